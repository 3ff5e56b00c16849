/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * note - the note form: free text about one case, in the last two rows.  What stands in it is kept by
 * the hub as well (draft.h), until it is recorded or the form is left empty.
 *
 * Tests: unit/test_console.c, unit/test_screens.c.   Threads: one.   Memory: the text is personal;
 * it is wiped when it is recorded or the console ends.
 */
#ifndef ZCC_TUI_NOTE_H
#define ZCC_TUI_NOTE_H

#include "tui/core/console_state.h"

/* Open the form for this case, with the text that was left there; `text` goes behind it, NULL none. */
void note_begin(struct console *c, uint64_t row, const char *text);
/* The same for an instruction, with which this version of a consult is sent back. */
void note_instruct(struct console *c, uint64_t row, uint32_t version, const char *text);
/* The same for what is to be done instead of the advice, which is not authorised at this version. */
void note_decline(struct console *c, uint64_t row, uint32_t version, const char *text);
/* Pasted text. */
void note_insert(struct console *c, const char *text);
/* The hub has recorded the note with this case. */
void note_recorded(struct console *c, uint64_t row);
void note_key(struct console *c, int key);
void note_draw(struct console *c, struct frame *f);

#endif
