/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A ring: `first` is the oldest, `num` stand from there on.
 *
 *     older <--  [first] [first + 1] ... [first + num - 1]  --> newer
 */
#include "hub/edge/names.h"

#include "shared/base/err.h"
#include "shared/edge/seal.h"

#include <stdlib.h>
#include <string.h>

enum { LETTERS = 256 };

/* A bit for each place in the two or three letters and each byte that may stand there. */
struct tables {
	uint8_t bit[3][LETTERS];
};

struct name {
	uint64_t case_id, seq; /* case_id 0: forgotten */
	struct names_mark mark;
};

struct names {
	struct tables *tables; /* guarded: without them a mark says nothing */
	struct name *name;
	uint32_t size, first, num;
	uint64_t lost;
};

int
names_new(uint32_t max, void (*draw)(void *room, size_t len, void *arg), void *arg,
    struct names **out, struct fault *f)
{
	struct names *n = calloc(1, sizeof *n);
	uint32_t size = 1;
	while (size < max)
		size *= 2;
	if (n != NULL) {
		n->size = size;
		n->name = calloc(size, sizeof *n->name);
		n->tables = seal_room(sizeof *n->tables);
	}
	if (n == NULL || n->name == NULL || n->tables == NULL) {
		names_free(n);
		return fault_set(f, ZCC_E_FULL, 0, "no (guarded) memory for the marks of names");
	}
	draw(n->tables, sizeof *n->tables, arg);
	*out = n;
	return ZCC_OK;
}

void
names_free(struct names *n)
{
	if (n == NULL)
		return;
	seal_room_free(n->tables);
	free(n->name);
	free(n);
}

static void
set_bit(struct names_mark *m, uint8_t bit)
{
	m->bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

void
names_mark(const struct names *n, const char *key, struct names_mark *out)
{
	const struct tables *t = n->tables;
	const uint8_t *p = (const uint8_t *)key;
	memset(out, 0, sizeof *out);
	for (; p[0] != '\0'; p++) {
		if (p[0] == ' ' || p[1] == '\0' || p[1] == ' ')
			continue;
		uint8_t two = t->bit[0][p[0]] ^ t->bit[1][p[1]];
		set_bit(out, two);
		if (p[2] != '\0' && p[2] != ' ')
			set_bit(out, two ^ t->bit[2][p[2]]);
	}
}

static struct name *
at(const struct names *n, uint32_t i)
{
	return &n->name[(n->first + i) & (n->size - 1)];
}

void
names_add(struct names *n, uint64_t case_id, uint64_t seq, const char *key)
{
	if (n->num == n->size) {
		if (at(n, 0)->case_id > n->lost)
			n->lost = at(n, 0)->case_id;
		n->first = (n->first + 1) & (n->size - 1);
		n->num--;
	}
	struct name *a = at(n, n->num++);
	*a = (struct name){.case_id = case_id, .seq = seq};
	names_mark(n, key, &a->mark);
}

bool
names_add_older(struct names *n, uint64_t case_id, uint64_t seq, const char *key)
{
	if (n->num == n->size)
		return false;
	n->first = (n->first - 1) & (n->size - 1);
	n->num++;
	struct name *a = at(n, 0);
	*a = (struct name){.case_id = case_id, .seq = seq};
	names_mark(n, key, &a->mark);
	return true;
}

void
names_forget(struct names *n, uint64_t case_id)
{
	for (uint32_t i = 0; i < n->num; i++)
		if (at(n, i)->case_id == case_id)
			memset(at(n, i), 0, sizeof(struct name));
}

uint64_t
names_lost(const struct names *n)
{
	return n->lost;
}

static bool
may_hold(const struct names_mark *have, const struct names_mark *want)
{
	return (have->bits[0] & want->bits[0]) == want->bits[0] &&
	    (have->bits[1] & want->bits[1]) == want->bits[1] &&
	    (have->bits[2] & want->bits[2]) == want->bits[2] &&
	    (have->bits[3] & want->bits[3]) == want->bits[3];
}

bool
names_next(const struct names *n, const struct names_mark *want, uint32_t *i, uint64_t *case_id,
    uint64_t *seq)
{
	while (*i < n->num) {
		const struct name *a = at(n, n->num - 1 - (*i)++);
		if (a->case_id == 0 || !may_hold(&a->mark, want))
			continue;
		*case_id = a->case_id;
		*seq = a->seq;
		return true;
	}
	return false;
}
