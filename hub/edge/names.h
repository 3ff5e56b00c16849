/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * names - in which dossiers a name may stand, without having the names.
 *
 * Of each recorded name it keeps a mark of 256 bits: two or three letters that follow each other set
 * one, by tables of chance that are drawn at each start and kept in a guarded room.  A name can only
 * hold a query whose bits are all set; whoever asks then opens that dossier and looks.  So a search is
 * as exact as reading everything, and reads next to nothing.
 *
 * Two ends: what is recorded now comes in at the newer one, what was recorded before this start at the
 * older.  A full table lets its oldest go.
 *
 * Tests: unit/test_names.c.   Threads: one.   Memory: all of it at names_new(); no name is kept.
 */
#ifndef ZCC_NAMES_H
#define ZCC_NAMES_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct names;

/* At least `max` names, rounded up to a power of two; draw: chance, borrowed for the call. */
ZCC_CHECK int names_new(uint32_t max, void (*draw)(void *room, size_t len, void *arg), void *arg,
    struct names **out, struct fault *f);
void names_free(struct names *n);

/* A name, as find.h has it, that row `seq` recorded with a case. */
void names_add(struct names *n, uint64_t case_id, uint64_t seq, const char *key);
/* The same of what is older than all the rest; false: the table is full, and it was left out. */
bool names_add_older(struct names *n, uint64_t case_id, uint64_t seq, const char *key);
/* Its dossier was erased. */
void names_forget(struct names *n, uint64_t case_id);
/* The newest case that was let go because the table was full; 0 = none was. */
uint64_t names_lost(const struct names *n);

/* What to look for, from a query as find.h has it. */
struct names_mark {
	uint64_t bits[4];
};
void names_mark(const struct names *n, const char *key, struct names_mark *out);
/* The next that may hold it, newest first; *i starts at 0.  False: no more. */
bool names_next(const struct names *n, const struct names_mark *want, uint32_t *i,
    uint64_t *case_id, uint64_t *seq);

#endif
