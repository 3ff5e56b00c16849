/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/core/book_priv.h"

#include <stdlib.h>
#include <string.h>

static bool
row_set_init(struct row_set *s, uint32_t rows)
{
	s->rows = calloc(rows, sizeof *s->rows);
	s->is_in = calloc(rows, 1);
	return s->rows != NULL && s->is_in != NULL;
}

static void
row_set_fini(struct row_set *s)
{
	free(s->rows);
	free(s->is_in);
}

void
row_set_add(struct row_set *s, uint32_t row)
{
	if (s->is_in[row])
		return;
	s->is_in[row] = 1;
	s->rows[s->num++] = row;
}

static void
row_set_clear(struct row_set *s)
{
	for (uint32_t i = 0; i < s->num; i++)
		s->is_in[s->rows[i]] = 0;
	s->num = 0;
}

struct book *
book_new(const struct book_sizes *sizes)
{
	struct book *b = calloc(1, sizeof *b);
	if (b == NULL)
		return NULL;
	b->sizes = *sizes;
	b->next_case = b->next_alarm = 1;
	b->cases = calloc(sizes->cases, sizeof *b->cases);
	b->board = calloc(sizes->board_cases, sizeof *b->board);
	b->free_row = calloc(sizes->board_cases, sizeof *b->free_row);
	b->operators = calloc(sizes->operators, sizeof *b->operators);
	b->capacity = calloc(sizes->capacity, sizeof *b->capacity);
	b->alarms = calloc(sizes->alarms, sizeof *b->alarms);
	bool has_all = b->cases != NULL && b->board != NULL && b->free_row != NULL &&
	    b->operators != NULL && b->capacity != NULL && b->alarms != NULL;
	has_all = idmap_init(&b->by_id, sizes->cases) && has_all;
	has_all = idmap_init(&b->capacity_by_key, sizes->capacity) && has_all;
	has_all = row_set_init(&b->changed_cases, sizes->board_cases) && has_all;
	has_all = row_set_init(&b->changed_capacity, sizes->capacity) && has_all;
	has_all = row_set_init(&b->changed_alarms, sizes->alarms) && has_all;
	if (!has_all) {
		book_free(b);
		return NULL;
	}
	case_table_init(b);
	return b;
}

void
book_free(struct book *b)
{
	if (b == NULL)
		return;
	free(b->cases);
	free(b->board);
	free(b->free_row);
	free(b->operators);
	free(b->capacity);
	free(b->alarms);
	idmap_fini(&b->by_id);
	idmap_fini(&b->capacity_by_key);
	row_set_fini(&b->changed_cases);
	row_set_fini(&b->changed_capacity);
	row_set_fini(&b->changed_alarms);
	free(b);
}

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

static void
operator_added(struct book *b, const struct event *e)
{
	struct book_operator *op = operator_insert(b, e->u.operator.name);
	memcpy(op->name, e->u.operator.name, sizeof op->name);
	memcpy(op->key, e->u.operator.key, sizeof op->key);
	memcpy(op->role, e->u.operator.role, sizeof op->role);
	op->roles_num = e->u.operator.roles_num;
	b->has_operators = true;
}

static void
operator_revoked(struct book *b, const struct event *e)
{
	struct book_operator *op = operator_find(b, e->u.operator.name);
	ZCC_MUST(op != NULL);
	op->is_revoked = true;
	op->undo_case = 0;
	b->has_operators = true;
}

/* FNV-1a over provider and kind.  Two rows with one hash stand at neighbouring keys. */
static uint64_t
capacity_key(const char *provider, const char *kind)
{
	uint64_t h = 0xcbf29ce484222325ULL;
	for (const char *s = provider; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3ULL;
	h = (h ^ 0xff) * 0x100000001b3ULL;
	for (const char *s = kind; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3ULL;
	return h;
}

bool
capacity_find(const struct book *b, const char *provider, const char *kind, uint32_t *i,
    uint64_t *key)
{
	for (*key = capacity_key(provider, kind);; (*key)++) {
		if (*key == 0)
			continue;
		if (!idmap_find(&b->capacity_by_key, *key, i))
			return false;
		if (strcmp(b->capacity[*i].provider, provider) == 0 &&
		    strcmp(b->capacity[*i].kind, kind) == 0)
			return true;
	}
}

void
capacity_set(struct book *b, const struct zcc_capacity_row *row)
{
	uint32_t i;
	uint64_t key;
	if (!capacity_find(b, row->provider, row->kind, &i, &key)) {
		ZCC_MUST(b->capacity_num < b->sizes.capacity);
		i = b->capacity_num++;
		idmap_put(&b->capacity_by_key, key, i);
	}
	b->capacity[i] = *row;
	row_set_add(&b->changed_capacity, i);
}

static struct zcc_alarm_row *
alarm_find(const struct book *b, uint64_t id)
{
	for (uint32_t i = 0; i < b->sizes.alarms; i++)
		if (b->alarms[i].id == id)
			return &b->alarms[i];
	return NULL;
}

/* An alarm that somebody has seen and whose cause is over is done. */
static void
alarm_settle(struct book *b, struct zcc_alarm_row *a)
{
	row_set_add(&b->changed_alarms, (uint32_t)(a - b->alarms));
	if (a->gone && a->seen_line != ZCC_NEVER)
		memset(a, 0, sizeof *a);
}

static void
alarm_applied(struct book *b, const struct event *e)
{
	const struct zcc_alarm_row *row = &e->u.alarm;
	if (row->id == 0) /* there was no room for it */
		return;
	struct zcc_alarm_row *a = alarm_find(b, e->type == EV_ALARM_RAISED ? 0 : row->id);
	ZCC_MUST(a != NULL || e->type != EV_ALARM_RAISED);
	if (a == NULL) /* it is done already */
		return;
	if (e->type == EV_ALARM_RAISED) {
		*a = *row;
		b->next_alarm = row->id + 1;
	} else if (e->type == EV_ALARM_SEEN) {
		a->seen_line = row->seen_line;
		memcpy(a->seen_by, row->seen_by, sizeof a->seen_by);
	} else {
		a->gone = 1;
	}
	alarm_settle(b, a);
}

static void
config_adopted(struct book *b, const struct event *e)
{
	b->settings = *e->u.config.settings;
	b->config_seq = e->seq;
	memcpy(b->config_hash, e->u.config.hash, sizeof b->config_hash);
	b->has_settings = b->has_lines = true;
}

static void
shift_began(struct book *b, const struct event *e)
{
	b->shift_line = e->line_ms;
	b->shift_wall = e->u.shift.wall_ms;
	kpi_shift_began(b);
}

void
book_apply(struct book *b, const struct event *e)
{
	ZCC_MUST(e->seq == b->seq + 1);
	switch ((enum event_type)e->type) {
	case EV_STARTED: b->epoch = e->u.started.epoch; break;
	case EV_CONFIG: config_adopted(b, e); break;
	case EV_OPERATOR_ADDED: operator_added(b, e); break;
	case EV_OPERATOR_REVOKED: operator_revoked(b, e); break;
	case EV_CASE_RECEIVED: case_received(b, &e->u.received.row); break;
	case EV_CASE_CHANGED: case_changed(b, e); break;
	case EV_CASE_NOTED: case_noted(b, e->u.of_case.id); break;
	case EV_CASE_LEFT: case_left(b, e->u.of_case.id); break;
	case EV_CASE_RETIRED: case_retired(b, e->u.of_case.id); break;
	case EV_CASE_ERASED: case_erased(b, e->u.of_case.id); break;
	case EV_CAPACITY: capacity_set(b, &e->u.capacity); break;
	case EV_ALARM_RAISED:
	case EV_ALARM_SEEN:
	case EV_ALARM_GONE: alarm_applied(b, e); break;
	case EV_SHIFT_BEGAN: shift_began(b, e); break;
	case EV_STOPPED:
	case EV_REFUSED:
	case EV_READ:
	case EV_SEARCHED:
	case EV_SEAT: break; /* only the audit wants these */
	case EV_NONE:
	default: ZCC_MUST(e->type > EV_NONE && e->type <= EV_LAST);
	}
	b->seq = e->seq;
	b->line_ms = e->line_ms;
}

const struct settings *
book_settings(const struct book *b)
{
	return &b->settings;
}

const struct book_sizes *
book_sizes(const struct book *b)
{
	return &b->sizes;
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

const struct zcc_capacity_row *
book_capacity(const struct book *b, uint32_t i)
{
	return &b->capacity[i];
}

const struct zcc_capacity_row *
book_capacity_of(const struct book *b, const char *provider, const char *kind)
{
	uint32_t i;
	uint64_t key;
	return capacity_find(b, provider, kind, &i, &key) ? &b->capacity[i] : NULL;
}

uint32_t
book_capacity_num(const struct book *b)
{
	return b->capacity_num;
}

const struct zcc_alarm_row *
book_alarm(const struct book *b, uint64_t id)
{
	return id != 0 ? alarm_find(b, id) : NULL;
}

const struct zcc_alarm_row *
book_alarm_at(const struct book *b, uint32_t i)
{
	return &b->alarms[i];
}

uint64_t
book_seq(const struct book *b)
{
	return b->seq;
}

uint64_t
book_epoch(const struct book *b)
{
	return b->epoch;
}

int64_t
book_line_ms(const struct book *b)
{
	return b->line_ms;
}

uint64_t
book_next_case(const struct book *b)
{
	return b->next_case;
}

uint64_t
book_next_alarm(const struct book *b)
{
	return b->next_alarm;
}

int64_t
book_shift_line(const struct book *b)
{
	return b->shift_line;
}

int64_t
book_shift_wall(const struct book *b)
{
	return b->shift_wall;
}

uint64_t
book_config_seq(const struct book *b)
{
	return b->config_seq;
}

const uint8_t *
book_config_hash(const struct book *b)
{
	return b->config_hash;
}

struct book_changes
book_changes(const struct book *b)
{
	return (struct book_changes){.cases = b->changed_cases.rows,
	    .cases_num = b->changed_cases.num,
	    .capacity = b->changed_capacity.rows,
	    .capacity_num = b->changed_capacity.num,
	    .alarms = b->changed_alarms.rows,
	    .alarms_num = b->changed_alarms.num,
	    .has_lines = b->has_lines,
	    .has_operators = b->has_operators,
	    .has_settings = b->has_settings};
}

void
book_changes_clear(struct book *b)
{
	row_set_clear(&b->changed_cases);
	row_set_clear(&b->changed_capacity);
	row_set_clear(&b->changed_alarms);
	b->has_lines = b->has_operators = b->has_settings = false;
}
