/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * record - the records that events and dumps of the book have in common, read or written by the
 * mode of the cursor.  Their encoding stands in journals: see event.h before changing one.
 *
 * Tests: unit/test_event.c.   Pure.
 */
#ifndef ZCC_RECORD_H
#define ZCC_RECORD_H

#include "hub/core/event.h"

void record_case_row(struct bytes *b, struct zcc_case_row *r);
void record_changed(struct bytes *b, struct ev_case_changed *c);
void record_roles(struct bytes *b, uint8_t *num, char role[][ZCC_ROLE_SIZE]);
void record_capacity(struct bytes *b, struct zcc_capacity_row *r);
void record_alarm(struct bytes *b, struct zcc_alarm_row *r);

#endif
