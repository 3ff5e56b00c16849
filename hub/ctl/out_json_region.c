/* SPDX-License-Identifier: EUPL-1.2 */
/* The houses around the ZCC, for programs. */
#include "hub/ctl/json.h"

#include "shared/care/routing.h"
#include "shared/care/takeover.h"

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

static json_t *
desk(const struct desk_settings *d)
{
	if (d == NULL)
		return json_null();
	json_t *o = json_object();
	json_put(o, "desk", json_text(d->code));
	json_put(o, "words", json_text(d->words));
	json_put(o, "kind", json_text(desk_kind_word(d->kind)));
	return o;
}

json_t *
json_placements(const struct board *at, const struct settings *s)
{
	struct routing r;
	if (!routing_at(s, at->now_line + at->wall_offset, &r))
		return json_null();
	json_t *o = json_object();
	json_put(o, "now", desk(r.desk));
	json_put(o, "until", r.until_ms != ZCC_NEVER ? json_when(r.until_ms) : json_null());
	json_put(o, "then", r.until_ms != ZCC_NEVER ? desk(r.next) : json_null());
	const struct zcc_placing *p = &at->hub.placing;
	struct takeover_list l = takeover_of_board(at);
	bool is_due = takeover_is_due(p);
	json_put(o, "regie", json_text(p->desk));
	json_put(o, "taken_over_by", json_text(p->taken_by));
	json_put(o, "taken_over_at", p->taken_wall != 0 ? json_when(p->taken_wall) : json_null());
	json_put(o, "to_take_over", json_text(p->next));
	json_put(o, "due_since", is_due ? json_when(p->due_wall) : json_null());
	json_put(o, "alarm_at",
	    is_due ? json_when(p->due_wall + (int64_t)s->takeover_s * 1000) : json_null());
	json_put(o, "open", json_integer(l.num));
	json_put(o, "list", json_integer((json_int_t)l.number));
	return o;
}

/* What the form says above its cards; a program draws its own. */
void
out_json_form(const struct settings *s, unsigned cards, int64_t wall_ms)
{
	json_t *o = json_object(), *meldkamers = json_array(), *downtime = json_array();
	for (uint32_t i = 0; i < s->meldkamers_num; i++) {
		json_t *m = json_object();
		json_put(m, "meldkamer", json_text(s->meldkamer[i].code));
		json_put(m, "words", json_text(s->meldkamer[i].words));
		json_put(m, "telephone", json_text(s->meldkamer[i].telephone));
		json_put(m, "second", json_text(s->meldkamer[i].second));
		json_add(meldkamers, m);
	}
	for (int i = 0; i < LACKS_NUM; i++) {
		json_t *l = json_object();
		json_put(l, "lack", json_text(lack_word((enum lack)i)));
		json_put(l, "fallback", json_text(s->lack[i]));
		json_add(downtime, l);
	}
	json_put(o, "region", json_text(s->region));
	json_put(o, "made_at", json_when(wall_ms));
	json_put(o, "cards", json_integer(cards));
	json_put(o, "meldkamers", meldkamers);
	json_put(o, "downtime", downtime);
	json_say(o);
}
