/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/mine.h"

#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

enum { OWN_MS = 2000 /* the board may show what we did a moment after the answer */ };

static bool
changes(unsigned verb)
{
	return (verb_needs(verb) & (VN_READ | VN_DRAFT)) == 0 && verb != VERB_UNLOCK;
}

void
mine_acted(struct console *c, unsigned verb, uint64_t row)
{
	if (!changes(verb))
		return;
	c->mine.acted = row;
	c->mine.acted_ms = c->now_ms;
	c->mine.has_acted = true;
}

/* We are doing something about it, or just did.  What names no case may be about any, and who speaks with
 * one caller puts another on hold. */
static bool
is_our_doing(const struct console *c, const struct zcc_case_row *row)
{
	bool is_recent = c->mine.has_acted && c->now_ms - c->mine.acted_ms < OWN_MS;
	bool is_held = row->state == CASE_AANGEHOUDEN;

	if (is_recent && (is_held || c->mine.acted == row->id || c->mine.acted == 0))
		return true;
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++) {
		const struct console_pending *p = &c->pending[i];
		if (p->ticket != 0 && changes(p->verb) && (is_held || p->row == row->id || p->row == 0))
			return true;
	}
	return false;
}

static void
tell(struct console *c, const struct own_case *was, const struct zcc_case_row *row)
{
	if (row->limits != was->limits)
		console_say(c, true, _("%" PRIu64 " of yours: the treatment limits changed"), row->id);
	else if (row->again != was->again)
		console_say(c, true, _("%" PRIu64 " of yours: the caller called again, %" PRIu64), row->id,
		    row->again);
	else if (row->urgency != was->urgency)
		console_say(c, true, _("%" PRIu64 " of yours is %s now"), row->id,
		    urgency_word(row->urgency));
	else
		console_say(c, true, _("%" PRIu64 " of yours: somebody recorded something"), row->id);
	c->must_ring = true;
}

static struct own_case
own_of(const struct zcc_case_row *row)
{
	return (struct own_case){ row->id, row->again, row->version, row->limits, row->urgency };
}

static struct own_case *
find(struct console *c, uint64_t id)
{
	for (unsigned i = 0; i < CONSOLE_LEFT_MAX; i++)
		if (c->mine.own[i].id == id)
			return &c->mine.own[i];
	return NULL;
}

void
mine_update(struct console *c, const struct board *b)
{
	if (!b->is_live)
		return;
	for (unsigned i = 0; i < CONSOLE_LEFT_MAX; i++) {
		const struct zcc_case_row *row = board_case(b, c->mine.own[i].id);
		if (row == NULL || !case_is_of(row, c->who.operator))
			c->mine.own[i].id = 0;
	}
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *row = &b->cases[i];
		if (row->id == 0 || !case_is_of(row, c->who.operator))
			continue;
		struct own_case *was = find(c, row->id), *room = was != NULL ? was : find(c, 0);
		if (was != NULL && row->version > was->version && !is_our_doing(c, row))
			tell(c, was, row);
		if (room != NULL)
			*room = own_of(row);
	}
}
