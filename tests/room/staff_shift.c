/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Shifts of people at their posts, and breaks (SH-1).  Of the hand-overs of an evening the first is
 * withdrawn by who asked, the second refused by who was asked, and all others are accepted.
 */
#include "tests/room/staff_priv.h"

#include "shared/base/err.h"

#include <string.h>

enum {
	SHIFT_AGAIN_MS = 20 * SECOND,
	ENDS_ANYWAY_MS = 30 * MINUTE,   /* after its time, of who gets callers; */
	REGIE_ENDS_MS = 10 * MINUTE     /* of the regiearts, who seldom does */
};

void
person_ask_shift(struct person *p, const char *act, const char *whom)
{
	struct ask a;
	person_ask(p, VERB_SHIFT, 0, &a);
	strcpy(a.board.kind, act);
	strcpy(a.board.operator, whom != NULL ? whom : "");
	person_send(p, &a);
}

/* Who hands over to this person now, or NULL. */
static const char *
hands_over_to(const struct room *r, const struct person *p)
{
	for (uint32_t i = 0; i < r->board->operators_end; i++)
		if (strcmp(r->board->operators[i].offer_to, p->is->name) == 0)
			return r->board->operators[i].name;
	return NULL;
}

bool
shift_has_run_out(const struct staff *s, const struct person *p)
{
	return s->room->now_ms >= staff_moment(s, p->is->until);
}

/* Who has somebody to hand over to does it with a caller in the ear, unless none comes for a while. */
static bool
may_end(const struct staff *s, const struct person *p)
{
	int64_t over_ms = s->room->now_ms - staff_moment(s, p->is->until);
	int64_t limit_ms = person_is_regie(p) ? REGIE_ENDS_MS : ENDS_ANYWAY_MS;
	return p->doing != ASKING && !p->has_offered &&
	    (p->is->to == NULL || p->doing == TALKING || over_ms > limit_ms);
}

/* Nobody changes anything before his shift has begun (PE-8): once everybody tries to. */
static void
run_ahead(struct person *p)
{
	struct ask a;
	person_ask(p, VERB_NEXT, 0, &a);
	person_send(p, &a);
	p->was_ahead = true;
}

static void
answer(const struct staff *s, struct person *p, const char *from)
{
	if (s->count.withdrawn > 0)
		person_ask_shift(p, s->count.not_taken_over == 0 ? "refuse" : "accept", from);
}

bool
shift_step(struct staff *s, struct person *p)
{
	struct room *r = s->room;
	const char *from = hands_over_to(r, p);
	const struct zcc_operator_row *mine = board_shift_of(r->board, p->is->name);
	bool runs = mine != NULL;
	if (person_asks(p, VERB_SHIFT) || r->now_ms < p->next_shift_ms || !r->board->is_live)
		return p->has_shift && runs && !p->has_offered;
	p->next_shift_ms = r->now_ms + room_draw(r, 2 * SECOND, SHIFT_AGAIN_MS);
	if (runs && mine->offer_to[0] == '\0')
		p->has_offered = false; /* refused, or it ended with the post */
	if (from != NULL && runs)
		answer(s, p, from);
	else if (!runs && !shift_has_run_out(s, p) && p->lines != 0 && !p->was_ahead)
		run_ahead(p);
	else if (!runs && !shift_has_run_out(s, p))
		person_ask_shift(p, "start", NULL);
	else if (runs && p->has_offered && s->count.withdrawn == 0)
		person_ask_shift(p, "withdraw", NULL);
	else if (runs && shift_has_run_out(s, p) && may_end(s, p))
		person_ask_shift(p, "end", p->is->to);
	p->has_shift = runs;
	return runs && !p->has_offered;
}

bool
person_rests(const struct staff *s, const struct person *p)
{
	int64_t now = s->room->now_ms;
	return p->is->break_until != 0 && now >= staff_moment(s, p->is->break_from) &&
	    now < staff_moment(s, p->is->break_until);
}

/* Said to the hub, so that nothing is offered to whom is not there (shift pause). */
void
shift_break(struct staff *s, struct person *p)
{
	bool is_due = person_rests(s, p) && p->doing == FREE && p->lines != 0;
	if (person_asks(p, VERB_SHIFT) || (!p->is_paused && !is_due) || (p->is_paused && person_rests(s, p)))
		return;
	person_ask_shift(p, p->is_paused ? "resume" : "pause", NULL);
	s->count.paused += !p->is_paused;
	p->is_paused = !p->is_paused;
}

void
shift_hear(struct staff *s, struct person *p, const struct ask *of, const struct wire_answer *got)
{
	const char *act = of->board.kind;
	p->next_shift_ms = s->room->now_ms + 3 * SECOND;
	if (got->code != ZCC_OK) {
		room_say(s->room, "%s: shift %s: %s", p->is->name, act, got->text);
		return;
	}
	room_say(s->room, "%s: shift %s %s", p->is->name, act, of->board.operator);
	s->count.handed_over += strcmp(act, "accept") == 0;
	s->count.not_taken_over += strcmp(act, "refuse") == 0;
	s->count.withdrawn += strcmp(act, "withdraw") == 0;
	if (strcmp(act, "end") == 0)
		p->has_offered = true;
	if (strcmp(act, "start") == 0)
		person_free(s, p);
}
