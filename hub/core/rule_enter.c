/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Calls that were written on paper while there was no hub (PT-1), entered with the times at which
 * everything was so.  Its moments lie on the time line where the wall clock puts them, so that clocks,
 * order and figures are those of the real time:
 *
 *     received ------- answered ------- closed ------- now       the wall, and the line beside it
 *
 *     received alone            wachtend: perhaps the caller is still on the line; its norm ran on
 *     received, answered        terugbellen: somebody spoke to the caller, and it is not done
 *     received, closed          gesloten, with a reason
 *
 * No window refuses it: what was done is done.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/words.h"

#include <string.h>

/* A time that may be none (0): not ahead, and not before the one that came first. */
static int
check_moment(const struct question *q, const char *name, uint64_t at, const char *name_before,
    uint64_t before)
{
	if (at == 0)
		return ZCC_OK;
	if (at > (uint64_t)q->now.wall_ms)
		return refuse(q->no, (struct because){WHY_ENTER_AHEAD, name});
	if (at < before)
		return refuse(q->no, (struct because){WHY_ENTER_ORDER, name, name_before});
	return ZCC_OK;
}

static int
check_times(const struct question *q)
{
	const struct ask_board *a = &q->ask->board;
	uint64_t max_ms = (uint64_t)book_settings(q->book)->enter_max_s * 1000;
	const char *before = a->answered != 0 ? "answered" : "received";
	if (a->received == 0)
		return refuse(q->no, (struct because){WHY_NEEDS_RECEIVED});
	int code = check_moment(q, "received", a->received, "", 0);
	if (code == ZCC_OK)
		code = check_moment(q, "answered", a->answered, "received", a->received);
	if (code == ZCC_OK)
		code = check_moment(q, "closed", a->closed, before,
		    a->answered != 0 ? a->answered : a->received);
	if (code == ZCC_OK && (uint64_t)q->now.wall_ms - a->received > max_ms)
		code = refuse(
		    q->no, (struct because){WHY_ENTER_OLD, numeral(max_ms / 60000).text});
	return code;
}

static int
check_closing(const struct question *q)
{
	const struct ask_board *a = &q->ask->board;
	if ((a->closed != 0) != (a->reason[0] != '\0'))
		return refuse(q->no, (struct because){WHY_ENTER_CLOSED});
	if (a->closed == 0)
		return ZCC_OK;
	if (!settings_has_reason(book_settings(q->book), a->reason))
		return refuse(q->no, (struct because){WHY_NO_REASON});
	/* the attempts are counted here, and the regiearts decides about the last (CB-1) */
	if (strcmp(a->reason, attempt_word(ATTEMPT_NO_ANSWER)) == 0)
		return refuse(q->no, (struct because){WHY_ENTER_UNREACHED});
	return ZCC_OK;
}

/* Where a wall time lies on the time line. */
static int64_t
on_line(const struct question *q, uint64_t wall_ms)
{
	return q->now.line_ms - (q->now.wall_ms - (int64_t)wall_ms);
}

/* Answered and not done: nobody is on the line any more, and somebody is to call back. */
static void
to_call_back(const struct question *q, struct zcc_case_row *r)
{
	uint32_t norm_s = book_settings(q->book)->line[LINE_TERUGBELLEN].norm_s;
	r->state = CASE_TERUGBELLEN;
	r->flags |= CASE_FLAG_CALLBACK;
	r->state_line = on_line(q, q->ask->board.answered);
	r->norm_s = norm_s;
	r->due_line = norm_s > 0 ? r->received_line + (int64_t)norm_s * 1000 : ZCC_NEVER;
}

static void
to_closed(const struct question *q, struct zcc_case_row *r)
{
	r->state = CASE_GESLOTEN;
	r->state_line = on_line(q, q->ask->board.closed);
	r->norm_s = 0;
	r->due_line = ZCC_NEVER;
	memcpy(r->reason, q->ask->board.reason, sizeof r->reason);
	if (rule_is_advised_alone(q, r->reason, &(struct zcc_triage){.times = 0}))
		r->marks |= CASE_MARK_ADVISED;
}

int
rule_enter(const struct question *q, struct event *out)
{
	const struct ask_board *a = &q->ask->board;
	if (a->line < 1 || a->line > ZCC_LINES_NUM)
		return refuse(q->no, (struct because){WHY_NEEDS_LINE});
	int code = check_times(q);
	if (code == ZCC_OK)
		code = check_closing(q);
	if (code == ZCC_OK)
		code = call_is_known(q);
	if (code != ZCC_OK)
		return code;
	struct zcc_case_row *r = &out->u.received.row;
	out->type = EV_CASE_ENTERED;
	call_row(q, (struct now){on_line(q, a->received), (int64_t)a->received}, r);
	r->flags |= CASE_FLAG_LATER;
	out->u.received.answered_line = ZCC_NEVER;
	if (a->answered != 0) {
		r->flags |= CASE_FLAG_ANSWERED;
		out->u.received.answered_line = on_line(q, a->answered);
		out->u.received.is_within = r->due_line == ZCC_NEVER ||
		    out->u.received.answered_line <= r->due_line;
	}
	if (a->closed != 0)
		to_closed(q, r);
	else if (a->answered != 0)
		to_call_back(q, r);
	return ZCC_OK;
}
