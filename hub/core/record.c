/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/core/record.h"

#include "shared/care/alarm.h"
#include "shared/care/settings.h"
#include "shared/care/state.h"
#include "shared/care/words.h"

#include <string.h>

void
record_hand(struct bytes *b, struct zcc_hand *h)
{
	bytes_u8(b, &h->kind);
	bytes_u8(b, &h->service);
	bytes_i64(b, &h->contact_line);
	if (h->kind == HAND_NONE)
		return;
	bytes_u8(b, &h->state);
	bytes_u8(b, &h->flags);
	bytes_i64(b, &h->sent_line);
	bytes_i64(b, &h->accepted_line);
	bytes_str(b, h->to, sizeof h->to);
	bytes_str(b, h->by, sizeof h->by);
	bytes_str(b, h->reason, sizeof h->reason);
	if (hand_kind_word(h->kind)[0] == '\0' || hand_state_word(h->state)[0] == '\0' ||
	    (h->service != SERVICE_NONE && service_word(h->service)[0] == '\0'))
		bytes_fail(b);
}

void
record_forward(struct bytes *b, struct zcc_forward *f)
{
	bytes_str(b, f->by, sizeof f->by);
	if (f->by[0] == '\0')
		return;
	bytes_str(b, f->taken_by, sizeof f->taken_by);
	bytes_i64(b, &f->sent_wall);
	bytes_i64(b, &f->taken_wall);
	bytes_u8(b, &f->line);
	bytes_u8(b, &f->desk);
	bytes_u8(b, &f->why);
	if (line_word(f->line)[0] == '\0' || f->desk >= DESKS_NUM || forward_word(f->why)[0] == '\0')
		bytes_fail(b);
}

/* For whom a case is, and what its caller asks. */
static void
record_route(struct bytes *b, uint8_t *desk, uint8_t *asks, uint8_t *professional, uint8_t *forwards)
{
	bytes_u8(b, desk);
	bytes_u8(b, asks);
	bytes_u8(b, professional);
	bytes_u8(b, forwards);
	if (*desk >= DESKS_NUM || *asks > HELPS_NUM || *professional > PROFESSIONALS_NUM)
		bytes_fail(b);
}

void
record_asked(struct bytes *b, struct ev_case_asked *a)
{
	bytes_u64(b, &a->id);
	bytes_u8(b, &a->asks);
	bytes_u8(b, &a->professional);
	bytes_u8(b, &a->desk);
	if (a->desk >= DESKS_NUM || a->asks > HELPS_NUM || a->professional > PROFESSIONALS_NUM)
		bytes_fail(b);
}

void
record_case_row(struct bytes *b, struct zcc_case_row *r, struct zcc_hand *h, struct zcc_triage *t,
    uint16_t version)
{
	bytes_u64(b, &r->id);
	bytes_u32(b, &r->version);
	bytes_u8(b, &r->line);
	bytes_u8(b, &r->urgency);
	bytes_u8(b, &r->urgency_by);
	bytes_u8(b, &r->state);
	bytes_u8(b, &r->sex);
	bytes_u8(b, &r->age);
	bytes_u8(b, &r->flags);
	bytes_u32(b, &r->norm_s);
	bytes_i64(b, &r->received_line);
	bytes_i64(b, &r->state_line);
	bytes_i64(b, &r->due_line);
	bytes_i64(b, &r->received_wall);
	bytes_u64(b, &r->earlier);
	bytes_str(b, r->complaint, sizeof r->complaint);
	bytes_str(b, r->place, sizeof r->place);
	bytes_str(b, r->claimed_by, sizeof r->claimed_by);
	bytes_str(b, r->reason, sizeof r->reason);
	if (version < 2)
		return;
	bytes_i64(b, &r->promised_line);
	bytes_i64(b, &r->promised_wall);
	bytes_u64(b, &r->again);
	bytes_u8(b, &r->attempts);
	bytes_u8(b, &r->marks);
	bytes_str(b, r->held_by, sizeof r->held_by);
	bytes_str(b, r->post, sizeof r->post);
	record_hand(b, h);
	if (version >= 3)
		record_triage(b, t, version);
	if (version < 6)
		return;
	record_route(b, &r->desk, &r->asks, &r->professional, &r->forwards);
	record_forward(b, &h->forward);
}

/* Before version 8 a mark said who had been on hold, and nothing what else a case had been, nor since when it
 * was a call back. */
static void
record_since(struct bytes *b, struct ev_case_changed *c, uint16_t version)
{
	enum { WAS_ON_HOLD = 128 };
	if (version >= 8) {
		bytes_u8(b, &c->before);
		bytes_i64(b, &c->callback_line);
		if (c->before != CASE_NONE && !state_is_held((enum zcc_state)c->before))
			bytes_fail(b);
		return;
	}
	bool was_on_hold = (c->marks & WAS_ON_HOLD) != 0;
	c->marks &= (uint8_t)~WAS_ON_HOLD;
	c->before = c->state != CASE_VERLATEN ? CASE_NONE :
	    was_on_hold                       ? CASE_AANGEHOUDEN :
	                                        (uint8_t)state_in_hand(CASE_AANGENOMEN, c->triage.times, CASE_NONE);
}

static void
record_standing(struct bytes *b, struct ev_case_changed *c, uint16_t version)
{
	bytes_u64(b, &c->id);
	bytes_u8(b, &c->act);
	bytes_u8(b, &c->state);
	bytes_u8(b, &c->flags);
	bytes_bool(b, &c->has_undo);
	bytes_bool(b, &c->is_within);
	bytes_i64(b, &c->answered_line);
	bytes_i64(b, &c->abandoned_line);
	bytes_i64(b, &c->state_line);
	bytes_i64(b, &c->due_line);
	bytes_u32(b, &c->norm_s);
	bytes_u64(b, &c->seat);
	bytes_str(b, c->claimed_by, sizeof c->claimed_by);
	bytes_str(b, c->reason, sizeof c->reason);
	if (version < 2)
		return;
	bytes_i64(b, &c->promised_line);
	bytes_i64(b, &c->promised_wall);
	bytes_u64(b, &c->again);
	bytes_u8(b, &c->attempts);
	bytes_u8(b, &c->marks);
	bytes_str(b, c->held_by, sizeof c->held_by);
	record_hand(b, &c->hand);
	bytes_u32(b, &c->hand_day);
	bytes_bool(b, &c->is_contact_in_time);
	bytes_i64(b, &c->before_line);
	if (version < 3)
		return;
	bytes_u8(b, &c->urgency);
	bytes_u8(b, &c->urgency_by);
	record_triage(b, &c->triage, version);
	if (version < 6)
		return;
	bytes_u8(b, &c->line);
	record_route(b, &c->desk, &c->asks, &c->professional, &c->forwards);
	record_forward(b, &c->hand.forward);
	if (c->line > ZCC_LINES_NUM)
		bytes_fail(b);
}

void
record_changed(struct bytes *b, struct ev_case_changed *c, uint16_t version)
{
	record_standing(b, c, version);
	record_since(b, c, version);
}

void
record_roles(struct bytes *b, uint8_t *num, char role[][ZCC_ROLE_SIZE])
{
	bytes_u8(b, num);
	if (*num > ZCC_ROLES_MAX)
		bytes_fail(b);
	for (unsigned i = 0; i < *num && bytes_ok(b); i++)
		bytes_str(b, role[i], ZCC_ROLE_SIZE);
}

void
record_placing(struct bytes *b, struct placing_state *p)
{
	bytes_str(b, p->is.desk, sizeof p->is.desk);
	bytes_str(b, p->is.next, sizeof p->is.next);
	bytes_i64(b, &p->is.due_wall);
	bytes_i64(b, &p->is.due_line);
	bytes_i64(b, &p->is.taken_wall);
	bytes_str(b, p->is.taken_by, sizeof p->is.taken_by);
	bytes_i64(b, &p->since_wall);
	bytes_i64(b, &p->until_wall);
}

void
record_shift(struct bytes *b, struct ev_operator_shift *s)
{
	bytes_u8(b, &s->act);
	bytes_str(b, s->operator, sizeof s->operator);
	bytes_str(b, s->role, sizeof s->role);
	bytes_u64(b, &s->seat);
	bytes_i64(b, &s->began_line);
	bytes_i64(b, &s->began_wall);
	bytes_str(b, s->to, sizeof s->to);
	bytes_str(b, s->to_role, sizeof s->to_role);
	bytes_u32(b, &s->owed);
	if (s->act == 0 || s->act >= SHIFT_ACTS_NUM)
		bytes_fail(b);
}

void
record_task(struct bytes *b, struct ev_operator_task *t)
{
	bytes_str(b, t->operator, sizeof t->operator);
	bytes_u8(b, &t->lines);
	bytes_bool(b, &t->is_paused);
	bytes_i64(b, &t->until_line);
	bytes_i64(b, &t->until_wall);
}

void
record_pushed(struct bytes *b, struct ev_case_pushed *p)
{
	bytes_u64(b, &p->id);
	bytes_u8(b, &p->act);
	bytes_str(b, p->to, sizeof p->to);
	bytes_u8(b, &p->decline);
	bytes_i64(b, &p->until_line);
	if (p->act == 0 || p->act >= PUSH_ACTS_NUM)
		bytes_fail(b);
}

void
record_capacity(struct bytes *b, struct zcc_capacity_row *r)
{
	bytes_str(b, r->provider, sizeof r->provider);
	bytes_str(b, r->kind, sizeof r->kind);
	uint32_t total = (uint32_t)r->total, free = (uint32_t)r->free, waiting = (uint32_t)r->waiting;
	bytes_u32(b, &total);
	bytes_u32(b, &free);
	bytes_u32(b, &waiting);
	r->total = (int32_t)total;
	r->free = (int32_t)free;
	r->waiting = (int32_t)waiting;
	bytes_u32(b, &r->fresh_s);
	bytes_i64(b, &r->updated_line);
	bytes_i64(b, &r->updated_wall);
	bytes_str(b, r->source, sizeof r->source);
	bytes_str(b, r->by, sizeof r->by);
}

void
record_alarm(struct bytes *b, struct zcc_alarm_row *r, uint16_t version)
{
	bytes_u64(b, &r->id);
	bytes_str(b, r->kind, sizeof r->kind);
	bytes_u64(b, &r->value);
	bytes_i64(b, &r->raised_line);
	bytes_i64(b, &r->raised_wall);
	bytes_i64(b, &r->seen_line);
	bytes_str(b, r->seen_by, sizeof r->seen_by);
	bytes_u8(b, &r->priority);
	bytes_u8(b, &r->gone);
	if (version >= 2) {
		bytes_u8(b, &r->whom);
		bytes_u8(b, &r->seen_desks);
		return;
	}
	const struct alarm_kind *kind = bytes_ok(b) ? alarm_kind(r->kind) : NULL;
	r->whom = kind != NULL ? kind->whom : FOR_TOEZICHT;
	r->seen_desks = r->seen_line != ZCC_NEVER ? r->whom : 0;
}

void
record_alarm_row(struct bytes *b, struct zcc_alarm_row *r)
{
	record_alarm(b, r, RECORD_ALARM_VERSION);
	bytes_u8(b, &r->done);
	bytes_u8(b, &r->reason);
	bytes_i64(b, &r->rest_line);
	bytes_i64(b, &r->rest_wall);
	bytes_i64(b, &r->gone_wall);
	bytes_str(b, r->rest_by, sizeof r->rest_by);
	for (unsigned i = 0; i < ZCC_SEEN_ALSO; i++) {
		bytes_str(b, r->also[i].by, sizeof r->also[i].by);
		bytes_i64(b, &r->also[i].wall);
	}
}

void
record_alarm_changed(struct bytes *b, struct ev_alarm_changed *c)
{
	bytes_u64(b, &c->id);
	bytes_u8(b, &c->act);
	bytes_u8(b, &c->reason);
	bytes_u8(b, &c->whom);
	bytes_i64(b, &c->until_line);
	bytes_i64(b, &c->until_wall);
	if (c->act == 0 || c->act >= ALARM_ACTS_NUM ||
	    (c->act == ALARM_RESTED) != (rest_word(c->reason)[0] != '\0'))
		bytes_fail(b);
}

void
record_window(struct bytes *b, struct window_state *w)
{
	bytes_bool(b, &w->is_open);
	bytes_u8(b, &w->window);
	bytes_i64(b, &w->since_ms);
	bytes_i64(b, &w->until_ms);
	bytes_i64(b, &w->changes_ms);
	if (w->window != WINDOW_NONE && window_word(w->window)[0] == '\0')
		bytes_fail(b);
}

void
record_struck(struct bytes *b, struct ev_struck *s)
{
	bytes_u64(b, &s->id);
	bytes_u64(b, &s->part);
	bytes_bool(b, &s->is_struck);
	bytes_u8(b, &s->reason);
	bytes_u8(b, &s->limit);
	bytes_bool(b, &s->is_allowed);
	if (s->is_struck != (strike_word(s->reason)[0] != '\0') || s->limit > LIMITS_NUM)
		bytes_fail(b);
}

void
record_noodknop(struct bytes *b, struct ev_noodknop *n)
{
	bytes_u64(b, &n->id);
	bytes_u64(b, &n->case_id);
	bytes_u8(b, &n->reason);
	bytes_str(b, n->role, sizeof n->role);
	bytes_i64(b, &n->until_line);
	bytes_i64(b, &n->until_wall);
	if (n->id == 0 || noodknop_word(n->reason)[0] == '\0')
		bytes_fail(b);
}

void
record_message(struct bytes *b, struct message *m)
{
	bytes_u64(b, &m->id);
	bytes_i64(b, &m->at_wall);
	bytes_i64(b, &m->until_wall);
	bytes_i64(b, &m->until_line);
	bytes_u8(b, &m->kind);
	bytes_str(b, m->from, sizeof m->from);
	bytes_str(b, m->to, sizeof m->to);
	bytes_str(b, m->text, sizeof m->text);
	if (m->kind < MESSAGE_TO_ALL || m->kind > MESSAGE_TO_DESK)
		bytes_fail(b);
}
