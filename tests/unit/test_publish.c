/* SPDX-License-Identifier: EUPL-1.2 */
/* What of a commit is worth a bell, and what waits for the tick. */
#include "hub/edge/publish.h"
#include "shared/edge/seal.h"
#include "tests/lib/book_kit.h"
#include "tests/lib/protocol_kit.h"
#include "tests/lib/seg_fix.h"

struct told {
	struct kit *kit;
	struct fix *fix;
	struct presence *presence;
	struct publisher *p;
	struct publish_facts facts;
};

static int
set_up(void **state)
{
	struct told *t = calloc(1, sizeof *t);
	void *kit, *fix;
	assert_non_null(t);
	struct fault f = {0};
	assert_int_equal(seal_init(&f), ZCC_OK);
	assert_int_equal(kit_setup(&kit), 0);
	assert_int_equal(setup(&fix), 0);
	t->kit = kit;
	t->fix = fix;
	t->presence = presence_new(t->kit->sizes.operators, t->kit->now.line_ms);
	assert_non_null(t->presence);
	t->fix->w = create(t->fix, 1);
	t->p = publish_new(t->kit->b, t->presence, t->fix->w);
	assert_non_null(t->p);
	t->facts.now_line = t->kit->now.line_ms;
	assert_true(publish_all(t->p, t->kit->b, &t->facts) > 0);
	*state = t;
	return 0;
}

static int
tear_down(void **state)
{
	struct told *t = *state;
	void *kit = t->kit, *fix = t->fix;
	publish_free(t->p);
	presence_free(t->presence);
	free(t);
	return teardown(&fix) + kit_teardown(&kit);
}

static uint64_t
changes(struct told *t)
{
	return publish_changes(t->p, t->kit->b, &t->facts);
}

static uint64_t
tick(struct told *t)
{
	return publish_tick(t->p, t->kit->b, &t->facts);
}

static void
a_changed_case_is_worth_a_bell(void **state)
{
	struct told *t = *state;
	uint64_t id = kit_call(t->kit, LINE_SPOED);
	uint64_t first = changes(t);
	assert_true(first > 0);
	assert_int_equal(kit_do(t->kit, "anna", VERB_CLAIM, id), ZCC_OK);
	assert_true(changes(t) > first);
}

static void
a_configuration_is_worth_a_bell(void **state)
{
	struct told *t = *state;
	kit_config(t->kit);
	assert_true(changes(t) > 0);
}

static void
a_group_in_which_nothing_was_said_rings_for_nobody(void **state)
{
	struct told *t = *state;
	assert_int_equal(changes(t), 0);
	assert_int_equal(tick(t), 0);
}

static void
what_was_refused_waits_for_the_tick_and_is_told_once(void **state)
{
	struct told *t = *state;
	t->facts.counters.refused++;
	t->facts.counters.commands++;
	t->facts.journal_bytes += 4096;
	assert_int_equal(changes(t), 0);
	assert_int_equal(changes(t), 0);
	uint64_t group = tick(t);
	assert_true(group > 0);
	assert_int_equal(tick(t), 0);
}

static void
readers_have_the_counts_before_the_bell(void **state)
{
	struct told *t = *state;
	t->facts.counters.bad_signature = 5;
	assert_int_equal(changes(t), 0);
	assert_int_equal(refresh(t->fix)->hub.bad_signature, 5);
}

static const struct zcc_case_row *
on_board(struct told *t, uint64_t id)
{
	assert_true(changes(t) > 0);
	const struct zcc_case_row *row = board_case(refresh(t->fix), id);
	assert_non_null(row);
	assert_int_equal(row->version, kit_row(t->kit, id)->version);
	return row;
}

/* Nothing in the row of the two tables beside the cases. */
static void
assert_bare(struct told *t, size_t i)
{
	static const struct zcc_hand_row no_hand;
	static const struct zcc_triage_row no_triage;
	const struct board *b = seg_board(t->fix->r);
	assert_memory_equal(&b->hands[i], &no_hand, sizeof no_hand);
	assert_memory_equal(&b->triages[i], &no_triage, sizeof no_triage);
}

static void
a_case_and_what_belongs_to_it_are_of_one_moment(void **state)
{
	struct told *t = *state;
	struct kit *k = t->kit;
	struct protocol *small = kit_protocol("tests/protocols/small.conf");
	k->facts.protocol = small;
	kit_reason(&k->settings, "ambulance");
	kit_config(k);
	uint64_t id = kit_call(k, LINE_SPOED);
	size_t i = (size_t)(on_board(t, id) - seg_board(t->fix->r)->cases);
	assert_bare(t, i);

	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, id), ZCC_OK);
	struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
	a->has_dossier = true;
	strcpy(a->dossier.answers, "abcd:c=2");
	assert_int_equal(kit_decide(k), ZCC_OK);
	const struct zcc_case_row *row = on_board(t, id);
	assert_memory_equal(board_triage(seg_board(t->fix->r), row), kit_triage(k, id),
	    sizeof(struct zcc_triage));
	assert_int_equal(board_hand(seg_board(t->fix->r), row)->kind, HAND_NONE);
	assert_int_equal(seg_board(t->fix->r)->triages[i].id, id);

	assert_int_equal(kit_do(k, "anna", VERB_RAV, id), ZCC_OK);
	row = on_board(t, id);
	assert_memory_equal(board_hand(seg_board(t->fix->r), row), kit_hand(k, id),
	    sizeof(struct zcc_hand));
	struct zcc_case whole = board_whole(seg_board(t->fix->r), row);
	assert_int_equal(whole.hand.kind, HAND_RAV);
	assert_int_equal(whole.triage.times, 1);

	kit_spoken(k, "anna", id);
	strcpy(kit_ask(k, "anna", VERB_CLOSE, id)->board.reason, "ambulance");
	assert_int_equal(kit_decide(k), ZCC_OK);
	on_board(t, id);
	kit_pass(k, (int64_t)k->settings.leave_board_s * 1000 + 1);
	assert_true(kit_time(k) > 0);
	changes(t);
	assert_null(board_case(refresh(t->fix), id));
	assert_bare(t, i);
	protocol_free(small);
}

/* The row of somebody's seat. */
static const struct zcc_operator_row *
row_of(struct told *t, const char *name)
{
	changes(t);
	tick(t);
	const struct board *b = refresh(t->fix);
	for (uint32_t i = 0; i < b->operators_num; i++)
		if (strcmp(b->operators[i].name, name) == 0)
			return &b->operators[i];
	fail_msg("%s has no row", name);
	return NULL;
}

static const struct zcc_operator_row *
annas(struct told *t)
{
	return row_of(t, "anna");
}

/* RL-2: whoever offers a call sees for whom it is none. */
static void
complaints_that_are_not_theirs_stand_with_them(void **state)
{
	static const uint8_t token[PRESENCE_TOKEN_BYTES] = {1};
	struct told *t = *state;
	struct kit *k = t->kit;
	struct ask *a = kit_ask(k, "eva", VERB_OPERATOR_ADD, 0);
	strcpy(a->board.operator, "dora");
	strcpy(a->board.role[0], "triagist");
	a->board.roles_num = 1;
	a->board.has_key = true;
	strcpy(a->board.not_complaints, "borst");
	assert_int_equal(kit_decide(k), ZCC_OK);
	assert_int_equal(
	    presence_hello(t->presence, "dora", "triagist", 7, token, k->now.line_ms), ZCC_OK);
	assert_string_equal(row_of(t, "dora")->not_complaints, "borst");
}

/* TE-1: whoever calls back is not free, and speaks with nobody before somebody answers. */
static void
a_call_back_is_in_nobodys_ear_until_somebody_is_reached(void **state)
{
	static const uint8_t token[PRESENCE_TOKEN_BYTES] = {1};
	struct told *t = *state;
	struct kit *k = t->kit;
	uint64_t id = kit_call(k, LINE_TERUGBELLEN);
	kit_ask(k, "anna", VERB_NOTE, id)->has_dossier = true;
	strcpy(k->ask.dossier.note, "nummer");
	strcpy(k->ask.dossier.phone, "0612345678");
	assert_int_equal(kit_decide(k), ZCC_OK);
	assert_int_equal(
	    presence_hello(t->presence, "anna", "triagist", 7, token, k->now.line_ms), ZCC_OK);
	kit_pass(k, 5000);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, id), ZCC_OK);
	assert_int_equal(annas(t)->claims, 1);
	assert_int_equal(annas(t)->in_ear, 0);
	assert_int_equal(annas(t)->busy_line, k->now.line_ms);
	kit_pass(k, 5000);
	kit_ask(k, "anna", VERB_CALLBACK, id)->board.attempt = ATTEMPT_REACHED;
	assert_int_equal(kit_decide(k), ZCC_OK);
	assert_int_equal(annas(t)->in_ear, 1);
	assert_int_equal(annas(t)->busy_line, k->now.line_ms);
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    IN(a_changed_case_is_worth_a_bell),
	    IN(a_configuration_is_worth_a_bell),
	    IN(a_group_in_which_nothing_was_said_rings_for_nobody),
	    IN(what_was_refused_waits_for_the_tick_and_is_told_once),
	    IN(readers_have_the_counts_before_the_bell),
	    IN(a_case_and_what_belongs_to_it_are_of_one_moment),
	    IN(complaints_that_are_not_theirs_stand_with_them),
	    IN(a_call_back_is_in_nobodys_ear_until_somebody_is_reached),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("publish", tests, NULL, NULL);
}
