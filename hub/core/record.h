/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * record - the records that events and dumps of the book have in common, read or written by the
 * mode of the cursor.  Their encoding stands in journals: see event.h before changing one.
 *
 * Tests: unit/test_event.c.   Pure.
 */
#ifndef ZCC_RECORD_H
#define ZCC_RECORD_H

#include "shared/base/bytes.h"
#include "shared/care/message.h"
#include "shared/care/window.h"
#include "zcc/segment.h"

/*
 * The standing of a case after an act: whole values, so that undo is just another one.  What a
 * count needs follows from how answered_line and abandoned_line change (book_kpi.c).
 */
struct ev_case_changed {
	uint64_t id;
	uint8_t act;            /* enum case_act; ACT_NONE = undo */
	uint8_t state;
	uint8_t flags;          /* enum zcc_case_flags */
	bool has_undo;          /* the actor may take this back */
	bool is_within;         /* a new answered_line or abandoned_line fell within the norm */
	int64_t answered_line;  /* first answered; ZCC_NEVER = not yet */
	int64_t abandoned_line; /* hung up before anybody answered; ZCC_NEVER = no */
	int64_t state_line;     /* since when in this state */
	int64_t due_line;       /* ZCC_NEVER = no clock */
	uint32_t norm_s;
	uint64_t seat;          /* of the claim; 0 = from zcc-ctl, or nobody */
	char claimed_by[ZCC_OPERATOR_SIZE];
	char reason[ZCC_CODE_SIZE];
	/* since version 2: as in struct zcc_case_row */
	int64_t promised_line, promised_wall;
	uint64_t again;
	uint8_t attempts;
	uint8_t marks;
	char held_by[ZCC_OPERATOR_SIZE];
	struct zcc_hand hand;
	/* the meldkamer was reached, or acknowledged, by this act: it counts on this local day */
	uint32_t hand_day;        /* since 1970-01-01; 0 = not by this act */
	bool is_contact_in_time;  /* the norm of that day, from the call */
	int64_t before_line; /* verlaten: since when it was what it was before; else 0 */
	uint8_t before;      /* and what that was, enum zcc_state; since version 8 */
	int64_t callback_line; /* since when it is a call back, and its clock runs; 0 = it is none, or since the call */
	/* since version 3 */
	uint8_t urgency, urgency_by; /* by BY_NONE: as they were */
	struct zcc_triage triage;
	/* since version 6: as in struct zcc_case_row; line LINE_NONE: all five are as they were */
	uint8_t line, desk, asks, professional, forwards;
};

/* Of these records, as they are written now; older ones are read for ever. */
enum { RECORD_CASE_VERSION = 8 };

/* The triage protocol that is in force from now on (NT-10). */
struct protocol_mark {
	uint8_t hash[ZCC_HASH_BYTES]; /* of its content; zeros = there is none */
	char name[ZCC_CODE_SIZE], version[ZCC_CODE_SIZE];
};

void record_protocol(struct bytes *b, struct protocol_mark *p);
bool protocol_mark_is_some(const struct protocol_mark *p); /* not: there was none */
void record_triage(struct bytes *b, struct zcc_triage *t, uint16_t version);
void record_identity(struct bytes *b, struct zcc_identity *who);
void record_hand(struct bytes *b, struct zcc_hand *h);
void record_forward(struct bytes *b, struct zcc_forward *f);
void record_case_row(struct bytes *b, struct zcc_case_row *r, struct zcc_hand *h, struct zcc_triage *t,
    uint16_t version);
void record_changed(struct bytes *b, struct ev_case_changed *c, uint16_t version);

/* What became of the shift of an operator (SH-1, HB-10). */
enum shift_act {
	SHIFT_STARTED = 1,
	SHIFT_ENDED = 2,     /* nothing was left to hand over */
	SHIFT_OFFERED = 3,   /* it ends when `to`, or somebody in `to_role`, takes the work over */
	SHIFT_ACCEPTED = 4,  /* `to` took it over: it ended */
	SHIFT_REFUSED = 5,   /* `to` did not: it goes on */
	SHIFT_WITHDRAWN = 6, /* it goes on */
	SHIFT_LOST = 7,      /* the post fell away: it ended */
	SHIFT_BACK = 8,      /* it is there again, with what nobody took meanwhile: it goes on */
	SHIFT_ACTS_NUM
};

struct ev_operator_shift {
	uint8_t act;                /* enum shift_act */
	char operator[ZCC_OPERATOR_SIZE]; /* whose shift */
	char role[ZCC_ROLE_SIZE];   /* in which it began */
	uint64_t seat;              /* where; 0 = from zcc-ctl */
	int64_t began_line, began_wall;
	char to[ZCC_OPERATOR_SIZE]; /* with an offer and its answers; empty = a role */
	char to_role[ZCC_ROLE_SIZE];
	uint32_t owed;              /* open cases of that moment */
};

/* Which lines an operator serves now, and his break: whole values (TE-1). */
struct ev_operator_task {
	char operator[ZCC_OPERATOR_SIZE];
	uint8_t lines;       /* bit line number: what `next` offers him; 0 = all that he takes */
	bool is_paused;
	int64_t until_line, until_wall; /* of the break; 0 = until somebody ends it */
};

/* What became of a call that is offered to one person. */
enum push_act {
	PUSH_OFFERED = 1,
	PUSH_DECLINED = 2, /* with a reason */
	PUSH_OVER = 3,     /* time: nobody took it within the limit */
	PUSH_ACTS_NUM
};

struct ev_case_pushed {
	uint64_t id;
	uint8_t act;     /* enum push_act */
	char to[ZCC_OPERATOR_SIZE];
	uint8_t decline; /* enum zcc_decline, 0 = not declined */
	int64_t until_line;
};

/* What became of the regie of vervolgzorg (OP-4). */
enum placing_act {
	PLACING_BEGAN = 1, /* nobody had it, and it is somebody's turn */
	PLACING_TURN = 2,  /* nothing changed but until when the turn lasts */
	PLACING_DUE = 3,   /* another desk is to take it over */
	PLACING_TAKEN = 4, /* and has; without an actor: no case was open */
	PLACING_VOID = 5,  /* nobody is to take it over any more, or there is no rota */
	PLACING_ACTS_NUM
};

/* The turn of the rota holds from `since` until `until`: before the end it need not be looked up. */
struct placing_state {
	struct zcc_placing is;
	int64_t since_wall, until_wall; /* until_wall: when to look again; ZCC_NEVER = never.  since_wall 0 = never looked up */
};

struct ev_placing {
	uint8_t act; /* enum placing_act */
	struct placing_state now;
	uint32_t cases; /* open vervolgzorg cases of that moment */
};

/* A part of a dossier was struck, or is so no more (PE-6); of a behandelgrens, which one it says. */
struct ev_struck {
	uint64_t id, part; /* the case, and the row of the journal that has the part */
	bool is_struck;
	uint8_t reason;    /* enum zcc_strike; 0 = it is no longer struck */
	uint8_t limit;     /* enum zcc_limit; 0 = it is none */
	bool is_allowed;
};

void record_struck(struct bytes *b, struct ev_struck *s);

/* What a professional asks, and as what he calls, was told of a case that is here (KB-1, PI-8). */
struct ev_case_asked {
	uint64_t id;
	uint8_t asks, professional; /* 0 = not told: as it was */
	uint8_t desk;               /* for which desk it is from now on */
};

void record_asked(struct bytes *b, struct ev_case_asked *a);

/* What was recorded in a case was of another patient (ID-2): of each of the two one event, with what is so
 * after it. */
struct ev_case_mended {
	uint64_t id, other; /* the case; the one that it went to, or came from */
	uint8_t way;        /* enum zcc_mend */
	uint64_t since;     /* out: what was recorded from this row on went; in: the first row that came */
	struct zcc_identity who;
	uint8_t age;
	bool has_phone, has_address; /* the dossier tells one */
	uint8_t limits;     /* as in struct zcc_case_row, with the row that says so of each */
	uint64_t limit_seq[LIMITS_NUM + 1];
};

/* One part that came, with who recorded it, when and by which verb. */
struct ev_part_moved {
	uint64_t id, from, part; /* the case; the one that it came from, and its row there */
	uint16_t type, verb;     /* of the row that recorded it first */
	char by[ZCC_OPERATOR_SIZE];
	int64_t at_ms;
	uint8_t limit;           /* enum zcc_limit; 0 = it is none */
	bool is_allowed;
};

void record_mended(struct bytes *b, struct ev_case_mended *m);
void record_moved(struct bytes *b, struct ev_part_moved *m);

/* There is something to learn from a case (KB-15), and what was made of it. */
enum tag_act { TAG_GIVEN = 1, TAG_REVIEWED = 2, TAG_ACTS_NUM };
struct ev_tagged {
	uint8_t act; /* enum tag_act */
	uint64_t id, case_id;
	uint8_t tag;     /* enum zcc_tag */
	uint8_t outcome; /* enum zcc_tag_end; given: 0 */
	char role[ZCC_ROLE_SIZE];
};

void record_tagged(struct bytes *b, struct ev_tagged *t);

/* The noodknop was used (AU-8). */
struct ev_noodknop {
	uint64_t id, case_id;
	uint8_t reason; /* enum zcc_noodknop */
	char role[ZCC_ROLE_SIZE];
	int64_t until_line, until_wall;
};

void record_noodknop(struct bytes *b, struct ev_noodknop *n);
void record_placing(struct bytes *b, struct placing_state *p);
void record_shift(struct bytes *b, struct ev_operator_shift *s);
void record_task(struct bytes *b, struct ev_operator_task *t);
void record_message(struct bytes *b, struct message *m);
void record_pushed(struct bytes *b, struct ev_case_pushed *p);
void record_roles(struct bytes *b, uint8_t *num, char role[][ZCC_ROLE_SIZE]);
void record_capacity(struct bytes *b, struct zcc_capacity_row *r);

/* What becomes of an alarm beside that it is raised, seen and gone. */
enum alarm_act {
	ALARM_RESTED = 1,   /* by somebody, or by the hub because it chatters; until a time */
	ALARM_WOKEN = 2,    /* by somebody, or because the time is over: it is new to everybody */
	ALARM_WIDENED = 3,  /* nobody saw it in time: it is for these desks too (PE-9) */
	ALARM_GAVE_WAY = 4, /* the table was full, and something more urgent took its row */
	ALARM_ACTS_NUM
};

struct ev_alarm_changed {
	uint64_t id;
	uint8_t act;    /* enum alarm_act */
	uint8_t reason; /* of rest, enum rest_reason */
	uint8_t whom;   /* widened: for which desks now */
	int64_t until_line, until_wall; /* of rest */
};

void record_alarm_changed(struct bytes *b, struct ev_alarm_changed *c);
/* The row as events have it: raised and seen.  An older one is as if its kind had named the desks. */
enum { RECORD_ALARM_VERSION = 2 };
void record_alarm(struct bytes *b, struct zcc_alarm_row *r, uint16_t version);
/* And as it stands in the book. */
void record_alarm_row(struct bytes *b, struct zcc_alarm_row *r);
void record_window(struct bytes *b, struct window_state *w);

#endif
