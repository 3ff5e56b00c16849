/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_words - what a triage that is being made is called on the screen.
 *
 * Tests: unit/test_triage_form.c, unit/test_screens.c.   Pure.   Memory: rooms are the caller's.
 */
#ifndef ZCC_TUI_TRIAGE_WORDS_H
#define ZCC_TUI_TRIAGE_WORDS_H

#include "tui/core/triage_form.h"

#include <stddef.h>

/* What gave the urgency: "Praten=2", "B", the name of a rule or factor; "" = nothing did. */
void triage_cause(const struct triage_form *f, const struct triage_result *r, char *out, size_t size);
/* What the last key wants said, "" = nothing. */
void triage_told(const struct triage_form *f, char *out, size_t size);
/* The names of what is ticked, "" = nothing is. */
void triage_ticked(const struct triage_form *f, char *out, size_t size);
/* What the protocol says of this answer: its text, or that it is unknown and what that counts as. */
void triage_answer(const struct protocol_criterion *q, uint8_t answer, char *out, size_t size);

#endif
