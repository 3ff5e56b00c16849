/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The middle of the triage screen.  A list of questions: what was answered takes one row with the
 * answer and what it weighs, the one that is asked is open with its words and options, the rest is a
 * name.  The open one is always whole on the screen; what does not fit above it scrolls away.
 */
#include "tui/core/view_triage.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"
#include "tui/core/triage_given.h"
#include "tui/core/triage_words.h"

#include <string.h>

enum { NAME_WIDTH = 25, COMPLAINT_WIDTH = 36, URGENCY_WIDTH = 8, WORDS_MAX = 128 };

struct area {
	const struct console *c;
	struct frame *f;
	int y, x, height, width;
};

static void
urgency_draw(const struct area *a, int y, unsigned urgency)
{
	char u[FMT_ROOM];
	int x = a->x + a->width - URGENCY_WIDTH;

	if (urgency > URGENCY_MAX)
		return;
	fmt_urgency(u, urgency, false);
	frame_text(a->f, y, x, 2, STYLE_PLAIN, "->");
	frame_text(a->f, y, x + 3, 4, urgency_style(urgency), u);
}

/* A question as it is asked: its name, words, and options with what each weighs. */
struct asked {
	const struct protocol_criterion *q;
	const uint8_t *urgency; /* of its options, NULL = as the protocol has them */
	uint8_t answer;
	const struct given_answer *given; /* not answered: what somebody else was, NULL = nothing ... */
	uint8_t option;                   /* ... and the option that it is; ANSWER_NONE = its words do not say */
};

/* Whose an answer is, and when he was given it; only when where there is no room for more. */
struct origin {
	char by[2 * ZCC_OPERATOR_SIZE], at[CLOCK_MINUTE_SIZE];
};

static struct origin
origin_of(const struct console *c, const struct given_answer *g)
{
	enum { DAY_MS = 24 * 3600 * 1000 };
	struct origin o = { 0 };
	int64_t now = c->board->now_line + c->board->wall_offset;

	text_clean(o.by, sizeof(o.by), g->by, false);
	if (now - g->at_ms < DAY_MS)
		fmt_clock(o.at, g->at_ms);
	else
		clock_minute(o.at, g->at_ms);
	return o;
}

static unsigned
weight(const struct asked *k, unsigned option)
{
	return k->urgency != NULL ? k->urgency[option - 1] : k->q->option[option - 1].urgency;
}

static int
open_height(const struct asked *k, int width)
{
	return 1 + frame_wrapped(NULL, 0, 0, width - 6, STYLE_PLAIN, k->q->question) + k->q->options_num + 1 +
	    (k->given != NULL);
}

/* Behind the options of the question that is asked. */
static void
confirm_draw(const struct area *a, int y, const struct given_answer *g, bool is_known)
{
	struct origin o = origin_of(a->c, g);
	char said[2 * GIVEN_VALUE_SIZE];

	text_clean(said, sizeof(said), g->value, false);
	frame_put(a->f, y, a->x + 2, a->width - 2, STYLE_STRONG, is_known ?
	    _("Space  %s: given to %s at %s, not confirmed") : _("\"%s\" was said to %s at %s: which one is it?"),
	    said, o.by, o.at);
}

static void
open_draw(const struct area *a, int y, const struct asked *k)
{
	char words[WORDS_MAX];

	frame_put(a->f, y, a->x, a->width, STYLE_STRONG, "> %s%s%s", k->q->code[1] == '\0' ? k->q->code : "",
	    k->q->code[1] == '\0' ? " " : "", k->q->name);
	frame_cursor(a->f, y, a->x);
	y += 1 + frame_wrapped(a->f, y + 1, a->x + 5, a->width - 6, STYLE_PLAIN, k->q->question);
	for (unsigned i = 1; i <= k->q->options_num; i++, y++) {
		frame_put(a->f, y, a->x + 5, a->width - 5 - URGENCY_WIDTH, STYLE_PLAIN, "%u  %s", i,
		    k->q->option[i - 1].text);
		urgency_draw(a, y, weight(k, i));
	}
	triage_answer(k->q, ANSWER_UNKNOWN, words, sizeof(words));
	frame_put(a->f, y, a->x + 5, a->width - 5 - URGENCY_WIDTH, STYLE_PLAIN, "0  %s", words);
	urgency_draw(a, y, weight(k, k->q->unknown));
	if (k->given != NULL)
		confirm_draw(a, y + 1, k->given, k->option != ANSWER_NONE);
}

int
triage_origin_draw(const struct console *c, struct frame *f, int y, int x, int width, int used,
    const struct given_answer *g)
{
	struct origin o = origin_of(c, g);
	char label[sizeof(o.by) + sizeof(o.at)];

	text_format(label, sizeof(label), "%s %s", o.by, o.at);
	const char *shown = used + 2 + text_width(label) <= width ? label : o.at;
	frame_right(f, y, x, width, STYLE_OLD, shown);
	return width - text_width(shown) - 1;
}

/* What somebody else was answered weighs nothing: where its weight would stand is whose it is. */
static void
given_draw(const struct area *a, int y, const struct asked *k)
{
	char said[2 * GIVEN_VALUE_SIZE], words[WORDS_MAX], all[WORDS_MAX + 4];
	int x = a->x + NAME_WIDTH + 2, width = a->width - NAME_WIDTH - 2;

	text_clean(said, sizeof(said), k->given->value, false);
	text_copy(all, sizeof(all), said);
	if (k->q != NULL && k->option != ANSWER_NONE) {
		triage_answer(k->q, k->option, words, sizeof(words));
		text_format(all, sizeof(all), "%u  %s", k->option == ANSWER_UNKNOWN ? 0U : k->option, words);
	}
	int room = triage_origin_draw(a->c, a->f, y, x, width, text_width(all), k->given);
	frame_text(a->f, y, x, room, STYLE_OLD, all);
}

static void
closed_draw(const struct area *a, int y, const struct asked *k)
{
	char words[WORDS_MAX];
	unsigned digit = k->answer == ANSWER_UNKNOWN ? 0 : k->answer;

	frame_put(a->f, y, a->x, NAME_WIDTH, STYLE_PLAIN, "%c %s%s%s", k->answer != ANSWER_NONE ? 'v' :
	    k->given != NULL ? '?' : ' ', k->q->code[1] == '\0' ? k->q->code : "", k->q->code[1] == '\0' ? " " : "", k->q->name);
	if (k->answer == ANSWER_NONE && k->given != NULL)
		given_draw(a, y, k);
	if (k->answer == ANSWER_NONE)
		return;
	triage_answer(k->q, k->answer, words, sizeof(words));
	frame_put(a->f, y, a->x + NAME_WIDTH + 2, a->width - NAME_WIDTH - 2 - URGENCY_WIDTH, STYLE_PLAIN,
	    "%u  %s", digit, words);
	urgency_draw(a, y, weight(k, digit == 0 ? k->q->unknown : digit));
}

/* `rows` questions of which `at` is open (none: rows), so that it is whole on the screen. */
static void
list_draw(const struct area *a, const struct asked *k, unsigned rows, unsigned at)
{
	int open = at < rows ? open_height(&k[at], a->width) : 0;
	unsigned first = 0;

	while (at < rows && first < at && (int)(at - first) + open > a->height)
		first++;
	int y = a->y;
	for (unsigned i = first; i < rows && y < a->y + a->height; i++) {
		if (i == at) {
			open_draw(a, y, &k[i]);
			y += open;
		} else {
			closed_draw(a, y++, &k[i]);
		}
	}
}

static void
abcd_draw(const struct triage_form *t, const struct area *a)
{
	struct asked k[PROTOCOL_ABCD_MAX];
	unsigned open = t->over == TRIAGE_OVER_LETTER ? t->letter : t->p->abcd_num;

	for (unsigned i = 0; i < t->p->abcd_num; i++)
		k[i] = (struct asked){ .q = &t->p->abcd[i], .answer = t->a.abcd[i] };
	list_draw(a, k, t->p->abcd_num, open);
	if (open == t->p->abcd_num) {
		frame_text(a->f, a->y + (int)t->p->abcd_num + 1, a->x + 2, a->width - 2, STYLE_STRONG,
		    _("Is the patient safe?  v  all letters are safe   a-e  ask one"));
		frame_cursor(a->f, a->y + (int)t->p->abcd_num + 1, a->x + 2);
	}
	if (open == t->p->abcd_num && t->given.num > 0) {
		struct origin o = origin_of(a->c, &t->given.answer[0]);
		frame_put(a->f, a->y + (int)t->p->abcd_num + 2, a->x + 2, a->width - 2, STYLE_PLAIN,
		    _("%u given, from %s %s on, not confirmed.  ABCD is yours to ask."), t->given.num, o.by, o.at);
	}
}

static void
complaint_draw(const struct triage_form *t, const struct area *a)
{
	static const char label[] = N_("Complaint");
	uint16_t found[TRIAGE_FOUND_MAX];
	unsigned num = triage_form_found(t, found);
	int used = frame_put(a->f, a->y, a->x, a->width, STYLE_STRONG, "  %s: ", _(label));

	field_draw(&t->search, a->f, a->y, a->x + used, a->width - used);
	if (num == 0)
		frame_text(a->f, a->y + 2, a->x + 2, a->width - 2, STYLE_PLAIN, t->search.len == 0 ?
		    _("Some letters of the complaint, or of another word for it") :
		    _("No complaint begins so; other letters, or a word for it"));
	for (unsigned i = 0; i < num && i < TRIAGE_FOUND_MAX; i++) {
		const struct protocol_complaint *k = &t->p->complaint[found[i]];
		char other[160] = "", name[96];
		for (unsigned s = 0; s < k->synonyms_num; s++)
			text_format(other + strlen(other), sizeof(other) - strlen(other), "%s%s",
			    s > 0 ? ", " : "", k->synonym[s]);
		bool is_at = i == t->found_at;
		fmt_short(name, sizeof(name), k->name, COMPLAINT_WIDTH - 2);
		frame_put(a->f, a->y + 2 + (int)i, a->x, COMPLAINT_WIDTH, is_at ? STYLE_STRONG : STYLE_PLAIN,
		    "%c %s", is_at ? '>' : ' ', name);
		frame_text(a->f, a->y + 2 + (int)i, a->x + COMPLAINT_WIDTH + 1,
		    a->width - COMPLAINT_WIDTH - 1, STYLE_PLAIN, other);
	}
	if (num > TRIAGE_FOUND_MAX)
		frame_put(a->f, a->y + 2 + TRIAGE_FOUND_MAX, a->x + 2, a->width - 2, STYLE_PLAIN,
		    _("(%u more: more letters)"), num - TRIAGE_FOUND_MAX);
}

static void
pain_draw(const struct triage_form *t, const struct area *a, int y, bool is_at)
{
	char score[24] = "";

	if (t->a.pain_stated != PAIN_NONE && t->a.pain_corrected != PAIN_NONE)
		text_format(score, sizeof(score), _("%d, corrected %d"), t->a.pain_stated,
		    t->a.pain_corrected);
	else if (t->a.pain_stated != PAIN_NONE)
		text_format(score, sizeof(score), "%d", t->a.pain_stated);
	frame_put(a->f, y, a->x, NAME_WIDTH, is_at ? STYLE_STRONG : STYLE_PLAIN, "%c %s", is_at ? '>' :
	    t->a.pain_stated != PAIN_NONE ? 'v' : triage_given_of(t, triage_form_rows(t) - 1) != NULL ? '?' :
	    ' ', _("Pain, 0 to 10"));
	const struct given_answer *g = triage_given_of(t, triage_form_rows(t) - 1);
	if (!is_at) {
		frame_text(a->f, y, a->x + NAME_WIDTH + 2, 24, STYLE_PLAIN, score);
		if (g != NULL)
			given_draw(a, y, &(struct asked){ .given = g });
		return;
	}
	if (g != NULL && t->pain.len == 0) {
		text_clean(score, sizeof(score), g->value, false);
		frame_put(a->f, y, a->x + NAME_WIDTH + 2, 24, STYLE_STRONG, _("Space  %s"), score);
		triage_origin_draw(a->c, a->f, y, a->x + NAME_WIDTH + 2, a->width - NAME_WIDTH - 2, 24, g);
		return;
	}
	field_draw(&t->pain, a->f, y, a->x + NAME_WIDTH + 2, 7);
	/* beside a score the rest only where all of it fits */
	const char *how = _("stated, or stated/corrected; Enter");
	bool is_room = score[0] == '\0' || text_width(score) + 3 + text_width(how) <= a->width - NAME_WIDTH - 10;
	frame_put(a->f, y, a->x + NAME_WIDTH + 10, a->width - NAME_WIDTH - 10, STYLE_PLAIN, "%s%s%s", score,
	    score[0] != '\0' && is_room ? "   " : "", is_room ? how : "");
}

static void
criteria_draw(const struct triage_form *t, const struct area *a)
{
	const struct protocol_variant *v = triage_form_variant(t);
	struct asked k[PROTOCOL_ASKED_MAX];

	if (v == NULL)
		return;
	for (unsigned i = 0; i < v->asked_num; i++)
		k[i] = (struct asked){ &t->p->criterion[v->asked[i].criterion], v->asked[i].urgency,
			t->a.criterion[v->asked[i].criterion], triage_given_of(t, i),
			triage_given_option(t, i) };
	bool has_pain = triage_form_rows(t) > v->asked_num;
	struct area above = *a;
	const struct given_answer *first;
	unsigned given = triage_given_open(t, &first);
	if (given > 0) {
		frame_put(a->f, above.y++, a->x + 1, a->width - 1, STYLE_OLD,
		    _("%u given, not confirmed: Space is so, a digit differs, l asks all again"), given);
		above.height--;
	}
	above.height -= has_pain;
	list_draw(&above, k, v->asked_num, t->at);
	if (has_pain)
		pain_draw(t, a, above.y + above.height, t->at == v->asked_num);
}

/* A letter that is asked again, over another step. */
static void
letter_draw(const struct triage_form *t, const struct area *a)
{
	struct asked k = { .q = &t->p->abcd[t->letter], .answer = t->a.abcd[t->letter] };

	open_draw(a, a->y, &k);
}

void
triage_step_draw(const struct console *c, struct frame *f, int y, int x, int height, int width)
{
	const struct triage_form *t = &c->triage;
	struct area a = { c, f, y, x, height, width };

	if (t->over == TRIAGE_OVER_LETTER && t->step != TRIAGE_ABCD)
		letter_draw(t, &a);
	else if (t->step == TRIAGE_ABCD)
		abcd_draw(t, &a);
	else if (t->step == TRIAGE_COMPLAINT)
		complaint_draw(t, &a);
	else if (t->step == TRIAGE_CRITERIA)
		criteria_draw(t, &a);
	else
		triage_care_draw(t, f, y, x, height, width);
}
