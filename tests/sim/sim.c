/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whatever makes the engine answer with an error, or marks the process as dead at one of its steps,
 * has one consequence: nothing is told, everything in memory is thrown away, and a new process
 * starts from what the journal kept.
 */
#include "tests/sim/sim.h"

#include "hub/edge/ration.h"
#include "hub/edge/recover.h"
#include "shared/base/err.h"
#include "tests/sim/chance.h"
#include "tests/sim/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	TICK_MS = 1000,
	LATE_MS = 2000,
	WAIT_MS = 250,
	COMMANDS_MIN = 120,
	COMMANDS_MAX = 220,
	DRAIN_MS = 20000,
	END_MS = 3600 * 1000,
	OFF_MS_MAX = 30 * 3600 * 1000 /* more than the time line follows over a reboot */
};

struct sim {
	bool is_verbose;
	const struct region *region;
	struct check *check;
	struct world *world;
	struct chance chance; /* of clocks, disks and processes */
	/* clocks */
	int64_t now_ms;    /* true */
	int64_t boot_ms;   /* when this machine was started, true */
	int64_t wall_off;  /* how far its wall clock is off */
	unsigned boots;
	/* the disk */
	struct journal *journal;
	uint32_t fail_in;  /* journal steps until one fails; 0 = never */
	bool is_dead;      /* the process ended inside the engine */
	enum engine_mode mode;
	uint64_t writes;   /* steps of the journal */
	unsigned fault_share; /* permille: how often a start has a fault ahead */
	char config[32];   /* zcc.conf */
	unsigned variant;  /* of the configuration that was parsed last */
	/* the process; all NULL when it is down */
	struct book *book;
	struct presence *presence;
	struct vault *vault;
	struct engine *engine;
	struct ration *ration;
	struct timeline timeline;
	int64_t last_turn, next_tick, frozen_ms, start_ms;
	int64_t full_ms, spent_ms, quiet_ms, end_ms;
	uint64_t starts, crashes;
};

static const int64_t wall_start = INT64_C(1772359200000); /* 2026-03-01T10:00:00Z */

static int64_t
boot_clock(const struct sim *s)
{
	return s->now_ms - s->boot_ms;
}

static struct now
now_of(const struct sim *s)
{
	return (struct now){timeline_ms(&s->timeline, boot_clock(s)),
	    wall_start + s->now_ms + s->wall_off};
}

/* --- What the engine and the journal ask of their surroundings --- */

static int
journal_at(const char *step, void *arg)
{
	struct sim *s = arg;
	s->writes++;
	if (s->is_dead || (s->fail_in > 0 && --s->fail_in == 0)) {
		if (s->is_verbose && !s->is_dead)
			printf("# %lld ms: the journal fails at \"%s\"\n", (long long)s->now_ms, step);
		return ZCC_E_IO;
	}
	return 0;
}

static bool
journal_keeps(void *arg)
{
	struct sim *s = arg;
	return chance_hits(&s->chance, 500);
}

static void
engine_at(const char *step, void *arg)
{
	struct sim *s = arg;
	if (s->is_dead || s->fail_in == 0 || --s->fail_in > 0)
		return;
	s->is_dead = true;
	if (s->is_verbose)
		printf("# %lld ms: the process dies at \"%s\"\n", (long long)s->now_ms, step);
}

static void
draw(void *room, size_t len, void *arg)
{
	(void)arg;
	seal_random(room, len);
}

static int
parse(const uint8_t *text, size_t len, struct settings *out, struct fault *f, void *arg)
{
	struct sim *s = arg;
	unsigned variant;
	char room[32] = "";
	memcpy(room, text, len < sizeof room ? len : sizeof room - 1);
	if (sscanf(room, "variant %u", &variant) != 1)
		return fault_set(f, ZCC_E_CONFIG, 0, "this is no configuration");
	region_settings(variant, out);
	s->variant = variant;
	return ZCC_OK;
}

static const struct protocol *
protocol(void *arg)
{
	const struct sim *s = arg;
	return s->region->protocol[s->variant % REGION_PROTOCOLS];
}

/* All that the region has: that one is missing has tests of its own. */
static const struct protocol *
earlier_protocol(const uint8_t hash[ZCC_HASH_BYTES], void *arg)
{
	const struct sim *s = arg;
	return region_protocol(s->region, hash);
}

static void
adopted(const uint8_t *text, size_t len, void *arg)
{
	struct sim *s = arg;
	if (s->is_dead)
		return;
	ZCC_MUST(len < sizeof s->config);
	memset(s->config, 0, sizeof s->config);
	memcpy(s->config, text, len);
}

/* --- The process --- */

static void
hub_ends(struct sim *s)
{
	engine_free(s->engine);
	ration_free(s->ration);
	book_free(s->book);
	presence_free(s->presence);
	if (s->vault != NULL)
		vault_close(s->vault);
	s->engine = NULL;
	s->ration = NULL;
	s->book = NULL;
	s->presence = NULL;
	s->vault = NULL;
	s->is_dead = false;
	s->fail_in = 0;
	journal_memory_restart(s->journal);
	s->start_ms = s->now_ms + chance_range(&s->chance, 50, 6000);
	check_rows(s->check, s->journal);
	check_drafts_lost(s->check);
}

static void
hub_dies(struct sim *s)
{
	s->crashes++;
	hub_ends(s);
	if (chance_hits(&s->chance, 200)) { /* the whole machine, now and then for hours */
		int64_t off_ms = chance_hits(&s->chance, 50) ? chance_range(&s->chance, 1, OFF_MS_MAX) : 0;
		s->now_ms += off_ms;
		s->start_ms += off_ms;
		s->end_ms += off_ms;
		s->boots++;
		s->boot_ms = s->start_ms - chance_range(&s->chance, 1000, 60000);
		s->wall_off += chance_hits(&s->chance, 300) ? chance_range(&s->chance, -90000, 90000) : 0;
	}
}

static void
start_clock(struct sim *s, const struct timeline_mark *mark, int64_t *clamp_ms)
{
	char boot_id[37];
	snprintf(boot_id, sizeof boot_id, "boot-%u", s->boots);
	timeline_start(&s->timeline, mark, boot_id, boot_clock(s),
	    wall_start + s->now_ms + s->wall_off, clamp_ms);
}

/* As hub/main.c does it. */
static bool
start_engine(struct sim *s, const struct recovered *r, int64_t clamp_ms)
{
	struct fault f = {0};
	struct settings settings;
	struct book_operator people[PEOPLE_NUM];
	uint32_t none = 0;
	struct engine_setup setup = {.journal = s->journal, .book = s->book,
	    .presence = s->presence, .vault = s->vault, .hub_keys = &s->region->hub,
	    .timeline = &s->timeline, .epoch = book_epoch(s->book) + 1,
	    .checkpoint_seq = r->signed_seq, .parse = parse, .adopted = adopted, .protocol = protocol,
	    .earlier_protocol = earlier_protocol, .draw = draw,
	    .step = engine_at, .arg = s};
	memcpy(setup.site, s->region->site, sizeof setup.site);
	memcpy(setup.head, r->head, sizeof setup.head);
	ZCC_MUST(engine_new(&setup, &s->engine, &f) == ZCC_OK);
	struct engine_first first = {.text = (const uint8_t *)s->config,
	    .text_len = (uint32_t)strlen(s->config), .settings = &settings, .clamp_ms = clamp_ms};
	ZCC_MUST(parse(first.text, first.text_len, &settings, &f, s) == ZCC_OK);
	seal_hash(NULL, first.text, first.text_len, first.hash);
	if (book_each_operator(s->book, &none) == NULL) {
		for (enum person p = 0; p < FRED; p++)
			region_operator(s->region, p, &people[p]);
		first.added = people;
		first.added_num = FRED;
	}
	return engine_start(s->engine, &first, now_of(s), &f) == ZCC_OK && !s->is_dead;
}

static void
hub_starts(struct sim *s)
{
	struct recover_from from = {.sign_pk = s->region->hub.sign_pk, .site = s->region->site};
	struct recovered r;
	struct fault f = {0};
	int64_t clamp_ms = 0;
	s->starts++;
	check_mode(s->check, ENGINE_OPEN);
	s->fail_in = chance_hits(&s->chance, s->fault_share)
	    ? (uint32_t)chance_range(&s->chance, 1, chance_hits(&s->chance, 300) ? 40 : 700) : 0;
	s->book = book_new(&region_sizes);
	ZCC_MUST(s->book != NULL && vault_open(&s->region->hub, &s->vault, &f) == ZCC_OK);
	if (recover_book(s->journal, &from, s->book, &r, &f) != ZCC_OK) {
		check_fail(s->check, "HB-2", "the hub cannot start: %s", f.text);
		return;
	}
	check_digest(s->check, s->book);
	start_clock(s, &r.mark, &clamp_ms);
	s->presence = presence_new(region_sizes.operators, now_of(s).line_ms);
	s->ration = ration_new();
	ZCC_MUST(s->presence != NULL && s->ration != NULL);
	if (!start_engine(s, &r, clamp_ms)) {
		hub_dies(s);
		return;
	}
	check_rows(s->check, s->journal);
	check_counts_from(s->check, now_of(s).line_ms, true);
	s->last_turn = s->next_tick = boot_clock(s);
	if (s->is_verbose)
		printf("# %lld ms: start %llu at row %llu\n", (long long)s->now_ms,
		    (unsigned long long)s->starts, (unsigned long long)book_seq(s->book));
}

static void
hub_stops(struct sim *s)
{
	struct fault f = {0};
	check_mode(s->check, ENGINE_OPEN);
	if (engine_stop(s->engine, now_of(s), &f) != ZCC_OK || s->is_dead)
		hub_dies(s);
	else
		hub_ends(s);
}

/* zcc.conf was changed by hand, and SIGHUP. */
static void
hub_adopts(struct sim *s)
{
	struct settings settings;
	struct fault f = {0};
	unsigned variant = (unsigned)chance_range(&s->chance, 0, 2);
	memset(s->config, 0, sizeof s->config);
	snprintf(s->config, sizeof s->config, "variant %u", variant);
	region_settings(variant, &settings);
	struct engine_first what = {.text = (const uint8_t *)s->config,
	    .text_len = (uint32_t)strlen(s->config), .settings = &settings};
	seal_hash(NULL, what.text, what.text_len, what.hash);
	check_mode(s->check, ENGINE_OPEN);
	if (engine_adopt(s->engine, &what, now_of(s), &f) != ZCC_OK || s->is_dead)
		hub_dies(s);
	else
		check_rows(s->check, s->journal);
}

/* --- The loop (hub/loop.c) --- */

static bool
group(struct sim *s, const struct engine_in *in, uint32_t num)
{
	const struct engine_answer *a;
	struct fault f = {0};
	struct now now = now_of(s);
	uint64_t writes = s->writes;
	check_mode(s->check, s->mode);
	if (engine_group(s->engine, in, num, s->mode, now, &f) != ZCC_OK || s->is_dead)
		return false;
	check_silent(s->check, in, engine_taken(s->engine), s->writes - writes);
	for (uint32_t i = 0; i < engine_taken(s->engine); i++)
		check_heard(s->check, &in[i], now);
	check_rows(s->check, s->journal);
	num = engine_answers(s->engine, &a);
	for (uint32_t i = 0; i < num; i++) {
		check_told(s->check, &a[i], now, s->mode != ENGINE_OPEN);
		world_answer(s->world, s->now_ms, &a[i]);
		if (a[i].is_refused)
			ration_refused(s->ration, a[i].peer, boot_clock(s));
	}
	book_changes_clear(s->book);
	return true;
}

static bool
groups(struct sim *s)
{
	struct engine_in in[ZCC_GROUP_MAX];
	uint32_t num = world_take(s->world, s->now_ms, in, ZCC_GROUP_MAX);
	for (uint32_t i = 0; i < num; i++)
		ZCC_MUST(ration_put(s->ration, in[i].peer, in[i].body, in[i].len, boot_clock(s)) == ZCC_OK);
	num = ration_take(s->ration, in, boot_clock(s));
	for (uint32_t at = 0; at < num; at += engine_taken(s->engine))
		if (!group(s, in + at, num - at))
			return false;
	return true;
}

static bool
tick(struct sim *s)
{
	struct fault f = {0};
	struct now now = now_of(s);
	if (boot_clock(s) < s->next_tick)
		return true;
	s->next_tick = boot_clock(s) + TICK_MS;
	s->mode = s->now_ms < s->spent_ms ? ENGINE_SPENT
	    : s->now_ms < s->full_ms      ? ENGINE_FULL
	                                  : ENGINE_OPEN;
	check_mode(s->check, s->mode);
	check_clock(s->check, s->boots, s->now_ms, now.line_ms);
	int64_t step = timeline_wall_step(&s->timeline, boot_clock(s), now.wall_ms);
	if (engine_reads(s->engine))
		engine_read_on(s->engine);
	if (engine_tick(s->engine, step, s->mode, now, &f) != ZCC_OK || s->is_dead)
		return false;
	check_rows(s->check, s->journal);
	if (s->mode != ENGINE_SPENT) {
		check_claims(s->check, s->book, now);
		check_hands(s->check, s->book, now);
		check_unheard(s->check, s->book, now);
		check_drafts_kept(s->check);
	}
	check_book(s->check, s->book);
	book_changes_clear(s->book);
	return true;
}

static void
turn(struct sim *s)
{
	int64_t boot = boot_clock(s);
	if (boot - s->last_turn > LATE_MS) {
		presence_was_late(s->presence, now_of(s).line_ms);
		check_counts_from(s->check, now_of(s).line_ms, false);
	}
	s->last_turn = boot;
	if (!groups(s) || !tick(s))
		hub_dies(s);
}

/* --- The run --- */

static void
disturb(struct sim *s)
{
	struct chance *c = &s->chance;
	if (chance_hits(c, 1) && s->engine != NULL)
		s->frozen_ms = s->now_ms + chance_range(c, 100, chance_hits(c, 300) ? 60000 : 5000);
	if (chance_hits(c, 1))
		s->full_ms = s->now_ms + chance_range(c, 500, 20000);
	if (s->now_ms < s->full_ms && chance_hits(c, 5))
		s->spent_ms = s->now_ms + chance_range(c, 500, 10000);
	if (chance_hits(c, 1))
		s->quiet_ms = s->now_ms + chance_range(c, 2000, chance_hits(c, 300) ? 300000 : 20000);
	if (chance_hits(c, 1)) {
		static const int64_t most[] = {900, 5000, 3600000, INT64_C(200000000)};
		int64_t by = most[chance_range(c, 0, 3)];
		s->wall_off = chance_hits(c, 300) ? 0 : s->wall_off + chance_range(c, -by, by);
	}
	if (s->engine == NULL || s->mode != ENGINE_OPEN)
		return;
	if (chance_hits(c, 1))
		hub_stops(s);
	else if (chance_hits(c, 1))
		hub_dies(s);
	else if (chance_hits(c, 1))
		hub_adopts(s);
	else if (chance_hits(c, 2))
		check_snapshot(s->check, s->book, engine_head(s->engine));
	else if (chance_hits(c, 2))
		check_digest(s->check, s->book);
	else if (chance_hits(c, 1))
		check_replay(s->check, s->journal, s->book);
}

static void
step(struct sim *s, bool is_end)
{
	s->now_ms += chance_range(&s->chance, 20, 80);
	if (!is_end)
		disturb(s);
	if (s->engine == NULL) {
		world_lose(s->world, s->now_ms);
		if (s->now_ms >= s->start_ms)
			hub_starts(s);
	} else if (s->now_ms >= s->frozen_ms) {
		turn(s);
	}
	struct view v = {.now_ms = s->now_ms, .wall_ms = wall_start + s->now_ms + s->wall_off,
	    .book = s->engine != NULL ? s->book : NULL, .presence = s->presence,
	    .epoch = s->engine != NULL ? book_epoch(s->book) : 0};
	world_step(s->world, &v, is_end || s->now_ms < s->quiet_ms);
}

static void
run(struct sim *s)
{
	uint32_t commands = (uint32_t)chance_range(&s->chance, COMMANDS_MIN, COMMANDS_MAX);
	while (check_broken(s->check) == NULL && world_sent(s->world) < commands &&
	    s->now_ms < s->end_ms)
		step(s, false);
	s->frozen_ms = s->full_ms = s->spent_ms = 0;
	for (int64_t end = s->now_ms + DRAIN_MS; check_broken(s->check) == NULL && s->now_ms < end;)
		step(s, true);
	s->fail_in = s->fault_share = 0;
	while (check_broken(s->check) == NULL && s->engine == NULL)
		step(s, true);
	if (check_broken(s->check) == NULL)
		check_end(s->check, s->journal, s->book, now_of(s).line_ms);
}

static struct chance sodium_chance;

static void
fill(void *data, size_t len)
{
	chance_bytes(&sodium_chance, data, len);
}

void
sim_run(uint64_t seed, const struct region *r, bool is_verbose, struct sim_result *out)
{
	struct sim *s = calloc(1, sizeof *s);
	ZCC_MUST(s != NULL);
	struct journal_faults faults = {.at = journal_at, .keeps = journal_keeps, .arg = s};
	memset(out, 0, sizeof *out);
	sodium_chance = chance_from(seed, 3);
	seal_chance(fill);
	s->is_verbose = is_verbose;
	s->region = r;
	s->chance = chance_from(seed, 4);
	s->end_ms = END_MS;
	s->boot_ms = -chance_range(&s->chance, 1000, 100000);
	s->fault_share = chance_hits(&s->chance, 250) ? 0 : 800;
	strcpy(s->config, "variant 0");
	s->check = check_new(r);
	s->world = world_new(seed, r, s->check);
	s->journal = journal_memory_new(&faults);
	run(s);
	if (check_broken(s->check) != NULL)
		snprintf(out->broken, sizeof out->broken, "%s", check_broken(s->check));
	else
		check_hash(s->check, s->book, out->hash);
	out->counts = check_counts(s->check);
	out->commands = world_sent(s->world);
	out->starts = s->starts;
	out->crashes = s->crashes;
	out->virtual_ms = (uint64_t)s->now_ms;
	s->is_dead = false;
	hub_ends(s);
	s->journal->ops->close(s->journal);
	world_free(s->world);
	check_free(s->check);
	seal_chance(NULL);
	free(s);
}
