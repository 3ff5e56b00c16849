/* SPDX-License-Identifier: EUPL-1.2 */
/* zcc.conf: the shipped region and roles, each refusal of the schema, and where files are found. */
#include "shared/edge/site.h"

#include "shared/base/err.h"
#include "shared/care/words.h"
#include "shared/edge/conf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

static const uint8_t some_id[ZCC_SITE_BYTES] = {0xab, 0xcd, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

static char *
composed(bool is_demo)
{
	char *text;
	uint32_t len;
	struct fault f = {0};
	if (site_compose("twente", is_demo, some_id, "zcc", &text, &len, &f) != ZCC_OK)
		fail_msg("%s", f.text);
	assert_int_equal(strlen(text), len);
	return text;
}

static struct site *
parsed(const char *text)
{
	struct site *s = malloc(sizeof *s);
	struct fault f = {0};
	assert_non_null(s);
	if (site_parse(text, strlen(text), "zcc.conf", s, &f) != ZCC_OK)
		fail_msg("%s", f.text);
	return s;
}

static void
freed(struct site *s)
{
	site_free(s);
	free(s);
}

/* The shipped text with the first `from` replaced by `to`; on the heap. */
static char *
changed(const char *from, const char *to)
{
	char *text = composed(false), *at = strstr(text, from);
	if (at == NULL)
		fail_msg("the shipped text has no \"%s\"", from);
	size_t size = strlen(text) + strlen(to) + 1;
	char *other = malloc(size);
	assert_non_null(other);
	snprintf(other, size, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
	free(text);
	return other;
}

/* That text is refused, and the fault says `part`. */
static void
refused(const char *from, const char *to, const char *part)
{
	char *text = changed(from, to);
	struct site *s = malloc(sizeof *s);
	struct fault f = {0};
	assert_non_null(s);
	int r = site_parse(text, strlen(text), "zcc.conf", s, &f);
	if (r != ZCC_E_CONFIG || strstr(f.text, part) == NULL ||
	    strncmp(f.text, "zcc.conf:", 9) != 0)
		fail_msg("%d \"%s\" does not say \"%s\"", r, f.text, part);
	freed(s);
	free(text);
}

static void
the_shipped_region_says_what_its_sources_say(void **state)
{
	(void)state;
	char *text = composed(false);
	struct site *s = parsed(text);
	const struct settings *set = &s->settings;
	assert_memory_equal(s->id, some_id, sizeof some_id);
	assert_string_equal(s->group, "zcc");
	assert_string_equal(set->region, "twente");
	assert_false(set->is_demo);
	assert_int_equal(s->sizes.cases, 16384);
	assert_int_equal(s->sizes.capacity, 8192);
	assert_int_equal(set->line[LINE_SPOED].norm_s, 30);
	assert_int_equal(set->line[LINE_SPOED].target_pct, 90);
	assert_int_equal(set->line[LINE_SPOED].urgency, 1);
	assert_true(set->line[LINE_SPOED].never_refused);
	assert_int_equal(set->line[LINE_REGULIER].norm_s, 120);
	assert_int_equal(set->line[LINE_REGULIER].target_pct, 75);
	assert_int_equal(set->line[LINE_REGULIER].urgency, 3);
	assert_false(set->line[LINE_REGULIER].never_refused);
	assert_int_equal(set->line[LINE_112].urgency, 2);
	assert_int_equal(set->line[LINE_ZELFTRIAGE].urgency, 4);
	assert_int_equal(set->line[LINE_TERUGBELLEN].norm_s, 1800);
	assert_int_equal(set->lost_s, 10);
	assert_int_equal(set->undo_s, 10);
	assert_int_equal(set->leave_board_s, 900);
	assert_int_equal(set->leave_book_s, 86400);
	assert_int_equal(set->earlier_s, 86400);
	assert_int_equal(set->capacity_fresh_s, 7200);
	assert_int_equal(set->hold_s, 120);
	assert_int_equal(set->callback_attempts, 3);
	assert_int_equal(set->places_num, 14);
	assert_string_equal(set->place[0], "Dinkelland");
	assert_string_equal(set->place[13], "Wierden");
	assert_in_range(set->complaints_num, 55, 70);
	assert_int_equal(set->reasons_num, 16);
	assert_int_equal(set->shifts_num, 3);
	assert_int_equal(set->shift_min[0], 7 * 60 + 30);
	assert_int_equal(set->shift_min[2], 23 * 60);
	assert_int_equal(set->windows_num, 4);
	assert_int_equal(set->window[2].window, WINDOW_AVOND);
	assert_int_equal(set->window[2].from_min, 17 * 60);
	assert_string_equal(settings_referral(set, LINE_REGULIER)->code, "eigen-huisarts");
	assert_int_equal(set->line_window[LINE_ZELFTRIAGE].windows, 0xf);
	assert_int_equal(set->line_window[LINE_TERUGBELLEN].windows, 0);
	assert_int_equal(s->text_len, strlen(text));
	assert_string_equal(s->text, text);
	freed(s);
	free(text);
}

static const struct role_settings *
role(const struct site *s, const char *name)
{
	for (uint32_t i = 0; i < s->settings.roles_num; i++)
		if (strcmp(s->settings.role[i].name, name) == 0)
			return &s->settings.role[i];
	fail_msg("no role %s", name);
	return NULL;
}

static bool
grants(const struct role_settings *r, enum zcc_verb verb)
{
	return (r->verbs >> verb & 1) != 0;
}

/* RL-1 */
static void
the_shipped_roles_are_those_of_the_field(void **state)
{
	(void)state;
	static const char *const names[] = {"triagist", "coordinerend-triagist", "regiearts",
	    "vervolgzorg", "toezicht", "beheer", "intake", "partner", "auditor", "centralist",
	    "ggz", "wijkverpleging", "seh", "so", "rapid", "zorgcentrale"};
	char *text = composed(true);
	struct site *s = parsed(text);
	assert_int_equal(s->settings.roles_num, sizeof names / sizeof names[0]);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_non_null(role(s, names[i]));
	assert_int_equal(role(s, "triagist")->desk, DESK_TRIAGE);
	assert_int_equal(role(s, "triagist")->lines, 0x7e);
	assert_true(grants(role(s, "triagist"), VERB_NEXT));
	freed(s);
	free(text);
}

/* RL-1 */
static void
who_does_not_treat_reads_no_dossier(void **state)
{
	(void)state;
	static const char *const names[] = {"toezicht", "beheer", "intake", "partner", "auditor"};
	char *text = composed(false);
	struct site *s = parsed(text);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		assert_false(grants(role(s, names[i]), VERB_DOSSIER));
		assert_false(grants(role(s, names[i]), VERB_SEARCH));
		assert_false(grants(role(s, names[i]), VERB_CLAIM));
		assert_false(grants(role(s, names[i]), VERB_NEXT));
	}
	assert_true(grants(role(s, "beheer"), VERB_CONFIG));
	assert_true(grants(role(s, "beheer"), VERB_OPERATOR_ADD));
	assert_false(grants(role(s, "triagist"), VERB_OPERATOR_ADD));
	assert_false(grants(role(s, "auditor"), VERB_ERASE));
	freed(s);
	free(text);
}

static void
a_demo_site_asks_for_no_shift(void **state)
{
	(void)state;
	char *text = composed(true);
	struct site *s = parsed(text);
	assert_true(s->settings.is_demo);
	assert_int_equal(s->settings.shifts_num, 0);
	freed(s);
	free(text);
}

static void
the_site_block_is_checked(void **state)
{
	(void)state;
	refused("id = \"abcd", "id = \"ABCD", "site.id: must be 32 hexadecimal digits");
	refused("id = \"abcd", "id = \"abc", "site.id: must be 32 hexadecimal digits");
	refused("id = \"abcd", "id = \"abcdabcd", "site.id: 36 bytes");
	refused("group = \"zcc\"", "group = \"z c\"", "site.group: must be the name");
	refused("demo = false", "demo = 0", "site.demo: must be true or false");
	refused("demo = false", "demos = false", "site.demos: unknown key");
	refused("\tcases = 16384", "\tcases = 15", "site.cases: 15 is outside 16..65536");
	refused(
	    "book_cases = 65536", "book_cases = 400", "book_cases: 400 is less than cases, 16384");
	refused("site = {", "sites = {", "sites: unknown key");
}

static void
the_region_is_checked(void **state)
{
	(void)state;
	refused("name = \"twente\"", "name = \"Twente\"", "region.name: a code has only");
	char *text = changed("inhabitants = 400000;", "");
	struct site *s = parsed(text);
	assert_int_equal(s->inhabitants, 0); /* not told: counts only (KP-8) */
	freed(s);
	free(text);
	refused("inhabitants = 400000", "inhabitants = 0", "region.inhabitants: 0 is outside");
	refused("\"Oldenzaal\"", "\"Dinkelland\"", "municipalities[1]: stands twice");
	refused("\"Oldenzaal\"", "\"\"", "municipalities[1]: may not be empty");
	refused(
	    "sector = \"RAV\"", "sector = \"rav\"", "region.partners[0].sector: must be one of");
	refused("sector = \"RAV\"", "kind = \"RAV\"", "region.partners[0].kind: unknown key");
	refused(
	    "function = \"TRI\"", "function = \"XYZ\"", "functions[0].function: must be one of");
	refused(
	    "function = \"TRI\"", "function = \"PZ\"", "functions[1].function: PZ stands twice");
	refused("valid_from = \"2020-07-01\"", "valid_from = \"2020-07-32\"", "must be a day");
}

/* PR-1 */
static void
a_partner_is_of_one_of_twenty_sectors(void **state)
{
	static const char *const sectors[] = {"RAV", "HAP", "huisarts", "ziekenhuis", "GGZ", "VVT",
	    "thuiszorg", "sociaal domein", "gemeente", "verzekeraar", "zorgkantoor", "apotheek",
	    "geboortezorg", "revalidatie", "gehandicaptenzorg", "zorghotel", "zorgcentrale",
	    "meldkamer", "ROAZ", "paramedici"};
	(void)state;
	for (size_t i = 0; i < sizeof sectors / sizeof sectors[0]; i++) {
		char to[64];
		snprintf(to, sizeof to, "sector = \"%s\"", sectors[i]);
		char *text = changed("sector = \"RAV\"", to);
		freed(parsed(text));
		free(text);
	}
	refused("sector = \"RAV\"", "sector = \"brandweer\"", "partners[0].sector: must be one of");
}

static void
every_line_stands_once_with_its_norm_and_source(void **state)
{
	(void)state;
	refused("line = \"regulier\"", "line = \"spoed\"", "lines[1].line: spoed stands twice");
	refused("line = \"regulier\"", "line = \"gewoon\"", "lines[1].line: must be one of");
	refused("norm_s = 30;", "norm_s = 86401;", "lines[0].norm_s: 86401 is outside 0..86400");
	refused(
	    "target_pct = 90;", "target_pct = 101;", "lines[0].target_pct: 101 is outside 0..100");
	refused("target_pct = 90;", "", "lines[0].target_pct: is missing");
	refused("urgency = 1;", "urgency = 6;", "lines[0].urgency: 6 is outside 0..5");
	refused("valid_from = \"2008-09-11\";", "", "lines[0].valid_from: is missing");
	refused("urgency = 1; never_refused = true", "urgency = 1; never_refused = false",
	    "lines[0].never_refused: must be true for line spoed");
	refused("lines = (", "lines = ( { line = \"spoed\"; },", "lines: 7 elements; 6..6");
}

static void
limits_are_checked(void **state)
{
	(void)state;
	refused("lost_s = { value = 10", "lost_s = { value = 1",
	    "limits.lost_s.value: 1 is outside 2..600");
	refused("lost_s = {", "lose_s = {", "limits.lose_s: unknown key");
	refused("undo_s = { value = 10; valid_from = \"2026-01-01\";", "undo_s = { value = 10;",
	    "limits.undo_s.valid_from: is missing");
	refused("value = 86400; valid_from", "value = 899; valid_from",
	    "leave_book_s: 899 is less than leave_board_s, 900");
}

static void
codes_and_shifts_are_checked(void **state)
{
	(void)state;
	refused("\"allergie\"", "\"Allergie\"", "complaints[0]: a code has only");
	refused("\"allergie\"", "\"beet\"", "complaints[2]: stands twice");
	refused(
	    "\"allergie\"", "\"a-code-of-twentyfour-chr\"", "complaints[0]: 24 bytes; at most 23");
	refused("\"advies\"", "advies", "zcc.conf:");
	refused("\"07:30\"", "\"7:30\"", "shifts[0]: must be a time");
	refused("\"07:30\"", "\"24:00\"", "shifts[0]: must be a time");
	refused("\"07:30\"", "\"16:00\"", "shifts[1]: must be later");
}

static void
roles_are_checked(void **state)
{
	(void)state;
	refused(
	    "name = \"regiearts\"", "name = \"triagist\"", "roles[2].name: triagist stands twice");
	refused("name = \"regiearts\"", "name = \"regie arts\"", "roles[2].name: a code has only");
	refused("desk = \"regie\"; shift", "desk = \"regies\"; shift", "roles[2].desk: must be one of");
	refused("verbs = [ \"intake\"", "verbs = [ \"hello\"", "roles[0].verbs[0]: no verb");
	refused(
	    "verbs = [ \"intake\"", "verbs = [ \"claim\"", "roles[0].verbs[2]: claim stands twice");
	refused("lines = [ \"spoed\"", "lines = [ \"snel\"", "roles[0].lines[0]: no such line");
	refused("lines = [ \"spoed\"", "lines = [ \"112\"", "roles[0].lines[3]: 112 stands twice");
	refused("\"operator-add\", ", "", "roles: no role is granted operator-add");
	refused("\"config\", ", "", "roles: no role is granted config");
}

static void
an_unknown_region_is_answered_with_those_that_exist(void **state)
{
	(void)state;
	static const char *const wrong[] = {"atlantis", "", "../roles", "twente.conf",
	    "a-name-that-is-far-too-long-for-a-region", "TWENTË", "Twente "};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		char *text;
		uint32_t len;
		struct fault f = {0};
		assert_int_equal(
		    site_compose(wrong[i], false, some_id, "", &text, &len, &f), ZCC_E_DATA);
		assert_null(text);
		assert_non_null(strstr(f.text, " twente"));
	}
}

static void
write_text(const char *path, const char *text)
{
	FILE *fp = fopen(path, "w");
	assert_non_null(fp);
	assert_int_equal(fwrite(text, 1, strlen(text), fp), strlen(text));
	assert_int_equal(fclose(fp), 0);
}

static int
make_dir(void **state)
{
	static char dir[64];
	snprintf(dir, sizeof dir, "/tmp/zcc-site-XXXXXX");
	*state = mkdtemp(dir);
	return *state == NULL;
}

static int
remove_dir(void **state)
{
	static const char *const files[] = {"zcc.conf", "link.conf", "data/regions", "data"};
	char path[128];
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		snprintf(path, sizeof path, "%s/%s", (const char *)*state, files[i]);
		remove(path);
	}
	unsetenv("ZCC_CONFIG");
	unsetenv("ZCC_OPERATOR");
	return rmdir(*state);
}

static void
a_site_is_opened_by_option_or_environment(void **state)
{
	char conf[128], link[128], path[PATH_MAX], real[PATH_MAX];
	struct fault f = {0};
	struct site *s = malloc(sizeof *s);
	char *text = composed(false);
	assert_non_null(s);
	snprintf(conf, sizeof conf, "%s/zcc.conf", (const char *)*state);
	snprintf(link, sizeof link, "%s/link.conf", (const char *)*state);
	assert_int_equal(site_open(conf, s, &f), ZCC_E_CONFIG);
	assert_non_null(strstr(f.text, conf));
	/* Its paths are known before it is read, and stay so when that fails. */
	write_text(conf, "site = {");
	assert_int_equal(site_find(conf, s, &f), ZCC_OK);
	assert_non_null(realpath(*state, real));
	assert_string_equal(s->dir, real);
	assert_int_equal(site_read(s, &f), ZCC_E_CONFIG);
	assert_string_equal(s->dir, real);
	assert_true(site_path(s, "zcc.conf", path, sizeof path));
	assert_string_equal(s->conf, path);
	write_text(conf, text);
	assert_int_equal(symlink("zcc.conf", link), 0);
	assert_int_equal(setenv("ZCC_CONFIG", link, 1), 0);
	if (site_open(NULL, s, &f) != ZCC_OK)
		fail_msg("%s", f.text);
	assert_string_equal(s->dir, real);
	assert_true(site_path(s, "run/lock", path, sizeof path));
	assert_int_equal(strncmp(path, real, strlen(real)), 0);
	assert_string_equal(path + strlen(real), "/run/lock");
	assert_false(site_path(s, "run/lock", path, strlen(path)));
	/* Without keys/hub.pub the key is zeros. */
	static const uint8_t zeros[ZCC_KEY_BYTES];
	assert_memory_equal(s->hub_key, zeros, sizeof zeros);
	freed(s);
	free(text);
}

static void
a_directory_or_a_fifo_is_no_configuration(void **state)
{
	char path[128];
	struct fault f = {0};
	struct site *s = malloc(sizeof *s);
	assert_non_null(s);
	assert_int_equal(site_open(*state, s, &f), ZCC_E_CONFIG);
	assert_non_null(strstr(f.text, "not a regular file"));
	snprintf(path, sizeof path, "%s/zcc.conf", (const char *)*state);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(site_open(path, s, &f), ZCC_E_CONFIG);
	assert_non_null(strstr(f.text, "not a regular file"));
	freed(s);
}

static void
the_operator_is_option_then_environment_then_default(void **state)
{
	(void)state;
	char room[ZCC_OPERATOR_SIZE];
	struct site *s = calloc(1, sizeof *s);
	assert_non_null(s);
	unsetenv("ZCC_OPERATOR");
	const struct passwd *pw = getpwuid(getuid());
	const char *name = site_operator(s, NULL, room);
	if (pw != NULL)
		assert_string_equal(name, pw->pw_name);
	s->settings.is_demo = true;
	assert_string_equal(site_operator(s, NULL, room), "demo");
	assert_int_equal(setenv("ZCC_OPERATOR", "els", 1), 0);
	assert_string_equal(site_operator(s, NULL, room), "els");
	assert_string_equal(site_operator(s, "piet", room), "piet");
	assert_null(site_operator(s, "", room));
	assert_null(site_operator(s, "a-name-of-thirty-two-bytes-123456", room));
	free(s);
}

static void
data_is_looked_for_where_the_environment_says(void **state)
{
	char *was = getenv("ZCC_DATA"), keep[PATH_MAX], path[PATH_MAX], dir[128];
	struct fault f = {0};
	snprintf(keep, sizeof keep, "%s", was == NULL ? "" : was);
	assert_int_equal(site_data_path("roles.conf", path, sizeof path, &f), ZCC_OK);
	snprintf(dir, sizeof dir, "%s/data", (const char *)*state);
	assert_int_equal(mkdir(dir, 0700), 0);
	assert_int_equal(setenv("ZCC_DATA", dir, 1), 0);
	assert_int_equal(site_data_path("roles.conf", path, sizeof path, &f), ZCC_E_CONFIG);
	assert_non_null(strstr(f.text, "roles.conf in $ZCC_DATA"));
	if (keep[0] == '\0')
		unsetenv("ZCC_DATA");
	else
		setenv("ZCC_DATA", keep, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_shipped_region_says_what_its_sources_say),
	    cmocka_unit_test(the_shipped_roles_are_those_of_the_field),
	    cmocka_unit_test(who_does_not_treat_reads_no_dossier),
	    cmocka_unit_test(a_demo_site_asks_for_no_shift),
	    cmocka_unit_test(the_site_block_is_checked),
	    cmocka_unit_test(the_region_is_checked),
	    cmocka_unit_test(a_partner_is_of_one_of_twenty_sectors),
	    cmocka_unit_test(every_line_stands_once_with_its_norm_and_source),
	    cmocka_unit_test(limits_are_checked),
	    cmocka_unit_test(codes_and_shifts_are_checked),
	    cmocka_unit_test(roles_are_checked),
	    cmocka_unit_test(an_unknown_region_is_answered_with_those_that_exist),
	    cmocka_unit_test_setup_teardown(
		a_site_is_opened_by_option_or_environment, make_dir, remove_dir),
	    cmocka_unit_test_setup_teardown(
		a_directory_or_a_fifo_is_no_configuration, make_dir, remove_dir),
	    cmocka_unit_test_setup_teardown(
		the_operator_is_option_then_environment_then_default, make_dir, remove_dir),
	    cmocka_unit_test_setup_teardown(
		data_is_looked_for_where_the_environment_says, make_dir, remove_dir),
	};
	/* In the tree the tests run from its root; a build elsewhere finds the data there too. */
	if (getenv("ZCC_DATA") == NULL && access("conf/roles.conf", R_OK) == 0)
		setenv("ZCC_DATA", "conf", 1);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("site", tests, NULL, NULL);
}
