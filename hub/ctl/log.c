/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/log.h"

#include "hub/edge/snapshot.h"
#include "shared/base/err.h"
#include "shared/edge/lock.h"

#include <stdlib.h>
#include <string.h>

struct log {
	struct ctl *ctl;
	enum zcc_verb verb;
	/* without a hub */
	struct journal *journal;
	int lock_fd;
	/* both */
	struct chain_point *points;
	uint32_t points_num, points_room;
};

/* A hub has the lock: ask it.  Else the lock is ours, and no hub can start meanwhile. */
static int
open_file(struct log *l)
{
	struct ctl *c = l->ctl;
	char path[PATH_MAX];
	if (!site_path(&c->site, "run/lock", path, sizeof path))
		return fault_set(&c->fault, ZCC_E_CONFIG, 0, "the site's path is too long");
	int code = lock_take(path, &l->lock_fd, &c->fault);
	if (code == ZCC_E_BUSY)
		return ZCC_OK;
	if (code == ZCC_OK && !site_path(&c->site, "state/journal.db", path, sizeof path))
		code = fault_set(&c->fault, ZCC_E_CONFIG, 0, "the site's path is too long");
	if (code == ZCC_OK)
		code = journal_sqlite_open(path, true, &l->journal, &c->fault);
	if (code == ZCC_OK)
		code = chain_points_read(l->journal, &l->points, &l->points_num, &c->fault);
	return code;
}

int
log_open_site(struct ctl *c, enum zcc_verb verb, struct log **out)
{
	struct log *l = calloc(1, sizeof *l);
	*out = l;
	if (l == NULL)
		return fault_set(&c->fault, ZCC_E_IO, 0, "no memory to read the journal");
	l->ctl = c;
	l->verb = verb;
	l->lock_fd = -1;
	int code = ctl_site(c);
	return code == ZCC_OK ? open_file(l) : code;
}

void
log_close(struct log *l)
{
	if (l == NULL)
		return;
	if (l->journal != NULL)
		l->journal->ops->close(l->journal);
	lock_give(&l->lock_fd);
	free(l->points);
	free(l);
}

int
log_integrity(struct log *l)
{
	return l->journal == NULL ? ZCC_OK : l->journal->ops->integrity(l->journal, &l->ctl->fault);
}

bool
log_is_live(const struct log *l)
{
	return l->journal == NULL;
}

const struct chain_point *
log_points(const struct log *l, uint32_t *num)
{
	*num = l->points_num;
	return l->points;
}

static bool
keep_point(struct log *l, const struct chain_point *p)
{
	if (l->points_num == l->points_room) {
		uint32_t room = l->points_room == 0 ? 64 : 2 * l->points_room;
		struct chain_point *more = realloc(l->points, room * sizeof *more);
		if (more == NULL)
			return false;
		l->points = more;
		l->points_room = room;
	}
	l->points[l->points_num++] = *p;
	return true;
}

static int
bad_page(struct log *l)
{
	return fault_set(&l->ctl->fault, ZCC_E_IO, 0, "the hub's page of the journal is damaged");
}

/* The checkpoints stand behind the rows, and are wanted first. */
static int
read_points(struct log *l, const uint8_t *data, size_t len)
{
	struct bytes b = bytes_reader(data, len);
	struct journal_row row = {0};
	struct chain_point p = {0};
	do
		page_row(&b, &row);
	while (bytes_ok(&b) && row.seq != 0);
	for (page_point(&b, &p); bytes_ok(&b) && p.seq != 0; page_point(&b, &p))
		if (!keep_point(l, &p))
			return fault_set(&l->ctl->fault, ZCC_E_IO, 0, "no memory for checkpoints");
	return bytes_at_end(&b) ? ZCC_OK : bad_page(l);
}

/* *next: where the following page begins; unchanged when this one was empty. */
static int
ask_page(struct log *l, uint64_t *next, journal_row_fn fn, void *arg)
{
	struct ask a;
	struct wire_answer answer;
	ask_init(&a, l->verb);
	a.board.from = *next;
	int code = ctl_ask(l->ctl, &a, &answer);
	if (code == ZCC_OK)
		code = read_points(l, answer.data, answer.data_len);
	if (code != ZCC_OK)
		return code;
	struct bytes b = bytes_reader(answer.data, answer.data_len);
	for (;;) {
		struct journal_row row = {0};
		page_row(&b, &row);
		if (!bytes_ok(&b) || row.seq == 0)
			return ZCC_OK;
		*next = row.seq + 1;
		code = fn(&row, arg);
		if (code != 0)
			return code;
	}
}

struct counted {
	journal_row_fn fn;
	void *arg;
	uint64_t next;
};

static int
count_row(const struct journal_row *row, void *arg)
{
	struct counted *n = arg;
	n->next = row->seq + 1;
	return n->fn(row, n->arg);
}

int
log_rows(struct log *l, uint64_t from, journal_row_fn fn, void *arg)
{
	struct counted n = {fn, arg, from == 0 ? 1 : from};
	uint64_t before;
	int code;
	do {
		before = n.next;
		code = l->journal == NULL ? ask_page(l, &n.next, fn, arg)
					  : l->journal->ops->page(l->journal, n.next, ZCC_GROUP_MAX,
						count_row, &n, &l->ctl->fault);
	} while (code == ZCC_OK && n.next != before);
	return code;
}

static int
snapshot_digest(struct log *l, struct page_digest *out)
{
	struct snapshot s;
	char dir[PATH_MAX];
	if (!site_path(&l->ctl->site, "state", dir, sizeof dir))
		return ZCC_E_UNKNOWN;
	int code = snapshot_load_newest(dir, l->journal, NULL, NULL, &s, &l->ctl->fault);
	if (code != ZCC_OK)
		return code;
	out->seq = s.seq;
	memcpy(out->book, s.digest, sizeof out->book);
	memcpy(out->head, s.h, sizeof out->head);
	snapshot_free(&s);
	return ZCC_OK;
}

int
log_digest(struct log *l, struct page_digest *out)
{
	struct ask a;
	struct wire_answer answer;
	memset(out, 0, sizeof *out);
	if (l->journal != NULL)
		return snapshot_digest(l, out);
	ask_init(&a, l->verb);
	a.board.from = PAGE_DIGEST;
	int code = ctl_ask(l->ctl, &a, &answer);
	if (code != ZCC_OK)
		return code;
	struct bytes b = bytes_reader(answer.data, answer.data_len);
	page_digest(&b, out);
	return bytes_at_end(&b) ? ZCC_OK : bad_page(l);
}
