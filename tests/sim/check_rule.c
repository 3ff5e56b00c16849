/* SPDX-License-Identifier: EUPL-1.2 */
/* Rules beside a single row's: clocks, a full disk, norms, what is kept and what is gone. */
#include "tests/sim/check_priv.h"

#include "shared/care/state.h"
#include "shared/edge/wire.h"

#include <string.h>

typedef unsigned long long ull;

static int64_t
id_ms(const uint8_t id[ZCC_ID_BYTES])
{
	int64_t ms = 0;
	for (int i = 0; i < 6; i++)
		ms = ms << 8 | id[i];
	return ms;
}

/* --- The time line --- */

void
check_clock(struct check *c, unsigned boot, int64_t true_ms, int64_t line_ms)
{
	if (c->clock.is_set && c->clock.boot == boot &&
	    line_ms - c->clock.line_ms != true_ms - c->clock.true_ms)
		check_fail(c, "HB-4", "the time line went on by %lld ms in %lld ms",
		    (long long)(line_ms - c->clock.line_ms), (long long)(true_ms - c->clock.true_ms));
	c->clock.is_set = true;
	c->clock.boot = boot;
	c->clock.true_ms = true_ms;
	c->clock.line_ms = line_ms;
}

/* --- A full disk --- */

void
check_mode(struct check *c, enum engine_mode mode)
{
	c->mode = mode;
}

/* The reserve is for log-out and hand-over, and for what these need; then for nothing. */
void
check_reserve(struct check *c, const struct journal_row *row, const struct event *e)
{
	bool is_own = row->verb == 0;
	bool may = is_own ? e->type == EV_ALARM_RAISED ||
	        (e->type == EV_ALARM_CHANGED && e->u.alarm_changed.act == ALARM_GAVE_WAY) ||
	        (e->type == EV_CASE_CHANGED && (e->u.changed.act == ACT_LOST ||
	            e->u.changed.act == ACT_HANDOVER ||
	            e->u.changed.act == ACT_BACK || e->u.changed.act == ACT_BACK_HOLD ||
	            e->u.changed.act == ACT_HOLD)) || /* of who takes over: one in the ear */
	        (e->type == EV_OPERATOR_SHIFT && (e->u.duty.act == SHIFT_LOST ||
	            e->u.duty.act == SHIFT_BACK || /* nobody takes a case over unseen: */
	            e->u.duty.act == SHIFT_WITHDRAWN))
	                  : row->verb == VERB_BYE || row->verb == VERB_RELEASE ||
	        row->verb == VERB_RAV || row->verb == VERB_HELLO || row->verb == VERB_SHIFT ||
	        row->verb == VERB_ACCEPT || row->verb == VERB_TRANSFER || row->verb == VERB_MELDKAMER ||
	        row->verb == VERB_HANDOVER;
	if (c->mode == ENGINE_OPEN || (c->mode == ENGINE_FULL && may))
		return;
	check_fail(c, "full", "row %llu, \"%s\" of type %u (act %u), was written on a disk that is full",
	    (ull)row->seq, is_own ? "the hub" : verb_word(row->verb), row->type,
	    e->type == EV_CASE_CHANGED ? e->u.changed.act :
	    e->type == EV_OPERATOR_SHIFT ? e->u.duty.act : 0u);
}

/* --- Norms --- */

/* The norm of the line as it stands in the book before the row, whatever is in force later. */
void
check_norm_received(struct check *c, const struct journal_row *row, const struct zcc_case_row *r)
{
	uint32_t norm_s = book_settings(c->shadow)->line[r->line].norm_s;
	int64_t due = norm_s > 0 ? r->received_line + (int64_t)norm_s * 1000 : ZCC_NEVER;
	if (r->norm_s != norm_s || r->due_line != due)
		check_fail(c, "norm", "row %llu takes case %llu in with a norm of %u s instead of %u",
		    (ull)row->seq, (ull)r->id, r->norm_s, norm_s);
}

/* Whether a first answer was in time was decided by the case's own deadline, at that moment. */
void
check_norm_answered(struct check *c, const struct journal_row *row,
    const struct ev_case_changed *ch, const struct book_case *before)
{
	if (before->answered_line != ZCC_NEVER || ch->answered_line == ZCC_NEVER ||
	    ch->act == ACT_NONE)
		return;
	bool is_within = before->row.due_line == ZCC_NEVER || row->line_ms <= before->row.due_line;
	if (ch->answered_line != row->line_ms || (before->abandoned_line == ZCC_NEVER &&
	    ch->is_within != is_within))
		check_fail(c, "norm", "row %llu answers case %llu, and says %s of its norm",
		    (ull)row->seq, (ull)ch->id, ch->is_within ? "within" : "beyond");
}

/* --- Windows --- */

/* What the calendar says of a line at the wall time of a row, by the book's own configuration. */
static bool
is_open_at(const struct check *c, unsigned line, int64_t at_ms)
{
	return window_state(book_settings(c->shadow), line, at_ms).is_open;
}

void
check_window_received(struct check *c, const struct journal_row *row, unsigned line)
{
	if (!is_open_at(c, line, row->at_ms) || !book_window(c->shadow, line)->is_open)
		check_fail(c, "OP-1", "row %llu takes a call in on line %s, which is closed",
		    (ull)row->seq, line_word(line));
}

void
check_window_refused(struct check *c, const struct journal_row *row, const struct event *e)
{
	unsigned line = e->u.refused.line;
	if (line == 0)
		return;
	c->counts.closed++;
	if (row->verb != VERB_INTAKE || row->outcome != ZCC_E_DENIED ||
	    is_open_at(c, line, row->at_ms) || book_window(c->shadow, line)->is_open ||
	    book_settings(c->shadow)->line[line].never_refused)
		check_fail(c, "OP-1", "row %llu refuses a call on line %s for its window",
		    (ull)row->seq, line_word(line));
}

void
check_window_changed(struct check *c, const struct journal_row *row, const struct event *e)
{
	unsigned line = e->u.line_window.line;
	struct window_state is = window_state(book_settings(c->shadow), line, row->at_ms);
	c->counts.windows++;
	if (row->verb != 0 || e->u.line_window.now.is_open != is.is_open ||
	    e->u.line_window.now.changes_ms != is.changes_ms)
		check_fail(c, "OP-1", "row %llu makes line %s %s, which the calendar does not say",
		    (ull)row->seq, line_word(line), e->u.line_window.now.is_open ? "open" : "closed");
}

/* --- What may not reach the disk --- */

void
check_silent(struct check *c, const struct engine_in *in, uint32_t num, uint64_t writes)
{
	static uint8_t token[WIRE_TOKEN_BYTES];
	bool has_forged = false;
	for (uint32_t i = 0; i < num; i++) {
		enum wire_kind kind;
		struct wire_command cmd;
		if (wire_decode(in[i].body, in[i].len, &kind, &cmd, token) != ZCC_OK ||
		    kind == WIRE_ALIVE)
			continue;
		const struct fate *f = fate_of(c, cmd.ask.id);
		if (f == NULL || !f->sent.is_forged)
			return;
		has_forged = true;
	}
	if (writes > 0)
		check_fail(c, "audit", "%llu writes in a group of %u without a good signature%s",
		    (ull)writes, num, has_forged ? "" : " or a command");
}

/* --- Drafts --- */

void
draft_told(struct check *c, const struct fate *f, int32_t code)
{
	int64_t ms = id_ms(f->sent.id);
	if (code == ZCC_OK && f->sent.row == 0 && ms > c->draft_told_ms[f->sent.person])
		c->draft_told_ms[f->sent.person] = ms;
}

void
check_drafts_kept(struct check *c)
{
	memcpy(c->draft_kept_ms, c->draft_told_ms, sizeof c->draft_kept_ms);
}

void
check_drafts_lost(struct check *c)
{
	memcpy(c->draft_told_ms, c->draft_kept_ms, sizeof c->draft_told_ms);
}

static void
check_draft(struct check *c, struct journal *j, enum person p)
{
	uint8_t room[ZCC_DOSSIER_MAX + SEAL_LOCK_EXTRA];
	uint32_t len;
	int64_t at_ms;
	struct fault f = {0};
	if (c->draft_kept_ms[p] == 0)
		return;
	if (j->ops->draft_get(j, region_name(p), 0, &at_ms, room, sizeof room, &len, &f) != ZCC_OK)
		check_fail(c, "draft", "the draft of %s is gone: %s", region_name(p), f.text);
	else if (at_ms < c->draft_kept_ms[p] || len == 0)
		check_fail(c, "draft", "the draft of %s is an older one", region_name(p));
}

/* --- At the end: what is kept and what is gone --- */

void
check_kept(struct check *c, struct journal *j, int64_t now_line)
{
	static uint8_t room[ZCC_ANSWER_MAX];
	struct fault f = {0};
	uint32_t len;
	for (uint32_t i = 0; i < c->fates_num; i++) {
		const struct fate *k = &c->fates[i];
		if (k->row_seq != 0 && now_line - k->line_ms < ZCC_AGE_MAX_MS &&
		    j->ops->answer_get(j, region_name(k->sent.person), k->sent.id, room, sizeof room,
		        &len, &f) != ZCC_OK)
			check_fail(c, "HB-1", "the answer to row %llu is gone after %lld ms",
			    (ull)k->row_seq, (long long)(now_line - k->line_ms));
	}
	for (uint64_t id = 1; id < CASES_MAX; id++)
		if (c->is_erased[id] &&
		    j->ops->key_get(j, id, room, sizeof room, &len, &f) != ZCC_E_UNKNOWN)
			check_fail(c, "erase", "case %llu was erased and has its key", (ull)id);
	for (enum person p = 0; p < PEOPLE_NUM; p++)
		check_draft(c, j, p);
}
