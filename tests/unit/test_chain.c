/* SPDX-License-Identifier: EUPL-1.2 */
/* Tampering, as somebody with the file in hand can do it; rows are kept here to be tampered with. */
#include "tests/lib/journal_kit.h"

enum { ROWS = 2600 };

struct history {
	struct journal_row rows[ROWS + 2];
	uint32_t num;
	struct chain_point points[8];
	uint32_t points_num;
	struct seal_keys hub;
	uint8_t site[ZCC_SITE_BYTES];
};

static const uint8_t start[ZCC_HASH_BYTES];

/* Give rows from i on hashes that fit, as an attacker without the hub's key would. */
static void
rechain(struct history *y, uint32_t i)
{
	for (; i < y->num; i++)
		chain_next(i == 0 ? start : y->rows[i - 1].h, &y->rows[i]);
}

static void
add_point(struct history *y, uint64_t seq)
{
	struct chain_point *p = &y->points[y->points_num++];
	p->seq = seq;
	p->is_signed = true;
	memcpy(p->h, y->rows[seq - 1].h, sizeof p->h);
	chain_sign(&y->hub, y->site, seq, p->h, p->sig);
}

static int
setup(void **state)
{
	struct history *y = calloc(1, sizeof *y);
	static const uint8_t seed[32] = {7};
	struct fault f;
	assert_non_null(y);
	assert_int_equal(seal_init(&f), ZCC_OK);
	assert_int_equal(seal_keys_from_seed(seed, &y->hub), ZCC_OK);
	memset(y->site, 0x51, sizeof y->site);
	y->num = ROWS;
	for (uint32_t i = 0; i < ROWS; i++) {
		y->rows[i] = a_row(i + 1, i % 7);
		if (i % 3 == 0) {
			y->rows[i].sealed = (const uint8_t *)"sealed part";
			y->rows[i].sealed_len = 11;
		}
	}
	rechain(y, 0);
	add_point(y, 1000);
	add_point(y, 2000);
	*state = y;
	return 0;
}

static int
teardown(void **state)
{
	free(*state);
	return 0;
}

static int
verify_from(struct history *y, struct chain_verify *v, uint64_t seq)
{
	struct fault f;
	*v = (struct chain_verify){.sign_pk = y->hub.sign_pk, .site = y->site, .points = y->points,
	    .points_num = y->points_num};
	int r = chain_verify_start(v, seq, seq == 0 ? start : y->rows[seq - 1].h, &f);
	for (uint32_t i = (uint32_t)seq; i < y->num && r == ZCC_OK; i++)
		r = chain_verify_row(v, &y->rows[i], &f);
	return r == ZCC_OK ? chain_verify_end(v, &f) : r;
}

/* The first bad row, 0 when all is well. */
static uint64_t
bad_row(struct history *y)
{
	struct chain_verify v;
	int r = verify_from(y, &v, 0);
	assert_int_equal(r, v.bad_seq == 0 ? ZCC_OK : ZCC_E_DATA);
	return v.bad_seq;
}

static void
a_whole_history_is_good_and_says_how_much_is_unsigned(void **state)
{
	struct history *y = *state;
	struct chain_verify v;
	assert_int_equal(verify_from(y, &v, 0), ZCC_OK);
	assert_int_equal(v.seq, ROWS);
	assert_int_equal(v.signed_seq, 2000);
	assert_int_equal(v.unsigned_rows, ROWS - 2000);
	assert_int_equal(verify_from(y, &v, 1500), ZCC_OK);
	assert_int_equal(v.seq, ROWS);
	assert_int_equal(v.signed_seq, 2000);
	assert_int_equal(verify_from(y, &v, 2000), ZCC_OK);
	assert_int_equal(v.signed_seq, 2000);
}

/* Else hubs that start from snapshots, one after the other, would put off the checkpoint for ever. */
static void
rows_before_a_snapshot_wait_for_the_next_checkpoint_too(void **state)
{
	struct history *y = *state;
	struct chain_verify v;
	y->num = 1800;
	y->points_num = 1;
	assert_int_equal(verify_from(y, &v, 1500), ZCC_OK);
	assert_int_equal(v.signed_seq, 1000);
	assert_int_equal(v.unsigned_rows, 800);
	y->points_num = 0;
	assert_int_equal(verify_from(y, &v, 900), ZCC_OK);
	assert_int_equal(v.signed_seq, 0);
	y->num = 2001;
	assert_int_equal(verify_from(y, &v, 1999), ZCC_E_DATA);
	assert_int_equal(v.bad_seq, CHAIN_SIGN_ROWS);
}

/* AU-7 */
static void
an_edit_of_any_column_is_found(void **state)
{
	struct history *y = *state;
	struct journal_row was = y->rows[41], *row = &y->rows[41];
	static const uint8_t other[ZCC_SIG_BYTES] = "other";
#define EDIT(change)                                                                               \
	do {                                                                                       \
		change;                                                                            \
		assert_int_equal(bad_row(y), 42);                                                  \
		*row = was;                                                                        \
	} while (0)
	EDIT(row->type++);
	EDIT(row->version++);
	EDIT(row->at_ms++);
	EDIT(row->line_ms++);
	EDIT(row->epoch++);
	EDIT(row->actor[0]++);
	EDIT(row->responsible[0]++);
	EDIT(row->role[0]++);
	EDIT(row->seat++);
	EDIT(row->case_id++);
	EDIT(row->verb++);
	EDIT(row->action = 'R');
	EDIT(row->outcome = 0);
	EDIT(row->flags[2]++);
	EDIT(row->cmd_id[15]++);
	EDIT(row->header = other);
	EDIT(row->header_len--);
	EDIT(row->sig = other);
	EDIT(row->sig_len = 0);
	EDIT(row->body = other);
	EDIT(row->body_len--);
	EDIT(row->sealed_hash[0]++);
	EDIT(row->h[31]++);
	assert_int_equal(bad_row(y), 0);
}

static void
bytes_moved_from_one_column_to_the_next_are_found(void **state)
{
	struct history *y = *state;
	/* The same bytes in a row, with the border one to the right. */
	static const uint8_t ab[] = "ab";
	struct journal_row *row = &y->rows[9];
	row->header = ab;
	row->header_len = 1;
	row->sig = ab + 1;
	row->sig_len = 1;
	rechain(y, 9);
	y->points_num = 0;
	add_point(y, 1000);
	add_point(y, 2000);
	assert_int_equal(bad_row(y), 0);
	row->header_len = 2;
	row->sig_len = 0;
	assert_int_equal(bad_row(y), 10);
}

static void
a_changed_sealed_part_is_found_and_a_dropped_one_is_fine(void **state)
{
	struct history *y = *state;
	y->rows[3].sealed = (const uint8_t *)"sealed PART";
	assert_int_equal(bad_row(y), 4);
	y->rows[3].sealed = NULL;
	y->rows[3].sealed_len = 0;
	assert_int_equal(bad_row(y), 0);
	y->rows[4].sealed = (const uint8_t *)"slipped in";
	y->rows[4].sealed_len = 10;
	assert_int_equal(bad_row(y), 5);
}

static void
a_deleted_swapped_or_inserted_row_is_found(void **state)
{
	struct history *y = *state, *was = malloc(sizeof *was);
	assert_non_null(was);
	*was = *y;
	memmove(&y->rows[10], &y->rows[11], (ROWS - 11) * sizeof y->rows[0]);
	y->num--;
	assert_int_equal(bad_row(y), 11);
	/* with renumbering */
	for (uint32_t i = 10; i < y->num; i++)
		y->rows[i].seq--;
	assert_int_equal(bad_row(y), 11);

	*y = *was;
	memmove(&y->rows[0], &y->rows[1], (ROWS - 1) * sizeof y->rows[0]);
	y->num--;
	assert_int_equal(bad_row(y), 1);

	*y = *was;
	y->rows[20] = was->rows[21];
	y->rows[21] = was->rows[20];
	assert_int_equal(bad_row(y), 21);
	y->rows[20].seq = 21;
	y->rows[21].seq = 22;
	assert_int_equal(bad_row(y), 21);

	*y = *was;
	memmove(&y->rows[31], &y->rows[30], (ROWS - 30) * sizeof y->rows[0]);
	y->num++;
	assert_int_equal(bad_row(y), 32);
	free(was);
}

static void
a_history_written_anew_with_fitting_hashes_breaks_on_the_next_checkpoint(void **state)
{
	struct history *y = *state;
	y->rows[1200].outcome = 0;
	rechain(y, 1200);
	assert_int_equal(bad_row(y), 2000);
	/* putting the new hash under the old signature does not help */
	memcpy(y->points[1].h, y->rows[1999].h, ZCC_HASH_BYTES);
	assert_int_equal(bad_row(y), 2000);
	/* nor does taking the checkpoint away, as soon as one is overdue */
	y->points_num = 1;
	y->num = ROWS;
	assert_int_equal(bad_row(y), 0);
	y->points_num = 0;
	assert_int_equal(bad_row(y), 1000);
}

static void
a_checkpoint_of_another_site_or_hub_does_not_count(void **state)
{
	struct history *y = *state;
	y->site[0]++;
	assert_int_equal(bad_row(y), 1000);
	y->site[0]--;
	y->hub.sign_pk[3] ^= 1;
	assert_int_equal(bad_row(y), 1000);
}

static void
a_tail_cut_before_a_checkpoint_is_found(void **state)
{
	struct history *y = *state;
	y->num = 1700;
	assert_int_equal(bad_row(y), 1701);
	y->num = 0;
	assert_int_equal(bad_row(y), 1);
}

static void
a_tail_cut_after_the_last_checkpoint_shows_only_against_a_point_kept_elsewhere(void **state)
{
	struct history *y = *state;
	struct chain_point *p = &y->points[2];
	*p = (struct chain_point){.seq = ROWS};
	memcpy(p->h, y->rows[ROWS - 1].h, sizeof p->h);
	y->num = 2100;
	assert_int_equal(bad_row(y), 0);
	y->points_num = 3;
	assert_int_equal(bad_row(y), 2101);
	y->num = ROWS;
	assert_int_equal(bad_row(y), 0);
	y->rows[2500].outcome = 0;
	rechain(y, 2500);
	assert_int_equal(bad_row(y), ROWS);
}

static void
a_journal_is_verified_with_its_own_checkpoints(void **state)
{
	struct kit *k = *state;
	struct chain_point *points = NULL;
	kit_begin(k);
	for (int i = 0; i < 600; i++)
		kit_append(k, 1, i % 2 == 0 ? "sealed" : NULL);
	kit_checkpoint(k);
	kit_append(k, 1, NULL);
	kit_commit(k);
	struct chain_verify v = {.sign_pk = k->hub.sign_pk, .site = k->site};
	OK(k, chain_points_read(k->j, &points, &v.points_num, &k->f));
	v.points = points;
	OK(k, kit_verify(k, &v, start));
	free(points);
	assert_int_equal(v.seq, 601);
	assert_int_equal(v.signed_seq, 600);
}

static int
setup_sqlite(void **state)
{
	return kit_setup(state, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, setup, teardown)
	    TEST(a_whole_history_is_good_and_says_how_much_is_unsigned),
	    TEST(rows_before_a_snapshot_wait_for_the_next_checkpoint_too),
	    TEST(an_edit_of_any_column_is_found),
	    TEST(bytes_moved_from_one_column_to_the_next_are_found),
	    TEST(a_changed_sealed_part_is_found_and_a_dropped_one_is_fine),
	    TEST(a_deleted_swapped_or_inserted_row_is_found),
	    TEST(a_history_written_anew_with_fitting_hashes_breaks_on_the_next_checkpoint),
	    TEST(a_checkpoint_of_another_site_or_hub_does_not_count),
	    TEST(a_tail_cut_before_a_checkpoint_is_found),
	    TEST(a_tail_cut_after_the_last_checkpoint_shows_only_against_a_point_kept_elsewhere),
	    cmocka_unit_test_setup_teardown(a_journal_is_verified_with_its_own_checkpoints,
	        setup_sqlite, kit_teardown),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("chain", tests, NULL, NULL);
}
