/* SPDX-License-Identifier: EUPL-1.2 */
/* The log for programs, with the fields of AU-1 and AU-3. */
#include "hub/ctl/access_words.h"
#include "hub/ctl/audit_words.h"
#include "hub/ctl/json.h"

#include "hub/core/event.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/words.h"

#include <inttypes.h>
#include <stdio.h>

static json_t *
flag(char c)
{
	return json_boolean(c == 'T');
}

/* Of a call that found its line closed: the line, and where the caller was referred to (OP-3). */
static void
put_referral(json_t *o, const struct journal_row *row)
{
	struct event e = {.type = row->type, .version = row->version};
	struct bytes b = bytes_reader(row->body, row->body_len);
	bool is_refused = row->type == EV_REFUSED;
	if (is_refused)
		event_code(&b, &e);
	is_refused = is_refused && bytes_at_end(&b);
	json_put(o, "line", json_text(is_refused ? line_word(e.u.refused.line) : ""));
	json_put(o, "referral", json_text(is_refused ? e.u.refused.referral : ""));
}

void
out_json_audit(const struct journal_row *row)
{
	char hex[2 * ZCC_HASH_BYTES + 1], action[2] = {row->action, '\0'}, seat[17];
	char detail[AUDIT_DETAIL_SIZE];
	json_t *o = json_object();
	json_put(o, "seq", json_integer((json_int_t)row->seq));
	json_put(o, "at", json_when(row->at_ms));
	json_put(o, "line_ms", json_integer(row->line_ms));
	json_put(o, "event", json_text(audit_event_word(row, detail)));
	json_put(o, "detail", json_text(detail));
	json_put(o, "action", json_text(action));
	json_put(o, "outcome", json_text(err_word(row->outcome)));
	json_put(o, "verb", json_text(row->verb != 0 ? verb_word(row->verb) : ""));
	json_put(o, "user", json_text(row->actor));
	json_put(o, "responsible", json_text(row->responsible));
	json_put(o, "role", json_text(row->role));
	snprintf(seat, sizeof seat, "%016" PRIx64, row->seat);
	/* A command without a seat came from a command line or an adapter on this host. */
	json_put(o, "access_point", json_text(row->seat != 0 ? seat
	                                      : row->actor[0] != '\0' ? "command-line" : ""));
	json_put(
	    o, "case", row->case_id != 0 ? json_integer((json_int_t)row->case_id) : json_null());
	put_referral(o, row);
	json_put(o, "data", json_event(row));
	json_put(o, "authorised", flag(row->flags[0]));
	json_put(o, "treatment_relation", flag(row->flags[1]));
	json_put(o, "consent", flag(row->flags[2]));
	json_put(o, "emergency", flag(row->flags[3]));
	json_put(o, "epoch", json_integer((json_int_t)row->epoch));
	text_hex(hex, row->cmd_id, sizeof row->cmd_id);
	json_put(o, "command", json_text(row->verb != 0 ? hex : ""));
	text_hex(hex, row->h, sizeof row->h);
	json_put(o, "hash", json_string(hex));
	json_list_add(o);
}

void
out_json_access(const struct journal_row *row)
{
	json_t *o = json_object();
	json_put(o, "at", json_when(row->at_ms));
	json_put(o, "case", json_integer((json_int_t)row->case_id));
	json_put(o, "user", json_text(row->actor));
	json_put(o, "role", json_text(row->role));
	json_put(o, "what", json_text(access_words(row)));
	json_put(o, "refused", json_boolean(row->outcome != ZCC_OK));
	json_list_add(o);
}

void
out_json_review(const struct wire_review *u)
{
	const struct to_review *n = &u->what;
	bool is_done = n->outcome != REVIEW_NONE;
	const char *outcome = n->tag != TAG_NONE ? tag_end_word(n->outcome) : review_word(n->outcome);
	json_t *o = json_object();
	json_put(o, n->tag != TAG_NONE ? "tag" : "use", json_integer((json_int_t)n->id));
	json_put(o, "case", json_integer((json_int_t)n->case_id));
	json_put(o, "operator", json_text(n->operator));
	json_put(o, "role", json_text(n->role));
	json_put(o, "at", json_when(n->at_wall));
	if (n->tag != TAG_NONE) {
		json_put(o, "kind", json_text(tag_word(n->tag)));
	} else {
		json_put(o, "until", json_when(n->until_wall));
		json_put(o, "reason", json_text(noodknop_word(n->reason)));
	}
	json_put(o, "text", u->is_erased ? json_null() : json_text(u->words));
	json_put(o, "outcome", is_done ? json_text(outcome) : json_null());
	json_put(o, "reviewed_by", json_text(n->reviewed_by));
	json_put(o, "reviewed_at", is_done ? json_when(n->reviewed_wall) : json_null());
	json_put(o, "reviewed_text", is_done && !u->is_erased ? json_text(u->reviewed_words)
	                                                      : json_null());
	json_list_add(o);
}

void
out_json_verified(const struct out_verified *v)
{
	json_t *o = json_object();
	json_put(o, "rows", json_integer((json_int_t)v->rows));
	json_put(o, "seq", json_integer((json_int_t)v->seq));
	json_put(o, "head", json_string(v->head));
	json_put(o, "signed_seq", json_integer((json_int_t)v->signed_seq));
	json_put(o, "signatures", json_integer((json_int_t)v->signatures));
	json_put(o, "compared_seq",
	    v->compared_seq != 0 ? json_integer((json_int_t)v->compared_seq) : json_null());
	json_put(o, "digest", json_text(v->digest));
	json_say(o);
}
