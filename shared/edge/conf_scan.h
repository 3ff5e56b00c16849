/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * conf_scan - what is refused in configuration text before libconfig reads it.
 *
 * libconfig 1.5 cuts numbers that do not fit an int, ends the process on `@include "."`, takes any
 * byte in a string and nests as deep as the text says.  So nothing reaches it that has
 *   - a NUL, a control character other than newline and tab, invalid UTF-8, or a character that
 *     text_is_allowed() refuses (it could make a comment read as something else);
 *   - a `@` outside strings and comments: no @include;
 *   - a number that is not a plain decimal integer, prints differently than it is written, or does
 *     not fit 32 bits: no 0x1F, 1.5, 10L, 007, +1, -0;
 *   - a key twice in one group; more than CONF_KEYS_MAX keys in the open groups;
 *   - an escape in a string other than \" and \\, a string over more than one line, or two strings
 *     with nothing between them (libconfig joins them: a forgotten comma would go unnoticed);
 *   - nesting deeper than ZCC_DEPTH_MAX.
 *
 * Tests: unit/test_conf.c, fuzz/fuzz_conf.c.   Pure.
 */
#ifndef ZCC_CONF_SCAN_H
#define ZCC_CONF_SCAN_H

#include "zcc/err.h"

#include <stddef.h>

enum { CONF_KEYS_MAX = 512 };

/* `text` has `len` bytes and a NUL behind them.  ZCC_E_CONFIG names file, line and the token. */
ZCC_CHECK int conf_scan(const char *text, size_t len, const char *name, struct fault *f);

#endif
