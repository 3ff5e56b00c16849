/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * words - the field's numbers (zcc/types.h, zcc/verbs.def) as the words of the outside contract.
 *
 * *_word() gives "" for a number that is no word; *_number() gives 0 for a word that is none.  Pure; strings are constant.     Tests: unit/test_words.c
 */
#ifndef ZCC_WORDS_H
#define ZCC_WORDS_H

#include "zcc/types.h"

enum verb_needs {
	VN_CASE = 1,
	VN_VERSION = 2,
	VN_DOSSIER = 4,
	VN_READ = 8,
	VN_FREE = 16,
	VN_DRAFT = 32,
	VN_NEW = 64,
	VN_LET_GO = 128
};

#define VERB(identifier, number, word, action, needs) identifier = number,
enum zcc_verb {
	VERB_NONE = 0,
#include "zcc/verbs.def"
	VERBS_NUM
};
#undef VERB

const char *line_word(unsigned line);
unsigned line_number(const char *word);
const char *state_word(unsigned state);
unsigned state_number(const char *word);
const char *sex_word(unsigned sex);
unsigned sex_number(const char *word);
const char *by_word(unsigned by);
const char *window_word(unsigned window);
unsigned window_number(const char *word);
const char *attempt_word(unsigned attempt);
unsigned attempt_number(const char *word);
const char *decline_word(unsigned decline);
unsigned decline_number(const char *word);
const char *hand_kind_word(unsigned kind);
const char *hand_type_word(unsigned type);
const char *hand_state_word(unsigned state);
const char *service_word(unsigned service);
unsigned service_number(const char *word);
const char *return_word(unsigned why);
unsigned return_number(const char *word);
const char *regrade_word(unsigned why);
unsigned regrade_number(const char *word);
const char *retriage_word(unsigned why);
unsigned retriage_number(const char *word);
const char *cause_word(unsigned cause);
const char *find_word(unsigned what);
unsigned find_number(const char *word);
const char *presence_word(unsigned what);
unsigned presence_number(const char *word);
const char *identifier_word(unsigned what);
unsigned identifier_number(const char *word);
const char *no_identity_word(unsigned what);
unsigned no_identity_number(const char *word);
const char *background_word(unsigned what);
unsigned background_number(const char *word);
const char *limit_word(unsigned what);
unsigned limit_number(const char *word);
const char *origin_word(unsigned what);
unsigned origin_number(const char *word);
const char *consent_word(unsigned what);
unsigned consent_number(const char *word);
const char *strike_word(unsigned what);
unsigned strike_number(const char *word);
const char *mend_word(unsigned way);
const char *tag_word(unsigned what);
unsigned tag_number(const char *word);
const char *tag_end_word(unsigned what);
unsigned tag_end_number(const char *word);
const char *erasure_word(unsigned why);
unsigned erasure_number(const char *word);
const char *help_word(unsigned help);
unsigned help_number(const char *word);
const char *professional_word(unsigned professional);
unsigned professional_number(const char *word);
const char *forward_word(unsigned why);
unsigned forward_number(const char *word);
const char *relation_word(unsigned what);
const char *noodknop_word(unsigned why);
unsigned noodknop_number(const char *word);
const char *review_word(unsigned what);
unsigned review_number(const char *word);
const char *urgency_word(unsigned urgency); /* "U0".."U5", "" for URGENCY_NONE */
const char *verb_word(unsigned verb);
unsigned verb_number(const char *word);
unsigned verb_needs(unsigned verb); /* enum verb_needs bits */
char verb_action(unsigned verb);    /* C R U D E */

#endif
