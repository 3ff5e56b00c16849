/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom people at their posts take next. */
#include "tests/room/staff_priv.h"

#include "shared/care/rank.h"
#include "shared/care/route.h"
#include "shared/care/state.h"

#include <string.h>

enum {
	HURRY_MS = 12 * SECOND,      /* a U0 or U1 that waits so long makes people put others on hold */
	REGIE_WAIT_MS = 60 * SECOND, /* the regiearts helps out then */
	TRY_AGAIN_MS = 4 * MINUTE    /* between two attempts at calling back */
};

bool
person_is_regie(const struct person *p)
{
	return strcmp(p->is->role, "regiearts") == 0;
}

bool
queue_is_urgent(const struct room *r, const struct zcc_case_row *row)
{
	return !rank_is_call_back(row) && row->urgency <= URGENCY_ALARM &&
	    r->board->now_line - row->received_line >= HURRY_MS;
}

/* Would this person call back now? */
static bool
may_dial(const struct room *r, const struct person *p, const struct zcc_case_row *row)
{
	int64_t now = r->board->now_line;
	if (row->promised_line != 0)
		return row->promised_line <= now;
	if ((row->marks & CASE_MARK_REGIE) != 0 && !person_is_regie(p))
		return false;
	return row->attempts == 0 || now - row->state_line >= TRY_AGAIN_MS;
}

const char *
queue_pushed_to(const struct room *r, uint64_t id)
{
	for (uint32_t i = 0; i < r->board->operators_end; i++)
		if (r->board->operators[i].push_case == id)
			return r->board->operators[i].name;
	return NULL;
}

/* What the hub offers others, or not this person: of a U0 or U1 nothing matters.  On which lines he was put
 * he leaves to the hub: with a call on another he presses n in vain. */
static bool
is_for_others(const struct room *r, const struct person *p, const struct zcc_case_row *row)
{
	const struct zcc_operator_row *o = person_row(r, p);
	const char *pushed = queue_pushed_to(r, row->id);
	bool is_not_his = p->is->not_complaint != NULL &&
	    strcmp(p->is->not_complaint, board_complaint(r->board, row)) == 0;
	return row->urgency > URGENCY_ALARM &&
	    (is_not_his || (o != NULL && o->is_paused) ||
	        (pushed != NULL && strcmp(pushed, p->is->name) != 0));
}

/* The desks at which somebody works, as a screen has it (KB-1). */
static uint8_t
manned(const struct room *r)
{
	const struct settings *s = &r->rig.site.settings;
	uint8_t desks = 0;
	for (uint32_t i = 0; i < r->board->operators_end; i++) {
		const struct zcc_operator_row *o = &r->board->operators[i];
		const struct role_settings *role = settings_role(s, o->role);
		if (role != NULL && (role->verbs >> VERB_NEXT & 1) != 0 && !o->is_paused &&
		    o->task_lines == 0 && board_is_there(o, settings_asks_shift(s, o->role)))
			desks |= (uint8_t)(1U << role->desk);
	}
	return desks;
}

static bool
may_take(const struct room *r, const struct person *p, const struct zcc_case_row *row)
{
	const struct role_settings *role = settings_role(&r->rig.site.settings, p->is->role);
	struct route_taker who = {.lines = p->lines, .at_desk = UINT8_MAX, .desk = role->desk,
	    .manned = row->desk != DESK_NONE ? manned(r) : 0,
	    .now_line = r->board->now_line};
	if (!state_is_waiting((enum zcc_state)row->state) || !route_is_theirs(row, &who) ||
	    is_for_others(r, p, row))
		return false;
	if (rank_is_call_back(row))
		return may_dial(r, p, row);
	if (row->desk != DESK_NONE && row->desk == role->desk)
		return true;
	return !person_is_regie(p) || queue_is_urgent(r, row) ||
	    r->board->now_line - row->received_line >= REGIE_WAIT_MS;
}

/* Of whom somebody else takes already, the next one stands behind. */
const struct zcc_case_row *
queue_best(const struct staff *s, const struct person *p)
{
	static uint32_t order[65536];
	const struct board *b = s->room->board;
	unsigned taken = 0;
	if (s->room->now_ms < s->busy_ms)
		return NULL;
	ZCC_MUST(b->cases_num <= sizeof order / sizeof order[0]);
	uint32_t num = board_queue(b, order);
	for (unsigned i = 0; i < s->num; i++)
		taken += &s->person[i] != p && s->person[i].doing == ASKING && s->person[i].id == 0;
	for (uint32_t i = 0; i < num; i++)
		if (may_take(s->room, p, &b->cases[order[i]]) && taken-- == 0)
			return &b->cases[order[i]];
	return NULL;
}
