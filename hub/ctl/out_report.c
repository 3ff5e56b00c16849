/* SPDX-License-Identifier: EUPL-1.2 */
/* A report, for people and for programs.  What has no calls has no share: n.v.t., or null. */
#include "hub/ctl/out_report.h"

#include "hub/ctl/json.h"
#include "hub/ctl/out_cell.h"
#include "hub/ctl/report.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/words.h"

#include <stdio.h>

static void
text_reach(const struct report_reach *r)
{
	char share[16] = "n.v.t.";
	int32_t permille = report_share(r);
	if (permille >= 0)
		text_format(share, sizeof share, "%d.%d%%", (int)(permille / 10), (int)(permille % 10));
	out_cell(r->post, 16);
	out_cell(line_word(r->line), 12);
	printf("%6u %8u %8u %7s %9u %6u %8lld\n", r->calls, r->answered, r->within, share, r->abandoned,
	    r->late, (long long)(r->longest_ms / 1000));
}

void
out_text_report(const struct report_sum *s)
{
	char from[CLOCK_MINUTE_SIZE], to[CLOCK_MINUTE_SIZE];
	clock_minute(from, s->from_wall);
	clock_minute(to, s->to_wall);
	printf("KP-10, calls from %s to %s\n", from, to);
	out_cell("post", 16);
	out_cell("line", 12);
	printf("%6s %8s %8s %7s %9s %6s %8s\n", "calls", "answered", "in norm", "share", "abandoned", "late",
	    "longest");
	for (unsigned i = 0; i < s->reach_num; i++)
		text_reach(&s->reach[i]);
	for (unsigned i = 0; i < s->asked_num; i++) {
		const struct report_asked *a = &s->asked[i];
		printf("asked of ");
		out_cell(a->role, 20);
		printf("%u: %u taken (longest after %lld s), %u given back, %u not answered, %u ended with the case\n",
		    a->asked, a->taken, (long long)(a->longest_ms / 1000), a->returned, a->lapsed, a->ended);
	}
	for (unsigned i = 0; i < s->closed_num; i++) {
		printf("closed as ");
		out_cell(s->closed[i].reason, 20);
		printf("%u\n", s->closed[i].cases);
	}
}

static json_t *
json_reach(const struct report_reach *r)
{
	int32_t permille = report_share(r);
	json_t *o = json_object();
	json_put(o, "post", json_text(r->post));
	json_put(o, "line", json_text(line_word(r->line)));
	json_put(o, "calls", json_integer(r->calls));
	json_put(o, "answered", json_integer(r->answered));
	json_put(o, "within", json_integer(r->within));
	json_put(o, "share_permille", permille >= 0 ? json_integer(permille) : json_null());
	json_put(o, "abandoned", json_integer(r->abandoned));
	json_put(o, "abandoned_late", json_integer(r->late));
	json_put(o, "longest_s", json_integer(r->longest_ms / 1000));
	return o;
}

static json_t *
json_asked(const struct report_asked *a)
{
	json_t *o = json_object();
	json_put(o, "role", json_text(a->role));
	json_put(o, "asked", json_integer(a->asked));
	json_put(o, "taken", json_integer(a->taken));
	json_put(o, "returned", json_integer(a->returned));
	json_put(o, "lapsed", json_integer(a->lapsed));
	json_put(o, "ended", json_integer(a->ended));
	json_put(o, "longest_s", json_integer(a->longest_ms / 1000));
	return o;
}

void
out_json_report(const struct report_sum *s)
{
	json_t *o = json_object(), *reach = json_array(), *asked = json_array(), *closed = json_array();
	for (unsigned i = 0; i < s->reach_num; i++)
		json_add(reach, json_reach(&s->reach[i]));
	for (unsigned i = 0; i < s->asked_num; i++)
		json_add(asked, json_asked(&s->asked[i]));
	for (unsigned i = 0; i < s->closed_num; i++) {
		json_t *c = json_object();
		json_put(c, "reason", json_text(s->closed[i].reason));
		json_put(c, "cases", json_integer(s->closed[i].cases));
		json_add(closed, c);
	}
	json_put(o, "kpi", json_text("KP-10"));
	json_put(o, "from", json_when(s->from_wall));
	json_put(o, "to", json_when(s->to_wall));
	json_put(o, "reach", reach);
	json_put(o, "asked", asked);
	json_put(o, "closed", closed);
	json_say(o);
}
