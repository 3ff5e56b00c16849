/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * protocol_kept - triage protocols by their content (NT-10): a triage goes on by the one that it began
 * with, also after the file of the site has become another.
 *
 *     DIR/CONTENT/kept_file.conf      the file, as it was read
 *     DIR/CONTENT/BASE.conf           what it is laid over, when it is
 *
 * CONTENT are the 64 digits of the hash.  Any of these files is a protocol for `zcc-ctl protocol`.
 *
 * Tests: unit/test_protocol_kept.c, cli/protocol-kept.t.   Threads: no state.   Memory: as
 * protocol_file.h.
 */
#ifndef ZCC_PROTOCOL_KEPT_H
#define ZCC_PROTOCOL_KEPT_H

#include "shared/edge/protocol_file.h"

#include <stdbool.h>
#include <stdint.h>

enum { KEPT_GROUP_AS_IT_IS = -1, KEPT_ALONE = -2 /* nobody but the owner */ };
/* Keep it in DIR, which is made when it lacks; gid: the group that may read it, or one of these.
 * What stands there already with these bytes is left alone.  ZCC_E_IO, ZCC_E_FULL: it is not kept. */
ZCC_CHECK int protocol_kept_put(
    const char *dir, const struct protocol_file *file, int64_t gid, struct fault *f);
/* The one with this content.  ZCC_E_UNKNOWN: it is not there; ZCC_E_DATA: it cannot be read, or is not
 * what its name says; ZCC_E_FULL. */
ZCC_CHECK int protocol_kept_get(const char *dir, const uint8_t hash[ZCC_HASH_BYTES],
    struct protocol_file *out, struct fault *f);
/* Remove those that nobody needs, and what is no protocol.  Best effort: what stays is met again. */
void protocol_kept_sweep(
    const char *dir, bool (*needs)(const uint8_t hash[ZCC_HASH_BYTES], void *arg), void *arg);

#endif
