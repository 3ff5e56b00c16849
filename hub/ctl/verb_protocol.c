/* SPDX-License-Identifier: EUPL-1.2 */
/* Triage protocols as files, without a hub: is one right, what is in it, how do two differ? */
#include "hub/ctl/out_protocol.h"
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdlib.h>
#include <string.h>

enum { FOUND_MAX = 200 };

const struct arg_option verb_protocol_show_options[] = {
    {"physical", ARG_FLAG, NULL},
    {"answer", ARG_MANY, "CODE=N"},
    {"factor", ARG_MANY, "CODE"},
    {"pain", ARG_ONCE, "N"},
    {NULL, ARG_FLAG, NULL},
};

int
verb_protocol_check(struct ctl *c, const struct args *a)
{
	static struct protocol_finding found[FOUND_MAX];
	static struct protocol_file file;
	struct out_protocol_check o = {.path = a->word[0], .file = &file, .found = found};
	int rc = protocol_file_read(a->word[0], &file, &c->fault);
	if (rc == ZCC_OK) {
		o.faults = protocol_check(file.protocol, found, FOUND_MAX);
		o.found_num = o.faults < FOUND_MAX ? o.faults : FOUND_MAX;
	} else {
		o.refused = c->fault.text;
		o.faults = 1;
	}
	c->out->protocol_checked(&o);
	if (rc == ZCC_OK && o.faults > 0)
		rc = fault_set(&c->fault, ZCC_E_CONFIG, 0, "%.200s: %u fault%s", a->word[0],
		    o.faults, o.faults == 1 ? "" : "s");
	protocol_file_free(&file);
	return rc;
}

/* --- diff --- */

static const struct protocol_item *
find_item(const struct protocol *p, const struct protocol_item *wanted, struct protocol_item *room)
{
	for (unsigned i = 0; i < protocol_items_num(p, wanted->kind); i++) {
		*room = protocol_item(p, wanted->kind, i);
		if (strcmp(room->code, wanted->code) == 0)
			return room;
	}
	return NULL;
}

static bool
same_item(const struct protocol *a, const struct protocol_item *x, const struct protocol *b,
    const struct protocol_item *y)
{
	static uint8_t room[PROTOCOL_ITEM_MAX];
	uint8_t one[ZCC_HASH_BYTES], other[ZCC_HASH_BYTES];
	protocol_item_hash(a, x, room, one);
	protocol_item_hash(b, y, room, other);
	return memcmp(one, other, sizeof one) == 0;
}

/* What one has of a kind that the other has not, or has otherwise. */
static unsigned
compare(const struct out_protocol_diff *d, enum protocol_item_kind kind,
    struct out_protocol_change *change)
{
	unsigned num = 0;
	struct protocol_item room;
	for (unsigned i = 0; i < protocol_items_num(d->before, kind); i++) {
		struct protocol_item item = protocol_item(d->before, kind, i);
		const struct protocol_item *other = find_item(d->after, &item, &room);
		if (other == NULL)
			change[num++] = (struct out_protocol_change){item, "removed"};
		else if (!same_item(d->before, &item, d->after, other))
			change[num++] = (struct out_protocol_change){item, "changed"};
	}
	for (unsigned i = 0; i < protocol_items_num(d->after, kind); i++) {
		struct protocol_item item = protocol_item(d->after, kind, i);
		if (find_item(d->before, &item, &room) == NULL)
			change[num++] = (struct out_protocol_change){item, "added"};
	}
	return num;
}

static unsigned
items_of(const struct protocol *p)
{
	unsigned num = 0;
	for (enum protocol_item_kind kind = ITEM_HEAD; kind < ITEM_KINDS_NUM; kind++)
		num += protocol_items_num(p, kind);
	return num;
}

int
verb_protocol_diff(struct ctl *c, const struct args *a)
{
	static struct protocol_file before, after;
	struct out_protocol_change *change = NULL;
	int rc = protocol_file_read(a->word[0], &before, &c->fault);
	if (rc == ZCC_OK)
		rc = protocol_file_read(a->word[1], &after, &c->fault);
	if (rc == ZCC_OK) {
		change =
		    malloc((items_of(before.protocol) + items_of(after.protocol)) * sizeof *change);
		if (change == NULL)
			rc = fault_set(&c->fault, ZCC_E_IO, 0, "no memory to compare");
	}
	if (change != NULL) {
		struct out_protocol_diff d = {before.protocol, after.protocol, change, 0};
		for (enum protocol_item_kind kind = ITEM_HEAD; kind < ITEM_KINDS_NUM; kind++)
			d.num += compare(&d, kind, change + d.num);
		c->out->protocol_diff(&d);
	}
	free(change);
	protocol_file_free(&before);
	protocol_file_free(&after);
	return rc;
}

/* --- show --- */

/* Where the answer to this code is kept, and how many options it has; NULL = no such code. */
static uint8_t *
answer_of(const struct protocol *p, struct triage_answers *t, const char *code, unsigned *options)
{
	for (unsigned i = 0; i < p->abcd_num; i++)
		if (strcmp(p->abcd[i].code, code) == 0) {
			*options = p->abcd[i].options_num;
			return &t->abcd[i];
		}
	uint16_t n = protocol_criterion(p, code);
	if (n == PROTOCOL_NONE)
		return NULL;
	*options = p->criterion[n].options_num;
	return &t->criterion[n];
}

static int
read_answer(const struct protocol *p, struct triage_answers *t, const char *given, struct fault *f)
{
	char code[ZCC_CODE_SIZE];
	int64_t digit;
	const char *is = strchr(given, '=');
	unsigned options = 0;
	if (is == NULL || !text_format(code, sizeof code, "%.*s", (int)(is - given), given))
		return fault_set(f, ZCC_E_DATA, 0, "'%.60s' is no answer: CODE=N", given);
	uint8_t *answer = answer_of(p, t, code, &options);
	if (answer == NULL)
		return fault_set(
		    f, ZCC_E_DATA, 0, "no letter or criterion has the code '%.40s'", code);
	if (!text_to_i64(is + 1, 0, options, &digit))
		return fault_set(
		    f, ZCC_E_DATA, 0, "'%.60s': %s is answered with 0..%u", given, code, options);
	*answer = digit == 0 ? ANSWER_UNKNOWN : (uint8_t)digit;
	return ZCC_OK;
}

static int
read_answers(
    const struct protocol *p, const struct args *a, struct triage_answers *t, struct fault *f)
{
	const char *given;
	int64_t pain;
	for (int at = 0; (given = args_next(a, "answer", &at)) != NULL;) {
		int rc = read_answer(p, t, given, f);
		if (rc != ZCC_OK)
			return rc;
	}
	for (int at = 0; (given = args_next(a, "factor", &at)) != NULL;) {
		uint16_t n = protocol_factor(p, given);
		uint16_t flag = protocol_flag(p, given);
		if (n != PROTOCOL_NONE)
			t->factors |= UINT64_C(1) << n;
		else if (flag != PROTOCOL_NONE)
			t->flags |= UINT32_C(1) << flag;
		else
			return fault_set(f, ZCC_E_DATA, 0,
			    "no alarm, risk, context or flag has the code '%.40s'", given);
	}
	given = args_value(a, "pain");
	if (given == NULL)
		return ZCC_OK;
	if (!text_to_i64(given, 0, PAIN_MAX, &pain))
		return fault_set(
		    f, ZCC_E_DATA, 0, "pain '%.40s' is outside 0..%d", given, PAIN_MAX);
	t->pain_stated = (int8_t)pain;
	return ZCC_OK;
}

/* A code, or a word that leads to one complaint alone. */
static int
find_complaint(const struct protocol *p, const char *word, uint16_t *out, struct fault *f)
{
	enum { SAID_MAX = 6 };
	uint16_t found[SAID_MAX];
	char codes[SAID_MAX * (ZCC_CODE_SIZE + 1)] = "";
	*out = protocol_complaint(p, word);
	if (*out != PROTOCOL_NONE)
		return ZCC_OK;
	unsigned num = protocol_search(p, word, found, SAID_MAX);
	if (num == 0)
		return fault_set(f, ZCC_E_UNKNOWN, 0,
		    "no complaint is called '%.40s'; show without one lists them", word);
	*out = found[0];
	if (num == 1)
		return ZCC_OK;
	for (unsigned i = 0, at = 0; i < num && i < SAID_MAX; i++) {
		if (!text_format(codes + at, sizeof codes - at, " %s", p->complaint[found[i]].code))
			break;
		at += (unsigned)strlen(codes + at);
	}
	return fault_set(f, ZCC_E_UNKNOWN, 0, "'%.40s' leads to %u complaints:%s%s", word, num,
	    codes, num > SAID_MAX ? " ..." : "");
}

int
verb_protocol_show(struct ctl *c, const struct args *a)
{
	static struct protocol_file file;
	static struct triage_answers answers;
	struct out_protocol_show o = {.complaint = PROTOCOL_NONE};
	bool has_answers = args_has(a, "answer") || args_has(a, "factor") || args_has(a, "pain");
	int rc = protocol_file_read(a->word[0], &file, &c->fault);
	triage_answers_init(&answers);
	if (rc == ZCC_OK && a->words_num > 1)
		rc = find_complaint(file.protocol, a->word[1], &o.complaint, &c->fault);
	if (rc == ZCC_OK)
		rc = read_answers(file.protocol, a, &answers, &c->fault);
	if (rc == ZCC_OK) {
		o.p = file.protocol;
		o.variant = args_has(a, "physical") ? VARIANT_PHYSICAL : VARIANT_TELEPHONE;
		answers.complaint = o.complaint;
		answers.variant = (uint8_t)o.variant;
		o.answers = has_answers ? &answers : NULL;
		c->out->protocol_show(&o);
	}
	protocol_file_free(&file);
	return rc;
}
