/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_staff.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/oncall.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"

#include <string.h>

static unsigned
num_of(const struct console *c, const struct role_settings *r)
{
	return board_there(c->board, r->name, settings_asks_shift(c->settings, r->name));
}

static const struct oncall_settings *
on_call(const struct console *c, const struct role_settings *r, int64_t *until_ms)
{
	return oncall_at(c->settings, r->name, c->board->now_line + c->board->wall_offset, until_ms);
}

/* Nobody is there, and something is known of whom to call instead. */
static bool
is_absent(const struct console *c, const struct role_settings *r)
{
	int64_t until_ms;

	return num_of(c, r) == 0 && (r->absent[0] != '\0' || on_call(c, r, &until_ms) != NULL);
}

/* Not on a board that is old: who was there then says nothing about who to call now. */
static bool
is_known(const struct console *c)
{
	return c->board->is_live;
}

void
staff_title(const struct console *c, char *out, size_t size, int width)
{
	char part[48];

	text_format(out, size, "%s", _("Staff"));
	for (uint32_t i = 0; is_known(c) && i < c->settings->roles_num; i++) {
		const struct role_settings *r = &c->settings->role[i];
		size_t at = strlen(out);
		if (r->absent[0] == '\0' && !is_absent(c, r)) /* the list below has them */
			continue;
		text_format(part, sizeof(part), "  %s %u%s", r->name, num_of(c, r),
		    is_absent(c, r) ? "!" : "");
		if (text_width(out) + text_width(part) <= width && at + strlen(part) < size)
			text_copy(out + at, size - at, part);
	}
}

static unsigned
count_absent(const struct console *c)
{
	unsigned n = 0;

	for (uint32_t i = 0; is_known(c) && i < c->settings->roles_num; i++)
		n += is_absent(c, &c->settings->role[i]);
	return n;
}

int
staff_absent_rows(const struct console *c, int height)
{
	int want = (int)count_absent(c), most = height / 3;

	return want < most ? want : most;
}

/* Who is on call goes before what is agreed for when nobody can be had. */
static void
absent_draw(const struct console *c, struct frame *f, int y, const struct role_settings *r)
{
	char until[FMT_ROOM];
	int64_t until_ms;
	const struct oncall_settings *who = on_call(c, r, &until_ms);
	int width = f->cols - 19;

	if (who == NULL) {
		frame_put(f, y, 18, width, STYLE_PLAIN, _("absent: %s"), r->absent);
	} else if (until_ms == ZCC_NEVER) {
		frame_put(f, y, 18, width, STYLE_PLAIN, _("on call: %s"), who->words);
	} else {
		fmt_clock(until, until_ms);
		frame_put(f, y, 18, width, STYLE_PLAIN, _("until %s: %s"), until, who->words);
	}
}

void
staff_absent_draw(const struct console *c, struct frame *f, int y, int rows, unsigned top)
{
	unsigned n = 0, num = count_absent(c);

	if (num > 0 && top > num - 1)
		top = num - 1;
	for (uint32_t i = 0; i < c->settings->roles_num; i++) {
		const struct role_settings *r = &c->settings->role[i];
		if (!is_absent(c, r) || n++ < top || (int)(n - 1 - top) >= rows)
			continue;
		int at = y + (int)(n - 1 - top);
		frame_text(f, at, 1, 16, STYLE_PLAIN, r->name);
		absent_draw(c, f, at, r);
	}
}
