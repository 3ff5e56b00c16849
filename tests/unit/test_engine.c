/* SPDX-License-Identifier: EUPL-1.2 */
/* What a group answers to whom, without an operator who is known; and whose ids are whose. */
#include "hub/edge/engine.h"

#include "shared/edge/wire.h"
#include "tests/lib/unit.h"

#include <stdlib.h>
#include <string.h>

enum { BODY = 512 };

struct hub {
	struct engine_setup setup;
	struct engine *engine;
	struct timeline timeline;
	struct seal_keys keys;
	uint8_t body[ZCC_GROUP_MAX][BODY];
	struct engine_in in[ZCC_GROUP_MAX];
	uint32_t num;
	uint8_t line; /* of the intakes to come; 0 = spoed */
};

/* Chance; nothing here depends on it. */
static void
draw(void *room, size_t len, void *arg)
{
	(void)arg;
	memset(room, 0x42, len);
}

static int
start(void **state)
{
	static const struct book_sizes sizes = {16, 32, 16, 16, 16};
	static const uint8_t seed[32] = {9};
	struct fault f = {0};
	struct hub *h = calloc(1, sizeof *h);
	*state = h;
	if (h == NULL || seal_init(&f) != ZCC_OK || seal_keys_from_seed(seed, &h->keys) != ZCC_OK ||
	    vault_open(&h->keys, &h->setup.vault, &f) != ZCC_OK)
		return -1;
	h->setup.journal = journal_memory_new(NULL);
	h->setup.book = book_new(&sizes);
	h->setup.presence = presence_new(sizes.operators, 0);
	h->setup.hub_keys = &h->keys;
	h->setup.timeline = &h->timeline;
	h->setup.draw = draw;
	return engine_new(&h->setup, &h->engine, &f);
}

static int
stop(void **state)
{
	struct hub *h = *state;
	engine_free(h->engine);
	presence_free(h->setup.presence);
	book_free(h->setup.book);
	h->setup.journal->ops->close(h->setup.journal);
	vault_close(h->setup.vault);
	free(h);
	return 0;
}

static void
add(struct hub *h, uint8_t peer, const uint8_t *body, size_t len)
{
	struct engine_in *in = &h->in[h->num];
	memcpy(h->body[h->num], body, len);
	*in = (struct engine_in){.body = h->body[h->num], .len = len};
	memset(in->peer, peer, sizeof in->peer);
	h->num++;
}

/* A command of peer `peer` whose id ends with `number`. */
static void
add_command(struct hub *h, uint8_t peer, uint8_t number)
{
	uint8_t header[BODY], body[BODY], sig[ZCC_SIG_BYTES] = {0}, hash[ZCC_HASH_BYTES] = {0};
	size_t header_len, len;
	struct ask a;
	ask_init(&a, VERB_CLAIM);
	memcpy(a.operator, "nobody", sizeof "nobody");
	a.row = 1;
	a.id[ZCC_ID_BYTES - 1] = number;
	assert_int_equal(wire_encode_header(&a, hash, header, sizeof header, &header_len), ZCC_OK);
	assert_int_equal(wire_encode_command(header, header_len, sig, NULL, 0, body, sizeof body,
	    &len), ZCC_OK);
	add(h, peer, body, len);
}

/* One group; answers are in the order of the commands. */
static uint32_t
group(struct hub *h, const struct engine_answer **out)
{
	struct fault f = {0};
	struct now now = {1000, 1000};
	assert_int_equal(engine_group(h->engine, h->in, h->num, ENGINE_OPEN, now, &f), ZCC_OK);
	h->num = 0;
	return engine_answers(h->engine, out);
}

static int
code_of(const struct engine_answer *a, uint8_t *number)
{
	struct wire_answer w;
	assert_int_equal(wire_decode_answer(a->bytes, a->len, &w), ZCC_OK);
	assert_true(w.seq == 0);
	*number = w.id[ZCC_ID_BYTES - 1];
	return w.code;
}

static void
what_is_beyond_the_bound_of_a_peer_is_busy_unseen(void **state)
{
	struct hub *h = *state;
	const struct engine_answer *a;
	uint8_t number;
	for (unsigned i = 0; i < 4; i++) {
		add_command(h, 1, (uint8_t)i);
		h->in[i].is_beyond = i >= 2;
	}
	assert_int_equal(group(h, &a), 4);
	for (unsigned i = 0; i < 4; i++) {
		assert_int_equal(code_of(&a[i], &number), i < 2 ? ZCC_E_DENIED : ZCC_E_BUSY);
		assert_int_equal(number, i);
		assert_false(a[i].is_refused); /* neither left a row */
	}
	struct engine_counters c = engine_counters(h->engine);
	assert_int_equal(c.crowded, 2);
	assert_int_equal(c.bad_signature, 2);
}

static void
what_was_done_before_is_not_called_busy(void **state)
{
	struct hub *h = *state;
	const struct journal_ops *ops = h->setup.journal->ops;
	const uint8_t id[ZCC_ID_BYTES] = {[ZCC_ID_BYTES - 1] = 200};
	const struct journal_answer done = {.bytes = id, .len = sizeof id};
	const struct engine_answer *a;
	struct fault f = {0};
	assert_int_equal(ops->begin(h->setup.journal, &f), ZCC_OK);
	assert_int_equal(ops->answer_put(h->setup.journal, "nobody", id, &done, &f), ZCC_OK);
	assert_int_equal(ops->commit(h->setup.journal, &f), ZCC_OK);
	add_command(h, 1, 200);
	h->in[0].is_beyond = true;
	assert_int_equal(group(h, &a), 0);
	assert_int_equal(engine_counters(h->engine).crowded, 1);
}

/* A SIGHUP between two groups: who was answered is not answered again. */
static void
what_is_adopted_from_the_file_answers_nobody_again(void **state)
{
	struct hub *h = *state;
	const struct engine_answer *a;
	struct fault f = {0};
	struct now now = {1000, 1000};
	struct engine_first same = {0};
	add_command(h, 1, 1);
	assert_int_equal(group(h, &a), 1);
	assert_int_equal(engine_adopt(h->engine, &same, now, &f), ZCC_OK);
	assert_int_equal(engine_answers(h->engine, &a), 0);
	add_command(h, 1, 1);
	assert_int_equal(group(h, &a), 1);
	assert_int_equal(engine_tick(h->engine, 0, ENGINE_SPENT, now, &f), ZCC_OK);
	assert_int_equal(engine_answers(h->engine, &a), 0);
}

/* The clock jumped: on a disk without any room that waits, on one with a reserve it is recorded. */
static void
time_writes_out_of_the_reserve_and_never_past_it(void **state)
{
	struct hub *h = *state;
	struct fault f = {0};
	struct now now = {1000, 1000};
	assert_int_equal(engine_tick(h->engine, 5000, ENGINE_SPENT, now, &f), ZCC_OK);
	assert_true(book_seq(h->setup.book) == 0);
	assert_int_equal(engine_tick(h->engine, 5000, ENGINE_FULL, now, &f), ZCC_OK);
	assert_true(book_seq(h->setup.book) == 1);
}

/* --- Who has signed ------------------------------------------------------------------------- */

/* Two operators who may take calls in, each with a key. */
static void
admit_two(struct hub *h, struct seal_keys keys[2])
{
	static const uint8_t seeds[2][32] = {{1}, {2}};
	static const char *const names[2] = {"anna", "bram"};
	static struct settings settings;
	struct book_operator two[2] = {0};
	struct engine_first first = {.text = (const uint8_t *)"conf", .text_len = 4,
	    .settings = &settings, .hash = {1}, .added = two, .added_num = 2};
	struct fault f = {0};
	struct now now = {1000, 1000};
	settings.role[0].verbs = UINT64_C(1) << VERB_INTAKE;
	settings.role[0].lines = 0x7e;
	strcpy(settings.role[0].name, "triagist");
	settings.roles_num = 1;
	/* regulier is open from 02:00 to 03:00 */
	settings.windows_num = settings.referrals_num = 1;
	settings.window[0] = (struct window_settings){WINDOW_NACHT, 0x7f, 2 * 60, 3 * 60};
	strcpy(settings.referral[0].code, "eigen-huisarts");
	settings.line_window[LINE_REGULIER].windows = settings.line_window[LINE_REGULIER].referral = 1;
	for (int i = 0; i < 2; i++) {
		assert_int_equal(seal_keys_from_seed(seeds[i], &keys[i]), ZCC_OK);
		strcpy(two[i].name, names[i]);
		strcpy(two[i].role[0], "triagist");
		two[i].roles_num = 1;
		memcpy(two[i].key, keys[i].sign_pk, sizeof two[i].key);
	}
	assert_int_equal(engine_start(h->engine, &first, now, &f), ZCC_OK);
}

/* A call comes in, taken by this operator, with an id that ends with `number`. */
static void
add_intake(struct hub *h, const struct seal_keys *keys, const char *operator, uint8_t number)
{
	uint8_t header[BODY], body[BODY], sig[ZCC_SIG_BYTES], hash[ZCC_HASH_BYTES] = {0};
	size_t header_len, len;
	struct ask a;
	ask_init(&a, VERB_INTAKE);
	strcpy(a.operator, operator);
	a.board.line = h->line != 0 ? h->line : LINE_SPOED;
	a.id[ZCC_ID_BYTES - 1] = number;
	assert_int_equal(wire_encode_header(&a, hash, header, sizeof header, &header_len), ZCC_OK);
	seal_sign(keys, h->setup.site, header, header_len, sig);
	assert_int_equal(wire_encode_command(header, header_len, sig, NULL, 0, body, sizeof body,
	    &len), ZCC_OK);
	add(h, 1, body, len);
}

/* A note of a name with the call, in a box of which one bit is another, at `flip`; -1: none is. */
static void
add_named(struct hub *h, const struct seal_keys *keys, long flip, const char *provider)
{
	static const uint8_t random[32];
	uint8_t header[BODY], body[BODY], sig[ZCC_SIG_BYTES], hash[ZCC_HASH_BYTES], plain[256], box[256 + SEAL_BOX_EXTRA];
	size_t header_len, len, plain_len;
	struct seal_shared shared;
	struct ask a;
	ask_init(&a, VERB_INTAKE);
	strcpy(a.operator, "anna");
	a.board.line = LINE_SPOED;
	strcpy(a.dossier.name, "Wissen");
	strcpy(a.board.provider, provider);
	assert_int_equal(wire_encode_dossier(&a.dossier, random, plain, sizeof plain, &plain_len), ZCC_OK);
	assert_int_equal(seal_shared_key(keys, h->keys.sign_pk, &shared), ZCC_OK);
	seal_hash(NULL, plain, plain_len, hash);
	seal_box(&shared, plain, plain_len, box);
	len = plain_len + SEAL_BOX_EXTRA;
	if (flip >= 0)
		box[(size_t)flip / 8 % len] ^= (uint8_t)(1U << flip % 8);
	a.id[ZCC_ID_BYTES - 1] = 9;
	assert_int_equal(wire_encode_header(&a, hash, header, sizeof header, &header_len), ZCC_OK);
	seal_sign(keys, h->setup.site, header, header_len, sig);
	assert_int_equal(wire_encode_command(header, header_len, sig, box, len, body, sizeof body, &len), ZCC_OK);
	add(h, 1, body, len);
}

/* The case that answer `i` of the last group names. */
static uint64_t
case_of(const struct engine_answer *a, uint32_t i)
{
	struct wire_answer w;
	assert_int_equal(wire_decode_answer(a[i].bytes, a[i].len, &w), ZCC_OK);
	assert_int_equal(w.code, ZCC_OK);
	return w.row;
}

/* HB-1: ids are unique per operator. */
static void
one_id_of_two_operators_has_two_effects_and_of_one_operator_one(void **state)
{
	struct hub *h = *state;
	struct seal_keys keys[2];
	const struct engine_answer *a;
	admit_two(h, keys);
	add_intake(h, &keys[0], "anna", 7);
	add_intake(h, &keys[1], "bram", 7);
	add_intake(h, &keys[0], "anna", 7);
	assert_int_equal(group(h, &a), 3);
	uint64_t annas = case_of(a, 0), brams = case_of(a, 1);
	assert_true(annas != brams);
	assert_true(case_of(a, 2) == annas);
	assert_true(book_totals(h->setup.book).waiting == 2);
	/* And in a later group, the other one first. */
	add_intake(h, &keys[1], "bram", 7);
	add_intake(h, &keys[0], "anna", 7);
	assert_int_equal(group(h, &a), 2);
	assert_true(case_of(a, 0) == brams);
	assert_true(case_of(a, 1) == annas);
	assert_true(book_totals(h->setup.book).waiting == 2);
	assert_int_equal(engine_counters(h->engine).repeated, 3);
}

/* Who has the bytes of a command, and no key, can neither speak for who signed nor use up his id. */
static void
a_box_that_was_changed_on_its_way_counts_and_that_is_all(void **state)
{
	struct hub *h = *state;
	struct seal_keys keys[2];
	const struct engine_answer *a;
	uint8_t number;
	admit_two(h, keys);
	uint64_t before = book_seq(h->setup.book);
	for (long bit = 0; bit < 8 * 60; bit += 7)
		add_named(h, &keys[0], bit, "");
	uint32_t num = group(h, &a);
	for (uint32_t i = 0; i < num; i++)
		assert_int_equal(code_of(&a[i], &number), ZCC_E_DATA);
	assert_true(book_seq(h->setup.book) == before);
	assert_int_equal(engine_counters(h->engine).bad_signature, num);
	add_named(h, &keys[0], -1, "");
	assert_int_equal(group(h, &a), 1);
	assert_true(case_of(a, 0) > 0);
}

/* It would stand there in clear when the dossier is long erased. */
static void
an_argument_that_means_nothing_leaves_a_refusal_without_its_text(void **state)
{
	struct hub *h = *state;
	struct seal_keys keys[2];
	const struct engine_answer *a;
	struct wire_answer w;
	admit_two(h, keys);
	add_named(h, &keys[0], -1, "Wissen, 111222333");
	assert_int_equal(group(h, &a), 1);
	assert_int_equal(wire_decode_answer(a->bytes, a->len, &w), ZCC_OK);
	assert_int_equal(w.code, ZCC_E_DATA);
	assert_true(w.seq != 0);
	assert_non_null(strstr(w.text, "intake takes no provider"));
	assert_null(strstr(w.text, "Wissen"));
}

/* One intake on line regulier at this moment of 1970, with an id of its own: its code. */
static int
call_at(struct hub *h, const struct seal_keys *keys, int64_t wall_ms, uint8_t number)
{
	const struct engine_answer *a;
	struct wire_answer w;
	struct fault f = {0};
	struct now now = {wall_ms, wall_ms};
	h->line = LINE_REGULIER;
	add_intake(h, keys, "anna", number);
	assert_int_equal(engine_group(h->engine, h->in, h->num, ENGINE_OPEN, now, &f), ZCC_OK);
	h->num = 0;
	assert_int_equal(engine_answers(h->engine, &a), 1);
	assert_int_equal(wire_decode_answer(a->bytes, a->len, &w), ZCC_OK);
	return w.code;
}

/* OP-1, C19: between two ticks, too, a line opens and closes on the millisecond. */
static void
a_line_opens_and_closes_without_a_tick(void **state)
{
	enum { HOUR_MS = 3600000 }; /* 02:00 in Amsterdam, in the winter of 1970 */
	struct hub *h = *state;
	struct seal_keys keys[2];
	admit_two(h, keys);
	assert_int_equal(call_at(h, &keys[0], HOUR_MS - 1, 1), ZCC_E_DENIED);
	assert_int_equal(call_at(h, &keys[0], HOUR_MS, 2), ZCC_OK);
	assert_int_equal(call_at(h, &keys[0], 2 * HOUR_MS - 1, 3), ZCC_OK);
	assert_int_equal(call_at(h, &keys[0], 2 * HOUR_MS, 4), ZCC_E_DENIED);
	struct zcc_line_row l = book_line(h->setup.book, LINE_REGULIER, 2 * HOUR_MS);
	assert_int_equal(l.refused_60, 1);
	assert_int_equal(l.refused_shift, 2);
	assert_int_equal(l.open, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(what_is_beyond_the_bound_of_a_peer_is_busy_unseen),
	    TEST(what_was_done_before_is_not_called_busy),
	    TEST(what_is_adopted_from_the_file_answers_nobody_again),
	    TEST(one_id_of_two_operators_has_two_effects_and_of_one_operator_one),
	    TEST(a_box_that_was_changed_on_its_way_counts_and_that_is_all),
	    TEST(an_argument_that_means_nothing_leaves_a_refusal_without_its_text),
	    TEST(a_line_opens_and_closes_without_a_tick),
	    TEST(time_writes_out_of_the_reserve_and_never_past_it),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("engine", tests, NULL, NULL);
}
