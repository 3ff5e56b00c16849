/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the rows of a case say that its standing does not: which parts of the dossier are struck (PE-6), of
 * which the last one that says so holds, as nothing of what was written is changed or gone; and when
 * something was last recorded (AU-6).
 */
#include "hub/edge/engine_priv.h"

#include "hub/edge/recover.h"

#include <string.h>

static int
take_struck(const struct journal_row *row, void *arg)
{
	struct struck *s = arg;
	struct event ev;
	struct fault ignored; /* of a row that is no event, the rest of the dossier is read all the same */
	uint32_t i = 0;
	if (row->type != EV_STRUCK || recover_event(row, NULL, &ev, &ignored) != ZCC_OK)
		return 0;
	while (i < s->num && s->one[i].part != ev.u.struck.part)
		i++;
	if (i == STRUCK_MAX)
		return 0;
	s->num += i == s->num;
	s->one[i].part = ev.u.struck.part;
	s->one[i].at_ms = row->at_ms;
	s->one[i].why = ev.u.struck.reason; /* none: it is not struck any more */
	memcpy(s->one[i].by, row->actor, sizeof s->one[i].by);
	return 0;
}

int
struck_of(struct engine *e, struct work *w, uint64_t case_id, struct struck *out)
{
	out->num = 0;
	int code = e->s.journal->ops->history(e->s.journal, case_id, take_struck, out, w->f);
	return code < ZCC_OK ? code : ZCC_OK;
}

void
struck_tell(const struct struck *s, struct wire_part *p)
{
	for (uint32_t i = 0; i < s->num; i++) {
		if (s->one[i].part != p->seq || s->one[i].why == STRIKE_NONE)
			continue;
		p->struck_why = s->one[i].why;
		p->struck_ms = s->one[i].at_ms;
		memcpy(p->struck_by, s->one[i].by, sizeof p->struck_by);
	}
}

struct sought {
	uint64_t seq;
	struct edge_part *out;
};

static int
take_part(const struct journal_row *row, void *arg)
{
	struct sought *s = arg;
	struct event ev;
	struct fault ignored;
	bool is_it = row->seq == s->seq && row->sealed_len > 0 &&
	    (row->type == EV_CASE_NOTED || row->type == EV_BACKGROUND);
	if (!is_it || recover_event(row, NULL, &ev, &ignored) != ZCC_OK)
		return 0;
	s->out->is_there = true;
	memcpy(s->out->by, row->actor, sizeof s->out->by);
	if (row->type == EV_BACKGROUND) {
		s->out->limit = ev.u.background.limit;
		s->out->is_allowed = ev.u.background.is_allowed;
	}
	return 0;
}

int
struck_find(struct engine *e, struct work *w, struct edge_part *out)
{
	const struct ask *a = &w->cmd.ask;
	struct sought s = {a->board.from, out};
	struct struck all;
	struct wire_part p = {.seq = a->board.from};
	int code = e->s.journal->ops->history(e->s.journal, a->row, take_part, &s, w->f);
	if (code >= ZCC_OK)
		code = struck_of(e, w, a->row, &all);
	if (code != ZCC_OK)
		return code;
	struck_tell(&all, &p);
	out->is_struck = p.struck_why != STRIKE_NONE;
	return ZCC_OK;
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
