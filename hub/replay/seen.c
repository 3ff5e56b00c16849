/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A ring of keys with one chain per bucket, newest first.  The entry that is overwritten is always
 * the oldest of all, so it is the last one of its chain.
 */
#include "hub/replay/seen.h"

#include "shared/base/text.h"
#include "zcc/err.h"

#include <string.h>

void
seen_clear(struct seen *s)
{
	s->num = 0;
	memset(s->bucket, 0, sizeof s->bucket);
}

/* FNV-1a, 64 bits. */
static uint32_t
bucket_of(const char *key)
{
	uint64_t h = 0xcbf29ce484222325ULL;

	for (; *key != '\0'; key++)
		h = (h ^ (uint8_t)*key) * 0x100000001b3ULL;
	return (uint32_t)(h >> 32) % SEEN_BUCKETS;
}

/* Take the oldest entry out of its chain. */
static void
forget(struct seen *s, uint32_t entry)
{
	uint32_t *link = &s->bucket[bucket_of(s->key[entry])];

	while (*link != entry + 1) {
		ZCC_MUST(*link != 0);
		link = &s->older[*link - 1];
	}
	*link = 0;
}

bool
seen_add(struct seen *s, const char *key)
{
	uint32_t bucket = bucket_of(key);

	for (uint32_t e = s->bucket[bucket]; e != 0; e = s->older[e - 1])
		if (strcmp(s->key[e - 1], key) == 0)
			return false;
	uint32_t entry = (uint32_t)(s->num % SEEN_MAX);
	if (s->num >= SEEN_MAX)
		forget(s, entry);
	ZCC_MUST(text_copy(s->key[entry], SEEN_KEY_SIZE, key));
	s->older[entry] = s->bucket[bucket];
	s->bucket[bucket] = entry + 1;
	s->num++;
	return true;
}
