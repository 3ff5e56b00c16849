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

static struct own_case *
find(struct console *c, uint64_t id)
{
	for (unsigned i = 0; i < CONSOLE_LEFT_MAX; i++)
		if (c->mine.own[i].id == id)
			return &c->mine.own[i];
	return NULL;
}

void
mine_acted(struct console *c, unsigned verb, const struct console_reply *r)
{
	if (r->code != ZCC_OK || !changes(verb))
		return;
	struct own_case *own = r->row != 0 ? find(c, r->row) : NULL;
	if (own != NULL && r->version > own->version)
		own->version = r->version; /* what comes after it is somebody else's */
	c->mine.acted_ms = c->now_ms;
	c->mine.has_acted = true;
	c->mine.is_of_any = r->row == 0;
}

/* What we did a moment ago named no case, or the caller in our ear went on hold by it. */
static bool
is_by_the_way(const struct console *c, const struct zcc_case_row *row)
{
	return c->mine.has_acted && c->now_ms - c->mine.acted_ms < OWN_MS &&
	    (c->mine.is_of_any || row->state == CASE_AANGEHOUDEN);
}

/* Something of ours about it is on its way: what is ours of the change is known with the answer. */
static bool
is_under_way(const struct console *c, const struct zcc_case_row *row)
{
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++) {
		const struct console_pending *p = &c->pending[i];
		bool is_any = p->row == 0 || row->state == CASE_AANGEHOUDEN;
		if (p->ticket != 0 && changes(p->verb) && (is_any || p->row == row->id))
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
		if (was != NULL && is_under_way(c, row))
			continue;
		if (was != NULL && row->version > was->version && !is_by_the_way(c, row))
			tell(c, was, row);
		if (room != NULL)
			*room = own_of(row);
	}
}
