/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/triage_desk.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/identity.h"
#include "shared/care/state.h"
#include "shared/care/waitroom.h"
#include "tui/core/say.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/triage_care.h"
#include "tui/core/triage_draft.h"
#include "tui/core/triage_given.h"
#include "tui/core/triage_send.h"
#include "tui/core/triage_step.h"
#include "tui/core/triage_words.h"
#include "tui/core/view_ask.h"
#include "tui/core/view_identity.h"

#include <inttypes.h>
#include <string.h>

bool
triage_is_near(const struct console *c)
{
	const struct zcc_case_row *shown = c->board == NULL || c->painted_id == 0 ? NULL :
	    board_case(c->board, c->painted_id);

	if (shown != NULL && board_triage(c->board, shown)->times > 0)
		return true;
	for (unsigned i = 0; shown != NULL && c->dossier.row == shown->id && i < c->dossier.num; i++)
		if (c->dossier.part[i].fields.answers[0] != '\0') /* to read what was given before */
			return true;
	if (!send_may(c, VERB_TRIAGE))
		return false;
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++)
		if (c->pending[i].ticket != 0)
			return true;
	for (uint32_t i = 0; c->board != NULL && i < c->board->cases_end; i++)
		if (case_is_of(&c->board->cases[i], c->who.operator) &&
		    send_can_ask(c, &c->board->cases[i]))
			return true;
	return false;
}

bool
triage_may_begin(struct console *c, const struct zcc_case_row *row, bool is_silent)
{
	bool may = send_may_triage(c, row);

	if (is_silent || !send_may_verb(c, VERB_TRIAGE))
		return is_silent && may;
	if (may)
		return true;
	if (!case_is_of(row, c->who.operator))
		console_say(c, true, _("%" PRIu64 " is not yours"), row->id);
	else if (row->state == CASE_AANGEHOUDEN)
		console_say(c, true, _("%" PRIu64 " is on hold: w speaks on, then triage"), row->id);
	else if (!send_can_ask(c, row))
		console_say(c, true, _("%" PRIu64 " is not on the line: no triage now"), row->id);
	else if (c->protocol == NULL)
		console_say(c, true, _("This site has no triage protocol"));
	else
		console_say(c, true, _("The hub works by another triage protocol than this file; apply it"));
	return false;
}

void
triage_begin(struct console *c, const struct zcc_case_row *row)
{
	if (c->triage.row != row->id && !triage_draft_is_safe(c)) {
		triage_draft_flush(c);
		console_say(c, true, _("The triage of %" PRIu64 " is not kept yet; try again in a moment"),
		    c->triage.row);
		return;
	}
	if (c->triage.row != row->id) {
		triage_form_open(&c->triage, row->id, c->protocol, row->complaint, c->now_ms);
		if (row->flags & CASE_FLAG_EARLIER)
			triage_form_second_contact(&c->triage);
		if (waitroom_waits(c->board, row))
			triage_form_again(&c->triage, board_triage(c->board, row)->complaint,
			    board_triage(c->board, row)->care);
		triage_draft_open(c, row->id);
	}
	console_wipe_dossier(c);
	c->case_id = row->id;
	c->screen = SCREEN_TRIAGE;
	c->triage_since_ms = c->now_ms;
	identity_prepare(c, row);
}

/* The first step is where Enter says who it is. */
static void
ask_who(struct console *c)
{
	c->triage.step = TRIAGE_ABCD;
	console_say(c, true, _("Who is the patient?  Enter says so, or asks; Enter again goes on"));
}

/* Criteria are asked about somebody (ID-1): whoever was not identified is so first, by the key that says
 * so.  Enter there comes back to care. */
static bool
lacks_identity(struct console *c)
{
	const struct zcc_case_row *row = board_case(c->board, c->triage.row);

	if (row == NULL || identity_is_asked(&row->who) || !send_may(c, VERB_IDENTIFY) ||
	    c->triage.a.complaint == PROTOCOL_NONE || triage_form_urgency(&c->triage) <= URGENCY_ALARM)
		return false;
	ask_who(c);
	return true;
}

void
triage_lacks_who(struct console *c, uint64_t row, const struct console_reply *r)
{
	char said[SAY_SIZE];
	bool may = send_may(c, VERB_IDENTIFY);

	say_why(r->grounds, r->text, said);
	if (may && c->screen == SCREEN_TRIAGE && c->triage.row == row)
		ask_who(c);
	else if (may)
		console_say(c, true, "%s (%s)", said, binding_of(DO_IDENTIFY)->label);
	else
		console_say(c, true, "%s", said);
}

/* Care was chosen already: who is judged again is so with the care that he is to get now. */
static bool
lacks_care(struct console *c, unsigned care)
{
	const struct zcc_case_row *row = board_case(c->board, c->triage.row);

	if (row == NULL || row->state != CASE_INGEZET || care != CARE_NONE)
		return false;
	console_say(c, true, _("%" PRIu64 " has care already: choose which it is now (1-9)"), row->id);
	return true;
}

static void
record(struct console *c)
{
	const struct triage_form *t = &c->triage;
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_TRIAGE, .row = t->row,
		.version = c->painted_version, .is_final = true };

	unsigned care = triage_care(t);

	if (c->now_ms - c->triage_since_ms < CONSOLE_COMMIT_MS)
		return;
	if (lacks_identity(c) || lacks_care(c, care))
		return;
	if (care == CARE_AMBULANCE) {
		want.verb = VERB_RAV;
	} else if (care != CARE_NONE) {
		want.verb = VERB_DEPLOY;
		text_copy(want.care, sizeof(want.care), care_word(care));
		text_copy(want.place, sizeof(want.place), t->place.text);
	}
	if (!triage_put(t, &want)) {
		console_say(c, true, _("These are more answers than one triage holds"));
		return;
	}
	if (t->own != URGENCY_NONE && want.verb != VERB_RAV) {
		want.has_urgency = true;
		want.urgency = t->own;
		text_copy(want.reason, sizeof(want.reason), regrade_word(t->own_reason));
		text_copy(want.note, sizeof(want.note), t->why.text);
	}
	if (want.verb != VERB_RAV)
		text_copy(want.shift, sizeof(want.shift), retriage_word(t->again));
	send_act(c, &want);
}

static void
to_rav(struct console *c)
{
	const struct zcc_case_row *row = board_case(c->board, c->triage.row);

	if (row != NULL && send_may_verb(c, VERB_RAV))
		ask_begin(c, VERB_RAV, row, row->version, -1);
}

/* What `j` would record now: another choice is to be read first. */
static unsigned
chosen_care(const struct console *c)
{
	return c->triage.p != NULL && c->triage.step == TRIAGE_CARE ? triage_care(&c->triage) : CARE_NONE;
}

bool
triage_key(struct console *c, int key)
{
	char told[160];
	enum triage_step before = c->triage.step;
	unsigned chosen = chosen_care(c);
	const struct zcc_case_row *row = board_case(c->board, c->triage.row);

	if (c->triage.p == NULL || c->painted_id != c->triage.row)
		return false;
	bool is_first = before == TRIAGE_ABCD && c->triage.over == TRIAGE_OVER_NONE;
	if (key == KEY_ENTER && is_first && row != NULL && identity_confirm(c, row)) {
		if (c->triage.first_ms == 0)
			c->triage.shown_ms = c->now_ms; /* who it is is no part of ABCD */
		return true;
	}
	if (row != NULL)
		triage_form_caller(&c->triage, row->who.presence);
	enum triage_want want = triage_step_key(&c->triage, key, c->now_ms);
	if (c->triage.step != before || chosen_care(c) != chosen)
		c->triage_since_ms = c->now_ms;
	if (want != TRIAGE_IGNORED && want != TRIAGE_LEAVE)
		triage_draft_changed(c);
	triage_told(&c->triage, told, sizeof(told));
	if (told[0] != '\0')
		console_say(c, c->triage.told != TRIAGE_TOLD_ANSWERED &&
		    c->triage.told != TRIAGE_TOLD_TAKEN_BACK, "%s", told);
	if (want == TRIAGE_LEAVE)
		console_leave(c);
	else if (want == TRIAGE_TO_RAV)
		to_rav(c);
	else if (want == TRIAGE_RECORD)
		record(c);
	return want != TRIAGE_IGNORED;
}

void
triage_dossier(struct console *c, uint64_t row, const struct dossier_part *part, unsigned num)
{
	const struct zcc_case_row *now = board_case(c->board, row);
	struct given g = { 0 };

	if (c->triage.p == NULL || c->triage.row != row || now == NULL)
		return;
	for (unsigned i = 0; i < num; i++) {
		const struct zcc_case_row *first = part[i].came_from != 0 ? board_case(c->board, part[i].came_from) : now;
		if (part[i].struck_why == STRIKE_NONE)
			given_add(&g, &(struct given_part){ part[i].seq, part[i].at_ms, part[i].verb,
				first != NULL ? first->came : LINE_NONE, part[i].operator, part[i].fields.answers });
	}
	triage_given_set(&c->triage, &g);
	memset(&g, 0, sizeof(g));
}

void
triage_refused(struct console *c, uint64_t row, unsigned why)
{
	const struct zcc_case_row *now = board_case(c->board, row);

	if (c->triage.p == NULL || c->triage.row != row || now == NULL)
		return;
	if (why == WHY_AGAIN_REASON)
		c->triage.over = TRIAGE_OVER_AGAIN;
	if (why != WHY_NOT_GIVEN)
		return;
	c->triage.knows_given = false;
	identity_prepare(c, now);
}

void
triage_insert(struct console *c, const char *text)
{
	triage_step_insert(&c->triage, text);
	triage_draft_changed(c);
}

void
triage_recorded(struct console *c, uint64_t row)
{
	if (c->triage.row != row)
		return;
	triage_form_wipe(&c->triage);
	triage_draft_drop(c);
}

/* The seat at which it was taken has fallen away, and its operator goes on at this one: it is his again,
 * unasked (VS-1), unless somebody was faster. */
static void
take_again(struct console *c)
{
	const struct zcc_case_row *row = board_case(c->board, c->triage.row);
	bool is_left = row != NULL && row->state == CASE_VERLATEN &&
	    strcmp(row->claimed_by, c->who.operator) == 0;

	if (!is_left || !console_is_live(c) || c->triage_draft.claimed == row->version ||
	    !send_may(c, VERB_CLAIM))
		return;
	c->triage_draft.claimed = row->version;
	send_act(c, &(struct intent){ .kind = INTENT_SEND, .verb = VERB_CLAIM, .row = row->id,
	    .version = row->version });
}

void
triage_resume(struct console *c)
{
	if (c->screen == SCREEN_TRIAGE && c->triage_draft.is_touched)
		take_again(c);
	if (c->triage_draft.left == 0)
		return;

	const struct zcc_case_row *row = board_case(c->board, c->triage_draft.left);
	if (row == NULL || c->triage_draft.row == row->id || c->triage.row != 0 ||
	    !triage_may_begin(c, row, true))
		return;
	triage_draft_open(c, row->id); /* what comes of the question opens the form, or nothing does */
}
