/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * style - what a cell means, and how that looks with and without colour.
 *
 * A view names a meaning; only the terminal asks for its look.  Colour never stands alone: every
 * meaning also has a sign or a word.  A coloured block sets both its colours, so that it reads the
 * same on any theme; outside blocks the theme's own colours stay.
 *
 * Tests: unit/test_style.c (contrast over palettes, all told apart).   Pure data.
 */
#ifndef ZCC_TUI_STYLE_H
#define ZCC_TUI_STYLE_H

#include <stdint.h>

#define TUI_STYLES(X)                                                                              \
	X(STYLE_PLAIN, "plain")                                                                    \
	X(STYLE_STRONG, "strong") /* selected row's number, titles */                              \
	X(STYLE_RULE, "rule")                                                                      \
	X(STYLE_U0, "U0")                                                                          \
	X(STYLE_U1, "U1")                                                                          \
	X(STYLE_U2, "U2")                                                                          \
	X(STYLE_NEAR, "near")   /* 75 % of a norm is used */                                       \
	X(STYLE_OVER, "over")   /* a norm is exceeded; an alarm that somebody has seen */          \
	X(STYLE_OLD, "old")     /* a value that is not fresh */                                    \
	X(STYLE_LOST, "lost")   /* no hub */                                                       \
	X(STYLE_NEW, "new")     /* the `!` of an alarm that is not seen: nothing else blinks */            \
	X(STYLE_FIELD, "field") /* text being typed */

#define TUI_STYLE_ENUM(id, name) id,
enum style { TUI_STYLES(TUI_STYLE_ENUM) STYLES_NUM };
#undef TUI_STYLE_ENUM

enum style_attr { ATTR_BOLD = 1, ATTR_REVERSE = 2, ATTR_UNDERLINE = 4, ATTR_BLINK = 8 };

/* Colours by their number in the palette: 0 black 1 red 3 yellow 6 cyan 15 bright white; -1 = the
 * theme's own.  A terminal with 8 colours shows 15 as 7 with bold. */
struct style_look {
	int8_t fg, bg;
	uint8_t attr; /* enum style_attr bits, with colour */
	uint8_t mono; /* the same, without colour */
};

const char *style_name(enum style s);
const struct style_look *style_look(enum style s);

#endif
