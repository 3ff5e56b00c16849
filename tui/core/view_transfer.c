/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_transfer.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/route.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/triage_send.h"

#include <inttypes.h>
#include <string.h>

enum { PER_PAGE = 9, TAKERS_MAX = 64, LABEL = 15 };

struct taker {
	const char *name, *role; /* role NULL = the name is a role */
};

static bool
role_may(const struct role_settings *r, const struct zcc_case_row *row)
{
	return r != NULL && (r->verbs >> VERB_ACCEPT & 1) != 0 && route_is_of(row, r->lines, r->desk);
}

/* Roles that may take it, then persons who are there in one. */
static unsigned
takers(const struct console *c, struct taker out[TAKERS_MAX])
{
	const struct settings *s = c->settings;
	const struct zcc_case_row *row = board_case(c->board, c->transfer.row);
	unsigned n = 0;

	for (uint32_t i = 0; row != NULL && i < s->roles_num && n < TAKERS_MAX; i++)
		if (role_may(&s->role[i], row) && s->role[i].desk != DESK_MELDKAMER)
			out[n++] = (struct taker){ s->role[i].name, NULL };
	for (uint32_t i = 0; row != NULL && i < c->board->operators_end && n < TAKERS_MAX; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		const struct role_settings *r = settings_role(s, o->role);
		bool is_new = role_may(r, row) && strcmp(o->name, c->who.operator) != 0 &&
		    board_is_there(o, settings_asks_shift(s, o->role)) &&
		    !board_is_not_theirs(c->board, o, row);
		for (unsigned k = 0; is_new && k < n; k++)
			is_new = strcmp(out[k].name, o->name) != 0;
		if (is_new)
			out[n++] = (struct taker){ o->name, o->role };
	}
	return n;
}

void
transfer_wipe(struct console *c)
{
	for (unsigned i = 0; i < TRANSFER_PARTS; i++)
		field_clear(&c->transfer.part[i]);
	c->transfer.row = 0;
	c->transfer.to[0] = '\0';
	c->transfer.at = c->transfer.page = 0;
}

void
transfer_begin(struct console *c, const struct zcc_case_row *row, uint32_t version)
{
	if (c->transfer.row != row->id)
		transfer_wipe(c);
	c->transfer.row = row->id;
	c->transfer.version = version;
	c->transfer.at = 0;
	c->over = OVER_TRANSFER;
	c->message[0] = '\0';
}

bool
transfer_is_typing(const struct console *c)
{
	return c->transfer.to[0] != '\0' && c->transfer.at < TRANSFER_PARTS;
}

void
transfer_insert(struct console *c, const char *text)
{
	if (transfer_is_typing(c))
		field_insert(&c->transfer.part[c->transfer.at], text);
}

static void
choose(struct console *c, int key)
{
	struct taker t[TAKERS_MAX];
	unsigned num = takers(c, t);

	if (key >= '1' && key <= '9') {
		unsigned i = c->transfer.page * PER_PAGE + (unsigned)(key - '1');
		if (i < num)
			text_copy(c->transfer.to, sizeof(c->transfer.to), t[i].name);
	} else if (key == KEY_PGDN || key == '0' || key == KEY_DOWN) {
		c->transfer.page = (c->transfer.page + 1) * PER_PAGE < num ? c->transfer.page + 1 : 0;
	} else if (key == KEY_PGUP || key == KEY_UP) {
		c->transfer.page -= c->transfer.page > 0;
	}
}

/* The first part without a word; TRANSFER_PARTS = all are said. */
static unsigned
first_empty(const struct console *c)
{
	unsigned i = 0;

	while (i < TRANSFER_PARTS && c->transfer.part[i].len > 0)
		i++;
	return i;
}

/* Behind the last part stands the question, once all four are said. */
static void
go_to(struct console *c, unsigned at)
{
	c->transfer.at = at < TRANSFER_PARTS ? at : first_empty(c);
	c->transfer.since_ms = c->now_ms;
}

static void
commit(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_TRANSFER, .row = c->transfer.row,
		.version = c->transfer.version, .is_final = true };

	text_copy(want.whom, sizeof(want.whom), c->transfer.to);
	for (unsigned i = 0; i < TRANSFER_PARTS; i++)
		text_copy(want.sbar[i], sizeof(want.sbar[i]), c->transfer.part[i].text);
	triage_hands_on(c, &want);
	c->over = OVER_NONE;
	send_act(c, &want);
}

void
transfer_key(struct console *c, int key)
{
	bool is_choosing = c->transfer.to[0] == '\0', is_typing = transfer_is_typing(c);

	if (key == KEY_ESC && is_typing) {
		c->transfer.to[0] = '\0';
		console_say(c, false, _("To whom? What you typed stays"));
	} else if (key == KEY_ESC && !is_choosing) {
		go_to(c, TRANSFER_PARTS - 1);
	} else if (key == KEY_ESC) {
		c->over = OVER_NONE;
	} else if (is_choosing) {
		choose(c, key);
	} else if (is_typing && field_key(&c->transfer.part[c->transfer.at], key)) {
		c->message[0] = '\0';
	} else if (key == KEY_ENTER || key == KEY_TAB || key == KEY_DOWN) {
		go_to(c, c->transfer.at + 1);
	} else if ((key == KEY_UP || key == KEY_BACKTAB) && c->transfer.at > 0) {
		go_to(c, c->transfer.at - 1);
	} else if (keymap_action(key, IN_ASK) == DO_COMMIT && !is_typing &&
	    c->now_ms - c->transfer.since_ms >= CONSOLE_COMMIT_MS) {
		commit(c);
	}
}

void
transfer_done(struct console *c, uint64_t row)
{
	if (c->transfer.row == row)
		transfer_wipe(c);
}

static void
takers_draw(struct console *c, struct frame *f)
{
	struct taker t[TAKERS_MAX];
	char title[96];
	unsigned num = takers(c, t), first = c->transfer.page * PER_PAGE;
	int here = (int)(num - first < PER_PAGE ? num - first : PER_PAGE), width = 50;
	int y = f->rows - 3 - (here + 2);

	text_format(title, sizeof(title), _("Hand %" PRIu64 " over: to whom?"), c->transfer.row);
	frame_box(f, y, 1, here + 2, width, title);
	for (int i = 0; i < here; i++) {
		const struct taker *who = &t[first + (unsigned)i];
		if (who->role != NULL)
			frame_put(f, y + 1 + i, 3, width - 4, STYLE_PLAIN, "%d  %s  %s", i + 1, who->name,
			    who->role);
		else
			frame_put(f, y + 1 + i, 3, width - 4, STYLE_PLAIN, _("%u  anybody in the role %s"),
			    (unsigned)i + 1, who->name);
	}
	frame_cursor(f, y + 1, 3);
	frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, num > PER_PAGE ?
	    _("1-9 to whom  0 more  Esc back") : _("1-9 to whom  Esc back"));
}

static void
form_draw(struct console *c, struct frame *f)
{
	static const char *const labels[] = { N_("S situation"), N_("B background"), N_("A assessment"),
		N_("R recommendation") };
	char title[96];
	int height = TRANSFER_PARTS + 2, y = f->rows - 3 - height, width = f->cols - 2;

	text_format(title, sizeof(title), _("Hand %" PRIu64 " over to %s"), c->transfer.row,
	    c->transfer.to);
	frame_box(f, y, 1, height, width, title);
	for (unsigned i = 0; i < TRANSFER_PARTS; i++) {
		int row = y + 1 + (int)i;
		enum style style = i == c->transfer.at ? STYLE_STRONG : STYLE_PLAIN;
		frame_text(f, row, 3, LABEL + 1, style, _(labels[i]));
		if (i == c->transfer.at)
			field_draw(&c->transfer.part[i], f, row, 4 + LABEL + 1, width - LABEL - 6);
		else
			frame_text(f, row, 4 + LABEL + 1, width - LABEL - 6, STYLE_PLAIN,
			    c->transfer.part[i].text);
	}
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	if (transfer_is_typing(c)) {
		frame_text(f, f->rows - 2, 1, f->cols - 2, STYLE_PLAIN,
		    _("The recommendation says what you expect of the other"));
		frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, _("Enter next  Up back  Esc to whom"));
		return;
	}
	int used = frame_put(f, f->rows - 2, 1, f->cols - 2, STYLE_STRONG,
	    _("Ask %s to take %" PRIu64 " over? It stays yours until then."), c->transfer.to,
	    c->transfer.row);
	frame_cursor(f, f->rows - 2, 1 + used);
	frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, _("j commit  Esc back"));
}

void
transfer_draw(struct console *c, struct frame *f)
{
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	frame_text(f, f->rows - 2, 1, f->cols - 2, STYLE_STRONG, c->message);
	if (c->transfer.to[0] == '\0')
		takers_draw(c, f);
	else
		form_draw(c, f);
}
