/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_answer - what can be done to a triage that is being made; each leaves word of it in `told`.
 *
 * Tests: unit/test_triage_form.c.   Threads: none of its own.
 */
#ifndef ZCC_TUI_TRIAGE_ANSWER_H
#define ZCC_TUI_TRIAGE_ANSWER_H

#include "tui/core/triage_form.h"

/* TRIAGE_TAKEN, always. */
enum triage_want triage_tell(struct triage_form *f, enum triage_told told, unsigned of);

/* answer: ANSWER_UNKNOWN or an option that the letter has. */
void triage_answer_letter(struct triage_form *f, unsigned letter, uint8_t answer, int64_t now_ms);
/* v: what was not said otherwise is safe. */
enum triage_want triage_all_safe(struct triage_form *f, int64_t now_ms);
/* From ABCD to what comes next, when all of it is answered. */
void triage_after_abcd(struct triage_form *f);
/* To the first criterion that is open, or the first of all. */
void triage_enter_criteria(struct triage_form *f);
/* The criterion where one stands, by a digit; then the next that is open. */
enum triage_want triage_answer_criterion(struct triage_form *f, int key);
/* What was typed as a score: "7", or "8/5". */
enum triage_want triage_answer_pain(struct triage_form *f);
/* The newest answer is as it was before. */
enum triage_want triage_take_back(struct triage_form *f);
/* A judgement holds against what the protocol makes of it: after every answer. */
void triage_judge_again(struct triage_form *f);
/* One class graver (-1) or milder (1), from what was wanted last: asks for a reason. */
enum triage_want triage_regrade(struct triage_form *f, int by);
void triage_toggle(struct triage_form *f, unsigned at); /* factors, then flags */
enum triage_want triage_uneasy(struct triage_form *f);
enum triage_want triage_other_variant(struct triage_form *f);

#endif
