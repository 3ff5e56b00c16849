/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * takeover - what goes to another desk when its turn to place patients begins (OP-4, CO-5).
 *
 * The rota says whose turn it is (routing.h); who truly has the regie is another thing.  The desk that
 * had it keeps it until somebody of the next one has read the list of open vervolgzorg cases and
 * acknowledged it:
 *
 *     nobody --first turn--> A has it --turn of B--> B is to take over --acknowledged--> B has it
 *                            ^                        | A's turn again, or nobody's
 *                            '------------------------'
 *
 * A vervolgzorg case is an open one that was last in hand in the role of a desk that places patients.
 *
 * Tests: unit/test_rule_takeover.c.   Pure.
 */
#ifndef ZCC_TAKEOVER_H
#define ZCC_TAKEOVER_H

#include "shared/care/board.h"
#include "shared/care/settings.h"

/* The list that is acknowledged.  `number` tells one list from another: who read an older one is told. */
struct takeover_list {
	uint32_t num;
	uint64_t number;
};

bool takeover_has(const struct zcc_case_row *row);
void takeover_add(struct takeover_list *l, const struct zcc_case_row *row);

/* Somebody is to take over, and has not yet. */
bool takeover_is_due(const struct zcc_placing *p);
/* This role works at the desk that is to take over. */
bool takeover_is_for(const struct settings *s, const struct zcc_placing *p, const char *role);

struct takeover_list takeover_of_board(const struct board *b);
/* Who has it speaks with the caller, at a console: it stays with him until he lets it go. */
bool takeover_stays(const struct board *b, const struct zcc_case_row *row);

#endif
