/* SPDX-License-Identifier: EUPL-1.2 */
/* The layout: nothing in hostile bytes is believed, and zcc-segment(5) says what the header says.
 */
#include "tests/lib/seg_fix.h"

#include "shared/edge/seg_copy.h"

#include <stdio.h>

/* A sound segment with one case, copied so that a test may spoil it. */
struct bytes_fix {
	struct fix *fix;
	void *base;
	size_t bytes;
	struct seg_view view;
	struct fault fault;
};

static int
spoil_setup(void **state)
{
	struct bytes_fix *x = calloc(1, sizeof *x);
	void *fix;
	assert_non_null(x);
	assert_int_equal(setup(&fix), 0);
	x->fix = fix;
	x->fix->w = create(x->fix, 1);
	publish_case(x->fix->w, 3, 1042, 7);
	const void *base = seg_writer_base(x->fix->w, &x->bytes);
	x->base = malloc(x->bytes);
	assert_non_null(x->base);
	memcpy(x->base, base, x->bytes);
	*state = x;
	return 0;
}

static int
spoil_teardown(void **state)
{
	struct bytes_fix *x = *state;
	void *fix = x->fix;
	free(x->base);
	free(x);
	return teardown(&fix);
}

static struct zcc_seg_header *
header(struct bytes_fix *x)
{
	return x->base;
}

static int
look(struct bytes_fix *x)
{
	return seg_view_open(&x->view, x->base, x->bytes, "it", x->fix->plan.site, &x->fault);
}

static void
a_sound_segment_is_accepted(void **state)
{
	struct bytes_fix *x = *state;
	assert_int_equal(look(x), ZCC_OK);
	assert_int_equal(x->view.epoch, 1);
	assert_int_equal(x->view.table[SEG_CASES].rows_num, 200);
}

static void
another_major_is_refused_with_both_numbers(void **state)
{
	struct bytes_fix *x = *state;
	header(x)->major = 9;
	header(x)->minor = 4;
	assert_int_equal(look(x), ZCC_E_CONFIG);
	assert_non_null(strstr(x->fault.text, "9.4"));
	assert_non_null(strstr(x->fault.text, "version 1"));
	header(x)->major = ZCC_SEG_MAJOR;
	assert_int_equal(look(x), ZCC_OK);
}

static void
a_wrong_magic_size_or_site_is_refused(void **state)
{
	struct bytes_fix *x = *state;
	header(x)->magic = 0;
	assert_int_equal(look(x), ZCC_E_DOWN);
	header(x)->magic = __builtin_bswap64(ZCC_SEG_MAGIC);
	assert_int_equal(look(x), ZCC_E_DATA);
	header(x)->magic = ZCC_SEG_MAGIC;
	header(x)->bytes++;
	assert_int_equal(look(x), ZCC_E_DATA);
	header(x)->bytes--;
	header(x)->site[15] ^= 1;
	assert_int_equal(look(x), ZCC_E_DATA);
	assert_non_null(strstr(x->fault.text, "another site"));
	for (size_t bytes = 0; bytes < SEG_VIEW_LEAST; bytes++)
		assert_int_equal(
		    seg_view_open(&x->view, x->base, bytes, "it", NULL, NULL), ZCC_E_DATA);
}

static void
a_hostile_table_of_contents_is_refused(void **state)
{
	struct bytes_fix *x = *state;
	struct zcc_seg_toc *toc = &header(x)->toc[2];
	const struct zcc_seg_toc good = *toc;
	const uint64_t far[] = {x->bytes, x->bytes + 8, x->bytes - 8, UINT64_MAX, UINT64_MAX - 7,
	    (uint64_t)1 << 63, 0, 8, 128, good.rows_at + 4, header(x)->toc[3].rows_at};
	for (size_t i = 0; i < sizeof far / sizeof far[0]; i++) {
		toc->rows_at = far[i];
		assert_int_equal(look(x), ZCC_E_DATA);
		*toc = good;
		toc->numbers_at = far[i];
		assert_int_equal(look(x), ZCC_E_DATA);
		*toc = good;
	}
	const uint32_t rows[] = {good.rows + 40, UINT32_MAX, 1u << 28};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		toc->rows = rows[i];
		assert_int_equal(look(x), ZCC_E_DATA);
		*toc = good;
	}
	const uint32_t row_bytes[] = {good.row_bytes + 4, good.row_bytes * 2, UINT32_MAX - 7};
	for (size_t i = 0; i < sizeof row_bytes / sizeof row_bytes[0]; i++) {
		toc->row_bytes = row_bytes[i];
		assert_int_equal(look(x), ZCC_E_DATA);
		*toc = good;
	}
	toc->table = SEG_LINES; /* a second one */
	assert_int_equal(look(x), ZCC_E_DATA);
	*toc = good;
	header(x)->toc_num = UINT32_MAX;
	assert_int_equal(look(x), ZCC_E_DATA);
}

static void
any_spoiled_word_is_read_without_harm(void **state)
{
	struct bytes_fix *x = *state;
	unsigned char *base = x->base;
	uint64_t random = 1;
	for (size_t at = 8; at < sizeof(struct zcc_seg_header); at += 4)
		for (int again = 0; again < 16; again++) {
			uint32_t good, bad;
			random = random * 6364136223846793005u + 1442695040888963407u;
			bad = (uint32_t)(random >> (again % 4 * 8 + 24));
			memcpy(&good, base + at, sizeof good);
			memcpy(base + at, &bad, sizeof bad);
			struct seg_picture p;
			if (look(x) == ZCC_OK &&
			    seg_picture_init(&p, &x->view, &x->fault) == ZCC_OK) {
				int code = seg_picture_refresh(&p, &x->view, NULL);
				assert_true(code == ZCC_OK || code == ZCC_E_AGAIN);
				seg_picture_fini(&p);
			}
			memcpy(base + at, &good, sizeof good);
		}
}

/* Row sizes of another minor version; the bytes are laid out again for them. */
static void
read_with_row_bytes(struct bytes_fix *x, uint32_t row_bytes, struct zcc_case_row *out)
{
	struct zcc_seg_toc *toc = &header(x)->toc[2];
	struct zcc_case_row row;
	unsigned char *rows = (unsigned char *)x->base + toc->rows_at;
	memcpy(&row, rows + 3 * sizeof row, sizeof row);
	unsigned char bytes[1024];
	memset(bytes, 0xee, sizeof bytes);
	memcpy(bytes, &row, sizeof row);
	toc->rows = 100;
	toc->row_bytes = row_bytes;
	memcpy(rows + (size_t)3 * row_bytes, bytes, row_bytes);
	/* The numbers of rows 0 to 99 stay where they are, their seven blocks follow, and the table. */
	uint64_t group = 1;
	memcpy((unsigned char *)x->base + toc->numbers_at + 16 * 100, &group, sizeof group);
	if (header(x)->minor >= 2)
		memcpy((unsigned char *)x->base + toc->numbers_at + 16 * 100 + 8 * 7, &group,
		    sizeof group);
	assert_int_equal(look(x), ZCC_OK);
	struct seg_picture p;
	assert_int_equal(seg_picture_init(&p, &x->view, &x->fault), ZCC_OK);
	assert_int_equal(seg_picture_refresh(&p, &x->view, NULL), ZCC_OK);
	assert_int_equal(p.shown.cases[4].id, 0);
	*out = p.shown.cases[3];
	seg_picture_fini(&p);
}

static void
a_longer_row_of_a_newer_hub_is_strided(void **state)
{
	struct zcc_case_row row;
	read_with_row_bytes(*state, sizeof row + 16, &row);
	assert_int_equal(row.id, 1042);
	assert_int_equal(row.version, 7);
	assert_string_equal(row.place, "Utrecht");
}

static void
the_missing_tail_of_an_older_hub_is_zero(void **state)
{
	struct zcc_case_row row;
	header(*state)->minor = 1; /* its tables have no number either */
	read_with_row_bytes(*state, offsetof(struct zcc_case_row, place), &row);
	assert_int_equal(row.id, 1042);
	assert_string_equal(row.place, "");
}

struct field {
	const char *record, *name;
	size_t at, bytes;
};
#define F(record, field) \
	{ \
#record, #field, offsetof(struct record, field), \
		    sizeof(((struct record *)0)->field) \
	}
static const struct field fields[] = {
    F(zcc_seg_header, magic),
    F(zcc_seg_header, major),
    F(zcc_seg_header, minor),
    F(zcc_seg_header, toc_num),
    F(zcc_seg_header, bytes),
    F(zcc_seg_header, site),
    F(zcc_seg_header, epoch),
    F(zcc_seg_header, hub_pid),
    F(zcc_seg_header, state),
    F(zcc_seg_header, heartbeat_boot),
    F(zcc_seg_header, heartbeat_line),
    F(zcc_seg_header, heartbeat_wall),
    F(zcc_seg_header, committed),
    F(zcc_seg_header, started_line),
    F(zcc_seg_header, zero),
    F(zcc_seg_toc, table),
    F(zcc_seg_toc, row_bytes),
    F(zcc_seg_toc, rows),
    F(zcc_seg_toc, zero),
    F(zcc_seg_toc, numbers_at),
    F(zcc_seg_toc, rows_at),
    F(zcc_hub_row, seq),
    F(zcc_hub_row, journal_bytes),
    F(zcc_hub_row, waiting),
    F(zcc_hub_row, open),
    F(zcc_hub_row, closed),
    F(zcc_hub_row, hidden),
    F(zcc_hub_row, capacity_rows),
    F(zcc_hub_row, capacity_stale),
    F(zcc_hub_row, alarms),
    F(zcc_hub_row, consoles),
    F(zcc_hub_row, commands),
    F(zcc_hub_row, refused),
    F(zcc_hub_row, bad_signature),
    F(zcc_hub_row, malformed),
    F(zcc_hub_row, peer_full),
    F(zcc_hub_row, shift_began_line),
    F(zcc_hub_row, config_seq),
    F(zcc_hub_row, leave_ms),
    F(zcc_hub_row, zero),
    F(zcc_hub_row, hand_day),
    F(zcc_hub_row, contacts), F(zcc_hub_row, contacts_in_time),
    F(zcc_hub_row, accepted),
    F(zcc_hub_row, contact_worst_ms),
    F(zcc_hub_row, protocol),
    F(zcc_hub_row, protocol_name),
    F(zcc_hub_row, protocol_version),
    F(zcc_hub_row, load),
    F(zcc_hub_row, placing.desk), F(zcc_hub_row, placing.next),
    F(zcc_hub_row, placing.due_wall), F(zcc_hub_row, placing.due_line),
    F(zcc_hub_row, placing.taken_wall), F(zcc_hub_row, placing.taken_by),
    F(zcc_hub_row, advised), F(zcc_hub_row, reviews), F(zcc_hub_row, tagged),
    F(zcc_line_row, line),
    F(zcc_line_row, urgency),
    F(zcc_line_row, open),
    F(zcc_line_row, zero),
    F(zcc_line_row, norm_s),
    F(zcc_line_row, target_pct),
    F(zcc_line_row, answered_60),
    F(zcc_line_row, within_60),
    F(zcc_line_row, abandoned_60),
    F(zcc_line_row, abandoned_late_60),
    F(zcc_line_row, answered_shift),
    F(zcc_line_row, within_shift),
    F(zcc_line_row, abandoned_shift),
    F(zcc_line_row, abandoned_late_shift),
    F(zcc_line_row, refused_60),
    F(zcc_line_row, refused_shift),
    F(zcc_line_row, changes_wall),
    F(zcc_line_row, window),
    F(zcc_line_row, zero_2),
    F(zcc_line_row, referral),
    F(zcc_line_row, referral_words),
    F(zcc_line_row, received_60),
    F(zcc_line_row, received_shift),
    F(zcc_line_row, cut_60),
    F(zcc_line_row, cut_shift),
    F(zcc_line_row, peak),
    F(zcc_line_row, zero_3),
    F(zcc_line_row, trend),
    F(zcc_line_row, rung_shift), F(zcc_line_row, alarmed_shift),
    F(zcc_line_row, seen_shift), F(zcc_line_row, widened_shift),
    F(zcc_case_row, id),
    F(zcc_case_row, version),
    F(zcc_case_row, line),
    F(zcc_case_row, urgency),
    F(zcc_case_row, urgency_by),
    F(zcc_case_row, state),
    F(zcc_case_row, sex),
    F(zcc_case_row, age),
    F(zcc_case_row, flags),
    F(zcc_case_row, limits),
    F(zcc_case_row, norm_s),
    F(zcc_case_row, received_line),
    F(zcc_case_row, state_line),
    F(zcc_case_row, due_line),
    F(zcc_case_row, received_wall),
    F(zcc_case_row, earlier),
    F(zcc_case_row, complaint),
    F(zcc_case_row, place),
    F(zcc_case_row, claimed_by),
    F(zcc_case_row, reason),
    F(zcc_case_row, promised_line),
    F(zcc_case_row, promised_wall),
    F(zcc_case_row, again),
    F(zcc_case_row, attempts), F(zcc_case_row, marks), F(zcc_case_row, who), F(zcc_case_row, held_by),
    F(zcc_case_row, post), F(zcc_case_row, asks), F(zcc_case_row, professional), F(zcc_case_row, desk),
    F(zcc_case_row, forwards), F(zcc_case_row, mend), F(zcc_case_row, tags), F(zcc_case_row, before),
    F(zcc_case_row, came),
    F(zcc_case_row, mended),
    F(zcc_operator_row, name),
    F(zcc_operator_row, role),
    F(zcc_operator_row, seat),
    F(zcc_operator_row, since_line),
    F(zcc_operator_row, claims),
    F(zcc_operator_row, state),
    F(zcc_operator_row, is_role_offered),
    F(zcc_operator_row, zero),
    F(zcc_operator_row, shift_line),
    F(zcc_operator_row, shift_wall),
    F(zcc_operator_row, offer_to),
    F(zcc_operator_row, refused_by),
    F(zcc_operator_row, location),
    F(zcc_operator_row, task_lines),
    F(zcc_operator_row, lines),
    F(zcc_operator_row, is_paused),
    F(zcc_operator_row, in_ear),
    F(zcc_operator_row, answered),
    F(zcc_operator_row, on_hold),
    F(zcc_operator_row, zero2),
    F(zcc_operator_row, busy_line),
    F(zcc_operator_row, pause_wall),
    F(zcc_operator_row, task_wall),
    F(zcc_operator_row, task_by),
    F(zcc_operator_row, push_case),
    F(zcc_operator_row, push_line),
    F(zcc_operator_row, push_by),
    F(zcc_operator_row, messages),
    F(zcc_operator_row, not_complaints),
    F(zcc_capacity_row, provider),
    F(zcc_capacity_row, kind),
    F(zcc_capacity_row, total), F(zcc_capacity_row, free), F(zcc_capacity_row, waiting),
    F(zcc_capacity_row, fresh_s),
    F(zcc_capacity_row, updated_line),
    F(zcc_capacity_row, updated_wall),
    F(zcc_capacity_row, source), F(zcc_capacity_row, by),
    F(zcc_alarm_row, id),
    F(zcc_alarm_row, kind),
    F(zcc_alarm_row, value),
    F(zcc_alarm_row, raised_line),
    F(zcc_alarm_row, raised_wall),
    F(zcc_alarm_row, seen_line),
    F(zcc_alarm_row, seen_by),
    F(zcc_alarm_row, priority),
    F(zcc_alarm_row, gone),
    F(zcc_alarm_row, whom),
    F(zcc_alarm_row, seen_desks),
    F(zcc_alarm_row, done),
    F(zcc_alarm_row, reason),
    F(zcc_alarm_row, zero),
    F(zcc_alarm_row, rest_line),
    F(zcc_alarm_row, rest_wall),
    F(zcc_alarm_row, gone_wall),
    F(zcc_alarm_row, rest_by),
    F(zcc_alarm_row, also),
    F(zcc_post_row, post),
    F(zcc_post_row, words),
    F(zcc_post_row, calls_60), F(zcc_post_row, answered_60),
    F(zcc_post_row, within_60), F(zcc_post_row, abandoned_60),
    F(zcc_post_row, calls_shift), F(zcc_post_row, answered_shift),
    F(zcc_post_row, within_shift), F(zcc_post_row, abandoned_shift),
    F(zcc_post_row, calls_day), F(zcc_post_row, answered_day),
    F(zcc_post_row, within_day), F(zcc_post_row, abandoned_day),
    F(zcc_hand_row, id), F(zcc_hand_row, hand.to),
    F(zcc_hand_row, hand.by), F(zcc_hand_row, hand.reason),
    F(zcc_hand_row, hand.sent_line), F(zcc_hand_row, hand.contact_line),
    F(zcc_hand_row, hand.accepted_line), F(zcc_hand_row, hand.kind),
    F(zcc_hand_row, hand.state), F(zcc_hand_row, hand.service),
    F(zcc_hand_row, hand.flags), F(zcc_hand_row, hand.zero),
#define FORWARD(field) F(zcc_hand_row, hand.forward.field)
    FORWARD(by), FORWARD(taken_by), FORWARD(sent_wall), FORWARD(taken_wall), FORWARD(line), FORWARD(desk),
    FORWARD(why), FORWARD(zero),
    F(zcc_triage_row, id), F(zcc_triage_row, triage.protocol), F(zcc_triage_row, triage.complaint),
    F(zcc_triage_row, triage.cause), F(zcc_triage_row, triage.own_by), F(zcc_triage_row, triage.regie_by),
    F(zcc_triage_row, triage.system_wall), F(zcc_triage_row, triage.own_wall),
    F(zcc_triage_row, triage.regie_wall), F(zcc_triage_row, triage.times),
    F(zcc_triage_row, triage.system), F(zcc_triage_row, triage.own),
    F(zcc_triage_row, triage.own_reason), F(zcc_triage_row, triage.regie),
    F(zcc_triage_row, triage.regie_reason), F(zcc_triage_row, triage.cause_kind),
    F(zcc_triage_row, triage.flags), F(zcc_triage_row, triage.asked),
    F(zcc_triage_row, triage.asked_of), F(zcc_triage_row, triage.abcd),
    F(zcc_triage_row, triage.abcd_of), F(zcc_triage_row, triage.care),
    F(zcc_triage_row, triage.zero), F(zcc_triage_row, triage.abcd_ds),
    F(zcc_triage_row, triage.with_by), F(zcc_triage_row, triage.made_line), F(zcc_triage_row, triage.taken),
    F(zcc_triage_row, triage.changed), F(zcc_triage_row, triage.again), F(zcc_triage_row, triage.zero_2),
};

static FILE *
open_manual(void)
{
	const char *dir = getenv("ZCC_MAN");
	char path[PATH_MAX];
	assert_true(text_format(path, sizeof path, "%s/zcc-segment.5", dir != NULL ? dir : "man"));
	FILE *manual = fopen(path, "r");
	assert_non_null(manual); /* tests run from the top of the tree */
	return manual;
}

static void
the_manual_has_every_field_at_its_offset(void **state)
{
	(void)state;
	FILE *manual = open_manual();
	char line[512], record[64] = "", name[64];
	size_t next = 0, at, bytes;
	while (fgets(line, sizeof line, manual) != NULL) {
		(void)sscanf(line, ".Vt struct %63s", record);
		if (sscanf(line, ".It %zu Ta %zu Ta %63s Ta", &at, &bytes, name) != 3)
			continue;
		assert_true(next < sizeof fields / sizeof fields[0]);
		const struct field *f = &fields[next++];
		assert_string_equal(record, f->record);
		assert_string_equal(name, f->name);
		assert_int_equal(at, f->at);
		assert_int_equal(bytes, f->bytes);
	}
	fclose(manual);
	assert_int_equal(next, sizeof fields / sizeof fields[0]);
}

static void
the_fields_leave_no_gap(void **state)
{
	(void)state;
	static const struct {
		const char *record;
		size_t bytes;
	} records[] = {
	    {"zcc_seg_header", offsetof(struct zcc_seg_header, toc)},
	    {"zcc_seg_toc", sizeof(struct zcc_seg_toc)},
	    {"zcc_hub_row", sizeof(struct zcc_hub_row)},
	    {"zcc_line_row", sizeof(struct zcc_line_row)},
	    {"zcc_case_row", sizeof(struct zcc_case_row)},
	    {"zcc_operator_row", sizeof(struct zcc_operator_row)},
	    {"zcc_capacity_row", sizeof(struct zcc_capacity_row)},
	    {"zcc_alarm_row", sizeof(struct zcc_alarm_row)},
	    {"zcc_post_row", sizeof(struct zcc_post_row)},
	    {"zcc_hand_row", sizeof(struct zcc_hand_row)},
	    {"zcc_triage_row", sizeof(struct zcc_triage_row)},
	};
	for (size_t i = 0, next = 0; i < sizeof records / sizeof records[0]; i++) {
		size_t at = 0;
		for (; next < sizeof fields / sizeof fields[0] &&
		       strcmp(fields[next].record, records[i].record) == 0;
		     next++) {
			assert_int_equal(fields[next].at, at);
			at += fields[next].bytes;
		}
		assert_int_equal(at, records[i].bytes);
	}
}

#define S(name) cmocka_unit_test_setup_teardown(name, spoil_setup, spoil_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(a_sound_segment_is_accepted),
	    S(another_major_is_refused_with_both_numbers),
	    S(a_wrong_magic_size_or_site_is_refused),
	    S(a_hostile_table_of_contents_is_refused),
	    S(any_spoiled_word_is_read_without_harm),
	    S(a_longer_row_of_a_newer_hub_is_strided),
	    S(the_missing_tail_of_an_older_hub_is_zero),
	    cmocka_unit_test(the_manual_has_every_field_at_its_offset),
	    cmocka_unit_test(the_fields_leave_no_gap),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("seg_view", tests, NULL, NULL);
}
