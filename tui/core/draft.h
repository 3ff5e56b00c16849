/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * draft - the hub keeps what stands in the note form, so that a console that dies loses at most a
 * second of typing.
 *
 * The rule is that the draft mirrors the form: what changed there is sent at a pause or each second,
 * an empty form deletes.  One message is under way at a time.  Before anything is sent the hub is
 * asked what it keeps, so that a form that has just been opened does not wipe it (mirror.h).
 *
 * Tests: unit/test_draft.c, tests/screen/draft.t.   Threads: one.   Memory: the text is the form's.
 */
#ifndef ZCC_TUI_DRAFT_H
#define ZCC_TUI_DRAFT_H

#include "tui/core/console_state.h"

/* The form is about another case now: find out what is kept of it. */
void draft_open(struct console *c);
/* The text in the form changed. */
void draft_changed(struct console *c);
/* Send what is not kept yet without waiting for a pause. */
void draft_flush(struct console *c);
/* Send what is due. */
void draft_time(struct console *c);
/* Ms until draft_time() has something to do, -1 = nothing. */
int draft_wait_ms(const struct console *c);
/* The hub keeps what stands in the form, or there is nothing to keep. */
bool draft_is_safe(const struct console *c);
/* The answer to a message of ours: true when it was one. */
bool draft_answer(struct console *c, uint32_t ticket, const struct console_reply *r);
/* What the hub keeps for this case; before its draft_answer(). */
void draft_text(struct console *c, uint64_t row, const char *text);
/* Say that an earlier console left a note half typed, when its case is on the board. */
void draft_offer(struct console *c);

#endif
