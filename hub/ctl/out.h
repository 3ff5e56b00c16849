/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * out - one table of functions per rendering: text for people, JSON for programs.
 *
 * Everything goes to stdout.  No field reaches it raw: text_clean() first (DESIGN 2.9).
 * `at` is the picture by whose time line durations are counted.
 *
 * Tests: cli/json.t, cli/queue.t.   Threads: one.   Memory: none kept, but for an open JSON list.
 */
#ifndef ZCC_CTL_OUT_H
#define ZCC_CTL_OUT_H

#include "shared/care/board.h"
#include "shared/care/protocol.h"
#include "shared/care/regie.h"
#include "shared/edge/site.h"
#include "shared/edge/wire.h"

/* A case with the recorded parts of its dossier, oldest first; parts_num 0 = not asked. */
struct out_case {
	const struct zcc_case *whole;
	const struct wire_part *parts;
	unsigned parts_num;
	bool has_dossier;
	bool shows_struck;    /* also what is struck */
	const char *relation; /* by which right it was read, "" = it was not */
	const struct settings *settings;
	const struct protocol *protocol; /* by which it was triaged, in whose words text says it; NULL = as codes */
};

/* One line of `operator list`. */
struct out_operator {
	char name[ZCC_OPERATOR_SIZE];
	char roles[ZCC_ROLES_MAX * ZCC_ROLE_SIZE]; /* "beheer,triagist" */
	char public_key[2 * ZCC_KEY_BYTES + 1];
	char lines[80]; /* "spoed,regulier"; empty = all of the roles */
	char not_complaints[ZCC_CODES_SIZE], not_decisions[ZCC_CODES_SIZE]; /* codes with commas */
	bool is_revoked;
};

/* A shift command that was done, and whose shift it is about. */
struct out_shift {
	const char *operator;
	const struct wire_answer *done;
};

/* The open vervolgzorg cases: places in the rows of the picture, in the order of the queue. */
struct out_takeover {
	const uint32_t *order;
	uint32_t num;
};

/* What a verification found right. */
struct out_verified {
	uint64_t rows, signatures; /* read, and commands whose signature fits */
	uint64_t seq, signed_seq;  /* newest row; newest one under the hub's signature */
	uint64_t compared_seq;     /* the replayed book was compared at this row; 0 = not */
	char head[2 * ZCC_HASH_BYTES + 1];
	char digest[2 * ZCC_HASH_BYTES + 1]; /* of the replayed book; empty = not replayed for it */
};

struct journal_row;
struct report_sum;
struct kept;
struct out_protocol_check;
struct out_protocol_diff;
struct out_protocol_show;

struct out_ops {
	/* A command that was done.  `done` has the case, its version and the event's number. */
	void (*acted)(const struct wire_answer *done);
	void (*site)(const char *dir, const char *region, const char *admins);
	void (*key)(const char *name, const char *public_hex, const char *path);
	void (*checked)(const char *file, const struct site *s);
	void (*status)(const struct board *at, const struct settings *s);
	void (*shift)(const struct board *at, const struct settings *s, const struct out_shift *o);
	void (*shifts)(const struct board *at, const struct settings *s);
	/* The list that goes to the desk whose turn it is to place patients (OP-4). */
	void (*takeover)(const struct board *at, const struct settings *s, const struct out_takeover *o);
	void (*posts)(const struct settings *s);
	void (*form)(const struct settings *s, unsigned cards, int64_t wall_ms);
	void (*queue)(const struct board *at, const uint32_t *order, uint32_t num);
	void (*found)(const struct board *at, const struct wire_found *found, uint32_t num);
	/* Within a list: who waits where care is given. */
	void (*waitroom)(const struct board *at, const struct settings *s, const uint32_t *rows,
	    uint32_t num);
	/* Within a list: what waits for a regiearts. */
	void (*regie)(const struct board *at, const struct settings *s, enum regie_kind kind,
	    const uint32_t *rows, uint32_t num);
	void (*one_case)(const struct board *at, const struct out_case *c);
	void (*draft)(uint64_t id, const char *text); /* text "": there is none */
	void (*capacity)(const struct board *at);
	void (*alarms)(const struct board *at, bool is_past); /* is_past: those that are done */
	/* A list whose entries come one by one. */
	void (*list_begin)(void);
	void (*list_operator)(const struct out_operator *o);
	void (*list_intake)(unsigned line, uint64_t id);
	void (*list_audit)(const struct journal_row *row);
	void (*list_access)(const struct journal_row *row); /* in plain Dutch, for the patient */
	void (*list_message)(const struct message *m);
	void (*list_review)(const struct wire_review *u); /* of the noodknop */
	void (*list_end)(void);
	void (*verified)(const struct out_verified *v);
	void (*report)(const struct report_sum *s);
	void (*kept)(const struct kept *k); /* in plain Dutch */
	void (*protocol_checked)(const struct out_protocol_check *o);
	void (*protocol_diff)(const struct out_protocol_diff *o);
	void (*protocol_show)(const struct out_protocol_show *o);
};
extern const struct out_ops out_text, out_json;

/* `watch`: always JSON, one line each: all there is; the hub's state changed; a row is new or
 * changed. */
void out_watch_snapshot(const struct board *at, const char *region);
void out_watch_state(const struct board *at, const char *region);
void out_watch_case(const struct board *at, const struct zcc_case_row *row);
void out_watch_operator(const struct board *at, const struct zcc_operator_row *row);
void out_watch_capacity(const struct board *at, const struct zcc_capacity_row *row);
void out_watch_alarm(const struct board *at, const struct zcc_alarm_row *row);
/* A row that is no longer there: `table` is "case", "alarm" (by id), "operator", "capacity". */
void out_watch_gone_id(const struct board *at, const char *table, uint64_t id);
void out_watch_gone_name(
    const struct board *at, const char *table, const char *name, const char *kind);

#endif
