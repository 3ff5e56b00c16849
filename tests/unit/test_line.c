/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tui/core/line.h"

#include <string.h>

static void
expect(size_t (*fn)(char *p, size_t len), const char *in, const char *out)
{
	char room[128];
	size_t len = strlen(in);

	memcpy(room, in, len);
	len = fn(room, len);
	assert_int_equal(len, strlen(out));
	assert_memory_equal(room, out, len);
}

static void
a_reset_that_is_said_twice_is_said_once(void **state)
{
	(void)state;
	expect(line_shorten, "\033[41m<U1?\033[39;49m\033(B\033[m x", "\033[41m<U1?\033[m x");
	expect(line_shorten, "x\033[39;49m\033[m\017", "x\033[m\017");
	expect(line_shorten, "\033[39;49m\033(B\033[m\033[39;49m\033(B\033[m", "\033[m\033[m");
}

static void
what_only_looks_like_it_stays(void **state)
{
	(void)state;
	expect(line_shorten, "", "");
	expect(line_shorten, "\033[39;49m", "\033[39;49m");
	expect(line_shorten, "\033[39;49m\033(B\033[", "\033[39;49m\033(B\033[");
	expect(line_shorten, "\033(B\033[m", "\033(B\033[m");
}

static void
latin1_has_its_own_letters_and_the_nearest_of_others(void **state)
{
	(void)state;
	expect(line_to_latin1, "caf\xc3\xa9 \xc5\x81\xc3\xb3", "caf\xe9 L\xf3");
	expect(line_to_latin1, "\xe2\x82\xac", "?");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reset_that_is_said_twice_is_said_once),
		cmocka_unit_test(what_only_looks_like_it_stays),
		cmocka_unit_test(latin1_has_its_own_letters_and_the_nearest_of_others),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("line", tests, NULL, NULL);
}
