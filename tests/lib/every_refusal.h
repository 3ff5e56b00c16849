/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * every_refusal - each refusal once (a_refusal.def), with values as they occur, and the sentence that zcc-ctl and
 * other clients have read since protocol major 1: it stays as it is.
 */
#ifndef ZCC_EVERY_REFUSAL_H
#define ZCC_EVERY_REFUSAL_H

#include "shared/care/refusal.h"

struct a_refusal {
	struct because because;
	const char *english;
};

static const struct a_refusal a_refusals[] = {
#include "tests/lib/a_refusal.def"
};

enum { A_REFUSALS = sizeof a_refusals / sizeof a_refusals[0] };

#endif
