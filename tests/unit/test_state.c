/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/state.h"

#include "shared/care/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* Every state x every act: where it leads, 0 = not possible.
 * Columns: claim, release, close, abandon, rav, lost, put-back; hold, resume, return, promise,
 * no-answer, reached, again. */
static const struct {
	enum zcc_state from;
	enum zcc_state to[14];
	bool hands_over; /* handover: to the same state, with a colleague */
} table[] = {
    {CASE_WACHTEND, {CASE_AANGENOMEN, 0, 0, CASE_AFGEHAAKT, CASE_RAV, 0, 0, 0, 0, 0,
			CASE_TERUGBELLEN, CASE_TERUGBELLEN, CASE_AANGENOMEN, CASE_WACHTEND}},
    {CASE_AANGENOMEN, {0, CASE_WACHTEND, CASE_GESLOTEN, CASE_AFGEHAAKT, CASE_RAV, CASE_VERLATEN,
			  CASE_TERUGBELLEN, CASE_AANGEHOUDEN, 0, 0, CASE_TERUGBELLEN,
			  CASE_TERUGBELLEN, CASE_AANGENOMEN, CASE_AANGENOMEN}, true},
    {CASE_GETRIEERD, {0, CASE_WACHTEND, CASE_GESLOTEN, CASE_AFGEHAAKT, CASE_RAV, CASE_VERLATEN,
			 CASE_TERUGBELLEN, CASE_AANGEHOUDEN, 0, 0, CASE_TERUGBELLEN,
			 CASE_TERUGBELLEN, CASE_GETRIEERD, CASE_GETRIEERD}, true},
    {CASE_INGEZET, {0, 0, CASE_GESLOTEN, 0, CASE_RAV, CASE_VERLATEN, 0}, true},
    {CASE_OPVOLGING, {0, 0, CASE_GESLOTEN, 0, CASE_RAV, CASE_VERLATEN, 0}, true},
    {CASE_OVERGEDRAGEN, {0, 0, CASE_GESLOTEN, 0, CASE_RAV, 0, 0}},
    {CASE_GESLOTEN, {0}},
    {CASE_AANGEHOUDEN, {CASE_AANGENOMEN, CASE_WACHTEND, CASE_GESLOTEN, CASE_AFGEHAAKT, CASE_RAV,
			   CASE_VERLATEN, 0, 0, CASE_AANGENOMEN, CASE_WACHTEND}, true},
    {CASE_TERUGBELLEN, {CASE_AANGENOMEN, 0, CASE_GESLOTEN, 0, CASE_RAV, 0, 0, 0, 0, 0,
			CASE_TERUGBELLEN, CASE_TERUGBELLEN, CASE_AANGENOMEN, CASE_TERUGBELLEN}},
    {CASE_AFGEHAAKT, {CASE_AANGENOMEN, 0, CASE_GESLOTEN, 0, CASE_RAV, 0, 0, 0, 0, 0,
			CASE_TERUGBELLEN, CASE_TERUGBELLEN, CASE_AANGENOMEN, CASE_AFGEHAAKT}},
    {CASE_VERLATEN, {CASE_AANGENOMEN, 0, 0, CASE_AFGEHAAKT, CASE_RAV, 0, 0}},
    {CASE_RAV, {0, 0, CASE_GESLOTEN, 0, 0, 0, 0}, true},
    {CASE_MELDKAMER, {0, 0, CASE_GESLOTEN, 0, CASE_RAV, 0, 0}, true},
};

/* The same for the acts of handing over.  Columns: spoken, accept, meldkamer, transfer, hand-back,
 * readdress. */
static const struct {
	enum zcc_state from;
	enum zcc_state to[6];
} hands[] = {
    {CASE_WACHTEND, {0, 0, CASE_MELDKAMER, CASE_AANGENOMEN}},
    {CASE_AANGENOMEN, {0, CASE_AANGENOMEN, CASE_MELDKAMER, CASE_AANGENOMEN, CASE_AANGENOMEN}},
    {CASE_GETRIEERD, {0, CASE_GETRIEERD, CASE_MELDKAMER, CASE_GETRIEERD, CASE_GETRIEERD}},
    {CASE_INGEZET, {0, CASE_INGEZET, CASE_MELDKAMER, CASE_INGEZET, CASE_INGEZET}},
    {CASE_OPVOLGING, {0, CASE_OPVOLGING, CASE_MELDKAMER, CASE_OPVOLGING, CASE_OPVOLGING}},
    {CASE_OVERGEDRAGEN, {0, CASE_AANGENOMEN, CASE_MELDKAMER, CASE_OVERGEDRAGEN, CASE_OVERGEDRAGEN}},
    {CASE_GESLOTEN, {0}},
    {CASE_AANGEHOUDEN, {0, CASE_AANGENOMEN, CASE_MELDKAMER, CASE_AANGEHOUDEN, CASE_AANGEHOUDEN}},
    {CASE_TERUGBELLEN, {0, 0, CASE_MELDKAMER}},
    {CASE_AFGEHAAKT, {0, 0, CASE_MELDKAMER}},
    {CASE_VERLATEN, {0, 0, CASE_MELDKAMER}},
    {CASE_RAV, {CASE_RAV, CASE_OVERGEDRAGEN, CASE_RAV, 0, 0, CASE_RAV}},
    {CASE_MELDKAMER, {CASE_MELDKAMER, CASE_OVERGEDRAGEN, 0, 0, 0, CASE_MELDKAMER}},
};

/* TB-5: in hand, and not for who has it to judge again by triage alone */
static unsigned
judged_under_way(enum zcc_state from)
{
	bool may_judge = from == CASE_INGEZET || from == CASE_AANGEHOUDEN;
	assert_int_equal(state_after(from, ACT_JUDGE), may_judge ? from : CASE_NONE);
	return may_judge;
}

static void
every_act_leads_where_it_should_from_every_state(void **state)
{
	unsigned legal = 0;
	(void)state;
	assert_int_equal(sizeof table / sizeof table[0], CASE_STATES_NUM - 1);
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		for (int act = ACT_CLAIM; act <= ACT_AGAIN; act++) {
			enum zcc_state to = state_after(table[i].from, (enum case_act)act);
			if (to != table[i].to[act - 1])
				fail_msg("%s + act %d leads to %s", state_word(table[i].from), act,
				    state_word(to));
			legal += to != CASE_NONE;
		}
		for (int act = ACT_SPOKEN; act <= ACT_READDRESS; act++) {
			enum zcc_state to = state_after(hands[i].from, (enum case_act)act);
			if (to != hands[i].to[act - ACT_SPOKEN])
				fail_msg("%s + act %d leads to %s", state_word(hands[i].from), act,
				    state_word(to));
			legal += to != CASE_NONE;
		}
		/* only a ride that the meldkamer has is checked */
		for (int act = ACT_CHECK; act <= ACT_CHECK_LATER; act++) {
			enum zcc_state to = state_after(table[i].from, (enum case_act)act);
			assert_int_equal(
			    to, table[i].from == CASE_OVERGEDRAGEN ? CASE_OVERGEDRAGEN : CASE_NONE);
			legal += to != CASE_NONE;
		}
		assert_int_equal(state_after(table[i].from, ACT_HANDOVER),
		    table[i].hands_over ? table[i].from : CASE_NONE);
		legal += table[i].hands_over;
		bool is_judged =
		    table[i].from == CASE_AANGENOMEN || table[i].from == CASE_GETRIEERD;
		assert_int_equal(state_after(table[i].from, ACT_TRIAGE),
		    is_judged ? CASE_GETRIEERD : CASE_NONE);
		legal += is_judged;
		bool may_deploy = is_judged || table[i].from == CASE_INGEZET;
		assert_int_equal(state_after(table[i].from, ACT_DEPLOY),
		    may_deploy ? CASE_INGEZET : CASE_NONE);
		legal += may_deploy;
		legal += judged_under_way(table[i].from);
		bool may_instruct = table[i].from == CASE_GETRIEERD || table[i].from == CASE_INGEZET ||
		    table[i].from == CASE_AANGEHOUDEN;
		assert_int_equal(state_after(table[i].from, ACT_INSTRUCT),
		    may_instruct ? table[i].from : CASE_NONE);
		legal += may_instruct;
		bool begins_anew = is_judged || table[i].from == CASE_INGEZET || table[i].from == CASE_OPVOLGING;
		assert_int_equal(state_after(table[i].from, ACT_WRONG_PATIENT), begins_anew ? CASE_AANGENOMEN
		        : table[i].from == CASE_GESLOTEN ? CASE_TERUGBELLEN : table[i].from);
		assert_int_equal(state_after(table[i].from, ACT_RIGHT_PATIENT),
		    table[i].from == CASE_GESLOTEN ? CASE_NONE : table[i].from);
		legal += table[i].from == CASE_GESLOTEN ? 1 : 2;
		bool is_closed = table[i].from == CASE_GESLOTEN;
		assert_int_equal(state_after(table[i].from, ACT_AUTHORISE),
		    is_closed ? CASE_GESLOTEN : CASE_NONE);
		assert_int_equal(state_after(table[i].from, ACT_DECLINE),
		    is_closed ? CASE_TERUGBELLEN : CASE_NONE);
		legal += is_closed ? 2 : 0;
		bool is_expected = is_closed || table[i].from == CASE_INGEZET || table[i].from == CASE_OPVOLGING;
		assert_int_equal(state_after(table[i].from, ACT_NO_SHOW),
		    is_expected ? CASE_TERUGBELLEN : CASE_NONE);
		legal += is_expected;
		bool is_named = is_judged || table[i].from == CASE_RAV || table[i].from == CASE_INGEZET;
		assert_int_equal(state_after(table[i].from, ACT_IDENTIFY),
		    is_named ? table[i].from : CASE_NONE);
		legal += is_named;
		bool waits = table[i].from == CASE_WACHTEND || table[i].from == CASE_AFGEHAAKT ||
		    table[i].from == CASE_TERUGBELLEN;
		bool goes_on = waits || is_judged || table[i].from == CASE_AANGEHOUDEN;
		assert_int_equal(state_after(table[i].from, ACT_FORWARD), waits ? table[i].from :
		    goes_on ? CASE_WACHTEND : CASE_NONE);
		assert_int_equal(state_after(table[i].from, ACT_FORWARD_BACK),
		    is_judged ? CASE_TERUGBELLEN : CASE_NONE);
		legal += goes_on + is_judged;
		bool is_lost = table[i].from == CASE_VERLATEN;
		assert_int_equal(state_after(table[i].from, ACT_BACK),
		    is_lost ? CASE_AANGENOMEN : CASE_NONE);
		assert_int_equal(state_after(table[i].from, ACT_BACK_HOLD),
		    is_lost ? CASE_AANGEHOUDEN : CASE_NONE);
		legal += is_lost ? 2 : 0;
	}
	assert_int_equal(legal, state_changes_num);
}

static void
nothing_leads_out_of_no_state_or_by_no_act(void **state)
{
	(void)state;
	assert_int_equal(state_after(CASE_NONE, ACT_RAV), CASE_NONE);
	assert_int_equal(state_after(CASE_WACHTEND, ACT_NONE), CASE_NONE);
}

static void
every_row_stands_once_and_has_a_reason(void **state)
{
	(void)state;
	for (unsigned i = 0; i < state_changes_num; i++) {
		const struct state_change *c = &state_changes[i];
		size_t len = strlen(c->reason);
		assert_true(len > 10 && c->reason[len - 1] == '.');
		for (unsigned j = i + 1; j < state_changes_num; j++)
			assert_false(
			    c->from == state_changes[j].from && c->act == state_changes[j].act);
	}
}

static void
who_is_in_hand_does_not_wait(void **state)
{
	unsigned held = 0, waiting = 0;
	(void)state;
	for (int s = 0; s < CASE_STATES_NUM; s++) {
		assert_false(
		    state_is_held((enum zcc_state)s) && state_is_waiting((enum zcc_state)s));
		held += state_is_held((enum zcc_state)s);
		waiting += state_is_waiting((enum zcc_state)s);
	}
	assert_int_equal(held, 5);
	assert_int_equal(waiting, 4);
	assert_true(state_is_held(CASE_AANGENOMEN));
	assert_true(state_is_waiting(CASE_VERLATEN));
	assert_int_equal(state_in_hand(CASE_AANGENOMEN, 0, CASE_NONE), CASE_AANGENOMEN);
	assert_int_equal(state_in_hand(CASE_AANGENOMEN, 1, CASE_AANGEHOUDEN), CASE_GETRIEERD);
	assert_int_equal(state_in_hand(CASE_WACHTEND, 1, CASE_NONE), CASE_WACHTEND);
	assert_int_equal(state_in_hand(CASE_AANGENOMEN, 1, CASE_INGEZET), CASE_INGEZET);
	assert_int_equal(state_in_hand(CASE_RAV, 1, CASE_INGEZET), CASE_RAV);
	assert_true(state_is_talking(CASE_AANGENOMEN) && state_is_talking(CASE_GETRIEERD));
	assert_false(state_is_talking(CASE_AANGEHOUDEN) || state_is_talking(CASE_INGEZET));
	assert_true(state_is_held(CASE_AANGEHOUDEN)); /* by who put the caller there */
}

static void
only_what_is_held_can_be_lost_and_what_waits_be_claimed(void **state)
{
	(void)state;
	for (int s = 1; s < CASE_STATES_NUM; s++) {
		enum zcc_state from = (enum zcc_state)s;
		assert_int_equal(state_after(from, ACT_LOST) != CASE_NONE, state_is_held(from));
		if (state_is_waiting(from))
			assert_int_equal(state_after(from, ACT_CLAIM), CASE_AANGENOMEN);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_act_leads_where_it_should_from_every_state),
	    cmocka_unit_test(nothing_leads_out_of_no_state_or_by_no_act),
	    cmocka_unit_test(every_row_stands_once_and_has_a_reason),
	    cmocka_unit_test(who_is_in_hand_does_not_wait),
	    cmocka_unit_test(only_what_is_held_can_be_lost_and_what_waits_be_claimed),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("state", tests, NULL, NULL);
}
