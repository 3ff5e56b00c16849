/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/intake_draft.h"

#include "shared/base/text.h"
#include "tui/core/say.h"
#include "tui/core/text.h"

#include <string.h>

enum { NO_CASE = 0, WORD_SIZE = 2 * ZCC_SBAR_SIZE + 32 };

static bool
may_send(const struct console *c)
{
	return console_is_live(c) && c->role != NULL && !c->is_refused && c->out_num < CONSOLE_OUT_MAX;
}

bool
intake_has_text(const struct console *c)
{
	for (unsigned i = 0; i < CALL_FORM; i++)
		if (c->intake.field[i].len > 0)
			return true;
	return false;
}

/* The fields in front are asked first; what is too much stays behind. */
static void
write_words(const struct console *c, char *out, size_t size)
{
	char word[WORD_SIZE];
	size_t at = 0;

	out[0] = '\0';
	for (unsigned i = 0; i < CALL_FORM; i++) {
		if (c->intake.field[i].len == 0 || !field_word(&c->intake.field[i], word, sizeof(word)))
			continue;
		if (!text_format(out + at, size - at, "%s%s:%s", at > 0 ? " " : "", call_form[i].name, word))
			out[at] = '\0';
		at = strlen(out);
	}
}

/* A field in which something was typed since keeps that. */
static void
read_word(struct console *c, const char *word)
{
	for (unsigned i = 0; i < CALL_FORM; i++) {
		size_t len = strlen(call_form[i].name);
		if (strncmp(word, call_form[i].name, len) == 0 && word[len] == ':' && c->intake.field[i].len == 0)
			field_from_word(&c->intake.field[i], word + len + 1);
	}
}

static void
read_words(struct console *c, const char *words)
{
	char word[WORD_SIZE];

	for (; words[0] != '\0'; words += strspn(words, " ")) {
		size_t len = strcspn(words, " ");
		if (text_format(word, sizeof(word), "%.*s", (int)len, words))
			read_word(c, word);
		words += len;
	}
}

static void
send(struct console *c, bool has_note)
{
	struct intent *want = &c->out[c->out_num++];

	*want = (struct intent){ .kind = INTENT_SEND, .verb = VERB_DRAFT, .row = NO_CASE,
		.ticket = ++c->ticket, .has_note = has_note };
	if (has_note)
		write_words(c, want->note, sizeof(want->note));
	mirror_sent(&c->intake.mirror, want->ticket, !has_note, want->note[0] != '\0');
}

void
intake_draft_open(struct console *c)
{
	if (intake_has_text(c) || c->intake.mirror.is_dirty || c->intake.mirror.ticket != 0)
		return;
	mirror_open(&c->intake.mirror, c->now_ms);
	intake_draft_time(c);
}

void
intake_draft_changed(struct console *c)
{
	mirror_changed(&c->intake.mirror, intake_has_text(c), c->now_ms);
}

void
intake_draft_flush(struct console *c)
{
	mirror_hurry(&c->intake.mirror, c->now_ms);
	intake_draft_time(c);
}

void
intake_draft_time(struct console *c)
{
	if (intake_draft_wait_ms(c) == 0)
		send(c, c->intake.mirror.is_known);
}

int
intake_draft_wait_ms(const struct console *c)
{
	return may_send(c) ? mirror_wait_ms(&c->intake.mirror, c->over == OVER_INTAKE, c->now_ms) : -1;
}

bool
intake_draft_answer(struct console *c, uint32_t ticket, const struct console_reply *r)
{
	char why[SAY_SIZE];

	if (ticket == 0 || ticket != c->intake.mirror.ticket)
		return false;
	if (mirror_answered(&c->intake.mirror, r->code, c->now_ms))
		return true;
	say_why(r->grounds, r->text, why);
	console_say(c, true, _("What you type here is not kept: %s"), why);
	return true;
}

bool
intake_draft_text(struct console *c, const char *words)
{
	if (c->over != OVER_INTAKE || c->intake.mirror.is_known || words[0] == '\0')
		return false;
	bool has_typed = intake_has_text(c);
	c->intake.mirror.is_kept = true;
	read_words(c, words);
	if (has_typed)
		intake_draft_changed(c);
	return intake_has_text(c);
}
