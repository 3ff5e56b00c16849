/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Handing over to the meldkamer: the ambulance service, and what needs another service (RV-1, KB-3 to
 * KB-5).
 *
 *     any open state --rav, meldkamer--> it stays with the sender --accept, by a centralist--> overgedragen
 *                                          |            ^
 *                                          '--spoken----' and then the sender may close it
 *
 * Until somebody there has it the sender has it, whatever happens to him: there is no other way out of
 * these states, and after rav_wait_s an alarm says so.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/calendar.h"
#include "shared/care/hand.h"

#include <string.h>

/* Why a case that is the meldkamer's is closed; the first is for the patient. */
static const char *const their_reasons[] = {"ambulance", "meldkamer"};

/* The first contact of the case with a meldkamer, by telephone or by acknowledgement. */
static void
reach(const struct question *q, const struct book_case *c, struct ev_case_changed *ch)
{
	int64_t norm_ms = (int64_t)book_settings(q->book)->contact_s * 1000;
	ch->hand_day = (uint32_t)calendar_day_at(q->now.wall_ms); /* said by the event: a replay needs no zone */
	if (ch->hand.contact_line != 0)
		return;
	ch->hand.contact_line = q->now.line_ms;
	ch->is_contact_in_time = q->now.line_ms - c->row.received_line <= norm_ms;
}

static bool
is_spoken(const struct question *q)
{
	return q->ask->has_dossier && q->ask->dossier.spoken[0] != '\0';
}

/* Of an older case nothing was kept: it is sent since it is where it is. */
static void
begin_hand(const struct book_case *c, struct ev_case_changed *ch)
{
	if (ch->hand.kind == HAND_NONE) {
		ch->hand.kind = c->row.state == CASE_RAV ? HAND_RAV : HAND_MELDKAMER;
		ch->hand.sent_line = c->row.state_line;
	}
}

static void
speak(const struct question *q, const struct book_case *c, struct ev_case_changed *ch)
{
	reach(q, c, ch);
	ch->hand.state = HAND_SPOKEN;
	memcpy(ch->hand.by, q->ask->operator, sizeof ch->hand.by);
}

/* The one that was asked for, or that serves the place; else the region's first, which is said. */
static int
choose_meldkamer(const struct question *q, const struct book_case *c, struct zcc_hand *h)
{
	const struct settings *s = book_settings(q->book);
	const char *code = q->ask->board.source;
	bool is_guessed = false;
	const struct meldkamer_settings *m = code[0] != '\0' ? settings_meldkamer(s, code) :
	    settings_meldkamer_of(s, c->row.place, &is_guessed);
	if (m == NULL && code[0] != '\0')
		return refuse(q->no, (struct because){WHY_NO_MELDKAMER, code});
	h->flags = is_guessed && m != NULL ? HAND_FLAG_GUESSED : 0;
	hand_set_type(h, h->kind == HAND_RAV ? HAND_TYPE_SPOEDMELDING : HAND_TYPE_MELDKAMER);
	memset(h->to, 0, sizeof h->to);
	if (m != NULL)
		memcpy(h->to, m->code, sizeof m->code);
	return ZCC_OK;
}

/* On its way: who has it keeps it, else who sends it; nothing is taken back, for they have been told. */
static int
send(const struct question *q, const struct book_case *c, enum case_act act, enum zcc_hand_kind kind,
    struct event *out)
{
	struct ev_case_changed *ch = &out->u.changed;
	out->type = EV_CASE_CHANGED;
	changed_from(c, act, q->now.line_ms, ch);
	ch->hand = hand_over_anew(&c->hand);
	ch->hand.kind = (uint8_t)kind;
	ch->hand.state = HAND_SENT;
	ch->hand.sent_line = q->now.line_ms;
	int code = choose_meldkamer(q, c, &ch->hand);
	if (code != ZCC_OK)
		return code;
	ch->promised_line = ch->promised_wall = 0;
	if (!state_is_held((enum zcc_state)c->row.state) && !hand_is_to_meldkamer(&c->row)) {
		memcpy(ch->claimed_by, q->ask->operator, sizeof ch->claimed_by);
		rule_in_role(q->book, q->ask->role, ch);
		ch->seat = q->ask->seat;
	}
	ch->has_undo = false;
	stop_clock(ch);
	if (is_spoken(q))
		speak(q, c, ch);
	return ZCC_OK;
}

/* What can still be said of a case that is on its way: with whom one spoke, or that it is for another
 * meldkamer, where nobody knows of it yet. */
static int
say_more(const struct question *q, const struct book_case *c, struct event *out)
{
	bool is_other = q->ask->board.source[0] != '\0';
	enum case_act act = is_other ? ACT_READDRESS : ACT_SPOKEN;
	struct ev_case_changed *ch = &out->u.changed;
	int code = begin_act(q, c, act);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, act, c->row.state_line, ch);
	ch->has_undo = false;
	begin_hand(c, ch);
	if (is_other) {
		if (strcmp(q->ask->board.source, c->hand.to) == 0 && !is_spoken(q))
			return refuse(q->no, (struct because){WHY_SAME_MELDKAMER,
			    numeral(c->row.id).text, c->hand.to});
		code = choose_meldkamer(q, c, &ch->hand);
		ch->hand.state = HAND_SENT;
	}
	if (code == ZCC_OK && is_spoken(q))
		speak(q, c, ch);
	return code;
}

static bool
says_more(const struct question *q)
{
	return is_spoken(q) || q->ask->board.source[0] != '\0';
}

int
rule_rav(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	if (c == NULL)
		return refuse_gone(q);
	if (c->row.state == CASE_RAV && says_more(q))
		return say_more(q, c, out);
	int code = begin_act(q, c, ACT_RAV);
	if (code == ZCC_OK)
		code = send(q, c, ACT_RAV, HAND_RAV, out);
	if (code == ZCC_OK)
		rule_triage_along(q, c, &out->u.changed);
	return code;
}

int
rule_meldkamer(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	unsigned service = service_number(q->ask->board.kind);
	if (c == NULL)
		return refuse_gone(q);
	bool has_service = c->hand.service != SERVICE_NONE;
	if (hand_is_to_meldkamer(&c->row) && has_service && q->ask->board.kind[0] == '\0' &&
	    says_more(q))
		return say_more(q, c, out);
	if (service == SERVICE_NONE)
		return refuse(q->no, (struct because){WHY_BAD_SERVICE});
	int code = begin_act(q, c, ACT_MELDKAMER);
	if (code == ZCC_OK) /* a patient who is on his way to the ambulance service stays so */
		code = send(q, c, ACT_MELDKAMER,
		    c->row.state == CASE_RAV ? HAND_RAV : HAND_MELDKAMER, out);
	if (code == ZCC_OK)
		out->u.changed.hand.service = (uint8_t)service;
	return code;
}

/* A centralist has it: the regie is his, and the time to be there begins (AM-3). */
int
rule_take_ride(const struct question *q, const struct book_case *c, struct event *out)
{
	const struct settings *s = book_settings(q->book);
	const struct role_settings *r = settings_role(s, q->ask->role);
	struct ev_case_changed *ch = &out->u.changed;
	struct numeral id = numeral(c->row.id);
	if (q->ask->board.reason[0] != '\0')
		return refuse(q->no, (struct because){WHY_NO_WAY_BACK, id.text});
	if (r == NULL || r->desk != DESK_MELDKAMER)
		return refuse(q->no, (struct because){WHY_NOT_CENTRALIST, id.text, q->ask->role});
	int code = begin_act(q, c, ACT_ACCEPT);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_ACCEPT, q->now.line_ms, ch);
	begin_hand(c, ch);
	reach(q, c, ch);
	ch->hand.state = HAND_TAKEN;
	ch->hand.accepted_line = q->now.line_ms;
	memcpy(ch->hand.by, q->ask->operator, sizeof ch->hand.by);
	memcpy(ch->claimed_by, q->ask->operator, sizeof ch->claimed_by);
	rule_in_role(q->book, q->ask->role, ch);
	ch->seat = q->ask->seat;
	ch->has_undo = false;
	stop_clock(ch);
	if (ch->hand.kind == HAND_RAV && s->ride_s > 0) {
		ch->norm_s = s->ride_s;
		ch->due_line = q->now.line_ms + (int64_t)s->ride_s * 1000;
		rule_check_first(q, ch);
	}
	return ZCC_OK;
}

/* One of the reasons that the region has of those that are theirs; NULL: it has none. */
static const char *
their_reason(const struct settings *s, const char *asked)
{
	const char *first = NULL;
	for (size_t i = 0; i < sizeof their_reasons / sizeof their_reasons[0]; i++) {
		if (!settings_has_reason(s, their_reasons[i]))
			continue;
		if (strcmp(their_reasons[i], asked) == 0)
			return their_reasons[i];
		first = their_reasons[i];
	}
	return first;
}

int
rule_may_let_go(const struct question *q, const struct book_case *c)
{
	struct numeral id = numeral(c->row.id);
	const char *asked = q->ask->board.reason;
	const char *theirs = their_reason(book_settings(q->book), asked);
	if (hand_is_unheard(&c->row, &c->hand))
		return refuse(q->no, (struct because){WHY_NOBODY_TOLD, id.text,
		    verb_word(c->row.state == CASE_RAV ? VERB_RAV : VERB_MELDKAMER)});
	if (c->hand.service == SERVICE_NONE || theirs == NULL || strcmp(theirs, asked) == 0)
		return ZCC_OK;
	return refuse(q->no, (struct because){WHY_MELDKAMER_ONLY, id.text,
	    service_word(c->hand.service), theirs});
}

int
rule_hand_alarm(const struct book *b, const struct book_case *c, struct now now, struct event *out)
{
	int64_t wait_ms = (int64_t)book_settings(b)->rav_wait_s * 1000;
	if (c == NULL || !hand_is_unheard(&c->row, &c->hand) ||
	    now.line_ms - hand_since(&c->row, &c->hand) < wait_ms)
		return ZCC_E_AGAIN;
	return rule_alarm_about(b, KIND_RAV_WAIT, c->row.id, now, out);
}
