/* SPDX-License-Identifier: EUPL-1.2 */
/* The complaints of a protocol and the pathways of a region: what refers to criteria and texts. */
#include "shared/edge/protocol_priv.h"

#include "shared/base/text.h"
#include "shared/care/kind.h"

#include <stdlib.h>
#include <string.h>

enum { SLOT_NONE = 0xff };

/* A code of the file as it may stand in a message. */
struct shown {
	char text[2 * ZCC_CODE_SIZE];
};

static struct shown
shown(const char *s)
{
	struct shown out = {0};
	text_escape(out.text, sizeof out.text, s, strlen(s));
	return out;
}

/* Texts by their codes; each once. */
static uint8_t
read_texts(struct reading *r, const struct conf_node *g, const char *key, unsigned min,
    uint16_t out[PROTOCOL_ADVICE_MAX])
{
	const struct conf_node *list = conf_list(r->c, g, key, min, PROTOCOL_ADVICE_MAX);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const char *code = conf_item_str(r->c, list, i, ZCC_CODE_SIZE);
		out[i] = protocol_text(r->p, code);
		if (out[i] == PROTOCOL_NONE)
			conf_fail_item(r->c, list, i, "no text has the code %s", shown(code).text);
		for (unsigned k = 0; k < i; k++)
			if (out[k] == out[i])
				conf_fail_item(r->c, list, i, "stands twice in the list");
	}
	return (uint8_t)conf_count(list);
}

static unsigned
read_care(struct reading *r, const struct conf_node *g, const char *key)
{
	const char *word = conf_str(r->c, g, key, ZCC_CODE_SIZE);
	unsigned care = care_number(word);
	if (care == CARE_NONE && word[0] != '\0')
		conf_fail(r->c, g, key, "%s is no kind of care; zcc-triage(5) lists them",
		    shown(word).text);
	return care;
}

static void
read_range(struct reading *r, const struct conf_node *g, uint8_t *from, uint8_t *to)
{
	*from = protocol_urgency_of(r, g, "from");
	*to = protocol_urgency_of(r, g, "to");
	if (*to < *from)
		conf_fail(r->c, g, "to", "U%u is graver than from, U%u", *to, *from);
}

/* --- telephone = { ... }, physical = { ... } --- */

static void
read_asked(struct reading *r, const struct conf_node *g, struct protocol_variant *v)
{
	const struct conf_node *list = conf_list(r->c, g, "criteria", 1, PROTOCOL_ASKED_MAX);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const char *code = conf_item_str(r->c, list, i, ZCC_CODE_SIZE);
		struct protocol_asked *q = &v->asked[i];
		q->criterion = protocol_criterion(r->p, code);
		if (q->criterion == PROTOCOL_NONE) {
			conf_fail_item(
			    r->c, list, i, "no criterion has the code %s", shown(code).text);
			return;
		}
		for (unsigned k = 0; k < i; k++)
			if (v->asked[k].criterion == q->criterion)
				conf_fail_item(r->c, list, i, "%s stands twice", shown(code).text);
		for (unsigned k = 0; k < PROTOCOL_OPTIONS_MAX; k++)
			q->urgency[k] = r->p->criterion[q->criterion].option[k].urgency;
		v->asked_num = (uint8_t)(i + 1);
	}
}

static void
read_actions(struct reading *r, const struct conf_node *g, struct protocol_variant *v)
{
	const struct conf_node *list = conf_list(r->c, g, "actions", 1, PROTOCOL_ACTIONS_MAX);
	v->actions_num = (uint8_t)conf_count(list);
	for (unsigned i = 0; i < v->actions_num; i++) {
		const struct conf_node *a = conf_item_group(r->c, list, i);
		conf_keys(r->c, a, "care from to");
		v->action[i].care = (uint8_t)read_care(r, a, "care");
		read_range(r, a, &v->action[i].from, &v->action[i].to);
	}
}

static void
read_variant(struct reading *r, const struct conf_node *complaint, const char *key,
    struct protocol_variant *v)
{
	const struct conf_node *g = conf_group(r->c, complaint, key);
	conf_keys(r->c, g, "criteria actions");
	read_asked(r, g, v);
	read_actions(r, g, v);
}

/* --- grades = ( ... ): the same question, weighed otherwise for this complaint --- */

static struct protocol_asked *
asked_in(struct protocol_variant *v, uint16_t criterion)
{
	for (unsigned i = 0; i < v->asked_num; i++)
		if (v->asked[i].criterion == criterion)
			return &v->asked[i];
	return NULL;
}

static uint16_t
read_criterion_ref(struct reading *r, const struct conf_node *g)
{
	const char *code = conf_str(r->c, g, "criterion", ZCC_CODE_SIZE);
	uint16_t criterion = protocol_criterion(r->p, code);
	if (criterion == PROTOCOL_NONE && code[0] != '\0')
		conf_fail(r->c, g, "criterion", "no criterion has the code %s", shown(code).text);
	return criterion;
}

static void
read_grade(struct reading *r, const struct conf_node *g, struct protocol_complaint *c, uint16_t criterion)
{
	if (criterion == PROTOCOL_NONE)
		return;
	unsigned num = r->p->criterion[criterion].options_num;
	const struct conf_node *list = conf_list(r->c, g, "urgency", num, num);
	bool is_asked = false;
	for (unsigned k = 0; k < VARIANTS_NUM; k++) {
		struct protocol_asked *q = asked_in(&c->variant[k], criterion);
		is_asked = is_asked || q != NULL;
		for (unsigned i = 0; i < conf_count(list); i++) {
			int urgency = conf_item_int(r->c, list, i, 0, URGENCY_MAX);
			if (q != NULL)
				q->urgency[i] = (uint8_t)urgency;
		}
	}
	if (!is_asked)
		conf_fail(r->c, g, "criterion", "%s is not asked for this complaint",
		    r->p->criterion[criterion].code);
}

static void
read_grades(struct reading *r, const struct conf_node *g, struct protocol_complaint *c)
{
	const struct conf_node *list = protocol_list(r, g, "grades", PROTOCOL_ASKED_MAX);
	uint16_t graded[PROTOCOL_ASKED_MAX];
	for (unsigned i = 0; i < conf_count(list); i++) {
		const struct conf_node *one = conf_item_group(r->c, list, i);
		conf_keys(r->c, one, "criterion urgency");
		graded[i] = read_criterion_ref(r, one);
		for (unsigned k = 0; k < i; k++)
			if (graded[i] != PROTOCOL_NONE && graded[k] == graded[i])
				conf_fail(r->c, one, "criterion", "%s stands twice",
				    r->p->criterion[graded[i]].code);
		read_grade(r, one, c, graded[i]);
	}
}

/* --- rules = ( ... ) --- */

static uint8_t
slot_of(const struct protocol_variant *v, uint16_t criterion)
{
	for (unsigned i = 0; i < v->asked_num; i++)
		if (v->asked[i].criterion == criterion)
			return (uint8_t)i;
	return SLOT_NONE;
}

static void
read_when(struct reading *r, const struct conf_node *g, const struct protocol_complaint *c,
    struct protocol_when *w)
{
	*w = (struct protocol_when){.criterion = PROTOCOL_NONE};
	if (conf_has(g, "factor")) {
		conf_keys(r->c, g, "factor");
		const char *code = conf_str(r->c, g, "factor", ZCC_CODE_SIZE);
		uint16_t factor = protocol_factor(r->p, code);
		if (factor == PROTOCOL_NONE)
			conf_fail(r->c, g, "factor", "no alarm, risk or context has the code %s",
			    shown(code).text);
		w->factor = (uint8_t)factor;
		return;
	}
	conf_keys(r->c, g, "criterion option");
	w->criterion = read_criterion_ref(r, g);
	if (w->criterion == PROTOCOL_NONE)
		return;
	/* The last option holds whatever was answered. */
	int most = r->p->criterion[w->criterion].options_num - 1;
	w->option = (uint8_t)conf_int(r->c, g, "option", 1, most);
	for (unsigned k = 0; k < VARIANTS_NUM; k++)
		w->slot[k] = slot_of(&c->variant[k], w->criterion);
}

static void
read_rules(struct reading *r, const struct conf_node *g, struct protocol_complaint *c)
{
	const struct conf_node *list = protocol_list(r, g, "rules", PROTOCOL_RULES_MAX);
	c->rules_num = (uint8_t)conf_count(list);
	for (unsigned i = 0; i < c->rules_num; i++) {
		struct protocol_rule *rule = &c->rule[i];
		const struct conf_node *node = conf_item_group(r->c, list, i);
		conf_keys(r->c, node, "name when urgency");
		rule->place = protocol_place(r, node);
		rule->name = protocol_keep(r, conf_str(r->c, node, "name", NAME_SIZE));
		rule->urgency = protocol_urgency_of(r, node, "urgency");
		const struct conf_node *when = conf_list(r->c, node, "when", 1, PROTOCOL_WHEN_MAX);
		rule->when_num = (uint8_t)conf_count(when);
		for (unsigned k = 0; k < rule->when_num; k++)
			read_when(r, conf_item_group(r->c, when, k), c, &rule->when[k]);
	}
}

/* --- complaints = ( ... ) --- */

static void
read_synonyms(struct reading *r, const struct conf_node *g, struct protocol_complaint *c)
{
	const struct conf_node *list = protocol_list(r, g, "synonyms", PROTOCOL_SYNONYMS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++)
		c->synonym[i] = protocol_keep(r, conf_item_str(r->c, list, i, SHORT_SIZE));
	c->synonyms_num = (uint8_t)conf_count(list);
}

/* Which complaint it stands for below which age: both are said, or neither. */
static void
read_young(struct reading *r, const struct conf_node *g, struct protocol_complaint *c)
{
	c->instead_of = "";
	if (!conf_has(g, "under_months") && !conf_has(g, "instead_of"))
		return;
	c->under_months = (uint8_t)conf_int(r->c, g, "under_months", 1, 216);
	c->instead_of = protocol_keep(r, conf_str(r->c, g, "instead_of", ZCC_CODE_SIZE));
}

static void
read_complaint(struct reading *r, const struct conf_node *g, struct protocol_complaint *c)
{
	conf_keys(r->c, g,
	    "code name synonyms pain under_months instead_of criteria telephone physical grades rules advice "
	    "safety_net");
	c->name = protocol_keep(r, conf_str(r->c, g, "name", NAME_SIZE));
	c->asks_pain = conf_bool_or(r->c, g, "pain", false);
	read_young(r, g, c);
	read_synonyms(r, g, c);
	read_variant(r, g, "telephone", &c->variant[VARIANT_TELEPHONE]);
	read_variant(r, g, "physical", &c->variant[VARIANT_PHYSICAL]);
	read_grades(r, g, c);
	read_rules(r, g, c);
	c->advice_num = read_texts(r, g, "advice", 0, c->advice);
	c->safety_net_num = read_texts(r, g, "safety_net", 1, c->safety_net);
}

/* When all of this file are read: it stands for another one that there is. */
static void
check_instead(struct reading *r, const struct conf_node *g)
{
	const struct protocol *p = r->p;
	if (!conf_has(g, "instead_of"))
		return;
	const char *code = conf_str(r->c, g, "instead_of", ZCC_CODE_SIZE);
	const char *own = conf_str(r->c, g, "code", ZCC_CODE_SIZE);
	for (unsigned i = 0; i < p->complaints_num; i++)
		if (strcmp(p->complaint[i].code, code) == 0 && strcmp(code, own) != 0)
			return;
	conf_fail(r->c, g, "instead_of", "no other complaint has the code %s", shown(code).text);
}

void
protocol_read_complaints(struct reading *r)
{
	struct protocol *p = r->p;
	const struct conf_node *list =
	    protocol_list(r, conf_root(r->c), "complaints", PROTOCOL_COMPLAINTS_MAX);
	for (unsigned n = 0; n < conf_count(list); n++) {
		const struct conf_node *g = conf_item_group(r->c, list, n);
		const char *code = protocol_code(r, g, "code");
		unsigned i = 0;
		while (i < p->complaints_num && strcmp(p->complaint[i].code, code) != 0)
			i++;
		if (i < p->complaints_num && p->complaint[i].place.layer == r->layer)
			conf_fail(r->c, g, "code", "%s stands twice", shown(code).text);
		if (i == PROTOCOL_COMPLAINTS_MAX) {
			conf_fail(
			    r->c, g, NULL, "more than %d complaints", PROTOCOL_COMPLAINTS_MAX);
			return;
		}
		struct protocol_complaint *c = &p->complaint[i];
		*c = (struct protocol_complaint){.place = protocol_place(r, g), .code = code};
		p->complaints_num = (uint16_t)(p->complaints_num + (i == p->complaints_num));
		read_complaint(r, g, c);
	}
	for (unsigned n = 0; n < conf_count(list); n++)
		check_instead(r, conf_item_group(r->c, list, n));
}

static int
by_complaint(const void *a, const void *b)
{
	const struct protocol_complaint *x = a, *y = b;
	return strcmp(x->code, y->code);
}

void
protocol_sort_complaints(struct protocol *p)
{
	qsort(p->complaint, p->complaints_num, sizeof p->complaint[0], by_complaint);
}

/* --- pathways = ( ... ) --- */

static void
read_pathway_cares(struct reading *r, const struct conf_node *g, struct protocol_pathway *w)
{
	const struct conf_node *list = conf_list(r->c, g, "care", 1, PROTOCOL_ACTIONS_MAX);
	w->cares_num = (uint8_t)conf_count(list);
	for (unsigned i = 0; i < w->cares_num; i++) {
		const char *word = conf_item_str(r->c, list, i, ZCC_CODE_SIZE);
		w->care[i] = (uint8_t)care_number(word);
		if (w->care[i] == CARE_NONE)
			conf_fail_item(r->c, list, i,
			    "%s is no kind of care; zcc-triage(5) lists them", shown(word).text);
	}
	list = conf_list(r->c, g, "partners", 1, PROTOCOL_SECTORS_MAX);
	w->sectors_num = (uint8_t)conf_count(list);
	for (unsigned i = 0; i < w->sectors_num; i++) {
		const char *word = conf_item_str(r->c, list, i, ZCC_CODE_SIZE);
		w->sector[i] = (uint8_t)sector_number(word);
		if (w->sector[i] == 0)
			conf_fail_item(r->c, list, i,
			    "%s is no sector of partners; zcc.conf(5) lists them",
			    shown(word).text);
	}
}

static void
read_pathway(struct reading *r, const struct conf_node *g, struct protocol_pathway *w)
{
	conf_keys(r->c, g, "code name complaint from to care partners advice source valid_from");
	w->place = protocol_place(r, g);
	w->code = protocol_code(r, g, "code");
	w->name = protocol_keep(r, conf_str(r->c, g, "name", NAME_SIZE));
	const char *complaint = conf_str(r->c, g, "complaint", ZCC_CODE_SIZE);
	w->complaint = protocol_complaint(r->p, complaint);
	if (w->complaint == PROTOCOL_NONE && complaint[0] != '\0')
		conf_fail(
		    r->c, g, "complaint", "no complaint has the code %s", shown(complaint).text);
	read_range(r, g, &w->from, &w->to);
	read_pathway_cares(r, g, w);
	if (conf_has(g, "advice"))
		w->advice_num = read_texts(r, g, "advice", 0, w->advice);
	w->source = protocol_keep(r, conf_str(r->c, g, "source", SOURCE_SIZE));
	w->valid_from = protocol_keep(r, conf_date(r->c, g, "valid_from"));
}

static int
by_pathway(const void *a, const void *b)
{
	const struct protocol_pathway *x = a, *y = b;
	return strcmp(x->code, y->code);
}

void
protocol_read_pathways(struct reading *r)
{
	struct protocol *p = r->p;
	const struct conf_node *list =
	    protocol_list(r, conf_root(r->c), "pathways", PROTOCOL_PATHWAYS_MAX);
	for (unsigned n = 0; n < conf_count(list); n++) {
		const struct conf_node *g = conf_item_group(r->c, list, n);
		if (p->pathways_num == PROTOCOL_PATHWAYS_MAX) {
			conf_fail(r->c, g, NULL, "more than %d pathways", PROTOCOL_PATHWAYS_MAX);
			return;
		}
		struct protocol_pathway *w = &p->pathway[p->pathways_num];
		read_pathway(r, g, w);
		for (unsigned i = 0; i < p->pathways_num; i++)
			if (strcmp(p->pathway[i].code, w->code) == 0)
				conf_fail(r->c, g, "code", "%s stands twice", w->code);
		p->pathways_num++;
	}
	if (conf_count(list) > 0)
		qsort(p->pathway, p->pathways_num, sizeof p->pathway[0], by_pathway);
}
