/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * journal_kit - rows, keys and a journal in a directory of its own, for the tests of the journal.
 */
#ifndef ZCC_JOURNAL_KIT_H
#define ZCC_JOURNAL_KIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "hub/edge/chain.h"
#include "hub/edge/journal.h"
#include "shared/edge/seal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct kit {
	char dir[64], path[96];
	struct journal *j;
	bool is_memory;
	struct journal_faults faults;
	struct seal_keys hub;
	uint8_t site[ZCC_SITE_BYTES];
	struct fault f;
	uint64_t seq; /* of the chain that kit_append() makes */
	uint8_t h[ZCC_HASH_BYTES];
};

static inline void
kit_open(struct kit *k)
{
	if (k->is_memory)
		k->j = journal_memory_new(&k->faults);
	else if (journal_sqlite_open(k->path, false, &k->j, &k->f) != ZCC_OK)
		fail_msg("%s", k->f.text);
}

static inline int
kit_setup(void **state, bool is_memory)
{
	struct kit *k = calloc(1, sizeof *k);
	static const uint8_t seed[32] = {7};
	assert_non_null(k);
	assert_int_equal(seal_init(&k->f), ZCC_OK);
	assert_int_equal(seal_keys_from_seed(seed, &k->hub), ZCC_OK);
	memset(k->site, 0x51, sizeof k->site);
	strcpy(k->dir, "/tmp/zcc-journal-XXXXXX");
	assert_non_null(mkdtemp(k->dir));
	snprintf(k->path, sizeof k->path, "%s/journal.db", k->dir);
	k->is_memory = is_memory;
	kit_open(k);
	*state = k;
	return 0;
}

static inline int
kit_teardown(void **state)
{
	struct kit *k = *state;
	char wal[112], begun[112];
	if (k->j != NULL)
		k->j->ops->close(k->j);
	snprintf(wal, sizeof wal, "%s-wal", k->path);
	unlink(wal);
	snprintf(begun, sizeof begun, "%s.begun", k->path);
	unlink(begun);
	unlink(k->path);
	assert_int_equal(rmdir(k->dir), 0); /* and so nothing else was left */
	free(k);
	return 0;
}

/* As after the end of the process. */
static inline void
kit_restart(struct kit *k)
{
	if (k->is_memory) {
		journal_memory_restart(k->j);
		return;
	}
	k->j->ops->close(k->j);
	k->j = NULL;
	kit_open(k);
}

#define OK(k, call)                                                                                \
	do {                                                                                       \
		if ((call) != ZCC_OK)                                                              \
			fail_msg("%s: %s", #call, (k)->f.text);                                    \
	} while (0)

enum { KIT_LINE = -5 }; /* when every row of the kit happens */

/* A row that uses every column. */
static inline struct journal_row
a_row(uint64_t seq, uint64_t case_id)
{
	static const uint8_t header[] = "header", sig[ZCC_SIG_BYTES] = {9}, body[] = "body";
	struct journal_row row = {
	    .seq = seq, .type = 7, .version = 2, .at_ms = 1700000000000, .line_ms = KIT_LINE, .epoch = 3,
	    .actor = "jansen", .responsible = "devries", .role = "triagist", .seat = UINT64_MAX - 1,
	    .case_id = case_id, .verb = 12, .action = 'U', .outcome = -9, .flags = "TFTF",
	    .cmd_id = {1, 2, 3}, .header = header, .header_len = sizeof header, .sig = sig,
	    .sig_len = sizeof sig, .body = body, .body_len = sizeof body,
	};
	return row;
}

/* Append the next row of the chain; sealed when `sealed` is not NULL. */
static inline void
kit_append(struct kit *k, uint64_t case_id, const char *sealed)
{
	struct journal_row row = a_row(k->seq + 1, case_id);
	if (sealed != NULL) {
		row.sealed = (const uint8_t *)sealed;
		row.sealed_len = (uint32_t)strlen(sealed);
	}
	chain_next(k->h, &row);
	OK(k, k->j->ops->append(k->j, &row, &k->f));
	k->seq = row.seq;
	memcpy(k->h, row.h, sizeof k->h);
}

static inline void
kit_checkpoint(struct kit *k)
{
	uint8_t sig[ZCC_SIG_BYTES];
	chain_sign(&k->hub, k->site, k->seq, k->h, sig);
	OK(k, k->j->ops->checkpoint_put(k->j, k->seq, k->h, sig, &k->f));
}

static inline void
kit_answer(struct kit *k, const char *operator, uint8_t id, int64_t at_ms, uint64_t case_id,
    const char *text)
{
	uint8_t cmd[ZCC_ID_BYTES] = {id};
	struct journal_answer a = {.at_line = at_ms, .case_id = case_id,
	    .bytes = (const uint8_t *)text, .len = (uint32_t)strlen(text)};
	OK(k, k->j->ops->answer_put(k->j, operator, cmd, &a, &k->f));
}

/* The answer as text in `room` (64 bytes); its code. */
static inline int
kit_answer_get(struct kit *k, const char *operator, uint8_t id, char *room)
{
	uint8_t cmd[ZCC_ID_BYTES] = {id};
	uint32_t len = 0;
	int r = k->j->ops->answer_get(k->j, operator, cmd, (uint8_t *)room, 63, &len, &k->f);
	room[r == ZCC_OK ? len : 0] = '\0';
	return r;
}

struct kit_walk {
	struct chain_verify *v;
	struct fault *f;
	uint32_t num;
};

static inline int
kit_walk_row(const struct journal_row *row, void *arg)
{
	struct kit_walk *w = arg;
	w->num++;
	return chain_verify_row(w->v, row, w->f);
}

/* The chain of the whole journal, from `h` on, page by page. */
static inline int
kit_verify(struct kit *k, struct chain_verify *v, const uint8_t h[ZCC_HASH_BYTES])
{
	struct kit_walk w = {.v = v, .f = &k->f};
	int r = chain_verify_start(v, 0, h, &k->f);
	do {
		w.num = 0;
		if (r == ZCC_OK)
			r = k->j->ops->page(k->j, v->seq + 1, ZCC_GROUP_MAX, kit_walk_row, &w, &k->f);
	} while (r == ZCC_OK && w.num > 0);
	return r == ZCC_OK ? chain_verify_end(v, &k->f) : r;
}

static inline void
kit_begin(struct kit *k)
{
	OK(k, k->j->ops->begin(k->j, &k->f));
}

static inline void
kit_commit(struct kit *k)
{
	OK(k, k->j->ops->commit(k->j, &k->f));
}

static inline int
kit_sqlite(void **state)
{
	return kit_setup(state, false);
}

static inline int
kit_memory(void **state)
{
	return kit_setup(state, true);
}

/* A test on both implementations. */
#define BOTH(test)                                                                                 \
	{"sqlite: " #test, test, kit_sqlite, kit_teardown, NULL},                                \
	{                                                                                          \
		"memory: " #test, test, kit_memory, kit_teardown, NULL                           \
	}

#endif
