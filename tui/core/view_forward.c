/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_forward.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/hand.h"
#include "shared/care/words.h"
#include "tui/core/choice.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view.h"

#include <inttypes.h>
#include <string.h>

enum { TO, REASON, ASKS, PROFESSIONAL, ORGANISATION, NOTE };
enum { WIDTH = 78, LABEL_X = 3, FIELD_X = 18, MEANT_X = FIELD_X + 22, CHOICE_ROWS = 4 };

/* Lines on which people answer, and desks that take calls: see route.h. */
static const char *
to_word(unsigned number)
{
	static const char *const words[] = { "", "spoed", "regulier", "zorgverlener", "112", "triage", "regie",
		"vervolgzorg" };

	return number < sizeof(words) / sizeof(words[0]) ? words[number] : "";
}
enum { TO_NUM = 7 };

static const struct {
	const char *label; /* message id */
	size_t max;        /* bytes */
	choice_word word;  /* NULL: in words of one's own */
	unsigned num;
} fields[FORWARD_FIELDS] = {
	[TO] = { N_("Send on to"), ZCC_CODE_SIZE - 1, to_word, TO_NUM },
	[REASON] = { N_("Because"), ZCC_CODE_SIZE - 1, forward_word, FORWARDS_NUM },
	[ASKS] = { N_("Asks"), ZCC_CODE_SIZE - 1, help_word, HELPS_NUM },
	[PROFESSIONAL] = { N_("Calls as"), ZCC_CODE_SIZE - 1, professional_word, PROFESSIONALS_NUM },
	[ORGANISATION] = { N_("Organisation"), ZCC_NAME_SIZE - 1, NULL, 0 },
	[NOTE] = { N_("Note"), ZCC_SBAR_SIZE - 1, NULL, 0 },
};

static unsigned
meant(const struct console *c, unsigned i)
{
	return choice_meant(c->forward.field[i].text, fields[i].word, fields[i].num);
}

static bool
is_empty(const struct console *c, unsigned i)
{
	return c->forward.field[i].len == 0;
}

/* The line on which it will be: that which was said, else that of its case. */
static unsigned
line_then(const struct console *c)
{
	const struct zcc_case_row *row = board_case(c->board, c->forward.row);
	unsigned line = line_number(to_word(meant(c, TO)));

	return line != LINE_NONE || row == NULL ? line : row->line;
}

/* What a professional asks and as what he calls is of the line for professionals alone: elsewhere the hub
 * refuses it, so nobody is asked for it. */
static bool
is_shown(const struct console *c, unsigned i)
{
	bool is_of_professional = i == ASKS || i == PROFESSIONAL || i == ORGANISATION;

	return !is_of_professional || line_then(c) == LINE_ZORGVERLENER;
}

/* It is there, and says something. */
static bool
is_said(const struct console *c, unsigned i)
{
	return is_shown(c, i) && !is_empty(c, i);
}

void
forward_wipe(struct console *c)
{
	for (unsigned i = 0; i < FORWARD_FIELDS; i++)
		field_clear(&c->forward.field[i]);
	c->forward.row = 0;
	c->forward.at = 0;
}

void
forward_begin(struct console *c, const struct zcc_case_row *row, uint32_t version)
{
	if (c->forward.row != row->id)
		forward_wipe(c);
	for (unsigned i = 0; i < FORWARD_FIELDS; i++)
		if (c->forward.field[i].max == 0)
			field_init(&c->forward.field[i], fields[i].max);
	c->forward.row = row->id;
	c->forward.version = version;
	c->forward.at = 0;
	c->over = OVER_FORWARD;
	c->message[0] = '\0';
}

bool
forward_is_typing(const struct console *c)
{
	return c->forward.at < FORWARD_FIELDS;
}

void
forward_insert(struct console *c, const char *text)
{
	if (forward_is_typing(c))
		field_insert(&c->forward.field[c->forward.at], text);
}

/* The first field that is not right; FORWARD_FIELDS: all are. */
static unsigned
first_wrong(const struct console *c)
{
	for (unsigned i = 0; i < FORWARD_FIELDS; i++)
		if (fields[i].word != NULL && is_said(c, i) && meant(c, i) == 0)
			return i;
	if (!is_empty(c, TO) && is_empty(c, REASON))
		return REASON;
	return !is_said(c, TO) && !is_said(c, ASKS) && !is_said(c, PROFESSIONAL) && !is_said(c, ORGANISATION) ?
	    TO : FORWARD_FIELDS;
}

/* The next field that is shown; behind the last stands the question. */
static unsigned
after(const struct console *c, unsigned at)
{
	do
		at++;
	while (at < FORWARD_FIELDS && !is_shown(c, at));
	return at;
}

static unsigned
before(const struct console *c, unsigned at)
{
	do
		at--;
	while (!is_shown(c, at)); /* the first always is */
	return at;
}

/* Behind the last field stands the question, once all is right. */
static void
go_to(struct console *c, unsigned at)
{
	c->forward.at = at < FORWARD_FIELDS ? at : first_wrong(c);
	c->forward.since_ms = c->now_ms;
	if (at >= FORWARD_FIELDS && c->forward.at < FORWARD_FIELDS)
		console_say(c, true, _("This is not right: %s"), _(fields[c->forward.at].label));
}

static void
commit(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_FORWARD, .row = c->forward.row,
		.version = c->forward.version };

	text_copy(want.whom, sizeof(want.whom), to_word(meant(c, TO)));
	if (want.whom[0] != '\0')
		text_copy(want.reason, sizeof(want.reason), forward_word(meant(c, REASON)));
	if (is_shown(c, ASKS)) {
		want.asks = (uint8_t)meant(c, ASKS);
		want.professional = (uint8_t)meant(c, PROFESSIONAL);
		text_copy(want.organisation, sizeof(want.organisation), c->forward.field[ORGANISATION].text);
	}
	text_copy(want.note, sizeof(want.note), c->forward.field[NOTE].text);
	c->over = OVER_NONE;
	send_act(c, &want);
}

void
forward_key(struct console *c, int key)
{
	unsigned at = c->forward.at;
	bool is_typing = forward_is_typing(c);

	if (key == KEY_ESC && !is_typing) {
		go_to(c, NOTE);
	} else if (key == KEY_ESC) {
		c->over = OVER_NONE;
		console_say(c, false, "%s", is_empty(c, TO) ? "" : _("Not sent on; l goes on with it"));
	} else if (is_typing && field_key(&c->forward.field[at], key)) {
		c->message[0] = '\0';
	} else if (key == KEY_PGDN) {
		go_to(c, FORWARD_FIELDS);
	} else if (key == KEY_ENTER || key == KEY_TAB || key == KEY_DOWN) {
		go_to(c, after(c, at));
	} else if ((key == KEY_UP || key == KEY_BACKTAB) && at > 0) {
		go_to(c, before(c, at));
	} else if (keymap_action(key, IN_ASK) == DO_COMMIT && !is_typing &&
	    c->now_ms - c->forward.since_ms >= CONSOLE_COMMIT_MS) {
		commit(c);
	}
}

void
forward_done(struct console *c, uint64_t row)
{
	bool went_on = c->forward.row == row && !is_empty(c, TO);

	if (went_on)
		console_say(c, false, _("%" PRIu64 " is sent on; it stays in your list until somebody has it."), row);
	else
		console_say(c, false, _("Recorded with %" PRIu64 "."), row);
	for (unsigned i = 0; went_on && i < FORWARD_SENT_MAX; i++)
		if (c->forward.sent[i] == 0) {
			c->forward.sent[i] = row;
			break;
		}
	if (c->forward.row == row)
		forward_wipe(c);
}

void
forward_news(struct console *c)
{
	for (unsigned i = 0; i < FORWARD_SENT_MAX; i++) {
		const struct zcc_case_row *row = board_case(c->board, c->forward.sent[i]);
		if (row == NULL) {
			c->forward.sent[i] = 0;
			continue;
		}
		const struct zcc_forward *f = &board_hand(c->board, row)->forward;
		if (f->by[0] == '\0' || (f->taken_wall == 0 && strcmp(f->by, c->who.operator) == 0))
			continue; /* the board may be a moment behind the answer */
		if (f->taken_by[0] != '\0' && strcmp(f->taken_by, c->who.operator) != 0)
			console_say(c, false, _("%" PRIu64 ", which you sent on, is with %s"), row->id,
			    f->taken_by);
		c->forward.sent[i] = 0;
	}
}

static void
question_draw(struct console *c, struct frame *f)
{
	int used = is_empty(c, TO) ?
	    frame_put(f, f->rows - 2, 1, f->cols - 2, STYLE_STRONG, _("Record this with %" PRIu64 "? It stays where it is."),
	        c->forward.row) :
	    frame_put(f, f->rows - 2, 1, f->cols - 2, STYLE_STRONG, _("Send %" PRIu64 " on to %s, %s?"), c->forward.row,
	        to_word(meant(c, TO)), forward_word(meant(c, REASON)));

	frame_cursor(f, f->rows - 2, 1 + used);
	frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, _("j commit  Esc back"));
}

static void
hint_draw(struct console *c, struct frame *f)
{
	bool may_stay = is_empty(c, TO) && is_shown(c, ASKS);
	const char *hint = c->forward.at == TO && may_stay ? _("Empty: it stays where it is; say then what is asked") :
	    c->forward.at == ASKS || c->forward.at == PROFESSIONAL ? _("Of who calls on the line zorgverlener") :
	    c->forward.at >= ORGANISATION ? _("In the dossier; what is not known stays empty") :
	    _("A number, or how the word begins");

	answer_whole(f, f->rows - 2, f->cols - 2, c->message[0] != '\0' ? STYLE_STRONG : STYLE_PLAIN,
	    c->message[0] != '\0' ? c->message : hint);
	frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, _("Enter next  PgDn last  Up back  Esc away"));
}

void
forward_draw(struct console *c, struct frame *f)
{
	int height = FORWARD_FIELDS + CHOICE_ROWS + 2, y = f->rows - 3 - height, width = WIDTH - FIELD_X - 2;
	int row = y + 1, at_row = row;
	unsigned at = c->forward.at;
	bool may_stay = is_shown(c, ASKS) && line_number(to_word(meant(c, TO))) == LINE_NONE;
	char title[96];

	text_format(title, sizeof(title), may_stay ? _("Send %" PRIu64 " on, or say what is asked") :
	    _("Send %" PRIu64 " on"), c->forward.row);
	frame_box(f, y, 1, height, WIDTH, title);
	for (unsigned i = 0; i < FORWARD_FIELDS; i++) {
		if (!is_shown(c, i))
			continue;
		const char *word = fields[i].word != NULL ? fields[i].word(meant(c, i)) : "";
		frame_text(f, row, LABEL_X, FIELD_X - LABEL_X - 1, i == at ? STYLE_STRONG : STYLE_PLAIN,
		    _(fields[i].label));
		if (word[0] != '\0')
			frame_put(f, row, MEANT_X, FIELD_X + width - MEANT_X, STYLE_STRONG, "= %s", word);
		if (i != at)
			frame_text(f, row, FIELD_X, word[0] != '\0' ? MEANT_X - FIELD_X - 2 : width,
			    STYLE_PLAIN, c->forward.field[i].text);
		else
			at_row = row;
		row++;
	}
	if (at < FORWARD_FIELDS && fields[at].word != NULL)
		choice_draw(f, y + 1 + FORWARD_FIELDS, LABEL_X, CHOICE_ROWS, WIDTH - LABEL_X - 1,
		    c->forward.field[at].text, fields[at].word, fields[at].num);
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	if (!forward_is_typing(c)) {
		question_draw(c, f);
		return;
	}
	hint_draw(c, f);
	field_draw(&c->forward.field[at], f, at_row, FIELD_X,
	    fields[at].word != NULL ? MEANT_X - FIELD_X - 2 : width);
}
