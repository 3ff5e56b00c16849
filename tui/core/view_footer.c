/* SPDX-License-Identifier: EUPL-1.2 */
/* The last row: the keys that mean something on this screen, for this role, with what is selected. */
#include "tui/core/view.h"

#include "shared/base/text.h"
#include "shared/care/state.h"
#include "tui/core/hand_words.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view_triage.h"

#include <string.h>

/* Where a case is chosen from a list. */
enum { IN_LIST = IN_QUEUE | IN_MELDKAMER | IN_REGIE | IN_WAITROOM };

/* shown: the case under the cursor, NULL = none.  What is in hand is not taken again, but opened, and so is what a
 * regiearts reads: in as many columns, so that a move from the one to the other paints no other word of the row
 * anew. */
static int
footer_item(const struct console *c, const struct binding *b, const struct zcc_case_row *shown, char *out,
    size_t size)
{
	bool opens = b->action == DO_OPEN && shown != NULL && (c->screen == SCREEN_REGIE ||
	    case_is_of(shown, c->who.operator));

	text_format(out, size, "%s %s", b->label, _(b->brief));
	int width = text_width(out);
	if (opens)
		text_format(out, size, "%s %s", b->label, _("open"));
	for (size_t n = strlen(out); opens && text_width(out) < width && n + 1 < size; n++) {
		out[n] = ' ';
		out[n + 1] = '\0';
	}
	return opens && text_width(out) > width ? text_width(out) : width;
}

/* Of a case, and there is none: the key would do nothing. */
static bool
lacks_case(const struct console *c, const struct binding *b, const struct zcc_case_row *shown)
{
	bool is_of_case = b->arg == ARG_CASE || b->arg == ARG_CASE_TEXT;

	return is_of_case && shown == NULL && (console_where(c) & IN_LIST) != 0;
}

static bool
is_with_another(const struct console *c, const struct zcc_case_row *shown)
{
	return shown != NULL && state_is_held((enum zcc_state)shown->state) &&
	    !case_is_of(shown, c->who.operator) && !hand_is_for(c, shown);
}

/* Enter would only say whose it is, or that it is with the meldkamer. */
static bool
takes_in_vain(const struct console *c, const struct binding *b, const struct zcc_case_row *shown)
{
	if (b->action != DO_OPEN || (console_where(c) & (IN_QUEUE | IN_WAITROOM)) == 0 || shown == NULL)
		return false;
	return is_with_another(c, shown) || (!case_is_of(shown, c->who.operator) && !hand_is_for(c, shown) &&
	    state_after((enum zcc_state)shown->state, ACT_CLAIM) == CASE_NONE);
}

/* So would these; on a list they keep their place, so that a move paints little. */
static bool
is_of_its_holder(const struct console *c, const struct binding *b, const struct zcc_case_row *shown)
{
	enum action a = b->action;

	return c->screen == SCREEN_CASE && is_with_another(c, shown) && (a == DO_CLOSE || a == DO_ABANDON ||
	    a == DO_RELEASE || a == DO_HOLD || a == DO_PROMISE || a == DO_CALL || a == DO_TRANSFER ||
	    a == DO_FORWARD || a == DO_IDENTIFY);
}

void
footer_draw(struct console *c, struct frame *f)
{
	char item[64];
	int y = f->rows - 1, x = 1;
	const struct zcc_case_row *shown = board_case(c->board, c->painted_id);
	int help = footer_item(c, binding_of(DO_HELP), shown, item, sizeof(item));

	if (c->screen == SCREEN_TRIAGE) {
		triage_footer(c, f);
		return;
	}
	frame_right(f, y, 0, f->cols, STYLE_PLAIN, item);
	for (unsigned i = 0; i < bindings_num; i++) {
		const struct binding *b = &bindings[i];
		if (b->brief[0] == '\0' || b->action == DO_HELP || !send_may(c, b->verb) ||
		    !(b->where & console_where(c)))
			continue;
		if (b->action == DO_TRIAGE && (shown == NULL || !send_may_triage(c, shown)))
			continue;
		if (lacks_case(c, b, shown) || is_of_its_holder(c, b, shown))
			continue;
		if (b->action == DO_NEXT && c->screen != SCREEN_QUEUE)
			continue; /* works there too; one call at a time is the rule */
		if (b->action == DO_TAB && (!(console_where(c) & IN_CARE) ||
		    model_next_of(&c->model, c->who.operator, 0) == 0))
			continue;
		int w = footer_item(c, b, shown, item, sizeof(item));
		if (x + w + 2 + help > f->cols)
			continue;
		if (!takes_in_vain(c, b, shown)) /* its place stays empty, as above */
			frame_text(f, y, x, w, STYLE_PLAIN, item);
		x += w + 2;
	}
}
