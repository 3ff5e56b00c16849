/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/refusal.h"

#include "shared/base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct {
	int code;
	const char *sentence;
} rows[WHYS_NUM] = {
#define REFUSAL(identifier, number, code, sentence) [identifier] = {code, sentence},
#include "zcc/refusals.def"
#undef REFUSAL
};

struct place {
	const char *name;
	size_t len;
};

/* The next {name} at or behind *at, which moves behind it. */
static bool
next_place(const char **at, struct place *out)
{
	const char *open = strchr(*at, '{');
	const char *close = open != NULL ? strchr(open, '}') : NULL;
	if (close == NULL)
		return false;
	*out = (struct place){open + 1, (size_t)(close - open - 1)};
	*at = close + 1;
	return true;
}

static bool
is_same(const struct place *a, const struct place *b)
{
	return a->len == b->len && memcmp(a->name, b->name, a->len) == 0;
}

/* Its places in the order in which each comes first; returns how many. */
static unsigned
find_places(const char *sentence, struct place out[REFUSAL_VALUES_MAX])
{
	unsigned num = 0;
	struct place p;
	while (num < REFUSAL_VALUES_MAX && next_place(&sentence, &p)) {
		unsigned i = 0;
		while (i < num && !is_same(&out[i], &p))
			i++;
		if (i == num)
			out[num++] = p;
	}
	return num;
}

const char *
refusal_sentence(unsigned why)
{
	return why < WHYS_NUM ? rows[why].sentence : NULL;
}

unsigned
refusal_places(const char *sentence)
{
	struct place places[REFUSAL_VALUES_MAX];
	return find_places(sentence, places);
}

bool
refusal_place(const char *sentence, unsigned i, char name[REFUSAL_PLACE_SIZE])
{
	struct place places[REFUSAL_VALUES_MAX];
	if (i >= find_places(sentence, places) || places[i].len >= REFUSAL_PLACE_SIZE)
		return false;
	memcpy(name, places[i].name, places[i].len);
	name[places[i].len] = '\0';
	return true;
}

/* Where the value of this place stands among the values; -1 = nowhere. */
static int
value_index(const char *own, const struct place *p)
{
	struct place places[REFUSAL_VALUES_MAX];
	unsigned num = find_places(own, places);
	for (unsigned i = 0; i < num; i++)
		if (is_same(&places[i], p))
			return (int)i;
	return -1;
}

static void
append(char *room, size_t size, const char *text, size_t len)
{
	size_t at = strlen(room);
	char piece[REFUSAL_TEXT_SIZE];
	if (len >= sizeof piece)
		len = sizeof piece - 1;
	memcpy(piece, text, len);
	piece[len] = '\0';
	text_copy(room + at, size - at, piece);
}

bool
refusal_say(const struct grounds *g, const char *sentence, refusal_word word, char *room,
    size_t size)
{
	const char *own = refusal_sentence(g->why), *at = sentence;
	struct place p;
	room[0] = '\0';
	if (own == NULL || g->values_num != refusal_places(own))
		return false;
	for (const char *from = at; next_place(&at, &p); from = at) {
		char said[REFUSAL_TEXT_SIZE], name[REFUSAL_PLACE_SIZE] = "";
		int i = value_index(own, &p);
		append(room, size, from, (size_t)(p.name - 1 - from));
		if (i < 0)
			continue;
		text_copy(said, sizeof said, g->value[i]);
		if (word != NULL && refusal_place(own, (unsigned)i, name))
			word(name, g->value[i], said, sizeof said);
		append(room, size, said, strlen(said));
	}
	append(room, size, at, strlen(at));
	return true;
}

int
refuse(struct refusal *no, struct because b)
{
	const char *const values[REFUSAL_VALUES_MAX] = {b.v1, b.v2, b.v3, b.v4, b.v5};
	*no = (struct refusal){.code = rows[b.why].code, .grounds.why = (uint16_t)b.why};
	struct grounds *g = &no->grounds;
	while (g->values_num < REFUSAL_VALUES_MAX && values[g->values_num] != NULL) {
		text_clean(g->value[g->values_num], REFUSAL_VALUE_SIZE, values[g->values_num], false);
		g->values_num++;
	}
	ZCC_MUST(refusal_say(g, rows[b.why].sentence, NULL, no->text, sizeof no->text));
	return no->code;
}

struct numeral
numeral(uint64_t n)
{
	struct numeral s;
	snprintf(s.text, sizeof s.text, "%" PRIu64, n);
	return s;
}

struct numeral
signed_numeral(int64_t n)
{
	struct numeral s;
	snprintf(s.text, sizeof s.text, "%" PRId64, n);
	return s;
}
