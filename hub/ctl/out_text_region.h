/* SPDX-License-Identifier: EUPL-1.2 */
/* out_text_region - the houses around the ZCC, for people.   Tests: cli/posts.t.   Threads: one. */
#ifndef ZCC_CTL_OUT_TEXT_REGION_H
#define ZCC_CTL_OUT_TEXT_REGION_H

#include "hub/ctl/out.h"

/* What came in by each post: a line of `status`. */
void out_text_post_counts(const struct board *at);
void out_text_posts(const struct settings *s);

#endif
