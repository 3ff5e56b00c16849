/* SPDX-License-Identifier: EUPL-1.2 */
/* The same cases on both implementations; then the faults of the one in memory. */
#include "tests/lib/journal_kit.h"

#define J (k->j->ops)

struct seen {
	uint32_t num;
	uint64_t first, last;
	uint32_t stop_after;
};

static int
count_row(const struct journal_row *row, void *arg)
{
	struct seen *s = arg;
	if (s->num++ == 0)
		s->first = row->seq;
	s->last = row->seq;
	return s->num == s->stop_after ? 42 : 0;
}

static int
compare_row(const struct journal_row *row, void *arg)
{
	const struct journal_row *want = arg;
	assert_int_equal(row->seq, want->seq);
	assert_int_equal(row->type, want->type);
	assert_int_equal(row->version, want->version);
	assert_int_equal(row->at_ms, want->at_ms);
	assert_int_equal(row->line_ms, want->line_ms);
	assert_int_equal(row->epoch, want->epoch);
	assert_string_equal(row->actor, want->actor);
	assert_string_equal(row->responsible, want->responsible);
	assert_string_equal(row->role, want->role);
	assert_true(row->seat == want->seat);
	assert_int_equal(row->case_id, want->case_id);
	assert_int_equal(row->verb, want->verb);
	assert_int_equal(row->action, want->action);
	assert_int_equal(row->outcome, want->outcome);
	assert_string_equal(row->flags, want->flags);
	assert_memory_equal(row->cmd_id, want->cmd_id, ZCC_ID_BYTES);
	assert_int_equal(row->header_len, want->header_len);
	assert_int_equal(row->sig_len, want->sig_len);
	assert_int_equal(row->body_len, want->body_len);
	assert_int_equal(row->sealed_len, want->sealed_len);
	if (want->header_len > 0)
		assert_memory_equal(row->header, want->header, want->header_len);
	if (want->sig_len > 0)
		assert_memory_equal(row->sig, want->sig, want->sig_len);
	if (want->body_len > 0)
		assert_memory_equal(row->body, want->body, want->body_len);
	if (want->sealed_len > 0)
		assert_memory_equal(row->sealed, want->sealed, want->sealed_len);
	assert_memory_equal(row->sealed_hash, want->sealed_hash, ZCC_HASH_BYTES);
	assert_memory_equal(row->h, want->h, ZCC_HASH_BYTES);
	return 0;
}

static void
a_row_comes_back_with_every_column(void **state)
{
	struct kit *k = *state;
	struct journal_row full = a_row(1, 5), bare = {.seq = 2};
	full.sealed = (const uint8_t *)"\0sealed";
	full.sealed_len = 7;
	chain_next(k->h, &full);
	chain_next(full.h, &bare);
	kit_begin(k);
	OK(k, J->append(k->j, &full, &k->f));
	OK(k, J->append(k->j, &bare, &k->f));
	kit_commit(k);
	kit_restart(k);
	assert_int_equal(J->page(k->j, 1, 1, compare_row, &full, &k->f), 0);
	assert_int_equal(J->page(k->j, 2, 1, compare_row, &bare, &k->f), 0);
}

static void
pages_are_bounded_and_a_callback_may_stop_them(void **state)
{
	struct kit *k = *state;
	struct seen s = {.num = 0}, t = {.stop_after = 2};
	kit_begin(k);
	for (int i = 0; i < 10; i++)
		kit_append(k, 1, NULL);
	kit_commit(k);
	OK(k, J->page(k->j, 4, 5, count_row, &s, &k->f));
	assert_int_equal(s.num, 5);
	assert_int_equal(s.first, 4);
	assert_int_equal(s.last, 8);
	assert_int_equal(J->page(k->j, 1, 10, count_row, &t, &k->f), 42);
	assert_int_equal(t.num, 2);
	s.num = 0;
	OK(k, J->page(k->j, 11, 5, count_row, &s, &k->f));
	assert_int_equal(s.num, 0);
}

static void
the_head_is_the_newest_row_also_after_a_restart(void **state)
{
	struct kit *k = *state;
	uint8_t h[ZCC_HASH_BYTES], zeros[ZCC_HASH_BYTES] = {0};
	uint64_t seq = 99;
	OK(k, J->head(k->j, &seq, h, &k->f));
	assert_int_equal(seq, 0);
	assert_memory_equal(h, zeros, sizeof h);
	kit_begin(k);
	kit_append(k, 1, NULL);
	kit_append(k, 1, NULL);
	kit_commit(k);
	kit_restart(k);
	OK(k, J->head(k->j, &seq, h, &k->f));
	assert_int_equal(seq, 2);
	assert_memory_equal(h, k->h, sizeof h);
}

static void
what_was_not_committed_is_gone_after_a_restart(void **state)
{
	struct kit *k = *state;
	char text[64];
	struct seen s = {.num = 0};
	kit_begin(k);
	kit_append(k, 1, NULL);
	kit_answer(k, "jansen", 1, 1000, 1, "yes");
	OK(k, J->meta_put(k->j, "mark", "old", 3, &k->f));
	kit_commit(k);

	kit_begin(k);
	kit_append(k, 1, NULL);
	kit_answer(k, "jansen", 2, 1001, 1, "no");
	OK(k, J->meta_put(k->j, "mark", "new", 3, &k->f));
	OK(k, J->answers_expire(k->j, 5000, 10, &k->f));
	assert_int_equal(kit_answer_get(k, "jansen", 2, text), ZCC_E_UNKNOWN);
	kit_restart(k);

	OK(k, J->page(k->j, 1, 10, count_row, &s, &k->f));
	assert_int_equal(s.num, 1);
	OK(k, kit_answer_get(k, "jansen", 1, text));
	assert_string_equal(text, "yes");
	assert_int_equal(kit_answer_get(k, "jansen", 2, text), ZCC_E_UNKNOWN);
	uint32_t len;
	OK(k, J->meta_get(k->j, "mark", text, sizeof text, &len, &k->f));
	assert_memory_equal(text, "old", 3);
}

static void
a_row_that_does_not_follow_is_refused(void **state)
{
	struct kit *k = *state;
	kit_begin(k);
	kit_append(k, 1, NULL);
	struct journal_row again = a_row(1, 1), gap = a_row(3, 1);
	assert_int_equal(J->append(k->j, &again, &k->f), ZCC_E_DATA);
	assert_int_equal(J->append(k->j, &gap, &k->f), ZCC_E_DATA);
	kit_commit(k);
}

static void
an_answer_is_found_by_operator_and_id_inside_its_transaction_too(void **state)
{
	struct kit *k = *state;
	char text[64];
	kit_begin(k);
	kit_answer(k, "jansen", 1, 1000, 1, "for jansen");
	kit_answer(k, "bakker", 1, 1000, 1, "for bakker");
	OK(k, kit_answer_get(k, "bakker", 1, text));
	assert_string_equal(text, "for bakker");
	kit_commit(k);
	OK(k, kit_answer_get(k, "jansen", 1, text));
	assert_string_equal(text, "for jansen");
	assert_int_equal(kit_answer_get(k, "jansen", 2, text), ZCC_E_UNKNOWN);
	assert_int_equal(kit_answer_get(k, "visser", 1, text), ZCC_E_UNKNOWN);
}

static void
a_second_answer_to_one_id_fails_and_nothing_is_written_after_it(void **state)
{
	struct kit *k = *state;
	uint8_t id[ZCC_ID_BYTES] = {1};
	struct journal_answer a = {.at_line = 1, .bytes = id, .len = 1};
	kit_begin(k);
	kit_answer(k, "jansen", 1, 1000, 1, "first");
	assert_int_equal(J->answer_put(k->j, "jansen", id, &a, &k->f), ZCC_E_IO);
	id[0] = 2;
	assert_int_equal(J->answer_put(k->j, "jansen", id, &a, &k->f), ZCC_E_IO);
	assert_int_equal(J->commit(k->j, &k->f), ZCC_E_IO);
	assert_int_equal(J->begin(k->j, &k->f), ZCC_E_IO);
	kit_restart(k);
	kit_begin(k);
	kit_answer(k, "jansen", 1, 1000, 1, "first");
	kit_commit(k);
}

static void
a_value_larger_than_the_room_is_said(void **state)
{
	struct kit *k = *state;
	uint8_t room[2], id[ZCC_ID_BYTES] = {1};
	uint32_t len;
	kit_begin(k);
	kit_answer(k, "jansen", 1, 1000, 1, "long");
	kit_commit(k);
	assert_int_equal(J->answer_get(k->j, "jansen", id, room, 2, &len, &k->f), ZCC_E_DATA);
}

static void
old_answers_go_some_at_a_time_and_a_clock_ahead_is_not_in_the_way(void **state)
{
	struct kit *k = *state;
	char text[64];
	kit_begin(k);
	kit_answer(k, "jansen", 1, 4000000000000, 1, "clock was ahead");
	kit_answer(k, "jansen", 2, 1000, 1, "old");
	kit_answer(k, "jansen", 3, 1000, 1, "old, same ms");
	kit_answer(k, "jansen", 4, 1001, 1, "old");
	kit_answer(k, "jansen", 5, 2000, 1, "new");
	OK(k, J->answers_expire(k->j, 2000, 2, &k->f));
	kit_commit(k);
	assert_int_equal(kit_answer_get(k, "jansen", 2, text), ZCC_E_UNKNOWN);
	assert_int_equal(kit_answer_get(k, "jansen", 3, text), ZCC_E_UNKNOWN);
	OK(k, kit_answer_get(k, "jansen", 4, text));
	kit_begin(k);
	OK(k, J->answers_expire(k->j, 2000, 2, &k->f));
	kit_commit(k);
	assert_int_equal(kit_answer_get(k, "jansen", 4, text), ZCC_E_UNKNOWN);
	OK(k, kit_answer_get(k, "jansen", 5, text));
	OK(k, kit_answer_get(k, "jansen", 1, text));
}

static void
the_newest_case_with_a_hash_is_found_since_a_time(void **state)
{
	struct kit *k = *state;
	uint8_t a[ZCC_HASH_BYTES] = {1}, b[ZCC_HASH_BYTES] = {2};
	uint64_t id = 0;
	kit_begin(k);
	OK(k, J->match_put(k->j, a, 10, 1000, &k->f));
	OK(k, J->match_put(k->j, a, 10, 1000, &k->f)); /* caller and patient, one number */
	OK(k, J->match_put(k->j, a, 12, 3000, &k->f));
	OK(k, J->match_put(k->j, a, 11, 2000, &k->f));
	kit_commit(k);
	OK(k, J->match_find(k->j, a, 0, &id, &k->f));
	assert_int_equal(id, 12);
	OK(k, J->match_find(k->j, a, 3000, &id, &k->f));
	assert_int_equal(id, 12);
	assert_int_equal(J->match_find(k->j, a, 3001, &id, &k->f), ZCC_E_UNKNOWN);
	assert_int_equal(J->match_find(k->j, b, 0, &id, &k->f), ZCC_E_UNKNOWN);
	kit_begin(k);
	OK(k, J->match_drop(k->j, a, 12, &k->f));
	kit_commit(k);
	OK(k, J->match_find(k->j, a, 0, &id, &k->f));
	assert_int_equal(id, 11);
}

struct few {
	uint64_t id[4];
	unsigned num, most;
};

static int
take_id(uint64_t case_id, void *arg)
{
	struct few *few = arg;
	few->id[few->num++] = case_id;
	return few->num == few->most ? 1 : 0;
}

static void
every_case_with_a_hash_is_told_once_the_highest_first(void **state)
{
	struct kit *k = *state;
	uint8_t a[ZCC_HASH_BYTES] = {1}, b[ZCC_HASH_BYTES] = {2};
	struct few all = {.most = 4}, two = {.most = 2}, none = {.most = 4};
	kit_begin(k);
	OK(k, J->match_put(k->j, a, 12, 1000, &k->f));
	OK(k, J->match_put(k->j, a, 11, 3000, &k->f));
	OK(k, J->match_put(k->j, a, 11, 4000, &k->f));
	OK(k, J->match_put(k->j, a, 13, 2000, &k->f));
	kit_commit(k);
	OK(k, J->match_each(k->j, a, take_id, &all, &k->f));
	assert_int_equal(all.num, 3);
	assert_int_equal(all.id[0], 13);
	assert_int_equal(all.id[1], 12);
	assert_int_equal(all.id[2], 11);
	assert_int_equal(J->match_each(k->j, a, take_id, &two, &k->f), 1);
	assert_int_equal(two.num, 2);
	OK(k, J->match_each(k->j, b, take_id, &none, &k->f));
	assert_int_equal(none.num, 0);
}

static void
erasing_a_case_takes_its_key_hashes_and_answers_and_no_others(void **state)
{
	struct kit *k = *state;
	uint8_t a[ZCC_HASH_BYTES] = {1}, room[64];
	uint64_t id = 0;
	uint32_t len;
	char text[64];
	kit_begin(k);
	for (uint64_t c = 10; c <= 11; c++) {
		OK(k, J->key_put(k->j, c, (const uint8_t *)"wrapped", 7, &k->f));
		OK(k, J->match_put(k->j, a, c, (int64_t)c, &k->f));
		kit_append(k, c, NULL);
		kit_answer(k, "jansen", (uint8_t)c, KIT_LINE, c, "dossier");
	}
	kit_commit(k);
	kit_begin(k);
	OK(k, J->erase(k->j, 11, &k->f));
	kit_commit(k);
	OK(k, J->scrub(k->j, &k->f));
	kit_restart(k);
	assert_int_equal(J->key_get(k->j, 11, room, sizeof room, &len, &k->f), ZCC_E_UNKNOWN);
	OK(k, J->key_get(k->j, 10, room, sizeof room, &len, &k->f));
	assert_memory_equal(room, "wrapped", 7);
	OK(k, J->match_find(k->j, a, 0, &id, &k->f));
	assert_int_equal(id, 10);
	OK(k, kit_answer_get(k, "jansen", 11, text));
	assert_string_equal(text, "");
	OK(k, kit_answer_get(k, "jansen", 10, text));
	assert_string_equal(text, "dossier");
	OK(k, J->integrity(k->j, &k->f));
}

static void
the_history_of_a_case_is_every_row_about_it_in_order(void **state)
{
	struct kit *k = *state;
	struct seen s = {.num = 0}, none = {.num = 0}, t = {.stop_after = 1};
	kit_begin(k);
	kit_append(k, 0, NULL);
	kit_append(k, 5, NULL);
	kit_append(k, 6, "other");
	kit_append(k, 5, "part");
	kit_append(k, 5, NULL);
	kit_commit(k);
	OK(k, J->history(k->j, 5, count_row, &s, &k->f));
	assert_int_equal(s.num, 3);
	assert_int_equal(s.first, 2);
	assert_int_equal(s.last, 5);
	assert_int_equal(J->history(k->j, 5, count_row, &t, &k->f), 42);
	OK(k, J->history(k->j, 0, count_row, &none, &k->f));
	assert_int_equal(none.num, 0);
}

static void
only_rows_with_a_sealed_part_of_that_case_are_its_parts(void **state)
{
	struct kit *k = *state;
	struct seen s = {.num = 0};
	kit_begin(k);
	kit_append(k, 5, NULL);
	kit_append(k, 5, "one");
	kit_append(k, 6, "other");
	kit_append(k, 5, "two");
	kit_commit(k);
	OK(k, J->parts(k->j, 5, count_row, &s, &k->f));
	assert_int_equal(s.num, 2);
	assert_int_equal(s.first, 2);
	assert_int_equal(s.last, 4);
}

static void
kept_values_are_replaced_and_may_be_empty(void **state)
{
	struct kit *k = *state;
	char room[8];
	uint32_t len = 9;
	assert_int_equal(J->meta_get(k->j, "line", room, sizeof room, &len, &k->f), ZCC_E_UNKNOWN);
	kit_begin(k);
	OK(k, J->meta_put(k->j, "line", "one", 3, &k->f));
	OK(k, J->meta_put(k->j, "line", "two", 3, &k->f));
	OK(k, J->meta_put(k->j, "none", NULL, 0, &k->f));
	kit_commit(k);
	OK(k, J->meta_get(k->j, "line", room, sizeof room, &len, &k->f));
	assert_int_equal(len, 3);
	assert_memory_equal(room, "two", 3);
	OK(k, J->meta_get(k->j, "none", room, sizeof room, &len, &k->f));
	assert_int_equal(len, 0);
}

static void
the_size_grows_with_what_is_written(void **state)
{
	struct kit *k = *state;
	uint64_t before = J->bytes(k->j);
	kit_begin(k);
	for (int i = 0; i < 500; i++)
		kit_append(k, 1, "something");
	kit_commit(k);
	assert_true(J->bytes(k->j) > before);
}

/* --- Faults of the journal in memory --- */

struct plan {
	const char *step;
	bool is_kept;
	bool is_crash;
	jmp_buf out;
};

static int
at_step(const char *step, void *arg)
{
	struct plan *p = arg;
	if (p->step == NULL || strcmp(step, p->step) != 0)
		return 0;
	if (p->is_crash)
		longjmp(p->out, 1);
	return ZCC_E_IO;
}

static bool
keeps(void *arg)
{
	return ((struct plan *)arg)->is_kept;
}

/* Rows after a group of two that met the plan. */
static uint64_t
rows_after(struct kit *k, struct plan *p)
{
	uint8_t h[ZCC_HASH_BYTES], start[ZCC_HASH_BYTES] = {0};
	uint64_t seq = 0;
	struct journal_row one = a_row(1, 1), two = a_row(2, 1);
	chain_next(start, &one);
	chain_next(one.h, &two);
	if (setjmp(p->out) == 0) {
		bool is_ok = J->begin(k->j, &k->f) == ZCC_OK &&
		    J->append(k->j, &one, &k->f) == ZCC_OK &&
		    J->append(k->j, &two, &k->f) == ZCC_OK && J->commit(k->j, &k->f) == ZCC_OK;
		assert_int_equal(is_ok, p->step == NULL);
	}
	p->step = NULL;
	journal_memory_restart(k->j);
	OK(k, J->head(k->j, &seq, h, &k->f));
	return seq;
}

static void
a_fault_or_crash_at_any_step_keeps_all_of_a_group_or_nothing(void **state)
{
	struct kit *k = *state;
	static const struct {
		const char *step;
		bool is_kept;
		uint64_t rows;
	} cases[] = {
	    {NULL, false, 2},          {"begin", true, 0},          {"append", true, 0},
	    {"commit-before", false, 0}, {"commit-before", true, 2}, {"commit-after", false, 2},
	};
	for (size_t i = 0; i < 2 * (sizeof cases / sizeof cases[0]); i++) {
		struct plan p = {.step = cases[i / 2].step, .is_kept = cases[i / 2].is_kept,
		    .is_crash = i % 2 == 1};
		k->faults = (struct journal_faults){.at = at_step, .keeps = keeps, .arg = &p};
		J->close(k->j);
		kit_open(k);
		assert_int_equal(rows_after(k, &p), cases[i / 2].rows);
	}
	J->close(k->j);
	k->faults = (struct journal_faults){.at = NULL};
	kit_open(k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    BOTH(a_row_comes_back_with_every_column),
	    BOTH(pages_are_bounded_and_a_callback_may_stop_them),
	    BOTH(the_head_is_the_newest_row_also_after_a_restart),
	    BOTH(what_was_not_committed_is_gone_after_a_restart),
	    BOTH(a_row_that_does_not_follow_is_refused),
	    BOTH(an_answer_is_found_by_operator_and_id_inside_its_transaction_too),
	    BOTH(a_second_answer_to_one_id_fails_and_nothing_is_written_after_it),
	    BOTH(a_value_larger_than_the_room_is_said),
	    BOTH(old_answers_go_some_at_a_time_and_a_clock_ahead_is_not_in_the_way),
	    BOTH(the_newest_case_with_a_hash_is_found_since_a_time),
	    BOTH(every_case_with_a_hash_is_told_once_the_highest_first),
	    BOTH(erasing_a_case_takes_its_key_hashes_and_answers_and_no_others),
	    BOTH(the_history_of_a_case_is_every_row_about_it_in_order),
	    BOTH(only_rows_with_a_sealed_part_of_that_case_are_its_parts),
	    BOTH(kept_values_are_replaced_and_may_be_empty),
	    BOTH(the_size_grows_with_what_is_written),
	    {"memory: a_fault_or_crash_at_any_step_keeps_all_of_a_group_or_nothing",
	        a_fault_or_crash_at_any_step_keeps_all_of_a_group_or_nothing, kit_memory,
	        kit_teardown, NULL},
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("journal", tests, NULL, NULL);
}
