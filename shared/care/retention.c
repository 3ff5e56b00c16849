/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/retention.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"

#define DAY_MS INT64_C(86400000)
#define YEAR_MS INT64_C(31556952000) /* 365.2425 days */

int64_t
retention_end(int64_t changed_ms, uint32_t years)
{
	return changed_ms + (int64_t)years * YEAR_MS + DAY_MS;
}

void
retention_day(char out[RETENTION_DAY_SIZE], int64_t wall_ms)
{
	struct local_time t = clock_local(wall_ms);
	(void)text_format(out, RETENTION_DAY_SIZE, "%04d-%02d-%02d", t.year, t.month, t.day);
}
