/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The alarms: what is for this desk first, what nobody here has seen on top; what the selected one
 * asks; and how many there are, against what a person can bear.  In a flood one line stands for all of
 * a kind.
 */
#include "tui/core/view_alarm.h"

#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/board.h"
#include "tui/core/alarm_deed.h"
#include "tui/core/fmt.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { NARROW = 70, /* a state without its time */ SHOWN_MAX = 256, LOAD_ROWS = 3, FEW_ROWS = 2 /* no room for how many there are */, TODO_ROWS = 4 + DEEDS_MAX /* what to do takes two in 80 columns */ };

/* One line of the list: an alarm, or all of its kind. */
struct entry {
	const struct zcc_alarm_row *a;
	unsigned num;
};

struct list {
	struct entry entry[SHOWN_MAX];
	unsigned num;
	unsigned all; /* alarms, with a line or not */
};

static bool
is_flood(const struct console *c)
{
	unsigned desk = c->who.desk;
	return desk >= 1 && desk <= ZCC_DESKS_NUM && c->board->hub.load[desk - 1].is_flood;
}

/* Below 0: a stands above b. */
static int
order(const struct console *c, const struct zcc_alarm_row *a, const struct zcc_alarm_row *b)
{
	int by = (int)alarm_is_for(b, c->who.desk) - (int)alarm_is_for(a, c->who.desk);

	if (by == 0)
		by = (int)alarm_state(a, c->who.operator) - (int)alarm_state(b, c->who.operator);
	if (by == 0)
		by = a->priority - b->priority;
	if (by == 0)
		by = (a->raised_line < b->raised_line) - (a->raised_line > b->raised_line);
	return by != 0 ? by : (a->id < b->id) - (a->id > b->id);
}

static bool
is_shown(const struct console *c, const struct zcc_alarm_row *a)
{
	return a->id != 0 && (a->done != 0) == (c->has_past && c->screen == SCREEN_ALARMS);
}

/* The first line of this kind and state, among the first of the list; NULL: none. */
static struct entry *
group_of(const struct console *c, struct list *l, const struct zcc_alarm_row *a, unsigned lines)
{
	for (unsigned i = 0; i < lines; i++) {
		const struct zcc_alarm_row *b = l->entry[i].a;
		if (strcmp(a->kind, b->kind) == 0 &&
		    alarm_state(a, c->who.operator) == alarm_state(b, c->who.operator))
			return &l->entry[i];
	}
	return NULL;
}

/* One line for all that are alike, where the first of them stands. */
static void
group(const struct console *c, struct list *l)
{
	unsigned lines = 0;

	for (unsigned i = 0; i < l->num; i++) {
		struct entry *first = group_of(c, l, l->entry[i].a, lines);
		if (first != NULL)
			first->num++;
		else
			l->entry[lines++] = l->entry[i];
	}
	l->num = lines;
}

static void
collect(const struct console *c, struct list *l)
{
	l->num = l->all = 0;
	for (uint32_t i = 0; i < c->board->alarms_end; i++) {
		const struct zcc_alarm_row *a = &c->board->alarms[i];
		unsigned at;
		if (!is_shown(c, a))
			continue;
		l->all++;
		for (at = l->num; at > 0 && order(c, a, l->entry[at - 1].a) < 0; at--)
			if (at < SHOWN_MAX)
				l->entry[at] = l->entry[at - 1];
		if (at < SHOWN_MAX)
			l->entry[at] = (struct entry){ a, 1 };
		if (l->num < SHOWN_MAX)
			l->num++;
	}
	if (is_flood(c) && !c->has_past)
		group(c, l);
}

static unsigned
place_of(const struct list *l, uint64_t id)
{
	for (unsigned i = 0; i < l->num; i++)
		if (l->entry[i].a->id == id)
			return i;
	return 0;
}

void
alarm_move(struct console *c, int64_t rows)
{
	struct list l;
	int64_t at, most;

	collect(c, &l);
	at = (int64_t)place_of(&l, c->alarm) + rows;
	most = l.num > 0 ? (int64_t)l.num - 1 : 0;
	at = at < 0 ? 0 : at > most ? most : at;
	c->alarm = l.num > 0 ? l.entry[at].a->id : 0;
}

/* "k.vos 07:30", "4711", "spoed 71,4%" */
static void
value_of(const struct board *b, const struct zcc_alarm_row *a, char *out, size_t size)
{
	const struct alarm_kind *k = alarm_kind(a->kind);
	char word[FMT_ROOM];
	const char *whose = board_alarm_operator(b, a);
	unsigned line = a->value >= 1 && a->value <= ZCC_LINES_NUM ? (unsigned)a->value : 0;

	switch (k != NULL ? (enum alarm_about)k->about : ABOUT_COUNT) {
	case ABOUT_MS:
		fmt_left(word, (int64_t)a->value);
		text_format(out, size, "%s", word);
		break;
	case ABOUT_SHIFT:
		fmt_clock(word, (int64_t)a->value);
		text_format(out, size, "%s%s%s", whose, whose[0] != '\0' ? " " : "", word);
		break;
	case ABOUT_LINE:
		fmt_share(word, line != 0 ? board_within_norm(b, line, BOARD_60_MIN) : -1);
		text_format(out, size, "%s %s", line_word(line), word);
		break;
	default:
		text_format(out, size, "%" PRIu64, a->value);
	}
}

/* Where there is no room the sentence gives way, never which case or line it is about. */
static void
what_draw(const struct board *b, struct frame *f, int y, int x, int width, enum style style,
    const struct entry *e)
{
	const struct alarm_kind *k = alarm_kind(e->a->kind);
	const char *sentence = k != NULL ? _(k->sentence) : e->a->kind;
	char value[64], words[160], begin[160], tail[80] = "";
	int used;

	value_of(b, e->a, value, sizeof(value));
	if (e->num == 1)
		text_format(tail, sizeof(tail), " (%s)", value);
	if (e->num > 1)
		text_format(words, sizeof(words), "%ux %s", e->num, sentence);
	else
		text_format(words, sizeof(words), "%s", sentence);
	used = text_width(tail) < width ? width - text_width(tail) : 0;
	fmt_short(begin, sizeof(begin), words, used);
	used = frame_text(f, y, x, used, style, begin);
	frame_text(f, y, x + used, width - used, style, tail);
}

static void
row_draw(const struct console *c, struct frame *f, int y, int x, int width, const struct entry *e)
{
	static const char *const priority[] = { "?", N_("HIGH"), N_("MIDDLE"), N_("LOW") };
	const struct zcc_alarm_row *a = e->a;
	char at[FMT_ROOM], until[FMT_ROOM], state[48];
	enum alarm_state is = alarm_state(a, c->who.operator);
	static const enum style styles[] = { [ALARM_NEW] = STYLE_OVER, [ALARM_SEEN] = STYLE_OVER,
		[ALARM_RESTS] = STYLE_PLAIN, [ALARM_GONE] = STYLE_PLAIN };

	fmt_clock(at, a->raised_wall);
	fmt_clock(until, is == ALARM_GONE ? a->gone_wall : a->rest_wall);
	text_format(state, sizeof(state), "%s", is == ALARM_NEW ? _("NEW") : is == ALARM_SEEN ?
	    _("SEEN") : is == ALARM_RESTS ? _("REST") : _("GONE"));
	int room = width < NARROW ? 6 : 10;
	if (width >= NARROW && (is == ALARM_RESTS || (a->done && a->gone_wall != 0)))
		text_format(state, sizeof(state), is == ALARM_RESTS ? _("REST %s") : _("GONE %s"), until);
	frame_text(f, y, x + 1, 5, STYLE_PLAIN, at);
	frame_text(f, y, x + 7, 6, STYLE_PLAIN, _(priority[a->priority < 4 ? a->priority : 0]));
	what_draw(c->board, f, y, x + 14, width - 14 - room - 1, STYLE_PLAIN, e);
	int used = frame_text(f, y, x + width - room, room, styles[is], state);
	if (is == ALARM_NEW) /* nothing blinks but this sign */
		frame_text(f, y, x + width - room + used, room - used,
		    c->who.is_slow ? STYLE_OVER : STYLE_NEW, "!");
}

void
alarm_list_draw(struct console *c, struct frame *f, int y, int x, int height, int width,
    bool has_focus)
{
	struct list l;

	collect(c, &l);
	unsigned at = place_of(&l, c->alarm), lines = height > 0 ? (unsigned)height : 0;
	if (l.num > lines && lines > FEW_ROWS) /* nobody thinks that he sees them all */
		frame_put(f, y + (int)--lines, x + 1, width - 1, STYLE_PLAIN, _("(%u in all)"), l.all);
	unsigned top = lines > 0 && at >= lines ? at - lines + 1 : 0;
	c->alarm = l.num > 0 ? l.entry[at].a->id : 0;
	if (l.num == 0 && height > 0)
		frame_text(f, y, x + 1, width - 1, STYLE_PLAIN, _("no alarms"));
	if (has_focus)
		frame_cursor(f, y, x);
	for (unsigned i = top; i < l.num && i - top < lines; i++) {
		int row = y + (int)(i - top);
		row_draw(c, f, row, x, width, &l.entry[i]);
		if (has_focus && i == at) {
			frame_text(f, row, x, 1, STYLE_STRONG, ">");
			frame_cursor(f, row, x);
			c->painted_alarm = c->alarm;
		}
	}
}

static const struct zcc_alarm_row *
selected(const struct console *c)
{
	for (uint32_t i = 0; i < c->board->alarms_end; i++)
		if (c->alarm != 0 && c->board->alarms[i].id == c->alarm)
			return &c->board->alarms[i];
	return NULL;
}

/* "for regie, toezicht; seen by j.blom, k.vos" */
static void
who_of(const struct zcc_alarm_row *a, char *out, size_t size)
{
	char desks[80] = "", people[200] = "";

	for (unsigned desk = 1; desk <= ZCC_DESKS_NUM; desk++)
		if ((a->whom >> desk & 1) != 0)
			text_format(desks + strlen(desks), sizeof(desks) - strlen(desks), "%s%s",
			    desks[0] != '\0' ? ", " : "", alarm_desk_word(desk));
	text_format(people, sizeof(people), "%s", a->seen_by);
	for (unsigned i = 0; i < ZCC_SEEN_ALSO; i++)
		if (a->also[i].by[0] != '\0')
			text_format(people + strlen(people), sizeof(people) - strlen(people), ", %s",
			    a->also[i].by);
	if (people[0] == '\0')
		text_format(out, size, _("for %s; seen by nobody"), desks);
	else
		text_format(out, size, _("for %s; seen by %s"), desks, people);
}

static void
todo_draw(const struct console *c, struct frame *f, int y)
{
	const struct zcc_alarm_row *a = selected(c);
	const struct alarm_kind *k = a != NULL ? alarm_kind(a->kind) : NULL;
	char text[320], begin[320], until[FMT_ROOM];

	frame_rule(f, y, 0, f->cols, _("What to do"));
	if (a == NULL)
		return;
	what_draw(c->board, f, y + 1, 1, f->cols - 1, STYLE_STRONG, &(struct entry){ a, 1 });
	y += 2;
	if (k != NULL)
		y += frame_wrapped(f, y, 1, f->cols - 1, STYLE_PLAIN, _(k->todo));
	if (a->reason != REST_NONE) {
		fmt_clock(until, a->rest_wall);
		text_format(text, sizeof(text), _("at rest until %s (%s) by %s"), until,
		    rest_word(a->reason), a->rest_by[0] != '\0' ? a->rest_by : _("the hub"));
	} else {
		who_of(a, text, sizeof(text));
	}
	fmt_short(begin, sizeof(begin), text, f->cols - 1);
	frame_text(f, y++, 1, f->cols - 1, STYLE_PLAIN, begin);
	enum deed d[DEEDS_MAX];
	unsigned num = alarm_deeds(c, a, d);
	for (unsigned i = 0; i < num; i++) {
		alarm_deed_said(c, a, d[i], text, sizeof(text));
		frame_put(f, y + (int)i, 2, f->cols - 3, STYLE_PLAIN, "%u  %s", i + 1, text);
	}
}

static unsigned
percent(uint32_t part, uint32_t of)
{
	return of > 0 ? (unsigned)(((uint64_t)part * 100 + of / 2) / of) : 0;
}

static void
load_draw(const struct console *c, struct frame *f, int y)
{
	unsigned desk = c->who.desk, old = 0, chatters = 0;
	char peak[FMT_ROOM] = "-";

	frame_rule(f, y, 0, f->cols, _("Alarm load of this desk"));
	if (desk < 1 || desk > ZCC_DESKS_NUM)
		return;
	const struct zcc_desk_load *l = &c->board->hub.load[desk - 1];
	uint32_t all = l->high + l->middle + l->low;
	if (l->peak_wall != 0)
		fmt_clock(peak, l->peak_wall);
	frame_put(f, y + 1, 1, f->cols - 1, STYLE_PLAIN,
	    _("last 10 min %u  |  today %u  |  peak %u in 10 min (%s)  |  flood: %s"), l->last_10, all,
	    l->peak, peak, l->is_flood ? _("YES") : _("no"));
	frame_put(f, y + 2, 1, f->cols - 1, STYLE_PLAIN,
	    _("today: low %u (%u%%)  middle %u (%u%%)  high %u (%u%%)    aim 80/15/5"), l->low,
	    percent(l->low, all), l->middle, percent(l->middle, all), l->high, percent(l->high, all));
	for (uint32_t i = 0; i < c->board->alarms_end; i++) {
		const struct zcc_alarm_row *a = &c->board->alarms[i];
		bool stands = a->id != 0 && !a->gone;
		old += stands && c->board->now_line - a->raised_line > INT64_C(24) * 3600 * 1000;
		chatters += stands && a->reason == REST_CHATTER;
	}
	frame_put(f, y + 3, 1, f->cols - 1, STYLE_PLAIN,
	    _("standing > 24 h: %u    chattering (3 a minute): %u at rest by the hub"),
	    old, chatters);
}

void
alarms_draw(struct console *c, struct frame *f, int y)
{
	int low = f->rows - 2 - (LOAD_ROWS + 1) - (TODO_ROWS + 1);

	frame_text(f, y, 1, 5, STYLE_PLAIN, _("time"));
	frame_text(f, y, 7, 6, STYLE_PLAIN, _("prio"));
	frame_text(f, y, 14, f->cols - 14 - 12, STYLE_PLAIN, c->has_past ? _("what was (h: what is)") :
	    _("what"));
	frame_text(f, y, f->cols - 11, 11, STYLE_PLAIN, _("state"));
	if (low < y + 2) { /* the box without a hub leaves little */
		alarm_list_draw(c, f, y + 1, 0, f->rows - 2 - (y + 1), f->cols, true);
		return;
	}
	alarm_list_draw(c, f, y + 1, 0, low - (y + 1), f->cols, true);
	todo_draw(c, f, low);
	load_draw(c, f, low + TODO_ROWS + 1);
}

/* --- The rest of one --- */

static const unsigned minutes[] = { 15, 60, 240, 480 };
enum { MINUTES_NUM = sizeof(minutes) / sizeof(minutes[0]) };

void
rest_begin(struct console *c)
{
	c->over = OVER_REST;
	c->rest.alarm = c->alarm;
	c->rest.reason = REST_NONE;
	c->message[0] = '\0';
}

/* It can be taken back by waking it, so two digits are enough. */
void
rest_key(struct console *c, int key)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_ALARM_REST, .alarm = c->rest.alarm };
	unsigned digit = key >= '1' && key <= '9' ? (unsigned)(key - '0') : 0;

	if (keymap_action(key, IN_ASK) == DO_BACK) {
		if (c->rest.reason == REST_NONE)
			c->over = OVER_NONE;
		c->rest.reason = REST_NONE;
	} else if (c->rest.reason == REST_NONE) {
		if (digit >= REST_KNOWN && digit <= REST_WRONG)
			c->rest.reason = digit;
	} else if (digit >= 1 && digit <= MINUTES_NUM) {
		text_copy(want.reason, sizeof(want.reason), rest_word(c->rest.reason));
		want.at = (uint64_t)(c->board->now_line + c->board->wall_offset) +
		    (uint64_t)minutes[digit - 1] * 60000;
		c->over = OVER_NONE;
		send_act(c, &want);
	}
}

void
rest_draw(struct console *c, struct frame *f)
{
	int y = f->rows - 2;

	frame_clear(f, y, 0, 2, f->cols);
	if (c->rest.reason == REST_NONE) {
		int used = frame_text(f, y, 1, f->cols - 2, STYLE_STRONG, _("Put this alarm at rest: why?"));
		frame_cursor(f, y, 1 + used);
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN,
		    _("1 somebody works on it  2 it is meant to be so  3 it is not so  Esc back"));
	} else {
		int used = frame_text(f, y, 1, f->cols - 2, STYLE_STRONG, _("And for how long?"));
		frame_cursor(f, y, 1 + used);
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN,
		    _("1 15 min  2 1 hour  3 4 hours  4 8 hours  Esc back"));
	}
}
