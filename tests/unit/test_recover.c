/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/journal_kit.h"

#include "hub/edge/mark.h"
#include "hub/edge/recover.h"

static const struct book_sizes sizes = {
    .board_cases = 8, .cases = 8, .operators = 4, .capacity = 4, .alarms = 4};

static int
setup(void **state)
{
	return kit_setup(state, true);
}

/* The next row of the journal: this event, in the chain. */
static void
put(struct kit *k, struct event *e)
{
	uint8_t body[1024];
	struct bytes b = bytes_writer(body, sizeof body);
	e->version = event_version(e->type);
	event_code(&b, e);
	assert_true(bytes_ok(&b));
	struct journal_row row = {.seq = k->seq + 1, .type = e->type, .version = e->version,
	    .at_ms = 1772442000000 + (int64_t)k->seq * 1000, .line_ms = (int64_t)k->seq * 1000,
	    .body = body, .body_len = (uint32_t)b.at};
	chain_next(k->h, &row);
	OK(k, k->j->ops->append(k->j, &row, &k->f));
	k->seq = row.seq;
	memcpy(k->h, row.h, sizeof k->h);
}

static void
put_case(struct kit *k, uint64_t id)
{
	struct event e = {.type = EV_CASE_RECEIVED};
	e.u.received.row = (struct zcc_case_row){.id = id, .version = 1, .line = LINE_SPOED,
	    .state = CASE_WACHTEND, .received_line = (int64_t)k->seq * 1000, .due_line = ZCC_NEVER};
	put(k, &e);
}

static void
put_operator(struct kit *k, const char *name)
{
	struct event e = {.type = EV_OPERATOR_ADDED};
	strcpy(e.u.operator.name, name);
	e.u.operator.roles_num = 1;
	strcpy(e.u.operator.role[0], "triagist");
	put(k, &e);
}

static void
put_capacity(struct kit *k, const char *provider)
{
	struct event e = {.type = EV_CAPACITY};
	strcpy(e.u.capacity.provider, provider);
	strcpy(e.u.capacity.kind, "elv");
	put(k, &e);
}

static void
put_alarm(struct kit *k, uint64_t id)
{
	struct event e = {.type = EV_ALARM_RAISED};
	e.u.alarm = (struct zcc_alarm_row){.id = id, .kind = "clock-step", .seen_line = ZCC_NEVER};
	put(k, &e);
}

/* Some of everything, committed. */
static void
put_history(struct kit *k)
{
	kit_begin(k);
	put_operator(k, "anna");
	put_operator(k, "bram");
	put_case(k, 1);
	put_case(k, 2);
	put_capacity(k, "Huis 1");
	put_capacity(k, "Huis 2");
	put_alarm(k, 1);
	put_alarm(k, 2);
	kit_commit(k);
}

static int
recover(struct kit *k, const struct book_sizes *s, struct book **out, struct recovered *r)
{
	struct recover_from from = {.sign_pk = k->hub.sign_pk, .site = k->site};
	*out = book_new(s);
	assert_non_null(*out);
	return recover_book(k->j, &from, *out, r, &k->f);
}

static void
assert_refused(struct kit *k, const struct book_sizes *s, int code, const char *says)
{
	struct book *b;
	struct recovered r;
	k->f.text[0] = '\0';
	assert_int_equal(recover(k, s, &b, &r), code);
	assert_non_null(strstr(k->f.text, says));
	book_free(b);
}

static void
an_empty_journal_gives_an_empty_book(void **state)
{
	struct kit *k = *state;
	struct book *b;
	struct recovered r;
	OK(k, recover(k, &sizes, &b, &r));
	assert_int_equal(r.seq, 0);
	assert_int_equal(r.signed_seq, 0);
	assert_string_equal(r.mark.boot_id, "");
	assert_int_equal(book_next_case(b), 1);
	book_free(b);
}

static void
every_committed_event_is_applied(void **state)
{
	struct kit *k = *state;
	struct book *b;
	struct recovered r;
	put_history(k);
	kit_begin(k);
	put_case(k, 3);
	kit_restart(k); /* before its commit */
	OK(k, recover(k, &sizes, &b, &r));
	assert_int_equal(r.seq, 8);
	assert_int_equal(book_seq(b), 8);
	assert_non_null(book_operator(b, "bram"));
	assert_int_equal(book_totals(b).waiting, 2);
	assert_int_equal(book_capacity_num(b), 2);
	assert_int_equal(book_next_alarm(b), 3);
	book_free(b);
}

static void
a_dump_and_the_rows_after_it_give_the_same_book(void **state)
{
	struct kit *k = *state;
	struct book *whole, *half, *b = book_new(&sizes);
	struct recovered r, mid;
	assert_non_null(b);
	kit_begin(k);
	put_operator(k, "anna");
	put_case(k, 1);
	kit_commit(k);
	OK(k, recover(k, &sizes, &half, &mid));
	struct bytes dump = bytes_grower(), x = bytes_grower(), y = bytes_grower();
	book_dump(half, &dump);
	kit_begin(k);
	put_case(k, 2);
	put_alarm(k, 1);
	kit_commit(k);
	OK(k, recover(k, &sizes, &whole, &r));
	struct bytes in = bytes_reader(dump.data, dump.at);
	assert_int_equal(book_load(b, &in), ZCC_OK);
	struct recover_from from = {.sign_pk = k->hub.sign_pk, .site = k->site};
	memcpy(from.head, mid.head, sizeof from.head);
	OK(k, recover_book(k->j, &from, b, &r, &k->f));
	assert_memory_equal(r.head, k->h, sizeof r.head);
	book_dump(whole, &x);
	book_dump(b, &y);
	assert_int_equal(x.at, y.at);
	assert_memory_equal(x.data, y.data, x.at);
	bytes_free(&dump);
	bytes_free(&x);
	bytes_free(&y);
	book_free(whole);
	book_free(half);
	book_free(b);
}

static void
a_dump_of_another_history_is_refused(void **state)
{
	struct kit *k = *state;
	struct book *half, *b = book_new(&sizes);
	struct recovered r;
	struct bytes dump = bytes_grower();
	kit_begin(k);
	put_operator(k, "anna");
	kit_commit(k);
	OK(k, recover(k, &sizes, &half, &r));
	book_dump(half, &dump);
	kit_begin(k);
	put_case(k, 1);
	kit_commit(k);
	struct bytes in = bytes_reader(dump.data, dump.at);
	assert_non_null(b);
	assert_int_equal(book_load(b, &in), ZCC_OK);
	struct recover_from from = {.sign_pk = k->hub.sign_pk, .site = k->site, .head = {1}};
	assert_int_equal(recover_book(k->j, &from, b, &r, &k->f), ZCC_E_IO);
	bytes_free(&dump);
	book_free(half);
	book_free(b);
}

static void
a_row_that_does_not_fit_the_chain_is_named(void **state)
{
	struct kit *k = *state;
	put_history(k);
	kit_begin(k);
	k->h[0] ^= 1; /* as if row 8 had been another */
	put_case(k, 3);
	kit_commit(k);
	assert_refused(k, &sizes, ZCC_E_IO, "row 9");
}

static void
a_row_that_is_no_event_is_named(void **state)
{
	struct kit *k = *state;
	kit_begin(k);
	kit_append(k, 0, NULL); /* version 2 of something */
	kit_commit(k);
	assert_refused(k, &sizes, ZCC_E_IO, "row 1");
}

static void
a_checkpoint_must_be_of_this_hub(void **state)
{
	struct kit *k = *state;
	struct book *b;
	struct recovered r;
	static const uint8_t seed[32] = {8};
	put_history(k);
	kit_begin(k);
	kit_checkpoint(k);
	kit_commit(k);
	OK(k, recover(k, &sizes, &b, &r));
	assert_int_equal(r.signed_seq, 8);
	book_free(b);
	assert_int_equal(seal_keys_from_seed(seed, &k->hub), ZCC_OK);
	assert_refused(k, &sizes, ZCC_E_IO, "row 8");
}

static void
tables_that_became_too_small_are_named(void **state)
{
	struct kit *k = *state;
	put_history(k);
	struct book_sizes s = sizes;
	s.cases = 1;
	assert_refused(k, &s, ZCC_E_FULL, "book_cases");
	s = sizes;
	s.operators = 1;
	assert_refused(k, &s, ZCC_E_FULL, "operators");
	s = sizes;
	s.capacity = 1;
	assert_refused(k, &s, ZCC_E_FULL, "capacity");
	s = sizes;
	s.alarms = 1;
	assert_refused(k, &s, ZCC_E_FULL, "alarms");
	s = sizes;
	s.board_cases = 1; /* that only hides cases */
	struct book *b;
	struct recovered r;
	OK(k, recover(k, &s, &b, &r));
	assert_int_equal(book_totals(b).hidden, 1);
	book_free(b);
}

/* As the hub writes it, or cut short by so many bytes. */
static void
put_mark(struct kit *k, const struct timeline_mark *m, uint32_t cut)
{
	struct timeline_mark coded = *m;
	uint8_t room[96];
	struct bytes w = bytes_writer(room, sizeof room);
	mark_code(&w, &coded);
	assert_true(bytes_ok(&w));
	kit_begin(k);
	OK(k, k->j->ops->meta_put(k->j, "timeline", room, (uint32_t)w.at - cut, &k->f));
	kit_commit(k);
}

static void
the_mark_of_the_time_line_comes_back(void **state)
{
	struct kit *k = *state;
	struct book *b;
	struct recovered r;
	struct timeline_mark m = {
	    .boot_id = "boot-1", .offset_ms = -5, .line_ms = 123456, .wall_ms = 1772442000000};
	put_mark(k, &m, 0);
	OK(k, recover(k, &sizes, &b, &r));
	assert_string_equal(r.mark.boot_id, "boot-1");
	assert_int_equal(r.mark.offset_ms, -5);
	assert_int_equal(r.mark.line_ms, 123456);
	assert_int_equal(r.mark.wall_ms, 1772442000000);
	book_free(b);
	put_history(k); /* rows of before it: of an older program, or a clock that was set */
	OK(k, recover(k, &sizes, &b, &r));
	assert_int_equal(r.mark.line_ms, 123456);
	book_free(b);
	put_mark(k, &m, 1);
	assert_refused(k, &sizes, ZCC_E_IO, "time mark");
}

/* A mark is written once for a start: where the line stood since says the newest row. */
static void
the_newest_row_tells_where_the_time_line_stood(void **state)
{
	struct kit *k = *state;
	struct book *b;
	struct recovered r;
	struct timeline_mark m = {
	    .boot_id = "boot-1", .offset_ms = -5, .line_ms = 1, .wall_ms = 1772442000000};
	put_history(k);
	put_mark(k, &m, 0);
	OK(k, recover(k, &sizes, &b, &r));
	assert_string_equal(r.mark.boot_id, "boot-1");
	assert_int_equal(r.mark.offset_ms, -5);
	assert_int_equal(r.mark.line_ms, (int64_t)(k->seq - 1) * 1000);
	assert_int_equal(r.mark.wall_ms, 1772442000000 + r.mark.line_ms);
	/* from a snapshot there is no row left to replay, and it is known all the same */
	struct recover_from from = {.sign_pk = k->hub.sign_pk, .site = k->site};
	memcpy(from.head, r.head, sizeof from.head);
	OK(k, recover_book(k->j, &from, b, &r, &k->f));
	assert_int_equal(r.mark.line_ms, (int64_t)(k->seq - 1) * 1000);
	book_free(b);
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, setup, kit_teardown)
	const struct CMUnitTest tests[] = {
	    IN(an_empty_journal_gives_an_empty_book),
	    IN(every_committed_event_is_applied),
	    IN(a_dump_and_the_rows_after_it_give_the_same_book),
	    IN(a_dump_of_another_history_is_refused),
	    IN(a_row_that_does_not_fit_the_chain_is_named),
	    IN(a_row_that_is_no_event_is_named),
	    IN(a_checkpoint_must_be_of_this_hub),
	    IN(tables_that_became_too_small_are_named),
	    IN(the_mark_of_the_time_line_comes_back),
	    IN(the_newest_row_tells_where_the_time_line_stood),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("recover", tests, NULL, NULL);
}
