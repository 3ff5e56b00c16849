/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * a_segment - a segment for this process alone: it has no name any more when it comes back, so that
 * nothing of it is left however the process ends.  seg_close() it.
 */
#ifndef ZCC_TESTS_A_SEGMENT_H
#define ZCC_TESTS_A_SEGMENT_H

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/seg_map.h"
#include "shared/edge/seg_name.h"
#include "shared/edge/seg_write.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* NULL with *f: it cannot be made, or its name not removed. */
static inline struct seg_writer *
a_segment(uint32_t cases, uint32_t capacity, struct fault *f)
{
	struct seg_plan plan = {.epoch = (uint64_t)getpid(),
	    .cases = cases,
	    .operators = 1,
	    .capacity = capacity,
	    .alarms = 1,
	    .gid = -1};
	const char *tmp = getenv("TMPDIR");
	char dir[256], path[sizeof dir + 16], name[SEG_NAME_SIZE];
	if (!text_format(dir, sizeof dir, "%s/zcc-segment-XXXXXX", tmp != NULL ? tmp : "/tmp") ||
	    mkdtemp(dir) == NULL) {
		fault_set(f, ZCC_E_CREATE, errno, "no directory for a segment");
		return NULL;
	}
	memcpy(plan.site, dir + strlen(dir) - 6, 6);
	struct seg_writer *w = NULL;
	int code = seg_create(&plan, dir, &w, f);
	seg_name_make(name, plan.site, plan.epoch);
	if (code == ZCC_OK)
		code = seg_map_remove(name, f);
	if (text_format(path, sizeof path, "%s/segment", dir))
		unlink(path);
	rmdir(dir);
	if (code == ZCC_OK)
		return w;
	seg_close(w);
	return NULL;
}

#endif
