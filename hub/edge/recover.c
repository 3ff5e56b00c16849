/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/recover.h"

#include "hub/edge/chain.h"
#include "hub/edge/mark.h"
#include "shared/base/err.h"

#include <stdlib.h>
#include <string.h>

typedef unsigned long long ull;

int
recover_event(const struct journal_row *row, struct settings *settings, struct event *out,
    struct fault *f)
{
	*out = (struct event){.seq = row->seq,
	    .type = row->type,
	    .version = row->version,
	    .at_ms = row->at_ms,
	    .line_ms = row->line_ms};
	memcpy(out->actor, row->actor, sizeof out->actor);
	if (row->type == EV_CONFIG)
		out->u.config.settings = settings;
	struct bytes b = bytes_reader(row->body, row->body_len);
	event_code(&b, out);
	if (bytes_at_end(&b))
		return ZCC_OK;
	return fault_set(f, ZCC_E_IO, 0,
	    "row %llu of the journal is no event that this program knows (type %u, version %u)",
	    (ull)row->seq, row->type, row->version);
}

/* Tables may have been made smaller since: say which, before the book is asked to hold it. */
static int
check_fits(const struct book *b, const struct event *ev, struct fault *f)
{
	const struct book_sizes *s = book_sizes(b);
	uint32_t operators = 0;
	switch ((enum event_type)ev->type) {
	case EV_CASE_RECEIVED:
	case EV_CASE_ENTERED:
		if (book_totals(b).held < s->cases)
			return ZCC_OK;
		return fault_set(f, ZCC_E_FULL, 0,
		    "the journal holds more cases than book_cases = %u: raise it in zcc.conf", s->cases);
	case EV_CAPACITY:
		if (book_capacity_num(b) < s->capacity ||
		    book_capacity_of(b, ev->u.capacity.provider, ev->u.capacity.kind) != NULL)
			return ZCC_OK;
		return fault_set(f, ZCC_E_FULL, 0,
		    "the journal holds more capacity rows than capacity = %u: raise it in zcc.conf",
		    s->capacity);
	case EV_OPERATOR_ADDED:
		for (uint32_t i = 0; book_each_operator(b, &i) != NULL;)
			operators++;
		if (operators < s->operators || book_operator(b, ev->u.operator.name) != NULL)
			return ZCC_OK;
		return fault_set(f, ZCC_E_FULL, 0,
		    "the journal holds more operators than operators = %u: raise it in zcc.conf",
		    s->operators);
	case EV_ALARM_RAISED:
		if (ev->u.alarm.id == 0 || book_alarms_num(b) < s->alarms)
			return ZCC_OK;
		return fault_set(f, ZCC_E_FULL, 0,
		    "the journal holds more alarms than alarms = %u: raise it in zcc.conf", s->alarms);
	default: return ZCC_OK;
	}
}

struct replay {
	struct book *book;
	struct settings *settings;
	struct chain_verify verify;
	struct fault *f;
	uint32_t rows;
};

static int
replay_row(const struct journal_row *row, void *arg)
{
	struct replay *r = arg;
	struct event ev;
	int code = chain_verify_row(&r->verify, row, r->f);
	if (code != ZCC_OK)
		return code;
	code = recover_event(row, r->settings, &ev, r->f);
	if (code == ZCC_OK)
		code = check_fits(r->book, &ev, r->f);
	if (code == ZCC_OK)
		book_apply(r->book, &ev);
	r->rows++;
	return code;
}

static int
replay_all(struct journal *j, struct replay *r)
{
	do {
		r->rows = 0;
		int code = j->ops->page(j, r->verify.seq + 1, ZCC_GROUP_MAX, replay_row, r, r->f);
		if (code != ZCC_OK)
			return code;
	} while (r->rows > 0);
	return chain_verify_end(&r->verify, r->f);
}

static int
read_mark(struct journal *j, struct timeline_mark *m, struct fault *f)
{
	uint8_t room[96];
	uint32_t len = 0;
	int code = j->ops->meta_get(j, "timeline", room, sizeof room, &len, f);
	if (code == ZCC_E_UNKNOWN)
		return ZCC_OK;
	if (code != ZCC_OK)
		return code;
	struct bytes b = bytes_reader(room, len);
	mark_code(&b, m);
	return bytes_at_end(&b) ? ZCC_OK
	                        : fault_set(f, ZCC_E_IO, 0, "the journal's time mark is damaged");
}

static int
go_on(const struct journal_row *row, void *arg)
{
	struct timeline_mark *m = arg;
	if (row->line_ms > m->line_ms) {
		m->line_ms = row->line_ms;
		m->wall_ms = row->at_ms;
	}
	return ZCC_OK;
}

/* Where the line stood at the last commit: as the mark says, or the newest row when that is later. */
static int
read_line(struct journal *j, uint64_t newest, struct timeline_mark *m, struct fault *f)
{
	int code = read_mark(j, m, f);
	return code == ZCC_OK && newest > 0 ? j->ops->page(j, newest, 1, go_on, m, f) : code;
}

int
recover_book(struct journal *j, const struct recover_from *from, struct book *book,
    struct recovered *out, struct fault *f)
{
	struct chain_point *points = NULL;
	uint32_t points_num = 0;
	struct replay r = {.book = book, .f = f, .settings = calloc(1, sizeof *r.settings)};
	memset(out, 0, sizeof *out);
	if (r.settings == NULL)
		return fault_set(f, ZCC_E_FULL, 0, "no memory to read the journal");
	int code = chain_points_read(j, &points, &points_num, f);
	if (code != ZCC_OK)
		goto out_free;
	r.verify.sign_pk = from->sign_pk;
	r.verify.site = from->site;
	r.verify.points = points;
	r.verify.points_num = points_num;
	code = chain_verify_start(&r.verify, book_seq(book), from->head, f);
	if (code == ZCC_OK)
		code = replay_all(j, &r);
	if (code == ZCC_OK)
		code = read_line(j, r.verify.seq, &out->mark, f);
	out->seq = r.verify.seq;
	out->signed_seq = r.verify.signed_seq;
	memcpy(out->head, r.verify.h, sizeof out->head);
out_free:
	free(points);
	free(r.settings);
	return code == ZCC_E_DATA ? ZCC_E_IO : code;
}
