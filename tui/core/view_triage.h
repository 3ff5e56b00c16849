/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_triage - SCREEN_TRIAGE: what is known on top, the step below it, what it comes to at the bottom.
 *
 *     1     the case            2    what is ticked      3   the trail of steps
 *     4     the letters of ABCD
 *     5..   the step: letters, complaint, criteria, care
 *     -6    what the protocol makes of it, and by what   -5  own judgement   -4  the protocol's notice
 *
 * From CONSOLE_SPLIT columns on the queue and the colleagues stand beside it.  Where there are too few
 * rows for a question with its options, as below the box of a lost hub, what is around it gives way.
 *
 * Tests: unit/test_triage_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_TRIAGE_H
#define ZCC_TUI_VIEW_TRIAGE_H

#include "tui/core/console_state.h"

void triage_draw(struct console *c, struct frame *f, int y);
/* The keys of the step, instead of those of a screen. */
void triage_footer(const struct console *c, struct frame *f);
/* view_triage_step.c: one step, in `height` rows; the cursor goes to what is asked. */
/* view_triage_care.c: the last of them. */
void triage_care_draw(const struct triage_form *t, struct frame *f, int y, int x, int height, int width);
/* Right in a row: to whom it was given and when; where the `used` columns of it leave no room, when alone.
 * Columns that are left for what stands before it. */
int triage_origin_draw(const struct console *c, struct frame *f, int y, int x, int width, int used,
    const struct given_answer *g);
void triage_step_draw(const struct console *c, struct frame *f, int y, int x, int height, int width);

#endif
