/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The last step: kinds of care by their digit, where to, and what was said.  The text under the cursor
 * stands there whole, the others take one row.
 */
#include "tui/core/view_triage.h"

#include "tui/core/fmt.h"
#include "tui/core/say.h"
#include "tui/core/text.h"
#include "tui/core/triage_care.h"

enum { SUMMARY_ROWS = 2, SUMMARY_MAX = 600, ROW_MAX = 800 };

static int
cares_draw(const struct triage_form *t, struct frame *f, int y, int x, int width)
{
	uint8_t care[TRIAGE_CARES_PAGE];
	unsigned num = triage_cares(t, care), chosen = triage_care(t);
	bool is_elsewhere = chosen != CARE_NONE; /* among all kinds, not among these */

	for (unsigned i = 0; i < num; i++) {
		bool is_chosen = care[i] == chosen;
		bool is_little = care_gravest(care[i]) > triage_form_urgency(t);
		frame_put(f, y + (int)i, x, width, is_chosen ? STYLE_STRONG : STYLE_PLAIN, "%c %u  %-22s %s",
		    is_chosen ? '>' : ' ', i + 1, say_care(care[i]), is_little ? _("too little") :
		    care[i] == CARE_AMBULANCE ? _("by the ambulance service") : "");
		if (is_chosen)
			frame_cursor(f, y + (int)i, x);
		is_elsewhere = is_elsewhere && !is_chosen;
	}
	int used = 0;
	if (is_elsewhere) {
		used = frame_put(f, y + (int)num, x, width, STYLE_STRONG, "> %s  ", say_care(chosen));
		frame_cursor(f, y + (int)num, x);
	}
	frame_put(f, y + (int)num, x + used, width - used, t->is_alone ? STYLE_STRONG : STYLE_PLAIN,
	    "%c %s", t->is_alone ? '>' : ' ', t->is_alone ? _("u  the urgency alone is recorded") :
	    t->has_all_cares ? _("0  more kinds   u  the urgency alone") :
	    _("0  all kinds   u  the urgency alone"));
	return (int)num + 1;
}

/* A list of places there is not: what is known of it is what somebody says. */
static void
place_draw(const struct triage_form *t, struct frame *f, int y, int x, int width)
{
	int used = frame_put(f, y, x, width, STYLE_PLAIN, "  %s ", _("g  where to:"));

	if (t->over == TRIAGE_OVER_PLACE)
		field_draw(&t->place, f, y, x + used, width - used);
	else
		frame_text(f, y, x + used, width - used, t->place.len > 0 ? STYLE_STRONG : STYLE_OLD,
		    t->place.len > 0 ? t->place.text : _("not said; capacity is not known here, call first"));
}

static void
texts_draw(const struct triage_form *t, struct frame *f, int y, int x, int height, int width)
{
	uint16_t text[TRIAGE_SAID_MAX];
	unsigned nets, num = triage_texts(t, text, &nets);
	unsigned at = t->text_at < num ? t->text_at : num > 0 ? num - 1 : 0;
	int whole = num > 0 ? frame_wrapped(NULL, 0, 0, width - 6, STYLE_PLAIN, t->p->text[text[at]].text) : 0;
	unsigned first = 0;
	char begin[ROW_MAX];

	while (first < at && (int)(at - first) + whole > height)
		first++;
	for (unsigned i = first; i < num && height > 0; i++) {
		const char *words = t->p->text[text[i]].text;
		frame_put(f, y, x, 6, STYLE_PLAIN, "%c[%c]%c", i == at ? '>' : ' ',
		    triage_is_said(t, text[i]) ? 'x' : ' ', i >= nets ? '*' : ' ');
		int rows = 1;
		if (i == at) {
			rows = frame_wrapped(f, y, x + 6, width - 6, STYLE_STRONG, words);
		} else {
			fmt_short(begin, sizeof(begin), words, width - 6);
			frame_text(f, y, x + 6, width - 6, STYLE_PLAIN, begin);
		}
		y += rows;
		height -= rows;
	}
}

void
triage_care_draw(const struct triage_form *t, struct frame *f, int y, int x, int height, int width)
{
	char summary[SUMMARY_MAX];
	int end = y + height;

	y += cares_draw(t, f, y, x, width);
	place_draw(t, f, y, x, width);
	frame_rule(f, y + 1, x, width, _("Said to the caller (Space); * is the safety net"));
	triage_summary(t, summary, sizeof(summary));
	int rows = end - SUMMARY_ROWS > y + 5 ? SUMMARY_ROWS : 0;
	texts_draw(t, f, y + 2, x, end - rows - y - 2, width);
	if (rows > 0 && summary[0] != '\0') {
		int used = frame_put(f, end - rows, x + 1, width - 1, STYLE_STRONG, "%s ", _("Goes along:"));
		frame_wrapped(f, end - rows, x + 1 + used, width - 1 - used, STYLE_PLAIN, summary);
	}
}
