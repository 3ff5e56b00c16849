/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mark - the boot and the offset of the hub's time line, and where it stood, as they are kept in the
 * journal under "timeline": written with the first commit of a start, and with each that has no row.
 * A newer row tells better where it stood (recover.c); shared/base/clock.h says how a restart goes on.
 *
 * Tests: unit/test_recover.c.   Pure.
 */
#ifndef ZCC_MARK_H
#define ZCC_MARK_H

#include "shared/base/bytes.h"
#include "shared/base/clock.h"

void mark_code(struct bytes *b, struct timeline_mark *m);

#endif
