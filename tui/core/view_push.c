/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_push.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/route.h"
#include "shared/care/state.h"
#include "tui/core/column.h"
#include "tui/core/pick.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view_room.h"

#include <inttypes.h>
#include <string.h>

enum { PEOPLE_MAX = 128, WIDTH = 78 };

/* Why somebody cannot be offered this call now; in this order they stand below who can. */
enum hindrance { FREE, TALKS, ELSEWHERE, OFFERED, PAUSED, NOT_THEIR_COMPLAINT, NOT_THEIR_LINE };

struct candidate {
	const struct zcc_operator_row *row;
	enum hindrance why;
};

void
push_begin(struct console *c, uint64_t row, const char *whom)
{
	if (!send_may_verb(c, VERB_PUSH))
		return;
	c->push.row = row;
	text_copy(c->push.whom, sizeof(c->push.whom), whom);
	c->over = OVER_PUSH;
	c->message[0] = '\0';
	pick_begin(c);
}

static void
send(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_PUSH, .row = c->push.row };

	text_copy(want.whom, sizeof(want.whom), c->push.whom);
	text_copy(c->staff.moved, sizeof(c->staff.moved), c->push.whom);
	c->over = OVER_NONE;
	send_act(c, &want);
}

/* --- Which call ------------------------------------------------------------------------------- */

static bool
can_be_offered(const struct console *c, const struct zcc_case_row *r, unsigned lines)
{
	return state_is_waiting((enum zcc_state)r->state) && (lines >> r->line & 1) != 0 &&
	    console_pushed_to(c, r->id)[0] == '\0';
}

static const struct zcc_operator_row *
row_of(const struct console *c, const char *name)
{
	const struct zcc_operator_row *found = NULL;

	for (uint32_t i = 0; i < c->board->operators_end; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		if (strcmp(o->name, name) == 0 && (found == NULL || o->lines != 0))
			found = o;
	}
	return found;
}

/* The n-th that waits and that he who is chosen takes, in the order of the queue; NULL: no more. */
static const struct zcc_case_row *
nth_call(const struct console *c, unsigned n)
{
	const struct zcc_operator_row *to = row_of(c, c->push.whom);
	unsigned lines = c->push.whom[0] == '\0' ? 0xff : to != NULL ? to->lines : 0;

	for (uint32_t i = 0; i < c->model.order_num; i++) {
		const struct zcc_case_row *r = &c->board->cases[c->model.order[i]];
		if (can_be_offered(c, r, lines) && (to == NULL || !board_is_not_theirs(c->board, to, r)) && n-- == 0)
			return r;
	}
	return NULL;
}

static void
calls_draw(struct console *c, struct frame *f)
{
	char title[96];
	unsigned num = 0, first;

	while (nth_call(c, num) != NULL)
		num++;
	if (c->push.whom[0] != '\0')
		text_format(title, sizeof(title), _("Offer %s which call?"), c->push.whom);
	else
		text_format(title, sizeof(title), "%s", _("Offer which call?"));
	int y = pick_box(c, f, title, WIDTH, num, &first);
	for (unsigned n = 0; n < pick_here(c, num); n++) {
		const struct zcc_case_row *r = nth_call(c, first + n);
		char urgency[FMT_ROOM], wait[FMT_ROOM];
		pick_put(c, f, y, n, &(struct pick_item){ .id = r->id });
		fmt_urgency(urgency, r->urgency, r->urgency_by == BY_LINE);
		fmt_wait(wait, calm_ms(c, r->received_line));
		frame_text(f, y + (int)n, 6, 5, urgency_style(r->urgency), urgency);
		frame_put(f, y + (int)n, 12, 9, STYLE_PLAIN, "%8" PRIu64, r->id);
		frame_right(f, y + (int)n, 21, 6, STYLE_PLAIN, wait);
		frame_text(f, y + (int)n, 29, 13, STYLE_PLAIN, line_word(r->line));
		frame_text(f, y + (int)n, 43, 16, STYLE_PLAIN, complaint_label(c->board, r));
		frame_text(f, y + (int)n, 60, 17, STYLE_PLAIN, r->place);
	}
	if (num == 0)
		frame_text(f, y, 6, WIDTH - 8, STYLE_PLAIN, _("no call waits that can be offered"));
	pick_keys(f, num);
}

/* --- To whom ---------------------------------------------------------------------------------- */

static enum hindrance
hindrance_of(const struct console *c, const struct zcc_operator_row *o, const struct zcc_case_row *r)
{
	const struct role_settings *role = settings_role(c->settings, o->role);
	unsigned line = r->line;

	if (!route_is_of(r, o->lines, role != NULL ? role->desk : DESK_NONE))
		return NOT_THEIR_LINE;
	if (board_is_not_theirs(c->board, o, r))
		return NOT_THEIR_COMPLAINT;
	if (o->is_paused)
		return PAUSED;
	if (o->push_case != 0)
		return OFFERED;
	if (o->in_ear > 0 || o->on_hold > 0)
		return TALKS;
	return (room_serves(o) >> line & 1) != 0 ? FREE : ELSEWHERE;
}

static bool
may_choose(enum hindrance why)
{
	return why == FREE || why == TALKS || why == ELSEWHERE;
}

/* Who is asked first: see view_push.h. */
static bool
goes_before(const struct candidate *a, const struct candidate *b)
{
	if (a->why != b->why)
		return a->why < b->why;
	return a->row->busy_line < b->row->busy_line;
}

/* Of who sits at two seats the one that can take it sooner. */
static unsigned
candidates(const struct console *c, const struct zcc_case_row *r, struct candidate out[PEOPLE_MAX])
{
	unsigned num = 0;

	for (uint32_t i = 0; i < c->board->operators_end && num < PEOPLE_MAX; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		struct candidate it = { o, hindrance_of(c, o, r) };
		unsigned at = 0;
		if (o->lines == 0 || strcmp(o->name, c->who.operator) == 0 ||
		    !board_is_there(o, settings_asks_shift(c->settings, o->role)))
			continue;
		for (unsigned k = 0; k < num; k++)
			if (strcmp(out[k].row->name, o->name) == 0) {
				if (goes_before(&out[k], &it))
					it = out[k];
				memmove(&out[k], &out[k + 1], (--num - k) * sizeof(*out));
			}
		while (at < num && !goes_before(&it, &out[at]))
			at++;
		memmove(&out[at + 1], &out[at], (num++ - at) * sizeof(*out));
		out[at] = it;
	}
	return num;
}

static void
candidate_draw(const struct console *c, struct frame *f, int y, const struct candidate *it,
    const struct zcc_case_row *r)
{
	const struct zcc_operator_row *o = it->row;
	char task[40], since[FMT_ROOM];
	enum style style;
	const char *state = room_state_said(c, o, &style);

	frame_text(f, y, 6, 16, STYLE_PLAIN, o->name);
	frame_text(f, y, 23, 14, STYLE_PLAIN, o->role);
	if (it->why == NOT_THEIR_LINE) {
		frame_put(f, y, 38, WIDTH - 40, STYLE_PLAIN, _("does not take line %s"), line_word(r->line));
		return;
	}
	if (it->why == NOT_THEIR_COMPLAINT) {
		frame_put(f, y, 38, WIDTH - 38, STYLE_PLAIN, _("no calls about %s"),
		    board_complaint(c->board, r));
		return;
	}
	if (it->why == OFFERED) {
		frame_put(f, y, 38, WIDTH - 40, STYLE_PLAIN, _("has %" PRIu64 " offered already"), o->push_case);
		return;
	}
	room_task_said(o, task, sizeof(task));
	fmt_wait(since, calm_ms(c, o->busy_line != 0 ? o->busy_line : o->since_line));
	frame_text(f, y, 38, 15, style, state);
	frame_right(f, y, 53, 6, STYLE_PLAIN, since);
	frame_text(f, y, 61, WIDTH - 61, STYLE_PLAIN, task);
}

static void
people_draw(struct console *c, struct frame *f, const struct zcc_case_row *r)
{
	struct candidate it[PEOPLE_MAX];
	char title[96];
	unsigned num = candidates(c, r, it), first;

	text_format(title, sizeof(title), _("Offer %" PRIu64 " (%s) to whom?"), r->id, line_word(r->line));
	int y = pick_box(c, f, title, WIDTH, num, &first);
	for (unsigned n = 0; n < pick_here(c, num); n++) {
		struct pick_item item = { .id = r->id };
		text_copy(item.name, sizeof(item.name), it[first + n].row->name);
		if (may_choose(it[first + n].why))
			pick_put(c, f, y, n, &item);
		candidate_draw(c, f, y + (int)n, &it[first + n], r);
	}
	if (num == 0)
		frame_text(f, y, 6, WIDTH - 8, STYLE_PLAIN, _("nobody is here who takes calls"));
	pick_keys(f, num);
}

void
push_key(struct console *c, int key)
{
	if (keymap_action(key, IN_ASK) == DO_BACK) {
		c->over = OVER_NONE;
		return;
	}
	const struct pick_item *item = pick_key(c, key);
	if (item == NULL)
		return;
	c->push.row = item->id;
	if (item->name[0] != '\0')
		text_copy(c->push.whom, sizeof(c->push.whom), item->name);
	if (c->push.whom[0] != '\0')
		send(c);
}

void
push_draw(struct console *c, struct frame *f)
{
	const struct zcc_case_row *r = board_case(c->board, c->push.row);

	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	if (c->push.row == 0)
		calls_draw(c, f);
	else if (r != NULL && state_is_waiting((enum zcc_state)r->state))
		people_draw(c, f, r);
	else {
		pick_begin(c);
		frame_put(f, f->rows - 2, 1, f->cols - 2, STYLE_STRONG, _("%" PRIu64 " does not wait any more"),
		    c->push.row);
		pick_keys(f, 0);
		return;
	}
	frame_text(f, f->rows - 2, 1, f->cols - 2, STYLE_PLAIN,
	    _("It keeps its place; not taken in time, it is for everybody again"));
}

/* --- What became of it ------------------------------------------------------------------------ */

void
push_sent(struct console *c, uint64_t row, const char *to)
{
	c->push.offered = row;
	c->push.was_seen = false;
	text_copy(c->push.offered_to, sizeof(c->push.offered_to), to);
}

/* Declined, or the time is over: then it waits and is nobody's; else somebody has it. */
void
push_news(struct console *c)
{
	const struct zcc_case_row *r = board_case(c->board, c->push.offered);

	if (c->push.offered == 0 || !c->board->is_live)
		return;
	if (strcmp(console_pushed_to(c, c->push.offered), c->push.offered_to) == 0) {
		c->push.was_seen = true;
		return;
	}
	if (!c->push.was_seen)
		return;
	if (r != NULL && can_be_offered(c, r, 0xff))
		console_say(c, true, _("%s does not take %" PRIu64 ": it is for everybody again"),
		    c->push.offered_to, c->push.offered);
	c->push.offered = 0;
}

/* --- Declining -------------------------------------------------------------------------------- */

void
decline_begin(struct console *c)
{
	const struct zcc_operator_row *own = console_own(c);

	c->push.row = own != NULL ? own->push_case : 0;
	c->over = OVER_DECLINE;
	c->message[0] = '\0';
	pick_begin(c);
}

void
decline_key(struct console *c, int key)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_PUSH, .row = c->push.row };

	if (keymap_action(key, IN_ASK) == DO_BACK) {
		c->over = OVER_NONE;
		return;
	}
	const struct pick_item *item = pick_key(c, key);
	if (item == NULL)
		return;
	text_copy(want.reason, sizeof(want.reason), decline_word(item->kind));
	c->staff.moved[0] = '\0';
	c->over = OVER_NONE;
	send_act(c, &want);
}

void
decline_draw(struct console *c, struct frame *f)
{
	char title[96];
	unsigned first;

	text_format(title, sizeof(title), _("Decline %" PRIu64 ": why?"), c->push.row);
	int y = pick_box(c, f, title, 40, DECLINE_OTHER, &first);
	for (unsigned n = 0; n < DECLINE_OTHER; n++) {
		pick_put(c, f, y, n, &(struct pick_item){ .kind = (uint8_t)(n + 1) });
		frame_text(f, y + (int)n, 6, 30, STYLE_PLAIN, decline_word(n + 1));
	}
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	frame_text(f, f->rows - 2, 1, f->cols - 2, STYLE_PLAIN,
	    _("It is for everybody again; the reason is recorded"));
	pick_keys(f, DECLINE_OTHER);
}
