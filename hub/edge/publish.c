/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/publish.h"

#include "hub/core/rule.h"
#include "hub/edge/fault.h"
#include "shared/care/state.h"

#include <stdlib.h>
#include <string.h>

struct publisher {
	const struct book *book;
	const struct presence *presence;
	struct seg_writer *w;
	/* what readers have, so that a tick writes only what differs */
	struct zcc_line_row lines[ZCC_LINES_NUM];
	struct zcc_post_row posts[ZCC_POSTS_MAX];
	struct zcc_operator_row *operators;
	uint32_t operators_num;
	struct zcc_hub_row hub;
	bool is_owed; /* they have something newer that no bell told */
};

struct publisher *
publish_new(const struct book *b, const struct presence *p, struct seg_writer *w)
{
	struct publisher *pub = calloc(1, sizeof *pub);
	if (pub == NULL)
		return NULL;
	pub->book = b;
	pub->presence = p;
	pub->w = w;
	pub->operators_num = book_sizes(b)->operators;
	pub->operators = calloc(pub->operators_num, sizeof *pub->operators);
	if (pub->operators == NULL) {
		free(pub);
		return NULL;
	}
	return pub;
}

void
publish_free(struct publisher *p)
{
	if (p == NULL)
		return;
	free(p->operators);
	free(p);
}

static void
put(struct publisher *p, enum zcc_seg_table table, uint32_t i, const void *row)
{
	seg_put(p->w, table, i, row);
	fault_step("row-put");
}

static void
begin(struct publisher *p)
{
	fault_step("publish");
	seg_begin(p->w);
}

static uint64_t
commit(struct publisher *p)
{
	fault_step("publish-commit");
	uint64_t group = seg_commit(p->w);
	fault_step("published");
	return group;
}

static void
put_new(struct publisher *p, enum zcc_seg_table table, uint32_t i, const void *row)
{
	seg_put_new(p->w, table, i, row);
	fault_step("row-put");
}

static bool
is_handed(const struct book_case *c)
{
	static const struct zcc_hand none;
	return memcmp(&c->hand, &none, sizeof none) != 0;
}

/* A case and what belongs to it, in one group; most have neither a hand-over nor a triage, and most
 * changes are of the row alone. */
static void
put_case(struct publisher *p, uint32_t i)
{
	struct zcc_case_row row = {0};
	struct zcc_hand_row hand = {0};
	struct zcc_triage_row triage = {0};
	const struct book_case *c = book_board_row(p->book, i);
	if (c != NULL)
		row = c->row;
	if (c != NULL && is_handed(c))
		hand = (struct zcc_hand_row){c->row.id, c->hand};
	if (c != NULL && c->triage.times > 0)
		triage = (struct zcc_triage_row){c->row.id, c->triage};
	put(p, SEG_CASES, i, &row);
	put_new(p, SEG_HANDS, i, &hand);
	put_new(p, SEG_TRIAGES, i, &triage);
}

static bool
put_lines(struct publisher *p, int64_t now_line)
{
	bool has_put = false;
	for (unsigned i = 0; i < ZCC_LINES_NUM; i++) {
		struct zcc_line_row row = book_line(p->book, i + 1, now_line);
		if (memcmp(&row, &p->lines[i], sizeof row) == 0)
			continue;
		p->lines[i] = row;
		put(p, SEG_LINES, i, &row);
		has_put = true;
	}
	return has_put;
}

static bool
put_posts(struct publisher *p, const struct publish_facts *f)
{
	bool has_put = false;
	for (uint32_t i = 0; i < ZCC_POSTS_MAX; i++) {
		struct zcc_post_row row = book_post(p->book, i, f->now_line, f->now_wall);
		if (memcmp(&row, &p->posts[i], sizeof row) == 0)
			continue;
		p->posts[i] = row;
		put(p, SEG_POSTS, i, &row);
		has_put = true;
	}
	return has_put;
}

/* What this seat has in hand, and since when. */
static void
fill_busy(const struct book *b, const struct book_operator *op, uint64_t seat,
    struct zcc_operator_row *row)
{
	const struct book_case *c;
	int64_t ear_line = ZCC_NEVER, hold_line = ZCC_NEVER, hand_line = ZCC_NEVER;
	for (uint32_t i = 0; (c = book_each_held(b, &i)) != NULL;) {
		if (c->seat != seat || strcmp(c->row.claimed_by, row->name) != 0)
			continue;
		row->claims++;
		hand_line = c->row.state_line > hand_line ? c->row.state_line : hand_line;
		if (rule_in_ear(c->row.state, c->row.flags)) {
			row->in_ear = row->in_ear < UINT8_MAX ? (uint8_t)(row->in_ear + 1) : UINT8_MAX;
			ear_line = c->row.state_line > ear_line ? c->row.state_line : ear_line;
		} else if (c->row.state == CASE_AANGEHOUDEN) {
			row->on_hold++;
			hold_line = c->row.state_line > hold_line ? c->row.state_line : hold_line;
		}
	}
	row->busy_line = row->in_ear > 0 ? ear_line : row->on_hold > 0 ? hold_line
	    : row->claims > 0 ? hand_line
	    : op != NULL && op->free_line > row->since_line ? op->free_line : row->since_line;
}

/* Where the operator serves, and what is offered to him. */
static void
fill_task(const struct book *b, const struct book_operator *op, struct zcc_operator_row *row)
{
	if (op == NULL)
		return;
	const struct book_task *t = &op->task;
	const struct role_settings *r = settings_role(book_settings(b), row->role);
	row->lines = r != NULL && (r->verbs >> VERB_CLAIM & 1) != 0 ? rule_takes(b, op, row->role) : 0;
	row->task_lines = t->lines;
	row->is_paused = t->is_paused;
	row->pause_wall = t->until_wall;
	row->task_wall = t->told_wall;
	memcpy(row->task_by, t->told_by, sizeof row->task_by);
	row->answered = op->answered;
	row->messages = book_messages_of(b, op);
	memcpy(row->not_complaints, op->not_complaints, sizeof row->not_complaints);
	row->push_case = op->push.id;
	row->push_line = op->push.until_line;
	memcpy(row->push_by, op->push.by, sizeof row->push_by);
}

static void
fill_shift(const struct book_operator *op, struct zcc_operator_row *row)
{
	if (op == NULL || op->shift.began_wall == 0)
		return;
	const struct book_shift *s = &op->shift;
	row->shift_line = s->began_line;
	row->shift_wall = s->began_wall;
	row->is_role_offered = s->to[0] == '\0' && s->to_role[0] != '\0';
	if (row->is_role_offered)
		memcpy(row->offer_to, s->to_role, sizeof s->to_role);
	else
		memcpy(row->offer_to, s->to, sizeof row->offer_to);
	memcpy(row->refused_by, s->refused_by, sizeof row->refused_by);
}

/* The next operator, from *at on, who works in a shift and has no console; NULL: no more. */
static const struct book_operator *
next_unseated(const struct publisher *p, uint32_t *at)
{
	const struct book_operator *op;
	while ((op = book_each_operator(p->book, at)) != NULL)
		if (op->shift.began_wall != 0 && !presence_has(p->presence, op->name))
			return op;
	return NULL;
}

static void
fill_unseated(const struct publisher *p, const struct book_operator *op,
    struct zcc_operator_row *row)
{
	if (op == NULL)
		return;
	memcpy(row->name, op->name, sizeof row->name);
	memcpy(row->role, op->shift.role, sizeof row->role);
	row->since_line = op->shift.began_line;
	row->state = SEAT_AWAY;
	fill_busy(p->book, op, 0, row);
	fill_shift(op, row);
	fill_task(p->book, op, row);
}

static bool
put_operators(struct publisher *p)
{
	bool has_put = false;
	uint32_t unseated = 0;
	for (uint32_t i = 0; i < p->operators_num; i++) {
		const struct presence_seat *s = presence_slot(p->presence, i);
		struct zcc_operator_row row = {0};
		if (s != NULL && s->seat != 0) {
			memcpy(row.name, s->operator, sizeof row.name);
			memcpy(row.role, s->role, sizeof row.role);
			row.seat = s->seat;
			row.since_line = s->since_line;
			row.state = s->is_lost ? SEAT_LOST : SEAT_THERE;
			memcpy(row.location, s->location, sizeof row.location);
			const struct book_operator *op = book_operator(p->book, s->operator);
			fill_busy(p->book, op, s->seat, &row);
			if (!s->is_lost) {
				fill_shift(op, &row);
				fill_task(p->book, op, &row);
			}
		} else {
			fill_unseated(p, next_unseated(p, &unseated), &row);
		}
		if (memcmp(&row, &p->operators[i], sizeof row) == 0)
			continue;
		p->operators[i] = row;
		put(p, SEG_OPERATORS, i, &row);
		has_put = true;
	}
	return has_put;
}

static uint64_t
count_stale(const struct book *b, int64_t now_line)
{
	uint64_t n = 0;
	for (uint32_t i = 0; i < book_capacity_num(b); i++) {
		const struct zcc_capacity_row *r = book_capacity(b, i);
		n += now_line - r->updated_line > (int64_t)r->fresh_s * 1000;
	}
	return n;
}

static uint64_t
count_alarms(const struct book *b)
{
	uint64_t n = 0;
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;)
		n += a->seen_line == ZCC_NEVER && a->reason == 0;
	return n;
}

/* Does it differ in more than what the hub counts of its own work? */
static bool
is_news(const struct zcc_hub_row *row, const struct zcc_hub_row *was)
{
	struct zcc_hub_row r = *row;
	r.seq = was->seq;
	r.journal_bytes = was->journal_bytes;
	r.consoles = was->consoles;
	r.commands = was->commands;
	r.refused = was->refused;
	r.bad_signature = was->bad_signature;
	r.malformed = was->malformed;
	r.peer_full = was->peer_full;
	return memcmp(&r, was, sizeof r) != 0;
}

enum hub_change { HUB_SAME, HUB_COUNTS, HUB_NEWS };

static enum hub_change
put_hub(struct publisher *p, const struct publish_facts *f, bool is_tick)
{
	const struct book *b = p->book;
	struct book_totals t = book_totals(b);
	struct book_hands hands = book_hands(b);
	struct zcc_hub_row row = {.seq = book_seq(b),
	    .journal_bytes = f->journal_bytes,
	    .waiting = t.waiting,
	    .open = t.open,
	    .closed = t.closed,
	    .hidden = t.hidden,
	    .capacity_rows = book_capacity_num(b),
	    .capacity_stale = is_tick ? count_stale(b, f->now_line) : p->hub.capacity_stale,
	    .alarms = is_tick || book_changes(b).alarms_num > 0 ? count_alarms(b) : p->hub.alarms,
	    .consoles = presence_count(p->presence),
	    .commands = f->counters.commands,
	    .refused = f->counters.refused,
	    .bad_signature = f->counters.bad_signature,
	    .malformed = f->counters.malformed,
	    .peer_full = f->peer_full,
	    .shift_began_line = book_shift_line(b),
	    .config_seq = book_config_seq(b),
	    .leave_ms = (uint64_t)book_settings(b)->leave_board_s * 1000,
	    .hand_day = hands.day,
	    .contacts = hands.contacts,
	    .contacts_in_time = hands.in_time,
	    .accepted = hands.accepted,
	    .contact_worst_ms = (uint64_t)hands.worst_ms};
	row.placing = book_placing(b)->is;
	memcpy(row.protocol, book_protocol(b)->hash, sizeof row.protocol);
	memcpy(row.protocol_name, book_protocol(b)->name, sizeof row.protocol_name);
	memcpy(row.protocol_version, book_protocol(b)->version, sizeof row.protocol_version);
	row.advised = book_advised_num(b);
	row.reviews = book_noodknops_waiting(b, NULL);
	row.tagged = book_tags_waiting(b);
	bool is_new_load = is_tick || book_changes(b).alarms_num > 0;
	for (unsigned i = 0; i < ZCC_DESKS_NUM; i++)
		row.load[i] = is_new_load ? book_desk_load(b, i + 1, f->now_line, f->now_wall)
					  : p->hub.load[i];
	enum hub_change change = is_news(&row, &p->hub) ? HUB_NEWS : HUB_COUNTS;
	if (memcmp(&row, &p->hub, sizeof row) == 0)
		return HUB_SAME;
	p->hub = row;
	put(p, SEG_HUB, 0, &row);
	return change;
}

static void
put_changed(struct publisher *p, struct book *b)
{
	struct book_changes ch = book_changes(b);
	for (uint32_t i = 0; i < ch.cases_num; i++)
		put_case(p, ch.cases[i]);
	for (uint32_t i = 0; i < ch.capacity_num; i++)
		put(p, SEG_CAPACITY, ch.capacity[i], book_capacity(b, ch.capacity[i]));
	for (uint32_t i = 0; i < ch.alarms_num; i++)
		put(p, SEG_ALARMS, ch.alarms[i], book_alarm_at(b, ch.alarms[i]));
}

static bool
has_changed(const struct book *b)
{
	struct book_changes ch = book_changes(b);
	return ch.cases_num > 0 || ch.capacity_num > 0 || ch.alarms_num > 0;
}

/* Whoever has a hand-over or a triage has had it in most of the acts on it. */
static void
expect_case(const struct publisher *p, uint32_t i)
{
	const struct book_case *c = book_board_row(p->book, i);
	seg_expect(p->w, SEG_CASES, i);
	if (c != NULL && is_handed(c))
		seg_expect(p->w, SEG_HANDS, i);
	if (c != NULL && c->triage.times > 0)
		seg_expect(p->w, SEG_TRIAGES, i);
}

void
publish_expect(const struct publisher *p, const struct book *b)
{
	struct book_changes ch = book_changes(b);
	for (uint32_t i = 0; i < ch.cases_num; i++)
		expect_case(p, ch.cases[i]);
	for (uint32_t i = 0; i < ch.capacity_num; i++)
		seg_expect(p->w, SEG_CAPACITY, ch.capacity[i]);
}

uint64_t
publish_changes(struct publisher *p, struct book *b, const struct publish_facts *f)
{
	bool has_rows = has_changed(b), has_lines = false;
	begin(p);
	if (book_changes(b).has_shifts) /* who began a shift sees it at once, not at the next second */
		has_rows = put_operators(p) || has_rows;
	if (book_changes(b).has_lines)
		has_lines = put_lines(p, f->now_line);
	if (book_changes(b).has_posts)
		has_lines = put_posts(p, f) || has_lines;
	enum hub_change hub = put_hub(p, f, false);
	put_changed(p, b);
	book_changes_clear(b);
	uint64_t group = commit(p);
	if (has_rows || has_lines || hub == HUB_NEWS)
		return group;
	p->is_owed = p->is_owed || hub == HUB_COUNTS;
	return 0;
}

uint64_t
publish_tick(struct publisher *p, struct book *b, const struct publish_facts *f)
{
	book_settle_rows(b, f->now_line);
	bool has_put = has_changed(b) || p->is_owed;
	begin(p);
	put_changed(p, b);
	has_put = put_lines(p, f->now_line) || has_put;
	has_put = put_posts(p, f) || has_put;
	has_put = put_operators(p) || has_put;
	has_put = put_hub(p, f, true) != HUB_SAME || has_put;
	p->is_owed = false;
	book_changes_clear(b);
	uint64_t group = commit(p);
	return has_put ? group : 0;
}

uint64_t
publish_all(struct publisher *p, struct book *b, const struct publish_facts *f)
{
	begin(p);
	for (uint32_t i = 0; i < book_sizes(b)->board_cases; i++)
		if (book_board_row(b, i) != NULL)
			put_case(p, i);
	for (uint32_t i = 0; i < book_capacity_num(b); i++)
		put(p, SEG_CAPACITY, i, book_capacity(b, i));
	for (uint32_t i = 0; i < book_sizes(b)->alarms + ZCC_ALARMS_PAST; i++)
		if (book_alarm_at(b, i)->id != 0)
			put(p, SEG_ALARMS, i, book_alarm_at(b, i));
	put_lines(p, f->now_line);
	put_posts(p, f);
	put_operators(p);
	put_hub(p, f, true);
	book_changes_clear(b);
	return commit(p);
}

void
publish_bell(const struct book *b, struct wire_bell *bell)
{
	struct book_changes ch = book_changes(b);
	for (uint32_t i = 0; i < ch.cases_num; i++) {
		const struct book_case *c = book_board_row(b, ch.cases[i]);
		if (c == NULL)
			continue;
		if (bell->ids_num < WIRE_BELL_IDS_MAX)
			bell->ids[bell->ids_num++] = c->row.id;
		else
			bell->has_more = true;
	}
}
