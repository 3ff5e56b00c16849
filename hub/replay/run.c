/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Each turn of the loop: take the hub's answers, send what is due and fits, look whether the
 * end has come, wait for an answer or for the next moment something is due.
 *
 *     calls, capacity --place--> own post ------+
 *     callers (hang up) -------> own post ------+--> hub --> answers --> callers, operators
 *     operators ---------------> desk posts ----+
 *
 * At top speed with operators the feed stays at most AHEAD_MAX calls ahead of them, so that the
 * hub's table of open cases is not filled with calls that nobody can have taken yet.
 */
#include "hub/replay/run_priv.h"

#include "hub/replay/plan.h"
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/state.h"

#include <inttypes.h>

enum { AHEAD_MAX = 512, TURN_MOST_MS = 250, STOP_MOST_MS = 5000 };

/* --- answers ------------------------------------------------------------------------------- */

static int
denied(const struct post_reply *a, struct fault *f)
{
	return fault_set(f, ZCC_E_DENIED, 0, "the hub refuses %s: %s", verb_word(a->verb), a->text);
}

/* An intake, a capacity row or a hang-up was decided; its tag is the row of the file. */
static int
own_answer(struct run *r, const struct post_reply *a, struct fault *f)
{
	if (a->verb == VERB_ABANDON) {
		/* Refused when somebody answered just before: then the caller talks. */
		r->tally.hung_up += a->code == ZCC_OK;
		return ZCC_OK;
	}
	/* a line that is closed refuses this call; whoever may not call at all ends the run */
	if (a->code == ZCC_E_DENIED && a->why != WHY_LINE_CLOSED)
		return denied(a, f);
	if (a->code != ZCC_OK) {
		r->tally.refused++;
		r->refused_calls += a->verb == VERB_INTAKE;
		progress_say(&r->progress, "row %" PRIu64 ": the hub refuses %s: %s", a->tag,
		    verb_word(a->verb), a->text);
		return ZCC_OK;
	}
	if (a->verb == VERB_CAPACITY) {
		r->tally.capacity++;
		return ZCC_OK;
	}
	r->tally.cases++;
	if (r->operators != NULL)
		operators_call_came(r->operators);
	if (r->callers != NULL)
		callers_came(r->callers, a->row, r->now_ms);
	return ZCC_OK;
}

/* The act of a simulated operator was decided; its tag says whose. */
static int
desk_answer(struct run *r, const struct post_reply *a, struct fault *f)
{
	if (a->code == ZCC_E_DENIED)
		return denied(a, f);
	uint64_t id = operators_answer(r->operators, (unsigned)a->tag, a->code, a->row, a->version,
	    r->now_ms);
	if (id != 0 && r->callers != NULL)
		callers_answered(r->callers, id);
	return ZCC_OK;
}

static int
take_answers(struct run *r, struct post *p, struct fault *f)
{
	struct post_reply a;
	int rc = ZCC_OK;

	while (rc == ZCC_OK && post_receive(p, r->now_ms, &a) == ZCC_OK)
		rc = p == r->own ? own_answer(r, &a, f) : desk_answer(r, &a, f);
	const char *trouble = post_trouble(p);
	if (trouble != NULL)
		progress_say(&r->progress, "the hub cannot record now: %s; trying again", trouble);
	if (rc == ZCC_OK && post_silent_ms(p, r->now_ms) > r->o->give_up_ms)
		rc = fault_set(f, ZCC_E_DOWN, 0,
		    "the hub has not answered for %" PRId64 " s; %" PRIu64
		    " calls were sent and %" PRIu64 " taken in; is zcc-hub running?",
		    r->o->give_up_ms / 1000, r->tally.calls, r->tally.cases);
	return rc;
}

/* --- sending ------------------------------------------------------------------------------- */

/* The first in line of one file; bad rows are named on the way.  NULL: it has ended. */
static int
head_of(struct run *r, struct feed *feed, const struct feed_item **item, struct fault *f)
{
	int rc = ZCC_E_AGAIN;

	*item = NULL;
	while (
	    feed != NULL && !run_is_interrupted && (rc = feed_peek(feed, item, f)) == ZCC_E_DATA) {
		r->tally.bad_rows++;
		progress_say(&r->progress, "%s; passed over", f->text);
	}
	if (rc != ZCC_OK)
		*item = NULL;
	return rc == ZCC_E_AGAIN || rc == ZCC_E_DATA ? ZCC_OK : rc;
}

/* What is next of both files, capacity first: a board with calls and no beds looks wrong. */
static int
next_item(struct run *r, struct feed **feed, const struct feed_item **item, struct fault *f)
{
	const struct feed_item *call, *capacity;
	int rc = head_of(r, r->calls, &call, f);

	if (rc == ZCC_OK)
		rc = head_of(r, r->capacity, &capacity, f);
	if (rc != ZCC_OK)
		return rc;
	bool is_call = capacity == NULL || (call != NULL && call->place < capacity->place);
	*feed = is_call ? r->calls : r->capacity;
	*item = is_call ? call : capacity;
	return ZCC_OK;
}

static bool
is_ahead(const struct run *r)
{
	if (r->operators == NULL || r->o->speed_milli != PLAN_MAX)
		return false;
	uint64_t done = r->refused_calls + operators_counts(r->operators).claimed;
	return r->tally.calls > done + AHEAD_MAX && !operators_are_idle(r->operators);
}

static int
send_rows(struct run *r, struct fault *f)
{
	while (!r->is_fed) {
		struct feed *feed;
		const struct feed_item *item;
		int rc = next_item(r, &feed, &item, f);

		if (rc != ZCC_OK)
			return rc;
		r->is_fed = item == NULL;
		r->due_ms = INT64_MAX;
		if (item == NULL)
			return ZCC_OK;
		r->due_ms = r->start_ms + plan_scale(item->place, r->o->speed_milli);
		if (r->due_ms > r->now_ms || !post_has_room(r->own) || is_ahead(r))
			return ZCC_OK;
		bool is_call = feed == r->calls;
		ask_init(&r->ask, is_call ? VERB_INTAKE : VERB_CAPACITY);
		r->ask.board = item->board;
		rc = post_send(r->own, &r->ask, item->row, r->now_ms, f);
		if (rc != ZCC_OK)
			return rc;
		r->tally.calls += is_call;
		feed_take(feed);
	}
	return ZCC_OK;
}

/* Nobody answered this caller, as far as the board shows: somebody at a console may have. */
static bool
still_waits(struct run *r, uint64_t id)
{
	if (seg_refresh(r->board, NULL) != SEG_OPEN)
		return true;
	const struct zcc_case_row *row = board_case(seg_board(r->board), id);
	return row == NULL || state_is_waiting((enum zcc_state)row->state);
}

static int
send_hang_ups(struct run *r, struct fault *f)
{
	struct caller who;
	int rc = ZCC_OK;

	while (rc == ZCC_OK && r->callers != NULL && post_has_room(r->own) &&
	    callers_left(r->callers, r->now_ms, &who)) {
		if (!still_waits(r, who.id))
			continue;
		ask_init(&r->ask, VERB_ABANDON);
		r->ask.row = who.id;
		rc = post_send(r->own, &r->ask, 0, r->now_ms, f);
	}
	return rc;
}

static bool
desks_have_slots(const struct run *r)
{
	for (unsigned i = 0; i < r->desks_num; i++)
		if (!post_has_slot(r->desk[i]))
			return false;
	return true;
}

/* As far as the board shows, nobody waits: an operator would see that and not press the key, which
 * would be a refusal in the audit. */
static bool
nobody_waits(struct run *r)
{
	if (seg_refresh(r->board, NULL) != SEG_OPEN)
		return false;
	const struct board *b = seg_board(r->board);
	return b->is_live && b->hub.waiting == 0;
}

static int
send_acts(struct run *r, struct fault *f)
{
	unsigned who;
	int rc = ZCC_OK;

	while (rc == ZCC_OK && r->operators != NULL && desks_have_slots(r) &&
	    operators_next(r->operators, r->now_ms, &who, &r->ask) == ZCC_OK) {
		if (r->ask.verb == VERB_NEXT && nobody_waits(r)) {
			operators_answer(r->operators, who, ZCC_E_BUSY, 0, 0, r->now_ms);
			continue;
		}
		ZCC_MUST(text_copy(r->ask.role, sizeof r->ask.role, r->operator_role));
		rc = post_send(r->desk[who % r->desks_num], &r->ask, who, r->now_ms, f);
	}
	return rc;
}

/* --- the loop ------------------------------------------------------------------------------ */

static void
begin_stop(struct run *r)
{
	r->stop_ms = r->now_ms;
	r->tally.is_interrupted = true;
	r->is_fed = true;
	r->due_ms = INT64_MAX;
	if (r->operators != NULL)
		operators_stop(r->operators);
}

static bool
is_over(struct run *r)
{
	bool is_stopping = r->stop_ms != INT64_MAX;

	if (is_stopping) {
		post_drop_waiting(r->own);
		if (r->now_ms - r->stop_ms > STOP_MOST_MS)
			return true;
	}
	if (!r->is_fed || post_under_way(r->own) > 0)
		return false;
	if (!is_stopping && r->callers != NULL && callers_wake_ms(r->callers) <= r->now_ms)
		return false;
	if (r->operators != NULL && !r->was_last_call) {
		r->was_last_call = true;
		operators_last_call(r->operators);
		return false;
	}
	return r->operators == NULL || operators_are_done(r->operators);
}

static int64_t
sooner(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void
wait_for_more(struct run *r)
{
	struct sock_wait w[1 + OPTIONS_NAMES_MAX] = {post_wait(r->own)};
	int64_t wake_ms = sooner(r->now_ms + TURN_MOST_MS, post_wake_ms(r->own));

	/* A row that is due but cannot go waits for an answer, not for its time. */
	if (r->due_ms > r->now_ms)
		wake_ms = sooner(wake_ms, r->due_ms);
	if (r->callers != NULL && post_has_room(r->own))
		wake_ms = sooner(wake_ms, callers_wake_ms(r->callers));
	if (r->operators != NULL && desks_have_slots(r))
		wake_ms = sooner(wake_ms, operators_wake_ms(r->operators));
	for (unsigned i = 0; i < r->desks_num; i++) {
		w[1 + i] = post_wait(r->desk[i]);
		wake_ms = sooner(wake_ms, post_wake_ms(r->desk[i]));
	}
	int64_t wait_ms = wake_ms - r->now_ms;
	sock_wait(w, 1 + r->desks_num, wait_ms > 0 ? (int)wait_ms : 0);
}

static int
turn(struct run *r, struct fault *f)
{
	int rc = take_answers(r, r->own, f);

	for (unsigned i = 0; rc == ZCC_OK && i < r->desks_num; i++)
		rc = take_answers(r, r->desk[i], f);
	if (rc == ZCC_OK && r->stop_ms == INT64_MAX) {
		rc = send_rows(r, f);
		if (rc == ZCC_OK)
			rc = send_hang_ups(r, f);
	}
	if (rc == ZCC_OK)
		rc = send_acts(r, f);
	return rc;
}

static void
update_tally(struct run *r)
{
	struct tally *t = &r->tally;

	t->elapsed_ms = r->now_ms - r->start_ms;
	t->behind_ms = r->due_ms < r->now_ms && r->o->speed_milli != PLAN_MAX ?
	    r->now_ms - r->due_ms : 0;
	t->calls_total = r->calls != NULL ? feed_total(r->calls) : 0;
	if (r->operators != NULL)
		t->operators = operators_counts(r->operators);
}

int
run_all(struct run *r, struct fault *f)
{
	int rc = ZCC_OK;

	r->start_ms = r->now_ms = clock_boot_ms();
	r->due_ms = INT64_MAX;
	while (rc == ZCC_OK && !is_over(r)) {
		r->now_ms = clock_boot_ms();
		if (run_is_interrupted && r->stop_ms == INT64_MAX)
			begin_stop(r);
		rc = turn(r, f);
		update_tally(r);
		progress_show(&r->progress, &r->tally, r->now_ms);
		if (rc == ZCC_OK)
			wait_for_more(r);
	}
	r->now_ms = clock_boot_ms();
	update_tally(r);
	return rc;
}

const struct tally *
run_tally(const struct run *r)
{
	return &r->tally;
}

struct progress *
run_progress(struct run *r)
{
	return &r->progress;
}
