/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The bounded walk: every byte of a message is seen here before the library may allocate for it.
 * No recursion; a container's count may not exceed the bytes that are left, since the smallest item
 * takes one.
 */
#include "shared/edge/wire.h"
#include "shared/edge/wire_pack.h"

struct walk {
	const uint8_t *data;
	size_t at, len;
};

/* A big-endian number of n bytes; false when they are not there. */
static bool
number(struct walk *w, unsigned n, uint64_t *v)
{
	if (n > w->len - w->at)
		return false;
	*v = 0;
	while (n-- > 0)
		*v = *v << 8 | w->data[w->at++];
	return true;
}

static bool
skip(struct walk *w, uint64_t n)
{
	if (n > w->len - w->at)
		return false;
	w->at += (size_t)n;
	return true;
}

/* A length of n bytes, `extra` more, and that many bytes. */
static bool
skip_counted(struct walk *w, unsigned n, unsigned extra)
{
	uint64_t len;
	return number(w, n, &len) && skip(w, len + extra);
}

/* Formats 0xc0..0xdf. *items: values that follow inside it. */
static bool
walk_typed(struct walk *w, uint8_t format, uint64_t *items)
{
	switch (format) {
	case 0xc0: /* nil */
	case 0xc2: /* false */
	case 0xc3: /* true */
		return true;
	case 0xc4: /* bin 8, 16, 32 */
	case 0xc5:
	case 0xc6:
		return skip_counted(w, 1U << (format - 0xc4), 0);
	case 0xc7: /* ext 8, 16, 32 */
	case 0xc8:
	case 0xc9:
		return skip_counted(w, 1U << (format - 0xc7), 1);
	case 0xca: /* float 32, 64 */
	case 0xcb:
		return skip(w, 4U << (format - 0xca));
	case 0xcc: /* uint 8, 16, 32, 64 */
	case 0xcd:
	case 0xce:
	case 0xcf:
		return skip(w, 1U << (format - 0xcc));
	case 0xd0: /* int 8, 16, 32, 64 */
	case 0xd1:
	case 0xd2:
	case 0xd3:
		return skip(w, 1U << (format - 0xd0));
	case 0xd4: /* fixext 1, 2, 4, 8, 16, after their type */
	case 0xd5:
	case 0xd6:
	case 0xd7:
	case 0xd8:
		return skip(w, 1 + (1U << (format - 0xd4)));
	case 0xd9: /* str 8, 16, 32 */
	case 0xda:
	case 0xdb:
		return skip_counted(w, 1U << (format - 0xd9), 0);
	case 0xdc: /* array 16, 32 */
	case 0xdd:
		return number(w, 2U << (format - 0xdc), items);
	case 0xde: /* map 16, 32 */
	case 0xdf:
		if (!number(w, 2U << (format - 0xde), items))
			return false;
		*items *= 2;
		return true;
	default: /* 0xc1 means nothing */
		return false;
	}
}

/* One value without what is inside it; *items values follow if it is a container. */
static bool
walk_one(struct walk *w, bool *is_container, uint64_t *items)
{
	if (w->at == w->len)
		return false;
	uint8_t format = w->data[w->at++];
	*items = 0;
	*is_container = (format >= 0x80 && format <= 0x9f) || (format >= 0xdc && format <= 0xdf);
	if (format <= 0x7f || format >= 0xe0) /* fixint */
		return true;
	if (format <= 0x8f) /* fixmap */
		*items = 2U * (format & 0x0f);
	else if (format <= 0x9f) /* fixarray */
		*items = format & 0x0f;
	else if (format <= 0xbf) /* fixstr */
		return skip(w, format & 0x1f);
	else if (!walk_typed(w, format, items))
		return false;
	return *items <= w->len - w->at;
}

int
wire_span(const uint8_t *data, size_t len, size_t *used)
{
	struct walk w = {data, 0, len};
	uint64_t left[ZCC_DEPTH_MAX + 1] = {1}; /* values still to come, per level */
	unsigned depth = 0;
	for (;;) {
		while (left[depth] == 0) {
			if (depth == 0) {
				*used = w.at;
				return ZCC_OK;
			}
			depth--;
		}
		left[depth]--;
		bool is_container;
		uint64_t items;
		if (!walk_one(&w, &is_container, &items))
			return ZCC_E_DATA;
		if (!is_container)
			continue;
		if (depth == ZCC_DEPTH_MAX)
			return ZCC_E_DATA;
		left[++depth] = items;
	}
}

int
wire_walk(const uint8_t *data, size_t len)
{
	size_t used;
	int r = wire_span(data, len, &used);
	return r == ZCC_OK && used == len ? ZCC_OK : ZCC_E_DATA;
}
