/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * workday - by when help is there that is for the next day of work (U5).
 *
 * A day of work is no Saturday, no Sunday and no holiday of the region.  Who calls before the practices
 * open, at 08:00 of such a day, is helped on that day; who calls later, on the next one.
 *
 * Tests: unit/test_workday.c.   Pure.
 */
#ifndef ZCC_WORKDAY_H
#define ZCC_WORKDAY_H

#include "shared/care/settings.h"

enum { WORKDAY_FROM_MIN = 8 * 60 };

bool workday_is(const struct settings *s, int64_t day); /* its number since 1970-01-01 */
/* UTC ms: `end_s` seconds after midnight, local, of the day on which a call of `wall_ms` is helped. */
int64_t workday_end_ms(const struct settings *s, int64_t wall_ms, uint32_t end_s);

#endif
