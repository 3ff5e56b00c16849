/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/board.h"

#include "shared/base/clock.h"
#include "shared/care/hand.h"
#include "shared/care/alarm.h"
#include "shared/care/code_list.h"
#include "shared/care/rank.h"
#include "shared/care/state.h"
#include "zcc/types.h"

#include <string.h>

/* Does row i of the queue go after row j? */
static bool
is_after(const struct board *b, uint32_t i, uint32_t j, int64_t now_s)
{
	return rank_cmp(&b->cases[i], &b->cases[j], now_s) > 0;
}

/* Let order[root] sink into the heap order[0..num), whose top goes last in the queue. */
static void
sink(const struct board *b, uint32_t *order, uint32_t root, uint32_t num, int64_t now_s)
{
	uint32_t row = order[root];
	for (;;) {
		uint32_t child = 2 * root + 1;
		if (child >= num)
			break;
		if (child + 1 < num && is_after(b, order[child + 1], order[child], now_s))
			child++;
		if (!is_after(b, order[child], row, now_s))
			break;
		order[root] = order[child];
		root = child;
	}
	order[root] = row;
}

/* A heap sort: no room of its own, no bad case, and a context, which qsort() does not take. */
static void
sort(const struct board *b, uint32_t *order, uint32_t num, int64_t now_s)
{
	for (uint32_t i = num / 2; i > 0; i--)
		sink(b, order, i - 1, num, now_s);
	for (uint32_t end = num; end > 1; end--) {
		uint32_t last = order[0];
		order[0] = order[end - 1];
		order[end - 1] = last;
		sink(b, order, 0, end - 1, now_s);
	}
}

static int64_t
whole_seconds(int64_t ms)
{
	return ms / 1000 - (ms % 1000 < 0);
}

uint32_t
board_queue(const struct board *b, uint32_t *order)
{
	uint32_t num = 0;
	for (uint32_t i = 0; i < b->cases_end; i++)
		if (b->cases[i].id != 0 && b->cases[i].state != CASE_GESLOTEN)
			order[num++] = i;
	sort(b, order, num, whole_seconds(b->now_line));
	return num;
}

const struct zcc_case_row *
board_case(const struct board *b, uint64_t id)
{
	if (id == 0)
		return NULL;
	for (uint32_t i = 0; i < b->cases_end; i++)
		if (b->cases[i].id == id)
			return &b->cases[i];
	return NULL;
}

const struct zcc_hand *
board_hand(const struct board *b, const struct zcc_case_row *row)
{
	static const struct zcc_hand none;
	size_t i = (size_t)(row - b->cases);
	return i < b->hands_num && b->hands[i].id == row->id ? &b->hands[i].hand : &none;
}

const struct zcc_triage *
board_triage(const struct board *b, const struct zcc_case_row *row)
{
	static const struct zcc_triage none;
	size_t i = (size_t)(row - b->cases);
	return i < b->triages_num && b->triages[i].id == row->id ? &b->triages[i].triage : &none;
}

const char *
board_complaint(const struct board *b, const struct zcc_case_row *row)
{
	const struct zcc_triage *t = board_triage(b, row);
	return t->complaint[0] != '\0' ? t->complaint : row->complaint;
}

struct zcc_case
board_whole(const struct board *b, const struct zcc_case_row *row)
{
	return (struct zcc_case){*row, *board_hand(b, row), *board_triage(b, row)};
}

static bool
waits_on(const struct zcc_case_row *r, unsigned line)
{
	return r->id != 0 && r->line == line && r->state == CASE_WACHTEND;
}

static bool
is_late(const struct board *b, const struct zcc_case_row *r)
{
	return r->due_line != ZCC_NEVER && r->due_line < b->now_line;
}

/* Callers nobody has spoken to yet and whose norm has passed: they will never be within it.  One
 * that was answered before stands among the answered ones already. */
static uint32_t
late_unanswered(const struct board *b, unsigned line)
{
	uint32_t num = 0;
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *r = &b->cases[i];
		if (waits_on(r, line) && is_late(b, r) && (r->flags & CASE_FLAG_ANSWERED) == 0)
			num++;
	}
	return num;
}

int32_t
board_within_norm(const struct board *b, unsigned line, enum board_window window)
{
	const struct zcc_line_row *r = NULL;
	for (unsigned i = 0; i < ZCC_LINES_NUM && line != LINE_NONE; i++)
		if (b->lines[i].line == line)
			r = &b->lines[i];
	if (r == NULL || r->norm_s == 0)
		return -1;
	bool hour = window == BOARD_60_MIN;
	uint64_t within = hour ? r->within_60 : r->within_shift;
	uint64_t all = hour ? (uint64_t)r->answered_60 + r->abandoned_late_60
			    : (uint64_t)r->answered_shift + r->abandoned_late_shift;
	all += late_unanswered(b, line);
	/* Rounded down: 99.96 % is not all of them. */
	return all == 0 ? -1 : (int32_t)(within * 1000 / all);
}

struct board_line
board_line_now(const struct board *b, unsigned line)
{
	struct board_line now = {0};
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *r = &b->cases[i];
		if (r->id == 0 || !state_is_waiting((enum zcc_state)r->state) ||
		    (rank_is_call_back(r) ? LINE_TERUGBELLEN : r->line) != line)
			continue;
		now.waiting++;
		now.late += is_late(b, r);
		int64_t waited = b->now_line - r->received_line;
		if (waited > now.longest_ms)
			now.longest_ms = waited;
	}
	return now;
}

struct board_callbacks
board_callbacks(const struct board *b)
{
	struct board_callbacks n = {0};
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *r = &b->cases[i];
		if (r->id == 0 || r->state == CASE_GESLOTEN || !rank_is_call_back(r))
			continue;
		n.open++;
		n.overdue += is_late(b, r);
		n.anonymous += (r->marks & CASE_MARK_NO_NUMBER) != 0;
		n.regie += (r->marks & CASE_MARK_REGIE) != 0;
	}
	return n;
}

struct board_hands
board_hands(const struct board *b)
{
	struct board_hands n = {0};
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *r = &b->cases[i];
		if (r->id == 0)
			continue;
		const struct zcc_hand *h = board_hand(b, r);
		bool is_ride = hand_is_ride(r, h), is_unheard = hand_is_unheard(r, h);
		n.open += hand_is_open(r, h);
		n.unheard += is_unheard;
		n.transfers += hand_is_transfer(h);
		n.rides += is_ride;
		n.rides_late += is_ride && is_late(b, r);
		n.checks += hand_check_is_due(r, h, b->now_line);
		int64_t waited = is_unheard ? b->now_line - hand_since(r, h) : 0;
		if (waited > n.longest_ms)
			n.longest_ms = waited;
	}
	return n;
}

void
board_day(uint32_t day, char room[16])
{
	char when[25];
	room[0] = '\0';
	if (day == 0)
		return;
	clock_rfc3339(when, (int64_t)day * 24 * 3600 * 1000);
	memcpy(room, when, 10);
	room[10] = '\0';
}

struct board_floor
board_floor(const struct board *b, const char *operator)
{
	struct board_floor f = {.open = (uint32_t)b->hub.hidden}; /* there is no row of them to read */
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *r = &b->cases[i];
		if (r->id == 0 || r->state == CASE_GESLOTEN)
			continue;
		f.open++;
		f.clocks += r->due_line != ZCC_NEVER;
		f.late += is_late(b, r);
		f.call_backs += rank_is_call_back(r);
		f.mine += strcmp(r->claimed_by, operator) == 0 &&
		    state_after((enum zcc_state)r->state, ACT_HANDOVER) != CASE_NONE;
	}
	for (uint32_t i = 0; i < b->alarms_end; i++)
		f.alarms += b->alarms[i].id != 0 && !b->alarms[i].gone;
	return f;
}

const struct zcc_operator_row *
board_shift_of(const struct board *b, const char *operator)
{
	for (uint32_t i = 0; i < b->operators_end; i++)
		if (b->operators[i].shift_wall != 0 && strcmp(b->operators[i].name, operator) == 0)
			return &b->operators[i];
	return NULL;
}

bool
board_is_not_theirs(
    const struct board *b, const struct zcc_operator_row *row, const struct zcc_case_row *of)
{
	return of->urgency > URGENCY_ALARM && code_list_has(row->not_complaints, board_complaint(b, of));
}

bool
board_is_there(const struct zcc_operator_row *row, bool asks_shift)
{
	bool has_shift = row->shift_wall != 0;
	return row->name[0] != '\0' &&
	    (row->state == SEAT_THERE ? has_shift || !asks_shift
	                              : row->state == SEAT_AWAY && has_shift);
}

unsigned
board_there(const struct board *b, const char *role, bool asks_shift)
{
	unsigned num = 0;
	for (uint32_t i = 0; i < b->operators_end; i++) {
		const struct zcc_operator_row *r = &b->operators[i];
		bool is_new = board_is_there(r, asks_shift) && strcmp(r->role, role) == 0;
		for (uint32_t k = 0; is_new && k < i; k++)
			is_new = strcmp(b->operators[k].name, r->name) != 0 ||
			    strcmp(b->operators[k].role, role) != 0 ||
			    !board_is_there(&b->operators[k], asks_shift);
		num += is_new;
	}
	return num;
}

const char *
board_alarm_operator(const struct board *b, const struct zcc_alarm_row *alarm)
{
	if (!alarm_is(alarm, KIND_SHIFT_LONG))
		return "";
	for (uint32_t i = 0; i < b->operators_end; i++)
		if (b->operators[i].shift_wall != 0 &&
		    (uint64_t)b->operators[i].shift_wall == alarm->value)
			return b->operators[i].name;
	return "";
}

bool
board_capacity_is_stale(const struct board *b, const struct zcc_capacity_row *row)
{
	return row->updated_line == ZCC_NEVER ||
	    b->now_line - row->updated_line > (int64_t)row->fresh_s * 1000;
}
