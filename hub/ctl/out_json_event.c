/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What an event says, for a program that counts for itself: every number on a screen follows from
 * these.  Board data alone, as everywhere in the audit: nothing that a dossier holds is in them.
 */
#include "hub/ctl/json.h"

#include "hub/core/event.h"
#include "hub/ctl/row.h"
#include "hub/edge/journal.h"
#include "shared/care/alarm.h"
#include "shared/care/hand.h"
#include "shared/care/state.h"
#include "shared/care/words.h"

static const char *
act_word(unsigned act)
{
#define ZCC_ACT_WORD(name, number, word) [name] = (word),
	static const char *const words[] = {[ACT_NONE] = "undo", ZCC_ACTS(ZCC_ACT_WORD)};
#undef ZCC_ACT_WORD
	return act < sizeof words / sizeof words[0] ? words[act] : "";
}

static const char *
shift_act_word(unsigned act)
{
	static const char *const words[SHIFT_ACTS_NUM] = {
	    [SHIFT_STARTED] = "started",
	    [SHIFT_ENDED] = "ended",
	    [SHIFT_OFFERED] = "offered",
	    [SHIFT_ACCEPTED] = "accepted",
	    [SHIFT_REFUSED] = "refused",
	    [SHIFT_WITHDRAWN] = "withdrawn",
	    [SHIFT_LOST] = "lost",
	    [SHIFT_BACK] = "back",
	};
	return act < SHIFT_ACTS_NUM ? words[act] : "";
}

/* A moment on the hub's time line; null when there is none. */
static json_t *
line_ms(int64_t ms)
{
	return ms == ZCC_NEVER ? json_null() : json_integer(ms);
}

/* The same where 0 is none. */
static json_t *
line_or_null(int64_t ms)
{
	return ms != 0 ? json_integer(ms) : json_null();
}

static json_t *
id_or_null(uint64_t id)
{
	return id != 0 ? json_integer((json_int_t)id) : json_null();
}

/* What a case has before and after every act. */
static void
put_standing(json_t *o, unsigned flags, unsigned marks, unsigned attempts, int64_t promised_line,
    uint64_t again)
{
	json_put(o, "callback", json_boolean(flags & CASE_FLAG_CALLBACK));
	json_put(o, "anonymous", json_boolean(marks & CASE_MARK_NO_NUMBER));
	json_put(o, "returned", json_boolean(marks & CASE_MARK_RETURNED));
	json_put(o, "regie", json_boolean(marks & CASE_MARK_REGIE));
	json_put(o, "declined", json_boolean(flags & CASE_FLAG_DECLINED));
	json_put(o, "attempts", json_integer(attempts));
	json_put(o, "promised_line_ms", promised_line != 0 ? json_integer(promised_line) : json_null());
	json_put(o, "again", id_or_null(again));
}

static void
put_received(json_t *o, const struct zcc_case_row *r)
{
	json_put(o, "line", json_text(line_word(r->line)));
	json_put(o, "urgency", json_text(urgency_word(r->urgency)));
	json_put(o, "urgency_by", json_text(by_word(r->urgency_by)));
	json_put(o, "state", json_text(state_word(r->state)));
	json_put(o, "norm_s", json_integer(r->norm_s));
	json_put(o, "received_line_ms", line_ms(r->received_line));
	json_put(o, "post", json_text(r->post));
	json_put(o, "due_line_ms", line_ms(r->due_line));
	json_put(o, "earlier", id_or_null(r->earlier));
	json_put(o, "asks", json_text(help_word(r->asks)));
	json_put(o, "professional", json_text(professional_word(r->professional)));
	json_put(o, "desk", json_text(alarm_desk_word(r->desk)));
	put_standing(o, r->flags, r->marks, r->attempts, r->promised_line, r->again);
}

/* Null while the case was never handed over.  Both clocks of it (C5) are here: what they are counted
 * from stands with the call, and what they are counted on in `hand_day`. */
static json_t *
hand(const struct ev_case_changed *c)
{
	const struct zcc_hand *h = &c->hand;
	if (h->kind == HAND_NONE)
		return json_null();
	json_t *o = json_object();
	json_put(o, "kind", json_text(hand_kind_word(h->kind)));
	json_put(o, "state", json_text(hand_state_word(h->state)));
	json_put(o, "service", json_text(service_word(h->service)));
	json_put(o, "to", json_text(h->to));
	json_put(o, "to_role", json_boolean(h->flags & HAND_FLAG_ROLE));
	json_put(o, "ride", json_boolean(h->kind == HAND_RAV || (h->flags & HAND_FLAG_RIDE) != 0));
	json_put(o, "type", json_text(hand_type_word(hand_type(h))));
	json_put(o, "by", json_text(h->by));
	json_put(o, "reason", json_text(h->reason));
	json_put(o, "sent_line_ms", line_or_null(h->sent_line));
	json_put(o, "contact_line_ms", line_or_null(h->contact_line));
	json_put(o, "accepted_line_ms", line_or_null(h->accepted_line));
	json_put(o, "hand_day", c->hand_day != 0 ? json_integer(c->hand_day) : json_null());
	json_put(o, "contact_in_time", json_boolean(c->is_contact_in_time));
	return o;
}

static void
put_changed(json_t *o, const struct ev_case_changed *c)
{
	json_put(o, "act", json_text(act_word(c->act)));
	json_put(o, "state", json_text(state_word(c->state)));
	json_put(o, "claimed_by", json_text(c->claimed_by));
	json_put(o, "held_by", json_text(c->held_by));
	json_put(o, "before", json_text(state_word(c->before)));
	json_put(o, "reason", json_text(c->reason));
	json_put(o, "norm_s", json_integer(c->norm_s));
	json_put(o, "state_line_ms", line_ms(c->state_line));
	json_put(o, "due_line_ms", line_ms(c->due_line));
	put_standing(o, c->flags, c->marks, c->attempts, c->promised_line, c->again);
	json_put(o, "hand", hand(c));
	json_put(o, "urgency",
	    c->urgency_by != BY_NONE ? json_text(urgency_word(c->urgency)) : json_null());
	json_put(o, "urgency_by", json_text(by_word(c->urgency_by)));
	json_put(o, "triage", json_triage(&c->triage));
	if (c->line == LINE_NONE) /* of an older hub, where it stayed where it came in */
		return;
	json_put(o, "line", json_text(line_word(c->line)));
	json_put(o, "desk", json_text(alarm_desk_word(c->desk)));
	json_put(o, "asks", json_text(help_word(c->asks)));
	json_put(o, "forwards", json_integer(c->forwards));
	json_put(o, "forwarded", json_forward(&c->hand.forward));
}

static void
put_alarm(json_t *o, const struct zcc_alarm_row *a)
{
	json_put(o, "alarm", id_or_null(a->id));
	json_put(o, "kind", json_text(a->kind));
	json_put(o, "value", json_integer((json_int_t)a->value));
	json_put(o, "priority", json_text(row_priority(a->priority)));
	json_put(o, "gone", json_boolean(a->gone));
	json_put(o, "seen_by", json_text(a->seen_by));
}

static void
put_alarm_changed(json_t *o, const struct ev_alarm_changed *c)
{
	json_put(o, "alarm", id_or_null(c->id));
	json_put(o, "reason", json_text(rest_word(c->reason)));
	json_put(o, "until_line_ms", line_or_null(c->until_line));
}

static void
put_shift(json_t *o, const struct ev_operator_shift *d)
{
	json_put(o, "act", json_text(shift_act_word(d->act)));
	json_put(o, "operator", json_text(d->operator));
	json_put(o, "role", json_text(d->role));
	json_put(o, "to", json_text(d->to));
	json_put(o, "to_role", json_text(d->to_role));
	json_put(o, "owed", json_integer(d->owed));
}

/* `lines` empty: all of the roles. */
static void
put_operator(json_t *o, const struct event *e)
{
	json_t *roles = json_array();
	for (unsigned i = 0; i < e->u.operator.roles_num; i++)
		json_add(roles, json_text(e->u.operator.role[i]));
	json_put(o, "operator", json_text(e->u.operator.name));
	json_put(o, "roles", roles);
	json_put(o, "lines", json_lines(e->u.operator.lines));
	json_put(o, "not_complaints", json_codes(e->u.operator.not_complaints));
	json_put(o, "not_decisions", json_codes(e->u.operator.not_decisions));
}

static void
put_task(json_t *o, const struct ev_operator_task *t)
{
	json_put(o, "operator", json_text(t->operator));
	json_put(o, "lines", json_lines(t->lines));
	json_put(o, "paused", json_boolean(t->is_paused));
	json_put(o, "until_line_ms", line_or_null(t->until_line));
}

static void
put_pushed(json_t *o, const struct ev_case_pushed *p)
{
	static const char *const acts[PUSH_ACTS_NUM] = {[PUSH_OFFERED] = "offered",
	    [PUSH_DECLINED] = "declined",
	    [PUSH_OVER] = "over"};
	json_put(o, "act", json_text(acts[p->act]));
	json_put(o, "to", json_text(p->to));
	json_put(o, "reason", json_text(decline_word(p->decline)));
	json_put(o, "until_line_ms", line_or_null(p->until_line));
}

/* Without its text: see audit_words.c. */
static void
put_message(json_t *o, const struct event *e)
{
	static const char *const acts[MESSAGE_ACTS_NUM] = {[MESSAGE_SENT] = "sent",
	    [MESSAGE_WITHDRAWN] = "withdrawn",
	    [MESSAGE_OVER] = "over"};
	const struct message *m = &e->u.message.m;
	json_put(o, "act", json_text(acts[e->u.message.act]));
	json_put(o, "message", id_or_null(m->id));
	json_put(o, "from", json_text(m->from));
	json_put(o, "to", json_text(m->kind == MESSAGE_TO_ALL ? MESSAGE_ALL : m->to));
	json_put(o, "until_line_ms", line_or_null(m->until_line));
}

/* Each type that a count needs; the others say all they have to say in the columns of the row. */
static void
put_mended(json_t *o, const struct ev_case_mended *m)
{
	json_put(o, "way", json_text(mend_word(m->way)));
	json_put(o, "other", json_integer((json_int_t)m->other));
	json_put(o, "identity", json_identity(&m->who));
	json_put(o, "has_phone", json_boolean(m->has_phone));
}

static void
put_moved(json_t *o, const struct ev_part_moved *m)
{
	json_put(o, "from", json_integer((json_int_t)m->from));
	json_put(o, "part", json_integer((json_int_t)m->part));
	json_put(o, "verb", json_text(verb_word(m->verb)));
	json_put(o, "limit", json_text(limit_word(m->limit)));
}

static void
put_tagged(json_t *o, const struct ev_tagged *t)
{
	json_put(o, "tag", json_integer((json_int_t)t->id));
	json_put(o, "kind", json_text(tag_word(t->tag)));
	json_put(o, "outcome",
	    t->act == TAG_REVIEWED ? json_text(tag_end_word(t->outcome)) : json_null());
}

static void
put(json_t *o, const struct event *e)
{
	switch ((enum event_type)e->type) {
	case EV_CASE_RECEIVED:
		put_received(o, &e->u.received.row);
		json_put(o, "same_call", json_boolean(event_is_same_call(e)));
		break;
	case EV_CASE_ENTERED:
		put_received(o, &e->u.received.row);
		json_put(o, "answered_line_ms", line_ms(e->u.received.answered_line));
		json_put(o, "within", json_boolean(e->u.received.is_within));
		break;
	case EV_CASE_CHANGED: put_changed(o, &e->u.changed); break;
	case EV_CASE_NOTED: json_put(o, "has_phone", json_boolean(e->u.of_case.has_phone)); break;
	case EV_ALARM_RAISED:
	case EV_ALARM_SEEN:
	case EV_ALARM_GONE: put_alarm(o, &e->u.alarm); break;
	case EV_ALARM_CHANGED: put_alarm_changed(o, &e->u.alarm_changed); break;
	case EV_OPERATOR_SHIFT: put_shift(o, &e->u.duty); break;
	case EV_OPERATOR_ADDED: put_operator(o, e); break;
	case EV_OPERATOR_REVOKED: json_put(o, "operator", json_text(e->u.operator.name)); break;
	case EV_OPERATOR_TASK: put_task(o, &e->u.task); break;
	case EV_CASE_PUSHED: put_pushed(o, &e->u.pushed); break;
	case EV_MESSAGE: put_message(o, e); break;
	case EV_LINE_WINDOW:
		json_put(o, "line", json_text(line_word(e->u.line_window.line)));
		json_put(o, "open", json_boolean(e->u.line_window.now.is_open));
		json_put(o, "window", json_text(window_word(e->u.line_window.now.window)));
		break;
	case EV_PLACING:
		json_put(o, "desk", json_text(e->u.placing.now.is.desk));
		json_put(o, "next", json_text(e->u.placing.now.is.next));
		json_put(o, "cases", json_integer(e->u.placing.cases));
		break;
	case EV_PROTOCOL:
		json_put(o, "name", json_text(e->u.protocol.name));
		json_put(o, "version", json_text(e->u.protocol.version));
		json_put(o, "content", json_hash(e->u.protocol.hash));
		break;
	case EV_CASE_LINKED:
		json_put(o, "earlier", e->u.linked.earlier != 0 ? json_integer((json_int_t)e->u.linked.earlier)
		                                                : json_null());
		break;
	case EV_CASE_ASKED:
		json_put(o, "asks", json_text(help_word(e->u.asked.asks)));
		json_put(o, "professional", json_text(professional_word(e->u.asked.professional)));
		json_put(o, "desk", json_text(alarm_desk_word(e->u.asked.desk)));
		break;
	case EV_CASE_IDENTIFIED: json_put(o, "identity", json_identity(&e->u.identified.who)); break;
	case EV_READ:
		if (e->u.of_case.relation != RELATION_NONE)
			json_put(o, "relation", json_text(relation_word(e->u.of_case.relation)));
		break;
	case EV_BACKGROUND:
		json_put(o, "limit", json_text(limit_word(e->u.background.limit)));
		json_put(o, "allowed", json_boolean(e->u.background.is_allowed));
		break;
	case EV_STRUCK:
		json_put(o, "part", json_integer((json_int_t)e->u.struck.part));
		json_put(o, "struck", json_boolean(e->u.struck.is_struck));
		json_put(o, "reason", json_text(strike_word(e->u.struck.reason)));
		break;
	case EV_CASE_MENDED: put_mended(o, &e->u.mended); break;
	case EV_PART_MOVED: put_moved(o, &e->u.moved); break;
	case EV_TAGGED: put_tagged(o, &e->u.tagged); break;
	case EV_NOODKNOP:
		json_put(o, "use", json_integer((json_int_t)e->u.noodknop.id));
		json_put(o, "reason", json_text(noodknop_word(e->u.noodknop.reason)));
		json_put(o, "until_line_ms", line_ms(e->u.noodknop.until_line));
		break;
	case EV_REVIEWED:
		json_put(o, "use", json_integer((json_int_t)e->u.reviewed.id));
		json_put(o, "outcome", json_text(review_word(e->u.reviewed.outcome)));
		break;
	case EV_UNLOCK_FAILED: json_put(o, "tries", json_integer(e->u.unlock.tries)); break;
	case EV_SEAT: json_put(o, "there", json_boolean(e->u.seat.is_there)); break;
	default: break;
	}
}

json_t *
json_event(const struct journal_row *row)
{
	struct event e = {.type = row->type, .version = row->version};
	struct bytes b = bytes_reader(row->body, row->body_len);
	if (row->type == EV_CONFIG) /* its text is a file of its own; see config apply */
		return json_null();
	event_code(&b, &e);
	if (!bytes_at_end(&b))
		return json_null();
	json_t *o = json_object();
	put(o, &e);
	if (json_object_size(o) > 0)
		return o;
	json_decref(o);
	return json_null();
}
