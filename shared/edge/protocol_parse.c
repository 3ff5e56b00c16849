/* SPDX-License-Identifier: EUPL-1.2 */
/* The head of a protocol, and what a complaint is made of: letters, factors, flags, texts,
 * criteria. */
#include "shared/edge/protocol_priv.h"

#include "shared/base/text.h"
#include "shared/edge/conf.h"

#include <stdlib.h>
#include <string.h>

const char *
protocol_keep(struct reading *r, const char *s)
{
	size_t len = strlen(s) + 1;
	if (len == 1)
		return "";
	/* Each text of the file is kept once, and stood there between quotes. */
	ZCC_MUST(r->p->pool_size - r->p->pool_used >= len);
	char *kept = r->p->pool + r->p->pool_used;
	memcpy(kept, s, len);
	r->p->pool_used += (uint32_t)len;
	return kept;
}

struct protocol_place
protocol_place(const struct reading *r, const struct conf_node *g)
{
	return (struct protocol_place){.layer = r->layer, .line = conf_line(g)};
}

static const char *
keep_str(struct reading *r, const struct conf_node *g, const char *key, size_t size)
{
	return protocol_keep(r, conf_str(r->c, g, key, size));
}

const char *
protocol_code(struct reading *r, const struct conf_node *g, const char *key)
{
	const char *s = conf_str(r->c, g, key, ZCC_CODE_SIZE);
	if (s[0] != '\0' && (s[0] == '-' || s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-")]))
		conf_fail(r->c, g, key, "a code has only a-z, 0-9 and dashes");
	return protocol_keep(r, s);
}

uint8_t
protocol_urgency_of(struct reading *r, const struct conf_node *g, const char *key)
{
	return (uint8_t)conf_int(r->c, g, key, 0, URGENCY_MAX);
}

const struct conf_node *
protocol_list(struct reading *r, const struct conf_node *g, const char *key, unsigned max)
{
	return conf_has(g, key) ? conf_list(r->c, g, key, 0, max) : NULL;
}

/* --- protocol = { ... }, demands = { ... }, pain = { ... } --- */

static void
read_protocol(struct reading *r)
{
	struct protocol *p = r->p;
	const struct conf_node *g = conf_group(r->c, conf_root(r->c), "protocol");
	conf_keys(r->c, g,
	    r->layer == 0
		? "name version title notice purpose source valid_from raise_to"
		: "name version title notice purpose source valid_from base base_version");
	if (r->layer > 0) {
		const char *base = conf_str(r->c, g, "base", ZCC_CODE_SIZE);
		const char *version = conf_str(r->c, g, "base_version", ZCC_CODE_SIZE);
		if (base[0] != '\0' && strcmp(base, p->name) != 0)
			conf_fail(r->c, g, "base", "the base calls itself %s", p->name);
		if (version[0] != '\0' && strcmp(version, p->version) != 0)
			conf_fail(r->c, g, "base_version",
			    "the base has version %s; look through what it changed, then adopt it "
			    "here",
			    p->version);
		p->base_name = p->name;
		p->base_version = p->version;
	} else {
		p->raise_to = (uint8_t)conf_int(r->c, g, "raise_to", 1, URGENCY_MAX - 1);
	}
	p->name = protocol_code(r, g, "name");
	p->version = keep_str(r, g, "version", ZCC_CODE_SIZE);
	if (p->version[strspn(p->version, "abcdefghijklmnopqrstuvwxyz0123456789.-")] != '\0')
		conf_fail(r->c, g, "version", "has only a-z, 0-9, dots and dashes");
	p->title = keep_str(r, g, "title", 81);
	p->notice = keep_str(r, g, "notice", QUESTION_SIZE);
	p->source = keep_str(r, g, "source", SOURCE_SIZE);
	p->valid_from = protocol_keep(r, conf_date(r->c, g, "valid_from"));
	const char *purpose = conf_str(r->c, g, "purpose", ZCC_CODE_SIZE);
	bool is_demonstration = strcmp(purpose, "demonstration") == 0;
	if (purpose[0] != '\0' && !is_demonstration && strcmp(purpose, "clinical") != 0)
		conf_fail(r->c, g, "purpose", "must be one of: demonstration clinical");
	if (r->layer > 0 && p->is_demonstration && !is_demonstration && purpose[0] != '\0')
		conf_fail(r->c, g, "purpose", "the base is for demonstration only");
	p->is_demonstration = is_demonstration;
}

static void
read_demands(struct reading *r)
{
	struct protocol *p = r->p;
	const struct conf_node *g = conf_group(r->c, conf_root(r->c), "demands");
	conf_keys(r->c, g, "complaints criteria advice reach");
	p->complaints_min = (uint16_t)conf_int(r->c, g, "complaints", 1, PROTOCOL_COMPLAINTS_MAX);
	p->criteria_min = (uint8_t)conf_int(r->c, g, "criteria", 1, PROTOCOL_ASKED_MAX);
	p->advice_min = (uint8_t)conf_int(r->c, g, "advice", 0, PROTOCOL_ADVICE_MAX);
	const struct conf_node *list = conf_list(r->c, g, "reach", 0, PROTOCOL_REACH_MAX);
	for (unsigned i = 0; i < conf_count(list); i++)
		p->reach[i] = (uint8_t)conf_item_int(r->c, list, i, 0, URGENCY_MAX);
	p->reach_num = (uint8_t)conf_count(list);
}

static void
read_pain(struct reading *r)
{
	struct protocol *p = r->p;
	const struct conf_node *g = conf_group(r->c, conf_root(r->c), "pain");
	conf_keys(r->c, g, "quiet_to raise_to severe source valid_from");
	p->pain_quiet = (uint8_t)conf_int(r->c, g, "quiet_to", 0, PAIN_MAX - 1);
	p->pain_raise = (uint8_t)conf_int(r->c, g, "raise_to", 0, PAIN_MAX);
	p->pain_severe = protocol_urgency_of(r, g, "severe");
	if (p->pain_raise < p->pain_quiet)
		conf_fail(r->c, g, "raise_to", "%u is less than quiet_to, %u", p->pain_raise,
		    p->pain_quiet);
	/* Or a pain of 7 could weigh more than one of 8. */
	if (p->pain_severe > p->raise_to)
		conf_fail(r->c, g, "severe", "U%u is milder than protocol.raise_to, U%u",
		    p->pain_severe, p->raise_to);
	p->pain_source = keep_str(r, g, "source", SOURCE_SIZE);
	p->pain_valid_from = protocol_keep(r, conf_date(r->c, g, "valid_from"));
}

/* --- A question with its options --- */

static void
read_options(struct reading *r, const struct conf_node *g, struct protocol_criterion *q)
{
	const struct conf_node *list = conf_list(r->c, g, "options", 2, PROTOCOL_OPTIONS_MAX);
	unsigned num = conf_count(list);
	q->options_num = (uint8_t)num;
	for (unsigned i = 0; i < num; i++) {
		const struct conf_node *o = conf_item_group(r->c, list, i);
		conf_keys(r->c, o, "text urgency");
		q->option[i].text = keep_str(r, o, "text", OPTION_SIZE);
		q->option[i].urgency = protocol_urgency_of(r, o, "urgency");
	}
	q->unknown = (uint8_t)conf_int(r->c, g, "unknown", 1, num > 0 ? (int)num : 1);
}

/* The same for a letter: its grades are U0, U1 and U2, and its last option is the safe one (C6). */
static void
read_letter_options(struct reading *r, const struct conf_node *g, struct protocol_criterion *q)
{
	const struct conf_node *list = conf_list(r->c, g, "options", 2, PROTOCOL_OPTIONS_MAX);
	unsigned num = conf_count(list);
	q->options_num = (uint8_t)num;
	for (unsigned i = 0; i < num; i++) {
		const struct conf_node *o = conf_item_group(r->c, list, i);
		bool is_safe = i + 1 == num;
		conf_keys(r->c, o, is_safe ? "text" : "text urgency");
		q->option[i].text = keep_str(r, o, "text", OPTION_SIZE);
		q->option[i].urgency =
		    is_safe ? URGENCY_NONE : (uint8_t)conf_int(r->c, o, "urgency", 0, 2);
	}
	q->unknown = (uint8_t)conf_int(r->c, g, "unknown", 1, num > 0 ? (int)num : 1);
}

static void
read_abcd(struct reading *r)
{
	struct protocol *p = r->p;
	const struct conf_node *list =
	    conf_list(r->c, conf_root(r->c), "abcd", 4, PROTOCOL_ABCD_MAX);
	p->abcd_num = (uint8_t)conf_count(list);
	for (unsigned i = 0; i < p->abcd_num; i++) {
		struct protocol_criterion *q = &p->abcd[i];
		const struct conf_node *g = conf_item_group(r->c, list, i);
		conf_keys(r->c, g, "letter name question unknown options");
		q->place = protocol_place(r, g);
		q->code = keep_str(r, g, "letter", 2);
		if (q->code[0] != '\0' && q->code[0] != "ABCDE"[i])
			conf_fail(r->c, g, "letter", "must be %c here", "ABCDE"[i]);
		q->name = keep_str(r, g, "name", SHORT_SIZE);
		q->question = keep_str(r, g, "question", QUESTION_SIZE);
		read_letter_options(r, g, q);
	}
}

/* --- What is ticked: alarms = ( ... ), risks = ( ... ), context = ( ... ), flags = ( ... ) --- */

static void
read_factor(struct reading *r, const struct conf_node *g, enum factor_kind kind)
{
	struct protocol *p = r->p;
	if (p->factors_num == PROTOCOL_FACTORS_MAX) {
		conf_fail(
		    r->c, g, NULL, "more than %d alarms, risks and context", PROTOCOL_FACTORS_MAX);
		return;
	}
	struct protocol_factor *t = &p->factor[p->factors_num];
	*t = (struct protocol_factor){.place = protocol_place(r, g), .kind = (uint8_t)kind};
	conf_keys(r->c, g,
	    kind == FACTOR_ALARM  ? "code name raises second_contact"
	    : kind == FACTOR_RISK ? "code name raises under_months"
				  : "code name raises callback");
	t->code = protocol_code(r, g, "code");
	t->name = keep_str(r, g, "name", NAME_SIZE);
	t->raises = conf_bool(r->c, g, "raises");
	t->is_second_contact = conf_bool_or(r->c, g, "second_contact", false);
	t->asks_callback = conf_bool_or(r->c, g, "callback", false);
	t->under_months = (uint8_t)conf_int_or(r->c, g, "under_months", 1, 216, 0);
	if (protocol_factor(p, t->code) != PROTOCOL_NONE)
		conf_fail(r->c, g, "code", "%s stands twice", t->code);
	p->factors_num++;
}

static void
read_factors(struct reading *r, const char *key, enum factor_kind kind)
{
	const struct conf_node *list =
	    conf_list(r->c, conf_root(r->c), key, 0, PROTOCOL_FACTORS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++)
		read_factor(r, conf_item_group(r->c, list, i), kind);
}

static void
read_flags(struct reading *r)
{
	struct protocol *p = r->p;
	const struct conf_node *list =
	    conf_list(r->c, conf_root(r->c), "flags", 0, PROTOCOL_FLAGS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const struct conf_node *g = conf_item_group(r->c, list, i);
		struct protocol_flag *t = &p->flag[i];
		/* Nothing that weighs: a flag goes along and changes no urgency (NT-11). */
		conf_keys(r->c, g, "code name");
		t->place = protocol_place(r, g);
		t->code = protocol_code(r, g, "code");
		t->name = keep_str(r, g, "name", NAME_SIZE);
		if (protocol_flag(p, t->code) != PROTOCOL_NONE)
			conf_fail(r->c, g, "code", "%s stands twice", t->code);
		p->flags_num = (uint8_t)(i + 1);
	}
}

void
protocol_read_head(struct reading *r)
{
	const struct conf_node *root = conf_root(r->c);
	if (r->layer > 0) {
		conf_keys(r->c, root, "protocol texts criteria complaints pathways");
		read_protocol(r);
		return;
	}
	conf_keys(r->c, root,
	    "protocol demands abcd pain alarms risks context flags texts criteria complaints "
	    "pathways");
	read_protocol(r);
	read_demands(r);
	read_abcd(r);
	read_pain(r);
	read_factors(r, "alarms", FACTOR_ALARM);
	read_factors(r, "risks", FACTOR_RISK);
	read_factors(r, "context", FACTOR_CONTEXT);
	read_flags(r);
}

/* --- texts = ( ... ), criteria = ( ... ), also those within complaints --- */

static void
read_text(struct reading *r, const struct conf_node *g)
{
	struct protocol *p = r->p;
	conf_keys(r->c, g, "code text");
	const char *code = protocol_code(r, g, "code");
	unsigned i = 0;
	while (i < p->texts_num && strcmp(p->text[i].code, code) != 0)
		i++;
	if (i < p->texts_num && p->text[i].place.layer == r->layer)
		conf_fail(r->c, g, "code", "%s stands twice", code);
	if (i == PROTOCOL_TEXTS_MAX) {
		conf_fail(r->c, g, NULL, "more than %d texts", PROTOCOL_TEXTS_MAX);
		return;
	}
	p->text[i].place = protocol_place(r, g);
	p->text[i].code = code;
	p->text[i].text = keep_str(r, g, "text", ADVICE_SIZE);
	p->texts_num = (uint16_t)(p->texts_num + (i == p->texts_num));
}

static void
read_criterion(struct reading *r, const struct conf_node *g)
{
	struct protocol *p = r->p;
	struct protocol_criterion read = {.place = protocol_place(r, g)};
	conf_keys(r->c, g, "code name question unknown options");
	read.code = protocol_code(r, g, "code");
	read.name = keep_str(r, g, "name", SHORT_SIZE);
	read.question = keep_str(r, g, "question", QUESTION_SIZE);
	read_options(r, g, &read);
	unsigned i = 0;
	while (i < p->criteria_num && strcmp(p->criterion[i].code, read.code) != 0)
		i++;
	if (i == PROTOCOL_CRITERIA_MAX) {
		conf_fail(r->c, g, NULL, "more than %d criteria", PROTOCOL_CRITERIA_MAX);
		return;
	}
	if (i < p->criteria_num && p->criterion[i].place.layer == r->layer)
		conf_fail(r->c, g, "code", "%s stands twice", read.code);
	else if (i < p->criteria_num && p->criterion[i].options_num != read.options_num)
		/* Complaints of the base grade its options one by one. */
		conf_fail(r->c, g, "options", "%u; %s has %u in the base", read.options_num,
		    read.code, p->criterion[i].options_num);
	p->criterion[i] = read;
	p->criteria_num = (uint16_t)(p->criteria_num + (i == p->criteria_num));
}

static void
read_criteria(struct reading *r, const struct conf_node *g)
{
	const struct conf_node *list = protocol_list(r, g, "criteria", PROTOCOL_CRITERIA_MAX);
	for (unsigned i = 0; i < conf_count(list); i++)
		read_criterion(r, conf_item_group(r->c, list, i));
}

void
protocol_read_asked(struct reading *r)
{
	const struct conf_node *root = conf_root(r->c);
	const struct conf_node *list = protocol_list(r, root, "texts", PROTOCOL_TEXTS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++)
		read_text(r, conf_item_group(r->c, list, i));
	read_criteria(r, root);
	list = protocol_list(r, root, "complaints", PROTOCOL_COMPLAINTS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++)
		read_criteria(r, conf_item_group(r->c, list, i));
}

static int
by_text(const void *a, const void *b)
{
	const struct protocol_text *x = a, *y = b;
	return strcmp(x->code, y->code);
}

static int
by_criterion(const void *a, const void *b)
{
	const struct protocol_criterion *x = a, *y = b;
	return strcmp(x->code, y->code);
}

void
protocol_sort_asked(struct protocol *p)
{
	qsort(p->text, p->texts_num, sizeof p->text[0], by_text);
	qsort(p->criterion, p->criteria_num, sizeof p->criterion[0], by_criterion);
}
