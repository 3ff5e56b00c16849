/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Hello and bye: the seat, its token, and the roles between which the operator may choose.
 */
#include "hub/edge/engine_priv.h"

#include "shared/base/text.h"

#include <string.h>

static_assert(WIRE_TOKEN_BYTES + ZCC_ROLES_MAX * ZCC_ROLE_SIZE <= DATA_BYTES,
    "a hello's answer has room");

/* "role,role": without a closing NUL; returns its bytes. */
static uint32_t
put_roles(const struct book_operator *op, char *out)
{
	uint32_t len = 0;
	for (unsigned i = 0; i < op->roles_num; i++) {
		uint32_t n = (uint32_t)strlen(op->role[i]);
		if (i > 0)
			out[len++] = ',';
		memcpy(out + len, op->role[i], n);
		len += n;
	}
	return len;
}

int
seat_answer(struct engine *e, struct work *w)
{
	const struct ask *a = &w->cmd.ask;
	if (a->verb == VERB_BYE) {
		presence_bye(e->s.presence, a->operator, a->seat);
		return ZCC_OK;
	}
	e->s.draw(e->data, WIRE_TOKEN_BYTES, e->s.arg);
	int code = presence_hello(e->s.presence, a->operator, a->role, a->seat, e->data,
	    w->now.line_ms);
	if (code != ZCC_OK)
		return work_refuse(
		    w, (struct because){code == ZCC_E_TAKEN ? WHY_SEAT_TAKEN : WHY_SEATS_FULL});
	presence_locate(e->s.presence, a->seat, a->board.source);
	w->data = e->data;
	w->data_len = WIRE_TOKEN_BYTES + put_roles(w->op, (char *)e->data + WIRE_TOKEN_BYTES);
	return ZCC_OK;
}

int
seat_give_back(struct engine *e, const struct ask *hello, struct now now, struct fault *f)
{
	struct event ev;
	uint32_t left = ZCC_GROUP_MAX;
	int code = ZCC_OK;
	for (uint32_t i = 0; left > 0 && code == ZCC_OK &&
	     rule_back(e->s.book, hello, &i, &ev) == ZCC_OK; left--)
		code = record_own(e, &ev, now, f);
	return code;
}

int
seat_goes_on(struct engine *e, const struct presence_claim *claim, struct now now, struct fault *f)
{
	const struct presence_seat *s = claim->seat != 0 ? presence_since(e->s.presence, claim) : NULL;
	struct ask hello;
	if (s == NULL)
		return ZCC_OK;
	ask_init(&hello, VERB_HELLO);
	text_copy(hello.operator, sizeof hello.operator, s->operator);
	text_copy(hello.role, sizeof hello.role, s->role);
	hello.seat = s->seat;
	return seat_give_back(e, &hello, now, f);
}

/* Who sits here at a console and takes calls unless their role says otherwise; NULL: nobody, or somebody of
 * whom a shift tells. */
static const struct book_operator *
sitting(const struct engine *e, const struct presence_seat *s)
{
	if (s->seat == 0 || s->is_lost || settings_asks_shift(book_settings(e->s.book), s->role))
		return NULL;
	return book_operator(e->s.book, s->operator);
}

/* The desks (bit desk) at which they take calls. */
static uint8_t
manned(const struct engine *e)
{
	const struct presence_seat *s;
	uint8_t desks = 0;
	for (uint32_t i = 0; (s = presence_slot(e->s.presence, i)) != NULL; i++) {
		const struct book_operator *op = sitting(e, s);
		if (op != NULL)
			desks |= rule_mans(e->s.book, op, s->role);
	}
	return desks;
}

/* The lines (bit line number) that others than `but` serve. */
static uint8_t
serving(const struct engine *e, const char *but)
{
	const struct presence_seat *s;
	uint8_t lines = 0;
	for (uint32_t i = 0; (s = presence_slot(e->s.presence, i)) != NULL; i++) {
		const struct book_operator *op = sitting(e, s);
		if (op != NULL && strcmp(op->name, but) != 0)
			lines |= rule_serving(e->s.book, op, s->role);
	}
	return lines;
}

void
seats_facts(const struct engine *e, const struct ask *a, struct edge_facts *facts)
{
	if (a->verb == VERB_NEXT)
		facts->served = serving(e, a->operator);
	if (a->verb == VERB_NEXT || a->verb == VERB_CLAIM || a->verb == VERB_CALLBACK)
		facts->manned = manned(e);
}
