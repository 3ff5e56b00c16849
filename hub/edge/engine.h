/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * engine - decide, record, apply: a group of commands becomes one transaction and a list of
 * answers.  Telling (segment, bell, answers) is the caller's, after engine_group() came back well.
 *
 * Nothing of a group is visible before its commit, except drafts: they are answered first, and
 * committed with the next group or tick.  A failure inside a group means unknown: the
 * caller ends the process without telling anybody (DESIGN 2.1).
 *
 * Tests: unit/test_engine.c, tests/sim (seeded, with faults and crashes), cli/.   Threads: one.
 * Memory: all of it at engine_new(); answers of a group live until the next one begins.
 */
#ifndef ZCC_ENGINE_H
#define ZCC_ENGINE_H

#include "hub/core/rule.h"
#include "hub/edge/journal.h"
#include "hub/edge/presence.h"
#include "hub/edge/vault.h"
#include "shared/base/clock.h"

enum { ENGINE_PEER_BYTES = 8 };

/* What the engine works with; borrowed, and outlives it. */
struct engine_setup {
	struct journal *journal;
	struct book *book;
	struct presence *presence;
	struct vault *vault;
	const struct seal_keys *hub_keys;
	uint8_t site[ZCC_SITE_BYTES];
	const struct timeline *timeline;
	uint64_t epoch;
	uint8_t head[ZCC_HASH_BYTES]; /* chain head of the book's seq */
	uint64_t checkpoint_seq;      /* newest row under a signed checkpoint */
	/* Parse a configuration's text; ZCC_E_CONFIG with *f; ZCC_E_FULL: no memory, then it gets no
	 * answer and is sent again.  The site id must be this site's. */
	int (*parse)(const uint8_t *text, size_t len, struct settings *out, struct fault *f, void *arg);
	/* A configuration is about to be adopted: keep its text where a restart finds it, should the
	 * process end between the commit and adopted().  False: it cannot be kept, and is refused (74).
	 * NULL = nothing to prepare. */
	bool (*adopting)(const uint8_t *text, size_t len, void *arg);
	/* A configuration was adopted and committed: make it the one that a restart reads. */
	void (*adopted)(const uint8_t *text, size_t len, void *arg);
	/* The triage protocol of the configuration that was read or parsed last: it is in force from now
	 * on.  NULL = there is none, as where the function is NULL. */
	const struct protocol *(*protocol)(void *arg);
	/* One that was in force before, by its content, until the next call; NULL = it is not kept, or
	 * not as it was.  NULL too: none is. */
	const struct protocol *(*earlier_protocol)(const uint8_t hash[ZCC_HASH_BYTES], void *arg);
	/* Chance; the simulator gives seeded bytes. */
	void (*draw)(void *room, size_t len, void *arg);
	/* A marked step, by name; tests crash here.  NULL = none. */
	void (*step)(const char *name, void *arg);
	void *arg;
};

struct engine_in {
	uint8_t peer[ENGINE_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	bool is_beyond; /* past what its peer may have unanswered (ration.h): refused unseen */
};

struct engine_answer {
	uint8_t peer[ENGINE_PEER_BYTES];
	const uint8_t *bytes;
	uint32_t len;
	bool is_refused; /* a command that was refused and left a row */
};

/*
 * What the hub may write now (reserve.h); the loop sets it before a group and a tick.  A repeated id
 * gets its answer in every mode, since that writes nothing.
 */
enum engine_mode {
	ENGINE_OPEN,
	/* The reserve serves log-out and hand-over (bye, release, rav, meldkamer, transfer,
	 * accept, hello, shift), and of what time brings
	 * only what these need: claims of consoles that fell silent become verlaten, a clock that
	 * jumped is an alarm.  Shifts, cases that leave board or book and expired answers wait. */
	ENGINE_FULL,
	ENGINE_SPENT /* nothing: everything new is answered 74, and all that time brings waits */
};

struct engine_counters {
	uint64_t commands, refused, bad_signature, malformed, repeated;
	uint64_t crowded; /* commands beyond what their peer may have unanswered */
};

struct engine;

ZCC_CHECK int engine_new(const struct engine_setup *setup, struct engine **out, struct fault *f);
void engine_free(struct engine *e);

/* The hub's own first rows: the start, and what it finds changed (configuration, operators).
 * `added` may be NULL.  One transaction. */
struct engine_first {
	const uint8_t *text; uint32_t text_len; /* adopted when it is not the one in force */
	const struct settings *settings;
	uint8_t hash[ZCC_HASH_BYTES];
	const struct book_operator *added; uint32_t added_num; /* first operators of a new site */
	int64_t clamp_ms;
};
ZCC_CHECK int engine_start(struct engine *e, const struct engine_first *first, struct now now,
    struct fault *f);
/* The last row and a signed checkpoint. */
ZCC_CHECK int engine_stop(struct engine *e, struct now now, struct fault *f);

/* At most ZCC_GROUP_MAX messages.  Any code but ZCC_OK: end the process. */
ZCC_CHECK int engine_group(struct engine *e, const struct engine_in *in, uint32_t num,
    enum engine_mode mode, struct now now, struct fault *f);
/* How many of its messages the last group took: all, or up to the first page of the journal.  Give
 * the others to the next group. */
uint32_t engine_taken(const struct engine *e);
/* What time brings (at most ZCC_GROUP_MAX events), and expired answers: once a second or so. */
ZCC_CHECK int engine_tick(struct engine *e, int64_t wall_step_ms, enum engine_mode mode,
    struct now now, struct fault *f);
/* A configuration that the hub itself was told to read again (SIGHUP).  It answers nobody. */
ZCC_CHECK int engine_adopt(struct engine *e, const struct engine_first *what, struct now now,
    struct fault *f);

/*
 * After a start the names in older dossiers are still to be read, before a search finds them: some at
 * a time, newest first.  While engine_reads() says so; between two groups.
 */
bool engine_reads(const struct engine *e);
void engine_read_on(struct engine *e);

/* The answers of the last group, in order. */
uint32_t engine_answers(const struct engine *e, const struct engine_answer **out);
void engine_count_malformed(struct engine *e); /* a message that was not even one frame */
struct engine_counters engine_counters(const struct engine *e);
const uint8_t *engine_head(const struct engine *e); /* of the chain */

#endif
