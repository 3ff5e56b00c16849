/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/pick.h"

#include "tui/core/text.h"

#include <string.h>

void
pick_begin(struct console *c)
{
	memset(&c->pick, 0, sizeof(c->pick));
}

const struct pick_item *
pick_key(struct console *c, int key)
{
	static struct pick_item chosen;

	if (key >= '1' && key < '1' + (int)PICK_PER_PAGE && c->pick.item[key - '1'].is_there) {
		chosen = c->pick.item[key - '1'];
		pick_begin(c);
		return &chosen;
	}
	if (key == '0' || key == KEY_PGDN || key == KEY_DOWN)
		c->pick.page++; /* behind the last comes the first, see pick_box() */
	else if (key == KEY_PGUP || key == KEY_UP)
		c->pick.page -= c->pick.page > 0;
	else
		return NULL;
	memset(c->pick.item, 0, sizeof(c->pick.item));
	return NULL;
}

unsigned
pick_here(const struct console *c, unsigned num)
{
	unsigned first = c->pick.page * PICK_PER_PAGE;

	return first >= num ? 0 : num - first < PICK_PER_PAGE ? num - first : PICK_PER_PAGE;
}

int
pick_box(struct console *c, struct frame *f, const char *title, int width, unsigned num,
    unsigned *first)
{
	if (c->pick.page * PICK_PER_PAGE >= num)
		c->pick.page = 0;
	memset(c->pick.item, 0, sizeof(c->pick.item));
	*first = c->pick.page * PICK_PER_PAGE;
	int rows = num > 0 ? (int)pick_here(c, num) : 1, y = f->rows - 3 - (rows + 2);
	frame_box(f, y, 1, rows + 2, width, title);
	frame_cursor(f, y + 1, 3);
	return y + 1;
}

void
pick_put(struct console *c, struct frame *f, int y, unsigned n, const struct pick_item *item)
{
	c->pick.item[n] = *item;
	c->pick.item[n].is_there = true;
	frame_put(f, y + (int)n, 3, 2, STYLE_STRONG, "%u", n + 1);
}

void
pick_keys(struct frame *f, unsigned num)
{
	frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, num > PICK_PER_PAGE ?
	    _("1-9 choose  0 more  Esc back") : _("1-9 choose  Esc back"));
}
