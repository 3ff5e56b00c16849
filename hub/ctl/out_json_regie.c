/* SPDX-License-Identifier: EUPL-1.2 */
/* What waits for a regiearts, and who where care is given, for programs. */
#include "hub/ctl/json.h"
#include "hub/ctl/row.h"
#include "shared/care/regie.h"
#include "shared/care/triage.h"
#include "shared/care/waitroom.h"
#include "shared/care/words.h"

static json_t *
waits(const struct board *at, const struct settings *s, const struct zcc_case_row *r,
    enum regie_kind kind)
{
	const struct zcc_triage *t = board_triage(at, r);
	bool has_triage = t->times > 0;
	int64_t s_long = row_since_s(at, regie_since(at, r, kind));
	json_t *o = json_object();
	json_put(o, "kind", json_text(kind == REGIE_CONSULT ? "consult" : "advice"));
	json_put(o, "case", json_integer((json_int_t)r->id));
	json_put(o, "version", json_integer(r->version));
	json_put(o, "urgency", json_text(urgency_word(regie_urgency(at, r, kind))));
	json_put(o, "waiting_s", json_integer(s_long));
	json_put(o, "late", json_boolean(regie_is_late(s, kind, s_long)));
	json_put(o, "from", json_text(r->claimed_by));
	json_put(o, "system", json_text(has_triage ? urgency_word(t->system) : ""));
	json_put(o, "triagist", json_text(has_triage ? urgency_word(t->own) : ""));
	json_put(o, "reason", json_text(kind == REGIE_ADVICE ? r->reason : regrade_word(t->own_reason)));
	json_put(o, "complaint", json_text(row_complaint(r)));
	json_put(o, "advised", json_boolean(triage_is_advised(t)));
	return o;
}

void
out_json_regie(const struct board *at, const struct settings *s, enum regie_kind kind,
    const uint32_t *rows, uint32_t num)
{
	for (uint32_t i = 0; i < num; i++)
		json_list_add(waits(at, s, &at->cases[rows[i]], kind));
}

void
out_json_waitroom(
    const struct board *at, const struct settings *s, const uint32_t *rows, uint32_t num)
{
	for (uint32_t i = 0; i < num; i++) {
		const struct zcc_case_row *r = &at->cases[rows[i]];
		const struct zcc_triage *t = board_triage(at, r);
		int64_t due = waitroom_due(at, s, r);
		json_t *o = json_object(), *who = json_array();
		json_put(o, "case", json_integer((json_int_t)r->id));
		json_put(o, "version", json_integer(r->version));
		json_put(o, "urgency", json_text(urgency_word(r->urgency)));
		json_put(o, "complaint", json_text(row_complaint(r)));
		json_put(o, "times", json_integer(t->times));
		json_put(o, "triaged_s", json_integer(row_since_s(at, t->made_line)));
		json_put(o, "due_in_s", due == ZCC_NEVER
		        ? json_null() : json_integer((due - at->now_line) / 1000));
		json_put(o, "overdue", json_boolean(waitroom_is_over(due, at->now_line)));
		json_add(who, json_text(t->own_by));
		if (t->with_by[0] != '\0')
			json_add(who, json_text(t->with_by));
		json_put(o, "assessors", who);
		json_put(o, "claimed_by", json_text(r->claimed_by));
		json_list_add(o);
	}
}
