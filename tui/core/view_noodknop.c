/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_noodknop.h"

#include "shared/base/text.h"
#include "tui/core/fmt.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

enum { REASONS = NOODKNOP_OTHER };

const char *
noodknop_label(unsigned why)
{
	static const char *const labels[REASONS + 1] = { "",
		N_("danger to life"),
		N_("colleague who has it is away"),
		N_("the patient asks about it"),
		N_("a care professional asks about it"),
		N_("an incident is looked into"),
		N_("other"),
	};

	return why >= 1 && why <= REASONS ? _(labels[why]) : "?";
}

static void
wipe(struct console *c)
{
	field_clear(&c->noodknop.words);
	c->noodknop.row = 0;
	c->noodknop.why = 0;
	c->noodknop.is_asked = false;
}

void
noodknop_begin(struct console *c, uint64_t row)
{
	if (!send_may_verb(c, VERB_NOODKNOP))
		return;
	wipe(c);
	field_init(&c->noodknop.words, ZCC_SBAR_SIZE - 1);
	c->noodknop.row = row;
	c->over = OVER_NOODKNOP;
	c->message[0] = '\0';
}

static bool
is_typing(const struct console *c)
{
	return c->noodknop.why != 0 && !c->noodknop.is_asked;
}

void
noodknop_insert(struct console *c, const char *text)
{
	if (is_typing(c))
		field_insert(&c->noodknop.words, text);
}

static void
commit(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_NOODKNOP, .row = c->noodknop.row,
		.is_final = true };

	text_copy(want.reason, sizeof(want.reason), noodknop_word(c->noodknop.why));
	text_copy(want.note, sizeof(want.note), c->noodknop.words.text);
	if (!send_act(c, &want))
		return;
	c->over = OVER_NONE;
	wipe(c);
}

static void
one_back(struct console *c)
{
	if (c->noodknop.is_asked) {
		c->noodknop.is_asked = false;
	} else if (c->noodknop.why != 0) {
		c->noodknop.why = 0;
	} else {
		c->over = OVER_NONE;
		wipe(c);
	}
}

void
noodknop_key(struct console *c, int key)
{
	if (key == KEY_ESC) {
		one_back(c);
	} else if (c->noodknop.why == 0) {
		if (key >= '1' && key < '1' + REASONS)
			c->noodknop.why = (unsigned)(key - '0');
	} else if (is_typing(c)) {
		if (field_key(&c->noodknop.words, key) || key != KEY_ENTER)
			return;
		c->noodknop.is_asked = c->noodknop.words.len > 0;
		c->noodknop.since_ms = c->now_ms;
	} else if (keymap_action(key, IN_ASK) == DO_COMMIT &&
	    c->now_ms - c->noodknop.since_ms >= CONSOLE_COMMIT_MS) {
		commit(c);
	}
}

void
noodknop_done(struct console *c, uint64_t row)
{
	struct intent read = { .kind = INTENT_SEND, .verb = VERB_DOSSIER, .row = row };

	c->noodknop.opened = row;
	if (send_act(c, &read))
		console_say(c, true, _("%" PRIu64 " is open to you by the noodknop; it is reviewed."), row);
}

void
noodknop_hint(struct console *c, const struct grounds *g)
{
	if (g == NULL || (g->why != WHY_NO_RELATION && g->why != WHY_NOODKNOP_OVER))
		return;
	if (send_may(c, VERB_NOODKNOP))
		console_say(c, true, g->why == WHY_NO_RELATION ?
		    _("You have no treatment relation to this case. * opens it in an emergency: reviewed") :
		    _("The noodknop is over. Ask who has the case, or * once more"));
}

void
noodknop_time(struct console *c)
{
	bool is_over = c->dossier.relation == RELATION_NOODKNOP && c->board != NULL &&
	    c->board->now_line + c->board->wall_offset >= c->dossier.until_wall;

	if (!is_over)
		return;
	uint64_t row = c->dossier.row;
	console_wipe_dossier(c);
	console_say(c, true, _("The noodknop for %" PRIu64 " is over: its dossier is shut."), row);
}

int
noodknop_banner(const struct console *c, struct frame *f, int y)
{
	char until[FMT_ROOM];

	if (c->dossier.relation != RELATION_NOODKNOP || c->dossier.row != c->case_id)
		return 0;
	fmt_clock(until, c->dossier.until_wall);
	frame_mark(f, y, 0, f->cols, STYLE_LOST);
	frame_put(f, y, 1, f->cols - 1, STYLE_LOST,
	    _("NOODKNOP until %s  You do not treat this patient; this is reviewed"), until);
	return 1;
}

static void
whys_draw(const struct console *c, struct frame *f)
{
	char title[96];
	int y = f->rows - 3 - (REASONS + 2);

	text_format(title, sizeof(title), _("NOODKNOP: open %" PRIu64 ", why?"), c->noodknop.row);
	frame_box(f, y, 1, REASONS + 2, 60, title);
	for (unsigned i = 1; i <= REASONS; i++)
		frame_put(f, y + (int)i, 3, 56, STYLE_PLAIN, "%u  %s", i, noodknop_label(i));
	frame_cursor(f, y + 1, 3);
	frame_text(f, f->rows - 2, 1, f->cols - 2, STYLE_STRONG,
	    _("You have no treatment relation: say why you open it all the same"));
	frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, _("1-6 why  Esc back"));
}

void
noodknop_draw(struct console *c, struct frame *f)
{
	unsigned minutes = c->settings->noodknop_s / 60;
	int y = f->rows - 2;

	frame_clear(f, y, 0, 2, f->cols);
	if (c->noodknop.why == 0) {
		whys_draw(c, f);
	} else if (is_typing(c)) {
		frame_put(f, y, 1, f->cols - 2, STYLE_STRONG,
		    _("NOODKNOP %" PRIu64 ", %s: what is the matter? Enter goes on, Esc back"),
		    c->noodknop.row, noodknop_label(c->noodknop.why));
		field_draw(&c->noodknop.words, f, y + 1, 1, f->cols - 2);
	} else {
		int used = frame_put(f, y, 1, f->cols - 2, STYLE_STRONG,
		    ngettext("NOODKNOP: open %" PRIu64 " for %u minute? Your name goes to who reviews it.",
		    "NOODKNOP: open %" PRIu64 " for %u minutes? Your name goes to who reviews it.", minutes),
		    c->noodknop.row, minutes);
		frame_cursor(f, y, 1 + used);
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, _("j commit  Esc back"));
	}
}
