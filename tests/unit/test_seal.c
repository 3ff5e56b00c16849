/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The published vectors are checked on the library under seal.c, which is what they are about; that
 * is why this test includes sodium.h.
 */
#include "shared/edge/seal.h"

#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cmocka.h>

static const uint8_t site[ZCC_SITE_BYTES] = "sixteen bytes ok";

static void
unhex(const char *hex, uint8_t *out, size_t len)
{
	size_t got;
	assert_int_equal(sodium_hex2bin(out, len, hex, strlen(hex), NULL, &got, NULL), 0);
	assert_int_equal(got, len);
}

static struct seal_keys
keys_of(uint8_t fill)
{
	struct seal_keys k;
	uint8_t seed[32];
	memset(seed, fill, sizeof seed);
	assert_int_equal(seal_keys_from_seed(seed, &k), ZCC_OK);
	return k;
}

static void
a_process_with_secrets_leaves_no_core(void **state)
{
	(void)state;
	struct rlimit core;
	assert_int_equal(getrlimit(RLIMIT_CORE, &core), 0);
	assert_int_equal(core.rlim_max, 0);
	assert_int_equal(prctl(PR_GET_DUMPABLE), 0);
}

static void
a_seed_gives_the_pair_of_rfc_8032(void **state)
{
	(void)state;
	struct seal_keys k;
	uint8_t seed[32], pk[32], box[32];
	unhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", seed, 32);
	unhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", pk, 32);
	assert_int_equal(seal_keys_from_seed(seed, &k), ZCC_OK);
	assert_memory_equal(k.sign_pk, pk, 32);
	assert_int_equal(seal_box_pk(pk, pk), ZCC_OK);
	crypto_scalarmult_base(box, k.box_sk);
	assert_memory_equal(box, pk, 32);
}

enum { LONGER = ZCC_BODY_MAX + 1024 };

static void
a_signature_is_over_label_site_and_every_byte(void **state)
{
	(void)state;
	static const size_t sizes[] = {0, 1, 4072, ZCC_BODY_MAX};
	struct seal_keys k = keys_of(1), other = keys_of(2);
	uint8_t sig[ZCC_SIG_BYTES], elsewhere[ZCC_SITE_BYTES] = {0};
	uint8_t *joined = calloc(1, 25 + LONGER);
	assert_non_null(joined);
	uint8_t *header = joined + 25;
	memcpy(joined, "zcc-cmd-1", 9);
	memcpy(joined + 9, site, 16);
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		size_t len = sizes[i];
		seal_sign(&k, site, header, len, sig);
		assert_int_equal(crypto_sign_verify_detached(sig, joined, 25 + len, k.sign_pk), 0);
		assert_true(seal_verify(k.sign_pk, site, header, len, sig));
		assert_false(seal_verify(other.sign_pk, site, header, len, sig));
		assert_false(seal_verify(k.sign_pk, elsewhere, header, len, sig));
		if (len > 0) {
			assert_false(seal_verify(k.sign_pk, site, header, len - 1, sig));
			header[len - 1] ^= 1;
			assert_false(seal_verify(k.sign_pk, site, header, len, sig));
			header[len - 1] ^= 1;
		}
		sig[63] ^= 1;
		assert_false(seal_verify(k.sign_pk, site, header, len, sig));
	}
	/* and nothing longer has one */
	assert_int_equal(crypto_sign_detached(sig, NULL, joined, 25 + LONGER, k.sign_sk), 0);
	assert_false(seal_verify(k.sign_pk, site, header, LONGER, sig));
	free(joined);
}

static void
a_label_cannot_pass_for_another(void **state)
{
	(void)state;
	struct seal_keys k = keys_of(1);
	uint8_t sig[ZCC_SIG_BYTES];
	seal_sign_label(&k, "zcc-check", (const uint8_t *)"point", 5, sig);
	assert_true(seal_verify_label(k.sign_pk, "zcc-check", (const uint8_t *)"point", 5, sig));
	assert_false(seal_verify_label(k.sign_pk, "zcc-checkp", (const uint8_t *)"oint", 4, sig));
	assert_false(seal_verify_label(k.sign_pk, "zcc-other", (const uint8_t *)"point", 5, sig));
}

static void
a_box_opens_for_the_two_that_share_it(void **state)
{
	(void)state;
	struct seal_keys hub = keys_of(1), ina = keys_of(2), piet = keys_of(3);
	struct seal_shared at_hub, at_ina, at_piet;
	uint8_t box[5 + SEAL_BOX_EXTRA], again[sizeof box], plain[sizeof box];
	size_t len;
	assert_int_equal(seal_shared_key(&hub, ina.sign_pk, &at_hub), ZCC_OK);
	assert_int_equal(seal_shared_key(&ina, hub.sign_pk, &at_ina), ZCC_OK);
	assert_int_equal(seal_shared_key(&piet, hub.sign_pk, &at_piet), ZCC_OK);
	assert_true(seal_equal(&at_hub, &at_ina, sizeof at_hub));
	seal_box(&at_ina, (const uint8_t *)"Vries", 5, box);
	seal_box(&at_ina, (const uint8_t *)"Vries", 5, again);
	assert_memory_not_equal(box, again, sizeof box);
	assert_int_equal(seal_unbox(&at_hub, box, sizeof box, plain, &len), ZCC_OK);
	assert_int_equal(len, 5);
	assert_memory_equal(plain, "Vries", 5);
	assert_int_equal(seal_unbox(&at_piet, box, sizeof box, plain, &len), ZCC_E_DENIED);
	for (size_t n = 0; n < sizeof box; n++) {
		assert_int_equal(seal_unbox(&at_hub, box, n, plain, &len), ZCC_E_DENIED);
		box[n] ^= 0x80;
		assert_int_equal(seal_unbox(&at_hub, box, sizeof box, plain, &len), ZCC_E_DENIED);
		box[n] ^= 0x80;
	}
}

static void
a_public_key_that_is_no_point_is_refused(void **state)
{
	(void)state;
	struct seal_keys hub = keys_of(1);
	struct seal_shared shared;
	uint8_t zero[32] = {0}, one[32] = {1}, box[32];
	assert_int_equal(seal_box_pk(zero, box), ZCC_E_DATA);
	assert_int_equal(seal_box_pk(one, box), ZCC_E_DATA);
	assert_int_equal(seal_shared_key(&hub, zero, &shared), ZCC_E_DATA);
}

/* The example of draft-irtf-cfrg-xchacha-03, A.3.1. */
static void
a_lock_is_xchacha20_poly1305_behind_its_nonce(void **state)
{
	(void)state;
	uint8_t key[32], box[24 + 114 + 16], ad[12], plain[114], mine[sizeof box];
	size_t len;
	unhex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f", key, 32);
	unhex("50515253c0c1c2c3c4c5c6c7", ad, 12);
	unhex("404142434445464748494a4b4c4d4e4f5051525354555657"
	      "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440b"
	      "f3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3f"
	      "ac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e"
	      "c0875924c1c7987947deafd8780acf49",
	    box, sizeof box);
	assert_int_equal(seal_unlock(key, box, sizeof box, ad, sizeof ad, plain, &len), ZCC_OK);
	assert_int_equal(len, 114);
	assert_memory_equal(plain, "Ladies and Gentlemen of the class of '99", 40);
	assert_int_equal(seal_unlock(key, box, sizeof box, ad, 11, plain, &len), ZCC_E_DENIED);
	assert_int_equal(seal_unlock(key, box, SEAL_LOCK_EXTRA - 1, ad, 12, plain, &len),
	    ZCC_E_DENIED);
	seal_lock(key, plain, 114, NULL, 0, mine);
	assert_int_equal(seal_unlock(key, mine, sizeof mine, NULL, 0, plain, &len), ZCC_OK);
	mine[sizeof mine - 1] ^= 1;
	assert_int_equal(seal_unlock(key, mine, sizeof mine, NULL, 0, plain, &len), ZCC_E_DENIED);
}

static void
a_hash_is_blake2b_256(void **state)
{
	(void)state;
	struct seal_hash_state s;
	uint8_t want[32], got[32], key[32] = {1}, keyed[32];
	unhex("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319", want, 32);
	seal_hash(NULL, "abc", 3, got);
	assert_memory_equal(got, want, 32);
	seal_hash_init(&s);
	seal_hash_add(&s, "a", 1);
	seal_hash_add(&s, "", 0);
	seal_hash_add(&s, "bc", 2);
	seal_hash_end(&s, got);
	assert_memory_equal(got, want, 32);
	seal_hash(key, "abc", 3, keyed);
	assert_memory_not_equal(keyed, want, 32);
	unhex("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8", want, 32);
	seal_hash(NULL, NULL, 0, got);
	assert_memory_equal(got, want, 32);
}

static void
a_passphrase_stretches_by_the_stored_parameters(void **state)
{
	(void)state;
	uint8_t salt[16] = {7}, one[32], same[32], other[32];
	uint64_t ops, mem;
	seal_stretch_defaults(&ops, &mem);
	assert_int_equal(ops, 2);
	assert_int_equal(mem, 64 << 20);
	assert_int_equal(seal_stretch("geheim", salt, 1, 8192, one), ZCC_OK);
	assert_int_equal(seal_stretch("geheim", salt, 1, 8192, same), ZCC_OK);
	assert_true(seal_equal(one, same, 32));
	assert_int_equal(seal_stretch("geheim", salt, 2, 8192, other), ZCC_OK);
	assert_false(seal_equal(one, other, 32));
	assert_int_equal(seal_stretch("Geheim", salt, 1, 8192, other), ZCC_OK);
	assert_false(seal_equal(one, other, 32));
	assert_int_equal(seal_stretch("geheim", salt, 0, 8192, other), ZCC_E_DATA);
	assert_int_equal(seal_stretch("geheim", salt, 1, 8191, other), ZCC_E_DATA);
}

static void
a_guarded_room_can_be_used_and_given_back(void **state)
{
	(void)state;
	uint8_t *room = seal_room(64), other[64];
	assert_non_null(room);
	seal_random(room, 64);
	seal_random(other, 64);
	assert_false(seal_equal(room, other, 64));
	seal_wipe(room, 64);
	memset(other, 0, 64);
	assert_true(seal_equal(room, other, 64));
	seal_room_free(room);
	seal_room_free(NULL);
}

/* --- Published vectors ------------------------------------------------------------------------ */

/* The fields of the vector being read, by the names of the files. */
enum { PK, MSG, SIG, PUBLIC, PRIVATE, SHARED, KEY, IV, AAD, CT, TAG, RESULT, NAMES_NUM };
static const char *const names[NAMES_NUM] = {
    "pk", "msg", "sig", "public", "private", "shared", "key", "iv", "aad", "ct", "tag", "result"};
enum { HEX_MAX = 4096 };
static char value[NAMES_NUM][HEX_MAX];

struct bin {
	uint8_t data[HEX_MAX / 2 + 16];
	size_t len;
};

static struct bin
bin(int name)
{
	struct bin b = {.len = 0};
	assert_int_equal(sodium_hex2bin(b.data, HEX_MAX / 2, value[name], strlen(value[name]), NULL,
	                     &b.len, NULL), 0);
	return b;
}

/* Every "name": "value" line of the file; at each "result" the vector is whole. */
static int
each_vector(const char *file, void (*check)(bool is_valid))
{
	const char *dir = getenv("ZCC_SHARED_DATA");
	char path[512], line[HEX_MAX + 64], name[32], text[HEX_MAX];
	int num = 0;
	snprintf(path, sizeof path, "%s/crypto-vectors/wycheproof/%s",
	    dir != NULL ? dir : "../shared/data", file);
	FILE *f = fopen(path, "r");
	if (f == NULL) {
		print_message(
		    "# no %s: set ZCC_SHARED_DATA to check the published vectors\n", file);
		skip();
	}
	while (fgets(line, sizeof line, f) != NULL) {
		text[0] = 0;
		if (sscanf(line, " \"%31[^\"]\" : \"%4095[^\"]\"", name, text) < 1)
			continue;
		for (int i = 0; i < NAMES_NUM; i++)
			if (strcmp(name, names[i]) == 0)
				strcpy(value[i], text);
		if (strcmp(name, "result") == 0) {
			check(strcmp(text, "invalid") != 0);
			num++;
		}
	}
	fclose(f);
	return num;
}

static void
check_ed25519(bool is_valid)
{
	struct bin pk = bin(PK), msg = bin(MSG), sig = bin(SIG);
	bool is_good = pk.len == 32 && sig.len == ZCC_SIG_BYTES &&
	    crypto_sign_verify_detached(sig.data, msg.data, msg.len, pk.data) == 0;
	assert_int_equal(is_good, is_valid);
}

static void
signatures_agree_with_the_published_vectors(void **state)
{
	(void)state;
	assert_int_equal(each_vector("ed25519_test.json", check_ed25519), 151);
}

static void
check_x25519(bool is_valid)
{
	struct bin pk = bin(PUBLIC), sk = bin(PRIVATE), want = bin(SHARED);
	uint8_t got[32];
	assert_true(is_valid);
	/* A result of all zeros is what the library refuses, as it should. */
	if (crypto_scalarmult(got, sk.data, pk.data) == 0)
		assert_memory_equal(got, want.data, 32);
	else
		assert_true(sodium_is_zero(want.data, 32));
}

static void
shared_keys_agree_with_the_published_vectors(void **state)
{
	(void)state;
	assert_int_equal(each_vector("x25519_test.json", check_x25519), 518);
}

static void
check_chacha(bool is_valid)
{
	struct bin key = bin(KEY), iv = bin(IV), aad = bin(AAD), msg = bin(MSG), ct = bin(CT);
	struct bin tag = bin(TAG);
	uint8_t plain[HEX_MAX];
	if (iv.len != crypto_aead_chacha20poly1305_ietf_NPUBBYTES) {
		assert_false(is_valid);
		return;
	}
	memcpy(ct.data + ct.len, tag.data, tag.len);
	int r = crypto_aead_chacha20poly1305_ietf_decrypt(plain, NULL, NULL, ct.data,
	    ct.len + tag.len, aad.data, aad.len, iv.data, key.data);
	assert_int_equal(r == 0, is_valid);
	if (is_valid)
		assert_memory_equal(plain, msg.data, msg.len);
}

static void
the_cipher_agrees_with_the_published_vectors(void **state)
{
	(void)state;
	assert_int_equal(each_vector("chacha20_poly1305_test.json", check_chacha), 325);
}

static int
start(void **state)
{
	(void)state;
	struct fault f;
	return seal_init(&f) == ZCC_OK && seal_init(&f) == ZCC_OK ? 0 : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_process_with_secrets_leaves_no_core),
	    cmocka_unit_test(a_seed_gives_the_pair_of_rfc_8032),
	    cmocka_unit_test(a_signature_is_over_label_site_and_every_byte),
	    cmocka_unit_test(a_label_cannot_pass_for_another),
	    cmocka_unit_test(a_box_opens_for_the_two_that_share_it),
	    cmocka_unit_test(a_public_key_that_is_no_point_is_refused),
	    cmocka_unit_test(a_lock_is_xchacha20_poly1305_behind_its_nonce),
	    cmocka_unit_test(a_hash_is_blake2b_256),
	    cmocka_unit_test(a_passphrase_stretches_by_the_stored_parameters),
	    cmocka_unit_test(a_guarded_room_can_be_used_and_given_back),
	    cmocka_unit_test(signatures_agree_with_the_published_vectors),
	    cmocka_unit_test(shared_keys_agree_with_the_published_vectors),
	    cmocka_unit_test(the_cipher_agrees_with_the_published_vectors),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("seal", tests, start, NULL);
}
