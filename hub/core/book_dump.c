/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The canonical encoding: every field of the book that follows from the events, sorted by id or
 * name, in the byte forms of record.h.  Which row of the board a case has is not part of it.
 */
#include "hub/core/book_priv.h"
#include "hub/core/record.h"

#include <stdlib.h>
#include <string.h>

static void
code_head(struct bytes *b, struct book *k)
{
	uint16_t version = BOOK_VERSION;
	bytes_u16(b, &version);
	if (version != BOOK_VERSION)
		bytes_fail(b);
	bytes_u64(b, &k->seq);
	bytes_u64(b, &k->epoch);
	bytes_u64(b, &k->next_case);
	bytes_u64(b, &k->next_alarm);
	bytes_u64(b, &k->config_seq);
	bytes_i64(b, &k->line_ms);
	bytes_i64(b, &k->shift_line);
	bytes_i64(b, &k->shift_wall);
	bytes_raw(b, k->config_hash, sizeof k->config_hash);
	protocols_code(b, k);
	settings_code(b, &k->settings, SETTINGS_VERSION);
}

static void
code_shift(struct bytes *b, struct book_shift *s)
{
	bytes_i64(b, &s->began_wall);
	if (s->began_wall == 0)
		return;
	bytes_i64(b, &s->began_line);
	bytes_u64(b, &s->seat);
	bytes_str(b, s->role, sizeof s->role);
	bytes_str(b, s->to, sizeof s->to);
	bytes_str(b, s->to_role, sizeof s->to_role);
	bytes_str(b, s->refused_by, sizeof s->refused_by);
}

static void
code_task(struct bytes *b, struct book_operator *op)
{
	struct book_task *t = &op->task;
	bytes_u8(b, &t->lines);
	bytes_bool(b, &t->is_paused);
	bytes_i64(b, &t->until_line);
	bytes_i64(b, &t->until_wall);
	bytes_i64(b, &t->told_wall);
	bytes_str(b, t->told_by, sizeof t->told_by);
	bytes_u64(b, &op->push.id);
	bytes_i64(b, &op->push.until_line);
	bytes_str(b, op->push.by, sizeof op->push.by);
	bytes_u64(b, &op->opened_case);
	bytes_u32(b, &op->opened_version);
	bytes_u32(b, &op->answered);
	bytes_i64(b, &op->free_line);
}

static void
code_operator(struct bytes *b, struct book_operator *op)
{
	bytes_str(b, op->name, sizeof op->name);
	bytes_raw(b, op->key, sizeof op->key);
	bytes_bool(b, &op->is_revoked);
	record_roles(b, &op->roles_num, op->role);
	bytes_u64(b, &op->undo_case);
	if (op->undo_case != 0) {
		bytes_u32(b, &op->undo_version);
		bytes_i64(b, &op->undo_line);
		record_changed(b, &op->undo_to, RECORD_CASE_VERSION);
	}
	bytes_u8(b, &op->lines);
	bytes_str(b, op->not_complaints, sizeof op->not_complaints);
	bytes_str(b, op->not_decisions, sizeof op->not_decisions);
	code_shift(b, &op->shift);
	code_shift(b, &op->lost);
	code_task(b, op);
}

static void
code_had(struct bytes *b, struct book_case *c)
{
	uint8_t num = 0;
	while (num < HAD_MAX && c->had[num].by[0] != '\0')
		num++;
	bytes_u8(b, &num);
	if (num > HAD_MAX)
		bytes_fail(b);
	for (unsigned i = 0; i < num && bytes_ok(b); i++) {
		bytes_str(b, c->had[i].by, sizeof c->had[i].by);
		bytes_i64(b, &c->had[i].line);
	}
}

static void
code_case(struct bytes *b, struct book_case *c)
{
	record_case_row(b, &c->row, &c->hand, &c->triage, RECORD_CASE_VERSION);
	record_identity(b, &c->row.who);
	bytes_u64(b, &c->seat);
	bytes_i64(b, &c->answered_line);
	bytes_i64(b, &c->abandoned_line);
	bytes_i64(b, &c->closed_line);
	bytes_i64(b, &c->own_line);
	bytes_i64(b, &c->before_line);
	bytes_i64(b, &c->callback_line);
	bytes_u8(b, &c->told);
	bytes_i64(b, &c->alone_line);
	bytes_bool(b, &c->was_within);
	bytes_bool(b, &c->is_off_board);
	bytes_bool(b, &c->link_opens_nothing);
	bytes_str(b, c->pushed_to, sizeof c->pushed_to);
	bytes_u8(b, &c->row.limits);
	for (unsigned i = 1; i <= LIMITS_NUM; i++)
		bytes_u64(b, &c->limit_seq[i]);
	bytes_u64(b, &c->row.mended);
	bytes_u8(b, &c->row.mend);
	bytes_u8(b, &c->row.tags);
	bytes_u8(b, &c->row.before);
	bytes_u8(b, &c->row.came);
	code_had(b, c);
}

static void
code_count(struct bytes *b, struct minute_count *m)
{
	bytes_i64(b, &m->minute);
	bytes_u32(b, &m->answered);
	bytes_u32(b, &m->within);
	bytes_u32(b, &m->abandoned);
	bytes_u32(b, &m->late);
	bytes_u32(b, &m->refused);
	bytes_u32(b, &m->received);
	bytes_u32(b, &m->cut);
}

static void
code_post_sum(struct bytes *b, struct post_sum *s)
{
	for (unsigned what = 0; what < POST_WHATS; what++)
		bytes_u32(b, &s->num[what]);
}

static void
code_posts(struct bytes *b, struct book *k)
{
	for (uint32_t i = 0; bytes_ok(b) && i < k->settings.posts_num; i++) {
		struct post_count *p = &k->posts[i];
		bytes_str(b, p->code, sizeof p->code);
		for (unsigned m = 0; m < MINUTES_NUM; m++) {
			bytes_i64(b, &p->minutes[m].minute);
			code_post_sum(b, &p->minutes[m].sum);
		}
		code_post_sum(b, &p->shift);
		code_post_sum(b, &p->today);
		bytes_i64(b, &p->day);
		if (strcmp(p->code, k->settings.post[i].code) != 0)
			bytes_fail(b);
	}
}

static void
code_counts(struct bytes *b, struct book *k)
{
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++) {
		for (unsigned i = 0; i < MINUTES_NUM; i++)
			code_count(b, &k->minutes[line][i]);
		code_count(b, &k->shift[line]);
		bytes_i64(b, &k->busiest[line].five);
		bytes_u32(b, &k->busiest[line].now);
		bytes_u32(b, &k->busiest[line].peak);
		bytes_u32(b, &k->alone[line].rung);
		bytes_u32(b, &k->alone[line].alarmed);
		bytes_u32(b, &k->alone[line].seen);
		bytes_u32(b, &k->alone[line].widened);
		record_window(b, &k->window[line]);
	}
	load_code(b, k);
	code_posts(b, k);
}

static void
code_hands(struct bytes *b, struct book_hands *h)
{
	bytes_u32(b, &h->day);
	bytes_u32(b, &h->contacts);
	bytes_u32(b, &h->in_time);
	bytes_u32(b, &h->accepted);
	bytes_i64(b, &h->worst_ms);
}

static int
by_case_id(const void *a, const void *b)
{
	const struct case_slot *const *x = a, *const *y = b;
	return ((*x)->c.row.id > (*y)->c.row.id) - ((*x)->c.row.id < (*y)->c.row.id);
}

static int
by_provider(const void *a, const void *b)
{
	const struct zcc_capacity_row *x = a, *y = b;
	int d = strcmp(x->provider, y->provider);
	return d != 0 ? d : strcmp(x->kind, y->kind);
}

static int
by_alarm_id(const void *a, const void *b)
{
	const struct zcc_alarm_row *x = a, *y = b;
	return (x->id > y->id) - (x->id < y->id);
}

static void
dump_cases(const struct book *b, struct bytes *out)
{
	uint32_t num = b->open.num + b->closed.num, n = 0;
	struct case_slot **sorted = calloc(num + 1, sizeof(struct case_slot *));
	uint64_t retired = b->closed_num - b->closed.num;
	if (sorted == NULL) {
		bytes_fail(out);
		return;
	}
	for (uint32_t i = b->open.head; i != NOWHERE; i = b->cases[i].link[CHAIN_ALL].next)
		sorted[n++] = &b->cases[i];
	for (uint32_t i = b->closed.head; i != NOWHERE; i = b->cases[i].link[CHAIN_ALL].next)
		sorted[n++] = &b->cases[i];
	ZCC_MUST(n == num);
	qsort(sorted, num, sizeof(struct case_slot *), by_case_id);
	bytes_u64(out, &retired);
	bytes_u32(out, &num);
	for (uint32_t i = 0; i < num; i++) {
		struct book_case c = sorted[i]->c;
		code_case(out, &c);
	}
	free(sorted);
}

/* Those that are done, in the order in which they were. */
static void
dump_past(const struct book *b, struct bytes *out)
{
	uint32_t num = 0;
	for (uint32_t i = 0; i < ZCC_ALARMS_PAST; i++)
		num += alarm_past(b, i)->id != 0;
	bytes_u32(out, &num);
	for (uint32_t i = 0; i < ZCC_ALARMS_PAST; i++) {
		struct zcc_alarm_row row = *alarm_past(b, i);
		if (row.id != 0)
			record_alarm_row(out, &row);
	}
}

/* Sorted copies, so that the order in which rows were made does not show. */
static void
dump_rows(const struct book *b, struct bytes *out)
{
	uint32_t num = b->capacity_num;
	struct zcc_capacity_row *capacity = calloc(num + 1, sizeof *capacity);
	struct zcc_alarm_row *alarms = calloc(b->alarms_num + 1, sizeof *alarms);
	if (capacity == NULL || alarms == NULL) {
		bytes_fail(out);
		goto out_free;
	}
	memcpy(capacity, b->capacity, num * sizeof *capacity);
	qsort(capacity, num, sizeof *capacity, by_provider);
	bytes_u32(out, &num);
	for (uint32_t i = 0; i < num; i++)
		record_capacity(out, &capacity[i]);
	const struct zcc_alarm_row *a;
	num = 0;
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;)
		alarms[num++] = *a;
	qsort(alarms, num, sizeof *alarms, by_alarm_id);
	bytes_u32(out, &num);
	for (uint32_t i = 0; i < num; i++)
		record_alarm_row(out, &alarms[i]);
	dump_past(b, out);
out_free:
	free(capacity);
	free(alarms);
}

void
book_dump(const struct book *b, struct bytes *out)
{
	/* The coders take non-const records because they also read; a writer leaves them as they are. */
	struct book *k = malloc(sizeof *k);
	if (k == NULL) {
		bytes_fail(out);
		return;
	}
	*k = *b;
	code_head(out, k);
	bytes_u32(out, &k->operators_num);
	for (uint32_t i = 0; i < b->operators_num; i++) {
		struct book_operator op = b->operators[i];
		code_operator(out, &op);
	}
	dump_cases(b, out);
	dump_rows(b, out);
	code_counts(out, k);
	code_hands(out, &k->hands);
	record_placing(out, &k->placing);
	messages_dump(k, out);
	reviews_dump(&k->noodknops, out);
	reviews_dump(&k->tags, out);
	free(k);
}

/*
 * A dump may come from a damaged disk: what no event could have left is refused here, so that the
 * rest of the book may trust it.  Every list rises, so nothing stands in it twice.
 */
static bool
is_state(unsigned state)
{
	return state > CASE_NONE && state < CASE_STATES_NUM;
}

static bool
case_is_sound(const struct book *b, const struct book_case *c, uint64_t id_before)
{
	bool is_closed = c->row.state == CASE_GESLOTEN;
	return c->row.id > id_before && c->row.id < b->next_case && is_state(c->row.state) &&
	    c->told <= TOLD_ALARM && c->row.line >= 1 && c->row.line <= ZCC_LINES_NUM &&
	    is_closed == (c->closed_line != ZCC_NEVER) && (is_closed || !c->is_off_board) &&
	    (is_closed || (c->row.marks & CASE_MARK_ADVISED) == 0);
}

static bool
operator_is_sound(const struct book_operator *op, const char *name_before)
{
	return strcmp(op->name, name_before) > 0 &&
	    (op->undo_case == 0 || (op->undo_to.id == op->undo_case && is_state(op->undo_to.state)));
}

static void
load_operators(struct book *b, struct bytes *in)
{
	uint32_t num = 0;
	char before[ZCC_OPERATOR_SIZE] = "";
	bytes_u32(in, &num);
	if (num > b->sizes.operators)
		bytes_fail(in);
	for (uint32_t i = 0; i < num && bytes_ok(in); i++) {
		struct book_operator op = {0};
		code_operator(in, &op);
		if (!operator_is_sound(&op, before))
			bytes_fail(in);
		if (bytes_ok(in))
			*operator_insert(b, op.name) = op;
		memcpy(before, op.name, sizeof before);
	}
}

static int
by_closing(const void *a, const void *b)
{
	const struct book_case *x = a, *y = b;
	if (x->closed_line != y->closed_line) /* open ones (ZCC_NEVER) first */
		return x->closed_line < y->closed_line ? -1 : 1;
	return (x->row.id > y->row.id) - (x->row.id < y->row.id);
}

static void
load_cases(struct book *b, struct bytes *in)
{
	uint64_t retired = 0;
	uint32_t num = 0;
	bytes_u64(in, &retired);
	bytes_u32(in, &num);
	if (num > b->sizes.cases || b->next_case == 0 || num > b->next_case - 1 ||
	    retired != b->next_case - 1 - num) /* every case ever is here or retired */
		bytes_fail(in);
	struct book_case *c = bytes_ok(in) ? calloc(num + 1, sizeof *c) : NULL;
	if (c == NULL) {
		bytes_fail(in);
		return;
	}
	for (uint32_t i = 0; i < num && bytes_ok(in); i++) {
		code_case(in, &c[i]);
		if (!case_is_sound(b, &c[i], i > 0 ? c[i - 1].row.id : 0))
			bytes_fail(in);
	}
	if (bytes_ok(in))
		qsort(c, num, sizeof *c, by_closing);
	for (uint32_t i = 0; i < num && bytes_ok(in); i++)
		case_restored(b, &c[i]);
	book_settle_rows(b, b->line_ms);
	b->closed_num += retired;
	free(c);
}

/* What is offered to whom stands with both, or a case would wait for nobody. */
static void
check_pushed(const struct book *b, struct bytes *in)
{
	const struct book_case *c;
	uint32_t offers = 0, pushed = 0;
	for (uint32_t i = 0; i < b->operators_num; i++) {
		const struct book_operator *op = &b->operators[i];
		c = book_case(b, op->push.id);
		offers += op->push.id != 0;
		if (op->push.id != 0 && (c == NULL || strcmp(c->pushed_to, op->name) != 0))
			bytes_fail(in);
	}
	for (uint32_t i = 0; (c = book_each_case(b, &i)) != NULL;)
		pushed += c->pushed_to[0] != '\0';
	if (offers != pushed)
		bytes_fail(in);
}

static void
load_capacity(struct book *b, struct bytes *in)
{
	struct zcc_capacity_row before = {0};
	uint32_t num = 0;
	bytes_u32(in, &num);
	if (num > b->sizes.capacity)
		bytes_fail(in);
	for (uint32_t i = 0; i < num && bytes_ok(in); i++) {
		struct zcc_capacity_row row = {0};
		record_capacity(in, &row);
		if (by_provider(&row, &before) <= 0)
			bytes_fail(in);
		if (bytes_ok(in))
			capacity_set(b, &row);
		before = row;
	}
}

static void
load_alarm(struct book *b, struct bytes *in, bool is_past, uint64_t *before)
{
	struct zcc_alarm_row row = {0};
	record_alarm_row(in, &row);
	if (row.id == 0 || row.id >= b->next_alarm || row.done != is_past ||
	    (!is_past && row.id <= *before))
		bytes_fail(in);
	if (bytes_ok(in) && !alarm_restored(b, &row))
		bytes_fail(in);
	*before = row.id;
}

static void
load_alarms(struct book *b, struct bytes *in)
{
	uint64_t before = 0;
	uint32_t num = 0;
	bytes_u32(in, &num);
	for (uint32_t i = 0; i < num && bytes_ok(in); i++)
		load_alarm(b, in, false, &before);
	bytes_u32(in, &num);
	if (num > ZCC_ALARMS_PAST)
		bytes_fail(in);
	for (uint32_t i = 0; i < num && bytes_ok(in); i++)
		load_alarm(b, in, true, &before);
}

int
book_load(struct book *b, struct bytes *in)
{
	code_head(in, b);
	if (bytes_ok(in))
		load_operators(b, in);
	if (bytes_ok(in))
		load_cases(b, in);
	if (bytes_ok(in))
		check_pushed(b, in);
	if (bytes_ok(in))
		load_capacity(b, in);
	if (bytes_ok(in))
		load_alarms(b, in);
	if (bytes_ok(in))
		code_counts(in, b);
	if (bytes_ok(in))
		code_hands(in, &b->hands);
	record_placing(in, &b->placing);
	if (bytes_ok(in))
		messages_load(b, in);
	if (bytes_ok(in)) {
		reviews_load(&b->noodknops, in);
		reviews_load(&b->tags, in);
	}
	return bytes_at_end(in) ? ZCC_OK : ZCC_E_DATA;
}
