/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_draft - the hub keeps a triage while it is made, so that whatever dies it goes on where it was:
 * screen, cursor and answers, at most a second of typing behind (UX goal 24).
 *
 * The same rule as of a note (draft.h), and the other part of the same draft.
 *
 * Tests: unit/test_triage_draft.c, tests/screen/triage.t.   Threads: one.
 */
#ifndef ZCC_TUI_TRIAGE_DRAFT_H
#define ZCC_TUI_TRIAGE_DRAFT_H

#include "tui/core/console_state.h"

/* The form was opened for another case: find out what is kept of it. */
void triage_draft_open(struct console *c, uint64_t row);
/* A key did something to it. */
void triage_draft_changed(struct console *c);
/* It was recorded, and is kept no longer. */
void triage_draft_drop(struct console *c);
void triage_draft_flush(struct console *c);
/* Send what is due; ms until then, -1 = nothing. */
void triage_draft_time(struct console *c);
int triage_draft_wait_ms(const struct console *c);
/* The hub keeps what stands in the form, or there is nothing to keep. */
bool triage_draft_is_safe(const struct console *c);
/* The answer to a message of ours: true when it was one. */
bool triage_draft_answer(struct console *c, uint32_t ticket, const struct console_reply *r);
/* What the hub keeps of this case, "" = nothing: true when it is now in the form, before its answer. */
bool triage_draft_text(struct console *c, uint64_t row, const char *words);

#endif
