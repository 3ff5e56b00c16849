/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * protocol - what a triage asks, and what the answers come to.
 *
 * A protocol is one file, or one with a region's file laid over it (zcc-triage(5)); here it is as
 * plain data, with every reference resolved to a number.  Arrays of things with a code are sorted
 * by it.  triage_answers are what one triage was told; protocol_urgency() weighs them.
 *
 * Made by: shared/edge/protocol_file.h.   Tests: unit/test_protocol.c, unit/test_protocol_search.c.
 * Pure: no clock, no file, nothing is allocated.   Memory: whoever made the protocol frees it; its
 * strings live as long.
 */
#ifndef ZCC_PROTOCOL_H
#define ZCC_PROTOCOL_H

#include "zcc/limits.h"
#include "zcc/types.h"

#include <stdbool.h>
#include <stdint.h>

enum {
	PROTOCOL_TEXT_MAX = 524288, /* bytes of one file */
	PROTOCOL_CRITERIA_MAX = 1024,
	PROTOCOL_COMPLAINTS_MAX = ZCC_COMPLAINTS_MAX,
	PROTOCOL_TEXTS_MAX = 1024,
	PROTOCOL_PATHWAYS_MAX = 64,
	PROTOCOL_ABCD_MAX = 5,     /* A B C D, with some E */
	PROTOCOL_OPTIONS_MAX = 9,  /* one digit each; 0 is unknown */
	PROTOCOL_ASKED_MAX = 32,   /* criteria of one variant */
	PROTOCOL_FACTORS_MAX = 48, /* a bit each */
	PROTOCOL_FLAGS_MAX = 16,   /* a bit each */
	PROTOCOL_RULES_MAX = 16,
	PROTOCOL_WHEN_MAX = 4,
	PROTOCOL_ACTIONS_MAX = 16,
	PROTOCOL_ADVICE_MAX = 12,
	PROTOCOL_SYNONYMS_MAX = 12,
	PROTOCOL_SECTORS_MAX = 8,
	PROTOCOL_REACH_MAX = 6,
	PROTOCOL_NONE = 0xffff, /* no complaint, criterion, pathway */
	PAIN_MAX = 10,
	PAIN_NONE = -1
};

/* An answer: the digit of its option, 1..9, the first being the gravest; or one of these. */
enum { ANSWER_NONE = 0 /* not asked, which is not "no" */, ANSWER_UNKNOWN = 10 };

enum triage_variant { VARIANT_TELEPHONE, VARIANT_PHYSICAL, VARIANTS_NUM };

/* Where it stands: 0 the base, 1 the region's file; not part of the content. */
struct protocol_place {
	uint32_t layer, line;
};

struct protocol_option {
	const char *text;
	uint8_t urgency; /* 0..5; URGENCY_NONE: the safe answer of an ABCD letter */
};

/* A question with graded answers: a letter of ABCD, or a criterion. */
struct protocol_criterion {
	struct protocol_place place;
	const char *code; /* of a letter: "A" */
	const char *name, *question;
	struct protocol_option option[PROTOCOL_OPTIONS_MAX];
	uint8_t options_num;
	uint8_t unknown; /* unknown counts as this option, 1..options_num */
};

enum factor_kind { FACTOR_ALARM = 1, FACTOR_RISK, FACTOR_CONTEXT };

/* What the triagist ticks beside the criteria (NT-5, NT-6, NT-7). */
struct protocol_factor {
	struct protocol_place place;
	const char *code, *name;
	uint8_t kind;           /* enum factor_kind */
	uint8_t under_months;   /* holds by birth date below this age; 0 = ticked by hand */
	bool raises;            /* by one class, down to raise_to */
	bool is_second_contact; /* ticked by the hub: the caller was here before */
	bool asks_callback;     /* a number at the patient's place is needed */
};

/* Goes along with the case; there is nothing here that could weigh (NT-11). */
struct protocol_flag {
	struct protocol_place place;
	const char *code, *name;
};

struct protocol_text {
	struct protocol_place place;
	const char *code, *text;
};

/* A condition: that criterion answered with `option` or graver; or that factor. */
struct protocol_when {
	uint16_t criterion; /* PROTOCOL_NONE: `factor` is what counts */
	uint8_t option, factor;
	uint8_t slot[VARIANTS_NUM]; /* where the variant asks it; 0xff = nowhere */
};

/* When all of them hold, at least this urgency.  No rule lowers one. */
struct protocol_rule {
	struct protocol_place place;
	const char *name;
	struct protocol_when when[PROTOCOL_WHEN_MAX];
	uint8_t when_num, urgency;
};

struct protocol_asked {
	uint16_t criterion;
	uint8_t urgency[PROTOCOL_OPTIONS_MAX]; /* the criterion's, or this complaint's own grades */
};

struct protocol_action {
	uint8_t care, from, to; /* CARE_*; for urgencies from..to */
};

struct protocol_variant {
	struct protocol_asked asked[PROTOCOL_ASKED_MAX]; /* in the order of the file */
	struct protocol_action action[PROTOCOL_ACTIONS_MAX];
	uint8_t asked_num, actions_num;
};

struct protocol_complaint {
	struct protocol_place place;
	const char *code, *name;
	const char *synonym[PROTOCOL_SYNONYMS_MAX];
	struct protocol_variant variant[VARIANTS_NUM];
	struct protocol_rule rule[PROTOCOL_RULES_MAX];
	uint16_t advice[PROTOCOL_ADVICE_MAX], safety_net[PROTOCOL_ADVICE_MAX]; /* texts */
	uint8_t synonyms_num, rules_num, advice_num, safety_net_num;
	bool asks_pain;
	/* For who is below this age it stands in the place of that complaint; 0 = of everybody's own */
	uint8_t under_months;
	const char *instead_of;
};

/* A region's own way for a complaint (PI-4, PI-5): care that goes before the protocol's. */
struct protocol_pathway {
	struct protocol_place place;
	const char *code, *name, *source, *valid_from;
	uint16_t complaint;
	uint8_t from, to;
	uint8_t care[PROTOCOL_ACTIONS_MAX], sector[PROTOCOL_SECTORS_MAX];
	uint16_t advice[PROTOCOL_ADVICE_MAX];
	uint8_t cares_num, sectors_num, advice_num;
};

struct protocol {
	const char *name, *version, *title, *notice, *source, *valid_from;
	const char *pain_source, *pain_valid_from;
	const char *base_name, *base_version; /* "" without a file laid over another */
	bool is_demonstration;
	uint8_t hash[ZCC_HASH_BYTES]; /* of the content: no comment, blank or order of the file */
	uint8_t raise_to;             /* raising by a class ends here */
	/* NT-8: no effect up to, one class up to, and an urgency above that. */
	uint8_t pain_quiet, pain_raise, pain_severe;
	/* What every complaint must have, or the check says so. */
	uint16_t complaints_min;
	uint8_t criteria_min, advice_min, reach[PROTOCOL_REACH_MAX], reach_num;
	uint8_t abcd_num, factors_num, flags_num;
	uint16_t criteria_num, complaints_num, texts_num, pathways_num;
	struct protocol_criterion abcd[PROTOCOL_ABCD_MAX];
	struct protocol_factor factor[PROTOCOL_FACTORS_MAX];
	struct protocol_flag flag[PROTOCOL_FLAGS_MAX];
	struct protocol_criterion criterion[PROTOCOL_CRITERIA_MAX];
	struct protocol_text text[PROTOCOL_TEXTS_MAX];
	struct protocol_complaint complaint[PROTOCOL_COMPLAINTS_MAX];
	struct protocol_pathway pathway[PROTOCOL_PATHWAYS_MAX];
	char *pool; /* its strings */
	uint32_t pool_used, pool_size;
};

/* PROTOCOL_NONE when there is none.  Of a factor or flag its bit's number, or PROTOCOL_NONE. */
uint16_t protocol_complaint(const struct protocol *p, const char *code);
uint16_t protocol_criterion(const struct protocol *p, const char *code);
uint16_t protocol_text(const struct protocol *p, const char *code);
uint16_t protocol_factor(const struct protocol *p, const char *code);
uint16_t protocol_flag(const struct protocol *p, const char *code);

/*
 * The complaints that some typed letters lead to: those whose code begins with them first, then by a
 * word of their name, then by a word of a synonym; without accents, capitals count as small.
 * Returns how many there are; the first `max` of them stand in `out`.  No letters lead nowhere.
 */
unsigned protocol_search(const struct protocol *p, const char *typed, uint16_t *out, unsigned max);

/* A day as people write it; month and day from 1.  No day of the calendar is refused here. */
struct protocol_day {
	int year, month, day;
};
/* Full months; below 0 before the birth. */
int protocol_months(struct protocol_day birth, struct protocol_day today);
/* The factors that hold at this age (NT-7), as bits; none below 0, where it is not known. */
uint64_t protocol_by_age(const struct protocol *p, int months);
/* The factors that hold where the caller is, enum zcc_presence, by telephone (NT-5), as bits. */
uint64_t protocol_by_caller(const struct protocol *p, unsigned presence, unsigned variant);
/* The complaint that stands in the place of this one at this age; PROTOCOL_NONE = it stands itself. */
uint16_t protocol_instead(const struct protocol *p, uint16_t complaint, int months);

/* The pathway of a complaint at this urgency, or PROTOCOL_NONE. */
uint16_t protocol_pathway(const struct protocol *p, uint16_t complaint, unsigned urgency);
/* The kinds of care for this outcome, a pathway's first, each once.  Returns how many of at most
 * CARES_NUM stand in `care`. */
unsigned protocol_actions(const struct protocol *p, uint16_t complaint, unsigned variant,
    unsigned urgency, uint8_t *care);

#endif
