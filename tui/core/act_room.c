/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/act_room.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/state.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view_capacity.h"
#include "tui/core/view_intake.h"
#include "tui/core/view_message.h"
#include "tui/core/view_panel.h"
#include "tui/core/view_push.h"
#include "tui/core/view_room.h"
#include "tui/core/view_review.h"
#include "tui/core/view_roster.h"
#include "tui/core/view_say.h"
#include "tui/core/view_takeover.h"
#include "tui/core/view_when.h"

#include <inttypes.h>
#include <string.h>

enum { DAY_MIN = 24 * 60 };

/* A word up to a blank or a semicolon; the rest of the line. */
static const char *
take_word(const char *s, char *out, size_t size)
{
	size_t n = strcspn(s, " ;");

	text_format(out, size, "%.*s", (int)n, s);
	return s + n + strspn(s + n, " ");
}

static void
change_break(struct console *c, const char *text)
{
	const struct zcc_operator_row *own = console_own(c);
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_SHIFT };
	bool is_paused = own != NULL && own->is_paused;

	if (!is_paused && (text == NULL || text[0] == '\0')) {
		if (send_may_act(c))
			when_begin(c, WHEN_PAUSE, 0, 0, "");
		return;
	}
	text_copy(want.shift, sizeof(want.shift), is_paused ? "resume" : "pause");
	if (!is_paused && (want.at = console_time_of(c, text, DAY_MIN)) == 0) {
		console_say(c, true, _("A break until when? Minutes or a time: :pauze 15, :pauze 14:45"));
		return;
	}
	text_copy(c->shift.act, sizeof(c->shift.act), want.shift);
	send_act(c, &want);
}

static void
push(struct console *c, uint64_t row, const char *text)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_PUSH, .row = row };

	if (want.row == 0)
		want.row = c->screen == SCREEN_QUEUE ? c->painted_id : 0;
	if (want.row == 0 || text == NULL || text[0] == '\0') {
		push_begin(c, want.row, c->screen == SCREEN_STAFF ? staff_person(c) : "");
		return;
	}
	take_word(text, want.whom, sizeof(want.whom));
	text_copy(c->staff.moved, sizeof(c->staff.moved), want.whom);
	send_act(c, &want);
}

static void
decline(struct console *c, const char *text)
{
	const struct zcc_operator_row *own = console_own(c);
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_PUSH };
	int64_t n;

	if (own == NULL || own->push_case == 0) {
		console_say(c, false, _("Nothing is offered to you"));
		return;
	}
	want.row = own->push_case;
	if (text != NULL && text_to_i64(text, DECLINE_BUSY, DECLINE_OTHER, &n))
		text_copy(want.reason, sizeof(want.reason), decline_word((unsigned)n));
	else if (text != NULL && decline_number(text) != DECLINE_NONE)
		text_copy(want.reason, sizeof(want.reason), text);
	if (want.reason[0] == '\0')
		decline_begin(c);
	else
		send_act(c, &want);
}

/* "WHOM TIME;text", or "- NUMBER". */
static void
say(struct console *c, const char *line)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_MESSAGE };
	char until[ZCC_OPERATOR_SIZE];
	const char *text = line != NULL ? line : "", *body = strchr(text, ';');
	int64_t number;

	if (*text == '\0') {
		say_begin(c);
		return;
	}
	text = take_word(text, want.whom, sizeof(want.whom));
	take_word(text, until, sizeof(until));
	if (strcmp(want.whom, "-") == 0 && text_to_i64(until, 1, INT64_MAX, &number)) {
		want.whom[0] = '\0';
		want.alarm = (uint64_t)number;
		c->messages.is_withdrawing = true;
		send_act(c, &want);
		return;
	}
	want.at = console_time_of(c, until, DAY_MIN);
	body = body != NULL ? body + 1 + strspn(body + 1, " ") : "";
	if (want.whom[0] == '\0' || want.at == 0 || body[0] == '\0') {
		console_say(c, true, _("To whom, until when, what? :zeg all 15:30;lijn 112 is druk"));
		return;
	}
	if (!text_copy(want.message, sizeof(want.message), body))
		console_say(c, true, _("This is too long for one message: make it shorter"));
	else if (send_act(c, &want))
		c->messages.is_withdrawing = false;
}

/* The first that waits, when a colleague's post fell away from it and he may still be talking. */
static const struct zcc_case_row *
next_from_lost_post(const struct console *c)
{
	for (uint32_t i = 0; i < c->model.order_num; i++) {
		const struct zcc_case_row *row = &c->board->cases[c->model.order[i]];
		if (state_is_waiting((enum zcc_state)row->state))
			return console_left_by(c, row->id) != NULL ? row : NULL;
	}
	return NULL;
}

/* Before anybody takes such a case he reads it (VS-1): the second `n` takes it. */
static void
next_caller(struct console *c)
{
	const struct zcc_case_row *row = next_from_lost_post(c);

	if (row != NULL && c->warned != row->id && send_may_verb(c, VERB_NEXT)) {
		c->warned = row->id;
		model_select(&c->model, row->id);
		console_say(c, true, _("%" PRIu64 ": the caller may still be talking with %s; n once "
		    "more takes the next"), row->id, row->claimed_by);
		return;
	}
	c->warned = 0;
	send_act(c, &(struct intent){ .kind = INTENT_SEND, .verb = VERB_NEXT });
}

bool
act_room(struct console *c, enum action a, uint64_t row, const char *text)
{
	int64_t number;

	switch (a) {
	case DO_NEXT:
		next_caller(c);
		return true;
	case DO_REVIEW: case DO_TAGS:
		review_begin(c, a == DO_TAGS);
		return true;
	case DO_STAFF:
		console_wipe_dossier(c);
		c->screen = SCREEN_STAFF;
		return true;
	case DO_PANEL:
		if (text == NULL || !text_to_i64(text, 1, 5, &number) || !panel_open(c, (unsigned)number))
			console_say(c, false, _("Which panel? 1 telephone, 2 staff, 3 call-backs, 4 hand-overs, "
			    "5 alarms"));
		return true;
	case DO_ROSTER:
		roster_begin(c);
		return true;
	case DO_RESERVE:
		reserve_begin(c);
		return true;
	case DO_TAKEOVER:
		takeover_begin(c);
		return true;
	case DO_MOVE:
		move_begin(c);
		return true;
	case DO_BREAK:
		staff_break(c);
		return true;
	case DO_PAUSE:
		change_break(c, text);
		return true;
	case DO_PUSH:
		push(c, row, text);
		return true;
	case DO_DECLINE:
		decline(c, text);
		return true;
	case DO_MESSAGES:
		messages_begin(c);
		return true;
	case DO_INTAKE: case DO_PAPER:
		intake_begin(c, a == DO_PAPER);
		return true;
	case DO_CAPACITY:
		capacity_begin(c);
		return true;
	case DO_SAY:
		say(c, text);
		return true;
	default:
		return false;
	}
}
