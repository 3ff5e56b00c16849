/* SPDX-License-Identifier: EUPL-1.2 */
/* What of a commit is worth a bell, and what waits for the tick. */
#include "hub/edge/publish.h"
#include "tests/lib/book_kit.h"
#include "tests/lib/seg_fix.h"

struct told {
	struct kit *kit;
	struct fix *fix;
	struct presence *presence;
	struct publisher *p;
	struct publish_facts facts;
};

static int
set_up(void **state)
{
	struct told *t = calloc(1, sizeof *t);
	void *kit, *fix;
	assert_non_null(t);
	assert_int_equal(kit_setup(&kit), 0);
	assert_int_equal(setup(&fix), 0);
	t->kit = kit;
	t->fix = fix;
	t->presence = presence_new(t->kit->sizes.operators, t->kit->now.line_ms);
	assert_non_null(t->presence);
	t->fix->w = create(t->fix, 1);
	t->p = publish_new(t->kit->b, t->presence, t->fix->w);
	assert_non_null(t->p);
	t->facts.now_line = t->kit->now.line_ms;
	assert_true(publish_all(t->p, t->kit->b, &t->facts) > 0);
	*state = t;
	return 0;
}

static int
tear_down(void **state)
{
	struct told *t = *state;
	void *kit = t->kit, *fix = t->fix;
	publish_free(t->p);
	presence_free(t->presence);
	free(t);
	return teardown(&fix) + kit_teardown(&kit);
}

static uint64_t
changes(struct told *t)
{
	return publish_changes(t->p, t->kit->b, &t->facts);
}

static uint64_t
tick(struct told *t)
{
	return publish_tick(t->p, t->kit->b, &t->facts);
}

static void
a_changed_case_is_worth_a_bell(void **state)
{
	struct told *t = *state;
	uint64_t id = kit_call(t->kit, LINE_SPOED);
	uint64_t first = changes(t);
	assert_true(first > 0);
	assert_int_equal(kit_do(t->kit, "anna", VERB_CLAIM, id), ZCC_OK);
	assert_true(changes(t) > first);
}

static void
a_configuration_is_worth_a_bell(void **state)
{
	struct told *t = *state;
	kit_config(t->kit);
	assert_true(changes(t) > 0);
}

static void
a_group_in_which_nothing_was_said_rings_for_nobody(void **state)
{
	struct told *t = *state;
	assert_int_equal(changes(t), 0);
	assert_int_equal(tick(t), 0);
}

static void
what_was_refused_waits_for_the_tick_and_is_told_once(void **state)
{
	struct told *t = *state;
	t->facts.counters.refused++;
	t->facts.counters.commands++;
	t->facts.journal_bytes += 4096;
	assert_int_equal(changes(t), 0);
	assert_int_equal(changes(t), 0);
	uint64_t group = tick(t);
	assert_true(group > 0);
	assert_int_equal(tick(t), 0);
}

static void
readers_have_the_counts_before_the_bell(void **state)
{
	struct told *t = *state;
	t->facts.counters.bad_signature = 5;
	assert_int_equal(changes(t), 0);
	assert_int_equal(refresh(t->fix)->hub.bad_signature, 5);
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    IN(a_changed_case_is_worth_a_bell),
	    IN(a_configuration_is_worth_a_bell),
	    IN(a_group_in_which_nothing_was_said_rings_for_nobody),
	    IN(what_was_refused_waits_for_the_tick_and_is_told_once),
	    IN(readers_have_the_counts_before_the_bell),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("publish", tests, NULL, NULL);
}
