/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/protocol_encode.h"

#include "shared/care/kind.h"

#include <string.h>

const char *
protocol_item_word(enum protocol_item_kind kind)
{
	static const char *const words[ITEM_KINDS_NUM] = {
	    [ITEM_HEAD] = "head",
	    [ITEM_ABCD] = "abcd",
	    [ITEM_FACTOR] = "factor",
	    [ITEM_FLAG] = "flag",
	    [ITEM_CRITERION] = "criterion",
	    [ITEM_TEXT] = "text",
	    [ITEM_COMPLAINT] = "complaint",
	    [ITEM_PATHWAY] = "pathway",
	};
	return words[kind];
}

unsigned
protocol_items_num(const struct protocol *p, enum protocol_item_kind kind)
{
	switch (kind) {
	case ITEM_HEAD: return 1;
	case ITEM_ABCD: return p->abcd_num;
	case ITEM_FACTOR: return p->factors_num;
	case ITEM_FLAG: return p->flags_num;
	case ITEM_CRITERION: return p->criteria_num;
	case ITEM_TEXT: return p->texts_num;
	case ITEM_COMPLAINT: return p->complaints_num;
	case ITEM_PATHWAY: return p->pathways_num;
	case ITEM_KINDS_NUM: break;
	}
	return 0;
}

struct protocol_item
protocol_item(const struct protocol *p, enum protocol_item_kind kind, unsigned index)
{
	struct protocol_item item = {.kind = kind, .index = index, .code = ""};
	switch (kind) {
	case ITEM_ABCD: item.code = p->abcd[index].code; break;
	case ITEM_FACTOR: item.code = p->factor[index].code; break;
	case ITEM_FLAG: item.code = p->flag[index].code; break;
	case ITEM_CRITERION: item.code = p->criterion[index].code; break;
	case ITEM_TEXT: item.code = p->text[index].code; break;
	case ITEM_COMPLAINT: item.code = p->complaint[index].code; break;
	case ITEM_PATHWAY: item.code = p->pathway[index].code; break;
	case ITEM_HEAD:
	case ITEM_KINDS_NUM: break;
	}
	return item;
}

static void
put_num(struct bytes *b, unsigned n)
{
	uint16_t v = (uint16_t)n;
	bytes_u16(b, &v);
}

static void
put_str(struct bytes *b, const char *s)
{
	const uint8_t *data = (const uint8_t *)s;
	uint32_t len = (uint32_t)strlen(s);
	bytes_blob(b, &data, &len);
}

static void
put_nums(struct bytes *b, const uint8_t *v, unsigned num)
{
	put_num(b, num);
	for (unsigned i = 0; i < num; i++)
		put_num(b, v[i]);
}

static void
put_texts(struct bytes *b, const struct protocol *p, const uint16_t *v, unsigned num)
{
	put_num(b, num);
	for (unsigned i = 0; i < num; i++)
		put_str(b, p->text[v[i]].code);
}

static void
put_head(const struct protocol *p, struct bytes *b)
{
	put_str(b, p->name);
	put_str(b, p->version);
	put_str(b, p->title);
	put_str(b, p->notice);
	put_str(b, p->source);
	put_str(b, p->valid_from);
	put_str(b, p->base_name);
	put_str(b, p->base_version);
	put_num(b, p->is_demonstration);
	put_num(b, p->raise_to);
	put_num(b, p->pain_quiet);
	put_num(b, p->pain_raise);
	put_num(b, p->pain_severe);
	put_str(b, p->pain_source);
	put_str(b, p->pain_valid_from);
	put_num(b, p->complaints_min);
	put_num(b, p->criteria_min);
	put_num(b, p->advice_min);
	put_nums(b, p->reach, p->reach_num);
	put_num(b, p->abcd_num);
	for (unsigned i = 0; i < p->abcd_num; i++)
		put_str(b, p->abcd[i].code);
	put_num(b, p->factors_num);
	for (unsigned i = 0; i < p->factors_num; i++)
		put_str(b, p->factor[i].code);
	put_num(b, p->flags_num);
	for (unsigned i = 0; i < p->flags_num; i++)
		put_str(b, p->flag[i].code);
}

static void
put_criterion(const struct protocol_criterion *c, struct bytes *b)
{
	put_str(b, c->name);
	put_str(b, c->question);
	put_num(b, c->unknown);
	put_num(b, c->options_num);
	for (unsigned i = 0; i < c->options_num; i++) {
		put_str(b, c->option[i].text);
		put_num(b, c->option[i].urgency);
	}
}

static void
put_factor(const struct protocol_factor *f, struct bytes *b)
{
	put_str(b, f->name);
	put_num(b, f->kind);
	put_num(b, f->under_months);
	put_num(b, f->raises);
	put_num(b, f->is_second_contact);
	put_num(b, f->asks_callback);
}

static void
put_variant(const struct protocol *p, const struct protocol_variant *v, struct bytes *b)
{
	put_num(b, v->asked_num);
	for (unsigned i = 0; i < v->asked_num; i++) {
		const struct protocol_criterion *c = &p->criterion[v->asked[i].criterion];
		put_str(b, c->code);
		put_nums(b, v->asked[i].urgency, c->options_num);
	}
	put_num(b, v->actions_num);
	for (unsigned i = 0; i < v->actions_num; i++) {
		put_str(b, care_word(v->action[i].care));
		put_num(b, v->action[i].from);
		put_num(b, v->action[i].to);
	}
}

static void
put_rule(const struct protocol *p, const struct protocol_rule *r, struct bytes *b)
{
	put_str(b, r->name);
	put_num(b, r->urgency);
	put_num(b, r->when_num);
	for (unsigned i = 0; i < r->when_num; i++) {
		const struct protocol_when *w = &r->when[i];
		bool is_factor = w->criterion == PROTOCOL_NONE;
		put_num(b, is_factor);
		put_str(b, is_factor ? p->factor[w->factor].code : p->criterion[w->criterion].code);
		put_num(b, is_factor ? 0 : w->option);
	}
}

static void
put_complaint(const struct protocol *p, const struct protocol_complaint *c, struct bytes *b)
{
	put_str(b, c->name);
	put_num(b, c->asks_pain);
	put_num(b, c->synonyms_num);
	for (unsigned i = 0; i < c->synonyms_num; i++)
		put_str(b, c->synonym[i]);
	for (unsigned i = 0; i < VARIANTS_NUM; i++)
		put_variant(p, &c->variant[i], b);
	put_num(b, c->rules_num);
	for (unsigned i = 0; i < c->rules_num; i++)
		put_rule(p, &c->rule[i], b);
	put_texts(b, p, c->advice, c->advice_num);
	put_texts(b, p, c->safety_net, c->safety_net_num);
	if (c->under_months > 0) { /* others have the encoding of before there were such */
		put_num(b, c->under_months);
		put_str(b, c->instead_of);
	}
}

static void
put_pathway(const struct protocol *p, const struct protocol_pathway *w, struct bytes *b)
{
	put_str(b, p->complaint[w->complaint].code);
	put_str(b, w->name);
	put_str(b, w->source);
	put_str(b, w->valid_from);
	put_num(b, w->from);
	put_num(b, w->to);
	put_num(b, w->cares_num);
	for (unsigned i = 0; i < w->cares_num; i++)
		put_str(b, care_word(w->care[i]));
	put_num(b, w->sectors_num);
	for (unsigned i = 0; i < w->sectors_num; i++)
		put_str(b, sector_word(w->sector[i]));
	put_texts(b, p, w->advice, w->advice_num);
}

void
protocol_encode(const struct protocol *p, const struct protocol_item *item, struct bytes *b)
{
	put_num(b, item->kind);
	put_str(b, item->code);
	switch (item->kind) {
	case ITEM_HEAD: put_head(p, b); break;
	case ITEM_ABCD: put_criterion(&p->abcd[item->index], b); break;
	case ITEM_FACTOR: put_factor(&p->factor[item->index], b); break;
	case ITEM_FLAG: put_str(b, p->flag[item->index].name); break;
	case ITEM_CRITERION: put_criterion(&p->criterion[item->index], b); break;
	case ITEM_TEXT: put_str(b, p->text[item->index].text); break;
	case ITEM_COMPLAINT: put_complaint(p, &p->complaint[item->index], b); break;
	case ITEM_PATHWAY: put_pathway(p, &p->pathway[item->index], b); break;
	case ITEM_KINDS_NUM: break;
	}
}
