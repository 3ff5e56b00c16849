/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/words.h"

#include <stddef.h>
#include <string.h>

#define WORD(name, number, word) [name] = (word),
static const char *const lines[] = {ZCC_LINES(WORD)};
static const char *const states[] = {ZCC_STATES(WORD)};
static const char *const sexes[] = {ZCC_SEXES(WORD)};
static const char *const bys[] = {ZCC_URGENCY_BY(WORD)};
static const char *const windows[] = {ZCC_WINDOWS(WORD)};
static const char *const attempts[] = {ZCC_ATTEMPTS(WORD)};
static const char *const declines[] = {ZCC_DECLINES(WORD)};
static const char *const hand_kinds[] = {ZCC_HAND_KINDS(WORD)};
static const char *const hand_types[] = {ZCC_HAND_TYPES(WORD)};
static const char *const hand_states[] = {ZCC_HAND_STATES(WORD)};
static const char *const services[] = {ZCC_SERVICES(WORD)};
static const char *const returns[] = {ZCC_RETURNS(WORD)};
static const char *const regrades[] = {ZCC_REGRADES(WORD)};
static const char *const retriages[] = {ZCC_RETRIAGES(WORD)};
static const char *const causes[] = {ZCC_CAUSES(WORD)};
static const char *const finds[] = {ZCC_FINDS(WORD)};
static const char *const presences[] = {ZCC_PRESENCES(WORD)};
static const char *const identifiers[] = {ZCC_IDENTIFIERS(WORD)};
static const char *const no_identities[] = {ZCC_NO_IDENTITIES(WORD)};
static const char *const relations[] = {ZCC_RELATIONS(WORD)};
static const char *const noodknops[] = {ZCC_NOODKNOPS(WORD)};
static const char *const reviews[] = {ZCC_REVIEWS(WORD)};
static const char *const backgrounds[] = {ZCC_BACKGROUNDS(WORD)};
static const char *const limits[] = {ZCC_LIMITS(WORD)};
static const char *const origins[] = {ZCC_ORIGINS(WORD)};
static const char *const consents[] = {ZCC_CONSENTS(WORD)};
static const char *const strikes[] = {ZCC_STRIKES(WORD)};
static const char *const tags[] = {ZCC_TAGS(WORD)};
static const char *const tag_ends[] = {ZCC_TAG_ENDS(WORD)};
static const char *const mends[] = {ZCC_MENDS(WORD)};
static const char *const erasures[] = {ZCC_ERASURES(WORD)};
static const char *const helps[] = {ZCC_HELPS(WORD)};
static const char *const professionals[] = {ZCC_PROFESSIONALS(WORD)};
static const char *const forwards[] = {ZCC_FORWARDS(WORD)};
#undef WORD
static const char *const urgencies[] = {"U0", "U1", "U2", "U3", "U4", "U5"};

static const struct {
	const char *word;
	char action;
	uint8_t needs;
} verbs[] = {
#define VERB(identifier, number, word, action, needs) [identifier] = {word, action, needs},
#include "zcc/verbs.def"
#undef VERB
};

#define NUM(table) (sizeof(table) / sizeof(table)[0])

static const char *
word_of(const char *const *table, size_t num, unsigned number)
{
	return number < num && table[number] != NULL ? table[number] : "";
}

/* -1 when no row of the table has this word. */
static int
find(const char *const *table, size_t num, const char *word)
{
	for (size_t i = 0; i < num; i++)
		if (table[i] != NULL && strcmp(table[i], word) == 0)
			return (int)i;
	return -1;
}

const char *
line_word(unsigned line)
{
	return word_of(lines, NUM(lines), line);
}

unsigned
line_number(const char *word)
{
	int i = find(lines, NUM(lines), word);
	return i < 0 ? LINE_NONE : (unsigned)i;
}

const char *
state_word(unsigned state)
{
	return word_of(states, NUM(states), state);
}

unsigned
state_number(const char *word)
{
	int i = find(states, NUM(states), word);
	return i < 0 ? CASE_NONE : (unsigned)i;
}

const char *
sex_word(unsigned sex)
{
	return word_of(sexes, NUM(sexes), sex);
}

unsigned
sex_number(const char *word)
{
	int i = find(sexes, NUM(sexes), word);
	return i < 0 ? SEX_UNKNOWN : (unsigned)i;
}

const char *
by_word(unsigned by)
{
	return word_of(bys, NUM(bys), by);
}

const char *
window_word(unsigned window)
{
	return word_of(windows, NUM(windows), window);
}

unsigned
window_number(const char *word)
{
	int i = find(windows, NUM(windows), word);
	return i < 0 ? WINDOW_NONE : (unsigned)i;
}

const char *
attempt_word(unsigned attempt)
{
	return word_of(attempts, NUM(attempts), attempt);
}

unsigned
attempt_number(const char *word)
{
	int i = find(attempts, NUM(attempts), word);
	return i < 0 ? ATTEMPT_NONE : (unsigned)i;
}

const char *
decline_word(unsigned decline)
{
	return word_of(declines, NUM(declines), decline);
}

unsigned
decline_number(const char *word)
{
	int i = find(declines, NUM(declines), word);
	return i < 0 ? DECLINE_NONE : (unsigned)i;
}

const char *
hand_type_word(unsigned type)
{
	return word_of(hand_types, NUM(hand_types), type);
}

const char *
hand_kind_word(unsigned kind)
{
	return word_of(hand_kinds, NUM(hand_kinds), kind);
}

const char *
hand_state_word(unsigned state)
{
	return word_of(hand_states, NUM(hand_states), state);
}

const char *
service_word(unsigned service)
{
	return word_of(services, NUM(services), service);
}

unsigned
service_number(const char *word)
{
	int i = find(services, NUM(services), word);
	return i < 0 ? SERVICE_NONE : (unsigned)i;
}

const char *
return_word(unsigned why)
{
	return word_of(returns, NUM(returns), why);
}

unsigned
return_number(const char *word)
{
	int i = find(returns, NUM(returns), word);
	return i < 0 ? RETURN_NONE : (unsigned)i;
}

const char *
regrade_word(unsigned why)
{
	return word_of(regrades, NUM(regrades), why);
}

unsigned
regrade_number(const char *word)
{
	int i = find(regrades, NUM(regrades), word);
	return i < 0 ? REGRADE_NONE : (unsigned)i;
}

const char *
retriage_word(unsigned why)
{
	return word_of(retriages, NUM(retriages), why);
}

unsigned
retriage_number(const char *word)
{
	int i = find(retriages, NUM(retriages), word);
	return i < 0 ? RETRIAGE_NONE : (unsigned)i;
}

const char *
cause_word(unsigned cause)
{
	return word_of(causes, NUM(causes), cause);
}

const char *
find_word(unsigned what)
{
	return word_of(finds, NUM(finds), what);
}

unsigned
find_number(const char *word)
{
	int i = find(finds, NUM(finds), word);
	return i < 0 ? FIND_NONE : (unsigned)i;
}

const char *
presence_word(unsigned what)
{
	return word_of(presences, NUM(presences), what);
}

unsigned
presence_number(const char *word)
{
	int i = find(presences, NUM(presences), word);
	return i < 0 ? PRESENCE_NONE : (unsigned)i;
}

const char *
identifier_word(unsigned what)
{
	return word_of(identifiers, NUM(identifiers), what);
}

unsigned
identifier_number(const char *word)
{
	int i = find(identifiers, NUM(identifiers), word);
	return i < 0 ? IDENTIFIER_NONE : (unsigned)i;
}

const char *
no_identity_word(unsigned what)
{
	return word_of(no_identities, NUM(no_identities), what);
}

unsigned
no_identity_number(const char *word)
{
	int i = find(no_identities, NUM(no_identities), word);
	return i < 0 ? NO_IDENTITY_NONE : (unsigned)i;
}

const char *
background_word(unsigned what)
{
	return word_of(backgrounds, NUM(backgrounds), what);
}

unsigned
background_number(const char *word)
{
	int i = find(backgrounds, NUM(backgrounds), word);
	return i < 0 ? BACKGROUND_NONE : (unsigned)i;
}

const char *
limit_word(unsigned what)
{
	return word_of(limits, NUM(limits), what);
}

unsigned
limit_number(const char *word)
{
	int i = find(limits, NUM(limits), word);
	return i < 0 ? LIMIT_NONE : (unsigned)i;
}

const char *
origin_word(unsigned what)
{
	return word_of(origins, NUM(origins), what);
}

unsigned
origin_number(const char *word)
{
	int i = find(origins, NUM(origins), word);
	return i < 0 ? ORIGIN_NONE : (unsigned)i;
}

const char *
consent_word(unsigned what)
{
	return word_of(consents, NUM(consents), what);
}

unsigned
consent_number(const char *word)
{
	int i = find(consents, NUM(consents), word);
	return i < 0 ? CONSENT_NONE : (unsigned)i;
}

const char *
strike_word(unsigned what)
{
	return word_of(strikes, NUM(strikes), what);
}

unsigned
strike_number(const char *word)
{
	int i = find(strikes, NUM(strikes), word);
	return i < 0 ? STRIKE_NONE : (unsigned)i;
}

const char *
mend_word(unsigned way)
{
	return word_of(mends, NUM(mends), way);
}

const char *
tag_word(unsigned what)
{
	return word_of(tags, NUM(tags), what);
}

unsigned
tag_number(const char *word)
{
	int i = find(tags, NUM(tags), word);
	return i < 0 ? TAG_NONE : (unsigned)i;
}

const char *
tag_end_word(unsigned what)
{
	return word_of(tag_ends, NUM(tag_ends), what);
}

unsigned
tag_end_number(const char *word)
{
	int i = find(tag_ends, NUM(tag_ends), word);
	return i < 0 ? TAG_OPEN : (unsigned)i;
}

const char *
erasure_word(unsigned why)
{
	return word_of(erasures, NUM(erasures), why);
}

unsigned
erasure_number(const char *word)
{
	int i = find(erasures, NUM(erasures), word);
	return i < 0 ? ERASURE_NONE : (unsigned)i;
}

const char *
relation_word(unsigned what)
{
	return word_of(relations, NUM(relations), what);
}

const char *
noodknop_word(unsigned why)
{
	return word_of(noodknops, NUM(noodknops), why);
}

unsigned
noodknop_number(const char *word)
{
	int i = find(noodknops, NUM(noodknops), word);
	return i < 0 ? NOODKNOP_NONE : (unsigned)i;
}

const char *
review_word(unsigned what)
{
	return word_of(reviews, NUM(reviews), what);
}

unsigned
review_number(const char *word)
{
	int i = find(reviews, NUM(reviews), word);
	return i < 0 ? REVIEW_NONE : (unsigned)i;
}

const char *
help_word(unsigned help)
{
	return word_of(helps, NUM(helps), help);
}

unsigned
help_number(const char *word)
{
	int i = find(helps, NUM(helps), word);
	return i < 0 ? HELP_NONE : (unsigned)i;
}

const char *
professional_word(unsigned professional)
{
	return word_of(professionals, NUM(professionals), professional);
}

unsigned
professional_number(const char *word)
{
	int i = find(professionals, NUM(professionals), word);
	return i < 0 ? PROFESSIONAL_NONE : (unsigned)i;
}

const char *
forward_word(unsigned why)
{
	return word_of(forwards, NUM(forwards), why);
}

unsigned
forward_number(const char *word)
{
	int i = find(forwards, NUM(forwards), word);
	return i < 0 ? FORWARD_NONE : (unsigned)i;
}

const char *
urgency_word(unsigned urgency)
{
	return word_of(urgencies, NUM(urgencies), urgency);
}

const char *
verb_word(unsigned verb)
{
	return verb < NUM(verbs) && verbs[verb].word != NULL ? verbs[verb].word : "";
}

unsigned
verb_number(const char *word)
{
	for (unsigned i = 0; i < NUM(verbs); i++)
		if (verbs[i].word != NULL && strcmp(verbs[i].word, word) == 0)
			return i;
	return VERB_NONE;
}

unsigned
verb_needs(unsigned verb)
{
	return verb < NUM(verbs) ? verbs[verb].needs : 0;
}

char
verb_action(unsigned verb)
{
	return verb < NUM(verbs) ? verbs[verb].action : '\0';
}
