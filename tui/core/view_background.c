/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_background.h"

#include "shared/base/text.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

/* What is asked, in this order; a limit, and whether it holds, of a behandelgrens alone. */
enum step { STEP_KIND, STEP_LIMIT, STEP_HOLDS, STEP_ORIGIN, STEP_CONSENT, STEP_WORDS };
enum { CHOICES_MAX = 7 };

static const char *
limit_label(unsigned limit)
{
	static const char *const labels[] = { "", N_("resuscitate"), N_("ventilate"), N_("intensive care"),
		N_("to hospital"), N_("something else: in words") };

	return limit <= LIMITS_NUM ? _(labels[limit]) : "?";
}

static const char *const holds[] = { N_("is not to be done"), N_("may be done after all") };

void
limit_said(unsigned limit, bool is_allowed, char *out, size_t size)
{
	out[0] = '\0';
	if (limit != LIMIT_NONE)
		text_format(out, size, "%s: %s", limit_label(limit), _(holds[is_allowed]));
}

bool
limits_words(unsigned limits, char *out, size_t size)
{
	out[0] = '\0';
	for (unsigned i = 1; i <= LIMITS_NUM; i++) {
		size_t at = strlen(out);
		if ((limits >> i & 1) == 0)
			continue;
		text_format(out + at, size - at, i == LIMIT_OTHER ? "%s%s" : _("%sDO NOT %s"),
		    at > 0 ? ", " : "", i == LIMIT_OTHER ? _("see the dossier") : limit_label(i));
	}
	return out[0] != '\0';
}

int
limits_draw(const struct zcc_case_row *row, struct frame *f, int y, int x, int width)
{
	char words[160];

	if (row == NULL || !limits_words(row->limits, words, sizeof(words)))
		return 0;
	frame_mark(f, y, x, width, STYLE_LOST);
	frame_put(f, y, x + 1, width - 1, STYLE_LOST, _("LIMITS  %s"), words);
	return 1;
}

static void
wipe(struct console *c)
{
	field_clear(&c->background.words);
	c->background.row = 0;
	memset(c->background.choice, 0, sizeof(c->background.choice));
}

void
background_begin(struct console *c, uint64_t row)
{
	wipe(c);
	field_init(&c->background.words, ZCC_SBAR_SIZE - 1);
	c->background.row = row;
	c->over = OVER_BACKGROUND;
	c->message[0] = '\0';
}

static bool
is_skipped(const struct console *c, enum step step)
{
	const unsigned *chosen = c->background.choice;

	if (step == STEP_LIMIT || step == STEP_HOLDS)
		return chosen[STEP_KIND] != BACKGROUND_LIMIT || chosen[STEP_CONSENT] == CONSENT_REFUSED;
	return false;
}

/* The first that is not answered yet. */
static enum step
step_of(const struct console *c)
{
	enum step s = STEP_KIND;

	while (s < STEP_WORDS && (c->background.choice[s] != 0 || is_skipped(c, s)))
		s++;
	return s;
}

static unsigned
choices(enum step s, const char *out[CHOICES_MAX])
{
	static const char *const kinds[] = { N_("treatment limit"), N_("medication"), N_("allergy"),
		N_("medical history") };
	static const char *const origins[] = { N_("the patient"), N_("next of kin"), N_("own GP"),
		N_("pharmacy"), N_("institution"), N_("referrer"), N_("national exchange") };
	static const char *const consents[] = { N_("given"), N_("refused: nothing is kept but that"),
		N_("emergency: cannot be asked") };
	static const struct {
		const char *const *labels;
		unsigned num;
	} all[] = { [STEP_KIND] = { kinds, 4 }, [STEP_LIMIT] = { NULL, LIMITS_NUM },
		[STEP_HOLDS] = { holds, 2 }, [STEP_ORIGIN] = { origins, 7 }, [STEP_CONSENT] = { consents, 3 } };

	for (unsigned i = 0; i < all[s].num; i++)
		out[i] = all[s].labels == NULL ? limit_label(i + 1) : _(all[s].labels[i]);
	return all[s].num;
}

void
background_insert(struct console *c, const char *text)
{
	if (step_of(c) == STEP_WORDS)
		field_insert(&c->background.words, text);
}

static void
send(struct console *c)
{
	const unsigned *chosen = c->background.choice;
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_BACKGROUND, .row = c->background.row };

	text_copy(want.reason, sizeof(want.reason), background_word(chosen[STEP_KIND]));
	if (!is_skipped(c, STEP_LIMIT)) {
		text_copy(want.care, sizeof(want.care), limit_word(chosen[STEP_LIMIT]));
		want.verified = chosen[STEP_HOLDS] == 2;
	}
	text_copy(want.shift, sizeof(want.shift), origin_word(chosen[STEP_ORIGIN]));
	text_copy(want.whom, sizeof(want.whom), consent_word(chosen[STEP_CONSENT]));
	if (chosen[STEP_CONSENT] != CONSENT_REFUSED)
		text_copy(want.note, sizeof(want.note), c->background.words.text);
	if (!send_act(c, &want))
		return;
	c->over = OVER_NONE;
	wipe(c);
}

static void
one_back(struct console *c)
{
	enum step s = step_of(c);

	while (s > STEP_KIND && c->background.choice[--s] == 0)
		;
	if (c->background.choice[s] != 0) {
		c->background.choice[s] = 0;
		return;
	}
	c->over = OVER_NONE;
	wipe(c);
}

void
background_key(struct console *c, int key)
{
	const char *labels[CHOICES_MAX];
	enum step s = step_of(c);

	if (key == KEY_ESC) {
		one_back(c);
	} else if (s < STEP_WORDS) {
		if (key > '0' && key <= '0' + (int)choices(s, labels))
			c->background.choice[s] = (unsigned)(key - '0');
	} else if (key == KEY_ENTER) {
		send(c);
	} else if (c->background.choice[STEP_CONSENT] != CONSENT_REFUSED) { /* which is kept without words */
		field_key(&c->background.words, key);
	}
}

/* "treatment limit, resuscitate, is not to be done": a slip of a digit shows before it is recorded. */
static void
say_chosen(const struct console *c, char *out, size_t size)
{
	const char *labels[CHOICES_MAX];

	out[0] = '\0';
	for (enum step s = STEP_KIND; s < STEP_WORDS; s++) {
		size_t at = strlen(out);
		if (c->background.choice[s] == 0 || is_skipped(c, s))
			continue;
		(void)choices(s, labels);
		text_format(out + at, size - at, "%s%s", at > 0 ? ", " : "", labels[c->background.choice[s] - 1]);
	}
}

/* Rows that it took, the last of them `y`. */
static int
chosen_draw(const struct console *c, struct frame *f, int y)
{
	char said[240];

	say_chosen(c, said, sizeof(said));
	int rows = frame_wrapped(NULL, 0, 0, f->cols - 2, STYLE_STRONG, said);
	frame_clear(f, y - rows + 1, 0, rows, f->cols);
	return frame_wrapped(f, y - rows + 1, 1, f->cols - 2, STYLE_STRONG, said);
}

static void
words_draw(const struct console *c, struct frame *f, int y)
{
	if (c->background.choice[STEP_CONSENT] == CONSENT_REFUSED) {
		frame_put(f, y, 1, f->cols - 2, STYLE_STRONG,
		    _("Background of %" PRIu64 ": only that it is refused. Enter records it, Esc back"),
		    c->background.row);
		frame_cursor(f, y + 1, 1);
		return;
	}
	frame_put(f, y, 1, f->cols - 2, STYLE_STRONG,
	    _("Background of %" PRIu64 ": what is known? Enter records it, Esc back"), c->background.row);
	field_draw(&c->background.words, f, y + 1, 1, f->cols - 2);
}

void
background_draw(struct console *c, struct frame *f)
{
	static const char *const asks[] = { N_("What is it?"), N_("What is not to be done?"),
		N_("Does it hold?"), N_("Who told it?"), N_("Does the patient agree that it is known here?") };
	const char *labels[CHOICES_MAX];
	char title[96];
	enum step s = step_of(c);
	int y = f->rows - 2;

	frame_clear(f, y, 0, 2, f->cols);
	int chosen = chosen_draw(c, f, y - 1);
	if (s == STEP_WORDS) {
		words_draw(c, f, y);
		return;
	}
	unsigned num = choices(s, labels);
	int top = f->rows - 2 - (chosen > 0 ? chosen : 1) - ((int)num + 2);
	text_format(title, sizeof(title), _("Background of %" PRIu64), c->background.row);
	frame_box(f, top, 1, (int)num + 2, 60, title);
	for (unsigned i = 0; i < num; i++)
		frame_put(f, top + 1 + (int)i, 3, 56, STYLE_PLAIN, "%u  %s", i + 1, labels[i]);
	frame_cursor(f, top + 1, 3);
	frame_text(f, y, 1, f->cols - 2, STYLE_STRONG, _(asks[s]));
	frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, _("A digit chooses  Esc back"));
}

void
background_strike(struct console *c, const char *text)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_STRIKE, .row = c->dossier.row };
	char number[8];
	int64_t n = 0;
	size_t len = text != NULL ? strcspn(text, " ;") : 0;
	bool is_number = len > 0 && text_format(number, sizeof(number), "%.*s", (int)len, text) &&
	    text_to_i64(number, 1, c->dossier.num, &n);

	if (!is_number || c->dossier.row == 0) {
		console_say(c, true, _("Open the dossier; strike which part, and why? :door 3 onjuist; :door 3 "
		    "takes that back"));
		return;
	}
	const struct dossier_part *part = &c->dossier.part[n - 1];
	const char *why = text + len + strspn(text + len, " ;");
	/* the hub would name it by another number than stands here */
	if (part->struck_why == STRIKE_NONE && strike_number(why) == STRIKE_NONE) {
		console_say(c, true, _("Strike part %s, why? %s, %s, %s, %s"), number, strike_word(STRIKE_WRONG),
		    strike_word(STRIKE_OTHER_PATIENT), strike_word(STRIKE_TWICE), strike_word(STRIKE_OUTDATED));
		return;
	}
	if (part->struck_why != STRIKE_NONE && why[0] != '\0') {
		console_say(c, true, _("Part %s is struck already; :door %s takes that back"), number, number);
		return;
	}
	text_copy(want.reason, sizeof(want.reason), why);
	want.list = part->seq;
	send_act(c, &want);
}

void
background_done(struct console *c, unsigned verb, uint64_t row)
{
	struct intent read = { .kind = INTENT_SEND, .verb = VERB_DOSSIER, .row = row };
	bool was_open = c->dossier.row == row;

	if (verb == VERB_STRIKE)
		console_say(c, false, _("Recorded with %" PRIu64 "; nothing is gone: z shows what is struck."),
		    row);
	else
		console_say(c, false, _("Background recorded with %" PRIu64 "."), row);
	c->undo_until_ms = 0; /* the case has changed since */
	if (was_open)
		send_act(c, &read);
}
