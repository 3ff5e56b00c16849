/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Raising an alarm (PE-9, TE-2).
 *
 * In a full table it takes the row of what is over or less urgent, which comes back where its kind is looked
 * for.  The last row is for what is high.
 */
#include "hub/core/rule_priv.h"

#include <string.h>

const struct zcc_alarm_row *
rule_alarm_standing(const struct book *b, enum alarm_kind_id kind, uint64_t value)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;)
		if (!a->gone && a->value == value && alarm_is(a, kind))
			return a;
	return NULL;
}

bool
rule_alarm_stands(const struct book *b, enum alarm_kind_id kind)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;)
		if (!a->gone && alarm_is(a, kind))
			return true;
	return false;
}

/* The last row is for what is high: whatever else came for it would only be pushed out again. */
static uint32_t
rows_for(const struct book *b, unsigned priority)
{
	uint32_t all = book_sizes(b)->alarms;
	return priority == ALARM_HIGH || all == 0 ? all : all - 1;
}

static bool
has_room(const struct book *b, unsigned priority)
{
	return book_alarms_num(b) < rows_for(b, priority);
}

static void
raised(const struct book *b, enum alarm_kind_id id, uint64_t value, struct now now,
    struct event *out)
{
	const struct alarm_kind *kind = &alarm_kinds[id];
	rule_own_event(out, EV_ALARM_RAISED);
	out->u.alarm = (struct zcc_alarm_row){.id = book_next_alarm(b),
	    .value = value,
	    .raised_line = now.line_ms,
	    .raised_wall = now.wall_ms,
	    .seen_line = ZCC_NEVER,
	    .priority = kind->priority,
	    .whom = kind->whom};
	strcpy(out->u.alarm.kind, kind->code);
}

void
rule_alarm_change(const struct zcc_alarm_row *a, enum alarm_act act, struct event *out)
{
	rule_own_event(out, EV_ALARM_CHANGED);
	out->u.alarm_changed.id = a->id;
	out->u.alarm_changed.act = (uint8_t)act;
}

/* What gives way first: what is over, then what is least urgent, then what stands longest. */
static bool
gives_way_before(const struct zcc_alarm_row *a, const struct zcc_alarm_row *b)
{
	if (a->gone != b->gone)
		return a->gone;
	return a->priority != b->priority ? a->priority > b->priority : a->id < b->id;
}

/* The first that gives way to one of this priority; NULL when there would be no room for it even when all
 * had that can: nothing is pushed out in vain. */
static const struct zcc_alarm_row *
gives_way_to(const struct book *b, unsigned priority)
{
	const struct zcc_alarm_row *a, *least = NULL;
	uint32_t stays = book_alarms_num(b);
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;) {
		if (!a->gone && a->priority <= priority)
			continue;
		stays--;
		if (least == NULL || gives_way_before(a, least))
			least = a;
	}
	return stays < rows_for(b, priority) ? least : NULL;
}

int
rule_raise(const struct book *b, enum alarm_kind_id id, uint64_t value, struct now now,
    struct event *out)
{
	unsigned priority = alarm_kinds[id].priority;
	if (has_room(b, priority)) {
		raised(b, id, value, now, out);
		return ZCC_OK;
	}
	const struct zcc_alarm_row *least = gives_way_to(b, priority);
	if (least == NULL)
		return ZCC_E_AGAIN; /* raised when there is room */
	rule_alarm_change(least, ALARM_GAVE_WAY, out);
	return ZCC_OK;
}

/* It happened; it asks to be seen, and is then done.  In a full table it gets no number: the journal
 * has it, the board has no room for it. */
void
rule_clock_alarm(const struct book *b, int64_t step_ms, struct now now, struct event *out)
{
	raised(b, KIND_CLOCK_STEP, (uint64_t)(step_ms < 0 ? -step_ms : step_ms), now, out);
	out->u.alarm.gone = 1;
	if (!has_room(b, out->u.alarm.priority))
		out->u.alarm.id = 0;
}

int
rule_alarm_about(const struct book *b, enum alarm_kind_id kind, uint64_t id, struct now now,
    struct event *out)
{
	return rule_alarm_standing(b, kind, id) != NULL ? ZCC_E_AGAIN : rule_raise(b, kind, id, now, out);
}
