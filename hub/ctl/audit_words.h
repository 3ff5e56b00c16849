/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * audit_words - what a row of the journal is called in the audit (AU-3).
 *
 * Tests: cli/log.t.   Pure.
 */
#ifndef ZCC_CTL_AUDIT_WORDS_H
#define ZCC_CTL_AUDIT_WORDS_H

#include "hub/edge/journal.h"

/* "case-received", "refused" ...; "" for a type this program does not know. */
const char *audit_event_word(unsigned type);

#endif
