/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * intake_draft - the hub keeps what stands in the form of a call that comes in, so that a console that dies
 * loses at most a second of typing.
 *
 * The same rule as of a note (draft.h).  It is about no case yet, so it is the draft of case 0: one for
 * each operator, gone when the call is taken in or the form is emptied, and else a day later by the hub.
 *
 *     line:2 place:Hof%_van%_Twente
 *
 * Tests: unit/test_intake_draft.c, tests/screen/draft.t.   Threads: one.   Memory: the text is the form's.
 */
#ifndef ZCC_TUI_INTAKE_DRAFT_H
#define ZCC_TUI_INTAKE_DRAFT_H

#include "tui/core/console_state.h"

/* The form is opened: when it is empty, find out what is kept. */
void intake_draft_open(struct console *c);
/* Its text changed. */
void intake_draft_changed(struct console *c);
void intake_draft_flush(struct console *c);
/* Send what is due; ms until then, -1 = nothing. */
void intake_draft_time(struct console *c);
int intake_draft_wait_ms(const struct console *c);
/* The answer to a message of ours: true when it was one. */
bool intake_draft_answer(struct console *c, uint32_t ticket, const struct console_reply *r);
/* What the hub keeps, "" = nothing: true when it is now in the form, before its answer. */
bool intake_draft_text(struct console *c, const char *words);
/* Something stands in the form. */
bool intake_has_text(const struct console *c);

#endif
