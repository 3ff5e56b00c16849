/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/waitroom.h"

#include "shared/care/kind.h"
#include "shared/care/triage.h"

static bool
is_given_there(unsigned care)
{
	return care == CARE_NONE || care == care_number("consult-hap") || care == care_number("seh");
}

bool
waitroom_has(const struct zcc_case_row *row, const struct zcc_triage *t)
{
	bool is_open = row->state == CASE_GETRIEERD || row->state == CASE_INGEZET ||
	    row->state == CASE_AANGEHOUDEN || row->state == CASE_WACHTEND || row->state == CASE_VERLATEN;
	bool is_away = (row->flags & CASE_FLAG_CALLBACK) != 0; /* he is to be called */
	return row->id != 0 && is_open && !is_away && t->times > 0 && (t->flags & TRIAGE_FLAG_PHYSICAL) != 0 &&
	    is_given_there(t->care);
}

int64_t
waitroom_time(const struct settings *s, const struct zcc_triage *t)
{
	unsigned urgency = triage_urgency(t);
	uint32_t norm_s = urgency <= URGENCY_MAX ? s->retriage_s[urgency] : 0;
	return norm_s > 0 ? t->made_line + (int64_t)norm_s * 1000 : ZCC_NEVER;
}

bool
waitroom_is_over(int64_t due_line, int64_t now_line)
{
	return due_line != ZCC_NEVER && due_line < now_line;
}

bool
waitroom_waits(const struct board *b, const struct zcc_case_row *row)
{
	return waitroom_has(row, board_triage(b, row));
}

int64_t
waitroom_due(const struct board *b, const struct settings *s, const struct zcc_case_row *row)
{
	return waitroom_time(s, board_triage(b, row));
}

/* Who is over his time, the graver first; whose time comes sooner; who has none, the graver first. */
static bool
goes_before(const struct board *b, const struct settings *s, uint32_t x, uint32_t y)
{
	const struct zcc_case_row *one = &b->cases[x], *two = &b->cases[y];
	int64_t a = waitroom_due(b, s, one), c = waitroom_due(b, s, two);
	bool is_over = waitroom_is_over(a, b->now_line), is_other_over = waitroom_is_over(c, b->now_line);
	if (is_over != is_other_over)
		return is_over;
	if (is_over && one->urgency != two->urgency)
		return one->urgency < two->urgency;
	if ((a == ZCC_NEVER) != (c == ZCC_NEVER))
		return c == ZCC_NEVER;
	if (a != c)
		return a < c;
	return one->urgency != two->urgency ? one->urgency < two->urgency : one->id < two->id;
}

uint32_t
waitroom_list(const struct board *b, const struct settings *s, uint32_t *rows, uint32_t max)
{
	uint32_t all = 0, num = 0;
	for (uint32_t i = 0; i < b->cases_end; i++) {
		if (!waitroom_waits(b, &b->cases[i]))
			continue;
		all++;
		uint32_t at = num < max ? num++ : num;
		while (at > 0 && goes_before(b, s, i, rows[at - 1])) {
			if (at < max)
				rows[at] = rows[at - 1];
			at--;
		}
		if (at < max)
			rows[at] = i;
	}
	return all;
}
