/* SPDX-License-Identifier: EUPL-1.2 */
/* A message between desks: sent with an end, withdrawn by its sender, over by time. */
#include "hub/core/rule_priv.h"

#include "shared/base/text.h"

#include <string.h>

enum { MESSAGE_HOURS_MAX = 24 };

static int
to_desk(const struct question *q, const char *to, struct message *m)
{
	if (alarm_desk_number(to) == DESK_NONE)
		return refuse(q->no, (struct because){WHY_NO_TAKER, to});
	m->kind = MESSAGE_TO_DESK;
	(void)text_copy(m->to, sizeof m->to, to);
	return ZCC_OK;
}

/* A desk when that is said; else "all", a person, or a role: in this order. */
static int
address(const struct question *q, const char *to, struct message *m)
{
	if (strcmp(q->ask->board.kind, MESSAGE_DESK) == 0)
		return to_desk(q, to, m);
	const struct book_operator *op = book_operator(q->book, to);
	const struct role_settings *r = settings_role(book_settings(q->book), to);
	if (strcmp(to, MESSAGE_ALL) == 0) {
		m->kind = MESSAGE_TO_ALL;
		return ZCC_OK;
	}
	if (op != NULL && op->is_revoked && r == NULL)
		return refuse(q->no, (struct because){WHY_REVOKED, op->name});
	bool is_person = op != NULL && !op->is_revoked;
	if (!is_person && r == NULL)
		return refuse(q->no, (struct because){WHY_NO_TAKER, to});
	m->kind = is_person ? MESSAGE_TO_OPERATOR : MESSAGE_TO_ROLE;
	(void)text_copy(m->to, sizeof m->to, to);
	return ZCC_OK;
}

static int
send(const struct question *q, struct event *out)
{
	const struct ask_board *a = &q->ask->board;
	struct message *m = &out->u.message.m;
	uint32_t num = 0;
	if (a->at == 0)
		return refuse(q->no, (struct because){WHY_NEEDS_UNTIL});
	int code = rule_time_ahead(q, MESSAGE_HOURS_MAX);
	if (code == ZCC_OK)
		code = address(q, a->operator, m);
	if (code != ZCC_OK)
		return code;
	for (uint32_t i = 0; book_each_message(q->book, &i) != NULL;)
		num++;
	if (num >= ZCC_MESSAGES_MAX)
		return refuse(q->no, (struct because){WHY_MESSAGES_FULL, numeral(num).text});
	out->type = EV_MESSAGE;
	out->u.message.act = MESSAGE_SENT;
	m->id = book_next_message(q->book);
	m->at_wall = q->now.wall_ms;
	m->until_wall = (int64_t)a->at;
	m->until_line = q->now.line_ms + (m->until_wall - q->now.wall_ms);
	memcpy(m->from, q->ask->operator, sizeof m->from);
	memcpy(m->text, a->message, sizeof m->text);
	return ZCC_OK;
}

/* Whose message it was and to whom stays in the row, its text does not come again. */
static void
is_over(struct event *out, enum message_act act, const struct message *m)
{
	out->type = EV_MESSAGE;
	out->u.message.act = (uint8_t)act;
	out->u.message.m = *m;
	memset(out->u.message.m.text, 0, sizeof out->u.message.m.text);
}

static int
withdraw(const struct question *q, struct event *out)
{
	const struct message *m = book_message(q->book, q->ask->board.from);
	struct numeral id = numeral(q->ask->board.from);
	if (m == NULL)
		return refuse(q->no, (struct because){WHY_NO_MESSAGE, id.text});
	if (strcmp(m->from, q->ask->operator) != 0)
		return refuse(q->no, (struct because){WHY_NOT_SENDER, id.text, m->from});
	is_over(out, MESSAGE_WITHDRAWN, m);
	return ZCC_OK;
}

int
rule_message(const struct question *q, struct event *out)
{
	return q->ask->board.from != 0 ? withdraw(q, out) : send(q, out);
}

int
rule_message_over(const struct book *b, struct now now, struct event *out)
{
	const struct message *m;
	for (uint32_t i = 0; (m = book_each_message(b, &i)) != NULL;) {
		if (now.line_ms < m->until_line)
			continue;
		rule_own_event(out, EV_MESSAGE);
		is_over(out, MESSAGE_OVER, m);
		return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}
