/* SPDX-License-Identifier: EUPL-1.2 */
/* Drafts beside the journal: the same cases on both implementations. */
#include "tests/lib/journal_kit.h"

#define J (k->j->ops)

static void
draft_put(struct kit *k, const char *operator, uint64_t slot, int64_t at, const char *text)
{
	struct journal_draft d = {.at_ms = at, .at_line = at + 7,
	    .sealed = (const uint8_t *)text, .len = (uint32_t)strlen(text)};
	OK(k, J->draft_put(k->j, operator, slot, &d, &k->f));
}

/* The draft as text, "" for a deleted one, NULL for none; its time in *at. */
static const char *
draft_of(struct kit *k, const char *operator, uint64_t slot, int64_t *at)
{
	static char room[32];
	uint32_t len = 0;
	int r = J->draft_get(k->j, operator, slot, at, (uint8_t *)room, sizeof room - 1, &len, &k->f);
	if (r == ZCC_E_UNKNOWN)
		return NULL;
	OK(k, r);
	room[len] = '\0';
	return room;
}

static void
a_draft_is_overwritten_in_place_per_operator_and_slot(void **state)
{
	struct kit *k = *state;
	int64_t at = 0;
	assert_null(draft_of(k, "jansen", 5, &at));
	kit_begin(k);
	draft_put(k, "jansen", 5, 100, "first");
	draft_put(k, "bakker", 5, 101, "of bakker");
	draft_put(k, "jansen", 0, 102, "general");
	draft_put(k, "jansen", 5, 103, "second");
	assert_string_equal(draft_of(k, "jansen", 5, &at), "second");
	kit_commit(k);
	kit_restart(k);
	assert_string_equal(draft_of(k, "jansen", 5, &at), "second");
	assert_int_equal(at, 103);
	assert_string_equal(draft_of(k, "bakker", 5, &at), "of bakker");
	assert_string_equal(draft_of(k, "jansen", 0, &at), "general");
	assert_null(draft_of(k, "jansen", 6, &at));
	kit_begin(k);
	draft_put(k, "jansen", 5, 104, "lost");
	kit_restart(k);
	assert_string_equal(draft_of(k, "jansen", 5, &at), "second");
}

static void
the_newest_draft_of_an_operator_is_found(void **state)
{
	struct kit *k = *state;
	uint64_t slot = 0;
	assert_int_equal(J->draft_last(k->j, "jansen", &slot, &k->f), ZCC_E_UNKNOWN);
	kit_begin(k);
	draft_put(k, "jansen", 5, 100, "older");
	draft_put(k, "jansen", 6, 200, "newest");
	draft_put(k, "jansen", 7, 300, ""); /* deleted */
	draft_put(k, "jansen", 0, 400, "of no case");
	draft_put(k, "bakker", 8, 500, "of bakker");
	kit_commit(k);
	kit_restart(k);
	OK(k, J->draft_last(k->j, "jansen", &slot, &k->f));
	assert_int_equal(slot, 6);
	kit_begin(k);
	draft_put(k, "jansen", 6, 600, "");
	kit_commit(k);
	OK(k, J->draft_last(k->j, "jansen", &slot, &k->f));
	assert_int_equal(slot, 5);
}

static int
list_draft(const char *operator, const struct journal_draft *d, void *arg)
{
	char *out = arg;
	sprintf(out + strlen(out), "%s@%d=%.*s ", operator, (int)d->at_ms, (int)d->len,
	    (const char *)d->sealed);
	return d->len == 4 ? ZCC_E_FULL : ZCC_OK; /* "stop" */
}

/* VS-1 */
static void
every_draft_of_a_case_is_told_oldest_first(void **state)
{
	struct kit *k = *state;
	char all[256] = "";
	kit_begin(k);
	draft_put(k, "jansen", 5, 200, "of jansen");
	draft_put(k, "bakker", 5, 100, "of bakker");
	draft_put(k, "aalbers", 5, 100, "of aalbers");
	draft_put(k, "smit", 5, 50, ""); /* deleted */
	draft_put(k, "smit", 6, 60, "another case");
	draft_put(k, "smit", 0, 70, "of no case");
	kit_commit(k);
	kit_restart(k);
	OK(k, J->drafts_of(k->j, 5, list_draft, all, &k->f));
	assert_string_equal(all, "aalbers@100=of aalbers bakker@100=of bakker jansen@200=of jansen ");
	all[0] = '\0';
	OK(k, J->drafts_of(k->j, 0, list_draft, all, &k->f));
	OK(k, J->drafts_of(k->j, 7, list_draft, all, &k->f));
	assert_string_equal(all, "");
	kit_begin(k);
	draft_put(k, "bakker", 5, 101, "stop");
	kit_commit(k);
	assert_int_equal(J->drafts_of(k->j, 5, list_draft, all, &k->f), ZCC_E_FULL);
	assert_string_equal(all, "aalbers@100=of aalbers bakker@101=stop ");
}

static void
of_a_deleted_draft_the_time_stays_until_it_expires(void **state)
{
	struct kit *k = *state;
	int64_t at = 0;
	kit_begin(k);
	draft_put(k, "jansen", 5, 100, "text");
	draft_put(k, "jansen", 6, 100, "kept");
	draft_put(k, "jansen", 5, 200, "");
	OK(k, J->answers_expire(k->j, 207, 10, &k->f));
	kit_commit(k);
	assert_string_equal(draft_of(k, "jansen", 5, &at), "");
	assert_int_equal(at, 200);
	kit_begin(k);
	OK(k, J->answers_expire(k->j, 208, 10, &k->f));
	kit_commit(k);
	assert_null(draft_of(k, "jansen", 5, &at));
	assert_string_equal(draft_of(k, "jansen", 6, &at), "kept");
}

/* Nobody erases it: it is of no case. */
static void
a_draft_of_no_case_expires(void **state)
{
	struct kit *k = *state;
	int64_t at = 0;
	kit_begin(k);
	draft_put(k, "jansen", 0, 100, "no case");
	OK(k, J->answers_expire(k->j, 107, 10, &k->f));
	kit_commit(k);
	assert_string_equal(draft_of(k, "jansen", 0, &at), "no case");
	kit_begin(k);
	OK(k, J->answers_expire(k->j, 108, 10, &k->f));
	kit_commit(k);
	assert_null(draft_of(k, "jansen", 0, &at));
}

static void
erasing_a_case_takes_the_drafts_of_it_and_no_others(void **state)
{
	struct kit *k = *state;
	int64_t at = 0;
	kit_begin(k);
	draft_put(k, "jansen", 5, 100, "one");
	draft_put(k, "bakker", 5, 100, "two");
	draft_put(k, "jansen", 6, 100, "other case");
	draft_put(k, "jansen", 0, 100, "no case");
	OK(k, J->erase(k->j, 5, &k->f));
	kit_commit(k);
	assert_null(draft_of(k, "jansen", 5, &at));
	assert_null(draft_of(k, "bakker", 5, &at));
	assert_string_equal(draft_of(k, "jansen", 6, &at), "other case");
	assert_string_equal(draft_of(k, "jansen", 0, &at), "no case");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    BOTH(a_draft_is_overwritten_in_place_per_operator_and_slot),
	    BOTH(the_newest_draft_of_an_operator_is_found),
	    BOTH(every_draft_of_a_case_is_told_oldest_first),
	    BOTH(of_a_deleted_draft_the_time_stays_until_it_expires),
	    BOTH(a_draft_of_no_case_expires),
	    BOTH(erasing_a_case_takes_the_drafts_of_it_and_no_others),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("journal_draft", tests, NULL, NULL);
}
