/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/over.h"

#include "tui/core/note.h"
#include "tui/core/triage_desk.h"
#include "tui/core/view_alarm.h"
#include "tui/core/view_ask.h"
#include "tui/core/view_capacity.h"
#include "tui/core/view_background.h"
#include "tui/core/view_forward.h"
#include "tui/core/view_found.h"
#include "tui/core/view_help.h"
#include "tui/core/view_identity.h"
#include "tui/core/view_intake.h"
#include "tui/core/view_line.h"
#include "tui/core/view_mend.h"
#include "tui/core/view_message.h"
#include "tui/core/view_noodknop.h"
#include "tui/core/view_push.h"
#include "tui/core/view_review.h"
#include "tui/core/view_room.h"
#include "tui/core/view_roster.h"
#include "tui/core/view_say.h"
#include "tui/core/view_shift.h"
#include "tui/core/view_takeover.h"
#include "tui/core/view_transfer.h"
#include "tui/core/view_waitroom.h"
#include "tui/core/view_when.h"

/* The filter, the command line and the search in the help share one field. */
static void
into_field(struct console *c, const char *text)
{
	field_insert(&c->field, text);
	if (c->over == OVER_FILTER)
		model_filter(&c->model, c->field.text);
	c->help_i = c->help_top = 0;
}

static const struct over {
	void (*key)(struct console *c, int key);
	void (*draw)(struct console *c, struct frame *f);
	void (*paste)(struct console *c, const char *text); /* NULL: no text is typed there */
} overs[] = {
	[OVER_NONE] = { NULL, NULL, triage_insert }, /* the screen itself */
	[OVER_HELP] = { help_key, help_draw, into_field },
	[OVER_ASK] = { ask_key, ask_draw, NULL },
	[OVER_FILTER] = { line_key, line_draw, into_field },
	[OVER_FIND] = { found_type, found_type_draw, into_field },
	[OVER_IDENTITY] = { identity_key, identity_draw, identity_insert },
	[OVER_LINE] = { line_key, line_draw, into_field },
	[OVER_NOTE] = { note_key, note_draw, note_insert },
	[OVER_SHIFT] = { shift_key, shift_draw, NULL },
	[OVER_MOVE] = { move_key, move_draw, NULL },
	[OVER_MESSAGES] = { messages_key, messages_draw, NULL },
	[OVER_TRANSFER] = { transfer_key, transfer_draw, transfer_insert },
	[OVER_REST] = { rest_key, rest_draw, NULL },
	[OVER_INTAKE] = { intake_key, intake_draw, intake_insert },
	[OVER_SAY] = { say_key, say_draw, say_insert },
	[OVER_PUSH] = { push_key, push_draw, NULL },
	[OVER_DECLINE] = { decline_key, decline_draw, NULL },
	[OVER_ROSTER] = { roster_key, roster_draw, NULL },
	[OVER_RESERVE] = { reserve_key, reserve_draw, NULL },
	[OVER_WHEN] = { when_key, when_draw, when_insert },
	[OVER_CAPACITY] = { capacity_key, capacity_draw, capacity_insert },
	[OVER_NOODKNOP] = { noodknop_key, noodknop_draw, noodknop_insert },
	[OVER_REVIEW] = { review_key, review_draw, review_insert },
	[OVER_BACKGROUND] = { background_key, background_draw, background_insert },
	[OVER_FORWARD] = { forward_key, forward_draw, forward_insert },
	[OVER_MEND] = { mend_key, mend_draw, mend_insert },
	[OVER_TAG] = { tag_key, tag_draw, tag_insert },
	[OVER_ALONG] = { along_key, along_draw, NULL },
	[OVER_TAKEOVER] = { takeover_key, takeover_draw, NULL },
};

bool
over_key(struct console *c, int key)
{
	if (c->over == OVER_NONE)
		return false;
	overs[c->over].key(c, key);
	return true;
}

void
over_paste(struct console *c, const char *text)
{
	if (overs[c->over].paste != NULL)
		overs[c->over].paste(c, text);
}

void
over_draw(struct console *c, struct frame *f)
{
	if (c->over != OVER_NONE)
		overs[c->over].draw(c, f);
}
