/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * owner - is it the owner of the operator's key who sits here?  He knows its passphrase.
 *
 * Asked again of the key file each time: a passphrase is kept nowhere.
 *
 * Tests: screen/lock.t.   Threads: one.   Memory: the key stands in a guarded room while it is looked at.
 */
#ifndef ZCC_TUI_OWNER_H
#define ZCC_TUI_OWNER_H

#include "shared/edge/site.h"

#include <stdbool.h>

/* The key of this operator has a passphrase.  True also when it cannot be read: then nothing opens. */
bool owner_has_passphrase(const struct site *site, const char *operator);
/* Takes some tenths of a second.  ZCC_E_DENIED: this passphrase does not open it; ZCC_E_IO, ZCC_E_FULL,
 * ZCC_E_DATA: it cannot be looked at now. */
ZCC_CHECK int owner_is_here(const struct site *site, const char *operator, const char *passphrase);

#endif
