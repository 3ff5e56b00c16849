/* SPDX-License-Identifier: EUPL-1.2 */
/* For programs: one JSON document on one line. */
#include "hub/ctl/json.h"
#include "hub/ctl/out.h"
#include "hub/ctl/out_protocol.h"
#include "hub/ctl/out_report.h"
#include "hub/ctl/retention.h"
#include "shared/base/text.h"
#include "shared/care/words.h"
#include "shared/edge/picture.h"

#include <string.h>

static void
acted(const struct wire_answer *done)
{
	char hex[2 * ZCC_ID_BYTES + 1];
	json_t *o = json_object();
	if (done->row != 0) {
		json_put(o, "id", json_integer((json_int_t)done->row));
		json_put(o, "version", json_integer(done->version));
	}
	text_hex(hex, done->id, sizeof done->id);
	json_put(o, "seq", json_integer((json_int_t)done->seq));
	json_put(o, "command", json_string(hex));
	if (done->text[0] != '\0')
		json_put(o, "not_done", json_text(done->text));
	json_say(o);
}

static void
site(const char *dir, const char *region, const char *admin)
{
	json_t *o = json_object();
	json_put(o, "dir", json_text(dir));
	json_put(o, "region", json_text(region));
	json_put(o, "operator", json_text(admin));
	json_say(o);
}

static void
key(const char *name, const char *public_hex, const char *path)
{
	json_t *o = json_object();
	json_put(o, "name", json_text(name));
	json_put(o, "public_key", json_text(public_hex));
	json_put(o, "path", json_text(path));
	json_say(o);
}

static void
checked(const char *file, const struct site *s)
{
	json_t *o = json_object();
	json_put(o, "file", json_text(file));
	json_put(o, "region", json_text(s->settings.region));
	json_put(o, "demo", json_boolean(s->settings.is_demo));
	json_put(o, "roles", json_integer(s->settings.roles_num));
	json_put(o, "complaints", json_integer(s->settings.complaints_num));
	json_put(o, "places", json_integer(s->settings.places_num));
	json_say(o);
}

/* KB-12: by which two who look can tell that they see the same. */
static json_t *
picture(const struct board *at)
{
	uint8_t hash[ZCC_HASH_BYTES];
	char hex[2 * ZCC_HASH_BYTES + 1];
	json_t *o = json_object();
	picture_hash(at, hash);
	text_hex(hex, hash, sizeof hash);
	json_put(o, "group", json_integer((json_int_t)at->group));
	json_put(o, "hash", json_text(hex));
	return o;
}

static void
status(const struct board *at, const struct settings *s)
{
	json_t *o = json_status(at, s->region);
	json_put(o, "picture", picture(at));
	json_put(o, "staff", json_staff(at, s));
	json_put(o, "placements", json_placements(at, s));
	json_say(o);
}

static void
takeover(const struct board *at, const struct settings *s, const struct out_takeover *t)
{
	json_t *o = json_placements(at, s), *cases = json_array();
	for (uint32_t i = 0; i < t->num; i++) {
		struct zcc_case one = board_whole(at, &at->cases[t->order[i]]);
		json_add(cases, json_case(at, &one));
	}
	if (json_is_object(o))
		json_put(o, "cases", cases);
	else
		json_decref(cases);
	json_say(o);
}

static void
queue(const struct board *at, const uint32_t *order, uint32_t num)
{
	json_t *all = json_array();
	for (uint32_t i = 0; i < num; i++) {
		struct zcc_case c = board_whole(at, &at->cases[order[i]]);
		json_add(all, json_case(at, &c));
	}
	json_say(all);
}

static void
found(const struct board *at, const struct wire_found *found, uint32_t num)
{
	json_t *all = json_array();
	for (uint32_t i = 0; i < num; i++) {
		json_t *o = json_case(at, &found[i].whole);
		json_put(o, "last_note_at",
		    found[i].noted_ms != 0 ? json_when(found[i].noted_ms) : json_null());
		json_put(o, "last_note_by", json_text(found[i].noted_by));
		json_add(all, o);
	}
	json_say(all);
}

/* Only the fields that this part has. */
static json_t *
part(const struct wire_part *p)
{
	const struct ask_dossier *d = &p->dossier;
	const struct {
		const char *name, *value;
	} fields[] = {
	    {"name", d->name},
	    {"birth_date", d->birth_date},
	    {"bsn", d->bsn},
	    {"phone", d->phone},
	    {"address", d->address},
	    {"caller", d->caller},
	    {"complaint", d->complaint},
	    {"note", d->note},
	    {"spoken", d->spoken},
	    {"situation", d->situation},
	    {"background", d->background},
	    {"assessment", d->assessment},
	    {"recommendation", d->recommendation},
	    {"answers", d->answers},
	    {"advice", d->advice},
	    {"destination", d->destination},
	    {"kind", d->item_kind},
	    {"origin", d->origin},
	    {"consent", d->consent},
	    {"since", d->since},
	    {"item", d->item},
	    {"organisation", d->organisation},
	};
	json_t *o = json_object();
	json_put(o, "seq", json_integer((json_int_t)p->seq));
	json_put(o, "at", json_when(p->at_ms));
	json_put(o, "operator", json_text(p->operator));
	json_put(o, "verb", json_text(verb_word(p->verb)));
	json_put(o, "recorded", json_boolean(p->verb != VERB_DRAFT));
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		if (fields[i].value[0] != '\0')
			json_put(o, fields[i].name, json_text(fields[i].value));
	if (p->limit != LIMIT_NONE) {
		json_put(o, "limit", json_text(limit_word(p->limit)));
		json_put(o, "allowed", json_boolean(p->is_allowed));
	}
	if (p->struck_why != STRIKE_NONE) {
		json_put(o, "struck", json_text(strike_word(p->struck_why)));
		json_put(o, "struck_by", json_text(p->struck_by));
		json_put(o, "struck_at", json_when(p->struck_ms));
	}
	if (p->went_to != 0)
		json_put(o, "went_to", json_integer((json_int_t)p->went_to));
	if (p->came_from != 0)
		json_put(o, "came_from", json_integer((json_int_t)p->came_from));
	return o;
}

static void
one_case(const struct board *at, const struct out_case *c)
{
	json_t *o = json_case(at, c->whole);
	json_put(o, "packet", json_packet(c));
	if (c->has_dossier) {
		json_put(o, "relation", json_text(c->relation));
		json_t *parts = json_array();
		for (unsigned i = 0; i < c->parts_num; i++)
			json_add(parts, part(&c->parts[i]));
		json_put(o, "dossier", parts);
	}
	json_say(o);
}

static void
draft(uint64_t id, const char *text)
{
	json_t *o = json_object();
	json_put(o, "case", json_integer((json_int_t)id));
	json_put(o, "text", json_text(text));
	json_say(o);
}

static void
capacity(const struct board *at)
{
	json_say(json_capacities(at));
}

/* A list may be as long as the journal: its entries leave one by one. */
static void
list_begin(void)
{
	json_list_begin();
}

static void
list_operator(const struct out_operator *o)
{
	char roles[sizeof o->roles];
	json_t *row = json_object();
	text_clean(roles, sizeof roles, o->roles, false);
	json_put(row, "name", json_text(o->name));
	json_put(row, "roles", json_codes(roles));
	text_clean(roles, sizeof roles, o->lines, false);
	json_put(row, "lines", o->lines[0] != '\0' ? json_codes(roles) : json_null());
	text_clean(roles, sizeof roles, o->not_complaints, false);
	json_put(row, "not_complaints", json_codes(roles));
	text_clean(roles, sizeof roles, o->not_decisions, false);
	json_put(row, "not_decisions", json_codes(roles));
	json_put(row, "revoked", json_boolean(o->is_revoked));
	json_put(row, "public_key", json_text(o->public_key));
	json_list_add(row);
}

static void
list_intake(unsigned line, uint64_t id)
{
	json_t *row = json_object();
	json_put(row, "line", json_integer(line));
	json_put(row, "id", json_integer((json_int_t)id));
	json_list_add(row);
}

static void
list_end(void)
{
	json_list_end();
}

const struct out_ops out_json = {
    .acted = acted,
    .site = site,
    .key = key,
    .checked = checked,
    .status = status,
    .shift = out_json_shift,
    .shifts = out_json_shifts,
    .takeover = takeover,
    .posts = out_json_posts,
    .form = out_json_form,
    .queue = queue,
    .found = found,
    .regie = out_json_regie,
    .waitroom = out_json_waitroom,
    .one_case = one_case,
    .draft = draft,
    .capacity = capacity,
    .alarms = out_json_alarms,
    .list_begin = list_begin,
    .list_operator = list_operator,
    .list_intake = list_intake,
    .list_audit = out_json_audit,
    .list_access = out_json_access,
    .list_message = out_json_message,
    .list_review = out_json_review,
    .list_end = list_end,
    .verified = out_json_verified,
    .report = out_json_report,
    .kept = out_json_kept,
    .protocol_checked = out_json_protocol_checked,
    .protocol_diff = out_json_protocol_diff,
    .protocol_show = out_json_protocol_show,
};
