/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fill - what the screens want, as the hub is asked for it.
 *
 * Tests: tests/screen against a real hub.   Threads: one.   Memory: the caller's; it wipes what was personal.
 */
#ifndef ZCC_TUI_FILL_H
#define ZCC_TUI_FILL_H

#include "shared/care/ask.h"
#include "tui/core/intent.h"
#include "zcc/err.h"

/* Into an ask that has its verb, role and seat.  ZCC_E_DATA: a text of a call is none of its field. */
ZCC_CHECK int fill_ask(struct ask *a, const struct intent *want, const struct settings *s, struct fault *f);

#endif
