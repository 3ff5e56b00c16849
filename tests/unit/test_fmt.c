/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tui/core/fmt.h"
#include "zcc/types.h"

#include <string.h>

static void
waits_move_in_tens_then_in_minutes(void **state)
{
	static const struct {
		int64_t s;
		const char *text;
	} cases[] = { { -5, "0s" }, { 9, "0s" }, { 59, "50s" }, { 60, "1m00" }, { 119, "1m50" },
		{ 120, "2m" }, { 3599, "59m" }, { 4800, "1h20" }, { 86399, "23h59" }, { 86400, "1d" } };
	char out[FMT_ROOM];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		fmt_wait(out, cases[i].s * 1000);
		assert_string_equal(out, cases[i].text);
	}
}

static void
the_clock_is_that_of_amsterdam(void **state)
{
	char out[FMT_ROOM];

	(void)state;
	fmt_clock(out, 0); /* 1970-01-01 00:00 UTC */
	assert_string_equal(out, "01:00");
	fmt_clock_s(out, 1751371445000); /* 2025-07-01 12:04:05 UTC, summer time */
	assert_string_equal(out, "14:04:05");
}

static void
a_moment_of_another_day_names_its_weekday(void **state)
{
	char out[FMT_ROOM];

	(void)state;
	fmt_moment(out, 1772463600000, 1772442000000); /* 2026-03-02, a Monday: 16:00, seen at 10:00 */
	assert_string_equal(out, "16:00");
	fmt_moment(out, 1772442000000 + 24 * 3600000, 1772442000000);
	assert_string_equal(out, "Tue 10:00");
}

static void
a_norm_is_near_from_three_quarters_and_over_when_passed(void **state)
{
	(void)state;
	assert_int_equal(norm_now(ZCC_NEVER, 120, 0), NORM_NONE);
	assert_int_equal(norm_now(120000, 120, 89999), NORM_FINE);
	assert_int_equal(norm_now(120000, 120, 90000), NORM_NEAR);
	assert_int_equal(norm_now(120000, 120, 120000), NORM_NEAR);
	assert_int_equal(norm_now(120000, 120, 120001), NORM_OVER);
	assert_int_equal(norm_sign(NORM_NEAR), '^');
	assert_int_equal(norm_sign(NORM_OVER), '!');
}

static void
every_urgency_has_its_own_signs(void **state)
{
	static const char *const sure[] = { "[U0]", "<U1>", "*U2*", " U3 ", " U4 ", " U5 " };
	char out[FMT_ROOM];

	(void)state;
	for (unsigned u = 0; u <= URGENCY_MAX; u++) {
		fmt_urgency(out, u, false);
		assert_string_equal(out, sure[u]);
		fmt_urgency(out, u, true);
		assert_int_equal(out[3], '?');
	}
}

static void
unknown_age_and_sex_show_as_such(void **state)
{
	char out[FMT_ROOM];

	(void)state;
	fmt_age_sex(out, 78, SEX_M);
	assert_string_equal(out, "78M");
	fmt_age_sex(out, AGE_UNKNOWN, SEX_V);
	assert_string_equal(out, "-V");
	fmt_age_sex(out, AGE_UNKNOWN, SEX_UNKNOWN);
	assert_string_equal(out, "-");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(waits_move_in_tens_then_in_minutes),
		cmocka_unit_test(the_clock_is_that_of_amsterdam),
		cmocka_unit_test(a_moment_of_another_day_names_its_weekday),
		cmocka_unit_test(a_norm_is_near_from_three_quarters_and_over_when_passed),
		cmocka_unit_test(every_urgency_has_its_own_signs),
		cmocka_unit_test(unknown_age_and_sex_show_as_such),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("fmt", tests, NULL, NULL);
}
