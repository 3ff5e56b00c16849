/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * text - the two marks by which the catalogue (tui/po) finds what people read.
 *
 * Message ids are English; tui/edge/lang.h opens the catalogue once at the start.  gettext() gives
 * UTF-8 here, whatever the terminal is.
 *
 * Tests: unit/test_screens.c shows both languages.   Threads: one.   Memory: the catalogue's.
 */
#ifndef ZCC_TUI_TEXT_H
#define ZCC_TUI_TEXT_H

#include <libintl.h>

#define _(id) gettext(id)
#define N_(id) id /* in a table: found by the catalogue, translated where it is shown */

#endif
