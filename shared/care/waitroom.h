/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * waitroom - who was triaged where he is and waits there, on the board (NT-12, PI-1).
 *
 * A patient waits while his case is open, was triaged with the patient there, and no other care was
 * chosen than what is given in that place: consult at the huisartsenpost, or the SEH.  Triaged again, he
 * waits from then on; what was found before stands in his dossier.  Over his time he is an alarm
 * (zcc-case(7)).
 *
 * Tests: unit/test_waitroom.c.   Pure.
 */
#ifndef ZCC_WAITROOM_H
#define ZCC_WAITROOM_H

#include "shared/care/board.h"
#include "shared/care/settings.h"

bool waitroom_has(const struct zcc_case_row *row, const struct zcc_triage *t);
/* By when he is triaged again, on the time line; ZCC_NEVER = his urgency has no such time. */
int64_t waitroom_time(const struct settings *s, const struct zcc_triage *t);
bool waitroom_is_over(int64_t due_line, int64_t now_line);

/* The same two, of a row of the board. */
bool waitroom_waits(const struct board *b, const struct zcc_case_row *row);
int64_t waitroom_due(const struct board *b, const struct settings *s, const struct zcc_case_row *row);
/* All who wait: in front who is over his time, the gravest first, then whose time comes first.  Row numbers
 * into b->cases.  Returns how many there are;
 * the first `max` of them stand in `rows`. */
uint32_t waitroom_list(
    const struct board *b, const struct settings *s, uint32_t *rows, uint32_t max);

#endif
