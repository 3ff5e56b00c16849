/* SPDX-License-Identifier: EUPL-1.2 */
/* out_text_region - the houses around the ZCC and its places of work, for people.   Tests: cli/posts.t.   Threads: one. */
#ifndef ZCC_CTL_OUT_TEXT_REGION_H
#define ZCC_CTL_OUT_TEXT_REGION_H

#include "hub/ctl/out.h"

/* Which picture this is (KB-12): a line of `status`. */
void out_text_picture(const struct board *at);
/* What came in by each post: a line of `status`. */
void out_text_post_counts(const struct board *at);
void out_text_posts(const struct settings *s);
/* Who places patients now (OP-4): a line of `status`. */
void out_text_placements(const struct board *at, const struct settings *s);
void out_text_takeover(const struct board *at, const struct settings *s);
/* The form for calls while there is no hub, with so many cards (PT-1). */
void out_text_form(const struct settings *s, unsigned cards, int64_t wall_ms);

#endif
