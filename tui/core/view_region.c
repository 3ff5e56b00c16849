/* SPDX-License-Identifier: EUPL-1.2 */
/* The houses around the ZCC: what each post forwarded, who places patients now, and what is agreed
 * for when something fails. */
#include "tui/core/view.h"

#include "shared/care/routing.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"

enum { POSTS_X = 15, POSTS_WIDTH = 22 /* with a blank before the next */ };

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
	char post[ZCC_CODE_SIZE + 2];

	fmt_short(post, sizeof(post), r->post, POSTS_X - 2);
	frame_text(f, y, 1, POSTS_X - 2, STYLE_PLAIN, post);
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

static int
routing_draw(const struct console *c, struct frame *f, int y, int end)
{
	int64_t now = c->board->now_line + c->board->wall_offset;
	struct routing r;
	char when[FMT_ROOM];

	if (y >= end || !c->board->is_live || !routing_at(c->settings, now, &r))
		return y;
	frame_rule(f, y++, 0, f->cols, _("Placements"));
	if (y < end)
		frame_put(f, y++, 1, f->cols - 2, STYLE_PLAIN, _("now   %-28s %s"),
		    r.desk != NULL ? r.desk->words : _("nobody"),
		    r.desk != NULL ? desk_kind_word(r.desk->kind) : "");
	if (y >= end || r.until_ms == ZCC_NEVER)
		return y;
	fmt_moment(when, r.until_ms, now);
	frame_put(f, y, 1, f->cols - 2, STYLE_PLAIN, _("%s %-28s %s"), when,
	    r.next != NULL ? r.next->words : _("nobody"),
	    r.next != NULL ? desk_kind_word(r.next->kind) : "");
	return y + 1;
}

/* It is so now, as far as this screen can tell. */
static bool
fails_now(const struct console *c, enum lack lack)
{
	const struct board *b = c->board;

	return lack == LACK_HUB ? !b->is_live && c->picture == PICTURE_FINE
	    : lack == LACK_PICTURE ? !b->is_live && c->picture != PICTURE_FINE
	    : lack == LACK_DISK ? b->is_live && b->hub_state == SEG_VOL
	    : lack == LACK_CAPACITY ? b->hub.capacity_rows > 0 &&
	        b->hub.capacity_stale == b->hub.capacity_rows
	    : false;
}

static void
downtime_draw(const struct console *c, struct frame *f, int y, int end)
{
	bool has_head = false;

	for (int i = 0; i < LACKS_NUM; i++) {
		if (c->settings->lack[i][0] == '\0')
			continue;
		if (!has_head && y < end)
			frame_rule(f, y++, 0, f->cols, _("When it fails"));
		has_head = true;
		if (y >= end)
			return;
		bool is_now = fails_now(c, (enum lack)i);
		frame_text(f, y, 1, 12, is_now ? STYLE_OVER : STYLE_PLAIN, lack_word((enum lack)i));
		frame_text(f, y++, 14, f->cols - 15, is_now ? STYLE_STRONG : STYLE_PLAIN,
		    c->settings->lack[i]);
	}
}

void
region_draw(struct console *c, struct frame *f, int y)
{
	int end = f->rows - 3;

	frame_cursor(f, y, 0);
	int at = posts_draw(c, f, y, end);
	at = routing_draw(c, f, at, end);
	downtime_draw(c, f, at, end);
	frame_rule(f, end, 0, f->cols, NULL);
}
