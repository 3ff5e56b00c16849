/* SPDX-License-Identifier: EUPL-1.2 */
/* Which clock runs on a case, and since when: one at a time, and none begins anew (VS-1). */
#include "hub/core/rule_priv.h"

#include "shared/care/triage.h"
#include "shared/care/workday.h"

/* Help is to be there by a time that counts from the call: who waited for an answer has waited for help
 * as well, and being judged once more gives nobody a new hour. */
void
run_triage_clock(const struct book *b, const struct book_case *c, struct ev_case_changed *out)
{
	const struct settings *s = book_settings(b);
	unsigned urgency = triage_urgency(&out->triage);
	out->norm_s = urgency <= URGENCY_MAX ? s->triaged_s[urgency] : 0;
	if (urgency == URGENCY_MAX && out->norm_s > 0) /* by the end of the next day of work */
		out->norm_s = (uint32_t)((workday_end_ms(s, c->row.received_wall, out->norm_s) -
		    c->row.received_wall) / 1000);
	out->due_line =
	    out->norm_s > 0 ? c->row.received_line + (int64_t)out->norm_s * 1000 : ZCC_NEVER;
}

/* The clock on answering goes on from where it started; after a triage it is that of the triage. */
void
run_answer_clock(const struct book *b, const struct book_case *c, struct ev_case_changed *out)
{
	uint32_t norm_s = book_settings(b)->line[out->line].norm_s;
	if (out->triage.times > 0) {
		run_triage_clock(b, c, out);
		return;
	}
	out->norm_s = norm_s;
	out->due_line = norm_s > 0 ? c->row.received_line + (int64_t)norm_s * 1000 : ZCC_NEVER;
}

int64_t
callback_since(const struct book_case *c, const struct ev_case_changed *out)
{
	return out->callback_line != 0 ? out->callback_line
	    : c->abandoned_line != ZCC_NEVER ? c->abandoned_line
	                                     : c->row.received_line;
}

void
run_callback_clock(const struct book *b, int64_t from_line, struct ev_case_changed *out)
{
	uint32_t norm_s = book_settings(b)->line[LINE_TERUGBELLEN].norm_s;
	out->callback_line = from_line;
	out->norm_s = norm_s;
	out->due_line = norm_s > 0 ? from_line + (int64_t)norm_s * 1000 : ZCC_NEVER;
	if (out->promised_line != 0) { /* what was promised goes before what is usual */
		out->norm_s = norm_s > 0 ? norm_s : 1;
		out->due_line = out->promised_line;
	}
}

void
stop_clock(struct ev_case_changed *out)
{
	out->norm_s = 0;
	out->due_line = ZCC_NEVER;
}

void
clock_in_hand(const struct book *b, const struct book_case *c, struct ev_case_changed *out)
{
	stop_clock(out);
	if (out->triage.times > 0)
		run_triage_clock(b, c, out);
}
