/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * conf_made - configuration texts by chance: a site's own changed, its numbers written in every way,
 * and what the grammar of libconfig allows and a bit more.
 *
 * Threads: none.   Memory: static copies of the texts it begins with.
 */
#ifndef ZCC_ATTACK_CONF_MADE_H
#define ZCC_ATTACK_CONF_MADE_H

#include "tests/sim/chance.h"
#include "zcc/limits.h"

enum { MADE_SIZES = 5, MADE_VALUES = 12, MADE_NUMBER = 40 };

struct made {
	char text[ZCC_CONFIG_MAX + 256];
	size_t len;
	bool is_site;    /* a site's own, changed; else any text */
	/* how cases, book_cases, operators, capacity and alarms are written, "" = as it was */
	char number[MADE_SIZES][MADE_NUMBER];
	unsigned values_num;  /* "vN = VALUE;" at the top */
	char value[MADE_VALUES][MADE_NUMBER];
};

/* Begin with this site's text and the files of $ZCC_DATA. */
void made_open(const char *site, size_t len);
void made_next(struct made *m, struct chance *c);
/* By a reader of its own: outside strings and comments stands no number that is not a plain whole
 * one of 32 bits.  `why`: the one that is not. */
bool made_numbers_are_plain(const char *text, size_t len, char *why, size_t size);

#endif
