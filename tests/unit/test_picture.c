/* SPDX-License-Identifier: EUPL-1.2 */
/* KB-12: who has the same picture has the same hash, and who has another has another. */
#include "tests/lib/unit.h"

#include "shared/edge/picture.h"

#include <string.h>

enum { ROWS = 3 };

struct picture {
	struct board b;
	struct zcc_case_row cases[ROWS];
	struct zcc_hand_row hands[ROWS];
	struct zcc_triage_row triages[ROWS];
	struct zcc_operator_row operators[ROWS];
	struct zcc_capacity_row capacity[ROWS];
	struct zcc_alarm_row alarms[ROWS];
};

static struct picture here, there;

/* The same rows in a room of its own. */
static void
picture(struct picture *p, uint32_t rows)
{
	memset(p, 0, sizeof *p);
	p->b = (struct board){.epoch = 3, .group = 77, .cases = p->cases, .hands = p->hands,
	    .triages = p->triages, .operators = p->operators, .capacity = p->capacity,
	    .alarms = p->alarms};
	p->b.cases_num = p->b.hands_num = p->b.triages_num = rows;
	p->b.operators_num = p->b.capacity_num = p->b.alarms_num = rows;
	p->b.hub.seq = 900;
	p->b.lines[1].line = 2;
	strcpy(p->b.posts[0].post, "hap");
	p->cases[1].id = 24001;
	p->operators[0].claims = 2;
	p->capacity[0].free = 4;
	p->alarms[0].id = 9;
}

static bool
is_same(void)
{
	uint8_t a[ZCC_HASH_BYTES], b[ZCC_HASH_BYTES];
	picture_hash(&here.b, a);
	picture_hash(&there.b, b);
	return memcmp(a, b, sizeof a) == 0;
}

static void
kb_12_the_same_picture_has_the_same_hash_wherever_it_is_read(void **state)
{
	(void)state;
	picture(&here, ROWS);
	picture(&there, ROWS);
	assert_true(is_same());
	/* what each reader adds himself, and rows that nobody uses */
	there.b.now_line = 123456;
	there.b.age_ms = 900;
	there.b.cases_num = there.b.alarms_num = 2;
	assert_true(is_same());
}

/* Each byte of each table counts. */
static void
kb_12_one_byte_makes_another_picture(void **state)
{
	struct {
		void *rows;
		size_t size;
	} tables[] = {{&there.b.epoch, sizeof there.b.epoch}, {&there.b.group, sizeof there.b.group},
	    {&there.b.hub, sizeof there.b.hub}, {there.b.lines, sizeof there.b.lines},
	    {there.b.posts, sizeof there.b.posts}, {there.cases, sizeof there.cases},
	    {there.hands, sizeof there.hands}, {there.triages, sizeof there.triages},
	    {there.operators, sizeof there.operators}, {there.capacity, sizeof there.capacity},
	    {there.alarms, sizeof there.alarms}};
	(void)state;
	picture(&here, ROWS);
	picture(&there, ROWS);
	for (unsigned i = 0; i < sizeof tables / sizeof tables[0]; i++)
		for (size_t at = 0; at < tables[i].size; at++) {
			uint8_t *byte = (uint8_t *)tables[i].rows + at;
			*byte ^= 1;
			assert_false(is_same());
			*byte ^= 1;
		}
	assert_true(is_same());
}

/* The places count: a screen finds what belongs to a case by its row. */
static void
kb_12_a_row_elsewhere_is_another_picture(void **state)
{
	(void)state;
	picture(&here, ROWS);
	picture(&there, ROWS);
	there.cases[2] = there.cases[1];
	memset(&there.cases[1], 0, sizeof there.cases[1]);
	assert_false(is_same());
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(kb_12_the_same_picture_has_the_same_hash_wherever_it_is_read),
	    cmocka_unit_test(kb_12_one_byte_makes_another_picture),
	    cmocka_unit_test(kb_12_a_row_elsewhere_is_another_picture),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("picture", tests, NULL, NULL);
}
