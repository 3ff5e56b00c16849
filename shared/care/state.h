/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * state - the life of a case: which act leads from which state to which (zcc-case(7)).
 *
 * The table of legal changes stands once, in state.c, with a reason per row; the manual prints the
 * same rows.  Pure.     Tests: unit/test_state.c (every state x every act, and the manual's table)
 */
#ifndef ZCC_STATE_H
#define ZCC_STATE_H

#include "zcc/types.h"

#include <stdbool.h>

/* What happens to a case.  ACT_LOST is the passing of time, ACT_UNDO restores what was. */
#define ZCC_ACTS(X)                                                                                \
	X(ACT_CLAIM, 1, "claim")                                                                   \
	X(ACT_RELEASE, 2, "release")                                                               \
	X(ACT_CLOSE, 3, "close")                                                                   \
	X(ACT_ABANDON, 4, "abandon")                                                               \
	X(ACT_RAV, 5, "rav")                                                                       \
	X(ACT_LOST, 6, "lost")                                                                     \
	X(ACT_PUT_BACK, 7, "put-back") /* release of a call-back: nobody is on the line */         \
	X(ACT_HOLD, 8, "hold")                                                                     \
	X(ACT_RESUME, 9, "resume")                                                                 \
	X(ACT_RETURN, 10, "return") /* time: on hold over the limit */                             \
	X(ACT_PROMISE, 11, "promise")                                                              \
	X(ACT_NO_ANSWER, 12, "no-answer")                                                          \
	X(ACT_REACHED, 13, "reached")                                                              \
	X(ACT_AGAIN, 14, "again") /* another case came in of the same caller */        \
	X(ACT_HANDOVER, 15, "handover") /* to who takes over at the end of a shift */ \
	X(ACT_SPOKEN, 16, "spoken") /* with the meldkamer, by telephone */ \
	X(ACT_ACCEPT, 17, "accept") /* by who it was handed over to */ \
	X(ACT_MELDKAMER, 18, "meldkamer") \
	X(ACT_TRANSFER, 19, "transfer") \
	X(ACT_HAND_BACK, 20, "hand-back") /* by who it was transferred to, or by time */ \
	X(ACT_READDRESS, 21, "readdress") /* to another meldkamer */ \
	X(ACT_TRIAGE, 22, "triage") \
	X(ACT_IDENTIFY, 44, "identify") /* who the patient is: an event of its own */ \
	X(ACT_BACK, 26, "back") /* the post that fell away is there again */ \
	X(ACT_BACK_HOLD, 27, "back-hold") \
	X(ACT_CHECK, 28, "check") /* who waits for a unit was spoken to */ \
	X(ACT_CHECK_MISSED, 29, "check-missed") /* was called in vain */ \
	X(ACT_CHECK_LATER, 30, "check-later") /* is called at another time */ \
	X(ACT_DEPLOY, 33, "deploy") /* care was chosen */ \
	X(ACT_AUTHORISE, 40, "authorise") /* advice that was given, by a regiearts */ \
	X(ACT_JUDGE, 57, "judge") /* by a regiearts, of care that was chosen or a caller on hold */ \
	X(ACT_INSTRUCT, 41, "instruct") /* a consult is sent back by a regiearts */ \
	X(ACT_DECLINE, 45, "decline") /* advice that was given is not authorised: call the patient */ \
	X(ACT_NO_SHOW, 46, "no-show") /* who was expected somewhere did not come */ \
	X(ACT_FORWARD, 47, "forward") /* to another line or desk */ \
	X(ACT_FORWARD_BACK, 48, "forward-back") /* the same of a call back: nobody is on the line */ \
	X(ACT_WRONG_PATIENT, 49, "wrong-patient") /* what was recorded was of somebody else */ \
	X(ACT_RIGHT_PATIENT, 50, "right-patient") /* and is of whom this case is about */
#define ZCC_ENUM(name, number, word) name = number,
enum case_act { ACT_NONE = 0, ZCC_ACTS(ZCC_ENUM) };
#undef ZCC_ENUM

struct state_change {
	enum zcc_state from;
	enum case_act act;
	enum zcc_state to;
	const char *reason;
};
extern const struct state_change state_changes[];
extern const unsigned state_changes_num;

/* The state that `act` leads to from `from`, or CASE_NONE when it is not possible there. */
enum zcc_state state_after(enum zcc_state from, enum case_act act);

/*
 * What a case is in hand, where `after` is aangenomen: what was triaged stays getrieerd, whoever takes it
 * again; and care that was on its way when its post fell away, `before`, still is.
 */
enum zcc_state state_in_hand(enum zcc_state after, unsigned triages, enum zcc_state before);

/* Somebody has the case in hand, also with its caller on hold. */
bool state_is_held(enum zcc_state s);
/* Whoever has it in hand speaks with the caller, before the triage and after it. */
bool state_is_talking(enum zcc_state s);
/* Care is on its way or is given: nobody is on the line. */
bool state_is_under_way(enum zcc_state s);
/* Nobody has it and it wants somebody: `claim --next` offers it. */
bool state_is_waiting(enum zcc_state s);

#endif
