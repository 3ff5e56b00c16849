/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_form - one triage while it is made: what was answered, and what is asked next.  No screen, no
 * hub: the same keys give the same form.
 *
 *     triage_step.c     what a key does in each step
 *     triage_answer.c   answering, taking back, judging otherwise, ticking
 *     triage_given.c    what others were answered before
 *     triage_form.c     what stands there
 *
 *     ABCD ---all answered---> COMPLAINT ---Enter---> CRITERIA ---Enter---> CARE ---j---> recorded
 *       ^  a-e from anywhere       ^ / from anywhere     ^------- Esc --------'
 *
 * The protocol weighs the answers (protocol_urgency.h) whenever somebody looks; nothing of it is kept
 * here.  A letter of U0 or U1 asks for the ambulance at once, without a complaint (NT-1).  What was not
 * asked stays not asked: nothing is answered by itself.
 *
 * Tests: unit/test_triage_form.c, unit/test_triage_keys.c (keys of the tasks T3 to T7, and every protocol).
 * Threads: none of its own.   Memory: the caller's; the protocol is borrowed for as long as the form is
 * open.  What is typed is personal: triage_form_wipe().
 */
#ifndef ZCC_TUI_TRIAGE_FORM_H
#define ZCC_TUI_TRIAGE_FORM_H

#include "shared/care/given.h"
#include "shared/care/protocol_urgency.h"
#include "tui/core/field.h"

enum {
	TRIAGE_BACK_MAX = 64,   /* answers that can be taken back, one by one */
	TRIAGE_FOUND_MAX = 9,   /* complaints that are shown of those found */
	TRIAGE_REASONS_NUM = 7, /* digits of enum zcc_regrade */
	TRIAGE_AGAINS_NUM = RETRIAGES_NUM - 1, /* and of enum zcc_retriage */
	TRIAGE_CARES_PAGE = 9,
	TRIAGE_SAID_MAX = 3 * PROTOCOL_ADVICE_MAX /* texts: advice, a pathway's, the safety net */
};

enum triage_step { TRIAGE_ABCD, TRIAGE_COMPLAINT, TRIAGE_CRITERIA, TRIAGE_CARE, TRIAGE_STEPS_NUM };
/* What is asked over the step. */
enum triage_over { TRIAGE_OVER_NONE, TRIAGE_OVER_LETTER, TRIAGE_OVER_REASON, TRIAGE_OVER_FACTORS,
	TRIAGE_OVER_PLACE,  /* where care goes, in words */
	TRIAGE_OVER_NUMBER, /* that rings where the patient is */
	TRIAGE_OVER_WHY,    /* a judgement of one's own, in words beside its reason */
	TRIAGE_OVER_AGAIN   /* why what others were answered is thrown away */
};

/* What a key asks of whoever has the form. */
enum triage_want {
	TRIAGE_IGNORED, /* the key is not for the form */
	TRIAGE_TAKEN,
	TRIAGE_TO_RAV,  /* ask: to the ambulance service? */
	TRIAGE_LEAVE,   /* one level back, out of the form */
	TRIAGE_RECORD   /* what stands there is final */
};

/* What is to be said about the last key. */
enum triage_told {
	TRIAGE_TOLD_NOTHING,
	TRIAGE_TOLD_ABCD_FIRST,   /* a letter is not answered */
	TRIAGE_TOLD_NO_COMPLAINT, /* none is chosen, or no letters lead to one */
	TRIAGE_TOLD_NO_URGENCY,   /* nothing was answered that weighs */
	TRIAGE_TOLD_ALL_FIRST,    /* milder than the protocol: only when everything was asked */
	TRIAGE_TOLD_NO_OPTION,    /* the question has no such answer */
	TRIAGE_TOLD_NO_FACTOR,    /* the protocol does not know that */
	TRIAGE_TOLD_LAST_CLASS,   /* there is none graver, or milder */
	TRIAGE_TOLD_PAIN,         /* a score is 0 to 10, the corrected one behind a stroke */
	TRIAGE_TOLD_ANSWERED,     /* `told_of` was answered */
	TRIAGE_TOLD_RECORDS,      /* what makes it final, where Enter does not */
	TRIAGE_TOLD_NO_CARE,      /* there is none behind this digit */
	TRIAGE_TOLD_TOO_LITTLE,   /* `told_of` is too little for this urgency */
	TRIAGE_TOLD_NOT_GIVEN,    /* nobody else was answered this, or anything */
	TRIAGE_TOLD_WHICH_OPTION, /* what was given is of no option, or of several */
	TRIAGE_TOLD_NUMBER,       /* the number where the patient is lacks */
	TRIAGE_TOLD_TAKEN_BACK    /* the answer to `told_of` was */
};

enum triage_kind { TRIAGE_OF_LETTER, TRIAGE_OF_CRITERION, TRIAGE_OF_PAIN };

/* An answer as it was before. */
struct triage_was {
	uint8_t kind; /* enum triage_kind */
	uint16_t index;
	int8_t answer, corrected;
};

struct triage_form {
	uint64_t row;             /* of this case; 0 = none is open */
	const struct protocol *p; /* of the triage's beginning (NT-10) */
	struct triage_answers a;
	enum triage_step step;
	enum triage_over over;
	unsigned letter;          /* of TRIAGE_OVER_LETTER */
	unsigned at;              /* criterion of the variant; behind the last one: pain */
	unsigned found_at;        /* of the complaints that the letters lead to */
	unsigned factor_at;       /* factors, then flags */
	uint16_t offered;         /* the complaint that the intake named, PROTOCOL_NONE = none */
	uint8_t own, own_reason;  /* URGENCY_NONE: the protocol's */
	struct field why;         /* ... in words, for the dossier and who answers it */
	uint8_t wanted;           /* of TRIAGE_OVER_REASON: the urgency that a reason is asked for */
	struct field search, pain;
	uint8_t care;             /* chosen, CARE_NONE = the first that is offered */
	bool is_alone;            /* the urgency is recorded without care */
	bool has_all_cares;       /* all kinds are offered, not those of the protocol alone ... */
	unsigned care_page;
	uint16_t said[TRIAGE_SAID_MAX]; /* texts of the protocol that were said */
	unsigned said_num, text_at;
	struct field place, number;
	struct given given;       /* by others, before: see triage_given.h */
	bool knows_given;         /* ... as the dossier has it */
	uint8_t again;            /* it was thrown away: enum zcc_retriage */
	char with[ZCC_OPERATOR_SIZE]; /* who assesses a patient who is there along; "" = nobody */
	struct triage_was back[TRIAGE_BACK_MAX];
	unsigned back_num;
	int16_t months;           /* the patient's age in full months, -1 = not known */
	int64_t shown_ms;         /* ABCD stood on the screen since */
	int64_t first_ms, last_ms; /* the first of its letters was asked, the last answered; 0 = not yet */
	enum triage_told told;
	uint16_t told_of;
};

/* A new one: nothing asked.  complaint: a code of the intake, "" = none.  What was given before in the same case
 * stays. */
void triage_form_open(
    struct triage_form *f, uint64_t row, const struct protocol *p, const char *complaint, int64_t now_ms);
void triage_form_wipe(struct triage_form *f);
/* So old is the patient, by his birth date: what follows from that is ticked, and stays so (NT-7). */
void triage_form_age(struct triage_form *f, int months);
/* There the caller is, enum zcc_presence: whoever is not with the patient gives a number that rings there
 * (NT-5); the hub ticks it too. */
void triage_form_caller(struct triage_form *f, unsigned presence);
/* Who waits where care is given is asked there again (NT-12): what he came for is offered, and the care
 * that was chosen stays so. */
void triage_form_again(struct triage_form *f, const char *complaint, uint8_t care);
/* Who was here before is seen with that: the hub ticks it too (NT-6). */
void triage_form_second_contact(struct triage_form *f);

/* Text goes into a field now. */
bool triage_form_is_typing(const struct triage_form *f);
/* The urgency that will be recorded: one's own, else the protocol's; URGENCY_NONE = there is none yet. */
unsigned triage_form_urgency(const struct triage_form *f);
bool triage_form_has_letters(const struct triage_form *f); /* every letter is answered */
/* ABCD is answered, or a letter gives U0 or U1. */
bool triage_form_has_abcd(const struct triage_form *f);
/* Every letter and every criterion was asked: the judgement may be milder than the protocol's. */
bool triage_form_is_complete(const struct triage_form *f);
/* The variant that is asked; NULL before a complaint is chosen. */
const struct protocol_variant *triage_form_variant(const struct triage_form *f);
/* Rows of the list of criteria: with one for pain where it is asked. */
unsigned triage_form_rows(const struct triage_form *f);
bool triage_form_row_is_pain(const struct triage_form *f, unsigned row);
/* What the letters lead to, the offered complaint without any.  Returns how many, of all. */
unsigned triage_form_found(const struct triage_form *f, uint16_t out[TRIAGE_FOUND_MAX]);
/* From the first letter of ABCD to its last, when `v` gave them all since they stood on the screen; 0 = it
 * was not answered whole. */
uint64_t triage_form_abcd_ms(const struct triage_form *f);

#endif
