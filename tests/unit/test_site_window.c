/* SPDX-License-Identifier: EUPL-1.2 */
/* The windows, referrals, holidays and meldkamers of zcc.conf: what a site may say, and what is refused. */
#include "shared/edge/site.h"

#include "tests/lib/unit.h"

#include "shared/care/calendar.h"
#include "shared/care/window.h"
#include "zcc/types.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const uint8_t some_id[ZCC_SITE_BYTES] = {1, 2, 3};

static char *
composed(bool is_demo)
{
	char *text;
	uint32_t len;
	struct fault f = {0};
	if (site_compose("twente", is_demo, some_id, "", &text, &len, &f) != ZCC_OK)
		fail_msg("%s", f.text);
	return text;
}

/* The shipped text with the first `from` replaced by `to`, parsed; the caller frees it. */
static int
parse_changed(const char *from, const char *to, struct site *s, struct fault *f)
{
	char *text = composed(false), *at = strstr(text, from);
	if (at == NULL)
		fail_msg("the shipped text has no \"%s\"", from);
	size_t size = strlen(text) + strlen(to) + 1;
	char *other = malloc(size);
	assert_non_null(other);
	snprintf(other, size, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
	int code = site_parse(other, strlen(other), "zcc.conf", s, f);
	free(other);
	free(text);
	return code;
}

/* That text is refused, and the fault says `part`. */
static void
refused(const char *from, const char *to, const char *part)
{
	struct site *s = malloc(sizeof *s);
	struct fault f = {0};
	assert_non_null(s);
	int r = parse_changed(from, to, s, &f);
	if (r != ZCC_E_CONFIG || strstr(f.text, part) == NULL)
		fail_msg("%d \"%s\" does not say \"%s\"", r, f.text, part);
	site_free(s);
	free(s);
}

/* KB-7, C19: no window closes the lines of emergencies and of professionals. */
static void
a_window_that_closes_a_line_that_is_never_refused_is_refused(void **state)
{
	(void)state;
	refused("urgency = 1; never_refused = true;",
	    "urgency = 1; never_refused = true; windows = [ \"avond\" ]; referral = \"eigen-huisarts\";",
	    "lines[0].windows: line spoed is never refused: it can have none");
	refused("valid_from = \"2026-01-01\"; urgency = 2; never_refused = true;",
	    "valid_from = \"2026-01-01\"; urgency = 2; never_refused = true; windows = [ \"avond\" ];",
	    "lines[2].windows: line zorgverlener is never refused: it can have none");
	refused("urgency = 2; never_refused = true; },\n\t{ line = \"zelf",
	    "urgency = 2; never_refused = true; windows = [ \"dag\" ]; },\n\t{ line = \"zelf",
	    "lines[3].windows: line 112 is never refused: it can have none");
}

static void
windows_say_what_is_wrong_with_them(void **state)
{
	(void)state;
	refused("window = \"avond\"", "window = \"ochtend\"", "windows[2].window: must be one of");
	refused("days = [ \"ma-vr\" ]", "days = [ \"ma-vrij\" ]", "windows[2].days[0]: must be a day");
	refused("days = [ \"za-zo\" ]", "days = [ \"zaterdag\" ]", "windows[1].days[0]: must be a day");
	refused("days = [ \"za-zo\" ]", "days = [ ]", "windows[1].days: 0 elements");
	refused("from = \"17:00\"", "from = \"24:00\"", "windows[2].from: must be a time");
	refused("to = \"23:00\"", "to = \"24:01\"", "windows[2].to: must be a time");
	refused("referral = \"eigen-huisarts\"; words", "referral = \"Eigen huisarts\"; words",
	    "referrals[0].referral: a code");
	refused("windows = [ \"feestdag\",", "windows = [ \"dag\",",
	    "lines[1].windows[0]: no window of that name");
	refused("windows = [ \"feestdag\",", "windows = [ \"weekend\",",
	    "lines[1].windows[1]: weekend stands twice");
	refused("referral = \"eigen-huisarts\"; }", "referral = \"spreekuur\"; }",
	    "lines[1].referral: no referral of that name");
	refused("urgency = 1; never", "urgency = 1; referral = \"eigen-huisarts\"; never",
	    "lines[0].referral: a line without windows");
	refused("# norm_s: to", "holidays = { added = [ \"2026-02-30\" ]; removed = [ ]; source = \"x\";"
	    " valid_from = \"2026-01-01\"; };\n# norm_s: to", "holidays.added[0]: must be a day");
	refused("# norm_s: to", "holidays = { added = [ \"2026-05-05\" ]; removed = [ \"2026-05-05\" ];"
	    " source = \"x\"; valid_from = \"2026-01-01\"; };\n# norm_s: to",
	    "holidays.removed[0]: stands twice");
}

/* SH-1: the rota of those on call says when in the same words. */
static void
who_is_on_call_says_what_is_wrong_with_it(void **state)
{
	(void)state;
	refused("{ role = \"so\"; oncall = \"specialist", "{ role = \"os\"; oncall = \"specialist",
	    "oncall[0].role: os is none of the roles");
	refused("oncall = \"specialist", "oncall = \"Heel lange woorden voor op een scherm van tachtig"
	    " kolommen, specialist", "oncall[0].oncall");
	refused("rooster op kaart 8\";\n\t  days", "rooster op kaart 8\";\n\t  dagen",
	    "oncall[0].dagen");
	refused("days = [ \"feestdag\", \"za-zo\" ]", "days = [ \"kerst\" ]",
	    "oncall[0].days[0]: must be a day");
	refused("days = [ \"feestdag\", \"za-zo\" ]; from = \"08:00\"; to", "days = [ \"ma\" ]; to",
	    "oncall[0].from");
}

static void
a_demo_site_has_every_line_open(void **state)
{
	(void)state;
	char *text = composed(true);
	struct site *s = malloc(sizeof *s);
	struct fault f = {0};
	assert_non_null(s);
	assert_int_equal(site_parse(text, strlen(text), "zcc.conf", s, &f), ZCC_OK);
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
		assert_int_equal(s->settings.line_window[line].windows, 0);
	site_free(s);
	free(s);
	free(text);
}

/* OP-2: a day is added to the calendar and another taken away. */
static void
a_site_adds_and_takes_away_holidays(void **state)
{
	struct site *s = malloc(sizeof *s);
	struct fault f = {0};
	(void)state;
	assert_non_null(s);
	int r = parse_changed("# norm_s: to",
	    "holidays = { added = [ \"2026-12-31\" ]; removed = [ \"2026-05-05\" ];"
	    " source = \"x\"; valid_from = \"2026-01-01\"; };\n# norm_s: to", s, &f);
	if (r != ZCC_OK)
		fail_msg("%s", f.text);
	assert_true(window_is_holiday(&s->settings, calendar_day(2026, 12, 31)));
	assert_false(window_is_holiday(&s->settings, calendar_day(2026, 5, 5)));
	assert_true(window_is_holiday(&s->settings, calendar_day(2027, 5, 5)));
	site_free(s);
	free(s);
}

/* RV-1 */
static void
each_place_has_one_meldkamer_and_each_meldkamer_a_second_number(void **state)
{
	(void)state;
	static const char first[] = "  municipalities = [ \"Dinkelland\", \"Oldenzaal\"";
	struct site *s = malloc(sizeof *s);
	struct fault f = {0};
	bool is_guessed;
	assert_non_null(s);
	assert_int_equal(parse_changed("name = \"twente\"", "name = \"twente\"", s, &f), ZCC_OK);
	assert_string_equal(settings_meldkamer_of(&s->settings, "Losser", &is_guessed)->code, "mon");
	assert_false(is_guessed);
	assert_string_equal(settings_meldkamer_of(&s->settings, "7511", &is_guessed)->code, "mon");
	assert_false(is_guessed);
	assert_string_equal(settings_meldkamer_of(&s->settings, "9999", &is_guessed)->code, "mon");
	assert_true(is_guessed);
	assert_string_equal(settings_meldkamer_of(&s->settings, "", &is_guessed)->code, "mon");
	assert_true(is_guessed);
	assert_null(settings_meldkamer(&s->settings, "elders"));
	site_free(s);
	free(s);
	refused(first, "  municipalities = [ \"Dinkelland\", \"Dinkelland\"",
	    "meldkamers[0].municipalities[1]: served by two meldkamers, or named twice");
	refused(first, "  municipalities = [ \"Dinkelland\", \"Zwolle\"",
	    "meldkamers[0].municipalities[1]: no municipality of this region");
	refused(first, "  municipalities = [ \"Dinkelland\"",
	    "meldkamers: none serves the municipality Oldenzaal");
	refused("\"7460-7699\"", "\"7449\"", "postcodes[1]: holds postcodes that stand in another");
	refused("\"7460-7699\"", "\"7699-7460\"", "postcodes[1]: must be postcodes, written like");
	refused("\"7460-7699\"", "\"746\"", "postcodes[1]: must be postcodes, written like");
	refused("portofoon kanaal 1, of 112 en vraag de MKA", "toets MKA op het toestel, of kaart 1",
	    "meldkamers[0].second: is the first number again");
	refused("meldkamer = \"mon\"", "meldkamer = \"Mon\"",
	    "meldkamers[0].meldkamer: a code has only");
	refused("meldkamer = \"mon\"", "code = \"mon\"", "meldkamers[0].code: unknown key");
	refused("\n\t{ meldkamer =", "\n\t{ meldkamer = \"mon\"; words = \"Noord\"; telephone = \"1\";"
	    " second = \"2\"; postcodes = [ \"9999\" ]; source = \"eigen aanname\";"
	    " valid_from = \"2026-01-01\"; },\n\t{ meldkamer =",
	    "meldkamers[1].meldkamer: mon stands twice");
	refused("\n\t{ meldkamer =", "\n\t{ meldkamer = \"mno\"; words = \"Noord\"; telephone = \"1\";"
	    " second = \"2\"; source = \"eigen aanname\"; valid_from = \"2026-01-01\"; },"
	    "\n\t{ meldkamer =", "meldkamers[0].municipalities: is missing: it serves no place");
}

/* A region of an older release names none: who sends chooses no meldkamer, and nothing is guessed. */
static void
a_region_may_name_no_meldkamer(void **state)
{
	static struct settings none;
	bool is_guessed = true;
	(void)state;
	assert_null(settings_meldkamer_of(&none, "Losser", &is_guessed));
	assert_null(settings_meldkamer(&none, "mon"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_window_that_closes_a_line_that_is_never_refused_is_refused),
	    cmocka_unit_test(windows_say_what_is_wrong_with_them),
	    cmocka_unit_test(who_is_on_call_says_what_is_wrong_with_it),
	    cmocka_unit_test(a_demo_site_has_every_line_open),
	    cmocka_unit_test(each_place_has_one_meldkamer_and_each_meldkamer_a_second_number),
	    cmocka_unit_test(a_region_may_name_no_meldkamer),
	    cmocka_unit_test(a_site_adds_and_takes_away_holidays),
	};
	/* In the tree the tests run from its root; a build elsewhere finds the data there too. */
	if (getenv("ZCC_DATA") == NULL && access("conf/roles.conf", R_OK) == 0)
		setenv("ZCC_DATA", "conf", 1);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("site_window", tests, NULL, NULL);
}
