/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tests/lib/a_board.h"
#include "tests/lib/shot.h"
#include "tui/core/console.h"
#include "tui/core/input.h"
#include "tui/edge/lang.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct batch {
	struct key_event key[256];
	unsigned num;
};

static void
collect(void *arg, int key, const char *text)
{
	struct batch *b = arg;

	if (b->num < 256)
		b->key[b->num++] = (struct key_event){ key, text };
}

static void
press(struct console *c, const char *keys, int64_t now_ms)
{
	static struct frame f;
	struct input in;
	struct batch b = { .num = 0 };

	input_init(&in);
	input_bytes(&in, keys, strlen(keys), now_ms, collect, &b);
	for (unsigned i = 0; i < b.num; i++) { /* as a person: look, press, look */
		console_draw(c, &f, now_ms);
		console_keys(c, &b.key[i], 1, now_ms);
	}
}

/* The invented Monday afternoon as the first of two holidays, or as office hours. */
static void
give_windows(struct board *b, enum shot_window window)
{
	static const enum zcc_line with[] = { LINE_REGULIER, LINE_ZELFTRIAGE };
	int64_t now = b->now_line + b->wall_offset;

	for (size_t i = 0; i < sizeof(with) / sizeof(with[0]) && window != SHOT_NO_WINDOWS; i++) {
		struct zcc_line_row *row = &b->lines[with[i] - 1];
		row->open = window == SHOT_OPEN;
		row->window = window == SHOT_OPEN ? WINDOW_FEESTDAG : WINDOW_NONE;
		row->changes_wall = now - now % 3600000 + (window == SHOT_OPEN ? 42 : 3) * 3600000;
		row->refused_60 = 3;
		row->refused_shift = 12;
		snprintf(row->referral, sizeof(row->referral), "eigen-huisarts");
		snprintf(row->referral_words, sizeof(row->referral_words), "bel uw huisarts");
	}
}

static void
give_dossier(struct console *c, const struct board *b, const struct shot *s)
{
	struct dossier_part part = { .at_ms = b->now_line + b->wall_offset,
		.operator = "intake", .verb = VERB_INTAKE, .fields = { .name = "Zoë van der Vlugt",
		.birth_date = "1946-03-12", .bsn = "111222333", .address = "Straat 12a, 7511 AB Enschede" } };
	struct dossier_part struck[2] = { part, { .at_ms = part.at_ms, .operator = "k.vos", .verb = VERB_NOTE,
		.struck_why = STRIKE_OTHER_PATIENT, .struck_by = "k.vos", .struck_ms = part.at_ms,
		.fields = { .note = "slikt bloedverdunners" } } };
	struct dossier_part given[3] = { part, { .seq = 40, .at_ms = part.at_ms - 1500000, .operator = "portaal",
		.verb = VERB_INTAKE, .fields = { .answers = "answer:praten=2 answer:kleur=3 answer:adem-inspanning=2 "
		"answer:weggeraakt=nee pain:4 factor:chronisch-ziek given-by:zelftriage" } },
		{ .seq = 44, .at_ms = part.at_ms - 300000, .operator = "k.vos", .verb = VERB_TRANSFER,
		.fields = { .answers = "abcd:A=4 abcd:B=3 complaint:kortademig answer:begin=onbekend "
		"answer:koorts=ja" } } };
	struct dossier_part moved[3] = { part, { .at_ms = part.at_ms, .operator = "k.vos", .verb = VERB_NOTE,
		.came_from = 24031, .fields = { .note = "koorts sinds gisteren" } },
		{ .at_ms = part.at_ms, .operator = "k.vos", .verb = VERB_NOTE, .struck_why = STRIKE_OTHER_PATIENT,
		.struck_by = "k.vos", .struck_ms = part.at_ms, .went_to = 24009, .fields = { .note = "is gevallen" } } };
	struct dossier_part asked[2] = { part, { .at_ms = part.at_ms, .operator = "demo", .verb = VERB_TRIAGE,
		.fields = { .answers = "complaint:pijn-borst abcd:A=4 abcd:B=3 abcd:C=4 abcd:D=4 abcd:E=4 "
		"answer:borst-aard=3 answer:borst-duur=0 factor:niet-pluis pain:8/5",
		.advice = "lijst-klaar" } } };
	if (s->is_given)
		console_dossier(c, c->case_id, given, 3);
	else if (s->is_triage && !s->is_mended && !s->is_limited)
		console_dossier(c, c->case_id, asked, 2);
	else
		console_dossier(c, c->case_id, s->is_mended ? moved : s->is_limited ? struck : &part,
		    s->is_mended ? 3 : s->is_limited ? 2 : 1);
	if (s->is_noodknop)
		console_right(c, c->case_id, RELATION_NOODKNOP, part.at_ms + 900000);
	press(c, s->more, 1000);
}

/* Two things are not to be done, and who sits here records more of it. */
static void
limit(struct a_board *a, struct settings *s)
{
	for (uint32_t i = 0; i < a->board.cases_end; i++)
		if (a->cases[i].id == 23975)
			a->cases[i].limits = 1 << LIMIT_CPR | 1 << LIMIT_ICU;
	for (uint32_t i = 0; i < s->roles_num; i++)
		s->role[i].verbs |= UINT64_C(1) << VERB_BACKGROUND | UINT64_C(1) << VERB_STRIKE;
}

/* The answers of one case turned out to be of the patient of another. */
static void
mend(struct a_board *a, struct settings *s)
{
	for (uint32_t i = 0; i < a->board.cases_end; i++) {
		struct zcc_case_row *row = &a->cases[i];
		row->mend = row->id == 24031 ? MEND_OUT : row->id == 23975 ? MEND_IN : MEND_NONE;
		row->mended = row->id == 24031 ? 23975 : row->id == 23975 ? 24031 : 0;
		row->tags = row->id == 23975 ? 1 << TAG_CHAIN : 0;
	}
	a->board.hub.tagged = 2;
	for (uint32_t i = 0; i < s->roles_num; i++)
		s->role[i].verbs |= UINT64_C(1) << VERB_WRONG_PATIENT | UINT64_C(1) << VERB_TAG |
		    UINT64_C(1) << VERB_REVIEWS;
}

static void
mark(struct a_board *a, struct settings *settings, const struct shot *s)
{
	if (s->is_limited)
		limit(a, settings);
	if (s->is_mended)
		mend(a, settings);
}

/* Who sits here may use it and review it, and two uses wait. */
static void
grant_noodknop(struct board *b, struct settings *s)
{
	b->hub.reviews = 2;
	s->noodknop_s = 900;
	for (uint32_t i = 0; i < s->roles_num; i++)
		s->role[i].verbs |= UINT64_C(1) << VERB_NOODKNOP | UINT64_C(1) << VERB_REVIEW |
		    UINT64_C(1) << VERB_REVIEWS;
}

static void
give_reviews(struct console *c, const struct board *b, const struct shot *s)
{
	int64_t at_ms = b->now_line + b->wall_offset - 3600000;
	struct review_item item[2] = {
		{ .what = { .id = 12, .case_id = 24031, .operator = "j.blom", .role = "regiearts",
			.reason = NOODKNOP_AWAY, .at_wall = at_ms, .until_wall = at_ms + 900000 },
			.words = "Echtgenote belde de regiekamer: hij reageert niet meer. De triagist die "
			"de melding heeft nam twee keer niet op." },
		{ .what = { .id = 13, .case_id = 23975, .operator = "k.vos", .role = "triagist",
			.reason = NOODKNOP_OTHER, .at_wall = at_ms, .until_wall = at_ms + 900000 },
			.is_erased = true },
	};

	struct review_item tags[2] = { item[0], item[1] };
	tags[0].what.tag = TAG_CHAIN;
	tags[1].what.tag = TAG_LEARN;
	console_reviews(c, s->is_tags ? tags : item, 2);
	press(c, s->more, 1000);
}

static void
make_board(const struct shot *s, struct a_board *a, struct settings *settings)
{
	if (s->is_empty)
		an_empty_board(a);
	else if (s->is_phone)
		a_phone_board(a);
	else if (s->is_hand)
		a_hand_board(a);
	else
		(s->is_forward ? a_forward_board : a_busy_board)(a);
	give_windows(&a->board, s->window);
	if (s->is_triage)
		a_triage_board(a);
	if (s->is_regie)
		a_regie_board(a);
	if (s->is_waitroom)
		a_waitroom_board(a, settings);
	if (s->is_region)
		a_region_board(a);
	if (s->is_flood)
		a_flood(a);
	if (s->duty != DUTY_NOT_ASKED)
		a_duty_board(a, settings, s->duty);
	if (s->placing != PLACING_NO_ROTA)
		a_takeover_board(a, settings, s->placing);
	if (s->is_room)
		a_room_board(a, settings);
	mark(a, settings, s);
	if (s->is_noodknop || s->is_review)
		grant_noodknop(&a->board, settings);
	if (s->is_lost) {
		a->board.is_live = false;
		a->board.age_ms = 40000;
	}
	if (s->is_full)
		a->board.hub_state = SEG_VOL;
	if (s->protocol != NULL) {
		memcpy(a->board.hub.protocol, s->protocol->hash, sizeof(a->board.hub.protocol));
		for (uint32_t i = 0; i < a->board.cases_end; i++)
			memcpy(a->triages[i].triage.protocol, s->protocol->hash, ZCC_HASH_BYTES);
		for (uint32_t i = 0; i < settings->roles_num; i++)
			settings->role[i].verbs |= UINT64_C(1) << VERB_TRIAGE;
	}
}

void
shot_take(const struct shot *s, char out[SHOT_SIZE])
{
	static struct a_board a;
	static struct frame f;
	struct console_who who = { .operator = "demo", .seat = 0x4a17, .desk = s->desk,
		.is_ascii = s->is_ascii, .is_sealed = !s->has_no_passphrase };
	struct settings settings = s->settings != NULL ? *s->settings : a_settings();

	assert_int_equal(lang_open(s->lang, "../../locale"), ZCC_OK);
	make_board(s, &a, &settings);
	snprintf(who.role, sizeof(who.role), "%s", s->role);
	struct console *c = console_new(&who, &settings, A_BOARD_CASES);
	assert_non_null(c);
	console_size(c, s->rows, s->cols);
	console_protocol(c, s->protocol);
	struct message m[2];
	if (s->is_room)
		console_messages(c, m, a_room_messages(m));
	console_update(c, &a.board, 1000);
	if (s->left != 0)
		console_left_draft(c, s->left);
	press(c, s->keys, 1000);
	if (s->is_known)
		give_dossier(c, &a.board, s);
	if (s->is_wrong)
		console_unlock(c, ZCC_E_DENIED, 1000);
	if (s->is_review)
		give_reviews(c, &a.board, s);
	if (s->is_found) {
		struct found_case found[A_FOUND_NUM];
		struct search_told told;
		a_search(&a, &told, found);
		console_found(c, &told, found, A_FOUND_NUM);
	}
	if (s->draft != NULL)
		console_draft(c, s->left, s->draft, "");
	if (s->goes_down) {
		a.board.is_live = false;
		a.board.age_ms = 40000;
		console_update(c, &a.board, 1000);
	}
	console_draw(c, &f, 1000);
	assert_true(frame_dump(&f, out, SHOT_SIZE) < SHOT_SIZE);
	console_free(c);
}

static void
write_golden(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

bool
shot_is_golden(const struct shot *s)
{
	static char now[SHOT_SIZE], was[SHOT_SIZE];
	char path[256];

	shot_take(s, now);
	snprintf(path, sizeof(path), "tests/screen/%s.screen", s->name);
	if (getenv("ZCC_SCREENS_UPDATE") != NULL) {
		write_golden(path, now);
		return true;
	}
	FILE *file = fopen(path, "r");
	size_t n = file != NULL ? fread(was, 1, sizeof(was) - 1, file) : 0;
	was[n] = '\0';
	if (file != NULL)
		fclose(file);
	if (strcmp(now, was) == 0)
		return true;
	print_error("%s differs:\n%s", path, now);
	return false;
}
