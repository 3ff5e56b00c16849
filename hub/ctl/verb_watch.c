/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * watch - first the whole picture, then each row that differs from the one before.
 *
 *     bell or tick -> refresh -> another epoch:  a new snapshot
 *                                another group:  rows that differ, each told once
 *                                live or not:    a `state` line when that changes
 *
 * The picture is a whole group (zcc-segment(5)), and what was told last is kept here, so nothing
 * between two looks is lost or told twice: a row that changed more than once is told as it is now.
 * The bell only wakes us; losing one costs a tick.
 */
#include "hub/ctl/row.h"
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TICK_MS = 250 };

static volatile sig_atomic_t is_over;

static void
on_signal(int sig)
{
	(void)sig;
	is_over = 1;
}

/* The rows of one table as they were told last; one call per table and per look. */
struct told {
	size_t row_bytes;
	uint32_t rows;
	unsigned char *last;
	bool (*is_used)(const void *row);
	bool (*is_same_key)(const void *a, const void *b);
	void (*tell)(const struct board *at, const void *row);
	void (*tell_gone)(const struct board *at, const void *row);
};

static bool
case_is_used(const void *row)
{
	return ((const struct zcc_case_row *)row)->id != 0;
}

static bool
case_is_same(const void *a, const void *b)
{
	return ((const struct zcc_case_row *)a)->id == ((const struct zcc_case_row *)b)->id;
}

static void
case_tell(const struct board *at, const void *row)
{
	out_watch_case(at, row);
}

static void
case_gone(const struct board *at, const void *row)
{
	out_watch_gone_id(at, "case", ((const struct zcc_case_row *)row)->id);
}

static bool
alarm_is_used(const void *row)
{
	const struct zcc_alarm_row *a = row;
	return a->id != 0 && !a->done;
}

static bool
alarm_is_same(const void *a, const void *b)
{
	return ((const struct zcc_alarm_row *)a)->id == ((const struct zcc_alarm_row *)b)->id;
}

static void
alarm_tell(const struct board *at, const void *row)
{
	out_watch_alarm(at, row);
}

static void
alarm_gone(const struct board *at, const void *row)
{
	out_watch_gone_id(at, "alarm", ((const struct zcc_alarm_row *)row)->id);
}

static bool
operator_is_used(const void *row)
{
	return ((const struct zcc_operator_row *)row)->name[0] != '\0';
}

static bool
operator_is_same(const void *a, const void *b)
{
	const struct zcc_operator_row *x = a, *y = b;
	return strcmp(x->name, y->name) == 0;
}

static void
operator_tell(const struct board *at, const void *row)
{
	out_watch_operator(at, row);
}

static void
operator_gone(const struct board *at, const void *row)
{
	const struct zcc_operator_row *r = row;
	out_watch_gone_name(at, "operator", r->name, NULL);
}

static bool
capacity_is_used(const void *row)
{
	return ((const struct zcc_capacity_row *)row)->provider[0] != '\0';
}

static bool
capacity_is_same(const void *a, const void *b)
{
	const struct zcc_capacity_row *x = a, *y = b;
	return strcmp(x->provider, y->provider) == 0 && strcmp(x->kind, y->kind) == 0;
}

static void
capacity_tell(const struct board *at, const void *row)
{
	out_watch_capacity(at, row);
}

static void
capacity_gone(const struct board *at, const void *row)
{
	const struct zcc_capacity_row *r = row;
	out_watch_gone_name(at, "capacity", r->provider, r->kind);
}

enum { TABLES = 4 };

static struct told tables[TABLES] = {
    {sizeof(struct zcc_case_row), 0, NULL, case_is_used, case_is_same, case_tell, case_gone},
    {sizeof(struct zcc_operator_row), 0, NULL, operator_is_used, operator_is_same, operator_tell,
	operator_gone},
    {sizeof(struct zcc_capacity_row), 0, NULL, capacity_is_used, capacity_is_same, capacity_tell,
	capacity_gone},
    {sizeof(struct zcc_alarm_row), 0, NULL, alarm_is_used, alarm_is_same, alarm_tell, alarm_gone},
};

/* Row i of table t as it is now. */
static const unsigned char *
row_now(const struct board *b, int t, uint32_t i)
{
	const void *rows[TABLES] = {b->cases, b->operators, b->capacity, b->alarms};
	return (const unsigned char *)rows[t] + (size_t)i * tables[t].row_bytes;
}

/* Another hub process: forget what was told, its tables may have other sizes. */
static int
forget(const struct board *b, struct fault *f)
{
	const uint32_t rows[TABLES] = {
	    b->cases_num, b->operators_num, b->capacity_num, b->alarms_num};
	for (int t = 0; t < TABLES; t++) {
		free(tables[t].last);
		tables[t].rows = rows[t];
		tables[t].last = calloc(rows[t] + 1, tables[t].row_bytes);
		if (tables[t].last == NULL)
			return fault_set(f, ZCC_E_IO, 0, "no memory for the picture");
	}
	return ZCC_OK;
}

/* Rows that left first: a key may stand in another row now. */
static void
tell_changes(const struct board *b, struct told *told, int t)
{
	size_t bytes = told->row_bytes;
	for (uint32_t i = 0; i < told->rows; i++) {
		const unsigned char *was = told->last + i * bytes, *now = row_now(b, t, i);
		if (told->is_used(was) && !(told->is_used(now) && told->is_same_key(was, now)))
			told->tell_gone(b, was);
	}
	for (uint32_t i = 0; i < told->rows; i++) {
		unsigned char *was = told->last + i * bytes;
		const unsigned char *now = row_now(b, t, i);
		if (memcmp(was, now, bytes) == 0)
			continue;
		if (told->is_used(now))
			told->tell(b, now);
		memcpy(was, now, bytes);
	}
}

static void
remember_all(const struct board *b)
{
	for (int t = 0; t < TABLES; t++)
		if (tables[t].rows > 0)
			memcpy(
			    tables[t].last, row_now(b, t, 0), tables[t].rows * tables[t].row_bytes);
}

struct watch {
	uint64_t epoch, group;
	bool was_live;
	const char *region;
};

static int
snapshot(struct watch *w, const struct board *b, struct fault *f)
{
	int rc = forget(b, f);
	if (rc != ZCC_OK)
		return rc;
	remember_all(b);
	out_watch_snapshot(b, w->region);
	w->epoch = b->epoch;
	w->group = b->group;
	w->was_live = b->is_live;
	return ZCC_OK;
}

static int
look(struct ctl *c, struct watch *w)
{
	struct fault why;
	enum seg_outcome how = seg_refresh(c->seg, &why);
	const struct board *b = seg_board(c->seg);
	if (how == SEG_OPEN && b->epoch != w->epoch)
		return snapshot(w, b, &c->fault);
	if (b->is_live != w->was_live)
		out_watch_state(b, w->region);
	w->was_live = b->is_live;
	if (how != SEG_OPEN || b->group == w->group)
		return ZCC_OK;
	for (int t = 0; t < TABLES; t++)
		tell_changes(b, &tables[t], t);
	w->group = b->group;
	return ZCC_OK;
}

/* Until something rings, a tick has passed, a signal came, or the reader of stdout left. */
static void
wait_for_bell(struct sock *bell)
{
	uint8_t peer[SOCK_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	struct sock_wait on = {.sock = bell, .fd = -1};
	if (bell == NULL) {
		poll(NULL, 0, TICK_MS);
		return;
	}
	sock_wait(&on, 1, TICK_MS);
	while (sock_receive(bell, peer, &body, &len) != ZCC_E_AGAIN)
		;
}

static bool
reader_left(void)
{
	struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
	return ferror(stdout) || (poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0);
}

int
verb_watch(struct ctl *c, const struct args *a)
{
	const struct board *at;
	struct watch w = {0};
	struct sock *bell = NULL;
	struct fault why;
	char path[PATH_MAX];
	(void)a;
	setvbuf(stdout, NULL, _IOLBF, 0);
	struct sigaction end = {.sa_handler = on_signal};
	sigaction(SIGINT, &end, NULL);
	sigaction(SIGTERM, &end, NULL);
	int rc = ctl_board_live(c, &at);
	if (at == NULL)
		return is_over ? ZCC_OK : rc;
	w.region = c->site.settings.region;
	/* Without a bell the ticks are enough. */
	if (rc == ZCC_OK && site_path(&c->site, "run/bell.sock", path, sizeof path) &&
	    sock_connect_sub(path, WIRE_BELL_TOPIC, &bell, &why) != ZCC_OK)
		bell = NULL;
	int told = snapshot(&w, at, &c->fault);
	rc = rc == ZCC_OK ? told : rc;
	while (rc == ZCC_OK && !is_over && !reader_left()) {
		wait_for_bell(bell);
		rc = look(c, &w);
	}
	/* What was told last is not how things are: the end says so, too (HB-7). */
	if (rc == ZCC_OK && !w.was_live)
		rc = fault_set(&c->fault, ZCC_E_DOWN, 0,
		    "the hub is %s: what was told last is %lld s old", row_hub_state(at),
		    (long long)(at->age_ms / 1000));
	for (int t = 0; t < TABLES; t++)
		free(tables[t].last);
	if (bell != NULL)
		sock_close(&bell);
	return rc;
}
