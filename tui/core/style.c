/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/style.h"

#include "zcc/err.h"

/* Bright white on red, not white: white (7) on red has a contrast of 3.5 in PuTTY's palette. */
static const struct style_look looks[STYLES_NUM] = {
	[STYLE_PLAIN] = { -1, -1, 0, 0 },
	[STYLE_STRONG] = { -1, -1, ATTR_BOLD, ATTR_BOLD },
	[STYLE_RULE] = { -1, -1, 0, 0 },
	[STYLE_U0] = { 15, 1, ATTR_BOLD, ATTR_REVERSE | ATTR_BOLD },
	[STYLE_U1] = { 15, 1, 0, ATTR_REVERSE },
	[STYLE_U2] = { 0, 3, 0, ATTR_BOLD | ATTR_UNDERLINE },
	[STYLE_NEAR] = { 0, 3, 0, ATTR_BOLD },
	[STYLE_OVER] = { 15, 1, 0, ATTR_REVERSE },
	[STYLE_OLD] = { 0, 6, 0, ATTR_UNDERLINE },
	[STYLE_LOST] = { 15, 1, 0, ATTR_REVERSE },
	[STYLE_NEW] = { 15, 1, ATTR_BLINK, ATTR_REVERSE | ATTR_BLINK },
	[STYLE_FIELD] = { -1, -1, ATTR_UNDERLINE, ATTR_UNDERLINE },
};

#define NAME(id, name) name,
static const char *const names[] = { TUI_STYLES(NAME) };
#undef NAME

const char *
style_name(enum style s)
{
	ZCC_MUST((unsigned)s < STYLES_NUM);
	return names[s];
}

const struct style_look *
style_look(enum style s)
{
	ZCC_MUST((unsigned)s < STYLES_NUM);
	return &looks[s];
}
