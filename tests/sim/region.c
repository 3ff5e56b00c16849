/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/sim/region.h"

#include "shared/base/text.h"
#include "shared/care/words.h"
#include "shared/edge/conf.h"
#include "shared/edge/protocol_file.h"

#include <stdlib.h>
#include <string.h>

const struct book_sizes region_sizes = {
    .board_cases = 16, .cases = 40, .operators = 12, .capacity = 4, .alarms = 4};

static const struct {
	const char *name, *roles[2];
} people[PEOPLE_NUM] = {
    [ANNA] = {"anna", {"triagist"}},
    [BRAM] = {"bram", {"triagist", "regiearts"}},
    [CHRIS] = {"chris", {"regiearts"}},
    [DORA] = {"dora", {"triagist", "centralist"}},
    [EVA] = {"eva", {"beheer"}},
    [PIET] = {"piet", {"partner"}},
    [FRED] = {"fred", {"triagist"}},
};

/* The smallest protocol, in contents that differ by their version. */
static void
make_protocols(struct region *r)
{
	struct fault f = {0};
	char *text = NULL;
	size_t len = 0;
	ZCC_MUST(conf_read("tests/protocols/small.conf", &text, &len, &f) == ZCC_OK);
	char *version = strstr(text, "version = \"1\"");
	ZCC_MUST(version != NULL);
	for (unsigned i = 0; i < REGION_PROTOCOLS; i++) {
		version[strlen("version = \"")] = (char)('1' + i);
		struct protocol_source layer = {"small.conf", text, len};
		ZCC_MUST(protocol_parse(&layer, 1, &r->protocol[i], &f) == ZCC_OK);
	}
	free(text);
}

void
region_fini(struct region *r)
{
	for (unsigned i = 0; i < REGION_PROTOCOLS; i++)
		protocol_free(r->protocol[i]);
}

void
region_init(struct region *r)
{
	uint8_t seed[32] = {0xa5};
	make_protocols(r);
	memset(r->site, 0x5a, sizeof r->site);
	ZCC_MUST(seal_keys_from_seed(seed, &r->hub) == ZCC_OK);
	for (uint8_t p = 0; p < PEOPLE_NUM; p++) {
		seed[1] = (uint8_t)(p + 1);
		ZCC_MUST(seal_keys_from_seed(seed, &r->keys[p]) == ZCC_OK);
		ZCC_MUST(seal_shared_key(&r->keys[p], r->hub.sign_pk, &r->box[p]) == ZCC_OK);
	}
}

const struct protocol *
region_protocol(const struct region *r, const uint8_t hash[ZCC_HASH_BYTES])
{
	for (unsigned i = 0; i < REGION_PROTOCOLS; i++)
		if (memcmp(r->protocol[i]->hash, hash, ZCC_HASH_BYTES) == 0)
			return r->protocol[i];
	return NULL;
}

void
region_protocol_name(const struct region *r, unsigned i, char out[2 * ZCC_HASH_BYTES + 1])
{
	text_hex(out, r->protocol[i]->hash, ZCC_HASH_BYTES);
}

const char *
region_name(enum person p)
{
	return people[p].name;
}

enum person
region_person(const char *name)
{
	enum person p = 0;
	while (p < PEOPLE_NUM && strcmp(people[p].name, name) != 0)
		p++;
	return p;
}

void
region_operator(const struct region *r, enum person p, struct book_operator *out)
{
	memset(out, 0, sizeof *out);
	strcpy(out->name, people[p].name);
	memcpy(out->key, r->keys[p].sign_pk, sizeof out->key);
	for (unsigned i = 0; i < 2 && people[p].roles[i] != NULL; i++)
		strcpy(out->role[out->roles_num++], people[p].roles[i]);
}

#define BIT(verb) (UINT64_C(1) << (verb))

static void
add_role(struct settings *s, const char *name, uint64_t verbs, uint8_t lines)
{
	struct role_settings *r = &s->role[s->roles_num++];
	strcpy(r->name, name);
	r->verbs = verbs;
	r->lines = lines;
	r->desk = strcmp(name, "regiearts") == 0 ? DESK_REGIE :
	    strcmp(name, "centralist") == 0    ? DESK_MELDKAMER
	    : strcmp(name, "beheer") == 0      ? DESK_TOEZICHT : DESK_TRIAGE;
	r->shift = strcmp(name, "regiearts") == 0; /* the others work without, as on a demonstration */
}

static void
add_roles(struct settings *s)
{
	uint64_t care = BIT(VERB_CLAIM) | BIT(VERB_NEXT) | BIT(VERB_RELEASE) | BIT(VERB_NOTE) |
	    BIT(VERB_CLOSE) | BIT(VERB_ABANDON) | BIT(VERB_RAV) | BIT(VERB_UNDO) |
	    BIT(VERB_DOSSIER) | BIT(VERB_SHOW) | BIT(VERB_SEARCH) | BIT(VERB_ALARM_ACK) |
	    BIT(VERB_CAPACITY) | BIT(VERB_HOLD) | BIT(VERB_RESUME) | BIT(VERB_CALLBACK) |
	    BIT(VERB_MOVE) | BIT(VERB_PUSH) | BIT(VERB_MESSAGE) | BIT(VERB_ACCEPT) |
	    BIT(VERB_TRANSFER) | BIT(VERB_MELDKAMER) | BIT(VERB_TRIAGE) | BIT(VERB_DEPLOY) |
	    BIT(VERB_IDENTIFY) | BIT(VERB_LINK) | BIT(VERB_HANDOVER) | BIT(VERB_NOODKNOP) |
	    BIT(VERB_BACKGROUND) | BIT(VERB_STRIKE) | BIT(VERB_FORWARD) |
	    BIT(VERB_WRONG_PATIENT) | BIT(VERB_TAG);
	add_role(s, "triagist", care | BIT(VERB_INTAKE) | BIT(VERB_ENTER), 0x7e);
	add_role(s, "regiearts", care | BIT(VERB_AUTHORISE), BIT(LINE_ZORGVERLENER) | BIT(LINE_112) | BIT(LINE_SPOED));
	add_role(s, "centralist", BIT(VERB_ACCEPT) | BIT(VERB_TRANSFER) | BIT(VERB_CLOSE), 0x7e);
	add_role(s, "beheer", BIT(VERB_OPERATOR_ADD) | BIT(VERB_OPERATOR_REVOKE) |
	    BIT(VERB_CONFIG) | BIT(VERB_ERASE) | BIT(VERB_JOURNAL) | BIT(VERB_AUDIT) |
	    BIT(VERB_OPERATOR_LIST) | BIT(VERB_ALARM_ACK) | BIT(VERB_ALARM_REST) |
	    BIT(VERB_ALARM_WAKE) | BIT(VERB_REVIEW) | BIT(VERB_REVIEWS) | BIT(VERB_TAG), 0);
	add_role(s, "partner", BIT(VERB_INTAKE) | BIT(VERB_CAPACITY), 0);
}

/* Lines that open and close every few minutes of the hour in which a run begins, and two more times
 * until the next morning. */
static void
add_windows(struct settings *s, unsigned variant)
{
	s->referrals_num = 1;
	strcpy(s->referral[0].code, "eigen-huisarts");
	strcpy(s->referral[0].words, "bel uw huisarts");
	for (unsigned i = 0; i < 10; i++)
		s->window[s->windows_num++] = (struct window_settings){WINDOW_DAG, 0x7f,
		    (uint16_t)(11 * 60 + 7 * i + variant), (uint16_t)(11 * 60 + 7 * i + 4)};
	s->window[s->windows_num++] =
	    (struct window_settings){WINDOW_AVOND, 0x7f, 17 * 60, 23 * 60};
	s->window[s->windows_num++] =
	    (struct window_settings){WINDOW_NACHT, 0x7f, 23 * 60, 8 * 60};
	s->line_window[LINE_REGULIER].windows = 0xfff;
	s->line_window[LINE_ZELFTRIAGE].windows = 0xeaa;
	s->line_window[LINE_REGULIER].referral = s->line_window[LINE_ZELFTRIAGE].referral = 1;
}

/* In the first ten of these windows the regieartsen place patients, else the triagisten (OP-4). */
static void
add_rota(struct settings *s, unsigned variant)
{
	static const char *const roles[] = {"triagist", "regiearts"};
	s->desks_num = 2;
	for (unsigned i = 0; i < 2; i++) {
		strcpy(s->desk[i].code, i == 0 ? "dag" : "nacht");
		s->desk[i].kind = (uint8_t)(i == 0 ? DESK_KIND_PARTICIPANT : DESK_KIND_ZORGCENTRALE);
		strcpy(s->desk[i].role, roles[i]);
	}
	for (unsigned i = 0; i < 10; i++)
		s->route[s->routes_num++] =
		    (struct route_settings){.when = s->window[i], .desks_num = 1, .desk = {1}};
	s->route[s->routes_num++] = (struct route_settings){.is_always = true, .desks_num = 1};
	s->takeover_s = 20 + 10 * variant;
}

void
region_settings(unsigned variant, struct settings *s)
{
	static const struct line_settings lines[] = {
	    [LINE_SPOED] = {30, 90, 1, true},
	    [LINE_REGULIER] = {120, 75, 3, false},
	    [LINE_ZORGVERLENER] = {60, 90, 2, true},
	    [LINE_112] = {30, 90, 2, true},
	    [LINE_ZELFTRIAGE] = {0, 0, 4, false},
	    [LINE_TERUGBELLEN] = {300, 80, 3, false},
	};
	memset(s, 0, sizeof *s);
	strcpy(s->region, "proef");
	memcpy(s->line, lines, sizeof lines);
	for (unsigned i = 1; i <= ZCC_LINES_NUM; i++)
		s->line[i].norm_s += s->line[i].norm_s > 0 ? 10 * variant : 0;
	s->lost_s = LOST_S;
	s->undo_s = UNDO_S;
	s->leave_board_s = 40 + 10 * variant; /* short, so that a run of minutes sees it */
	s->leave_book_s = 200 + 50 * variant;
	s->earlier_s = 600;
	s->capacity_fresh_s = 60;
	s->hold_s = 15 + 5 * variant;
	s->callback_attempts = 2;
	s->push_s = 20 + 10 * variant;
	s->rav_wait_s = 8 + variant;
	s->contact_s = 20;
	s->ride_s = 60 + 10 * variant;
	s->transfer_s = 15 + 5 * variant;
	s->authorise_s = 30 + 10 * variant;
	s->noodknop_s = 20 + 10 * variant;
	s->review_s = 60;
	s->tag_review_s = 40 + 10 * variant;
	s->dossier_years = 20;
	s->consult_s = 10 + 5 * variant;
	for (unsigned u = 1; u < URGENCY_MAX; u++)
		s->retriage_s[u] = 10 * u + 5 * variant;
	s->meldkamers_num = 2;
	strcpy(s->meldkamer[0].code, "mk-oost");
	strcpy(s->meldkamer[1].code, "mk-noord");
	s->shift_max_s = 120;
	s->enter_max_s = 2 * 3600;
	s->posts_num = 1;
	strcpy(s->post[0].code, "hap-oost");
	memcpy(s->triaged_s, settings_triaged_s, sizeof s->triaged_s);
	s->triaged_s[2] = 30 + 10 * variant;
	s->alarm = settings_alarm;
	s->alarm.bell_s = 5;
	s->alarm.urgent_s = 8 + variant;
	s->alarm.widen_s = 6;
	s->alarm.late_s = 10;
	s->alarm.low_calls = 3;
	s->alarm.rest_max_s = 60;
	s->alarm.chatter_s = 30;
	add_roles(s);
	strcpy(s->complaint[s->complaints_num++], "borst");
	strcpy(s->complaint[s->complaints_num++], "adem");
	strcpy(s->place[s->places_num++], "Enschede");
	static const char *const reasons[] = {"advies", "zelfzorg", "informatie", "overig", "ambulance",
	    "geen-gehoor", "meldkamer"};
	for (unsigned i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
		strcpy(s->reason[s->reasons_num++], reasons[i]);
	s->shift_min[s->shifts_num++] = 8 * 60;
	s->shift_min[s->shifts_num++] = 16 * 60;
	s->shift_min[s->shifts_num++] = 23 * 60;
	add_windows(s, variant);
	add_rota(s, variant);
}
