/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_shift.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/oncall.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

/* What can be done about the shift now. */
enum stage {
	STAGE_NONE,   /* nothing was drawn yet */
	STAGE_START,  /* none runs */
	STAGE_TAKE,   /* somebody hands over to us */
	STAGE_WAIT,   /* we handed over, and wait for an answer */
	STAGE_CHOOSE, /* ours runs, with open cases, or the floor is to be handed over: to whom? */
	STAGE_END     /* ours runs, and nothing is left; or it was chosen to whom */
};

enum { PER_PAGE = 9, TAKERS_MAX = 64, WIDTH = 78, CASES_SHOWN = 5, FLOOR_ROWS = 4, CALLED_MOST = 4 };

struct taker {
	const char *name;
	const char *role; /* NULL = the name is a role */
	unsigned open;
};

static const struct zcc_operator_row *
my_shift(const struct console *c)
{
	return board_shift_of(c->board, c->who.operator);
}

static bool
asks_shift(const struct console *c, const char *role)
{
	return settings_asks_shift(c->settings, role);
}

/* Whoever hands over to us, by name or by our role; NULL = nobody. */
static const struct zcc_operator_row *
offers_us(const struct console *c)
{
	for (uint32_t i = 0; i < c->board->operators_end; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		const char *ours = o->is_role_offered ? c->who.role : c->who.operator;
		if (o->shift_wall != 0 && o->offer_to[0] != '\0' &&
		    strcmp(o->offer_to, ours) == 0 && strcmp(o->name, c->who.operator) != 0)
			return o;
	}
	return NULL;
}

/* Advice waits that is ours to authorise: it is asked to whom, as of cases (TB-6). */
static bool
has_advice(const struct console *c)
{
	return c->board->hub.advised > 0 && send_may(c, VERB_AUTHORISE);
}

static enum stage
stage_of(const struct console *c)
{
	const struct zcc_operator_row *mine = my_shift(c);

	if (mine == NULL && asks_shift(c, c->who.role))
		return STAGE_START;
	if (offers_us(c) != NULL)
		return STAGE_TAKE;
	if (mine == NULL)
		return STAGE_START;
	if (mine->offer_to[0] != '\0')
		return STAGE_WAIT;
	if (c->shift.whom[0] == '\0' &&
	    (c->shift.is_floor || board_floor(c->board, c->who.operator).mine > 0 || has_advice(c)))
		return STAGE_CHOOSE;
	return STAGE_END;
}

static bool
is_listed(const struct taker *t, unsigned num, const char *name)
{
	for (unsigned i = 0; i < num; i++)
		if (strcmp(t[i].name, name) == 0)
			return true;
	return false;
}

/* May have all that is to be handed over: cases, of which a ride asks for more, and advice. */
static bool
may_have(const struct console *c, const struct role_settings *r)
{
	uint64_t needs = UINT64_C(1) << VERB_CLAIM;

	if (r == NULL)
		return false;
	if (has_advice(c))
		needs |= UINT64_C(1) << VERB_AUTHORISE;
	for (uint32_t i = 0; i < c->board->cases_end; i++) {
		const struct zcc_case_row *row = &c->board->cases[i];
		if (row->id == 0 || strcmp(row->claimed_by, c->who.operator) != 0)
			continue;
		needs |= row->state == CASE_RAV ? UINT64_C(1) << VERB_RAV :
		    row->state == CASE_MELDKAMER ? UINT64_C(1) << VERB_MELDKAMER : 0;
	}
	return (r->verbs & needs) == needs;
}

/* Persons who are there and may have it, then the roles that may. */
static unsigned
takers(const struct console *c, struct taker out[TAKERS_MAX])
{
	const struct settings *s = c->settings;
	unsigned n = 0;

	for (uint32_t i = 0; i < c->board->operators_end && n < TAKERS_MAX; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		const struct role_settings *r = settings_role(s, o->role);
		if (board_is_there(o, asks_shift(c, o->role)) && may_have(c, r) && strcmp(o->name, c->who.operator) != 0 &&
		    !is_listed(out, n, o->name))
			out[n++] = (struct taker){ o->name, o->role, o->claims };
	}
	for (uint32_t i = 0; i < s->roles_num && n < TAKERS_MAX; i++)
		if (may_have(c, &s->role[i]) && !is_listed(out, n, s->role[i].name))
			out[n++] = (struct taker){ s->role[i].name, NULL, 0 };
	return n;
}

void
shift_begin(struct console *c)
{
	if (!send_may_act(c))
		return;
	c->over = OVER_SHIFT;
	c->shift.page = 0;
	c->shift.whom[0] = '\0';
	c->shift.is_floor = false;
	c->shift.since_ms = c->now_ms;
	c->shift.painted = STAGE_NONE;
	c->message[0] = '\0';
}

static void
send_shift(struct console *c, const char *act, const char *whom)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_SHIFT, .is_final = true };

	text_copy(want.shift, sizeof(want.shift), act);
	text_copy(want.whom, sizeof(want.whom), whom);
	text_copy(c->shift.act, sizeof(c->shift.act), act);
	c->over = OVER_NONE;
	send_act(c, &want);
}

/* The board may have changed since the last frame: then the key meant something else. */
static bool
is_as_painted(struct console *c, enum stage stage)
{
	const struct zcc_operator_row *from = offers_us(c);
	const char *name = from != NULL ? from->name : "";

	if (c->shift.painted == (unsigned)stage && strcmp(c->shift.painted_from, name) == 0)
		return true;
	console_say(c, true, _("The list just changed; look again, nothing was done"));
	return false;
}

static void
commit(struct console *c, enum stage stage)
{
	if (c->now_ms - c->shift.since_ms < CONSOLE_COMMIT_MS || !is_as_painted(c, stage))
		return;
	switch (stage) {
	case STAGE_START:
		send_shift(c, "start", "");
		break;
	case STAGE_TAKE:
		send_shift(c, "accept", offers_us(c)->name);
		break;
	case STAGE_END:
		send_shift(c, "end", c->shift.whom);
		break;
	default: /* there is nothing to commit */
		break;
	}
}

static void
choose(struct console *c, int key)
{
	struct taker t[TAKERS_MAX];
	unsigned num = takers(c, t);

	if (key >= '1' && key <= '9') {
		unsigned i = c->shift.page * PER_PAGE + (unsigned)(key - '1');
		if (i >= num)
			return;
		text_copy(c->shift.whom, sizeof(c->shift.whom), t[i].name);
		c->shift.since_ms = c->now_ms;
	} else if (key == KEY_PGDN || key == '0' || key == KEY_DOWN) {
		c->shift.page = (c->shift.page + 1) * PER_PAGE < num ? c->shift.page + 1 : 0;
	} else if (key == KEY_PGUP || key == KEY_UP) {
		c->shift.page -= c->shift.page > 0;
	}
}

void
shift_key(struct console *c, int key)
{
	enum stage stage = stage_of(c);
	enum action a = keymap_action(key, IN_ASK);

	if (a == DO_BACK) {
		if (c->shift.whom[0] == '\0' && !c->shift.is_floor)
			c->over = OVER_NONE;
		c->shift.is_floor = c->shift.is_floor && c->shift.whom[0] != '\0';
		c->shift.whom[0] = '\0';
	} else if (a == DO_COMMIT) {
		commit(c, stage);
	} else if (key == 'd' && stage == STAGE_END && c->shift.whom[0] == '\0') {
		c->shift.is_floor = true;
	} else if (key == 'w' && !is_as_painted(c, stage)) {
		return;
	} else if (key == 'w' && stage == STAGE_TAKE) {
		send_shift(c, "refuse", offers_us(c)->name);
	} else if (key == 'w' && stage == STAGE_WAIT) {
		send_shift(c, "withdraw", "");
	} else if (stage == STAGE_CHOOSE) {
		choose(c, key);
	}
}

/* --- Drawn ------------------------------------------------------------------------------------ */

/* Who is on call, a row for each role, as many as there is room for; how many.  f NULL: count. */
static int
called_draw(const struct console *c, struct frame *f, int y, int x)
{
	char until[FMT_ROOM];
	int64_t until_ms;
	int rows = 0;

	for (uint32_t i = 0; i < c->settings->roles_num && rows < CALLED_MOST; i++) {
		const struct oncall_settings *who = oncall_at(c->settings, c->settings->role[i].name,
		    c->board->now_line + c->board->wall_offset, &until_ms);
		if (who == NULL)
			continue;
		if (f != NULL && until_ms != ZCC_NEVER) {
			fmt_clock(until, until_ms);
			frame_put(f, y + rows, x, WIDTH - 4, STYLE_PLAIN, _("%s until %s: %s"), who->role,
			    until, who->words);
		} else if (f != NULL) {
			frame_put(f, y + rows, x, WIDTH - 4, STYLE_PLAIN, _("%s on call: %s"), who->role,
			    who->words);
		}
		rows++;
	}
	return rows;
}

static void
floor_draw(const struct console *c, struct frame *f, int y, int x)
{
	struct board_floor is = board_floor(c->board, c->who.operator);
	int width = WIDTH - 4, at = x;

	frame_put(f, y, x, width, STYLE_PLAIN, _("open %u, with a running clock %u, past the norm %u"),
	    (unsigned)is.open, (unsigned)is.clocks, (unsigned)is.late);
	frame_put(f, y + 1, x, width, STYLE_PLAIN, _("call-backs promised %u, alarms %u, your own %u"),
	    (unsigned)is.call_backs, (unsigned)is.alarms, (unsigned)is.mine);
	frame_text(f, y + 2, x, width, STYLE_PLAIN, _("stops: not kept here yet, ask the desk vervolgzorg"));
	at += frame_text(f, y + 3, x, width, STYLE_PLAIN, _("there: "));
	for (uint32_t i = 0; i < c->settings->roles_num; i++) {
		const char *role = c->settings->role[i].name;
		unsigned num = board_there(c->board, role, asks_shift(c, role));
		if (num > 0)
			at += frame_put(f, y + 3, at, x + width - at, STYLE_PLAIN, "%s %u  ", role, num);
	}
	called_draw(c, f, y + FLOOR_ROWS, x);
}

static void
takers_draw(const struct console *c, struct frame *f, int y, int x)
{
	struct taker t[TAKERS_MAX];
	unsigned num = takers(c, t), first = c->shift.page * PER_PAGE;

	for (unsigned i = first; i < num && i < first + PER_PAGE; i++) {
		int row = y + (int)(i - first);
		if (t[i].role != NULL)
			frame_put(f, row, x, WIDTH - 4, STYLE_PLAIN, _("%u  %s  %s, %u open"),
			    i - first + 1, t[i].name, t[i].role, t[i].open);
		else
			frame_put(f, row, x, WIDTH - 4, STYLE_PLAIN, _("%u  anybody in the role %s"),
			    i - first + 1, t[i].name);
	}
}

static int
takers_rows(const struct console *c)
{
	struct taker t[TAKERS_MAX];
	unsigned num = takers(c, t), first = c->shift.page * PER_PAGE;

	return (int)(num - first < PER_PAGE ? num - first : PER_PAGE);
}

/* Title of the box, the question under it, and its keys. */
static void
words_of(const struct console *c, enum stage stage, char title[96], char ask[160], char keys[96])
{
	const struct zcc_operator_row *mine = my_shift(c), *from = offers_us(c);
	unsigned own = board_floor(c->board, c->who.operator).mine;
	char since[FMT_ROOM] = "";

	if (mine != NULL)
		fmt_clock(since, mine->shift_wall);
	text_format(keys, 96, "%s", _("j commit  Esc back"));
	if (stage == STAGE_START) {
		text_format(title, 96, _("Shift of %s as %s"), c->who.operator, c->who.role);
		text_format(ask, 160, "%s", _("Begin your shift?"));
	} else if (stage == STAGE_TAKE) {
		unsigned theirs = board_floor(c->board, from->name).mine;
		text_format(title, 96, ngettext("%s hands over %u open case", "%s hands over %u open cases",
		    theirs), from->name, theirs);
		text_format(ask, 160, _("Take over from %s, whose shift then ends?"), from->name);
		text_format(keys, 96, "%s", _("j take over  w refuse  Esc back"));
	} else if (stage == STAGE_WAIT) {
		text_format(title, 96, _("Your shift, since %s"), since);
		text_format(ask, 160, _("Handed over to %s, who has not answered yet"), mine->offer_to);
		text_format(keys, 96, "%s", _("w withdraw  Esc back"));
	} else if (stage == STAGE_CHOOSE) {
		if (own == 0 && has_advice(c))
			text_format(title, 96, _("%" PRIu64 " to be authorised: to whom?"),
			    c->board->hub.advised);
		else if (own == 0)
			text_format(title, 96, "%s", _("To whom do you hand the floor over?"));
		else
			text_format(title, 96, ngettext("%u open case: to whom?", "%u open cases: to whom?",
			    own), own);
		text_format(ask, 160, "%s", _("Your shift ends when it is accepted; choose by a digit"));
		text_format(keys, 96, "%s", _("1-9 to whom  0 more  Esc back"));
	} else {
		text_format(title, 96, _("Your shift, since %s"), since);
		if (c->shift.whom[0] != '\0' && own == 0)
			text_format(ask, 160, _("Hand the floor over to %s?"), c->shift.whom);
		else if (c->shift.whom[0] != '\0')
			text_format(ask, 160, ngettext("Hand over %u open case to %s?",
			    "Hand over %u open cases to %s?", own), own, c->shift.whom);
		else
			text_format(ask, 160, "%s", _("End your shift?"));
		if (c->shift.whom[0] == '\0')
			text_format(keys, 96, "%s", _("j commit  d to a colleague  Esc back"));
	}
}

/* The open cases of this operator, as many as fit. */
static void
cases_draw(const struct console *c, struct frame *f, int y, int x, int rows, const char *operator)
{
	char wait[FMT_ROOM];

	for (uint32_t i = 0; i < c->board->cases_end && rows > 0; i++) {
		const struct zcc_case_row *r = &c->board->cases[i];
		if (r->id == 0 || r->state == CASE_GESLOTEN || strcmp(r->claimed_by, operator) != 0)
			continue;
		fmt_wait(wait, calm_ms(c, r->received_line));
		frame_put(f, y++, x, WIDTH - 4, STYLE_PLAIN, "%-8llu %s  %6s  %s  %s",
		    (unsigned long long)r->id, urgency_word(r->urgency), wait, r->place, complaint_label(c->board, r));
		rows--;
	}
}

void
shift_draw(struct console *c, struct frame *f)
{
	char title[96], ask[160], keys[96];
	enum stage stage = stage_of(c);
	int y = f->rows - 2, called = called_draw(c, NULL, 0, 0), rows = FLOOR_ROWS + called;

	words_of(c, stage, title, ask, keys);
	if (c->shift.painted != (unsigned)stage) /* `j` is deaf until it was read */
		c->shift.since_ms = c->now_ms;
	c->shift.painted = (unsigned)stage;
	text_copy(c->shift.painted_from, sizeof(c->shift.painted_from),
	    offers_us(c) != NULL ? offers_us(c)->name : "");
	if (stage == STAGE_CHOOSE) {
		rows = takers_rows(c);
	} else if (stage == STAGE_TAKE) {
		unsigned theirs = board_floor(c->board, offers_us(c)->name).mine;
		rows += 1 + (theirs < CASES_SHOWN ? (int)theirs : CASES_SHOWN);
	}
	int top = f->rows - 3 - (rows + 2);
	frame_box(f, top, 1, rows + 2, WIDTH, title);
	if (stage == STAGE_CHOOSE)
		takers_draw(c, f, top + 1, 3);
	else
		floor_draw(c, f, top + 1, 3);
	if (stage == STAGE_TAKE)
		cases_draw(c, f, top + 2 + FLOOR_ROWS + called, 3, CASES_SHOWN, offers_us(c)->name);
	frame_clear(f, y, 0, 2, f->cols);
	int used = frame_text(f, y, 1, f->cols - 2, STYLE_STRONG, ask);
	frame_cursor(f, y, 1 + used);
	frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, keys);
}

/* --- News ------------------------------------------------------------------------------------- */

void
shift_news(struct console *c)
{
	const struct zcc_operator_row *mine = my_shift(c), *from = offers_us(c);
	bool offered = mine != NULL && mine->offer_to[0] != '\0';

	if (!c->board->is_live)
		return;
	if (from == NULL)
		c->shift.told[0] = '\0';
	else if (strcmp(c->shift.told, from->name) != 0) {
		text_copy(c->shift.told, sizeof(c->shift.told), from->name);
		console_say(c, true, _("%s hands over to you; :dienst to answer"), from->name);
	}
	if (c->shift.was_offered && !offered && mine != NULL && mine->refused_by[0] != '\0')
		console_say(c, true, _("%s does not take over; your shift goes on"), mine->refused_by);
	if (c->shift.was_offered && mine == NULL)
		console_say(c, false, _("Your work was taken over, your shift has ended"));
	c->shift.was_offered = offered;
}

void
shift_done(struct console *c)
{
	static const struct {
		const char *act, *said;
	} all[] = {
		{ "start", N_("Your shift has begun.") },
		{ "accept", N_("Taken over; the cases are yours.") },
		{ "refuse", N_("Not taken over.") },
		{ "withdraw", N_("Your shift goes on.") },
		{ "pause", N_("Your break has begun: no next caller; :pauze ends it.") },
		{ "resume", N_("Your break is over.") },
	};

	c->undo_until_ms = 0;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(all[i].act, c->shift.act) == 0)
			console_say(c, false, "%s", _(all[i].said));
	if (strcmp(c->shift.act, "end") != 0)
		return;
	if (c->shift.whom[0] != '\0')
		console_say(c, false, _("Handed over to %s; your shift ends when it is accepted"),
		    c->shift.whom);
	else
		console_say(c, false, _("Your shift has ended."));
}

bool
shift_line(const struct console *c, char *out, size_t size)
{
	const struct zcc_operator_row *from = offers_us(c);

	out[0] = '\0';
	if (my_shift(c) == NULL && asks_shift(c, c->who.role))
		text_format(out, size, "%s", _("NO SHIFT"));
	else if (from != NULL)
		text_format(out, size, _("FROM %s"), from->name);
	return out[0] != '\0';
}
