/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_noodknop - the noodknop (AU-8): why this dossier must be opened by who has no treatment relation,
 * by a digit and in words, then `j`; and how long it is open.
 *
 * Tests: unit/test_console_noodknop.c, unit/test_screens.c.   Threads: one.   Memory: the words may name a
 * patient: wiped when they were sent or left.
 */
#ifndef ZCC_TUI_VIEW_NOODKNOP_H
#define ZCC_TUI_VIEW_NOODKNOP_H

#include "tui/core/console_state.h"

void noodknop_begin(struct console *c, uint64_t row);
void noodknop_key(struct console *c, int key);
void noodknop_insert(struct console *c, const char *text);
void noodknop_draw(struct console *c, struct frame *f);
/* The hub has opened it: it is read at once. */
void noodknop_done(struct console *c, uint64_t row);
/* A dossier was refused for want of a treatment relation: the key that opens it all the same. */
void noodknop_hint(struct console *c, const struct grounds *g);
/* What was opened so goes from the screen when its time is over. */
void noodknop_time(struct console *c);
/* The dossier on the screen is open by the noodknop: says so, loudly; rows used. */
int noodknop_banner(const struct console *c, struct frame *f, int y);
/* Why it was used, in the words of people. */
const char *noodknop_label(unsigned why);

#endif
