/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang - choose the language of the screens; Dutch needs no installed locale.
 *
 * gettext does not look at LANGUAGE while the locale is "C", so LC_MESSAGES becomes C.UTF-8, which
 * every Debian has.  LC_CTYPE stays the terminal's.  The catalogue is looked for beside the program
 * (../locale of a build tree), then below PREFIX/share/locale.
 *
 * Tests: unit/test_screens.c.   Threads: while no other asks for the environment.
 */
#ifndef ZCC_TUI_LANG_H
#define ZCC_TUI_LANG_H

#include "zcc/err.h"

#include <stdbool.h>

/* "nl" or "en". */
bool lang_is_known(const char *lang);
/* lang: a known one.  below: the catalogue's directory from that of the program, "../locale".
 * ZCC_E_USAGE: another language.   ZCC_E_FULL: no memory for its texts. */
ZCC_CHECK int lang_open(const char *lang, const char *below);

#endif
