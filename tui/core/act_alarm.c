/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/act_alarm.h"

#include "shared/care/alarm.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view_alarm.h"

/* The one under the cursor, as the last frame showed it; NULL: said why. */
static const struct zcc_alarm_row *
target(struct console *c)
{
	if (c->alarm == 0) {
		console_say(c, false, _("There is no alarm to mark as seen"));
		return NULL;
	}
	for (uint32_t i = 0; i < c->board->alarms_num && c->alarm == c->painted_alarm; i++)
		if (c->board->alarms[i].id == c->alarm)
			return &c->board->alarms[i];
	console_say(c, true, _("The list just changed; look again, nothing was done"));
	return NULL;
}

static void
seen(struct console *c)
{
	const struct zcc_alarm_row *a = target(c);

	if (a != NULL)
		send_act(c, &(struct intent){ .kind = INTENT_SEND, .verb = VERB_ALARM_ACK, .alarm = a->id });
}

/* The same key ends it. */
static void
rest(struct console *c)
{
	const struct zcc_alarm_row *a = target(c);

	if (a == NULL || !send_may_verb(c, VERB_ALARM_REST))
		return;
	if (a->reason != REST_NONE)
		send_act(c, &(struct intent){ .kind = INTENT_SEND, .verb = VERB_ALARM_WAKE, .alarm = a->id });
	else
		rest_begin(c);
}

bool
act_alarm(struct console *c, enum action a)
{
	switch (a) {
	case DO_SEEN:
		seen(c);
		return true;
	case DO_REST:
		rest(c);
		return true;
	case DO_HISTORY:
		c->has_past = !c->has_past;
		c->alarm = 0;
		return true;
	case DO_ALARMS: case DO_ALARM_LIST:
		console_wipe_dossier(c);
		c->screen = SCREEN_ALARMS;
		c->pane = PANE_ALARMS;
		c->has_past = false;
		return true;
	default:
		return false;
	}
}
