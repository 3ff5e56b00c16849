/* SPDX-License-Identifier: EUPL-1.2 */
/* What a verb does not take is refused before it could stand in the journal, in clear and for ever. */
#include "shared/care/ask_args.h"

#include "shared/base/err.h"
#include "tests/lib/unit.h"

#include <string.h>

static void
each_verb_takes_what_an_empty_command_has(void **state)
{
	(void)state;
	for (unsigned verb = 0; verb < VERBS_NUM; verb++) {
		struct ask a;
		ask_init(&a, (enum zcc_verb)verb);
		assert_null(ask_args_beyond(&a));
	}
}

static void
the_first_that_is_not_taken_is_named(void **state)
{
	struct ask a;
	(void)state;
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_SPOED;
	memcpy(a.board.place, "Borne", sizeof "Borne");
	assert_null(ask_args_beyond(&a));
	memcpy(a.board.not_complaints, "Piet Wissen", sizeof "Piet Wissen");
	assert_string_equal(ask_args_beyond(&a), "not_complaints");
	a.board.text = (const uint8_t *)"x";
	a.board.text_len = 1;
	assert_string_equal(ask_args_beyond(&a), "text");
}

/* Also a number says something. */
static void
numbers_and_switches_count_too(void **state)
{
	struct ask a;
	(void)state;
	ask_init(&a, VERB_CLAIM);
	a.board.from = 1;
	assert_string_equal(ask_args_beyond(&a), "from");
	ask_init(&a, VERB_CLAIM);
	a.board.total = 0;
	assert_string_equal(ask_args_beyond(&a), "total");
	ask_init(&a, VERB_CLAIM);
	a.board.is_freetext = true;
	assert_string_equal(ask_args_beyond(&a), "freetext");
	ask_init(&a, VERB_CLAIM);
	a.board.urgency = 0;
	assert_string_equal(ask_args_beyond(&a), "urgency");
}

static void
it_is_bad_data_like_any_other(void **state)
{
	struct ask a;
	struct refusal no = {0};
	(void)state;
	ask_init(&a, VERB_CLAIM);
	a.row = 7;
	memcpy(a.board.care, "visite", sizeof "visite");
	assert_int_equal(ask_check(&a, "2026-12-01", &no), ZCC_E_DATA);
	assert_int_equal(no.grounds.why, WHY_ARGUMENT_BEYOND);
	assert_string_equal(no.text, "claim takes no care: leave it out");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_verb_takes_what_an_empty_command_has),
	    cmocka_unit_test(the_first_that_is_not_taken_is_named),
	    cmocka_unit_test(numbers_and_switches_count_too),
	    cmocka_unit_test(it_is_bad_data_like_any_other),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("ask-args", tests, NULL, NULL);
}
