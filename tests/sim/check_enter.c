/* SPDX-License-Identifier: EUPL-1.2 */
/* What was written on paper while there was no hub: PT-1. */
#include "tests/sim/check_priv.h"

typedef unsigned long long ull;

static int64_t
after_norm(int64_t received_line, uint32_t norm_s)
{
	return norm_s > 0 ? received_line + (int64_t)norm_s * 1000 : ZCC_NEVER;
}

/* Its state follows from what is known of it, and the clock that runs from its state. */
static const char *
wrong_clock(const struct settings *s, const struct event *e)
{
	const struct zcc_case_row *r = &e->u.received.row;
	bool is_answered = e->u.received.answered_line != ZCC_NEVER;
	unsigned line = is_answered ? LINE_TERUGBELLEN : r->line;
	if (is_answered != ((r->flags & CASE_FLAG_ANSWERED) != 0))
		return "whether it was answered";
	if (r->state == CASE_GESLOTEN)
		return r->due_line != ZCC_NEVER || r->reason[0] == '\0' ? "that it is closed" : NULL;
	if (r->state != (is_answered ? CASE_TERUGBELLEN : CASE_WACHTEND))
		return "its state";
	return r->due_line != after_norm(r->received_line, s->line[line].norm_s) ? "its clock" : NULL;
}

static const char *
wrong_times(const struct settings *s, const struct journal_row *row, const struct event *e)
{
	const struct zcc_case_row *r = &e->u.received.row;
	int64_t ago = row->line_ms - r->received_line, answered = e->u.received.answered_line;
	if (ago != row->at_ms - r->received_wall)
		return "its place on the time line";
	if (ago < 0 || ago > (int64_t)s->enter_max_s * 1000 || r->state_line > row->line_ms ||
	    r->state_line < r->received_line)
		return "its times";
	if (answered == ZCC_NEVER)
		return NULL;
	int64_t due = after_norm(r->received_line, s->line[r->line].norm_s);
	bool is_within = due == ZCC_NEVER || answered <= due;
	return answered < r->received_line || answered > r->state_line ||
	        is_within != e->u.received.is_within ? "its answer" : NULL;
}

void
check_entered(struct check *c, const struct journal_row *row, const struct event *e)
{
	const struct settings *s = book_settings(c->shadow);
	const struct zcc_case_row *r = &e->u.received.row;
	const char *wrong = wrong_times(s, row, e);
	if (wrong == NULL)
		wrong = wrong_clock(s, e);
	if (r->id != book_next_case(c->shadow) || r->version != 1 ||
	    (r->flags & CASE_FLAG_LATER) == 0)
		wrong = "what it is";
	if (wrong != NULL)
		check_fail(c, "PT-1", "row %llu enters case %llu and is wrong about %s", (ull)row->seq,
		    (ull)r->id, wrong);
	ZCC_MUST(r->id < CASES_MAX);
}
