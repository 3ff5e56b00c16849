/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * shift_end - when the shift of somebody ends, as far as a region without a roster can tell.
 *
 * Tests: unit/test_board.c.   Pure.
 */
#ifndef ZCC_SHIFT_END_H
#define ZCC_SHIFT_END_H

#include "shared/care/settings.h"

/* The first boundary of shifts more than an hour after it began: who comes in early begins the shift
 * that is about to.  UTC ms; 0 in a region without boundaries. */
int64_t shift_end_wall(const struct settings *s, int64_t began_wall);

#endif
