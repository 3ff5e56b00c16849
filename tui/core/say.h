/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * say - the hub's refusals, and the words of the outside contract, as the screen says them.
 *
 * The hub sends a sentence in English, and beside it which one that is and its values; from those
 * the same is said here through the catalogue.  A refusal that this console does not know, or that
 * comes from a hub without them, keeps the hub's own words.
 *
 * Tests: unit/test_say.c.   Threads: one.   Memory: the catalogue's; rooms are the caller's.
 */
#ifndef ZCC_TUI_SAY_H
#define ZCC_TUI_SAY_H

#include "shared/care/refusal.h"

#include <stdbool.h>

enum { SAY_SIZE = 256 };

/* A verb or a state within a sentence: "oppakken", "opgepakt"; "" for a number that is none. */
const char *say_verb(unsigned verb);
const char *say_state(unsigned state);
/* The window of a line that holds: "avond"; "" for none. */
const char *say_window(unsigned window);
/* A kind of care (kind.h) in the words of the field: "consult HAP"; "" for none. */
const char *say_care(unsigned care);
/* Why a case was closed: a code of the region, which is the kind of care where there is one of that name. */
const char *say_reason(const char *code);
/* What these grounds mean, as a sentence of its own; false when this console does not know them. */
bool say_refusal(const struct grounds *g, char room[SAY_SIZE]);
/* The same, and else `text`: the hub's own words.  g: NULL = not known. */
void say_why(const struct grounds *g, const char *text, char room[SAY_SIZE]);

#endif
