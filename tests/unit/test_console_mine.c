/* SPDX-License-Identifier: EUPL-1.2 */
/* PE-9: what somebody else does about a case of ours is told, once; what we do is not. */
#include "tests/lib/console_kit.h"

/* The board changes; true: it rings for it. */
static bool
rings(void)
{
	a.board.group++;
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	return f.has_bell;
}

static void
a_change_of_what_is_ours_is_told_once(void **state)
{
	(void)state;
	struct zcc_case_row *mine = row_of(23975);
	assert_false(rings());
	mine->version++;
	assert_true(rings());
	assert_true(screen_has("Uw 23975: iemand legde er iets bij vast"));
	assert_false(rings());
	mine->version++;
	mine->limits = 1 << LIMIT_CPR;
	assert_true(rings());
	assert_true(screen_has("Uw 23975: de behandelgrenzen zijn gewijzigd"));
	mine->version++;
	mine->urgency = 1;
	assert_true(rings());
	assert_true(screen_has("Uw 23975 is nu U1"));
	mine->version++;
	mine->again = 24040;
	assert_true(rings());
	assert_true(screen_has("Uw 23975: de beller belde opnieuw, 24040"));
}

static void
what_is_a_colleagues_or_nobodys_is_not(void **state)
{
	(void)state;
	assert_false(rings());
	row_of(24031)->version++;
	row_of(24020)->version++; /* k.vos has it */
	assert_false(rings());
}

/* Done by us, and this version is what came of it. */
static void
done(const struct intent *i, uint32_t version)
{
	struct console_reply r = { ZCC_OK, i->row, "", NULL, version };

	console_answer(c, i->ticket, &r, now_ms);
}

/* Also when the board shows it before the answer is here, or after. */
static void
what_we_do_ourselves_is_no_news(void **state)
{
	struct intent i;

	(void)state;
	assert_false(rings());
	type("975\r");
	type("ibeller is rustig\r");
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_NOTE);
	row_of(23975)->version++;
	assert_false(rings());
	done(&i, row_of(23975)->version);
	assert_false(rings());
	type("ien dankbaar\r");
	assert_true(next_intent(&i));
	done(&i, row_of(23975)->version + 1);
	row_of(23975)->version++;
	assert_false(rings());
}

/* At once after it, or while it is on its way. */
static void
what_a_colleague_does_beside_it_is_told(void **state)
{
	struct intent i;

	(void)state;
	assert_false(rings());
	type("975\r");
	type("ibeller is rustig\r");
	assert_true(next_intent(&i));
	row_of(23975)->version += 2;
	assert_false(rings());
	done(&i, row_of(23975)->version - 1);
	assert_true(rings());
	assert_true(screen_has("Uw 23975: iemand legde er iets bij vast"));
	row_of(23975)->version++;
	assert_true(rings());
}

/* Another of ours goes on hold by it. */
static void
who_is_put_on_hold_by_what_we_do_is_no_news(void **state)
{
	struct intent i;

	(void)state;
	assert_false(rings());
	press('n');
	assert_true(next_intent(&i));
	row_of(23975)->state = CASE_AANGEHOUDEN;
	row_of(23975)->version++;
	assert_false(rings());
	answer(&i, ZCC_OK, 24031);
	row_of(23975)->version++;
	assert_false(rings());
}

static void
what_we_take_or_lose_is_not_told_as_changed(void **state)
{
	(void)state;
	assert_false(rings());
	strcpy(row_of(24031)->claimed_by, "demo");
	row_of(24031)->state = CASE_AANGENOMEN;
	row_of(24031)->version++;
	assert_false(screen_has("Uw 24031"));
	(void)rings();
	assert_false(screen_has("Uw 24031"));
	row_of(24031)->claimed_by[0] = '\0';
	row_of(24031)->state = CASE_WACHTEND;
	row_of(24031)->version++;
	(void)rings();
	assert_false(screen_has("Uw 24031"));
}

#define MINE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MINE(a_change_of_what_is_ours_is_told_once),
		MINE(what_is_a_colleagues_or_nobodys_is_not),
		MINE(what_we_do_ourselves_is_no_news),
		MINE(what_a_colleague_does_beside_it_is_told),
		MINE(who_is_put_on_hold_by_what_we_do_is_no_news),
		MINE(what_we_take_or_lose_is_not_told_as_changed),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_mine", tests, NULL, NULL);
}
