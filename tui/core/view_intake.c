/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_intake.h"

#include "shared/base/text.h"
#include "shared/care/ask.h"
#include "tui/core/say.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

enum { WIDTH = 78, LABEL_X = 3, FIELD_X = 18 };

/* In the order of asking: the first eight are everybody's, the others of who hands it over at once. */
static const struct {
	const char *name;  /* of the outside contract */
	const char *label; /* message id */
	size_t max;        /* bytes */
} fields[CALL_FIELDS] = {
	{ "line", N_("Line"), ZCC_CODE_SIZE - 1 },
	{ "complaint", N_("Complaint"), ZCC_NAME_SIZE - 1 },
	{ "place", N_("Place"), ZCC_PLACE_SIZE - 1 },
	{ "address", N_("Address"), ZCC_ADDRESS_SIZE - 1 },
	{ "phone", N_("Phone"), ZCC_PHONE_SIZE - 1 },
	{ "name", N_("Name"), ZCC_NAME_SIZE - 1 },
	{ "age", N_("Age"), 3 },
	{ "sex", N_("Sex (m v x)"), 1 },
	{ "to", N_("Hand over to"), ZCC_OPERATOR_SIZE - 1 },
	{ "situation", N_("S situation"), ZCC_SBAR_SIZE - 1 },
	{ "background", N_("B background"), ZCC_SBAR_SIZE - 1 },
	{ "assessment", N_("A assessment"), ZCC_SBAR_SIZE - 1 },
	{ "recommendation", N_("R recommendation"), ZCC_SBAR_SIZE - 1 },
};
enum { LINE = 0, PLAIN_FIELDS = 8, TO = PLAIN_FIELDS };

const char *
intake_field(unsigned i)
{
	return fields[i].name;
}

static unsigned
fields_num(const struct console *c)
{
	return c->who.desk == DESK_MELDKAMER && send_may(c, VERB_TRANSFER) ? CALL_FIELDS : PLAIN_FIELDS;
}

void
intake_wipe(struct console *c)
{
	for (unsigned i = 0; i < CALL_FIELDS; i++)
		if (c->intake.field[i].max > 0)
			field_clear(&c->intake.field[i]);
	c->intake.at = 0;
}

void
intake_begin(struct console *c)
{
	if (!send_may_verb(c, VERB_INTAKE))
		return;
	for (unsigned i = 0; i < CALL_FIELDS; i++)
		if (c->intake.field[i].max == 0)
			field_init(&c->intake.field[i], fields[i].max);
	c->intake.at = 0;
	c->over = OVER_INTAKE;
	c->message[0] = '\0';
}

void
intake_insert(struct console *c, const char *text)
{
	field_insert(&c->intake.field[c->intake.at], text);
}

/* "4" or "11" is the line 112; LINE_NONE: neither, or more than one begins so. */
static unsigned
line_meant(const char *typed)
{
	unsigned found = LINE_NONE, num = 0;
	int64_t number;

	if (text_to_i64(typed, 1, ZCC_LINES_NUM, &number))
		return (unsigned)number;
	for (unsigned line = 1; line <= ZCC_LINES_NUM && typed[0] != '\0'; line++)
		if (strncmp(line_word(line), typed, strlen(typed)) == 0) {
			found = line;
			num++;
		}
	return num == 1 ? found : LINE_NONE;
}

static bool
is_under_way(const struct console *c)
{
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++)
		if (c->pending[i].ticket != 0 && c->pending[i].verb == VERB_INTAKE)
			return true;
	return false;
}

/* The value of a field as the contract has it; false: it is none, and the cursor goes there. */
static bool
take(struct console *c, unsigned i, struct intent *want, struct ask *checked)
{
	const char *text = c->intake.field[i].text;
	struct fault why;
	unsigned line = line_meant(text);

	if (i == LINE)
		text = line != LINE_NONE ? line_word(line) : "";
	text_copy(want->call[i], sizeof(want->call[i]), text);
	if ((i != LINE || line != LINE_NONE) &&
	    (text[0] == '\0' || ask_set(checked, fields[i].name, text, &why) == ZCC_OK))
		return true;
	c->intake.at = i;
	console_say(c, true, _("This is not right: %s"), _(fields[i].label));
	return false;
}

static void
send(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_INTAKE };
	struct ask checked;
	bool is_right = true;

	if (is_under_way(c)) {
		console_say(c, true, _("Still waiting for the hub; nothing was done"));
		return;
	}
	ask_init(&checked, VERB_INTAKE);
	for (unsigned i = 0; i < fields_num(c) && is_right; i++)
		is_right = take(c, i, &want, &checked);
	if (is_right)
		send_act(c, &want);
	volatile unsigned char *p = (volatile unsigned char *)&checked;
	for (size_t i = 0; i < sizeof(checked); i++)
		p[i] = 0;
}

void
intake_key(struct console *c, int key)
{
	unsigned at = c->intake.at, last = fields_num(c) - 1;

	if (key == KEY_ESC) {
		c->over = OVER_NONE;
		console_say(c, false, "%s", c->intake.field[LINE].len > 0 ?
		    _("The call is not taken in; m goes on with it") : "");
	} else if (field_key(&c->intake.field[at], key)) {
		c->message[0] = '\0';
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

static void
hint_draw(const struct console *c, struct frame *f, int y)
{
	char text[160];

	frame_clear(f, y, 0, 2, f->cols);
	if (c->message[0] != '\0')
		text_copy(text, sizeof(text), c->message);
	else if (c->intake.at == LINE)
		lines_said(text, sizeof(text));
	else if (c->intake.at == TO)
		takers_said(c, text, sizeof(text));
	else
		text_copy(text, sizeof(text), _("What is not known stays empty"));
	frame_text(f, y, 1, f->cols - 2, c->message[0] != '\0' ? STYLE_STRONG : STYLE_PLAIN, text);
	frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, c->intake.at + 1 == fields_num(c) ?
	    _("Enter takes the call in  Up back  Esc away") :
	    _("Enter next  PgDn last  Up back  Esc away"));
}

void
intake_draw(struct console *c, struct frame *f)
{
	int num = (int)fields_num(c), y = f->rows - 3 - (num + 2), width = WIDTH - FIELD_X - 2;
	unsigned line = line_meant(c->intake.field[LINE].text);

	frame_box(f, y, 1, num + 2, WIDTH, _("A call comes in"));
	for (int i = 0; i < num; i++) {
		bool is_at = (unsigned)i == c->intake.at;
		frame_text(f, y + 1 + i, LABEL_X, FIELD_X - LABEL_X - 1, is_at ? STYLE_STRONG : STYLE_PLAIN,
		    _(fields[i].label));
		if (!is_at)
			frame_text(f, y + 1 + i, FIELD_X, width, STYLE_PLAIN, c->intake.field[i].text);
	}
	if (line != LINE_NONE)
		frame_put(f, y + 1, FIELD_X + 20, width - 20, STYLE_STRONG, "= %s", line_word(line));
	hint_draw(c, f, f->rows - 2);
	field_draw(&c->intake.field[c->intake.at], f, y + 1 + (int)c->intake.at, FIELD_X,
	    c->intake.at == LINE ? 18 : width);
}
