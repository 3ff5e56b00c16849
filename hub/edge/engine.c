/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/engine_priv.h"

#include "hub/edge/chain.h"
#include "hub/edge/mark.h"
#include "shared/base/err.h"

#include <stdlib.h>
#include <string.h>

/* A year of 180 calls a day: 48 bytes each, and only of those that there are. */
enum { EXPIRE_ROWS = 512, NAMES_MAX = 65536 };

static void
engine_clear(struct engine *e)
{
	free(e->arena);
	free(e->body);
	free(e->data);
	free(e->room);
	free(e->stored);
	free(e->sealed);
	free(e->parsed);
	seal_room_free(e->work);
	seal_room_free(e->plain);
	seal_room_free(e->boxed);
	seal_room_free(e->shared);
	seal_room_free(e->looked);
	seal_room_free(e->given);
	names_free(e->names);
}

int
engine_new(const struct engine_setup *setup, struct engine **out, struct fault *f)
{
	struct engine *e = calloc(1, sizeof *e);
	if (e == NULL)
		return fault_set(f, ZCC_E_FULL, 0, "no memory for the engine");
	e->s = *setup;
	memcpy(e->head, setup->head, sizeof e->head);
	e->arena = malloc(ARENA_BYTES);
	e->body = malloc(BODY_BYTES);
	e->data = malloc(DATA_BYTES);
	e->room = malloc(ZCC_ANSWER_MAX);
	e->stored = malloc(ZCC_ANSWER_MAX);
	e->sealed = malloc(ZCC_DOSSIER_MAX + SEAL_LOCK_EXTRA);
	e->parsed = calloc(1, sizeof *e->parsed);
	e->work = seal_room(sizeof *e->work);
	e->plain = seal_room(PLAIN_BYTES);
	e->boxed = seal_room(DATA_BYTES);
	e->shared = seal_room(SHARED_NUM * sizeof *e->shared);
	e->looked = seal_room(sizeof *e->looked);
	e->given = seal_room(sizeof *e->given);
	if (e->arena == NULL || e->body == NULL || e->data == NULL || e->room == NULL ||
	    e->stored == NULL || e->sealed == NULL || e->parsed == NULL || e->work == NULL ||
	    e->plain == NULL || e->boxed == NULL || e->shared == NULL || e->looked == NULL ||
	    e->given == NULL) {
		engine_clear(e);
		free(e);
		return fault_set(f, ZCC_E_FULL, 0, "no (guarded) memory for the engine");
	}
	int code = names_new(NAMES_MAX, e->s.draw, e->s.arg, &e->names, f);
	if (code != ZCC_OK) {
		engine_clear(e);
		free(e);
		return code;
	}
	memset(e->shared, 0, SHARED_NUM * sizeof *e->shared);
	e->fill_below = book_next_case(e->s.book);
	e->checkpoint_seq = setup->checkpoint_seq;
	*out = e;
	return ZCC_OK;
}

void
engine_free(struct engine *e)
{
	if (e == NULL)
		return;
	engine_clear(e);
	free(e);
}

/*
 * What a restart goes on from: boot and offset with the first commit of a start, and they hold for
 * all that follow; where the line stood says the newest row.  A commit without a row says it here.
 * (With each commit it cost a page of five of the log.)
 */
static int
put_mark(struct engine *e, struct now now, struct fault *f)
{
	if (e->is_marked && e->has_rows)
		return ZCC_OK;
	struct timeline_mark m = {
	    .offset_ms = e->s.timeline->offset_ms, .line_ms = now.line_ms, .wall_ms = now.wall_ms};
	memcpy(m.boot_id, e->s.timeline->boot_id, sizeof m.boot_id);
	uint8_t room[96];
	struct bytes b = bytes_writer(room, sizeof room);
	mark_code(&b, &m);
	return e->s.journal->ops->meta_put(e->s.journal, "timeline", room, (uint32_t)b.at, f);
}

static int
put_checkpoint(struct engine *e, struct fault *f)
{
	uint8_t sig[ZCC_SIG_BYTES];
	uint64_t seq = book_seq(e->s.book);
	if (seq == e->checkpoint_seq)
		return ZCC_OK;
	chain_sign(e->s.hub_keys, e->s.site, seq, e->head, sig);
	e->checkpoint_seq = seq;
	return e->s.journal->ops->checkpoint_put(e->s.journal, seq, e->head, sig, f);
}

/* End the transaction, if anything was recorded. */
static int
group_end(struct engine *e, bool is_last, struct now now, struct fault *f)
{
	int code = ZCC_OK;
	if (!e->in_group)
		return ZCC_OK;
	if (is_last || book_seq(e->s.book) - e->checkpoint_seq >= CHAIN_SIGN_ROWS)
		code = put_checkpoint(e, f);
	if (code == ZCC_OK)
		code = put_mark(e, now, f);
	engine_step(e, "commit");
	if (code == ZCC_OK)
		code = e->s.journal->ops->commit(e->s.journal, f);
	if (code != ZCC_OK)
		return code;
	e->in_group = e->has_rows = false;
	e->is_marked = true;
	engine_step(e, "committed");
	if (e->adopted != NULL && e->s.adopted != NULL)
		e->s.adopted(e->adopted, e->adopted_len, e->s.arg);
	e->adopted = NULL;
	return ZCC_OK;
}

static int
adopt(struct engine *e, const struct engine_first *what, struct now now, struct fault *f)
{
	struct event ev = {.type = EV_CONFIG};
	if (memcmp(what->hash, book_config_hash(e->s.book), ZCC_HASH_BYTES) == 0)
		return ZCC_OK;
	*e->parsed = *what->settings;
	ev.u.config.settings = e->parsed;
	ev.u.config.text = what->text;
	ev.u.config.text_len = what->text_len;
	memcpy(ev.u.config.hash, what->hash, ZCC_HASH_BYTES);
	return record_own(e, &ev, now, f);
}

static int
add_operator(struct engine *e, const struct book_operator *op, struct now now, struct fault *f)
{
	struct event ev = {.type = EV_OPERATOR_ADDED};
	memcpy(ev.u.operator.name, op->name, sizeof ev.u.operator.name);
	memcpy(ev.u.operator.key, op->key, sizeof ev.u.operator.key);
	memcpy(ev.u.operator.role, op->role, sizeof ev.u.operator.role);
	ev.u.operator.roles_num = op->roles_num;
	return record_own(e, &ev, now, f);
}

int
engine_start(struct engine *e, const struct engine_first *first, struct now now, struct fault *f)
{
	struct event ev = {.type = EV_STARTED};
	ev.u.started.epoch = e->s.epoch;
	int code = record_own(e, &ev, now, f);
	if (code == ZCC_OK)
		code = adopt(e, first, now, f);
	if (code == ZCC_OK)
		code = record_protocol_mark(e, now, f);
	for (uint32_t i = 0; i < first->added_num && code == ZCC_OK; i++)
		code = add_operator(e, &first->added[i], now, f);
	if (code == ZCC_OK && first->clamp_ms != 0) {
		rule_clock_alarm(e->s.book, first->clamp_ms, now, &ev);
		code = record_own(e, &ev, now, f);
	}
	/* the shift that runs began before anybody can claim in it */
	for (uint32_t left = ZCC_GROUP_MAX;
	     code == ZCC_OK && left > 0 && rule_time(e->s.book, now, &ev) == ZCC_OK; left--)
		code = record_own(e, &ev, now, f);
	return code == ZCC_OK ? group_end(e, false, now, f) : code;
}

int
engine_stop(struct engine *e, struct now now, struct fault *f)
{
	struct event ev = {.type = EV_STOPPED};
	int code = record_own(e, &ev, now, f);
	return code == ZCC_OK ? group_end(e, true, now, f) : code;
}

int
engine_adopt(struct engine *e, const struct engine_first *what, struct now now, struct fault *f)
{
	engine_answers_forget(e);
	struct event ev;
	int code = adopt(e, what, now, f);
	if (code == ZCC_OK)
		code = record_protocol_mark(e, now, f);
	/* what it says of windows is shown at once */
	for (int i = 0; i < ZCC_LINES_NUM && code == ZCC_OK && e->in_group &&
	     rule_window(e->s.book, now, &ev) == ZCC_OK; i++)
		code = record_own(e, &ev, now, f);
	return code == ZCC_OK ? group_end(e, false, now, f) : code;
}

int
engine_group(struct engine *e, const struct engine_in *in, uint32_t num, enum engine_mode mode,
    struct now now, struct fault *f)
{
	ZCC_MUST(num <= ZCC_GROUP_MAX);
	engine_answers_forget(e);
	e->has_page = false;
	/* a page of the journal is long: nothing more in this group (DESIGN 3) */
	for (e->taken = 0; e->taken < num && !e->has_page; e->taken++) {
		int code = command_handle(e, &in[e->taken], mode, now, f);
		if (code != ZCC_OK)
			return code;
	}
	int code = e->has_rows ? group_end(e, false, now, f) : ZCC_OK;
	if (code == ZCC_OK && e->must_scrub) {
		code = e->s.journal->ops->scrub(e->s.journal, f);
		e->must_scrub = false;
	}
	return code;
}

/*
 * Whose hands are empty: somebody who was revoked, a console that fell silent (or never came back
 * after a restart), and a command line, which shows no life, once the shift of the claim is over
 * (DESIGN 5).
 */
static bool
is_left(const struct engine *e, const struct presence_claim *claim, struct now now)
{
	uint32_t lost_s = book_settings(e->s.book)->lost_s;
	const struct book_operator *op = book_operator(e->s.book, claim->operator);
	if (op != NULL && op->is_revoked)
		return true;
	if (claim->seat == 0) /* whose own shift runs has not left, whatever boundary passes */
		return claim->claim_line < book_shift_line(e->s.book) &&
		    (op == NULL || op->shift.began_wall == 0);
	return !presence_is_there(e->s.presence, claim->operator, claim->seat) &&
	    presence_is_silent(e->s.presence, claim, now.line_ms, lost_s);
}

/* Their claims become verlaten. */
static int
take_lost(struct engine *e, struct now now, uint32_t *left, struct fault *f)
{
	const struct book_case *c;
	uint32_t lost_s = book_settings(e->s.book)->lost_s;
	presence_tick(e->s.presence, now.line_ms, lost_s);
	for (uint32_t i = 0; *left > 0 && (c = book_each_held(e->s.book, &i)) != NULL;) {
		struct event ev;
		struct presence_claim claim = {c->row.claimed_by, c->seat, c->row.state_line};
		if (!is_left(e, &claim, now) || rule_lost(e->s.book, c, now, &ev) != ZCC_OK)
			continue;
		int code = record_own(e, &ev, now, f);
		if (code == ZCC_OK)
			code = seat_goes_on(e, &claim, now, f);
		if (code == ZCC_OK && c->row.state == CASE_VERLATEN)
			code = record_what_follows(e, &ev, now, f);
		if (code != ZCC_OK)
			return code;
		(*left)--;
	}
	return ZCC_OK;
}

/* The shift of whom no console gives a sign any more ends with his claims; one from a command line
 * runs until it is ended. */
static bool
shift_is_left(const struct engine *e, const struct book_operator *op, struct now now)
{
	uint32_t lost_s = book_settings(e->s.book)->lost_s;
	struct presence_claim claim = {op->name, op->shift.seat, op->shift.began_line};
	return op->shift.began_wall != 0 && op->shift.seat != 0 &&
	    !presence_has(e->s.presence, op->name) &&
	    presence_is_silent(e->s.presence, &claim, now.line_ms, lost_s);
}

static int
end_lost_shifts(struct engine *e, struct now now, uint32_t *left, struct fault *f)
{
	const struct book_operator *op;
	for (uint32_t i = 0; *left > 0 && (op = book_each_operator(e->s.book, &i)) != NULL;) {
		struct event ev;
		if (!shift_is_left(e, op, now) || rule_shift_lost(op, &ev) != ZCC_OK)
			continue;
		int code = record_own(e, &ev, now, f);
		if (code != ZCC_OK)
			return code;
		(*left)--;
	}
	return ZCC_OK;
}

/* What can wait for a disk with room: shifts, cases that leave, answers that expired. */
static int
take_time(struct engine *e, struct now now, uint32_t left, struct fault *f)
{
	struct event ev;
	int code = ZCC_OK;
	for (; code == ZCC_OK && left > 0 && rule_time(e->s.book, now, &ev) == ZCC_OK; left--)
		code = record_own(e, &ev, now, f);
	if (code == ZCC_OK && e->in_group)
		code = e->s.journal->ops->answers_expire(e->s.journal,
		    now.line_ms - ZCC_AGE_MAX_MS - ZCC_AHEAD_MAX_MS, EXPIRE_ROWS, f);
	return code;
}

int
engine_tick(struct engine *e, int64_t wall_step_ms, enum engine_mode mode, struct now now,
    struct fault *f)
{
	struct event ev;
	uint32_t left = ZCC_GROUP_MAX;
	int code = ZCC_OK;
	engine_answers_forget(e);
	if (mode == ENGINE_SPENT)
		return ZCC_OK;
	if (wall_step_ms != 0) {
		rule_clock_alarm(e->s.book, wall_step_ms, now, &ev);
		code = record_own(e, &ev, now, f);
	}
	if (code == ZCC_OK)
		code = take_lost(e, now, &left, f);
	if (code == ZCC_OK)
		code = end_lost_shifts(e, now, &left, f);
	if (code == ZCC_OK && mode == ENGINE_OPEN)
		code = take_time(e, now, left, f);
	return code == ZCC_OK ? group_end(e, false, now, f) : code;
}

uint32_t
engine_taken(const struct engine *e)
{
	return e->taken;
}

uint32_t
engine_answers(const struct engine *e, const struct engine_answer **out)
{
	*out = e->answers;
	return e->answers_num;
}

void
engine_count_malformed(struct engine *e)
{
	e->counters.malformed++;
}

struct engine_counters
engine_counters(const struct engine *e)
{
	return e->counters;
}

const uint8_t *
engine_head(const struct engine *e)
{
	return e->head;
}
