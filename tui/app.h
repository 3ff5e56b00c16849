/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * app - the console's loop: keys, bell and time in; one frame out.
 *
 * Tests: tests/screen.   Threads: one.
 */
#ifndef ZCC_TUI_APP_H
#define ZCC_TUI_APP_H

#include "shared/edge/site.h"
#include "tui/edge/term.h"

struct app_options {
	const char *as;   /* NULL = by site_operator() */
	const char *location; /* where this seat stands, a code of the region; NULL = not told */
	const char *lang; /* a known one: lang.h */
	enum desk desk;   /* DESK_NONE = by role */
	struct term_options term;
};

/* Until log-out, hang-up or a stop signal.  The site is found, and is read here.  ZCC_OK, or what
 * kept it from starting. */
ZCC_CHECK int app_run(struct site *site, const struct app_options *o, struct fault *f);

#endif
