/* SPDX-License-Identifier: EUPL-1.2 */
/* What the hub sends: dossiers, answers, bells; and the example of zcc-protocol(7). */
#include "shared/edge/seal.h"
#include "shared/edge/wire.h"
#include "tests/lib/unit.h"

#include <stdio.h>
#include <string.h>

static uint8_t room[ZCC_BODY_MAX];
static const uint8_t zeros[ZCC_BODY_MAX];

static struct ask_dossier
a_dossier(void)
{
	struct ask_dossier d = {.name = "J. de Vries",
	    .birth_date = "1950-02-28",
	    .bsn = "111222333",
	    .phone = "+31612345678",
	    .address = "Stationsplein 1",
	    .caller = "dochter",
	    .complaint = "voelt zich niet goed",
	    .query = "vries"};
	memset(d.note, 'n', sizeof d.note - 1);
	return d;
}

static void
a_dossier_comes_back_behind_its_random_bytes(void **state)
{
	(void)state;
	struct ask_dossier d = a_dossier(), back;
	uint8_t random[32];
	size_t len;
	memset(random, 0xee, sizeof random);
	assert_int_equal(wire_encode_dossier(&d, random, room, sizeof room, &len), ZCC_OK);
	assert_memory_equal(room, random, sizeof random);
	assert_int_equal(room[32], 0x89); /* a map of nine */
	assert_int_equal(wire_decode_dossier(room, len, &back), ZCC_OK);
	assert_memory_equal(&back, &d, sizeof d);
	for (size_t n = 0; n < len; n++)
		assert_int_equal(wire_decode_dossier(room, n, &back), ZCC_E_DATA);
	assert_int_equal(wire_decode_dossier(zeros, ZCC_DOSSIER_MAX + 1, &back), ZCC_E_DATA);
}

static void
parts_are_read_in_the_order_they_were_added(void **state)
{
	(void)state;
	struct wire_part one = {.seq = 5, .at_ms = -1, .operator = "ina", .verb = VERB_INTAKE};
	struct wire_part two = {.seq = 6, .at_ms = 1, .operator = "piet", .verb = VERB_NOTE};
	struct wire_part back;
	size_t len = 0, at = 0;
	one.dossier = a_dossier();
	strcpy(two.dossier.note, "belde terug");
	two.limit = LIMIT_ICU;
	two.is_allowed = true;
	assert_int_equal(wire_encode_part(&one, room, sizeof room, &len), ZCC_OK);
	size_t first = len;
	assert_int_equal(wire_encode_part(&two, room, first + 4, &len), ZCC_E_FULL);
	assert_int_equal(len, first);
	assert_int_equal(wire_encode_part(&two, room, sizeof room, &len), ZCC_OK);
	assert_int_equal(wire_decode_part(room, len, &at, &back), ZCC_OK);
	assert_memory_equal(&back, &one, sizeof one);
	assert_int_equal(wire_decode_part(room, len, &at, &back), ZCC_OK);
	assert_memory_equal(&back, &two, sizeof two);
	assert_int_equal(wire_decode_part(room, len, &at, &back), ZCC_E_AGAIN);
	at = first;
	assert_int_equal(wire_decode_part(room, len - 1, &at, &back), ZCC_E_DATA);
}

static void
an_answer_comes_back_as_it_was(void **state)
{
	(void)state;
	struct wire_answer a = {.code = ZCC_E_STALE, .row = 1042, .version = 8, .seq = 0,
	    .text = "case 1042 is at version 8, not 7", .data = zeros, .data_len = 16,
	    .sealed = zeros, .sealed_len = 300};
	struct wire_answer back;
	size_t len;
	a.id[15] = 1;
	assert_int_equal(wire_encode_answer(&a, room, sizeof room, &len), ZCC_OK);
	assert_int_equal(wire_decode_answer(room, len, &back), ZCC_OK);
	assert_memory_equal(back.data, zeros, 16);
	assert_ptr_equal(back.sealed + 300, room + len);
	back.data = back.sealed = zeros;
	assert_memory_equal(&back, &a, sizeof a);
	for (size_t n = 0; n < len; n++)
		assert_int_equal(wire_decode_answer(room, n, &back), ZCC_E_DATA);
	a.sealed_len = ZCC_BODY_MAX;
	assert_int_equal(wire_encode_answer(&a, room, sizeof room, &len), ZCC_E_FULL);
}

static void
an_answer_outside_the_codes_is_refused(void **state)
{
	(void)state;
	struct wire_answer a = {.code = 1}, back;
	size_t len;
	assert_int_equal(wire_encode_answer(&a, room, sizeof room, &len), ZCC_OK);
	assert_int_equal(wire_decode_answer(room, len, &back), ZCC_E_DATA);
	room[1] = 2;
	assert_int_equal(wire_decode_answer(room, len, &back), ZCC_E_CONFIG);
}

static void
the_grounds_of_a_refusal_travel_with_it(void **state)
{
	(void)state;
	struct wire_answer a = {.row = 1042, .data = zeros, .sealed = zeros}, back;
	struct refusal no;
	size_t len;
	a.code = refuse(&no, (struct because){WHY_CASE_HELD, "1042", "aangenomen", "k.vos"});
	memcpy(a.text, no.text, sizeof a.text);
	a.grounds = no.grounds;
	assert_int_equal(wire_encode_answer(&a, room, sizeof room, &len), ZCC_OK);
	assert_int_equal(wire_decode_answer(room, len, &back), ZCC_OK);
	assert_memory_equal(&back.grounds, &a.grounds, sizeof a.grounds);
	assert_string_equal(back.text, a.text);
	for (size_t n = 0; n < len; n++)
		assert_int_equal(wire_decode_answer(room, n, &back), ZCC_E_DATA);
}

/* An answer without data or text, and what stands behind it; `num` elements in all. */
static size_t
answer_with(uint8_t num, const char *more, size_t more_len)
{
	static const uint8_t nine[] = {1, 0xc4, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
	    15, 16, 0xf5, 0, 0, 0, 0xa0, 0xc4, 0, 0xc4, 0};
	room[0] = (uint8_t)(0x90 + num);
	memcpy(room + 1, nine, sizeof nine);
	memcpy(room + 1 + sizeof nine, more, more_len);
	return 1 + sizeof nine + more_len;
}

static void
an_older_answer_has_no_grounds_and_a_later_one_may_have_more(void **state)
{
	(void)state;
	struct wire_answer back;
	assert_int_equal(wire_decode_answer(room, answer_with(9, "", 0), &back), ZCC_OK);
	assert_int_equal(back.code, ZCC_E_STATE);
	assert_int_equal(back.grounds.why, WHY_NONE);
	assert_int_equal(
	    wire_decode_answer(room, answer_with(12, "\x92\x08\xa2" "12" "\xc0\x91\x07", 8), &back),
	    ZCC_OK);
	assert_int_equal(back.grounds.why, WHY_NO_CASE);
	assert_int_equal(back.grounds.values_num, 1);
	assert_string_equal(back.grounds.value[0], "12");
}

static void
grounds_that_are_wrong_are_refused(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
	} rows[] = {
	    {"\x01", 1},                             /* no array */
	    {"\x90", 1},                             /* without a number */
	    {"\x91\x00", 2},                         /* number 0 */
	    {"\x91\xce\x00\x01\x00\x00", 6},         /* a number of 17 bits */
	    {"\x92\x08\x0c", 3},                     /* a value that is no string */
	    {"\x97\x08\xa0\xa0\xa0\xa0\xa0\xa0", 8}, /* six values */
	    {"\x92\x08\xd9\x30" "000000000000000000000000000000000000000000000000", 52}, /* long */
	};
	(void)state;
	struct wire_answer back;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(
		    wire_decode_answer(room, answer_with(10, rows[i].bytes, rows[i].len), &back),
		    ZCC_E_DATA);
}

static void
a_bell_names_what_changed_or_says_it_was_too_much(void **state)
{
	(void)state;
	struct wire_bell b = {.epoch = 3, .group = 99, .seq = 1234, .ids_num = WIRE_BELL_IDS_MAX};
	struct wire_bell back;
	size_t len;
	for (uint32_t i = 0; i < b.ids_num; i++)
		b.ids[i] = UINT64_MAX - i;
	assert_int_equal(wire_encode_bell(&b, room, sizeof room, &len), ZCC_OK);
	assert_memory_equal(room, "zcc-bell", 8);
	assert_int_equal(wire_decode_bell(room, len, &back), ZCC_OK);
	assert_memory_equal(&back, &b, sizeof b);
	room[0] = 'Z';
	assert_int_equal(wire_decode_bell(room, len, &back), ZCC_E_DATA);

	b = (struct wire_bell){.epoch = 3, .group = 100, .seq = 1300, .has_more = true};
	assert_int_equal(wire_encode_bell(&b, room, sizeof room, &len), ZCC_OK);
	assert_int_equal(wire_decode_bell(room, len, &back), ZCC_OK);
	assert_memory_equal(&back, &b, sizeof b);
}

/* --- zcc-protocol(7) ----------------------------------------------------------------------- */

static void
assert_hex(const uint8_t *data, size_t len, const char *hex)
{
	char pair[3];
	assert_int_equal(2 * len, strlen(hex));
	for (size_t i = 0; i < len; i++) {
		snprintf(pair, sizeof pair, "%02x", data[i]);
		assert_memory_equal(hex + 2 * i, pair, 2);
	}
}

static void
the_example_of_the_manual_is_what_is_sent(void **state)
{
	(void)state;
	static const uint8_t id[ZCC_ID_BYTES] = {0x01, 0x9c, 0xa8, 0xb6, 0x12, 0x00, 0xa6, 0xa7,
	    0xa8, 0xa9, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf};
	struct ask a;
	struct wire_answer answer = {.row = 1042, .version = 4, .seq = 5120};
	struct wire_bell bell = {
	    .epoch = 3, .group = 910, .seq = 5120, .ids_num = 1, .ids = {1042}};
	struct seal_keys k;
	uint8_t seed[32], site[ZCC_SITE_BYTES], sig[ZCC_SIG_BYTES];
	size_t len;
	memset(seed, 1, sizeof seed);
	for (unsigned i = 0; i < sizeof site; i++)
		site[i] = (uint8_t)i;
	ask_init(&a, VERB_CLAIM);
	memcpy(a.id, id, sizeof id);
	memcpy(answer.id, id, sizeof id);
	strcpy(a.operator, "ina");
	strcpy(a.role, "triagist");
	a.seat = 7;
	a.row = 1042;
	a.version = 3;
	assert_int_equal(seal_keys_from_seed(seed, &k), ZCC_OK);
	assert_hex(k.sign_pk, sizeof k.sign_pk,
	    "8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c");
	assert_int_equal(wire_encode_header(&a, zeros, room, sizeof room, &len), ZCC_OK);
	assert_hex(room, len,
	    "9a01c410019ca8b61200a6a7a8a9aaabacadaeafa3696e61a8747269616769737407cd0412030480c420"
	    "0000000000000000000000000000000000000000000000000000000000000000");
	seal_sign(&k, site, room, len, sig);
	assert_hex(sig, sizeof sig,
	    "72ecb7ef8ee33e86e8911314a6459f7229dd2b66627b256d9353b57ee129f52d"
	    "b08a06dc058a3afd428f94e49e05b86e77b0e6a442ffa208122be6e24d32b407");
	assert_int_equal(wire_encode_answer(&answer, room, sizeof room, &len), ZCC_OK);
	assert_hex(room, len, "9901c410019ca8b61200a6a7a8a9aaabacadaeaf00cd041204cd1400a0c400c400");
	assert_int_equal(wire_encode_bell(&bell, room, sizeof room, &len), ZCC_OK);
	assert_hex(room, len, "7a63632d62656c6c950103cd038ecd140091cd0412");
}

static void
a_message_comes_back_as_it_was_and_half_of_one_does_not(void **state)
{
	struct message m = {.id = 4, .at_wall = 5, .until_wall = 6, .kind = MESSAGE_TO_ROLE, .from = "anna",
	    .to = "regiearts", .text = "lijn 112 is druk"}, back;
	uint8_t bytes[1024];
	size_t len = 0, at = 0;
	(void)state;
	assert_int_equal(wire_encode_message(&m, bytes, sizeof bytes, &len), ZCC_OK);
	size_t one = len;
	assert_int_equal(wire_encode_message(&m, bytes, one + 4, &len), ZCC_E_FULL);
	assert_int_equal(len, one);
	assert_int_equal(wire_decode_message(bytes, one, &at, &back), ZCC_OK);
	assert_memory_equal(&m, &back, sizeof m);
	assert_int_equal(wire_decode_message(bytes, one, &at, &back), ZCC_E_AGAIN);
	for (size_t cut = 1; cut < one; cut++) {
		at = 0;
		assert_int_equal(wire_decode_message(bytes, cut, &at, &back), ZCC_E_DATA);
	}
}

static void
what_a_search_found_comes_back_as_it_was_and_half_of_it_does_not(void **state)
{
	struct wire_search head = {.what = FIND_NAME, .from = 12, .has_more = true}, head_back;
	struct wire_found found = {.noted_ms = 5, .noted_by = "anna"}, back;
	size_t len = 0, at = 0;
	(void)state;
	found.whole.row.id = 24031;
	assert_int_equal(wire_encode_search(&head, room, sizeof room, &len), ZCC_OK);
	size_t first = len;
	assert_int_equal(wire_encode_found(&found, room, first + 4, &len), ZCC_E_FULL);
	assert_int_equal(wire_encode_found(&found, room, sizeof room, &len), ZCC_OK);
	assert_int_equal(wire_decode_search(room, len, &at, &head_back), ZCC_OK);
	assert_int_equal(head_back.what, FIND_NAME);
	assert_int_equal(head_back.from, 12);
	assert_true(head_back.has_more);
	assert_int_equal(at, first);
	assert_int_equal(wire_decode_found(room, len, &at, &back), ZCC_OK);
	assert_memory_equal(&found.whole, &back.whole, sizeof found.whole);
	assert_int_equal(back.noted_ms, 5);
	assert_string_equal(back.noted_by, "anna");
	assert_int_equal(wire_decode_found(room, len, &at, &back), ZCC_E_AGAIN);
	for (size_t cut = first + 1; cut < len; cut++) {
		at = first;
		assert_int_equal(wire_decode_found(room, cut, &at, &back), ZCC_E_DATA);
	}
	assert_int_equal(wire_decode_search(room, first - 1, &at, &head_back), ZCC_E_DATA);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_dossier_comes_back_behind_its_random_bytes),
	    cmocka_unit_test(what_a_search_found_comes_back_as_it_was_and_half_of_it_does_not),
	    cmocka_unit_test(parts_are_read_in_the_order_they_were_added),
	    cmocka_unit_test(an_answer_comes_back_as_it_was),
	    cmocka_unit_test(an_answer_outside_the_codes_is_refused),
	    cmocka_unit_test(the_grounds_of_a_refusal_travel_with_it),
	    cmocka_unit_test(an_older_answer_has_no_grounds_and_a_later_one_may_have_more),
	    cmocka_unit_test(grounds_that_are_wrong_are_refused),
	    cmocka_unit_test(a_bell_names_what_changed_or_says_it_was_too_much),
	    cmocka_unit_test(a_message_comes_back_as_it_was_and_half_of_one_does_not),
	    cmocka_unit_test(the_example_of_the_manual_is_what_is_sent),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("wire_answer", tests, NULL, NULL);
}
