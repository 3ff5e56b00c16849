/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the board says about one case.  No names: those are in the dossier.
 */
#include "tui/core/view.h"

#include "shared/base/text.h"
#include "shared/care/hand.h"
#include "shared/care/rank.h"
#include "shared/care/state.h"
#include "shared/care/triage.h"
#include "shared/care/waitroom.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/hand_words.h"
#include "tui/core/mend_words.h"
#include "tui/core/route_words.h"
#include "tui/core/say.h"
#include "tui/core/text.h"
#include "tui/core/triage_words.h"
#include "tui/core/view_background.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Words side by side, each whole: what does not fit goes behind what stands on another row, and ".." says of
 * what fits nowhere that it is there. */
struct flow {
	struct frame *f;
	int y, x, end;
	int other_y, other_x; /* no room there: other_x is end */
	bool is_begun, is_full;
};

/* Blanks at the end of the words are those before the next. */
static void ZCC_PRINTF(3, 4)
flow_put(struct flow *to, enum style style, const char *fmt, ...)
{
	char said[256];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(said, sizeof(said), fmt, ap);
	va_end(ap);
	size_t bare = strlen(said);
	while (bare > 0 && said[bare - 1] == ' ')
		bare--;
	int width = text_width(said) - (int)(strlen(said) - bare);
	int room = to->end - to->x, other = to->end - to->other_x;

	if (width > room && width <= other) {
		to->other_x += frame_text(to->f, to->other_y, to->other_x, other, style, said);
		return;
	}
	to->is_full = to->is_full || width > room;
	if (width > room && to->is_begun)
		return;
	to->is_begun = true;
	to->x += frame_text(to->f, to->y, to->x, room, style, said);
}

static void
flow_end(struct flow *to)
{
	if (to->is_full)
		frame_text(to->f, to->y, to->x < to->end - 2 ? to->x : to->end - 2, 2, STYLE_STRONG, "..");
}

/* Where all of it fits, each stands in a column of its own; else close together, and where there are rows to
 * spare (may_wrap) the line on the next.  Rows used. */
static int
headline(const struct console *c, struct frame *f, int y, int x, int width,
    const struct zcc_case_row *row, bool may_wrap)
{
	const char *place = row->place[0] != '\0' ? row->place : "?", *line = line_word(row->line);
	const char *complaint = complaint_label(c->board, row);
	char u[FMT_ROOM], age[FMT_ROOM], said[160];
	int at = x + 1;

	fmt_urgency(u, row->urgency, row->urgency_by == BY_LINE);
	fmt_age_sex(age, row->age, row->sex);
	at += frame_put(f, y, at, width - 1, STYLE_STRONG, "%-7" PRIu64, row->id) + 1;
	at += frame_text(f, y, at, x + width - at, urgency_style(row->urgency), u) + 1;
	int room = x + width - at;
	text_format(said, sizeof(said), "%-4s %-16s %-18s %s", age, place, complaint, line);
	if (text_width(said) > room)
		text_format(said, sizeof(said), "%-4s %s  %s  %s", age, place, complaint, line);
	bool is_wrapped = may_wrap && text_width(said) > room;
	if (is_wrapped) {
		text_format(said, sizeof(said), "%-4s %s  %s", age, place, complaint);
		frame_text(f, y + 1, x + 1, width - 1, STYLE_PLAIN, line);
	}
	frame_text(f, y, at, room, STYLE_PLAIN, said);
	return 1 + is_wrapped;
}

enum { FINE_MS = 30000 /* the last of a norm counts down by 2 s, all else steps by 10 */ };

/* Columns used. */
static int
norm_line(const struct console *c, struct frame *f, int y, int x, int width,
    const struct zcc_case_row *row)
{
	int64_t now = c->board->now_line;
	enum norm n = norm_now(row->due_line, row->norm_s, now);
	char norm[FMT_ROOM], left[FMT_ROOM];

	if (n == NORM_NONE)
		return 1 + frame_text(f, y, x + 1, width - 1, STYLE_PLAIN, _("No clock is running"));
	bool is_promise = row->promised_line != 0 && row->promised_line == row->due_line;
	if (is_promise)
		fmt_clock(norm, row->promised_wall);
	else
		fmt_norm(norm, row->norm_s);
	if (n == NORM_OVER)
		fmt_wait(left, calm_ms(c, row->due_line));
	else if (row->due_line - now < FINE_MS)
		fmt_left(left, row->due_line - now);
	else
		fmt_wait(left, row->due_line - now);
	int used = frame_put(f, y, x + 1, width - 1, STYLE_PLAIN,
	    is_promise ? n == NORM_OVER ? _("Promised for %s  over by %s") :
	        _("Promised for %s  left %s") :
	    n == NORM_OVER ? _("Norm %s  over by %s") : _("Norm %s  left %s"), norm, left);
	char sign[2] = { norm_sign(n), '\0' };
	return 1 + used + frame_text(f, y, x + 1 + used, 1, norm_style(n), sign);
}

/* What was chosen; "" = nothing yet. */
static const char *
care_label(const struct console *c, const struct zcc_case_row *row)
{
	return say_care(board_triage(c->board, row)->care);
}

static void
state_line(const struct console *c, struct frame *f, int y, int x, int width,
    const struct zcc_case_row *row, bool has_care)
{
	char at[FMT_ROOM], since[FMT_ROOM];

	fmt_clock(at, row->received_wall);
	fmt_wait(since, calm_ms(c, row->state_line));
	int used = frame_put(f, y, x + 1, width - 1, STYLE_PLAIN, _("In %s  %s since %s"), at,
	    state_label(row->state), since);
	if (row->claimed_by[0] != '\0')
		used += frame_put(f, y, x + 1 + used, width - 1 - used, STYLE_PLAIN, _("  with %s"),
		    row->claimed_by);
	if (has_care && care_label(c, row)[0] != '\0')
		frame_put(f, y, x + 1 + used, width - 1 - used, STYLE_STRONG, "  %s", care_label(c, row));
}

/* What the telephone knows of it. */
static void
telephone(struct flow *to, const struct zcc_case_row *row, const struct zcc_hand *h)
{
	if (row->again != 0)
		flow_put(to, STYLE_STRONG, _("called again: %" PRIu64 "  "),
		    row->again);
	if (row->marks & CASE_MARK_RETURNED)
		flow_put(to, STYLE_STRONG, _("was on hold too long with %s  "),
		    row->held_by);
	if (row->marks & CASE_MARK_REGIE)
		flow_put(to, STYLE_STRONG, "%s  ", _("the regiearts decides"));
	if (row->attempts > 0)
		flow_put(to, STYLE_PLAIN, ngettext("called back %u time in vain  ", "called back %u times in vain  ",
		    row->attempts), (unsigned)row->attempts);
	if (hand_is_ride(row, h) && row->promised_line != 0) {
		char when[FMT_ROOM];
		fmt_clock(when, row->promised_wall);
		flow_put(to, STYLE_STRONG, _("call the patient at %s (b)  "), when);
	}
	if (rank_is_call_back(row) && row->marks & CASE_MARK_NO_NUMBER)
		flow_put(to, STYLE_PLAIN, "%s  ", _("no number: cannot be called back"));
}

/* What the triage made of it, and what it still lacks. */
static void
triage(const struct console *c, struct flow *to, const struct zcc_case_row *row)
{
	const struct zcc_triage *t = board_triage(c->board, row);
	char cause[96];

	if (t->times == 0)
		return;
	if (triage_wants_regie(t))
		flow_put(to, STYLE_STRONG, "%s  ", _("TO THE REGIEARTS"));
	else if (triage_is_instructed(t))
		flow_put(to, STYLE_STRONG, _("SENT BACK by %s: read it (o)  "), t->regie_by);
	triage_cause_said(console_protocol_of(c, row), t, cause, sizeof(cause));
	flow_put(to, STYLE_PLAIN,
	    _("protocol %s by %s, asked %u of %u  "), urgency_word(t->system), cause, (unsigned)t->asked,
	    (unsigned)t->asked_of);
	if (triage_is_advised(t))
		flow_put(to, STYLE_PLAIN, "%s  ", _("advised"));
}

/* Who waits where care is given, and when he is triaged again. */
static void
waits_here(const struct console *c, struct flow *to, const struct zcc_case_row *row)
{
	int64_t due = waitroom_due(c->board, c->settings, row), now = c->board->now_line;
	char when[FMT_ROOM];

	if (c->screen == SCREEN_WAITROOM || !waitroom_waits(c->board, row)) /* there it stands in the list */
		return;
	if (due == ZCC_NEVER) {
		flow_put(to, STYLE_PLAIN, "%s  ", _("in the waiting room"));
		return;
	}
	bool is_over = waitroom_is_over(due, now);
	fmt_wait(when, is_over ? calm_ms(c, due) : due - now);
	if (is_over)
		flow_put(to, STYLE_STRONG, _("TRIAGE AGAIN, over by %s  "), when);
	else
		flow_put(to, STYLE_PLAIN, _("triage again in %s  "), when);
}

/* Two blanks behind it that are not marked. */
static void
flow_mark(struct flow *to, const char *said)
{
	flow_put(to, STYLE_LOST, "%s", said);
	flow_put(to, STYLE_PLAIN, "  ");
}

static void
flags_line(const struct console *c, struct flow *to, const struct zcc_case_row *row, bool has_triage_row,
    bool has_route_rows)
{
	const char *left_by = console_left_by(c, row->id);
	char limits[160], route[160];
	if (c->screen != SCREEN_CASE && limits_words(row->limits, limits, sizeof(limits)))
		flow_mark(to, limits);
	char mended[96];
	mend_label(row, mended, sizeof(mended));
	if (mended[0] != '\0')
		flow_mark(to, mended);
	for (unsigned i = 1; i <= TAGS_NUM; i++)
		if ((row->tags >> i & 1) != 0)
			flow_put(to, STYLE_STRONG, "%s  ", tag_label(i));
	if (left_by != NULL)
		flow_put(to, STYLE_STRONG, _("the caller may still be talking with %s  "), left_by);
	if (state_is_under_way((enum zcc_state)row->before))
		flow_put(to, STYLE_STRONG, "%s  ", _("care is on its way, and nobody follows it"));
	if (row->flags & CASE_FLAG_DECLINED)
		flow_put(to, STYLE_STRONG, "%s  ", _("ADVICE NOT AGREED: read it (o)"));
	waits_here(c, to, row);
	if (row->flags & CASE_FLAG_LATER)
		flow_put(to, STYLE_STRONG, "%s  ", _("from paper, entered later"));
	if (row->who.state != IDENTITY_NONE)
		flow_put(to, STYLE_PLAIN, "%s  ", row->who.state == IDENTITY_DONE ?
		    _("patient known") : _("patient not known"));
	if (!has_triage_row)
		triage(c, to, row);
	telephone(to, row, board_hand(c->board, row));
	if (!has_route_rows && asked_words(c->settings, row, route, sizeof(route)))
		flow_put(to, STYLE_STRONG, "%s  ", route);
	if (!has_route_rows && sent_words(c, row, route, sizeof(route)))
		flow_put(to, STYLE_STRONG, "%s  ", route);
	if (row->post[0] != '\0')
		flow_put(to, STYLE_PLAIN, _("forwarded by %s  "), row->post);
	if (row->flags & CASE_FLAG_EARLIER) {
		char earlier[96];
		earlier_label(c, row, earlier, sizeof(earlier));
		flow_put(to, STYLE_STRONG, "%s  ", earlier);
	}
	if (row->flags & CASE_FLAG_NOTED)
		flow_put(to, STYLE_PLAIN, "%s  ", _("has notes"));
	if (row->flags & CASE_FLAG_FREETEXT)
		flow_put(to, STYLE_PLAIN, "%s  ", _("words in the dossier"));
	if (row->flags & CASE_FLAG_CALLBACK)
		flow_put(to, STYLE_PLAIN, "%s  ", _("nobody on the line"));
	if (row->flags & CASE_FLAG_ERASED)
		flow_put(to, STYLE_PLAIN, "%s  ", _("dossier erased"));
	if (!to->is_begun)
		flow_put(to, STYLE_PLAIN, "%s", _("no earlier contact, no notes"));
}

/* Where the words of a row end that are drawn. */
static int
row_end(const struct frame *f, int y, int x, int end)
{
	while (end > x && f->cell[frame_at(f, y, end - 1)].cp == ' ')
		end--;
	return end;
}

void
detail_draw(const struct console *c, struct frame *f, int y, int x, int height, int width,
    const struct zcc_case_row *row)
{
	char words[160];
	enum style style;
	int used, end = x + width, last = y + height - 1;
	bool has_row = height > 5; /* this part is narrow and tall: more rows, and less on each */

	if (row == NULL || height < 4)
		return;
	y += headline(c, f, y, x, width, row, has_row);
	state_line(c, f, y++, x, width, row, !has_row);
	if (hand_line(c, row, words, sizeof(words), &style)) { /* an instruction: whole, in as many rows as it takes */
		y += frame_wrapped(f, y, x + 1, width - 1, style, words) - 1;
		used = row_end(f, y, x, end) - x;
	} else {
		used = norm_line(c, f, y, x, width, row);
	}
	struct flow flags = { .f = f, .y = y + 1, .x = x + 1, .end = end, .other_y = y,
		.other_x = x + used + 2 };
	if (y == last) /* behind the end of the instruction */
		flags = (struct flow){ .f = f, .y = y, .x = flags.other_x, .end = end, .other_x = end };
	bool has_asked = has_row && y + 4 <= last, has_sent = has_row && y + 5 <= last;
	if (has_asked && asked_words(c->settings, row, words, sizeof(words)))
		frame_text(f, y + 4, x + 1, width - 1, STYLE_STRONG, words);
	if (has_sent && sent_words(c, row, words, sizeof(words)))
		frame_text(f, y + 5, x + 1, width - 1, STYLE_STRONG, words);
	if (has_row) {
		int care = frame_text(f, y + 3, x + 1, width - 1, STYLE_STRONG, care_label(c, row));
		struct flow asked = { .f = f, .y = y + 2, .x = x + 1, .end = end, .other_y = y + 3,
			.other_x = x + 1 + care + (care > 0 ? 2 : 0) };
		triage(c, &asked, row);
		flow_end(&asked);
	}
	flags_line(c, &flags, row, has_row, has_asked && has_sent);
	flow_end(&flags);
}
