/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/out_text_alarm.h"

#include "hub/ctl/out_cell.h"
#include "hub/ctl/row.h"
#include "shared/base/clock.h"
#include "shared/care/alarm.h"

#include <inttypes.h>
#include <stdio.h>

static void
named(const char *before, const char *name)
{
	if (name[0] == '\0')
		return;
	fputs(before, stdout);
	out_column(name, 0);
}

/* "for regie, toezicht" */
static void
desks(unsigned bits)
{
	const char *before = ", for ";
	for (unsigned desk = 0; desk < 8; desk++) {
		if ((bits >> desk & 1) == 0)
			continue;
		named(before, alarm_desk_word(desk));
		before = " and ";
	}
}

static void
line(const struct board *at, const struct zcc_alarm_row *r)
{
	char when[25], raised[25];
	clock_rfc3339(raised, r->raised_wall);
	printf("%6" PRIu64 "  %s  %-6s  ", r->id, raised, row_priority(r->priority));
	out_cell(r->kind, 20);
	printf("%10" PRIu64 "  %s", r->value, r->gone ? "over" : "stands");
	named(", seen by ", r->seen_by);
	for (unsigned i = 0; i < ZCC_SEEN_ALSO; i++)
		named(" and ", r->also[i].by);
	named(", of ", board_alarm_operator(at, r));
	desks(r->whom);
	if (r->reason != REST_NONE) {
		clock_rfc3339(when, r->rest_wall);
		printf(", rests until %s (%s)", when, rest_word(r->reason));
		named(" by ", r->rest_by);
	}
	putchar('\n');
}

void
out_text_alarms(const struct board *at, bool is_past)
{
	for (uint32_t i = 0; i < at->alarms_end; i++)
		if (at->alarms[i].id != 0 && (at->alarms[i].done != 0) == is_past)
			line(at, &at->alarms[i]);
}
