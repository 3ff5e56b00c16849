/* SPDX-License-Identifier: EUPL-1.2 */
/* SH-1, HB-10: who can be called for a role now, and until when. */
#include "tests/lib/unit.h"

#include "shared/care/calendar.h"
#include "shared/care/oncall.h"

#include <stdlib.h>
#include <string.h>

static struct settings s;

static int
setup(void **state)
{
	static const struct oncall_settings rota[] = {
	    {"so", "invaller", false, {.days = DAY_HOLIDAY, .from_min = 8 * 60, .to_min = 8 * 60}},
	    {"so", "avonddienst", false, {.days = 0x3e, .from_min = 17 * 60, .to_min = 23 * 60}},
	    {"so", "nachtdienst", false, {.days = 0x3e, .from_min = 23 * 60, .to_min = 8 * 60}},
	    {"ggz", "crisisdienst", true, {0}},
	};
	(void)state;
	memset(&s, 0, sizeof s);
	memcpy(s.oncall, rota, sizeof rota);
	s.oncall_num = sizeof rota / sizeof rota[0];
	return 0;
}

static int64_t
at(const char *local, enum calendar_which which)
{
	int64_t day = calendar_day(atoi(local), atoi(local + 5), atoi(local + 8));
	return calendar_ms(day, atoi(local + 11) * 60 + atoi(local + 14), which);
}

/* `words` can be called for the so at this local minute, until `until`; NULL: nobody. */
static void
so_is(const char *local, const char *words, const char *until)
{
	int64_t until_ms;
	const struct oncall_settings *o = oncall_at(&s, "so", at(local, CALENDAR_FIRST), &until_ms);
	if (words == NULL) {
		assert_null(o);
		return;
	}
	assert_non_null(o);
	assert_string_equal(o->words, words);
	if (until_ms != at(until, CALENDAR_LAST))
		fail_msg("%s: not until %s", local, until);
}

static void
sh_1_the_first_duty_that_holds_is_the_one(void **state)
{
	(void)state;
	so_is("2026-03-03 16:59", NULL, NULL);
	so_is("2026-03-03 17:00", "avonddienst", "2026-03-03 23:00");
	so_is("2026-03-03 22:59", "avonddienst", "2026-03-03 23:00");
	so_is("2026-03-03 23:00", "nachtdienst", "2026-03-04 08:00");
	so_is("2026-03-04 00:30", "nachtdienst", "2026-03-04 08:00");
	so_is("2026-03-04 08:00", NULL, NULL);
	/* Koningsdag on a Monday: an exception stands before the rule, also at night */
	so_is("2026-04-27 18:00", "invaller", "2026-04-28 08:00");
	so_is("2026-04-27 07:59", NULL, NULL);
}

/* The nights of 2026 that have an hour less and an hour more: Sundays, from Saturday on. */
static void
sh_1_a_night_that_turns_the_clock_ends_at_eight(void **state)
{
	(void)state;
	s.oncall[2].when.days = 1 << 6;
	so_is("2026-03-29 01:59", "nachtdienst", "2026-03-29 08:00");
	so_is("2026-03-29 03:00", "nachtdienst", "2026-03-29 08:00");
	so_is("2026-10-25 02:30", "nachtdienst", "2026-10-25 08:00");
	so_is("2026-10-25 08:00", NULL, NULL);
	int64_t until_ms;
	assert_non_null(oncall_at(&s, "so", at("2026-10-25 02:30", CALENDAR_LAST), &until_ms));
}

/* Who is in the rota before him ends it, and who comes after himself does not. */
static void
sh_1_a_duty_lasts_until_another_begins(void **state)
{
	(void)state;
	so_is("2026-04-26 23:30", NULL, NULL);
	/* Friday 1 May to Monday; Tuesday is 5 May, a holiday: the deputy begins at 08:00 */
	so_is("2026-05-04 23:30", "nachtdienst", "2026-05-05 08:00");
	s.oncall[0].when = (struct window_settings){.days = DAY_HOLIDAY, .from_min = 6 * 60, .to_min = 8 * 60};
	so_is("2026-05-04 23:30", "nachtdienst", "2026-05-05 06:00");
	s.oncall[2] = s.oncall[1]; /* the evening and the night are one person's */
	s.oncall[2].when = (struct window_settings){.days = 0x3e, .from_min = 23 * 60, .to_min = 8 * 60};
	so_is("2026-03-03 18:00", "avonddienst", "2026-03-04 08:00");
	/* on call always, but for holidays */
	s.oncall[1].is_always = true;
	so_is("2026-05-04 23:30", "avonddienst", "2026-05-05 06:00");
	so_is("2026-05-05 07:00", "invaller", "2026-05-05 08:00");
}

static void
sh_1_one_who_is_always_on_call_has_no_end(void **state)
{
	int64_t until_ms = 0;
	(void)state;
	assert_string_equal(oncall_at(&s, "ggz", at("2026-03-02 10:00", CALENDAR_FIRST), &until_ms)->words, "crisisdienst");
	assert_true(until_ms == ZCC_NEVER);
	assert_null(oncall_at(&s, "rapid", at("2026-03-02 10:00", CALENDAR_FIRST), &until_ms));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(sh_1_the_first_duty_that_holds_is_the_one, setup),
	    cmocka_unit_test_setup(sh_1_a_night_that_turns_the_clock_ends_at_eight, setup),
	    cmocka_unit_test_setup(sh_1_a_duty_lasts_until_another_begins, setup),
	    cmocka_unit_test_setup(sh_1_one_who_is_always_on_call_has_no_end, setup),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("oncall", tests, NULL, NULL);
}
