/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * staff - the people of a room at their posts: each a console without a screen, that says hello from
 * a seat, gives a sign each second, looks at the picture and acts in the name of its operator.
 *
 *     out --hello, shift start--> FREE --next, claim--> ASKING --> TALKING ... --close--> FREE
 *                                  | |                              |  '--hold--> HOLDING
 *                                  | '--a call back--> DIALLING ----'
 *                                  '--break--> RESTING
 *     what else stands on a name (returned, handed over, taken back) is taken up when one is FREE
 *
 * Losses: a post that is dead says nothing any more; one that is cut off says nothing and hears
 * nothing for a while, and does not know it.
 *
 * Threads: one.   Memory: at staff_new().
 */
#ifndef ZCC_TESTS_STAFF_H
#define ZCC_TESTS_STAFF_H

#include "tests/room/phones.h"

struct staff;

/* One of them; times as permille of the evening. */
struct member {
	const char *name, *role;
	unsigned from, until;             /* the shift */
	unsigned break_from, break_until; /* no new call; 0 = none */
	const char *to;                   /* who takes over at its end; NULL = nobody needs to */
	const char *location;             /* of the seat; NULL = it is not told */
	/* RL-2: a complaint that is not offered, a reason to close that is not his; NULL = everything is */
	const char *not_complaint, *not_decision;
};

struct staff_count {
	unsigned answered, closed, deployed, held, second, dialled, rav, accepted, transferred, given_back, taken_over, promised,
	    handed_over, not_taken_over, withdrawn, paused, checked, authorised, declined, told, struck, pressed, lost, refused, entered, triaged, judged,
	    ran_ahead, overstepped;
};

/* What somebody is to do for the room as soon as it is possible: the coordinating triagist, and for a
 * call that the meldkamer passes on (OV-5) a centralist. */
enum errand {
	ERRAND_MOVE,      /* the ggz-triagist to other lines, */
	ERRAND_MOVE_BACK, /* and back to all */
	ERRAND_BREAK,     /* for a colleague, until a time; */
	ERRAND_BREAK_OPEN,/* and one without an end, */
	ERRAND_BREAK_END, /* which is ended */
	ERRAND_PUSH,      /* a call that waits, to a colleague */
	ERRAND_MESSAGE,   /* to all, over by itself */
	ERRAND_MESSAGE_SHORT, /* to a role, taken back at once */
	ERRAND_PASS_ON,
	ERRAND_HOLD,      /* the next caller is put on hold, for long */
	ERRAND_UNANSWERED,/* the next consult is answered by no regiearts until there is an alarm about it */
	ERRAND_NOODKNOP,  /* a triagist opens the dossier of a colleague's case */
	ERRAND_WAITROOM,  /* the next patient is there, waits over his time, and is triaged again */
	ERRAND_UNHEARD,   /* the next that goes to the meldkamer is acknowledged by nobody */
	ERRANDS_NUM
};

struct staff *staff_new(struct room *r, struct phones *p, const struct member *all, unsigned num,
    int64_t from_ms, int64_t to_ms);
void staff_free(struct staff *s);
void staff_step(struct staff *s);
bool staff_hear(struct staff *s); /* one answer; false when nothing had come */
unsigned staff_under_way(const struct staff *s);
int64_t staff_wake_ms(const struct staff *s);

/* The post of somebody who has a caller in the ear (of a person whose shift runs, when nobody has)
 * falls away until then: it is dead, or cut off.  Its name, or NULL. */
const char *staff_lose(struct staff *s, int64_t until_ms, bool is_cut);
/* The same of somebody who has a caller on hold; false: nobody has. */
bool staff_lose_holder(struct staff *s, int64_t until_ms);
/* The audio of at most `num` conversations is gone. */
void staff_deafen(struct staff *s, unsigned num);
void staff_errand(struct staff *s, enum errand e);
/* Everybody is busy with something else: until then nobody takes a call or sees an alarm. */
void staff_busy(struct staff *s, int64_t until_ms);
struct staff_count staff_count(const struct staff *s);

#endif
