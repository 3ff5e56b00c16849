/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_background.h"
#include "tui/core/view_triage.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/words.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"
#include "tui/core/triage_given.h"
#include "tui/core/triage_words.h"
#include "tui/core/view.h"
#include "tui/core/view_identity.h"

#include <inttypes.h>
#include <string.h>

enum {
	HEAD = 4, FOOT = 6, LETTER_WIDTH = 15, WORDS_MAX = 512,
	BESIDE = 58, /* columns of the queue on a wide screen */
	STEP_ROWS = 10, /* a question with its options is whole in this: else what is around it gives way */
	FOOT_SHORT = 4
};

static void
head_draw(const struct console *c, struct frame *f, int y, int x, int width,
    const struct zcc_case_row *row)
{
	char age[FMT_ROOM];

	fmt_age_sex(age, row->age, row->sex);
	frame_put(f, y, x + 1, width - 1, STYLE_STRONG, "%s  %s  %s", age,
	    row->place[0] != '\0' ? row->place : "?", complaint_label(c->board, row));
	frame_right(f, y, x, width, STYLE_PLAIN, line_word(row->line));
}

enum { SECOND_CONTACT_COLUMNS = 24 };

/* Whole or not at all: the key stands below as well. */
static void
hint_draw(struct frame *f, int y, int x, int width, const char *hint)
{
	if (text_width(hint) <= width)
		frame_text(f, y, x, width, STYLE_PLAIN, hint);
}

/* What weighs beside the questions, and what travels along. */
static void
ticked_draw(const struct console *c, struct frame *f, int y, int x, int width,
    const struct zcc_case_row *row)
{
	const struct triage_form *t = &c->triage;
	char ticked[WORDS_MAX];
	int at = x + 1, end = x + width;

	triage_ticked(t, ticked, sizeof(ticked));
	char earlier[96] = "";

	if (row->flags & CASE_FLAG_EARLIER)
		earlier_label(c, row, earlier, sizeof(earlier));
	/* That he was here before is seen however long his name is (NT-6). */
	int kept = earlier[0] == '\0' ? 0 : text_width(earlier) + 2;
	at += identity_head(c, f, y, at, end - at - (kept < SECOND_CONTACT_COLUMNS ? kept : SECOND_CONTACT_COLUMNS), row);
	if (earlier[0] != '\0') {
		at += frame_put(f, y, at, end - at, STYLE_STRONG, "%s  ", earlier);
	}
	unsigned given = triage_given_factors(t);
	if (given > 0)
		at += frame_put(f, y, at, end - at, STYLE_STRONG, _("x: %u not confirmed"), given) + 2;
	if (given > 0 && ticked[0] == '\0')
		return;
	if (ticked[0] == '\0')
		hint_draw(f, y, at, end - at, _("x: alarm signs, risks, context: none yet"));
	else
		frame_put(f, y, at, end - at, STYLE_STRONG, _("Mind: %s"), ticked);
}

/* The steps in a row, the second by this name. */
static void
trail(const struct triage_form *t, const struct triage_result *r, const char *complaint, char *out, size_t size)
{
	static const char *const names[TRIAGE_STEPS_NUM] = { "ABCDE", N_("Complaint"), N_("Criteria"),
		N_("Care") };
	char part[96];

	out[0] = '\0';
	for (unsigned i = 0; i < TRIAGE_STEPS_NUM; i++) {
		const char *name = i == TRIAGE_COMPLAINT && complaint != NULL ? complaint : _(names[i]);
		bool is_done = i == TRIAGE_ABCD && r->abcd_asked == r->abcd_of;
		text_format(part, sizeof(part), "%s%u %s%s%s", i > 0 ? " - " : "", i + 1, name,
		    is_done ? " ok" : "", i == t->step ? "*" : "");
		text_format(out + strlen(out), size - strlen(out), "%s", part);
		if (i == TRIAGE_CRITERIA && complaint != NULL)
			text_format(out + strlen(out), size - strlen(out), " %u/%u", r->asked, r->asked_of);
	}
}

/* Where one is of the steps: all of them, however long the complaint's name is. */
static void
trail_draw(const struct triage_form *t, struct frame *f, int y, int x, int width,
    const struct triage_result *r)
{
	char title[WORDS_MAX], name[96];
	const char *complaint = t->a.complaint == PROTOCOL_NONE ? NULL : t->p->complaint[t->a.complaint].name;

	trail(t, r, complaint, title, sizeof(title));
	int over = text_width(title) - (width - 4);
	if (complaint != NULL && over > 0) {
		fmt_short(name, sizeof(name), complaint, text_width(complaint) - over);
		trail(t, r, name, title, sizeof(title));
	}
	frame_rule(f, y, x, width, title);
}

static void
letters_draw(const struct triage_form *t, struct frame *f, int y, int x)
{
	for (unsigned i = 0; i < t->p->abcd_num; i++) {
		const struct protocol_criterion *l = &t->p->abcd[i];
		uint8_t answer = t->a.abcd[i];
		unsigned option = answer == ANSWER_UNKNOWN ? l->unknown : answer;
		unsigned urgency = option >= 1 ? l->option[option - 1].urgency : URGENCY_NONE;
		char words[160];
		triage_answer(l, answer, words, sizeof(words));
		int at = x + 1 + (int)i * LETTER_WIDTH;
		frame_put(f, y, at, 2, STYLE_STRONG, "%s", l->code);
		frame_text(f, y, at + 2, LETTER_WIDTH - 3, urgency_style(urgency),
		    answer == ANSWER_NONE ? "?" : words);
	}
}

static void
sum_draw(const struct triage_form *t, struct frame *f, int y, int x, int width,
    const struct triage_result *r, bool has_notice)
{
	char cause[96], title[160], u[FMT_ROOM];
	unsigned worst = protocol_worst(t->p, &t->a);

	triage_cause(t, r, cause, sizeof(cause));
	if (r->urgency > URGENCY_MAX)
		text_copy(title, sizeof(title), _("No urgency yet"));
	else
		text_format(title, sizeof(title), _("Proposal now %s by %s"), urgency_word(r->urgency), cause);
	frame_rule(f, y, x, width, title);
	int at = x + 1;
	unsigned urgency = triage_form_urgency(t);
	if (urgency <= URGENCY_MAX) {
		fmt_urgency(u, urgency, false);
		at += frame_text(f, y + 1, at, 4, urgency_style(urgency), u) + 1;
	}
	if (t->own != URGENCY_NONE)
		at += frame_put(f, y + 1, at, x + width - at, STYLE_STRONG, _("your judgement: %s  "),
		    regrade_word(t->own_reason));
	if (worst < r->urgency)
		frame_put(f, y + 1, at, x + width - at, STYLE_PLAIN,
		    _("what was not asked can still make it %s"), urgency_word(worst));
	char there[64];
	if (t->a.variant != VARIANT_PHYSICAL)
		text_copy(there, sizeof(there), _("by telephone (f)"));
	else if (t->with[0] == '\0')
		text_copy(there, sizeof(there), _("here (f), with whom? (m)"));
	else
		text_format(there, sizeof(there), _("here (f), with %s (m)"), t->with);
	frame_right(f, y + 1, x, width, STYLE_PLAIN, there);
	if (has_notice)
		frame_wrapped(f, y + 2, x + 1, width - 1, STYLE_OLD, t->p->notice);
}

static void
reasons_draw(const struct triage_form *t, struct frame *f, int x)
{
	char title[64];
	int height = TRIAGE_REASONS_NUM + 2, y = f->rows - 3 - height, width = 44;

	text_format(title, sizeof(title), _("Judge %s: why?"), urgency_word(t->wanted));
	frame_box(f, y, x + 1, height, width, title);
	for (unsigned i = 1; i <= TRIAGE_REASONS_NUM; i++)
		frame_put(f, y + (int)i, x + 3, width - 4, STYLE_PLAIN, "%u  %s", i, regrade_word(i));
	frame_cursor(f, y + 1, x + 3);
}

static void
why_draw(const struct triage_form *t, struct frame *f, int x)
{
	int y = f->rows - 6, width = f->cols - x - 2;
	char title[64];

	text_format(title, sizeof(title), _("Judge %s: why, in words for the dossier"), urgency_word(t->wanted));
	frame_box(f, y, x + 1, 3, width, title);
	field_draw(&t->why, f, y + 1, x + 3, width - 4);
}

static void
again_draw(struct frame *f, int x)
{
	int height = TRIAGE_AGAINS_NUM + 2, y = f->rows - 3 - height, width = 44;

	frame_box(f, y, x + 1, height, width, _("All again: why?"));
	for (unsigned i = 1; i <= TRIAGE_AGAINS_NUM; i++)
		frame_put(f, y + (int)i, x + 3, width - 4, STYLE_PLAIN, "%u  %s", i, retriage_word(i));
	frame_cursor(f, y + 1, x + 3);
}

static void
factors_draw(const struct console *c, struct frame *f, int x)
{
	const struct triage_form *t = &c->triage;
	unsigned num = t->p->factors_num + t->p->flags_num;
	int height = f->rows - 6, rows = height - 2, width = 60;
	unsigned first = t->factor_at >= (unsigned)rows ? t->factor_at - (unsigned)rows + 1 : 0;

	frame_box(f, 2, x + 1, height, width, _("Alarm signs, risks, context; and what travels along"));
	for (unsigned i = first; i < num && (int)(i - first) < rows; i++) {
		bool is_flag = i >= t->p->factors_num;
		unsigned n = is_flag ? i - t->p->factors_num : i;
		bool is_on = is_flag ? t->a.flags >> n & 1 : t->a.factors >> n & 1;
		int y = 3 + (int)(i - first);
		const struct given_answer *g = triage_given_factor(t, i);
		int used = frame_put(f, y, x + 3, width - 4, i == t->factor_at ? STYLE_STRONG : STYLE_PLAIN,
		    "%c [%c] %s%s", i == t->factor_at ? '>' : ' ', is_on ? 'x' : g != NULL ? '?' : ' ',
		    is_flag ? t->p->flag[n].name : t->p->factor[n].name,
		    is_flag && g == NULL ? _(" (weighs nothing)") : "");
		if (g != NULL)
			triage_origin_draw(c, f, y, x + 3, width - 4, used, g);
		if (i == t->factor_at)
			frame_cursor(f, y, x + 3);
	}
}

static void
number_draw(const struct triage_form *t, struct frame *f, int x)
{
	int y = f->rows - 6, width = 60;

	frame_box(f, y, x + 1, 3, width, _("Number where the patient is"));
	field_draw(&t->number, f, y + 1, x + 3, width - 4);
}

void
triage_draw(struct console *c, struct frame *f, int y)
{
	const struct zcc_case_row *row = board_case(c->board, c->triage.row);
	const struct triage_form *t = &c->triage;
	bool is_split = f->cols >= CONSOLE_SPLIT;
	int x = is_split ? BESIDE + 1 : 0, width = f->cols - x;

	if (row == NULL || t->p == NULL) {
		frame_put(f, y, 1, f->cols - 1, STYLE_PLAIN, _("%" PRIu64 " is no longer on the board"),
		    t->row);
		return;
	}
	console_paints(c, row);
	struct triage_result r = protocol_urgency(t->p, &t->a);
	if (is_split)
		queue_beside(c, f, y, f->rows - 2 - y, BESIDE);
	y += limits_draw(row, f, y, x, width);
	bool is_short = f->rows - FOOT - y - HEAD < STEP_ROWS;
	int foot = is_short ? FOOT_SHORT : FOOT;
	if (!is_short) {
		head_draw(c, f, y, x, width, row);
		ticked_draw(c, f, y + 1, x, width, row);
		letters_draw(t, f, y + 3, x);
		y += 2;
	}
	trail_draw(t, f, y++, x, width, &r);
	y += !is_short;
	triage_step_draw(c, f, y, x, f->rows - foot - y, width);
	sum_draw(t, f, f->rows - foot, x, width, &r, !is_short);
	if (t->over == TRIAGE_OVER_REASON)
		reasons_draw(t, f, x);
	else if (t->over == TRIAGE_OVER_FACTORS)
		factors_draw(c, f, x);
	else if (t->over == TRIAGE_OVER_NUMBER)
		number_draw(t, f, x);
	else if (t->over == TRIAGE_OVER_WHY)
		why_draw(t, f, x);
	else if (t->over == TRIAGE_OVER_AGAIN)
		again_draw(f, x);
}

void
triage_footer(const struct console *c, struct frame *f)
{
	static const char *const keys[TRIAGE_STEPS_NUM] = {
		[TRIAGE_ABCD] = N_("v all safe  a-e letter  x context  h hung up  i note  ! ambulance"),
		[TRIAGE_COMPLAINT] = N_("letters search  Enter choose  Esc back  ! ambulance"),
		[TRIAGE_CRITERIA] =
		    N_("0-9 answer  Bksp back  Enter on  +/- urgency  x context  ! ambulance"),
		[TRIAGE_CARE] = N_("j commit  1-9 care  g where to  Space said  +/- urgency  ! ambulance") };
	static const char *const over[] = {
		[TRIAGE_OVER_LETTER] = N_("0-9 answer  Esc back  ! ambulance"),
		[TRIAGE_OVER_REASON] = N_("1-7 reason  t in words  +/- further  Esc back"),
		[TRIAGE_OVER_FACTORS] = N_("Space on or off  Up Down  Esc ready"),
		[TRIAGE_OVER_PLACE] = N_("Where does the care go?  Enter ready"),
		[TRIAGE_OVER_NUMBER] = N_("The number where the patient is  Enter ready"),
		[TRIAGE_OVER_AGAIN] = N_("1-6 reason  Esc back"),
		[TRIAGE_OVER_WHY] = N_("What you saw or heard  Enter ready, then its reason") };
	const struct triage_form *t = &c->triage;
	int y = f->rows - 1;
	bool is_given = t->p != NULL && t->step == TRIAGE_CRITERIA && triage_given_of(t, t->at) != NULL;

	frame_text(f, y, 1, f->cols - 3, STYLE_PLAIN, t->over != TRIAGE_OVER_NONE ? _(over[t->over]) :
	    is_given ? _("Space is so  0-9 otherwise  Bksp back  Enter on  l all again  ! ambulance") :
	    _(keys[t->step]));
	frame_right(f, y, 0, f->cols, STYLE_PLAIN, "?");
}
