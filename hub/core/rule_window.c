/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The opening and closing of lines.  It follows the wall clock in both directions: a clock that was
 * wrong and is set right makes a line right again, where a shift that began stays begun.
 */
#include "hub/core/rule_priv.h"

#include <string.h>

/* What the book says of a line still holds at this moment: no calendar is needed. */
static bool
holds_still(const struct window_state *w, int64_t wall_ms)
{
	return w->since_ms <= wall_ms && (w->until_ms == ZCC_NEVER || wall_ms < w->until_ms);
}

static bool
is_same(const struct window_state *a, const struct window_state *b)
{
	return a->is_open == b->is_open && a->window == b->window && a->until_ms == b->until_ms &&
	    a->changes_ms == b->changes_ms;
}

int
rule_window(const struct book *b, struct now now, struct event *out)
{
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++) {
		const struct window_state *was = book_window(b, line);
		if (holds_still(was, now.wall_ms))
			continue;
		struct window_state is = window_state(book_settings(b), line, now.wall_ms);
		if (is_same(was, &is))
			continue;
		memset(out, 0, sizeof *out);
		out->type = EV_LINE_WINDOW;
		out->version = 1;
		out->u.line_window.line = (uint8_t)line;
		out->u.line_window.now = is;
		return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}
