/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * link_seat - the seat of a link: hello, the role for a desk, and being there.
 *
 * Tests: see link.h.   Threads: one.   Memory: the link's.
 */
#ifndef ZCC_TUI_LINK_SEAT_H
#define ZCC_TUI_LINK_SEAT_H

#include "tui/edge/link_state.h"

/* A command in our name: operator, role and seat. */
void link_fill(const struct link *l, struct ask *a, enum zcc_verb verb);
/* Say hello, in l->role; none: the hub chooses. */
void link_hello(struct link *l, int64_t now_ms);
/* The hub's answer to the hello under way. */
void link_hello_answered(struct link *l, const struct wire_answer *answer, int64_t now_ms);
/* Log in when we are not, again when the hub lost us; say that we are there. */
void link_keep_seat(struct link *l, int64_t now_ms);

#endif
