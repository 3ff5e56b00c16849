/* SPDX-License-Identifier: EUPL-1.2 */
/* The houses around the ZCC, for programs. */
#include "hub/ctl/json.h"

json_t *
json_posts(const struct board *at)
{
	json_t *all = json_array();
	for (unsigned i = 0; i < ZCC_POSTS_MAX; i++) {
		const struct zcc_post_row *r = &at->posts[i];
		if (r->post[0] == '\0')
			continue;
		json_t *o = json_object();
		json_put(o, "post", json_text(r->post));
		json_put(o, "words", json_text(r->words));
		json_put(o, "calls_60", json_integer(r->calls_60));
		json_put(o, "answered_60", json_integer(r->answered_60));
		json_put(o, "within_60", json_integer(r->within_60));
		json_put(o, "abandoned_60", json_integer(r->abandoned_60));
		json_put(o, "calls_shift", json_integer(r->calls_shift));
		json_put(o, "answered_shift", json_integer(r->answered_shift));
		json_put(o, "within_shift", json_integer(r->within_shift));
		json_put(o, "abandoned_shift", json_integer(r->abandoned_shift));
		json_put(o, "calls_today", json_integer(r->calls_day));
		json_put(o, "answered_today", json_integer(r->answered_day));
		json_put(o, "within_today", json_integer(r->within_day));
		json_put(o, "abandoned_today", json_integer(r->abandoned_day));
		json_add(all, o);
	}
	return all;
}

void
out_json_posts(const struct settings *s)
{
	json_t *all = json_array();
	for (uint32_t i = 0; i < s->posts_num; i++) {
		json_t *o = json_object();
		json_put(o, "post", json_text(s->post[i].code));
		json_put(o, "words", json_text(s->post[i].words));
		json_add(all, o);
	}
	json_say(all);
}
