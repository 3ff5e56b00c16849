/* SPDX-License-Identifier: EUPL-1.2 */
/* What waits for a regiearts on an invented board: consults, and advice that was given. */
#include "tests/lib/a_board.h"

#include "shared/care/words.h"

#include <stdio.h>
#include <string.h>

enum { DECLINED = 23952 };

/* `reason` of the closing: advice; else of the judgement. */
static const struct {
	uint64_t id;
	uint8_t system, own, why, age, sex;
	bool is_triaged, is_advised;
	int ago_s;
	const char *from, *complaint, *place, *reason;
} rows[] = {
	{ 24014, 2, 4, REGRADE_KNOWN, 81, SEX_V, true, false, 250, "s.aydin", "verward", "Hengelo", "" },
	{ 24011, 3, 5, REGRADE_CONTEXT, 55, SEX_M, true, true, 185, "s.aydin", "rugpijn", "Borne", "" },
	{ 24016, 2, 3, REGRADE_SEEN, 2, SEX_M, true, false, 40, "m.groot", "benauwd", "Losser", "" },
	{ 23981, 5, 5, 0, 23, SEX_V, true, true, 720, "l.maas", "keelpijn", "Wierden", "zelfzorg" },
	{ 23975, 3, 3, 0, 71, SEX_V, true, true, 3000, "s.aydin", "dik-been", "Almelo", "advies" },
	{ 23960, 4, 4, 0, 8, SEX_M, true, false, 4100, "m.groot", "oorpijn", "Enschede", "advies" },
	{ 23968, 3, 0, 0, 40, SEX_V, false, false, 900, "l.maas", "hoofdpijn", "Rijssen", "advies" },
	{ DECLINED, 3, 3, 0, 34, SEX_M, true, true, 90, "s.aydin", "rugpijn", "Oldenzaal", "zelfzorg" },
};

/* What a regiearts did not agree with: a call back, by the norm of its line from then on. */
static void
declined(const struct board *b, struct zcc_case_row *r)
{
	enum { NORM_S = 600 };

	r->state = CASE_TERUGBELLEN;
	r->marks = 0;
	r->flags = CASE_FLAG_CALLBACK | CASE_FLAG_DECLINED;
	r->norm_s = NORM_S;
	r->due_line = r->promised_line = r->state_line + NORM_S * 1000;
	r->promised_wall = r->promised_line + b->wall_offset;
	memcpy(r->held_by, r->claimed_by, sizeof(r->held_by));
	memset(r->claimed_by, 0, sizeof(r->claimed_by));
	memset(r->reason, 0, sizeof(r->reason));
}

void
a_regie_board(struct a_board *a)
{
	struct board *b = &a->board;

	an_empty_board(a);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct zcc_case_row *r = &a->cases[i];
		struct zcc_triage *t = &a->triages[i].triage;
		bool is_advice = rows[i].reason[0] != '\0';
		int64_t line = b->now_line - rows[i].ago_s * 1000;
		*r = (struct zcc_case_row){ .id = rows[i].id, .version = 5, .line = LINE_REGULIER,
			.urgency = rows[i].is_triaged ? rows[i].own : rows[i].system,
			.urgency_by = rows[i].is_triaged ? BY_TRIAGIST : BY_LINE,
			.state = is_advice ? CASE_GESLOTEN : CASE_GETRIEERD, .sex = rows[i].sex,
			.age = rows[i].age, .marks = is_advice ? CASE_MARK_ADVISED : 0,
			.received_line = line - 300000, .state_line = line, .due_line = ZCC_NEVER };
		r->received_wall = r->received_line + b->wall_offset;
		snprintf(r->complaint, sizeof(r->complaint), "%s", rows[i].complaint);
		snprintf(r->place, sizeof(r->place), "%s", rows[i].place);
		snprintf(r->claimed_by, sizeof(r->claimed_by), "%s", rows[i].from);
		snprintf(r->reason, sizeof(r->reason), "%s", rows[i].reason);
		if (r->id == DECLINED)
			declined(b, r);
		if (!rows[i].is_triaged)
			continue;
		a->triages[i].id = r->id;
		*t = (struct zcc_triage){ .times = 1, .system = rows[i].system, .own = rows[i].own,
			.own_reason = rows[i].why, .regie = URGENCY_NONE, .cause_kind = CAUSE_CRITERION,
			.cause = "ernst", .own_wall = line + b->wall_offset, .asked = 5, .asked_of = 7,
			.abcd = 5, .abcd_of = 5, .flags = rows[i].is_advised ?
			    TRIAGE_FLAG_ADVICE | TRIAGE_FLAG_SAFETY_NET : 0 };
		snprintf(t->own_by, sizeof(t->own_by), "%s", rows[i].from);
	}
	b->hub.advised = 4;
}

struct settings
a_regie_settings(void)
{
	struct settings s = a_settings();

	for (uint32_t i = 0; i < s.roles_num; i++)
		if (s.role[i].desk == DESK_REGIE)
			s.role[i].verbs |= UINT64_C(1) << VERB_AUTHORISE | UINT64_C(1) << VERB_TRIAGE;
	s.authorise_s = 3600;
	s.consult_s = SETTINGS_CONSULT_S;
	return s;
}
