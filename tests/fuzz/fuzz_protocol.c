/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a triage protocol, and behind a line "====" as another over it: the reader says yes
 * or no.  What it takes can be checked, encoded and asked for an urgency; it reads the same again,
 * and no answer that is made graver makes it milder.
 */
#include "shared/care/protocol_check.h"
#include "shared/care/protocol_urgency.h"
#include "shared/edge/protocol_file.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__asan_default_options(void);

/* libconfig 1.5 loses the string at hand when the syntax is wrong: at most the text's own size. */
const char *
__asan_default_options(void)
{
	return "detect_leaks=0";
}

static void
check(const struct protocol *p)
{
	static struct protocol_finding found[8];
	unsigned num = protocol_check(p, found, 8);
	for (unsigned i = 0; i < num && i < 8; i++)
		ZCC_MUST(found[i].word != NULL && found[i].text[0] != '\0');
}

static void
make_graver(const struct protocol *p, struct triage_answers *a, uint8_t *answer, unsigned options)
{
	unsigned before = protocol_urgency(p, a).urgency;
	for (unsigned option = options; option > 0; option--) {
		*answer = (uint8_t)option;
		unsigned after = protocol_urgency(p, a).urgency;
		ZCC_MUST(after <= before || before == URGENCY_NONE);
		before = after;
	}
}

/* Only where grades stand in order, as the check wants them, graver can be told from milder. */
static bool
grades_in_order(const struct protocol *p, const struct protocol_asked *q)
{
	for (unsigned i = 1; i < p->criterion[q->criterion].options_num; i++)
		if (q->urgency[i] < q->urgency[i - 1])
			return false;
	return true;
}

static void
ask(const struct protocol *p)
{
	static struct triage_answers a;
	uint8_t care[32];
	for (unsigned c = 0; c < p->complaints_num; c++)
		for (unsigned k = 0; k < VARIANTS_NUM; k++) {
			const struct protocol_variant *v = &p->complaint[c].variant[k];
			triage_answers_init(&a);
			a.complaint = (uint16_t)c;
			a.variant = (uint8_t)k;
			a.factors = c % 3 == 0 ? UINT64_MAX : 0;
			for (unsigned i = 0; i < v->asked_num; i++) {
				const struct protocol_asked *q = &v->asked[i];
				if (grades_in_order(p, q))
					make_graver(p, &a, &a.criterion[q->criterion],
					    p->criterion[q->criterion].options_num);
			}
			ZCC_MUST(protocol_urgency(p, &a).asked <= v->asked_num);
			for (unsigned u = 0; u <= URGENCY_MAX; u++)
				ZCC_MUST(protocol_actions(p, (uint16_t)c, k, u, care) < 32);
		}
}

static void
try_layers(const struct protocol_source *layer, unsigned layers)
{
	struct protocol *p, *again;
	struct fault f = {0};
	int rc = protocol_parse(layer, layers, &p, &f);
	if (rc != ZCC_OK) {
		ZCC_MUST(rc == ZCC_E_CONFIG && p == NULL && f.text[0] != '\0');
		return;
	}
	check(p);
	ask(p);
	ZCC_MUST(protocol_parse(layer, layers, &again, &f) == ZCC_OK);
	ZCC_MUST(memcmp(p->hash, again->hash, sizeof p->hash) == 0);
	protocol_free(again);
	protocol_free(p);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char cut[] = "\n====\n";
	/* Copies of exactly their sizes, so that reading past the end is noticed. */
	char *text = malloc(size + 1);
	ZCC_MUST(text != NULL);
	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	char *at = strstr(text, cut);
	size_t first = at == NULL ? size : (size_t)(at - text);
	size_t second = at == NULL ? 0 : size - first - (sizeof cut - 1);
	char *one = malloc(first == 0 ? 1 : first), *two = malloc(second == 0 ? 1 : second);
	ZCC_MUST(one != NULL && two != NULL);
	memcpy(one, text, first);
	if (at != NULL)
		memcpy(two, at + (sizeof cut - 1), second);
	struct protocol_source layer[2] = {{"base", one, first}, {"over", two, second}};
	try_layers(layer, at == NULL ? 1 : 2);
	free(one);
	free(two);
	free(text);
	return 0;
}
