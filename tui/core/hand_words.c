/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/hand_words.h"

#include "shared/base/text.h"
#include "shared/care/hand.h"
#include "tui/core/calm.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

bool
hand_is_for(const struct console *c, const struct zcc_case_row *row)
{
	const struct zcc_hand *h = board_hand(c->board, row);

	return hand_is_transfer(h) && strcmp(row->claimed_by, c->who.operator) != 0 &&
	    strcmp(h->to, (h->flags & HAND_FLAG_ROLE) != 0 ? c->who.role : c->who.operator) == 0;
}

bool
hand_is_late(const struct console *c, const struct zcc_case_row *row)
{
	const struct zcc_hand *h = board_hand(c->board, row);

	return hand_is_unheard(row, h) && h->kind != HAND_NONE && c->settings->rav_wait_s > 0 &&
	    c->board->now_line - hand_since(row, h) >= (int64_t)c->settings->rav_wait_s * 1000;
}

bool
hand_label(const struct console *c, const struct zcc_case_row *row, char *out, size_t size,
    enum style *style)
{
	const struct zcc_hand *h = board_hand(c->board, row);
	bool is_here = c->who.desk == DESK_MELDKAMER; /* who acknowledges, not who telephones */

	*style = STYLE_PLAIN;
	if (h->kind == HAND_NONE) {
		return false; /* also of an older hub, which did not keep it */
	} else if (is_here && hand_is_unheard(row, h)) {
		*style = hand_is_late(c, row) ? STYLE_OVER : STYLE_STRONG;
		text_format(out, size, "%s", row->state == CASE_RAV ? _("RAV NEW") : _("MK NEW"));
	} else if (hand_is_for(c, row)) {
		*style = STYLE_STRONG;
		text_format(out, size, "%s", _("FOR YOU"));
	} else if (hand_is_transfer(h)) {
		text_format(out, size, _("TO %s"), h->to);
	} else if (hand_is_late(c, row)) {
		*style = STYLE_OVER;
		text_format(out, size, "%s", row->state == CASE_RAV ? _("RAV PHONE!") : _("MK PHONE!"));
	} else if (hand_is_unheard(row, h)) {
		text_format(out, size, "%s", row->state == CASE_RAV ? _("RAV WAITS") : _("MK WAITS"));
	} else if (hand_is_to_meldkamer(row) && h->state == HAND_SPOKEN) {
		text_format(out, size, "%s", row->state == CASE_RAV ? _("RAV TOLD") : _("MK TOLD"));
	} else if (row->state == CASE_OVERGEDRAGEN && h->kind == HAND_RAV) {
		text_format(out, size, "%s", _("RAV HAS IT"));
	} else {
		return false;
	}
	return true;
}

/* The name of a service, as the screen says it. */
static const char *
service_said(unsigned service)
{
	static const char *const said[] = {
		[SERVICE_POLITIE] = N_("police"),
		[SERVICE_BRANDWEER] = N_("fire service"),
		[SERVICE_GRIP] = N_("GRIP"),
		[SERVICE_RAMP] = N_("disaster"),
	};

	return service < sizeof(said) / sizeof(said[0]) && said[service] != NULL ? _(said[service]) : "";
}

static void
unheard_line(const struct console *c, const struct zcc_case_row *row, char *out, size_t size)
{
	const struct zcc_hand *h = board_hand(c->board, row);
	const struct meldkamer_settings *m = settings_meldkamer(c->settings, h->to);
	char since[FMT_ROOM];
	bool is_late = hand_is_late(c, row);
	const char *number = m == NULL ? _("card 1") : is_late ? m->second : m->telephone;

	fmt_wait(since, calm_ms(c, hand_since(row, h)));
	if (c->who.desk == DESK_MELDKAMER && c->screen == SCREEN_CASE)
		text_format(out, size, _("Waits for you, %s: a acknowledges.  %s"), since,
		    service_said(h->service));
	else if (c->who.desk == DESK_MELDKAMER)
		text_format(out, size, _("Waits for you, %s: a acknowledges, Enter opens.  %s"), since,
		    service_said(h->service));
	else if (is_late)
		text_format(out, size, _("NOT acknowledged for %s: phone now, %s"), since, number);
	else
		text_format(out, size, _("Not acknowledged yet, %s; phone: %s"), since, number);
}

/* What was told and what was accepted: two clocks, never one figure. */
static void
heard_line(const struct console *c, const struct zcc_case_row *row, char *out, size_t size)
{
	const struct zcc_hand *h = board_hand(c->board, row);
	char told[FMT_ROOM], ride[FMT_ROOM], norm[FMT_ROOM];

	fmt_wait(told, h->contact_line - row->received_line);
	if (h->accepted_line == 0) {
		text_format(out, size, _("Told after %s by %s; not accepted yet, s closes"), told, h->by);
		return;
	}
	fmt_wait(ride, calm_ms(c, h->accepted_line));
	fmt_norm(norm, row->norm_s);
	if (row->due_line != ZCC_NEVER)
		text_format(out, size, _("Told after %s; accepted by %s, %s ago of %s"), told, h->by, ride,
		    norm);
	else
		text_format(out, size, _("Told after %s; accepted by %s, %s ago"), told, h->by, ride);
}

static void
transfer_line(const struct console *c, const struct zcc_case_row *row, char *out, size_t size)
{
	const struct zcc_hand *h = board_hand(c->board, row);
	char since[FMT_ROOM], limit[FMT_ROOM];

	fmt_wait(since, calm_ms(c, h->sent_line));
	fmt_norm(limit, c->settings->transfer_s);
	if (hand_is_for(c, row))
		text_format(out, size, _("%s asks you to take over, %s of %s: Enter takes, x gives back"),
		    row->claimed_by, since, limit);
	else if (h->state == HAND_SENT)
		text_format(out, size, _("Asked %s, %s of %s; it stays with %s until then"), h->to, since,
		    limit, row->claimed_by);
	else if (h->state == HAND_RETURNED)
		text_format(out, size, _("%s gave it back: %s"), h->by, h->reason);
	else
		text_format(out, size, _("%s did not take it over in time: ask somebody else"), h->to);
}

bool
hand_line(const struct console *c, const struct zcc_case_row *row, char *out, size_t size,
    enum style *style)
{
	const struct zcc_hand *h = board_hand(c->board, row);
	bool is_theirs = hand_is_to_meldkamer(row) || row->state == CASE_OVERGEDRAGEN;

	*style = hand_is_late(c, row) ? STYLE_OVER : hand_is_open(row, h) ? STYLE_STRONG : STYLE_PLAIN;
	if (h->kind == HAND_NONE)
		return false;
	if (hand_is_unheard(row, h))
		unheard_line(c, row, out, size);
	else if (h->kind == HAND_TRANSFER && h->state != HAND_TAKEN)
		transfer_line(c, row, out, size);
	else if (is_theirs && h->kind != HAND_TRANSFER)
		heard_line(c, row, out, size);
	else
		return false;
	return true;
}

/* The newest text of the dossier that is open; NULL: it is not open, or has none. */
static const char *
newest(const struct console *c, size_t at)
{
	for (unsigned i = c->dossier.row == c->case_id ? c->dossier.num : 0; i > 0; i--) {
		const char *text = (const char *)&c->dossier.part[i - 1].fields + at;
		if (text[0] != '\0')
			return text;
	}
	return NULL;
}

static const char *
text_or_word(const struct console *c, const char *text, bool is_unknown)
{
	bool is_open = c->dossier.row == c->case_id;

	if (text != NULL)
		return text;
	return is_open || is_unknown ? _("UNKNOWN") : _("in the dossier: o opens it");
}

int
packet_draw(const struct console *c, struct frame *f, int y, const struct zcc_case_row *row)
{
	const struct zcc_hand *h = board_hand(c->board, row);
	const struct meldkamer_settings *m = settings_meldkamer(c->settings, h->to);
	const char *address = newest(c, offsetof(struct ask_dossier, address));
	const char *phone = newest(c, offsetof(struct ask_dossier, phone));
	char title[96];
	int width = f->cols - 2;

	if (h->kind != HAND_RAV && h->kind != HAND_MELDKAMER)
		return 0;
	text_format(title, sizeof(title), "%s%s%s%s", m != NULL ? m->words : _("Meldkamer UNKNOWN"),
	    (h->flags & HAND_FLAG_GUESSED) != 0 ? _(", place unknown: the region's first") : "",
	    h->service != SERVICE_NONE ? ", " : "", service_said(h->service));
	frame_rule(f, y, 0, f->cols, title);
	frame_put(f, y + 1, 1, width, STYLE_PLAIN, _("Phone     %s"),
	    m != NULL ? m->telephone : _("UNKNOWN"));
	frame_put(f, y + 2, 1, width, STYLE_PLAIN, _("else      %s"), m != NULL ? m->second : _("UNKNOWN"));
	int used = frame_put(f, y + 3, 1, width, STYLE_STRONG, _("Location  %s%s%s"),
	    text_or_word(c, address, (row->marks & CASE_MARK_NO_ADDRESS) != 0),
	    row->place[0] != '\0' ? ", " : "", row->place);
	frame_put(f, y + 3, 3 + used, width - used - 2, STYLE_STRONG, _("call back %s"),
	    text_or_word(c, phone, (row->marks & CASE_MARK_NO_NUMBER) != 0));
	return PACKET_ROWS;
}

/* What waits for us: at the meldkamer's desk what is unheard, at every desk a transfer. */
static bool
is_ours(const struct console *c, const struct zcc_case_row *row)
{
	return row->id != 0 && (hand_is_for(c, row) || (c->who.desk == DESK_MELDKAMER &&
	    hand_is_unheard(row, board_hand(c->board, row))));
}

void
hand_news(struct console *c)
{
	const struct board *b = c->board;
	const struct zcc_case_row *newest_row = NULL;
	int64_t newest_line = ZCC_NEVER;
	bool was_there = c->knows_hands;

	if (!b->is_live || c->role == NULL)
		return;
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *row = &b->cases[i];
		if (!is_ours(c, row))
			continue;
		int64_t since = hand_since(row, board_hand(b, row));
		if (newest_row != NULL && since <= newest_line)
			continue;
		newest_row = row;
		newest_line = since;
	}
	c->knows_hands = true;
	if (newest_row == NULL || newest_line <= c->hand_newest)
		return;
	c->hand_newest = newest_line;
	if (!was_there)
		return; /* it was there before we looked */
	c->must_ring = true;
	if (hand_is_for(c, newest_row))
		console_say(c, true, _("%s hands %" PRIu64 " over to you; in the list: Enter takes, x gives "
		    "back"), newest_row->claimed_by, newest_row->id);
}
