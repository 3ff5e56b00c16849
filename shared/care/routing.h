/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * routing - which desk places patients at a moment (OP-4): that of a participant in turn, a central
 * one, a zorgcentrale.
 *
 * The routes are configuration; the first of the list that holds is the one, so an exception stands
 * before the rule.  A route with several desks gives each its turn, a day or a week long, counted from
 * a day that is the first one's; the turn of a night is that of the day on which it began.  Times are
 * local, holidays and nights that turn the clock are those of windows.
 *
 * Tests: unit/test_routing.c.   Pure.
 */
#ifndef ZCC_ROUTING_H
#define ZCC_ROUTING_H

#include "shared/care/settings.h"

struct routing {
	const struct desk_settings *desk; /* NULL: nobody is named for this moment */
	int64_t until_ms;                 /* UTC ms at which it is another; ZCC_NEVER = not within days */
	const struct desk_settings *next; /* who takes over then; NULL: nobody is named */
	int64_t look_ms;                  /* when to look again: that, or the end of the days that were looked
	                                   * at; ZCC_NEVER = one desk has every turn */
};

/* False: the region has no routes. */
bool routing_at(const struct settings *s, int64_t wall_ms, struct routing *out);

#endif
