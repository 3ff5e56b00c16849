/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_room.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/shift_end.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view_when.h"

#include <inttypes.h>
#include <string.h>

enum { LOST_SHOWN_MS = 15 * 60 * 1000, SUM_ROWS = 2 };
enum { TASK_X = 31, STATE_X = 45, SINCE_X = 60, CALLS_X = 67, END_X = 74, BOX_WIDTH = 66 };

/* --- The list --------------------------------------------------------------------------------- */

/* Who was lost long ago is no news: his cases are verlaten since. */
static bool
is_listed(const struct console *c, const struct zcc_operator_row *o)
{
	if (o->name[0] == '\0' || (o->state == SEAT_AWAY && o->shift_wall == 0))
		return false;
	return o->state != SEAT_LOST || c->board->now_line - o->since_line <= LOST_SHOWN_MS;
}

/* The n-th that is listed, or NULL. */
static const struct zcc_operator_row *
nth(const struct console *c, unsigned n)
{
	for (uint32_t i = 0; i < c->board->operators_end; i++)
		if (is_listed(c, &c->board->operators[i]) && n-- == 0)
			return &c->board->operators[i];
	return NULL;
}

/* Where the selected seat stands in the list; the first when it has gone. */
static unsigned
selected_at(const struct console *c, unsigned *num)
{
	unsigned at = 0;

	*num = 0;
	for (uint32_t i = 0; i < c->board->operators_end; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		if (!is_listed(c, o))
			continue;
		if (strcmp(o->name, c->staff.name) == 0 && o->seat == c->staff.seat)
			at = *num;
		(*num)++;
	}
	return at;
}

static void
select_nth(struct console *c, unsigned n)
{
	const struct zcc_operator_row *o = nth(c, n);

	memset(c->staff.name, 0, sizeof(c->staff.name));
	if (o == NULL)
		return;
	memcpy(c->staff.name, o->name, sizeof(c->staff.name));
	c->staff.seat = o->seat;
}

/* What the frame showed under the cursor; says so when it is not there any more. */
static const struct zcc_operator_row *
selected(struct console *c)
{
	unsigned num, at = selected_at(c, &num);
	const struct zcc_operator_row *o = nth(c, at);

	if (o != NULL && strcmp(o->name, c->staff.painted) == 0)
		return o;
	console_say(c, true, _("The list just changed; look again, nothing was done"));
	return NULL;
}

const char *
staff_person(struct console *c)
{
	const struct zcc_operator_row *o = selected(c);

	return o != NULL ? o->name : "";
}

void
staff_move(struct console *c, int64_t rows)
{
	unsigned num;
	int64_t at = (int64_t)selected_at(c, &num) + rows, most = num > 0 ? (int64_t)num - 1 : 0;

	select_nth(c, (unsigned)(at < 0 ? 0 : at > most ? most : at));
}

unsigned
room_serves(const struct zcc_operator_row *o)
{
	return o->task_lines != 0 ? o->lines & o->task_lines : o->lines;
}

void
room_task_said(const struct zcc_operator_row *o, char *out, size_t size)
{
	unsigned lines = room_serves(o), first = 0, more = 0;

	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++) {
		if ((lines >> line & 1) == 0)
			continue;
		first = first == 0 ? line : first;
		more++;
	}
	if (lines == 0)
		text_format(out, size, "-");
	else if (o->task_lines == 0)
		text_format(out, size, "%s", _("all lines"));
	else if (more == 1)
		text_format(out, size, "%s", line_word(first));
	else
		text_format(out, size, "%s +%u", line_word(first), more - 1);
}

const char *
room_state_said(const struct console *c, const struct zcc_operator_row *o,
    enum style *style)
{
	*style = STYLE_PLAIN;
	if (o->state == SEAT_LOST) {
		*style = STYLE_OVER;
		return _("LOST");
	}
	if (o->in_ear > 0)
		return _("IN CONVERSATION");
	if (o->on_hold > 0)
		return _("HAS ON HOLD");
	if (o->claims > 0 && o->state == SEAT_THERE) /* in hand, and with nobody on the line */
		return _("CALLS BACK");
	if (o->is_paused)
		return _("BREAK");
	if (o->state == SEAT_THERE && o->shift_wall == 0 && settings_asks_shift(c->settings, o->role)) {
		*style = STYLE_OVER;
		return _("NO SHIFT");
	}
	if (o->state == SEAT_AWAY)
		return _("NO CONSOLE");
	return o->lines != 0 ? _("FREE") : _("THERE");
}

static void
row_draw(const struct console *c, struct frame *f, int y, const struct zcc_operator_row *o)
{
	char task[40], since[FMT_ROOM], end[FMT_ROOM] = "";
	enum style style;
	const char *state = room_state_said(c, o, &style);

	room_task_said(o, task, sizeof(task));
	fmt_wait(since, calm_ms(c, o->busy_line != 0 ? o->busy_line : o->since_line));
	if (o->shift_wall != 0 && c->settings->shifts_num > 0)
		fmt_clock(end, shift_end_wall(c->settings, o->shift_wall));
	frame_text(f, y, 1, 16, STYLE_PLAIN, o->name);
	frame_text(f, y, 18, 12, STYLE_PLAIN, o->role);
	frame_text(f, y, TASK_X, STATE_X - TASK_X - 1, STYLE_PLAIN, task);
	frame_text(f, y, STATE_X, SINCE_X - STATE_X, style, state);
	frame_right(f, y, SINCE_X, 6, STYLE_PLAIN, since);
	if (o->lines != 0)
		frame_put(f, y, CALLS_X, 5, STYLE_PLAIN, "%5u", (unsigned)o->answered);
	frame_right(f, y, END_X, 5, STYLE_PLAIN, end);
	if (f->cols >= CONSOLE_WIDE && o->task_by[0] != '\0') {
		char at[FMT_ROOM];
		fmt_clock(at, o->task_wall);
		/* TRANSLATORS: who changed the lines or the break of this person, and when */
		frame_put(f, y, END_X + 7, f->cols - END_X - 8, STYLE_PLAIN, _("by %s, %s"), o->task_by, at);
	}
}

/* Per role how many are there; then what they do, and whose shift ends within the hour. */
static void
sum_draw(const struct console *c, struct frame *f, int y)
{
	enum { HOUR_MS = 3600 * 1000 };
	int64_t wall = c->board->now_line + c->board->wall_offset;
	unsigned talking = 0, holding = 0, paused = 0, ending = 0;
	int x = 1;

	for (uint32_t i = 0; i < c->settings->roles_num; i++) {
		const char *role = c->settings->role[i].name;
		unsigned num = board_there(c->board, role, settings_asks_shift(c->settings, role));
		if (num > 0)
			x += frame_put(f, y, x, f->cols - 1 - x, STYLE_PLAIN, "%s %u  ", role, num);
	}
	for (uint32_t i = 0; i < c->board->operators_end; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		if (!is_listed(c, o) || o->state == SEAT_LOST)
			continue;
		talking += o->in_ear > 0;
		holding += o->in_ear == 0 && o->on_hold > 0;
		paused += o->is_paused;
		int64_t end = o->shift_wall != 0 ? shift_end_wall(c->settings, o->shift_wall) : 0;
		ending += end != 0 && end - wall <= HOUR_MS;
	}
	frame_put(f, y + 1, 1, f->cols - 2, STYLE_PLAIN,
	    _("talking %u  on hold %u  break %u  shift ends within the hour %u"), talking, holding, paused,
	    ending);
}

void
staff_draw(struct console *c, struct frame *f, int y)
{
	unsigned num, at = selected_at(c, &num);
	int height = f->rows - 3 - SUM_ROWS - (y + 1);
	unsigned top = height > 0 && at >= (unsigned)height ? at - (unsigned)height + 1 : 0;

	select_nth(c, at);
	memcpy(c->staff.painted, c->staff.name, sizeof(c->staff.painted));
	frame_text(f, y, 1, 16, STYLE_PLAIN, _("name"));
	frame_text(f, y, 18, 12, STYLE_PLAIN, _("role"));
	frame_text(f, y, TASK_X, STATE_X - TASK_X - 1, STYLE_PLAIN, _("serves"));
	frame_text(f, y, STATE_X, SINCE_X - STATE_X, STYLE_PLAIN, _("state"));
	frame_right(f, y, SINCE_X, 6, STYLE_PLAIN, _("since"));
	frame_right(f, y, CALLS_X, 5, STYLE_PLAIN, _("calls"));
	frame_right(f, y, END_X, 5, STYLE_PLAIN, _("end"));
	frame_cursor(f, y + 1, 0);
	for (unsigned n = top; n < num && (int)(n - top) < height; n++) {
		int row = y + 1 + (int)(n - top);
		row_draw(c, f, row, nth(c, n));
		if (n == at) {
			frame_text(f, row, 0, 1, STYLE_STRONG, ">");
			frame_cursor(f, row, 0);
		}
	}
	if (num == 0)
		frame_text(f, y + 1, 1, f->cols - 1, STYLE_PLAIN, _("nobody"));
	sum_draw(c, f, f->rows - 3 - SUM_ROWS);
	frame_rule(f, f->rows - 3, 0, f->cols, NULL);
}

/* --- Moving somebody -------------------------------------------------------------------------- */

/* How many people serve this line now. */
static unsigned
serving(const struct console *c, unsigned line)
{
	unsigned num = 0;

	for (uint32_t i = 0; i < c->board->operators_end; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		bool is_new = board_is_there(o, settings_asks_shift(c->settings, o->role)) &&
		    !o->is_paused && (room_serves(o) >> line & 1) != 0;
		for (uint32_t k = 0; is_new && k < i; k++)
			is_new = strcmp(c->board->operators[k].name, o->name) != 0;
		num += is_new;
	}
	return num;
}

void
move_begin(struct console *c)
{
	const struct zcc_operator_row *o = selected(c);

	if (o == NULL || !send_may_verb(c, VERB_MOVE))
		return;
	if (o->lines == 0) {
		console_say(c, true, _("%s takes no calls in this role"), o->name);
		return;
	}
	c->over = OVER_MOVE;
	c->message[0] = '\0';
}

static void
send_move(struct console *c, const char *kind, unsigned lines)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_MOVE, .lines = (uint8_t)lines };

	text_copy(want.shift, sizeof(want.shift), kind);
	text_copy(want.whom, sizeof(want.whom), c->staff.name);
	text_copy(c->staff.moved, sizeof(c->staff.moved), c->staff.name);
	c->over = OVER_NONE;
	send_act(c, &want);
}

void
move_key(struct console *c, int key)
{
	const struct zcc_operator_row *o;

	if (keymap_action(key, IN_ASK) == DO_BACK) {
		c->over = OVER_NONE;
		return;
	}
	if (key < '0' || key > '0' + ZCC_LINES_NUM || (o = selected(c)) == NULL)
		return;
	unsigned line = (unsigned)(key - '0');
	if (line == 0)
		send_move(c, "all", 0);
	else if ((o->lines >> line & 1) != 0)
		send_move(c, "lines", 1u << line);
	else
		console_say(c, true, _("%s does not take line %s"), o->name, line_word(line));
}

void
staff_break(struct console *c)
{
	const struct zcc_operator_row *o = selected(c);

	if (o == NULL || !send_may_verb(c, VERB_MOVE))
		return;
	if (o->is_paused)
		send_move(c, "resume", 0);
	else
		when_begin(c, WHEN_BREAK, 0, 0, o->name);
}

/* One line: who serves it now, when this person comes here, and when he goes elsewhere. */
static void
choice_draw(const struct console *c, struct frame *f, int y, int x, unsigned line,
    const struct zcc_operator_row *o)
{
	struct board_line now = board_line_now(c->board, line);
	bool is_his = (room_serves(o) >> line & 1) != 0 && !o->is_paused;
	unsigned is = serving(c, line);
	bool may = (o->lines >> line & 1) != 0;

	frame_put(f, y, x, 3, STYLE_PLAIN, "%u", line);
	frame_text(f, y, x + 3, 13, STYLE_PLAIN, line_word(line));
	frame_put(f, y, x + 17, 4, STYLE_PLAIN, "%4u", is);
	if (may)
		frame_put(f, y, x + 23, 5, STYLE_PLAIN, "%5u", is + !is_his);
	else
		frame_right(f, y, x + 23, 5, STYLE_PLAIN, "-");
	unsigned without = is - (is_his && is > 0);
	frame_put(f, y, x + 30, 7, without == 0 && now.waiting > 0 ? STYLE_OVER : STYLE_PLAIN, "%7u",
	    without);
	frame_put(f, y, x + 39, 7, STYLE_PLAIN, "%7u", (unsigned)now.waiting);
}

void
move_draw(struct console *c, struct frame *f)
{
	unsigned num, at = selected_at(c, &num);
	const struct zcc_operator_row *o = nth(c, at);
	char title[96];
	int rows = ZCC_LINES_NUM + 2, top = f->rows - 3 - (rows + 2), y = f->rows - 2, x = 3;

	memcpy(c->staff.painted, o != NULL ? o->name : "", o != NULL ? sizeof(c->staff.painted) : 1);
	text_format(title, sizeof(title), _("Move %s to"), c->staff.name);
	frame_box(f, top, 1, rows + 2, BOX_WIDTH, title);
	frame_text(f, top + 1, x + 3, 13, STYLE_PLAIN, _("line"));
	frame_right(f, top + 1, x + 15, 6, STYLE_PLAIN, _("now"));
	frame_right(f, top + 1, x + 22, 6, STYLE_PLAIN, _("here"));
	frame_right(f, top + 1, x + 29, 8, STYLE_PLAIN, _("without"));
	frame_right(f, top + 1, x + 38, 8, STYLE_PLAIN, _("waits"));
	for (unsigned line = 1; o != NULL && line <= ZCC_LINES_NUM; line++)
		choice_draw(c, f, top + 1 + (int)line, x, line, o);
	frame_text(f, top + 2 + ZCC_LINES_NUM, x, BOX_WIDTH - 4, STYLE_PLAIN,
	    _("0  all lines, as the role and the competence have it"));
	frame_clear(f, y, 0, 2, f->cols);
	int used = frame_text(f, y, 1, f->cols - 2, STYLE_STRONG, c->message[0] != '\0' ? c->message :
	    _("From the next call on; what is in hand stays, and the person is told"));
	frame_cursor(f, y, 1 + used);
	frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, _("1-6 line  0 all  Esc back"));
}

/* --- News ------------------------------------------------------------------------------------- */

static void
say_moved(struct console *c, const struct zcc_operator_row *own)
{
	char at[FMT_ROOM], task[40];

	fmt_clock(at, own->task_wall);
	room_task_said(own, task, sizeof(task));
	if (own->task_by[0] == '\0')
		console_say(c, true, _("Your break is over (%s)"), at);
	else if (strcmp(own->task_by, c->who.operator) == 0)
		return; /* the answer says so */
	else if (own->is_paused)
		console_say(c, true, _("%s gives you a break (%s); :pauze ends it"), own->task_by, at);
	else
		console_say(c, true, _("%s puts you on %s (%s), from your next call on"), own->task_by,
		    task, at);
}

void
room_news(struct console *c)
{
	const struct zcc_operator_row *own = console_own(c);

	if (!c->board->is_live || own == NULL)
		return;
	if (c->room.is_known && own->task_wall != c->room.task_wall && own->task_wall != 0)
		say_moved(c, own);
	if (own->push_case != 0 && own->push_case != c->room.pushed) {
		c->must_ring = true;
		console_say(c, true, _("%s offers you %" PRIu64 ": n takes it, :weiger declines it"),
		    own->push_by, own->push_case);
	}
	c->room.is_known = true;
	c->room.task_wall = own->task_wall;
	c->room.pushed = own->push_case;
}

bool
room_offer_line(const struct console *c, char *out, size_t size)
{
	const struct zcc_operator_row *own = console_own(c);

	out[0] = '\0';
	if (own != NULL && own->push_case != 0)
		text_format(out, size, _("OFFERED %" PRIu64), own->push_case);
	return out[0] != '\0';
}

bool
room_task_line(const struct console *c, char *out, size_t size)
{
	const struct zcc_operator_row *own = console_own(c);
	char task[40];

	out[0] = '\0';
	if (own == NULL || own->task_lines == 0)
		return false;
	room_task_said(own, task, sizeof(task));
	/* TRANSLATORS: row 1: the lines that this operator was put on */
	text_format(out, size, _("on %s"), task);
	return true;
}

bool
room_break_line(const struct console *c, char *out, size_t size)
{
	const struct zcc_operator_row *own = console_own(c);
	char until[FMT_ROOM];

	out[0] = '\0';
	if (own == NULL || !own->is_paused)
		return false;
	text_format(out, size, "%s", _("BREAK"));
	if (own->pause_wall != 0) {
		fmt_clock(until, own->pause_wall);
		text_format(out, size, _("BREAK until %s"), until);
	}
	return true;
}
