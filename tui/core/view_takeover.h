/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_takeover - who has the regie of vervolgzorg and who is to take it over (OP-4): the list of open
 * cases that is acknowledged with `j`, and what row 1 says of it.
 *
 * What is acknowledged is the list as the last frame showed it: a board that changed since is read again
 * first.
 *
 * Tests: unit/test_console_takeover.c, the golden screens takeover-*.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_TAKEOVER_H
#define ZCC_TUI_VIEW_TAKEOVER_H

#include "tui/core/console_state.h"

void takeover_begin(struct console *c);
void takeover_key(struct console *c, int key);
void takeover_draw(struct console *c, struct frame *f);
/* A new board: it is our turn to take over. */
void takeover_news(struct console *c);
/* The hub did it. */
void takeover_done(struct console *c);
/* For row 1: who sits here is to take over so many.  False: he is not. */
bool takeover_line(const struct console *c, char *out, size_t size);
/* For row 1: which desk has the regie, and until when, or who is to take over.  False: there is no rota.
 * *is_due: somebody is to take over and has not. */
bool takeover_routing(const struct console *c, char *out, size_t size, char *brief, size_t brief_size,
    bool *is_due);

#endif
