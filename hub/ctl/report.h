/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * report - figures from the rows of the journal.  What became of the calls is report_care.h; here is KP-10: telephone reachability of the huisartsenposten and of the
 * lines, and how who was asked to take a patient over (the ggz, for the crisisdienst) could be reached;
 * and for what cases were closed, which is the use of it.
 *
 * Of the calls that came in between two moments.  Whatever was taken back is not counted.
 *
 * Tests: cli/report.t, and an evening counts it again (tests/room/Recount/Kp10.pm).   Threads: one.
 * Memory: some 400 bytes per case, from report_new() to report_free().
 */
#ifndef ZCC_CTL_REPORT_H
#define ZCC_CTL_REPORT_H

#include "shared/care/settings.h"
#include "zcc/err.h"

#include "hub/ctl/report_care.h"

struct journal_row;

/* Calls of one post on one line; post empty = they came here themselves. */
struct report_reach {
	char post[ZCC_CODE_SIZE];
	uint8_t line;
	uint32_t calls, answered, within; /* within: of those answered, in the norm */
	uint32_t abandoned, late;         /* hung up before an answer; of these after the norm */
	int64_t longest_ms;               /* that one waited for the answer */
};

/* Warm transfers that a role was asked to take: each ended in one way, or waits. */
struct report_asked {
	char role[ZCC_ROLE_SIZE];
	uint32_t asked, taken, returned, lapsed, ended; /* lapsed: nobody answered; ended: with the case */
	int64_t longest_ms;                             /* until one was taken */
};

/* Tags of one kind (KB-15; of ketenincidenten KP-11): given, reviewed, and of these none after all. */
struct report_tags {
	uint32_t given, reviewed, none;
};

struct report_closed {
	char reason[ZCC_CODE_SIZE];
	uint32_t cases;
};

enum { REPORT_REACH_MAX = (ZCC_POSTS_MAX + 1) * ZCC_LINES_NUM, REPORT_ASKED_MAX = 64, REPORT_CLOSED_MAX = 128 };

/* By post and line, role, and reason, in the order in which they came first. */
struct report_sum {
	int64_t from_wall, to_wall; /* UTC ms */
	uint32_t inhabitants;       /* of the region, as it is configured; 0 = not told: counts only */
	struct report_reach reach[REPORT_REACH_MAX];
	unsigned reach_num;
	struct report_asked asked[REPORT_ASKED_MAX];
	unsigned asked_num;
	struct report_closed closed[REPORT_CLOSED_MAX];
	unsigned closed_num;
	struct report_care care; /* KP-7, KP-8, KP-16, KP-18 */
	struct report_tags tags[TAGS_NUM + 1]; /* by enum zcc_tag; [0] unused */
};

struct report;

/* NULL: no memory. */
struct report *report_new(int64_t from_wall, int64_t to_wall);
void report_free(struct report *r);
/* Each row of the journal once, from the first on.  ZCC_E_FULL: no memory. */
ZCC_CHECK int report_take(struct report *r, const struct journal_row *row);
/* What there is now; false when it holds more posts, roles or reasons than fit, or memory is short. */
bool report_sum(const struct report *r, struct report_sum *out);
/* within, of all answered or hung up late, in tenths of a percent; -1 = there were none. */
int32_t report_share(const struct report_reach *r);

#endif
