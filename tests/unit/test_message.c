/* SPDX-License-Identifier: EUPL-1.2 */
/* What may stand in a message between desks: nothing that names a patient, as far as a program sees. */
#include "shared/care/message.h"

#include "tests/lib/unit.h"

#include <string.h>

static enum why
judged(const char *text)
{
	struct refusal no = {0};
	int code = message_check(text, "2026-11-29", &no);
	assert_int_equal(code, no.code);
	return (enum why)no.grounds.why;
}

static void
expect(enum why why, const char *const *texts, size_t num)
{
	for (size_t i = 0; i < num; i++)
		if (judged(texts[i]) != why)
			fail_msg("%s: %d instead of %d", texts[i], judged(texts[i]), why);
}
#define EXPECT(why, texts) expect(why, texts, sizeof texts / sizeof texts[0])

static void
words_case_numbers_times_and_days_to_come_may_be_sent(void **state)
{
	static const char *const texts[] = {"", "MMT-inzet A12, verwacht extra bellers",
	    "HAP Zeist: consulten lopen 20 min uit", "melding 24009 eerst, dan 24031",
	    "24009 24031 24018", "om 15:30 overleg, tot 16:00", "kaart 3 en 12, lijn 112",
	    "vanaf 30-11-2026 andere nachtzorg", "op 29-11-2026 vanaf 23:00", "1/2 bezetting",
	    "123456789", "5 december 2026 vrij", "versie 1.2.3", "ma t/m vr 08:00-17:00",
	    "4 van 11 vrij, 7 over", "U1 bij 12345678"};
	(void)state;
	EXPECT(WHY_NONE, texts);
}

static void
a_bsn_is_refused_however_it_is_written(void **state)
{
	static const char *const texts[] = {"111222333", "bsn 111222333.", "pt 111.222.333 belt",
	    "1112 22 333", "melding 24009 111222333", "111222333 24009", "(111222333)", "x111222333x",
	    "1 1 1 2 2 2 3 3 3", "111_222_333"};
	(void)state;
	EXPECT(WHY_MESSAGE_BSN, texts);
}

static void
a_telephone_number_is_refused_however_it_is_written(void **state)
{
	static const char *const texts[] = {"bel 0612345678", "06-12345678", "06 12 34 56 78",
	    "+31 6 12345678", "+31(0)612345678", "0031612345678", "(053) 4876543", "24009 06-12345678",
	    "053-4876543 bellen"};
	(void)state;
	EXPECT(WHY_MESSAGE_PHONE, texts);
}

static void
a_day_of_birth_is_refused_however_it_is_written(void **state)
{
	static const char *const texts[] = {"12-03-1946", "geb. 12/3/46", "1946-03-12", "12.03.1946",
	    "12031946", "19460312", "12 maart 1946", "12 Mrt. 46", "geboren 1 mei 1980", "28-11-2026",
	    "melding 24009 12-03-1946", "12 03 1946"};
	(void)state;
	EXPECT(WHY_MESSAGE_DATE, texts);
}

static void
longer_than_a_glance_is_refused_by_characters_not_bytes(void **state)
{
	char text[ZCC_MESSAGE_SIZE] = "";
	(void)state;
	for (int i = 0; i < ZCC_MESSAGE_CHARS; i++)
		strcat(text, "\xc3\xa9");
	assert_int_equal(judged(text), WHY_NONE);
	strcat(text, "x");
	assert_int_equal(judged(text), WHY_MESSAGE_LONG);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_case_numbers_times_and_days_to_come_may_be_sent),
	    cmocka_unit_test(a_bsn_is_refused_however_it_is_written),
	    cmocka_unit_test(a_telephone_number_is_refused_however_it_is_written),
	    cmocka_unit_test(a_day_of_birth_is_refused_however_it_is_written),
	    cmocka_unit_test(longer_than_a_glance_is_refused_by_characters_not_bytes),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}
