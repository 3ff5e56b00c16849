/* SPDX-License-Identifier: EUPL-1.2 */
/* Messages between desks: those that stand, in a table that is small on purpose. */
#include "hub/core/book_priv.h"

#include "shared/care/alarm.h"

#include <stdlib.h>
#include <string.h>

static struct message *
find(struct book *b, uint64_t id)
{
	for (uint32_t i = 0; i < ZCC_MESSAGES_MAX; i++)
		if (b->messages[i].id == id)
			return &b->messages[i];
	return NULL;
}

void
message_changed(struct book *b, const struct event *e)
{
	const struct message *said = &e->u.message.m;
	struct message *m = find(b, e->u.message.act == MESSAGE_SENT ? 0 : said->id);
	ZCC_MUST(m != NULL || e->u.message.act != MESSAGE_SENT);
	b->has_operators = b->has_shifts = true;
	if (e->u.message.act == MESSAGE_SENT) {
		*m = *said;
		b->next_message = said->id + 1;
	} else if (m != NULL) {
		memset(m, 0, sizeof *m);
	}
}

const struct message *
book_each_message(const struct book *b, uint32_t *i)
{
	while (*i < ZCC_MESSAGES_MAX) {
		const struct message *m = &b->messages[(*i)++];
		if (m->id != 0)
			return m;
	}
	return NULL;
}

const struct message *
book_message(const struct book *b, uint64_t id)
{
	const struct message *m;
	for (uint32_t i = 0; (m = book_each_message(b, &i)) != NULL;)
		if (m->id == id)
			return m;
	return NULL;
}

uint64_t
book_next_message(const struct book *b)
{
	return b->next_message;
}

static bool
role_is_meant(const struct book *b, const struct message *m, const char *role)
{
	if (m->kind == MESSAGE_TO_ROLE)
		return strcmp(role, m->to) == 0;
	const struct role_settings *r = settings_role(&b->settings, role);
	return r != NULL && strcmp(alarm_desk_word(r->desk), m->to) == 0;
}

bool
book_message_is_for(const struct book *b, const struct message *m, const struct book_operator *op)
{
	if (m->kind == MESSAGE_TO_ALL || strcmp(m->from, op->name) == 0)
		return true;
	if (m->kind == MESSAGE_TO_OPERATOR)
		return strcmp(m->to, op->name) == 0;
	for (unsigned i = 0; i < op->roles_num; i++)
		if (role_is_meant(b, m, op->role[i]))
			return true;
	return false;
}

uint64_t
book_messages_of(const struct book *b, const struct book_operator *op)
{
	const uint64_t spread = 0x9e3779b97f4a7c15u;
	const struct message *m;
	uint64_t sum = 0;
	for (uint32_t i = 0; (m = book_each_message(b, &i)) != NULL;)
		if (book_message_is_for(b, m, op))
			sum += (m->id * spread) | 1;
	return sum;
}

static int
by_message_id(const void *a, const void *b)
{
	const struct message *x = a, *y = b;
	return (x->id > y->id) - (x->id < y->id);
}

void
messages_dump(struct book *k, struct bytes *out)
{
	uint32_t num = 0;
	qsort(k->messages, ZCC_MESSAGES_MAX, sizeof k->messages[0], by_message_id);
	for (uint32_t i = 0; i < ZCC_MESSAGES_MAX; i++)
		num += k->messages[i].id != 0;
	bytes_u64(out, &k->next_message);
	bytes_u32(out, &num);
	for (uint32_t i = ZCC_MESSAGES_MAX - num; i < ZCC_MESSAGES_MAX; i++)
		record_message(out, &k->messages[i]);
}

void
messages_load(struct book *b, struct bytes *in)
{
	uint64_t before = 0;
	uint32_t num = 0;
	bytes_u64(in, &b->next_message);
	bytes_u32(in, &num);
	if (num > ZCC_MESSAGES_MAX)
		bytes_fail(in);
	for (uint32_t i = 0; i < num && bytes_ok(in); i++) {
		record_message(in, &b->messages[i]);
		if (b->messages[i].id <= before || b->messages[i].id >= b->next_message)
			bytes_fail(in);
		before = b->messages[i].id;
	}
}
