/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * audit_words - what a row of the journal is called in the audit (AU-3).
 *
 * Tests: cli/log.t.   Pure.
 */
#ifndef ZCC_CTL_AUDIT_WORDS_H
#define ZCC_CTL_AUDIT_WORDS_H

#include "hub/edge/journal.h"

enum { AUDIT_DETAIL_SIZE = 128 };

/* "case-received", "refused" ...; "" for a type this program does not know.  detail: who is meant, where
 * the columns do not say it: "anna to bram, 3 open"; else "". */
const char *audit_event_word(const struct journal_row *row, char detail[AUDIT_DETAIL_SIZE]);

#endif
