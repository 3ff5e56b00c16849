/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_found.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "tui/core/column.h"
#include "tui/core/say.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { X_NUMBER = 1, X_WHEN = 9, X_AGE = 21, X_PLACE = 26, X_COMPLAINT = 41, X_STATE = 57, X_NOTE = 68 };

void
found_leave(struct console *c)
{
	memset(&c->found, 0, sizeof(c->found));
}

void
found_ask(struct console *c, const char *query)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_SEARCH };

	if (query[0] == '\0') {
		if (send_may_verb(c, VERB_SEARCH)) {
			c->over = OVER_FIND;
			field_clear(&c->field);
		}
		return;
	}
	c->over = OVER_NONE;
	if (!text_copy(want.query, sizeof(want.query), query))
		console_say(c, true, _("This is too long for one message: make it shorter"));
	else if (send_act(c, &want))
		found_leave(c); /* which is no answer to this */
	field_clear(&c->field); /* a name is personal */
}

void
found_type(struct console *c, int key)
{
	char query[ZCC_NOTE_SIZE];

	if (key == KEY_ESC) {
		c->over = OVER_NONE;
		field_clear(&c->field);
	} else if (key == KEY_ENTER && c->field.text[0] != '\0') {
		text_copy(query, sizeof(query), c->field.text);
		found_ask(c, query);
	} else {
		field_key(&c->field, key);
	}
}

void
found_type_draw(struct console *c, struct frame *f)
{
	int y = f->rows - 1;

	frame_clear(f, y - 1, 0, 2, f->cols);
	frame_text(f, y - 1, 1, f->cols - 2, STYLE_PLAIN,
	    _("Name, BSN, phone, postcode and number, or case: Enter finds (recorded)"));
	frame_text(f, y, 0, 1, STYLE_STRONG, "/");
	field_draw(&c->field, f, y, 1, f->cols - 2);
}

void
found_are(struct console *c, const struct search_told *told, const struct found_case *found,
    unsigned num)
{
	if (c->screen != SCREEN_FOUND)
		console_wipe_dossier(c);
	c->screen = SCREEN_FOUND;
	c->found.is_told = true;
	c->found.told = *told;
	c->found.num = num < FOUND_MAX ? num : FOUND_MAX;
	memcpy(c->found.found, found, c->found.num * sizeof(*found));
	c->found.at = c->found.top = 0;
}

void
found_move(struct console *c, int64_t rows)
{
	int64_t to = (int64_t)c->found.at + rows;

	c->found.at = to < 0 || c->found.num == 0 ? 0 :
	    to >= c->found.num ? c->found.num - 1 : (unsigned)to;
}

uint64_t
found_selected(const struct console *c)
{
	return c->found.num > 0 ? c->found.found[c->found.at].row.id : 0;
}

uint32_t
found_version(const struct console *c, uint64_t row)
{
	for (unsigned i = 0; i < c->found.num; i++)
		if (c->found.found[i].row.id == row)
			return c->found.found[i].row.version;
	return 0;
}

void
found_open(struct console *c)
{
	console_wipe_dossier(c);
	c->case_id = found_selected(c);
	c->screen = SCREEN_CASE;
}

static const char *
what_label(unsigned what)
{
	switch (what) {
	case FIND_BSN:
		return _("BSN");
	case FIND_PHONE:
		return _("phone");
	case FIND_ADDRESS:
		return _("postcode and number");
	case FIND_CASE:
		return _("case number");
	default:
		return _("name");
	}
}

/* "29-11 14:30"; of what is so long ago that another year could be meant: "29-11-2025". */
static bool
say_when(const struct console *c, char out[FMT_ROOM], int64_t wall_ms)
{
	const int64_t long_ms = INT64_C(300) * 24 * 3600 * 1000;
	struct local_time t = clock_local(wall_ms);
	bool is_long = c->board->now_line + c->board->wall_offset - wall_ms > long_ms;

	if (is_long)
		snprintf(out, FMT_ROOM, "%02d-%02d-%04d", t.day % 100, t.month % 100, t.year % 10000);
	else
		snprintf(out, FMT_ROOM, "%02d-%02d %02d:%02d", t.day % 100, t.month % 100,
		    t.hour % 100, t.minute % 100);
	return is_long;
}

static void
row_draw(const struct console *c, struct frame *f, int y, const struct found_case *found)
{
	const struct zcc_case_row *now = board_case(c->board, found->row.id);
	const struct zcc_case_row *r = now != NULL ? now : &found->row; /* it may have changed since */
	char text[FMT_ROOM], note[FMT_ROOM + ZCC_OPERATOR_SIZE];

	snprintf(note, sizeof(note), "%" PRIu64, r->id);
	frame_right(f, y, X_NUMBER, X_WHEN - X_NUMBER - 1, STYLE_PLAIN, note);
	say_when(c, text, r->received_wall);
	frame_text(f, y, X_WHEN, X_AGE - X_WHEN - 1, STYLE_PLAIN, text);
	fmt_age_sex(text, r->age, r->sex);
	frame_right(f, y, X_AGE, X_PLACE - X_AGE - 1, STYLE_PLAIN, text);
	frame_text(f, y, X_PLACE, X_COMPLAINT - X_PLACE - 1, STYLE_PLAIN,
	    r->place[0] != '\0' ? r->place : "?");
	frame_text(f, y, X_COMPLAINT, X_STATE - X_COMPLAINT - 1, STYLE_PLAIN,
	    complaint_label(now != NULL ? c->board : NULL, r));
	frame_text(f, y, X_STATE, X_NOTE - X_STATE - 1,
	    r->flags & CASE_FLAG_ERASED ? STYLE_STRONG : STYLE_PLAIN,
	    r->flags & CASE_FLAG_ERASED ? _("ERASED") : case_is_of(r, c->who.operator) ? _("MINE") :
	    state_label(r->state));
	if (found->noted_ms == 0)
		return;
	bool is_long = say_when(c, text, found->noted_ms); /* of that the day matters less */
	text_format(note, sizeof(note), "%.*s %s", is_long ? 7 : 5, text + (is_long ? 3 : 0),
	    found->noted_by);
	frame_text(f, y, X_NOTE, f->cols - X_NOTE, STYLE_PLAIN, note);
}

static void
heads_draw(struct frame *f, int y)
{
	frame_right(f, y, X_NUMBER, X_WHEN - X_NUMBER - 1, STYLE_PLAIN, _("nr"));
	frame_text(f, y, X_WHEN, X_AGE - X_WHEN - 1, STYLE_PLAIN, _("came in"));
	frame_right(f, y, X_AGE, X_PLACE - X_AGE - 1, STYLE_PLAIN, _("age"));
	frame_text(f, y, X_PLACE, X_COMPLAINT - X_PLACE - 1, STYLE_PLAIN, _("place"));
	frame_text(f, y, X_COMPLAINT, X_STATE - X_COMPLAINT - 1, STYLE_PLAIN, _("complaint"));
	frame_text(f, y, X_STATE, X_NOTE - X_STATE - 1, STYLE_PLAIN, _("state"));
	frame_text(f, y, X_NOTE, f->cols - X_NOTE, STYLE_PLAIN, _("last note"));
}

/* How far it looked: what it did not see is no "there is none". */
static int
bounds_draw(const struct console *c, struct frame *f, int y)
{
	const struct search_told *t = &c->found.told;
	int used = 0;

	frame_put(f, y, 1, f->cols - 2, STYLE_PLAIN,
	    ngettext("searched by %s: %u case; recorded with your name",
	    "searched by %s: %u cases; recorded with your name", c->found.num), what_label(t->what),
	    c->found.num);
	if (t->has_more)
		frame_text(f, y + ++used, 1, f->cols - 2, STYLE_STRONG,
		    _("There are more than these: type more of it"));
	if (t->what == FIND_NAME && t->from > 1)
		frame_put(f, y + ++used, 1, f->cols - 2, STYLE_STRONG,
		    _("Of cases before %" PRIu64 " no name was looked at"), t->from);
	return used + 1;
}

void
found_draw(struct console *c, struct frame *f, int y)
{
	if (!c->found.is_told) {
		frame_cursor(f, y, 0);
		frame_text(f, y, 1, f->cols - 2, STYLE_PLAIN, _("Nothing is found by this yet."));
		frame_rule(f, f->rows - 3, 0, f->cols, NULL);
		return;
	}
	y += bounds_draw(c, f, y);
	int height = f->rows - 3 - (y + 1);
	unsigned page = height > 1 ? (unsigned)height : 1;

	heads_draw(f, y);
	frame_cursor(f, y + 1, 0);
	if (c->found.num == 0)
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN,
		    _("nothing found: another spelling, or less of it?"));
	if (c->found.at < c->found.top)
		c->found.top = c->found.at;
	if (c->found.at >= c->found.top + page)
		c->found.top = c->found.at - page + 1;
	for (unsigned i = c->found.top; i < c->found.num && i - c->found.top < page; i++) {
		int at = y + 1 + (int)(i - c->found.top);
		row_draw(c, f, at, &c->found.found[i]);
		if (i != c->found.at)
			continue;
		frame_text(f, at, 0, 1, STYLE_STRONG, ">");
		frame_cursor(f, at, 0);
		c->painted_id = c->found.found[i].row.id;
	}
	frame_rule(f, f->rows - 3, 0, f->cols, NULL);
}
