/* SPDX-License-Identifier: EUPL-1.2 */
/* ID-2: the wrong patient; KB-15: what there is to learn. */
#include "tests/lib/book_kit.h"

#include "shared/care/alarm.h"
#include "shared/care/state.h"

static struct edge_mend mend;

static int
setup(void **state)
{
	if (kit_setup(state) != 0)
		return 1;
	struct kit *k = *state;
	for (unsigned i = 0; i < k->settings.roles_num; i++)
		k->settings.role[i].verbs |= UINT64_C(1) << VERB_WRONG_PATIENT | UINT64_C(1) << VERB_TAG;
	k->settings.role[0].verbs &= ~(UINT64_C(1) << VERB_REVIEWS | UINT64_C(1) << VERB_AUTHORISE);
	k->settings.role[2].verbs |= UINT64_C(1) << VERB_REVIEWS;
	k->settings.triaged_s[1] = 900;
	k->settings.triaged_s[2] = 3600;
	kit_config(k);
	mend = (struct edge_mend){.parts = 3, .left.age = 30, .moved.age = 76, .moved.has_phone = true};
	k->facts.mend = &mend;
	return 0;
}

static uint64_t
annas(struct kit *k)
{
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	return id;
}

/* It stands as if anna had triaged it so. */
static void
triaged(struct kit *k, uint64_t id, uint8_t urgency, unsigned state)
{
	const struct book_case *c = book_case(k->b, id);
	struct ev_case_changed *ch = &k->ev.u.changed;
	k->ev = (struct event){.type = EV_CASE_CHANGED, .actor = "anna"};
	*ch = (struct ev_case_changed){.id = id,
	    .act = ACT_TRIAGE,
	    .state = (uint8_t)state,
	    .flags = c->row.flags,
	    .marks = c->row.marks,
	    .answered_line = c->answered_line,
	    .abandoned_line = c->abandoned_line,
	    .state_line = k->now.line_ms,
	    .due_line = ZCC_NEVER,
	    .urgency = urgency,
	    .urgency_by = BY_TRIAGIST,
	    .triage = {.times = 1, .system = urgency, .own = urgency, .regie = URGENCY_NONE,
		.flags = TRIAGE_FLAG_ADVICE | TRIAGE_FLAG_SAFETY_NET, .care = 4}};
	memcpy(ch->claimed_by, c->row.claimed_by, sizeof ch->claimed_by);
	strcpy(ch->triage.own_by, "anna");
	kit_apply(k);
}

/* Decided, and nothing more. */
static int
decide(struct kit *k, struct event *out)
{
	memset(&k->no, 0, sizeof k->no);
	int code = rule_may(k->b, &k->ask, &k->no);
	return code == ZCC_OK ? rule_decide(k->b, &k->ask, &k->facts, k->now, out, &k->no) : code;
}

/* Asked by anna of this case, to that one; with all that follows but the parts. */
static int
moved(struct kit *k, uint64_t id, uint64_t to)
{
	struct event out;
	struct book_case was = *book_case(k->b, id);
	kit_ask(k, "anna", VERB_WRONG_PATIENT, id)->board.from = to;
	int code = decide(k, &out);
	if (code != ZCC_OK)
		return code;
	if (to == 0) {
		rule_mend_new(k->b, &was, k->now, &k->ev);
		kit_apply(k);
	}
	k->ev = out;
	kit_apply(k);
	rule_mend_left(k->b, id, &mend, k->now, &k->ev);
	kit_apply(k);
	rule_mend_came(k->b, out.u.mended.other, &was, &mend, 77, &k->ev);
	kit_apply(k);
	if (rule_mend_right(k->b, out.u.mended.other, &was, &mend, k->now, &k->ev) == ZCC_OK)
		kit_apply(k);
	return ZCC_OK;
}

static void
a_new_case_waits_with_what_was_recorded_since_the_same_call(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k);
	triaged(k, a, 2, CASE_GETRIEERD);
	kit_pass(k, 60000);
	OK(moved(k, a, 0));
	const struct book_case *b = book_case(k->b, a + 1), *c = book_case(k->b, a);
	assert_int_equal(b->row.state, CASE_WACHTEND);
	assert_int_equal(b->row.urgency, 2);
	assert_int_equal(b->row.urgency_by, BY_TRIAGIST);
	assert_int_equal(b->row.received_line, c->row.received_line);
	assert_int_equal(b->row.due_line, c->row.received_line + 3600000);
	assert_int_equal(b->row.age, 76);
	assert_int_equal(b->row.marks & CASE_MARK_NO_NUMBER, 0);
	assert_int_equal(b->triage.care, 0);
	assert_int_equal(b->row.mend, MEND_IN);
	assert_int_equal(b->row.mended, a);
}

/* ID-2, TB-1: one call was made and one was answered, whoever it was about. */
static void
a_new_case_of_the_same_call_is_no_call_more(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k);
	struct zcc_line_row before = book_line(k->b, LINE_REGULIER, k->now.line_ms);
	assert_int_equal(before.received_shift, 1);
	assert_int_equal(before.answered_shift, 1);
	OK(moved(k, a, 0));
	OK(kit_do(k, "anna", VERB_RELEASE, a));
	OK(kit_do(k, "anna", VERB_CLAIM, a + 1));
	struct zcc_line_row after = book_line(k->b, LINE_REGULIER, k->now.line_ms);
	assert_int_equal(after.received_shift, 1);
	assert_int_equal(after.received_60, 1);
	assert_int_equal(after.answered_shift, 1);
	assert_int_equal(after.within_shift, before.within_shift);
	OK(kit_do(k, "anna", VERB_ABANDON, a + 1));
	after = book_line(k->b, LINE_REGULIER, k->now.line_ms);
	assert_int_equal(after.abandoned_shift, 0);
	assert_int_equal(after.answered_shift, 1);
	kit_call(k, LINE_REGULIER); /* another is one more */
	assert_int_equal(book_line(k->b, LINE_REGULIER, k->now.line_ms).received_shift, 2);
}

static void
the_wrong_case_is_as_before_it_was_asked_and_as_urgent_as_it_was(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k);
	triaged(k, a, 2, CASE_INGEZET);
	OK(moved(k, a, 0));
	const struct book_case *c = book_case(k->b, a);
	assert_int_equal(c->row.state, CASE_AANGENOMEN);
	assert_string_equal(c->row.claimed_by, "anna");
	assert_int_equal(c->triage.times, 0);
	assert_int_equal(c->row.urgency, 2); /* graver than the U3 of its line */
	assert_int_equal(c->row.urgency_by, BY_LINE);
	assert_int_equal(c->row.age, 30);
	assert_int_equal(c->row.mend, MEND_OUT);
	assert_true((c->row.marks & CASE_MARK_NO_NUMBER) != 0);
	assert_int_equal(book_operator(k->b, "anna")->undo_case, 0);
}

static void
a_milder_triage_than_the_line_leaves_the_urgency_of_the_line(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k);
	triaged(k, a, 5, CASE_GETRIEERD);
	OK(moved(k, a, 0));
	assert_int_equal(kit_row(k, a)->urgency, k->settings.line[LINE_REGULIER].urgency);
	assert_int_equal(kit_row(k, a + 1)->urgency, 5);
}

static void
of_two_triages_the_graver_counts(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k), b = kit_call(k, LINE_REGULIER);
	triaged(k, b, 2, CASE_WACHTEND);
	triaged(k, a, 4, CASE_GETRIEERD);
	OK(moved(k, a, b));
	assert_int_equal(kit_row(k, b)->urgency, 2);
	assert_int_equal(book_case(k->b, b)->triage.times, 1);
	uint64_t other = annas(k);
	triaged(k, other, 1, CASE_GETRIEERD);
	OK(moved(k, other, b));
	assert_int_equal(kit_row(k, b)->urgency, 1);
	assert_int_equal(book_case(k->b, b)->triage.times, 2);
	assert_int_equal(book_case(k->b, b)->triage.care, 4); /* its own */
}

static void
closed_on_answers_of_another_it_is_called_back(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k);
	triaged(k, a, 2, CASE_GETRIEERD);
	OK(kit_do(k, "anna", VERB_CLOSE, a));
	OK(moved(k, a, 0));
	const struct zcc_case_row *r = kit_row(k, a);
	assert_int_equal(r->state, CASE_TERUGBELLEN);
	assert_int_equal(r->claimed_by[0], '\0');
	assert_int_equal(r->reason[0], '\0');
	assert_true((r->flags & CASE_FLAG_CALLBACK) != 0);
	assert_int_equal(r->urgency, 2);
	assert_int_equal(book_case(k->b, a)->closed_line, ZCC_NEVER);
}

static void
what_went_to_the_meldkamer_is_not_called_off(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k);
	OK(kit_do(k, "anna", VERB_RAV, a));
	struct zcc_case_row before = *kit_row(k, a);
	OK(moved(k, a, 0));
	assert_int_equal(kit_row(k, a)->state, CASE_RAV);
	assert_int_equal(kit_row(k, a)->state_line, before.state_line);
	assert_int_equal(kit_row(k, a)->due_line, before.due_line);
	assert_string_equal(kit_row(k, a)->claimed_by, "anna");
}

static void
what_is_left_of_a_case_has_its_own_triage_and_care(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k), b = kit_call(k, LINE_REGULIER);
	mend.since = 5;
	mend.left.triage = (struct zcc_triage){.times = 1, .system = 3, .own = 3, .regie = URGENCY_NONE, .care = 4};
	mend.left.urgency_by = BY_TRIAGIST;
	triaged(k, a, 1, CASE_INGEZET);
	OK(moved(k, a, b));
	assert_int_equal(kit_row(k, a)->state, CASE_INGEZET);
	assert_int_equal(kit_row(k, a)->urgency, 3);
	assert_int_equal(kit_row(k, a)->urgency_by, BY_TRIAGIST);
	assert_int_equal(kit_row(k, b)->urgency, 1);
}

static void
it_goes_to_another_open_case_of_whom_it_may_be(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k), b = kit_call(k, LINE_REGULIER);
	NOT(ZCC_E_STATE, moved(k, a, a));
	assert_int_equal(k->no.grounds.why, WHY_MEND_TO);
	NOT(ZCC_E_UNKNOWN, moved(k, a, 999));
	mend.is_other = true;
	NOT(ZCC_E_STATE, moved(k, a, b));
	assert_int_equal(k->no.grounds.why, WHY_MEND_OTHER);
	mend.is_other = false;
	mend.parts = 0;
	NOT(ZCC_E_STATE, moved(k, a, b));
	assert_int_equal(k->no.grounds.why, WHY_MEND_PARTS);
	mend.parts = MEND_PARTS_MAX + 1;
	NOT(ZCC_E_STATE, moved(k, a, b));
	mend.parts = 1;
	struct event out;
	kit_ask(k, "bram", VERB_WRONG_PATIENT, a)->board.from = b;
	NOT(ZCC_E_DENIED, decide(k, &out));
	assert_int_equal(k->no.grounds.why, WHY_NOT_TREATING);
	kit_ask(k, "anna", VERB_WRONG_PATIENT, a)->version--;
	NOT(ZCC_E_STALE, decide(k, &out));
}

static void
a_part_that_went_is_not_right_here_after_all(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k);
	k->facts.part = (struct edge_part){.is_there = true, .is_struck = true, .by = "anna", .went_to = 7};
	kit_ask(k, "anna", VERB_STRIKE, a)->board.from = 3;
	NOT(ZCC_E_STATE, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_MEND_MOVED);
}

static struct ask *
tag(struct kit *k, const char *who, uint64_t id, const char *kind)
{
	struct ask *a = kit_ask(k, who, VERB_TAG, id);
	strcpy(a->board.kind, kind);
	a->has_dossier = true;
	strcpy(a->dossier.note, "rit kwam niet");
	return a;
}

static void
a_tag_has_words_stands_with_its_case_and_is_reviewed_by_another(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k);
	tag(k, "anna", a, "ketenincident")->has_dossier = false;
	NOT(ZCC_E_DATA, kit_decide(k));
	tag(k, "anna", a, "zomaar");
	NOT(ZCC_E_DATA, kit_decide(k));
	tag(k, "anna", a, "ketenincident");
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, a)->tags, 1U << TAG_CHAIN);
	assert_int_equal(book_tags_waiting(k->b), 1);
	struct ask *r = kit_ask(k, "anna", VERB_TAG, a);
	r->board.from = 1;
	strcpy(r->board.reason, "geen");
	NOT(ZCC_E_DENIED, kit_decide(k)); /* not her task */
	r = kit_ask(k, "chris", VERB_TAG, a);
	r->board.from = 2;
	strcpy(r->board.reason, "geen");
	NOT(ZCC_E_UNKNOWN, kit_decide(k));
	r->board.from = 1;
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, a)->tags, 0);
	assert_int_equal(book_tags_waiting(k->b), 0);
	assert_string_equal(book_tag(k->b, 1)->reviewed_by, "chris");
	NOT(ZCC_E_UNKNOWN, kit_decide(k)); /* once */
	tag(k, "chris", a, "leerpunt");
	OK(kit_decide(k));
	r = kit_ask(k, "chris", VERB_TAG, a);
	r->board.from = 2;
	strcpy(r->board.reason, "opgepakt");
	NOT(ZCC_E_DENIED, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_OWN_TAG);
}

static void
tags_that_wait_never_make_room(void **state)
{
	struct kit *k = *state;
	uint64_t a = annas(k);
	for (unsigned i = 0; i < ZCC_NOODKNOPS_MAX; i++) {
		tag(k, "anna", a, "leerpunt");
		OK(kit_decide(k));
	}
	tag(k, "anna", a, "leerpunt");
	NOT(ZCC_E_BUSY, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_TAGS_FULL);
}

static const struct zcc_alarm_row *
late(const struct kit *k)
{
	const struct zcc_alarm_row *a, *found = NULL;
	for (uint32_t i = 0; (a = book_each_alarm(k->b, &i)) != NULL;)
		if (strcmp(a->kind, "tag-late") == 0 && !a->gone)
			found = a;
	return found;
}

/* KB-15: what nobody looks into for a week teaches nobody; one alarm for all, until none waits so long. */
static void
a_tag_that_nobody_looks_into_is_an_alarm(void **state)
{
	struct kit *k = *state;
	k->settings.tag_review_s = 3600;
	kit_config(k);
	uint64_t a = annas(k);
	tag(k, "anna", a, "leerpunt");
	OK(kit_decide(k));
	kit_pass(k, 3599 * 1000);
	tag(k, "anna", a, "ketenincident");
	OK(kit_decide(k));
	kit_time(k);
	assert_null(late(k));
	kit_pass(k, 1000);
	kit_time(k);
	assert_non_null(late(k));
	assert_int_equal(late(k)->value, 2); /* that wait */
	assert_int_equal(late(k)->whom, FOR_TOEZICHT);
	struct ask *r = kit_ask(k, "chris", VERB_TAG, a);
	r->board.from = 1;
	strcpy(r->board.reason, "opgepakt");
	OK(kit_decide(k));
	kit_time(k);
	assert_null(late(k)); /* the other is not late yet */
	kit_pass(k, 3599 * 1000);
	kit_time(k);
	assert_non_null(late(k));
	k->settings.tag_review_s = 0;
	kit_config(k);
	kit_time(k);
	assert_null(late(k)); /* nobody minds here */
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, kit_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(a_new_case_waits_with_what_was_recorded_since_the_same_call),
	    T(a_new_case_of_the_same_call_is_no_call_more),
	    T(the_wrong_case_is_as_before_it_was_asked_and_as_urgent_as_it_was),
	    T(a_milder_triage_than_the_line_leaves_the_urgency_of_the_line),
	    T(of_two_triages_the_graver_counts),
	    T(closed_on_answers_of_another_it_is_called_back),
	    T(what_went_to_the_meldkamer_is_not_called_off),
	    T(what_is_left_of_a_case_has_its_own_triage_and_care),
	    T(it_goes_to_another_open_case_of_whom_it_may_be),
	    T(a_part_that_went_is_not_right_here_after_all),
	    T(a_tag_has_words_stands_with_its_case_and_is_reviewed_by_another),
	    T(tags_that_wait_never_make_room),
	    T(a_tag_that_nobody_looks_into_is_an_alarm),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_mend", tests, NULL, NULL);
}
