/* SPDX-License-Identifier: EUPL-1.2 */
/* How old the patient is, by the birth date that was told (NT-7). */
#include "hub/core/rule_priv.h"

#include "shared/base/clock.h"

#include <stdio.h>

struct protocol_day
rule_today(const struct question *q)
{
	struct local_time l = clock_local(q->now.wall_ms);
	return (struct protocol_day){l.year, l.month, l.day};
}

int
rule_months(const struct question *q)
{
	return q->facts->born.year == 0 ? -1 : protocol_months(q->facts->born, rule_today(q));
}

/* What was said in years is the age of that day; a birth date says it of every day. */
uint8_t
rule_age(const struct question *q, uint8_t told)
{
	const char *date = q->ask->dossier.birth_date;
	struct protocol_day day = rule_today(q);
	char today[40];
	snprintf(today, sizeof today, "%04d-%02d-%02d", day.year, day.month, day.day);
	int years = date[0] != '\0' ? date_years(date, today) : -1;
	return years >= 0 && years <= ASK_AGE_MAX ? (uint8_t)years : told;
}
