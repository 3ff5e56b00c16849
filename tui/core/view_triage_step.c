/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The middle of the triage screen.  A list of questions: what was answered takes one row with the
 * answer and what it weighs, the one that is asked is open with its words and options, the rest is a
 * name.  The open one is always whole on the screen; what does not fit above it scrolls away.
 */
#include "tui/core/view_triage.h"

#include "shared/base/text.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"
#include "tui/core/triage_words.h"

#include <string.h>

enum { NAME_WIDTH = 25, URGENCY_WIDTH = 8, WORDS_MAX = 128 };

struct area {
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
};

static unsigned
weight(const struct asked *k, unsigned option)
{
	return k->urgency != NULL ? k->urgency[option - 1] : k->q->option[option - 1].urgency;
}

static int
open_height(const struct asked *k, int width)
{
	return 1 + frame_wrapped(NULL, 0, 0, width - 6, STYLE_PLAIN, k->q->question) + k->q->options_num + 1;
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
}

static void
closed_draw(const struct area *a, int y, const struct asked *k)
{
	char words[WORDS_MAX];
	unsigned digit = k->answer == ANSWER_UNKNOWN ? 0 : k->answer;

	frame_put(a->f, y, a->x, NAME_WIDTH, STYLE_PLAIN, "%c %s%s%s", k->answer != ANSWER_NONE ? 'v' : ' ',
	    k->q->code[1] == '\0' ? k->q->code : "", k->q->code[1] == '\0' ? " " : "", k->q->name);
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
		k[i] = (struct asked){ &t->p->abcd[i], NULL, t->a.abcd[i] };
	list_draw(a, k, t->p->abcd_num, open);
	if (open == t->p->abcd_num) {
		frame_text(a->f, a->y + (int)t->p->abcd_num + 1, a->x + 2, a->width - 2, STYLE_STRONG,
		    _("Is the patient safe?  v  all letters are safe   a-e  ask one"));
		frame_cursor(a->f, a->y + (int)t->p->abcd_num + 1, a->x + 2);
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
		char other[160] = "";
		for (unsigned s = 0; s < k->synonyms_num; s++)
			text_format(other + strlen(other), sizeof(other) - strlen(other), "%s%s",
			    s > 0 ? ", " : "", k->synonym[s]);
		bool is_at = i == t->found_at;
		frame_put(a->f, a->y + 2 + (int)i, a->x, 36, is_at ? STYLE_STRONG : STYLE_PLAIN, "%c %s",
		    is_at ? '>' : ' ', k->name);
		frame_text(a->f, a->y + 2 + (int)i, a->x + 37, a->width - 37, STYLE_PLAIN, other);
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
	    t->a.pain_stated != PAIN_NONE ? 'v' : ' ', _("Pain, 0 to 10"));
	if (!is_at) {
		frame_text(a->f, y, a->x + NAME_WIDTH + 2, 24, STYLE_PLAIN, score);
		return;
	}
	field_draw(&t->pain, a->f, y, a->x + NAME_WIDTH + 2, 7);
	frame_put(a->f, y, a->x + NAME_WIDTH + 10, a->width - NAME_WIDTH - 10, STYLE_PLAIN, "%s%s%s",
	    score, score[0] != '\0' ? "   " : "", _("stated, or stated/corrected; Enter"));
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
			t->a.criterion[v->asked[i].criterion] };
	bool has_pain = triage_form_rows(t) > v->asked_num;
	struct area above = *a;
	above.height -= has_pain;
	list_draw(&above, k, v->asked_num, t->at);
	if (has_pain)
		pain_draw(t, a, a->y + above.height, t->at == v->asked_num);
}

/* A letter that is asked again, over another step. */
static void
letter_draw(const struct triage_form *t, const struct area *a)
{
	struct asked k = { &t->p->abcd[t->letter], NULL, t->a.abcd[t->letter] };

	open_draw(a, a->y, &k);
}

void
triage_step_draw(const struct console *c, struct frame *f, int y, int x, int height, int width)
{
	const struct triage_form *t = &c->triage;
	struct area a = { f, y, x, height, width };

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
