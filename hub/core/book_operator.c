/* SPDX-License-Identifier: EUPL-1.2 */
/* The operators of the site, sorted by name. */
#include "hub/core/book_priv.h"

#include <string.h>

/* Where `name` stands among the operators, or where it would. */
static uint32_t
operator_place(const struct book *b, const char *name, bool *is_there)
{
	uint32_t lo = 0, hi = b->operators_num;
	*is_there = false;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		int d = strcmp(b->operators[mid].name, name);
		if (d == 0) {
			*is_there = true;
			return mid;
		}
		if (d < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

struct book_operator *
operator_find(const struct book *b, const char *name)
{
	bool is_there;
	uint32_t i = operator_place(b, name, &is_there);
	return is_there ? &b->operators[i] : NULL;
}

struct book_operator *
operator_insert(struct book *b, const char *name)
{
	bool is_there;
	uint32_t i = operator_place(b, name, &is_there);
	struct book_operator *op = &b->operators[i];
	if (!is_there) {
		ZCC_MUST(b->operators_num < b->sizes.operators);
		memmove(op + 1, op, (b->operators_num - i) * sizeof *op);
		b->operators_num++;
	}
	memset(op, 0, sizeof *op);
	return op;
}

void
operator_added(struct book *b, const struct event *e)
{
	struct book_operator *op = operator_insert(b, e->u.operator.name);
	memcpy(op->name, e->u.operator.name, sizeof op->name);
	memcpy(op->key, e->u.operator.key, sizeof op->key);
	memcpy(op->role, e->u.operator.role, sizeof op->role);
	op->roles_num = e->u.operator.roles_num;
	op->lines = e->u.operator.lines;
	memcpy(op->not_complaints, e->u.operator.not_complaints, sizeof op->not_complaints);
	memcpy(op->not_decisions, e->u.operator.not_decisions, sizeof op->not_decisions);
	b->has_operators = true;
}

const struct book_operator *
book_operator(const struct book *b, const char *name)
{
	return operator_find(b, name);
}

const struct book_operator *
book_each_operator(const struct book *b, uint32_t *i)
{
	return *i < b->operators_num ? &b->operators[(*i)++] : NULL;
}

bool
book_has_role(const struct book_operator *op, const char *role)
{
	for (unsigned i = 0; i < op->roles_num; i++)
		if (strcmp(op->role[i], role) == 0)
			return true;
	return false;
}
