/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The windows of zcc.conf: when lines are open, where their callers go meanwhile, and which days the
 * site counts as holidays besides those of the calendar, or not.  All of it may be left out: a line
 * without windows is open round the clock.
 */
#include "shared/edge/site_priv.h"

#include "shared/base/text.h"
#include "shared/care/ask.h"
#include "shared/care/calendar.h"
#include "shared/care/words.h"

#include <stdlib.h>
#include <string.h>

enum { MIDNIGHT_MIN = 24 * 60, WEEK = 7 };

/* --- windows = ( ... ) --- */

/* 0 = Sunday; -1 = no weekday. */
static int
weekday_of(const char *s)
{
	static const char *const weekdays[] = {"zo", "ma", "di", "wo", "do", "vr", "za"};
	for (int i = 0; i < WEEK; i++)
		if (strncmp(s, weekdays[i], 2) == 0)
			return i;
	return -1;
}

/* "ma", "ma-vr", "werkdag", "feestdag": its bits; 0 = none of these. */
static unsigned
days_of(const char *s)
{
	if (strcmp(s, "werkdag") == 0)
		return DAY_WORK;
	if (strcmp(s, "feestdag") == 0)
		return DAY_HOLIDAY;
	size_t len = strlen(s);
	bool is_range = len == 5 && s[2] == '-';
	int first = len == 2 || is_range ? weekday_of(s) : -1;
	int last = is_range ? weekday_of(s + 3) : first;
	if (first < 0 || last < 0)
		return 0;
	unsigned days = 1u << last;
	for (int day = first; day != last; day = (day + 1) % WEEK)
		days |= 1u << day;
	return days;
}

static uint16_t
read_days(struct conf *c, const struct conf_node *g)
{
	unsigned days = 0;
	const struct conf_node *list = conf_list(c, g, "days", 1, 9);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const char *s = conf_item_str(c, list, i, 16);
		unsigned more = days_of(s);
		if (more == 0 && s[0] != '\0')
			conf_fail_item(c, list, i,
			    "must be a day (ma di wo do vr za zo), a range of them (ma-vr), "
			    "werkdag or feestdag");
		days |= more;
	}
	return (uint16_t)days;
}

static uint16_t
read_minute(struct conf *c, const struct conf_node *g, const char *key, bool may_be_24)
{
	uint16_t minute = 0;
	const char *s = conf_str(c, g, key, 16);
	if (may_be_24 && strcmp(s, "24:00") == 0)
		return MIDNIGHT_MIN;
	if (s[0] != '\0' && !site_parse_minute(s, &minute))
		conf_fail(c, g, key, "must be a time, written like 07:30");
	return minute;
}

void
site_read_when(struct conf *c, const struct conf_node *g, struct window_settings *w)
{
	w->days = read_days(c, g);
	w->from_min = read_minute(c, g, "from", false);
	w->to_min = read_minute(c, g, "to", true);
}

static void
read_window(struct conf *c, const struct conf_node *g, struct window_settings *w)
{
	conf_keys(c, g, "window days from to source valid_from");
	const char *word = conf_str(c, g, "window", ZCC_CODE_SIZE);
	w->window = (uint8_t)window_number(word);
	if (w->window == WINDOW_NONE && word[0] != '\0')
		conf_fail(c, g, "window", "must be one of: dag avond nacht weekend feestdag");
	site_read_when(c, g, w);
	site_check_source(c, g);
}

/* --- referrals = ( ... ) --- */

static void
read_referral(struct conf *c, const struct conf_node *g, struct referral_settings *r)
{
	conf_keys(c, g, "referral words");
	const char *code = site_read_code(c, g, "referral", sizeof r->code);
	(void)text_copy(r->code, sizeof r->code, code);
	(void)text_copy(r->words, sizeof r->words, conf_str(c, g, "words", sizeof r->words));
}

static void
read_referrals(struct conf *c, struct settings *s)
{
	const struct conf_node *list =
	    conf_list(c, conf_root(c), "referrals", 1, ZCC_REFERRALS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const struct conf_node *g = conf_item_group(c, list, i);
		read_referral(c, g, &s->referral[i]);
		for (unsigned k = 0; k < i; k++)
			if (strcmp(s->referral[k].code, s->referral[i].code) == 0)
				conf_fail(c, g, "referral", "%s stands twice", s->referral[i].code);
	}
	s->referrals_num = conf_count(list);
}

/* --- holidays = { ... } --- */

static void
read_dates(struct conf *c, const struct conf_node *g, const char *key, bool are_added,
    struct settings *s)
{
	const struct conf_node *list = conf_list(c, g, key, 0, ZCC_HOLIDAYS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const char *text = conf_item_str(c, list, i, 16);
		if (text[0] == '\0')
			return; /* there is a fault */
		if (!date_is_valid(text)) {
			conf_fail_item(c, list, i, "must be a day, written like 2026-03-01");
			return;
		}
		int64_t day = calendar_day(atoi(text), atoi(text + 5), atoi(text + 8));
		for (uint32_t k = 0; k < s->holidays_num; k++)
			if (s->holiday[k].day == day)
				conf_fail_item(c, list, i, "stands twice");
		if (s->holidays_num == ZCC_HOLIDAYS_MAX) {
			conf_fail_item(c, list, i, "more than %d days in all", ZCC_HOLIDAYS_MAX);
			return;
		}
		s->holiday[s->holidays_num++] = (struct holiday_settings){day, are_added};
	}
}

static void
read_holidays(struct conf *c, struct settings *s)
{
	const struct conf_node *g = conf_group(c, conf_root(c), "holidays");
	conf_keys(c, g, "added removed source valid_from");
	site_check_source(c, g);
	read_dates(c, g, "added", true, s);
	read_dates(c, g, "removed", false, s);
}

void
site_read_windows(struct conf *c, struct settings *s)
{
	if (conf_has(conf_root(c), "windows")) {
		const struct conf_node *list =
		    conf_list(c, conf_root(c), "windows", 1, ZCC_WINDOWS_MAX);
		for (unsigned i = 0; i < conf_count(list); i++)
			read_window(c, conf_item_group(c, list, i), &s->window[i]);
		s->windows_num = conf_count(list);
	}
	if (conf_has(conf_root(c), "referrals"))
		read_referrals(c, s);
	if (conf_has(conf_root(c), "holidays"))
		read_holidays(c, s);
}

/* --- What a line has of them --- */

static unsigned
read_line_windows(struct conf *c, const struct conf_node *g, const struct settings *s)
{
	unsigned windows = 0;
	const struct conf_node *list = conf_list(c, g, "windows", 1, ZCC_WINDOWS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const char *word = conf_item_str(c, list, i, ZCC_CODE_SIZE);
		unsigned more = 0;
		for (uint32_t k = 0; k < s->windows_num; k++)
			if (strcmp(window_word(s->window[k].window), word) == 0)
				more |= 1u << k;
		if (word[0] != '\0' && more == 0)
			conf_fail_item(c, list, i, "no window of that name in \"windows\"");
		else if ((windows & more) != 0)
			conf_fail_item(c, list, i, "%s stands twice", word);
		windows |= more;
	}
	return windows;
}

void
site_read_line_window(
    struct conf *c, const struct conf_node *g, struct settings *s, unsigned line)
{
	if (!conf_has(g, "windows")) {
		if (conf_has(g, "referral"))
			conf_fail(c, g, "referral", "a line without windows never refers anybody");
		return;
	}
	if (s->line[line].never_refused)
		conf_fail(c, g, "windows", "line %s is never refused: it can have none",
		    line_word(line));
	s->line_window[line].windows = (uint16_t)read_line_windows(c, g, s);
	const char *code = conf_str(c, g, "referral", ZCC_CODE_SIZE);
	for (uint32_t i = 0; i < s->referrals_num; i++)
		if (strcmp(s->referral[i].code, code) == 0)
			s->line_window[line].referral = (uint8_t)(i + 1);
	if (code[0] != '\0' && s->line_window[line].referral == 0)
		conf_fail(c, g, "referral", "no referral of that name in \"referrals\"");
}
