/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * text - the marks by which the catalogue (tui/po) finds what people read.
 *
 * Message ids are English; tui/edge/lang.h opens the catalogue once at the start.  gettext() gives
 * UTF-8 here, whatever the terminal is.
 *
 * Tests: unit/test_screens.c shows both languages.   Threads: one.   Memory: the catalogue's.
 */
#ifndef ZCC_TUI_TEXT_H
#define ZCC_TUI_TEXT_H

#include <libintl.h>
#include <string.h>

#define _(id) gettext(id)
#define N_(id) id /* in a table: found by the catalogue, translated where it is shown */
/* In a table too: a word that means something else elsewhere; in_context() translates it. */
#define NC_(context, id) context "\004" id

static inline const char *
in_context(const char *marked)
{
	const char *said = gettext(marked);

	return said != marked ? said : strchr(marked, '\004') + 1;
}

#endif
