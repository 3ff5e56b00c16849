/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which lines are open.  A line with windows is what its last event said; a configuration brings new
 * windows but no clock, so it leaves every such line as it was and due: the first look at the clock
 * after it says what holds now.
 */
#include "hub/core/book_priv.h"

void
window_init(struct book *b)
{
	for (unsigned line = 0; line <= ZCC_LINES_NUM; line++)
		b->window[line] = (struct window_state){.is_open = true,
		    .since_ms = ZCC_NEVER,
		    .until_ms = ZCC_NEVER,
		    .changes_ms = ZCC_NEVER};
}

void
window_config(struct book *b)
{
	bool was_open[ZCC_LINES_NUM + 1];
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
		was_open[line] = b->window[line].is_open;
	window_init(b);
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
		if (b->settings.line_window[line].windows != 0) {
			b->window[line].is_open = was_open[line];
			b->window[line].since_ms = b->window[line].until_ms = 0;
		}
}

void
window_changed(struct book *b, const struct event *e)
{
	b->window[e->u.line_window.line] = e->u.line_window.now;
	b->has_lines = true;
}

const struct window_state *
book_window(const struct book *b, unsigned line)
{
	return &b->window[line];
}
