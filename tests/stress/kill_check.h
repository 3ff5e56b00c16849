/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * kill_check - what the journal holds against what was asked and answered; the hub has stopped.
 *
 * Every row of an operator must be one command of a ledger, none twice; every acknowledged command
 * must be there with the number, case and outcome that its answer named; and the book that a replay
 * makes must hold the cases where the answers left them.
 */
#ifndef ZCC_TESTS_KILL_CHECK_H
#define ZCC_TESTS_KILL_CHECK_H

#include "tests/lib/rig.h"
#include "tests/stress/kill_worker.h"

struct kill_figures {
	uint64_t commands, acked, rows, lost, doubled, strange, wrong;
};

/* False when anything is lost, doubled, strange or wrong; the first of each is said on stderr. */
bool kill_check(const struct rig *r, const struct worker *w, unsigned num, struct kill_figures *out);

#endif
