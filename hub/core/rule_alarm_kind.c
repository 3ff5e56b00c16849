/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Each kind of alarm answers two questions: of what is it needed and none stands, and is one that stands
 * still needed.  What follows from the answers is the same for all: rule_alarm_stand.c.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/hand.h"
#include "shared/care/rank.h"
#include "shared/care/takeover.h"
#include "shared/care/triage.h"

/* More open cases than rows to show them. */
static bool
board_full_lacks(const struct book *b, struct now now, uint64_t *value)
{
	(void)now;
	*value = book_totals(b).hidden;
	return *value > 0 && !rule_alarm_stands(b, KIND_BOARD_FULL);
}

static bool
board_full_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	(void)a;
	(void)now;
	return book_totals(b).hidden > 0;
}

static bool
waits_with(const struct book *b, uint64_t id, unsigned mark)
{
	const struct book_case *c = book_case(b, id);
	return c != NULL && (c->row.marks & mark) != 0 &&
	    state_is_waiting((enum zcc_state)c->row.state);
}

/* Until somebody answers who was on hold. */
static bool
hold_limit_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_case *c = book_case(b, a->value);
	return waits_with(b, a->value, CASE_MARK_RETURNED) ||
	    (c != NULL && rule_is_over_hold(c, now.line_ms));
}

int
rule_hold_alarm(const struct book *b, const struct book_case *c, struct now now, struct event *out)
{
	return rule_alarm_about(b, c->row.urgency > URGENCY_ALARM ? KIND_HOLD_LONG : KIND_HOLD_LIMIT,
	    c->row.id, now, out);
}

int
rule_regie_alarm(const struct book *b, const struct book_case *c, struct now now, struct event *out)
{
	if (c == NULL || !waits_with(b, c->row.id, CASE_MARK_REGIE))
		return ZCC_E_AGAIN;
	return rule_alarm_about(b, c->row.urgency > URGENCY_ALARM ? KIND_REGIE_DECIDES :
	    KIND_CALLBACK_REGIE, c->row.id, now, out);
}

int
rule_lost_alarm(const struct book *b, uint64_t id, struct now now, struct event *out)
{
	return rule_alarm_about(b, KIND_POST_LOST, id, now, out);
}

/* Somebody on the line is another thing than somebody who is to be called: nobody knows why he hung up,
 * or it was tried before. */
static enum alarm_kind_id
unclaimed_kind(const struct zcc_case_row *row)
{
	if (!rank_is_call_back(row))
		return KIND_UNCLAIMED;
	return row->attempts == 0 ? KIND_LEFT : KIND_UNREACHED;
}

int
rule_unclaimed(const struct book *b, struct now now, struct event *out)
{
	const struct alarm_settings *s = &book_settings(b)->alarm;
	const struct book_case *c = book_first_unheard(b);
	if (c != NULL && now.line_ms - book_alone_since(c) >= (int64_t)s->bell_s * 1000) {
		rule_own_event(out, EV_CASE_RUNG);
		out->u.of_case.id = c->row.id;
		return ZCC_OK;
	}
	for (c = book_next_rung(b, NULL); c != NULL; c = book_next_rung(b, c)) {
		if (now.line_ms - book_alone_since(c) < (int64_t)s->urgent_s * 1000)
			return ZCC_E_AGAIN;
		/* where there is no room for one, there may be for a graver one behind it */
		if (rule_alarm_about(b, unclaimed_kind(&c->row), c->row.id, now, out) == ZCC_OK)
			return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}

/* Until somebody has taken the call back, or closed it. */
static bool
callback_regie_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	(void)now;
	return waits_with(b, a->value, CASE_MARK_REGIE);
}

/* TE-2: as long as nobody has taken it. */
static bool
unclaimed_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_case *c = book_case(b, a->value);
	(void)now;
	return c != NULL && c->told == TOLD_ALARM && state_is_waiting((enum zcc_state)c->row.state) &&
	    !waits_with(b, a->value, CASE_MARK_REGIE);
}

/* Until it is there again, or somebody took it over. */
static bool
post_lost_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_case *c = book_case(b, a->value);
	(void)now;
	return c != NULL && c->row.state == CASE_VERLATEN;
}

/* Who asked still has it: a case in hand, or a ride that the meldkamer wanted to give back. */
static bool
is_kept(const struct book_case *c)
{
	return state_is_held((enum zcc_state)c->row.state) || c->row.state == CASE_OVERGEDRAGEN;
}

/* Until it is asked of somebody else, or the sender has done with it. */
static bool
transfer_back_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_case *c = book_case(b, a->value);
	int64_t limit_ms = (int64_t)book_settings(b)->transfer_s * 1000;
	return c != NULL && is_kept(c) &&
	    c->hand.kind == HAND_TRANSFER && (c->hand.state == HAND_EXPIRED ||
	        (c->hand.state == HAND_SENT && now.line_ms - c->hand.sent_line >= limit_ms));
}

/* Since then a call back was promised for, and much more than that. */
static bool
is_late(const struct book *b, const struct book_case *c, struct now now)
{
	int64_t late_ms = (int64_t)book_settings(b)->alarm.late_s * 1000;
	return c != NULL && now.line_ms - alarm_alone_line(&c->row) >= late_ms;
}

/* One for all: about the first that is late, until none is. */
static bool
callback_late_lacks(const struct book *b, struct now now, uint64_t *value)
{
	const struct book_case *c = book_first_promised(b);
	*value = c != NULL ? c->row.id : 0;
	return is_late(b, c, now) && !rule_alarm_stands(b, KIND_CALLBACK_LATE);
}

static bool
callback_late_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	(void)a;
	return is_late(b, book_first_promised(b), now);
}

/* Of the calls of the last 60 minutes, whether so many per cent was within the norm; with fewer calls
 * than `least` nobody knows, and it was. */
static bool
is_within(const struct book *b, unsigned line, uint32_t pct, uint32_t least, struct now now)
{
	struct zcc_line_row r = book_line(b, line, now.line_ms);
	uint64_t calls = (uint64_t)r.answered_60 + r.abandoned_late_60;
	return r.norm_s == 0 || r.target_pct == 0 || calls < least ||
	    (uint64_t)r.within_60 * 100 >= calls * pct;
}

static bool
line_low_lacks(const struct book *b, struct now now, uint64_t *value)
{
	const struct settings *s = book_settings(b);
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++) {
		*value = line;
		if (!is_within(b, line, s->line[line].target_pct, s->alarm.low_calls, now) &&
		    rule_alarm_standing(b, KIND_LINE_LOW, line) == NULL)
			return true;
	}
	return false;
}

/* Until it is so much better that the next call does not make it worse again. */
static bool
line_low_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct settings *s = book_settings(b);
	if (a->value < 1 || a->value > ZCC_LINES_NUM)
		return false;
	uint32_t pct = s->line[a->value].target_pct + s->alarm.low_back_pct;
	return !is_within(b, (unsigned)a->value, pct > 100 ? 100 : pct, s->alarm.low_calls / 2, now);
}

/* OP-4: whose turn it is has not acknowledged the list.  The former keeps the regie meanwhile. */
static bool
takeover_wait_lacks(const struct book *b, struct now now, uint64_t *value)
{
	const struct zcc_placing *p = &book_placing(b)->is;
	int64_t limit_ms = (int64_t)book_settings(b)->takeover_s * 1000;
	*value = book_takeover_num(b);
	return takeover_is_due(p) && now.line_ms - p->due_line >= limit_ms &&
	    !rule_alarm_stands(b, KIND_TAKEOVER_WAIT);
}

static bool
takeover_wait_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	(void)a;
	(void)now;
	return takeover_is_due(&book_placing(b)->is);
}

/* Somebody is to look into one of these for so long by now.  limit_s 0: nobody minds. */
static bool
waits_too_long(const struct book *b,
    const struct to_review *(*each)(const struct book *b, uint32_t *i), uint32_t limit_s, struct now now)
{
	const struct to_review *u;
	for (uint32_t i = 0; limit_s > 0 && (u = each(b, &i)) != NULL;)
		if (u->outcome == REVIEW_NONE && now.line_ms - u->at_line >= (int64_t)limit_s * 1000)
			return true;
	return false;
}

/* AU-8; one for all: about how many uses of the noodknop wait, until none waits too long. */
static bool
review_is_late(const struct book *b, struct now now)
{
	return waits_too_long(b, book_each_noodknop, book_settings(b)->review_s, now);
}

/* KB-15; the same of tags: what nobody looks into teaches nobody. */
static bool
tag_is_late(const struct book *b, struct now now)
{
	return waits_too_long(b, book_each_tag, book_settings(b)->tag_review_s, now);
}

static bool
tag_late_lacks(const struct book *b, struct now now, uint64_t *value)
{
	*value = book_tags_waiting(b);
	return tag_is_late(b, now) && !rule_alarm_stands(b, KIND_TAG_LATE);
}

static bool
tag_late_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	(void)a;
	return tag_is_late(b, now);
}

static bool
review_late_lacks(const struct book *b, struct now now, uint64_t *value)
{
	*value = book_noodknops_waiting(b, NULL);
	return review_is_late(b, now) && !rule_alarm_stands(b, KIND_REVIEW_LATE);
}

static bool
review_late_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	(void)a;
	return review_is_late(b, now);
}

/* Until a centralist acknowledged, or the sender spoke to somebody. */
static bool
rav_wait_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_case *c = book_case(b, a->value);
	(void)now;
	return c != NULL && hand_is_unheard(&c->row, &c->hand);
}

/* A shift beyond the maximum goes on; the alarm's value is when it began, by which the rows of the
 * operators tell whose it is. */
static bool
shift_long_lacks(const struct book *b, struct now now, uint64_t *value)
{
	int64_t max_ms = (int64_t)book_settings(b)->shift_max_s * 1000;
	const struct book_operator *op;
	for (uint32_t i = 0; max_ms > 0 && (op = book_each_operator(b, &i)) != NULL;) {
		*value = (uint64_t)op->shift.began_wall;
		if (*value != 0 && now.line_ms - op->shift.began_line > max_ms &&
		    rule_alarm_standing(b, KIND_SHIFT_LONG, *value) == NULL)
			return true;
	}
	return false;
}

static bool
shift_long_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_operator *op;
	(void)now;
	for (uint32_t i = 0; (op = book_each_operator(b, &i)) != NULL;)
		if (op->shift.began_wall != 0 && (uint64_t)op->shift.began_wall == a->value)
			return true;
	return false;
}

/* TB-6; one for all: about the advice that waits for longest, until none waits too long. */
static bool
advice_is_late(const struct book *b, struct now now, uint64_t *value)
{
	int64_t limit_ms = (int64_t)book_settings(b)->authorise_s * 1000;
	uint32_t i = 0;
	const struct book_case *c = book_each_advised(b, &i);
	*value = c != NULL ? c->row.id : 0;
	return c != NULL && limit_ms > 0 && now.line_ms - c->closed_line >= limit_ms;
}

static bool
advice_late_lacks(const struct book *b, struct now now, uint64_t *value)
{
	return advice_is_late(b, now, value) && !rule_alarm_stands(b, KIND_ADVICE_LATE);
}

static bool
advice_late_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	uint64_t value;
	(void)a;
	return advice_is_late(b, now, &value);
}

/* TB-5: judged below the protocol, and nobody at the regie has answered.  What the protocol said goes for
 * the worst. */
static enum alarm_kind_id
consult_kind(const struct book_case *c)
{
	return c->triage.system > URGENCY_ALARM ? KIND_CONSULT_LATE : KIND_CONSULT_URGENT;
}

/* Whom the meldkamer has, or is asked to take, needs no lower urgency. */
static bool
consult_is_late(const struct book *b, const struct book_case *c, struct now now)
{
	int64_t limit_ms = (int64_t)book_settings(b)->consult_s * 1000;
	bool is_sent = hand_is_to_meldkamer(&c->row) || c->row.state == CASE_OVERGEDRAGEN;
	return limit_ms > 0 && !is_sent && now.line_ms - c->own_line >= limit_ms;
}

static bool
consult_lacks(const struct book *b, enum alarm_kind_id kind, struct now now, uint64_t *value)
{
	const struct book_case *c;
	for (uint32_t i = 0; (c = book_each_consult(b, &i)) != NULL;) {
		*value = c->row.id;
		if (consult_kind(c) == kind && consult_is_late(b, c, now) &&
		    rule_alarm_standing(b, kind, *value) == NULL)
			return true;
	}
	return false;
}

static bool
consult_urgent_lacks(const struct book *b, struct now now, uint64_t *value)
{
	return consult_lacks(b, KIND_CONSULT_URGENT, now, value);
}

static bool
consult_late_lacks(const struct book *b, struct now now, uint64_t *value)
{
	return consult_lacks(b, KIND_CONSULT_LATE, now, value);
}

/* Until it is answered, judged anew, or closed with care. */
static bool
consult_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_case *c = book_case(b, a->value);
	return c != NULL && c->row.state != CASE_GESLOTEN && triage_wants_regie(&c->triage) &&
	    alarm_is(a, consult_kind(c)) && consult_is_late(b, c, now);
}

/* lacks NULL: another rule raises it, at the moment that it happens.  is_needed NULL: it is over when
 * it is raised. */
static const struct {
	bool (*lacks)(const struct book *b, struct now now, uint64_t *value);
	bool (*is_needed)(const struct book *b, const struct zcc_alarm_row *a, struct now now);
} kinds[KINDS_NUM] = {
    [KIND_CLOCK_STEP] = {NULL, NULL},
    [KIND_BOARD_FULL] = {board_full_lacks, board_full_is_needed},
    [KIND_HOLD_LIMIT] = {NULL, hold_limit_is_needed},
    [KIND_CALLBACK_REGIE] = {NULL, callback_regie_is_needed},
    [KIND_UNCLAIMED] = {NULL, unclaimed_is_needed},
    [KIND_LEFT] = {NULL, unclaimed_is_needed},
    [KIND_UNREACHED] = {NULL, unclaimed_is_needed},
    [KIND_POST_LOST] = {NULL, post_lost_is_needed},
    [KIND_HOLD_LONG] = {NULL, hold_limit_is_needed},
    [KIND_REGIE_DECIDES] = {NULL, callback_regie_is_needed},
    [KIND_TRANSFER_BACK] = {NULL, transfer_back_is_needed},
    [KIND_CALLBACK_LATE] = {callback_late_lacks, callback_late_is_needed},
    [KIND_LINE_LOW] = {line_low_lacks, line_low_is_needed},
    [KIND_RAV_WAIT] = {NULL, rav_wait_is_needed},
    [KIND_TAKEOVER_WAIT] = {takeover_wait_lacks, takeover_wait_is_needed},
    [KIND_SHIFT_LONG] = {shift_long_lacks, shift_long_is_needed},
    [KIND_ADVICE_LATE] = {advice_late_lacks, advice_late_is_needed},
    [KIND_REVIEW_LATE] = {review_late_lacks, review_late_is_needed},
    [KIND_TAG_LATE] = {tag_late_lacks, tag_late_is_needed},
    [KIND_CONSULT_URGENT] = {consult_urgent_lacks, consult_is_needed},
    [KIND_CONSULT_LATE] = {consult_late_lacks, consult_is_needed},
    [KIND_RETRIAGE_URGENT] = {rule_retriage_urgent_lacks, rule_retriage_urgent_is_needed},
    [KIND_RETRIAGE_LATE] = {rule_retriage_late_lacks, rule_retriage_late_is_needed},
};

/* The most urgent first, whatever its number: in a full table one that came before it would take the row
 * that was made free for it, for ever. */
static int
lacks_of(const struct book *b, unsigned priority, struct now now, struct event *out)
{
	for (unsigned id = 0; id < KINDS_NUM; id++) {
		uint64_t value = 0;
		if (alarm_kinds[id].priority == priority && kinds[id].lacks != NULL &&
		    kinds[id].lacks(b, now, &value) &&
		    rule_raise(b, (enum alarm_kind_id)id, value, now, out) == ZCC_OK)
			return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}

int
rule_alarm_lacks(const struct book *b, struct now now, struct event *out)
{
	for (unsigned priority = ALARM_HIGH; priority <= ALARM_LOW; priority++)
		if (lacks_of(b, priority, now, out) == ZCC_OK)
			return ZCC_OK;
	return ZCC_E_AGAIN;
}

bool
rule_alarm_is_needed(const struct book *b, const struct zcc_alarm_row *a, const struct alarm_kind *kind,
    struct now now)
{
	if (kind == NULL) /* of a newer release: only somebody there knows */
		return true;
	size_t id = (size_t)(kind - alarm_kinds);
	return kinds[id].is_needed == NULL || kinds[id].is_needed(b, a, now);
}
