/* SPDX-License-Identifier: EUPL-1.2 */
/* Alarms, of a row before it is applied to the shadow: PE-9. */
#include "tests/sim/check_priv.h"

#include "shared/care/alarm.h"
#include "shared/care/hand.h"
#include "shared/care/state.h"
#include "shared/care/triage.h"
#include "shared/care/waitroom.h"

#include <string.h>

typedef unsigned long long ull;

/* One that stands has no twin, and nothing that is as urgent lost its row to it. */
static void
check_raised(struct check *c, const struct journal_row *row, const struct zcc_alarm_row *a)
{
	const struct zcc_alarm_row *other;
	const struct alarm_kind *kind = alarm_kind(a->kind);
	if (row->verb != 0 || kind == NULL || a->whom != kind->whom)
		check_fail(c, "PE-9", "row %llu raises %s", (ull)row->seq, a->kind);
	for (uint32_t i = 0; !a->gone && (other = book_each_alarm(c->shadow, &i)) != NULL;)
		if (!other->gone && other->value == a->value && strcmp(other->kind, a->kind) == 0)
			check_fail(c, "PE-9", "row %llu raises %s of %llu, which stands as %llu",
			    (ull)row->seq, a->kind, (ull)a->value, (ull)other->id);
	if (a->id != 0 && a->priority != ALARM_HIGH &&
	    book_alarms_num(c->shadow) + 1 >= region_sizes.alarms)
		check_fail(c, "PE-9", "row %llu gives %s the last row, which is for what is high",
		    (ull)row->seq, a->kind);
	c->counts.alarms++;
	c->counts.retriages += strncmp(a->kind, "retriage-", 9) == 0;
}

/* Only who sits at a desk that it is for, once. */
static void
check_seen(struct check *c, const struct journal_row *row, const struct zcc_alarm_row *seen)
{
	const struct zcc_alarm_row *a = book_alarm(c->shadow, seen->id);
	const struct role_settings *r = settings_role(book_settings(c->shadow), row->role);
	if (a == NULL || r == NULL || !alarm_is_for(a, (enum desk)r->desk) ||
	    alarm_is_seen_by(a, row->actor))
		check_fail(c, "PE-9", "row %llu: %s sees alarm %llu", (ull)row->seq, row->actor,
		    (ull)seen->id);
}

static void
check_rested(struct check *c, const struct journal_row *row, const struct zcc_alarm_row *a,
    const struct ev_alarm_changed *ch)
{
	const struct alarm_kind *kind = alarm_kind(a->kind);
	const struct alarm_settings *s = &book_settings(c->shadow)->alarm;
	int64_t most_s = row->verb == 0 ? s->chatter_s : s->rest_max_s;
	if (a->gone || kind == NULL || !kind->may_rest || ch->until_line <= row->line_ms ||
	    ch->until_line - row->line_ms > most_s * 1000 ||
	    (row->verb == 0) != (ch->reason == REST_CHATTER))
		check_fail(c, "PE-9", "row %llu puts %s at rest for %lld ms", (ull)row->seq, a->kind,
		    (long long)(ch->until_line - row->line_ms));
	c->counts.rested++;
}

static void
check_alarm_changed(struct check *c, const struct journal_row *row,
    const struct ev_alarm_changed *ch)
{
	const struct zcc_alarm_row *a = book_alarm(c->shadow, ch->id);
	if (a == NULL) {
		check_fail(c, "PE-9", "row %llu changes alarm %llu, which is not there",
		    (ull)row->seq, (ull)ch->id);
		return;
	}
	if (ch->act == ALARM_RESTED)
		check_rested(c, row, a, ch);
	else if (ch->act == ALARM_WOKEN && (a->reason == REST_NONE ||
	    (row->verb == 0 && row->line_ms < a->rest_line)))
		check_fail(c, "PE-9", "row %llu wakes alarm %llu before its time", (ull)row->seq,
		    (ull)a->id);
	else if (ch->act == ALARM_WIDENED && (a->seen_desks & a->whom) != 0)
		check_fail(c, "PE-9", "row %llu widens alarm %llu, which was seen", (ull)row->seq,
		    (ull)a->id);
	else if (ch->act == ALARM_GAVE_WAY &&
	    (book_alarms_num(c->shadow) + 1 < region_sizes.alarms ||
	        (a->priority == ALARM_HIGH && !a->gone)))
		check_fail(c, "PE-9", "row %llu takes the row of alarm %llu", (ull)row->seq,
		    (ull)a->id);
	c->counts.widened += ch->act == ALARM_WIDENED;
	c->counts.gave_way += ch->act == ALARM_GAVE_WAY;
}

/* What somebody waits behind is over only when nobody waits any more. */
static void
check_gone(struct check *c, const struct journal_row *row, const struct zcc_alarm_row *e)
{
	const struct zcc_alarm_row *a = book_alarm(c->shadow, e->id);
	const struct book_case *k = a != NULL ? book_case(c->shadow, a->value) : NULL;
	if (a == NULL || a->gone)
		check_fail(c, "PE-9", "row %llu ends alarm %llu, which does not stand", (ull)row->seq,
		    (ull)e->id);
	else if (alarm_is(a, KIND_CALLBACK_REGIE) && k != NULL &&
	    (k->row.marks & CASE_MARK_REGIE) != 0 &&
	    state_is_waiting((enum zcc_state)k->row.state))
		check_fail(c, "PE-9", "row %llu ends %s of case %llu, which waits", (ull)row->seq,
		    a->kind, (ull)k->row.id);
}

/* TE-2: not before its limit, and only while nobody has it. */
static void
check_rung(struct check *c, const struct journal_row *row, uint64_t id)
{
	const struct book_case *k = book_case(c->shadow, id);
	int64_t bell_ms = (int64_t)book_settings(c->shadow)->alarm.bell_s * 1000;
	if (row->verb != 0 || k == NULL || !alarm_case_is_alone(&k->row) || k->told != TOLD_NOBODY ||
	    row->line_ms - book_alone_since(k) < bell_ms)
		check_fail(c, "TE-2", "row %llu rings for case %llu", (ull)row->seq, (ull)id);
	c->counts.rung++;
}

/* TB-5: an alarm says that nobody answers. */
static void
check_consult(struct check *c, const struct book *b, const struct book_case *k, struct now now)
{
	const char *kind = alarm_kinds[k->triage.system > URGENCY_ALARM ? KIND_CONSULT_LATE :
	    KIND_CONSULT_URGENT].code;
	const struct zcc_alarm_row *a;
	int64_t limit_ms = (int64_t)book_settings(b)->consult_s * 1000;
	bool is_told = !triage_wants_regie(&k->triage) || hand_is_to_meldkamer(&k->row) ||
	    k->row.state == CASE_OVERGEDRAGEN || now.line_ms - k->own_line < limit_ms;
	for (uint32_t i = 0; !is_told && (a = book_each_alarm(b, &i)) != NULL;)
		is_told = !a->gone && a->value == k->row.id && strcmp(a->kind, kind) == 0;
	if (!is_told)
		check_fail(c, "TB-5", "nobody answers about case %llu for %lld ms, and no alarm says so",
		    (ull)k->row.id, (long long)(now.line_ms - k->own_line));
}

/* NT-12: an alarm says that who waits where care is given is to be triaged again: of a U0 or U1 one of
 * his own, of the others one for all. */
static void
check_retriage(struct check *c, const struct book *b, const struct book_case *k, struct now now)
{
	bool is_urgent = triage_urgency(&k->triage) <= URGENCY_ALARM;
	const char *kind = alarm_kinds[is_urgent ? KIND_RETRIAGE_URGENT : KIND_RETRIAGE_LATE].code;
	const struct zcc_alarm_row *a;
	int64_t due = waitroom_time(book_settings(b), &k->triage);
	bool is_told = !waitroom_has(&k->row, &k->triage) || !waitroom_is_over(due, now.line_ms);
	for (uint32_t i = 0; !is_told && (a = book_each_alarm(b, &i)) != NULL;)
		is_told = !a->gone && strcmp(a->kind, kind) == 0 && (!is_urgent || a->value == k->row.id);
	if (!is_told)
		check_fail(c, "NT-12", "case %llu waits over its time for %lld ms, and no alarm says so",
		    (ull)k->row.id, (long long)(now.line_ms - due));
}

/* AU-8, KB-15: what somebody is to look into waits for no longer than it may without an alarm that says so. */
static void
check_looked_into(struct check *c, const struct book *b, enum alarm_kind_id kind,
    const struct to_review *(*each)(const struct book *b, uint32_t *i), uint32_t limit_s, struct now now)
{
	const struct to_review *u;
	const struct zcc_alarm_row *a;
	bool is_told = false;
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;)
		is_told = is_told || (!a->gone && alarm_is(a, kind));
	for (uint32_t i = 0; !is_told && limit_s > 0 && (u = each(b, &i)) != NULL;)
		if (u->outcome == REVIEW_NONE && now.line_ms - u->at_line >= (int64_t)limit_s * 1000)
			check_fail(c, kind == KIND_TAG_LATE ? "KB-15" : "AU-8", "nobody looks into %llu of case %llu, and no alarm says so",
			    (ull)u->id, (ull)u->case_id);
}

void
check_unheard(struct check *c, const struct book *b, struct now now)
{
	const struct alarm_settings *s = &book_settings(b)->alarm;
	const struct book_case *k;
	if (c->mode != ENGINE_OPEN || book_alarms_num(b) + 1 >= region_sizes.alarms)
		return;
	check_looked_into(c, b, KIND_REVIEW_LATE, book_each_noodknop, book_settings(b)->review_s, now);
	check_looked_into(c, b, KIND_TAG_LATE, book_each_tag, book_settings(b)->tag_review_s, now);
	for (uint32_t i = 0; (k = book_each_open(b, &i)) != NULL;) {
		int64_t alone_ms = now.line_ms - book_alone_since(k);
		enum alone_told least = alone_ms >= (int64_t)s->urgent_s * 1000 ? TOLD_ALARM :
		    alone_ms >= (int64_t)s->bell_s * 1000         ? TOLD_DESKS : TOLD_NOBODY;
		check_consult(c, b, k, now);
		check_retriage(c, b, k, now);
		if (alarm_case_is_alone(&k->row) && k->told < least)
			check_fail(c, "TE-2", "nobody has case %llu for %lld ms, and that is told %u",
			    (ull)k->row.id, (long long)alone_ms, k->told);
	}
}

void
check_alarm(struct check *c, const struct journal_row *row, const struct event *e)
{
	if (e->type == EV_ALARM_RAISED)
		check_raised(c, row, &e->u.alarm);
	else if (e->type == EV_ALARM_SEEN)
		check_seen(c, row, &e->u.alarm);
	else if (e->type == EV_ALARM_GONE)
		check_gone(c, row, &e->u.alarm);
	else if (e->type == EV_ALARM_CHANGED)
		check_alarm_changed(c, row, &e->u.alarm_changed);
	else if (e->type == EV_CASE_RUNG)
		check_rung(c, row, e->u.of_case.id);
}
