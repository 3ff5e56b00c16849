/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/stress/kill_eye.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/care/state.h"
#include "shared/edge/seg_read.h"

#include <inttypes.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static struct eye eye;
static struct {
	struct seg_reader *reader;
	pthread_t thread;
	atomic_bool is_over;
	atomic_uint phase; /* odd: the hub is surely dead */
	char broken[160];
	atomic_bool is_broken; /* `broken` is written */
} own;

__attribute__((format(printf, 1, 2))) static void
say(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(own.broken, sizeof own.broken, fmt, ap);
	va_end(ap);
	atomic_store(&own.is_broken, true);
}

/* Each command of the load changes one case and the hub's count of such cases, in one group. */
static void
check_whole(const struct board *b)
{
	uint64_t waiting = 0, open = 0;
	if (b->hub.hidden > 0)
		return; /* not every case has a row */
	for (uint32_t i = 0; i < b->cases_num; i++) {
		const struct zcc_case_row *c = &b->cases[i];
		if (c->id == 0 || c->state == CASE_GESLOTEN)
			continue;
		bool is_waiting = state_is_waiting((enum zcc_state)c->state);
		waiting += is_waiting;
		open += !is_waiting;
	}
	if (waiting != b->hub.waiting || open != b->hub.open)
		say("half a group: %" PRIu64 " waiting and %" PRIu64 " open rows, but the hub says %" PRIu64
		    " and %" PRIu64, waiting, open, b->hub.waiting, b->hub.open);
}

/* What one look showed, between what was known before and after it. */
static void
judge(const struct board *b, unsigned before, unsigned after, uint64_t acked, uint64_t *newest)
{
	bool was_dead = before == after && before % 2 == 1;
	eye.looks++;
	eye.dead_looks += was_dead;
	if (b->is_live && was_dead)
		say("a dead hub was shown as live");
	if (b->group == 0 && *newest > 0)
		say("an empty picture instead of the last one");
	if (b->is_live && b->hub.seq < acked)
		say("live at %" PRIu64 ", but %" PRIu64 " was acknowledged", b->hub.seq, acked);
	if (b->hub.seq < *newest)
		say("from %" PRIu64 " back to %" PRIu64, *newest, b->hub.seq);
	check_whole(b);
	*newest = b->hub.seq;
	atomic_store(&eye.consoles, b->is_live ? b->hub.consoles : 0);
	if (b->is_live)
		atomic_store(&eye.live_at, b->epoch);
}

static void *
look_on(void *arg)
{
	uint64_t newest = 0;
	(void)arg;
	while (!atomic_load(&own.is_over) && !atomic_load(&own.is_broken)) {
		struct fault f;
		unsigned before = atomic_load(&own.phase);
		uint64_t acked = atomic_load(&eye.acked_seq);
		if (seg_refresh(own.reader, &f) == SEG_OPEN || newest > 0)
			judge(seg_board(own.reader), before, atomic_load(&own.phase), acked, &newest);
		poll(NULL, 0, 1);
	}
	return NULL;
}

struct eye *
eye_open(const struct rig *r)
{
	ZCC_MUST(seg_reader_new(r->run, r->site.id, &own.reader) == ZCC_OK);
	atomic_store(&own.phase, 1);
	ZCC_MUST(pthread_create(&own.thread, NULL, look_on, NULL) == 0);
	return &eye;
}

void
eye_hub(bool is_dead)
{
	unsigned phase = atomic_load(&own.phase);
	if ((phase % 2 == 1) != is_dead)
		atomic_store(&own.phase, phase + 1);
}

bool
eye_wait_live(uint64_t epoch, int ms)
{
	int64_t end = clock_boot_ms() + ms;
	while (clock_boot_ms() < end && !atomic_load(&own.is_broken)) {
		if (atomic_load(&eye.live_at) >= epoch)
			return true;
		poll(NULL, 0, 1);
	}
	return false;
}

const char *
eye_broken(void)
{
	return atomic_load(&own.is_broken) ? own.broken : "";
}

void
eye_close(void)
{
	atomic_store(&own.is_over, true);
	pthread_join(own.thread, NULL);
	seg_reader_free(own.reader);
}
