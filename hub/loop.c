/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One turn:
 *
 *     wait for a message, a signal or the next tick
 *     take in what has come, at most ZCC_GROUP_MAX     sock
 *     see who is served now, and with how much         ration
 *     decide, record, apply, commit                    engine
 *     segment, then the bell, then the answers         publish, sock
 *     heartbeat, watchdog
 *
 * Nothing here waits for a console: a full queue drops the answer, and the asker sends again.
 */
#include "hub/loop.h"

#include "hub/config.h"
#include "hub/edge/fault.h"
#include "hub/edge/ration.h"
#include "hub/edge/reserve.h"
#include "hub/notify.h"
#include "hub/protocols.h"
#include "hub/signals.h"
#include "hub/snapshots.h"
#include "hub/sockets.h"
#include "shared/base/err.h"
#include "shared/base/log.h"

#include <stdlib.h>
#include <string.h>

enum {
	TICK_MS = 1000,
	LOOK_MS = 100,   /* a group begins on a look at the disk that is at most this old */
	BELL_MS = 25,    /* between two bells at least: what changes meanwhile is gathered */
	CUT_SAY_MS = 10000,
	LATE_MS = 2000,  /* a loop this late says nothing about consoles that were silent */
	WAIT_MS = 250    /* the longest wait: heartbeats stay well under ZCC_LIVE_MS */
};

struct loop {
	struct hub *h;
	struct fault *f;
	struct engine_in in[ZCC_GROUP_MAX];
	struct ration *ration;
	uint64_t peer_full;
	int64_t next_tick, next_look;
	int64_t last_heard; /* boot clock: when the sockets were read last */
	int64_t bell_due; /* no bell before */
	int64_t cut_due;  /* a cut peer is not said before */
	struct wire_bell bell;
	bool has_bell;
};

struct now
hub_now(const struct hub *h)
{
	return (struct now){timeline_ms(&h->timeline, clock_boot_ms()), clock_wall_ms()};
}

void
hub_heartbeat(struct hub *h)
{
	int64_t boot = clock_boot_ms();
	seg_heartbeat(h->segment, boot, timeline_ms(&h->timeline, boot), clock_wall_ms());
}

/* Who asks and never reads is cut, once its queue of answers is full. */
static void
cut(struct loop *l, int64_t boot)
{
	sock_cut(l->h->router);
	if (boot < l->cut_due)
		return;
	l->cut_due = boot + CUT_SAY_MS;
	log_line(LOG_WARN, "a peer that asks and reads no answers was cut");
}

/*
 * Take in what has come.  What is no message of ours counts too, so that a flood of it leaves the
 * loop its turns.
 */
static void
gather(struct loop *l)
{
	int64_t boot = clock_boot_ms();
	for (uint32_t i = 0; i < ZCC_GROUP_MAX; i++) {
		const uint8_t *body;
		uint8_t peer[SOCK_PEER_BYTES];
		size_t len;
		int code = sock_receive(l->h->router, peer, &body, &len);
		if (code == ZCC_E_AGAIN)
			break;
		if (code != ZCC_OK || len > ZCC_BODY_MAX) {
			engine_count_malformed(l->h->engine);
			continue;
		}
		code = ration_put(l->ration, peer, body, len, boot);
		if (code == ZCC_E_DENIED)
			cut(l, boot);
		else if (code == ZCC_E_FULL)
			l->peer_full++;
	}
}

static struct publish_facts
facts(const struct loop *l)
{
	struct hub *h = l->h;
	struct engine_counters counters = engine_counters(h->engine);
	struct now now = hub_now(h);
	return (struct publish_facts){.counters = counters,
	    .journal_bytes = h->journal->ops->bytes(h->journal),
	    .peer_full = l->peer_full + counters.crowded,
	    .now_line = now.line_ms,
	    .now_wall = now.wall_ms};
}

/* This group is what the next bell is about. */
static void
announce(struct loop *l, uint64_t group)
{
	l->bell.group = group;
	l->bell.epoch = book_epoch(l->h->book);
	l->bell.seq = book_seq(l->h->book);
	l->has_bell = true;
}

static void
ring(struct loop *l)
{
	uint8_t room[2048];
	size_t len = 0;
	fault_step("bell");
	if (wire_encode_bell(&l->bell, room, sizeof room, &len) == ZCC_OK)
		sock_send(l->h->pub, room, len);
	fault_step("rung");
	memset(&l->bell, 0, sizeof l->bell);
	l->has_bell = false;
}

/* At once after a pause: who waits for one change gets it without delay.  The bell of the tick is no
 * reason to gather: a call that comes in just behind it would wait for what hardly anybody looks at. */
static void
ring_if_due(struct loop *l)
{
	int64_t boot = clock_boot_ms();
	if (!l->has_bell || boot < l->bell_due)
		return;
	ring(l);
	l->bell_due = boot + BELL_MS;
}

/* After a commit: the segment, then the bell if there is news (at once, or gathered), then the
 * answers. */
static void
tell(struct loop *l)
{
	struct hub *h = l->h;
	publish_expect(h->publisher, h->book);
	struct publish_facts pf = facts(l);
	publish_bell(h->book, &l->bell);
	uint64_t group = publish_changes(h->publisher, h->book, &pf);
	if (group != 0) {
		announce(l, group);
		ring_if_due(l);
	}
	const struct engine_answer *a;
	uint32_t num = engine_answers(h->engine, &a);
	int64_t boot = clock_boot_ms();
	for (uint32_t i = 0; i < num; i++) {
		fault_step("answer");
		int code = sock_send_peer(h->router, a[i].peer, a[i].bytes, a[i].len);
		fault_step("answered");
		l->peer_full += code != ZCC_OK;
		if (code != ZCC_E_DOWN)
			ration_answered(l->ration, a[i].peer, code == ZCC_OK, boot);
		if (a[i].is_refused)
			ration_refused(l->ration, a[i].peer, boot);
	}
}

void
hub_watch_disk(struct hub *h)
{
	static const char *const says[] = {[ENGINE_OPEN] = "the journal's disk has room again",
	    [ENGINE_FULL] = "the journal's disk is full: state vol, only log-out and hand-over work",
	    [ENGINE_SPENT] = "the journal's disk is full and its reserve is used up, or it cannot be written"};
	enum engine_mode was = h->mode;
	h->mode = reserve_stands(h->reserve) ? ENGINE_OPEN
	    : reserve_spend(h->reserve)      ? ENGINE_FULL
	                                     : ENGINE_SPENT;
	if (h->mode == was)
		return;
	if (h->segment != NULL)
		seg_state(h->segment, h->mode == ENGINE_OPEN ? SEG_LIVE : SEG_VOL);
	log_line(h->mode == ENGINE_OPEN ? LOG_NOTE : LOG_ERROR, "%s", says[h->mode]);
}

/* Is the last look too old to begin a group on? */
static void
look_at_disk(struct loop *l, int64_t boot)
{
	if (boot < l->next_look)
		return;
	hub_watch_disk(l->h);
	l->next_look = boot + LOOK_MS;
}

/* SIGHUP: adopt what the file says now.  A bad file is refused and the old one stays in force. */
static int
heed_reload(struct loop *l)
{
	struct hub *h = l->h;
	struct engine_first first;
	struct fault f = {0};
	if (!signals_take_reload())
		return ZCC_OK;
	if (h->mode != ENGINE_OPEN) {
		log_line(LOG_ERROR, "configuration not adopted: the journal's disk is full");
		return ZCC_OK;
	}
	struct site *room = calloc(1, sizeof *room);
	if (room == NULL)
		return ZCC_OK; /* asked again by the next SIGHUP */
	int code = ZCC_OK;
	bool is_read = config_read(h, &first, room, &f) == ZCC_OK;
	if (!is_read)
		log_line(LOG_ERROR, "configuration not adopted: %s", f.text);
	else
		code = engine_adopt(h->engine, &first, hub_now(h), l->f);
	site_free(room);
	free(room);
	if (is_read && code == ZCC_OK) {
		log_line(LOG_NOTE, "configuration read again");
		tell(l);
	}
	return code;
}

/*
 * A hub that was stopped, hung or waited for its disk, between two turns or inside one, has heard
 * nobody meanwhile.  `boot` is the moment by which silence is judged: one look at the clock for both.
 */
static void
heed_lateness(struct loop *l, int64_t boot)
{
	if (boot - l->last_heard > LATE_MS)
		presence_was_late(l->h->presence, timeline_ms(&l->h->timeline, boot));
}

static int
tick(struct loop *l)
{
	struct hub *h = l->h;
	int64_t boot = clock_boot_ms();
	if (boot < l->next_tick)
		return ZCC_OK;
	fault_step("tick");
	struct now now = {timeline_ms(&h->timeline, boot), clock_wall_ms()};
	heed_lateness(l, boot);
	l->next_tick = boot + TICK_MS;
	look_at_disk(l, boot);
	int64_t step = timeline_wall_step(&h->timeline, boot, now.wall_ms);
	if (step != 0)
		log_line(LOG_WARN, "the wall clock jumped %lld ms", (long long)step);
	int code = engine_tick(h->engine, step, h->mode, now, l->f);
	if (code != ZCC_OK)
		return code;
	publish_bell(h->book, &l->bell);
	struct publish_facts pf = facts(l);
	uint64_t group = publish_tick(h->publisher, h->book, &pf);
	if (group != 0) {
		announce(l, group);
		ring(l);
	}
	snapshots_tick(h);
	protocols_tick(h, now.line_ms);
	notify_watchdog();
	return ZCC_OK;
}

static int
turn(struct loop *l)
{
	struct hub *h = l->h;
	int64_t boot = clock_boot_ms();
	heed_lateness(l, boot);
	l->last_heard = boot;
	gather(l);
	uint32_t num = ration_take(l->ration, l->in, boot);
	if (num > 0)
		fault_step("received");
	for (uint32_t at = 0; at < num; at += engine_taken(h->engine)) {
		look_at_disk(l, clock_boot_ms());
		int code = engine_group(h->engine, l->in + at, num - at, h->mode, hub_now(h), l->f);
		if (code != ZCC_OK)
			return code;
		tell(l);
		hub_heartbeat(h);
	}
	if (engine_reads(h->engine))
		engine_read_on(h->engine);
	hub_heartbeat(h);
	ring_if_due(l);
	return tick(l);
}

static void
wait_for_work(struct loop *l)
{
	int64_t now = clock_boot_ms(), wait = l->next_tick - now;
	int64_t turn_in = ration_wait_ms(l->ration, now);
	if (turn_in >= 0 && turn_in < wait)
		wait = turn_in;
	if (l->has_bell && l->bell_due - now < wait)
		wait = l->bell_due - now;
	if (wait > WAIT_MS)
		wait = WAIT_MS;
	if (engine_reads(l->h->engine))
		wait = 0;
	struct sock_wait w[2] = {{.sock = l->h->router}, {.fd = signals_fd()}};
	sock_wait(w, 2, wait < 0 ? 0 : (int)wait);
}

int
loop_run(struct hub *h, struct fault *f)
{
	struct loop *l = calloc(1, sizeof *l);
	if (l != NULL)
		l->ration = ration_new();
	if (l == NULL || l->ration == NULL) {
		free(l);
		return fault_set(f, ZCC_E_FULL, 0, "no memory for the loop");
	}
	l->h = h;
	l->f = f;
	l->last_heard = clock_boot_ms();
	int code = ZCC_OK;
	while (code == ZCC_OK && !signals_want_stop()) {
		wait_for_work(l);
		code = heed_reload(l);
		if (code == ZCC_OK)
			code = sockets_heed(l->h, clock_boot_ms(), l->f);
		if (code == ZCC_OK)
			code = turn(l);
	}
	ration_free(l->ration);
	free(l);
	return code;
}
