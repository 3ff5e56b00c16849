/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/oncall.h"

#include "shared/care/window.h"

#include <string.h>

const struct oncall_settings *
oncall_at(const struct settings *s, const char *role, int64_t wall_ms, int64_t *until_ms)
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
