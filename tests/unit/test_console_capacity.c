/* SPDX-License-Identifier: EUPL-1.2 */
/* The form of what a provider told. */
#include "tests/lib/console_kit.h"

#include <stdio.h>

static int
begin_capacity(void **state)
{
	begin(state);
	for (uint32_t i = 0; i < settings.roles_num; i++)
		settings.role[i].verbs |= UINT64_C(1) << VERB_CAPACITY;
	return 0;
}

/* A row of the board, by some letters of its provider and kind. */
static void
some_letters_bring_the_last_figures_along(void **state)
{
	const struct zcc_capacity_row *r = &a.board.capacity[2];
	char letters[5], waits[16];
	struct intent i;

	(void)state;
	snprintf(letters, sizeof(letters), "%.4s", r->provider);
	type(":stand\n");
	type(letters);
	press(KEY_ENTER);
	type(r->kind);
	press(KEY_ENTER);
	assert_true(screen_has("Op het bord: vrij"));
	snprintf(waits, sizeof(waits), "%d", (int)r->total);
	assert_string_equal(c->capacity.field[2].text, waits);
	press(KEY_ENTER);
	press(KEY_CTRL_U);
	type("0\n");
	press(KEY_CTRL_U);
	type("?\n");
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_CAPACITY);
	assert_string_equal(i.call[0], r->provider);
	assert_string_equal(i.call[1], r->kind);
	assert_int_equal(i.count[0], r->total);
	assert_int_equal(i.count[1], 0);
	assert_int_equal(i.count[2], -1);
	answer(&i, ZCC_OK, 0);
	assert_true(screen_has("Vastgelegd; elke balie ziet het."));
	type(":stand\n");
	assert_int_equal(c->capacity.field[0].len, 0);
}

static void
what_is_no_number_or_no_code_is_named(void **state)
{
	struct intent i;

	(void)state;
	type(":stand\nNieuw Huis\nELV laag\nveel\n\n\n");
	assert_false(next_intent(&i));
	assert_true(screen_has("Dit klopt niet: Soort"));
	press(KEY_CTRL_U);
	type("respijt\n");
	assert_true(screen_has("Hiervan is nog niets bekend"));
	type("\n\n\n");
	assert_false(next_intent(&i));
	assert_true(screen_has("Dit klopt niet: Plaatsen"));
	press(KEY_CTRL_U);
	type("12\n\n\n");
	assert_true(next_intent(&i));
	assert_string_equal(i.call[0], "Nieuw Huis");
	assert_int_equal(i.count[0], 12);
	assert_int_equal(i.count[1], -1);
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, begin_capacity, end)
	const struct CMUnitTest tests[] = {
		IN(some_letters_bring_the_last_figures_along),
		IN(what_is_no_number_or_no_code_is_named),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_capacity", tests, NULL, NULL);
}
