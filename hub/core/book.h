/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * book - the authoritative state: a pure function of the events applied to it.
 *
 * book_apply() uses nothing but the event and the book, and cannot fail on an event that a rule
 * decided or a journal kept (an impossible one is a broken invariant).  What changed since the last
 * book_changes_clear() is listed, so that publishing costs what changed, not what there is.
 *
 * Tests: unit/test_book.c, tests/sim.  Threads: one.  Memory: all of it at book_new().
 */
#ifndef ZCC_BOOK_H
#define ZCC_BOOK_H

#include "hub/core/event.h"
#include "shared/care/review.h"
#include "shared/care/route.h"

struct book_sizes {
	uint32_t board_cases; /* rows of the segment */
	uint32_t cases;       /* cases the book can hold: open ones and those closed for a day */
	uint32_t operators, capacity, alarms;
};

/* What was done about it that nobody has a U0 or U1 (TE-2). */
enum alone_told { TOLD_NOBODY, TOLD_DESKS, TOLD_ALARM };

/* Somebody had a case in hand, and at what time he was last seen to (TR-1). */
struct book_had {
	char by[ZCC_OPERATOR_SIZE];
	int64_t line;
};
enum { HAD_MAX = 4 }; /* hands through which one case goes in a shift; beyond that the first are forgotten */

struct book_case {
	struct zcc_case_row row;
	struct zcc_hand hand;
	struct zcc_triage triage;
	uint64_t seat;          /* claim's seat; 0 = zcc-ctl or nobody */
	int64_t answered_line;  /* first answered, ZCC_NEVER = not yet */
	int64_t abandoned_line; /* hung up before anybody answered, ZCC_NEVER = no */
	int64_t closed_line;    /* ZCC_NEVER = open */
	int64_t own_line;       /* when its triagist judged last, of which triage.own_wall is the wall; 0 = never */
	int64_t before_line;    /* verlaten: since when it was what it was before; else 0 */
	int64_t callback_line;  /* since when it is a call back; 0 = it is none, or since the call */
	uint8_t told;           /* enum alone_told: of a U0 or U1 that nobody has */
	int64_t alone_line;     /* since when, where a hang-up did not end that; 0 = since row.state_line */
	bool was_within;        /* that answer or abandonment fell within the norm */
	bool link_opens_nothing; /* linked to `earlier` by who may not read both: no right follows (TR-1) */
	bool is_off_board;      /* closed, and its time on the board is over */
	char pushed_to[ZCC_OPERATOR_SIZE]; /* offered to this person first; empty = to nobody */
	uint64_t limit_seq[LIMITS_NUM + 1]; /* the newest row that says of each limit what holds; 0 = none */
	struct book_had had[HAD_MAX]; /* who had it, in no order; empty = none */
	int32_t board_i;        /* row in the segment, -1 = none; not part of the dump */
};

/* The shift of an operator; began_wall 0 = none runs. */
struct book_shift {
	int64_t began_line, began_wall;
	uint64_t seat;            /* where it began; 0 = from zcc-ctl */
	char role[ZCC_ROLE_SIZE]; /* in which */
	char to[ZCC_OPERATOR_SIZE]; /* the work is handed over to this person, or to ... */
	char to_role[ZCC_ROLE_SIZE]; /* ... somebody in this role; both empty = it is not */
	char refused_by[ZCC_OPERATOR_SIZE]; /* who did not want the last hand-over */
};

/* Which lines an operator serves now, and his break (TE-1). */
struct book_task {
	uint8_t lines;       /* bit line number: what `next` offers; 0 = all that he takes */
	bool is_paused;
	int64_t until_line, until_wall; /* of the break; 0 = until somebody ends it */
	int64_t told_wall;   /* when it was last changed; 0 = never in this shift ... */
	char told_by[ZCC_OPERATOR_SIZE]; /* ... and by whom; empty = time */
};

/* The call that is offered to an operator; id 0 = none. */
struct book_push {
	uint64_t id;
	int64_t until_line;
	char by[ZCC_OPERATOR_SIZE];
};

struct book_operator {
	char name[ZCC_OPERATOR_SIZE];
	uint8_t key[ZCC_KEY_BYTES];
	uint8_t roles_num;
	bool is_revoked;
	char role[ZCC_ROLES_MAX][ZCC_ROLE_SIZE];
	/* the last act that can be taken back (undo_case 0 = none) */
	uint64_t undo_case;
	uint32_t undo_version;   /* the version that act made: another act since makes undo stale */
	int64_t undo_line;       /* when */
	struct ev_case_changed undo_to; /* what was before */
	uint8_t lines;           /* bit line number: the lines taken (RL-2); 0 = all of the role */
	/* code_list.h: complaints that `next` does not offer, reasons for closing that are not theirs */
	char not_complaints[ZCC_CODES_SIZE], not_decisions[ZCC_CODES_SIZE];
	struct book_shift shift;
	struct book_shift lost; /* the last one, when it ended because the post fell away */
	struct book_task task;
	struct book_push push;
	uint64_t opened_case;    /* the dossier that was opened last ... */
	uint32_t opened_version; /* ... and the version of its case at that time (C20) */
	uint32_t answered;       /* calls in this shift */
	int64_t free_line;       /* since when nobody was in hand, as far as nobody is */
};

struct book;

ZCC_CHECK struct book *book_new(const struct book_sizes *sizes); /* NULL = no memory */
void book_free(struct book *b);

void book_apply(struct book *b, const struct event *e);

/*
 * One case out of its own events alone, for a case that left the book: *c starts at zeros, and events
 * come oldest first.  Those that are not about the standing of a case change nothing, nor does any
 * before it was received.  When done, c->row.id 0 = it never was.
 */
void book_case_fold(struct book_case *c, const struct event *e);

/* What there is.  Pointers are borrowed and good until the next apply. */
const struct settings *book_settings(const struct book *b);
const struct book_sizes *book_sizes(const struct book *b);
const struct book_case *book_case(const struct book *b, uint64_t id); /* NULL = not in the book */
const struct book_operator *book_operator(const struct book *b, const char *name); /* NULL = none */
const struct zcc_capacity_row *book_capacity(const struct book *b, uint32_t i); /* < capacity_num */
uint32_t book_capacity_num(const struct book *b);
const struct zcc_capacity_row *book_capacity_of(const struct book *b, const char *provider,
    const char *kind); /* NULL = none */
const struct zcc_alarm_row *book_alarm(const struct book *b, uint64_t id); /* NULL = none stands */
/* The row of the board: those that stand, and from sizes.alarms on ZCC_ALARMS_PAST that are done. */
const struct zcc_alarm_row *book_alarm_at(const struct book *b, uint32_t i);
/* Walk those that stand, or are gone and unseen: *i starts at 0; NULL at the end. */
const struct zcc_alarm_row *book_each_alarm(const struct book *b, uint32_t *i);
/* How many alarms a desk (enum desk) gets, at this moment. */
struct zcc_desk_load book_desk_load(const struct book *b, unsigned desk, int64_t now_line,
    int64_t now_wall);
uint32_t book_alarms_num(const struct book *b); /* how many these are */
uint64_t book_seq(const struct book *b);      /* newest event applied */
uint64_t book_epoch(const struct book *b);
uint64_t book_next_case(const struct book *b); /* the id the next case gets */
uint64_t book_next_alarm(const struct book *b);
int64_t book_shift_line(const struct book *b); /* when this shift began, on the time line */
int64_t book_shift_wall(const struct book *b); /* and UTC ms of the boundary; 0 = none yet */
uint64_t book_config_seq(const struct book *b);
const struct protocol_mark *book_protocol(const struct book *b); /* of triage, in force */
/* Those that were in force before, as far as something was triaged by them or can have been begun so
 * (NT-10): the newest first, and no more than BOOK_PROTOCOLS_PAST. */
struct book_protocol_past {
	struct protocol_mark mark;
	int64_t until_line;
};
enum { BOOK_PROTOCOLS_PAST = 8 };
const struct book_protocol_past *book_protocol_past(const struct book *b, uint32_t i); /* NULL = no more */
/* A case in the book was triaged by this content, or is open and came in while it was in force. */
bool book_needs_protocol(const struct book *b, const uint8_t hash[ZCC_HASH_BYTES]);
/* It is in force, or was so when this case was here already. */
bool book_protocol_is_of(
    const struct book *b, const struct book_case *c, const uint8_t hash[ZCC_HASH_BYTES]);
const uint8_t *book_config_hash(const struct book *b); /* BLAKE2b of the text in force */

/* Who has the regie of vervolgzorg, and how many of its cases are open (OP-4). */
const struct placing_state *book_placing(const struct book *b);
uint32_t book_takeover_num(const struct book *b);

struct book_totals {
	uint64_t waiting, open, closed; /* disjoint, all cases ever; open = in hand or beyond */
	uint64_t held;                  /* cases now in the book */
	uint64_t hidden;                /* open, without a row on the board */
	uint32_t free_rows;             /* of the board */
};
struct book_totals book_totals(const struct book *b);
/* Whether a line is open, by the last event that said so; 1..ZCC_LINES_NUM. */
const struct window_state *book_window(const struct book *b, unsigned line);
struct zcc_line_row book_line(const struct book *b, unsigned line, int64_t now_line);

/* Post i of the configuration, < ZCC_POSTS_MAX; all zeros: there is none. */
struct zcc_post_row book_post(const struct book *b, uint32_t i, int64_t now_line, int64_t now_wall);
/* The messages between desks that stand, in no order: *i starts at 0; NULL at the end. */
const struct message *book_each_message(const struct book *b, uint32_t *i);
const struct message *book_message(const struct book *b, uint64_t id); /* NULL = none */
uint64_t book_next_message(const struct book *b);
/* For everybody, for this person, for a role of his, or his own. */
bool book_message_is_for(const struct book *b, const struct message *m, const struct book_operator *op);
/* A number that changes when other messages stand for this operator; 0 = none does. */
uint64_t book_messages_of(const struct book *b, const struct book_operator *op);

/* Uses of the noodknop, in no order: *i starts at 0; NULL at the end. */
const struct to_review *book_each_noodknop(const struct book *b, uint32_t *i);
const struct to_review *book_noodknop(const struct book *b, uint64_t id); /* NULL = none */
uint64_t book_next_noodknop(const struct book *b);
/* How many of this person wait for review; NULL: of everybody. */
uint32_t book_noodknops_waiting(const struct book *b, const char *operator);
/* The same of tags (KB-15). */
const struct to_review *book_each_tag(const struct book *b, uint32_t *i);
const struct to_review *book_tag(const struct book *b, uint64_t id);
uint64_t book_next_tag(const struct book *b);
uint32_t book_tags_waiting(const struct book *b);

/* Walk the open cases (any order): *i starts at 0; NULL at the end. */
const struct book_case *book_each_open(const struct book *b, uint32_t *i);
/* The same for those that are in hand (state_is_held()).  The one given last may meanwhile leave them,
 * as long as none joins. */
const struct book_case *book_each_held(const struct book *b, uint32_t *i);
/* The same for those that are handed over, and nobody there has them yet (hand_is_open()). */
const struct book_case *book_each_handed(const struct book *b, uint32_t *i);
/* The same for those that were closed as advice and wait for a regiearts (CASE_MARK_ADVISED), the first
 * to be closed first; and how many there are. */
/* Open cases that were judged below the protocol, and that no regiearts judged since (TB-5). */
const struct book_case *book_each_consult(const struct book *b, uint32_t *i);
/* Those whose patient waits where care is given (waitroom.h). */
const struct book_case *book_each_in_waitroom(const struct book *b, uint32_t *i);
const struct book_case *book_each_advised(const struct book *b, uint32_t *i);
uint32_t book_advised_num(const struct book *b);
/* Contacts with the meldkamer of the last local day that had any. */
struct book_hands {
	uint32_t day; /* since 1970-01-01; 0 = there was none yet */
	uint32_t contacts, in_time, accepted;
	int64_t worst_ms; /* from the call to the contact */
};
struct book_hands book_hands(const struct book *b);
/* Who waits for longest of the U0 and U1 that nobody has: of whom no bell went yet, and of whom it did
 * and no alarm.  And the call back that was promised for the earliest time.  NULL: none. */
/* Since when nobody has a case that waits: a caller who hangs up is alone since before. */
int64_t book_alone_since(const struct book_case *c);
const struct book_case *book_first_unheard(const struct book *b);
const struct book_case *book_next_rung(const struct book *b, const struct book_case *c); /* NULL: the first */
const struct book_case *book_first_promised(const struct book *b);
/* Every case in the book, open or closed, in no order. */
const struct book_case *book_each_case(const struct book *b, uint32_t *i);
const struct book_operator *book_each_operator(const struct book *b, uint32_t *i);
bool book_has_role(const struct book_operator *op, const char *role);
/* Oldest closed case that has not left the board and waits for nobody / of the book, or NULL. */
const struct book_case *book_oldest_on_board(const struct book *b);
const struct book_case *book_oldest_closed(const struct book *b);
/* The same of those that wait for nobody: what is to be authorised leaves by no time alone. */
const struct book_case *book_oldest_done(const struct book *b);
/* Oldest closed case that takes up a row of the board, or NULL; who waits for a regiearts goes last. */
const struct book_case *book_oldest_with_row(const struct book *b);
/* The code of what is wrong: of the complaint that was triaged, else of the one it came in with. */
const char *book_complaint(const struct book_case *c);
/* Somebody for whom the best is looked for: on which lines and at which desk, and without these complaints
 * (code_list.h), unless it is a U0 or U1. */
struct book_taker {
	struct route_taker route;
	const char *not_complaints;
};
/* The best waiting case for him by rank_cmp(), or NULL; by what waits n cases, at the cost of log n, and of
 * how many it passes over.  What is offered to one person is left out, unless it is a U0 or U1. */
const struct book_case *book_best_waiting(
    const struct book *b, const struct book_taker *who, int64_t now_s);

/* What changed: rows of the board by number, and whether lines or totals did. */
struct book_changes {
	const uint32_t *cases;      uint32_t cases_num; /* board rows; one may stand twice */
	const uint32_t *capacity;   uint32_t capacity_num;
	const uint32_t *alarms;     uint32_t alarms_num;
	bool has_lines, has_operators, has_settings, has_shifts, has_posts;
};
struct book_changes book_changes(const struct book *b);
void book_changes_clear(struct book *b);
/* The row now at board row i: NULL = empty. */
const struct book_case *book_board_row(const struct book *b, uint32_t i);
/* Time passed: when the board is full, those whose turn it is at this moment have the rows (zcc-rank(7)).
 * Once a second, and after a start. */
void book_settle_rows(struct book *b, int64_t line_ms);

/* Canonical encoding, sorted by id; the same for the same events, whatever the sizes were. */
void book_dump(const struct book *b, struct bytes *out);
/* ZCC_E_DATA: not a dump of this version, or more than the sizes allow.  The book must be new. */
ZCC_CHECK int book_load(struct book *b, struct bytes *in);
enum { BOOK_VERSION = 18 }; /* of the dump */

#endif
