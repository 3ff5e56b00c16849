/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_intake - the form of a call that no telephone system tells of: line, complaint, who, where; at the
 * desk of the meldkamer also to whom it is handed over and what is said with it (OV-5).
 *
 * Of a call that was written on paper while there was no hub (PT-1) the times are asked too, and with what it
 * was closed.
 *
 * Enter goes to the next field and from the last one takes the call in.  Only the line must be filled.
 * What was typed stays until the hub has it; a refusal stands below the form.
 *
 * Tests: unit/test_console_intake.c, unit/test_screens.c.   Threads: one.   Memory: personal, wiped when
 * the hub has it.
 */
#ifndef ZCC_TUI_VIEW_INTAKE_H
#define ZCC_TUI_VIEW_INTAKE_H

#include "tui/core/console_state.h"

/* is_paper: it was written down while there was no hub, and has its real times (PT-1). */
void intake_begin(struct console *c, bool is_paper);
void intake_key(struct console *c, int key);
void intake_insert(struct console *c, const char *text); /* pasted */
void intake_draw(struct console *c, struct frame *f);
/* The hub took it in as this case; r tells what else was asked and not done. */
void intake_done(struct console *c, uint64_t row, const struct console_reply *r);
void intake_wipe(struct console *c);
/* What stands there was typed before the form was opened: it may be about another call. */
void intake_says_earlier(struct console *c);

#endif
