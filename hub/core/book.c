/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/core/book_priv.h"

#include <stdlib.h>
#include <string.h>

struct book *
book_new(const struct book_sizes *sizes)
{
	struct book *b = calloc(1, sizeof *b);
	if (b == NULL)
		return NULL;
	b->sizes = *sizes;
	b->next_case = b->next_alarm = b->next_message = b->noodknops.next = b->tags.next = 1;
	b->cases = calloc(sizes->cases, sizeof *b->cases);
	b->board = calloc(sizes->board_cases, sizeof *b->board);
	b->free_row = calloc(sizes->board_cases, sizeof *b->free_row);
	b->operators = calloc(sizes->operators, sizeof *b->operators);
	b->capacity = calloc(sizes->capacity, sizeof *b->capacity);
	b->alarms = calloc((size_t)sizes->alarms + ZCC_ALARMS_PAST, sizeof *b->alarms);
	bool has_all = b->cases != NULL && b->board != NULL && b->free_row != NULL &&
	    b->operators != NULL && b->capacity != NULL && b->alarms != NULL;
	has_all = idmap_init(&b->by_id, sizes->cases) && has_all;
	has_all = idmap_init(&b->capacity_by_key, sizes->capacity) && has_all;
	has_all = row_set_init(&b->changed_cases, sizes->board_cases) && has_all;
	has_all = row_set_init(&b->changed_capacity, sizes->capacity) && has_all;
	has_all = row_set_init(&b->changed_alarms, sizes->alarms + ZCC_ALARMS_PAST) && has_all;
	if (!has_all) {
		book_free(b);
		return NULL;
	}
	case_table_init(b);
	window_init(b);
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

static void
config_adopted(struct book *b, const struct event *e)
{
	b->settings = *e->u.config.settings;
	b->config_seq = e->seq;
	memcpy(b->config_hash, e->u.config.hash, sizeof b->config_hash);
	b->has_settings = b->has_lines = true;
	window_config(b);
	posts_config(b);
	b->placing.since_wall = 0; /* the rota may be another */
}

static void
shift_began(struct book *b, const struct event *e)
{
	b->shift_line = e->line_ms;
	b->shift_wall = e->u.shift.wall_ms;
	kpi_shift_began(b);
	posts_shift_began(b);
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
	case EV_CASE_RECEIVED:
	case EV_CASE_ENTERED: case_received(b, e); break;
	case EV_CASE_CHANGED: case_changed(b, e); break;
	case EV_CASE_NOTED:
	case EV_CASE_IDENTIFIED:
	case EV_CASE_LINKED:
	case EV_CASE_ASKED:
	case EV_BACKGROUND:
	case EV_STRUCK:
	case EV_CASE_MENDED:
	case EV_PART_MOVED: case_told(b, e); break;
	case EV_TAGGED: tag_changed(b, e); break;
	case EV_CASE_LEFT: case_left(b, e->u.of_case.id); break;
	case EV_CASE_RETIRED: case_retired(b, e->u.of_case.id); break;
	case EV_CASE_ERASED: case_erased(b, e->u.of_case.id); break;
	case EV_CASE_RUNG: alone_rung(b, e->u.of_case.id); break;
	case EV_CAPACITY: capacity_set(b, &e->u.capacity); break;
	case EV_ALARM_RAISED: alarm_raised(b, e); break;
	case EV_ALARM_SEEN: alarm_seen(b, e); break;
	case EV_ALARM_GONE: alarm_gone(b, e); break;
	case EV_ALARM_CHANGED: alarm_changed(b, e); break;
	case EV_SHIFT_BEGAN: shift_began(b, e); break;
	case EV_LINE_WINDOW: window_changed(b, e); break;
	case EV_REFUSED: kpi_refused(b, e->u.refused.line, e->line_ms); break;
	case EV_OPERATOR_SHIFT: shift_changed(b, e); break;
	case EV_OPERATOR_TASK: task_changed(b, e); break;
	case EV_CASE_PUSHED: push_changed(b, e); break;
	case EV_MESSAGE: message_changed(b, e); break;
	case EV_PLACING: b->placing = e->u.placing.now; break;
	case EV_PROTOCOL: protocol_changed(b, e); break;
	case EV_READ: case_opened(b, e); break;
	case EV_NOODKNOP: noodknop_used(b, e); break;
	case EV_REVIEWED: noodknop_reviewed(b, e); break;
	case EV_STOPPED:
	case EV_SEARCHED:
	case EV_UNLOCK_FAILED:
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

const struct placing_state *
book_placing(const struct book *b)
{
	return &b->placing;
}

uint32_t
book_takeover_num(const struct book *b)
{
	return b->takeover_num;
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
	    .has_settings = b->has_settings,
	    .has_shifts = b->has_shifts,
	    .has_posts = b->has_posts};
}

void
book_changes_clear(struct book *b)
{
	row_set_clear(&b->changed_cases);
	row_set_clear(&b->changed_capacity);
	row_set_clear(&b->changed_alarms);
	b->has_lines = b->has_operators = b->has_settings = b->has_shifts = b->has_posts = false;
}
