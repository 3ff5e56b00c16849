/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * refusal - why something was not done: a row of zcc/refusals.def with its values.
 *
 * It travels twice, as an English sentence for everybody and as number and values, of which a
 * screen makes the sentence in its own language.  A value is short, clean, and never personal.
 *
 * Tests: unit/test_refusal.c, unit/test_say.c (in Dutch).   Plain data.   Pure.
 */
#ifndef ZCC_REFUSAL_H
#define ZCC_REFUSAL_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	REFUSAL_VALUES_MAX = 5,
	REFUSAL_VALUE_SIZE = 48, /* an operator, an escaped code, all verbs of a case */
	REFUSAL_TEXT_SIZE = 200,
	REFUSAL_PLACE_SIZE = 16  /* a place's name, without its braces */
};

#define REFUSAL(identifier, number, code, sentence) identifier = number,
enum why {
	WHY_NONE = 0,
#include "zcc/refusals.def"
	WHYS_NUM
};
#undef REFUSAL

/* A refusal with its values in the order of their places, borrowed for the call; those that its
 * sentence has no place for stay NULL. */
struct because {
	enum why why;
	const char *v1, *v2, *v3, *v4, *v5;
};

/* What travels beside the sentence.  why 0: the sentence is all there is. */
struct grounds {
	uint16_t why; /* enum why; a later hub may send one that we do not know */
	uint8_t values_num;
	char value[REFUSAL_VALUES_MAX][REFUSAL_VALUE_SIZE];
};

struct refusal {
	int code; /* enum zcc_err; ZCC_OK = nothing was refused */
	struct grounds grounds;
	char text[REFUSAL_TEXT_SIZE]; /* what, with which value, what to do; no text from outside */
};

/* Fill *no and return its code, from the table. */
int refuse(struct refusal *no, struct because b);

/* A number as a value: refuse(no, (struct because){WHY_NO_CASE, numeral(id).text}). */
struct numeral {
	char text[24];
};
struct numeral numeral(uint64_t n);
struct numeral signed_numeral(int64_t n);

/* The sentence of the table; NULL for a number that is none. */
const char *refusal_sentence(unsigned why);
/* The places of a sentence, each counted once. */
unsigned refusal_places(const char *sentence);
/* The name of the i-th of them; false when there is none. */
bool refusal_place(const char *sentence, unsigned i, char name[REFUSAL_PLACE_SIZE]);

/* A value in the words of a language; `place` is the name of where it goes. */
typedef void (*refusal_word)(const char *place, const char *value, char *room, size_t size);
/*
 * `sentence`, the table's own or its translation, with the values in their places: true, or false
 * (and room is "") when these grounds are not in the table, or have not the values it asks for.
 * word: NULL = every value as it is.  Cut to size.
 */
bool refusal_say(const struct grounds *g, const char *sentence, refusal_word word, char *room,
    size_t size);

#endif
