/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * TB-2: a norm that changes at noon.  The events of a day are kept as their bytes and replayed: to
 * 11:59 by the norm of the morning, to the evening by both, each call by the norm it came under.
 */
#include "tests/lib/book_kit.h"

enum { DAY_MAX = 32 };

struct day {
	uint8_t body[DAY_MAX][8192];
	struct event head[DAY_MAX]; /* without what the body holds */
	uint32_t len[DAY_MAX], num;
};

static struct day day;

/* What was just applied goes into the journal of the day. */
static void
keep(struct kit *k)
{
	struct bytes b = bytes_writer(day.body[day.num], sizeof day.body[0]);
	assert_true(day.num < DAY_MAX);
	event_code(&b, &k->ev);
	assert_true(bytes_ok(&b));
	day.head[day.num] = (struct event){.seq = k->ev.seq, .type = k->ev.type,
	    .version = k->ev.version, .at_ms = k->ev.at_ms, .line_ms = k->ev.line_ms};
	day.len[day.num++] = (uint32_t)b.at;
}

static void
norm(struct kit *k, uint32_t norm_s)
{
	k->settings.line[LINE_REGULIER].norm_s = norm_s;
	kit_config(k);
	keep(k);
}

/* A call that is answered after `wait_s`; its case. */
static uint64_t
call_answered_after(struct kit *k, int64_t wait_s)
{
	uint64_t id = kit_call(k, LINE_REGULIER);
	keep(k);
	kit_pass(k, wait_s * 1000);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, id), ZCC_OK);
	keep(k);
	return id;
}

/* The book after the first `num` events of the day, as the kit's own. */
static void
replay_to(struct kit *k, uint32_t num)
{
	static struct settings room[DAY_MAX];
	book_free(k->b);
	k->b = book_new(&k->sizes);
	assert_non_null(k->b);
	for (uint32_t i = 0; i < num; i++) {
		struct bytes b = bytes_reader(day.body[i], day.len[i]);
		k->ev = day.head[i];
		if (k->ev.type == EV_CONFIG)
			k->ev.u.config.settings = &room[i];
		event_code(&b, &k->ev);
		assert_true(bytes_at_end(&b));
		book_apply(k->b, &k->ev);
	}
}

static void
a_replay_to_1159_judges_by_the_old_norm(void **state)
{
	struct kit *k = *state;
	replay_to(k, 0); /* a new book: the day begins */
	norm(k, 120);
	kit_operator(k, "anna", "triagist", 1);
	keep(k);
	uint64_t early = call_answered_after(k, 100);
	uint32_t at_1159 = day.num;
	norm(k, 60);
	uint64_t late = call_answered_after(k, 100);
	int64_t evening = k->now.line_ms;

	replay_to(k, at_1159);
	assert_int_equal(book_settings(k->b)->line[LINE_REGULIER].norm_s, 120);
	assert_int_equal(book_line(k->b, LINE_REGULIER, evening).within_60, 1);
	uint64_t next = kit_call(k, LINE_REGULIER); /* a rule asked there and then */
	assert_int_equal(kit_row(k, next)->due_line - kit_row(k, next)->received_line, 120000);

	replay_to(k, day.num);
	assert_int_equal(book_settings(k->b)->line[LINE_REGULIER].norm_s, 60);
	assert_int_equal(book_line(k->b, LINE_REGULIER, evening).answered_60, 2);
	assert_int_equal(book_line(k->b, LINE_REGULIER, evening).within_60, 1);
	assert_true(book_case(k->b, early)->was_within);
	assert_false(book_case(k->b, late)->was_within);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		a_replay_to_1159_judges_by_the_old_norm, kit_setup, kit_teardown),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("noon", tests, NULL, NULL);
}
