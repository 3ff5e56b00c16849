/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/lost_mine.h"

#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

/* Our post fell away with it; true: as long as nobody has it. */
static bool
is_lost_of_mine(const struct console *c, const struct zcc_case_row *row)
{
	return row != NULL && row->state == CASE_VERLATEN &&
	    strcmp(row->claimed_by, c->who.operator) == 0;
}

static void
remember_lost(struct console *c, uint64_t id)
{
	uint64_t *room = NULL;

	for (unsigned i = 0; i < CONSOLE_LEFT_MAX; i++) {
		if (c->lost_mine[i] == id)
			return;
		if (c->lost_mine[i] == 0 && room == NULL)
			room = &c->lost_mine[i];
	}
	if (room != NULL)
		*room = id;
}

void
lost_mine_update(struct console *c, const struct board *b)
{
	if (!b->is_live)
		return;
	for (unsigned i = 0; i < CONSOLE_LEFT_MAX; i++) {
		const struct zcc_case_row *row = board_case(b, c->lost_mine[i]);
		if (c->lost_mine[i] == 0 || is_lost_of_mine(c, row))
			continue;
		if (row != NULL && case_is_of(row, c->who.operator))
			console_say(c, true, _("%" PRIu64 " is with you again"), row->id);
		else if (row != NULL && row->marks & CASE_MARK_LEFT)
			console_say(c, true, _("%" PRIu64 " was taken over by %s meanwhile"), row->id,
			    row->claimed_by);
		c->lost_mine[i] = 0;
	}
	for (uint32_t i = 0; i < b->cases_end; i++)
		if (b->cases[i].id != 0 && is_lost_of_mine(c, &b->cases[i]))
			remember_lost(c, b->cases[i].id);
}
