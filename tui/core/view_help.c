/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_help.h"

#include "shared/base/text.h"
#include "tui/core/act.h"
#include "tui/core/fmt.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <string.h>

enum { LEGEND_ROWS = 5, RANKS = 3 };

/* How well `query` (folded) finds a line: 0 it begins the first of the everyday words, the name of what the
 * line does; 1 another of them; 2 it stands anywhere; -1 not at all. */
static int
rank_of(const struct binding *b, const char *query)
{
	char text[512], folded[512];
	size_t len = strlen(query);

	if (len == 0)
		return 0;
	text_fold(folded, sizeof(folded), _(b->words));
	for (const char *p = folded; *p != '\0'; p += strspn(p, " ")) {
		if (strncmp(p, query, len) == 0)
			return p != folded;
		p += strcspn(p, " ");
	}
	text_format(text, sizeof(text), "%s %s %s %s", _(b->label), _(b->help), _(b->words), b->colon);
	text_fold(folded, sizeof(folded), text);
	return strstr(folded, query) != NULL ? RANKS - 1 : -1;
}

unsigned
help_search(const char *query, unsigned where, uint8_t found[ACTIONS_NUM])
{
	char folded[MODEL_FILTER_SIZE];
	int rank[ACTIONS_NUM];
	unsigned n = 0;

	text_fold(folded, sizeof(folded), query);
	for (unsigned i = 0; i < bindings_num; i++)
		rank[i] = rank_of(&bindings[i], folded);
	/* Best first; among equals what can be done here, then the order of the table. */
	for (int want = 0; want < 2 * RANKS; want++) {
		for (unsigned i = 0; i < bindings_num; i++) {
			bool is_here = bindings[i].where & where;
			if (rank[i] == want / 2 && is_here == (want % 2 == 0))
				found[n++] = (uint8_t)i;
		}
	}
	return n;
}

unsigned
help_lines(const struct console *c, uint8_t found[ACTIONS_NUM])
{
	uint8_t all[ACTIONS_NUM];
	unsigned num = help_search(c->field.text, console_where(c), all), n = 0;

	for (unsigned i = 0; i < num; i++)
		if (send_may_binding(c, &bindings[all[i]]))
			found[n++] = all[i];
	for (unsigned i = 0; i < num && c->field.len > 0; i++)
		if (!send_may_binding(c, &bindings[all[i]]))
			found[n++] = all[i];
	return n;
}

/* Where a key that does nothing here does something. */
static const char *
screen_of(const struct binding *b)
{
	static const struct {
		unsigned where;
		const char *name;
	} screens[] = { { IN_QUEUE, N_("the list") }, { IN_CASE, N_("an open case") },
		{ IN_TRIAGE, N_("the triage") }, { IN_STAFF, N_("the staff, :bezetting") },
		{ IN_ALARMS, N_("the alarms, :al") }, { IN_TOEZICHT, N_("the overview of toezicht") },
		{ IN_MELDKAMER, N_("the desk of the meldkamer") } };

	for (size_t i = 0; i < sizeof(screens) / sizeof(screens[0]); i++)
		if (b->where & screens[i].where)
			return _(screens[i].name);
	return "?";
}

/* A command runs everywhere, a key alone where it means something. */
static void
run(struct console *c, const struct binding *b)
{
	bool is_here = (b->where & console_where(c)) != 0;

	c->over = OVER_NONE;
	console_say(c, false, _("Key: %s"), _(b->label));
	if (is_here || b->colon[0] != '\0' || b->action == DO_COMMIT)
		act_run(c, b->action, &(struct act_arg){ 0 });
	else
		console_say(c, false, _("%s does nothing here, but on %s"), _(b->label), screen_of(b));
}

void
help_key(struct console *c, int key)
{
	uint8_t found[ACTIONS_NUM];
	unsigned n = help_lines(c, found);

	if (key == KEY_ESC || key == KEY_F0 + 3) {
		c->over = OVER_NONE;
	} else if (key == KEY_UP) {
		c->help_i -= c->help_i > 0;
	} else if (key == KEY_DOWN || key == KEY_TAB) {
		c->help_i += c->help_i + 1 < n;
	} else if (key == KEY_PGUP) {
		c->help_i -= c->help_i < 10 ? c->help_i : 10;
	} else if (key == KEY_PGDN) {
		c->help_i = c->help_i + 10 < n ? c->help_i + 10 : n > 0 ? n - 1 : 0;
	} else if (key == KEY_ENTER && c->help_i < n) {
		run(c, &bindings[found[c->help_i]]);
	} else if (field_key(&c->field, key)) {
		c->help_i = 0;
	}
}

static void
legend_draw(struct frame *f, int y, int x, int width)
{
	static const char *const lines[] = {
		N_("SIGNS  [U0] <U1> *U2* U3 U4 U5   ?=provisional  ^=near norm  !=over norm"),
		N_("       ~=old  ?=unknown  >=selected  &=with a colleague  x=marked"),
		N_("F1 F2=? F3=Esc F4=:dienst F5=n F6=:slot F7=/ F8=: F9=:al (never needed)"),
		N_("Enter runs the line and says its key.                Esc closes"),
	};

	for (int i = 0; i < (int)(sizeof(lines) / sizeof(lines[0])); i++)
		frame_text(f, y + i, x, width, STYLE_PLAIN, _(lines[i]));
}

void
help_draw(struct console *c, struct frame *f)
{
	uint8_t found[ACTIONS_NUM];
	char said[256], whole[256];
	unsigned n = help_lines(c, found);
	int width = f->cols - 2 < 100 ? f->cols - 2 : 100, height = f->rows - 3;
	unsigned rows = (unsigned)(height - 4 - LEGEND_ROWS);

	frame_box(f, 1, 1, height, width, _("Help: type to search"));
	if (c->help_i < c->help_top)
		c->help_top = c->help_i;
	if (c->help_i >= c->help_top + rows)
		c->help_top = c->help_i - rows + 1;
	for (unsigned i = c->help_top; i < n && i < c->help_top + rows; i++) {
		const struct binding *b = &bindings[found[i]];
		int y = 4 + (int)(i - c->help_top);
		if (i == c->help_i)
			frame_text(f, y, 3, 1, STYLE_STRONG, ">");
		int room = width - 6 - HELP_LABEL_WIDTH;
		if (send_may_binding(c, b)) {
			frame_text(f, y, 5, HELP_LABEL_WIDTH, STYLE_STRONG, _(b->label));
			text_copy(said, sizeof(said), _(b->help));
		} else { /* TRANSLATORS: a line of the help that the role (first) may not do (second) */
			text_format(said, sizeof(said), _("(not as %s: %s)"), c->who.role, _(b->help));
		}
		fmt_short(whole, sizeof(whole), said, room);
		frame_text(f, y, 5 + HELP_LABEL_WIDTH, room, STYLE_PLAIN, whole);
	}
	if (n == 0)
		frame_text(f, 4, 5, width - 6, STYLE_PLAIN, _("nothing found; Backspace takes letters back"));
	legend_draw(f, height - LEGEND_ROWS + 1, 3, width - 4);
	int used = frame_text(f, 2, 3, 20, STYLE_PLAIN, _("search:"));
	field_draw(&c->field, f, 2, 4 + used, width - 8 - used);
}
