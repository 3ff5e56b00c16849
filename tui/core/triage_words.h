/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_words - what a triage is called on the screen: one that is being made, or that was recorded.
 *
 * Tests: unit/test_triage_form.c, unit/test_screens.c.   Pure.   Memory: rooms are the caller's.
 */
#ifndef ZCC_TUI_TRIAGE_WORDS_H
#define ZCC_TUI_TRIAGE_WORDS_H

#include "tui/core/triage_form.h"
#include "zcc/segment.h"

#include <stddef.h>

/* What gave the urgency: "Praten=2", "B", the name of a rule or factor; "" = nothing did. */
void triage_cause(const struct triage_form *f, const struct triage_result *r, char *out, size_t size);
/* What the last key wants said, "" = nothing. */
void triage_told(const struct triage_form *f, char *out, size_t size);
/* The names of what is ticked, "" = nothing is. */
void triage_ticked(const struct triage_form *f, char *out, size_t size);
/* What the protocol says of this answer: its text, or that it is unknown and what that counts as. */
void triage_answer(const struct protocol_criterion *q, uint8_t answer, char *out, size_t size);


/* Of one that was recorded, by its protocol; p NULL: as codes.  What gave the urgency: "Praten", "B Ademhaling". */
void triage_cause_said(const struct protocol *p, const struct zcc_triage *t, char *out, size_t size);
/* Its answers (triage.h), each with its digit: "Praten 2: halve zinnen; ...". */
void triage_answers_said(const struct protocol *p, const char *answers, char *out, size_t size);
/* What was said to the caller, of codes with a blank between. */
void triage_texts_said(const struct protocol *p, const char *codes, char *out, size_t size);

#endif
