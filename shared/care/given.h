/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * given - the answers that are in a dossier already when somebody begins a triage (NT-13, KB-9): told with
 * the call by a self-triage or another centre, or asked by a colleague.  They are words as triage.h has them.
 * A call may come with
 *
 *     answer:CODE=N|ja|nee|onbekend factor:CODE pain:N/CORRECTED given-by:CODE given-at:TIME
 *
 * and a triage says of each answer that it gives against one of these, whose it was:
 *
 *     taken:answer:CODE=ROW taken:factor:CODE=ROW taken:pain=ROW
 *
 * ROW is the row of the journal with that part of the dossier, or `@NAME` for what NAME answered at a post
 * that fell away and never recorded.  The same value confirms the answer, another one changes it.  ABCD is
 * in none of this: who triages asks it herself.
 *
 * No protocol is needed: what one does not know stays what it is, words.
 *
 * Tests: unit/test_given.c.   Pure.   Memory: the caller's; personal, wipe after use.
 */
#ifndef ZCC_GIVEN_H
#define ZCC_GIVEN_H

#include "shared/care/protocol.h"
#include "shared/care/refusal.h"
#include "zcc/limits.h"

#include <stdbool.h>
#include <stdint.h>

enum { GIVEN_MAX = 96, GIVEN_QUESTION_SIZE = ZCC_CODE_SIZE + 8, GIVEN_VALUE_SIZE = 12 };

struct given_answer {
	char question[GIVEN_QUESTION_SIZE]; /* "answer:koorts", "factor:chronisch-ziek", "pain" */
	char value[GIVEN_VALUE_SIZE];       /* "2", "ja", "8/5"; of a factor "" */
	char by[ZCC_OPERATOR_SIZE];         /* who or what asked: an operator, "zelftriage", ... */
	int64_t at_ms;                      /* when it was given, UTC */
	uint64_t seq;                       /* the row that has it; 0 = it was never recorded */
};

/* The newest answer to each question.  All zeros: nothing was given. */
struct given {
	unsigned num; /* of more than GIVEN_MAX the first */
	char complaint[ZCC_CODE_SIZE]; /* of the protocol, as the last triage had it; "" = none */
	struct given_answer answer[GIVEN_MAX];
};

/* A part of the dossier. */
struct given_part {
	uint64_t seq;
	int64_t at_ms;
	unsigned verb, line; /* by which it was recorded; the line on which its case came in, LINE_NONE = not known */
	const char *by, *words;
};

/* Parts come oldest first. */
void given_add(struct given *g, const struct given_part *p);
/* NULL: nobody gave it. */
const struct given_answer *given_find(const struct given *g, const char *question);
/* Something was given by another than this operator. */
const struct given_answer *given_by_other(const struct given *g, const char *operator);
/* The words that a call comes with: ZCC_OK, or a refusal that names the word. */
ZCC_CHECK int given_check(const char *words, struct refusal *no);
/* They say that they were given later than now. */
bool given_is_ahead(const char *words, int64_t now_ms);

/* What a triage did with what was given. */
struct given_use {
	unsigned taken, changed; /* of others: confirmed as they were, given otherwise */
	bool is_anew; /* it answers what another was asked, and took nothing of that over */
};
/* ZCC_OK, or a refusal that names the question: of ABCD, not given there, not answered here.
 * p: by which ja and nee are options; NULL = they are words. */
ZCC_CHECK int given_used(const struct given *g, const char *operator, const char *words,
    const struct protocol *p, struct given_use *out, struct refusal *no);

#endif
