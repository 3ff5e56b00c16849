/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * book_kit - a small book with people and norms, for the tests of events, book and rules: events
 * are decided by the rules and applied at a time that the test sets.
 */
#ifndef ZCC_BOOK_KIT_H
#define ZCC_BOOK_KIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "hub/core/rule.h"
#include "shared/care/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OK(call) assert_int_equal((call), ZCC_OK)
#define NOT(code, call) assert_int_equal((call), (code))

struct kit {
	struct book *b;
	struct book_sizes sizes;
	struct now now;
	struct settings settings;
	struct edge_facts facts;
	struct ask ask;
	struct event ev; /* the last one that was decided */
	struct refusal no;
};

/* 2026-03-02, a Monday, 10:00 in Amsterdam. */
#define KIT_WALL INT64_C(1772442000000)

static inline void
kit_reason(struct settings *s, const char *code)
{
	strcpy(s->reason[s->reasons_num++], code);
}

static inline void
kit_norms(struct settings *s)
{
	static const uint8_t urgency[] = {0, 1, 3, 2, 2, 4, 3};
	memset(s, 0, sizeof *s);
	strcpy(s->region, "proef");
	for (unsigned i = 1; i <= ZCC_LINES_NUM; i++)
		s->line[i] = (struct line_settings){30 * i, 90, urgency[i],
		    i == LINE_SPOED || i == LINE_112 || i == LINE_ZORGVERLENER};
	s->lost_s = s->undo_s = 10;
	s->leave_board_s = 900;
	s->leave_book_s = 86400;
	s->earlier_s = 3600;
	s->capacity_fresh_s = 60;
	s->hold_s = 120;
	s->callback_attempts = 2;
	s->push_s = 30;
	s->rav_wait_s = 15;
	s->contact_s = 120;
	s->ride_s = 900;
	s->transfer_s = 60;
	s->roles_num = 3;
	s->alarm = settings_alarm;
	strcpy(s->role[0].name, "triagist");
	s->role[0].desk = DESK_TRIAGE;
	s->role[0].lines = 0x7e;
	s->role[0].verbs = ~(UINT64_C(1) << VERB_OPERATOR_ADD | UINT64_C(1) << VERB_CONFIG);
	strcpy(s->role[1].name, "beheer");
	s->role[1].desk = DESK_TOEZICHT;
	s->role[1].verbs = UINT64_C(1) << VERB_OPERATOR_ADD | UINT64_C(1) << VERB_OPERATOR_REVOKE |
	    UINT64_C(1) << VERB_CONFIG | UINT64_C(1) << VERB_ALARM_ACK |
	    UINT64_C(1) << VERB_ALARM_REST | UINT64_C(1) << VERB_ALARM_WAKE;
	strcpy(s->role[2].name, "regiearts");
	s->role[2].desk = DESK_REGIE;
	s->role[2].lines = 1 << LINE_ZORGVERLENER;
	s->role[2].verbs = UINT64_C(1) << VERB_CLAIM | UINT64_C(1) << VERB_NEXT |
	    UINT64_C(1) << VERB_ALARM_ACK;
	s->complaints_num = s->places_num = 1;
	strcpy(s->complaint[0], "borst");
	strcpy(s->place[0], "Enschede");
	kit_reason(s, "advies");
	kit_reason(s, "zelfzorg");
	kit_reason(s, "informatie");
	kit_reason(s, "overig");
	s->shifts_num = 2;
	s->shift_min[0] = 8 * 60;
	s->shift_min[1] = 16 * 60;
}

/* Lines regulier and zelftriage are open outside office hours, as ANW is. */
static inline void
kit_windows(struct settings *s)
{
	static const struct window_settings anw[] = {
	    {WINDOW_FEESTDAG, DAY_HOLIDAY, 8 * 60, 8 * 60},
	    {WINDOW_WEEKEND, DAYS_WEEKEND, 8 * 60, 8 * 60},
	    {WINDOW_AVOND, 0x3e, 17 * 60, 23 * 60},
	    {WINDOW_NACHT, 0x3e, 23 * 60, 8 * 60},
	};
	memcpy(s->window, anw, sizeof anw);
	s->windows_num = sizeof anw / sizeof anw[0];
	s->referrals_num = 1;
	strcpy(s->referral[0].code, "eigen-huisarts");
	strcpy(s->referral[0].words, "bel uw huisarts");
	s->line_window[LINE_REGULIER].windows = s->line_window[LINE_ZELFTRIAGE].windows = 0xf;
	s->line_window[LINE_REGULIER].referral = s->line_window[LINE_ZELFTRIAGE].referral = 1;
}

/* Apply k->ev as the next event, at the kit's time. */
static inline void
kit_apply(struct kit *k)
{
	k->ev.seq = book_seq(k->b) + 1;
	k->ev.version = event_version(k->ev.type);
	k->ev.at_ms = k->now.wall_ms;
	k->ev.line_ms = k->now.line_ms;
	book_apply(k->b, &k->ev);
}

static inline void
kit_config(struct kit *k)
{
	static const uint8_t text[] = "tekst";
	k->ev = (struct event){.type = EV_CONFIG};
	k->ev.u.config.settings = &k->settings;
	k->ev.u.config.text = text;
	k->ev.u.config.text_len = sizeof text;
	kit_apply(k);
}

static inline void
kit_operator(struct kit *k, const char *name, const char *role, uint8_t key)
{
	k->ev = (struct event){.type = EV_OPERATOR_ADDED};
	strcpy(k->ev.u.operator.name, name);
	strcpy(k->ev.u.operator.role[0], role);
	k->ev.u.operator.roles_num = 1;
	memset(k->ev.u.operator.key, key, ZCC_KEY_BYTES);
	kit_apply(k);
}

static inline int
kit_setup_sizes(void **state, const struct book_sizes *sizes)
{
	struct kit *k = calloc(1, sizeof *k);
	assert_non_null(k);
	k->sizes = *sizes;
	k->b = book_new(sizes);
	assert_non_null(k->b);
	k->now = (struct now){1000000, KIT_WALL};
	kit_norms(&k->settings);
	kit_config(k);
	kit_operator(k, "anna", "triagist", 1);
	kit_operator(k, "bram", "triagist", 2);
	kit_operator(k, "chris", "regiearts", 3);
	kit_operator(k, "eva", "beheer", 4);
	*state = k;
	return 0;
}

static inline int
kit_setup(void **state)
{
	static const struct book_sizes sizes = {
	    .board_cases = 8, .cases = 12, .operators = 6, .capacity = 3, .alarms = 2};
	return kit_setup_sizes(state, &sizes);
}

static inline int
kit_teardown(void **state)
{
	struct kit *k = *state;
	book_free(k->b);
	free(k);
	return 0;
}

/* A question by `operator`, to be filled further in k->ask. */
static inline struct ask *
kit_ask(struct kit *k, const char *operator, enum zcc_verb verb, uint64_t row)
{
	const struct book_case *c = book_case(k->b, row);
	ask_init(&k->ask, verb);
	strcpy(k->ask.operator, operator);
	k->ask.row = row;
	k->ask.version = c != NULL ? c->row.version : 0;
	k->ask.seat = 7;
	if (verb == VERB_CLOSE)
		strcpy(k->ask.board.reason, "overig");
	return &k->ask;
}

/* Decide k->ask; when it is allowed, apply it as the engine does: what comes along first, then its own
 * event.  The code. */
static inline int
kit_decide(struct kit *k)
{
	struct event own;
	memset(&k->no, 0, sizeof k->no);
	int code = rule_may(k->b, &k->ask, &k->no);
	if (code == ZCC_OK)
		code = rule_decide(k->b, &k->ask, &k->facts, k->now, &own, &k->no);
	if (code != ZCC_OK) {
		assert_true(k->no.code == code && k->no.text[0] != '\0');
		return code;
	}
	for (uint32_t i = 0; rule_along(k->b, &k->ask, &own, &i, k->now, &k->ev) == ZCC_OK;)
		kit_apply(k);
	k->ev = own;
	kit_apply(k);
	return ZCC_OK;
}

/* The same of a conversation: who is in the ear goes on hold first.  *own: what was decided. */
static inline int
kit_decide_ear(struct kit *k, struct event *own)
{
	int code = rule_may(k->b, &k->ask, &k->no);
	if (code == ZCC_OK)
		code = rule_decide(k->b, &k->ask, &k->facts, k->now, own, &k->no);
	if (code != ZCC_OK)
		return code;
	while (rule_ear(k->b, own, k->now, &k->ev) == ZCC_OK)
		kit_apply(k);
	k->ev = *own;
	kit_apply(k);
	return ZCC_OK;
}

static inline int
kit_do(struct kit *k, const char *operator, enum zcc_verb verb, uint64_t row)
{
	kit_ask(k, operator, verb, row);
	return kit_decide(k);
}

static inline int
kit_close(struct kit *k, const char *operator, uint64_t row, const char *reason)
{
	strcpy(kit_ask(k, operator, VERB_CLOSE, row)->board.reason, reason);
	return kit_decide(k);
}

/* Says that he spoke with the ambulance service about it. */
static inline void
kit_spoken(struct kit *k, const char *operator, uint64_t row)
{
	kit_ask(k, operator, VERB_RAV, row)->has_dossier = true;
	strcpy(k->ask.dossier.spoken, "de centralist");
	assert_int_equal(kit_decide(k), ZCC_OK);
}

/* A call on this line; its case's id. */
static inline uint64_t
kit_call(struct kit *k, unsigned line)
{
	kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = (uint8_t)line;
	assert_int_equal(kit_decide(k), ZCC_OK);
	return k->ev.u.received.row.id;
}

static inline void
kit_pass(struct kit *k, int64_t ms)
{
	k->now.line_ms += ms;
	k->now.wall_ms += ms;
}

/* Everything that time brings now; how many events. */
static inline unsigned
kit_time(struct kit *k)
{
	unsigned n = 0;
	while (rule_time(k->b, k->now, &k->ev) == ZCC_OK) {
		kit_apply(k);
		assert_true(++n < 1000);
	}
	return n;
}

static inline struct bytes
kit_dump(const struct book *b)
{
	struct bytes out = bytes_grower();
	book_dump(b, &out);
	assert_true(bytes_ok(&out));
	return out;
}

/* The book is one that was read from its dump, and says the same. */
static inline void
kit_restart(struct kit *k)
{
	struct bytes dump = kit_dump(k->b), in = bytes_reader(dump.data, dump.at);
	struct book *b = book_new(&k->sizes);
	assert_non_null(b);
	assert_int_equal(book_load(b, &in), ZCC_OK);
	struct bytes again = kit_dump(b);
	assert_int_equal(again.at, dump.at);
	assert_memory_equal(again.data, dump.data, dump.at);
	bytes_free(&again);
	bytes_free(&dump);
	book_free(k->b);
	k->b = b;
}

static inline const struct zcc_case_row *
kit_row(const struct kit *k, uint64_t id)
{
	const struct book_case *c = book_case(k->b, id);
	assert_non_null(c);
	return &c->row;
}

static inline const struct zcc_hand *
kit_hand(const struct kit *k, uint64_t id)
{
	const struct book_case *c = book_case(k->b, id);
	assert_non_null(c);
	return &c->hand;
}

static inline const struct zcc_triage *
kit_triage(const struct kit *k, uint64_t id)
{
	const struct book_case *c = book_case(k->b, id);
	assert_non_null(c);
	return &c->triage;
}

#endif
