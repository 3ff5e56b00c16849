/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * hand - what the hand-over of a case says (RV-1, KB-5, OV-1), beside the state in its row.
 *
 * Tests: unit/test_rule_hand.c.   Pure.
 */
#ifndef ZCC_HAND_H
#define ZCC_HAND_H

#include "zcc/segment.h"
#include "zcc/types.h"

#include <stdbool.h>

/* It went to the meldkamer, by the state of the case. */
bool hand_is_to_meldkamer(const struct zcc_case_row *row);
/* It went to the meldkamer and nobody there has it: not acknowledged, nor spoken about.  So is a case of
 * an older hub, which did not keep it. */
bool hand_is_unheard(const struct zcc_case_row *row, const struct zcc_hand *h);
/* Handed over to nobody now, or once more to somebody: what stays of what was. */
struct zcc_hand hand_over_anew(const struct zcc_hand *was);
/* It went on to another line or desk, and nobody has taken it since (PI-5). */
bool hand_is_forwarded(const struct zcc_hand *h);
/* A warm transfer that nobody has answered yet. */
bool hand_is_transfer(const struct zcc_hand *h);
/* One of the two: it waits for somebody else. */
bool hand_is_open(const struct zcc_case_row *row, const struct zcc_hand *h);
/* The meldkamer may still acknowledge it: unheard, or only spoken about. */
bool hand_may_be_taken(const struct zcc_case_row *row, const struct zcc_hand *h);
/* Since when it is handed over; ZCC_NEVER: it is not. */
int64_t hand_since(const struct zcc_case_row *row, const struct zcc_hand *h);

/* Which message between institutions it is, enum zcc_hand_type (OV-4). */
unsigned hand_type(const struct zcc_hand *h);
void hand_set_type(struct zcc_hand *h, enum zcc_hand_type type);

/* A ride that the meldkamer has: whoever waits for it is called when it is late (CB-2). */
bool hand_is_ride(const struct zcc_case_row *row, const struct zcc_hand *h);
/* And now is the time for it, ms on the time line. */
bool hand_check_is_due(const struct zcc_case_row *row, const struct zcc_hand *h, int64_t now_line);

#endif
