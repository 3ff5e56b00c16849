/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The schema of zcc.conf: each block is one function here and one section of zcc.conf(5).
 * Partners and functions are only checked: the hub has no rule that uses them.
 */
#include "shared/edge/site_priv.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/kind.h"
#include "shared/care/words.h"
#include "shared/edge/conf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A word from a closed list; where it stands in it, or -1 and a fault. */
static int
read_word(struct conf *c, const struct conf_node *g, const char *key, const char *const words[],
    int num, const char *allowed)
{
	const char *s = conf_str(c, g, key, 40);
	for (int i = 0; i < num; i++)
		if (strcmp(words[i], s) == 0)
			return i;
	if (s[0] != '\0')
		conf_fail(c, g, key, "must be one of: %s", allowed);
	return -1;
}

/* --- site = { ... } --- */

static uint32_t
read_size(struct conf *c, const struct conf_node *g, const char *key, int lo, int hi, int fallback)
{
	return (uint32_t)conf_int_or(c, g, key, lo, hi, fallback);
}

static void
read_site(struct conf *c, struct site *s)
{
	const struct conf_node *g = conf_group(c, conf_root(c), "site");
	conf_keys(c, g, "id group demo cases book_cases operators capacity alarms lock_after_s");
	const char *id = conf_str(c, g, "id", 2 * ZCC_SITE_BYTES + 1);
	if (id[0] != '\0' && !text_unhex(id, s->id, sizeof s->id))
		conf_fail(
		    c, g, "id", "must be %d hexadecimal digits in lower case", 2 * ZCC_SITE_BYTES);
	const char *group = conf_str_or(c, g, "group", sizeof s->group, "");
	if (group[strspn(group, "abcdefghijklmnopqrstuvwxyz0123456789_-")] != '\0' ||
	    group[0] == '-')
		conf_fail(c, g, "group", "must be the name of a Unix group, or empty");
	(void)text_copy(s->group, sizeof s->group, group);
	s->settings.is_demo = conf_bool_or(c, g, "demo", false);
	/* whoever is shown round a demonstration has no passphrase to open it with */
	s->lock_after_s = read_size(c, g, "lock_after_s", 0, 86400, s->settings.is_demo ? 0 : 300);
	s->sizes.cases = read_size(c, g, "cases", 16, 65536, 16384);
	s->sizes.book_cases = read_size(c, g, "book_cases", 16, 1048576, 65536);
	s->sizes.operators = read_size(c, g, "operators", 16, 4096, 1024);
	s->sizes.capacity = read_size(c, g, "capacity", 16, 65536, 8192);
	s->sizes.alarms = read_size(c, g, "alarms", 16, 65536, 1024);
	if (s->sizes.book_cases < s->sizes.cases)
		conf_fail(c, g, "book_cases", "%u is less than cases, %u", s->sizes.book_cases,
		    s->sizes.cases);
}

/* --- region = { ... } --- */

static void
check_partners(struct conf *c, const struct conf_node *region)
{
	const struct conf_node *list = conf_list(c, region, "partners", 1, 128);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const struct conf_node *g = conf_item_group(c, list, i);
		conf_keys(c, g, "name sector");
		(void)conf_str(c, g, "name", ZCC_NAME_SIZE);
		const char *sector = conf_str(c, g, "sector", 40);
		if (sector[0] != '\0' && sector_number(sector) == 0)
			conf_fail(c, g, "sector",
			    "must be one of: the partner sectors of zcc.conf(5)");
	}
}

static void
check_functions(struct conf *c, const struct conf_node *region)
{
	static const char *const functions[] = {"TO", "TRI", "PZ", "RV", "ZM"};
	unsigned seen = 0;
	const struct conf_node *list = conf_list(c, region, "functions", 1, 5);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const struct conf_node *g = conf_item_group(c, list, i);
		conf_keys(c, g, "function source valid_from");
		int n = read_word(c, g, "function", functions, 5, "TO TRI PZ RV ZM");
		if (n >= 0 && (seen & 1u << n) != 0)
			conf_fail(c, g, "function", "%s stands twice", functions[n]);
		seen |= n >= 0 ? 1u << n : 0;
		site_check_source(c, g);
	}
}

static void
read_region(struct conf *c, struct site *site)
{
	struct settings *s = &site->settings;
	const struct conf_node *g = conf_group(c, conf_root(c), "region");
	conf_keys(c, g, "name inhabitants source municipalities partners functions");
	(void)text_copy(s->region, sizeof s->region, site_read_code(c, g, "name", sizeof s->region));
	if (conf_has(g, "inhabitants"))
		site->inhabitants = (uint32_t)conf_int(c, g, "inhabitants", 1, 20000000);
	(void)conf_str(c, g, "source", SITE_SOURCE_SIZE);
	s->places_num =
	    site_read_texts(c, g, "municipalities", false, s->place[0], ZCC_PLACE_SIZE, ZCC_PLACES_MAX);
	check_partners(c, g);
	check_functions(c, g);
}

/* --- lines = ( ... ), limits = { ... } --- */

static unsigned
read_line_name(struct conf *c, const struct conf_node *g, const char *key)
{
	const char *word = conf_str(c, g, key, ZCC_CODE_SIZE);
	unsigned line = line_number(word);
	if (line == LINE_NONE && word[0] != '\0')
		conf_fail(c, g, key,
		    "must be one of: spoed regulier zorgverlener 112 zelftriage "
		    "terugbellen");
	return line;
}

static void
read_line(struct conf *c, const struct conf_node *g, struct settings *s, unsigned *seen)
{
	conf_keys(c, g,
	    "line norm_s target_pct source valid_from urgency never_refused windows referral");
	unsigned line = read_line_name(c, g, "line");
	if ((*seen & 1u << line) != 0)
		conf_fail(c, g, "line", "%s stands twice", line_word(line));
	*seen |= 1u << line;
	struct line_settings *l = &s->line[line];
	l->norm_s = (uint32_t)conf_int(c, g, "norm_s", 0, 86400);
	l->target_pct = (uint32_t)conf_int(c, g, "target_pct", 0, 100);
	site_check_source(c, g);
	l->urgency = (uint8_t)conf_int(c, g, "urgency", 0, URGENCY_MAX);
	l->never_refused = conf_bool(c, g, "never_refused");
	if (!l->never_refused &&
	    (line == LINE_SPOED || line == LINE_ZORGVERLENER || line == LINE_112))
		conf_fail(c, g, "never_refused", "must be true for line %s", line_word(line));
	site_read_line_window(c, g, s, line);
}

static void
read_lines(struct conf *c, struct settings *s)
{
	unsigned seen = 0;
	const struct conf_node *list =
	    conf_list(c, conf_root(c), "lines", ZCC_LINES_NUM, ZCC_LINES_NUM);
	for (unsigned i = 0; i < conf_count(list); i++)
		read_line(c, conf_item_group(c, list, i), s, &seen);
	s->line[LINE_NONE] = (struct line_settings){0};
	if (s->is_demo) /* open round the clock, whatever its region says */
		memset(s->line_window, 0, sizeof s->line_window);
	memset(&s->line_window[LINE_NONE], 0, sizeof s->line_window[LINE_NONE]);
}

static void
read_limits(struct conf *c, struct settings *s)
{
	const struct conf_node *g = conf_group(c, conf_root(c), "limits");
	conf_keys(c, g,
	    "lost_s undo_s leave_board_s leave_book_s earlier_s capacity_fresh_s hold_s "
	    "callback_attempts push_s shift_max_s enter_max_s rav_wait_s "
	    "mka_contact_s ambulance_s check_s transfer_s takeover_s authorise_s noodknop_s review_s tag_review_s dossier_years consult_s" SITE_TRIAGE_KEYS
	    SITE_ALARM_KEYS);
	site_read_triaged(c, g, s);
	s->lost_s = site_read_limit(c, g, "lost_s", 2, 600);
	s->undo_s = site_read_limit(c, g, "undo_s", 0, 300);
	s->leave_board_s = site_read_limit(c, g, "leave_board_s", 0, 86400);
	s->leave_book_s = site_read_limit(c, g, "leave_book_s", 0, 2592000);
	s->earlier_s = site_read_limit(c, g, "earlier_s", 0, 2592000);
	s->capacity_fresh_s = site_read_limit(c, g, "capacity_fresh_s", 1, 604800);
	s->hold_s = site_read_limit_or(c, g, "hold_s", 5, 3600, SETTINGS_HOLD_S);
	s->callback_attempts = site_read_limit_or(
	    c, g, "callback_attempts", 1, 20, SETTINGS_CALLBACK_ATTEMPTS);
	s->push_s = site_read_limit_or(c, g, "push_s", 5, 600, SETTINGS_PUSH_S);
	s->shift_max_s = site_read_limit_or(c, g, "shift_max_s", 0, 172800, 0); /* none is too long */
	s->enter_max_s = site_read_limit_or(c, g, "enter_max_s", 60, 604800, SETTINGS_ENTER_S);
	s->rav_wait_s = site_read_limit_or(c, g, "rav_wait_s", 1, 600, SETTINGS_RAV_WAIT_S);
	s->contact_s = site_read_limit_or(c, g, "mka_contact_s", 1, 3600, SETTINGS_CONTACT_S);
	s->ride_s = site_read_limit_or(c, g, "ambulance_s", 0, 7200, SETTINGS_RIDE_S);
	s->check_s = site_read_limit_or(c, g, "check_s", 0, 7200, SETTINGS_CHECK_S);
	s->transfer_s = site_read_limit_or(c, g, "transfer_s", 5, 1800, SETTINGS_TRANSFER_S);
	s->takeover_s = site_read_limit_or(c, g, "takeover_s", 0, 28800, SETTINGS_TAKEOVER_S);
	s->authorise_s = site_read_limit_or(c, g, "authorise_s", 0, 86400, SETTINGS_AUTHORISE_S);
	s->noodknop_s = site_read_limit_or(c, g, "noodknop_s", 60, 28800, SETTINGS_NOODKNOP_S);
	s->review_s = site_read_limit_or(c, g, "review_s", 0, 2592000, SETTINGS_REVIEW_S);
	s->tag_review_s = site_read_limit_or(c, g, "tag_review_s", 0, 2592000, SETTINGS_TAG_REVIEW_S);
	s->dossier_years = site_read_limit_or(c, g, "dossier_years", 20, 150, SETTINGS_DOSSIER_YEARS);
	s->consult_s = site_read_limit_or(c, g, "consult_s", 0, 86400, SETTINGS_CONSULT_S);
	site_read_alarms(c, g, &s->alarm);
	if (s->leave_book_s < s->leave_board_s)
		conf_fail(c, g, "leave_book_s", "%u is less than leave_board_s, %u",
		    s->leave_book_s, s->leave_board_s);
}

/* --- shifts = ( ... ) --- */

static void
read_shifts(struct conf *c, struct settings *s)
{
	const struct conf_node *list = conf_list(c, conf_root(c), "shifts", 0, ZCC_SHIFTS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const char *text = conf_item_str(c, list, i, 16);
		if (text[0] != '\0' && !site_parse_minute(text, &s->shift_min[i]))
			conf_fail_item(c, list, i, "must be a time, written like 07:30");
		else if (i > 0 && s->shift_min[i] <= s->shift_min[i - 1])
			conf_fail_item(c, list, i, "must be later than the shift before it");
	}
	s->shifts_num = conf_count(list);
	if (s->is_demo) {
		s->shifts_num = 0;
		memset(s->shift_min, 0, sizeof s->shift_min);
	}
}

/* --- roles = ( ... ) --- */

static uint64_t
read_verbs(struct conf *c, const struct conf_node *role)
{
	uint64_t verbs = 0;
	const struct conf_node *list = conf_list(c, role, "verbs", 1, 63);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const char *word = conf_item_str(c, list, i, ZCC_CODE_SIZE);
		unsigned verb = verb_number(word);
		if (word[0] == '\0')
			return 0;
		if (verb == VERB_NONE || (verb_needs(verb) & VN_FREE) != 0)
			conf_fail_item(c, list, i, "no verb that can be granted; see zcc.conf(5)");
		else if ((verbs & UINT64_C(1) << verb) != 0)
			conf_fail_item(c, list, i, "%s stands twice", verb_word(verb));
		verbs |= UINT64_C(1) << (verb & 63);
	}
	return verbs;
}

static uint8_t
read_role_lines(struct conf *c, const struct conf_node *role)
{
	unsigned lines = 0;
	const struct conf_node *list = conf_list(c, role, "lines", 0, ZCC_LINES_NUM);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const char *word = conf_item_str(c, list, i, ZCC_CODE_SIZE);
		unsigned line = line_number(word);
		if (word[0] == '\0')
			return 0;
		if (line == LINE_NONE)
			conf_fail_item(c, list, i, "no such line; see zcc.conf(5)");
		else if ((lines & 1u << line) != 0)
			conf_fail_item(c, list, i, "%s stands twice", word);
		lines |= 1u << line;
	}
	return (uint8_t)lines;
}

static void
read_role(struct conf *c, const struct conf_node *g, struct role_settings *role)
{
	static const char *const desks[] = {
	    [DESK_NONE] = "none",
	    [DESK_TRIAGE] = "triage",
	    [DESK_REGIE] = "regie",
	    [DESK_VERVOLGZORG] = "vervolgzorg",
	    [DESK_TOEZICHT] = "toezicht",
	    [DESK_MELDKAMER] = "meldkamer",
	};
	conf_keys(c, g, "name desk lines verbs shift");
	(void)text_copy(role->name, sizeof role->name, site_read_code(c, g, "name", sizeof role->name));
	int desk = read_word(
	    c, g, "desk", desks, DESKS_NUM, "none triage regie vervolgzorg toezicht meldkamer");
	role->desk = (uint8_t)(desk < 0 ? DESK_NONE : desk);
	role->lines = read_role_lines(c, g);
	role->verbs = read_verbs(c, g);
	role->shift = conf_bool_or(c, g, "shift", false);
}

static void
read_roles(struct conf *c, struct settings *s)
{
	uint64_t granted = 0;
	const struct conf_node *list = conf_list(c, conf_root(c), "roles", 1, ZCC_ROLES_MAX);
	s->roles_num = conf_count(list);
	for (unsigned i = 0; i < s->roles_num; i++) {
		const struct conf_node *g = conf_item_group(c, list, i);
		read_role(c, g, &s->role[i]);
		for (unsigned k = 0; k < i; k++)
			if (strcmp(s->role[k].name, s->role[i].name) == 0)
				conf_fail(c, g, "name", "%s stands twice", s->role[i].name);
		granted |= s->role[i].verbs;
	}
	/* Without these nobody could ever put the site right again. */
	static const unsigned char must[] = {VERB_CONFIG, VERB_OPERATOR_ADD};
	for (size_t i = 0; i < sizeof must; i++)
		if ((granted & UINT64_C(1) << must[i]) == 0)
			conf_fail(c, list, NULL, "no role is granted %s", verb_word(must[i]));
}

int
site_parse(const char *text, size_t len, const char *name, struct site *s, struct fault *f)
{
	*s = (struct site){0};
	struct conf *c;
	int r = conf_parse(text, len, name, &c, f);
	if (r != ZCC_OK)
		return r;
	conf_keys(c, conf_root(c),
	    "site region lines windows referrals holidays limits shifts complaints reasons roles "
	    "fallbacks oncall locations posts meldkamers triage "
	    "desks placements questions downtime");
	read_site(c, s);
	read_region(c, s);
	site_read_meldkamers(c, &s->settings);
	site_read_windows(c, &s->settings);
	read_lines(c, &s->settings);
	read_limits(c, &s->settings);
	read_shifts(c, &s->settings);
	struct settings *set = &s->settings;
	set->complaints_num = site_read_texts(c, conf_root(c), "complaints", true, set->complaint[0],
	    ZCC_CODE_SIZE, ZCC_COMPLAINTS_MAX);
	set->reasons_num = site_read_texts(
	    c, conf_root(c), "reasons", true, set->reason[0], ZCC_CODE_SIZE, ZCC_REASONS_MAX);
	read_roles(c, set);
	site_read_people(c, set);
	site_read_partners(c, set);
	site_read_questions(c, set);
	site_read_triage(c, s);
	r = conf_done(c, f);
	conf_free(c);
	if (r != ZCC_OK)
		return r;
	s->text = malloc(len + 1);
	if (s->text == NULL)
		return fault_set(f, ZCC_E_FULL, ENOMEM, "cannot keep %s", name);
	memcpy(s->text, text, len);
	s->text[len] = '\0';
	s->text_len = (uint32_t)len;
	return ZCC_OK;
}
