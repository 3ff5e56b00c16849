/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ask_args - which board arguments a verb takes.  Board arguments are journalled in clear and stay when a
 * dossier is erased, so one that means nothing there is refused: nobody would read it, and it could say
 * anything about anybody.
 *
 * Tests: unit/test_ask_args.c.   Pure.   Threads: any.
 */
#ifndef ZCC_ASK_ARGS_H
#define ZCC_ASK_ARGS_H

#include "shared/care/ask.h"

/* The name on the wire of the first argument that this verb does not take; NULL: there is none. */
const char *ask_args_beyond(const struct ask *a);

#endif
