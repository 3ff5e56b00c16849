/* SPDX-License-Identifier: EUPL-1.2 */
/* Shifts: who worked when, and what changed hands. */
#include "tests/sim/check_priv.h"

#include "shared/care/state.h"
#include "shared/care/takeover.h"

#include <string.h>

typedef unsigned long long ull;

/* PE-8: nothing was changed without a shift in a role that asks for one. */
void
check_on_shift(struct check *c, const struct journal_row *row, const struct fate *f)
{
	const struct settings *s = book_settings(c->shadow);
	const struct book_operator *op = book_operator(c->shadow, row->actor);
	bool is_never_refused = row->verb == VERB_INTAKE && s->line[f->sent.line].never_refused;
	if (row->outcome != ZCC_OK || op == NULL || op->shift.began_wall != 0 || is_never_refused ||
	    (verb_needs(row->verb) & (VN_FREE | VN_READ)) != 0 || !settings_asks_shift(s, row->role))
		return;
	check_fail(c, "PE-8", "row %llu: \"%s\" of %s, who has no shift", (ull)row->seq,
	    verb_word(row->verb), row->actor);
}

/* HB-10: a case goes from who offered to who was asked, and no clock of it starts again. */
void
check_handover(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	const struct book_operator *from = book_operator(c->shadow, before->row.claimed_by);
	bool is_asked = from != NULL && (strcmp(from->shift.to, ch->claimed_by) == 0 ||
	    from->shift.to_role[0] != '\0');
	bool is_takeover = takeover_has(&before->row) &&
	    takeover_is_due(&book_placing(c->shadow)->is);
	if (!is_asked && !is_takeover)
		check_fail(c, "HB-10", "row %llu gives case %llu to %s, whom nobody asked",
		    (ull)row->seq, (ull)ch->id, ch->claimed_by);
	if (ch->state != before->row.state || ch->state_line != before->row.state_line ||
	    ch->due_line != before->row.due_line || ch->norm_s != before->row.norm_s ||
	    ch->answered_line != before->answered_line)
		check_fail(c, "VS-1", "row %llu restarts a clock of case %llu", (ull)row->seq,
		    (ull)ch->id);
	c->claims[ch->id] = (struct claim){ch->seat, ch->state_line};
	c->counts.handed_over++;
}

/* Nobody's shift is taken from him while a console of his was heard. */
static void
check_shift_lost(struct check *c, const struct journal_row *row, const struct ev_operator_shift *d)
{
	if (d->seat == 0)
		check_fail(c, "SH-1", "row %llu ends the shift of %s, who has no console",
		    (ull)row->seq, d->operator);
	for (uint32_t i = 0; i < c->seats_num; i++) {
		const struct heard *h = &c->seats[i];
		int64_t from = h->sure_ms > c->counts_from ? h->sure_ms : c->counts_from;
		if (h->sure_ms != ZCC_NEVER && strcmp(region_name(h->person), d->operator) == 0 &&
		    row->line_ms - from < LOST_S * 1000)
			check_fail(c, "SH-1", "row %llu ends the shift of %s, who was heard %lld ms "
			    "before", (ull)row->seq, d->operator, (long long)(row->line_ms - from));
	}
}

void
check_shift(struct check *c, const struct journal_row *row, const struct ev_operator_shift *d)
{
	const struct book_operator *op = book_operator(c->shadow, d->operator);
	bool ends = d->act == SHIFT_ENDED || d->act == SHIFT_ACCEPTED;
	bool begins = d->act == SHIFT_STARTED || d->act == SHIFT_BACK;
	uint32_t i = 0;
	if (op == NULL || op->is_revoked ||
	    (op->shift.began_wall != 0) == begins)
		check_fail(c, "SH-1", "row %llu: act %u on the shift of %s", (ull)row->seq, d->act,
		    d->operator);
	else if (ends && rule_owed(c->shadow, d->operator, &i) != NULL)
		check_fail(c, "HB-10", "row %llu ends the shift of %s, who has open cases",
		    (ull)row->seq, d->operator);
	if (d->act == SHIFT_LOST)
		check_shift_lost(c, row, d);
	if (d->act == SHIFT_BACK && op != NULL && (op->lost.began_wall != d->began_wall ||
	    op->lost.began_line != d->began_line || strcmp(op->lost.role, d->role) != 0))
		check_fail(c, "VS-1", "row %llu gives %s back another shift than was lost",
		    (ull)row->seq, d->operator);
	c->counts.shifts += d->act == SHIFT_STARTED;
}

/* What comes back was lost from the same hands, and is what it was, with the clocks that it had. */
void
check_back(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	bool was_held = before->row.before == CASE_AANGEHOUDEN;
	int64_t hold_ms = (int64_t)book_settings(c->shadow)->hold_s * 1000;
	int64_t due = was_held ? before->before_line + hold_ms : check_triage_due(c, &before->row, &before->triage);
	if (strcmp(before->row.claimed_by, row->actor) != 0 ||
	    strcmp(ch->claimed_by, row->actor) != 0 || was_held != (ch->act == ACT_BACK_HOLD) ||
	    ch->state_line != before->before_line || ch->due_line != due)
		check_fail(c, "VS-1", "row %llu gives case %llu back, and not as it was",
		    (ull)row->seq, (ull)ch->id);
	/* after a bye the hub has only the old time of it */
	c->claims[ch->id] = (struct claim){ch->seat, ch->state_line};
	c->counts.back++;
}
