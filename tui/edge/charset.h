/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * charset - what the terminal shows.
 *
 * Tests: unit/test_term.c, attack/text_screen.c.   Threads: the locale is the process's.   Memory: none.
 */
#ifndef ZCC_TUI_CHARSET_H
#define ZCC_TUI_CHARSET_H

#include <stdbool.h>
#include <stdint.h>

enum charset { CHARSET_UTF8, CHARSET_LATIN1, CHARSET_ASCII };

/* By the locale; by its name when it is not installed.  From then on the process is in C.UTF-8. */
enum charset charset_find(void);
/* Does this take exactly `width` there?  What does not, because the system measures it otherwise than
 * the frame or because it must go out as Latin-1, would push the rest of its row. */
bool charset_fits(enum charset c, uint32_t cp, int width);

#endif
