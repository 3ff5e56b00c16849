/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * segment - the layout of the shared picture.  The hub writes it, everybody else maps it read-only.
 * The manual of this contract, with offsets for other languages, is zcc-segment(5).
 *
 * A segment is: one header, a table of contents, then per table the numbers and the rows.  Each row
 * has two slots: the first holds it as it is, the second as it was before.  A slot's number is the
 * group that wrote what it holds; 0 means empty or being written.  `committed` is the newest whole
 * group.
 *
 *     writer, group g                              reader, its picture is of group p
 *     per changed row, once:                       g = committed (acquire)
 *       second slot: number = 0                    per block with a number > p:
 *                    words of the first (release)    per row with a slot's number > p:
 *                    number = the first's (release)    slot with the greatest number <= g
 *     per put:                                         words (acquire); number again: equal,
 *       its table, its block:                           else start over with the new committed
 *                    number = g (release)
 *       first slot:  number = 0 (release)
 *                    words (release)
 *                    number = g (release)
 *     committed = g (release)
 *
 * A reader that finds both numbers <= p and the second 0 looks at the first once more: between the
 * two looks the row may have moved from one slot to the other.
 *
 * A row without such a slot was empty at g if `committed` still is g; else start over.
 *
 * Since minor version 1 the block's number is written before its rows, and the newest row stands in
 * the first slot.  So a reader that wants all of a block may copy its first slots at once: if the
 * block's number is <= g before and the same afterwards, they are those of g.
 *
 * Since minor version 2 a table has such a number too: when it is <= p, nothing in it is new.  Also
 * since then an operator's row has the shift, and who works in a shift without a console
 * has a row too.
 *
 * A writer that dies inside a group leaves the group before it whole.  Everything is little-endian
 * 64-bit words; both ends read and write them as atomics, or as seg_word.h says.
 *
 * Board rows hold no direct identifier and no free text (zcc-design(7), "three kinds of data").
 */
#ifndef ZCC_SEGMENT_H
#define ZCC_SEGMENT_H

#include "zcc/limits.h"

#include <assert.h>
#include <stdint.h>

#define ZCC_SEG_MAGIC 0x31474553435a4331ULL /* "1CZCSEG1": also tells the byte order */
#define ZCC_SEG_MAJOR 1
#define ZCC_SEG_MINOR 2
#define ZCC_SEG_BLOCK 16 /* rows that share one number in `numbers_at` */

enum zcc_seg_state { SEG_STARTING = 1, SEG_LIVE = 2, SEG_VOL = 3, SEG_STOPPED = 4 };

/* Tables; a table that a reader does not know is skipped. */
enum zcc_seg_table {
	SEG_HUB = 1,       /* one row: totals and counters */
	SEG_LINES = 2,     /* ZCC_LINES_NUM rows */
	SEG_CASES = 3,     /* open cases, and closed ones for a while */
	SEG_OPERATORS = 4, /* who is there */
	SEG_CAPACITY = 5,
	SEG_ALARMS = 6,    /* those that stand, and then ZCC_ALARMS_PAST that are done */
	/* since minor version 2 */
	SEG_POSTS = 7,     /* huisartsenposten that forward their calls */
	SEG_HANDS = 8,     /* as many rows as SEG_CASES: how case i is handed over ... */
	SEG_TRIAGES = 9,   /* ... and its triage */
	SEG_TABLES_NUM = 9
};

struct zcc_seg_toc {
	uint32_t table;     /* enum zcc_seg_table */
	uint32_t row_bytes; /* payload of one row, a multiple of 8; readers stride by this */
	uint32_t rows;      /* rows in the table */
	uint32_t zero;
	uint64_t numbers_at; /* offset of uint64_t[rows][2]: the group that wrote each slot; then
	                        uint64_t[(rows + 15) / 16]: the newest group that touched each block
	                        of 16 rows; then, since minor version 2, uint64_t: the newest group
	                        that touched the table */
	uint64_t rows_at;    /* offset of the rows' first slots, rows x row_bytes; then the second */
};
static_assert(sizeof(struct zcc_seg_toc) == 32, "segment contract");

struct zcc_seg_header {
	uint64_t magic; /* stored last, when all below and the tables are in place */
	uint16_t major; /* readers require the same */
	uint16_t minor; /* readers take any: rows only grow at their end */
	uint32_t toc_num;
	uint64_t bytes; /* of the whole segment */
	uint8_t site[ZCC_SITE_BYTES];
	uint64_t epoch; /* number of starts of this site, from the journal */
	uint64_t hub_pid;
	uint64_t state;           /* enum zcc_seg_state; changes */
	uint64_t heartbeat_boot;  /* CLOCK_BOOTTIME, ms, of the loop's last turn; changes; 0 while
	                             the next two are written: read it before and after them */
	uint64_t heartbeat_line;  /* the hub's time line at that moment, ms; changes */
	uint64_t heartbeat_wall;  /* UTC ms at that moment; changes */
	uint64_t committed;       /* newest whole group; changes */
	uint64_t started_line;    /* time line at `ready`, ms */
	uint64_t zero[4];
	struct zcc_seg_toc toc[SEG_TABLES_NUM];
};
static_assert(sizeof(struct zcc_seg_header) == 136 + 32 * SEG_TABLES_NUM, "segment contract");

/* All *_line times are ms on the hub's time line; INT64_MIN is "no such time". */

/* How many alarms one desk gets, against EEMUA 191; since minor version 2. */
struct zcc_desk_load {
	uint32_t last_10;           /* raised in the last 10 minutes */
	uint32_t high, middle, low; /* raised today, local day */
	uint32_t peak;              /* the most in 10 minutes of today */
	uint32_t is_flood;          /* more than 10 in 10 minutes, and not below 5 since */
	int64_t peak_wall;          /* UTC ms of that peak; 0 = none */
};
static_assert(sizeof(struct zcc_desk_load) == 32, "segment contract");

/* Who places patients, and who is to take that over (OP-4); since minor version 2. */
struct zcc_placing {
	char desk[ZCC_CODE_SIZE]; /* that has the regie; empty = the region has no rota */
	char next[ZCC_CODE_SIZE]; /* whose turn it is, and that has not acknowledged; empty = none */
	int64_t due_wall, due_line; /* since when; 0 = none is to take over */
	int64_t taken_wall;       /* when `desk` acknowledged ... */
	char taken_by[ZCC_OPERATOR_SIZE]; /* ... and who; empty: there was nothing to take over */
};
static_assert(sizeof(struct zcc_placing) == 104, "segment contract");

struct zcc_hub_row {
	uint64_t seq;           /* newest event that this picture holds */
	uint64_t journal_bytes;
	uint64_t waiting, open, closed; /* disjoint; add up to all cases ever taken in */
	uint64_t hidden;        /* open cases that found no row here: the table is full */
	uint64_t capacity_rows, capacity_stale;
	uint64_t alarms;        /* alarms nobody has seen yet */
	uint64_t consoles;      /* consoles with a living heartbeat */
	uint64_t commands, refused, bad_signature, malformed, peer_full; /* counters since start */
	int64_t shift_began_line;
	uint64_t config_seq;    /* event that adopted the configuration in force */
	uint64_t leave_ms;      /* closed cases are shown this long */
	uint64_t zero[4];
	/* since minor version 2: contacts with the meldkamer (KB-4) and acceptances by it (AM-3) of one
	 * local day, the last that had any */
	uint32_t hand_day;      /* days since 1970-01-01; 0 = there was none yet */
	uint32_t contacts, contacts_in_time;
	uint32_t accepted;
	uint64_t contact_worst_ms; /* from the call to the contact */
	uint8_t protocol[ZCC_HASH_BYTES]; /* content of the triage protocol in force; zeros = none is */
	char protocol_name[ZCC_CODE_SIZE], protocol_version[ZCC_CODE_SIZE];
	struct zcc_desk_load load[ZCC_DESKS_NUM]; /* triage, regie, vervolgzorg, toezicht, meldkamer */
	struct zcc_placing placing;
	uint64_t advised; /* closed as advice and not authorised, with or without a row (TB-6) */
	uint64_t reviews; /* uses of the noodknop that nobody has reviewed (AU-8) */
	uint64_t tagged;  /* tags that nobody has reviewed (KB-15) */
};
static_assert(sizeof(struct zcc_hub_row) == 568, "segment contract");

/* One line (TB-1).  Windows: the last 60 minutes, and the shift. */
struct zcc_line_row {
	uint8_t line; /* enum zcc_line; 0 = row not in use */
	uint8_t urgency; /* provisional urgency of an untriaged call */
	uint8_t open;    /* 1 when the line is within its window */
	uint8_t zero[5];
	uint32_t norm_s;     /* to be answered within; 0 = no norm */
	uint32_t target_pct; /* share that should be */
	uint32_t answered_60, within_60, abandoned_60, abandoned_late_60; /* last 60 minutes */
	uint32_t answered_shift, within_shift, abandoned_shift, abandoned_late_shift;
	/* since minor version 2 */
	uint32_t refused_60, refused_shift; /* calls that found the line closed, and were referred */
	int64_t changes_wall; /* UTC ms at which it opens or closes; INT64_MIN = it does not */
	uint8_t window;       /* enum zcc_window that holds; 0 = none */
	uint8_t zero_2[7];
	char referral[ZCC_CODE_SIZE];        /* where callers go while it is closed; empty = it never is */
	char referral_words[ZCC_WORDS_SIZE]; /* what they are told */
	uint32_t received_60, received_shift; /* calls that came in */
	uint32_t cut_60, cut_shift; /* conversations that broke off, callers lost with a post (TB-1) */
	uint32_t peak;              /* the most calls in five minutes of this shift */
	uint32_t zero_3;
	uint16_t trend[ZCC_TREND_NUM]; /* calls in each five minutes; the newest last, not over yet */
	/* U0 and U1 that nobody took (TE-2), in the shift: the bell went, an alarm was raised, somebody saw
	 * that, and it was made known further */
	uint32_t rung_shift, alarmed_shift, seen_shift, widened_shift;
};
static_assert(sizeof(struct zcc_line_row) == 208, "segment contract");

enum zcc_case_flags {
	CASE_FLAG_EARLIER = 1,  /* `earlier` names a case of the same phone or BSN (NT-6) */
	CASE_FLAG_NOTED = 2,    /* has at least one note */
	CASE_FLAG_ERASED = 4,   /* its dossier was erased */
	CASE_FLAG_FREETEXT = 8, /* complaint matched no code: words are in the dossier */
	CASE_FLAG_CALLBACK = 16, /* nobody on the line: a live call goes first (C10) */
	CASE_FLAG_ANSWERED = 32, /* somebody has spoken to the caller before: its answer is counted */
	CASE_FLAG_LATER = 64,    /* came in while there was no hub, and was entered later (PT-1) */
	CASE_FLAG_DECLINED = 128 /* a regiearts did not authorise its advice: `held_by` gave it, until somebody
	                            has the case, and what is to be done stands in the dossier (TB-6) */
};

/* About the telephone, and about the advice; since minor version 2. */
enum zcc_case_marks {
	CASE_MARK_NO_NUMBER = 1,  /* anonymous: there is no number to call back */
	CASE_MARK_RETURNED = 2,   /* was on hold over the limit and waits for anybody: `held_by` says who had it */
	CASE_MARK_REGIE = 4,      /* called back in vain: the regiearts decides (CB-1) */
	CASE_MARK_NO_ADDRESS = 8, /* the dossier has no address yet (RV-1) */
	CASE_MARK_FOLLOW_UP = 16, /* vervolgzorg: last in hand at a desk that places patients (OP-4) */
	CASE_MARK_ADVISED = 32,   /* closed as advice, and no regiearts authorised that yet (TB-6) */
	CASE_MARK_LEFT = 64       /* taken over from a lost post: the caller may still talk with `held_by` */
};

enum zcc_hand_flags {
	HAND_FLAG_ROLE = 1,  /* `to` is a role, not a person */
	HAND_FLAG_GUESSED = 2, /* the place is unknown: the region's first meldkamer was taken */
	HAND_FLAG_RIDE = 4, /* the ride that the meldkamer accepted runs on, while it asks the room to take over */
	HAND_FLAG_TYPE = 0xf0 /* enum zcc_hand_type, 16 times it; 0 = of an older hub, which did not say */
};

/* The last time that a case went on to another line or desk, by number and dossier the same (PI-5). */
struct zcc_forward {
	char by[ZCC_OPERATOR_SIZE];       /* who sent it on; empty = it never was */
	char taken_by[ZCC_OPERATOR_SIZE]; /* who had it first after that; empty = nobody yet */
	int64_t sent_wall, taken_wall;    /* UTC ms; 0 = not yet */
	uint8_t line, desk;               /* from where: enum zcc_line and enum desk, 0 = no desk */
	uint8_t why;                      /* enum zcc_forward_why */
	uint8_t zero[5];
};
static_assert(sizeof(struct zcc_forward) == 88, "segment contract");

/* Handing over, beside the state of the case (RV-1, KB-5, OV-1); since minor version 2.  Who hands it
 * over is who has the case: claimed_by, until somebody else has it. */
struct zcc_hand {
	char to[ZCC_OPERATOR_SIZE]; /* a meldkamer, a role or an operator; empty = none is named */
	char by[ZCC_OPERATOR_SIZE]; /* who acknowledged it, or gave it back, or spoke with them */
	char reason[ZCC_CODE_SIZE]; /* why it was given back, a word of ZCC_RETURNS */
	int64_t sent_line;          /* when it was handed over; 0 = it was not */
	int64_t contact_line;       /* the first contact of this case with a meldkamer; 0 = none yet */
	int64_t accepted_line;      /* when the receiver acknowledged it (AM-3), of what the meldkamer would
	                             * give back when it did; 0 = not yet */
	uint8_t kind;               /* enum zcc_hand_kind; 0 = to nobody */
	uint8_t state;              /* enum zcc_hand_state */
	uint8_t service;            /* enum zcc_service: the incident is the meldkamer's; 0 = it is not */
	uint8_t flags;              /* enum zcc_hand_flags */
	uint8_t zero[4];
	struct zcc_forward forward; /* stays, whatever is handed over later */
};
static_assert(sizeof(struct zcc_hand) == 208, "segment contract");

enum zcc_triage_flags {
	TRIAGE_FLAG_PHYSICAL = 1,  /* the patient was there: the other list of criteria (NT-2) */
	TRIAGE_FLAG_ADVICE = 2,    /* advice was recorded */
	TRIAGE_FLAG_SAFETY_NET = 4,/* and what to watch for, and when to call again (NT-9) */
	TRIAGE_FLAG_INSTRUCTED = 8 /* sent back by regie_by with an instruction, regie_wall; no judgement yet (TB-5) */
};

/* The newest triage of a case, with its three urgencies apart (NT-4); since minor version 2.  The
 * answers themselves stand in the dossier. */
struct zcc_triage {
	uint8_t protocol[ZCC_HASH_BYTES]; /* the content it was made with (NT-10) */
	char complaint[ZCC_CODE_SIZE];    /* of the protocol; empty = ABCD was enough */
	char cause[ZCC_CODE_SIZE];        /* the code of what gave the system's urgency */
	char own_by[ZCC_OPERATOR_SIZE];   /* who triaged */
	char regie_by[ZCC_OPERATOR_SIZE]; /* who judged for the regie */
	int64_t system_wall, own_wall, regie_wall; /* UTC ms */
	uint8_t times;        /* triages of this case; 0 = none yet, and the rest says nothing */
	uint8_t system;       /* the protocol's urgency */
	uint8_t own;          /* the triagist's; the same, or another with a reason */
	uint8_t own_reason;   /* enum zcc_regrade, 0 = it is the same */
	uint8_t regie;        /* the regiearts's, 255 = none was given */
	uint8_t regie_reason; /* enum zcc_regrade */
	uint8_t cause_kind;   /* enum triage_cause */
	uint8_t flags;        /* enum zcc_triage_flags */
	uint8_t asked, asked_of; /* criteria answered, of those of the complaint (NT-9) */
	uint8_t abcd, abcd_of;
	uint8_t care;         /* the kind of care that was chosen, a number of CK-1; 0 = none was */
	uint8_t zero;
	uint16_t abcd_ds;     /* tenths of a second that the letters took; 0 = not told */
	char with_by[ZCC_OPERATOR_SIZE]; /* who assessed a patient who is there together with own_by; empty = nobody */
	int64_t made_line;    /* when the answers were recorded: from then on a re-triage is due (NT-12) */
	/* of what was given before it (NT-13): answers that own_by confirmed, and that he changed; and why he
	 * threw all of it away, enum zcc_retriage, 0 = he did not */
	uint8_t taken, changed, again;
	uint8_t zero_2[5];
};
static_assert(sizeof(struct zcc_triage) == 232, "segment contract");

enum zcc_identity_state { IDENTITY_NONE = 0, IDENTITY_DONE = 1, IDENTITY_IMPOSSIBLE = 2 };
enum zcc_bsn_state { BSN_UNKNOWN = 0, BSN_UNVERIFIED = 1, BSN_VERIFIED = 2 };

/* Who the patient is, as it was asked before the criteria (ID-1); since minor version 2.  What was read
 * back itself stands in the dossier. */
struct zcc_identity {
	uint8_t state;     /* enum zcc_identity_state */
	uint8_t presence;  /* enum zcc_presence: where the caller is; 0 = not asked */
	uint8_t read_back; /* a bit for each enum zcc_identifier */
	uint8_t reason;    /* enum zcc_no_identity: why it was not possible */
	uint8_t bsn;       /* enum zcc_bsn_state */
	uint8_t zero;
};
static_assert(sizeof(struct zcc_identity) == 6, "segment contract");

struct zcc_case_row {
	uint64_t id;      /* 0 = row not in use */
	uint32_t version; /* rises with every change of this case */
	uint8_t line, urgency, urgency_by, state; /* urgency is provisional while by = line */
	uint8_t sex, age, flags;
	uint8_t limits;          /* a bit for each enum zcc_limit that was agreed (BG-1); since minor version 2 */
	uint32_t norm_s;         /* norm of the running clock, 0 = none */
	int64_t received_line;   /* when the call came in: order and waiting time */
	int64_t state_line;      /* since when in this state */
	int64_t due_line;        /* when the running norm ends; INT64_MIN = no clock runs */
	int64_t received_wall;   /* UTC ms, for people */
	uint64_t earlier;        /* see CASE_FLAG_EARLIER */
	char complaint[ZCC_CODE_SIZE];
	char place[ZCC_PLACE_SIZE];
	char claimed_by[ZCC_OPERATOR_SIZE]; /* empty = nobody; in verlaten: who had it */
	char reason[ZCC_CODE_SIZE];         /* why it was closed */
	/* Since minor version 2; an older hub leaves zeros, which say nothing. */
	int64_t promised_line; /* when a call back was promised; 0 = no time was */
	int64_t promised_wall; /* UTC ms, for people */
	uint64_t again;        /* the newest case in which this caller called again; 0 = none */
	uint8_t attempts;      /* calls back that nobody answered */
	uint8_t marks;         /* enum zcc_case_marks */
	struct zcc_identity who;
	char held_by[ZCC_OPERATOR_SIZE]; /* who had it on hold over the limit, or whose post fell away, or who
	                                    gave the advice */
	char post[ZCC_CODE_SIZE]; /* the huisartsenpost that forwarded the call; empty = none */
	uint8_t asks;         /* what the professional who calls asks, enum zcc_help; 0 = not told */
	uint8_t professional; /* as what he calls, enum zcc_professional; 0 = not told */
	uint8_t desk;         /* for whom it is, on whatever line: enum desk; 0 = for who takes its line */
	uint8_t forwards;     /* how often it went on to another line or desk */
	uint8_t mend;    /* enum zcc_mend: what was recorded here went to `mended`, or came from there (ID-2) */
	uint8_t tags;    /* a bit for each enum zcc_tag that somebody gave it (KB-15) */
	uint8_t before;  /* verlaten: the state that it had when the post fell away, enum zcc_state (VS-1); else 0 */
	uint8_t came;    /* the line on which it came in, wherever it is sent on */
	uint64_t mended; /* that case; 0 = none */
};
static_assert(sizeof(struct zcc_case_row) == 280, "segment contract");

/*
 * What no list shows stands beside the row, in the row of the same number of two more tables; since minor
 * version 2.  Of a case without it, all is zero; so is the row of one that was never handed over, or never
 * triaged.  What changes together is put in one group: a reader that has the rows of one moment has what
 * belongs to them.
 */
struct zcc_hand_row {
	uint64_t id; /* of the case; 0 = row not in use */
	struct zcc_hand hand;
};
static_assert(sizeof(struct zcc_hand_row) == 216, "segment contract");

struct zcc_triage_row {
	uint64_t id; /* of the case; 0 = row not in use */
	struct zcc_triage triage;
};
static_assert(sizeof(struct zcc_triage_row) == 240, "segment contract");

/* A case with all of that, as `show` and `search` answer it. */
struct zcc_case {
	struct zcc_case_row row;
	struct zcc_hand hand;
	struct zcc_triage triage;
};
static_assert(sizeof(struct zcc_case) == 720, "wire contract");

struct zcc_operator_row {
	char name[ZCC_OPERATOR_SIZE]; /* empty = row not in use */
	char role[ZCC_ROLE_SIZE];     /* the role in which a console logged in */
	uint64_t seat;                /* of that console; 0 = no console */
	int64_t since_line;           /* login, or loss when `state` is lost */
	uint32_t claims;              /* cases held */
	uint8_t state;                /* enum zcc_seat_state */
	uint8_t is_role_offered;      /* `offer_to` is a role, not a person */
	uint8_t zero[2];
	int64_t shift_line;           /* when the shift began ... */
	int64_t shift_wall;           /* ... in UTC ms; 0 = no shift runs */
	char offer_to[ZCC_OPERATOR_SIZE]; /* to whom the work is handed over; empty = it is not */
	char refused_by[ZCC_OPERATOR_SIZE]; /* who refused the last hand-over, until there is another */
	char location[ZCC_CODE_SIZE]; /* of the seat; empty = not told */
	uint8_t task_lines; /* bit line number: what `next` offers here; 0 = all of `lines` */
	uint8_t lines;      /* bit line number: what the operator takes in this role */
	uint8_t is_paused;
	uint8_t in_ear;     /* callers spoken with at this seat, 0 or 1; from a command line more */
	uint32_t answered;  /* calls in this shift */
	uint32_t on_hold;   /* callers on hold at this seat */
	uint32_t zero2;
	int64_t busy_line;  /* since when: the conversation, else on hold, else in hand, else free */
	int64_t pause_wall; /* UTC ms at which the break ends; 0 = when somebody says so */
	int64_t task_wall;  /* UTC ms at which task or break changed; 0 = they never did */
	char task_by[ZCC_OPERATOR_SIZE]; /* by whom; empty = time */
	uint64_t push_case; /* the case that is offered to this person; 0 = none */
	int64_t push_line;  /* until when */
	char push_by[ZCC_OPERATOR_SIZE];
	uint64_t messages;  /* another number: other messages stand for this operator; 0 = none does */
	char not_complaints[ZCC_CODES_SIZE]; /* of these no call is offered here but a U0 or U1 (RL-2) */
};
static_assert(sizeof(struct zcc_operator_row) == 568, "segment contract");
enum zcc_seat_state { SEAT_AWAY = 0, SEAT_THERE = 1, SEAT_LOST = 2 };

struct zcc_capacity_row {
	char provider[48]; /* empty = row not in use; an institution, never a person */
	char kind[ZCC_CODE_SIZE];
	int32_t total, free, waiting; /* -1 = unknown, shown as "?" */
	uint32_t fresh_s;             /* older than this is stale */
	int64_t updated_line, updated_wall;
	char source[ZCC_CODE_SIZE];
	char by[ZCC_OPERATOR_SIZE];
};
static_assert(sizeof(struct zcc_capacity_row) == 160, "segment contract");

enum zcc_alarm_priority { ALARM_HIGH = 1, ALARM_MIDDLE = 2, ALARM_LOW = 3 };

struct zcc_alarm_row {
	uint64_t id; /* 0 = row not in use */
	char kind[ZCC_CODE_SIZE]; /* code of alarms.def */
	uint64_t value;           /* what the kind measures: ms, rows, a case id */
	int64_t raised_line, raised_wall, seen_line;
	char seen_by[ZCC_OPERATOR_SIZE]; /* the first who saw it */
	uint8_t priority; /* enum zcc_alarm_priority */
	uint8_t gone;     /* the cause is over; kept until somebody has seen it */
	/* Since minor version 2; an older hub leaves zeros. */
	uint8_t whom;     /* for which desks: bit 1 triage, 2 regie, 3 vervolgzorg, 4 toezicht, 5 meldkamer */
	uint8_t seen_desks;  /* at which desks it was seen, the same bits */
	uint8_t done;     /* over and seen: one of the last ZCC_ALARMS_PAST, for the history */
	uint8_t reason;   /* why it rests, enum rest_reason; 0 = it does not rest */
	uint8_t zero[2];
	int64_t rest_line;  /* it rests until then; 0 = it does not */
	int64_t rest_wall;  /* UTC ms, for people */
	int64_t gone_wall;  /* UTC ms at which its cause was over; 0 = it is not */
	char rest_by[ZCC_OPERATOR_SIZE]; /* who put it at rest; empty: the hub, or nobody */
	struct {
		char by[ZCC_OPERATOR_SIZE];
		int64_t wall; /* UTC ms */
	} also[ZCC_SEEN_ALSO]; /* who saw it after that, oldest first; the last that fit */
};
static_assert(sizeof(struct zcc_alarm_row) == 320, "segment contract");

/* What came in by one post that forwards its calls (KB-2): in the last 60 minutes, in the shift and
 * since local midnight.  Since minor version 2. */
struct zcc_post_row {
	char post[ZCC_CODE_SIZE]; /* empty = row not in use */
	char words[ZCC_WORDS_SIZE];
	uint32_t calls_60, answered_60, within_60, abandoned_60; /* within: answered in the norm */
	uint32_t calls_shift, answered_shift, within_shift, abandoned_shift;
	uint32_t calls_day, answered_day, within_day, abandoned_day;
};
static_assert(sizeof(struct zcc_post_row) == 120, "segment contract");

#endif
