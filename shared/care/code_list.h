/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * code_list - codes with commas between them, "psychose,suicidaliteit": a short list that is written and
 * read as it stands.
 *
 * Tests: unit/test_words.c.   Pure.
 */
#ifndef ZCC_CODE_LIST_H
#define ZCC_CODE_LIST_H

#include "zcc/limits.h"

#include <stdbool.h>
#include <stddef.h>

/* Is this code one of them?  An empty code is none. */
bool code_list_has(const char *list, const char *code);
/* The code at *at, which starts at 0, and *at to the next: false at the end.  One that is too long for a
 * code is cut. */
bool code_list_next(const char *list, size_t *at, char code[ZCC_CODE_SIZE]);

#endif
