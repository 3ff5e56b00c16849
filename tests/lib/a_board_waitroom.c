/* SPDX-License-Identifier: EUPL-1.2 */
/* Who waits where care is given on an invented board. */
#include "tests/lib/a_board.h"

#include "shared/care/kind.h"

#include <stdio.h>
#include <string.h>

static const struct {
	uint64_t id;
	uint8_t urgency, state, times, age, sex;
	int ago_s; /* since he was triaged */
	const char *complaint, *place, *care, *by, *with, *holder;
} rows[] = {
	{ 24041, 3, CASE_INGEZET, 1, 51, SEX_M, 3540, "rugpijn", "Borne", "consult-hap", "s.aydin", "", "s.aydin" },
	{ 24038, 2, CASE_GETRIEERD, 2, 78, SEX_V, 1260, "kortademig", "Hengelo", "", "demo", "k.vos", "demo" },
	{ 24044, 1, CASE_WACHTEND, 1, 63, SEX_M, 320, "pijn-borst", "Almelo", "", "k.vos", "j.blom", "" },
	{ 24036, 4, CASE_INGEZET, 1, 45, SEX_M, 900, "kortademig", "Enschede", "consult-hap", "demo", "", "demo" },
	{ 24030, 5, CASE_GETRIEERD, 1, 23, SEX_V, 4100, "keelpijn", "Wierden", "", "l.maas", "", "l.maas" },
};

void
a_waitroom_board(struct a_board *a, struct settings *s)
{
	struct board *b = &a->board;

	an_empty_board(a);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct zcc_case_row *r = &a->cases[i];
		struct zcc_triage *t = &a->triages[i].triage;
		int64_t line = b->now_line - rows[i].ago_s * 1000;
		*r = (struct zcc_case_row){ .id = rows[i].id, .version = 5, .line = LINE_REGULIER,
			.urgency = rows[i].urgency, .urgency_by = BY_TRIAGIST, .state = rows[i].state,
			.sex = rows[i].sex, .age = rows[i].age, .who.state = IDENTITY_DONE,
			.received_line = line - 300000, .state_line = line, .due_line = ZCC_NEVER };
		r->received_wall = r->received_line + b->wall_offset;
		snprintf(r->complaint, sizeof(r->complaint), "%s", rows[i].complaint);
		snprintf(r->place, sizeof(r->place), "%s", rows[i].place);
		snprintf(r->claimed_by, sizeof(r->claimed_by), "%s", rows[i].holder);
		a->triages[i].id = r->id;
		*t = (struct zcc_triage){ .times = rows[i].times, .system = rows[i].urgency,
			.own = rows[i].urgency, .regie = URGENCY_NONE, .cause_kind = CAUSE_CRITERION,
			.cause = "praten", .own_wall = line + b->wall_offset, .made_line = line, .asked = 5,
			.asked_of = 7, .abcd = 5, .abcd_of = 5, .flags = TRIAGE_FLAG_PHYSICAL,
			.care = (uint8_t)care_number(rows[i].care) };
		snprintf(t->complaint, sizeof(t->complaint), "%s", rows[i].complaint);
		snprintf(t->own_by, sizeof(t->own_by), "%s", rows[i].by);
		snprintf(t->with_by, sizeof(t->with_by), "%s", rows[i].with);
	}
	memcpy(s->retriage_s, settings_retriage_s, sizeof(s->retriage_s));
}
