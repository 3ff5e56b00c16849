/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_ask.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/triage.h"
#include "tui/core/send.h"
#include "tui/core/say.h"
#include "tui/core/text.h"
#include "tui/core/triage_send.h"

#include <inttypes.h>
#include <string.h>

enum { PER_PAGE = 9 };

void
ask_begin(struct console *c, enum zcc_verb verb, const struct zcc_case_row *row, uint32_t version,
    int reason)
{
	c->over = OVER_ASK;
	c->ask.verb = (uint16_t)verb;
	c->ask.row = row != NULL ? row->id : 0;
	c->ask.version = version;
	c->ask.reason = reason;
	c->ask.page = 0;
	c->ask.since_ms = c->now_ms;
	c->ask.choice = 0;
	memset(c->ask.spoken, 0, sizeof(c->ask.spoken));
	c->message[0] = '\0';
}

/* What a digit chooses: a service of the meldkamer, why a case is given back, or why it is judged so; 0 =
 * something else. */
static unsigned
choices(const struct console *c)
{
	if (c->ask.verb == VERB_MELDKAMER && c->ask.spoken[0] == '\0')
		return SERVICE_RAMP;
	return c->ask.verb == VERB_ACCEPT ? RETURN_TOO_URGENT : c->ask.verb == VERB_TRIAGE ? REGRADE_OTHER :
	    0;
}

static bool
is_choosing(const struct console *c)
{
	return c->ask.verb == VERB_CALLBACK || (c->ask.verb == VERB_CLOSE && c->ask.reason < 0) ||
	    (choices(c) > 0 && c->ask.choice == 0);
}

/* What became of calling back: it can be taken back, so the digit is enough. */
static void
tell_attempt(struct console *c, int key)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_CALLBACK, .row = c->ask.row,
		.version = c->ask.version };

	if (key != '1' && key != '2')
		return;
	want.attempt = key == '1' ? ATTEMPT_NO_ANSWER : ATTEMPT_REACHED;
	c->over = OVER_NONE;
	send_act(c, &want);
}

/* The newest number that was told and not struck. */
static const char *
number_of(const struct console *c)
{
	for (unsigned i = c->dossier.num; c->dossier.row == c->ask.row && i > 0; i--)
		if (c->dossier.part[i - 1].fields.phone[0] != '\0' &&
		    c->dossier.part[i - 1].struck_why == STRIKE_NONE)
			return c->dossier.part[i - 1].fields.phone;
	return "?";
}

/* Who was not triaged was not advised either, and the hub refuses to call it that (NT-9): it is no choice. */
static bool
is_offered(const struct console *c, uint32_t reason)
{
	const struct zcc_case_row *row = board_case(c->board, c->ask.row);

	return !triage_is_advice(c->settings->reason[reason]) ||
	    (row != NULL && board_triage(c->board, row)->times > 0);
}

/* Those of settings->reason that are offered, in its order; how many. */
static unsigned
offered(const struct console *c, uint32_t reason[ZCC_REASONS_MAX])
{
	unsigned num = 0;

	for (uint32_t i = 0; i < c->settings->reasons_num; i++)
		if (is_offered(c, i))
			reason[num++] = i;
	return num;
}

/* The first on the page; there may be fewer than when it was turned. */
static unsigned
first_of(const struct console *c, unsigned num)
{
	return c->ask.page * PER_PAGE < num ? c->ask.page * PER_PAGE : 0;
}

static bool
has_pages(const struct console *c)
{
	uint32_t reason[ZCC_REASONS_MAX];

	return offered(c, reason) > PER_PAGE;
}

static void
choose(struct console *c, int key)
{
	uint32_t reason[ZCC_REASONS_MAX];
	unsigned num = offered(c, reason), few = choices(c);

	if (few > 0) {
		if (key >= '1' && key < '1' + (int)few) {
			c->ask.choice = (unsigned)(key - '0');
			c->ask.since_ms = c->now_ms;
		}
	} else if (key >= '1' && key <= '9') {
		unsigned i = first_of(c, num) + (unsigned)(key - '1');
		if (i < num) {
			c->ask.reason = (int)reason[i];
			c->ask.since_ms = c->now_ms;
		}
	} else if (key == KEY_PGDN || key == '0' || key == KEY_DOWN) {
		c->ask.page = (c->ask.page + 1) * PER_PAGE < num ? c->ask.page + 1 : 0;
	} else if (key == KEY_PGUP || key == KEY_UP) {
		c->ask.page -= c->ask.page > 0;
	}
}

/* One class more, before it is committed. */
static void
grade(struct console *c, int key)
{
	if (key == '+' && c->ask.urgency > 0)
		c->ask.urgency--;
	else if (key == '-' && c->ask.urgency < URGENCY_MAX)
		c->ask.urgency++;
	c->ask.since_ms = c->now_ms;
}

/* Logging out with a shift that runs and nothing in hand ends it; with open cases they are for who
 * claims them, and the hub ends it by itself. */
static bool
ends_shift(const struct console *c)
{
	return c->ask.version == 0 && board_shift_of(c->board, c->who.operator) != NULL;
}

static void
commit(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = c->ask.verb, .row = c->ask.row,
		.version = c->ask.version, .is_final = true };

	if (c->ask.verb == VERB_BYE) {
		if (ends_shift(c)) {
			text_copy(want.shift, sizeof(want.shift), "end");
			want.verb = VERB_SHIFT;
			send_act(c, &want);
		}
		send_plain(c, &(struct intent){ .kind = INTENT_QUIT });
		c->over = OVER_NONE;
		return;
	}
	if (c->ask.verb == VERB_RAV)
		triage_goes_along(c, &want);
	if (c->ask.verb == VERB_CLOSE)
		text_copy(want.reason, sizeof(want.reason), c->settings->reason[c->ask.reason]);
	if (c->ask.verb == VERB_MELDKAMER && c->ask.spoken[0] == '\0')
		text_copy(want.shift, sizeof(want.shift), service_word(c->ask.choice));
	if (c->ask.verb == VERB_ACCEPT)
		text_copy(want.reason, sizeof(want.reason), return_word(c->ask.choice));
	if (c->ask.verb == VERB_TRIAGE) {
		text_copy(want.reason, sizeof(want.reason), regrade_word(c->ask.choice));
		want.has_urgency = true;
		want.urgency = c->ask.urgency;
	}
	text_copy(want.spoken, sizeof(want.spoken), c->ask.spoken);
	memset(c->ask.spoken, 0, sizeof(c->ask.spoken));
	c->over = OVER_NONE;
	send_act(c, &want);
}

void
ask_key(struct console *c, int key)
{
	enum action a = keymap_action(key, IN_ASK);

	if (a == DO_BACK) {
		/* One level back: from the prompt to the reasons, from there to the screen. */
		if (c->ask.verb == VERB_CLOSE && c->ask.reason >= 0)
			c->ask.reason = -1;
		else if (choices(c) > 0 && c->ask.choice > 0)
			c->ask.choice = 0;
		else
			c->over = OVER_NONE;
	} else if (c->ask.verb == VERB_CALLBACK) {
		tell_attempt(c, key);
	} else if (c->ask.verb == VERB_TRIAGE && (key == '+' || key == '-')) {
		grade(c, key);
	} else if (is_choosing(c)) {
		choose(c, key);
	} else if (a == DO_COMMIT && c->now_ms - c->ask.since_ms >= CONSOLE_COMMIT_MS) {
		commit(c);
	}
}

static void
reasons_draw(const struct console *c, struct frame *f)
{
	uint32_t reason[ZCC_REASONS_MAX];
	unsigned num = offered(c, reason), first = first_of(c, num);
	unsigned here = num - first < PER_PAGE ? num - first : PER_PAGE;
	int height = (int)here + 2, y = f->rows - 3 - height, width = 50;
	char title[96];

	if (num > PER_PAGE)
		text_format(title, sizeof(title), _("Close %" PRIu64 ": why? (%u of %u)"), c->ask.row,
		    first / PER_PAGE + 1, (num + PER_PAGE - 1) / PER_PAGE);
	else
		text_format(title, sizeof(title), _("Close %" PRIu64 ": why?"), c->ask.row);
	frame_box(f, y, 1, height, width, title);
	for (unsigned i = 0; i < here; i++)
		frame_put(f, y + 1 + (int)i, 3, width - 4, STYLE_PLAIN, "%u  %s", i + 1,
		    say_reason(c->settings->reason[reason[first + i]]));
	frame_cursor(f, y + 1, 3);
}

static void
effect(const struct console *c, char *out, size_t size)
{
	if (c->ask.verb == VERB_CALLBACK)
		text_format(out, size, _("Call %s for %" PRIu64 ": did anybody answer?"),
		    number_of(c), c->ask.row);
	else if (is_choosing(c) && c->ask.verb == VERB_MELDKAMER)
		text_format(out, size, _("%" PRIu64 " to the meldkamer: for whom?"), c->ask.row);
	else if (is_choosing(c) && c->ask.verb == VERB_ACCEPT)
		text_format(out, size, _("Give %" PRIu64 " back: why?"), c->ask.row);
	else if (is_choosing(c) && c->ask.verb == VERB_TRIAGE)
		text_format(out, size, _("%" PRIu64 " is %s: why?"), c->ask.row,
		    urgency_word(c->ask.urgency));
	else if (is_choosing(c))
		text_format(out, size, "%s", has_pages(c) ?
		    _("Choose a reason by its digit; 0 shows more") :
		    _("Choose a reason by its digit"));
	else if (c->ask.verb == VERB_CLOSE)
		text_format(out, size, _("Close %" PRIu64 ": %s?"), c->ask.row,
		    say_reason(c->settings->reason[c->ask.reason]));
	else if (c->ask.spoken[0] != '\0')
		text_format(out, size, _("Record for %" PRIu64 ": spoke with %s at the meldkamer?"),
		    c->ask.row, c->ask.spoken);
	else if (c->ask.verb == VERB_MELDKAMER)
		text_format(out, size, _("%" PRIu64 " to the MELDKAMER, for %s?"), c->ask.row,
		    service_word(c->ask.choice));
	else if (c->ask.verb == VERB_ACCEPT)
		text_format(out, size, _("Give %" PRIu64 " back: %s?"), c->ask.row,
		    return_word(c->ask.choice));
	else if (c->ask.verb == VERB_TRIAGE)
		text_format(out, size, _("%" PRIu64 " is %s, %s?"), c->ask.row,
		    urgency_word(c->ask.urgency), regrade_word(c->ask.choice));
	else if (c->ask.verb == VERB_RAV)
		text_format(out, size, _("%" PRIu64 " to the AMBULANCE service, time-critical?"),
		    c->ask.row);
	else if (ends_shift(c))
		text_format(out, size, "%s", _("Log out, and end your shift?"));
	else
		text_format(out, size, ngettext("Log out with %u case open? It becomes verlaten.",
		    "Log out with %u cases open? They become verlaten.", c->ask.version),
		    (unsigned)c->ask.version);
}

void
ask_draw(struct console *c, struct frame *f)
{
	char text[160];
	int y = f->rows - 2;

	frame_clear(f, y, 0, 2, f->cols);
	effect(c, text, sizeof(text));
	int used = frame_text(f, y, 1, f->cols - 2, STYLE_STRONG, text);
	frame_cursor(f, y, 1 + used);
	if (c->ask.verb == VERB_CALLBACK) {
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN,
		    _("1 no answer  2 reached  Esc not called"));
	} else if (is_choosing(c) && c->ask.verb == VERB_MELDKAMER) {
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN,
		    _("1 police  2 fire service  3 GRIP  4 disaster  Esc back"));
	} else if (is_choosing(c) && c->ask.verb == VERB_ACCEPT) {
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN,
		    _("1 not for us  2 no room  3 incomplete  4 too urgent  Esc back"));
	} else if (is_choosing(c) && c->ask.verb == VERB_TRIAGE) {
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN,
		    _("1 context  2 alarm sign  3 risk  4 known  5 seen  6 protocol misfits  7 other"));
	} else if (is_choosing(c)) {
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN,
		    has_pages(c) ? _("1-9 reason  0 more  Esc back") :
		    _("1-9 reason  Esc back"));
		reasons_draw(c, f);
	} else {
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, _("j commit  Esc back"));
	}
}
