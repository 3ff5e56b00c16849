/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_capacity.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "tui/core/fmt.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view.h"

#include <stdio.h>
#include <string.h>

enum { PROVIDER, KIND, TOTAL, FREE, WAITING };
enum { WIDTH = 78, LABEL_X = 3, FIELD_X = 18, MEANT_X = 44, PLACES_MAX = 1000000 };

static const char *const labels[CAPACITY_FIELDS] = { N_("Provider"), N_("Kind"), N_("Places"), N_("Free"),
	N_("Waiting") };
static const size_t most[CAPACITY_FIELDS] = { 47, ZCC_CODE_SIZE - 1, 7, 7, 7 };

void
capacity_begin(struct console *c)
{
	if (!send_may_verb(c, VERB_CAPACITY))
		return;
	for (unsigned i = 0; i < CAPACITY_FIELDS; i++)
		if (c->capacity.field[i].max == 0)
			field_init(&c->capacity.field[i], most[i]);
	c->capacity.at = 0;
	c->over = OVER_CAPACITY;
	c->message[0] = '\0';
}

static bool
begins_with(const char *word, const char *typed)
{
	char a[64], b[64];

	text_fold(a, sizeof(a), word);
	text_fold(b, sizeof(b), typed);
	return strncmp(a, b, strlen(b)) == 0;
}

/* What of the board was typed some letters of: the word itself, the only one that begins so, or what was
 * typed.  provider: NULL = that is asked for; else a kind, of this provider where it has some. */
static const char *
word_meant(const struct console *c, const char *typed, const char *provider)
{
	const char *found = NULL;

	for (uint32_t i = 0; typed[0] != '\0' && i < c->board->capacity_num; i++) {
		const struct zcc_capacity_row *r = &c->board->capacity[i];
		const char *word = provider == NULL ? r->provider : r->kind;
		if (r->provider[0] == '\0' || (provider != NULL && strcmp(r->provider, provider) != 0))
			continue;
		if (strcmp(word, typed) == 0)
			return word;
		if (!begins_with(word, typed))
			continue;
		if (found != NULL && strcmp(found, word) != 0)
			return typed;
		found = word;
	}
	return found != NULL ? found : typed;
}

static const char *
provider(const struct console *c)
{
	return word_meant(c, c->capacity.field[PROVIDER].text, NULL);
}

static const char *
kind(const struct console *c)
{
	return word_meant(c, c->capacity.field[KIND].text, provider(c));
}

/* What the board says of it; NULL: nothing yet. */
static const struct zcc_capacity_row *
row_of(const struct console *c)
{
	for (uint32_t i = 0; i < c->board->capacity_num; i++) {
		const struct zcc_capacity_row *r = &c->board->capacity[i];
		if (r->provider[0] != '\0' && strcmp(r->provider, provider(c)) == 0 &&
		    strcmp(r->kind, kind(c)) == 0)
			return r;
	}
	return NULL;
}

/* The figures of the board, where none were typed. */
static void
bring_along(struct console *c)
{
	const struct zcc_capacity_row *r = row_of(c);
	int32_t now[3] = { r != NULL ? r->total : -1, r != NULL ? r->free : -1, r != NULL ? r->waiting : -1 };
	char text[16];

	for (unsigned i = 0; i < 3; i++) {
		if (c->capacity.field[TOTAL + i].len > 0 || now[i] < 0)
			continue;
		snprintf(text, sizeof(text), "%d", (int)now[i]);
		field_set(&c->capacity.field[TOTAL + i], text);
	}
}

/* -1: not known; false: no number. */
static bool
count_of(const char *typed, int32_t *out)
{
	int64_t n = -1;
	bool is_right = typed[0] == '\0' || strcmp(typed, "?") == 0 || text_to_i64(typed, 0, PLACES_MAX, &n);

	*out = (int32_t)n;
	return is_right;
}

static void
send(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_CAPACITY };
	unsigned wrong = CAPACITY_FIELDS;

	text_copy(want.call[0], sizeof(want.call[0]), provider(c));
	text_copy(want.call[1], sizeof(want.call[1]), kind(c));
	for (unsigned i = 0; i < 3; i++)
		if (!count_of(c->capacity.field[TOTAL + i].text, &want.count[i]))
			wrong = TOTAL + i;
	if (!name_is_valid(want.call[1], ZCC_CODE_SIZE))
		wrong = KIND;
	if (want.call[0][0] == '\0')
		wrong = PROVIDER;
	if (wrong == CAPACITY_FIELDS) {
		send_act(c, &want);
		return;
	}
	c->capacity.at = wrong;
	console_say(c, true, _("This is not right: %s"), _(labels[wrong]));
}

void
capacity_insert(struct console *c, const char *text)
{
	field_insert(&c->capacity.field[c->capacity.at], text);
}

void
capacity_key(struct console *c, int key)
{
	unsigned at = c->capacity.at, last = CAPACITY_FIELDS - 1;

	if (key == KEY_ESC) {
		c->over = OVER_NONE;
		c->message[0] = '\0';
	} else if (field_key(&c->capacity.field[at], key)) {
		c->message[0] = '\0';
	} else if (key == KEY_ENTER && at == last) {
		send(c);
	} else if (key == KEY_ENTER || key == KEY_DOWN || key == KEY_TAB) {
		c->capacity.at += at < last;
		if (at == KIND)
			bring_along(c);
	} else if (key == KEY_UP || key == KEY_BACKTAB) {
		c->capacity.at -= at > 0;
	}
}

void
capacity_done(struct console *c)
{
	for (unsigned i = 0; i < CAPACITY_FIELDS; i++)
		field_clear(&c->capacity.field[i]);
	if (c->over == OVER_CAPACITY)
		c->over = OVER_NONE;
	console_say(c, false, "%s", _("Recorded; every desk sees it."));
}

static void
number_said(char out[FMT_ROOM], int32_t n)
{
	text_format(out, FMT_ROOM, n < 0 ? "?" : "%d", (int)n);
}

/* What stands on the board of it, or that nothing does. */
static void
now_draw(const struct console *c, struct frame *f, int y)
{
	const struct zcc_capacity_row *r = row_of(c);
	char total[FMT_ROOM], free_now[FMT_ROOM], waiting[FMT_ROOM], at[FMT_ROOM];

	if (r == NULL) {
		frame_text(f, y, 1, f->cols - 2, STYLE_PLAIN, c->capacity.field[KIND].len > 0 ?
		    _("Nothing is known of this yet") : _("Empty, or ?, is not known"));
		return;
	}
	number_said(total, r->total);
	number_said(free_now, r->free);
	number_said(waiting, r->waiting);
	fmt_clock(at, r->updated_wall);
	frame_put(f, y, 1, f->cols - 2, board_capacity_is_stale(c->board, r) ? STYLE_OLD : STYLE_PLAIN,
	    _("On the board: free %s of %s, waiting %s, as of %s"), free_now, total, waiting, at);
}

void
capacity_draw(struct console *c, struct frame *f)
{
	int y = f->rows - 3 - (CAPACITY_FIELDS + 2), width = MEANT_X - FIELD_X - 2;
	unsigned at = c->capacity.at;

	frame_box(f, y, 1, CAPACITY_FIELDS + 2, WIDTH, _("What a provider told"));
	for (unsigned i = 0; i < CAPACITY_FIELDS; i++) {
		const char *typed = c->capacity.field[i].text;
		const char *word = i == PROVIDER ? provider(c) : i == KIND ? kind(c) : typed;
		int row = y + 1 + (int)i;
		frame_text(f, row, LABEL_X, FIELD_X - LABEL_X - 1, i == at ? STYLE_STRONG : STYLE_PLAIN,
		    _(labels[i]));
		if (i != at)
			frame_text(f, row, FIELD_X, width, STYLE_PLAIN, typed);
		if (strcmp(word, typed) != 0)
			frame_put(f, row, MEANT_X, WIDTH - MEANT_X, STYLE_STRONG, "= %s", word);
	}
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	if (c->message[0] != '\0')
		answer_whole(f, f->rows - 2, f->cols - 2, STYLE_STRONG, c->message);
	else
		now_draw(c, f, f->rows - 2);
	frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, at + 1 == CAPACITY_FIELDS ?
	    _("Enter records it  Up back  Esc away") : _("Enter next  Up back  Esc away"));
	field_draw(&c->capacity.field[at], f, y + 1 + (int)at, FIELD_X, width);
}
