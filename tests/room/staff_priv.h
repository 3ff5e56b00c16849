/* SPDX-License-Identifier: EUPL-1.2 */
/* staff_priv - what the files of the staff share: staff.c (being there), staff_shift.c, staff_work.c
 * (callers), staff_act.c, staff_queue.c (who is next), staff_hand.c, staff_room.c (for each other), staff_triage.c,
 * staff_known.c (what is known of the patient). */
#ifndef ZCC_TESTS_STAFF_PRIV_H
#define ZCC_TESTS_STAFF_PRIV_H

#include "tests/room/mail.h"
#include "tests/room/staff.h"

enum { PEOPLE_MAX = 16 };

enum doing { FREE, ASKING, TALKING, HOLDING, DIALLING };

struct person {
	const struct member *is;
	struct mail mail;
	uint64_t seat;
	uint8_t token[WIRE_TOKEN_BYTES], lines; /* lines: bit line number */
	bool has_token, has_shift, has_offered, is_gone;
	uint64_t epoch;      /* of the hub that gave the token */
	int64_t beat_ms, sure_ms;
	int64_t dead_ms;     /* until then there is no console; 0 = there is one */
	int64_t cut_ms;      /* until then nothing goes or comes */
	enum doing doing;
	int64_t due_ms;      /* when what he does now is over */
	int64_t noticed_ms;  /* FREE: when he picks up who waits; 0 = he saw nobody */
	int64_t next_hello_ms, next_shift_ms, next_alarm_ms;
	uint64_t id;         /* the case in his ear, or that he calls back */
	int64_t talk_ms;     /* of the conversation, still to come */
	bool was_held, is_deaf, is_hurried, has_asked;
	uint64_t read_id;    /* the advice that he read last, and as of when */
	uint32_t read_version;
	int64_t next_advice_ms;
	bool is_paused, was_ahead, was_over, was_offered;
	bool has_judged, has_regraded, will_ask, has_told;
	uint64_t part;        /* what he recorded of the patient and turns out to be wrong; 0 = nothing */
	bool is_struck;       /* that is struck, and was right */
	uint64_t pressed_id;  /* the last case for which he used the noodknop, or tried to */
	unsigned waits_regie; /* how often he looked whether the regiearts has judged */
	enum errand errand;   /* of the command on its way */
	int64_t errand_ms;    /* no other before */
	uint64_t push_id;     /* the call that is offered to him, what he does, and when */
	unsigned push_does;
	int64_t push_ms;
	uint64_t hand_id;    /* what is handed over to him, and when he answers */
	int64_t hand_ms;
};

struct staff {
	struct room *room;
	struct phones *phones;
	int64_t from_ms, to_ms;
	int64_t busy_ms; /* until then nobody takes a call */
	unsigned num;
	struct person person[PEOPLE_MAX];
	struct staff_count count;
	unsigned errands[ERRANDS_NUM]; /* how often each is still to be done */
	unsigned pushes;               /* calls that were offered and noticed */
	const char *rests;             /* who has a break without an end */
	uint64_t messages;             /* that were sent: the number of the last */
	uint64_t unanswered;           /* the consult that is not answered, */
	int64_t unanswered_ms;         /* until then */
	uint64_t unheard;              /* the case that no centralist acknowledges */
	bool was_missed;               /* somebody did not come where he was expected: the first is so in any evening */
};

/* A fresh command of this person. */
void person_ask(struct person *p, enum zcc_verb verb, uint64_t id, struct ask *a);
void person_send(struct person *p, struct ask *a);
/* Nothing in hand; takes the next caller after a breath. */
void person_free(struct staff *s, struct person *p);
bool person_rests(const struct staff *s, const struct person *p);
int64_t staff_moment(const struct staff *s, unsigned permille);

/* His row, or NULL when no post of his is shown. */
const struct zcc_operator_row *person_row(const struct room *r, const struct person *p);
bool person_asks(const struct person *p, enum zcc_verb verb);
void person_ask_shift(struct person *p, const char *act, const char *whom);

/* staff_shift.c: begins, ends, hands over and takes over, false: that is what this person does now; what
 * the hub answered. */
bool shift_step(struct staff *s, struct person *p);
bool shift_has_run_out(const struct staff *s, const struct person *p);
void shift_break(struct staff *s, struct person *p);
void shift_hear(struct staff *s, struct person *p, const struct ask *of, const struct wire_answer *got);

/* staff_queue.c: who waits and would be taken next by this person, NULL: nobody; a live call of U0 or U1
 * that waits too long. */
const struct zcc_case_row *queue_best(const struct staff *s, const struct person *p);
bool queue_is_urgent(const struct room *r, const struct zcc_case_row *row);
bool person_is_regie(const struct person *p);
/* To whom a call is offered, or NULL. */
const char *queue_pushed_to(const struct room *r, uint64_t id);

/* staff_hand.c: a centralist acknowledges and closes; who is asked to take a caller over answers, true:
 * that is what he does now; somebody asks the regiearts to, if one works. */
void hand_centralist(struct staff *s, struct person *p);
bool hand_colleague(struct staff *s, struct person *p);
bool hand_check(struct staff *s, struct person *p); /* calls whoever waits for a late unit */
/* A regiearts reads advice that waits for him, and then authorises it. */
bool hand_authorise(struct staff *s, struct person *p);
/* Fill in whom is asked, and what is said to him. */
void hand_tell(struct ask *a, const char *to);
bool hand_transfer(struct staff *s, struct person *p, const struct zcc_case_row *row);

/* staff_room.c: an errand, a card of paper, a call that is offered to this person; true: that is what he
 * does now. */
bool room_step(struct staff *s, struct person *p);
bool room_pass_on(struct staff *s, struct person *p);
/* The answer was one to these. */
bool room_hear(struct staff *s, struct person *p, const struct ask *of, const struct wire_answer *got);

/* staff_triage.c: what is still to be asked, judged or advised before this conversation ends; true: it is
 * being done.  The regiearts judges what others judged below the protocol. */
bool triage_step(struct staff *s, struct person *p, const struct zcc_case_row *row);
bool triage_judge(struct staff *s, struct person *p);

/* staff_known.c: what is told of the patient, and struck, before this conversation ends; the noodknop for a
 * colleague's case; true: that is what he does now.  The hub did one of these. */
bool known_step(struct staff *s, struct person *p);
bool known_press(struct staff *s, struct person *p);
bool known_hear(struct staff *s, struct person *p, const struct ask *of, const struct wire_answer *got);

/* staff_act.c: the case in his ear, or NULL; what he tells the hub about it; how his conversation ends. */
const struct zcc_case_row *act_row(const struct staff *s, const struct person *p);
void act_send(struct person *p, struct ask *a);
void act_verb(const struct staff *s, struct person *p, enum zcc_verb verb);
void act_close(const struct staff *s, struct person *p, const char *reason);
void act_call_back(const struct staff *s, struct person *p, enum zcc_attempt attempt, int64_t at_ms);
void act_end_talk(struct staff *s, struct person *p, const struct zcc_case_row *row);

/* staff_work.c: what to do now with callers; what the hub answered. */
void work_step(struct staff *s, struct person *p);
void work_hear(struct staff *s, struct person *p, const struct ask *of,
    const struct wire_answer *got);

#endif
