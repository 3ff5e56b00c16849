/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * route - for whom a case is: for who takes its line, or for one desk on whatever line it came (KB-1,
 * PI-5).  The hub and the screens ask the same function, so that what a list shows is what `next` gives.
 *
 * Tests: unit/test_route.c.   Pure; strings are constant.
 */
#ifndef ZCC_ROUTE_H
#define ZCC_ROUTE_H

#include "shared/care/settings.h"
#include "zcc/segment.h"

/* The desk that answers what a professional asks (enum zcc_help), as the region has it; one that says nothing of
 * it means: urgentie triage, inzet regie, indicatie and vervolgzorg the desk vervolgzorg.  DESK_NONE: he asks
 * nothing of the kind. */
enum desk route_desk_of(const struct settings *s, unsigned help);
/* One of the desks that take calls, by its word; DESK_NONE: it is none. */
enum desk route_desk_by_word(const char *word);

/* Where a case can go on to: a line on which people answer, or a desk that takes calls. */
struct route {
	uint8_t line; /* enum zcc_line; 0 = it stays on its line */
	uint8_t desk; /* enum desk; 0 = for who takes the line */
};
/* By its whole word; false: it is neither.  The lines zelftriage and terugbellen say how a case came in,
 * and ambulance and meldkamer have a way of their own. */
bool route_by_word(const char *word, struct route *out);

/* Of one of these lines (bit line number), or for this desk (enum desk) on whatever line it came. */
bool route_is_of(const struct zcc_case_row *row, uint8_t lines, unsigned desk);

/* Somebody who takes calls in a role. */
struct route_taker {
	uint8_t lines;   /* bit line number: whose calls are his */
	uint8_t at_desk; /* the same of what is for his desk: all, unless he was put elsewhere */
	uint8_t desk;    /* enum desk; 0 = what is for a desk is his by its line alone */
	uint8_t manned;  /* bit desk: somebody works there now, and has no break */
	int64_t now_line; /* on the time line: by which a norm is over */
};

/*
 * He may take it.  What is for his desk is his on whatever line it came.  What is for another is so by its
 * line when nobody works there, and when its norm is over: nobody waits for a colleague who is not in, nor
 * for one who is busy for so long.  A U0 or U1 always is.
 */
bool route_is_theirs(const struct zcc_case_row *row, const struct route_taker *who);

#endif
