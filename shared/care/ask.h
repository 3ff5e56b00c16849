/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ask - what an operator asks of the hub: one command, decoded and cleaned, as plain data.
 *
 * Board arguments may be journalled and shown; dossier arguments are sealed per case (DESIGN 2.6).
 * ask_check() validates every field (HB-8); the same function serves zcc-ctl before sending and the
 * hub on receipt, so that both refuse with the same words.
 *
 * Tests: unit/test_ask.c.    Plain data; `text` is borrowed.    Pure: today is an argument.
 */
#ifndef ZCC_ASK_H
#define ZCC_ASK_H

#include "shared/care/refusal.h"
#include "shared/care/words.h"
#include "zcc/err.h"
#include "zcc/limits.h"

#include <stdbool.h>
#include <stddef.h>

enum { ASK_AGE_MAX = 130 }; /* years; the oldest person known became 122 */

struct ask_board {
	uint8_t line;    /* enum zcc_line */
	uint8_t sex;     /* enum zcc_sex */
	uint8_t age;     /* years, AGE_UNKNOWN */
	bool is_freetext;/* complaint matched no code; its words travel in the dossier */
	char complaint[ZCC_CODE_SIZE];
	char place[ZCC_PLACE_SIZE];
	char reason[ZCC_CODE_SIZE];
	char operator[ZCC_OPERATOR_SIZE]; /* operator-add, operator-revoke; transfer: to whom, or a role;
	                                     forward: the line or desk */
	uint8_t key[ZCC_KEY_BYTES];
	bool has_key;
	uint8_t roles_num;
	char role[ZCC_ROLES_MAX][ZCC_ROLE_SIZE];
	uint8_t lines;                /* operator-add: bit line number, the lines taken; 0 = all */
	/* capacity; kind also: shift (what of it), meldkamer (the service); source also: hello (the seat's
	 * location), rav and meldkamer (which one) */
	char provider[48], kind[ZCC_CODE_SIZE], source[ZCC_CODE_SIZE];
	int32_t total, free, waiting; /* -1 unknown */
	uint64_t alarm;               /* alarm-ack */
	uint64_t at;                  /* callback: the time that was promised, UTC ms */
	uint8_t attempt;              /* callback: what became of it, enum zcc_attempt */
	uint64_t from;                /* journal, audit: first sequence number wanted; strike: of the part */
	char post[ZCC_CODE_SIZE];     /* intake, enter: the post that forwarded the call */
	uint64_t received, answered, closed; /* enter: when it was so, UTC ms; 0 = it was not */
	/* operator-add: complaints that `next` does not offer, reasons for closing that are not theirs */
	char not_complaints[ZCC_CODES_SIZE], not_decisions[ZCC_CODES_SIZE];
	char message[ZCC_MESSAGE_SIZE]; /* message; from: of the one that is withdrawn */
	uint8_t urgency;              /* triage: a judgement of one's own; URGENCY_NONE = none */
	char care[ZCC_CODE_SIZE];     /* deploy: a kind of care (CK-1); background: what is not to be done */
	char protocol[2 * ZCC_HASH_BYTES + 1]; /* triage, rav, deploy: the content by which its answers
	                                          were asked, in digits; "" = what is in force */
	uint64_t abcd_ms;             /* triage, rav: from the first letter of ABCD to its last; 0 = not told */
	uint8_t read_back;            /* identify: a bit for each enum zcc_identifier */
	bool verified;                /* identify: the BSN was checked */
	bool allowed;                 /* background: after all this may be done */
	bool safety_net;              /* triage: what to watch for was said */
	uint8_t asks, professional;   /* intake, enter, forward: what a professional asks, enum zcc_help, and
	                                 as what he calls, enum zcc_professional */
	const uint8_t *text;          /* config */
	uint32_t text_len;
};

struct ask_dossier {
	char name[ZCC_NAME_SIZE];
	char birth_date[12]; /* YYYY-MM-DD */
	char bsn[12];        /* nine digits, 11-proef */
	char phone[ZCC_PHONE_SIZE];
	char address[ZCC_ADDRESS_SIZE];
	char caller[ZCC_NAME_SIZE]; /* who calls, when not the patient */
	char complaint[ZCC_ADDRESS_SIZE]; /* the words, when no code matched */
	char note[ZCC_NOTE_SIZE];
	char query[ZCC_NAME_SIZE]; /* search */
	char spoken[ZCC_NAME_SIZE]; /* rav, meldkamer: with whom there */
	/* a warm transfer (OV-1) */
	char situation[ZCC_SBAR_SIZE], background[ZCC_SBAR_SIZE];
	char assessment[ZCC_SBAR_SIZE], recommendation[ZCC_SBAR_SIZE];
	char answers[ZCC_ANSWERS_SIZE]; /* triage: as triage.h has them */
	char destination[ZCC_ADDRESS_SIZE]; /* deploy: where to, in words */
	char advice[ZCC_SBAR_SIZE];     /* triage: codes of the protocol, a blank between */
	/* background (BG-1): which kind, who told it, the patient's consent, since which day, and what */
	char item_kind[ZCC_CODE_SIZE], origin[ZCC_CODE_SIZE], consent[ZCC_CODE_SIZE], since[12];
	char item[ZCC_SBAR_SIZE];
	char organisation[ZCC_NAME_SIZE]; /* intake, enter, forward: for whom a professional calls (PI-8) */
};

/*
 * The texts of a dossier, once: X(member, is_typed).  The member's name is also that of the outside
 * contract and of the wire; is_typed: a person gives it as it stands, with intake or note.
 */
#define ASK_TEXTS(X)                                                                               \
	X(name, true)                                                                              \
	X(birth_date, true)                                                                        \
	X(bsn, true)                                                                               \
	X(phone, true)                                                                             \
	X(address, true)                                                                           \
	X(caller, true)                                                                            \
	X(complaint, false)                                                                        \
	X(note, true)                                                                              \
	X(query, false)                                                                            \
	X(spoken, false)                                                                           \
	X(situation, true)                                                                         \
	X(background, true)                                                                        \
	X(assessment, true)                                                                        \
	X(recommendation, true)                                                                    \
	X(answers, false)                                                                          \
	X(advice, false)                                                                           \
	X(destination, false)                                                                      \
	X(item_kind, false)                                                                        \
	X(origin, false)                                                                           \
	X(consent, false)                                                                          \
	X(since, false)                                                                            \
	X(item, false)                                                                             \
	X(organisation, true)

struct ask {
	uint8_t id[ZCC_ID_BYTES];
	char operator[ZCC_OPERATOR_SIZE];
	char role[ZCC_ROLE_SIZE];
	uint64_t seat;    /* 0 = zcc-ctl */
	uint64_t row;     /* case id, 0 = none */
	uint32_t version; /* of the row it saw; 0 = not given */
	uint16_t verb;    /* enum zcc_verb */
	struct ask_board board;
	bool has_dossier;
	struct ask_dossier dossier;
};

/* A fresh intake: all fields unknown. */
void ask_init(struct ask *a, enum zcc_verb verb);

/* Set a field of intake or note from what was typed.  field: its name in the outside contract
 * ("birth_date" in JSON Lines, --birth-date as an option).  ZCC_E_UNKNOWN: there is no such field,
 * and *f says nothing; ZCC_E_DATA: the value cannot be stored, and *f says why. */
ZCC_CHECK int ask_set(struct ask *a, const char *field, const char *value, struct fault *f);

/* A complaint that is no code of this region is free text, of the dossier. */
struct settings;
void ask_complaint(struct ask *a, const struct settings *s);

/* A text of blanks alone says nothing: it is as one that is not there.  Before ask_check(). */
void ask_forget_blanks(struct ask *a);

/* Every field in range, clean and plausible: ZCC_OK, or ZCC_E_DATA with the field and what is
 * wrong with it (the value only where it is not personal).  today: "YYYY-MM-DD". */
ZCC_CHECK int ask_check(const struct ask *a, const char *today, struct refusal *no);

/* The 11-proef: nine digits, 9a+8b+...+2h-i divisible by 11, and not all zero. */
bool bsn_is_valid(const char *bsn);
/* A day that exists, YYYY-MM-DD, from 1880 on. */
bool date_is_valid(const char *date);
/* Whole years from one valid day to a later one: an age. */
int date_years(const char *from, const char *to);
/* Phone number to its digits with a country code: "06-1234 5678" -> "+31612345678"; false when it
 * cannot be a number. */
bool phone_clean(const char *phone, char out[ZCC_PHONE_SIZE]);
/* Operator, role and code names: a-z 0-9 . _ -, first a letter or digit, within `room`. */
bool name_is_valid(const char *name, size_t room);

#endif
