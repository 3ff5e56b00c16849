/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/act_alarm.h"

#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/words.h"
#include "tui/core/alarm_deed.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view_alarm.h"
#include "tui/core/view_panel.h"
#include "tui/core/view_push.h"
#include "tui/core/view_roster.h"
#include "tui/core/view_takeover.h"
#include "tui/core/view_waitroom.h"

#include <inttypes.h>

/* The one under the cursor, as the last frame showed it; NULL: said why. */
static const struct zcc_alarm_row *
target(struct console *c)
{
	if (c->alarm == 0) {
		console_say(c, false, _("There is no alarm"));
		return NULL;
	}
	for (uint32_t i = 0; i < c->board->alarms_end && c->alarm == c->painted_alarm; i++)
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

/* Its row in the list of this desk, where its own keys are; a filter may hide it. */
static void
go_to_case(struct console *c, uint64_t id)
{
	if (c->who.desk == DESK_MELDKAMER) {
		c->hand_selected = id;
		c->screen = SCREEN_MELDKAMER;
		return;
	}
	if (!model_select(&c->model, id)) {
		model_filter(&c->model, "");
		if (!model_select(&c->model, id)) {
			console_say(c, true, _("%" PRIu64 " is not in this list"), id);
			return;
		}
	}
	c->screen = SCREEN_QUEUE;
}

/* Of the person or the line that it is about, in the list of staff. */
static void
go_to_staff(struct console *c, const struct zcc_alarm_row *a, enum deed d)
{
	panel_open(c, 2);
	if (d == DEED_PERSON)
		text_copy(c->staff.name, sizeof(c->staff.name), board_alarm_operator(c->board, a));
	else if (alarm_is(a, KIND_LINE_LOW) && a->value >= 1 && a->value <= ZCC_LINES_NUM)
		console_say(c, false, _("Choose whom; v and %u put him on %s"), (unsigned)a->value,
		    line_word((unsigned)a->value));
	else
		console_say(c, false, _("Choose whom; v and a digit put him on that line"));
}

static void
carry_out(struct console *c, const struct zcc_alarm_row *a, enum deed d)
{
	switch (d) {
	case DEED_CASE:
		go_to_case(c, a->value);
		break;
	case DEED_OFFER:
		push_begin(c, a->value, "");
		break;
	case DEED_LIST:
		c->screen = SCREEN_QUEUE;
		break;
	case DEED_PERSON: case DEED_LINE:
		go_to_staff(c, a, d);
		break;
	case DEED_RESERVE:
		reserve_begin(c);
		break;
	case DEED_PHONE: case DEED_BACK: case DEED_HANDS:
		panel_open(c, d == DEED_PHONE ? 1 : d == DEED_BACK ? 3 : 4);
		break;
	case DEED_WAITROOM:
		waitroom_open(c);
		break;
	case DEED_TAKEOVER:
		takeover_begin(c);
		break;
	case DEED_REGION:
		c->screen = SCREEN_REGION;
		break;
	default: /* there is none */
		break;
	}
}

void
act_alarm_deed(struct console *c, unsigned n)
{
	const struct zcc_alarm_row *a = target(c);
	enum deed d[DEEDS_MAX];

	if (a == NULL)
		return;
	if (n <= alarm_deeds(c, a, d))
		carry_out(c, a, d[n - 1]);
	else if (n == 1)
		console_say(c, false, _("There is nothing of this alarm that can be opened here"));
	else
		console_say(c, false, _("There is no act %u with this alarm"), n);
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
	case DO_GO: case DO_DEED:
		act_alarm_deed(c, 1);
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
