/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * filled - a journal as of months of work, made in a minute: through the rules, the book, the chain
 * and the journal of the hub, in this process, with the hub not running.
 *
 * Each command is one row with a header and a signature of the length they have, and one answer that
 * is kept; each thousandth row is under a checkpoint that the hub's key signed; each case has its
 * key.  Only the signatures of the operators are not made: a start does not look at them.
 *
 * Threads: one.   Memory: a book as large as the hub's, while it runs.
 */
#ifndef ZCC_TESTS_FILLED_H
#define ZCC_TESTS_FILLED_H

#include "tests/lib/rig.h"

/* The hub ran once and was stopped.  Afterwards there are `cases` open cases, and the journal has
 * `events` rows at least; what is there already counts. */
void filled_to(struct rig *r, uint32_t cases, uint64_t events);

#endif
