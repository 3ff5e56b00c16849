/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * protocol_urgency - what answers come to: an urgency, what gave it, and how much was asked.
 *
 * The gravest counts, wherever it comes from; then pain and factors may raise it by one class,
 * together once, down to the protocol's raise_to.  So the order of the answers never matters, a
 * graver answer never lowers the outcome, and what was not asked weighs nothing: it only lacks in
 * the coverage.  Unknown weighs as the option that its criterion names.
 *
 * Answers are kept by criterion, not by complaint: those that two complaints share stay when the
 * complaint changes (NT-3), and one that the complaint does not ask weighs nothing.
 *
 * Tests: unit/test_protocol_urgency.c, unit/test_protocol_property.c.   Pure; well below a
 * microsecond; nothing is allocated.
 */
#ifndef ZCC_PROTOCOL_URGENCY_H
#define ZCC_PROTOCOL_URGENCY_H

#include "shared/care/protocol.h"

/* One triage.  triage_answers_init() it: nothing asked, no complaint chosen. */
struct triage_answers {
	uint16_t complaint; /* PROTOCOL_NONE: ABCD alone, before a complaint is chosen */
	uint8_t variant;    /* enum triage_variant */
	uint8_t abcd[PROTOCOL_ABCD_MAX];          /* ANSWER_* or an option */
	uint8_t criterion[PROTOCOL_CRITERIA_MAX]; /* the same */
	int8_t pain_stated, pain_corrected;       /* 0..10, PAIN_NONE; the corrected one counts */
	uint64_t factors;                         /* bits of struct protocol.factor */
	uint32_t flags;                           /* bits of struct protocol.flag: never weighed */
};

struct triage_result {
	uint8_t urgency;  /* 0..5, or URGENCY_NONE: nothing was asked yet that weighs */
	uint8_t unraised; /* before pain or a factor raised it */
	/* What gave it: of several that weigh the same ABCD comes first, then the order in which
	 * the complaint asks, its rules, pain, the factors. */
	uint8_t cause;           /* enum triage_cause */
	uint8_t option;          /* of CAUSE_ABCD and CAUSE_CRITERION: the one that counted */
	uint16_t index;          /* of the letter, criterion (in struct protocol), rule, factor */
	bool is_unknown;         /* the option counted because the answer was unknown */
	bool leads_to_rav;       /* U0 or U1 (C6) */
	uint8_t asked, asked_of; /* coverage: x of the y criteria of this variant (NT-9) */
	uint8_t abcd_asked, abcd_of;
};

void triage_answers_init(struct triage_answers *a);
/* An answer out of range counts as not asked. */
struct triage_result protocol_urgency(const struct protocol *p, const struct triage_answers *a);
/* The gravest that it can still become by what was not asked, 0..5, or URGENCY_NONE. */
unsigned protocol_worst(const struct protocol *p, const struct triage_answers *a);

#endif
