/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * retention - which dossiers are kept for longer than they must be (AU-6), out of the rows of the journal.
 *
 * Tests: cli/retention.t.   Threads: one.   Memory: some 16 bytes a case, its owner's.
 */
#ifndef ZCC_CTL_RETENTION_H
#define ZCC_CTL_RETENTION_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stddef.h>

struct journal_row;

struct kept_case {
	uint64_t id;
	int64_t changed_ms; /* the last time that something was recorded; 0 = there is no such case */
	bool is_erased, is_open;
	/* erasing them: what became of this one */
	bool was_erased;
	char refused[160]; /* why not; "" = it was, or was not tried */
};

struct kept {
	struct kept_case *cases; /* by number, cases[0] unused */
	size_t num;
	uint32_t years;
	int64_t at_ms;      /* judged as of this moment */
	bool is_try;        /* nothing is erased */
};

/* ZCC_E_FULL: no memory. */
ZCC_CHECK int kept_take(struct kept *k, const struct journal_row *row);
void kept_free(struct kept *k);
/* Its time is over, and it is there still. */
bool kept_is_due(const struct kept *k, const struct kept_case *c);

void out_text_kept(const struct kept *k);
void out_json_kept(const struct kept *k);

#endif
