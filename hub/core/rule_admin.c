/* SPDX-License-Identifier: EUPL-1.2 */
/* Operators, configuration, capacity, seats, and the reads that only the audit keeps. */
#include "hub/core/rule_priv.h"

#include "shared/care/code_list.h"
#include "shared/care/find.h"
#include "shared/care/kind.h"
#include "shared/care/retention.h"

#include <string.h>

/* Every line that the operator is to take is one of some role of his (RL-2). */
static int
check_lines(const struct question *q)
{
	const struct ask_board *a = &q->ask->board;
	unsigned served = 0;
	for (unsigned i = 0; i < a->roles_num; i++)
		served |= settings_role(book_settings(q->book), a->role[i])->lines;
	if (a->lines != 0 && (a->lines & 1 || a->lines >> (ZCC_LINES_NUM + 1) != 0))
		return refuse(q->no, (struct because){WHY_BAD_LINE,
		    numeral(a->lines & 1 ? 0 : ZCC_LINES_NUM + 1).text,
		    numeral(ZCC_LINES_NUM).text});
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
		if ((a->lines >> line & 1) != 0 && (served >> line & 1) == 0)
			return refuse(q->no, (struct because){WHY_LINE_OF_NO_ROLE, a->operator,
			    line_word(line)});
	return ZCC_OK;
}

/* What is not theirs is something that the region knows, or a kind of care (RL-2). */
static int
check_competence(const struct question *q)
{
	const struct ask_board *a = &q->ask->board;
	const struct settings *s = book_settings(q->book);
	char code[ZCC_CODE_SIZE];
	for (size_t at = 0; code_list_next(a->not_complaints, &at, code);)
		if (!settings_has_complaint(s, code))
			return refuse(q->no, (struct because){WHY_UNKNOWN_COMPLAINT, code});
	for (size_t at = 0; code_list_next(a->not_decisions, &at, code);)
		if (!settings_has_reason(s, code) && care_number(code) == CARE_NONE)
			return refuse(q->no, (struct because){WHY_UNKNOWN_REASON, code});
	return ZCC_OK;
}

int
rule_operator_add(const struct question *q, struct event *out)
{
	const struct ask_board *a = &q->ask->board;
	const struct book_operator *op = book_operator(q->book, a->operator);
	if (!name_is_valid(a->operator, sizeof a->operator))
		return refuse(q->no,
		    (struct because){WHY_OPERATOR_NAME, numeral(ZCC_OPERATOR_SIZE - 1).text});
	if (!a->has_key || a->roles_num == 0)
		return refuse(q->no, (struct because){WHY_OPERATOR_INCOMPLETE, a->operator});
	if (op != NULL && !op->is_revoked)
		return refuse(q->no, (struct because){WHY_OPERATOR_STANDS, a->operator});
	for (unsigned i = 0; i < a->roles_num; i++)
		if (settings_role(book_settings(q->book), a->role[i]) == NULL)
			return refuse(q->no,
			    (struct because){WHY_NO_SUCH_ROLE, a->operator, a->role[i]});
	int code = check_lines(q);
	if (code == ZCC_OK)
		code = check_competence(q);
	if (code != ZCC_OK)
		return code;
	uint32_t num = 0;
	for (uint32_t i = 0; book_each_operator(q->book, &i) != NULL;)
		num++;
	if (op == NULL && num >= book_sizes(q->book)->operators)
		return refuse(q->no, (struct because){WHY_OPERATORS_FULL, numeral(num).text});
	out->type = EV_OPERATOR_ADDED;
	memcpy(out->u.operator.name, a->operator, sizeof out->u.operator.name);
	memcpy(out->u.operator.key, a->key, sizeof out->u.operator.key);
	memcpy(out->u.operator.role, a->role, sizeof out->u.operator.role);
	out->u.operator.roles_num = a->roles_num;
	out->u.operator.lines = a->lines;
	memcpy(out->u.operator.not_complaints, a->not_complaints,
	    sizeof out->u.operator.not_complaints);
	memcpy(out->u.operator.not_decisions, a->not_decisions,
	    sizeof out->u.operator.not_decisions);
	return ZCC_OK;
}

/* Does anybody but `name` have a role that may, by these settings? */
static bool
others_may(const struct book *b, const struct settings *s, const char *name, unsigned verb)
{
	const struct book_operator *op;
	for (uint32_t i = 0; (op = book_each_operator(b, &i)) != NULL;) {
		if (op->is_revoked || strcmp(op->name, name) == 0)
			continue;
		for (unsigned k = 0; k < op->roles_num; k++) {
			const struct role_settings *r = settings_role(s, op->role[k]);
			if (r != NULL && (r->verbs >> verb & 1) != 0)
				return true;
		}
	}
	return false;
}

int
rule_operator_revoke(const struct question *q, struct event *out)
{
	const char *name = q->ask->board.operator;
	const struct book_operator *op = book_operator(q->book, name);
	if (op == NULL)
		return refuse(q->no, (struct because){WHY_NO_OPERATOR, name});
	if (op->is_revoked)
		return refuse(q->no, (struct because){WHY_REVOKED_ALREADY, name});
	if (!others_may(q->book, book_settings(q->book), name, VERB_OPERATOR_ADD))
		return refuse(q->no, (struct because){WHY_LAST_ADMIN, name});
	out->type = EV_OPERATOR_REVOKED;
	memcpy(out->u.operator.name, op->name, sizeof out->u.operator.name);
	return ZCC_OK;
}

int
rule_config(const struct question *q, struct event *out)
{
	if (q->facts->settings == NULL)
		return refuse(q->no, (struct because){WHY_CONFIG_REFUSED});
	/* Nobody may lock the whole site out, himself included. */
	static const unsigned char must[] = {VERB_CONFIG, VERB_OPERATOR_ADD};
	for (size_t i = 0; i < sizeof must; i++)
		if (!others_may(q->book, q->facts->settings, "", must[i]))
			return refuse(q->no, (struct because){WHY_LOCKED_OUT, verb_word(must[i])});
	/* Cast away const: the event is written from these settings, never through them. */
	out->type = EV_CONFIG;
	out->u.config.settings = (struct settings *)(uintptr_t)q->facts->settings;
	out->u.config.text = q->ask->board.text;
	out->u.config.text_len = q->ask->board.text_len;
	memcpy(out->u.config.hash, q->facts->config_hash, sizeof out->u.config.hash);
	return ZCC_OK;
}

int
rule_capacity(const struct question *q, struct event *out)
{
	const struct ask_board *a = &q->ask->board;
	if (a->provider[0] == '\0' || !name_is_valid(a->kind, sizeof a->kind))
		return refuse(q->no, (struct because){WHY_CAPACITY_INCOMPLETE});
	if (a->total >= 0 && a->free > a->total)
		return refuse(q->no, (struct because){WHY_FREE_ABOVE_TOTAL,
		    signed_numeral(a->free).text, signed_numeral(a->total).text});
	if (book_capacity_of(q->book, a->provider, a->kind) == NULL &&
	    book_capacity_num(q->book) >= book_sizes(q->book)->capacity)
		return refuse(q->no,
		    (struct because){WHY_CAPACITY_FULL, numeral(book_capacity_num(q->book)).text});
	struct zcc_capacity_row *r = &out->u.capacity;
	out->type = EV_CAPACITY;
	memcpy(r->provider, a->provider, sizeof r->provider);
	memcpy(r->kind, a->kind, sizeof r->kind);
	memcpy(r->source, a->source, sizeof r->source);
	memcpy(r->by, q->ask->operator, sizeof r->by);
	r->total = a->total;
	r->free = a->free;
	r->waiting = a->waiting;
	r->fresh_s = book_settings(q->book)->capacity_fresh_s;
	r->updated_line = q->now.line_ms;
	r->updated_wall = q->now.wall_ms;
	return ZCC_OK;
}

int
rule_seat(const struct question *q, struct event *out)
{
	if (q->ask->seat == 0)
		return refuse(q->no, (struct because){WHY_NO_SEAT, verb_word(q->ask->verb)});
	const char *location = q->ask->board.source;
	if (location[0] != '\0' && !settings_has_location(book_settings(q->book), location))
		return refuse(q->no, (struct because){WHY_NO_LOCATION, location});
	out->type = EV_SEAT;
	out->u.seat.seat = q->ask->seat;
	out->u.seat.is_there = q->ask->verb == VERB_HELLO;
	memcpy(out->u.seat.role, q->ask->role, sizeof out->u.seat.role);
	return ZCC_OK;
}

/* The time for which it is kept (AU-6); a patient may ask for it before. */
static int
must_be_over(const struct question *q)
{
	char day[RETENTION_DAY_SIZE];
	uint32_t years = book_settings(q->book)->dossier_years;
	int64_t end = retention_end(q->facts->changed_wall, years);
	if (q->now.wall_ms >= end)
		return ZCC_OK;
	retention_day(day, end);
	return refuse(q->no, (struct because){WHY_STILL_KEPT, numeral(q->ask->row).text, day,
	    numeral(years).text});
}

int
rule_erase(const struct question *q, struct event *out)
{
	int code = ZCC_OK;
	const struct book_case *c = book_case(q->book, q->ask->row);
	if (c != NULL && c->row.state != CASE_GESLOTEN)
		return refuse(q->no, (struct because){WHY_CASE_OPEN, numeral(c->row.id).text,
		    state_word(c->row.state)});
	if (c != NULL && (c->row.flags & CASE_FLAG_ERASED) != 0)
		return refuse(
		    q->no, (struct because){WHY_ERASED_ALREADY, numeral(c->row.id).text});
	unsigned why = erasure_number(q->ask->board.reason);
	if (q->ask->board.reason[0] != '\0' && why == ERASURE_NONE)
		return refuse(q->no, (struct because){WHY_ERASE_REASON});
	if (why == ERASURE_TERM)
		code = must_be_over(q);
	out->type = EV_CASE_ERASED;
	out->u.of_case.id = q->ask->row;
	out->u.of_case.erasure = (uint8_t)why;
	return code;
}

int
rule_search(const struct question *q, struct event *out)
{
	char key[FIND_KEY_SIZE];
	enum zcc_find what = find_asked(q->ask->board.kind, q->ask->dossier.query);
	enum why why = q->ask->has_dossier ? find_key(what, q->ask->dossier.query, key)
	                                   : WHY_NEEDS_QUERY;
	memset(key, 0, sizeof key);
	if (why != WHY_NONE)
		return refuse(q->no, (struct because){why});
	out->type = EV_SEARCHED; /* `found` is filled by who searches */
	out->u.searched.what = (uint8_t)what;
	return ZCC_OK;
}

/* Reads of board data and of the log itself: a row for the audit, nothing else. */
int
rule_look(const struct question *q, struct event *out)
{
	out->type = EV_READ;
	out->u.of_case.id = q->ask->row;
	return ZCC_OK;
}

/* What was tried is nobody's to know: only that it was, where, and how often. */
int
rule_unlock(const struct question *q, struct event *out)
{
	int32_t tries = q->ask->board.total;
	if (tries < 1 || tries > ZCC_UNLOCK_TRIES_MAX)
		return refuse(q->no, (struct because){WHY_UNLOCK_TRIES, numeral(ZCC_UNLOCK_TRIES_MAX).text});
	out->type = EV_UNLOCK_FAILED;
	out->u.unlock.tries = (uint32_t)tries;
	return ZCC_OK;
}
