/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One description writes and reads.  Only the entries in use are written, each list after its
 * number; a reader refuses a number or a value that no configuration could have given.
 */
#include "shared/care/settings_priv.h"

#include "shared/care/words.h"

#include <string.h>

enum { MINUTES_OF_DAY = 24 * 60, PERCENT = 100 };

const struct alarm_settings settings_alarm = {
    .bell_s = 15,
    .urgent_s = 30,
    .widen_s = 30,
    .late_s = 300,
    .low_calls = 20,
    .low_back_pct = 3,
    .rest_max_s = 8 * 3600,
    .chatter_s = 600,
};

/* U1 to U4 as the NTS and the NHG have them; for U0 everything is at once, and U5 waits for the next
 * day of work. */
const uint32_t settings_retriage_s[URGENCY_MAX + 1] = {0, 300, 900, 3600, 7200, 0};
const uint32_t settings_triaged_s[URGENCY_MAX + 1] = {0, 900, 3600, 10800, 86400, 61200};

const struct role_settings *
settings_role(const struct settings *s, const char *name)
{
	for (uint32_t i = 0; i < s->roles_num; i++)
		if (strcmp(s->role[i].name, name) == 0)
			return &s->role[i];
	return NULL;
}

bool
settings_has_complaint(const struct settings *s, const char *code)
{
	for (uint32_t i = 0; i < s->complaints_num; i++)
		if (strcmp(s->complaint[i], code) == 0)
			return true;
	return false;
}

/* The digits of a Dutch postcode, 1000-9999: small enough to plan by, too large to point at. */
static bool
is_postcode(const char *place)
{
	return place[0] >= '1' && place[0] <= '9' && strspn(place, "0123456789") == 4 &&
	    place[4] == '\0';
}

bool
settings_has_place(const struct settings *s, const char *place)
{
	for (uint32_t i = 0; i < s->places_num; i++)
		if (strcmp(s->place[i], place) == 0)
			return true;
	return is_postcode(place);
}

bool
settings_has_reason(const struct settings *s, const char *code)
{
	for (uint32_t i = 0; i < s->reasons_num; i++)
		if (strcmp(s->reason[i], code) == 0)
			return true;
	return false;
}

const struct referral_settings *
settings_referral(const struct settings *s, unsigned line)
{
	unsigned n = s->line_window[line].referral;
	return n > 0 && n <= s->referrals_num ? &s->referral[n - 1] : NULL;
}

bool
settings_has_location(const struct settings *s, const char *code)
{
	for (uint32_t i = 0; i < s->locations_num; i++)
		if (strcmp(s->location[i], code) == 0)
			return true;
	return false;
}

bool
settings_asks_shift(const struct settings *s, const char *role)
{
	const struct role_settings *r = settings_role(s, role);
	return r != NULL && r->shift && !s->is_demo;
}

bool
settings_authorises(const struct settings *s)
{
	for (uint32_t i = 0; i < s->roles_num && s->authorise_s > 0; i++)
		if ((s->role[i].verbs >> VERB_AUTHORISE & 1) != 0)
			return true;
	return false;
}

static void
code_line(struct bytes *b, struct line_settings *l)
{
	bytes_u32(b, &l->norm_s);
	bytes_u32(b, &l->target_pct);
	bytes_u8(b, &l->urgency);
	bytes_bool(b, &l->never_refused);
	if (l->target_pct > PERCENT || l->urgency > URGENCY_MAX)
		bytes_fail(b);
}

static void
code_role(struct bytes *b, struct role_settings *r)
{
	bytes_str(b, r->name, sizeof r->name);
	bytes_u64(b, &r->verbs);
	bytes_u8(b, &r->desk);
	bytes_u8(b, &r->lines);
	if (r->desk >= DESKS_NUM)
		bytes_fail(b);
}

static void
code_lists(struct bytes *b, struct settings *s)
{
	uint32_t num = settings_code_num(b, &s->roles_num, ZCC_ROLES_MAX);
	for (uint32_t i = 0; i < num; i++)
		code_role(b, &s->role[i]);
	num = settings_code_num(b, &s->complaints_num, ZCC_COMPLAINTS_MAX);
	for (uint32_t i = 0; i < num; i++)
		bytes_str(b, s->complaint[i], sizeof s->complaint[i]);
	num = settings_code_num(b, &s->places_num, ZCC_PLACES_MAX);
	for (uint32_t i = 0; i < num; i++)
		bytes_str(b, s->place[i], sizeof s->place[i]);
	num = settings_code_num(b, &s->reasons_num, ZCC_REASONS_MAX);
	for (uint32_t i = 0; i < num; i++)
		bytes_str(b, s->reason[i], sizeof s->reason[i]);
	num = settings_code_num(b, &s->shifts_num, ZCC_SHIFTS_MAX);
	for (uint32_t i = 0; i < num; i++) {
		bytes_u16(b, &s->shift_min[i]);
		if (s->shift_min[i] >= MINUTES_OF_DAY)
			bytes_fail(b);
	}
}

/* Days, from and to. */
static void
code_when(struct bytes *b, struct window_settings *w)
{
	bytes_u16(b, &w->days);
	bytes_u16(b, &w->from_min);
	bytes_u16(b, &w->to_min);
	if (w->days == 0 || w->days > DAYS_ALL || w->from_min >= MINUTES_OF_DAY ||
	    w->to_min > MINUTES_OF_DAY)
		bytes_fail(b);
}

static void
code_windows(struct bytes *b, struct settings *s)
{
	uint32_t num = settings_code_num(b, &s->windows_num, ZCC_WINDOWS_MAX);
	for (uint32_t i = 0; i < num; i++) {
		struct window_settings *w = &s->window[i];
		bytes_u8(b, &w->window);
		if (window_word(w->window)[0] == '\0')
			bytes_fail(b);
		code_when(b, w);
	}
	num = settings_code_num(b, &s->referrals_num, ZCC_REFERRALS_MAX);
	for (uint32_t i = 0; i < num; i++) {
		bytes_str(b, s->referral[i].code, sizeof s->referral[i].code);
		bytes_str(b, s->referral[i].words, sizeof s->referral[i].words);
	}
	num = settings_code_num(b, &s->holidays_num, ZCC_HOLIDAYS_MAX);
	for (uint32_t i = 0; i < num; i++) {
		bytes_i64(b, &s->holiday[i].day);
		bytes_bool(b, &s->holiday[i].is_added);
	}
}

static void
code_line_window(struct bytes *b, struct settings *s, unsigned line)
{
	bytes_u16(b, &s->line_window[line].windows);
	bytes_u8(b, &s->line_window[line].referral);
	if (!bytes_ok(b)) /* the number of windows, too, may be anything */
		return;
	bool has = s->line_window[line].windows != 0;
	if (s->line_window[line].windows >> s->windows_num != 0 ||
	    s->line_window[line].referral > s->referrals_num ||
	    has != (s->line_window[line].referral != 0) || (has && s->line[line].never_refused))
		bytes_fail(b);
}

/* Since version 2.  What an older configuration did not name is as if it had named the default. */
static void
code_telephone(struct bytes *b, struct settings *s, unsigned version)
{
	if (version < 2) {
		s->hold_s = SETTINGS_HOLD_S;
		s->callback_attempts = SETTINGS_CALLBACK_ATTEMPTS;
		s->push_s = SETTINGS_PUSH_S;
		return;
	}
	bytes_u32(b, &s->hold_s);
	bytes_u32(b, &s->callback_attempts);
	bytes_u32(b, &s->push_s);
}

/* People: who works in shifts and how long, who is called when nobody is there, where they sit. */
static void
code_people(struct bytes *b, struct settings *s)
{
	uint32_t roles = bytes_ok(b) ? s->roles_num : 0;
	for (uint32_t i = 0; i < roles; i++) {
		bytes_bool(b, &s->role[i].shift);
		bytes_str(b, s->role[i].absent, sizeof s->role[i].absent);
	}
	bytes_u32(b, &s->shift_max_s);
	uint32_t num = settings_code_num(b, &s->locations_num, ZCC_LOCATIONS_MAX);
	for (uint32_t i = 0; i < num; i++)
		bytes_str(b, s->location[i], sizeof s->location[i]);
	num = settings_code_num(b, &s->oncall_num, ZCC_ONCALL_MAX);
	for (uint32_t i = 0; i < num; i++) {
		struct oncall_settings *o = &s->oncall[i];
		bytes_str(b, o->role, sizeof o->role);
		bytes_str(b, o->words, sizeof o->words);
		bytes_bool(b, &o->is_always);
		if (!o->is_always)
			code_when(b, &o->when);
	}
}

static void
code_alarm(struct bytes *b, struct alarm_settings *a, unsigned version)
{
	if (version < 2) {
		*a = settings_alarm;
		return;
	}
	bytes_u32(b, &a->bell_s);
	bytes_u32(b, &a->urgent_s);
	bytes_u32(b, &a->widen_s);
	bytes_u32(b, &a->late_s);
	bytes_u32(b, &a->low_calls);
	bytes_u32(b, &a->low_back_pct);
	bytes_u32(b, &a->rest_max_s);
	bytes_u32(b, &a->chatter_s);
	if (a->urgent_s < a->bell_s || a->low_back_pct > PERCENT)
		bytes_fail(b);
}

void
settings_code(struct bytes *b, struct settings *s, unsigned version)
{
	if (!b->is_write)
		memset(s, 0, sizeof *s);
	bytes_str(b, s->region, sizeof s->region);
	bytes_bool(b, &s->is_demo);
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
		code_line(b, &s->line[line]);
	bytes_u32(b, &s->lost_s);
	bytes_u32(b, &s->undo_s);
	bytes_u32(b, &s->leave_board_s);
	bytes_u32(b, &s->leave_book_s);
	bytes_u32(b, &s->earlier_s);
	bytes_u32(b, &s->capacity_fresh_s);
	code_lists(b, s);
	if (version >= 2) {
		code_windows(b, s);
		for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
			code_line_window(b, s, line);
	}
	code_telephone(b, s, version);
	if (version >= 2)
		code_people(b, s);
	settings_code_partners(b, s, version);
	settings_code_hands(b, s, version);
	code_alarm(b, &s->alarm, version);
	/* Half-read settings must not look like settings: an impossible count would run wild. */
	if (!b->is_write && !bytes_ok(b))
		memset(s, 0, sizeof *s);
}
