/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-10: protocols that are kept by their content. */
#include "tests/lib/protocol_kit.h"

#include "shared/edge/protocol_kept.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char dir[64];
static struct fault fault;

static void
run(const char *command)
{
	assert_int_equal(system(command), 0);
}

static int
setup(void **state)
{
	(void)state;
	strcpy(dir, "/tmp/zcc-kept.XXXXXX");
	return seal_init(&fault) != ZCC_OK || mkdtemp(dir) == NULL || setenv("KEPT", dir, 1) != 0;
}

static int
teardown(void **state)
{
	(void)state;
	run("rm -rf $KEPT");
	return 0;
}

static void
keep(const char *path, struct protocol_file *file)
{
	if (protocol_file_read(path, file, &fault) != ZCC_OK ||
	    protocol_kept_put(dir, file, KEPT_ALONE, &fault) != ZCC_OK)
		fail_msg("%s", fault.text);
}

static void
one_that_lies_over_another_is_kept_with_it(void **state)
{
	struct protocol_file file, again;
	(void)state;
	keep("tests/protocols/over.conf", &file);
	assert_int_equal(protocol_kept_get(dir, file.protocol->hash, &again, &fault), ZCC_OK);
	assert_memory_equal(again.protocol->hash, file.protocol->hash, ZCC_HASH_BYTES);
	assert_string_equal(again.protocol->base_name, file.protocol->base_name);
	assert_int_equal(again.layers, 2);
	assert_memory_equal(again.path[0], dir, strlen(dir)); /* its base is the kept one */
	protocol_file_free(&again);
	assert_int_equal(protocol_kept_put(dir, &file, KEPT_ALONE, &fault), ZCC_OK); /* once more is the same */
	protocol_file_free(&file);
}

static void
what_is_missing_cut_or_changed_is_told_apart(void **state)
{
	struct protocol_file file, again;
	(void)state;
	keep("tests/protocols/small.conf", &file);
	uint8_t other[ZCC_HASH_BYTES] = {1};
	assert_int_equal(protocol_kept_get(dir, other, &again, &fault), ZCC_E_UNKNOWN);
	run("for f in $KEPT/*/kept_file.conf; do sed -i 's/version = \"1\"/version = \"7\"/' $f; done");
	assert_int_equal(protocol_kept_get(dir, file.protocol->hash, &again, &fault), ZCC_E_DATA);
	assert_non_null(strstr(fault.text, "other content than its name says"));
	assert_null(again.protocol);
	run("for f in $KEPT/*/kept_file.conf; do truncate -s 100 $f; done");
	assert_int_equal(protocol_kept_get(dir, file.protocol->hash, &again, &fault), ZCC_E_DATA);
	/* kept again it is whole again, and comments are no content */
	assert_int_equal(protocol_kept_put(dir, &file, KEPT_ALONE, &fault), ZCC_OK);
	run("for f in $KEPT/*/kept_file.conf; do echo '/* read */' >>$f; done");
	assert_int_equal(protocol_kept_get(dir, file.protocol->hash, &again, &fault), ZCC_OK);
	protocol_file_free(&again);
	protocol_file_free(&file);
}

static bool
is_wanted(const uint8_t hash[ZCC_HASH_BYTES], void *arg)
{
	return arg != NULL && memcmp(hash, arg, ZCC_HASH_BYTES) == 0;
}

static void
what_nobody_needs_goes(void **state)
{
	struct protocol_file small, over, again;
	(void)state;
	keep("tests/protocols/small.conf", &small);
	keep("tests/protocols/over.conf", &over);
	run("mkdir $KEPT/spook && touch $KEPT/spook/x");
	protocol_kept_sweep(dir, is_wanted, over.protocol->hash);
	assert_int_equal(protocol_kept_get(dir, small.protocol->hash, &again, &fault), ZCC_E_UNKNOWN);
	assert_int_equal(protocol_kept_get(dir, over.protocol->hash, &again, &fault), ZCC_OK);
	protocol_file_free(&again);
	protocol_kept_sweep(dir, is_wanted, NULL);
	run("rmdir $KEPT && mkdir $KEPT");
	protocol_file_free(&small);
	protocol_file_free(&over);
}

static void
where_nothing_can_be_written_nothing_is_kept(void **state)
{
	struct protocol_file file;
	(void)state;
	keep("tests/protocols/small.conf", &file);
	assert_int_equal(protocol_kept_put("/proc/zcc", &file, KEPT_ALONE, &fault), ZCC_E_IO);
	assert_non_null(strstr(fault.text, "/proc/zcc"));
	protocol_file_free(&file);
}

#define S(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(one_that_lies_over_another_is_kept_with_it),
	    S(what_is_missing_cut_or_changed_is_told_apart),
	    S(what_nobody_needs_goes),
	    S(where_nothing_can_be_written_nothing_is_kept),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("protocol_kept", tests, NULL, NULL);
}
