/* SPDX-License-Identifier: EUPL-1.2 */
/* Simulated people: the seed decides, nobody loses a case, figures are read strictly. */
#include "hub/replay/callers.h"
#include "hub/replay/operators.h"
#include "hub/replay/plan.h"
#include "shared/care/triage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct settings site;
static struct figures figures;

static int
set_up(void **state)
{
	(void)state;
	site.reasons_num = 4;
	strcpy(site.reason[0], "advies");
	strcpy(site.reason[1], "overig");
	strcpy(site.reason[2], "zelfzorg");
	strcpy(site.reason[3], "visite");
	figures = (struct figures){
	    .service = {3, {0, 500, 1000}, {10, 100, 1000}},
	    .patience = {2, {0, 1000}, {5, 60}},
	    .hang_up_permille = 500,
	    .note_permille = 250,
	    .note = "advies gegeven",
	};
	return 0;
}

static struct operators *
crew(unsigned num, int64_t speed_milli, uint64_t seed)
{
	struct operators *o;

	assert_int_equal(operators_new(num, &figures, &site, speed_milli, seed, &o, NULL), ZCC_OK);
	return o;
}

static void
chance_is_that_of_the_published_generator(void **state)
{
	(void)state;
	struct rng r = {1234567};

	/* The sequence published with the generator's reference code for this seed. */
	assert_true(rng_next(&r) == 6457827717110365317ULL);
	assert_true(rng_next(&r) == 3203168211198807973ULL);
	assert_true(rng_next(&r) == 9817491932198370423ULL);
}

static void
draws_follow_their_quantiles(void **state)
{
	(void)state;
	struct rng r = {1};
	unsigned below_median = 0;

	for (unsigned i = 0; i < 10000; i++) {
		int64_t ms = rng_draw_milli(&r, &figures.service);
		assert_in_range(ms, 10 * 1000, 1000 * 1000);
		below_median += ms < 100 * 1000;
	}
	/* 50 +- 2 %: four standard deviations */
	assert_in_range(below_median, 4800, 5200);
	struct rng_quantiles none = {0};
	assert_int_equal(rng_draw_milli(&r, &none), 0);
}

static void
quantiles_must_rise_from_0_to_1000(void **state)
{
	(void)state;
	struct rng_quantiles q = {3, {0, 500, 1000}, {1, 1, 2}};

	assert_true(rng_quantiles_are_valid(&q));
	q.value[2] = 0;
	assert_false(rng_quantiles_are_valid(&q));
	q.value[2] = 2;
	q.permille[1] = 0;
	assert_false(rng_quantiles_are_valid(&q));
	q.permille[1] = 500;
	q.permille[2] = 999;
	assert_false(rng_quantiles_are_valid(&q));
	q.num = 1;
	assert_false(rng_quantiles_are_valid(&q));
}

static void
an_operator_takes_talks_and_closes(void **state)
{
	(void)state;
	figures.note_permille = 1000;
	struct operators *o = crew(1, 1000, 42);
	struct ask a;
	unsigned who;

	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_OK);
	assert_int_equal(a.verb, VERB_NEXT);
	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_E_AGAIN);
	assert_int_equal(operators_answer(o, who, ZCC_OK, 17, 2, 1000), 17);
	int64_t wake_ms = operators_wake_ms(o);
	assert_in_range(wake_ms, 11000, 1001000);
	assert_int_equal(operators_next(o, wake_ms - 1, &who, &a), ZCC_E_AGAIN);
	assert_int_equal(operators_next(o, wake_ms, &who, &a), ZCC_OK);
	assert_int_equal(a.verb, VERB_NOTE);
	assert_true(a.has_dossier);
	assert_string_equal(a.dossier.note, "advies gegeven");
	assert_int_equal(operators_answer(o, who, ZCC_OK, 17, 3, wake_ms), 0);
	assert_int_equal(operators_next(o, wake_ms, &who, &a), ZCC_OK);
	assert_int_equal(a.verb, VERB_CLOSE);
	assert_int_equal(a.row, 17);
	assert_int_equal(a.version, 3);
	assert_true(settings_has_reason(&site, a.board.reason));
	assert_false(triage_is_advice(a.board.reason)); /* he triaged nobody (NT-9) */
	operators_answer(o, who, ZCC_OK, 17, 4, wake_ms);
	assert_int_equal(operators_counts(o).claimed, 1);
	assert_int_equal(operators_counts(o).noted, 1);
	assert_int_equal(operators_counts(o).closed, 1);
	operators_free(&o);
}

static void
who_finds_nobody_waiting_asks_again_when_a_call_comes(void **state)
{
	(void)state;
	struct operators *o = crew(1, PLAN_MAX, 42);
	struct ask a;
	unsigned who;

	assert_int_equal(operators_next(o, 5, &who, &a), ZCC_OK);
	operators_answer(o, who, ZCC_E_BUSY, 0, 0, 5);
	assert_true(operators_are_idle(o));
	assert_int_equal(operators_next(o, 6, &who, &a), ZCC_E_AGAIN);
	operators_call_came(o);
	assert_false(operators_are_idle(o));
	assert_int_equal(operators_next(o, 6, &who, &a), ZCC_OK);
	operators_answer(o, who, ZCC_E_BUSY, 0, 0, 6);
	/* calls of others are noticed too, a little later */
	assert_int_equal(operators_next(o, 1006, &who, &a), ZCC_OK);
	operators_free(&o);
}

static void
nobody_goes_home_before_looking_once_more_after_the_last_call(void **state)
{
	(void)state;
	struct operators *o = crew(1, PLAN_MAX, 42);
	struct ask a;
	unsigned who;

	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_OK);
	operators_last_call(o); /* while the answer to an older question is under way */
	operators_answer(o, who, ZCC_E_BUSY, 0, 0, 0);
	assert_false(operators_are_done(o));
	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_OK);
	operators_answer(o, who, ZCC_E_BUSY, 0, 0, 0);
	assert_true(operators_are_done(o));
	assert_int_equal(operators_wake_ms(o), INT64_MAX);
	operators_free(&o);
}

static void
a_case_that_changed_is_closed_as_it_stands_now(void **state)
{
	(void)state;
	figures.note_permille = 0;
	struct operators *o = crew(1, PLAN_MAX, 42);
	struct ask a;
	unsigned who;

	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_OK);
	operators_answer(o, who, ZCC_OK, 17, 2, 0);
	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_OK);
	assert_int_equal(a.version, 2);
	operators_answer(o, who, ZCC_E_STALE, 17, 5, 0);
	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_OK);
	assert_int_equal(a.verb, VERB_CLOSE);
	assert_int_equal(a.version, 5);
	operators_answer(o, who, ZCC_E_STATE, 17, 6, 0);
	assert_int_equal(operators_counts(o).lost, 1);
	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_OK);
	assert_int_equal(a.verb, VERB_NEXT);
	operators_free(&o);
}

static void
a_stop_gives_back_what_is_held(void **state)
{
	(void)state;
	struct operators *o = crew(3, 1000, 42);
	struct ask a;
	unsigned who;

	/* one talks, one asks, one is free */
	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_OK);
	operators_answer(o, who, ZCC_OK, 17, 2, 0);
	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_OK);
	unsigned asking = who;
	operators_stop(o);
	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_OK);
	assert_int_equal(a.verb, VERB_RELEASE);
	assert_int_equal(a.row, 17);
	assert_int_equal(a.version, 2);
	operators_answer(o, who, ZCC_OK, 17, 3, 0);
	/* the case that was under way is given back as well */
	operators_answer(o, asking, ZCC_OK, 18, 2, 0);
	assert_false(operators_are_done(o));
	assert_int_equal(operators_next(o, 0, &who, &a), ZCC_OK);
	assert_int_equal(a.verb, VERB_RELEASE);
	operators_answer(o, who, ZCC_OK, 18, 3, 0);
	assert_true(operators_are_done(o));
	assert_int_equal(operators_counts(o).released, 2);
	operators_free(&o);
}

/* What a crew does with 50 calls, as one number. */
static uint64_t
day(uint64_t seed)
{
	struct operators *o = crew(4, 1000, seed);
	struct ask a;
	unsigned who;
	uint64_t trace = 0, left = 50;

	operators_last_call(o);
	for (int64_t now_ms = 0; !operators_are_done(o); now_ms = operators_wake_ms(o)) {
		while (operators_next(o, now_ms, &who, &a) == ZCC_OK) {
			bool is_next = a.verb == VERB_NEXT;
			int code = is_next && left == 0 ? ZCC_E_BUSY : ZCC_OK;
			left -= is_next && left > 0;
			trace = trace * 31 + (uint64_t)now_ms + a.verb * 7u + who +
			    (uint64_t)a.board.reason[0];
			operators_answer(o, who, code, is_next ? left + 1 : a.row, 1, now_ms);
		}
	}
	assert_int_equal(operators_counts(o).claimed, 50);
	assert_int_equal(operators_counts(o).closed, 50);
	operators_free(&o);
	return trace;
}

static void
the_same_seed_gives_the_same_day(void **state)
{
	(void)state;
	assert_true(day(7) == day(7));
	assert_true(day(7) != day(8));
}

static void
a_share_of_callers_hangs_up_in_order_of_patience(void **state)
{
	(void)state;
	struct callers *c = malloc(sizeof *c);
	struct caller who;
	unsigned left = 0;
	int64_t before_ms = 0;

	assert_non_null(c);
	callers_init(c, &figures, 1000, 3);
	for (uint64_t id = 1; id <= 2000; id++)
		callers_came(c, id, 0);
	/* every third is answered in time */
	for (uint64_t id = 3; id <= 2000; id += 3)
		callers_answered(c, id);
	assert_false(callers_left(c, 4999, &who));
	while (callers_wake_ms(c) != INT64_MAX) {
		int64_t now_ms = callers_wake_ms(c);
		if (!callers_left(c, now_ms, &who))
			continue;
		assert_true(who.id % 3 != 0);
		assert_true(now_ms >= before_ms && now_ms >= 5000 && now_ms <= 60000);
		before_ms = now_ms;
		left++;
	}
	/* half of 1334, +- four standard deviations */
	assert_in_range(left, 594, 740);
	free(c);
}

static void
more_callers_than_are_watched_wait_on(void **state)
{
	(void)state;
	struct callers *c = malloc(sizeof *c);
	struct caller who;
	unsigned left = 0;

	assert_non_null(c);
	figures.hang_up_permille = 1000;
	callers_init(c, &figures, PLAN_MAX, 3);
	for (uint64_t id = 1; id <= CALLERS_MAX + 100; id++)
		callers_came(c, id, 0);
	while (callers_left(c, 0, &who))
		left++;
	assert_int_equal(left, CALLERS_MAX);
	free(c);
}

static void
figures_are_read_strictly(void **state)
{
	(void)state;
	static const char good[] =
	    "service = { permille = [ 0, 500, 1000 ]; seconds = [ 1, 2, 3 ]; };\n"
	    "patience = { permille = [ 0, 1000 ]; seconds = [ 4, 5 ]; };\n"
	    "hang_up_permille = 600;\n";
	static const char *const bad[] = {
	    "service = { permille = [ 0, 1000 ]; seconds = [ 1, 2, 3 ]; };\n"
	    "patience = { permille = [ 0, 1000 ]; seconds = [ 4, 5 ]; };\n"
	    "hang_up_permille = 600;\n",
	    "service = { permille = [ 0, 1000 ]; seconds = [ 3, 2 ]; };\n"
	    "patience = { permille = [ 0, 1000 ]; seconds = [ 4, 5 ]; };\n"
	    "hang_up_permille = 600;\n",
	    "service = { permille = [ 0, 1000 ]; seconds = [ 1, 2 ]; };\n"
	    "patience = { permille = [ 0, 1000 ]; seconds = [ 4, 5 ]; };\n"
	    "hang_up_permille = 600; note_permille = 1;\n",
	    "hang_up_permille = 600;\n",
	};
	struct figures out;
	struct fault f;

	assert_int_equal(figures_parse(good, strlen(good), "f.conf", &out, &f), ZCC_OK);
	assert_int_equal(out.service.num, 3);
	assert_int_equal(out.service.value[2], 3);
	assert_int_equal(out.patience.value[0], 4);
	assert_int_equal(out.hang_up_permille, 600);
	assert_int_equal(out.note_permille, 0);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_int_equal(figures_parse(bad[i], strlen(bad[i]), "f.conf", &out, &f),
		    ZCC_E_CONFIG);
	assert_int_equal(figures_load("conf/demo/operators.conf", &out, &f), ZCC_OK);
	assert_int_equal(out.service.num, 16);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, set_up)
	const struct CMUnitTest tests[] = {
	    TEST(chance_is_that_of_the_published_generator),
	    TEST(draws_follow_their_quantiles),
	    TEST(quantiles_must_rise_from_0_to_1000),
	    TEST(an_operator_takes_talks_and_closes),
	    TEST(who_finds_nobody_waiting_asks_again_when_a_call_comes),
	    TEST(nobody_goes_home_before_looking_once_more_after_the_last_call),
	    TEST(a_case_that_changed_is_closed_as_it_stands_now),
	    TEST(a_stop_gives_back_what_is_held),
	    TEST(the_same_seed_gives_the_same_day),
	    TEST(a_share_of_callers_hangs_up_in_order_of_patience),
	    TEST(more_callers_than_are_watched_wait_on),
	    TEST(figures_are_read_strictly),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("operators", tests, NULL, NULL);
}
