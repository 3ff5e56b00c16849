/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One case that the operator opened: board data above, the dossier below once it was asked for.
 * Personal data stands here and nowhere else, and is wiped when the screen is left.
 */
#include "tui/core/view.h"

#include "shared/base/text.h"
#include "tui/core/fmt.h"
#include "tui/core/hand_words.h"
#include "tui/core/say.h"
#include "tui/core/text.h"
#include "tui/core/triage_words.h"
#include "tui/core/view_background.h"
#include "tui/core/view_noodknop.h"

#include <inttypes.h>
#include <string.h>

enum { HEAD_ROWS = 4, LABEL_WIDTH = 12, SAID_MAX = 8192 };

/* Lines of the dossier, counted from its top; only those in the window are drawn. */
struct pager {
	struct frame *f;
	const struct protocol *protocol; /* in whose words answers are said; NULL = as codes */
	int y, x, width, height;
	unsigned top, line;
};

static int
pager_row(struct pager *p)
{
	unsigned line = p->line++;

	return line < p->top || line - p->top >= (unsigned)p->height ? -1 :
	    p->y + (int)(line - p->top);
}

/* The bytes of `s` that fit in `width` columns, broken at a blank where there is one. */
static size_t
fitting(const char *s, int width)
{
	const char *p = s, *blank = NULL;
	int used = 0;

	for (;;) {
		const char *from = p;
		int32_t cp = text_next(&p);
		if (cp == 0)
			return (size_t)(from - s);
		int w = cp > 0 ? text_width_of(cp) : 1;
		if (used + w > width)
			return (size_t)((blank != NULL && blank > s ? blank : from) - s);
		if (cp == ' ')
			blank = p;
		used += w;
	}
}

static void
field_lines(struct pager *p, const char *label, const char *value)
{
	char part[ZCC_NOTE_SIZE];
	bool is_first = true;

	if (value[0] == '\0')
		return;
	while (*value != '\0') {
		size_t n = fitting(value, p->width - LABEL_WIDTH - 2);
		if (n == 0)
			break;
		memcpy(part, value, n);
		part[n] = '\0';
		int y = pager_row(p);
		if (y >= 0 && is_first)
			frame_text(p->f, y, p->x + 1, LABEL_WIDTH, STYLE_PLAIN, label);
		if (y >= 0)
			frame_text(p->f, y, p->x + 1 + LABEL_WIDTH, p->width - LABEL_WIDTH - 1,
			    STYLE_PLAIN, part);
		value += n;
		is_first = false;
	}
}

/* By whom, when and why; what it says is there for who asks (PE-6). */
static void
struck_line(struct pager *p, const struct dossier_part *part, bool shows_struck)
{
	char at[FMT_ROOM];
	int y = pager_row(p);

	fmt_clock(at, part->struck_ms);
	if (y >= 0 && part->went_to != 0)
		frame_put(p->f, y, p->x + 1, p->width - 1, STYLE_OLD, shows_struck ?
		    _("OF SOMEBODY ELSE, who is in %" PRIu64 ": %s by %s") :
		    _("OF SOMEBODY ELSE, who is in %" PRIu64 ": %s by %s, z shows it"), part->went_to, at,
		    part->struck_by);
	else if (y >= 0)
		frame_put(p->f, y, p->x + 1, p->width - 1, STYLE_OLD, shows_struck ?
		    _("STRUCK at %s by %s, %s") : _("STRUCK at %s by %s, %s: z shows it"), at,
		    part->struck_by, strike_word(part->struck_why));
}

/* Agreeing with advice has no words: those are of who does not. */
static const char *
part_label(const struct dossier_part *part)
{
	return part->verb == VERB_AUTHORISE ? _("does not agree with the advice") : say_verb(part->verb);
}

static void
part_lines(struct pager *p, const struct dossier_part *part, unsigned number, bool shows_struck)
{
	const struct ask_dossier *d = &part->fields;
	char at[FMT_ROOM], said[SAID_MAX];
	int y = pager_row(p);

	fmt_clock(at, part->at_ms);
	if (y >= 0 && part->verb == VERB_DRAFT)
		frame_put(p->f, y, p->x + 1, p->width - 1, STYLE_STRONG, _("%s not recorded by %s"),
		    at, part->operator);
	else if (y >= 0 && (part->verb == VERB_NOTE || part->verb == VERB_BACKGROUND))
		frame_put(p->f, y, p->x + 1, p->width - 1, STYLE_STRONG, "%s %s %s  [%u]", at,
		    part->operator, say_verb(part->verb), number);
	else if (y >= 0)
		frame_put(p->f, y, p->x + 1, p->width - 1, STYLE_STRONG, "%s %s %s", at,
		    part->operator, part_label(part));
	y = part->came_from != 0 ? pager_row(p) : -1;
	if (y >= 0)
		frame_put(p->f, y, p->x + 1, p->width - 1, STYLE_OLD, _("was recorded in %" PRIu64 " first"),
		    part->came_from);
	if (part->struck_why != STRIKE_NONE) {
		struck_line(p, part, shows_struck);
		if (!shows_struck)
			return;
	}
	field_lines(p, _("Name"), d->name);
	fmt_date(said, sizeof(said), d->birth_date);
	field_lines(p, _("Born"), said);
	field_lines(p, _("BSN"), d->bsn);
	field_lines(p, _("Phone"), d->phone);
	field_lines(p, _("Address"), d->address);
	field_lines(p, _("Caller"), d->caller);
	field_lines(p, _("Complaint"), d->complaint);
	field_lines(p, _("Note"), d->note);
	field_lines(p, _("Spoke with"), d->spoken);
	field_lines(p, _("Situation"), d->situation);
	field_lines(p, _("Background"), d->background);
	field_lines(p, _("Assessment"), d->assessment);
	field_lines(p, _("Expected"), d->recommendation);
	triage_answers_said(p->protocol, d->answers, said, sizeof(said));
	field_lines(p, _("Answers"), said);
	triage_texts_said(p->protocol, d->advice, said, sizeof(said));
	field_lines(p, _("Said"), said);
	field_lines(p, _("Where to"), d->destination);
	field_lines(p, _("Kind"), d->item_kind);
	limit_said(part->limit, part->is_allowed, said, sizeof(said));
	field_lines(p, _("Limit"), said);
	field_lines(p, _("Told by"), d->origin);
	field_lines(p, _("Consent"), d->consent);
	fmt_date(said, sizeof(said), d->since);
	field_lines(p, _("Since"), said);
	field_lines(p, _("What"), d->item);
	field_lines(p, _("Organisation"), d->organisation);
}

static void
dossier_draw(struct console *c, struct frame *f, int y, int height)
{
	int banner = noodknop_banner(c, f, y);
	struct pager p = { f, console_protocol_of(c, board_case(c->board, c->case_id)), y += banner, 0, f->cols, height -= banner, c->dossier.top, 0 };

	if (c->dossier.row != c->case_id) {
		frame_text(f, y, 1, f->cols - 1, STYLE_PLAIN,
		    _("The dossier is not open. o opens it; that is recorded with your name."));
		return;
	}
	if (c->dossier.num == 0)
		frame_text(f, y, 1, f->cols - 1, STYLE_PLAIN, _("The dossier is empty."));
	for (unsigned i = 0; i < c->dossier.num; i++)
		part_lines(&p, &c->dossier.part[i], i + 1, c->dossier.shows_struck);
	unsigned most = p.line > (unsigned)height ? p.line - (unsigned)height : 0;
	if (c->dossier.top > most) {
		c->dossier.top = most;
		frame_clear(f, y, 0, height, f->cols);
		dossier_draw(c, f, y - banner, height + banner);
	}
}

void
case_draw(struct console *c, struct frame *f, int y)
{
	const struct zcc_case_row *row = board_case(c->board, c->case_id);

	frame_cursor(f, y, 0);
	if (row == NULL) {
		frame_put(f, y, 1, f->cols - 1, STYLE_PLAIN, _("%" PRIu64 " is no longer on the board"),
		    c->case_id);
	} else {
		y += limits_draw(row, f, y, 0, f->cols);
		detail_draw(c, f, y, 0, HEAD_ROWS, f->cols, row);
		frame_text(f, y, 0, 1, STYLE_STRONG, ">");
		console_paints(c, row);
	}
	int at = y + HEAD_ROWS + (row != NULL ? packet_draw(c, f, y + HEAD_ROWS, row) : 0);
	frame_rule(f, at, 0, f->cols, _("Dossier"));
	dossier_draw(c, f, at + 1, f->rows - 3 - (at + 1));
	frame_rule(f, f->rows - 3, 0, f->cols, NULL);
}
