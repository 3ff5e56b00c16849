/* SPDX-License-Identifier: EUPL-1.2 */
/* OP-4, CO-5: the regie of vervolgzorg passes when the list of its open cases is acknowledged. */
#include "shared/care/takeover.h"
#include "tests/lib/alarm_kit.h"

#include "shared/care/calendar.h"

#define BIT(verb) (UINT64_C(1) << (verb))

/* In office hours the participant places patients, else the zorgcentrale, whose people have a role of
 * their own; vera and wim work for the one, zoe for the other. */
static void
rota(struct settings *s)
{
	static const char *const names[] = {"vervolgzorg", "zorgcentrale"};
	for (unsigned i = 0; i < 2; i++) {
		struct role_settings *r = &s->role[s->roles_num++];
		*r = s->role[0];
		strcpy(r->name, names[i]);
		r->desk = DESK_VERVOLGZORG;
		r->shift = false;
	}
	s->desks_num = 2;
	strcpy(s->desk[0].code, "livio");
	s->desk[0].kind = DESK_KIND_PARTICIPANT;
	strcpy(s->desk[0].role, names[0]);
	strcpy(s->desk[1].code, "nacht");
	s->desk[1].kind = DESK_KIND_ZORGCENTRALE;
	strcpy(s->desk[1].role, names[1]);
	s->routes_num = 2;
	s->route[0] = (struct route_settings){
	    .when = {WINDOW_DAG, DAY_WORK, 8 * 60, 17 * 60}, .desks_num = 1, .desk = {0}};
	s->route[1] = (struct route_settings){.is_always = true, .desks_num = 1, .desk = {1}};
	s->takeover_s = 900;
}

/* Monday 10:00: the participant has it. */
static int
open_desk(void **state)
{
	static const struct book_sizes sizes = {
	    .board_cases = 20, .cases = 30, .operators = 8, .capacity = 3, .alarms = FEW};
	int code = kit_setup_sizes(state, &sizes);
	struct kit *k = *state;
	rota(&k->settings);
	kit_config(k);
	kit_operator(k, "vera", "vervolgzorg", 5);
	kit_operator(k, "wim", "vervolgzorg", 6);
	kit_operator(k, "zoe", "zorgcentrale", 7);
	kit_time(k);
	return code;
}

static const struct zcc_placing *
placing(const struct kit *k)
{
	return &book_placing(k->b)->is;
}

/* On to this minute of the Monday. */
static void
at_minute(struct kit *k, int minute)
{
	int64_t wall = calendar_ms(calendar_day_at(KIT_WALL), minute, CALENDAR_FIRST);
	kit_pass(k, wall - k->now.wall_ms);
	kit_time(k);
}

/* The list as it is on the board now. */
static struct takeover_list
list_of(const struct kit *k)
{
	struct takeover_list l = {0};
	const struct book_case *c;
	for (uint32_t i = 0; (c = book_each_open(k->b, &i)) != NULL;)
		takeover_add(&l, &c->row);
	return l;
}

static int
acknowledges(struct kit *k, const char *who, struct takeover_list l)
{
	struct ask *a = kit_ask(k, who, VERB_HANDOVER, 0);
	a->board.total = (int32_t)l.num;
	a->board.from = l.number;
	return kit_decide(k);
}

/* A case that vera has in hand, from a command line, where nobody has a caller in the ear. */
static uint64_t
case_of(struct kit *k, const char *who)
{
	uint64_t id = kit_call(k, LINE_ZORGVERLENER);
	kit_ask(k, who, VERB_CLAIM, id)->seat = 0;
	OK(kit_decide(k));
	return id;
}

static const struct zcc_alarm_row *
alarm_of(const struct kit *k)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(k->b, &i)) != NULL;)
		if (alarm_is(a, KIND_TAKEOVER_WAIT))
			return a;
	return NULL;
}

/* OP-4: to the second, and not before the list was acknowledged. */
static void
the_former_keeps_the_regie_until_the_next_acknowledges(void **state)
{
	struct kit *k = *state;
	uint64_t id = case_of(k, "vera");
	assert_string_equal(placing(k)->desk, "livio");
	assert_true((kit_row(k, id)->marks & CASE_MARK_FOLLOW_UP) != 0);
	NOT(ZCC_E_STATE, acknowledges(k, "zoe", list_of(k)));
	assert_int_equal(k->no.grounds.why, WHY_NO_TAKEOVER);
	at_minute(k, 17 * 60 - 1);
	kit_pass(k, 59999);
	assert_int_equal(kit_time(k), 0);
	kit_pass(k, 1);
	kit_time(k);
	assert_string_equal(placing(k)->desk, "livio");
	assert_string_equal(placing(k)->next, "nacht");
	assert_true(placing(k)->due_wall == k->now.wall_ms);
	assert_string_equal(kit_row(k, id)->claimed_by, "vera");
	at_minute(k, 17 * 60 + 5);
	struct zcc_case_row was = *kit_row(k, id);
	OK(acknowledges(k, "zoe", list_of(k)));
	assert_string_equal(placing(k)->desk, "nacht");
	assert_string_equal(placing(k)->next, "");
	assert_string_equal(placing(k)->taken_by, "zoe");
	assert_true(placing(k)->taken_wall == k->now.wall_ms);
	const struct zcc_case_row *is = kit_row(k, id);
	assert_string_equal(is->claimed_by, "zoe");
	assert_true(is->state == was.state && is->state_line == was.state_line &&
	    is->due_line == was.due_line); /* VS-1: no clock restarts */
	NOT(ZCC_E_STATE, acknowledges(k, "zoe", list_of(k)));
	NOT(ZCC_E_STATE, kit_do(k, "zoe", VERB_UNDO, 0));
	assert_dump_is_the_book(k);
}

/* OP-4: by a person of the desk whose turn it is, and for the list that he read. */
static void
only_the_next_desk_acknowledges_and_only_what_it_read(void **state)
{
	struct kit *k = *state;
	case_of(k, "vera");
	at_minute(k, 17 * 60);
	struct takeover_list old = list_of(k);
	NOT(ZCC_E_DENIED, acknowledges(k, "wim", old));
	assert_int_equal(k->no.grounds.why, WHY_TAKEOVER_NOT_YOURS);
	assert_non_null(strstr(k->no.text, "zorgcentrale"));
	uint64_t id = case_of(k, "wim");
	NOT(ZCC_E_STALE, acknowledges(k, "zoe", old));
	assert_int_equal(k->no.grounds.why, WHY_TAKEOVER_CHANGED);
	assert_string_equal(kit_row(k, id)->claimed_by, "wim");
	OK(acknowledges(k, "zoe", list_of(k)));
	assert_string_equal(kit_row(k, id)->claimed_by, "zoe");
}

/* OP-4: the alarm to toezicht, once, at the limit; over when it is acknowledged. */
static void
what_nobody_acknowledges_is_an_alarm_to_toezicht(void **state)
{
	struct kit *k = *state;
	case_of(k, "vera");
	at_minute(k, 17 * 60);
	kit_pass(k, 899999);
	kit_time(k);
	assert_null(alarm_of(k));
	kit_pass(k, 1);
	kit_time(k);
	const struct zcc_alarm_row *a = alarm_of(k);
	assert_true(a != NULL && a->whom == FOR_TOEZICHT && a->value == 1);
	OK(sees(k, "eva", a->id));
	OK(acknowledges(k, "zoe", list_of(k)));
	kit_time(k);
	assert_null(alarm_of(k));
}

/* OP-4, PT-1: the hub was down as the turn came: it is due since the rota says, not since the hub is back. */
static void
a_turn_that_came_while_no_hub_ran_is_due_since_then(void **state)
{
	struct kit *k = *state;
	enum { DAY = 24 * 60 };
	case_of(k, "vera");
	at_minute(k, 17 * 60 + 14);
	assert_string_equal(placing(k)->next, "nacht");
	assert_true(placing(k)->due_wall == k->now.wall_ms - 14 * 60000);
	assert_true(placing(k)->due_line == k->now.line_ms - 14 * 60000);
	assert_null(alarm_of(k));
	at_minute(k, 17 * 60 + 15);
	assert_non_null(alarm_of(k));
	at_minute(k, DAY + 8 * 60 + 1); /* and it is the former's own turn again */
	assert_string_equal(placing(k)->next, "");
	at_minute(k, 2 * DAY + 18 * 60); /* of the nights that passed, that of now counts */
	assert_true(placing(k)->due_wall == k->now.wall_ms - 60 * 60000);
}

/* A rota that is adopted has begun no turn before. */
static void
a_turn_of_a_new_rota_is_due_since_it_was_adopted(void **state)
{
	struct kit *k = *state;
	case_of(k, "vera");
	k->settings.route[0].when.to_min = 12 * 60;
	at_minute(k, 14 * 60);
	kit_config(k);
	kit_time(k);
	assert_string_equal(placing(k)->next, "nacht");
	assert_true(placing(k)->due_wall == k->now.wall_ms);
}

/* Who speaks with a caller goes on with him; a call back that was promised is on the list. */
static void
a_conversation_stays_with_who_speaks(void **state)
{
	struct kit *k = *state;
	uint64_t talks = kit_call(k, LINE_ZORGVERLENER), later = kit_call(k, LINE_ZORGVERLENER);
	OK(kit_do(k, "vera", VERB_CLAIM, later));
	kit_ask(k, "vera", VERB_NOTE, later)->has_dossier = true;
	strcpy(k->ask.dossier.phone, "0612345678");
	strcpy(k->ask.dossier.note, "belt straks terug");
	OK(kit_decide(k));
	kit_ask(k, "vera", VERB_CALLBACK, later)->board.at = (uint64_t)k->now.wall_ms + 9 * 3600000;
	OK(kit_decide(k));
	OK(kit_do(k, "vera", VERB_CLAIM, talks));
	at_minute(k, 17 * 60);
	struct takeover_list l = list_of(k);
	assert_int_equal(l.num, 2);
	OK(acknowledges(k, "zoe", l));
	assert_string_equal(kit_row(k, talks)->claimed_by, "vera");
	assert_int_equal(kit_row(k, talks)->state, CASE_AANGENOMEN);
	assert_int_equal(kit_row(k, later)->state, CASE_TERUGBELLEN);
	assert_int_equal(book_takeover_num(k->b), 2);
}

/* No patient depends on it: it passes by itself, also when the last case is closed meanwhile. */
static void
an_empty_list_needs_nobody(void **state)
{
	struct kit *k = *state;
	at_minute(k, 17 * 60);
	assert_string_equal(placing(k)->desk, "nacht");
	assert_string_equal(placing(k)->taken_by, "");
	at_minute(k, 17 * 60 + 1);
	uint64_t id = case_of(k, "zoe");
	at_minute(k, 24 * 60 + 8 * 60);
	assert_string_equal(placing(k)->next, "livio");
	kit_ask(k, "zoe", VERB_CLOSE, id)->seat = 0;
	OK(kit_decide(k));
	kit_time(k);
	assert_string_equal(placing(k)->desk, "livio");
}

/* A turn that comes back before anybody acknowledged: nobody is to take over; and no clock restarts
 * when a third is to. */
static void
a_turn_that_comes_back_takes_nothing(void **state)
{
	struct kit *k = *state;
	case_of(k, "vera");
	at_minute(k, 17 * 60);
	int64_t due = placing(k)->due_line;
	k->settings.desks_num = 3;
	strcpy(k->settings.desk[2].code, "derde");
	strcpy(k->settings.desk[2].role, "zorgcentrale");
	k->settings.desk[2].kind = DESK_KIND_CENTRAL;
	k->settings.route[1].desk[0] = 2;
	kit_config(k);
	kit_pass(k, 60000);
	kit_time(k);
	assert_string_equal(placing(k)->next, "derde");
	assert_true(placing(k)->due_line == due);
	at_minute(k, 24 * 60 + 8 * 60);
	assert_string_equal(placing(k)->desk, "livio");
	assert_string_equal(placing(k)->next, "");
	assert_null(alarm_of(k));
}

/* A case is of vervolgzorg while it was last in hand there. */
static void
a_case_that_goes_elsewhere_is_no_longer_on_the_list(void **state)
{
	struct kit *k = *state;
	uint64_t id = case_of(k, "vera");
	assert_int_equal(book_takeover_num(k->b), 1);
	kit_ask(k, "vera", VERB_RELEASE, id)->seat = 0;
	OK(kit_decide(k));
	assert_int_equal(book_takeover_num(k->b), 1);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	assert_int_equal(book_takeover_num(k->b), 0);
	assert_dump_is_the_book(k);
}

/* A region without a rota, or that takes it away, has nothing of this. */
static void
without_a_rota_nobody_takes_over(void **state)
{
	struct kit *k = *state;
	case_of(k, "vera");
	at_minute(k, 17 * 60);
	k->settings.routes_num = 0;
	kit_config(k);
	kit_time(k);
	assert_string_equal(placing(k)->desk, "");
	assert_int_equal(kit_time(k), 0);
	NOT(ZCC_E_STATE, acknowledges(k, "zoe", list_of(k)));
}

#undef TEST
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_desk, kit_teardown)

/* Goede Vrijdag is a month away when the rota is read, and nothing else changes before. */
static void
op_4_a_turn_far_ahead_comes_all_the_same(void **state)
{
	struct kit *k = *state;
	k->settings.route[0].when = (struct window_settings){WINDOW_FEESTDAG, DAY_HOLIDAY, 8 * 60, 8 * 60};
	kit_config(k);
	kit_time(k);
	assert_string_equal(placing(k)->desk, "nacht"); /* no case is open */
	int64_t good_friday = calendar_ms(calendar_day(2026, 4, 3), 8 * 60, CALENDAR_FIRST);
	kit_pass(k, good_friday - 1 - k->now.wall_ms);
	kit_time(k);
	assert_string_equal(placing(k)->desk, "nacht");
	kit_pass(k, 1);
	assert_true(kit_time(k) > 0);
	assert_string_equal(placing(k)->desk, "livio");
	/* where one desk has every turn nobody looks again */
	k->settings.routes_num = 1;
	k->settings.route[0] = (struct route_settings){.is_always = true, .desks_num = 1, .desk = {1}};
	kit_config(k);
	kit_time(k);
	int64_t since = book_placing(k->b)->since_wall;
	kit_pass(k, INT64_C(90) * 24 * 3600 * 1000);
	kit_time(k);
	assert_true(book_placing(k->b)->since_wall == since);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(the_former_keeps_the_regie_until_the_next_acknowledges),
	    TEST(only_the_next_desk_acknowledges_and_only_what_it_read),
	    TEST(what_nobody_acknowledges_is_an_alarm_to_toezicht),
	    TEST(a_turn_that_came_while_no_hub_ran_is_due_since_then),
	    TEST(a_turn_of_a_new_rota_is_due_since_it_was_adopted),
	    TEST(a_conversation_stays_with_who_speaks),
	    TEST(an_empty_list_needs_nobody),
	    TEST(a_turn_that_comes_back_takes_nothing),
	    TEST(a_case_that_goes_elsewhere_is_no_longer_on_the_list),
	    TEST(op_4_a_turn_far_ahead_comes_all_the_same),
	    TEST(without_a_rota_nobody_takes_over),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_takeover", tests, NULL, NULL);
}
