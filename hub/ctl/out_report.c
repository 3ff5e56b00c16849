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

static void
text_ms(int64_t ms)
{
	if (ms < 0)
		printf("%10s", "n.v.t.");
	else
		printf("%8lld s", (long long)(ms / 1000));
}

static void
text_per_1000(uint32_t num, uint32_t inhabitants)
{
	int64_t milli = inhabitants > 0 ? report_care_per_1000(num, inhabitants) : 0;
	if (inhabitants > 0)
		printf("  %lld.%03lld per 1000 inhabitants", (long long)(milli / 1000), (long long)(milli % 1000));
	putchar('\n');
}

static void
text_pace(const char *of, const struct report_pace *p)
{
	out_cell(of, 28);
	printf("%6u cases  median ", p->cases);
	text_ms(p->median_ms);
	fputs("  90%", stdout);
	text_ms(p->p90_ms);
	putchar('\n');
}

static void
text_care(const struct report_care *c, uint32_t inhabitants)
{
	puts("KP-7, from the call to the decision");
	for (unsigned line = 0; line <= ZCC_LINES_NUM; line++)
		text_pace(line == 0 ? "all lines" : line_word(line), &c->pace[line]);
	puts("KP-18, from the call of a professional to a place or an answer");
	for (unsigned help = 0; help <= HELPS_NUM; help++)
		text_pace(help == 0 ? "all that they ask" : help_word(help), &c->help[help]);
	printf("PI-5, sent on to another line or desk: %u cases, %u times, one at most %u times\n",
	    c->forwarded, c->forwards, c->forwards_max);
	printf("KP-8, triaged %u:", c->triaged);
	for (unsigned u = 0; u <= URGENCY_MAX; u++)
		printf(" %s %u", urgency_word(u), c->urgency[u]);
	putchar('\n');
	fputs("KP-8, ", stdout);
	out_cell("low urgency, U4 and U5", 22);
	printf("%u", c->urgency[4] + c->urgency[5]);
	text_per_1000(c->urgency[4] + c->urgency[5], inhabitants);
	for (unsigned care = 1; care < CARES_NUM; care++)
		if (c->care[care] > 0) {
			printf("care ");
			out_cell(care_word(care), 23);
			printf("%u", c->care[care]);
			text_per_1000(c->care[care], inhabitants);
		}
	printf("KP-16, asked anew %u:", c->anew[0]);
	for (unsigned why = 1; why < RETRIAGES_NUM; why++)
		printf(" %s %u", retriage_word(why), c->anew[why]);
	printf("; answers taken over %u, changed %u\n", c->taken, c->changed);
	printf("KP-16, triaged by two %u; triagist graver %u, milder %u; regiearts graver %u, milder %u\n",
	    c->twice, c->up, c->down, c->regie_up, c->regie_down);
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
	text_care(&s->care, s->inhabitants);
	for (unsigned i = 1; i <= TAGS_NUM; i++) {
		fputs(i == TAG_CHAIN ? "KP-11, " : "KB-15, ", stdout);
		out_cell(tag_word(i), 21);
		printf("%u, %u reviewed, of which %u none after all\n", s->tags[i].given, s->tags[i].reviewed,
		    s->tags[i].none);
	}
}

static json_t *
json_ms(int64_t ms)
{
	return ms < 0 ? json_null() : json_integer(ms);
}

/* key: what it is about; word NULL: of all. */
static json_t *
json_pace(const char *key, const char *word, const struct report_pace *p)
{
	json_t *o = json_object();
	json_put(o, key, word == NULL ? json_null() : json_text(word));
	json_put(o, "cases", json_integer(p->cases));
	json_put(o, "median_ms", json_ms(p->median_ms));
	json_put(o, "p90_ms", json_ms(p->p90_ms));
	return o;
}

/* KP-8 in thousandths per 1000 inhabitants; null where nobody told how many there are. */
static json_t *
json_per_1000(const struct report_care *c, uint32_t inhabitants)
{
	json_t *o = json_object(), *urgency = json_object(), *care = json_object();
	for (unsigned u = 0; u <= URGENCY_MAX; u++)
		json_put(urgency, urgency_word(u),
		    json_integer(report_care_per_1000(c->urgency[u], inhabitants)));
	for (unsigned i = 1; i < CARES_NUM; i++)
		json_put(care, care_word(i), json_integer(report_care_per_1000(c->care[i], inhabitants)));
	json_put(o, "inhabitants", json_integer(inhabitants));
	json_put(o, "urgency", urgency);
	json_put(o, "care", care);
	return o;
}

static json_t *
json_care(const struct report_care *c, uint32_t inhabitants)
{
	json_t *o = json_object(), *pace = json_array(), *urgency = json_object(), *care = json_object();
	json_t *help = json_array(), *forwarded = json_object(), *anew = json_object();
	for (unsigned line = 0; line <= ZCC_LINES_NUM; line++)
		json_add(pace, json_pace("line", line == 0 ? NULL : line_word(line), &c->pace[line]));
	for (unsigned i = 0; i <= HELPS_NUM; i++)
		json_add(help, json_pace("asks", i == 0 ? NULL : help_word(i), &c->help[i]));
	json_put(forwarded, "cases", json_integer(c->forwarded));
	json_put(forwarded, "times", json_integer(c->forwards));
	json_put(forwarded, "most", json_integer(c->forwards_max));
	for (unsigned u = 0; u <= URGENCY_MAX; u++)
		json_put(urgency, urgency_word(u), json_integer(c->urgency[u]));
	for (unsigned i = 1; i < CARES_NUM; i++)
		json_put(care, care_word(i), json_integer(c->care[i]));
	json_put(o, "decided", pace);
	json_put(o, "answered_professionals", help);
	json_put(o, "forwarded", forwarded);
	json_put(o, "triaged", json_integer(c->triaged));
	json_put(o, "triaged_by_two", json_integer(c->twice));
	for (unsigned why = 1; why < RETRIAGES_NUM; why++)
		json_put(anew, retriage_word(why), json_integer(c->anew[why]));
	json_put(o, "asked_anew", json_integer(c->anew[0]));
	json_put(o, "asked_anew_why", anew);
	json_put(o, "answers_taken_over", json_integer(c->taken));
	json_put(o, "answers_changed", json_integer(c->changed));
	json_put(o, "urgency", urgency);
	json_put(o, "care", care);
	json_put(o, "per_1000_milli", inhabitants > 0 ? json_per_1000(c, inhabitants) : json_null());
	json_put(o, "triagist_graver", json_integer(c->up));
	json_put(o, "triagist_milder", json_integer(c->down));
	json_put(o, "regiearts_graver", json_integer(c->regie_up));
	json_put(o, "regiearts_milder", json_integer(c->regie_down));
	return o;
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
	json_t *tags = json_object();
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
	for (unsigned i = 1; i <= TAGS_NUM; i++) {
		json_t *t = json_object();
		json_put(t, "given", json_integer(s->tags[i].given));
		json_put(t, "reviewed", json_integer(s->tags[i].reviewed));
		json_put(t, "none", json_integer(s->tags[i].none));
		json_put(tags, tag_word(i), t);
	}
	json_put(o, "tags", tags);
	json_put(o, "course", json_care(&s->care, s->inhabitants));
	json_say(o);
}
