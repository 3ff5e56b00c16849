/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/shift_end.h"

#include "shared/base/clock.h"

int64_t
shift_end_wall(const struct settings *s, int64_t began_wall)
{
	enum { MINUTE_MS = 60000, DAY_MIN = 24 * 60, EARLY_MIN = 60 };
	int64_t best = 0;
	struct local_time l = clock_local(began_wall);
	int began_min = l.hour * 60 + l.minute;
	for (uint32_t i = 0; i < s->shifts_num; i++) {
		int after = s->shift_min[i] - began_min;
		if (after <= EARLY_MIN)
			after += DAY_MIN;
		int64_t at = began_wall - began_wall % MINUTE_MS + (int64_t)after * MINUTE_MS;
		/* over a night that turns the clock the boundary is at its own local time */
		at -= (int64_t)(clock_local(at).offset_min - l.offset_min) * MINUTE_MS;
		if (best == 0 || at < best)
			best = at;
	}
	return best;
}
