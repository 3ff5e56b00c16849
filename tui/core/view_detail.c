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
#include "tui/core/route_words.h"
#include "tui/core/say.h"
#include "tui/core/text.h"
#include "tui/core/triage_words.h"
#include "tui/core/view_mend.h"
#include "tui/core/view_background.h"

#include <inttypes.h>

static void
headline(const struct console *c, struct frame *f, int y, int x, int width,
    const struct zcc_case_row *row)
{
	char u[FMT_ROOM], age[FMT_ROOM];
	int at = x + 1;

	fmt_urgency(u, row->urgency, row->urgency_by == BY_LINE);
	fmt_age_sex(age, row->age, row->sex);
	at += frame_put(f, y, at, width - 1, STYLE_STRONG, "%-7" PRIu64, row->id) + 1;
	at += frame_text(f, y, at, x + width - at, urgency_style(row->urgency), u) + 1;
	frame_put(f, y, at, x + width - at, STYLE_PLAIN, "%-4s %-16s %-18s %s", age,
	    row->place[0] != '\0' ? row->place : "?", complaint_label(c->board, row), line_word(row->line));
}

enum { FINE_MS = 30000 /* the last of a norm counts down by 2 s, all else steps by 10 */ };

static void
norm_line(const struct console *c, struct frame *f, int y, int x, int width,
    const struct zcc_case_row *row)
{
	int64_t now = c->board->now_line;
	enum norm n = norm_now(row->due_line, row->norm_s, now);
	char norm[FMT_ROOM], left[FMT_ROOM];

	if (n == NORM_NONE) {
		frame_text(f, y, x + 1, width - 1, STYLE_PLAIN, _("No clock is running"));
		return;
	}
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
	frame_text(f, y, x + 1 + used, 1, norm_style(n), sign);
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

/* Columns used: what the telephone knows of it. */
static int
telephone(struct frame *f, int y, int x, int end, const struct zcc_case_row *row,
    const struct zcc_hand *h)
{
	int at = x;

	if (row->again != 0)
		at += frame_put(f, y, at, end - at, STYLE_STRONG, _("called again: %" PRIu64 "  "),
		    row->again);
	if (row->marks & CASE_MARK_RETURNED)
		at += frame_put(f, y, at, end - at, STYLE_STRONG, _("was on hold too long with %s  "),
		    row->held_by);
	if (row->marks & CASE_MARK_REGIE)
		at += frame_put(f, y, at, end - at, STYLE_STRONG, "%s  ", _("the regiearts decides"));
	if (row->attempts > 0)
		at += frame_put(f, y, at, end - at, STYLE_PLAIN,
		    ngettext("called back %u time in vain  ", "called back %u times in vain  ",
		    row->attempts), (unsigned)row->attempts);
	if (hand_is_ride(row, h) && row->promised_line != 0) {
		char when[FMT_ROOM];
		fmt_clock(when, row->promised_wall);
		at += frame_put(f, y, at, end - at, STYLE_STRONG, _("call the patient at %s (b)  "), when);
	}
	if (rank_is_call_back(row) && row->marks & CASE_MARK_NO_NUMBER)
		at += frame_put(f, y, at, end - at, STYLE_PLAIN, "%s  ",
		    _("no number: cannot be called back"));
	return at - x;
}

/* Columns used: what the triage made of it, and what it still lacks. */
static int
triage(const struct console *c, struct frame *f, int y, int x, int end, const struct zcc_case_row *row)
{
	const struct zcc_triage *t = board_triage(c->board, row);
	char cause[96];
	int at = x;

	if (t->times == 0)
		return 0;
	if (triage_wants_regie(t))
		at += frame_put(f, y, at, end - at, STYLE_STRONG, "%s  ", _("TO THE REGIEARTS"));
	else if (triage_is_instructed(t))
		at += frame_put(f, y, at, end - at, STYLE_STRONG, _("SENT BACK by %s: read it (o)  "), t->regie_by);
	triage_cause_said(console_protocol_of(c, row), t, cause, sizeof(cause));
	at += frame_put(f, y, at, end - at, STYLE_PLAIN,
	    _("protocol %s by %s, asked %u of %u  "), urgency_word(t->system), cause, (unsigned)t->asked,
	    (unsigned)t->asked_of);
	if (triage_is_advised(t))
		at += frame_put(f, y, at, end - at, STYLE_PLAIN, "%s  ", _("advised"));
	return at - x;
}

/* Columns used: who waits where care is given, and when he is triaged again. */
static int
waits_here(const struct console *c, struct frame *f, int y, int x, int end,
    const struct zcc_case_row *row)
{
	int64_t due = waitroom_due(c->board, c->settings, row), now = c->board->now_line;
	char when[FMT_ROOM];

	if (c->screen == SCREEN_WAITROOM || !waitroom_waits(c->board, row)) /* there it stands in the list */
		return 0;
	if (due == ZCC_NEVER)
		return frame_put(f, y, x, end - x, STYLE_PLAIN, "%s  ", _("in the waiting room"));
	bool is_over = waitroom_is_over(due, now);
	fmt_wait(when, is_over ? calm_ms(c, due) : due - now);
	return frame_put(f, y, x, end - x, is_over ? STYLE_STRONG : STYLE_PLAIN, is_over ?
	    _("TRIAGE AGAIN, over by %s  ") :
	    _("triage again in %s  "), when);
}

static void
flags_line(const struct console *c, struct frame *f, int y, int x, int width,
    const struct zcc_case_row *row, bool has_triage_row)
{
	const char *left_by = console_left_by(c, row->id);
	int at = x + 1, end = x + width;

	char limits[160], route[160];
	if (c->screen != SCREEN_CASE && limits_words(row->limits, limits, sizeof(limits)))
		at += frame_put(f, y, at, end - at, STYLE_LOST, "%s", limits) + 2;
	char mended[96];
	mend_label(row, mended, sizeof(mended));
	if (mended[0] != '\0')
		at += frame_put(f, y, at, end - at, STYLE_LOST, "%s", mended) + 2;
	for (unsigned i = 1; i <= TAGS_NUM; i++)
		if ((row->tags >> i & 1) != 0)
			at += frame_put(f, y, at, end - at, STYLE_STRONG, "%s  ", tag_label(i));
	if (left_by != NULL)
		at += frame_put(f, y, at, end - at, STYLE_STRONG,
		    _("the caller may still be talking with %s  "), left_by);
	if (state_is_under_way((enum zcc_state)row->before))
		at += frame_put(f, y, at, end - at, STYLE_STRONG, "%s  ",
		    _("care is on its way, and nobody follows it"));
	if (row->flags & CASE_FLAG_DECLINED)
		at += frame_put(f, y, at, end - at, STYLE_STRONG, "%s  ", _("ADVICE NOT AGREED: read it (o)"));
	at += waits_here(c, f, y, at, end, row);
	if (row->flags & CASE_FLAG_LATER)
		at += frame_put(f, y, at, end - at, STYLE_STRONG, "%s  ", _("from paper, entered later"));
	if (row->who.state != IDENTITY_NONE)
		at += frame_put(f, y, at, end - at, STYLE_PLAIN, "%s  ", row->who.state == IDENTITY_DONE ?
		    _("patient known") : _("patient not known"));
	if (!has_triage_row)
		at += triage(c, f, y, at, end, row);
	at += telephone(f, y, at, end, row, board_hand(c->board, row));
	if (!has_triage_row && asked_words(c->settings, row, route, sizeof(route)))
		at += frame_put(f, y, at, end - at, STYLE_STRONG, "%s  ", route);
	if (!has_triage_row && sent_words(c, row, route, sizeof(route)))
		at += frame_put(f, y, at, end - at, STYLE_STRONG, "%s  ", route);
	if (row->post[0] != '\0')
		at += frame_put(f, y, at, end - at, STYLE_PLAIN, _("forwarded by %s  "), row->post);
	if (row->flags & CASE_FLAG_EARLIER) {
		char earlier[96];
		earlier_label(c, row, earlier, sizeof(earlier));
		at += frame_put(f, y, at, end - at, STYLE_STRONG, "%s  ", earlier);
	}
	if (row->flags & CASE_FLAG_NOTED)
		at += frame_put(f, y, at, end - at, STYLE_PLAIN, "%s  ", _("has notes"));
	if (row->flags & CASE_FLAG_FREETEXT)
		at += frame_put(f, y, at, end - at, STYLE_PLAIN, "%s  ", _("words in the dossier"));
	if (row->flags & CASE_FLAG_CALLBACK)
		at += frame_put(f, y, at, end - at, STYLE_PLAIN, "%s  ", _("nobody on the line"));
	if (row->flags & CASE_FLAG_ERASED)
		at += frame_put(f, y, at, end - at, STYLE_PLAIN, "%s  ", _("dossier erased"));
	if (at == x + 1)
		frame_text(f, y, at, end - at, STYLE_PLAIN, _("no earlier contact, no notes"));
}

void
detail_draw(const struct console *c, struct frame *f, int y, int x, int height, int width,
    const struct zcc_case_row *row)
{
	char hand[160];
	enum style style;

	if (row == NULL || height < 4)
		return;
	headline(c, f, y, x, width, row);
	bool has_row = height > 5; /* this part is narrow and tall: more rows, and less on each */
	state_line(c, f, y + 1, x, width, row, !has_row);
	if (hand_line(c, row, hand, sizeof(hand), &style))
		frame_text(f, y + 2, x + 1, width - 1, style, hand);
	else
		norm_line(c, f, y + 2, x, width, row);
	if (has_row && asked_words(c->settings, row, hand, sizeof(hand)))
		frame_text(f, y + 6, x + 1, width - 1, STYLE_STRONG, hand);
	if (has_row && height > 7 && sent_words(c, row, hand, sizeof(hand)))
		frame_text(f, y + 7, x + 1, width - 1, STYLE_STRONG, hand);
	if (has_row) {
		triage(c, f, y + 4, x + 1, x + width, row);
		frame_text(f, y + 5, x + 1, width - 1, STYLE_STRONG, care_label(c, row));
	}
	flags_line(c, f, y + 3, x, width, row, has_row);
}
