/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * find - what somebody types to find a case, as what is looked for and compared (PE-12).
 *
 * A name is compared folded and in words: every word of the query stands somewhere in it, in any
 * order.  The others have one way of writing each, of which the journal keeps a keyed hash.
 *
 * Tests: unit/test_find.c.   Pure.   Memory: keys are personal; wipe after use.
 */
#ifndef ZCC_FIND_H
#define ZCC_FIND_H

#include "shared/care/refusal.h"
#include "zcc/limits.h"
#include "zcc/types.h"

#include <stdbool.h>

enum {
	FIND_KEY_SIZE = ZCC_NAME_SIZE,
	ADDRESS_KEY_SIZE = 24, /* "7511ab 12345-bis" */
	FIND_FEWEST = 2,       /* letters of a name: fewer say nothing */
	FOUND_MAX = 50         /* cases of one search: more than anybody reads */
};

/* What the query looks like: digits are a BSN, a phone number or a case, a postcode is an address,
 * all else is a name. */
enum zcc_find find_kind(const char *query);

/* What was asked for by its word, or what the query looks like; FIND_NONE: there is no such word. */
enum zcc_find find_asked(const char *word, const char *query);

/* The query as it is looked for.  WHY_NONE, or why it is not what it should be. */
enum why find_key(enum zcc_find what, const char *query, char key[FIND_KEY_SIZE]);

/* A name as it is compared: folded, one blank between its words. */
void name_key(const char *name, char key[FIND_KEY_SIZE]);
/* Both as name_key() has them. */
bool name_has(const char *name, const char *query);

/*
 * Postcode and house number out of an address as people write it: "7511ab 12"; with what follows the
 * number when `is_whole`: "7511ab 12-a".  False: it has no Dutch postcode with a number.
 */
bool address_key(const char *address, bool is_whole, char key[ADDRESS_KEY_SIZE]);

#endif
