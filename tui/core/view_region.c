/* SPDX-License-Identifier: EUPL-1.2 */
/* The houses around the ZCC: what each post forwarded. */
#include "tui/core/view.h"

#include "tui/core/fmt.h"
#include "tui/core/text.h"

enum { POSTS_X = 17, POSTS_WIDTH = 21 };

struct count {
	uint32_t calls, answered, within, abandoned;
};

static void
count_draw(struct frame *f, int y, int x, const struct count *n)
{
	char share[FMT_ROOM];

	fmt_share(share, n->answered > 0 ? (int32_t)((uint64_t)n->within * 1000 / n->answered) : -1);
	frame_put(f, y, x, 4, STYLE_PLAIN, "%4u", (unsigned)n->calls);
	frame_put(f, y, x + 5, 4, STYLE_PLAIN, "%4u", (unsigned)n->answered);
	frame_right(f, y, x + 10, 6, STYLE_PLAIN, share);
	frame_put(f, y, x + 17, 4, STYLE_PLAIN, "%4u", (unsigned)n->abandoned);
}

static void
post_draw(struct frame *f, int y, const struct zcc_post_row *r)
{
	const struct count counts[] = {
		{ r->calls_60, r->answered_60, r->within_60, r->abandoned_60 },
		{ r->calls_shift, r->answered_shift, r->within_shift, r->abandoned_shift },
		{ r->calls_day, r->answered_day, r->within_day, r->abandoned_day },
	};

	frame_text(f, y, 1, POSTS_X - 2, STYLE_PLAIN, r->post);
	for (int i = 0; i < 3; i++)
		count_draw(f, y, POSTS_X + i * POSTS_WIDTH, &counts[i]);
	frame_text(f, y, CONSOLE_COLS + 1, f->cols - CONSOLE_COLS - 1, STYLE_PLAIN, r->words);
}

static int
posts_draw(const struct console *c, struct frame *f, int y, int end)
{
	static const char *const titles[] = { N_("60 min"), N_("shift"), N_("today") };

	frame_text(f, y, 1, POSTS_X - 2, STYLE_PLAIN, _("post"));
	for (int i = 0; i < 3; i++) {
		int x = POSTS_X + i * POSTS_WIDTH;
		frame_right(f, y, x, 16, STYLE_PLAIN, _(titles[i]));
		frame_right(f, y + 1, x, 4, STYLE_PLAIN, _("call"));
		frame_right(f, y + 1, x + 5, 4, STYLE_PLAIN, _("answ"));
		frame_right(f, y + 1, x + 10, 6, STYLE_PLAIN, _("norm"));
		frame_right(f, y + 1, x + 17, 4, STYLE_PLAIN, _("gone"));
	}
	int at = y + 2;
	for (unsigned i = 0; i < ZCC_POSTS_MAX && at < end; i++)
		if (c->board->posts[i].post[0] != '\0')
			post_draw(f, at++, &c->board->posts[i]);
	if (at == y + 2 && at < end)
		frame_text(f, at++, 1, f->cols - 1, STYLE_PLAIN, _("no post forwards its calls here"));
	return at;
}

void
region_draw(struct console *c, struct frame *f, int y)
{
	frame_cursor(f, y, 0);
	posts_draw(c, f, y, f->rows - 3);
	frame_rule(f, f->rows - 3, 0, f->cols, NULL);
}
