/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * oncall - who can be called for a role that need not be in the room (SH-1, HB-10).
 *
 * The duties are configuration; the first of the list that holds is the one, so an exception stands
 * before the rule.  Times are local, holidays and nights that turn the clock are those of windows.
 *
 * Tests: unit/test_oncall.c.   Pure.
 */
#ifndef ZCC_ONCALL_H
#define ZCC_ONCALL_H

#include "shared/care/settings.h"

/* Who is on call for this role at this moment, until *until_ms (UTC ms; ZCC_NEVER = always): when nobody
 * is any more, or somebody else, be it that a duty that stands before his begins.  NULL: nobody. */
const struct oncall_settings *oncall_at(const struct settings *s, const char *role, int64_t wall_ms,
    int64_t *until_ms);

#endif
