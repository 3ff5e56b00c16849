/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mark - where the hub's time line stood at the last commit, as it is kept in the journal under
 * "timeline" (shared/base/clock.h says how a restart goes on from it).
 *
 * Tests: unit/test_recover.c.   Pure.
 */
#ifndef ZCC_MARK_H
#define ZCC_MARK_H

#include "shared/base/bytes.h"
#include "shared/base/clock.h"

void mark_code(struct bytes *b, struct timeline_mark *m);

#endif
