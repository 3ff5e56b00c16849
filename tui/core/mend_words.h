/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mend_words - that something was recorded of the wrong patient and went to its own (ID-2), and what there is
 * to learn from (KB-15), in words.
 *
 * Tests: unit/test_console_mend.c, unit/test_screens.c.   Pure.
 */
#ifndef ZCC_TUI_MEND_WORDS_H
#define ZCC_TUI_MEND_WORDS_H

#include "zcc/segment.h"

#include <stddef.h>

/* For the row of a case in a list, and for the whole of it; "" = there is nothing to say. */
const char *mend_short(const struct zcc_case_row *row);
void mend_label(const struct zcc_case_row *row, char *out, size_t size);
/* The kind of a tag. */
const char *tag_label(unsigned tag);

#endif
