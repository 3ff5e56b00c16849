/* SPDX-License-Identifier: EUPL-1.2 */
/* Triage, for programs. */
#include "hub/ctl/json.h"
#include "shared/base/text.h"
#include "shared/care/identity.h"
#include "shared/care/kind.h"
#include "shared/care/triage.h"
#include "shared/care/words.h"

#include <string.h>

json_t *
json_hash(const uint8_t bytes[ZCC_HASH_BYTES])
{
	char hex[2 * ZCC_HASH_BYTES + 1];
	text_hex(hex, bytes, ZCC_HASH_BYTES);
	return json_string(hex);
}

/* One of the three urgencies. */
static json_t *
grade(unsigned urgency, const char *by, unsigned reason, int64_t wall)
{
	json_t *o = json_object();
	json_put(o, "urgency", json_text(urgency_word(urgency)));
	json_put(o, "by", json_text(by));
	json_put(o, "reason", json_text(regrade_word(reason)));
	json_put(o, "at", json_when(wall));
	return o;
}

json_t *
json_triage(const struct zcc_triage *t)
{
	if (t->times == 0)
		return json_null();
	json_t *o = json_object();
	json_put(o, "times", json_integer(t->times));
	json_put(o, "with", json_text(t->with_by));
	json_put(o, "complaint", json_text(t->complaint));
	json_put(o, "mode", json_text(t->flags & TRIAGE_FLAG_PHYSICAL ? "physical" : "telephone"));
	json_put(o, "system", grade(t->system, "", REGRADE_NONE, t->system_wall));
	json_put(o, "triagist", grade(t->own, t->own_by, t->own_reason, t->own_wall));
	json_put(o, "regiearts", t->regie != URGENCY_NONE ?
	    grade(t->regie, t->regie_by, t->regie_reason, t->regie_wall) : json_null());
	json_put(o, "cause", json_text(cause_word(t->cause_kind)));
	json_put(o, "cause_code", json_text(t->cause));
	json_put(o, "asked", json_integer(t->asked));
	json_put(o, "asked_of", json_integer(t->asked_of));
	json_put(o, "abcd", json_integer(t->abcd));
	json_put(o, "abcd_of", json_integer(t->abcd_of));
	json_put(o, "abcd_ms", t->abcd_ds > 0 ? json_integer((json_int_t)t->abcd_ds * 100) : json_null());
	json_put(o, "taken_over", json_integer(t->taken));
	json_put(o, "changed", json_integer(t->changed));
	json_put(o, "asked_anew", json_text(retriage_word(t->again)));
	json_put(o, "care", json_text(care_word(t->care)));
	json_put(o, "to_regie", json_boolean(triage_wants_regie(t)));
	json_put(o, "instructed_by", json_text(triage_is_instructed(t) ? t->regie_by : ""));
	json_put(o, "advice", json_boolean(t->flags & TRIAGE_FLAG_ADVICE));
	json_put(o, "safety_net", json_boolean(t->flags & TRIAGE_FLAG_SAFETY_NET));
	json_put(o, "protocol", json_hash(t->protocol));
	return o;
}

json_t *
json_identity(const struct zcc_identity *who)
{
	static const char *const states[] = {"", "established", "impossible"};
	if (!identity_is_asked(who))
		return json_null();
	json_t *o = json_object(), *back = json_array();
	for (unsigned i = 1; i <= IDENTIFIERS_NUM; i++)
		if ((who->read_back >> i & 1) != 0)
			json_add(back, json_text(identifier_word(i)));
	json_put(o, "state", json_text(states[who->state <= IDENTITY_IMPOSSIBLE ? who->state : 0]));
	json_put(o, "caller_is", json_text(presence_word(who->presence)));
	json_put(o, "read_back", back);
	json_put(o, "bsn_verified",
	    who->bsn == BSN_UNKNOWN ? json_null() : json_boolean(who->bsn == BSN_VERIFIED));
	json_put(o, "reason", json_text(no_identity_word(who->reason)));
	return o;
}

json_t *
json_protocol(const struct zcc_hub_row *h)
{
	if (h->protocol_name[0] == '\0')
		return json_null();
	json_t *o = json_object();
	json_put(o, "name", json_text(h->protocol_name));
	json_put(o, "version", json_text(h->protocol_version));
	json_put(o, "content", json_hash(h->protocol));
	return o;
}
