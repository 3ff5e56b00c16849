/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/report_care.h"

#include "shared/care/state.h"
#include "shared/care/triage.h"

#include <stdlib.h>
#include <string.h>

void
report_course_begins(struct report_course *c, const struct event *e)
{
	const struct zcc_case_row *row = &e->u.received.row;
	*c = (struct report_course){.received_line = row->received_line,
	    .decided_line = ZCC_NEVER,
	    .line = row->line,
	    .is_late = e->type == EV_CASE_ENTERED};
}

static bool
is_decided(unsigned state)
{
	return state == CASE_INGEZET || state == CASE_OPVOLGING || state == CASE_OVERGEDRAGEN ||
	    state == CASE_RAV || state == CASE_MELDKAMER || state == CASE_GESLOTEN;
}

void
report_course_goes_on(struct report_course *c, const struct ev_case_changed *ch, int64_t line_ms)
{
	const struct zcc_triage *was = &c->triage, *is = &ch->triage;
	bool is_here = is_decided(ch->state) && ch->answered_line != ZCC_NEVER;
	if (ch->act == ACT_NONE && !is_here)
		c->decided_line = ZCC_NEVER; /* it was taken back */
	else if (is_here && c->decided_line == ZCC_NEVER)
		c->decided_line = line_ms;
	if (is->times < c->twice_at)
		c->twice_at = 0;
	if (c->twice_at == 0 && was->times > 0 && is->times > was->times &&
	    strcmp(was->own_by, is->own_by) != 0)
		c->twice_at = is->times;
	c->triage = *is;
}

void
report_care_add(struct report_care *s, const struct report_course *c)
{
	const struct zcc_triage *t = &c->triage;
	if (t->times == 0)
		return;
	s->triaged++;
	s->twice += c->twice_at > 0;
	s->urgency[triage_urgency(t)]++;
	s->care[t->care]++;
	s->up += t->own < t->system;
	s->down += t->own > t->system;
	s->regie_up += t->regie != URGENCY_NONE && t->regie < t->own;
	s->regie_down += t->regie != URGENCY_NONE && t->regie > t->own;
}

int64_t
report_care_per_1000(uint32_t num, uint32_t inhabitants)
{
	return ((int64_t)num * 1000000 + inhabitants / 2) / inhabitants;
}

static int
by_length(const void *a, const void *b)
{
	int64_t x, y;
	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

/* By the nearest rank: of two the first is their median. */
void
report_care_pace(struct report_care *s, unsigned line, int64_t *took, uint32_t num)
{
	s->pace[line] = (struct report_pace){num, -1, -1};
	if (num == 0)
		return;
	qsort(took, num, sizeof *took, by_length);
	s->pace[line].median_ms = took[(num + 1) / 2 - 1];
	s->pace[line].p90_ms = took[((uint64_t)num * 9 + 9) / 10 - 1];
}
