/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/route_words.h"

#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/route.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"

#include <string.h>

const char *
asks_label(unsigned help)
{
	switch (help) {
	case HELP_URGENCY: return _("urgency");
	case HELP_DEPLOY: return _("deployment");
	case HELP_STAY: return _("indication");
	case HELP_FOLLOW_UP: return _("follow-up");
	default: return "";
	}
}

const char *
asks_short(unsigned help)
{
	switch (help) {
	case HELP_URGENCY: return _("urgency");
	case HELP_DEPLOY: return _("deploy");
	case HELP_STAY: return _("stay");
	case HELP_FOLLOW_UP: return _("placing");
	default: return "";
	}
}

/* Pieces one behind the other, with two blanks between. */
static void
append(char *out, size_t size, const char *piece)
{
	size_t at = strlen(out);

	text_format(out + at, size - at, "%s%s", at > 0 ? "  " : "", piece);
}

bool
asked_words(const struct settings *s, const struct zcc_case_row *row, char *out, size_t size)
{
	const char *asks = asks_label(row->asks), *as = professional_word(row->professional);
	char piece[80];

	out[0] = '\0';
	if (asks[0] != '\0' && as[0] != '\0')
		text_format(out, size, _("asks %s (%s)"), asks, as);
	else if (asks[0] != '\0')
		text_format(out, size, _("asks %s"), asks);
	else if (as[0] != '\0')
		text_format(out, size, _("professional: %s"), as);
	if (row->desk != DESK_NONE && row->desk != route_desk_of(s, row->asks)) {
		text_format(piece, sizeof(piece), _("for %s"), alarm_desk_word(row->desk));
		append(out, size, piece);
	}
	return out[0] != '\0';
}

bool
sent_words(const struct console *c, const struct zcc_case_row *row, char *out, size_t size)
{
	const struct zcc_forward *f = &board_hand(c->board, row)->forward;
	const char *from = f->desk != DESK_NONE ? alarm_desk_word(f->desk) : line_word(f->line);
	char piece[16], at[FMT_ROOM];

	out[0] = '\0';
	if (f->by[0] == '\0')
		return false;
	fmt_clock(at, f->sent_wall);
	text_format(out, size, _("from %s by %s %s: %s"), from, f->by, at, forward_word(f->why));
	if (row->forwards > 1) {
		text_format(piece, sizeof(piece), "(%ux)", (unsigned)row->forwards);
		append(out, size, piece);
	}
	return true;
}
