/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_said - what stands in a dossier as the words of triage.h and given.h, and of a triage that was
 * being made, said as people say it: by the texts of the protocol that asked.  For who did not ask it
 * himself: the colleague who takes over, the centralist at the meldkamer (OV-4), the reader of zcc-ctl.
 *
 * A word that the protocol does not know stays as it is; so do all without one.
 *
 * Tests: unit/test_triage_said.c.   Pure.   Memory: rooms are the caller's; answers are personal.
 */
#ifndef ZCC_TRIAGE_SAID_H
#define ZCC_TRIAGE_SAID_H

#include "shared/care/protocol.h"
#include "zcc/segment.h"

#include <stddef.h>
#include <stdint.h>

/* What is no text of a protocol, in the reader's language.  All are there. */
struct said_phrases {
	const char *was_here;           /* the patient was where who triaged is */
	const char *unknown, *counts_as; /* "unknown", "counts as" */
	const char *pain, *given_by, *given_at, *taken_over;
	/* of a triage that was not recorded */
	const char *judged, *with, *why, *place, *number;
	const char *(*care)(unsigned care);                       /* one of CK-1 */
	void (*time)(int64_t at_ms, char *out, size_t size);      /* UTC ms */
};

/* "Praten 2: halve zinnen; pijn 8/5; ...", size > 0.  p NULL: codes. */
void said_answers(const struct protocol *p, const struct said_phrases *ph, const char *answers, char *out,
    size_t size);
/* What was told to the caller, of codes with a blank between. */
void said_texts(const struct protocol *p, const char *codes, char *out, size_t size);
/* What gave the urgency of a triage that was recorded: "Praten", "B Ademhaling", "pain". */
void said_cause(const struct protocol *p, const struct said_phrases *ph, const struct zcc_triage *t,
    char *out, size_t size);

#endif
