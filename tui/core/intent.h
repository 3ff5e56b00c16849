/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * intent - what the screens ask for; the edge does it, the hub decides.
 *
 * An act names the case and the version that stood on the screen when the key was pressed.
 *
 * Tests: unit/test_console.c.   Plain data.   Memory: `note`, `query`, `who` and `organisation` are personal, wipe after use.
 */
#ifndef ZCC_TUI_INTENT_H
#define ZCC_TUI_INTENT_H

#include "shared/care/ask.h"
#include "shared/care/review.h"
#include "shared/care/settings.h"
#include "zcc/segment.h"

enum { IDENTITY_FIELDS = 4 };

enum { CALL_FIELDS = 17 }; /* texts of the form of a call, see call_form.h */

enum intent_kind { INTENT_SEND = 1, INTENT_QUIT, INTENT_REPAINT, INTENT_DESK, INTENT_UNLOCK };

struct intent {
	enum intent_kind kind;
	uint32_t ticket;     /* names this one in console_answer() */
	uint16_t verb;       /* enum zcc_verb */
	bool is_final;       /* cannot be taken back: only `j` makes one */
	uint64_t row;        /* case id, 0 = none */
	uint32_t version;    /* as it stood on the screen */
	uint64_t alarm;
	uint64_t at;         /* VERB_CALLBACK: the time that is promised, UTC ms; 0 = */
	uint8_t attempt;     /* what became of an attempt, enum zcc_attempt */
	enum desk desk;      /* INTENT_DESK: where to sit */
	char reason[ZCC_CODE_SIZE];
	char shift[ZCC_CODE_SIZE]; /* VERB_SHIFT: start, end, accept, refuse, withdraw; VERB_MELDKAMER:
	                              the service */
	char whom[ZCC_OPERATOR_SIZE]; /* ... to or from whom; "" = nobody; also of a move, push, message */
	uint8_t lines;       /* VERB_MOVE: bit per line */
	char message[ZCC_MESSAGE_SIZE]; /* VERB_MESSAGE; alarm: the one to withdraw */
	uint32_t list_num;   /* VERB_HANDOVER: the list that was read, see takeover.h; VERB_UNLOCK: tries in vain */
	uint64_t list;       /* ... and its number; VERB_REVIEW: that of the use; VERB_REVIEWS: the first; VERB_STRIKE: the part;
	                        VERB_WRONG_PATIENT: the right case; VERB_TAG: the tag that is reviewed */
	bool has_note;       /* VERB_DRAFT: keep `note`, also when it is empty; else ask for it */
	char note[ZCC_NOTE_SIZE]; /* ... INTENT_UNLOCK: the passphrase */
	char spoken[ZCC_NAME_SIZE]; /* VERB_RAV, VERB_MELDKAMER: with whom there; "" = not said */
	char query[ZCC_NAME_SIZE];  /* VERB_SEARCH */
	char answers[ZCC_ANSWERS_SIZE]; /* VERB_TRIAGE, VERB_RAV: as triage.h has them */
	char care[ZCC_CODE_SIZE];       /* VERB_DEPLOY: the kind; and where to */
	char place[ZCC_ADDRESS_SIZE];
	char advice[ZCC_SBAR_SIZE];     /* VERB_TRIAGE, VERB_DEPLOY: codes of what was said */
	char phone[ZCC_PHONE_SIZE];     /* ... and a number where the patient is */
	bool has_urgency;    /* VERB_TRIAGE: a judgement of one's own ... */
	uint8_t urgency;
	char protocol[2 * ZCC_HASH_BYTES + 1]; /* ... the content by which it was asked, in digits */
	uint64_t abcd_ms;    /* how long ABCD took; 0 = not known */
	char who[IDENTITY_FIELDS][ZCC_ADDRESS_SIZE]; /* VERB_IDENTIFY: name, birth date, BSN, address */
	uint8_t read_back;   /* ... a bit for each enum zcc_identifier */
	bool verified;       /* ... the BSN was checked */
	char call[CALL_FIELDS][ZCC_SBAR_SIZE]; /* VERB_INTAKE, VERB_ENTER: see call_form.h; VERB_CAPACITY:
	                                          provider and kind */
	uint64_t moment[3];  /* VERB_ENTER: received, answered, closed, UTC ms; 0 = it was not */
	int32_t count[3];    /* VERB_CAPACITY: total, free, waiting; -1 = not known */
	uint8_t asks, professional;  /* VERB_FORWARD: enum zcc_help and zcc_professional; `whom` the line or desk */
	char organisation[ZCC_NAME_SIZE]; /* ... for which he calls */
	char sbar[4][ZCC_SBAR_SIZE]; /* VERB_TRANSFER: its four parts, in their order */
};

/* What became of one.  text: the hub's own words, "" when it was not the hub that refused. */
struct console_reply {
	int code; /* enum zcc_err; ZCC_E_OUTCOME: no answer came in time */
	uint64_t row;
	const char *text;
	const struct grounds *grounds; /* what the text says; NULL = not known */
	uint32_t version;              /* of the case that `row` names, with what was done; 0 = not known */
};

/* One part of a dossier, as the hub handed it out. */
struct dossier_part {
	uint64_t seq;
	uint8_t struck_why; /* enum zcc_strike; 0 = it is not struck */
	int64_t struck_ms;
	char struck_by[ZCC_OPERATOR_SIZE];
	uint64_t went_to, came_from; /* the case where it is now, or was recorded first (ID-2); 0 = here */
	uint8_t limit;      /* enum zcc_limit; 0 = it is no behandelgrens */
	bool is_allowed;    /* that may be done after all */
	int64_t at_ms;
	uint16_t verb;
	char operator[ZCC_OPERATOR_SIZE];
	struct ask_dossier fields;
};

/* A use of the noodknop, with the words of who used it. */
enum { REVIEWS_MAX = 16 }; /* that a console looks at; the rest comes when these are done */
struct review_item {
	struct to_review what;
	bool is_erased; /* the dossier is gone, and the words with it */
	char words[ZCC_NOTE_SIZE];
};

/* A search: what it went by, the oldest case whose name was looked at, and whether there is more. */
struct search_told {
	uint8_t what; /* enum zcc_find */
	uint64_t from;
	bool has_more;
};

/* What the board says of a case that a search found, and its newest note; noted_ms 0 = it has none. */
struct found_case {
	struct zcc_case_row row;
	int64_t noted_ms;
	char noted_by[ZCC_OPERATOR_SIZE];
};

#endif
