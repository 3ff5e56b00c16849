/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/out_text_region.h"

#include "hub/ctl/out_cell.h"

#include <stdio.h>

void
out_text_post_counts(const struct board *at)
{
	for (unsigned i = 0; i < ZCC_POSTS_MAX; i++) {
		const struct zcc_post_row *r = &at->posts[i];
		if (r->post[0] == '\0')
			continue;
		printf("%-18s", "post");
		out_cell(r->post, 16);
		printf("%u calls, %u answered (%u within the norm), %u abandoned today; "
		       "%u, %u (%u), %u this shift; %u, %u (%u), %u in 60 min\n",
		    r->calls_day, r->answered_day, r->within_day, r->abandoned_day, r->calls_shift,
		    r->answered_shift, r->within_shift, r->abandoned_shift, r->calls_60,
		    r->answered_60, r->within_60, r->abandoned_60);
	}
}

void
out_text_posts(const struct settings *s)
{
	for (uint32_t i = 0; i < s->posts_num; i++) {
		out_cell(s->post[i].code, 24);
		out_column(s->post[i].words, 0);
		putchar('\n');
	}
}
