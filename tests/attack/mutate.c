/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/attack/mutate.h"

enum { PIECE_MAX = 64 };

static size_t
anywhere(const struct mutate *m, struct chance *c)
{
	return (size_t)chance_range(c, 0, (int64_t)m->len);
}

void
mutate_put(struct mutate *m, size_t at, size_t gone, const void *bytes, size_t len)
{
	at = at > m->len ? m->len : at;
	gone = gone > m->len - at ? m->len - at : gone;
	size_t room = m->size - (m->len - gone);
	len = len > room ? room : len;
	memmove(m->data + at + len, m->data + at + gone, m->len - at - gone);
	if (len > 0)
		memcpy(m->data + at, bytes, len);
	m->len = m->len - gone + len;
}

static void
put_word(struct mutate *m, size_t at, struct chance *c)
{
	size_t num = 0;
	while (m->words[num] != NULL)
		num++;
	const char *word = m->words[chance_next(c) % num];
	mutate_put(m, at, chance_hits(c, 300) ? 1 : 0, word, word[0] == '\0' ? 1 : strlen(word));
}

/* A piece from elsewhere in it. */
static void
put_again(struct mutate *m, size_t at, struct chance *c)
{
	uint8_t piece[PIECE_MAX];
	size_t from = anywhere(m, c), len = (size_t)chance_range(c, 1, PIECE_MAX);
	len = len > m->len - from ? m->len - from : len;
	memcpy(piece, m->data + from, len);
	mutate_put(m, at, chance_hits(c, 500) ? len : 0, piece, len);
}

void
mutate_once(struct mutate *m, struct chance *c)
{
	size_t at = anywhere(m, c);
	uint8_t byte = (uint8_t)chance_next(c);
	switch (chance_range(c, 0, 7)) {
	case 0:
		if (at < m->len)
			m->data[at] ^= (uint8_t)(1U << byte % 8);
		break;
	case 1: mutate_put(m, at, 1, &byte, 1); break;
	case 2: mutate_put(m, at, 0, &byte, 1); break;
	case 3: mutate_put(m, at, (size_t)chance_range(c, 1, PIECE_MAX), NULL, 0); break;
	case 4: put_again(m, at, c); break;
	case 5:
		if (chance_hits(c, 100))
			m->len = at;
		break;
	default: put_word(m, at, c);
	}
}
