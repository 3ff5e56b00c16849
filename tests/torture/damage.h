/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * damage - what G-7 works on: a site that a real hub filled, copies of its files, and what is found in
 * them by the same functions that a hub and zcc-ctl use.
 *
 * Tests: it is one.   Threads: one.   Memory: one per process.
 */
#ifndef ZCC_TESTS_DAMAGE_H
#define ZCC_TESTS_DAMAGE_H

#include "hub/edge/vault.h"
#include "tests/lib/rig.h"

enum { PATH_ROOM = 256, CASES = 4, ASKED_MAX = 40, ROWS_MAX = 400, FILE_MAX = 16 };

enum content_kind { CONTENT_JOURNAL, CONTENT_SNAPSHOT, CONTENT_KEYS, CONTENT_CONFIG };

enum content_found {
	FOUND_NOTICED, /* refused, with a sentence */
	FOUND_SAME,    /* all that was written */
	FOUND_SAID,    /* less at the end, as after a crash, and it was said */
	FOUND_SHORT,   /* less at the end, and not a word */
	FOUND_OTHER    /* something else, and nobody said so */
};

/* All that one reads out of a journal, as one number, and how far it goes. */
struct content {
	uint64_t rows;
	uint8_t digest[ZCC_HASH_BYTES];
	uint8_t h[ROWS_MAX][ZCC_HASH_BYTES]; /* the chain, by row */
};

struct damage {
	struct rig rig;
	char room[PATH_ROOM], crashed[PATH_ROOM], stopped[PATH_ROOM]; /* copies stand in the room */
	char snapshot[48];                           /* its name */
	/* the files as they were, to copy again */
	struct kept {
		char path[PATH_ROOM];
		uint8_t *data;
		size_t len;
	} kept[FILE_MAX];
	unsigned kept_num;
	uint8_t asked[ASKED_MAX][ZCC_ID_BYTES]; /* ids that have an answer */
	unsigned asked_num;
	struct seal_keys keys; /* the hub's */
	struct vault *vault;
	struct content crashed_content, stopped_content;
	uint8_t config_hash[ZCC_HASH_BYTES], snapshot_digest[ZCC_HASH_BYTES];
	uint8_t public_key[2][ZCC_KEY_BYTES]; /* hub, demo */
	int said, stderr_was; /* while a journal is read, stderr is the first */
	char why[400];
	bool is_at_use; /* it was who opens a draft, a key or an answer that noticed, not who reads all rows */
	uint64_t tried;
	unsigned confirmed;
};

void damage_open(struct damage *d);
void damage_close(struct damage *d);
/* After a fork: copies, and a file for what is said, of this process alone. */
void damage_move(struct damage *d, unsigned job);
/* The file of that name in a copy, and what stands beside it, as they were. */
void copy_again(struct damage *d, const char *dir, const char *name);

/* content.c */
/* Everything in a copy's journal; ZCC_OK, or what refused it (d->why says). */
int content_read(struct damage *d, const char *dir, struct content *out);
enum content_found content_look(struct damage *d, enum content_kind kind, const char *dir);

/* damage_real.c: do zcc-ctl journal verify and zcc-hub say the same? */
bool real_agrees(struct damage *d, enum content_kind kind, const char *dir,
    enum content_found found);

#endif
