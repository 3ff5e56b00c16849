/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which lines an operator serves, his break, and so what `next` offers him (TE-1, RL-2).
 *
 *     role's lines, of these what he is competent for     what he may take by hand
 *     of these where he was put, all unless told          what `next` offers; nothing in a break
 *
 * Of those the calls about a complaint that is not his are passed over, unless they are a U0 or U1; what was
 * triaged counts before what the call came in with.
 *
 * Nobody waits for a colleague who is not there: a U0 or U1 on another line that he may take is
 * offered too when nobody else serves that line, wherever he was put, in a break as well.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/rank.h"

#include <string.h>

enum { BREAK_HOURS_MAX = 12, HOUR_MS = 3600 * 1000 };

uint8_t
rule_takes(const struct book *b, const struct book_operator *op, const char *role)
{
	const struct role_settings *r = settings_role(book_settings(b), role);
	uint8_t lines = r != NULL ? r->lines : 0;
	return op->lines != 0 ? lines & op->lines : lines;
}

uint8_t
rule_serving(const struct book *b, const struct book_operator *op, const char *role)
{
	const struct role_settings *r = settings_role(book_settings(b), role);
	bool takes_calls = r != NULL && (r->verbs >> VERB_NEXT & 1) != 0;
	uint8_t lines = rule_takes(b, op, role);
	if (op->is_revoked || op->task.is_paused || !takes_calls)
		return 0;
	return op->task.lines != 0 ? lines & op->task.lines : lines;
}

const char *
rule_work_role(const struct book *b, const struct book_operator *op)
{
	const struct settings *s = book_settings(b);
	if (op->shift.began_wall != 0) {
		const struct role_settings *r = settings_role(s, op->shift.role);
		return r != NULL && (r->verbs >> VERB_CLAIM & 1) != 0 ? r->name : NULL;
	}
	for (unsigned i = 0; i < op->roles_num; i++) {
		const struct role_settings *r = settings_role(s, op->role[i]);
		if (r != NULL && (r->verbs >> VERB_CLAIM & 1) != 0 && !settings_asks_shift(s, r->name))
			return r->name;
	}
	return NULL;
}

/* The lines that somebody else serves now, as far as shifts and consoles tell. */
static uint8_t
served_by_others(const struct question *q)
{
	const struct book_operator *op;
	uint8_t lines = q->facts->served;
	for (uint32_t i = 0; (op = book_each_operator(q->book, &i)) != NULL;)
		if (op->shift.began_wall != 0 && strcmp(op->name, q->ask->operator) != 0)
			lines |= rule_serving(q->book, op, op->shift.role);
	return lines;
}

uint8_t
rule_mans(const struct book *b, const struct book_operator *op, const char *role)
{
	const struct role_settings *r = settings_role(book_settings(b), role);
	bool is_there = op->task.lines == 0 && rule_serving(b, op, role) != 0;
	return is_there ? (uint8_t)(1U << r->desk) : 0;
}

uint8_t
rule_manned(const struct question *q)
{
	const struct book_operator *op;
	uint8_t desks = q->facts->manned;
	for (uint32_t i = 0; (op = book_each_operator(q->book, &i)) != NULL;)
		if (op->shift.began_wall != 0)
			desks |= rule_mans(q->book, op, op->shift.role);
	return desks;
}

static bool
is_alarming(const struct book_case *c)
{
	return c != NULL && c->row.urgency <= URGENCY_ALARM;
}

/* Of two, either of which may be NULL, the one that goes first. */
static const struct book_case *
first_of(const struct book_case *a, const struct book_case *b, int64_t now_s)
{
	if (a == NULL || b == NULL)
		return a == NULL ? b : a;
	return rank_cmp(&b->row, &a->row, now_s) < 0 ? b : a;
}

/* What is offered to this person, if he may take it in this role. */
static const struct book_case *
pushed_to_me(const struct question *q, const struct book_operator *me)
{
	const struct book_case *c = book_case(q->book, me->push.id);
	return c != NULL && rule_takes_case(q->book, me, q->ask->role, c) ? c : NULL;
}

/* Where he was put, `next` offers what is for his desk too. */
static struct book_taker
serves(const struct question *q, const struct book_operator *me)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	struct route_taker route = {.lines = rule_serving(q->book, me, q->ask->role),
	    .at_desk = me->task.lines != 0 ? me->task.lines : UINT8_MAX,
	    .manned = rule_manned(q),
	    .now_line = q->now.line_ms};
	if (route.lines != 0)
		route.desk = r->desk;
	else
		route.manned = UINT8_MAX; /* in a break nothing is his */
	return (struct book_taker){route, me->not_complaints};
}

static const struct book_case *
choose(const struct question *q, const struct book_operator *me)
{
	int64_t now_s = q->now.line_ms / 1000;
	struct book_taker who = serves(q, me);
	uint8_t rest = rule_takes(q->book, me, q->ask->role) & (uint8_t)~who.route.lines;
	const struct book_case *best = book_best_waiting(q->book, &who, now_s), *lone = NULL;
	rest &= (uint8_t)~served_by_others(q);
	if (rest != 0)
		lone = book_best_waiting(q->book, &(struct book_taker){
		    .route = {.lines = rest, .manned = UINT8_MAX}, .not_complaints = ""}, now_s);
	if (is_alarming(lone))
		best = first_of(best, lone, now_s);
	const struct book_case *pushed = pushed_to_me(q, me);
	if (pushed == NULL)
		return best;
	/* before all that waits, but for a U0 or U1 that is more urgent */
	return is_alarming(best) ? first_of(pushed, best, now_s) : pushed;
}

/* "spoed 112" */
static void
say_lines(uint8_t lines, char room[REFUSAL_VALUE_SIZE])
{
	room[0] = '\0';
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++) {
		const char *word = line_word(line);
		size_t at = strlen(room);
		if ((lines >> line & 1) == 0 || at + strlen(word) + 2 > REFUSAL_VALUE_SIZE)
			continue;
		if (at > 0)
			strcat(room, " ");
		strcat(room, word);
	}
}

static int
refuse_next(const struct question *q, const struct book_operator *me)
{
	char lines[REFUSAL_VALUE_SIZE];
	if (me->task.is_paused)
		return refuse(q->no, (struct because){WHY_PAUSED, me->name});
	if (me->task.lines == 0)
		return refuse(q->no, (struct because){WHY_NOBODY_WAITS, q->ask->role});
	say_lines(rule_serving(q->book, me, q->ask->role), lines);
	return refuse(q->no, (struct because){WHY_NOBODY_HERE, me->name, lines});
}

int
rule_next(const struct question *q, struct event *out)
{
	const struct book_operator *me = book_operator(q->book, q->ask->operator);
	const struct book_case *c = me != NULL ? choose(q, me) : NULL;
	if (me == NULL)
		return refuse(q->no, (struct because){WHY_NO_OPERATOR_HERE});
	if (c == NULL)
		return refuse_next(q, me);
	take_case(q, c, ACT_CLAIM, out);
	return ZCC_OK;
}

int
rule_time_ahead(const struct question *q, unsigned hours)
{
	uint64_t at = q->ask->board.at, now = (uint64_t)q->now.wall_ms;
	if (at <= now)
		return refuse(q->no, (struct because){WHY_TIME_PAST});
	if (at - now > (uint64_t)hours * HOUR_MS)
		return refuse(q->no, (struct because){WHY_TIME_FAR, numeral(hours).text});
	return ZCC_OK;
}

static void
task_event(struct event *out, const struct book_operator *op)
{
	struct ev_operator_task *t = &out->u.task;
	out->type = EV_OPERATOR_TASK;
	memcpy(t->operator, op->name, sizeof t->operator);
	t->lines = op->task.lines;
	t->is_paused = op->task.is_paused;
	t->until_line = op->task.until_line;
	t->until_wall = op->task.until_wall;
}

static int
begin_break(const struct question *q, const struct book_operator *op, struct event *out)
{
	int64_t at = (int64_t)q->ask->board.at;
	int code = at != 0 ? rule_time_ahead(q, BREAK_HOURS_MAX) : ZCC_OK;
	if (code != ZCC_OK)
		return code;
	task_event(out, op);
	out->u.task.is_paused = true;
	out->u.task.until_wall = at;
	out->u.task.until_line = at != 0 ? q->now.line_ms + (at - q->now.wall_ms) : 0;
	return ZCC_OK;
}

static void
end_break(const struct book_operator *op, struct event *out)
{
	task_event(out, op);
	out->u.task.is_paused = false;
	out->u.task.until_line = out->u.task.until_wall = 0;
}

static int
change_break(const struct question *q, const struct book_operator *op, const char *kind,
    struct event *out)
{
	if (rule_work_role(q->book, op) == NULL)
		return refuse(q->no, (struct because){op->shift.began_wall == 0 ? WHY_NO_SHIFT_RUNS :
		    WHY_TAKES_NO_CALLS, op->name});
	if (strcmp(kind, "pause") == 0)
		return begin_break(q, op, out);
	if (!op->task.is_paused)
		return refuse(q->no, (struct because){WHY_NOT_PAUSED, op->name});
	end_break(op, out);
	return ZCC_OK;
}

int
rule_break(const struct question *q, const struct book_operator *me, struct event *out)
{
	return change_break(q, me, q->ask->board.kind, out);
}

/* Every line is one that he takes in the role in which he works. */
static int
check_lines(const struct question *q, const struct book_operator *op, const char *role)
{
	const struct role_settings *r = settings_role(book_settings(q->book), role);
	uint8_t lines = q->ask->board.lines;
	if ((lines & 1) != 0 || lines >> (ZCC_LINES_NUM + 1) != 0)
		return refuse(q->no, (struct because){WHY_BAD_LINE,
		    numeral(lines & 1 ? 0 : ZCC_LINES_NUM + 1).text, numeral(ZCC_LINES_NUM).text});
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++) {
		if ((lines >> line & 1) == 0)
			continue;
		if (r == NULL || (r->lines >> line & 1) == 0)
			return refuse(q->no, (struct because){WHY_NOT_MY_LINE, role, line_word(line)});
		if ((rule_takes(q->book, op, role) >> line & 1) == 0)
			return refuse(q->no,
			    (struct because){WHY_NOT_COMPETENT, op->name, line_word(line)});
	}
	return ZCC_OK;
}

int
rule_move(const struct question *q, struct event *out)
{
	const struct ask_board *a = &q->ask->board;
	const struct book_operator *op = book_operator(q->book, a->operator);
	bool is_all = strcmp(a->kind, "all") == 0, is_lines = strcmp(a->kind, "lines") == 0;
	bool is_break = strcmp(a->kind, "pause") == 0 || strcmp(a->kind, "resume") == 0;
	if (op == NULL)
		return refuse(q->no, (struct because){WHY_NO_OPERATOR, a->operator});
	if (op->is_revoked)
		return refuse(q->no, (struct because){WHY_REVOKED, op->name});
	if ((!is_all && !is_lines && !is_break) || is_lines != (a->lines != 0) ||
	    (a->at != 0 && strcmp(a->kind, "pause") != 0))
		return refuse(q->no, (struct because){WHY_BAD_MOVE});
	if (is_break)
		return change_break(q, op, a->kind, out);
	const char *role = rule_work_role(q->book, op);
	if (role == NULL)
		return refuse(q->no, (struct because){op->shift.began_wall == 0 ? WHY_NO_SHIFT_RUNS :
		    WHY_TAKES_NO_CALLS, op->name});
	int code = check_lines(q, op, role);
	if (code != ZCC_OK)
		return code;
	task_event(out, op);
	out->u.task.lines = a->lines;
	return ZCC_OK;
}

int
rule_break_over(const struct book *b, struct now now, struct event *out)
{
	const struct book_operator *op;
	for (uint32_t i = 0; (op = book_each_operator(b, &i)) != NULL;) {
		if (!op->task.is_paused || op->task.until_wall == 0 ||
		    now.line_ms < op->task.until_line)
			continue;
		rule_own_event(out, EV_OPERATOR_TASK);
		end_break(op, out);
		return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}

bool
rule_takes_case(const struct book *b, const struct book_operator *op, const char *role,
    const struct book_case *c)
{
	const struct role_settings *r = settings_role(book_settings(b), role);
	return r != NULL && route_is_of(&c->row, rule_takes(b, op, role), r->desk);
}

int
rule_line_is_mine(const struct question *q, const struct book_case *c)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	const struct book_operator *op = book_operator(q->book, q->ask->operator);
	if (op != NULL && rule_takes_case(q->book, op, q->ask->role, c))
		return ZCC_OK;
	if (r == NULL || (r->lines >> c->row.line & 1) == 0)
		return refuse(q->no,
		    (struct because){WHY_NOT_MY_LINE, q->ask->role, line_word(c->row.line)});
	return refuse(
	    q->no, (struct because){WHY_NOT_COMPETENT, q->ask->operator, line_word(c->row.line)});
}
