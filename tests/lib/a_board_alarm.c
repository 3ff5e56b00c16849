/* SPDX-License-Identifier: EUPL-1.2 */
/* Alarms at rest, done, and too many. */
#include "tests/lib/a_board.h"

#include "shared/care/alarm.h"

#include <stdio.h>

enum { i_rests = 3, i_past = 4, i_flood = 5 }; /* rows of alarms */

void
a_past(struct a_board *a)
{
	int64_t now = a->board.now_line;
	struct zcc_alarm_row *rests = &a->alarms[i_rests], *past = &a->alarms[i_past];
	*rests = (struct zcc_alarm_row){ .id = 8, .kind = "line-low", .value = LINE_REGULIER,
		.priority = ALARM_MIDDLE, .whom = FOR_TOEZICHT, .seen_line = now - 500000,
		.seen_by = "demo", .raised_line = now - 600000, .reason = REST_KNOWN,
		.rest_line = now + 1200000, .rest_by = "demo" };
	rests->raised_wall = rests->raised_line + a->board.wall_offset;
	rests->rest_wall = rests->rest_line + a->board.wall_offset;
	*past = (struct zcc_alarm_row){ .id = 4, .kind = "unclaimed", .value = 23975,
		.priority = ALARM_HIGH, .whom = FOR_REGIE | FOR_TOEZICHT, .seen_line = now - 900000,
		.seen_by = "j.blom", .raised_line = now - 960000, .gone = 1, .done = 1 };
	snprintf(past->also[0].by, ZCC_OPERATOR_SIZE, "%s", "demo");
	past->raised_wall = past->raised_line + a->board.wall_offset;
	past->gone_wall = past->raised_wall + 90000;
	a->board.hub.load[DESK_TOEZICHT - 1] = (struct zcc_desk_load){ .last_10 = 1, .high = 1,
		.middle = 3, .low = 15, .peak = 4, .peak_wall = (now + a->board.wall_offset) - 6000000 };
}

void
a_flood(struct a_board *a)
{
	for (unsigned i = 0; i < 12 && i_flood + i < A_BOARD_FEW; i++) {
		struct zcc_alarm_row *r = &a->alarms[i_flood + i];
		*r = (struct zcc_alarm_row){ .id = 40 + i, .kind = "unclaimed", .value = 25000 + i,
			.priority = ALARM_HIGH, .whom = FOR_REGIE | FOR_TOEZICHT, .seen_line = ZCC_NEVER,
			.raised_line = a->board.now_line - 1000 * (int)i };
		r->raised_wall = r->raised_line + a->board.wall_offset;
	}
	a->board.hub.load[DESK_TOEZICHT - 1] = (struct zcc_desk_load){ .last_10 = 12, .high = 13,
		.middle = 3, .low = 15, .peak = 12, .is_flood = 1, .peak_wall = a->board.now_line +
		a->board.wall_offset };
}
