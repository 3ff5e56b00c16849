/* SPDX-License-Identifier: EUPL-1.2 */
/* Alarms, for programs. */
#include "hub/ctl/json.h"

#include "hub/ctl/row.h"
#include "shared/care/alarm.h"

/* The desks of these bits, by their names. */
static json_t *
desks(unsigned bits)
{
	json_t *all = json_array();
	for (unsigned desk = 0; desk < 8; desk++)
		if ((bits >> desk & 1) != 0)
			json_add(all, json_text(alarm_desk_word(desk)));
	return all;
}

/* Everybody who saw it, in that order. */
static json_t *
seen_also(const struct zcc_alarm_row *r)
{
	json_t *all = json_array();
	if (r->seen_by[0] != '\0')
		json_add(all, json_text(r->seen_by));
	for (unsigned i = 0; i < ZCC_SEEN_ALSO; i++)
		if (r->also[i].by[0] != '\0')
			json_add(all, json_text(r->also[i].by));
	return all;
}

json_t *
json_alarm(const struct board *at, const struct zcc_alarm_row *r)
{
	bool is_seen = r->seen_by[0] != '\0' && r->seen_line != ZCC_NEVER;
	enum alarm_state state = alarm_state(r, "");
	json_t *o = json_object();
	json_put(o, "id", json_integer((json_int_t)r->id));
	json_put(o, "kind", json_text(r->kind));
	json_put(o, "priority", json_text(row_priority(r->priority)));
	json_put(o, "value", json_integer((json_int_t)r->value));
	json_put(o, "operator", json_text(board_alarm_operator(at, r)));
	json_put(o, "for", desks(r->whom));
	/* to anybody: seen by somebody */
	json_put(o, "state",
	    json_text(alarm_state_word(state == ALARM_NEW && is_seen ? ALARM_SEEN : state)));
	json_put(o, "raised_at", json_when(r->raised_wall));
	json_put(o, "gone", json_boolean(r->gone));
	json_put(o, "gone_at", r->gone && r->gone_wall != 0 ? json_when(r->gone_wall) : json_null());
	json_put(o, "seen_by", json_text(r->seen_by));
	json_put(o, "seen_at",
	    is_seen ? json_when(r->raised_wall + r->seen_line - r->raised_line) : json_null());
	json_put(o, "seen_by_all", seen_also(r));
	json_put(o, "rest_until", r->reason != REST_NONE ? json_when(r->rest_wall) : json_null());
	json_put(o, "rest_reason", json_text(rest_word(r->reason)));
	json_put(o, "rest_by", json_text(r->rest_by));
	return o;
}

json_t *
json_alarms(const struct board *at, bool is_past)
{
	json_t *all = json_array();
	for (uint32_t i = 0; i < at->alarms_end; i++)
		if (at->alarms[i].id != 0 && (at->alarms[i].done != 0) == is_past)
			json_add(all, json_alarm(at, &at->alarms[i]));
	return all;
}

/* Against EEMUA 191: per desk, and of those that stand. */
json_t *
json_alarm_load(const struct board *at)
{
	static const int64_t day_ms = INT64_C(24) * 3600 * 1000;
	json_t *all = json_array(), *o = json_object();
	uint64_t old = 0, chatter = 0, rest = 0;
	for (unsigned i = 0; i < ZCC_DESKS_NUM; i++) {
		const struct zcc_desk_load *l = &at->hub.load[i];
		json_t *d = json_object();
		json_put(d, "desk", json_text(alarm_desk_word(i + 1)));
		json_put(d, "last_10_min", json_integer(l->last_10));
		json_put(d, "today", json_integer((json_int_t)l->high + l->middle + l->low));
		json_put(d, "high", json_integer(l->high));
		json_put(d, "middle", json_integer(l->middle));
		json_put(d, "low", json_integer(l->low));
		json_put(d, "peak", json_integer(l->peak));
		json_put(d, "peak_at", l->peak_wall != 0 ? json_when(l->peak_wall) : json_null());
		json_put(d, "flood", json_boolean(l->is_flood));
		json_add(all, d);
	}
	for (uint32_t i = 0; i < at->alarms_end; i++) {
		const struct zcc_alarm_row *r = &at->alarms[i];
		bool stands = r->id != 0 && !r->done && !r->gone;
		old += stands && at->now_line - r->raised_line > day_ms;
		rest += stands && r->reason != REST_NONE;
		chatter += stands && r->reason == REST_CHATTER;
	}
	json_put(o, "desks", all);
	json_put(o, "standing_24h", json_integer((json_int_t)old));
	json_put(o, "resting", json_integer((json_int_t)rest));
	json_put(o, "chattering", json_integer((json_int_t)chatter));
	return o;
}

void
out_json_alarms(const struct board *at, bool is_past)
{
	json_say(json_alarms(at, is_past));
}
