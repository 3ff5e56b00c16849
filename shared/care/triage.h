/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage - what a triage on the board means, and its answers as one line of text.
 *
 * The answers travel and are kept as words with a blank between, so that a dossier is read without the
 * protocol that asked:
 *
 *     mode:physical complaint:CODE abcd:A=N answer:CODE=N factor:CODE pain:N/CORRECTED
 *
 * N is the digit of the option, 0 for unknown, or the word onbekend, or ja or nee where one option begins
 * so; a factor may be a flag.  What is not there was not asked.  What was taken over from whom stands beside
 * it (given.h).
 *
 * Tests: unit/test_rule_triage.c.   Pure.
 */
#ifndef ZCC_TRIAGE_H
#define ZCC_TRIAGE_H

#include "shared/care/protocol_urgency.h"
#include "shared/care/refusal.h"
#include "zcc/segment.h"

/* The urgency that counts: the regiearts's, else the triagist's. */
unsigned triage_urgency(const struct zcc_triage *t);
/* Judged below the protocol's urgency, and no regiearts has judged since. */
bool triage_is_below(const struct zcc_triage *t);
/* It was sent back with an instruction: its triagist judges again (TB-5). */
bool triage_is_instructed(const struct zcc_triage *t);
/* Below, and not sent back: a regiearts is to answer. */
bool triage_wants_regie(const struct zcc_triage *t);
/* Advice, and what to watch for, were recorded (NT-9). */
bool triage_is_advised(const struct zcc_triage *t);
/* A reason for closing that leaves the patient with advice alone. */
bool triage_is_advice(const char *reason);
/* The reason of an `authorise` by which a regiearts sends advice back (TB-6). */
#define TRIAGE_BACK "terug"

/* What a value is to this question: an option, ANSWER_UNKNOWN; ANSWER_NONE: none, or more than one. */
uint8_t triage_option(const struct protocol_criterion *c, const char *value);
/* This answer is what the value says, perhaps among others. */
bool triage_says(const struct protocol_criterion *c, const char *value, uint8_t answer);
/* The answers of a text, by this protocol.  ZCC_OK, or a refusal that names the word. */
ZCC_CHECK int triage_read(
    const struct protocol *p, const char *text, struct triage_answers *out, struct refusal *no);
/* The texts that were said, as codes with a blank between, to a patient with this complaint ("" = none:
 * any text of the protocol): which of enum zcc_triage_flags they come to.  ZCC_OK, or a refusal that
 * names the code. */
ZCC_CHECK int triage_advice(const struct protocol *p, const char *complaint, const char *text,
    unsigned *flags, struct refusal *no);
/* The same the other way round; size > 0.  False: they do not all fit, and what stands there is less. */
ZCC_CHECK bool triage_write(
    const struct protocol *p, const struct triage_answers *a, char *out, size_t size);
/* ABCD comes first (NT-1): every letter is answered, or one gives U0 or U1 and nothing else is needed;
 * and without a complaint nothing else than such a letter will do. */
ZCC_CHECK int triage_is_whole(const struct protocol *p, const struct triage_answers *a,
    const struct triage_result *r, struct refusal *no);

#endif
