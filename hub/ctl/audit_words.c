/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/audit_words.h"

#include "hub/core/event.h"
#include "shared/base/text.h"
#include "shared/care/state.h"

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
};

static const char *const shift_words[SHIFT_ACTS_NUM] = {
    [SHIFT_STARTED] = "shift-started",
    [SHIFT_ENDED] = "shift-ended",
    [SHIFT_OFFERED] = "shift-offered",
    [SHIFT_ACCEPTED] = "shift-handed-over",
    [SHIFT_REFUSED] = "shift-refused",
    [SHIFT_WITHDRAWN] = "shift-withdrawn",
    [SHIFT_LOST] = "shift-lost",
};

/* "anna to bram, 3 open" */
static void
say_shift(const struct ev_operator_shift *d, char *detail, size_t size)
{
	const char *to = d->to[0] != '\0' ? d->to : d->to_role;
	if (d->act == SHIFT_STARTED)
		text_format(detail, size, "%s as %s", d->operator, d->role);
	else if (d->act == SHIFT_ENDED || d->act == SHIFT_LOST || d->act == SHIFT_WITHDRAWN)
		text_format(detail, size, "%s", d->operator);
	else
		text_format(detail, size, "%s %s %s, %u open", d->operator,
		    d->act == SHIFT_REFUSED ? "by" : "to", to, (unsigned)d->owed);
}

const char *
audit_event_word(const struct journal_row *row, char detail[AUDIT_DETAIL_SIZE])
{
	struct event e = {.type = row->type, .version = row->version};
	detail[0] = '\0';
	if (row->type > EV_LAST || words[row->type] == NULL)
		return "";
	if (row->type != EV_OPERATOR_SHIFT && row->type != EV_CASE_CHANGED)
		return words[row->type];
	struct bytes b = bytes_reader(row->body, row->body_len);
	event_code(&b, &e);
	if (!bytes_at_end(&b))
		return words[row->type];
	if (row->type == EV_OPERATOR_SHIFT) {
		say_shift(&e.u.duty, detail, AUDIT_DETAIL_SIZE);
		return shift_words[e.u.duty.act];
	}
	if (e.u.changed.act != ACT_HANDOVER)
		return words[row->type];
	text_format(detail, AUDIT_DETAIL_SIZE, "to %s", e.u.changed.claimed_by);
	return "case-handed-over";
}
