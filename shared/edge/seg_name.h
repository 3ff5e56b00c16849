/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seg_name - "/zcc-SITEHEX-EPOCH", and run/segment, the small file that holds the current one.
 *
 * Tests: unit/test_seg.c.   Threads: no state.   Memory: the caller's.
 */
#ifndef ZCC_SEG_NAME_H
#define ZCC_SEG_NAME_H

#include "zcc/err.h"
#include "zcc/limits.h"

#include <stdbool.h>

#define SEG_NAME_SIZE 64 /* "/zcc-", 32 hex digits, "-", 20 decimal digits, NUL: 59 */

void seg_name_make(char name[SEG_NAME_SIZE], const uint8_t site[ZCC_SITE_BYTES], uint64_t epoch);
/* Is it the name of a segment, of this site unless `site` is NULL? */
bool seg_name_is_of(const char *name, const uint8_t site[ZCC_SITE_BYTES]);

/* What RUN_DIR/segment names.  ZCC_E_UNKNOWN: there is none.  ZCC_E_DENIED: it may not be read.
 * ZCC_E_DATA: it holds no such name, or a path is too long.  ZCC_E_IO. */
ZCC_CHECK int seg_name_read(const char *run_dir, char name[SEG_NAME_SIZE], struct fault *f);
/* Replace it by rename: mode 0640, group `gid` unless -1.  ZCC_E_CREATE. */
ZCC_CHECK int seg_name_write(const char *run_dir, const char *name, int64_t gid, struct fault *f);

#endif
