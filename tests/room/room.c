/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/room/room.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum {
	HUB_WAIT_MS = 250,          /* the longest that a hub waits by itself (hub/loop.c) */
	PATIENCE_US = 300 * 1000000, /* of this machine's own time, for a hub that does nothing: a disk may
	                              * take a minute for what it should do in an instant */
	ALIVE_US = 1000000,           /* so often: is there a hub at all? */
	LOOK_US = 100,
	WAKE_US = 2000,
	CREEP_US = 100000,
	CREEP_MS = 50,
	CREEP_MAX_MS = 5 * SECOND,
	SEATS_OWN = 1000000, /* those of the room's own people are below it; a console draws 64 bits */
	HELLO_US = 50000,
	HELLOS_MAX = 1000
};

static struct clockwork *
map_clock(void)
{
	const char *path = getenv("ZCC_CLOCKWORK");
	int fd = path != NULL ? open(path, O_RDWR | O_CLOEXEC) : -1;
	void *at = fd < 0 ? MAP_FAILED
	                  : mmap(NULL, sizeof(struct clockwork), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (at == MAP_FAILED || flock(fd, LOCK_SH) != 0)
		rig_fail("$ZCC_CLOCKWORK names no clock");
	return at; /* fd stays open: with it goes the lock that says that somebody keeps the clock */
}

void
room_open(struct room *r, const char *figures, const char *day, uint64_t seed)
{
	memset(r, 0, sizeof *r);
	r->clock = map_clock();
	r->now_ms = atomic_load(&r->clock->gone_ms);
	r->rng.state = seed;
	if (clock_wall_ms() != r->clock->wall_ms + r->now_ms)
		rig_fail("the clockwork is not loaded: see clockwork.h");
	callers_load(&r->callers, figures, day, &r->rng);
	rig_open(&r->rig);
	if (seg_reader_new(r->rig.run, NULL, &r->reader) != ZCC_OK)
		rig_fail("no reader");
	r->board = seg_board(r->reader);
}

void
room_close(struct room *r)
{
	if (r->own.client != NULL)
		mail_close(&r->own);
	seg_reader_free(r->reader);
	rig_close(&r->rig);
}

int64_t
room_wall_ms(const struct room *r)
{
	return r->clock->wall_ms + r->now_ms;
}

void
room_set_wall(struct room *r, int64_t by_ms)
{
	atomic_fetch_add(&r->clock->wall_ms, by_ms);
	room_say(r, "the clocks are set, by %lld ms", (long long)by_ms);
}

bool
room_wait(int64_t *left_us)
{
	struct timespec t = {.tv_nsec = LOOK_US * 1000};
	nanosleep(&t, NULL);
	*left_us -= LOOK_US;
	return *left_us <= 0;
}

void
room_look(struct room *r)
{
	struct fault f;
	(void)seg_refresh(r->reader, &f);
}

void
room_meet(struct room *r, const char *as)
{
	mail_open(&r->own, &r->rig.site, as);
}

/* A question that leaves no trace, and whose answer says nothing. */
static void
ask_own(struct room *r)
{
	static struct ask a;
	ask_init(&a, VERB_DRAFT);
	if (r->own.client != NULL && r->own.under_way == 0)
		mail_send(&r->own, &a);
}

static bool
hear_own(struct room *r)
{
	static struct ask of;
	struct wire_answer got;
	return r->own.client != NULL && mail_take(&r->own, &of, &got);
}

void
room_rest(struct room *r)
{
	int64_t left_us = PATIENCE_US;
	ask_own(r);
	char how[96];
	while (!hear_own(r))
		if (room_wait(&left_us)) {
			rig_look(&r->rig, how, sizeof how);
			rig_broken("the hub does not answer: it is %s", how);
		}
	room_look(r);
}

/*
 * The hub waits for its own clock, which may have gone on between its last sign of life and the moment
 * until which it decided to wait: then it waits for what does not come, and is asked something.  Where
 * nothing reaches it yet, because a connection that was lost comes back by that clock too, the clock
 * creeps on, but not for long: of a hub that waits for its disk nobody shall seem to be silent.
 */
void
room_go(struct room *r, int64_t to_ms)
{
	ZCC_MUST(to_ms >= r->now_ms && to_ms <= r->now_ms + SECOND);
	r->now_ms = to_ms;
	atomic_store_explicit(&r->clock->gone_ms, to_ms, memory_order_release);
	int64_t left_us = PATIENCE_US, creep_us = PATIENCE_US - CREEP_US;
	char how[96];
	for (room_look(r); r->is_hub_up && (!r->board->is_live || r->board->age_ms > HUB_WAIT_MS);
	     room_look(r)) {
		bool is_over = room_wait(&left_us);
		if (is_over || left_us % ALIVE_US == 0)
			rig_look(&r->rig, how, sizeof how);
		if (is_over)
			rig_broken("the hub does not follow the clock: it is %s, %s, its sign of life %lld ms old",
			    how, r->board->is_live ? "live" : "not live", (long long)r->board->age_ms);
		if (left_us < PATIENCE_US - WAKE_US)
			ask_own(r);
		if (left_us > creep_us || r->now_ms >= to_ms + CREEP_MAX_MS)
			continue;
		creep_us -= CREEP_US;
		r->now_ms += CREEP_MS;
		atomic_store_explicit(&r->clock->gone_ms, r->now_ms, memory_order_release);
	}
	hear_own(r);
}

static bool
is_console_lost(const struct room *r)
{
	for (uint32_t i = 0; i < r->board->operators_end; i++) {
		const struct zcc_operator_row *o = &r->board->operators[i];
		if (o->state == SEAT_LOST && o->seat >= SEATS_OWN)
			return true;
	}
	return false;
}

void
room_await_consoles(struct room *r)
{
	for (unsigned n = 0; n < HELLOS_MAX && is_console_lost(r); n++) {
		for (int64_t left_us = HELLO_US; !room_wait(&left_us);)
			;
		room_go(r, r->now_ms + SECOND);
		room_rest(r);
	}
}

int64_t
room_draw(struct room *r, int64_t lo_ms, int64_t hi_ms)
{
	return lo_ms + rng_below(&r->rng, (uint32_t)(hi_ms - lo_ms + 1));
}

bool
room_happens(struct room *r, unsigned permille)
{
	return rng_happens(&r->rng, permille);
}

void
room_say(const struct room *r, const char *fmt, ...)
{
	va_list ap;
	if (!r->is_told)
		return;
	struct local_time t = clock_local(room_wall_ms(r));
	fprintf(stderr, "%02d:%02d:%02d ", t.hour, t.minute, t.second);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
}
