/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_intake.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/ask.h"
#include "tui/core/call_form.h"
#include "tui/core/choice.h"
#include "tui/core/fmt.h"
#include "tui/core/intake_draft.h"
#include "tui/core/say.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view.h"

#include <inttypes.h>
#include <string.h>

enum { WIDTH = 78, LABEL_X = 3, FIELD_X = 18, TIME_MAX = 20, MEANT_X = FIELD_X + 20, CHOICE_ROWS = 4,
	PAPER_CHOICE_ROWS = 2 /* of 24 rows no more are left: what was typed makes them fewer */ };

/* In the order of asking. */
static const uint8_t plain[] = { CALL_LINE, 1, 2, 3, 4, 5, 6, 7 },
	professional[] = { CALL_LINE, 1, 2, 3, 4, 5, 6, 7, CALL_ASKS, CALL_PROFESSIONAL, CALL_ORGANISATION },
	handed[] = { CALL_LINE, 1, 2, 3, 4, 5, 6, 7, CALL_TO, 9, 10, 11, 12 },
	paper[] = { CALL_LINE, CALL_RECEIVED, CALL_ANSWERED, CALL_CLOSED, CALL_REASON, 1, 2, 3, 4, 5, 6, 7, CALL_NOTE },
	paper_professional[] = { CALL_LINE, CALL_RECEIVED, CALL_ANSWERED, CALL_CLOSED, CALL_REASON, 1, 2, 3, 4, 5, 6, 7, CALL_ASKS, CALL_PROFESSIONAL,
		CALL_ORGANISATION, CALL_NOTE };

struct asked {
	const uint8_t *field;
	unsigned num;
};

/* "4" or "11" is the line 112; LINE_NONE: neither, or more than one begins so. */
static unsigned
line_meant(const char *typed)
{
	return choice_meant(typed, line_word, ZCC_LINES_NUM);
}

/* What a professional asks, or as what he calls: its word; NULL: it is none. */
static const char *
word_meant(unsigned i, const char *typed)
{
	unsigned number = i == CALL_ASKS ? choice_meant(typed, help_word, HELPS_NUM) :
	    choice_meant(typed, professional_word, PROFESSIONALS_NUM);

	return number == 0 ? NULL : i == CALL_ASKS ? help_word(number) : professional_word(number);
}

static struct asked
asked(const struct console *c)
{
	bool is_of_professional = line_meant(c->intake.field[CALL_LINE].text) == LINE_ZORGVERLENER;

	if (c->intake.is_paper)
		return is_of_professional ? (struct asked){ paper_professional, sizeof(paper_professional) } :
		    (struct asked){ paper, sizeof(paper) };
	if (c->who.desk == DESK_MELDKAMER && send_may(c, VERB_TRANSFER))
		return (struct asked){ handed, sizeof(handed) };
	return is_of_professional ?
	    (struct asked){ professional, sizeof(professional) } : (struct asked){ plain, sizeof(plain) };
}

/* The field with the cursor. */
static unsigned
here(const struct console *c)
{
	return asked(c).field[c->intake.at];
}

void
intake_wipe(struct console *c)
{
	for (unsigned i = 0; i < CALL_FORM; i++)
		if (c->intake.field[i].max > 0)
			field_clear(&c->intake.field[i]);
	c->intake.at = 0;
}

void
intake_begin(struct console *c, bool is_paper)
{
	if (!send_may_verb(c, is_paper ? VERB_ENTER : VERB_INTAKE))
		return;
	c->intake.is_paper = is_paper;
	for (unsigned i = 0; i < CALL_FORM; i++)
		if (c->intake.field[i].max == 0)
			field_init(&c->intake.field[i], call_form[i].max);
	c->intake.at = 0;
	c->over = OVER_INTAKE;
	c->message[0] = '\0';
	c->intake.is_earlier = false;
	if (intake_has_text(c))
		intake_says_earlier(c);
	intake_draft_open(c);
}

void
intake_says_earlier(struct console *c)
{
	c->intake.is_earlier = true;
	console_say(c, true, _("You typed this earlier, and no call was taken in: read it, or ^U throws it away"));
}

void
intake_insert(struct console *c, const char *text)
{
	c->intake.is_earlier = false;
	field_insert(&c->intake.field[here(c)], text);
	intake_draft_changed(c);
}

static bool
is_thrown_away(struct console *c, int key)
{
	bool is_it = key == KEY_CTRL_U && c->intake.is_earlier;

	c->intake.is_earlier = false;
	if (is_it) {
		intake_wipe(c);
		intake_draft_changed(c);
		c->message[0] = '\0';
	}
	return is_it;
}

static bool
is_under_way(const struct console *c)
{
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++)
		if (c->pending[i].ticket != 0 &&
		    (c->pending[i].verb == VERB_INTAKE || c->pending[i].verb == VERB_ENTER))
			return true;
	return false;
}

/* "2" or "con" is consult-hap, where no other reason begins so; NULL: none, or more than one. */
static const char *
reason_meant(const struct console *c, const char *typed)
{
	const struct settings *s = c->settings;
	const char *found = NULL;
	int64_t number;

	if (text_to_i64(typed, 1, s->reasons_num, &number))
		return s->reason[number - 1];
	for (uint32_t i = 0; i < s->reasons_num && typed[0] != '\0'; i++) {
		if (strcmp(s->reason[i], typed) == 0)
			return s->reason[i];
		if (strncmp(s->reason[i], typed, strlen(typed)) != 0)
			continue;
		if (found != NULL)
			return NULL;
		found = s->reason[i];
	}
	return found;
}

/* The last time that it was so; 0: it is none. */
static int64_t
moment_meant(const struct console *c, const char *typed)
{
	int64_t at;

	return clock_parse_past(typed, c->board->now_line + c->board->wall_offset, &at) ? at : 0;
}

/* The value of a field as the contract has it; false: it is none. */
static bool
is_right(const struct console *c, unsigned i, struct intent *want, struct ask *checked)
{
	const char *text = c->intake.field[i].text;
	unsigned line = line_meant(text);
	struct fault why;

	if (i >= CALL_RECEIVED && i <= CALL_CLOSED) {
		want->moment[i - CALL_RECEIVED] = (uint64_t)moment_meant(c, text);
		return want->moment[i - CALL_RECEIVED] != 0 || (text[0] == '\0' && i != CALL_RECEIVED);
	}
	if (i == CALL_REASON) {
		const char *reason = reason_meant(c, text);
		text_copy(want->reason, sizeof(want->reason), reason != NULL ? reason : "");
		return reason != NULL || text[0] == '\0';
	}
	if (i == CALL_LINE)
		text = line != LINE_NONE ? line_word(line) : "";
	if ((i == CALL_ASKS || i == CALL_PROFESSIONAL) && text[0] != '\0') {
		text = word_meant(i, text);
		if (text == NULL)
			return false;
	}
	text_copy(want->call[i], sizeof(want->call[i]), text);
	return (i != CALL_LINE || line != LINE_NONE) &&
	    (text[0] == '\0' || ask_set(checked, call_form[i].name, text, &why) == ZCC_OK);
}

/* The cursor goes to what is not. */
static void
send(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = c->intake.is_paper ? VERB_ENTER : VERB_INTAKE };
	struct asked of = asked(c);
	struct ask checked;
	unsigned i = 0;

	if (is_under_way(c)) {
		console_say(c, true, _("Still waiting for the hub; nothing was done"));
		return;
	}
	ask_init(&checked, VERB_INTAKE);
	while (i < of.num && is_right(c, of.field[i], &want, &checked))
		i++;
	if (i == of.num) {
		send_act(c, &want);
	} else {
		c->intake.at = i;
		console_say(c, true, _("This is not right: %s"), _(call_form[of.field[i]].label));
	}
	volatile unsigned char *p = (volatile unsigned char *)&checked;
	for (size_t k = 0; k < sizeof(checked); k++)
		p[k] = 0;
}

void
intake_key(struct console *c, int key)
{
	unsigned at = c->intake.at, last = asked(c).num - 1;

	if (is_thrown_away(c, key))
		return;
	if (key == KEY_ESC) {
		c->over = OVER_NONE;
		intake_draft_flush(c);
		console_say(c, false, "%s", c->intake.field[CALL_LINE].len == 0 ? "" : c->intake.is_paper ?
		    _("The call is not taken in; :papier goes on with it") :
		    _("The call is not taken in; m goes on with it"));
	} else if (field_key(&c->intake.field[here(c)], key)) {
		c->message[0] = '\0';
		intake_draft_changed(c);
	} else if (key == KEY_ENTER && at == last) {
		send(c);
	} else if (key == KEY_PGDN) {
		c->intake.at = last;
	} else if (key == KEY_ENTER || key == KEY_DOWN || key == KEY_TAB) {
		c->intake.at += at < last;
	} else if (key == KEY_UP || key == KEY_BACKTAB) {
		c->intake.at -= at > 0;
	}
}

void
intake_done(struct console *c, uint64_t row, const struct console_reply *r)
{
	char said[SAY_SIZE];

	intake_wipe(c);
	intake_draft_changed(c);
	intake_draft_flush(c);
	if (c->over == OVER_INTAKE)
		c->over = OVER_NONE;
	if (c->screen == SCREEN_QUEUE)
		model_select(&c->model, row);
	if (r->text[0] == '\0') {
		console_say(c, false, _("%" PRIu64 " is taken in."), row);
		return;
	}
	say_why(r->grounds, r->text, said);
	console_say(c, true, _("%" PRIu64 " waits, not handed over: %s"), row, said);
}

static void
lines_said(char *out, size_t size)
{
	out[0] = '\0';
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++) {
		size_t n = strlen(out);
		text_format(out + n, size - n, "%s%u %s", line > 1 ? "  " : "", line, line_word(line));
	}
}

/* Roles that may take a case over, as far as they fit. */
static void
takers_said(const struct console *c, char *out, size_t size)
{
	text_copy(out, size, _("a role or a person:"));
	for (uint32_t i = 0; i < c->settings->roles_num; i++) {
		const struct role_settings *r = &c->settings->role[i];
		size_t n = strlen(out);
		if ((r->verbs >> VERB_ACCEPT & 1) != 0 && r->desk != DESK_MELDKAMER &&
		    text_width(out) + (int)strlen(r->name) + 2 < WIDTH)
			text_format(out + n, size - n, " %s", r->name);
	}
}

/* Reasons with the digit that means them, as far as they fit. */
static void
reasons_said(const struct console *c, char *out, size_t size)
{
	out[0] = '\0';
	for (uint32_t i = 0; i < c->settings->reasons_num; i++) {
		size_t n = strlen(out);
		const char *word = say_reason(c->settings->reason[i]);
		if (text_width(out) + text_width(word) + 5 > WIDTH)
			return;
		text_format(out + n, size - n, "%s%u %s", i > 0 ? "  " : "", (unsigned)i + 1, word);
	}
}

static void
hint_draw(const struct console *c, struct frame *f, int y)
{
	char text[sizeof(c->message)];
	unsigned at = here(c);

	frame_clear(f, y, 0, 2, f->cols);
	if (c->message[0] != '\0')
		text_copy(text, sizeof(text), c->message);
	else if (at == CALL_LINE)
		lines_said(text, sizeof(text));
	else if (at == CALL_TO)
		takers_said(c, text, sizeof(text));
	else if (at == CALL_REASON)
		reasons_said(c, text, sizeof(text));
	else if (at >= CALL_RECEIVED)
		text_copy(text, sizeof(text), _("The last time that it was so: 14:20, or 2026-11-29T23:50"));
	else
		text_copy(text, sizeof(text), _("What is not known stays empty"));
	answer_whole(f, y, f->cols - 2, c->message[0] != '\0' ? STYLE_STRONG : STYLE_PLAIN, text);
	frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, c->intake.at + 1 == asked(c).num ?
	    _("Enter takes the call in  Up back  Esc away") :
	    _("Enter next  PgDn last  Up back  Esc away"));
}

/* What was typed means this; "" = nothing, or what stands there already. */
static void
meant(const struct console *c, unsigned i, char *out, size_t size)
{
	const char *typed = c->intake.field[i].text, *reason;
	unsigned line = line_meant(typed);
	char when[FMT_ROOM];
	int64_t at;

	out[0] = '\0';
	if (i == CALL_LINE && line != LINE_NONE) {
		text_format(out, size, "= %s", line_word(line));
	} else if ((i == CALL_ASKS || i == CALL_PROFESSIONAL) && (reason = word_meant(i, typed)) != NULL) {
		text_format(out, size, "= %s", reason);
	} else if (i == CALL_REASON && (reason = reason_meant(c, typed)) != NULL) {
		text_format(out, size, "= %s", say_reason(reason));
	} else if (i >= CALL_RECEIVED && i <= CALL_CLOSED && (at = moment_meant(c, typed)) != 0) {
		fmt_moment(when, at, c->board->now_line + c->board->wall_offset);
		text_format(out, size, "= %s", when);
	}
}

/* What can be chosen in the field with the cursor. */
static void
choices_draw(const struct console *c, struct frame *f, int y, int rows)
{
	const char *typed = c->intake.field[here(c)].text;

	if (here(c) == CALL_ASKS)
		choice_draw(f, y, LABEL_X, rows, WIDTH - LABEL_X - 1, typed, help_word, HELPS_NUM);
	else if (here(c) == CALL_PROFESSIONAL)
		choice_draw(f, y, LABEL_X, rows, WIDTH - LABEL_X - 1, typed, professional_word,
		    PROFESSIONALS_NUM);
}

void
intake_draw(struct console *c, struct frame *f)
{
	struct asked of = asked(c);
	int num = (int)of.num, choices = of.field == professional ? CHOICE_ROWS :
	    of.field == paper_professional ? PAPER_CHOICE_ROWS : 0;
	int y = f->rows - 3 - (num + choices + 2), width = WIDTH - FIELD_X - 2;
	char said[64];

	frame_box(f, y, 1, num + choices + 2, WIDTH, c->intake.is_paper ? _("A call from paper") :
	    _("A call comes in"));
	for (int i = 0; i < num; i++) {
		unsigned field = of.field[i];
		bool is_at = (unsigned)i == c->intake.at;
		frame_text(f, y + 1 + i, LABEL_X, FIELD_X - LABEL_X - 1, is_at ? STYLE_STRONG : STYLE_PLAIN,
		    _(call_form[field].label));
		if (!is_at)
			frame_text(f, y + 1 + i, FIELD_X, width, STYLE_PLAIN, c->intake.field[field].text);
		meant(c, field, said, sizeof(said));
		frame_text(f, y + 1 + i, MEANT_X, FIELD_X + width - MEANT_X, STYLE_STRONG, said);
	}
	choices_draw(c, f, y + 1 + num, choices);
	hint_draw(c, f, f->rows - 2);
	meant(c, here(c), said, sizeof(said));
	field_draw(&c->intake.field[here(c)], f, y + 1 + (int)c->intake.at, FIELD_X,
	    said[0] != '\0' ? MEANT_X - FIELD_X - 2 : width);
}
