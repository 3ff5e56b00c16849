/* SPDX-License-Identifier: EUPL-1.2 */
/* Golden screens of the triage: the shipped protocol, keys, and tests/screen/NAME.screen byte for byte. */
#include "tests/lib/protocol_kit.h"

#include "tests/lib/shot.h"

#include <string.h>

#define NL(name, pressed)                                                                             \
	{ name, "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "975\r" pressed }
#define EN(name, pressed)                                                                             \
	{ name, "en", "triagist", DESK_TRIAGE, 24, 80, .keys = "975\r" pressed }
#define WIDE(name, pressed)                                                                           \
	{ name, "nl", "triagist", DESK_TRIAGE, 43, 132, .keys = "975\r" pressed }

#define GIVEN(name, lang, rows, cols, pressed)                                                        \
	{ name, lang, "triagist", DESK_TRIAGE, rows, cols, .keys = "975\r", .is_known = true,        \
	  .is_given = true, .more = pressed }

static struct shot shots[] = {
	NL("triage-abcd", ""),
	EN("triage-abcd-en", ""),
	WIDE("triage-abcd-split", ""),
	NL("triage-letter", "b"),
	EN("triage-letter-en", "b"),
	WIDE("triage-letter-split", "b"),
	NL("triage-letter-rav", "b2"),
	NL("triage-complaint", "v"),
	NL("triage-complaint-found", "vpij"),
	NL("triage-complaint-long", "vkoo"),
	EN("triage-complaint-en", "vpij"),
	WIDE("triage-complaint-split", "vpij"),
	NL("triage-complaint-none", "vzzz\r"),
	NL("triage-criteria", "vkor\r"),
	NL("triage-criteria-some", "vkor\r23030"),
	EN("triage-criteria-en", "vkor\r23030"),
	WIDE("triage-criteria-split", "vkor\r23030"),
	NL("triage-criteria-baby", "vbaby\r33"),
	NL("triage-criteria-all", "vkor\r3333323"),
	NL("triage-criteria-physical", "vkor\rf2"),
	NL("triage-along", "vkor\rfm"),
	EN("triage-along-en", "vkor\rfm1m"),
	NL("triage-with", "vkor\rf2m1"),
	{ "triage-again", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_waitroom = true, .keys = "f\033[B\rv\r3" },
	{ "triage-again-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_waitroom = true,
		.keys = "f\033[B\033[B\033[B\rv\r3\r" },
	{ "triage-said", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "975\r", .is_triage = true,
		.is_known = true, .more = "" },
	{ "triage-said-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .keys = "975\r", .is_triage = true,
		.is_known = true, .more = "" },
	NL("triage-pain", "vhartinf\r3\033[4~8/5"),
	NL("triage-pain-known", "vhartinf\r3\033[4~8/5\r"),
	NL("triage-pain-again", "vhartinf\r3\033[4~8/5\r\033[4~"),
	WIDE("triage-pain-again-split", "vhartinf\r3\033[4~8/5\r\033[4~"),
	NL("triage-letter-again", "vkor\r2c"),
	NL("triage-judge", "vkor\r33+"),
	EN("triage-judge-en", "vkor\r33+"),
	WIDE("triage-judge-split", "vkor\r33+"),
	NL("triage-judged", "vkor\r33+2"),
	NL("triage-milder", "vkor\r22-"),
	NL("triage-factors", "vkor\r2x\033[B "),
	EN("triage-factors-en", "vkor\r2x\033[B "),
	WIDE("triage-factors-split", "vkor\r2x\033[B "),
	NL("triage-ticked", "vkor\r2px\033[B\033[B \033"),
	NL("triage-help", "vkor\r2?"),
	NL("triage-rav-now", "vkor\r2!"),
	NL("triage-care-said", "vkor\r33332\r2gHAP Hengelo, 15:10\r \033[B"),
	NL("triage-care-place", "vkor\r33332\rgHAP Hen"),
	NL("triage-care-all", "vkor\r33332\r0"),
	NL("triage-care-alone", "vkor\r33332\ru"),
	NL("triage-care-rav", "vkor\r1\r"),
	NL("triage-care-pathway", "vpijn-borst\r23\r"),
	{ "triage-lost", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "975\rvkor\r23", .goes_down = true },
	NL("triage-number", "vkor\r3\rj"),
	GIVEN("given-abcd", "nl", 24, 80, ""),
	GIVEN("given-abcd-split", "nl", 43, 132, ""),
	GIVEN("given-criteria", "nl", 24, 80, "v\r"),
	GIVEN("given-criteria-split", "nl", 43, 132, "v\r"),
	GIVEN("given-criteria-en", "en", 24, 80, "v\r"),
	GIVEN("given-some", "nl", 24, 80, "v\r  3"),
	GIVEN("given-some-split", "nl", 43, 132, "v\r  3"),
	GIVEN("given-which", "nl", 24, 80, "v\r\033[4~\033[A"),
	GIVEN("given-factors", "nl", 24, 80, "v\rx"),
	GIVEN("given-again", "nl", 24, 80, "v\r  l"),
	GIVEN("given-again-en", "en", 24, 80, "v\r  l"),
	GIVEN("given-dropped", "nl", 24, 80, "v\r  l3"),
	GIVEN("given-pain", "nl", 24, 80, "vhartinf\r\033[4~"),
	NL("triage-record", "vkor\r33332\r"),
	EN("triage-record-en", "vkor\r33332\r"),
	WIDE("triage-record-split", "vkor\r33332\r"),
};

static void
every_screen_is_as_it_was_agreed(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(shots) / sizeof(shots[0]); i++)
		wrong += !shot_is_golden(&shots[i]);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen_is_as_it_was_agreed),
	};

	struct protocol *protocol = kit_shipped("twente");
	for (size_t i = 0; i < sizeof(shots) / sizeof(shots[0]); i++)
		shots[i].protocol = protocol;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = cmocka_run_group_tests_name("triage-screens", tests, NULL, NULL);
	protocol_free(protocol);
	return failed;
}
