/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Four fields, and behind them what is to be said of them.  Where name and day of birth are known and the
 * caller is the patient, Enter is all: that they were read back.
 */
#include "tui/core/view_identity.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/identity.h"
#include "tui/core/fmt.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { X = 1, WIDTH = 78, LABEL = 14, X_MARK = 58, AT_END = IDENTITY_FIELDS, HEIGHT = 11, YOUNG_YEARS = 18 };

static const struct {
	const char *label; /* message id */
	int key;           /* marks it as read back */
	enum zcc_identifier what;
} fields[IDENTITY_FIELDS] = {
	{ N_("Name"), 'n', IDENTIFIER_NAME },
	{ N_("Born"), 'g', IDENTIFIER_BIRTH },
	{ N_("BSN"), 'b', IDENTIFIER_BSN },
	{ N_("Address"), 'a', IDENTIFIER_ADDRESS },
};

static const char *
presence_label(unsigned presence)
{
	switch (presence) {
	case PRESENCE_SELF:
		return _("the patient");
	case PRESENCE_WITH:
		return _("with the patient");
	case PRESENCE_AWAY:
		return _("elsewhere");
	default:
		return "?";
	}
}

static const char *
reason_label(unsigned reason)
{
	switch (reason) {
	case NO_IDENTITY_UNKNOWN:
		return _("nobody knows who it is");
	case NO_IDENTITY_UNRESPONSIVE:
		return _("the patient does not respond");
	case NO_IDENTITY_CONFUSED:
		return _("confused");
	case NO_IDENTITY_LANGUAGE:
		return _("no common language");
	case NO_IDENTITY_REFUSES:
		return _("refuses to say");
	default:
		return _("something else");
	}
}

void
identity_wipe(struct console *c)
{
	console_wipe_who(c);
	c->who_is.asked = 0;
	c->who_is.is_quiet = false;
}

static bool
is_awaited(const struct console *c, uint64_t row)
{
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++)
		if (c->pending[i].ticket != 0 && c->pending[i].verb == VERB_DOSSIER && c->pending[i].row == row)
			return c->who_is.asked == row;
	return false;
}

/* Once: a second answer would come as a dossier that somebody wants to read. */
static void
ask(struct console *c, uint64_t row, bool is_quiet)
{
	struct intent read = { .kind = INTENT_SEND, .verb = VERB_DOSSIER, .row = row };

	if (!is_awaited(c, row) && !send_act(c, &read))
		return;
	c->who_is.asked = row;
	c->who_is.is_quiet = is_quiet;
}

void
identity_ask(struct console *c, const struct zcc_case_row *row)
{
	if (send_may_verb(c, VERB_IDENTIFY))
		ask(c, row->id, false);
}

void
identity_prepare(struct console *c, const struct zcc_case_row *row)
{
	bool may = console_is_live(c) && send_may(c, VERB_DOSSIER), is_named = send_may(c, VERB_IDENTIFY);
	/* what follows from the age follows from the birth date, which the dossier has (NT-7) */
	bool is_young = row->age <= YOUNG_YEARS && c->triage.months < 0;

	bool is_open = is_named && (!identity_is_asked(&row->who) || is_young) && c->who_is.row != row->id;
	if (may && (is_open || !c->triage.knows_given)) /* and what others were answered (NT-13) */
		ask(c, row->id, true);
}

/* "1946-03-12" as people say it, and back; what is neither stays as it is. */
static void
turn_date(char *out, size_t size, const char *date)
{
	bool is_said = strlen(date) == 10 && (date[2] == '-' || date[2] == '/' || date[2] == '.');

	if (is_said && !date_is_valid(date))
		text_format(out, size, "%.4s-%.2s-%.2s", date + 6, date + 3, date);
	else
		fmt_date(out, size, date);
}

/* As the hub has it, whichever way it was typed. */
static void
date_sent(char *out, size_t size, const char *typed)
{
	if (date_is_valid(typed))
		text_copy(out, size, typed);
	else
		turn_date(out, size, typed);
}

static const char *
part_text(const struct ask_dossier *d, unsigned i)
{
	const char *texts[IDENTITY_FIELDS] = { d->name, d->birth_date, d->bsn, d->address };

	return texts[i];
}

/* The newest word counts. */
static void
fill(struct console *c, const struct dossier_part *part, unsigned num)
{
	char date[12];
	bool has_caller = false;

	for (unsigned i = 0; i < num; i++) {
		const struct ask_dossier *d = &part[i].fields;
		if (part[i].struck_why != STRIKE_NONE) /* of another patient, or wrong */
			continue;
		has_caller = has_caller || d->caller[0] != '\0';
		for (unsigned k = 0; k < IDENTITY_FIELDS; k++)
			if (part_text(d, k)[0] != '\0')
				text_copy(c->who_is.told[k], sizeof(c->who_is.told[k]), part_text(d, k));
	}
	for (unsigned k = 0; k < IDENTITY_FIELDS; k++)
		field_set(&c->who_is.field[k], c->who_is.told[k]);
	turn_date(date, sizeof(date), c->who_is.field[1].text);
	field_set(&c->who_is.field[1], date);
	c->who_is.presence = has_caller ? PRESENCE_NONE : PRESENCE_SELF;
	c->who_is.read_back = 0;
	for (unsigned i = 0; i < IDENTITY_FIELDS && identity_count(c->who_is.read_back) < IDENTITY_FEWEST; i++)
		if (c->who_is.field[i].len > 0)
			c->who_is.read_back |= (uint8_t)(1U << fields[i].what);
}

/* Where the cursor goes: to what is missing of name and day of birth, else to the end. */
static unsigned
first_missing(const struct console *c)
{
	for (unsigned i = 0; i < 2; i++)
		if (c->who_is.field[i].len == 0)
			return i;
	return AT_END;
}

static void
open_form(struct console *c)
{
	c->who_is.at = first_missing(c);
	c->who_is.gives_up = false;
	c->over = OVER_IDENTITY;
	c->message[0] = '\0';
}

/* The triage of this case hears how old the patient is, as soon as somebody says so (NT-7). */
static void
tell_age(struct console *c)
{
	char date[12];
	struct local_time l = clock_local(c->board->now_line + c->board->wall_offset);
	struct protocol_day today = { l.year, l.month, l.day };

	date_sent(date, sizeof(date), c->who_is.field[1].text);
	if (c->triage.p == NULL || c->triage.row != c->who_is.row || !date_is_valid(date))
		return;
	struct protocol_day birth = { (int)strtol(date, NULL, 10), (int)strtol(date + 5, NULL, 10),
		(int)strtol(date + 8, NULL, 10) };
	triage_form_age(&c->triage, protocol_months(birth, today));
}

bool
identity_is_hidden(const struct console *c, uint64_t row)
{
	return row != 0 && c->who_is.asked == row && (c->who_is.is_quiet || c->screen == SCREEN_TRIAGE);
}

void
identity_dossier(struct console *c, uint64_t row, const struct dossier_part *part, unsigned num)
{
	const struct zcc_case_row *now = board_case(c->board, row);
	bool is_quiet = c->who_is.is_quiet;

	if (row == 0 || c->who_is.asked != row)
		return;
	identity_wipe(c);
	if (now == NULL)
		return;
	c->who_is.row = row;
	c->who_is.version = now->version;
	c->who_is.verified = now->who.bsn == BSN_VERIFIED;
	fill(c, part, num);
	tell_age(c);
	if (!is_quiet && c->over == OVER_NONE)
		open_form(c);
}

bool
identity_is_typing(const struct console *c)
{
	return c->who_is.at < AT_END;
}

void
identity_insert(struct console *c, const char *text)
{
	if (identity_is_typing(c))
		field_insert(&c->who_is.field[c->who_is.at], text);
}

static void
send(struct console *c, unsigned reason)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_IDENTIFY, .row = c->who_is.row,
		.version = c->who_is.version };

	for (unsigned i = 0; i < IDENTITY_FIELDS; i++) {
		char text[ZCC_ADDRESS_SIZE];
		if (i == 1)
			date_sent(text, sizeof(text), c->who_is.field[i].text);
		else
			text_copy(text, sizeof(text), c->who_is.field[i].text);
		if (strcmp(text, c->who_is.told[i]) != 0) /* what the dossier tells is not told again */
			text_copy(want.who[i], sizeof(want.who[i]), text);
	}
	text_copy(want.shift, sizeof(want.shift), presence_word(c->who_is.presence));
	if (reason != NO_IDENTITY_NONE) {
		text_copy(want.reason, sizeof(want.reason), no_identity_word(reason));
	} else {
		want.read_back = c->who_is.read_back;
		want.verified = c->who_is.verified;
	}
	tell_age(c);
	if (send_act(c, &want))
		c->over = OVER_NONE;
}

/* What is still to be said, in the order of asking; NULL: nothing. */
static const char *
lack(const struct console *c)
{
	if (identity_count(c->who_is.read_back) < IDENTITY_FEWEST)
		return _("Let the caller repeat two of them: n g b a");
	if (c->who_is.presence == PRESENCE_NONE)
		return _("Where is the caller? 1, 2 or 3");
	return NULL;
}

static void
toggle(struct console *c, unsigned i)
{
	if (c->who_is.field[i].len > 0)
		c->who_is.read_back ^= (uint8_t)(1U << fields[i].what);
	else
		c->who_is.at = i; /* it is to be known first */
}

/* A key at the end of the fields. */
static void
end_key(struct console *c, int key)
{
	if (key >= 'A' && key <= 'Z')
		key += 'a' - 'A';
	if (key >= '1' && key <= '3')
		c->who_is.presence = (unsigned)(key - '0');
	else if (key == 'v' && c->who_is.field[2].len > 0)
		c->who_is.verified = !c->who_is.verified;
	else if (key == '0')
		c->who_is.gives_up = true;
	else if (key == KEY_ENTER && lack(c) == NULL)
		send(c, NO_IDENTITY_NONE);
	for (unsigned i = 0; i < IDENTITY_FIELDS; i++)
		if (key == fields[i].key)
			toggle(c, i);
}

static void
reason_key(struct console *c, int key)
{
	if (key == KEY_ESC)
		c->who_is.gives_up = false;
	else if (key >= '1' && key <= '0' + NO_IDENTITY_OTHER)
		send(c, (unsigned)(key - '0'));
}

/* A field that was emptied was not read back; one that was filled is, until two are. */
static void
typed(struct console *c, unsigned i)
{
	uint8_t bit = (uint8_t)(1U << fields[i].what);

	if (c->who_is.field[i].len == 0)
		c->who_is.read_back &= (uint8_t)~bit;
	else if (identity_count(c->who_is.read_back) < IDENTITY_FEWEST)
		c->who_is.read_back |= bit;
}

void
identity_key(struct console *c, int key)
{
	unsigned at = c->who_is.at;

	c->message[0] = '\0';
	if (c->who_is.gives_up)
		reason_key(c, key);
	else if (key == KEY_ESC)
		c->over = OVER_NONE;
	else if (identity_is_typing(c) && field_key(&c->who_is.field[at], key))
		typed(c, at);
	else if (key == KEY_UP || key == KEY_BACKTAB)
		c->who_is.at -= at > 0;
	else if (key == KEY_DOWN || key == KEY_TAB || (key == KEY_ENTER && at < AT_END))
		c->who_is.at += at < AT_END;
	else if (at == AT_END)
		end_key(c, key);
}

void
identity_done(struct console *c, unsigned verb, uint64_t row)
{
	c->undo_until_ms = 0; /* the case has changed since */
	if (verb == VERB_LINK) {
		console_say(c, false, _("Recorded with %" PRIu64 "."), row);
		return;
	}
	if (c->who_is.row == row)
		identity_wipe(c);
	console_say(c, false, _("Recorded who the patient of %" PRIu64 " is."), row);
}

/* To the other case of the same patient; without one, to none any more (NT-6). */
void
identity_link(struct console *c, const struct zcc_case_row *row, const char *text)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_LINK, .row = row->id };
	int64_t other = 0;

	if (text != NULL && text[0] != '\0' && !text_to_i64(text, 1, INT64_MAX, &other)) {
		console_say(c, true, _("Link to which case? :koppel %" PRIu64 " NUMBER"), row->id);
		return;
	}
	want.alarm = (uint64_t)other;
	send_act(c, &want);
}

void
identity_refused(struct console *c, uint64_t row)
{
	if (c->who_is.row == row && row != 0 && c->over == OVER_NONE)
		c->over = OVER_IDENTITY;
}

bool
identity_confirm(struct console *c, const struct zcc_case_row *row)
{
	if (identity_is_asked(&row->who) || !send_may(c, VERB_IDENTIFY))
		return false;
	if (c->who_is.row != row->id) {
		identity_ask(c, row);
		return true;
	}
	c->who_is.version = row->version;
	if (lack(c) == NULL && first_missing(c) == AT_END)
		send(c, NO_IDENTITY_NONE);
	else
		open_form(c);
	return true;
}

int
identity_head(const struct console *c, struct frame *f, int y, int x, int width,
    const struct zcc_case_row *row)
{
	bool is_here = c->who_is.row == row->id;

	if (row->who.state == IDENTITY_DONE)
		return frame_put(f, y, x, width, STYLE_PLAIN, "%s  ", _("patient known"));
	if (row->who.state == IDENTITY_IMPOSSIBLE)
		return frame_put(f, y, x, width, STYLE_STRONG, "%s  ", _("patient not known"));
	if (!send_may(c, VERB_IDENTIFY))
		return 0;
	if (!is_here || first_missing(c) != AT_END)
		return frame_put(f, y, x, width, STYLE_STRONG, "%s  ", _("WHO is the patient? Enter"));
	/* Of a long name less is seen; the day, and what is asked, always. */
	char name[ZCC_NAME_SIZE], rest[ZCC_NAME_SIZE];
	snprintf(rest, sizeof(rest), _("%s, %s: read back? Enter  "), "", c->who_is.field[1].text);
	fmt_short(name, sizeof(name), c->who_is.field[0].text, width - text_width(rest));
	return frame_put(f, y, x, width, STYLE_STRONG, _("%s, %s: read back? Enter  "), name,
	    c->who_is.field[1].text);
}

static void
field_row(const struct console *c, struct frame *f, int y, unsigned i)
{
	bool is_at = i == c->who_is.at, is_back = (c->who_is.read_back >> fields[i].what & 1) != 0;
	char label[64], key[2] = { (char)fields[i].key, '\0' };

	text_format(label, sizeof(label), "%s %s", key, _(fields[i].label));
	frame_text(f, y, X + 2, LABEL + 1, is_at ? STYLE_STRONG : STYLE_PLAIN, label);
	if (is_at)
		field_draw(&c->who_is.field[i], f, y, X + 3 + LABEL, X_MARK - LABEL - X - 5);
	else
		frame_text(f, y, X + 3 + LABEL, X_MARK - LABEL - X - 5, STYLE_PLAIN, c->who_is.field[i].text);
	if (is_back)
		frame_text(f, y, X_MARK, X + WIDTH - 1 - X_MARK, STYLE_STRONG, _("read back"));
	else if (fields[i].what == IDENTIFIER_BSN && c->who_is.field[i].len > 0)
		frame_text(f, y, X_MARK, X + WIDTH - 1 - X_MARK, STYLE_PLAIN,
		    c->who_is.verified ? _("verified") : _("not verified"));
}

static void
presence_row(const struct console *c, struct frame *f, int y)
{
	int x = X + 3 + LABEL;

	frame_text(f, y, X + 2, LABEL, STYLE_PLAIN, _("The caller is"));
	for (unsigned i = PRESENCE_SELF; i <= PRESENCE_AWAY; i++) {
		bool is_it = i == c->who_is.presence;
		x += frame_put(f, y, x, X + WIDTH - 1 - x, is_it ? STYLE_STRONG : STYLE_PLAIN,
		    is_it ? "[%u %s]" : " %u %s ", i, presence_label(i)) + 1;
	}
}

static void
reasons_draw(struct frame *f, int y)
{
	frame_text(f, y, X + 2, WIDTH - 4, STYLE_STRONG, _("Why can nobody say who it is?"));
	for (unsigned i = 1; i <= NO_IDENTITY_OTHER; i++)
		frame_put(f, y + 1 + (int)((i - 1) % 3), X + 2 + (i > 3 ? 38 : 0), 36, STYLE_PLAIN, "%u  %s",
		    i, reason_label(i));
}

void
identity_draw(struct console *c, struct frame *f)
{
	int y = f->rows - 3 - HEIGHT;
	char title[96];

	text_format(title, sizeof(title), _("Who is the patient of %" PRIu64 "?"), c->who_is.row);
	frame_box(f, y, X, HEIGHT, WIDTH, title);
	for (unsigned i = 0; i < IDENTITY_FIELDS; i++)
		field_row(c, f, y + 1 + (int)i, i);
	if (c->who_is.gives_up) {
		reasons_draw(f, y + 6);
		frame_cursor(f, y + 6, X + 2);
	} else {
		const char *lacks = lack(c);
		presence_row(c, f, y + 6);
		frame_text(f, y + 8, X + 2, WIDTH - 4, STYLE_STRONG, lacks != NULL ? lacks :
		    _("Read back and agreed? Enter records it"));
		if (c->who_is.at == AT_END)
			frame_cursor(f, y + 8, X + 2);
	}
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	answer_whole(f, f->rows - 2, f->cols - 2, STYLE_STRONG, c->message);
	frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, c->who_is.gives_up ?
	    _("1-6 choose  Esc back") : identity_is_typing(c) ? _("Enter next  Up back  Esc away") :
	    _("Enter record  n g b a read back  1-3 caller  v BSN verified  0 cannot be  Esc"));
}
