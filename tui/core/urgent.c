/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/urgent.h"

#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/route.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"

#include <inttypes.h>

/* Who works here now, and what he takes; 0: nothing. */
static unsigned
lines_of(const struct console *c)
{
	const struct zcc_operator_row *own = console_own(c);

	if (c->role == NULL || c->is_refused || (c->role->verbs >> VERB_CLAIM & 1) == 0)
		return 0;
	if (own == NULL || own->is_paused ||
	    (settings_asks_shift(c->settings, c->role->name) && own->shift_wall == 0))
		return 0;
	return own->lines != 0 ? own->lines & c->role->lines : c->role->lines;
}

/* As the hub notices it, by the same limit. */
static bool
is_unclaimed(const struct console *c, const struct zcc_case_row *r, unsigned lines)
{
	int64_t bell_ms = (int64_t)c->settings->alarm.bell_s * 1000;

	return r->id != 0 && lines != 0 && route_is_of(r, (uint8_t)lines, c->who.desk) &&
	    alarm_case_is_alone(r) &&
	    c->board->now_line - alarm_alone_line(r) >= bell_ms;
}

/* Once for what came since the last picture, however much: a bell that rings on is switched off. */
static void
ring_for_new(struct console *c, const struct board *b)
{
	uint64_t newest = c->alarm_newest;

	for (uint32_t i = 0; i < b->alarms_end; i++) {
		const struct zcc_alarm_row *a = &b->alarms[i];
		if (a->id > newest)
			newest = a->id;
		c->must_ring = c->must_ring || (c->knows_alarms && a->id > c->alarm_newest &&
		    a->priority == ALARM_HIGH && !a->gone &&
		    console_is_asked(c, a));
	}
	c->alarm_newest = newest;
	c->knows_alarms = true;
}

void
urgent_update(struct console *c, const struct board *b)
{
	unsigned lines = lines_of(c);
	int64_t until = b->now_line - (int64_t)c->settings->alarm.bell_s * 1000;

	if (!b->is_live)
		return;
	for (uint32_t i = 0; c->knows_alarms && !c->must_ring && i < b->cases_end; i++)
		c->must_ring = is_unclaimed(c, &b->cases[i], lines) &&
		    alarm_alone_line(&b->cases[i]) > c->urgent_until;
	if (until > c->urgent_until)
		c->urgent_until = until;
	ring_for_new(c, b); /* and from now on it knows the board */
}

bool
urgent_line(const struct console *c, char *out, size_t size)
{
	unsigned lines = lines_of(c), num = 0;
	const struct zcc_case_row *first = NULL;
	char waits[FMT_ROOM];

	for (uint32_t i = 0; i < c->board->cases_end; i++) {
		const struct zcc_case_row *r = &c->board->cases[i];
		if (!is_unclaimed(c, r, lines))
			continue;
		num++;
		if (first == NULL || alarm_alone_line(r) < alarm_alone_line(first))
			first = r;
	}
	if (first == NULL)
		return false;
	fmt_wait(waits, calm_ms(c, alarm_alone_line(first)));
	if (num == 1)
		text_format(out, size, "U%u %" PRIu64 " %s!", (unsigned)first->urgency, first->id, waits);
	else
		text_format(out, size, _("urgent %u  %s!"), num, waits);
	return true;
}
