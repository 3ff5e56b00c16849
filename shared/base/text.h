/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * text - text from outside, made harmless; and the small string work everybody needs.
 *
 * Cleaned at the hub on acceptance and again where it is shown (DESIGN 2.9): valid UTF-8, no
 * control, escape, zero-width, bidi, private-use or unassigned-format characters, at most 4
 * combining marks on a base.  Pure; no locale.
 *
 * Tests: unit/test_text.c, fuzz/fuzz_text.c (every code point alone, the naughty and stress sets).
 */
#ifndef ZCC_TEXT_H
#define ZCC_TEXT_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Printable ASCII, which most of most texts is: allowed everywhere, one byte, one column. */
static inline bool
text_is_plain(char c)
{
	return c >= ' ' && c <= '~';
}
/* Next code point at *s (advances it), or -1 for an invalid byte (advances one).  0 at the end. */
int32_t text_next(const char **s);
/* May this code point stand in a field?  Newline and tab may not. */
bool text_is_allowed(int32_t cp);
/* The field as it may be kept: ZCC_OK when `s` is clean as it stands; ZCC_E_DATA when not (invalid
 * UTF-8, or a code point that is not allowed; *cp says which, -1 = invalid bytes). */
ZCC_CHECK int text_check(const char *s, int32_t *cp);
/* A clean copy for showing: what is not allowed becomes U+FFFD ("?" when `ascii`); cut at a
 * character's edge to `size`.  Returns the bytes written, without the NUL. */
size_t text_clean(char *out, size_t size, const char *s, bool ascii);
/* Nothing to read in it: empty, or blanks alone, of whatever width. */
bool text_is_blank(const char *s);

/* Columns on a terminal: 0 for combining marks, 2 for wide characters, else 1. */
int text_width_of(int32_t cp);
int text_width(const char *s);
/* Fold for searching: lower case, without accents ("Éva" -> "eva").  Cut to size. */
void text_fold(char *out, size_t size, const char *s);
/* How far two words are apart, in letters to change, add, leave out or swap with the next: to guess what was
 * meant. */
unsigned text_distance(const char *a, const char *b);

/* Bounded copy, the rest of the room cleared, cut at a character; false when it was cut. */
bool text_copy(char *out, size_t size, const char *s);
/* snprintf() that reports a cut instead of hiding it. */
bool text_format(char *out, size_t size, const char *fmt, ...) ZCC_PRINTF(3, 4);
/* A decimal integer that prints back to its text, within lo..hi. */
bool text_to_i64(const char *s, int64_t lo, int64_t hi, int64_t *out);
/* Hex of exactly `len` bytes, lower case; and back. */
void text_hex(char *out, const uint8_t *data, size_t len); /* 2 * len + 1 bytes */
bool text_unhex(const char *s, uint8_t *out, size_t len);
/* For logs: every byte outside 0x20..0x7e, and the backslash, as \xHH.  Cut to size. */
void text_escape(char *out, size_t size, const void *data, size_t len);

#endif
