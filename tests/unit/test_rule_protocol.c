/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-10: a triage goes by the protocol that was in force when it began. */
#include "tests/lib/triage_kit.h"

#include "shared/base/text.h"
#include "shared/care/protocol_urgency.h"

#define SAFE "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 "
#define ILL SAFE "complaint:ill answer:fever=2"

/* Another one is in force from now on: its content is `mark` and nothing else. */
static void
adopt(struct kit *k, uint8_t mark, const struct protocol *p)
{
	k->ev = (struct event){.type = EV_PROTOCOL};
	k->ev.u.protocol = (struct protocol_mark){.hash = {mark}, .name = "small", .version = "1"};
	if (p != NULL)
		memcpy(k->ev.u.protocol.hash, p->hash, sizeof k->ev.u.protocol.hash);
	kit_apply(k);
}

static int
triage_by(struct kit *k, uint64_t id, const struct protocol *named, const char *answers)
{
	struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
	a->has_dossier = true;
	strcpy(a->dossier.answers, answers);
	text_hex(a->board.protocol, named->hash, sizeof named->hash);
	return kit_decide(k);
}

static void
by_what_a_triage_is_weighed(void **state)
{
	struct kit *k = *state;
	uint8_t hash[ZCC_HASH_BYTES];
	adopt(k, 0, small);
	uint64_t id = taken(k);
	adopt(k, 2, NULL);
	struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
	strcpy(a->dossier.answers, ILL);
	rule_protocol(k->b, a, hash); /* names none: the one in force */
	assert_int_equal(hash[0], 2);
	text_hex(a->board.protocol, small->hash, sizeof small->hash);
	rule_protocol(k->b, a, hash);
	assert_memory_equal(hash, small->hash, sizeof hash);
	OK(triage_by(k, id, small, ILL));
	assert_memory_equal(kit_triage(k, id)->protocol, small->hash, sizeof hash);
	a = kit_ask(k, "anna", VERB_TRIAGE, id); /* what is added to it goes by the same */
	strcpy(a->dossier.advice, "drink");
	rule_protocol(k->b, a, hash);
	assert_memory_equal(hash, small->hash, sizeof hash);
	OK(advise(k, id, true, true));
}

static void
one_that_was_replaced_before_the_case_came_in_is_refused(void **state)
{
	struct kit *k = *state;
	adopt(k, 0, small);
	uint64_t early = taken(k);
	adopt(k, 2, NULL);
	k->now.line_ms += 1000;
	uint64_t late = taken(k);
	NOT(ZCC_E_DATA, triage_by(k, late, small, ILL));
	assert_int_equal(k->no.grounds.why, WHY_NOT_ITS_PROTOCOL);
	OK(triage_by(k, early, small, ILL));
	adopt(k, 0, small); /* in force again: everybody's */
	OK(triage_by(k, late, small, ILL));
}

static void
without_its_content_a_triage_is_made_anew(void **state)
{
	struct kit *k = *state;
	adopt(k, 0, small);
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ILL));
	adopt(k, 2, NULL);
	k->facts.protocol = NULL; /* not kept */
	NOT(ZCC_E_IO, triage_by(k, id, small, ILL));
	assert_int_equal(k->no.grounds.why, WHY_PROTOCOL_LOST);
	NOT(ZCC_E_IO, advise(k, id, true, true));
	OK(judge(k, "anna", id, 1, "gezien")); /* what needs no content goes on */
	OK(advise(k, id, false, true));
}

static void
no_more_is_remembered_than_is_needed(void **state)
{
	struct kit *k = *state;
	adopt(k, 0, small);
	assert_false(book_needs_protocol(k->b, small->hash)); /* it is in force */
	adopt(k, 2, NULL);
	assert_null(book_protocol_past(k->b, 0)); /* nobody was here */
	adopt(k, 0, small);
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ILL));
	for (uint8_t i = 3; i < 20; i++)
		adopt(k, i, NULL);
	for (uint32_t i = 0; i < BOOK_PROTOCOLS_PAST; i++)
		assert_non_null(book_protocol_past(k->b, i));
	assert_null(book_protocol_past(k->b, BOOK_PROTOCOLS_PAST));
	assert_int_equal(book_protocol_past(k->b, 0)->mark.hash[0], 18);
	struct bytes one = kit_dump(k->b);
	struct bytes in = bytes_reader(one.data, one.at);
	struct book *again = book_new(book_sizes(k->b));
	assert_int_equal(book_load(again, &in), ZCC_OK);
	assert_int_equal(book_protocol_past(again, 7)->mark.hash[0], 11);
	book_free(again);
	free(one.data);
}

/* NT-10: the row says what the engine says, of this content. */
static void
the_urgency_that_is_kept_is_what_the_answers_come_to(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	for (int fever = 0; fever <= 3; fever++) {
		for (int speech = 0; speech <= 3; speech++) {
			char text[ZCC_ANSWERS_SIZE];
			struct triage_answers a;
			struct refusal no = {0};
			snprintf(text, sizeof text, SAFE "complaint:ill answer:fever=%d answer:speech=%d",
			    fever, speech);
			OK(triage(k, "anna", id, text));
			OK(triage_read(small, text, &a, &no));
			struct triage_result r = protocol_urgency(small, &a);
			const struct zcc_triage *t = kit_triage(k, id);
			assert_int_equal(t->system, r.urgency);
			assert_int_equal(kit_row(k, id)->urgency, r.urgency);
			assert_int_equal(t->asked, r.asked);
			assert_memory_equal(t->protocol, small->hash, sizeof t->protocol);
		}
	}
}

#define S(name) cmocka_unit_test_setup_teardown(name, triage_setup, triage_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(by_what_a_triage_is_weighed),
	    S(one_that_was_replaced_before_the_case_came_in_is_refused),
	    S(without_its_content_a_triage_is_made_anew),
	    S(the_urgency_that_is_kept_is_what_the_answers_come_to),
	    S(no_more_is_remembered_than_is_needed),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_protocol", tests, NULL, NULL);
}
