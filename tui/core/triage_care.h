/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_care - the last step of a triage: which care, where to, what was said to the caller.
 *
 * The protocol offers kinds of care for the urgency (a region's pathway first); all others of the closed
 * list are behind `0`.  Nothing is said by itself: each text is ticked by whoever said it.
 *
 * Tests: unit/test_triage_keys.c.   Threads: none of its own.
 */
#ifndef ZCC_TUI_TRIAGE_CARE_H
#define ZCC_TUI_TRIAGE_CARE_H

#include "shared/care/kind.h"
#include "tui/core/triage_form.h"

/* The kinds that stand on the screen, by their digit from 1.  Returns how many of at most
 * TRIAGE_CARES_PAGE. */
unsigned triage_cares(const struct triage_form *f, uint8_t out[TRIAGE_CARES_PAGE]);
/* What `j` would record; CARE_NONE: the urgency alone. */
unsigned triage_care(const struct triage_form *f);
/* The texts of the complaint, those of the safety net last: how many, and where these begin. */
unsigned triage_texts(const struct triage_form *f, uint16_t out[TRIAGE_SAID_MAX], unsigned *nets);
bool triage_is_said(const struct triage_form *f, uint16_t text);
/* What was said, as codes with a blank between. */
void triage_said(const struct triage_form *f, char *out, size_t size);
/* The caller is not with the patient, and no number there is known. */
bool triage_lacks_number(const struct triage_form *f);
/* In one paragraph: what goes along. */
void triage_summary(const struct triage_form *f, char *out, size_t size);

/* A key of the step; TRIAGE_IGNORED: it is for every step. */
enum triage_want triage_care_key(struct triage_form *f, int key);
/* And of what is typed over it. */
enum triage_want triage_place_key(struct triage_form *f, int key);

#endif
