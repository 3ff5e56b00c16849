/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/key.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static char dir[64], path[96];

static int
make_dir(void **state)
{
	(void)state;
	strcpy(dir, "/tmp/zcc-key-XXXXXX");
	if (mkdtemp(dir) == NULL)
		return -1;
	snprintf(path, sizeof path, "%s/ina.key", dir);
	return 0;
}

static int
remove_dir(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(dir);
}

static unsigned asked;

/* A passphrase from a test: `arg`; NULL gives up. */
static bool
answer(const char *name, char *room, size_t size, void *arg)
{
	asked++;
	assert_string_equal(name, "ina");
	if (arg == NULL)
		return false;
	snprintf(room, size, "%s", (const char *)arg);
	return true;
}

static size_t
slurp(char text[1200])
{
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	size_t len = fread(text, 1, 1199, f);
	fclose(f);
	text[len] = 0;
	return len;
}

static void
rewrite(const char *text, size_t len)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, len, f), len);
	fclose(f);
}

static void
a_key_without_passphrase_loads_without_asking(void **state)
{
	(void)state;
	struct fault f;
	struct seal_keys keys;
	struct stat st;
	uint8_t public_key[32];
	asked = 0;
	assert_int_equal(key_create(path, "ina", NULL, public_key, &f), ZCC_OK);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(key_load(path, answer, NULL, &keys, &f), ZCC_OK);
	assert_memory_equal(keys.sign_pk, public_key, 32);
	assert_int_equal(asked, 0);
}

static void
a_sealed_key_opens_with_its_passphrase_only(void **state)
{
	(void)state;
	struct fault f;
	struct seal_keys keys;
	uint8_t public_key[32];
	char text[1200];
	asked = 0;
	assert_int_equal(key_create(path, "ina", "vlinder in juni", public_key, &f), ZCC_OK);
	assert_int_equal(key_load(path, answer, "vlinder in juni", &keys, &f), ZCC_OK);
	assert_memory_equal(keys.sign_pk, public_key, 32);
	assert_int_equal(key_load(path, answer, "vlinder in juli", &keys, &f), ZCC_E_DENIED);
	assert_int_equal(key_load(path, answer, NULL, &keys, &f), ZCC_E_DENIED);
	assert_int_equal(key_load(path, NULL, NULL, &keys, &f), ZCC_E_DENIED);
	assert_int_equal(asked, 3);

	/* Its name is part of what was sealed. */
	size_t len = slurp(text);
	char *name = strstr(text, "name ina\n");
	assert_non_null(name);
	memcpy(name, "name ine\n", 9);
	rewrite(text, len);
	bool is_sealed = false;
	char found[ZCC_OPERATOR_SIZE];
	assert_int_equal(key_parse(text, len, found, public_key, &is_sealed, &f), ZCC_OK);
	assert_true(is_sealed);
	assert_string_equal(found, "ine");
	memcpy(name, "name ina\n", 9);
	char *salt = strstr(text, "salt ");
	salt[5] = salt[5] == '0' ? '1' : '0';
	rewrite(text, len);
	assert_int_equal(key_load(path, answer, "vlinder in juni", &keys, &f), ZCC_E_DENIED);
}

/* By the system, at its 16th byte. */
static void
a_key_whose_writing_was_killed_does_not_stand(void **state)
{
	(void)state;
	struct fault f;
	uint8_t public_key[32];
	char beside[128];
	int status;
	pid_t pid = fork();
	if (pid == 0) {
		setrlimit(RLIMIT_FSIZE, &(struct rlimit){16, 16});
		signal(SIGXFSZ, SIG_DFL);
		_exit(key_create(path, "ina", NULL, public_key, &f) == ZCC_OK ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	assert_int_not_equal(access(path, F_OK), 0);
	assert_int_equal(key_create(path, "ina", NULL, public_key, &f), ZCC_OK);
	snprintf(beside, sizeof beside, "%s.%d", path, (int)pid);
	unlink(beside);
}

static void
a_key_that_stands_is_not_overwritten(void **state)
{
	(void)state;
	struct fault f;
	uint8_t first[32], second[32];
	struct seal_keys keys;
	assert_int_equal(key_create(path, "ina", NULL, first, &f), ZCC_OK);
	assert_int_equal(key_create(path, "ina", NULL, second, &f), ZCC_E_CREATE);
	assert_non_null(strstr(f.text, path));
	assert_int_equal(key_load(path, NULL, NULL, &keys, &f), ZCC_OK);
	assert_memory_equal(keys.sign_pk, first, 32);
}

static void
a_name_or_passphrase_that_cannot_be_is_refused(void **state)
{
	(void)state;
	struct fault f;
	uint8_t public_key[32];
	char great[300];
	memset(great, 'x', sizeof great - 1);
	great[sizeof great - 1] = 0;
	assert_int_equal(key_create(path, "../ina", NULL, public_key, &f), ZCC_E_DATA);
	assert_int_equal(key_create(path, "", NULL, public_key, &f), ZCC_E_DATA);
	assert_int_equal(key_create(path, "ina", "", public_key, &f), ZCC_E_DATA);
	assert_int_equal(key_create(path, "ina", great, public_key, &f), ZCC_E_DATA);
	assert_int_equal(access(path, F_OK), -1);
	snprintf(great, sizeof great, "%s/gone/ina.key", dir);
	assert_int_equal(key_create(great, "ina", NULL, public_key, &f), ZCC_E_CREATE);
}

static void
a_key_that_others_may_read_is_refused(void **state)
{
	(void)state;
	static const mode_t modes[] = {0640, 0604, 0700, 0400, 04600};
	struct fault f;
	struct seal_keys keys;
	uint8_t public_key[32];
	char link[100];
	assert_int_equal(key_create(path, "ina", NULL, public_key, &f), ZCC_OK);
	for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
		assert_int_equal(chmod(path, modes[i]), 0);
		assert_int_equal(key_load(path, NULL, NULL, &keys, &f), ZCC_E_DENIED);
	}
	assert_int_equal(chmod(path, 0600), 0);
	snprintf(link, sizeof link, "%s/link.key", dir);
	assert_int_equal(symlink(path, link), 0);
	assert_int_equal(key_load(link, NULL, NULL, &keys, &f), ZCC_E_DENIED);
	unlink(link);
	assert_int_equal(key_load(link, NULL, NULL, &keys, &f), ZCC_E_DENIED);
	if (geteuid() != 0)
		return;
	assert_int_equal(chown(path, 12345, (gid_t)-1), 0);
	assert_int_equal(key_load(path, NULL, NULL, &keys, &f), ZCC_E_DENIED);
	assert_non_null(strstr(f.text, "12345"));
}

/* --- The text ------------------------------------------------------------------------------ */

#define SALT "salt 00000000000000000000000000000000\n"
#define SEED "seed 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60\n"
#define PUBLIC "public d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a\n"
#define BEFORE "zcc-key 1\nname ina\n"
#define UNSEALED "kdf none\nops 0\nmem 0\n"

static int
parse(const char *text, size_t len)
{
	char name[ZCC_OPERATOR_SIZE];
	uint8_t public_key[32];
	bool is_sealed;
	struct fault f;
	return key_parse(text, len, name, public_key, &is_sealed, &f);
}
#define PARSE(literal) parse(literal, sizeof(literal) - 1)

static void
only_the_exact_lines_are_a_key_file(void **state)
{
	(void)state;
	static const char good[] = BEFORE UNSEALED SALT SEED PUBLIC;
	char text[1100];
	assert_int_equal(PARSE(BEFORE UNSEALED SALT SEED PUBLIC), ZCC_OK);
	for (size_t n = 0; n < sizeof good - 1; n++)
		assert_int_equal(parse(good, n), ZCC_E_DATA);
	assert_int_equal(PARSE(BEFORE UNSEALED SALT SEED PUBLIC "\n"), ZCC_E_DATA);
	assert_int_equal(PARSE(BEFORE UNSEALED SALT PUBLIC SEED), ZCC_E_DATA);
	assert_int_equal(PARSE("zcc-key 2\nname ina\n" UNSEALED SALT SEED PUBLIC), ZCC_E_DATA);
	assert_int_equal(PARSE("zcc-key 1\nname i a\n" UNSEALED SALT SEED PUBLIC), ZCC_E_DATA);
	assert_int_equal(PARSE("zcc-key 1\nname i\0a\n" UNSEALED SALT SEED PUBLIC), ZCC_E_DATA);
	assert_int_equal(PARSE(BEFORE "kdf none\nops 1\nmem 0\n" SALT SEED PUBLIC), ZCC_E_DATA);
	assert_int_equal(PARSE(BEFORE "kdf scrypt\nops 0\nmem 0\n" SALT SEED PUBLIC), ZCC_E_DATA);
	/* Capitals would make two files of one key. */
	assert_int_equal(PARSE(BEFORE UNSEALED SALT SEED
	                     "public D75A980182B10AB7D54BFED3C964073A0EE172F3DAA62325AF021A68F7075"
	                     "11A\n"), ZCC_E_DATA);
	memset(text, 'x', sizeof text);
	assert_int_equal(parse(text, sizeof text), ZCC_E_DATA);
}

static void
a_file_cannot_ask_for_more_work_than_we_are_willing(void **state)
{
	(void)state;
	char text[1024];
	static const struct {
		const char *cost;
		int want;
	} rows[] = {
	    {"ops 2\nmem 67108864\n", ZCC_OK},
	    {"ops 10\nmem 1073741824\n", ZCC_OK},
	    {"ops 11\nmem 67108864\n", ZCC_E_DATA},
	    {"ops 2\nmem 1073741825\n", ZCC_E_DATA},
	    {"ops 18446744073709551617\nmem 67108864\n", ZCC_E_DATA},
	    {"ops 0\nmem 67108864\n", ZCC_E_DATA},
	    {"ops -2\nmem 67108864\n", ZCC_E_DATA},
	    {"ops 2\nmem 8191\n", ZCC_E_DATA},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int len = snprintf(text, sizeof text,
		    BEFORE "kdf argon2id\n%s" SALT "seed %0144d\n" PUBLIC, rows[i].cost, 0);
		assert_int_equal(parse(text, (size_t)len), rows[i].want);
	}
}

static void
two_halves_that_do_not_belong_together_are_refused(void **state)
{
	(void)state;
	static const char good[] = BEFORE UNSEALED SALT SEED PUBLIC;
	struct fault f;
	struct seal_keys keys;
	char text[sizeof good];
	memcpy(text, good, sizeof good);
	rewrite(text, sizeof good - 1);
	assert_int_equal(chmod(path, 0600), 0);
	assert_int_equal(key_load(path, NULL, NULL, &keys, &f), ZCC_OK);
	text[sizeof good - 3] ^= 1;
	rewrite(text, sizeof good - 1);
	assert_int_equal(key_load(path, NULL, NULL, &keys, &f), ZCC_E_DATA);
}

/* --- Public keys, places, terminals -------------------------------------------------------- */

static void
a_public_key_is_one_line_of_hex_and_may_be_replaced(void **state)
{
	(void)state;
	struct fault f;
	uint8_t one[32], two[32], back[32];
	memset(one, 0x1f, 32);
	memset(two, 0x2e, 32);
	assert_int_equal(key_save_public(path, one, &f), ZCC_OK);
	assert_int_equal(key_save_public(path, two, &f), ZCC_OK);
	assert_int_equal(key_load_public(path, back, &f), ZCC_OK);
	assert_memory_equal(back, two, 32);
	char text[1200];
	assert_int_equal(slurp(text), 65);
	rewrite(text, 64);
	assert_int_equal(key_load_public(path, back, &f), ZCC_OK);
	rewrite(text, 63);
	assert_int_equal(key_load_public(path, back, &f), ZCC_E_DATA);
	rewrite("", 0);
	assert_int_equal(key_load_public(path, back, &f), ZCC_E_DATA);
	unlink(path);
	assert_int_equal(key_load_public(path, back, &f), ZCC_E_IO);
	assert_int_equal(key_load_public("/dev/null", back, &f), ZCC_E_DATA);
}

static void
the_users_own_key_comes_before_the_sites(void **state)
{
	(void)state;
	struct fault f;
	uint8_t public_key[32];
	char keys[80], mine[80], zcc[90], at_site[100], at_home[110], found[200];
	snprintf(keys, sizeof keys, "%s/keys", dir);
	snprintf(mine, sizeof mine, "%s/mine", dir);
	snprintf(zcc, sizeof zcc, "%s/zcc", mine);
	snprintf(at_site, sizeof at_site, "%s/ina.key", keys);
	snprintf(at_home, sizeof at_home, "%s/ina.key", zcc);
	assert_true(mkdir(keys, 0700) == 0 && mkdir(mine, 0700) == 0 && mkdir(zcc, 0700) == 0);
	setenv("XDG_CONFIG_HOME", mine, 1);
	assert_int_equal(key_find(dir, "ina", found, sizeof found, &f), ZCC_E_DENIED);
	assert_int_equal(key_create(at_site, "ina", NULL, public_key, &f), ZCC_OK);
	assert_int_equal(key_find(dir, "ina", found, sizeof found, &f), ZCC_OK);
	assert_string_equal(found, at_site);
	assert_int_equal(key_create(at_home, "ina", NULL, public_key, &f), ZCC_OK);
	assert_int_equal(key_find(dir, "ina", found, sizeof found, &f), ZCC_OK);
	assert_string_equal(found, at_home);
	assert_int_equal(key_find(dir, "../ina", found, sizeof found, &f), ZCC_E_DATA);
	unlink(at_home);
	unlink(at_site);
	assert_true(rmdir(zcc) == 0 && rmdir(mine) == 0 && rmdir(keys) == 0);
}

/* Type `keys` at the question, in a terminal of its own: 0 when it gave `want`, GIVEN_UP, NO_GOOD, 2
 * otherwise.  What the terminal showed is in `shown`. */
enum { GIVEN_UP = 3, NO_GOOD = 4 };

static int
type(const char *keys, const char *want, char shown[256])
{
	int tty, status;
	size_t len = 0;
	pid_t child = forkpty(&tty, NULL, NULL, NULL);
	assert_true(child >= 0);
	if (child == 0) {
		char room[16];
		if (!key_ask_terminal("ina", room, sizeof room, NULL))
			_exit(errno == ECANCELED ? GIVEN_UP : errno == EINVAL ? NO_GOOD : 2);
		_exit(strcmp(room, want) == 0 ? 0 : 2);
	}
	memset(shown, 0, 256);
	/* The question stands only after echo is off. */
	while (strstr(shown, "ina: ") == NULL) {
		ssize_t n = read(tty, shown + len, 255 - len);
		assert_true(n > 0);
		len += (size_t)n;
	}
	assert_int_equal(write(tty, keys, strlen(keys)), (ssize_t)strlen(keys));
	for (ssize_t n = 1; n > 0 && len < 255; len += n > 0 ? (size_t)n : 0)
		n = read(tty, shown + len, 255 - len);
	assert_int_equal(waitpid(child, &status, 0), child);
	close(tty);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

static void
a_passphrase_is_typed_without_being_seen(void **state)
{
	(void)state;
	char shown[256];
	assert_int_equal(type("geheim\r", "geheim", shown), 0);
	assert_null(strstr(shown, "geheim"));
	assert_int_equal(type("fout\025gehijm\b\177\177eim\n", "geheim", shown), 0);
	assert_int_equal(type("gehe\003", "", shown), GIVEN_UP);
	assert_int_equal(type("\004", "", shown), GIVEN_UP);
	assert_int_equal(type("\r", "", shown), NO_GOOD);
	assert_int_equal(type("veel te lang voor deze plek\r", "", shown), NO_GOOD);
}

static int
start(void **state)
{
	(void)state;
	struct fault f;
	return seal_init(&f);
}

#define IN_DIR(test) cmocka_unit_test_setup_teardown(test, make_dir, remove_dir)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_DIR(a_key_without_passphrase_loads_without_asking),
	    IN_DIR(a_sealed_key_opens_with_its_passphrase_only),
	    IN_DIR(a_key_whose_writing_was_killed_does_not_stand),
	    IN_DIR(a_key_that_stands_is_not_overwritten),
	    IN_DIR(a_name_or_passphrase_that_cannot_be_is_refused),
	    IN_DIR(a_key_that_others_may_read_is_refused),
	    cmocka_unit_test(only_the_exact_lines_are_a_key_file),
	    cmocka_unit_test(a_file_cannot_ask_for_more_work_than_we_are_willing),
	    IN_DIR(two_halves_that_do_not_belong_together_are_refused),
	    IN_DIR(a_public_key_is_one_line_of_hex_and_may_be_replaced),
	    IN_DIR(the_users_own_key_comes_before_the_sites),
	    cmocka_unit_test(a_passphrase_is_typed_without_being_seen),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("key", tests, start, NULL);
}
