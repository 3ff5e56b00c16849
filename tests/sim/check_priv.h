/* SPDX-License-Identifier: EUPL-1.2 */
/* check_priv - what the files of the checks share: check.c (commands, replays), check_row.c (one
 * committed row), check_phone.c (the telephone), check_rule.c (clocks, disks, what is kept), check_seat.c (who was heard). */
#ifndef ZCC_SIM_CHECK_PRIV_H
#define ZCC_SIM_CHECK_PRIV_H

#include "tests/sim/check.h"

enum { SENT_MAX = 2048, SEATS_MAX = 32, CASES_MAX = 2048, ROWS_MAX = 1 << 16 };

/* What became of a command. */
struct fate {
	struct sent sent;
	uint64_t row_seq; /* its row in the journal, 0 = none yet */
	int64_t line_ms;  /* of that row */
	int16_t outcome;
	uint64_t case_id;
	bool is_told;     /* an answer of record went out: */
	int32_t code;
	uint64_t row, seq;
	uint32_t version;
};

struct heard {
	enum person person;
	uint64_t seat;
	uint8_t token[PRESENCE_TOKEN_BYTES];
	int64_t line_ms; /* last sign; ZCC_NEVER = none, or it said bye */
	/* And the last one that the hub cannot have passed over: a sign of life from a post that was
	 * silent for too long comes too late, and it has to say hello again. */
	int64_t sure_ms;
};

/* What the shadow cannot know: from which console a claim came. */
struct claim {
	uint64_t seat;
	int64_t line_ms;
};

/* What was answered last to a question of a case. */
struct told_answer {
	uint64_t seq; /* 0 = nothing was */
	char by[ZCC_OPERATOR_SIZE];
};

struct check {
	const struct region *region;
	char broken[400];
	struct book *shadow;
	int64_t line_ms; /* of the row before */
	uint8_t head[ZCC_HASH_BYTES];
	struct settings *settings; /* room to decode a configuration */
	int64_t counts_from;
	uint64_t ready_seq; /* newest row when this hub began */
	struct fate fates[SENT_MAX];
	uint32_t fates_num;
	struct heard seats[SEATS_MAX];
	uint32_t seats_num;
	uint64_t revoked_seq[PEOPLE_NUM]; /* the newest row that revoked each */
	struct claim claims[CASES_MAX]; /* by case id */
	bool is_erased[CASES_MAX];
	struct told_answer given[CASES_MAX][GIVEN_ASKED];
	struct {
		uint64_t id;
		uint32_t version;
	} opened[PEOPLE_NUM]; /* the dossier that each opened last */
	bool had[PEOPLE_NUM][CASES_MAX];             /* once in whose hands */
	int64_t pressed_until[PEOPLE_NUM][CASES_MAX]; /* open by the noodknop; 0 = never */
	struct {
		uint64_t out_seq; /* it went by this row, and did not come yet; 0 = nothing is under way */
		uint64_t from, to, since;
		uint32_t parts;
	} mend;
	bool has_moved[ROWS_MAX]; /* the part of this row is elsewhere now */
	enum engine_mode mode;
	uint32_t group_commands; /* with a row in the newest commit */
	struct {
		bool is_set;
		unsigned boot;
		int64_t true_ms, line_ms;
	} clock;
	int64_t draft_told_ms[PEOPLE_NUM], draft_kept_ms[PEOPLE_NUM]; /* newest id; 0 = none */
	struct bytes snapshot;
	uint8_t snapshot_head[ZCC_HASH_BYTES];
	struct check_counts counts;
	struct seal_hash_state told; /* every answer, in order */
};

struct fate *fate_of(struct check *c, const uint8_t id[ZCC_ID_BYTES]); /* NULL = not ours */
/* One committed row, before it is applied to the shadow; the event is decoded. */
void check_row(struct check *c, const struct journal_row *row, const struct event *e);
/* check_rule.c, of a row before it is applied to the shadow. */
void check_reserve(struct check *c, const struct journal_row *row, const struct event *e);
void check_norm_received(struct check *c, const struct journal_row *row,
    const struct zcc_case_row *r);
void check_norm_answered(struct check *c, const struct journal_row *row,
    const struct ev_case_changed *ch, const struct book_case *before);
void check_window_received(struct check *c, const struct journal_row *row, unsigned line);
void check_window_refused(struct check *c, const struct journal_row *row, const struct event *e);
void check_window_changed(struct check *c, const struct journal_row *row, const struct event *e);
/* check_phone.c: who is in the ear, on hold, to be called back. */
/* check_triage.c.  When the clock of its triage ends; ZCC_NEVER without one. */
int64_t check_triage_due(struct check *c, const struct zcc_case_row *r,
    const struct zcc_triage *t);
void check_triage(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before);
void check_identified(struct check *c, const struct journal_row *row, const struct event *e);
void check_telephone(struct check *c, const struct journal_row *row,
    const struct ev_case_changed *ch, const struct book_case *before);
/* check_room.c: who serves what, and calls for one person. */
void check_next(struct check *c, const struct journal_row *row, const struct book_case *taken);
void check_not_pushed(struct check *c, const struct journal_row *row,
    const struct book_case *taken);
void check_task(struct check *c, const struct journal_row *row, const struct ev_operator_task *t);
void check_pushed(struct check *c, const struct journal_row *row, const struct ev_case_pushed *p);
void check_message(struct check *c, const struct journal_row *row, const struct event *e);
void check_offers(struct check *c, const struct book *b);
/* check_forward.c: for whom a case is. */
void check_forward(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before);
void check_asked(struct check *c, const struct journal_row *row, const struct ev_case_asked *a);
/* check_hand.c: what is handed over. */
void check_hand(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before);
/* check_takeover.c: who has the regie of vervolgzorg. */
void check_placing(struct check *c, const struct journal_row *row, const struct ev_placing *p);
void check_takeover_num(struct check *c, const struct book *b);
/* check_advice.c: advice that waits for a regiearts; an opened dossier; a case that leaves. */
void check_advice(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before);
void check_opened(struct check *c, const struct journal_row *row, const struct event *e);
void check_advice_leaves(struct check *c, const struct journal_row *row, const struct event *e);
/* check_rights.c: who read what, and the noodknop. */
void check_read(struct check *c, const struct journal_row *row, const struct event *e);
void check_pressed(struct check *c, const struct journal_row *row, const struct ev_noodknop *n);
void check_reviewed(struct check *c, const struct journal_row *row, const struct event *e);
void check_limits(struct check *c, const struct journal_row *row, const struct event *e);
void check_in_hand(struct check *c, uint64_t id, const char *operator);
/* check_given.c: what was given before a triage. */
void check_given(struct check *c, const struct journal_row *row, const struct event *e, const struct fate *f);
/* check_mend.c: the wrong patient, and tags. */
void check_mended(struct check *c, const struct journal_row *row, const struct event *e);
void check_moved(struct check *c, const struct journal_row *row, const struct ev_part_moved *p);
void check_mend_whole(struct check *c);
void check_mend_received(struct check *c, const struct journal_row *row, const struct zcc_case_row *r);
void check_mend_urgency(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before);
void check_tagged(struct check *c, const struct journal_row *row, const struct ev_tagged *t);
/* check_enter.c: what was on paper. */
void check_entered(struct check *c, const struct journal_row *row, const struct event *e);
/* check_alarm.c, the same. */
void check_alarm(struct check *c, const struct journal_row *row, const struct event *e);
/* check_shift.c, the same. */
void check_on_shift(struct check *c, const struct journal_row *row, const struct fate *f);
void check_handover(struct check *c, const struct journal_row *row,
    const struct ev_case_changed *ch, const struct book_case *before);
void check_back(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before);
void check_shift(struct check *c, const struct journal_row *row,
    const struct ev_operator_shift *d);
void draft_told(struct check *c, const struct fate *f, int32_t code);
void check_kept(struct check *c, struct journal *j, int64_t now_line);
/* A new command of this seat was carried out or refused. */
void seat_signed(struct check *c, const struct fate *f, int64_t line_ms);
/* A hello or bye that was acknowledged for the first time. */
void seat_told(struct check *c, const struct fate *f, const uint8_t *token, int64_t line_ms);
void seats_revoked(struct check *c, const char *operator, uint64_t seq);
/* How long the console behind a claim has given no sign, at least, or for sure: see struct heard. */
int64_t claim_silence(
    const struct check *c, const struct book_case *k, int64_t now_line, bool is_sure);

#endif
