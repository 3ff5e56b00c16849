/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-2, NT-7, NT-10: a protocol from its text: what is found in it, who is in a risk group by
 * birth, what a region lays over it, and a hash that is of the content and of nothing else. */
#include "tests/lib/protocol_kit.h"

#include "shared/base/text.h"
#include "shared/care/kind.h"
#include "shared/edge/conf.h"
#include "shared/edge/seal.h"

#include <ctype.h>
#include <string.h>

static const char small[] = "tests/protocols/small.conf", over[] = "tests/protocols/over.conf";

static char *
text_at(const char *path, size_t *len)
{
	char *text;
	struct fault f = {0};
	if (conf_read(path, &text, len, &f) != ZCC_OK)
		fail_msg("%s", f.text);
	return text;
}

/* NULL when it is refused. */
static struct protocol *
parsed(const char *text)
{
	struct protocol_source layer = {"x.conf", text, strlen(text)};
	struct protocol *p;
	struct fault f = {0};
	int rc = protocol_parse(&layer, 1, &p, &f);
	assert_true(rc == ZCC_OK || (rc == ZCC_E_CONFIG && p == NULL && f.text[0] != '\0'));
	return p;
}

static void
codes_are_found_and_others_are_not(void **state)
{
	(void)state;
	struct protocol *p = kit_shipped("demo");
	assert_int_equal(p->complaints_num, 24);
	for (unsigned i = 0; i < p->complaints_num; i++)
		assert_int_equal(protocol_complaint(p, p->complaint[i].code), i);
	for (unsigned i = 0; i < p->criteria_num; i++)
		assert_int_equal(protocol_criterion(p, p->criterion[i].code), i);
	for (unsigned i = 0; i < p->texts_num; i++)
		assert_int_equal(protocol_text(p, p->text[i].code), i);
	for (unsigned i = 0; i < p->factors_num; i++)
		assert_int_equal(protocol_factor(p, p->factor[i].code), i);
	for (unsigned i = 0; i < p->flags_num; i++)
		assert_int_equal(protocol_flag(p, p->flag[i].code), i);
	assert_int_equal(protocol_complaint(p, ""), PROTOCOL_NONE);
	assert_int_equal(protocol_criterion(p, "zzz"), PROTOCOL_NONE);
	assert_int_equal(protocol_text(p, "aaa"), PROTOCOL_NONE);
	assert_int_equal(protocol_factor(p, "besmettelijk"), PROTOCOL_NONE);
	assert_int_equal(protocol_flag(p, "taal"), PROTOCOL_NONE);
	protocol_free(p);
}

/* NT-2: more than that they differ: both lists do. */
static void
nt_2_each_complaint_has_two_variants(void **state)
{
	(void)state;
	struct protocol *p = kit_shipped("demo");
	for (unsigned i = 0; i < p->complaints_num; i++) {
		const struct protocol_complaint *a = &p->complaint[i];
		const struct protocol_variant *t = &a->variant[VARIANT_TELEPHONE],
					      *f = &a->variant[VARIANT_PHYSICAL];
		assert_true(t->asked_num >= 6 && f->asked_num >= 4);
		bool same = t->asked_num == f->asked_num;
		for (unsigned k = 0; same && k < t->asked_num; k++)
			same = t->asked[k].criterion == f->asked[k].criterion;
		assert_false(same);
		uint8_t phone[CARES_NUM], seen[CARES_NUM];
		unsigned a_num = protocol_actions(p, (uint16_t)i, VARIANT_TELEPHONE, 2, phone);
		unsigned b_num = protocol_actions(p, (uint16_t)i, VARIANT_PHYSICAL, 2, seen);
		assert_true(a_num > 0 && b_num > 0);
		assert_true(a_num != b_num || memcmp(phone, seen, a_num) != 0);
	}
	protocol_free(p);
}

static bool
is_young(const struct protocol *p, int y, int m, int d, int ty, int tm, int td)
{
	uint64_t bits = protocol_by_age(p,
	    protocol_months((struct protocol_day){y, m, d}, (struct protocol_day){ty, tm, td}));
	uint16_t young = protocol_factor(p, "jonger-3-maanden");
	assert_true((bits & ~(UINT64_C(1) << young)) == 0);
	return bits != 0;
}

static void
nt_7_under_three_months_is_known_by_the_birth_date(void **state)
{
	(void)state;
	struct protocol *p = kit_shipped("demo");
	assert_true(is_young(p, 2026, 3, 15, 2026, 3, 15));
	assert_true(is_young(p, 2026, 3, 15, 2026, 6, 14));
	assert_false(is_young(p, 2026, 3, 15, 2026, 6, 15));
	assert_true(is_young(p, 2025, 12, 1, 2026, 2, 28));
	assert_false(is_young(p, 2025, 12, 1, 2026, 3, 1));
	/* Three months after 30 November is no day: the last of February is still before it. */
	assert_true(is_young(p, 2025, 11, 30, 2026, 2, 28));
	assert_false(is_young(p, 2025, 11, 30, 2026, 3, 1));
	assert_false(is_young(p, 1944, 5, 1, 2026, 5, 2));
	assert_false(is_young(p, 2026, 5, 2, 2026, 5, 1));
	/* of a leap day, and over one */
	assert_true(is_young(p, 2024, 2, 29, 2024, 5, 28));
	assert_false(is_young(p, 2024, 2, 29, 2024, 5, 29));
	assert_true(is_young(p, 2023, 11, 30, 2024, 2, 29));
	assert_false(is_young(p, 2023, 11, 29, 2024, 2, 29));
	assert_int_equal(protocol_months((struct protocol_day){2024, 2, 29},
	    (struct protocol_day){2025, 2, 28}), 11);
	assert_int_equal(protocol_months((struct protocol_day){2024, 2, 29},
	    (struct protocol_day){2025, 3, 1}), 12);
	/* fever of who is that young is a complaint of its own */
	uint16_t fever = protocol_complaint(p, "koorts"), baby = protocol_complaint(p, "koorts-baby");
	assert_int_equal(protocol_instead(p, fever, 2), baby);
	assert_int_equal(protocol_instead(p, fever, 3), PROTOCOL_NONE);
	assert_int_equal(protocol_instead(p, fever, -1), PROTOCOL_NONE);
	assert_int_equal(protocol_instead(p, baby, 2), PROTOCOL_NONE);
	assert_int_equal(protocol_instead(p, PROTOCOL_NONE, 2), PROTOCOL_NONE);
	/* of two that stand in its place the one for the youngest, whichever comes first by its code */
	uint16_t back = protocol_complaint(p, "rugpijn");
	struct protocol_complaint *child = &p->complaint[protocol_complaint(p, "buikpijn")];
	child->under_months = 36;
	child->instead_of = "koorts";
	assert_int_equal(protocol_instead(p, fever, 2), baby);
	assert_int_equal(protocol_instead(p, fever, 3), protocol_complaint(p, "buikpijn"));
	assert_int_equal(protocol_instead(p, fever, 36), PROTOCOL_NONE);
	assert_int_equal(protocol_instead(p, back, 2), PROTOCOL_NONE);
	protocol_free(p);
}

static void
nt_10_a_region_adds_replaces_and_leaves_the_rest(void **state)
{
	(void)state;
	struct protocol *base = kit_shipped("demo"), *p = kit_shipped("twente");
	assert_string_equal(p->name, "twente");
	assert_string_equal(p->base_name, "demo");
	assert_int_equal(p->complaints_num, base->complaints_num + 1);
	assert_int_equal(p->pathways_num, 6);
	assert_int_equal(base->pathways_num, 0);
	const char *said = p->text[protocol_text(p, "net-algemeen")].text;
	assert_string_not_equal(said, base->text[protocol_text(base, "net-algemeen")].text);
	assert_non_null(strstr(said, "Twente"));
	assert_string_equal(p->text[protocol_text(p, "rechtop")].text,
	    base->text[protocol_text(base, "rechtop")].text);
	/* What it leaves alone has the hash that it had. */
	unsigned same = 0;
	for (unsigned i = 0; i < base->criteria_num; i++) {
		uint8_t room[PROTOCOL_ITEM_MAX], one[ZCC_HASH_BYTES], other[ZCC_HASH_BYTES];
		struct protocol_item a = protocol_item(base, ITEM_CRITERION, i);
		struct protocol_item b =
		    protocol_item(p, ITEM_CRITERION, protocol_criterion(p, a.code));
		protocol_item_hash(base, &a, room, one);
		protocol_item_hash(p, &b, room, other);
		same += memcmp(one, other, sizeof one) == 0;
	}
	assert_int_equal(same, base->criteria_num);
	protocol_free(base);
	protocol_free(p);
}

static void
nt_10_a_pathway_goes_before_the_protocols_care(void **state)
{
	(void)state;
	struct protocol *p = kit_shipped("twente");
	uint16_t val = protocol_complaint(p, "val");
	uint8_t care[CARES_NUM];
	unsigned num = protocol_actions(p, val, VARIANT_TELEPHONE, 3, care);
	assert_true(num >= 2);
	assert_int_equal(care[0], care_number("acute-wijkverpleging"));
	for (unsigned i = 0; i < num; i++)
		for (unsigned k = 0; k < i; k++)
			assert_int_not_equal(care[i], care[k]);
	assert_int_equal(protocol_pathway(p, val, 2), PROTOCOL_NONE);
	assert_int_not_equal(protocol_pathway(p, val, 4), PROTOCOL_NONE);
	assert_int_equal(protocol_pathway(p, val, 5), PROTOCOL_NONE);
	(void)protocol_actions(p, val, VARIANT_TELEPHONE, 1, care);
	assert_int_equal(care[0], CARE_AMBULANCE);
	assert_int_equal(protocol_actions(p, PROTOCOL_NONE, VARIANT_TELEPHONE, 1, care), 0);
	protocol_free(p);
}

/* --- The hash --- */

static bool
same_hash(const struct protocol *a, const struct protocol *b)
{
	return memcmp(a->hash, b->hash, sizeof a->hash) == 0;
}

static void
nt_10_comments_and_the_order_of_blocks_do_not_change_the_hash(void **state)
{
	(void)state;
	size_t len;
	char *text = text_at(small, &len);
	struct protocol *p = parsed(text);
	char *at = strstr(text, "texts = ("), *end = strstr(at, "complaints = (");
	char *other = malloc(len + 100);
	assert_non_null(p);
	assert_non_null(other);
	/* the texts at the head, the rest behind them */
	snprintf(other, len + 100, "/* moved */ %.*s# here\n%.*s%s", (int)(end - at), at,
	    (int)(at - text), text, end);
	struct protocol *q = parsed(other);
	assert_non_null(q);
	assert_true(same_hash(p, q));
	protocol_free(p);
	protocol_free(q);
	free(other);
	free(text);
}

/* The text with `to` in place of `len` bytes at `at`. */
static char *
replaced(const char *text, size_t at, size_t len, const char *to)
{
	size_t size = strlen(text) + strlen(to) + 1;
	char *out = malloc(size);
	assert_non_null(out);
	snprintf(out, size, "%.*s%s%s", (int)at, text, to, text + at + len);
	return out;
}

/* Every text and every number of the file is content: whichever is changed, either the file is
 * refused or the hash is another. */
static void
nt_10_whatever_is_changed_changes_the_hash(void **state)
{
	(void)state;
	size_t len;
	unsigned changed = 0, refused = 0;
	char *text = text_at(small, &len);
	struct protocol *p = parsed(text);
	assert_non_null(p);
	for (size_t i = (size_t)(strchr(text, '=') - text); i < len; i++) {
		char *other = NULL;
		if (text[i] == '"') {
			size_t end = (size_t)(strchr(text + i + 1, '"') - text);
			other = replaced(text, end, 0, "x");
			i = end;
		} else if (isdigit((unsigned char)text[i]) &&
			   !isalnum((unsigned char)text[i - 1])) {
			/* One up, or at 5 one down: many a bound is 5. */
			char digit[2] = {(char)(text[i] == '5' ? '4' : text[i] + 1), '\0'};
			other = replaced(text, i, 1, digit);
		} else if (strncmp(text + i, "true", 4) == 0) {
			other = replaced(text, i, 4, "false");
		}
		if (other == NULL)
			continue;
		struct protocol *q = parsed(other);
		if (q != NULL && same_hash(p, q) && strcmp(text, other) != 0)
			fail_msg("\"%.20s\" at byte %zu is not in the hash", text + i, i);
		changed += q != NULL;
		refused += q == NULL;
		protocol_free(q);
		free(other);
	}
	assert_true(changed > 100 && refused > 10);
	protocol_free(p);
	free(text);
}

/* Triages are kept with the hash of their protocol: an encoding that changes takes another
 * PROTOCOL_ENCODING with it. */
static void
nt_10_the_hash_of_today_is_that_of_yesterday(void **state)
{
	(void)state;
	char hex[2 * ZCC_HASH_BYTES + 1];
	struct protocol *p = kit_protocol(over);
	text_hex(hex, p->hash, sizeof p->hash);
	assert_int_equal(PROTOCOL_ENCODING, 1);
	assert_string_equal(
	    hex, "28ff989bde6493e59eda23734c276350abc39444c2fd34ef87f0a686f2fde9a5");
	protocol_free(p);
}

static void
an_item_is_as_small_as_promised(void **state)
{
	(void)state;
	struct protocol *p = kit_shipped("twente");
	size_t most = 0;
	for (enum protocol_item_kind kind = ITEM_HEAD; kind < ITEM_KINDS_NUM; kind++)
		for (unsigned i = 0; i < protocol_items_num(p, kind); i++) {
			uint8_t room[PROTOCOL_ITEM_MAX];
			struct protocol_item item = protocol_item(p, kind, i);
			struct bytes b = bytes_writer(room, sizeof room);
			protocol_encode(p, &item, &b);
			assert_true(bytes_ok(&b));
			most = b.at > most ? b.at : most;
		}
	assert_true(most > 500 && most < PROTOCOL_ITEM_MAX / 4);
	protocol_free(p);
}

/* --- Bounds --- */

/* The small protocol with `num` more criteria that nobody asks. */
static char *
with_criteria(unsigned num)
{
	size_t len;
	char *text = text_at(small, &len), *at = strstr(text, "criteria = (");
	size_t size = len + num * 160u + 1, used;
	char *out = malloc(size);
	assert_non_null(out);
	used = (size_t)snprintf(out, size, "%.*scriteria = (", (int)(at - text), text);
	for (unsigned i = 0; i < num; i++)
		used += (size_t)snprintf(out + used, size - used,
		    "{ code = \"n%u\"; name = \"n\"; question = \"q\"; unknown = 1; options = ( { "
		    "text "
		    "= \"a\"; urgency = 2; }, { text = \"b\"; urgency = 5; } ); },\n",
		    i);
	snprintf(out + used, size - used, "%s", at + strlen("criteria = ("));
	free(text);
	return out;
}

static void
a_full_table_is_a_fault_and_not_a_crash(void **state)
{
	(void)state;
	char *most = with_criteria(PROTOCOL_CRITERIA_MAX - 3),
	     *more = with_criteria(PROTOCOL_CRITERIA_MAX - 2);
	struct protocol *p = parsed(most);
	assert_non_null(p);
	assert_int_equal(p->criteria_num, PROTOCOL_CRITERIA_MAX);
	protocol_free(p);
	assert_null(parsed(more));
	free(most);
	free(more);
}

static void
a_fault_of_the_base_is_said_of_the_base(void **state)
{
	(void)state;
	size_t len[2];
	char *text[2] = {text_at(small, &len[0]), text_at(over, &len[1])};
	struct protocol *p;
	struct fault f = {0};
	char *broken = replaced(text[0], (size_t)(strstr(text[0], "code = \"speech\"") - text[0]),
	    14, "code = \"spech");
	struct protocol_source layer[2] = {
	    {"base.conf", broken, strlen(broken)}, {"over.conf", text[1], len[1]}};
	assert_int_equal(protocol_parse(layer, 2, &p, &f), ZCC_E_CONFIG);
	assert_non_null(strstr(f.text, "base.conf:"));
	assert_non_null(strstr(f.text, "speech"));
	layer[0] = (struct protocol_source){"base.conf", text[0], len[0]};
	assert_int_equal(protocol_parse(layer, 2, &p, &f), ZCC_OK);
	protocol_free(p);
	free(broken);
	free(text[0]);
	free(text[1]);
}

static void
kinds_and_sectors_are_closed_lists(void **state)
{
	(void)state;
	for (unsigned i = 1; i < CARES_NUM; i++)
		assert_int_equal(care_number(care_word(i)), i);
	for (unsigned i = 1; i < SECTORS_NUM; i++)
		assert_int_equal(sector_number(sector_word(i)), i);
	assert_int_equal(CARE_AMBULANCE, care_number("ambulance"));
	assert_int_equal(care_number(""), CARE_NONE);
	assert_int_equal(care_number("A1"), CARE_NONE);
	assert_int_equal(sector_number(""), 0);
	assert_string_equal(care_word(CARES_NUM), "");
	assert_string_equal(sector_word(SECTORS_NUM), "");
	assert_string_equal(sector_word(0), "");
	assert_int_equal(care_gravest(CARE_AMBULANCE), 0);
	assert_true(care_gravest(care_number("zelfzorg")) > 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(codes_are_found_and_others_are_not),
	    cmocka_unit_test(nt_2_each_complaint_has_two_variants),
	    cmocka_unit_test(nt_7_under_three_months_is_known_by_the_birth_date),
	    cmocka_unit_test(nt_10_a_region_adds_replaces_and_leaves_the_rest),
	    cmocka_unit_test(nt_10_a_pathway_goes_before_the_protocols_care),
	    cmocka_unit_test(nt_10_comments_and_the_order_of_blocks_do_not_change_the_hash),
	    cmocka_unit_test(nt_10_whatever_is_changed_changes_the_hash),
	    cmocka_unit_test(nt_10_the_hash_of_today_is_that_of_yesterday),
	    cmocka_unit_test(an_item_is_as_small_as_promised),
	    cmocka_unit_test(a_full_table_is_a_fault_and_not_a_crash),
	    cmocka_unit_test(a_fault_of_the_base_is_said_of_the_base),
	    cmocka_unit_test(kinds_and_sectors_are_closed_lists),
	};
	struct fault f = {0};
	if (seal_init(&f) != ZCC_OK)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("protocol", tests, NULL, NULL);
}
