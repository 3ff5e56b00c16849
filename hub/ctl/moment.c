/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/moment.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <string.h>

static int
take(int64_t *at, bool is_time, int64_t read, const char *name, const char *value, struct fault *f)
{
	char shown[48];
	if (is_time && read >= 0) {
		*at = read > 0 ? read : 1;
		return ZCC_OK;
	}
	text_escape(shown, sizeof shown, value, strlen(value));
	return fault_set(f, ZCC_E_DATA, 0,
	    "%s \"%s\" is no time, written like 21:40, 2026-03-01T21:40 or 2026-03-01T20:40:00Z", name, shown);
}

int
moment_next(int64_t *at, const char *name, const char *value, struct fault *f)
{
	int64_t read = 0;
	bool is_time = clock_parse_next(value, clock_wall_ms(), &read);
	return take(at, is_time, read, name, value, f);
}

int
moment_past(int64_t *at, const char *name, const char *value, struct fault *f)
{
	int64_t read = 0;
	bool is_time = clock_parse_past(value, clock_wall_ms(), &read);
	return take(at, is_time, read, name, value, f);
}
