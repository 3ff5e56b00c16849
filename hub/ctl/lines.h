/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lines - intake from JSON Lines: each line a command of its own, many under way at once.
 *
 * Tests: cli/intake.t.   Threads: one.   Memory: one window, static.
 */
#ifndef ZCC_CTL_LINES_H
#define ZCC_CTL_LINES_H

#include "hub/ctl/ctl.h"

/*
 * Lines from `in`, until its end.  Answers are said as they come, also while the next line does
 * not; in JSON, which is one document, at the end.  Ids go to stdout in the order of the lines,
 * refusals with their line number to stderr.
 *
 * ZCC_E_DATA: at least one line was refused; the others were taken in.  ZCC_E_OUTCOME: the hub did
 * not answer; the fault says from which line on it is not known, stderr which command ids those
 * lines had, and what follows them was not sent.
 */
ZCC_CHECK int lines_intake(struct ctl *c, int in);

#endif
