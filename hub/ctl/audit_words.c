/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/audit_words.h"

#include "hub/core/event.h"
#include "shared/base/text.h"
#include "shared/care/state.h"
#include "shared/care/words.h"

#include <string.h>

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
    [EV_LINE_WINDOW] = "line-window",
    [EV_OPERATOR_SHIFT] = "shift",
    [EV_OPERATOR_TASK] = "operator-moved",
    [EV_CASE_PUSHED] = "case-pushed",
    [EV_CASE_ENTERED] = "case-entered",
    [EV_MESSAGE] = "message",
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

/* Whose and to whom; the text is in the journal, and no business of a list. */
static const char *
say_message(const struct event *e, char *detail, size_t size)
{
	static const char *const acts[MESSAGE_ACTS_NUM] = {[MESSAGE_SENT] = "message-sent",
	    [MESSAGE_WITHDRAWN] = "message-withdrawn",
	    [MESSAGE_OVER] = "message-over"};
	const struct message *m = &e->u.message.m;
	text_format(detail, size, "%llu of %s to %s", (unsigned long long)m->id, m->from,
	    m->kind == MESSAGE_TO_ALL ? MESSAGE_ALL : m->to);
	return acts[e->u.message.act];
}

const char *
audit_event_word(const struct journal_row *row, char detail[AUDIT_DETAIL_SIZE])
{
	struct event e = {.type = row->type, .version = row->version};
	detail[0] = '\0';
	if (row->type > EV_LAST || words[row->type] == NULL)
		return "";
	if (row->type != EV_OPERATOR_SHIFT && row->type != EV_CASE_CHANGED &&
	    row->type != EV_OPERATOR_TASK && row->type != EV_CASE_PUSHED &&
	    row->type != EV_MESSAGE)
		return words[row->type];
	struct bytes b = bytes_reader(row->body, row->body_len);
	event_code(&b, &e);
	if (!bytes_at_end(&b))
		return words[row->type];
	if (row->type == EV_OPERATOR_SHIFT) {
		say_shift(&e.u.duty, detail, AUDIT_DETAIL_SIZE);
		return shift_words[e.u.duty.act];
	}
	if (row->type == EV_OPERATOR_TASK)
		return say_task(&e.u.task, detail, AUDIT_DETAIL_SIZE);
	if (row->type == EV_MESSAGE)
		return say_message(&e, detail, AUDIT_DETAIL_SIZE);
	if (row->type == EV_CASE_PUSHED)
		return say_pushed(&e.u.pushed, detail, AUDIT_DETAIL_SIZE);
	if (e.u.changed.act != ACT_HANDOVER)
		return words[row->type];
	text_format(detail, AUDIT_DETAIL_SIZE, "to %s", e.u.changed.claimed_by);
	return "case-handed-over";
}
