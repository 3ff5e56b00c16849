/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * journal - the one table of events, and what is written in the same transaction: answers, case
 * keys, keyed hashes, checkpoints, drafts.  One shape, two implementations: SQLite (journal_sqlite.c) and
 * memory with faults, for the simulator (journal_memory.c).
 *
 * Any error inside begin..commit means the outcome is unknown: the caller ends the process without
 * telling anybody (DESIGN 2.1).
 *
 * The chain: h = BLAKE2b-256(h before || every clear column, in table order || BLAKE2b-256(sealed)).
 * chain.h computes it; both implementations store what they are given.
 *
 * After the first error of a writing call every further one answers ZCC_E_IO: an engine that goes on
 * after a failed commit must not be believed.  Writing outside begin..commit is a broken invariant.
 *
 * Tests: unit/test_journal.c and unit/test_journal_draft.c run the same cases on both.   Threads: one.
 */
#ifndef ZCC_JOURNAL_H
#define ZCC_JOURNAL_H

#include "zcc/err.h"
#include "zcc/limits.h"

#include <stdbool.h>
#include <stddef.h>

/* One row.  Pointers are borrowed: by append until it returns, by a page until the callback does. */
struct journal_row {
	uint64_t seq;
	uint16_t type, version; /* hub/core/event.h */
	int64_t at_ms, line_ms;
	uint64_t epoch;
	char actor[ZCC_OPERATOR_SIZE];       /* the user; empty = the hub itself */
	char responsible[ZCC_OPERATOR_SIZE]; /* on whose behalf (AU-1) */
	char role[ZCC_ROLE_SIZE];
	uint64_t seat;     /* access point; 0 = command line */
	uint64_t case_id;  /* which client; 0 = none */
	uint16_t verb;
	char action;       /* C R U D E (AU-3) */
	int16_t outcome;   /* enum zcc_err */
	char flags[5];     /* T/F: authorised, treatment relation, consent, emergency button */
	uint8_t cmd_id[ZCC_ID_BYTES];
	const uint8_t *header; uint32_t header_len; /* signed bytes as received; empty = the hub itself */
	const uint8_t *sig; uint32_t sig_len;       /* 64 or 0 */
	const uint8_t *body; uint32_t body_len;     /* event_code() */
	const uint8_t *sealed; uint32_t sealed_len; /* dossier part under the case's key */
	uint8_t sealed_hash[ZCC_HASH_BYTES];        /* BLAKE2b of sealed; zeros when there is none */
	uint8_t h[ZCC_HASH_BYTES];
};

struct journal_answer {
	int64_t at_line; /* on the time line: a wall clock that jumps may not make it forgotten */
	uint64_t case_id;
	const uint8_t *bytes; uint32_t len; /* the encoded answer */
};

struct journal_draft {
	int64_t at_ms;   /* of the command that brought it, by its id */
	int64_t at_line; /* when it came */
	const uint8_t *sealed; uint32_t len; /* 0: it was deleted */
};
/* `d` is borrowed: until it returns.  at_line is not told. */
typedef int (*journal_draft_fn)(const char *operator, const struct journal_draft *d, void *arg);

struct journal;

/* Return non-zero to stop the walk; that value comes back. */
typedef int (*journal_row_fn)(const struct journal_row *row, void *arg);

struct journal_ops {
	int (*begin)(struct journal *j, struct fault *f);
	/* Rows come in order, from 1, without a gap; another seq is ZCC_E_DATA. */
	int (*append)(struct journal *j, const struct journal_row *row, struct fault *f);
	/* A second answer, or a second key of a case, is ZCC_E_IO. */
	int (*answer_put)(struct journal *j, const char *operator, const uint8_t id[ZCC_ID_BYTES],
	    const struct journal_answer *a, struct fault *f);
	int (*key_put)(struct journal *j, uint64_t case_id, const uint8_t *wrapped, uint32_t len,
	    struct fault *f);
	int (*match_put)(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], uint64_t case_id,
	    int64_t line_ms, struct fault *f);
	/* This case is not found by this hash any more, if it was. */
	int (*match_drop)(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], uint64_t case_id,
	    struct fault *f);
	int (*checkpoint_put)(struct journal *j, uint64_t seq, const uint8_t h[ZCC_HASH_BYTES],
	    const uint8_t sig[ZCC_SIG_BYTES], struct fault *f);
	/* One draft per operator and slot (a case, or 0), overwritten in place.  Of a deleted one its
	 * time stays, so that an older one sent again does not bring it back. */
	int (*draft_put)(struct journal *j, const char *operator, uint64_t slot,
	    const struct journal_draft *d, struct fault *f);
	/* Erase a case: its key, its keyed hashes, everybody's draft of it, the bytes of its answers of
	 * the time from its first row to its last (answer_get then gives the answer with length 0). */
	int (*erase)(struct journal *j, uint64_t case_id, struct fault *f);
	/* Answers older than before_line go, at most `max` a call; and so many drafts that were deleted, or are of
	 * no case: with none they would stay for ever. */
	int (*answers_expire)(struct journal *j, int64_t before_line, uint32_t max, struct fault *f);
	/* name: at most 32 bytes. */
	int (*meta_put)(struct journal *j, const char *name, const void *data, uint32_t len,
	    struct fault *f);
	int (*commit)(struct journal *j, struct fault *f);

	/* Reading; outside or inside a transaction.  ZCC_E_UNKNOWN: there is none.  ZCC_E_DATA: it does
	 * not fit in `size`.  ZCC_E_IO: it cannot be read, or is damaged. */
	int (*answer_get)(struct journal *j, const char *operator, const uint8_t id[ZCC_ID_BYTES],
	    uint8_t *room, uint32_t size, uint32_t *len, struct fault *f);
	int (*key_get)(struct journal *j, uint64_t case_id, uint8_t *room, uint32_t size, uint32_t *len,
	    struct fault *f);
	/* Length 0: it was deleted. */
	int (*draft_get)(struct journal *j, const char *operator, uint64_t slot, int64_t *at_ms,
	    uint8_t *room, uint32_t size, uint32_t *len, struct fault *f);
	/* Every draft of this case, not 0, that was not deleted, oldest first; fn gives 0 to go on. */
	int (*drafts_of)(struct journal *j, uint64_t slot, journal_draft_fn fn, void *arg,
	    struct fault *f);
	/* The case, never 0, of the newest draft of this operator that was not deleted. */
	int (*draft_last)(struct journal *j, const char *operator, uint64_t *slot, struct fault *f);
	/* Newest case with this hash since line_ms. */
	int (*match_find)(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], int64_t since_line_ms,
	    uint64_t *case_id, struct fault *f);
	/* Every case with this hash, each once, the highest first; fn gives 0 to go on. */
	int (*match_each)(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES],
	    int (*fn)(uint64_t case_id, void *arg), void *arg, struct fault *f);
	int (*meta_get)(struct journal *j, const char *name, void *room, uint32_t size, uint32_t *len,
	    struct fault *f);
	/* Rows from `from` on, at most `max`, oldest first. */
	int (*page)(struct journal *j, uint64_t from, uint32_t max, journal_row_fn fn, void *arg,
	    struct fault *f);
	/* Rows of one case that have a sealed part, oldest first. */
	int (*parts)(struct journal *j, uint64_t case_id, journal_row_fn fn, void *arg, struct fault *f);
	/* Rows of one case, oldest first: all that was done to it, asked about it and refused. */
	int (*history)(struct journal *j, uint64_t case_id, journal_row_fn fn, void *arg,
	    struct fault *f);
	/* Newest row's seq and h; 0 and zeros in an empty journal. */
	int (*head)(struct journal *j, uint64_t *seq, uint8_t h[ZCC_HASH_BYTES], struct fault *f);
	/* Walk the signed checkpoints, oldest first. */
	int (*checkpoints)(struct journal *j,
	    int (*fn)(uint64_t seq, const uint8_t *h, const uint8_t *sig, void *arg), void *arg,
	    struct fault *f);
	/* After an erase: truncating checkpoint, so that nothing stays in the write-ahead log. */
	int (*scrub)(struct journal *j, struct fault *f);
	/* The structure of the file, every index against its table, answers and values against their
	 * sums; reads all of it.  Rows are the chain's (chain.h). */
	int (*integrity)(struct journal *j, struct fault *f);
	uint64_t (*bytes)(struct journal *j);
	void (*close)(struct journal *j);
};

struct journal {
	const struct journal_ops *ops;
};

/*
 * state/journal.db: made when absent, 0600.  Absent or empty beside a journal.db.begun, it is gone.
 *
 *   is_read_only   nothing is made and no row can be written; takes the file's lock all the same.
 *                  Where it cannot be written and no write-ahead log stands beside it, it is read as
 *                  it stands.
 *
 * ZCC_E_CONFIG: user_version newer than this program.   ZCC_E_BUSY: another process has it open.
 * ZCC_E_CREATE: cannot be made.   ZCC_E_UNKNOWN: read-only, and there is no journal.
 * ZCC_E_IO: damaged, gone, or FULL, WAL or EXCLUSIVE (and the like) does not read back.
 */
ZCC_CHECK int journal_sqlite_open(const char *path, bool is_read_only, struct journal **out,
    struct fault *f);

/* In memory.  `faults` (may be NULL) is asked at every marked step and may make it fail, or crash:
 * what was not committed is gone, what a failing commit wrote may or may not be there. */
struct journal_faults {
	/* 0 = go on, ZCC_E_IO = fail here.  A crash is the simulator's longjmp out of this call. */
	int (*at)(const char *step, void *arg);
	/* Does a failing or crashing commit keep its rows? */
	bool (*keeps)(void *arg);
	void *arg;
};
struct journal *journal_memory_new(const struct journal_faults *faults);
/* Forget what was not committed, as a restart does. */
void journal_memory_restart(struct journal *j);

#endif
