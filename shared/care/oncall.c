/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/oncall.h"

#include "shared/care/window.h"

#include <string.h>

enum { DUTIES_MOST = 64 }; /* of one person, one after another: always */

static const struct oncall_settings *
holds_at(const struct settings *s, const char *role, int64_t wall_ms, int64_t *until_ms)
{
	*until_ms = ZCC_NEVER;
	for (uint32_t i = 0; i < s->oncall_num; i++) {
		const struct oncall_settings *o = &s->oncall[i];
		if (strcmp(o->role, role) == 0 &&
		    (o->is_always || window_holds(s, &o->when, wall_ms, until_ms)))
			return o;
	}
	return NULL;
}

/* An exception that stands before this duty begins, and ends it. */
static int64_t
first_before(const struct settings *s, const struct oncall_settings *o, int64_t wall_ms, int64_t end_ms)
{
	for (const struct oncall_settings *e = s->oncall; e < o; e++) {
		int64_t begin = strcmp(e->role, o->role) == 0 ? window_begins(s, &e->when, wall_ms) :
		    ZCC_NEVER;
		if (begin != ZCC_NEVER && (end_ms == ZCC_NEVER || begin < end_ms))
			end_ms = begin;
	}
	return end_ms;
}

const struct oncall_settings *
oncall_at(const struct settings *s, const char *role, int64_t wall_ms, int64_t *until_ms)
{
	int64_t at = wall_ms, end_ms;
	const struct oncall_settings *first = holds_at(s, role, wall_ms, &end_ms), *o = first;
	for (int n = 0; n < DUTIES_MOST; n++) {
		at = o != NULL ? first_before(s, o, at, end_ms) : ZCC_NEVER;
		if (at == ZCC_NEVER)
			break;
		o = holds_at(s, role, at, &end_ms);
		if (o == NULL || strcmp(o->words, first->words) != 0) { /* somebody else, or nobody */
			*until_ms = at;
			return first;
		}
	}
	*until_ms = ZCC_NEVER;
	return first;
}
