/* SPDX-License-Identifier: EUPL-1.2 */
/* AU-6: until when a dossier is kept. */
#include "shared/care/retention.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* 2026-03-02 10:00 in Amsterdam. */
#define CHANGED INT64_C(1772442000000)

static void
it_is_never_too_early(void **state)
{
	char day[RETENTION_DAY_SIZE];
	(void)state;
	for (uint32_t years = 20; years <= 150; years++) {
		int64_t end = retention_end(CHANGED, years);
		assert_true(end > CHANGED + (int64_t)years * 365 * 86400000);
		retention_day(day, end);
		/* the same day of that year, or one of the two after it */
		assert_int_equal((day[0] - '0') * 1000 + (day[1] - '0') * 100 + (day[2] - '0') * 10 +
		        (day[3] - '0'), 2026 + (int)years);
		assert_memory_equal(day + 4, "-03-0", 5);
		assert_true(day[9] >= '2' && day[9] <= '5');
	}
}

static void
the_day_is_that_of_the_country(void **state)
{
	char day[RETENTION_DAY_SIZE];
	(void)state;
	retention_day(day, CHANGED);
	assert_string_equal(day, "2026-03-02");
	retention_day(day, CHANGED + INT64_C(14) * 3600 * 1000); /* midnight there */
	assert_string_equal(day, "2026-03-03");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_is_never_too_early),
	    cmocka_unit_test(the_day_is_that_of_the_country),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("retention", tests, NULL, NULL);
}
