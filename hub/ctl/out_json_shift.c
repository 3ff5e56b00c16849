/* SPDX-License-Identifier: EUPL-1.2 */
/* Shifts and who is there, for programs. */
#include "hub/ctl/json.h"
#include "shared/base/text.h"
#include "shared/care/oncall.h"

static json_t *
json_oncall(const struct settings *s, const char *role, int64_t wall_ms)
{
	int64_t until_ms;
	const struct oncall_settings *who = oncall_at(s, role, wall_ms, &until_ms);
	if (who == NULL)
		return json_null();
	json_t *o = json_object();
	json_put(o, "who", json_text(who->words));
	json_put(o, "until", until_ms != ZCC_NEVER ? json_when(until_ms) : json_null());
	return o;
}

json_t *
json_staff(const struct board *at, const struct settings *s)
{
	json_t *all = json_array();
	for (uint32_t i = 0; i < s->roles_num; i++) {
		const struct role_settings *r = &s->role[i];
		json_t *o = json_object();
		json_put(o, "role", json_text(r->name));
		json_put(o, "there",
		    json_integer(board_there(at, r->name, settings_asks_shift(s, r->name))));
		json_put(o, "shift", json_boolean(settings_asks_shift(s, r->name)));
		json_put(o, "fallback", json_text(r->absent));
		json_put(o, "on_call", json_oncall(s, r->name, at->now_line + at->wall_offset));
		json_add(all, o);
	}
	return all;
}

void
out_json_shift(const struct board *at, const struct settings *s, const struct out_shift *o)
{
	char hex[2 * ZCC_ID_BYTES + 1];
	const struct zcc_operator_row *mine = board_shift_of(at, o->operator);
	struct board_floor f = board_floor(at, o->operator);
	json_t *doc = json_object();
	text_hex(hex, o->done->id, sizeof o->done->id);
	json_put(doc, "seq", json_integer((json_int_t)o->done->seq));
	json_put(doc, "command", json_string(hex));
	json_put(doc, "operator", json_text(o->operator));
	json_put(doc, "shift_since", mine != NULL ? json_when(mine->shift_wall) : json_null());
	json_put(doc, "handed_over_to", json_text(mine != NULL ? mine->offer_to : ""));
	json_put(doc, "refused_by", json_text(mine != NULL ? mine->refused_by : ""));
	json_put(doc, "open", json_integer(f.open));
	json_put(doc, "clocks", json_integer(f.clocks));
	json_put(doc, "late", json_integer(f.late));
	json_put(doc, "mine", json_integer(f.mine));
	json_put(doc, "call_backs", json_integer(f.call_backs));
	json_put(doc, "alarms", json_integer(f.alarms));
	json_put(doc, "stops", json_null()); /* unknown is not zero: nothing keeps them yet */
	json_put(doc, "staff", json_staff(at, s));
	json_say(doc);
}

void
out_json_shifts(const struct board *at, const struct settings *s)
{
	json_t *all = json_array();
	for (uint32_t i = 0; i < at->operators_end; i++)
		if (board_is_there(&at->operators[i],
		        settings_asks_shift(s, at->operators[i].role)))
			json_add(all, json_operator(&at->operators[i]));
	json_say(all);
}

void
out_json_message(const struct message *m)
{
	json_t *o = json_object();
	json_put(o, "id", json_integer((json_int_t)m->id));
	json_put(o, "from", json_text(m->from));
	json_put(o, "to", json_text(m->kind == MESSAGE_TO_ALL ? MESSAGE_ALL : m->to));
	json_put(o, "to_kind", json_text(message_to_word(m)));
	json_put(o, "sent_at", json_when(m->at_wall));
	json_put(o, "until", json_when(m->until_wall));
	json_put(o, "text", json_text(m->text));
	json_list_add(o);
}
