/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/reply_room.h"

#include "tui/core/text.h"
#include "tui/core/view_capacity.h"
#include "tui/core/view_push.h"
#include "tui/core/view_say.h"
#include "tui/core/view_shift.h"
#include "tui/core/view_takeover.h"

#include <inttypes.h>

static void
alarm_done(struct console *c, unsigned verb)
{
	console_say(c, false, "%s", verb == VERB_ALARM_REST ? _("Alarm at rest: r wakes it.") :
	    verb == VERB_ALARM_WAKE ? _("Alarm awake: new to everybody.") : _("Alarm marked as seen."));
}

/* Offered to somebody, or what was offered to us declined. */
static void
pushed(struct console *c, uint64_t id)
{
	c->undo_until_ms = 0;
	if (c->staff.moved[0] != '\0') {
		console_say(c, false, _("%" PRIu64 " is offered to %s."), id, c->staff.moved);
		push_sent(c, id, c->staff.moved);
	} else {
		console_say(c, false, _("%" PRIu64 " declined; it is for everybody again."), id);
	}
	c->staff.moved[0] = '\0';
}

static void
messaged(struct console *c)
{
	if (c->messages.is_withdrawing) {
		console_say(c, false, _("The message is taken back."));
		return;
	}
	say_sent(c);
	console_say(c, false, _("The message is recorded; the desks that it is for see it."));
}

void
reply_in_room(struct console *c, const struct console_pending *p)
{
	switch (p->verb) {
	case VERB_SHIFT:
		shift_done(c);
		break;
	case VERB_HANDOVER:
		takeover_done(c);
		break;
	case VERB_MOVE:
		c->undo_until_ms = 0;
		console_say(c, false, _("Done; %s is told."), c->staff.moved);
		break;
	case VERB_PUSH:
		pushed(c, p->row);
		break;
	case VERB_MESSAGE:
		messaged(c);
		break;
	case VERB_CAPACITY:
		capacity_done(c);
		break;
	case VERB_ALARM_REST: case VERB_ALARM_WAKE: case VERB_ALARM_ACK:
		alarm_done(c, p->verb);
		break;
	default:
		break;
	}
}
