/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/audit_words.h"

#include "hub/core/event.h"

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
};

const char *
audit_event_word(unsigned type)
{
	return type <= EV_LAST ? words[type] : "";
}
