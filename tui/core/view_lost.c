/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The box that stands under row 1 while there is no hub, or one with a full disk (KO-5): what works
 * still, what does not, and what is agreed for meanwhile, by the region's configuration.
 */
#include "tui/core/view.h"

#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/hand.h"
#include "tui/core/fmt.h"
#include "tui/core/hand_words.h"
#include "tui/core/text.h"

#include <string.h>

enum { LOST_LINES_MAX = 9 };

struct box {
	char line[LOST_LINES_MAX][128];
	enum style style[LOST_LINES_MAX];
	int num;
};

static void
add(struct box *b, enum style style, const char *text)
{
	if (text[0] == '\0' || b->num == LOST_LINES_MAX)
		return;
	text_copy(b->line[b->num], sizeof(b->line[0]), text);
	b->style[b->num++] = style;
}

/* The number of the region's first meldkamer; a name gives way before a number does. */
static void
add_meldkamer(struct box *b, const struct console *c, int width)
{
	const struct meldkamer_settings *m = &c->settings->meldkamer[0];
	char text[160];

	if (c->settings->meldkamers_num == 0) {
		add(b, STYLE_PLAIN,
		    _("U0/U1: phone the ambulance control room yourself (paper card 1)."));
		return;
	}
	text_format(text, sizeof(text), _("U0/U1: phone %s: %s"), m->words, m->telephone);
	if (text_width(text) > width)
		text_format(text, sizeof(text), _("U0/U1: phone %s"), m->telephone);
	add(b, STYLE_STRONG, text);
}

static void
add_fallback(struct box *b, const struct console *c, enum lack lack)
{
	char text[128];

	if (c->settings->lack[lack][0] == '\0')
		return;
	text_format(text, sizeof(text), _("Agreed: %s"), c->settings->lack[lack]);
	add(b, STYLE_PLAIN, text);
}

static int
box_draw(struct frame *f, const struct box *b, const char *title)
{
	frame_box(f, 1, 1, b->num + 2, f->cols - 2, title);
	frame_mark(f, 1, 3, text_width(title), STYLE_LOST);
	for (int i = 0; i < b->num; i++)
		frame_text(f, 2 + i, 3, f->cols - 6, b->style[i], b->line[i]);
	return b->num + 2;
}

static int
gone_draw(const struct console *c, struct frame *f)
{
	static const char *const why[] = {
		[PICTURE_UNREADABLE] =
		    N_("The picture is cut short, damaged or not the hub's own: warn its keeper."),
		[PICTURE_VERSION] =
		    N_("The hub has another version than this screen: leave it and start it again."),
	};
	const struct board *b = c->board;
	struct box box = { .num = 0 };
	char since[FMT_ROOM], title[96];

	fmt_clock_s(since, b->now_line + b->wall_offset);
	if (b->epoch != 0)
		text_format(title, sizeof(title), _("NO HUB: picture of %s"), since);
	else
		text_format(title, sizeof(title), "%s", _("NO HUB: no picture yet"));
	add(&box, STYLE_PLAIN, _("You can look, search and read. What you typed stays here."));
	add(&box, STYLE_PLAIN, _("NOT possible: take, note, close, ambulance by this screen."));
	add_meldkamer(&box, c, f->cols - 6);
	add(&box, STYLE_PLAIN, _("New calls: write them on the paper form; enter them later."));
	add_fallback(&box, c, c->picture == PICTURE_FINE ? LACK_HUB : LACK_PICTURE);
	add(&box, STYLE_PLAIN, _("The list below is old and may be wrong. It comes back by itself."));
	if (c->picture != PICTURE_FINE)
		add(&box, STYLE_STRONG, _(why[c->picture]));
	return box_draw(f, &box, title);
}

/* What is not recorded never happened, so on a full disk an alarm may have to wait for room: this
 * screen counts for itself what each would be about. */
static void
add_unalarmed(struct box *b, const struct console *c)
{
	const struct alarm_settings *s = &c->settings->alarm;
	int64_t now = c->board->now_line, transfer_ms = (int64_t)c->settings->transfer_s * 1000;
	unsigned alone = 0, unheard = 0, back = 0;
	char text[128];

	for (uint32_t i = 0; i < c->board->cases_end; i++) {
		const struct zcc_case_row *row = &c->board->cases[i];
		const struct zcc_hand *h = board_hand(c->board, row);
		if (row->id == 0 || row->state == CASE_GESLOTEN)
			continue;
		alone += alarm_case_is_alone(row) &&
		    now - alarm_alone_line(row) >= (int64_t)s->urgent_s * 1000;
		unheard += hand_is_late(c, row);
		back += hand_is_transfer(h) && transfer_ms > 0 && now - h->sent_line >= transfer_ms;
	}
	text_format(text, sizeof(text), _("Alarms may wait: U0/U1 alone %u, meldkamer late %u, transfer late %u"),
	    alone, unheard, back);
	add(b, alone + unheard + back > 0 ? STYLE_OVER : STYLE_PLAIN, text);
}

/* It shows what is so, and records only what ends or passes on work. */
static int
full_draw(const struct console *c, struct frame *f)
{
	struct box box = { .num = 0 };

	add(&box, STYLE_PLAIN, _("Works: look, search, read, release, ambulance, hand over, log out."));
	add(&box, STYLE_PLAIN, _("NOT possible: new calls, take, note, close, call back."));
	add_unalarmed(&box, c);
	add_fallback(&box, c, LACK_DISK);
	return box_draw(f, &box, _("THE DISK OF THE HUB IS FULL"));
}

int
lost_draw(struct console *c, struct frame *f)
{
	if (!c->board->is_live)
		return gone_draw(c, f);
	return c->board->hub_state == SEG_VOL ? full_draw(c, f) : 0;
}
