/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/err.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void
every_outcome_has_its_exit_code(void **state)
{
	static const struct {
		int code, exit;
	} want[] = {{ZCC_OK, 0}, {ZCC_E_USAGE, 64}, {ZCC_E_DATA, 65}, {ZCC_E_UNKNOWN, 65},
	    {ZCC_E_DOWN, 69}, {ZCC_E_OUTCOME, 69}, {ZCC_E_CREATE, 73}, {ZCC_E_IO, 74},
	    {ZCC_E_FULL, 74}, {ZCC_E_TAKEN, 75}, {ZCC_E_STALE, 75}, {ZCC_E_STATE, 75},
	    {ZCC_E_BUSY, 75}, {ZCC_E_DENIED, 77}, {ZCC_E_CONFIG, 78}};
	(void)state;
	for (size_t i = 0; i < sizeof want / sizeof want[0]; i++)
		assert_int_equal(err_exit_code(want[i].code), want[i].exit);
}

static void
a_code_that_may_not_leave_becomes_70(void **state)
{
	(void)state;
	assert_int_equal(err_exit_code(ZCC_E_AGAIN), 70);
	assert_int_equal(err_exit_code(ZCC_E_LAST - 1), 70);
}

static void
every_outcome_has_a_word_of_its_own(void **state)
{
	(void)state;
	for (int a = 0; a >= ZCC_E_LAST; a--) {
		assert_string_not_equal(err_word(a), "internal");
		for (int b = a - 1; b >= ZCC_E_LAST; b--)
			assert_string_not_equal(err_word(a), err_word(b));
	}
	assert_string_equal(err_word(ZCC_E_TAKEN), "taken");
	assert_string_equal(err_word(1), "internal");
}

static void
a_fault_says_what_and_why(void **state)
{
	struct fault f;
	(void)state;
	assert_int_equal(fault_set(&f, ZCC_E_IO, ENOENT, "cannot read %s", "zcc.conf"), ZCC_E_IO);
	assert_int_equal(f.code, ZCC_E_IO);
	assert_int_equal(f.sys, ENOENT);
	assert_string_equal(f.text, "cannot read zcc.conf: No such file or directory");
	assert_int_equal(fault_while(&f, "opening site %d", 7), ZCC_E_IO);
	assert_string_equal(f.text,
	    "cannot read zcc.conf: No such file or directory; while opening site 7");
}

static void
a_long_fault_is_cut_and_stays_a_string(void **state)
{
	struct fault f;
	char longer[2 * sizeof f.text];
	(void)state;
	memset(longer, 'x', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	assert_int_equal(fault_set(&f, ZCC_E_DATA, EIO, "%s", longer), ZCC_E_DATA);
	assert_int_equal(strlen(f.text), sizeof f.text - 1);
	assert_int_equal(fault_while(&f, "%s", longer), ZCC_E_DATA);
	assert_int_equal(strlen(f.text), sizeof f.text - 1);
}

static void
nobody_has_to_want_the_fault(void **state)
{
	(void)state;
	assert_int_equal(fault_set(NULL, ZCC_E_BUSY, 0, "full"), ZCC_E_BUSY);
	assert_true(fault_while(NULL, "opening") < 0);
}

static void
a_shortage_passes_and_a_missing_file_does_not(void **state)
{
	(void)state;
	assert_true(err_is_shortage(EMFILE) && err_is_shortage(ENFILE) && err_is_shortage(ENOMEM) &&
	    err_is_shortage(EIO));
	assert_false(err_is_shortage(0) || err_is_shortage(ENOENT) || err_is_shortage(EACCES));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_outcome_has_its_exit_code),
	    cmocka_unit_test(a_code_that_may_not_leave_becomes_70),
	    cmocka_unit_test(every_outcome_has_a_word_of_its_own),
	    cmocka_unit_test(a_fault_says_what_and_why),
	    cmocka_unit_test(a_long_fault_is_cut_and_stays_a_string),
	    cmocka_unit_test(nobody_has_to_want_the_fault),
	    cmocka_unit_test(a_shortage_passes_and_a_missing_file_does_not),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
