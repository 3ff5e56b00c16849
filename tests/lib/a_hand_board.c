/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/a_board.h"

#include "shared/care/words.h"

#include <stdio.h>

/* One of each kind: seconds ago that it came, was sent, told and accepted; 0 = it was not. */
static const struct {
	uint64_t id;
	uint8_t urgency, line, state, age, sex, kind, hand, service, flags;
	int came, sent, told, accepted;
	const char *place, *complaint, *claimed_by, *to, *by, *reason;
} rows[] = {
	{ 24201, 1, LINE_SPOED, CASE_RAV, AGE_UNKNOWN, 0, HAND_RAV, HAND_SENT, 0, HAND_FLAG_GUESSED, 62,
	    40, 0, 0, "", "", "demo", "oost", "", "" },
	{ 24202, 1, LINE_SPOED, CASE_RAV, 67, SEX_M, HAND_RAV, HAND_SENT, 0, 0, 33, 8, 0, 0, "Hengelo",
	    "pijn-borst", "k.vos", "oost", "", "" },
	{ 24203, 2, LINE_112, CASE_MELDKAMER, 40, SEX_V, HAND_MELDKAMER, HAND_SENT, SERVICE_POLITIE, 0, 90,
	    5, 0, 0, "Almelo", "onrust", "demo", "oost", "", "" },
	{ 24204, 0, LINE_112, CASE_RAV, 71, SEX_V, HAND_RAV, HAND_SPOKEN, 0, 0, 200, 150, 120, 0, "Enschede",
	    "bewusteloos", "demo", "oost", "demo", "" },
	{ 24205, 1, LINE_SPOED, CASE_OVERGEDRAGEN, 80, SEX_M, HAND_RAV, HAND_TAKEN, 0, 0, 700, 660, 650, 650,
	    "Borne", "kortademig", "m.ka", "oost", "m.ka", "" },
	{ 24206, 1, LINE_SPOED, CASE_OVERGEDRAGEN, 55, SEX_V, HAND_RAV, HAND_TAKEN, 0, 0, 1300, 1250, 1240,
	    1000, "Losser", "uitval", "m.ka", "oost", "m.ka", "" },
	{ 24207, 3, LINE_REGULIER, CASE_AANGENOMEN, 83, SEX_V, HAND_TRANSFER, HAND_SENT, 0,
	    HAND_FLAG_ROLE, 300, 20, 0, 0, "Losser", "val", "k.vos", "triagist", "", "" },
	{ 24208, 3, LINE_REGULIER, CASE_AANGENOMEN, 29, SEX_M, HAND_TRANSFER, HAND_SENT, 0, 0, 240, 30, 0, 0,
	    "Wierden", "wond", "demo", "j.blom", "", "" },
	{ 24209, 3, LINE_REGULIER, CASE_AANGENOMEN, 45, SEX_M, HAND_TRANSFER, HAND_RETURNED, 0, 0, 500, 200,
	    0, 0, "Haaksbergen", "duizelig", "demo", "j.blom", "j.blom", "onvolledig" },
	{ 24210, 2, LINE_112, CASE_AANGENOMEN, 34, SEX_V, HAND_TRANSFER, HAND_SENT, 0, HAND_FLAG_ROLE, 120,
	    50, 0, 0, "Oldenzaal", "buikpijn", "m.ka", "triagist", "", "" },
};

static int64_t
ago(const struct board *b, int seconds)
{
	return seconds > 0 ? b->now_line - seconds * 1000 : 0;
}

void
a_hand_board(struct a_board *a)
{
	struct board *b = &a->board;

	an_empty_board(a);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct zcc_case_row *r = &a->cases[i];
		struct zcc_hand *h = &a->hands[i].hand;
		*r = (struct zcc_case_row){ .id = rows[i].id, .version = 3, .line = rows[i].line,
			.urgency = rows[i].urgency, .urgency_by = BY_TRIAGIST, .state = rows[i].state,
			.sex = rows[i].sex, .age = rows[i].age, .received_line = ago(b, rows[i].came),
			.state_line = ago(b, rows[i].sent), .due_line = ZCC_NEVER };
		r->received_wall = r->received_line + b->wall_offset;
		a->hands[i].id = rows[i].id;
		h->kind = rows[i].kind;
		h->state = rows[i].hand;
		h->service = rows[i].service;
		h->flags = rows[i].flags;
		h->sent_line = ago(b, rows[i].sent);
		h->contact_line = ago(b, rows[i].told);
		h->accepted_line = ago(b, rows[i].accepted);
		if (rows[i].accepted > 0) {
			r->norm_s = 900;
			r->due_line = h->accepted_line + 900000;
		}
		if (rows[i].place[0] == '\0')
			r->marks = CASE_MARK_NO_ADDRESS | CASE_MARK_NO_NUMBER;
		snprintf(r->place, sizeof(r->place), "%s", rows[i].place);
		snprintf(r->complaint, sizeof(r->complaint), "%s", rows[i].complaint);
		snprintf(r->claimed_by, sizeof(r->claimed_by), "%s", rows[i].claimed_by);
		snprintf(h->to, sizeof(h->to), "%s", rows[i].to);
		snprintf(h->by, sizeof(h->by), "%s", rows[i].by);
		snprintf(h->reason, sizeof(h->reason), "%s", rows[i].reason);
	}
}

struct settings
a_hand_settings(void)
{
	struct settings s = a_settings();
	struct meldkamer_settings *m = &s.meldkamer[s.meldkamers_num++];
	struct role_settings *r = &s.role[s.roles_num++];

	for (uint32_t i = 0; i < s.roles_num; i++)
		if (s.role[i].verbs & 1 << VERB_CLAIM)
			s.role[i].verbs |= UINT64_C(1) << VERB_ACCEPT | UINT64_C(1) << VERB_TRANSFER |
			    UINT64_C(1) << VERB_MELDKAMER;
	snprintf(r->name, sizeof(r->name), "%s", "centralist");
	r->desk = DESK_MELDKAMER;
	r->lines = 0x7e;
	r->verbs = 1 << VERB_NOTE | 1 << VERB_CLOSE | 1 << VERB_RAV | 1 << VERB_DOSSIER |
	    1 << VERB_UNDO | UINT64_C(1) << VERB_ACCEPT | UINT64_C(1) << VERB_TRANSFER |
	    UINT64_C(1) << VERB_MELDKAMER;
	snprintf(m->code, sizeof(m->code), "%s", "oost");
	snprintf(m->words, sizeof(m->words), "%s", "Meldkamer Verzonnen Oost");
	snprintf(m->telephone, sizeof(m->telephone), "%s", "toets MKA op het toestel, of kaart 1");
	snprintf(m->second, sizeof(m->second), "%s", "portofoon kanaal 1, of 112 en vraag de MKA");
	s.rav_wait_s = 15;
	s.transfer_s = 60;
	return s;
}
