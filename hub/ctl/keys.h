/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * keys - make a key file, asking for its passphrase on the terminal, twice.
 *
 * Tests: cli/init.t, cli/operator.t.   Threads: no state.   Memory: passphrases are wiped.
 */
#ifndef ZCC_CTL_KEYS_H
#define ZCC_CTL_KEYS_H

#include "zcc/err.h"
#include "zcc/limits.h"

#include <stdbool.h>

enum { KEYS_PASSPHRASE_MIN = 8 }; /* characters; Argon2id makes each guess slow */

/* ZCC_E_CREATE: the file stands already, cannot be made, or nobody gave a good passphrase. */
ZCC_CHECK int keys_create(const char *path, const char *name, bool is_sealed,
    uint8_t public_key[ZCC_KEY_BYTES], struct fault *f);

#endif
