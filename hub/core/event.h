/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * event - the one union of things that can happen; what book_apply() takes and the journal keeps.
 *
 * Type numbers and encodings stand in journals: append types, raise a version to change a body, and
 * keep reading the old ones for ever (tests/journals/ holds one journal of each release).
 * An event holds everything its application needs: no rule, norm, clock or random number is asked.
 *
 * Tests: unit/test_event.c, fuzz/fuzz_event.c.   Plain data; `text` is borrowed.
 */
#ifndef ZCC_EVENT_H
#define ZCC_EVENT_H

#include "hub/core/record.h"
#include "shared/care/message.h"
#include "shared/care/settings.h"
#include "shared/care/window.h"
#include "zcc/segment.h"

enum event_type {
	EV_NONE = 0,
	EV_STARTED = 1,          /* hub start: epoch */
	EV_STOPPED = 2,          /* orderly stop */
	EV_CONFIG = 3,           /* a configuration was adopted */
	EV_OPERATOR_ADDED = 4,   /* or changed: same name, new key or roles */
	EV_OPERATOR_REVOKED = 5,
	EV_CASE_RECEIVED = 6,
	EV_CASE_CHANGED = 7,     /* claim, release, close, abandon, rav, lost, undo: see case_act */
	EV_CASE_NOTED = 8,
	EV_CASE_LEFT = 9,        /* time: a closed case leaves the board */
	EV_CASE_RETIRED = 10,    /* time: a closed case leaves the book */
	EV_CASE_ERASED = 11,
	EV_CAPACITY = 12,
	EV_ALARM_RAISED = 13,
	EV_ALARM_SEEN = 14,
	EV_ALARM_GONE = 15,
	EV_SHIFT_BEGAN = 16,     /* time */
	EV_REFUSED = 17,         /* a signed command was refused; only the audit wants it */
	EV_READ = 18,            /* a dossier was read */
	EV_SEARCHED = 19,
	EV_SEAT = 20,            /* hello and bye */
	EV_LINE_WINDOW = 21,     /* time: a line opened or closed, or another window of it holds */
	EV_OPERATOR_SHIFT = 22,  /* an operator's shift began, ended, changes hands: see shift_act */
	EV_ALARM_CHANGED = 24,   /* an alarm rests, wakes, is for more desks: see alarm_act */
	EV_CASE_RUNG = 25,       /* time: nobody took a U0 or U1, the bell goes where it may be taken */
	EV_OPERATOR_TASK = 26,   /* where an operator was put, or a break of his began or ended */
	EV_CASE_PUSHED = 27,     /* a call was offered to one person, or is so no more: see push_act */
	EV_MESSAGE = 28,         /* between desks: sent, withdrawn, over: see message_act */
	EV_CASE_ENTERED = 29,    /* a call that was written on paper while there was no hub */
	EV_PROTOCOL = 31,        /* another triage protocol is in force, or none */
	EV_PLACING = 32,         /* who places patients, and who is to take that over: see placing_act */
	EV_NOODKNOP = 33,        /* a dossier was opened to who has no treatment relation (AU-8) */
	EV_REVIEWED = 34,        /* and somebody looked into that */
	EV_BACKGROUND = 40,      /* something of the patient's background was recorded (BG-1) */
	EV_STRUCK = 41,          /* a part of a dossier was struck, or is so no more (PE-6) */
	EV_CASE_IDENTIFIED = 44, /* who the patient is, or why that is not possible */
	EV_CASE_LINKED = 45,     /* to an earlier contact of the same patient, or to none any more */
	EV_CASE_ASKED = 47,      /* what a professional asks, and as what he calls (KB-1, PI-8) */
	EV_CASE_MENDED = 48,     /* what was recorded was of another patient: it went to another case, or came */
	EV_PART_MOVED = 49,      /* one part of that, recorded once more where it belongs */
	EV_TAGGED = 50,          /* there is something to learn from a case, or somebody looked into that: tag_act */
	EV_UNLOCK_FAILED = 51,   /* somebody tried another passphrase at a locked screen; only the audit wants it */
	EV_LAST = 51
};

enum message_act { MESSAGE_SENT = 1, MESSAGE_WITHDRAWN = 2, MESSAGE_OVER = 3, MESSAGE_ACTS_NUM };

struct event {
	uint64_t seq;
	uint16_t type, version;
	int64_t at_ms;   /* UTC, for people and law */
	int64_t line_ms; /* the hub's time line: durations, norms, order */
	char actor[ZCC_OPERATOR_SIZE]; /* empty = the hub itself (time) */
	union {
		struct { uint64_t epoch; } started;
		struct {
			uint8_t hash[ZCC_HASH_BYTES]; /* BLAKE2b of text */
			const uint8_t *text;          /* borrowed */
			uint32_t text_len;
			struct settings *settings;    /* borrowed; a reader's caller provides room */
		} config;
		struct {
			char name[ZCC_OPERATOR_SIZE];
			uint8_t key[ZCC_KEY_BYTES]; /* Ed25519 */
			uint8_t roles_num;
			char role[ZCC_ROLES_MAX][ZCC_ROLE_SIZE];
			uint8_t lines; /* since version 2: bit line number, the lines taken; 0 = all */
			/* since version 2: complaints that are not offered, reasons that are not theirs */
			char not_complaints[ZCC_CODES_SIZE], not_decisions[ZCC_CODES_SIZE];
		} operator;
		struct ev_operator_shift duty;
		struct ev_operator_task task;
		struct ev_case_pushed pushed;
		struct { uint8_t act; struct message m; } message; /* enum message_act */
		struct {
			struct zcc_case_row row; /* as it enters the book: version 1 */
			struct zcc_hand hand;
			struct zcc_triage triage;
			/* entered: as it was before; ZCC_NEVER = nobody answered yet */
			int64_t answered_line;
			bool is_within;
		} received;
		struct ev_case_changed changed;
		struct protocol_mark protocol;
		/* noted, left, retired, erased, read; noted: also whether a phone number
		 * or an address came with it; read, since version 2: whether the dossier was opened, and
		 * since version 3: by which right, enum zcc_relation; erased, since version 2: why, enum
		 * zcc_erasure */
		struct { uint64_t id; bool has_phone, has_address, is_dossier; uint8_t relation, erasure; } of_case;
		struct { int64_t wall_ms; } shift; /* the boundary that was passed, UTC */
		struct zcc_capacity_row capacity;
		/* raised: all, id 0 = the table was full; seen and gone: id, seen_by, seen_desks, seen_line */
		struct zcc_alarm_row alarm;
		struct ev_alarm_changed alarm_changed;
		struct {
			uint16_t verb;
			int16_t code;
			uint64_t id;
			/* since version 2 */
			uint16_t why; /* enum why, 0 = in words alone */
			uint8_t line; /* that was closed (C19); 0 = refused for something else */
			char referral[ZCC_CODE_SIZE]; /* where the caller was referred to */
		} refused;
		struct {
			uint64_t id;
			struct zcc_identity who;
			bool has_phone, has_address;
			uint8_t age; /* since version 2: in years, by the birth date; AGE_UNKNOWN = not told */
		} identified;
		/* earlier 0: to none; opens_nothing: by who may not read both, since version 2 */
		struct { uint64_t id, earlier; bool opens_nothing; } linked;
		struct ev_case_asked asked;
		struct { uint32_t found; uint8_t what; } searched; /* what, since version 2: enum zcc_find */
		struct { uint64_t seat; bool is_there; char role[ZCC_ROLE_SIZE]; } seat;
		struct { uint8_t line; struct window_state now; } line_window;
		struct ev_placing placing;
		struct { uint64_t id; uint8_t limit; bool is_allowed; } background; /* limit 0: no behandelgrens */
		struct ev_struck struck;
		struct ev_case_mended mended;
		struct ev_part_moved moved;
		struct ev_tagged tagged;
		struct ev_noodknop noodknop;
		struct { uint64_t id, case_id; uint8_t outcome; } reviewed; /* enum zcc_review */
		struct { uint32_t tries; } unlock; /* since the last that was told */
	} u;
};

/* Something was recorded in a case: it is kept from then on (AU-6). */
bool event_changes_case(unsigned type);
/* A case that came in by no call of its own: it is made for whom a call was about that another case has
 * (ID-2).  In no count of calls it is one more. */
bool event_is_same_call(const struct event *e);

/* The version in which an event of this type is written now; older ones are read for ever. */
uint16_t event_version(unsigned type);

/* The body of an event (all but seq, type, version, at_ms, line_ms, actor: those are columns) to or
 * from bytes, by the mode of `b`.  An unknown type or version makes the cursor fail. */
void event_code(struct bytes *b, struct event *e);

#endif
