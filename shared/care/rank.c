/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/rank.h"

#include "shared/care/state.h"

static int
order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
by_urgency(const struct zcc_case_row *a, const struct zcc_case_row *b, int64_t now_s)
{
	(void)now_s;
	return order(a->urgency, b->urgency); /* URGENCY_NONE is the greatest number */
}

bool
rank_is_call_back(const struct zcc_case_row *r)
{
	return (r->flags & CASE_FLAG_CALLBACK) != 0 || r->state == CASE_AFGEHAAKT ||
	    r->state == CASE_TERUGBELLEN;
}

bool
rank_has_no_caller(const struct zcc_case_row *r)
{
	return rank_is_call_back(r) || state_is_under_way((enum zcc_state)r->before);
}

static int
by_live_call(const struct zcc_case_row *a, const struct zcc_case_row *b, int64_t now_s)
{
	(void)now_s;
	return order(rank_has_no_caller(a), rank_has_no_caller(b));
}

bool
rank_is_overdue(int64_t due_line, int64_t now_s)
{
	return due_line != ZCC_NEVER && due_line < now_s * 1000;
}

static int
by_overdue(const struct zcc_case_row *a, const struct zcc_case_row *b, int64_t now_s)
{
	return order(rank_is_overdue(b->due_line, now_s), rank_is_overdue(a->due_line, now_s));
}

static int
by_returned(const struct zcc_case_row *a, const struct zcc_case_row *b, int64_t now_s)
{
	(void)now_s;
	return order((b->marks & CASE_MARK_RETURNED) != 0, (a->marks & CASE_MARK_RETURNED) != 0);
}

/* Who was promised a time expects nobody before it. */
static int64_t
arrival(const struct zcc_case_row *r)
{
	return r->promised_line != 0 && rank_is_call_back(r) ? r->promised_line : r->received_line;
}

static int
by_arrival(const struct zcc_case_row *a, const struct zcc_case_row *b, int64_t now_s)
{
	(void)now_s;
	return order(arrival(a), arrival(b));
}

static int
by_id(const struct zcc_case_row *a, const struct zcc_case_row *b, int64_t now_s)
{
	(void)now_s;
	return (a->id > b->id) - (a->id < b->id);
}

const struct rank_step rank_steps[] = {
    {"urgency", "Who is in the greatest danger goes first; a case without urgency goes last.",
	by_urgency},
    {"live call", "A caller on the line cannot wait as long as one who will be called back.",
	by_live_call},
    {"returned", "Who was on hold over the limit has waited twice, and goes to the head of the class.",
	by_returned},
    {"overdue", "A norm that is broken already is not broken further for one that can be kept.",
	by_overdue},
    {"arrival", "Among equals the one who called first has waited longest.", by_arrival},
    {"number", "Every screen shows the same order, also for calls of the same moment.", by_id},
};
const unsigned rank_steps_num = sizeof rank_steps / sizeof rank_steps[0];

int
rank_cmp(const struct zcc_case_row *a, const struct zcc_case_row *b, int64_t now_s)
{
	int c = 0;
	for (unsigned i = 0; i < rank_steps_num && c == 0; i++)
		c = rank_steps[i].cmp(a, b, now_s);
	return c;
}
