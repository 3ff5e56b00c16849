/* SPDX-License-Identifier: EUPL-1.2 */
/* Triage protocols, for programs. */
#include "hub/ctl/json.h"
#include "hub/ctl/out_protocol.h"
#include "shared/base/text.h"
#include "shared/care/kind.h"
#include "shared/care/words.h"

static void
put_urgency(json_t *o, const char *name, unsigned urgency)
{
	json_put(o, name, json_text(urgency_word(urgency)));
}

/* What says which protocol it is. */
static json_t *
head_of(const struct protocol *p)
{
	char hex[2 * ZCC_HASH_BYTES + 1];
	json_t *o = json_object();
	text_hex(hex, p->hash, sizeof p->hash);
	json_put(o, "name", json_text(p->name));
	json_put(o, "version", json_text(p->version));
	json_put(o, "demonstration", json_boolean(p->is_demonstration));
	json_put(o, "hash", json_text(hex));
	json_put(o, "base", json_text(p->base_name));
	json_put(o, "base_version", json_text(p->base_version));
	return o;
}

static json_t *
findings(const struct out_protocol_check *o)
{
	json_t *all = json_array();
	if (o->refused != NULL) {
		json_t *one = json_object();
		json_put(one, "rule", json_text("refused"));
		json_put(one, "text", json_text(o->refused));
		json_add(all, one);
	}
	for (unsigned i = 0; i < o->found_num; i++) {
		const struct protocol_finding *f = &o->found[i];
		json_t *one = json_object();
		json_put(one, "rule", json_text(f->word));
		json_put(one, "file", json_text(o->file->path[f->place.layer]));
		json_put(one, "line", json_integer(f->place.line));
		json_put(one, "text", json_text(f->text));
		json_add(all, one);
	}
	return all;
}

void
out_json_protocol_checked(const struct out_protocol_check *o)
{
	const struct protocol *p = o->file->protocol;
	json_t *doc = p != NULL ? head_of(p) : json_object();
	json_put(doc, "file", json_text(o->path));
	json_put(doc, "right", json_boolean(o->faults == 0));
	if (p != NULL) {
		json_put(doc, "complaints", json_integer(p->complaints_num));
		json_put(doc, "criteria", json_integer(p->criteria_num));
		json_put(doc, "texts", json_integer(p->texts_num));
		json_put(doc, "pathways", json_integer(p->pathways_num));
	}
	json_put(doc, "faults_num", json_integer(o->faults));
	json_put(doc, "faults", findings(o));
	json_say(doc);
}

void
out_json_protocol_diff(const struct out_protocol_diff *o)
{
	json_t *doc = json_object(), *all = json_array();
	for (unsigned i = 0; i < o->num; i++) {
		json_t *one = json_object();
		json_put(one, "what", json_text(o->change[i].what));
		json_put(one, "kind", json_text(protocol_item_word(o->change[i].item.kind)));
		json_put(one, "code", json_text(o->change[i].item.code));
		json_add(all, one);
	}
	json_put(doc, "before", head_of(o->before));
	json_put(doc, "after", head_of(o->after));
	json_put(doc, "changes", all);
	json_say(doc);
}

/* --- show --- */

static json_t *
question(const struct protocol_criterion *q, const uint8_t *urgency)
{
	json_t *o = json_object(), *options = json_array();
	for (unsigned i = 0; i < q->options_num; i++) {
		json_t *one = json_object();
		json_put(one, "text", json_text(q->option[i].text));
		put_urgency(one, "urgency", urgency != NULL ? urgency[i] : q->option[i].urgency);
		json_add(options, one);
	}
	json_put(o, "code", json_text(q->code));
	json_put(o, "name", json_text(q->name));
	json_put(o, "question", json_text(q->question));
	json_put(o, "options", options);
	json_put(o, "unknown", json_integer(q->unknown));
	return o;
}

static json_t *
texts(const struct protocol *p, const uint16_t *text, unsigned num)
{
	json_t *all = json_array();
	for (unsigned i = 0; i < num; i++)
		json_add(all, json_text(p->text[text[i]].text));
	return all;
}

static json_t *
rules(const struct protocol *p, const struct protocol_complaint *a)
{
	json_t *all = json_array();
	for (unsigned i = 0; i < a->rules_num; i++) {
		const struct protocol_rule *r = &a->rule[i];
		json_t *o = json_object(), *when = json_array();
		for (unsigned k = 0; k < r->when_num; k++) {
			const struct protocol_when *w = &r->when[k];
			json_t *one = json_object();
			if (w->criterion == PROTOCOL_NONE) {
				json_put(one, "factor", json_text(p->factor[w->factor].code));
			} else {
				json_put(
				    one, "criterion", json_text(p->criterion[w->criterion].code));
				json_put(one, "option", json_integer(w->option));
			}
			json_add(when, one);
		}
		json_put(o, "name", json_text(r->name));
		json_put(o, "when", when);
		put_urgency(o, "urgency", r->urgency);
		json_add(all, o);
	}
	return all;
}

static json_t *
pathways(const struct protocol *p, uint16_t complaint)
{
	json_t *all = json_array();
	for (unsigned i = 0; i < p->pathways_num; i++) {
		const struct protocol_pathway *w = &p->pathway[i];
		if (complaint != PROTOCOL_NONE && w->complaint != complaint)
			continue;
		json_t *o = json_object(), *care = json_array(), *partners = json_array();
		for (unsigned k = 0; k < w->cares_num; k++)
			json_add(care, json_text(care_word(w->care[k])));
		for (unsigned k = 0; k < w->sectors_num; k++)
			json_add(partners, json_text(sector_word(w->sector[k])));
		json_put(o, "code", json_text(w->code));
		json_put(o, "name", json_text(w->name));
		json_put(o, "complaint", json_text(p->complaint[w->complaint].code));
		put_urgency(o, "from", w->from);
		put_urgency(o, "to", w->to);
		json_put(o, "care", care);
		json_put(o, "partners", partners);
		json_put(o, "advice", texts(p, w->advice, w->advice_num));
		json_put(o, "source", json_text(w->source));
		json_put(o, "valid_from", json_text(w->valid_from));
		json_add(all, o);
	}
	return all;
}

static json_t *
complaint(const struct out_protocol_show *s)
{
	const struct protocol *p = s->p;
	const struct protocol_complaint *a = &p->complaint[s->complaint];
	const struct protocol_variant *v = &a->variant[s->variant];
	json_t *o = json_object(), *asked = json_array(), *actions = json_array(),
	       *synonyms = json_array();
	for (unsigned i = 0; i < a->synonyms_num; i++)
		json_add(synonyms, json_text(a->synonym[i]));
	for (unsigned i = 0; i < v->asked_num; i++)
		json_add(
		    asked, question(&p->criterion[v->asked[i].criterion], v->asked[i].urgency));
	for (unsigned i = 0; i < v->actions_num; i++) {
		json_t *one = json_object();
		json_put(one, "care", json_text(care_word(v->action[i].care)));
		put_urgency(one, "from", v->action[i].from);
		put_urgency(one, "to", v->action[i].to);
		json_add(actions, one);
	}
	json_put(o, "code", json_text(a->code));
	json_put(o, "name", json_text(a->name));
	json_put(o, "synonyms", synonyms);
	json_put(
	    o, "variant", json_text(s->variant == VARIANT_PHYSICAL ? "physical" : "telephone"));
	json_put(o, "pain", json_boolean(a->asks_pain));
	json_put(o, "criteria", asked);
	json_put(o, "rules", rules(p, a));
	json_put(o, "actions", actions);
	json_put(o, "advice", texts(p, a->advice, a->advice_num));
	json_put(o, "safety_net", texts(p, a->safety_net, a->safety_net_num));
	json_put(o, "pathways", pathways(p, s->complaint));
	return o;
}

static json_t *
factors(const struct protocol *p)
{
	static const char *const kinds[] = {"", "alarm", "risk", "context"};
	json_t *all = json_array();
	for (unsigned i = 0; i < p->factors_num; i++) {
		const struct protocol_factor *t = &p->factor[i];
		json_t *o = json_object();
		json_put(o, "code", json_text(t->code));
		json_put(o, "name", json_text(t->name));
		json_put(o, "kind", json_text(kinds[t->kind]));
		json_put(o, "raises", json_boolean(t->raises));
		json_put(o, "second_contact", json_boolean(t->is_second_contact));
		json_put(o, "callback", json_boolean(t->asks_callback));
		json_put(o, "under_months",
		    t->under_months > 0 ? json_integer(t->under_months) : json_null());
		json_add(all, o);
	}
	return all;
}

static json_t *
whole(const struct protocol *p)
{
	json_t *doc = head_of(p), *abcd = json_array(), *flags = json_array(), *list = json_array();
	for (unsigned i = 0; i < p->abcd_num; i++)
		json_add(abcd, question(&p->abcd[i], NULL));
	for (unsigned i = 0; i < p->flags_num; i++) {
		json_t *o = json_object();
		json_put(o, "code", json_text(p->flag[i].code));
		json_put(o, "name", json_text(p->flag[i].name));
		json_add(flags, o);
	}
	for (unsigned i = 0; i < p->complaints_num; i++) {
		json_t *o = json_object();
		json_put(o, "code", json_text(p->complaint[i].code));
		json_put(o, "name", json_text(p->complaint[i].name));
		json_add(list, o);
	}
	json_put(doc, "title", json_text(p->title));
	json_put(doc, "notice", json_text(p->notice));
	json_put(doc, "source", json_text(p->source));
	json_put(doc, "valid_from", json_text(p->valid_from));
	json_put(doc, "abcd", abcd);
	json_put(doc, "factors", factors(p));
	json_put(doc, "flags", flags);
	json_put(doc, "complaints", list);
	json_put(doc, "pathways", pathways(p, PROTOCOL_NONE));
	return doc;
}

static json_t *
result(const struct out_protocol_show *s)
{
	char cause[80];
	uint8_t kinds[CARES_NUM];
	json_t *o = json_object(), *care = json_array();
	struct triage_result r = protocol_urgency(s->p, s->answers);
	out_protocol_cause(s, &r, cause, sizeof cause);
	unsigned num = r.urgency == URGENCY_NONE
			   ? 0
			   : protocol_actions(s->p, s->complaint, s->variant, r.urgency, kinds);
	for (unsigned i = 0; i < num; i++)
		json_add(care, json_text(care_word(kinds[i])));
	put_urgency(o, "urgency", r.urgency);
	put_urgency(o, "unraised", r.unraised);
	put_urgency(o, "worst", protocol_worst(s->p, s->answers));
	json_put(o, "cause", json_text(cause));
	json_put(o, "unknown", json_boolean(r.is_unknown));
	json_put(o, "rav", json_boolean(r.leads_to_rav));
	json_put(o, "asked", json_integer(r.asked));
	json_put(o, "asked_of", json_integer(r.asked_of));
	json_put(o, "abcd_asked", json_integer(r.abcd_asked));
	json_put(o, "abcd_of", json_integer(r.abcd_of));
	json_put(o, "care", care);
	return o;
}

void
out_json_protocol_show(const struct out_protocol_show *o)
{
	if (o->answers != NULL)
		json_say(result(o));
	else if (o->complaint != PROTOCOL_NONE)
		json_say(complaint(o));
	else
		json_say(whole(o->p));
}
