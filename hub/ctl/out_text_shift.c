/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/out_text_shift.h"

#include "hub/ctl/out_cell.h"
#include "hub/ctl/row.h"
#include "shared/base/clock.h"
#include "shared/care/oncall.h"
#include "shared/care/words.h"

#include <stdio.h>
#include <string.h>

static void
named(const char *name, uint32_t n)
{
	printf("%-18s%u\n", name, (unsigned)n);
}

/* Who can be called now (HB-10). */
static void
out_text_oncall(const struct board *at, const struct settings *s)
{
	char when[25];
	int64_t until_ms;
	for (uint32_t i = 0; i < s->roles_num; i++) {
		const struct oncall_settings *who =
		    oncall_at(s, s->role[i].name, at->now_line + at->wall_offset, &until_ms);
		if (who == NULL)
			continue;
		printf("%-18s", "on call");
		out_cell(who->role, 24);
		out_column(who->words, 0);
		if (until_ms != ZCC_NEVER) {
			clock_rfc3339(when, until_ms);
			printf(", until %s", when);
		}
		putchar('\n');
	}
}

/* Who is there, then for whom nobody is and what is agreed for then (KB-8). */
void
out_text_staff(const struct board *at, const struct settings *s)
{
	for (uint32_t i = 0; i < s->roles_num; i++) {
		const struct role_settings *r = &s->role[i];
		unsigned num = board_there(at, r->name, settings_asks_shift(s, r->name));
		if (num == 0 && r->absent[0] == '\0')
			continue;
		printf("%-18s", "there");
		out_cell(r->name, 24);
		printf("%u", num);
		if (num == 0) {
			fputs("  bij afwezigheid: ", stdout);
			out_column(r->absent, 0);
		}
		putchar('\n');
	}
	out_text_oncall(at, s);
}

void
out_text_shift(const struct board *at, const struct settings *s, const struct out_shift *o)
{
	char when[25];
	const struct zcc_operator_row *mine = board_shift_of(at, o->operator);
	struct board_floor f = board_floor(at, o->operator);
	printf("%-18s", "shift");
	if (mine == NULL) {
		puts("none");
	} else {
		clock_rfc3339(when, mine->shift_wall);
		printf("since %s\n", when);
	}
	if (mine != NULL && mine->offer_to[0] != '\0') {
		printf("%-18s", "handed over to");
		out_column(mine->offer_to, 0);
		puts(", who has not answered yet");
	}
	printf("%-18s%u, %u with a clock that runs, %u past their norm\n", "open cases",
	    (unsigned)f.open, (unsigned)f.clocks, (unsigned)f.late);
	named("of your own", f.mine);
	named("call-backs", f.call_backs);
	named("alarms", f.alarms);
	printf("%-18s%s\n", "stops", "not kept here yet: ask the desk vervolgzorg");
	out_text_staff(at, s);
}

/* "serves spoed 112", where he was put; "break" */
static void
put_task(const struct zcc_operator_row *r)
{
	if (r->is_paused)
		fputs("break  ", stdout);
	if (r->task_lines == 0)
		return;
	fputs("serves ", stdout);
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
		if ((r->task_lines >> line & 1) != 0)
			printf("%s ", line_word(line));
	putchar(' ');
}

void
out_text_shifts(const struct board *at, const struct settings *s)
{
	char when[25];
	for (uint32_t i = 0; i < at->operators_end; i++) {
		const struct zcc_operator_row *r = &at->operators[i];
		if (!board_is_there(r, settings_asks_shift(s, r->role)))
			continue;
		out_cell(r->name, 24);
		out_cell(r->role, 24);
		if (r->shift_wall != 0)
			clock_rfc3339(when, r->shift_wall);
		out_cell(r->shift_wall != 0 ? when : "no shift", 24);
		printf("%3u open  ", (unsigned)r->claims);
		put_task(r);
		out_cell(r->location, 12);
		if (r->offer_to[0] != '\0') {
			fputs("hands over to ", stdout);
			out_column(r->offer_to, 0);
		}
		putchar('\n');
	}
	out_text_staff(at, s);
}

void
out_text_message(const struct message *m)
{
	char sent[25], until[25], to[MESSAGE_TO_SIZE];
	clock_rfc3339(sent, m->at_wall);
	clock_rfc3339(until, m->until_wall);
	printf("%-6llu%s  until %s  ", (unsigned long long)m->id, sent, until);
	out_cell(m->from, 16);
	out_cell(message_to(m, to), 16);
	out_column(m->text, 0);
	putchar('\n');
}
