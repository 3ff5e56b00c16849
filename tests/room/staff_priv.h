/* SPDX-License-Identifier: EUPL-1.2 */
/* staff_priv - what the files of the staff share: staff.c (being there), staff_work.c (callers). */
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
	bool is_paused;
	uint64_t read_id;    /* the advice that he read last, and as of when */
	uint32_t read_version;
	int64_t next_advice_ms;
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
};

/* A fresh command of this person. */
void person_ask(struct person *p, enum zcc_verb verb, uint64_t id, struct ask *a);
void person_send(struct person *p, struct ask *a);
/* Nothing in hand; takes the next caller after a breath. */
void person_free(struct staff *s, struct person *p);
bool person_rests(const struct staff *s, const struct person *p);
int64_t staff_moment(const struct staff *s, unsigned permille);

/* staff_queue.c: who waits and would be taken next by this person, NULL: nobody; a live call of U0 or U1
 * that waits too long. */
const struct zcc_case_row *queue_best(const struct staff *s, const struct person *p);
bool queue_is_urgent(const struct room *r, const struct zcc_case_row *row);
bool person_is_regie(const struct person *p);

/* staff_hand.c: a centralist acknowledges and closes; who is asked to take a caller over answers, true:
 * that is what he does now; somebody asks the regiearts to, if one works. */
void hand_centralist(struct staff *s, struct person *p);
bool hand_colleague(struct staff *s, struct person *p);
bool hand_check(struct staff *s, struct person *p); /* calls whoever waits for a late unit */
/* A regiearts reads advice that waits for him, and then authorises it. */
bool hand_authorise(struct staff *s, struct person *p);
bool hand_transfer(const struct staff *s, struct person *p, const struct zcc_case_row *row);

/* staff_work.c: what to do now with callers; what the hub answered. */
void work_step(struct staff *s, struct person *p);
void work_hear(struct staff *s, struct person *p, const struct ask *of,
    const struct wire_answer *got);

#endif
