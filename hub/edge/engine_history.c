/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the rows of a case say that its standing does not: which parts of the dossier are struck (PE-6), of
 * which the last one that says so holds, as nothing of what was written is changed or gone; and when
 * something was last recorded (AU-6).
 */
#include "hub/edge/engine_priv.h"

#include "hub/edge/recover.h"

#include <string.h>

static void
take_word(struct struck *s, const struct journal_row *row, const struct ev_struck *w)
{
	uint32_t i = 0;
	while (i < s->num && s->one[i].part != w->part)
		i++;
	if (i == STRUCK_MAX)
		return;
	s->num += i == s->num;
	/* whole: nothing is said of where it went, and no reason means that it is not struck any more */
	s->one[i] = (struct struck_word){.part = w->part, .seq = row->seq, .at_ms = row->at_ms, .why = w->reason};
	memcpy(s->one[i].by, row->actor, sizeof s->one[i].by);
}

static void
take_move(struct struck *s, const struct journal_row *row, const struct ev_case_mended *m)
{
	if (m->way != MEND_OUT || s->moves_num == MENDS_MAX)
		return;
	s->move[s->moves_num] = (struct struck_move){m->since, row->seq, m->other, row->at_ms, ""};
	memcpy(s->move[s->moves_num++].by, row->actor, sizeof s->move[0].by);
}

static int
take_struck(const struct journal_row *row, void *arg)
{
	struct event ev;
	struct fault ignored; /* of a row that is no event, the rest of the dossier is read all the same */
	bool is_one = row->type == EV_STRUCK || row->type == EV_CASE_MENDED;
	if (!is_one || recover_event(row, NULL, &ev, &ignored) != ZCC_OK)
		return 0;
	if (row->type == EV_STRUCK)
		take_word(arg, row, &ev.u.struck);
	else
		take_move(arg, row, &ev.u.mended);
	return 0;
}

int
struck_of(struct engine *e, struct work *w, uint64_t case_id, struct struck *out)
{
	out->num = out->moves_num = 0;
	int code = e->s.journal->ops->history(e->s.journal, case_id, take_struck, out, w->f);
	return code < ZCC_OK ? code : ZCC_OK;
}

bool
struck_moves(const struct journal_row *row)
{
	switch ((enum event_type)row->type) {
	case EV_CASE_NOTED:
	case EV_CASE_IDENTIFIED:
	case EV_BACKGROUND:
	case EV_PART_MOVED: return true;
	case EV_CASE_CHANGED:
		return row->verb == VERB_TRIAGE || row->verb == VERB_DEPLOY || row->verb == VERB_RAV ||
		    row->verb == VERB_TRANSFER || row->verb == VERB_CLOSE ||
		    row->verb == VERB_AUTHORISE;
	default: return false;
	}
}

/* The last word on a part; row 0: nobody said anything about it. */
static struct struck_word
word_on(const struct struck *s, uint64_t part)
{
	struct struck_word none = {.seq = 0};
	for (uint32_t i = 0; i < s->num; i++)
		if (s->one[i].part == part)
			return s->one[i];
	return none;
}

struct struck_word
struck_says(const struct struck *s, const struct journal_row *row)
{
	struct struck_word w = word_on(s, row->seq);
	w.part = row->seq;
	/* what was struck at that time stayed behind, whatever was said of it later */
	for (uint32_t i = 0; w.why == STRIKE_NONE && struck_moves(row) && i < s->moves_num; i++) {
		const struct struck_move *m = &s->move[i];
		if (row->seq < m->since || row->seq >= m->seq || w.seq > m->seq)
			continue;
		w = (struct struck_word){.part = row->seq,
		    .seq = m->seq,
		    .at_ms = m->at_ms,
		    .why = STRIKE_OTHER_PATIENT,
		    .went_to = m->other};
		memcpy(w.by, m->by, sizeof w.by);
	}
	return w;
}

struct ev_part_moved
part_origin(const struct journal_row *row)
{
	struct event ev;
	struct fault ignored;
	struct ev_part_moved p = {.type = row->type, .verb = row->verb, .at_ms = row->at_ms};
	memcpy(p.by, row->actor, sizeof p.by);
	if ((row->type != EV_PART_MOVED && row->type != EV_BACKGROUND) ||
	    recover_event(row, NULL, &ev, &ignored) != ZCC_OK)
		return p;
	if (row->type == EV_PART_MOVED)
		return ev.u.moved;
	p.limit = ev.u.background.limit;
	p.is_allowed = ev.u.background.is_allowed;
	return p;
}

struct sought {
	uint64_t seq;
	const struct struck *struck;
	struct edge_part *out;
};

/* What people strike: a note and a piece of the background, also where it came from another case. */
static bool
may_be_struck(unsigned type)
{
	return type == EV_CASE_NOTED || type == EV_BACKGROUND;
}

static int
take_part(const struct journal_row *row, void *arg)
{
	struct sought *s = arg;
	struct event ev;
	struct fault ignored;
	if (row->seq != s->seq || row->sealed_len == 0 || !struck_moves(row) ||
	    recover_event(row, NULL, &ev, &ignored) != ZCC_OK)
		return 0;
	struct ev_part_moved first = part_origin(row);
	if (!may_be_struck(first.type))
		return 0;
	struct struck_word w = struck_says(s->struck, row);
	*s->out = (struct edge_part){.is_there = true,
	    .is_struck = w.why != STRIKE_NONE,
	    .went_to = w.went_to,
	    .limit = first.limit,
	    .is_allowed = first.is_allowed};
	memcpy(s->out->by, first.by, sizeof s->out->by);
	return 0;
}

int
struck_find(struct engine *e, struct work *w, struct edge_part *out)
{
	const struct ask *a = &w->cmd.ask;
	struct struck all;
	struct sought s = {a->board.from, &all, out};
	int code = struck_of(e, w, a->row, &all);
	if (code == ZCC_OK)
		code = e->s.journal->ops->history(e->s.journal, a->row, take_part, &s, w->f);
	return code < ZCC_OK ? code : ZCC_OK;
}

static int
take_change(const struct journal_row *row, void *arg)
{
	int64_t *changed_wall = arg;
	if (event_changes_case(row->type) && row->at_ms > *changed_wall)
		*changed_wall = row->at_ms;
	return 0;
}

int
last_change(struct engine *e, struct work *w, int64_t *changed_wall)
{
	*changed_wall = 0;
	int code = e->s.journal->ops->history(
	    e->s.journal, w->cmd.ask.row, take_change, changed_wall, w->f);
	return code < ZCC_OK ? code : ZCC_OK;
}
