/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/a_board.h"

#include "shared/base/clock.h"
#include "shared/care/alarm.h"
#include "shared/care/words.h"

#include <stdio.h>
#include <string.h>

enum { NOW_LINE = 100 * 60 * 1000 };
static const int64_t NOW_WALL = 1772458320000; /* 2026-03-02T13:32:00Z */

static void
a_role(struct settings *s, const char *name, enum desk desk, uint64_t verbs)
{
	struct role_settings *r = &s->role[s->roles_num++];

	snprintf(r->name, sizeof(r->name), "%s", name);
	r->desk = (uint8_t)desk;
	r->verbs = verbs;
	r->lines = desk == DESK_VERVOLGZORG ? 1 << LINE_ZORGVERLENER : 0x7e;
}

struct settings
a_settings(void)
{
	static const char *const reasons[] = { "zelfzorg", "consult-hap", "eigen-huisarts", "visite",
		"geen-gehoor", "dubbel", "overgedragen", "test", "vergissing", "anders", "onbekend" };
	static struct settings s;
	uint64_t care = 1 << VERB_CLAIM | 1 << VERB_NEXT | 1 << VERB_RELEASE | 1 << VERB_NOTE |
	    1 << VERB_CLOSE | 1 << VERB_ABANDON | 1 << VERB_RAV | 1 << VERB_UNDO | 1 << VERB_DOSSIER |
	    1 << VERB_ALARM_ACK | 1 << VERB_INTAKE | 1 << VERB_SEARCH |
	    UINT64_C(1) << VERB_IDENTIFY | UINT64_C(1) << VERB_MESSAGE;

	memset(&s, 0, sizeof(s));
	snprintf(s.region, sizeof(s.region), "%s", "twente");
	s.undo_s = 10;
	s.alarm = settings_alarm;
	a_role(&s, "triagist", DESK_TRIAGE, care);
	a_role(&s, "regiearts", DESK_REGIE, care | UINT64_C(1) << VERB_PUSH);
	a_role(&s, "vervolgzorg", DESK_VERVOLGZORG, care);
	a_role(&s, "toezicht", DESK_TOEZICHT, UINT64_C(1) << VERB_ALARM_REST |
	    UINT64_C(1) << VERB_ALARM_WAKE | 1 << VERB_ALARM_ACK | UINT64_C(1) << VERB_MOVE |
	    UINT64_C(1) << VERB_PUSH | UINT64_C(1) << VERB_MESSAGE);
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		snprintf(s.reason[s.reasons_num++], ZCC_CODE_SIZE, "%s", reasons[i]);
	return s;
}

void
an_empty_board(struct a_board *a)
{
	static const uint32_t norms[] = { 30, 120, 60, 60, 900, 1800 };
	struct board *b = &a->board;

	memset(a, 0, sizeof(*a));
	b->epoch = 3;
	b->group = 1;
	b->hub_state = SEG_LIVE;
	b->is_live = true;
	b->now_line = NOW_LINE;
	b->wall_offset = NOW_WALL - b->now_line;
	b->cases = a->cases;
	b->cases_num = b->cases_end = A_BOARD_CASES;
	b->hands = a->hands;
	b->triages = a->triages;
	b->hands_num = b->triages_num = A_BOARD_CASES;
	b->operators = a->operators;
	b->operators_num = b->operators_end = A_BOARD_FEW;
	b->capacity = a->capacity;
	b->capacity_num = A_BOARD_FEW;
	b->alarms = a->alarms;
	b->alarms_num = b->alarms_end = A_BOARD_FEW;
	for (unsigned i = 0; i < ZCC_LINES_NUM; i++)
		b->lines[i] = (struct zcc_line_row){ .line = (uint8_t)(i + 1), .open = i != 4,
			.norm_s = norms[i], .target_pct = i == 0 ? 98 : 75 };
}

struct a_case {
	uint64_t id;
	uint8_t urgency, by, line, state, age, sex, flags;
	int ago_s, norm_s; /* received; the clock runs from there; 0 = no clock */
	const char *place, *complaint, *by_whom;
};

static const struct a_case busy[] = {
	{ 24031, 1, BY_LINE, LINE_SPOED, CASE_WACHTEND, AGE_UNKNOWN, 0, 0, 12, 30, "Enschede", "",
	    "" },
	{ 24022, 2, BY_LINE, LINE_ZORGVERLENER, CASE_WACHTEND, 78, SEX_M, CASE_FLAG_EARLIER, 53, 60,
	    "Hengelo", "kortademig", "" },
	{ 24009, 2, BY_TRIAGIST, LINE_REGULIER, CASE_VERLATEN, 34, SEX_V, CASE_FLAG_NOTED, 372, 120,
	    "Almelo", "buikpijn", "l.maas" },
	{ 24027, 3, BY_LINE, LINE_REGULIER, CASE_WACHTEND, 4, SEX_M, 0, 55, 120, "Borne", "koorts", "" },
	{ 24026, 3, BY_LINE, LINE_REGULIER, CASE_WACHTEND, 51, SEX_V, 0, 74, 120, "Enschede", "wond",
	    "" },
	{ 24020, 2, BY_LINE, LINE_ZORGVERLENER, CASE_AANGENOMEN, 83, SEX_V, 0, 30, 0, "Losser", "val",
	    "k.vos" },
	{ 24018, 3, BY_TRIAGIST, LINE_REGULIER, CASE_TERUGBELLEN, 45, SEX_M, CASE_FLAG_CALLBACK, 840,
	    1800, "Haaksbergen", "duizelig", "" },
	{ 24028, 3, BY_LINE, LINE_REGULIER, CASE_WACHTEND, 29, SEX_V, CASE_FLAG_FREETEXT, 41, 120,
	    "7511", "", "" },
	{ 24025, 3, BY_LINE, LINE_REGULIER, CASE_WACHTEND, 62, SEX_V, 0, 103, 120, "Oldenzaal", "huid",
	    "" },
	{ 24024, 3, BY_LINE, LINE_REGULIER, CASE_AFGEHAAKT, AGE_UNKNOWN, 0, CASE_FLAG_CALLBACK, 111,
	    900, "", "", "" },
	{ 24003, 4, BY_LINE, LINE_ZELFTRIAGE, CASE_WACHTEND, 38, SEX_M, 0, 2290, 0, "Twenterand",
	    "oorpijn", "" },
	{ 24023, 3, BY_LINE, LINE_REGULIER, CASE_WACHTEND, 70, SEX_V, 0, 145, 120, "Hof van Twente",
	    "medicatievraag", "" },
	{ 23998, 5, BY_TRIAGIST, LINE_ZELFTRIAGE, CASE_WACHTEND, 19, SEX_M, 0, 3100, 0, "Enschede",
	    "verkouden", "" },
	{ 23990, 1, BY_TRIAGIST, LINE_112, CASE_RAV, 67, SEX_M, 0, 600, 0, "Hengelo", "pijn-borst",
	    "s.aydin" },
	{ 23985, 4, BY_TRIAGIST, LINE_REGULIER, CASE_WACHTEND, 23, SEX_X, 0, 4000, 7200, "Rijssen-Holten",
	    "keelpijn", "" },
	{ 23981, 4, BY_TRIAGIST, LINE_REGULIER, CASE_WACHTEND, 8, SEX_M, 0, 4800, 7200, "Wierden",
	    "oorpijn", "" },
	{ 23975, 0, BY_TRIAGIST, LINE_112, CASE_AANGENOMEN, 71, SEX_V, 0, 95, 0, "Enschede",
	    "bewusteloos", "demo" },
};

static void
fill_case(struct zcc_case_row *r, const struct a_case *c, int64_t now, int64_t wall)
{
	r->id = c->id;
	r->version = 7;
	r->line = c->line;
	r->urgency = c->urgency;
	r->urgency_by = c->by;
	r->state = c->state;
	r->sex = c->sex;
	r->age = c->age;
	r->flags = c->flags;
	r->norm_s = (uint32_t)c->norm_s;
	r->received_line = now - c->ago_s * 1000;
	r->state_line = now - c->ago_s * 1000 / 2;
	r->due_line = c->norm_s > 0 ? r->received_line + c->norm_s * 1000 : ZCC_NEVER;
	r->received_wall = wall - c->ago_s * 1000;
	r->earlier = c->flags & CASE_FLAG_EARLIER ? 23950 : 0;
	snprintf(r->complaint, sizeof(r->complaint), "%s", c->complaint);
	snprintf(r->place, sizeof(r->place), "%s", c->place);
	snprintf(r->claimed_by, sizeof(r->claimed_by), "%s", c->by_whom);
}

static void
fill_staff(struct a_board *a)
{
	static const struct {
		const char *name, *role;
		uint8_t state;
		uint32_t claims;
		int ago_s;
	} staff[] = { { "demo", "triagist", SEAT_THERE, 1, 5400 },
		{ "k.vos", "triagist", SEAT_THERE, 1, 7300 },
		{ "s.aydin", "triagist", SEAT_THERE, 1, 900 },
		{ "l.maas", "triagist", SEAT_LOST, 0, 40 },
		{ "j.blom", "regiearts", SEAT_THERE, 0, 9000 } };

	for (size_t i = 0; i < sizeof(staff) / sizeof(staff[0]); i++) {
		struct zcc_operator_row *o = &a->operators[i];
		snprintf(o->name, sizeof(o->name), "%s", staff[i].name);
		snprintf(o->role, sizeof(o->role), "%s", staff[i].role);
		o->state = staff[i].state;
		o->claims = staff[i].claims;
		o->since_line = NOW_LINE - staff[i].ago_s * 1000;
	}
	a->board.hub.consoles = 4;
}

static void
fill_capacity(struct a_board *a)
{
	static const struct {
		const char *provider, *kind;
		int32_t free, total;
		int ago_s;
	} rows[] = { { "Zorgpunt Noord", "elv-laag", 4, 20, 600 },
		{ "Zorgpunt Zuid", "elv-laag", 2, 15, 1200 }, { "De Linde", "elv-hoog", 1, 12, 300 },
		{ "De Beuk", "elv-hoog", 3, 14, 90000 }, { "Hofstede", "grz", -1, 30, 60 },
		{ "Waterkant", "respijt", 0, 6, 90000 } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct zcc_capacity_row *r = &a->capacity[i];
		snprintf(r->provider, sizeof(r->provider), "%s", rows[i].provider);
		snprintf(r->kind, sizeof(r->kind), "%s", rows[i].kind);
		r->free = rows[i].free;
		r->total = rows[i].total;
		r->waiting = -1;
		r->fresh_s = 14400;
		r->updated_line = NOW_LINE - rows[i].ago_s * 1000;
	}
}

static void
fill_alarms(struct a_board *a)
{
	static const struct {
		uint64_t id, value;
		const char *kind, *seen_by;
		uint8_t priority, gone, whom;
		int ago_s;
	} rows[] = { { 12, 24022, "hold-limit", "", 2, 0, FOR_TRIAGE | FOR_REGIE | FOR_TOEZICHT, 300 },
		{ 11, 3, "board-full", "demo", 1, 0, FOR_TOEZICHT, 330 },
		{ 9, 3600000, "clock-step", "", 3, 1, FOR_TOEZICHT, 4000 } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct zcc_alarm_row *r = &a->alarms[i];
		r->id = rows[i].id;
		r->value = rows[i].value;
		snprintf(r->kind, sizeof(r->kind), "%s", rows[i].kind);
		snprintf(r->seen_by, sizeof(r->seen_by), "%s", rows[i].seen_by);
		r->priority = rows[i].priority;
		r->gone = rows[i].gone;
		r->whom = rows[i].whom;
		r->raised_line = NOW_LINE - rows[i].ago_s * 1000;
		r->raised_wall = r->raised_line + a->board.wall_offset;
		r->seen_line = rows[i].seen_by[0] != '\0' ? r->raised_line + 20000 : ZCC_NEVER;
	}
	a->board.hub.alarms = 2;
	a_past(a);
}

void
a_busy_board(struct a_board *a)
{
	an_empty_board(a);
	for (size_t i = 0; i < sizeof(busy) / sizeof(busy[0]); i++)
		fill_case(&a->cases[i], &busy[i], a->board.now_line,
		    a->board.now_line + a->board.wall_offset);
	a->board.lines[LINE_REGULIER - 1].answered_60 = 40;
	a->board.lines[LINE_REGULIER - 1].within_60 = 31;
	a->board.lines[LINE_REGULIER - 1].answered_shift = 212;
	a->board.lines[LINE_REGULIER - 1].within_shift = 170;
	a->board.lines[LINE_REGULIER - 1].abandoned_shift = 3;
	a->board.lines[LINE_SPOED - 1].answered_60 = 9;
	a->board.lines[LINE_SPOED - 1].within_60 = 9;
	a->board.lines[LINE_SPOED - 1].answered_shift = 61;
	a->board.lines[LINE_SPOED - 1].within_shift = 60;
	fill_staff(a);
	fill_capacity(a);
	fill_alarms(a);
}

static const struct a_case phone[] = {
	{ 24101, 1, BY_LINE, LINE_SPOED, CASE_AANGEHOUDEN, 66, SEX_V, CASE_FLAG_ANSWERED, 140, 0,
	    "Enschede", "pijn-borst", "demo" },
	{ 24102, 2, BY_LINE, LINE_ZORGVERLENER, CASE_AANGEHOUDEN, 81, SEX_M, CASE_FLAG_ANSWERED, 80, 0,
	    "Hengelo", "val", "k.vos" },
	{ 24103, 3, BY_LINE, LINE_REGULIER, CASE_WACHTEND, 40, SEX_V, CASE_FLAG_ANSWERED, 300, 120,
	    "Almelo", "koorts", "" },
	{ 24104, 3, BY_LINE, LINE_REGULIER, CASE_TERUGBELLEN, 29, SEX_M, CASE_FLAG_CALLBACK, 900, 0,
	    "Borne", "wond", "" },
	{ 24105, 3, BY_LINE, LINE_REGULIER, CASE_TERUGBELLEN, 52, SEX_V, CASE_FLAG_CALLBACK, 1700, 0,
	    "Losser", "duizelig", "" },
	{ 24106, 1, BY_LINE, LINE_SPOED, CASE_TERUGBELLEN, 74, SEX_M, CASE_FLAG_CALLBACK, 2400, 1800,
	    "Wierden", "kortademig", "" },
	{ 24107, 3, BY_LINE, LINE_REGULIER, CASE_AFGEHAAKT, AGE_UNKNOWN, 0, CASE_FLAG_CALLBACK, 200,
	    1800, "", "", "" },
	{ 24108, 3, BY_LINE, LINE_REGULIER, CASE_AFGEHAAKT, 33, SEX_V, CASE_FLAG_CALLBACK, 600, 1800,
	    "Oldenzaal", "huid", "" },
	{ 24109, 3, BY_LINE, LINE_REGULIER, CASE_WACHTEND, 33, SEX_V, CASE_FLAG_EARLIER, 20, 120,
	    "Oldenzaal", "huid", "" },
};

static void
a_hold(struct zcc_case_row *r, int64_t since, int norm_s)
{
	r->state_line = since;
	r->norm_s = (uint32_t)norm_s;
	r->due_line = since + norm_s * 1000;
}

static void
a_promise(struct zcc_case_row *r, const struct board *b, int in_s)
{
	r->promised_line = r->due_line = b->now_line + in_s * 1000;
	r->promised_wall = r->promised_line + b->wall_offset;
	r->norm_s = 1800;
}

void
a_phone_board(struct a_board *a)
{
	struct board *b = &a->board;

	an_empty_board(a);
	for (size_t i = 0; i < sizeof(phone) / sizeof(phone[0]); i++)
		fill_case(&a->cases[i], &phone[i], b->now_line, b->now_line + b->wall_offset);
	a_hold(&a->cases[0], b->now_line - 100000, 120);
	a_hold(&a->cases[1], b->now_line - 30000, 120);
	a->cases[2].marks = CASE_MARK_RETURNED;
	snprintf(a->cases[2].held_by, ZCC_OPERATOR_SIZE, "%s", "k.vos");
	a_promise(&a->cases[3], b, 1500);
	a_promise(&a->cases[4], b, -120);
	a->cases[4].attempts = 1;
	a->cases[5].attempts = 3;
	a->cases[5].marks = CASE_MARK_REGIE;
	a->cases[6].marks = CASE_MARK_NO_NUMBER;
	a->cases[7].again = 24109;
	a->cases[8].earlier = 24108;
	a->alarms[0] = (struct zcc_alarm_row){ .id = 5, .kind = "callback-regie", .value = 24106,
		.whom = FOR_REGIE | FOR_TOEZICHT, .priority = ALARM_HIGH, .raised_wall = NOW_WALL - 60000, .seen_line = ZCC_NEVER };
	a->alarms[1] = (struct zcc_alarm_row){ .id = 6, .kind = "hold-limit", .value = 24090,
		.whom = FOR_TRIAGE | FOR_REGIE, .priority = ALARM_HIGH, .raised_wall = NOW_WALL - 90000, .seen_line = ZCC_NEVER };
	b->hub.alarms = 2;
}

void
a_region_board(struct a_board *a)
{
	static const struct zcc_post_row posts[] = {
		{ "hap-enschede", "Spoedzorg, post Enschede", 12, 10, 8, 1, 60, 55, 49, 4, 131, 120, 103, 9 },
		{ "hap-hengelo", "Spoedzorg, post Hengelo", 7, 7, 7, 0, 31, 31, 31, 0, 77, 75, 70, 2 },
		{ "hap-almelo", "Centrale Huisartsenpost Almelo", .calls_day = 1, .abandoned_day = 1 },
	};

	memcpy(a->board.posts, posts, sizeof(posts));
	for (uint32_t i = 0; i < a->board.cases_num; i++) {
		struct zcc_case_row *r = &a->board.cases[i];
		if (r->id == 24031)
			snprintf(r->post, sizeof(r->post), "hap-enschede");
		if (r->id == 24031 || r->id == 24018 || r->id == 23975)
			r->flags |= CASE_FLAG_LATER;
	}
}

void
a_region_settings(struct settings *s)
{
	static const char *const agreed[LACKS_NUM] = { "papieren kaarten in de rode map",
		"nieuwe meldingen op papier; bel beheer, kaart 9", "bel beheer, kaart 9",
		"bel de instelling zelf, lijst op kaart 10", "bel het tweede nummer, daarna 112" };
	static const struct desk_settings desks[] = {
		{ "livio", "Livio, aanmeldpunt", DESK_KIND_PARTICIPANT, "vervolgzorg" },
		{ "centraal", "Vervolgzorg op het ZCC", DESK_KIND_CENTRAL, "vervolgzorg" },
	};

	memcpy(s->desk, desks, sizeof(desks));
	s->desks_num = 2;
	s->route[0] = (struct route_settings){ .when = { 0, DAY_WORK, 8 * 60, 17 * 60 },
		.desks_num = 1 };
	s->route[1] = (struct route_settings){ .is_always = true, .desks_num = 1, .desk = { 1 } };
	s->routes_num = 2;
	for (int i = 0; i < LACKS_NUM; i++)
		snprintf(s->lack[i], sizeof(s->lack[i]), "%s", agreed[i]);
	s->meldkamers_num = 1;
	snprintf(s->meldkamer[0].code, sizeof(s->meldkamer[0].code), "mon");
	snprintf(s->meldkamer[0].words, sizeof(s->meldkamer[0].words), "Meldkamer Oost-Nederland");
	snprintf(s->meldkamer[0].telephone, sizeof(s->meldkamer[0].telephone),
	    "toets MKA op het toestel, of kaart 1");
}

void
a_board_later(struct a_board *a, int64_t ms)
{
	a->board.now_line += ms;
	a->board.group++;
}

void
a_duty_board(struct a_board *a, struct settings *s, enum a_duty duty)
{
	for (uint32_t i = 0; i < s->roles_num; i++)
		s->role[i].shift = true;
	if (a->operators[0].name[0] == '\0') { /* the empty board: nobody else is there */
		snprintf(a->operators[0].name, ZCC_OPERATOR_SIZE, "%s", "demo");
		snprintf(a->operators[0].role, ZCC_ROLE_SIZE, "%s", "triagist");
		a->operators[0].state = SEAT_THERE;
		a->operators[0].since_line = NOW_LINE - 5400 * 1000;
	}
	snprintf(s->role[1].absent, sizeof(s->role[1].absent), "%s", "achterwacht, kaart 3");
	snprintf(s->role[2].absent, sizeof(s->role[2].absent), "%s", "triagist vraagt zelf, kaart 7");
	snprintf(s->role[s->roles_num].name, sizeof(s->role[0].name), "%s", "so");
	s->role[s->roles_num++].shift = true;
	s->oncall[0] = (struct oncall_settings){.role = "so", .words = "specialist ouderengeneeskunde, rooster op kaart 8",
		.when = {.days = DAYS_ALL, .from_min = 8 * 60, .to_min = 17 * 60}};
	s->oncall_num = 1;
	for (uint32_t i = 0; i < a->board.operators_num; i++) {
		struct zcc_operator_row *o = &a->operators[i];
		bool is_demo = strcmp(o->name, "demo") == 0;
		if (o->state != SEAT_THERE || (is_demo && duty == DUTY_OFF))
			continue;
		o->shift_line = o->since_line;
		o->shift_wall = o->since_line + a->board.wall_offset;
		if (is_demo && duty == DUTY_WAITS)
			snprintf(o->offer_to, sizeof(o->offer_to), "%s", "j.blom");
		if (strcmp(o->name, "k.vos") == 0 && duty == DUTY_ASKED)
			snprintf(o->offer_to, sizeof(o->offer_to), "%s", "demo");
		if (strcmp(o->name, "s.aydin") == 0)
			snprintf(o->location, sizeof(o->location), "%s", "hengelo");
	}
}

void
a_room_board(struct a_board *a, struct settings *s)
{
	static const struct {
		uint8_t lines, task, paused, ear, hold;
		uint32_t answered;
		int ago_s;
	} staff[] = { { 0x7e, 0, 0, 1, 0, 31, 190 }, { 0x7e, 1 << LINE_SPOED | 1 << LINE_112, 0, 0, 1, 28, 70 },
		{ 0x0c, 1 << LINE_REGULIER, 0, 0, 0, 19, 20 }, { 0x7e, 0, 0, 0, 0, 24, 130 },
		{ 0x7e, 0, 1, 0, 0, 7, 560 } };
	int64_t wall = a->board.now_line + a->board.wall_offset;

	s->shifts_num = 3;
	s->shift_min[0] = 7 * 60 + 30;
	s->shift_min[1] = 15 * 60 + 30;
	s->shift_min[2] = 23 * 60;
	for (size_t i = 0; i < sizeof(staff) / sizeof(staff[0]); i++) {
		struct zcc_operator_row *o = &a->operators[i];
		o->lines = staff[i].lines;
		o->task_lines = staff[i].task;
		o->is_paused = staff[i].paused;
		o->in_ear = staff[i].ear;
		o->on_hold = staff[i].hold;
		o->answered = staff[i].answered;
		o->busy_line = a->board.now_line - staff[i].ago_s * 1000;
		o->shift_line = a->board.now_line - 25000000;
		o->shift_wall = wall - 25000000;
		if (o->task_lines != 0) {
			snprintf(o->task_by, sizeof(o->task_by), "b.dijk");
			o->task_wall = wall - 600000;
		}
	}
	static const uint16_t trend[2][ZCC_TREND_NUM] = { { 1, 1, 2, 1, 1, 1, 0, 0, 2, 1, 1, 1 },
		{ 4, 6, 6, 8, 9, 9, 11, 12, 12, 13, 15, 3 } };
	for (unsigned line = 0; line < 2; line++) {
		struct zcc_line_row *r = &a->board.lines[line];
		memcpy(r->trend, trend[line], sizeof(r->trend));
		r->peak = line == 0 ? 2 : 17;
		r->received_60 = line == 0 ? 12 : 108;
		r->received_shift = line == 0 ? 62 : 240;
		r->cut_60 = r->cut_shift = line;
	}
	a->operators[4].pause_wall = wall + 300000;
	snprintf(a->operators[4].not_complaints, sizeof(a->operators[4].not_complaints), "psychose,wond");
	a->operators[0].push_case = 24031;
	a->operators[0].push_line = a->board.now_line + 20000;
	snprintf(a->operators[0].push_by, sizeof(a->operators[0].push_by), "b.dijk");
	a->operators[0].messages = 7;
}

unsigned
a_room_messages(struct message m[2])
{
	int64_t wall = NOW_WALL;

	memset(m, 0, 2 * sizeof(*m));
	m[0] = (struct message){ .id = 3, .at_wall = wall - 720000, .until_wall = wall + 3600000,
		.kind = MESSAGE_TO_ALL, .from = "b.dijk", .text = "HAP Haaksbergen: consulten lopen 20 min uit" };
	m[1] = (struct message){ .id = 4, .at_wall = wall - 60000, .until_wall = wall + 1800000,
		.kind = MESSAGE_TO_ROLE, .from = "k.vos", .to = "triagist",
		.text = "MMT-inzet A1 bij Borne, verwacht extra bellers op spoed en 112; eerst melding 24031, dan de rest" };
	return 2;
}

static struct zcc_case_row *
case_row(struct a_board *a, uint64_t id)
{
	for (unsigned i = 0; i < A_BOARD_CASES; i++)
		if (a->cases[i].id == id)
			return &a->cases[i];
	return NULL;
}

static void
triaged(struct a_board *a, const struct zcc_case_row *row, struct zcc_triage t)
{
	a->triages[row - a->cases] = (struct zcc_triage_row){ row->id, t };
}

void
a_triage_board(struct a_board *a)
{
	struct zcc_case_row *mine = case_row(a, 23975), *other = case_row(a, 24009);

	mine->state = CASE_GETRIEERD;
	mine->urgency = 5;
	triaged(a, mine, (struct zcc_triage){ .times = 1, .system = 3, .own = 5,
		.own_reason = REGRADE_KNOWN, .regie = URGENCY_NONE, .cause_kind = CAUSE_CRITERION,
		.asked = 2, .asked_of = 7, .abcd = 5, .abcd_of = 5, .complaint = "pijn-borst",
		.cause = "borst-aard", .own_by = "demo" });
	mine->norm_s = 10800;
	mine->due_line = mine->received_line + 10800000;
	triaged(a, other, (struct zcc_triage){ .times = 2, .system = 2, .own = 2, .regie = URGENCY_NONE,
		.cause_kind = CAUSE_PAIN, .flags = TRIAGE_FLAG_ADVICE | TRIAGE_FLAG_SAFETY_NET,
		.asked = 6, .asked_of = 6, .abcd = 5, .abcd_of = 5, .complaint = "buikpijn",
		.care = 4, .own_by = "l.maas" });
}
