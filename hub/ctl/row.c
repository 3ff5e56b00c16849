/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/row.h"

#include "zcc/types.h"

const char *
row_hub_state(const struct board *at)
{
	switch (at->hub_state) {
	case SEG_STOPPED: return "stopped";
	case SEG_STARTING: return "starting";
	case SEG_LIVE: return at->is_live ? "live" : "gone";
	case SEG_VOL: return at->is_live ? "vol" : "gone";
	}
	return "gone";
}

int64_t
row_since_s(const struct board *at, int64_t line)
{
	if (line == ZCC_NEVER || line > at->now_line)
		return 0;
	return (at->now_line - line) / 1000;
}

bool
row_due_in_s(const struct board *at, const struct zcc_case_row *r, int64_t *s)
{
	if (r->due_line == ZCC_NEVER)
		return false;
	int64_t ms = r->due_line - at->now_line;
	/* Division cuts towards zero; the first overdue millisecond counts as a second. */
	*s = ms >= 0 ? ms / 1000 : -((-ms + 999) / 1000);
	return true;
}

int64_t
row_held_s(const struct board *at, const struct zcc_case_row *r)
{
	return r->state == CASE_AANGEHOUDEN ? row_since_s(at, r->state_line) : -1;
}

const char *
row_complaint(const struct zcc_case_row *r)
{
	return r->flags & CASE_FLAG_FREETEXT ? "vrije tekst" : r->complaint;
}

const char *
row_seat_state(unsigned state)
{
	static const char *const words[] = {"away", "there", "lost"};
	return state < sizeof words / sizeof words[0] ? words[state] : "";
}

const char *
row_priority(unsigned priority)
{
	static const char *const words[] = {"", "hoog", "middel", "laag"};
	return priority < sizeof words / sizeof words[0] ? words[priority] : "";
}
