/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_review.h"

#include "shared/base/text.h"
#include "tui/core/fmt.h"
#include "tui/core/mend_words.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view_noodknop.h"

#include <inttypes.h>
#include <string.h>

enum { BOX_ROWS = 12 };

static void
wipe(struct console *c)
{
	volatile unsigned char *p = (volatile unsigned char *)&c->review;

	for (size_t i = 0; i < sizeof(c->review); i++)
		p[i] = 0;
}

void
review_begin(struct console *c, bool is_of_tags)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_REVIEWS, .list = 1 };

	if (is_of_tags)
		text_copy(want.shift, sizeof(want.shift), REVIEWS_OF_TAGS);
	c->review.is_of_tags = is_of_tags;
	send_act(c, &want);
}

void
review_are(struct console *c, const struct review_item *item, unsigned num)
{
	bool is_of_tags = c->review.is_of_tags;

	wipe(c);
	c->review.is_of_tags = is_of_tags;
	field_init(&c->review.words, ZCC_SBAR_SIZE - 1);
	for (unsigned i = 0; i < num && c->review.num < REVIEWS_MAX; i++)
		if (item[i].what.outcome == REVIEW_NONE)
			c->review.item[c->review.num++] = item[i];
	if (c->review.num > 0) {
		c->over = OVER_REVIEW;
		c->message[0] = '\0';
	} else {
		console_say(c, false, is_of_tags ? _("No tagged case waits for review") :
		    _("No use of the noodknop waits for review"));
	}
}

static bool
is_typing(const struct console *c)
{
	return c->review.outcome != REVIEW_NONE && !c->review.is_asked;
}

void
review_insert(struct console *c, const char *text)
{
	if (is_typing(c))
		field_insert(&c->review.words, text);
}

static const char *
outcome_label(const struct console *c)
{
	unsigned outcome = c->review.outcome;

	if (c->review.is_of_tags)
		return outcome == TAG_END_DONE ? _("taken up") : outcome == TAG_END_PASSED_ON ?
		    _("passed on to the chain") : _("nothing to learn after all");
	return outcome == REVIEW_RIGHT ? _("right") : outcome == REVIEW_WRONG ? _("not right") :
	    _("a data leak");
}

static void
commit(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_REVIEW, .is_final = true,
		.list = c->review.item[c->review.at].what.id };

	if (c->review.is_of_tags) {
		want.verb = VERB_TAG;
		want.row = c->review.item[c->review.at].what.case_id;
	}
	text_copy(want.reason, sizeof(want.reason), c->review.is_of_tags ? tag_end_word(c->review.outcome) :
	    review_word(c->review.outcome));
	text_copy(want.note, sizeof(want.note), c->review.words.text);
	send_act(c, &want);
}

void
review_done(struct console *c)
{
	if (c->review.num == 0)
		return;
	console_say(c, false, c->review.is_of_tags ? _("Tag %" PRIu64 " is reviewed.") :
	    _("Use %" PRIu64 " is reviewed."), c->review.item[c->review.at].what.id);
	c->review.num--;
	memmove(&c->review.item[c->review.at], &c->review.item[c->review.at + 1],
	    (c->review.num - c->review.at) * sizeof(c->review.item[0]));
	if (c->review.at == c->review.num)
		c->review.at = 0;
	c->review.outcome = REVIEW_NONE;
	c->review.is_asked = false;
	field_clear(&c->review.words);
	if (c->review.num > 0)
		return;
	c->over = OVER_NONE;
	wipe(c);
}

static void
one_back(struct console *c)
{
	if (c->review.is_asked) {
		c->review.is_asked = false;
	} else if (c->review.outcome != REVIEW_NONE) {
		c->review.outcome = REVIEW_NONE;
	} else {
		c->over = OVER_NONE;
		wipe(c);
	}
}

static void
choose(struct console *c, int key)
{
	if (key >= '1' && key <= '0' + REVIEW_LEAK)
		c->review.outcome = (unsigned)(key - '0');
	else if ((key == KEY_DOWN || key == KEY_PGDN) && c->review.at + 1 < c->review.num)
		c->review.at++;
	else if ((key == KEY_UP || key == KEY_PGUP) && c->review.at > 0)
		c->review.at--;
}

void
review_key(struct console *c, int key)
{
	c->message[0] = '\0';
	if (key == KEY_ESC) {
		one_back(c);
	} else if (c->review.outcome == REVIEW_NONE) {
		choose(c, key);
	} else if (is_typing(c)) {
		if (field_key(&c->review.words, key) || key != KEY_ENTER)
			return;
		c->review.is_asked = true;
		c->review.since_ms = c->now_ms;
	} else if (keymap_action(key, IN_ASK) == DO_COMMIT &&
	    c->now_ms - c->review.since_ms >= CONSOLE_COMMIT_MS) {
		commit(c);
	}
}

static void
use_draw(const struct console *c, struct frame *f)
{
	const struct review_item *i = &c->review.item[c->review.at];
	int width = f->cols - 2, y = f->rows - 3 - BOX_ROWS;
	char title[96], at[FMT_ROOM], until[FMT_ROOM];

	bool is_of_tags = c->review.is_of_tags;

	text_format(title, sizeof(title), is_of_tags ? _("To learn: %u of %u, case %" PRIu64) :
	    _("Noodknop: %u of %u, case %" PRIu64), c->review.at + 1, c->review.num, i->what.case_id);
	frame_box(f, y, 1, BOX_ROWS, width, title);
	fmt_clock(at, i->what.at_wall);
	fmt_clock(until, i->what.until_wall);
	if (is_of_tags)
		frame_put(f, y + 1, 3, width - 4, STYLE_STRONG, _("%s, %s  at %s"), i->what.operator,
		    i->what.role, at);
	else
		frame_put(f, y + 1, 3, width - 4, STYLE_STRONG, _("%s, %s  from %s until %s"), i->what.operator,
		    i->what.role, at, until);
	frame_text(f, y + 2, 3, width - 4, STYLE_PLAIN, is_of_tags ? tag_label(i->what.tag) :
	    noodknop_label(i->what.reason));
	if (i->is_erased)
		frame_text(f, y + 4, 3, width - 4, STYLE_PLAIN,
		    _("The dossier was erased, and the words with it"));
	else
		frame_wrapped(f, y + 4, 3, width - 4, STYLE_PLAIN, i->words);
	frame_cursor(f, y + 1, 3);
}

void
review_draw(struct console *c, struct frame *f)
{
	int y = f->rows - 2;

	use_draw(c, f);
	frame_clear(f, y, 0, 2, f->cols);
	if (c->review.outcome == REVIEW_NONE) {
		frame_text(f, y, 1, f->cols - 2, STYLE_STRONG, c->message[0] != '\0' ? c->message :
		    c->review.is_of_tags ? _("What comes of it?") : _("Was it right to open this dossier?"));
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, c->review.is_of_tags ?
		    _("1 taken up  2 passed on to the chain  3 nothing  Up Down another  Esc back") :
		    _("1 right  2 not right  3 data leak  Up Down another  Esc back"));
	} else if (is_typing(c)) {
		frame_put(f, y, 1, f->cols - 2, STYLE_STRONG,
		    _("%s: what was found? Enter goes on, also without words"),
		    outcome_label(c));
		field_draw(&c->review.words, f, y + 1, 1, f->cols - 2);
	} else {
		int used = frame_put(f, y, 1, f->cols - 2, STYLE_STRONG, _("Record that this was: %s?"),
		    outcome_label(c));
		frame_cursor(f, y, 1 + used);
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, _("j commit  Esc back"));
	}
}
