/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * retention - how long a dossier is kept (AU-6): so many years after the last time that anything was
 * recorded in its case.  Reading it, refusing somebody, and the passing of time are no change.
 *
 * Tests: unit/test_retention.c.   Pure.
 */
#ifndef ZCC_RETENTION_H
#define ZCC_RETENTION_H

#include <stdint.h>

/* UTC ms from which on it may be destroyed: in Gregorian years of the mean length, and a day, so that it
 * is never too early. */
int64_t retention_end(int64_t changed_ms, uint32_t years);
/* That day, "2046-03-02", in Europe/Amsterdam. */
enum { RETENTION_DAY_SIZE = 11 };
void retention_day(char out[RETENTION_DAY_SIZE], int64_t wall_ms);

#endif
