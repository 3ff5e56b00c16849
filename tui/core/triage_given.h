/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_given - what others were answered before, in a triage that is being made (NT-13, KB-9): it stands
 * there with whose it is and when, and weighs nothing.  Each answer is confirmed by a key of its own, or given
 * by its digit as any other; what is done with neither stays what it was.  ABCD is not among it.
 *
 * Tests: unit/test_triage_given.c.   Threads: none of its own.   Memory: the form's; personal.
 */
#ifndef ZCC_TUI_TRIAGE_GIVEN_H
#define ZCC_TUI_TRIAGE_GIVEN_H

#include "tui/core/triage_form.h"

#include <stddef.h>

/* The dossier is known: from now on its answers stand in the form. */
void triage_given_set(struct triage_form *f, const struct given *g);
/* To the question of this row of the list of criteria, which is open; NULL: nothing, or it is answered. */
const struct given_answer *triage_given_of(const struct triage_form *f, unsigned row);
/* The same of a factor, or behind them a flag, that is not ticked. */
const struct given_answer *triage_given_factor(const struct triage_form *f, unsigned at);
/* How many of this complaint, and how many factors, still wait for a key; one of them in *first. */
unsigned triage_given_open(const struct triage_form *f, const struct given_answer **first);
unsigned triage_given_factors(const struct triage_form *f);
/* What an answer to this row comes to; ANSWER_NONE: its words say it of no option, or of several. */
uint8_t triage_given_option(const struct triage_form *f, unsigned row);
/* Space: what stands at this row is so. */
enum triage_want triage_given_confirm(struct triage_form *f);
/* All of it is thrown away, and asked from the start: why is to be said first. */
enum triage_want triage_given_again(struct triage_form *f);
void triage_given_drop(struct triage_form *f, unsigned why);
/* Behind the answers, of each that stands against a given one: whose it was.  False: there is no room. */
ZCC_CHECK bool triage_given_write(const struct triage_form *f, char *out, size_t size);

#endif
