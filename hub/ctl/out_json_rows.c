/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/json.h"

#include "hub/ctl/row.h"
#include "shared/care/alarm.h"
#include "shared/care/words.h"
#include "zcc/types.h"


/* n < 0 is unknown: null. */
static json_t *
json_count(int64_t n)
{
	return n < 0 ? json_null() : json_integer(n);
}

json_t *
json_case(const struct board *at, const struct zcc_case *c)
{
	const struct zcc_case_row *r = &c->row;
	int64_t due;
	json_t *o = json_object();
	json_put(o, "id", json_integer((json_int_t)r->id));
	json_put(o, "line", json_text(line_word(r->line)));
	json_put(o, "urgency", json_text(urgency_word(r->urgency)));
	json_put(o, "urgency_by", json_text(by_word(r->urgency_by)));
	json_put(o, "state", json_text(state_word(r->state)));
	json_put(o, "waited_s", json_integer(row_since_s(at, r->received_line)));
	json_put(o, "due_in_s", row_due_in_s(at, r, &due) ? json_integer(due) : json_null());
	json_put(o, "claimed_by", json_text(r->claimed_by));
	json_put(o, "version", json_integer(r->version));
	json_put(o, "complaint", json_text(row_complaint(r)));
	json_put(o, "age", json_count(r->age == AGE_UNKNOWN ? -1 : r->age));
	json_put(o, "sex", json_text(sex_word(r->sex)));
	json_put(o, "place", json_text(r->place));
	json_put(o, "earlier",
	    r->flags & CASE_FLAG_EARLIER ? json_integer((json_int_t)r->earlier) : json_null());
	json_put(o, "callback", json_boolean(r->flags & CASE_FLAG_CALLBACK));
	json_put(o, "limits", json_limits(r->limits));
	json_put(o, "mended", r->mend != MEND_NONE ? json_text(mend_word(r->mend)) : json_null());
	json_put(o, "mended_with", r->mend != MEND_NONE ? json_integer((json_int_t)r->mended) : json_null());
	json_put(o, "tags", json_tags(r->tags));
	json_put(o, "noted", json_boolean(r->flags & CASE_FLAG_NOTED));
	json_put(o, "erased", json_boolean(r->flags & CASE_FLAG_ERASED));
	json_put(o, "reason", json_text(r->reason));
	json_put(o, "received_at", json_when(r->received_wall));
	json_put(o, "held_s", json_count(row_held_s(at, r)));
	json_put(o, "held_by", json_text(r->marks & CASE_MARK_RETURNED ? r->held_by : ""));
	json_put(o, "promised_at",
	    r->promised_line != 0 ? json_when(r->promised_wall) : json_null());
	json_put(o, "attempts", json_integer(r->attempts));
	json_put(o, "again", r->again != 0 ? json_integer((json_int_t)r->again) : json_null());
	json_put(o, "anonymous", json_boolean(r->marks & CASE_MARK_NO_NUMBER));
	json_put(o, "returned", json_boolean(r->marks & CASE_MARK_RETURNED));
	json_put(o, "regie", json_boolean(r->marks & CASE_MARK_REGIE));
	json_put(o, "follow_up", json_boolean(r->marks & CASE_MARK_FOLLOW_UP));
	json_put(o, "before", json_text(state_word(r->before)));
	json_put(o, "taken_over_from", json_text(r->marks & CASE_MARK_LEFT ? r->held_by : ""));
	json_put(o, "post", json_text(r->post));
	json_put(o, "asks", json_text(help_word(r->asks)));
	json_put(o, "professional", json_text(professional_word(r->professional)));
	json_put(o, "desk", json_text(alarm_desk_word(r->desk)));
	json_put(o, "forwards", json_integer(r->forwards));
	json_put(o, "forwarded", json_forward(&c->hand.forward));
	json_put(o, "entered_later", json_boolean(r->flags & CASE_FLAG_LATER));
	json_put(o, "has_address", json_boolean(!(r->marks & CASE_MARK_NO_ADDRESS)));
	json_put(o, "service", json_text(service_word(c->hand.service)));
	json_put(o, "handover", json_hand(at, c));
	json_put(o, "identity", json_identity(&r->who));
	json_put(o, "triage", json_triage(&c->triage));
	json_put(o, "to_authorise", json_boolean(r->marks & CASE_MARK_ADVISED));
	json_put(o, "declined", json_boolean(r->flags & CASE_FLAG_DECLINED));
	return o;
}

json_t *
json_capacity(const struct board *at, const struct zcc_capacity_row *r)
{
	json_t *o = json_object();
	json_put(o, "provider", json_text(r->provider));
	json_put(o, "kind", json_text(r->kind));
	json_put(o, "total", json_count(r->total));
	json_put(o, "free", json_count(r->free));
	json_put(o, "waiting", json_count(r->waiting));
	json_put(o, "stale", json_boolean(board_capacity_is_stale(at, r)));
	json_put(o, "fresh_s", json_integer(r->fresh_s));
	json_put(o, "age_s", json_integer(row_since_s(at, r->updated_line)));
	json_put(o, "updated_at", json_when(r->updated_wall));
	json_put(o, "source", json_text(r->source));
	json_put(o, "by", json_text(r->by));
	return o;
}

json_t *
json_capacities(const struct board *at)
{
	json_t *all = json_array();
	for (uint32_t i = 0; i < at->capacity_num; i++)
		if (at->capacity[i].provider[0] != '\0')
			json_add(all, json_capacity(at, &at->capacity[i]));
	return all;
}

json_t *
json_operator(const struct zcc_operator_row *r)
{
	json_t *o = json_object();
	json_put(o, "name", json_text(r->name));
	json_put(o, "role", json_text(r->role));
	json_put(o, "state", json_text(row_seat_state(r->state)));
	json_put(o, "claims", json_integer(r->claims));
	json_put(o, "location", json_text(r->location));
	json_put(o, "shift_since", r->shift_wall != 0 ? json_when(r->shift_wall) : json_null());
	json_put(o, "handed_over_to", json_text(r->offer_to));
	json_put(o, "lines", json_lines(r->task_lines != 0 ? r->lines & r->task_lines : r->lines));
	json_put(o, "paused", json_boolean(r->is_paused));
	json_put(o, "paused_until", r->pause_wall != 0 ? json_when(r->pause_wall) : json_null());
	json_put(o, "moved_by", json_text(r->task_by));
	json_put(o, "moved_at", r->task_wall != 0 ? json_when(r->task_wall) : json_null());
	json_put(o, "in_conversation", json_integer(r->in_ear));
	json_put(o, "on_hold", json_integer(r->on_hold));
	json_put(o, "answered_shift", json_integer(r->answered));
	json_put(o, "pushed_case",
	    r->push_case != 0 ? json_integer((json_int_t)r->push_case) : json_null());
	json_put(o, "pushed_by", json_text(r->push_by));
	return o;
}

/* A time that may be none: never, or of a hub that does not tell it. */
static json_t *
when_or_null(int64_t wall_ms)
{
	return wall_ms == ZCC_NEVER || wall_ms == 0 ? json_null() : json_when(wall_ms);
}

/* Who waits now, and the counts from which the shares within norm follow (TB-1). */
static void
put_figures(json_t *o, const struct board *at, const struct zcc_line_row *r)
{
	struct board_line now = board_line_now(at, r->line);
	json_put(o, "waiting", json_integer(now.waiting));
	json_put(o, "late", json_integer(now.late));
	json_put(o, "longest_s", json_integer(now.longest_ms / 1000));
	json_put(o, "norm_s", json_integer(r->norm_s));
	json_put(o, "target_pct", json_integer(r->target_pct));
	json_put(o, "answered_60", json_integer(r->answered_60));
	json_put(o, "within_60", json_integer(r->within_60));
	json_put(o, "abandoned_60", json_integer(r->abandoned_60));
	json_put(o, "abandoned_late_60", json_integer(r->abandoned_late_60));
	json_put(o, "share_60_permille", json_count(board_within_norm(at, r->line, BOARD_60_MIN)));
	json_put(o, "answered_shift", json_integer(r->answered_shift));
	json_put(o, "within_shift", json_integer(r->within_shift));
	json_put(o, "abandoned_shift", json_integer(r->abandoned_shift));
	json_put(o, "abandoned_late_shift", json_integer(r->abandoned_late_shift));
	json_put(o, "share_shift_permille", json_count(board_within_norm(at, r->line, BOARD_SHIFT)));
	json_t *trend = json_array();
	for (unsigned i = 0; i < ZCC_TREND_NUM; i++)
		json_add(trend, json_integer(r->trend[i]));
	json_put(o, "received_60", json_integer(r->received_60));
	json_put(o, "received_shift", json_integer(r->received_shift));
	json_put(o, "cut_60", json_integer(r->cut_60));
	json_put(o, "cut_shift", json_integer(r->cut_shift));
	json_put(o, "trend_5_min", trend);
}

/* In the order of their numbers; a hub that does not say leaves a line out. */
static json_t *
lines(const struct board *at)
{
	json_t *all = json_array();
	for (unsigned i = 0; i < ZCC_LINES_NUM; i++) {
		const struct zcc_line_row *r = &at->lines[i];
		if (r->line == 0)
			continue;
		json_t *o = json_object();
		json_put(o, "line", json_text(line_word(r->line)));
		json_put(o, "open", json_boolean(r->open));
		json_put(o, "window", json_text(window_word(r->window)));
		json_put(o, "changes_at", when_or_null(r->changes_wall));
		json_put(o, "referral", json_text(r->referral));
		json_put(o, "referral_words", json_text(r->referral_words));
		json_put(o, "rung_shift", json_integer(r->rung_shift));
		json_put(o, "alarmed_shift", json_integer(r->alarmed_shift));
		json_put(o, "alarms_seen_shift", json_integer(r->seen_shift));
		json_put(o, "alarms_widened_shift", json_integer(r->widened_shift));
		json_put(o, "referred_60", json_integer(r->refused_60));
		json_put(o, "referred_shift", json_integer(r->refused_shift));
		put_figures(o, at, r);
		json_add(all, o);
	}
	return all;
}

static json_t *
counters(const struct zcc_hub_row *h)
{
	return json_pack("{s:I,s:I,s:I,s:I,s:I,s:I}", "commands", (json_int_t)h->commands,
	    "refused", (json_int_t)h->refused, "bad_signature", (json_int_t)h->bad_signature,
	    "malformed", (json_int_t)h->malformed, "peer_full", (json_int_t)h->peer_full, "hidden",
	    (json_int_t)h->hidden);
}

static json_t *
callbacks(const struct board *at)
{
	struct board_callbacks n = board_callbacks(at);
	return json_pack("{s:I,s:I,s:I,s:I}", "open", (json_int_t)n.open, "overdue",
	    (json_int_t)n.overdue, "anonymous", (json_int_t)n.anonymous, "regie",
	    (json_int_t)n.regie);
}

json_t *
json_status(const struct board *at, const char *region)
{
	const struct zcc_hub_row *h = &at->hub;
	json_t *o = json_object();
	json_put(o, "region", json_text(region));
	json_put(o, "epoch", json_integer((json_int_t)at->epoch));
	json_put(o, "seq", json_integer((json_int_t)h->seq));
	json_put(o, "state", json_text(row_hub_state(at)));
	json_put(o, "live", json_boolean(at->is_live));
	json_put(o, "age_s", json_integer(at->age_ms / 1000));
	json_put(o, "uptime_s", json_integer(at->uptime_s));
	json_put(o, "line_ms", json_integer(at->now_line));
	json_put(o, "consoles", json_integer((json_int_t)h->consoles));
	json_put(o, "cases",
	    json_pack("{s:I,s:I,s:I}", "waiting", (json_int_t)h->waiting, "open",
		(json_int_t)h->open, "closed", (json_int_t)h->closed));
	json_put(o, "lines", lines(at));
	json_put(o, "posts", json_posts(at));
	json_put(o, "capacity",
	    json_pack("{s:I,s:I}", "rows", (json_int_t)h->capacity_rows, "stale",
		(json_int_t)h->capacity_stale));
	json_put(o, "journal",
	    json_pack(
		"{s:I,s:I}", "seq", (json_int_t)h->seq, "bytes", (json_int_t)h->journal_bytes));
	json_put(o, "alarms", json_integer((json_int_t)h->alarms));
	json_put(o, "alarm_load", json_alarm_load(at));
	json_put(o, "callbacks", callbacks(at));
	json_put(o, "handovers", json_hands(at));
	json_put(o, "to_authorise", json_integer((json_int_t)h->advised));
	json_put(o, "to_review", json_integer((json_int_t)h->reviews));
	json_put(o, "tags_to_review", json_integer((json_int_t)h->tagged));
	json_put(o, "protocol", json_protocol(h));
	json_put(o, "counters", counters(h));
	return o;
}
