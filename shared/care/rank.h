/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rank - the order of the queue (HB-5, C10), the same for the hub and for every screen.
 *
 * The steps, in the order in which they decide, are one table with a reason per step in rank.c and
 * in zcc-rank(7).  The last step compares ids, so no two cases are equal.
 *
 * Tests: unit/test_rank.c.   Pure: no clock; `now_s` is the heartbeat's second.
 */
#ifndef ZCC_RANK_H
#define ZCC_RANK_H

#include "zcc/segment.h"

#include <stdbool.h>

/* <0 when a goes before b, >0 after; 0 only for the same case. */
int rank_cmp(const struct zcc_case_row *a, const struct zcc_case_row *b, int64_t now_s);

/*
 * Has a norm that ends at `due_line` (ms; ZCC_NEVER: there is none) been broken?  This is all that
 * time does to the order: two cases of which both or neither are overdue keep their order for ever.
 */
bool rank_is_overdue(int64_t due_line, int64_t now_s);

/* Is nobody on the line: hung up, or promised a call back (also while somebody has it in hand)? */
bool rank_is_call_back(const struct zcc_case_row *r);
/* The same; also where care was on its way when its post fell away. */
bool rank_has_no_caller(const struct zcc_case_row *r);

/* One step of the order. */
struct rank_step {
	const char *name;   /* as in zcc-rank(7) */
	const char *reason; /* why it stands there */
	int (*cmp)(const struct zcc_case_row *a, const struct zcc_case_row *b, int64_t now_s);
};
extern const struct rank_step rank_steps[];
extern const unsigned rank_steps_num;

#endif
