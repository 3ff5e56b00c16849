/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_regie.h"

#include "shared/base/text.h"
#include "shared/care/regie.h"
#include "shared/care/triage.h"
#include "tui/core/calm.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/note.h"
#include "tui/core/send.h"
#include "tui/core/say.h"
#include "tui/core/text.h"
#include "tui/core/view_mend.h"
#include "tui/core/view.h"
#include "tui/core/view_ask.h"

#include <inttypes.h>
#include <string.h>

enum { ROWS_MAX = 64, DETAIL_ROWS = 4, CONSULTS_LEAST = 3 };

struct list {
	enum regie_kind kind;
	uint32_t row[ROWS_MAX], num; /* shown, of ... */
	uint32_t all;
};

static void
collect(const struct board *b, enum regie_kind kind, struct list *l)
{
	l->kind = kind;
	l->all = regie_list(b, kind, l->row, ROWS_MAX);
	l->num = l->all < ROWS_MAX ? l->all : ROWS_MAX;
}

static void
collect_both(const struct board *b, struct list *consults, struct list *advice)
{
	collect(b, REGIE_CONSULT, consults);
	collect(b, REGIE_ADVICE, advice);
}

static const struct zcc_case_row *
nth(const struct board *b, const struct list *consults, const struct list *advice, unsigned n)
{
	return &b->cases[n < consults->num ? consults->row[n] : advice->row[n - consults->num]];
}

static unsigned
selected(struct console *c, const struct list *consults, const struct list *advice)
{
	unsigned num = consults->num + advice->num;

	for (unsigned i = 0; i < num; i++)
		if (nth(c->board, consults, advice, i)->id == c->regie.selected) {
			c->regie.at = i;
			return i;
		}
	if (c->regie.at >= num)
		c->regie.at = num > 0 ? num - 1 : 0;
	c->regie.selected = num > 0 ? nth(c->board, consults, advice, c->regie.at)->id : 0;
	return c->regie.at;
}

void
regie_move(struct console *c, int64_t rows)
{
	struct list consults, advice;

	collect_both(c->board, &consults, &advice);
	int64_t most = (int64_t)(consults.num + advice.num) - 1;
	int64_t at = (int64_t)selected(c, &consults, &advice) + rows;
	at = at > most ? most : at;
	if (most < 0)
		return;
	c->regie.at = (unsigned)(at < 0 ? 0 : at);
	c->regie.selected = nth(c->board, &consults, &advice, c->regie.at)->id;
}

/* What is asked, or what was advised. */
static void
question(const struct board *b, const struct zcc_case_row *row, enum regie_kind kind, char *out,
    size_t size)
{
	const struct zcc_triage *t = board_triage(b, row);

	if (kind == REGIE_CONSULT)
		text_format(out, size, "%s -> %s? %s", urgency_word(t->system), urgency_word(t->own),
		    regrade_word(t->own_reason));
	else if (t->times == 0)
		text_format(out, size, _("%s, not triaged"), say_reason(row->reason));
	else
		text_format(out, size, triage_is_advised(t) ? _("%s, with safety net") : "%s",
		    say_reason(row->reason));
}

static void
row_draw(struct console *c, struct frame *f, int y, const struct zcc_case_row *row,
    enum regie_kind kind)
{
	char u[FMT_ROOM], text[64], age[FMT_ROOM];
	unsigned urgency = regie_urgency(c->board, row, kind);
	int64_t since = regie_since(c->board, row, kind);
	uint32_t limit_s = kind == REGIE_ADVICE ? c->settings->authorise_s :
	    c->settings->consult_s;

	fmt_urgency(u, urgency, kind == REGIE_ADVICE && row->urgency_by == BY_LINE);
	frame_text(f, y, 1, 4, urgency_style(urgency), u);
	frame_put(f, y, 6, 7, STYLE_PLAIN, "%7" PRIu64, row->id);
	fmt_wait(text, calm_ms(c, since));
	frame_right(f, y, 14, 6, STYLE_PLAIN, text);
	if (limit_s > 0) {
		enum norm n = norm_now(since + (int64_t)limit_s * 1000, limit_s, c->board->now_line);
		char sign[2] = { norm_sign(n), '\0' };
		frame_text(f, y, 20, 1, norm_style(n), sign);
	}
	frame_text(f, y, 22, 10, STYLE_PLAIN, row->claimed_by[0] != '\0' ? row->claimed_by : "-");
	fmt_age_sex(age, row->age, row->sex);
	frame_right(f, y, 32, 4, STYLE_PLAIN, age);
	frame_text(f, y, 37, 13, STYLE_PLAIN, complaint_label(c->board, row));
	question(c->board, row, kind, text, sizeof(text));
	frame_text(f, y, 51, f->cols - 51, STYLE_PLAIN, text);
	if (row->id == c->regie.selected) {
		frame_text(f, y, 0, 1, STYLE_STRONG, ">");
		frame_cursor(f, y, 0);
		console_paints(c, row);
	}
}

static void
list_draw(struct console *c, struct frame *f, int y, int height, const struct list *l, unsigned at)
{
	unsigned page = height > 0 ? (unsigned)height : 0;
	bool is_cut = l->all > page;
	unsigned shown = is_cut && page > 1 ? page - 1 : page;
	unsigned top = at < l->num && at >= shown ? at - shown + 1 : 0;

	if (l->num == 0 && height > 0)
		frame_text(f, y, 1, f->cols - 1, STYLE_PLAIN, _("nothing"));
	for (unsigned i = 0; i < shown && top + i < l->num; i++)
		row_draw(c, f, y + (int)i, &c->board->cases[l->row[top + i]], l->kind);
	if (is_cut && page > 1)
		list_more(f, y + height - 1, f->cols, top, (unsigned)l->all - top - shown);
}

/* "Consults: 2, oldest 4m". */
static void
title_draw(const struct console *c, struct frame *f, int y, const struct list *l, uint64_t hidden)
{
	char title[96], longest[FMT_ROOM];
	int64_t oldest = c->board->now_line;

	for (unsigned i = 0; i < l->num; i++) {
		int64_t since = regie_since(c->board, &c->board->cases[l->row[i]], l->kind);
		oldest = since < oldest ? since : oldest;
	}
	fmt_wait(longest, calm_ms(c, oldest));
	if (l->kind == REGIE_CONSULT && l->all == 0)
		text_format(title, sizeof(title), "%s", _("Consults: 0"));
	else if (l->kind == REGIE_CONSULT)
		text_format(title, sizeof(title), _("Consults: %u, longest %s"), (unsigned)l->all, longest);
	else if (l->all == 0)
		text_format(title, sizeof(title), "%s", _("To be authorised: 0"));
	else
		text_format(title, sizeof(title), _("To be authorised: %u, longest %s"), (unsigned)l->all,
		    longest);
	if (l->kind != REGIE_CONSULT)
		tag_title(c, title, sizeof(title));
	frame_rule(f, y, 0, f->cols, title);
	if (hidden > 0)
		frame_put(f, y, text_width(title) + 6, f->cols - text_width(title) - 6, STYLE_OVER,
		    _(" and %" PRIu64 " off the full board "), hidden);
}

static void
heads_draw(struct frame *f, int y, const char *last)
{
	frame_text(f, y, 1, 4, STYLE_PLAIN, "U");
	frame_right(f, y, 6, 7, STYLE_PLAIN, _("nr"));
	frame_right(f, y, 14, 6, STYLE_PLAIN, _("since"));
	frame_text(f, y, 22, 10, STYLE_PLAIN, _("from"));
	frame_right(f, y, 32, 4, STYLE_PLAIN, _("age"));
	frame_text(f, y, 37, 13, STYLE_PLAIN, _("complaint"));
	frame_text(f, y, 51, f->cols - 51, STYLE_PLAIN, last);
}

void
regie_draw(struct console *c, struct frame *f, int y)
{
	struct list consults, advice;

	collect_both(c->board, &consults, &advice);
	unsigned at = selected(c, &consults, &advice);
	int end = f->rows - 3 - DETAIL_ROWS, room = end - y - 4;
	int most = room / 2 > CONSULTS_LEAST ? room / 2 : CONSULTS_LEAST;
	int ours = (int)consults.num < CONSULTS_LEAST ? CONSULTS_LEAST :
	    (int)consults.num < most ? (int)consults.num : most;
	uint64_t hidden = c->board->hub.advised > advice.all ? c->board->hub.advised - advice.all : 0;

	frame_cursor(f, y, 0);
	title_draw(c, f, y, &consults, 0);
	heads_draw(f, y + 1, _("question"));
	list_draw(c, f, y + 2, ours, &consults, at);
	title_draw(c, f, y + 2 + ours, &advice, hidden);
	heads_draw(f, y + 3 + ours, _("advice"));
	list_draw(c, f, y + 4 + ours, room - ours, &advice, at >= consults.num ? at - consults.num :
	    ROWS_MAX);
	frame_rule(f, end, 0, f->cols, NULL);
	if (consults.num + advice.num > 0)
		detail_draw(c, f, end + 1, 0, DETAIL_ROWS, f->cols,
		    nth(c->board, &consults, &advice, at));
}

void
regie_news(struct console *c)
{
	const struct board *b = c->board;
	const struct zcc_case_row *newest = NULL;
	bool was_there = c->regie.knows;

	if (!b->is_live || c->role == NULL)
		return;
	for (uint32_t i = 0; c->who.desk == DESK_REGIE && i < b->cases_end; i++) {
		const struct zcc_case_row *row = &b->cases[i];
		if (regie_waits(b, row, REGIE_CONSULT) && (newest == NULL ||
		    board_triage(b, row)->own_wall > board_triage(b, newest)->own_wall))
			newest = row;
	}
	c->regie.knows = true;
	if (newest == NULL || board_triage(b, newest)->own_wall <= c->regie.newest_wall)
		return;
	c->regie.newest_wall = board_triage(b, newest)->own_wall;
	if (!was_there)
		return; /* it was there before we looked */
	c->must_ring = true;
	console_say(c, true, _("%" PRIu64 ": %s judged it %s, below %s of the protocol: answer it (a)"),
	    newest->id, newest->claimed_by, urgency_word(board_triage(b, newest)->own),
	    urgency_word(board_triage(b, newest)->system));
}

void
regie_judge(struct console *c, const struct zcc_case_row *row, uint32_t version, int by)
{
	int urgency = (int)triage_urgency(board_triage(c->board, row)) + by;

	if (board_triage(c->board, row)->times == 0) {
		console_say(c, true, _("%" PRIu64 " was not triaged yet"), row->id);
		return;
	}
	ask_begin(c, VERB_TRIAGE, row, version, -1);
	c->ask.urgency = (uint8_t)(urgency < 0 ? 0 : urgency > URGENCY_MAX ? URGENCY_MAX : urgency);
}

void
regie_instruct(struct console *c, const struct zcc_case_row *row, uint32_t version, const char *text)
{
	if (regie_waits(c->board, row, REGIE_CONSULT))
		note_instruct(c, row->id, version, text);
	else if (regie_waits(c->board, row, REGIE_ADVICE))
		note_decline(c, row->id, version, text);
	else
		console_say(c, true, _("%" PRIu64 " asks the regie nothing now"), row->id);
}

bool
regie_sent_back(struct console *c, const struct zcc_case_row *row)
{
	if (row == NULL || !triage_is_instructed(board_triage(c->board, row)))
		return false;
	note_recorded(c, row->id);
	console_say(c, false, _("%" PRIu64 " sent back; %s knows."), row->id, row->claimed_by);
	return true;
}

bool
regie_declined(struct console *c, const struct zcc_case_row *row)
{
	if (row == NULL || !(row->flags & CASE_FLAG_DECLINED))
		return false;
	note_recorded(c, row->id);
	console_say(c, false, row->held_by[0] != '\0' ?
	    _("%" PRIu64 " not agreed; it is a call back, and %s is told.") :
	    _("%" PRIu64 " not agreed; it is a call back."), row->id, row->held_by);
	return true;
}

/* When this case came back to us, and waits for us: UTC ms; 0 = it did not. */
static int64_t
told_wall(const struct console *c, const struct zcc_case_row *row)
{
	const struct zcc_triage *t = board_triage(c->board, row);

	if (row->id == 0)
		return 0;
	if (strcmp(row->claimed_by, c->who.operator) == 0 && triage_is_instructed(t))
		return t->regie_wall;
	bool is_declined = row->flags & CASE_FLAG_DECLINED && row->state == CASE_TERUGBELLEN &&
	    strcmp(row->held_by, c->who.operator) == 0;
	return is_declined ? row->state_line + c->board->wall_offset : 0;
}

static void
say_told(struct console *c, const struct zcc_case_row *row)
{
	const struct zcc_operator_row *own = console_own(c);

	if (!(row->flags & CASE_FLAG_DECLINED))
		console_say(c, true, _("%" PRIu64 ": %s sent it back with an instruction: read it (o), then judge again"),
		    row->id, board_triage(c->board, row)->regie_by);
	else if (own != NULL && own->push_case == row->id)
		console_say(c, true, _("%" PRIu64 ": %s does not agree with your advice: take it (n), read it (o)"),
		    row->id, own->push_by);
	else
		console_say(c, true, _("%" PRIu64 ": your advice was not agreed with: read it (o), then call (b)"),
		    row->id);
}

void
regie_told(struct console *c)
{
	const struct board *b = c->board;
	const struct zcc_case_row *newest = NULL;
	int64_t newest_wall = c->regie.told_wall;
	bool was_there = c->regie.knows_told;

	if (!b->is_live || c->role == NULL)
		return;
	for (uint32_t i = 0; i < b->cases_end; i++) {
		int64_t wall = told_wall(c, &b->cases[i]);
		if (wall > newest_wall) {
			newest_wall = wall;
			newest = &b->cases[i];
		}
	}
	c->regie.knows_told = true;
	c->regie.told_wall = newest_wall;
	if (newest == NULL || !was_there)
		return; /* it was there before we looked */
	c->must_ring = true;
	say_told(c, newest);
}

void
regie_agree(struct console *c, const struct zcc_case_row *row, uint32_t version)
{
	if (regie_waits(c->board, row, REGIE_CONSULT))
		regie_judge(c, row, version, 0);
	else
		send_act(c, &(struct intent){ .kind = INTENT_SEND, .verb = VERB_AUTHORISE, .row = row->id,
			.version = version });
}

void
regie_done(struct console *c)
{
	if (console_judges(c))
		console_leave(c);
}
