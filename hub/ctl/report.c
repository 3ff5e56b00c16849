/* SPDX-License-Identifier: EUPL-1.2 */
/* One entry per case, by its number, with what the last row about it left; summed up at the end, so that
 * what was taken back is in no figure. */
#include "hub/ctl/report.h"

#include "hub/core/event.h"
#include "hub/edge/journal.h"
#include "shared/base/text.h"
#include "shared/care/state.h"

#include <stdlib.h>
#include <string.h>

struct entry {
	bool is_counted; /* came in between the two moments */
	bool is_same_call; /* made of another case, which its call is counted with (ID-2) */
	bool is_within;
	uint8_t line, state;
	int64_t received_line, answered_line, abandoned_line;
	char post[ZCC_CODE_SIZE], reason[ZCC_CODE_SIZE];
	unsigned asked;     /* place in the list of roles, and one: it waits for that role; 0 = it does not */
	int64_t asked_line;
	struct report_course course;
	struct report_tags tags[TAGS_NUM + 1];
};

struct report {
	struct report_sum sum; /* of roles now, of posts and reasons at the end */
	bool is_full;          /* more roles than fit */
	struct entry *entry;   /* by the number of the case */
	uint64_t entries;
};

struct report *
report_new(int64_t from_wall, int64_t to_wall)
{
	struct report *r = calloc(1, sizeof *r);
	if (r != NULL) {
		r->sum.from_wall = from_wall;
		r->sum.to_wall = to_wall;
	}
	return r;
}

void
report_free(struct report *r)
{
	if (r != NULL)
		free(r->entry);
	free(r);
}

/* The entry of a case, which may be new; NULL: no memory. */
static struct entry *
entry_of(struct report *r, uint64_t id)
{
	if (id < r->entries)
		return &r->entry[id];
	if (id > UINT32_MAX) /* no journal has so many */
		return NULL;
	uint64_t room = id + 1 + id / 2;
	struct entry *more = realloc(r->entry, room * sizeof *more);
	if (more == NULL)
		return NULL;
	memset(more + r->entries, 0, (room - r->entries) * sizeof *more);
	r->entry = more;
	r->entries = room;
	return &r->entry[id];
}

static int
came_in(struct report *r, const struct event *e)
{
	const struct zcc_case_row *row = &e->u.received.row;
	struct entry *c = entry_of(r, row->id);
	if (c == NULL)
		return ZCC_E_FULL;
	*c = (struct entry){.is_counted = row->received_wall >= r->sum.from_wall &&
		row->received_wall < r->sum.to_wall,
	    .is_same_call = event_is_same_call(e),
	    .line = row->line,
	    .state = row->state,
	    .received_line = row->received_line,
	    .answered_line = ZCC_NEVER,
	    .abandoned_line = ZCC_NEVER};
	report_course_begins(&c->course, e);
	if (e->type == EV_CASE_ENTERED) {
		c->answered_line = e->u.received.answered_line;
		c->is_within = e->u.received.is_within;
	}
	memcpy(c->post, row->post, sizeof c->post);
	memcpy(c->reason, row->reason, sizeof c->reason);
	return ZCC_OK;
}

static struct report_asked *
asked_of(struct report *r, const char *role)
{
	struct report_sum *s = &r->sum;
	for (unsigned i = 0; i < s->asked_num; i++)
		if (strcmp(s->asked[i].role, role) == 0)
			return &s->asked[i];
	if (s->asked_num == REPORT_ASKED_MAX) {
		r->is_full = true;
		return NULL;
	}
	struct report_asked *a = &s->asked[s->asked_num++];
	(void)text_copy(a->role, sizeof a->role, role);
	return a;
}

static void
ask(struct report *r, struct entry *c, const struct ev_case_changed *ch)
{
	struct report_asked *a =
	    (ch->hand.flags & HAND_FLAG_ROLE) != 0 ? asked_of(r, ch->hand.to) : NULL;
	if (a == NULL)
		return;
	a->asked++;
	c->asked = (unsigned)(a - r->sum.asked) + 1;
	c->asked_line = ch->hand.sent_line;
}

/* Whether a role that was asked still is. */
static void
answer(struct report *r, struct entry *c, const struct ev_case_changed *ch,
    const struct journal_row *row)
{
	struct report_asked *a = &r->sum.asked[c->asked - 1];
	int64_t took_ms = row->line_ms - c->asked_line;
	if (ch->act == ACT_ACCEPT) {
		a->taken++;
		a->longest_ms = took_ms > a->longest_ms ? took_ms : a->longest_ms;
	} else if (ch->act == ACT_HAND_BACK) {
		a->returned += row->actor[0] != '\0';
		a->lapsed += row->actor[0] == '\0';
	} else if (ch->hand.kind == HAND_TRANSFER && ch->hand.state == HAND_SENT) {
		return;
	} else {
		a->ended++;
	}
	c->asked = 0;
}

static int
changed(struct report *r, const struct event *e, const struct journal_row *row)
{
	const struct ev_case_changed *ch = &e->u.changed;
	struct entry *c = entry_of(r, ch->id);
	if (c == NULL)
		return ZCC_E_FULL;
	if (c->asked != 0)
		answer(r, c, ch, row);
	if (ch->act == ACT_TRANSFER && c->is_counted)
		ask(r, c, ch);
	report_course_goes_on(&c->course, ch, row->line_ms);
	c->state = ch->state;
	c->answered_line = ch->answered_line;
	c->abandoned_line = ch->abandoned_line;
	c->is_within = ch->is_within;
	memcpy(c->reason, ch->reason, sizeof c->reason);
	return ZCC_OK;
}

static int
was_asked(struct report *r, const struct ev_case_asked *a)
{
	struct entry *c = entry_of(r, a->id);
	if (c == NULL)
		return ZCC_E_FULL;
	report_course_asked(&c->course, a);
	return ZCC_OK;
}

static int
tagged(struct report *r, const struct ev_tagged *t)
{
	struct entry *c = entry_of(r, t->case_id);
	if (c == NULL)
		return ZCC_E_FULL;
	c->tags[t->tag].given += t->act == TAG_GIVEN;
	c->tags[t->tag].reviewed += t->act == TAG_REVIEWED;
	c->tags[t->tag].none += t->outcome == TAG_END_NONE;
	return ZCC_OK;
}

int
report_take(struct report *r, const struct journal_row *row)
{
	struct event e = {.type = row->type, .version = row->version};
	struct bytes b = bytes_reader(row->body, row->body_len);
	bool is_received = row->type == EV_CASE_RECEIVED || row->type == EV_CASE_ENTERED;
	if (!is_received && row->type != EV_CASE_CHANGED && row->type != EV_CASE_ASKED &&
	    row->type != EV_TAGGED)
		return ZCC_OK;
	event_code(&b, &e);
	if (!bytes_at_end(&b)) /* verifying says what is wrong with it */
		return ZCC_OK;
	return is_received              ? came_in(r, &e)
	    : row->type == EV_CASE_ASKED ? was_asked(r, &e.u.asked)
	    : row->type == EV_TAGGED     ? tagged(r, &e.u.tagged)
	                                 : changed(r, &e, row);
}

static bool
sum_reach(struct report_sum *s, const struct entry *c)
{
	unsigned i = 0;
	if (c->is_same_call)
		return true;
	while (i < s->reach_num &&
	    (s->reach[i].line != c->line || strcmp(s->reach[i].post, c->post) != 0))
		i++;
	if (i == REPORT_REACH_MAX)
		return false;
	struct report_reach *r = &s->reach[i];
	if (i == s->reach_num) {
		s->reach_num++;
		*r = (struct report_reach){.line = c->line};
		memcpy(r->post, c->post, sizeof r->post);
	}
	r->calls++;
	if (c->answered_line != ZCC_NEVER) {
		int64_t waited = c->answered_line - c->received_line;
		r->answered++;
		r->within += c->is_within;
		r->longest_ms = waited > r->longest_ms ? waited : r->longest_ms;
	} else if (c->abandoned_line != ZCC_NEVER) {
		r->abandoned++;
		r->late += !c->is_within;
	}
	return true;
}

static bool
sum_closed(struct report_sum *s, const struct entry *c)
{
	unsigned i = 0;
	while (i < s->closed_num && strcmp(s->closed[i].reason, c->reason) != 0)
		i++;
	if (i == REPORT_CLOSED_MAX)
		return false;
	if (i == s->closed_num) {
		s->closed_num++;
		s->closed[i].cases = 0;
		memcpy(s->closed[i].reason, c->reason, sizeof c->reason);
	}
	s->closed[i].cases++;
	return true;
}

/* Of which cases how long it took, until when. */
struct measure {
	bool (*is_of)(const struct report_course *c, unsigned what); /* what 0: all of them */
	int64_t (*end)(const struct report_course *c);
};

static bool
is_of_line(const struct report_course *c, unsigned line)
{
	return line == 0 || c->line == line;
}

static bool
is_of_help(const struct report_course *c, unsigned help)
{
	return c->asks != HELP_NONE && (help == 0 || c->asks == help);
}

static bool
sum_pace(const struct report *r, const struct measure *m, unsigned what, struct report_pace *out)
{
	uint32_t num = 0;
	int64_t *took = malloc((r->entries + 1) * sizeof *took);
	for (uint64_t id = 0; took != NULL && id < r->entries; id++) {
		const struct report_course *c = &r->entry[id].course;
		bool is_in = r->entry[id].is_counted && !c->is_late && m->end(c) != ZCC_NEVER;
		if (is_in && m->is_of(c, what))
			took[num++] = m->end(c) - c->received_line;
	}
	*out = report_care_pace(took, num);
	bool has_room = took != NULL;
	free(took);
	return has_room;
}

bool
report_sum(const struct report *r, struct report_sum *out)
{
	bool fits = !r->is_full;
	*out = r->sum;
	for (uint64_t id = 0; id < r->entries; id++) {
		const struct entry *c = &r->entry[id];
		if (!c->is_counted)
			continue;
		fits = sum_reach(out, c) && fits;
		report_care_add(&out->care, &c->course);
		for (unsigned i = 1; i <= TAGS_NUM; i++) {
			out->tags[i].given += c->tags[i].given;
			out->tags[i].reviewed += c->tags[i].reviewed;
			out->tags[i].none += c->tags[i].none;
		}
		if (c->state == CASE_GESLOTEN)
			fits = sum_closed(out, c) && fits;
	}
	for (unsigned line = 0; line <= ZCC_LINES_NUM; line++)
		fits = sum_pace(r, &(struct measure){is_of_line, report_course_decided}, line,
		    &out->care.pace[line]) && fits;
	for (unsigned help = 0; help <= HELPS_NUM; help++)
		fits = sum_pace(r, &(struct measure){is_of_help, report_course_offered}, help,
		    &out->care.help[help]) && fits;
	return fits;
}

int32_t
report_share(const struct report_reach *r)
{
	uint64_t all = (uint64_t)r->answered + r->late;
	return all > 0 ? (int32_t)((uint64_t)r->within * 1000 / all) : -1;
}
