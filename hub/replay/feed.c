/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/replay/feed.h"

#include "hub/replay/plan.h"
#include "hub/replay/seen.h"
#include "shared/base/err.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct feed {
	struct csv *csv;
	struct map *map;
	struct plan plan;
	struct csv_row row;
	bool has_row;        /* a capacity row with providers still to come */
	unsigned provider;   /* the next of them */
	int64_t place;       /* of the row */
	bool has_item;
	struct feed_item item;
	uint64_t limit, taken;
	unsigned rounds_left; /* after this one */
	unsigned repeat;
	bool is_first_round;
	uint64_t round_num;  /* items of the first round, once it is over */
	bool has_round;
	struct seen seen;
};

/* The first row names the columns. */
static int
read_header(struct feed *feed, const char *csv_name, struct fault *f)
{
	int rc = csv_next(feed->csv, &feed->row, f);

	if (rc == ZCC_E_AGAIN)
		return fault_set(
		    f, ZCC_E_DATA, 0, "%s is empty: its first row must name the columns", csv_name);
	return rc == ZCC_OK ? map_bind(feed->map, &feed->row, csv_name, f) : rc;
}

int
feed_open(const struct feed_source *source, struct feed **out, struct fault *f)
{
	struct feed *feed = calloc(1, sizeof *feed);

	*out = feed;
	if (feed == NULL)
		return fault_set(f, ZCC_E_IO, ENOMEM, "no memory to read %s", source->csv);
	plan_init(&feed->plan);
	feed->limit = source->limit;
	feed->repeat = source->repeat;
	feed->rounds_left = source->repeat - 1;
	feed->is_first_round = true;
	int rc = map_load(source->map, source->kind, source->site, &feed->map, f);
	if (rc == ZCC_OK)
		rc = csv_open(source->csv, &feed->csv, f);
	if (rc == ZCC_OK)
		rc = read_header(feed, source->csv, f);
	if (rc != ZCC_OK)
		feed_close(out);
	return rc;
}

void
feed_close(struct feed **feed)
{
	if (*feed == NULL)
		return;
	csv_close(&(*feed)->csv);
	map_free(&(*feed)->map);
	free(*feed);
	*feed = NULL;
}

/* ZCC_OK: the file begins again behind its header; ZCC_E_AGAIN: it was the last time. */
static int
next_round(struct feed *feed, struct fault *f)
{
	if (feed->is_first_round) {
		feed->round_num = feed->taken;
		feed->has_round = true;
	}
	if (feed->rounds_left == 0 || feed->round_num == 0)
		return ZCC_E_AGAIN;
	feed->rounds_left--;
	feed->is_first_round = false;
	plan_again(&feed->plan);
	seen_clear(&feed->seen);
	int rc = csv_rewind(feed->csv, f);
	return rc == ZCC_OK ? csv_next(feed->csv, &feed->row, f) : rc;
}

static int
take_call(struct feed *feed, int64_t at_ms, struct fault *f)
{
	const char *key = map_key(feed->map, &feed->row);
	int rc = map_call(feed->map, &feed->row, &feed->item.board, f);

	if (rc != ZCC_OK)
		return rc;
	if (key != NULL && !seen_add(&feed->seen, key))
		return ZCC_E_AGAIN;
	feed->item.place = plan_place(&feed->plan, at_ms);
	feed->item.row = feed->row.number;
	feed->has_item = true;
	return ZCC_OK;
}

/* A row is sent whole or not at all: every provider is tried before the first is. */
static int
take_capacity_row(struct feed *feed, int64_t at_ms, struct fault *f)
{
	for (unsigned i = 0; i < feed->map->providers_num; i++) {
		int rc = map_capacity(feed->map, &feed->row, i, &feed->item.board, f);
		if (rc != ZCC_OK)
			return rc;
	}
	feed->has_row = true;
	feed->provider = 0;
	feed->place = plan_place(&feed->plan, at_ms);
	return ZCC_OK;
}

static int
next_provider(struct feed *feed, struct fault *f)
{
	feed->item.place = feed->place;
	feed->item.row = feed->row.number;
	feed->has_item = true;
	int rc = map_capacity(feed->map, &feed->row, feed->provider++, &feed->item.board, f);
	feed->has_row = feed->provider < feed->map->providers_num;
	return rc;
}

/* ZCC_OK: an item, or a capacity row, stands ready; ZCC_E_AGAIN: this row gives none. */
static int
take_row(struct feed *feed, struct fault *f)
{
	int64_t at_ms;
	struct ask blank;

	ask_init(&blank, feed->map->kind == MAP_CALLS ? VERB_INTAKE : VERB_CAPACITY);
	feed->item.board = blank.board;
	int rc = map_time(feed->map, &feed->row, &at_ms, f);
	if (rc == ZCC_OK)
		rc = feed->map->kind == MAP_CALLS ? take_call(feed, at_ms, f) :
		                                    take_capacity_row(feed, at_ms, f);
	return rc;
}

int
feed_peek(struct feed *feed, const struct feed_item **item, struct fault *f)
{
	*item = &feed->item;
	while (!feed->has_item) {
		if (feed->taken >= feed->limit)
			return ZCC_E_AGAIN;
		if (feed->has_row)
			return next_provider(feed, f);
		int rc = csv_next(feed->csv, &feed->row, f);
		if (rc == ZCC_OK)
			rc = take_row(feed, f);
		else if (rc == ZCC_E_AGAIN && (rc = next_round(feed, f)) != ZCC_OK)
			return rc;
		if (rc == ZCC_E_IO || (rc == ZCC_E_DATA && feed->is_first_round))
			return rc;
	}
	return ZCC_OK;
}

void
feed_take(struct feed *feed)
{
	feed->has_item = false;
	feed->taken++;
}

uint64_t
feed_total(const struct feed *feed)
{
	uint64_t all = feed->has_round ? feed->round_num * feed->repeat : UINT64_MAX;

	if (feed->limit < all)
		all = feed->limit;
	return all == UINT64_MAX ? 0 : all;
}
