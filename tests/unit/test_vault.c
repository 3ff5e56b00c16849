/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/vault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct vault *
vault_of(uint8_t seed)
{
	uint8_t s[32] = {seed};
	struct seal_keys keys;
	struct vault *v = NULL;
	struct fault f = {0};
	assert_int_equal(seal_init(&f), ZCC_OK);
	assert_int_equal(seal_keys_from_seed(s, &keys), ZCC_OK);
	assert_int_equal(vault_open(&keys, &v, &f), ZCC_OK);
	return v;
}

static int
setup(void **state)
{
	*state = vault_of(1);
	return 0;
}

static int
teardown(void **state)
{
	vault_close(*state);
	return 0;
}

static const uint8_t case_key[ZCC_KEY_BYTES] = {9, 8, 7};
static const uint8_t id[ZCC_ID_BYTES] = {4, 5};

static void
a_wrapped_key_opens_for_its_own_case_and_site_only(void **state)
{
	struct vault *v = *state, *other = vault_of(2);
	uint8_t wrapped[VAULT_WRAPPED_BYTES], key[ZCC_KEY_BYTES];
	vault_wrap(v, 7, case_key, wrapped);
	assert_int_equal(vault_unwrap(v, 7, wrapped, sizeof wrapped, key), ZCC_OK);
	assert_memory_equal(key, case_key, sizeof key);
	assert_int_equal(vault_unwrap(v, 8, wrapped, sizeof wrapped, key), ZCC_E_IO);
	assert_int_equal(vault_unwrap(other, 7, wrapped, sizeof wrapped, key), ZCC_E_IO);
	assert_int_equal(vault_unwrap(v, 7, wrapped, sizeof wrapped - 1, key), ZCC_E_IO);
	wrapped[30] ^= 1;
	assert_int_equal(vault_unwrap(v, 7, wrapped, sizeof wrapped, key), ZCC_E_IO);
	vault_close(other);
}

static void
the_key_does_not_stand_in_its_wrapping(void **state)
{
	struct vault *v = *state;
	uint8_t key[ZCC_KEY_BYTES], wrapped[VAULT_WRAPPED_BYTES], again[VAULT_WRAPPED_BYTES];
	memset(key, 0xee, sizeof key);
	vault_wrap(v, 7, key, wrapped);
	vault_wrap(v, 7, key, again);
	assert_memory_not_equal(wrapped, again, sizeof wrapped); /* another nonce each time */
	for (size_t i = 0; i + 8 <= sizeof wrapped; i++)
		assert_memory_not_equal(wrapped + i, key, 8);
}

static void
a_part_opens_for_its_own_case_and_command_only(void **state)
{
	static const uint8_t other[ZCC_ID_BYTES] = {4, 6};
	uint8_t sealed[5 + SEAL_LOCK_EXTRA], plain[sizeof sealed];
	size_t len = 0;
	(void)state;
	vault_seal(case_key, 7, id, (const uint8_t *)"geheim", 5, sealed);
	assert_int_equal(vault_unseal(case_key, 7, id, sealed, sizeof sealed, plain, &len), ZCC_OK);
	assert_int_equal(len, 5);
	assert_memory_equal(plain, "gehei", 5);
	assert_int_equal(vault_unseal(case_key, 8, id, sealed, sizeof sealed, plain, &len), ZCC_E_IO);
	assert_int_equal(vault_unseal(case_key, 7, other, sealed, sizeof sealed, plain, &len),
	    ZCC_E_IO);
	for (size_t cut = 0; cut < sizeof sealed; cut++)
		assert_int_equal(vault_unseal(case_key, 7, id, sealed, cut, plain, &len), ZCC_E_IO);
	for (size_t i = 0; i < sizeof sealed; i++) {
		sealed[i] ^= 0x10;
		assert_int_equal(vault_unseal(case_key, 7, id, sealed, sizeof sealed, plain, &len),
		    ZCC_E_IO);
		sealed[i] ^= 0x10;
	}
}

static void
a_number_is_known_again_at_this_site_and_as_this_kind_only(void **state)
{
	struct vault *v = *state, *same = vault_of(1), *other = vault_of(2);
	uint8_t a[ZCC_HASH_BYTES], b[ZCC_HASH_BYTES];
	vault_match(v, "phone", "+31612345678", a);
	vault_match(same, "phone", "+31612345678", b);
	assert_memory_equal(a, b, sizeof a);
	vault_match(other, "phone", "+31612345678", b);
	assert_memory_not_equal(a, b, sizeof a);
	vault_match(v, "bsn", "+31612345678", b);
	assert_memory_not_equal(a, b, sizeof a);
	vault_match(v, "phone", "+31612345679", b);
	assert_memory_not_equal(a, b, sizeof a);
	vault_close(same);
	vault_close(other);
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
	    IN(a_wrapped_key_opens_for_its_own_case_and_site_only),
	    IN(the_key_does_not_stand_in_its_wrapping),
	    IN(a_part_opens_for_its_own_case_and_command_only),
	    IN(a_number_is_known_again_at_this_site_and_as_this_kind_only),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("vault", tests, NULL, NULL);
}
