/* SPDX-License-Identifier: EUPL-1.2 */
/* OV-4, NT-13, KB-6: who takes a case over reads what was asked and answered in words, not in codes. */
#include "tests/lib/unit.h"

#include "shared/base/text.h"
#include "shared/care/kind.h"
#include "shared/care/triage_said.h"
#include "tests/lib/protocol_kit.h"

#include <string.h>

static struct protocol *small;
static char said[1024];

static const char *
care(unsigned of)
{
	return of == CARE_AMBULANCE ? "an ambulance" : "other care";
}

static void
at(int64_t at_ms, char *out, size_t size)
{
	text_format(out, size, "%lld", (long long)at_ms);
}

static const struct said_phrases words = {"was here", "unknown", "counts as", "pain", "asked by", "at", "(taken over)",
    "judged", "with", "because", "place", "number", care, at};

static const char *
answers(const struct protocol *p, const char *text)
{
	said_answers(p, &words, text, said, sizeof said);
	return said;
}

static void
answers_are_said_by_the_protocol(void **state)
{
	(void)state;
	assert_string_equal(answers(small, "mode:physical complaint:ill abcd:A=4 abcd:B=0 answer:fever=2 "
	    "factor:again factor:infectious pain:8/5"),
	    "was here; Ill; A 4: free; B 0: unknown (counts as 2); Fever 2: high; second contact; infectious; pain 8/5");
	assert_string_equal(answers(small, "abcd:a=4 abcd:b=onbekend answer:fever=onbekend"),
	    "A 4: free; B 0: unknown (counts as 2); Fever 0: unknown (counts as 1)");
}

static void
what_it_does_not_know_stays_as_it_is(void **state)
{
	(void)state;
	assert_string_equal(answers(small, "answer:other=1 answer:fever=9 answer:fever abcd:AA=1 abcd:=1 factor:x complaint:"),
	    "answer:other=1; answer:fever=9; answer:fever; abcd:AA=1; abcd:=1; factor:x; complaint:");
	assert_string_equal(answers(NULL, "complaint:ill answer:fever=2 abcd:A=1 factor:again"),
	    "complaint:ill; answer:fever=2; abcd:A=1; factor:again");
	assert_string_equal(answers(small, ""), "");
	assert_string_equal(answers(small, "  :  = "), ":; =");
}

static void
who_gave_them_and_what_was_taken_over_are_said(void **state)
{
	(void)state;
	assert_string_equal(answers(small, "answer:fever=2 given-by:thuisarts given-at:1970-01-01T00:00:01Z"),
	    "Fever 2: high; asked by thuisarts; at 1000");
	assert_string_equal(answers(small, "taken:answer:fever=12 taken:factor:again=@piet taken:pain=3"),
	    "Fever (taken over); second contact (taken over); pain (taken over)");
	assert_string_equal(answers(small, "given-at:morgen taken:answer:spook=1"), "given-at:morgen; taken:answer:spook=1");
}

/* VS-1: of a triage that was never recorded it is said what was known, not where the cursor stood. */
static void
of_a_triage_that_was_not_recorded_what_was_known_is_said(void **state)
{
	(void)state;
	assert_string_equal(answers(small, "answer:fever=2 protocol:00ff step:2 row:3 letter:B own:U2/niet-pluis with:jan "
	    "care:ambulance said:drink alone:1 abcd-ms:1200 why:te%_bleek%%erg find:kor score:8/"),
	    "Fever 2: high; judged U2; with jan; an ambulance; Drink a little, often.; because te bleek%erg");
	assert_string_equal(answers(small, "why:% number:%"), "because %; number %");
}

static void
what_is_too_long_ends(void **state)
{
	char few[12];
	(void)state;
	said_answers(small, &words, "answer:fever=2 answer:fever=2 answer:fever=2", few, sizeof few);
	assert_true(strlen(few) < sizeof few);
	said_texts(small, "drink call", few, sizeof few);
	assert_true(strlen(few) < sizeof few);
}

static void
texts_are_said(void **state)
{
	(void)state;
	said_texts(small, "drink call spook", said, sizeof said);
	assert_string_equal(said, "Drink a little, often.; Call again when it grows worse.; spook");
	said_texts(NULL, "drink", said, sizeof said);
	assert_string_equal(said, "drink");
}

static const char *
cause(const struct protocol *p, unsigned kind, const char *code)
{
	struct zcc_triage of = {.times = 1, .cause_kind = (uint8_t)kind};
	text_copy(of.cause, sizeof of.cause, code);
	said_cause(p, &words, &of, said, sizeof said);
	return said;
}

static void
the_cause_is_said(void **state)
{
	(void)state;
	assert_string_equal(cause(small, CAUSE_CRITERION, "fever"), "Fever");
	assert_string_equal(cause(NULL, CAUSE_CRITERION, "fever"), "fever");
	assert_string_equal(cause(small, CAUSE_ABCD, "B"), "B Breathing");
	assert_string_equal(cause(small, CAUSE_RULE, "ill"), "Ill");
	assert_string_equal(cause(small, CAUSE_FACTOR, "again"), "second contact");
	assert_string_equal(cause(small, CAUSE_PAIN, "pain"), "pain");
	assert_string_equal(cause(small, CAUSE_ABCD, "Q"), "Q");
}

static int
setup(void **state)
{
	(void)state;
	small = kit_protocol("tests/protocols/small.conf");
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_are_said_by_the_protocol),
		cmocka_unit_test(what_it_does_not_know_stays_as_it_is),
		cmocka_unit_test(who_gave_them_and_what_was_taken_over_are_said),
		cmocka_unit_test(of_a_triage_that_was_not_recorded_what_was_known_is_said),
		cmocka_unit_test(what_is_too_long_ends),
		cmocka_unit_test(texts_are_said),
		cmocka_unit_test(the_cause_is_said),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("triage-said", tests, setup, NULL);
}
