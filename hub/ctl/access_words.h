/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * access_words - who was at the record of a patient, in plain Dutch for that patient (AU-5).
 *
 * What stands there is what was done, never what was found or written.
 *
 * Tests: cli/access-log.t.   Pure.
 */
#ifndef ZCC_CTL_ACCESS_WORDS_H
#define ZCC_CTL_ACCESS_WORDS_H

#include "hub/edge/journal.h"

/* What this row says was done, as the end of a sentence: "heeft uw dossier gelezen". */
const char *access_words(const struct journal_row *row);
/* Somebody did it, or tried: what the hub did by itself, as time passed, is no access. */
bool access_is_by_person(const struct journal_row *row);

#endif
