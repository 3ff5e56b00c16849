/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/triage_keep.h"

#include "shared/base/text.h"
#include "shared/care/kind.h"
#include "shared/care/triage.h"
#include "shared/care/words.h"
#include "tui/core/triage_answer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { WORD_SIZE = 640 /* of a text of 300 bytes, each with its sign */ };

/* --- Writing ---------------------------------------------------------------------------------- */

struct writing {
	char *out;
	size_t size;
	bool is_full;
};

static void ZCC_PRINTF(2, 3)
put(struct writing *w, const char *fmt, ...)
{
	char word[WORD_SIZE];
	size_t at = strlen(w->out);
	va_list ap;

	va_start(ap, fmt);
	int len = vsnprintf(word, sizeof(word), fmt, ap);
	va_end(ap);
	if (len < 0 || (size_t)len >= sizeof(word) ||
	    !text_format(w->out + at, w->size - at, "%s%s", at > 0 ? " " : "", word)) {
		w->out[at] = '\0';
		w->is_full = true;
	}
}

static void
put_typed(struct writing *w, const char *kind, const struct field *f)
{
	char typed[WORD_SIZE];

	if (f->len == 0 || !field_word(f, typed, sizeof(typed)))
		return;
	put(w, "%s:%s", kind, typed);
}

bool
triage_keep_write(const struct triage_form *f, char *out, size_t size)
{
	char hex[2 * ZCC_HASH_BYTES + 1];
	struct writing w = { out, size, false };

	/* the answers first: they matter most */
	w.is_full = !triage_write(f->p, &f->a, out, size);
	text_hex(hex, f->p->hash, sizeof(f->p->hash));
	put(&w, "protocol:%s", hex);
	put(&w, "step:%u", (unsigned)f->step);
	put(&w, "row:%u", f->at);
	if (f->over == TRIAGE_OVER_LETTER)
		put(&w, "letter:%s", f->p->abcd[f->letter].code);
	if (f->own != URGENCY_NONE)
		put(&w, "own:%s/%s", urgency_word(f->own), regrade_word(f->own_reason));
	if (f->with[0] != '\0')
		put(&w, "with:%s", f->with);
	if (f->care != CARE_NONE)
		put(&w, "care:%s", care_word(f->care));
	if (f->again != RETRIAGE_NONE)
		put(&w, "again:%s", retriage_word(f->again));
	if (f->is_alone)
		put(&w, "alone:1");
	for (unsigned i = 0; i < f->said_num; i++)
		put(&w, "said:%s", f->p->text[f->said[i]].code);
	if (triage_form_abcd_ms(f) > 0)
		put(&w, "abcd-ms:%u", (unsigned)triage_form_abcd_ms(f));
	put_typed(&w, "why", &f->why);
	put_typed(&w, "place", &f->place);
	put_typed(&w, "number", &f->number);
	put_typed(&w, "find", &f->search);
	put_typed(&w, "score", &f->pain);
	return !w.is_full;
}

/* --- Reading ---------------------------------------------------------------------------------- */

struct reading {
	struct triage_form *f;
	int64_t now_ms;
	unsigned step;
	bool is_other; /* protocol */
	size_t len;
	char answers[ZCC_ANSWERS_SIZE];
};

static bool
number_of(const char *text, int64_t most, unsigned *out)
{
	int64_t n;

	if (!text_to_i64(text, 0, most, &n))
		return false;
	*out = (unsigned)n;
	return true;
}

static void
read_protocol(struct reading *r, const char *value)
{
	char hex[2 * ZCC_HASH_BYTES + 1];

	text_hex(hex, r->f->p->hash, sizeof(r->f->p->hash));
	r->is_other = strcmp(hex, value) != 0;
}

static void
read_step(struct reading *r, const char *value)
{
	(void)number_of(value, TRIAGE_STEPS_NUM - 1, &r->step);
}

static void
read_row(struct reading *r, const char *value)
{
	(void)number_of(value, PROTOCOL_ASKED_MAX, &r->f->at);
}

static void
read_letter(struct reading *r, const char *value)
{
	for (unsigned i = 0; i < r->f->p->abcd_num; i++) {
		if (strcmp(r->f->p->abcd[i].code, value) != 0)
			continue;
		r->f->letter = i;
		r->f->over = TRIAGE_OVER_LETTER;
	}
}

static void
read_own(struct reading *r, const char *value)
{
	unsigned reason = value[0] == 'U' && value[1] != '\0' && value[2] == '/' ?
	    regrade_number(value + 3) : REGRADE_NONE;

	if (reason == REGRADE_NONE || value[1] < '0' || value[1] > '5')
		return;
	r->f->own = (uint8_t)(value[1] - '0');
	r->f->own_reason = (uint8_t)reason;
}

static void
read_with(struct reading *r, const char *value)
{
	text_copy(r->f->with, sizeof(r->f->with), value);
}

static void
read_care(struct reading *r, const char *value)
{
	r->f->care = (uint8_t)care_number(value);
}

static void
read_again(struct reading *r, const char *value)
{
	r->f->again = (uint8_t)retriage_number(value);
	if (r->f->again != RETRIAGE_NONE)
		memset(&r->f->given, 0, sizeof(r->f->given));
}

static void
read_alone(struct reading *r, const char *value)
{
	r->f->is_alone = value[0] == '1';
}

static void
read_said(struct reading *r, const char *value)
{
	uint16_t text = protocol_text(r->f->p, value);

	if (text != PROTOCOL_NONE && r->f->said_num < TRIAGE_SAID_MAX)
		r->f->said[r->f->said_num++] = text;
}

static void
read_abcd_ms(struct reading *r, const char *value)
{
	unsigned ms;

	if (!number_of(value, INT32_MAX, &ms))
		return;
	r->f->first_ms = r->now_ms - (int64_t)ms;
	r->f->last_ms = r->now_ms;
}

static void
read_why(struct reading *r, const char *value)
{
	field_from_word(&r->f->why, value);
}

static void
read_place(struct reading *r, const char *value)
{
	field_from_word(&r->f->place, value);
}

static void
read_number(struct reading *r, const char *value)
{
	field_from_word(&r->f->number, value);
}

static void
read_find(struct reading *r, const char *value)
{
	field_from_word(&r->f->search, value);
}

static void
read_score(struct reading *r, const char *value)
{
	field_from_word(&r->f->pain, value);
}

static const struct {
	const char *kind;
	void (*read)(struct reading *r, const char *value);
} kinds[] = {
	{ "protocol:", read_protocol }, { "step:", read_step }, { "row:", read_row },
	{ "letter:", read_letter }, { "own:", read_own }, { "with:", read_with }, { "care:", read_care },
	{ "again:", read_again }, { "alone:", read_alone }, { "said:", read_said }, { "abcd-ms:", read_abcd_ms },
	{ "why:", read_why }, { "place:", read_place }, { "number:", read_number }, { "find:", read_find },
	{ "score:", read_score } };

/* One more word of the answers, unless this protocol does not know it. */
static void
read_answer(struct reading *r, const char *word)
{
	struct triage_answers a = { 0 };
	struct refusal no = { 0 };
	size_t room = sizeof(r->answers) - r->len;

	if (!text_format(r->answers + r->len, room, "%s%s", r->len > 0 ? " " : "", word) ||
	    triage_read(r->f->p, r->answers, &a, &no) != ZCC_OK) {
		r->answers[r->len] = '\0';
		return;
	}
	r->len = strlen(r->answers);
	r->f->a = a;
}

static void
read_word(struct reading *r, const char *word)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		size_t len = strlen(kinds[i].kind);
		if (strncmp(word, kinds[i].kind, len) == 0) {
			kinds[i].read(r, word + len);
			return;
		}
	}
	read_answer(r, word);
}

bool
triage_keep_protocol(const char *words, uint8_t hash[ZCC_HASH_BYTES])
{
	static const char kind[] = "protocol:";
	char hex[2 * ZCC_HASH_BYTES + 1];

	for (const char *w = strstr(words, kind); w != NULL; w = strstr(w + 1, kind)) {
		const char *value = w + strlen(kind);
		if ((w == words || w[-1] == ' ') && strcspn(value, " ") == sizeof(hex) - 1 &&
		    text_format(hex, sizeof(hex), "%.*s", (int)sizeof(hex) - 1, value))
			return text_unhex(hex, hash, ZCC_HASH_BYTES);
	}
	return false;
}

bool
triage_keep_read(struct triage_form *f, const char *words, int64_t now_ms)
{
	struct reading r = { .f = f, .now_ms = now_ms };
	char word[WORD_SIZE];

	for (; words[0] != '\0'; words += strspn(words, " ")) {
		size_t len = strcspn(words, " ");
		if (len < sizeof(word)) {
			memcpy(word, words, len);
			word[len] = '\0';
			read_word(&r, word);
		}
		words += len;
	}
	f->step = (enum triage_step)r.step;
	triage_judge_again(f); /* what was edited by hand, or is of another protocol, may say anything */
	return !r.is_other;
}
