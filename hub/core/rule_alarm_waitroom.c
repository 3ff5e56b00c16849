/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Alarms about who waits where care is given and is to be triaged again (NT-12, PI-1).
 *
 * Who was U0 or U1 may have got worse unseen, and each of these is an alarm of its own.  The others stand
 * in a list that has the longest over time in front, and one alarm sends people there.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/triage.h"
#include "shared/care/waitroom.h"

/* NT-12: who waits where care is given is to be triaged again by now. */
static bool
retriage_is_over(const struct book *b, const struct book_case *c, struct now now)
{
	return waitroom_is_over(waitroom_time(book_settings(b), &c->triage), now.line_ms);
}

/* Of a U0 or U1 each. */
bool
rule_retriage_urgent_lacks(const struct book *b, struct now now, uint64_t *value)
{
	const struct book_case *c;
	for (uint32_t i = 0; (c = book_each_in_waitroom(b, &i)) != NULL;) {
		*value = c->row.id;
		if (triage_urgency(&c->triage) <= URGENCY_ALARM && retriage_is_over(b, c, now) &&
		    rule_alarm_standing(b, KIND_RETRIAGE_URGENT, *value) == NULL)
			return true;
	}
	return false;
}

/* Until he was triaged again, or is not there any more. */
bool
rule_retriage_urgent_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_case *c = book_case(b, a->value);
	return c != NULL && waitroom_has(&c->row, &c->triage) &&
	    triage_urgency(&c->triage) <= URGENCY_ALARM && retriage_is_over(b, c, now);
}

/* Of the others one for all: about whose time came first, until nobody is over his. */
static bool
retriage_is_late(const struct book *b, struct now now, uint64_t *value)
{
	const struct book_case *c, *first = NULL;
	int64_t due, first_due = 0;
	for (uint32_t i = 0; (c = book_each_in_waitroom(b, &i)) != NULL;) {
		due = waitroom_time(book_settings(b), &c->triage);
		if (triage_urgency(&c->triage) <= URGENCY_ALARM || !waitroom_is_over(due, now.line_ms))
			continue;
		if (first == NULL || due < first_due || (due == first_due && c->row.id < first->row.id)) {
			first = c;
			first_due = due;
		}
	}
	*value = first != NULL ? first->row.id : 0;
	return first != NULL;
}

bool
rule_retriage_late_lacks(const struct book *b, struct now now, uint64_t *value)
{
	return retriage_is_late(b, now, value) && !rule_alarm_stands(b, KIND_RETRIAGE_LATE);
}

bool
rule_retriage_late_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	uint64_t value;
	(void)a;
	return retriage_is_late(b, now, &value);
}
