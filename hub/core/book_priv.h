/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * book_priv - the inside of the book, for its own files only.
 *
 * Each uses of those below it alone; these change the book, by event:
 *
 *     book_dump.c      canonical encoding, and a book from one
 *     book.c           memory, what happens for each event, what there is
 *     book_review.c    uses of the noodknop, and tags: what somebody is to review
 *     book_protocol.c  which triage protocols were in force
 *     book_case.c      the table of cases
 *     book_told.c      what is told of one while it is worked on
 *     book_shift.c     who begins and ends to work, and hands over
 *     book_task.c      where they serve, how busy each is
 *     book_push.c      what is offered to whom
 *     book_operator.c  who may come in
 *     book_capacity.c  the care capacity of the region
 *     book_message.c   messages between desks
 *     book_window.c    which lines are open
 *     book_alarm.c     alarms, and the last that are done
 *
 * and these are what they keep up with it:
 *
 *     book_standing.c  what a case is before and after an act
 *     book_kpi.c       answered, abandoned and refused calls per line
 *     book_post.c      calls per huisartsenpost that forwards to here
 *     book_hand.c      contacts with the meldkamer
 *     book_load.c      how many alarms each desk gets
 *     book_row.c       who has a row on the board
 *     book_waiting.c   who waits, in the order of the queue
 *     book_alone.c     who waits without anybody having noticed, by how long
 *     book_list.c      the lists of cases, and where each is
 */
#ifndef ZCC_BOOK_PRIV_H
#define ZCC_BOOK_PRIV_H

#include "hub/core/book.h"
#include "hub/core/idmap.h"
#include "hub/core/row_set.h"

#define NOWHERE UINT32_MAX /* no enum: ISO C keeps those within int */
enum { LOAD_MINUTES = 10 };
enum { MINUTES_NUM = 60 };
enum { WAIT_TREES_NUM = ZCC_LINES_NUM + DESKS_NUM };

/* Answered and abandoned calls of one line in one minute of the time line. */
struct minute_count {
	int64_t minute; /* line_ms / 60000; another value than asked for = nothing counted yet */
	uint32_t answered, within, abandoned, late;
	uint32_t refused; /* because the line was closed */
	uint32_t received; /* calls that came in */
	uint32_t cut;      /* conversations that broke off, and callers who were lost with a post (TB-1) */
};

/* The busiest five minutes of a line since the shift began. */
struct busiest {
	int64_t five; /* line_ms / 300000 of `now` */
	uint32_t now, peak;
};

/* The time line begins where it likes, also below zero: rounds down. */
static inline int64_t
minute_number(int64_t line_ms)
{
	return line_ms / 60000 - (line_ms % 60000 < 0);
}

/* The bucket of a minute; two of the same hour never share one. */
static inline unsigned
minute_slot(int64_t minute)
{
	return (unsigned)((minute % MINUTES_NUM + MINUTES_NUM) % MINUTES_NUM);
}

enum post_what { POST_CALLS, POST_ANSWERED, POST_WITHIN, POST_ABANDONED, POST_WHATS };

struct post_sum {
	uint32_t num[POST_WHATS];
};

/* What one post forwarded; its place is that of the configuration. */
struct post_count {
	char code[ZCC_CODE_SIZE];
	struct post_minute {
		int64_t minute; /* as in struct minute_count */
		struct post_sum sum;
	} minutes[MINUTES_NUM];
	struct post_sum shift, today;
	int64_t day; /* of `today`, since 1970-01-01 */
};

/* What a case can be on at once: the open or the closed; those in hand; the closed on the board, or those
 * that wait for a regiearts, open or closed; those that are handed over; those that nobody has; those that wait for
 * a regiearts and have no row of the board; those whose patient waits where care is given. */
enum case_chain {
	CHAIN_ALL,
	CHAIN_HELD,
	CHAIN_SHOWN,
	CHAIN_HANDED,
	CHAIN_ALONE,
	CHAIN_ROWLESS,
	CHAIN_ROOM,
	CHAINS_NUM
};

/* Doubly linked through one of the chains, by index into the table of cases. */
struct case_list {
	uint32_t head, tail, num;
	enum case_chain chain;
};

struct case_slot {
	struct book_case c; /* row.id 0 = free */
	struct {
		uint32_t next, prev;
	} link[CHAINS_NUM];
	struct {
		uint32_t before, after; /* below it: who goes before it, who after */
		int64_t soonest;        /* the first norm to end, of it and all below; or ZCC_NEVER */
	} wait; /* book_waiting.c */
	bool is_rowless; /* on that list */
};

struct book {
	struct book_sizes sizes;
	struct settings settings;
	uint64_t seq, epoch, next_case, next_alarm, config_seq;
	int64_t line_ms, shift_line, shift_wall;
	uint8_t config_hash[ZCC_HASH_BYTES];
	struct protocol_mark protocol; /* in force */
	struct book_protocol_past protocol_past[BOOK_PROTOCOLS_PAST]; /* the newest first */
	uint8_t protocol_past_num;

	struct case_slot *cases;
	struct idmap by_id;
	uint32_t free_case; /* through CHAIN_ALL's next */
	struct case_list open, closed, held, closed_on_board, advised, rowless, consults, handed, waitroom;
	struct case_list unheard, rung, promised; /* by since when */
	/* the trees of those who wait, or NOWHERE: per line, and behind those per desk that a case is for */
	uint32_t wait_top[WAIT_TREES_NUM];
	uint64_t waiting, open_num, closed_num, hidden;

	uint32_t *board;    /* case index per row of the board, NOWHERE = empty */
	uint32_t *free_row; /* stack of empty rows */
	uint32_t free_rows;

	struct book_operator *operators; /* sorted by name */
	uint32_t operators_num;
	struct zcc_capacity_row *capacity;
	struct idmap capacity_by_key;
	uint32_t capacity_num;
	struct zcc_alarm_row *alarms; /* sizes.alarms that stand, and then those that are done */
	uint32_t alarms_num, alarms_end; /* how many stand; behind the last of them */
	struct alarm_load {
		int64_t minute[LOAD_MINUTES]; /* as in struct minute_count */
		uint32_t num[LOAD_MINUTES];
		int64_t day; /* of the figures below, since 1970-01-01 */
		struct zcc_desk_load today; /* but for last_10 */
	} load[ZCC_DESKS_NUM + 1]; /* by enum desk; [0] unused */
	uint32_t past_next;              /* which of the done ones makes room, from 0 */
	struct message messages[ZCC_MESSAGES_MAX]; /* id 0 = free */
	uint64_t next_message;
	struct review_table {
		struct to_review item[ZCC_NOODKNOPS_MAX]; /* id 0 = free */
		uint64_t next;
	} noodknops, tags; /* what somebody is to review */

	struct minute_count minutes[ZCC_LINES_NUM + 1][MINUTES_NUM];
	struct minute_count shift[ZCC_LINES_NUM + 1];
	struct busiest busiest[ZCC_LINES_NUM + 1];
	struct alone_count {
		uint32_t rung, alarmed, seen, widened; /* in this shift (TE-2) */
	} alone[ZCC_LINES_NUM + 1];
	struct window_state window[ZCC_LINES_NUM + 1]; /* by enum zcc_line; [0] unused */
	struct book_hands hands;
	struct placing_state placing;
	uint32_t takeover_num; /* open vervolgzorg cases */

	struct post_count posts[ZCC_POSTS_MAX];

	struct row_set changed_cases, changed_capacity, changed_alarms;
	bool has_lines, has_operators, has_settings, has_shifts, has_posts;
};

enum alone_step { ALONE_ALARMED, ALONE_SEEN, ALONE_WIDENED };

static inline uint32_t
case_index(const struct book *b, const struct case_slot *s)
{
	return (uint32_t)(s - b->cases);
}

/* book_list.c */
/* NULL: it is not in the book. */
struct case_slot *case_find(const struct book *b, uint64_t id);
struct case_list list_empty(enum case_chain chain);
/* Behind the case `after`; NOWHERE: as the first. */
void list_insert(struct book *b, struct case_list *l, struct case_slot *s, uint32_t after);
void list_append(struct book *b, struct case_list *l, struct case_slot *s);
void list_remove(struct book *b, struct case_list *l, struct case_slot *s);
/* Both do nothing for a case that is open, or off the board and waiting for nobody; what decides on which
 * list it stands may not change between the two. */
void closed_add(struct book *b, struct case_slot *s);
void closed_remove(struct book *b, struct case_slot *s);
/* After each change of what decides whether it is one: waiting for a regiearts, to be on the board, and
 * without a row of it.  closed_add() does it too. */
void rowless_settle(struct book *b, struct case_slot *s);

/* book_protocol.c */
void protocol_changed(struct book *b, const struct event *e);
void protocols_code(struct bytes *b, struct book *k); /* of the dump */

/* book_case.c */
void case_table_init(struct book *b);
void case_received(struct book *b, const struct event *e);
void case_changed(struct book *b, const struct event *e);
void case_left(struct book *b, uint64_t id);
void case_retired(struct book *b, uint64_t id);
void case_erased(struct book *b, uint64_t id);
/* Its dossier was opened, by whom the event says. */
void case_opened(struct book *b, const struct event *e);
/* Put a case that came from a dump into the lists it belongs in. */
void case_restored(struct book *b, const struct book_case *c);

/* book_told.c */
/* The event tells something of a case, which may have left the book. */
void case_told(struct book *b, const struct event *e);
/* The same of a case alone; another event tells it nothing. */
void told_fold(struct book_case *c, const struct event *e);

/* book_row.c */
void rows_init(struct book *b);
/* Its row, if it has one, is to be told again. */
void rows_mark(struct book *b, const struct case_slot *s);
void rows_take(struct book *b, struct case_slot *s); /* a free one */
void rows_give(struct book *b, struct case_slot *s); /* it goes, and who is hidden may have it */
/* An open case: a row when one is free, else it is hidden until book_settle_rows(). */
void rows_open(struct book *b, struct case_slot *s);

/* book_load.c: an alarm came to these desks. */
void load_count(struct book *b, unsigned whom, unsigned priority, int64_t line_ms, int64_t wall_ms);
void load_code(struct bytes *b, struct book *k);

/* book_alone.c.  The first two do nothing for a case that is on no such list; what decides where it
 * stands may not change between the two. */
void alone_add(struct book *b, struct case_slot *s);
void alone_remove(struct book *b, struct case_slot *s);
void alone_init(struct book *b);
void alone_rung(struct book *b, uint64_t id);
/* What became of the alarm about a case, for the list and for the figures. */
void alone_alarm(struct book *b, const struct zcc_alarm_row *a, enum alone_step step);
void alone_fill(const struct book *b, unsigned line, struct zcc_line_row *r);

/* book_waiting.c.  Both do nothing for a case that does not wait; what decides the order may not
 * change between the two. */
void waiting_init(struct book *b);
void waiting_add(struct book *b, struct case_slot *s);
void waiting_remove(struct book *b, struct case_slot *s);

/* book_kpi.c */
void kpi_count(struct book *b, const struct book_case *before, const struct ev_case_changed *c,
    int64_t now_line);
/* What was so before a new case was entered. */
void kpi_entered(struct book *b, const struct book_case *c, const struct event *e);
void kpi_received(struct book *b, unsigned line, int64_t line_ms);
void kpi_shift_began(struct book *b);
void kpi_refused(struct book *b, unsigned line, int64_t line_ms);

/* book_window.c */
void window_init(struct book *b);
void window_config(struct book *b);
void window_changed(struct book *b, const struct event *e);

/* book_post.c */
void posts_config(struct book *b);
/* A new case, as it is now. */
void post_received(struct book *b, const struct book_case *c, const struct event *e);
/* An event about a case that is still as it was `before`. */
void post_changed(struct book *b, const struct book_case *before, const struct event *e);
void posts_shift_began(struct book *b);

/* book_hand.c */
void hand_count(struct book *b, const struct book_case *before, const struct event *e);

/* book_alarm.c */
void alarm_raised(struct book *b, const struct event *e);
void alarm_seen(struct book *b, const struct event *e);
void alarm_gone(struct book *b, const struct event *e);
void alarm_changed(struct book *b, const struct event *e);
/* Put one that came from a dump where it belongs; those that are done come oldest first. */
bool alarm_restored(struct book *b, const struct zcc_alarm_row *row);
/* Those that are done, oldest first: i < ZCC_ALARMS_PAST; id 0 = none. */
const struct zcc_alarm_row *alarm_past(const struct book *b, uint32_t i);

/* book_operator.c */
struct book_operator *operator_find(const struct book *b, const char *name);
struct book_operator *operator_insert(struct book *b, const char *name);
void operator_added(struct book *b, const struct event *e);

/* book_push.c */
void push_changed(struct book *b, const struct event *e);
/* It is offered to nobody any more; its standing is not in the lists now. */
void push_forget(struct book *b, struct book_case *c);
/* Nothing is offered to this person any more. */
void push_ends(struct book *b, struct book_operator *op);

/* book_task.c */
void task_changed(struct book *b, const struct event *e);
/* His shift began or ended: no task, nothing offered, nothing counted. */
void task_ends(struct book *b, struct book_operator *op, int64_t line_ms);
void task_count(struct book *b, const struct book_case *before, const struct event *e);

/* book_shift.c */
void shift_changed(struct book *b, const struct event *e);
void operator_revoked(struct book *b, const struct event *e);

/* book_message.c */
void message_changed(struct book *b, const struct event *e);
/* Those that stand, by number, whatever place each has: `k` is sorted by it. */
void messages_dump(struct book *k, struct bytes *out);
void messages_load(struct book *b, struct bytes *in);

/* book_review.c */
void noodknop_used(struct book *b, const struct event *e);
void noodknop_reviewed(struct book *b, const struct event *e);
void tag_changed(struct book *b, const struct event *e);
/* By number, whatever place each has: they are sorted by it. */
void reviews_dump(struct review_table *t, struct bytes *out);
void reviews_load(struct review_table *t, struct bytes *in);

/* book_standing.c: what a case is before an act, so that it can be given back; and what it is after one.
 * It is in no list meanwhile. */
struct ev_case_changed case_standing(const struct book_case *c);
void case_take_standing(struct book_case *c, const struct ev_case_changed *to);

/* book_capacity.c */
void capacity_set(struct book *b, const struct zcc_capacity_row *row);

#endif
