/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * a_board - an invented board and invented settings for tests of screens.  Nobody in it exists.
 *
 * Threads: none.   Memory: static rooms of the caller's struct a_board; board points into it.
 */
#ifndef ZCC_TESTS_A_BOARD_H
#define ZCC_TESTS_A_BOARD_H

#include "shared/care/board.h"
#include "shared/care/message.h"
#include "shared/care/settings.h"
#include "tui/core/intent.h"

enum { A_BOARD_CASES = 1024, A_BOARD_FEW = 32 };

struct a_board {
	struct board board;
	struct zcc_case_row cases[A_BOARD_CASES];
	struct zcc_hand_row hands[A_BOARD_CASES];
	struct zcc_triage_row triages[A_BOARD_CASES];
	struct zcc_operator_row operators[A_BOARD_FEW];
	struct zcc_capacity_row capacity[A_BOARD_FEW];
	struct zcc_alarm_row alarms[A_BOARD_FEW];
};

struct settings a_settings(void);
/* Live, 14:32:00 local time, no cases. */
void an_empty_board(struct a_board *a);
/* A busy afternoon: 17 cases, four colleagues, capacity fresh, old and unknown, three alarms. */
void a_busy_board(struct a_board *a);
/* What the telephone knows: on hold, back from hold, promised, hung up, tried in vain, anonymous. */
void a_phone_board(struct a_board *a);
/* Three posts that forward; the first case of the busy board came by one, and some were on paper. */
void a_region_board(struct a_board *a);
/* People in a shift who serve lines: one put on spoed by toezicht, one with a break, one with nobody at
 * the console; case 24031 is offered to demo.  On top of a_busy_board(). */
void a_room_board(struct a_board *a, struct settings *s);
/* Two that stand then. */
/* What a search by name found: of this board, one that left it, and one that was erased. */
enum { A_FOUND_NUM = 4 };
void a_search(const struct a_board *a, struct search_told *told,
    struct found_case found[A_FOUND_NUM]);
unsigned a_room_messages(struct message m[2]);
/* Two desks that place patients, a week each, and what is agreed for when something fails. */
void a_region_settings(struct settings *s);
/* What is handed over: to the meldkamer, heard and unheard, for an ambulance and for the police; warm,
 * asked and given back.  And settings with a meldkamer and a centralist. */
void a_hand_board(struct a_board *a);
/* Case 23975 was triaged below the protocol, 24009 has its advice.  On top of a_busy_board(). */
void a_triage_board(struct a_board *a);
struct settings a_hand_settings(void);
/* The busy one, where professionals ask something, and cases were sent on. */
void a_forward_board(struct a_board *a);
/* Three consults, four cases with advice to authorise, and one of which that was declined; and settings with who may. */
void a_regie_board(struct a_board *a);
struct settings a_regie_settings(void);
/* Five who wait where care is given: a U1 whom nobody has and a U2 over their time, one nearly, one with time,
 * and one who is not triaged again; on settings with those times. */
void a_waitroom_board(struct a_board *a, struct settings *s);
/* One at rest, one that is done, and the load of toezicht. */
void a_past(struct a_board *a);
/* More alarms than anybody reads, on top of what is there. */
void a_flood(struct a_board *a);
/* Desk livio has the regie of vervolgzorg; and desk centraal is to take it over since four minutes, with
 * three open cases, of which k.vos speaks with one.  On top of a_region_settings(). */
enum a_placing { PLACING_NO_ROTA, PLACING_IS_HAD, PLACING_IS_DUE };
void a_takeover_board(struct a_board *a, struct settings *s, enum a_placing placing);
/* Let time pass on a live board. */
void a_board_later(struct a_board *a, int64_t ms);

/* Shifts are asked for, everybody but `demo` is in one, and demo is ...; regiearts and vervolgzorg have
 * an agreed fall-back, and nobody of vervolgzorg is there. */
enum a_duty {
	DUTY_NOT_ASKED,
	DUTY_OFF,   /* not in one */
	DUTY_ON,    /* in one */
	DUTY_WAITS, /* in one, and hands over to j.blom */
	DUTY_ASKED  /* in one, and k.vos hands over to demo */
};
void a_duty_board(struct a_board *a, struct settings *s, enum a_duty duty);

#endif
