/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/report_care.h"

#include "shared/care/state.h"
#include "shared/care/triage.h"
#include "shared/care/words.h"

#include <stdlib.h>
#include <string.h>

void
report_course_begins(struct report_course *c, const struct event *e)
{
	const struct zcc_case_row *row = &e->u.received.row;
	*c = (struct report_course){.received_line = row->received_line,
	    .decided_line = ZCC_NEVER,
	    .triaged_line = ZCC_NEVER,
	    .offered_line = ZCC_NEVER,
	    .asks = row->asks,
	    .line = row->line,
	    .is_late = e->type == EV_CASE_ENTERED};
}

static bool
is_decided(unsigned state)
{
	return state == CASE_INGEZET || state == CASE_OPVOLGING || state == CASE_OVERGEDRAGEN ||
	    state == CASE_RAV || state == CASE_MELDKAMER || state == CASE_GESLOTEN;
}

/* The first time that it is so; an act that takes it back makes it as if it was not. */
static void
mark(int64_t *line, bool is_so, bool is_back, int64_t line_ms)
{
	if (is_back && !is_so)
		*line = ZCC_NEVER;
	else if (is_so && *line == ZCC_NEVER)
		*line = line_ms;
}

void
report_course_goes_on(struct report_course *c, const struct ev_case_changed *ch, int64_t line_ms)
{
	const struct zcc_triage *was = &c->triage, *is = &ch->triage;
	bool is_here = is_decided(ch->state) && ch->answered_line != ZCC_NEVER;
	bool is_unreached = ch->state == CASE_GESLOTEN &&
	    strcmp(ch->reason, attempt_word(ATTEMPT_NO_ANSWER)) == 0;
	bool is_back = ch->act == ACT_NONE || ch->act == ACT_WRONG_PATIENT; /* or was about somebody else */
	mark(&c->decided_line, is_here, is_back, line_ms);
	mark(&c->offered_line, is_here && !is_unreached, is_back, line_ms);
	mark(&c->triaged_line, is->times > 0, is_back, line_ms);
	if (ch->line != LINE_NONE) {
		c->asks = ch->asks;
		c->forwards = ch->forwards;
	}
	if (is->times < c->twice_at)
		c->twice_at = 0;
	if (c->twice_at == 0 && was->times > 0 && is->times > was->times &&
	    strcmp(was->own_by, is->own_by) != 0)
		c->twice_at = is->times;
	if (is->times < c->anew_at)
		c->anew_at = c->anew = RETRIAGE_NONE;
	if (c->anew_at == 0 && is->times > was->times && is->again != RETRIAGE_NONE) {
		c->anew_at = is->times;
		c->anew = is->again;
	}
	c->triage = *is;
}

void
report_course_asked(struct report_course *c, const struct ev_case_asked *a)
{
	if (a->asks != HELP_NONE)
		c->asks = a->asks;
}

int64_t
report_course_decided(const struct report_course *c)
{
	return c->decided_line;
}

int64_t
report_course_offered(const struct report_course *c)
{
	bool is_judged = c->asks == HELP_URGENCY && c->triaged_line != ZCC_NEVER;
	return is_judged && (c->offered_line == ZCC_NEVER || c->triaged_line < c->offered_line)
	    ? c->triaged_line : c->offered_line;
}

void
report_care_add(struct report_care *s, const struct report_course *c)
{
	const struct zcc_triage *t = &c->triage;
	s->forwarded += c->forwards > 0;
	s->forwards += c->forwards;
	s->forwards_max = c->forwards > s->forwards_max ? c->forwards : s->forwards_max;
	if (t->times == 0)
		return;
	s->triaged++;
	s->twice += c->twice_at > 0;
	if (c->anew != RETRIAGE_NONE) {
		s->anew[0]++;
		s->anew[c->anew]++;
	}
	s->taken += t->taken;
	s->changed += t->changed;
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
struct report_pace
report_care_pace(int64_t *took, uint32_t num)
{
	if (num == 0)
		return (struct report_pace){0, -1, -1};
	qsort(took, num, sizeof *took, by_length);
	return (struct report_pace){num, took[(num + 1) / 2 - 1], took[((uint64_t)num * 9 + 9) / 10 - 1]};
}
