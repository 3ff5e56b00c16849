/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/regie.h"

#include "shared/care/triage.h"

bool
regie_waits(const struct board *b, const struct zcc_case_row *row, enum regie_kind kind)
{
	if (row->id == 0)
		return false;
	bool is_closed = row->state == CASE_GESLOTEN;
	return kind == REGIE_ADVICE ? is_closed && (row->marks & CASE_MARK_ADVISED) != 0
	                            : !is_closed && triage_wants_regie(board_triage(b, row));
}

int64_t
regie_since(const struct board *b, const struct zcc_case_row *row, enum regie_kind kind)
{
	return kind == REGIE_ADVICE ? row->state_line
	                            : board_triage(b, row)->own_wall - b->wall_offset;
}

bool
regie_is_late(const struct settings *s, enum regie_kind kind, int64_t waits_s)
{
	uint32_t limit_s = kind == REGIE_ADVICE ? s->authorise_s : s->consult_s;
	return limit_s > 0 && waits_s >= limit_s;
}

unsigned
regie_urgency(const struct board *b, const struct zcc_case_row *row, enum regie_kind kind)
{
	return kind == REGIE_ADVICE ? row->urgency : board_triage(b, row)->system;
}

static bool
goes_before(const struct board *b, uint32_t i, uint32_t j, enum regie_kind kind)
{
	const struct zcc_case_row *x = &b->cases[i], *y = &b->cases[j];
	unsigned u = regie_urgency(b, x, kind), v = regie_urgency(b, y, kind);
	int64_t s = regie_since(b, x, kind), t = regie_since(b, y, kind);
	return u != v ? u < v : s != t ? s < t : x->id < y->id;
}

uint32_t
regie_list(const struct board *b, enum regie_kind kind, uint32_t *rows, uint32_t max)
{
	uint32_t num = 0, kept = 0;
	for (uint32_t i = 0; i < b->cases_end; i++) {
		if (!regie_waits(b, &b->cases[i], kind))
			continue;
		num++;
		if (kept == max && (max == 0 || !goes_before(b, i, rows[max - 1], kind)))
			continue;
		uint32_t at = kept < max ? kept++ : max - 1;
		for (; at > 0 && goes_before(b, i, rows[at - 1], kind); at--)
			rows[at] = rows[at - 1];
		rows[at] = i;
	}
	return num;
}
