/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/presence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

enum { READY = 100000, LOST_S = 10, LOST_MS = 10000 };
static const uint8_t token_a[PRESENCE_TOKEN_BYTES] = {1}, token_b[PRESENCE_TOKEN_BYTES] = {2};

static int
setup(void **state)
{
	*state = presence_new(3, READY);
	assert_non_null(*state);
	return 0;
}

static int
teardown(void **state)
{
	presence_free(*state);
	return 0;
}

static void
hello(struct presence *p, const char *operator, uint64_t seat, int64_t now)
{
	assert_int_equal(presence_hello(p, operator, "triagist", seat, token_a, now), ZCC_OK);
}

static bool
is_silent(const struct presence *p, uint64_t seat, int64_t claim_line, int64_t now)
{
	struct presence_claim c = {"anna", seat, claim_line};
	return presence_is_silent(p, &c, now, LOST_S);
}

/* A look at this time finds a console that is gone. */
static bool
loses(struct presence *p, int64_t now)
{
	uint32_t before = presence_count(p);
	presence_tick(p, now, LOST_S);
	return presence_count(p) < before;
}

static void
a_console_is_there_from_hello_to_bye(void **state)
{
	struct presence *p = *state;
	assert_false(presence_is_there(p, "anna", 5));
	hello(p, "anna", 5, READY);
	assert_true(presence_is_there(p, "anna", 5));
	assert_false(presence_is_there(p, "bram", 5));
	assert_false(presence_is_there(p, "anna", 0));
	presence_bye(p, "bram", 5);
	assert_int_equal(presence_count(p), 1);
	presence_bye(p, "anna", 5);
	assert_int_equal(presence_count(p), 0);
	assert_true(is_silent(p, 5, READY, READY + LOST_MS));
}

static void
two_desks_of_one_operator_are_two_consoles(void **state)
{
	struct presence *p = *state;
	hello(p, "anna", 5, READY);
	hello(p, "anna", 6, READY);
	presence_bye(p, "anna", 5);
	assert_false(presence_is_there(p, "anna", 5));
	assert_true(presence_is_there(p, "anna", 6));
}

static void
a_seat_is_not_given_to_another_and_a_full_table_says_so(void **state)
{
	struct presence *p = *state;
	hello(p, "anna", 5, READY);
	assert_int_equal(presence_hello(p, "bram", "triagist", 5, token_b, READY), ZCC_E_TAKEN);
	hello(p, "bram", 6, READY);
	hello(p, "chris", 7, READY);
	assert_int_equal(presence_hello(p, "dora", "triagist", 8, token_b, READY), ZCC_E_BUSY);
	hello(p, "anna", 5, READY + 1); /* the one who sits there may */
	assert_true(loses(p, READY + LOST_MS + 1));
	hello(p, "dora", 8, READY + LOST_MS + 1); /* a lost console's slot */
}

static void
silence_counts_from_the_last_sign(void **state)
{
	struct presence *p = *state;
	hello(p, "anna", 5, READY);
	presence_alive(p, token_a, READY + 4000);
	assert_false(loses(p, READY + 4000 + LOST_MS - 1));
	assert_false(is_silent(p, 5, READY, READY + 4000 + LOST_MS - 1));
	assert_true(loses(p, READY + 4000 + LOST_MS));
	assert_true(is_silent(p, 5, READY, READY + 4000 + LOST_MS));
	assert_false(presence_is_there(p, "anna", 5));
	assert_int_equal(presence_count(p), 0);
	assert_true(presence_slot(p, 0)->is_lost);
	assert_int_equal(presence_slot(p, 0)->since_line, READY + 4000 + LOST_MS);
}

/* HB-3: who begins again elsewhere goes on there; a console that he had left standing is not where he is. */
static void
who_said_hello_after_the_last_sign_sits_there_now(void **state)
{
	struct presence *p = *state;
	struct presence_claim c = {"anna", 5, READY + 1000};
	hello(p, "anna", 4, READY);
	hello(p, "anna", 5, READY);
	presence_seen(p, "anna", 5, READY + 2000);
	assert_null(presence_since(p, &c));
	hello(p, "anna", 6, READY + 3000);
	assert_int_equal(presence_since(p, &c)->seat, 6);
	presence_seen(p, "anna", 4, READY + 9000);
	presence_seen(p, "anna", 6, READY + 9000);
	assert_true(loses(p, READY + 2000 + LOST_MS));
	assert_int_equal(presence_since(p, &c)->seat, 6);
	assert_int_equal(presence_slot(p, 1)->seat, 5);
	presence_tick(p, READY + 2000 + LOST_MS, LOST_S);
	assert_int_equal(presence_slot(p, 1)->seat, 0); /* nobody looks for him there any more */
	assert_int_equal(presence_since(p, &c)->seat, 6);
	presence_bye(p, "anna", 6);
	assert_null(presence_since(p, &c));
}

static void
a_heartbeat_grants_nothing(void **state)
{
	struct presence *p = *state;
	static const uint8_t zeros[PRESENCE_TOKEN_BYTES];
	presence_alive(p, token_a, READY);
	presence_alive(p, zeros, READY);
	assert_int_equal(presence_count(p), 0);
	hello(p, "anna", 5, READY);
	presence_alive(p, token_b, READY + 9000); /* another's */
	assert_true(loses(p, READY + LOST_MS));
	presence_alive(p, token_a, READY + LOST_MS + 1); /* it has to say hello again */
	assert_int_equal(presence_count(p), 0);
	hello(p, "anna", 5, READY + LOST_MS + 2);
	assert_int_equal(presence_count(p), 1);
}

static void
a_signed_command_is_a_sign_but_only_hello_brings_a_lost_console_back(void **state)
{
	struct presence *p = *state;
	hello(p, "anna", 5, READY);
	presence_seen(p, "anna", 5, READY + 9000);
	assert_false(loses(p, READY + LOST_MS));
	assert_true(loses(p, READY + 9000 + LOST_MS));
	presence_seen(p, "bram", 5, READY + 20000); /* not the one who sits there */
	assert_int_equal(presence_count(p), 0);
	presence_seen(p, "anna", 5, READY + 20000);
	assert_false(presence_is_there(p, "anna", 5));
	assert_false(is_silent(p, 5, READY, READY + 20000 + LOST_MS - 1)); /* what it claims is its own */
	hello(p, "anna", 5, READY + 20001);
	assert_true(presence_is_there(p, "anna", 5));
	presence_seen(p, "anna", 0, READY + 20001);
	assert_int_equal(presence_count(p), 1);
}

static void
a_claim_of_a_seat_unknown_here_has_its_time_from_ready_or_from_the_claim(void **state)
{
	struct presence *p = *state;
	assert_false(is_silent(p, 9, READY - 50000, READY + LOST_MS - 1));
	assert_true(is_silent(p, 9, READY - 50000, READY + LOST_MS));
	assert_false(is_silent(p, 9, READY + 60000, READY + 60000 + LOST_MS - 1));
	assert_true(is_silent(p, 9, READY + 60000, READY + 60000 + LOST_MS));
}

static void
a_hub_that_was_late_takes_nothing_from_anybody(void **state)
{
	struct presence *p = *state;
	hello(p, "anna", 5, READY);
	presence_was_late(p, READY + 60000);
	assert_false(loses(p, READY + 60000 + LOST_MS - 1));
	assert_false(is_silent(p, 5, READY, READY + 60000 + LOST_MS - 1));
	assert_false(is_silent(p, 9, READY, READY + 60000 + LOST_MS - 1));
	assert_true(loses(p, READY + 60000 + LOST_MS));
}

static void
whoever_is_revoked_sits_nowhere(void **state)
{
	struct presence *p = *state;
	hello(p, "anna", 5, READY);
	hello(p, "anna", 6, READY);
	hello(p, "bram", 7, READY);
	presence_revoke(p, "anna");
	assert_int_equal(presence_count(p), 1);
	assert_null(presence_slot(p, 3));
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
	    IN(a_console_is_there_from_hello_to_bye),
	    IN(two_desks_of_one_operator_are_two_consoles),
	    IN(a_seat_is_not_given_to_another_and_a_full_table_says_so),
	    IN(silence_counts_from_the_last_sign),
	    IN(who_said_hello_after_the_last_sign_sits_there_now),
	    IN(a_heartbeat_grants_nothing),
	    IN(a_signed_command_is_a_sign_but_only_hello_brings_a_lost_console_back),
	    IN(a_claim_of_a_seat_unknown_here_has_its_time_from_ready_or_from_the_claim),
	    IN(a_hub_that_was_late_takes_nothing_from_anybody),
	    IN(whoever_is_revoked_sits_nowhere),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("presence", tests, NULL, NULL);
}
