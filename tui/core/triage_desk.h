/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_desk - the triage form at the console: opening it for a case, its keys, and sending what it
 * came to.  The hub weighs the answers again and gives the urgency; what stands here is only shown.
 *
 * Tests: unit/test_triage_keys.c, tests/screen/triage.t.   Threads: one.
 */
#ifndef ZCC_TUI_TRIAGE_DESK_H
#define ZCC_TUI_TRIAGE_DESK_H

#include "tui/core/console_state.h"

/* A triage can begin now or with an answer that is awaited, or one is shown: by then the protocol has to be
 * here. */
bool triage_is_near(const struct console *c);
/* This case can be triaged here now: it is ours, and its caller is spoken with.  False: says why, unless
 * `is_silent`. */
bool triage_may_begin(struct console *c, const struct zcc_case_row *row, bool is_silent);
/* Its form, as it was left when it is open already. */
void triage_begin(struct console *c, const struct zcc_case_row *row);
/* A key of SCREEN_TRIAGE; false: it is for the console. */
bool triage_key(struct console *c, int key);
void triage_insert(struct console *c, const char *text);
/* An earlier console left a triage half made, and the case is ours (again): ask for it.  And one that is
 * being made here stays ours when the seat falls away at which it was taken. */
void triage_resume(struct console *c);
/* The hub asks first who the patient is (ID-1).  By which key that is said depends on the screen, which
 * the hub does not see: a triage goes back to the step where it is asked. */
void triage_lacks_who(struct console *c, uint64_t row, const struct console_reply *r);
/* The dossier of a case: what others were answered stands in its triage from now on (NT-13). */
void triage_dossier(struct console *c, uint64_t row, const struct dossier_part *part, unsigned num);
/* The hub wants to hear why all is asked again, or what was taken over is not there any more. */
void triage_refused(struct console *c, uint64_t row, unsigned why);
/* The hub has the triage, or the ride: the form is done with. */
void triage_recorded(struct console *c, uint64_t row);

#endif
