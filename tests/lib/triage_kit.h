/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_kit - a book in which calls are triaged by the smallest protocol: by anna, triagist, and judged by
 * who is in the third role, regiearts.
 */
#ifndef ZCC_TESTS_TRIAGE_KIT_H
#define ZCC_TESTS_TRIAGE_KIT_H

#include "tests/lib/book_kit.h"
#include "tests/lib/protocol_kit.h"

#include "shared/care/alarm.h"
#include "shared/care/triage.h"

static struct protocol *small;

/* Not adopted yet: kit_config() after what else the test wants set. */
static inline int
triage_open(void **state)
{
	if (kit_setup(state) != 0)
		return 1;
	struct kit *k = *state;
	small = kit_protocol("tests/protocols/small.conf");
	k->facts.protocol = small;
	k->settings.role[2].verbs |= UINT64_C(1) << VERB_TRIAGE;
	return 0;
}

/* With the clocks of who is triaged, and care to be recorded by every role. */
static inline int
triage_setup(void **state)
{
	if (triage_open(state) != 0)
		return 1;
	struct kit *k = *state;
	struct settings *s = &k->settings;
	memcpy(s->triaged_s, settings_triaged_s, sizeof s->triaged_s);
	for (uint32_t i = 0; i < s->roles_num; i++)
		s->role[i].verbs |= UINT64_C(1) << VERB_DEPLOY;
	kit_reason(s, "visite");
	kit_config(k);
	return 0;
}

static inline int
triage_teardown(void **state)
{
	protocol_free(small);
	return kit_teardown(state);
}

/* A call in anna's hands. */
static inline uint64_t
taken(struct kit *k)
{
	uint64_t id = kit_call(k, LINE_REGULIER);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, id), ZCC_OK);
	struct ask *a = kit_ask(k, "anna", VERB_IDENTIFY, id);
	strcpy(a->board.reason, "onbekend"); /* ID-1 has tests of its own */
	assert_int_equal(kit_decide(k), ZCC_OK);
	return id;
}

static inline int
triage(struct kit *k, const char *who, uint64_t id, const char *answers)
{
	struct ask *a = kit_ask(k, who, VERB_TRIAGE, id);
	a->has_dossier = true;
	strcpy(a->dossier.answers, answers);
	return kit_decide(k);
}

static inline int
judge(struct kit *k, const char *who, uint64_t id, unsigned urgency, const char *reason)
{
	struct ask *a = kit_ask(k, who, VERB_TRIAGE, id);
	a->board.urgency = (uint8_t)urgency;
	strcpy(a->board.reason, reason);
	return kit_decide(k);
}

static inline int
advise(struct kit *k, uint64_t id, bool advice, bool safety_net)
{
	struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
	a->has_dossier = advice;
	strcpy(a->dossier.advice, advice ? "drink" : "");
	a->board.safety_net = safety_net;
	return kit_decide(k);
}

/* Care is chosen, with what was answered meanwhile. */
static inline int
deploy(struct kit *k, const char *who, uint64_t id, const char *care, const char *answers)
{
	struct ask *a = kit_ask(k, who, VERB_DEPLOY, id);
	strcpy(a->board.care, care);
	a->has_dossier = answers[0] != '\0';
	strcpy(a->dossier.answers, answers);
	return kit_decide(k);
}

/* The alarm of this kind that stands about this; NULL: none. */
static inline const struct zcc_alarm_row *
alarm_about(const struct kit *k, enum alarm_kind_id kind, uint64_t id)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(k->b, &i)) != NULL;)
		if (!a->gone && a->value == id && alarm_is(a, kind))
			return a;
	return NULL;
}

/* The book goes on as it was dumped. */
static inline void
book_again(struct kit *k)
{
	struct bytes dump = kit_dump(k->b), in = bytes_reader(dump.data, dump.at);
	struct book *again = book_new(&k->sizes);
	assert_int_equal(book_load(again, &in), ZCC_OK);
	book_free(k->b);
	k->b = again;
	bytes_free(&dump);
}

#endif
