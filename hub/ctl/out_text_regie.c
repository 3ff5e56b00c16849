/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/out_text_regie.h"

#include "hub/ctl/out_cell.h"
#include "hub/ctl/row.h"
#include "shared/care/waitroom.h"
#include "shared/care/words.h"

#include <inttypes.h>
#include <stdio.h>

static void
line(const struct board *at, const struct settings *s, const struct zcc_case_row *r,
    enum regie_kind kind)
{
	const struct zcc_triage *t = board_triage(at, r);
	int64_t s_long = row_since_s(at, regie_since(at, r, kind));
	bool is_late = regie_is_late(s, kind, s_long);
	printf("%-8s%6" PRIu64 "  %-3s  %6" PRId64 " s%s  ", kind == REGIE_CONSULT ? "consult" : "advice",
	    r->id, urgency_word(regie_urgency(at, r, kind)), s_long, is_late ? "!" : " ");
	out_cell(r->claimed_by, 16);
	out_cell(row_complaint(r), 16);
	if (kind == REGIE_CONSULT)
		printf("%s -> %s? %s", urgency_word(t->system), urgency_word(t->own),
		    regrade_word(t->own_reason));
	else
		out_column(r->reason, 0);
	putchar('\n');
}

void
out_text_regie(const struct board *at, const struct settings *s, enum regie_kind kind,
    const uint32_t *rows, uint32_t num)
{
	for (uint32_t i = 0; i < num; i++)
		line(at, s, &at->cases[rows[i]], kind);
}

void
out_text_waitroom(
    const struct board *at, const struct settings *s, const uint32_t *rows, uint32_t num)
{
	for (uint32_t i = 0; i < num; i++) {
		const struct zcc_case_row *r = &at->cases[rows[i]];
		const struct zcc_triage *t = board_triage(at, r);
		int64_t due = waitroom_due(at, s, r), left_s = (due - at->now_line) / 1000;
		printf("%6" PRIu64 "  %-3s  %6" PRId64 " s  ", r->id, urgency_word(r->urgency),
		    row_since_s(at, t->made_line));
		if (due == ZCC_NEVER)
			printf("%-16s", "no re-triage");
		else if (waitroom_is_over(due, at->now_line))
			printf("%6" PRId64 " s OVERDUE", -left_s);
		else
			printf("again in %5" PRId64 " s", left_s);
		fputs("  ", stdout);
		out_cell(row_complaint(r), 16);
		out_cell(t->own_by, 16);
		out_column(t->with_by, 0);
		putchar('\n');
	}
}
