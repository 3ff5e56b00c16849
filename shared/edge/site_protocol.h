/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_protocol - the triage protocol that a site works by: read and checked as a whole.
 *
 * Tests: cli/triage.t.   Threads: no state.   Memory: as protocol_file.h.
 */
#ifndef ZCC_SITE_PROTOCOL_H
#define ZCC_SITE_PROTOCOL_H

#include "shared/edge/protocol_file.h"
#include "shared/edge/site.h"

/*
 * `file` as zcc.conf names it: absolute, or below the directory of `where`.  Empty: ZCC_OK, and
 * out->protocol is NULL.  ZCC_E_CONFIG: it cannot be read, or has faults; *f has the first.
 * ZCC_E_FULL: no memory.
 */
ZCC_CHECK int site_protocol(const struct site *where, const char *file, struct protocol_file *out,
    struct fault *f);

#endif
