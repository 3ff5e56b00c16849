/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/audit_words.h"

#include "hub/core/event.h"
#include "shared/care/kind.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/state.h"
#include "shared/care/words.h"

#include <string.h>

#include <inttypes.h>

static const char *const words[EV_LAST + 1] = {
    [EV_NONE] = "",
    [EV_STARTED] = "hub-started",
    [EV_STOPPED] = "hub-stopped",
    [EV_CONFIG] = "config-adopted",
    [EV_OPERATOR_ADDED] = "operator-added",
    [EV_OPERATOR_REVOKED] = "operator-revoked",
    [EV_CASE_RECEIVED] = "case-received",
    [EV_CASE_CHANGED] = "case-changed",
    [EV_CASE_NOTED] = "case-noted",
    [EV_CASE_LEFT] = "case-left-board",
    [EV_CASE_RETIRED] = "case-left-book",
    [EV_CASE_ERASED] = "dossier-erased",
    [EV_CAPACITY] = "capacity-set",
    [EV_ALARM_RAISED] = "alarm-raised",
    [EV_ALARM_SEEN] = "alarm-seen",
    [EV_ALARM_GONE] = "alarm-gone",
    [EV_SHIFT_BEGAN] = "shift-began",
    [EV_REFUSED] = "refused",
    [EV_READ] = "read",
    [EV_SEARCHED] = "searched",
    [EV_SEAT] = "seat",
    [EV_UNLOCK_FAILED] = "unlock-failed",
    [EV_LINE_WINDOW] = "line-window",
    [EV_OPERATOR_SHIFT] = "shift",
    [EV_OPERATOR_TASK] = "operator-moved",
    [EV_CASE_PUSHED] = "case-pushed",
    [EV_CASE_ENTERED] = "case-entered",
    [EV_MESSAGE] = "message",
    [EV_ALARM_CHANGED] = "alarm",
    [EV_CASE_RUNG] = "case-rung",
    [EV_PROTOCOL] = "protocol-in-force",
    [EV_CASE_IDENTIFIED] = "patient-established",
    [EV_CASE_LINKED] = "case-linked",
    [EV_PLACING] = "placing",
    [EV_BACKGROUND] = "background",
    [EV_STRUCK] = "struck",
    [EV_CASE_MENDED] = "wrong-patient",
    [EV_PART_MOVED] = "part-moved",
    [EV_TAGGED] = "tagged",
    [EV_NOODKNOP] = "noodknop",
    [EV_REVIEWED] = "noodknop-reviewed",
    [EV_CASE_ASKED] = "professional-asked",
};

static const char *const shift_words[SHIFT_ACTS_NUM] = {
    [SHIFT_STARTED] = "shift-started",
    [SHIFT_ENDED] = "shift-ended",
    [SHIFT_OFFERED] = "shift-offered",
    [SHIFT_ACCEPTED] = "shift-handed-over",
    [SHIFT_REFUSED] = "shift-refused",
    [SHIFT_WITHDRAWN] = "shift-withdrawn",
    [SHIFT_LOST] = "shift-lost",
    [SHIFT_BACK] = "shift-back",
};

static const char *const alarm_words[ALARM_ACTS_NUM] = {
    [ALARM_RESTED] = "alarm-rested",
    [ALARM_WOKEN] = "alarm-woken",
    [ALARM_WIDENED] = "alarm-widened",
    [ALARM_GAVE_WAY] = "alarm-gave-way",
};

/* "12 until 2026-03-01T14:30:00.000Z, bekend" */
static const char *
say_alarm(const struct ev_alarm_changed *c, char *detail, size_t size)
{
	char until[25];
	clock_rfc3339(until, c->until_wall);
	if (c->act == ALARM_RESTED)
		text_format(detail, size, "%" PRIu64 " until %s, %s", c->id, until, rest_word(c->reason));
	else
		text_format(detail, size, "%" PRIu64, c->id);
	return alarm_words[c->act];
}

/* "12 hold-limit 4711" */
static void
say_raised(const struct zcc_alarm_row *a, char *detail, size_t size)
{
	text_format(detail, size, "%" PRIu64 " %s %" PRIu64, a->id, a->kind, a->value);
}

/* "anna to bram, 3 open" */
static void
say_shift(const struct ev_operator_shift *d, char *detail, size_t size)
{
	const char *to = d->to[0] != '\0' ? d->to : d->to_role;
	if (d->act == SHIFT_STARTED)
		text_format(detail, size, "%s as %s", d->operator, d->role);
	else if (d->act == SHIFT_ENDED || d->act == SHIFT_LOST || d->act == SHIFT_BACK ||
	         d->act == SHIFT_WITHDRAWN)
		text_format(detail, size, "%s", d->operator);
	else
		text_format(detail, size, "%s %s %s, %u open", d->operator,
		    d->act == SHIFT_REFUSED ? "by" : "to", to, (unsigned)d->owed);
}

/* "anna serves spoed 112", "anna has a break" */
static const char *
say_task(const struct ev_operator_task *t, char *detail, size_t size)
{
	char lines[80] = "";
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
		if ((t->lines >> line & 1) != 0) {
			strcat(lines, " ");
			strcat(lines, line_word(line));
		}
	text_format(detail, size, "%s %s%s", t->operator, t->is_paused ? "has a break, serves" :
	    "serves", t->lines == 0 ? " all lines" : lines);
	return words[EV_OPERATOR_TASK];
}

static const char *
say_pushed(const struct ev_case_pushed *p, char *detail, size_t size)
{
	static const char *const acts[PUSH_ACTS_NUM] = {[PUSH_OFFERED] = "case-pushed",
	    [PUSH_DECLINED] = "case-push-declined",
	    [PUSH_OVER] = "case-push-over"};
	bool is_declined = p->act == PUSH_DECLINED;
	text_format(detail, size, "%s %s%s%s", is_declined ? "by" : "to", p->to,
	    is_declined ? ": " : "", decline_word(p->decline));
	return acts[p->act];
}

/* "livio to centraal, 3 open" */
static const char *
say_placing(const struct ev_placing *p, char *detail, size_t size)
{
	static const char *const acts[PLACING_ACTS_NUM] = {[PLACING_BEGAN] = "placing-began",
	    [PLACING_TURN] = "placing-turn",
	    [PLACING_DUE] = "placing-due",
	    [PLACING_TAKEN] = "placing-taken-over",
	    [PLACING_VOID] = "placing-not-taken-over"};
	const struct zcc_placing *is = &p->now.is;
	text_format(detail, size, "%s%s%s, %u open", is->desk, is->next[0] != '\0' ? " to " : "",
	    is->next, (unsigned)p->cases);
	return acts[p->act];
}

/* Whose and to whom; the text is in the journal, and no business of a list. */
static const char *
say_message(const struct event *e, char *detail, size_t size)
{
	static const char *const acts[MESSAGE_ACTS_NUM] = {[MESSAGE_SENT] = "message-sent",
	    [MESSAGE_WITHDRAWN] = "message-withdrawn",
	    [MESSAGE_OVER] = "message-over"};
	const struct message *m = &e->u.message.m;
	char to[MESSAGE_TO_SIZE];
	text_format(detail, size, "%llu of %s to %s", (unsigned long long)m->id, m->from,
	    message_to(m, to));
	return acts[e->u.message.act];
}

static const char *
say_changed(const struct ev_case_changed *c, char *detail, size_t size)
{
	if (c->act == ACT_TRIAGE || c->act == ACT_JUDGE) {
		text_format(detail, size, "%s, protocol %s", urgency_word(c->urgency),
		    urgency_word(c->triage.system));
		return "triaged";
	}
	if (c->act == ACT_DEPLOY) {
		text_copy(detail, size, care_word(c->triage.care));
		return "care chosen";
	}
	if (c->act == ACT_FORWARD || c->act == ACT_FORWARD_BACK) {
		text_format(detail, size, "to %s%s%s, %s", line_word(c->line), c->desk != DESK_NONE ? " " : "",
		    alarm_desk_word(c->desk), forward_word(c->hand.forward.why));
		return "case-forwarded";
	}
	if (c->act == ACT_WRONG_PATIENT || c->act == ACT_RIGHT_PATIENT) {
		text_copy(detail, size, urgency_word(c->urgency));
		return c->act == ACT_WRONG_PATIENT ? "triage-withdrawn" : "triage-came";
	}
	if (c->act != ACT_HANDOVER)
		return words[EV_CASE_CHANGED];
	text_format(detail, size, "to %s", c->claimed_by);
	return "case-handed-over";
}

/* What it went by, and how many: never what was typed.  Release 0.1 did not keep the first. */
static const char *
say_searched(const struct event *e, char *detail, size_t size)
{
	const char *what = find_word(e->u.searched.what);
	text_format(detail, size, "%s%s%" PRIu32 " found", what, what[0] != '\0' ? ", " : "",
	    e->u.searched.found);
	return words[EV_SEARCHED];
}

/* How, and never who. */
static const char *
say_identified(const struct zcc_identity *who, char *detail, size_t size)
{
	if (who->state == IDENTITY_IMPOSSIBLE) {
		text_format(detail, size, "%s", no_identity_word(who->reason));
		return "patient-not-established";
	}
	text_format(detail, size, "caller is %s", presence_word(who->presence));
	return words[EV_CASE_IDENTIFIED];
}

static const char *
say_linked(const struct event *e, char *detail, size_t size)
{
	if (e->u.linked.earlier == 0)
		return "case-unlinked";
	text_format(detail, size, "to %" PRIu64, e->u.linked.earlier);
	return words[EV_CASE_LINKED];
}

/* What, and as what: never for whom. */
static const char *
say_asked(const struct ev_case_asked *a, char *detail, size_t size)
{
	const char *as = professional_word(a->professional);
	text_format(detail, size, "%s%s%s", help_word(a->asks), as[0] != '\0' ? ", as " : "", as);
	return words[EV_CASE_ASKED];
}

/* By which right a dossier was read (TR-1); a look at the board needs none. */
static const char *
say_read(const struct event *e, char *detail, size_t size)
{
	if (e->u.of_case.relation != RELATION_NONE)
		text_format(detail, size, "as %s", relation_word(e->u.of_case.relation));
	return words[EV_READ];
}

static const char *
say_noodknop(const struct ev_noodknop *n, char *detail, size_t size)
{
	char until[25];
	clock_rfc3339(until, n->until_wall);
	text_format(detail, size, "%" PRIu64 " %s, until %s", n->id, noodknop_word(n->reason), until);
	return words[EV_NOODKNOP];
}

/* Which limit, and nothing else of what it says. */
static const char *
say_background(const struct event *e, char *detail, size_t size)
{
	unsigned limit = e->u.background.limit;
	if (limit != LIMIT_NONE)
		text_format(detail, size, "%s%s", e->u.background.is_allowed ? "allowed: " : "not: ",
		    limit_word(limit));
	return words[EV_BACKGROUND];
}

static const char *
say_struck(const struct ev_struck *s, char *detail, size_t size)
{
	text_format(detail, size, "part %" PRIu64 "%s%s", s->part, s->is_struck ? ", " : "",
	    strike_word(s->reason));
	return s->is_struck ? words[EV_STRUCK] : "unstruck";
}

static const char *
say_erased(const struct event *e, char *detail, size_t size)
{
	text_copy(detail, size, erasure_word(e->u.of_case.erasure));
	return words[EV_CASE_ERASED];
}

static const char *
say_reviewed(const struct event *e, char *detail, size_t size)
{
	text_format(detail, size, "%" PRIu64 " %s", e->u.reviewed.id,
	    review_word(e->u.reviewed.outcome));
	return words[EV_REVIEWED];
}

static const char *
say_mended(const struct ev_case_mended *m, char *detail, size_t size)
{
	text_format(detail, size, "%s %" PRIu64, m->way == MEND_OUT ? "to" : "from", m->other);
	return m->way == MEND_OUT ? words[EV_CASE_MENDED] : "right-patient";
}

static const char *
say_moved(const struct ev_part_moved *m, char *detail, size_t size)
{
	text_format(detail, size, "%s of %s, from %" PRIu64 " part %" PRIu64, verb_word(m->verb), m->by,
	    m->from, m->part);
	return words[EV_PART_MOVED];
}

static const char *
say_tagged(const struct ev_tagged *t, char *detail, size_t size)
{
	text_format(detail, size, "%" PRIu64 " %s%s%s", t->id, tag_word(t->tag),
	    t->act == TAG_REVIEWED ? ", " : "", tag_end_word(t->outcome));
	return t->act == TAG_REVIEWED ? "tag-reviewed" : words[EV_TAGGED];
}

/* Types of which the body says more than the word. */
static bool
has_detail(unsigned type)
{
	return type == EV_OPERATOR_SHIFT || type == EV_CASE_CHANGED || type == EV_OPERATOR_TASK ||
	    type == EV_CASE_PUSHED || type == EV_MESSAGE || type == EV_ALARM_CHANGED ||
	    type == EV_PLACING || type == EV_UNLOCK_FAILED ||
	    type == EV_ALARM_RAISED || type == EV_ALARM_SEEN || type == EV_ALARM_GONE ||
	    type == EV_SEARCHED || type == EV_CASE_IDENTIFIED ||
	    type == EV_CASE_LINKED || type == EV_CASE_ASKED || type == EV_READ || type == EV_NOODKNOP || type == EV_REVIEWED ||
	    type == EV_BACKGROUND || type == EV_STRUCK || type == EV_CASE_ERASED ||
	    type == EV_CASE_MENDED || type == EV_PART_MOVED || type == EV_TAGGED;
}

const char *
audit_event_word(const struct journal_row *row, char detail[AUDIT_DETAIL_SIZE])
{
	struct event e = {.type = row->type, .version = row->version};
	detail[0] = '\0';
	if (row->type > EV_LAST || words[row->type] == NULL)
		return "";
	if (!has_detail(row->type))
		return words[row->type];
	struct bytes b = bytes_reader(row->body, row->body_len);
	event_code(&b, &e);
	if (!bytes_at_end(&b))
		return words[row->type];
	switch (row->type) {
	case EV_OPERATOR_SHIFT:
		say_shift(&e.u.duty, detail, AUDIT_DETAIL_SIZE);
		return shift_words[e.u.duty.act];
	case EV_OPERATOR_TASK: return say_task(&e.u.task, detail, AUDIT_DETAIL_SIZE);
	case EV_PLACING: return say_placing(&e.u.placing, detail, AUDIT_DETAIL_SIZE);
	case EV_MESSAGE: return say_message(&e, detail, AUDIT_DETAIL_SIZE);
	case EV_CASE_PUSHED: return say_pushed(&e.u.pushed, detail, AUDIT_DETAIL_SIZE);
	case EV_ALARM_CHANGED: return say_alarm(&e.u.alarm_changed, detail, AUDIT_DETAIL_SIZE);
	case EV_READ: return say_read(&e, detail, AUDIT_DETAIL_SIZE);
	case EV_CASE_ERASED: return say_erased(&e, detail, AUDIT_DETAIL_SIZE);
	case EV_BACKGROUND: return say_background(&e, detail, AUDIT_DETAIL_SIZE);
	case EV_STRUCK: return say_struck(&e.u.struck, detail, AUDIT_DETAIL_SIZE);
	case EV_CASE_MENDED: return say_mended(&e.u.mended, detail, AUDIT_DETAIL_SIZE);
	case EV_PART_MOVED: return say_moved(&e.u.moved, detail, AUDIT_DETAIL_SIZE);
	case EV_TAGGED: return say_tagged(&e.u.tagged, detail, AUDIT_DETAIL_SIZE);
	case EV_NOODKNOP: return say_noodknop(&e.u.noodknop, detail, AUDIT_DETAIL_SIZE);
	case EV_REVIEWED: return say_reviewed(&e, detail, AUDIT_DETAIL_SIZE);
	case EV_CASE_LINKED: return say_linked(&e, detail, AUDIT_DETAIL_SIZE);
	case EV_CASE_ASKED: return say_asked(&e.u.asked, detail, AUDIT_DETAIL_SIZE);
	case EV_CASE_IDENTIFIED: return say_identified(&e.u.identified.who, detail, AUDIT_DETAIL_SIZE);
	case EV_UNLOCK_FAILED:
		text_format(detail, AUDIT_DETAIL_SIZE, "tried %" PRIu32 " times", e.u.unlock.tries);
		return words[EV_UNLOCK_FAILED];
	case EV_SEARCHED: return say_searched(&e, detail, AUDIT_DETAIL_SIZE);
	case EV_CASE_CHANGED: return say_changed(&e.u.changed, detail, AUDIT_DETAIL_SIZE);
	default:
		say_raised(&e.u.alarm, detail, AUDIT_DETAIL_SIZE);
		return words[row->type];
	}
}
