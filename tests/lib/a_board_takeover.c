/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/a_board.h"

#include "shared/care/words.h"

#include <stdio.h>
#include <string.h>

/* Cases of vervolgzorg among those of the busy board: one in conversation, one promised, one waiting. */
static void
a_follow_up(struct a_board *a)
{
	static const uint64_t ids[] = { 24020, 24018, 24022 };

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		for (unsigned k = 0; k < A_BOARD_CASES; k++)
			if (a->cases[k].id == ids[i])
				a->cases[k].marks |= CASE_MARK_FOLLOW_UP;
	a->operators[1].seat = 2; /* k.vos */
	a->operators[1].in_ear = 1;
}

void
a_takeover_board(struct a_board *a, struct settings *s, enum a_placing placing)
{
	enum { HOUR_MS = 3600 * 1000 };
	int64_t now = a->board.now_line + a->board.wall_offset;
	struct zcc_placing *p = &a->board.hub.placing;

	snprintf(p->desk, sizeof(p->desk), "%s", "livio");
	p->taken_wall = now - now % HOUR_MS - 6 * HOUR_MS;
	snprintf(p->taken_by, sizeof(p->taken_by), "%s", "p.kuiper");
	s->takeover_s = 900;
	for (uint32_t i = 0; i < s->roles_num; i++)
		if (settings_places(s, s->role[i].name))
			s->role[i].verbs |= UINT64_C(1) << VERB_HANDOVER;
	if (placing != PLACING_IS_DUE)
		return;
	snprintf(p->next, sizeof(p->next), "%s", "centraal");
	p->due_wall = now - 4 * 60 * 1000;
	p->due_line = a->board.now_line - 4 * 60 * 1000;
	a_follow_up(a);
}
