/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * first - the operators that `zcc-ctl init` wrote down in keys/first-operators; the hub journals
 * them at the first start of a site.  One line each: NAME PUBLIC-KEY-HEX ROLE[,ROLE...]
 *
 * Tests: cli/.   Memory: the caller frees *out.
 */
#ifndef ZCC_FIRST_H
#define ZCC_FIRST_H

#include "hub/core/book.h"

/* ZCC_E_CONFIG with file, line and what is wrong.  No file: *num is 0. */
ZCC_CHECK int first_operators(const char *path, struct book_operator **out, uint32_t *num,
    struct fault *f);

#endif
