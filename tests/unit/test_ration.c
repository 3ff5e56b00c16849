/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is served when.  Bodies are a peer's letter and a number, as long as a command at least. */
#include "hub/edge/ration.h"

#include "tests/lib/unit.h"

#include <stdlib.h>
#include <string.h>

enum { BODY = 80, ALIVE = 20, STEP_MS = 1000 / RATION_PER_S };

struct room {
	struct ration *ration;
	struct engine_in in[ZCC_GROUP_MAX];
	uint32_t num;
	int64_t now_ms;
};

static int
start(void **state)
{
	struct room *r = calloc(1, sizeof *r);
	*state = r;
	if (r != NULL)
		r->ration = ration_new();
	return r != NULL && r->ration != NULL ? 0 : -1;
}

static int
stop(void **state)
{
	struct room *r = *state;
	ration_free(r->ration);
	free(r);
	return 0;
}

static const uint8_t *
peer_of(char name)
{
	static uint8_t id[ENGINE_PEER_BYTES];
	memset(id, name, 5);
	return id;
}

static int
put_bytes(struct room *r, char name, unsigned number, size_t len)
{
	uint8_t body[BODY] = {(uint8_t)name, (uint8_t)number, (uint8_t)(number >> 8)};
	return ration_put(r->ration, peer_of(name), body, len, r->now_ms);
}

static void
put(struct room *r, char name, unsigned number)
{
	assert_int_equal(put_bytes(r, name, number, BODY), ZCC_OK);
}

static void
put_many(struct room *r, char name, unsigned from, unsigned num)
{
	for (unsigned i = from; i < from + num; i++)
		put(r, name, i);
}

static uint32_t
take(struct room *r)
{
	r->num = ration_take(r->ration, r->in, r->now_ms);
	return r->num;
}

static unsigned
number_of(const struct engine_in *in)
{
	return in->body[1] | (unsigned)in->body[2] << 8;
}

/* How many of the group are this peer's. */
static unsigned
count(const struct room *r, char name)
{
	unsigned n = 0;
	for (uint32_t i = 0; i < r->num; i++)
		n += r->in[i].body[0] == (uint8_t)name;
	return n;
}

static void
one_peer_alone_is_served_at_once_and_in_order(void **state)
{
	struct room *r = *state;
	put_many(r, 'a', 0, ZCC_OUTSTANDING_MAX);
	assert_int_equal(ration_wait_ms(r->ration, r->now_ms), 0);
	assert_int_equal(take(r), ZCC_OUTSTANDING_MAX);
	for (unsigned i = 0; i < r->num; i++) {
		assert_int_equal(number_of(&r->in[i]), i);
		assert_memory_equal(r->in[i].peer, peer_of('a'), ENGINE_PEER_BYTES);
		assert_int_equal(r->in[i].len, BODY);
		assert_false(r->in[i].is_beyond);
	}
	assert_int_equal(take(r), 0);
	assert_int_equal(ration_wait_ms(r->ration, r->now_ms), -1);
}

static void
nobody_waits_for_anothers_backlog(void **state)
{
	struct room *r = *state;
	put_many(r, 'a', 0, 60);
	put_many(r, 'b', 0, 60);
	put(r, 'c', 0);
	assert_int_equal(take(r), 2 * RATION_SHARE + 1);
	assert_int_equal(count(r, 'a'), RATION_SHARE);
	assert_int_equal(count(r, 'b'), RATION_SHARE);
	assert_int_equal(count(r, 'c'), 1);
	assert_int_equal(ration_wait_ms(r->ration, r->now_ms), 0);
	unsigned of_a = RATION_SHARE, of_b = RATION_SHARE;
	while (take(r) > 0) {
		for (uint32_t i = 0; i < r->num; i++)
			assert_int_equal(number_of(&r->in[i]), r->in[i].body[0] == 'a' ? of_a++ : of_b++);
		assert_true(r->num <= 2 * RATION_SHARE);
	}
	assert_int_equal(of_a, 60);
	assert_int_equal(of_b, 60);
}

static void
a_group_has_a_bound_whoever_waits(void **state)
{
	struct room *r = *state;
	unsigned seen = 0;
	for (char name = 'A'; name <= 'Z'; name++)
		put_many(r, name, 0, 30);
	while (take(r) > 0) {
		assert_true(r->num <= ZCC_GROUP_MAX);
		seen += r->num;
		assert_int_equal(ration_wait_ms(r->ration, r->now_ms), seen < 26 * 30 ? 0 : -1);
	}
	assert_int_equal(seen, 26 * 30);
}

static void
what_is_beyond_the_bound_is_marked_and_goes_at_once(void **state)
{
	struct room *r = *state;
	unsigned beyond = 0;
	put_many(r, 'a', 0, 100);
	put_many(r, 'b', 0, ZCC_OUTSTANDING_MAX);
	take(r);
	for (uint32_t i = 0; i < r->num; i++)
		if (r->in[i].is_beyond) {
			assert_int_equal(r->in[i].body[0], 'a');
			assert_int_equal(number_of(&r->in[i]), ZCC_OUTSTANDING_MAX + beyond++);
		}
	assert_int_equal(beyond, 100 - ZCC_OUTSTANDING_MAX);
	assert_int_equal(count(r, 'a'), RATION_SHARE + beyond);
	assert_int_equal(count(r, 'b'), RATION_SHARE);
	/* as many may come again as went */
	put_many(r, 'a', 100, RATION_SHARE);
	while (take(r) > 0)
		for (uint32_t i = 0; i < r->num; i++)
			assert_false(r->in[i].is_beyond);
}

static void
who_sends_again_what_waits_does_not_wait_twice(void **state)
{
	struct room *r = *state;
	put_many(r, 'a', 0, 3);
	put_many(r, 'a', 0, 3);
	put(r, 'b', 0); /* the same of another peer is another */
	assert_int_equal(take(r), 4);
	put_many(r, 'a', 0, 3); /* what was served is the hub's to recognise */
	assert_int_equal(take(r), 3);
}

static void
charge(struct room *r, char name, unsigned num)
{
	for (unsigned i = 0; i < num; i++)
		ration_refused(r->ration, peer_of(name), r->now_ms);
}

static void
who_is_refused_too_often_waits_and_nobody_else(void **state)
{
	struct room *r = *state;
	put_many(r, 'a', 0, RATION_BURST);
	assert_int_equal(take(r), RATION_BURST);
	charge(r, 'a', RATION_BURST);
	put_many(r, 'a', 100, 20);
	put_many(r, 'b', 0, 20);
	assert_int_equal(take(r), 20); /* as if it were alone */
	assert_int_equal(count(r, 'b'), 20);
	int64_t wait = ration_wait_ms(r->ration, r->now_ms);
	assert_int_equal(wait, RATION_AGAIN * STEP_MS);
	r->now_ms += wait - 1;
	assert_int_equal(take(r), 0);
	r->now_ms++;
	assert_int_equal(ration_wait_ms(r->ration, r->now_ms), 0);
	assert_int_equal(take(r), RATION_AGAIN);
	assert_int_equal(number_of(&r->in[0]), 100);
	/* they were done: the others go at once */
	assert_int_equal(take(r), 20 - RATION_AGAIN);
}

/* However fast it asks: in ten seconds no more than the burst and ten times what a second gives. */
static void
refusals_of_a_peer_have_a_pace(void **state)
{
	struct room *r = *state;
	unsigned number = 0, refused = 0, under_way = 0;
	for (; r->now_ms < 10000; r->now_ms++) {
		for (; under_way < 62; under_way++)
			put(r, 'a', number++);
		refused += take(r);
		under_way -= r->num;
		charge(r, 'a', r->num);
	}
	assert_true(refused <= RATION_BURST + 10 * RATION_PER_S + RATION_AGAIN);
	assert_true(refused >= 10 * RATION_PER_S - RATION_AGAIN);
}

static void
a_person_who_errs_now_and_then_never_waits(void **state)
{
	struct room *r = *state;
	for (unsigned i = 0; i < 600; i++, r->now_ms += 100) {
		put(r, 'a', i);
		assert_int_equal(take(r), 1);
		charge(r, 'a', 1);
	}
}

static void
signs_of_life_pass_whoever_must_wait(void **state)
{
	struct room *r = *state;
	charge(r, 'a', 2 * RATION_BURST);
	put(r, 'a', 1);
	assert_int_equal(put_bytes(r, 'a', 2, ALIVE), ZCC_OK);
	assert_int_equal(put_bytes(r, 'a', 2, ALIVE), ZCC_OK);
	assert_int_equal(put_bytes(r, 'a', 2, 0), ZCC_OK);
	assert_int_equal(take(r), 3);
	assert_int_equal(r->in[0].len, ALIVE);
	assert_int_equal(r->in[2].len, 0);
}

static void
answered(struct room *r, char name, bool is_sent)
{
	ration_answered(r->ration, peer_of(name), is_sent, r->now_ms);
}

static void
who_reads_no_answers_is_cut_and_forgotten(void **state)
{
	struct room *r = *state;
	put_many(r, 'b', 0, 10);
	answered(r, 'a', false);
	put_many(r, 'a', 0, 10);
	r->now_ms += RATION_DEAF_MS;
	answered(r, 'b', true);
	answered(r, 'a', false);
	assert_int_equal(put_bytes(r, 'a', 10, BODY), ZCC_E_DENIED);
	assert_int_equal(take(r), 10);
	assert_int_equal(count(r, 'b'), 10);
	assert_int_equal(ration_wait_ms(r->ration, r->now_ms), -1);
	/* a sign of life is a thing sent too */
	answered(r, 'a', false);
	r->now_ms += RATION_DEAF_MS;
	answered(r, 'a', false);
	assert_int_equal(put_bytes(r, 'a', 11, ALIVE), ZCC_E_DENIED);
}

static void
who_reads_again_in_time_is_no_deaf_peer(void **state)
{
	struct room *r = *state;
	for (unsigned i = 0; i < 20; i++) {
		answered(r, 'a', false);
		put(r, 'a', 2 * i);
		r->now_ms += RATION_DEAF_MS - 1;
		answered(r, 'a', false);
		put(r, 'a', 2 * i + 1);
		r->now_ms += 1;
		answered(r, 'a', true);
		assert_int_equal(take(r), 2);
	}
	/* nor who had a full queue once, long ago, and asked for nothing since */
	answered(r, 'b', false);
	r->now_ms += 60000;
	put(r, 'b', 1);
	answered(r, 'b', false);
	put(r, 'b', 2);
	assert_int_equal(take(r), 2);
}

static void
memory_has_a_bound(void **state)
{
	struct room *r = *state;
	static uint8_t body[ZCC_BODY_MAX];
	unsigned kept = 0;
	for (unsigned i = 0; i < 2 * RATION_BYTES_MAX / ZCC_BODY_MAX; i++) {
		uint8_t peer[ENGINE_PEER_BYTES] = {0, (uint8_t)i, (uint8_t)(i >> 8)};
		int code = ration_put(r->ration, peer, body, sizeof body, 0);
		assert_true(code == ZCC_OK || code == ZCC_E_FULL);
		kept += code == ZCC_OK;
	}
	assert_int_equal(kept, RATION_BYTES_MAX / ZCC_BODY_MAX);
	for (unsigned seen = 0; seen < kept; seen += r->num)
		assert_true(take(r) > 0);
	assert_int_equal(take(r), 0); /* gives back the last group's */
	put(r, 'a', 0);
	assert_int_equal(take(r), 1);
}

static void
peers_that_have_gone_leave_their_place(void **state)
{
	struct room *r = *state;
	uint8_t body[BODY] = {0};
	for (unsigned i = 0; i < RATION_PEERS_MAX; i++) {
		uint8_t peer[ENGINE_PEER_BYTES] = {1, (uint8_t)i, (uint8_t)(i >> 8)};
		assert_int_equal(ration_put(r->ration, peer, body, sizeof body, r->now_ms), ZCC_OK);
	}
	assert_int_equal(put_bytes(r, 'a', 0, BODY), ZCC_E_FULL);
	while (take(r) > 0)
		;
	r->now_ms += 2000;
	put(r, 'a', 0);
	assert_int_equal(take(r), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(one_peer_alone_is_served_at_once_and_in_order),
	    TEST(nobody_waits_for_anothers_backlog),
	    TEST(a_group_has_a_bound_whoever_waits),
	    TEST(what_is_beyond_the_bound_is_marked_and_goes_at_once),
	    TEST(who_sends_again_what_waits_does_not_wait_twice),
	    TEST(who_is_refused_too_often_waits_and_nobody_else),
	    TEST(refusals_of_a_peer_have_a_pace),
	    TEST(a_person_who_errs_now_and_then_never_waits),
	    TEST(signs_of_life_pass_whoever_must_wait),
	    TEST(who_reads_no_answers_is_cut_and_forgotten),
	    TEST(who_reads_again_in_time_is_no_deaf_peer),
	    TEST(memory_has_a_bound),
	    TEST(peers_that_have_gone_leave_their_place),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("ration", tests, NULL, NULL);
}
