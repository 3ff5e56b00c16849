/* SPDX-License-Identifier: EUPL-1.2 */
/* rule_priv - what the files of the rules share.  See rule.h. */
#ifndef ZCC_RULE_PRIV_H
#define ZCC_RULE_PRIV_H

#include "hub/core/rule.h"
#include "shared/care/alarm.h"
#include "shared/care/state.h"

/* Everything a rule may look at. */
struct question {
	const struct book *book;
	const struct ask *ask;
	const struct edge_facts *facts;
	struct now now;
	struct refusal *no;
};

/* rule_case.c: one function per verb. */
int rule_intake(const struct question *q, struct event *out);
int rule_claim(const struct question *q, struct event *out);
int rule_release(const struct question *q, struct event *out);
int rule_note(const struct question *q, struct event *out);
int rule_close(const struct question *q, struct event *out);
int rule_abandon(const struct question *q, struct event *out);
int rule_undo(const struct question *q, struct event *out);

/* Room for a call: the last eighth of the board is for lines that are never refused (C19). */
bool call_has_room(const struct question *q, bool never_refused);
/* What the region knows nothing of, and a full table, refuse a call. */
int call_is_known(const struct question *q);
/* The day that it is, and full months of who was born then; -1: not told. */
struct protocol_day rule_today(const struct question *q);
int rule_months(const struct question *q);
/* The age in years by the birth date that is told; else `told`. */
uint8_t rule_age(const struct question *q, uint8_t told);
/* The row of a call that came in at `when`. */
void call_row(const struct question *q, struct now when, struct zcc_case_row *r);

/* rule_dossier.c */
int rule_dossier(const struct question *q, struct event *out);
int rule_press(const struct question *q, struct event *out); /* the noodknop */
int rule_review(const struct question *q, struct event *out);
/* A treatment relation that this role alone gives: of two roles the one that has it reads. */
bool rule_role_relates(
    const struct book *b, const struct book_operator *op, const char *role, uint64_t id);

/* rule_background.c */
int rule_background(const struct question *q, struct event *out);
int rule_strike(const struct question *q, struct event *out);
/* The asker treats this patient: more than reading, by the desk or by the noodknop. */
int rule_must_treat(const struct question *q);

/* rule_mend.c */
int rule_wrong_patient(const struct question *q, struct event *out);

/* rule_tag.c */
int rule_tag(const struct question *q, struct event *out);
int rule_reviews(const struct question *q, struct event *out);

/* rule_link.c */
int rule_link(const struct question *q, struct event *out);

/* rule_identify.c */
int rule_identify(const struct question *q, struct event *out);

/* rule_triage.c */
int rule_triage(const struct question *q, struct event *out);
/* The asker may triage it; what he says of it: answers, another urgency, advice. */
int rule_may_triage(const struct question *q, const struct book_case *c);
int rule_triage_own(
    const struct question *q, const struct book_case *c, struct ev_case_changed *ch);
/* rule_given.c.  What the answers say that they take over is given; the rest of a reason is a refusal. */
int rule_given(const struct question *q, struct refusal *no, struct zcc_triage *t);
/* What a call says that it was given, it was given before now. */
int rule_given_told(const struct question *q);
/* May the patient be left with advice alone, as this word says? */
int rule_may_leave(
    const struct question *q, uint64_t id, const struct zcc_triage *t, const char *as);
/* rule_deploy.c */
int rule_deploy(const struct question *q, struct event *out);
/* What was answered when the ambulance is called: a triage too where it is one.  Nothing about it holds
 * up the call; what is less than a triage stands in the dossier alone. */
void rule_triage_along(
    const struct question *q, const struct book_case *c, struct ev_case_changed *ch);
/* May it be closed for this reason?  As advice not before it was triaged and had its advice and safety net
 * (NT-9), and not below the protocol's urgency before the regiearts has judged (TB-6). */
int rule_may_advise(const struct question *q, const struct book_case *c);

/* rule_advice.c.  Who asks closes for this reason what was triaged so: a regiearts must authorise it. */
bool rule_is_advised_alone(const struct question *q, const char *reason, const struct zcc_triage *t);
int rule_authorise(const struct question *q, struct event *out);

/* rule_enter.c */
int rule_enter(const struct question *q, struct event *out);

/* rule_phone.c */
int rule_hold(const struct question *q, struct event *out);
int rule_resume(const struct question *q, struct event *out);
int rule_callback(const struct question *q, struct event *out);
/* A caller in somebody's ear is to go to another post.  True: one is in the ear there already, and
 * *out puts the one that comes on hold first (TE-1). */
bool rule_ear_is_taken(const struct book *b, const struct book_case *c, const char *operator,
    uint64_t seat, struct now now, struct event *out);
/* Somebody is in the ear of this post, beside case `but`. */
bool rule_has_in_ear(const struct book *b, uint64_t but, const char *operator, uint64_t seat);
/* rule_check.c: callback, of who waits for a ride; and when he is to be called first. */
int rule_check(const struct question *q, const struct book_case *c, struct event *out);
void rule_check_first(const struct question *q, struct ev_case_changed *ch);
/* May this call back be closed because nobody answers? */
int rule_may_give_up(const struct question *q, const struct book_case *c);

/* Is this reason for closing, or this kind of care, one that who asks may decide (RL-2)? */
int rule_may_decide(const struct question *q, const char *what);

/* rule_hand.c */
int rule_rav(const struct question *q, struct event *out);
int rule_meldkamer(const struct question *q, struct event *out);
/* A centralist acknowledges what went to the meldkamer. */
int rule_take_ride(const struct question *q, const struct book_case *c, struct event *out);
/* May this case be closed?  Not before the meldkamer has it (KB-3), and for no other reason than
 * theirs when it is theirs (KB-5). */
int rule_may_let_go(const struct question *q, const struct book_case *c);
/* It waits too long for the meldkamer, and no alarm says so yet. */
int rule_hand_alarm(const struct book *b, const struct book_case *c, struct now now,
    struct event *out);

/* rule_transfer.c */
int rule_transfer(const struct question *q, struct event *out);
int rule_accept(const struct question *q, struct event *out);
/* An intake that is passed on at once: may it?  First what the command says, then who asks. */
int rule_check_intake_to(const struct question *q, unsigned line);
/* The role in which this operator acknowledges this case; NULL: none of his is asked for. */
const char *rule_accept_role(const struct book *b, const struct book_operator *op,
    const struct ask *ask);
/* What time does to cases that are handed over. */
int rule_hand_time(const struct book *b, struct now now, struct event *out);

/* The line of this case is one that the operator takes in this role (RL-2), or it is for its desk. */
bool rule_takes_case(const struct book *b, const struct book_operator *op, const char *role,
    const struct book_case *c);
/* The same of who asks. */
int rule_line_is_mine(const struct question *q, const struct book_case *c);

/* rule_forward.c: on to another line or desk (PI-5); what a professional asks (KB-1). */
int rule_forward(const struct question *q, struct event *out);
/* What he asks is of the line for him. */
int rule_may_ask(const struct question *q, unsigned line);
/* It is not for a desk of others, who are there; nor does it matter to who sent it on. */
int rule_desk_is_mine(const struct question *q, const struct book_case *c);

/* rule_task.c: who serves what. */
int rule_next(const struct question *q, struct event *out);
int rule_move(const struct question *q, struct event *out);
/* A break of one's own begins or ends. */
int rule_break(const struct question *q, const struct book_operator *me, struct event *out);
/* The role in which this operator takes calls now; NULL: in none. */
const char *rule_work_role(const struct book *b, const struct book_operator *op);
/* The desks (bit desk) at which somebody takes calls now. */
uint8_t rule_manned(const struct question *q);
/* The time in the question is ahead, and at most `hours`. */
int rule_time_ahead(const struct question *q, unsigned hours);
/* A break whose time has come.  ZCC_E_AGAIN: none. */
int rule_break_over(const struct book *b, struct now now, struct event *out);

/* rule_push.c: a call for one person. */
int rule_push(const struct question *q, struct event *out);
/* It is offered to somebody else, and can wait for the answer. */
int rule_not_pushed(const struct question *q, const struct book_case *c);
int rule_push_over(const struct book *b, struct now now, struct event *out);
/* Advice was declined: its call back is offered to who gave it, when that can be (TB-6). */
int rule_push_declined(
    const struct book *b, const struct event *done, struct now now, struct event *out);

/* rule_message.c */
int rule_message(const struct question *q, struct event *out);
int rule_message_over(const struct book *b, struct now now, struct event *out);

/* rule_shift.c */
int rule_shift(const struct question *q, struct event *out);
/* In this role the operator needs a running shift for what he asks, and has none (PE-8). */
bool rule_lacks_shift(const struct book *b, const struct book_operator *op, const struct ask *ask,
    const char *role);
/* His shift goes on after all, as somebody would take over what he has not seen.  ZCC_E_AGAIN: nobody is
 * asked to take it over. */
int rule_stays(const struct book_operator *op, struct event *out);
/* The role for a shift verb that names none. */
const char *rule_shift_role(const struct book *b, const struct book_operator *op,
    const struct ask *ask);

/* rule_takeover.c: whose turn it is to place patients, and who acknowledges the take-over (OP-4). */
int rule_placing(const struct book *b, struct now now, struct event *out);
int rule_takeover(const struct question *q, struct event *out);
/* The next case in hand that goes along with it; *i starts at 0; NULL at the end. */
const struct book_case *rule_taken_along(const struct book *b, const char *operator, uint32_t *i);

/* rule_admin.c */
int rule_operator_add(const struct question *q, struct event *out);
int rule_operator_revoke(const struct question *q, struct event *out);
int rule_config(const struct question *q, struct event *out);
int rule_capacity(const struct question *q, struct event *out);
int rule_seat(const struct question *q, struct event *out);
int rule_erase(const struct question *q, struct event *out);
int rule_search(const struct question *q, struct event *out);
int rule_look(const struct question *q, struct event *out);
int rule_unlock(const struct question *q, struct event *out);

/* rule_act.c.  The standing of a case as it is: what an act starts from. */
void changed_from(const struct book_case *c, enum case_act act, int64_t line_ms,
    struct ev_case_changed *out);
/* Nobody has it any more, and the clock that ran before goes on (VS-1: nothing restarts it). */
void changed_to_nobody(
    const struct book *b, const struct book_case *c, struct ev_case_changed *out);

/* It is in hand in this role from now on: a vervolgzorg case, or no longer one (OP-4). */
void rule_in_role(const struct book *b, const char *role, struct ev_case_changed *out);
/* Whoever had it before somebody else took it over is of no more use. */
void rule_forget_left(struct ev_case_changed *out);
/* The version seen is the one that is there. */
int rule_must_be_seen(const struct question *q, const struct book_case *c);
/* The act is legal in this state and the version seen is the one that is there; who has it in hand
 * asks; that is the asker himself; he who has it may not act any more, or does not work. */
int begin_act(const struct question *q, const struct book_case *c, enum case_act act);
int must_be_mine(const struct question *q, const struct book_case *c);
/* Of a case that is in the book no more. */
int refuse_gone(const struct question *q);
bool rule_is_mine(const struct question *q, const struct book_case *c);
bool rule_holder_is_gone(const struct question *q, const struct book_case *c);
/* There is a number to call; the promised time is ahead, and not too far. */
int rule_must_have_number(const struct question *q, const struct book_case *c);
int rule_must_be_ahead(const struct question *q);
/* The asker has it in hand now; the first who does has answered the caller. */
void take_case(const struct question *q, const struct book_case *c, enum case_act act,
    struct event *out);
/* An event of the hub itself. */
void rule_own_event(struct event *out, enum event_type type);
/* On hold over the limit (TE-1). */
bool rule_is_over_hold(const struct book_case *c, int64_t line_ms);

/* rule_clock.c: the clock on answering, or that of the triage; of a call back; of a triage; none. */
void run_answer_clock(const struct book *b, const struct book_case *c, struct ev_case_changed *out);
void run_callback_clock(const struct book *b, int64_t from_line, struct ev_case_changed *out);
/* Since when it has been a call back: what hung up, was promised, or came in as one. */
int64_t callback_since(const struct book_case *c, const struct ev_case_changed *out);
/* The clock that a triage set, by the urgency that it has in `out`. */
void run_triage_clock(const struct book *b, const struct book_case *c, struct ev_case_changed *out);
void stop_clock(struct ev_case_changed *out);
/* Nobody waits for an answer: no clock runs but that of a triage. */
void clock_in_hand(const struct book *b, const struct book_case *c, struct ev_case_changed *out);

/* rule_no_show.c: c is NULL, or the case. */
int rule_no_show(const struct question *q, const struct book_case *c, struct event *out);

/* rule_push.c: a call about this is not for him (RL-2); a U0 or U1 is anybody's. */
bool rule_is_not_theirs(const struct book_operator *op, unsigned urgency, const char *complaint);
/* rule_alarm_ask.c */
int rule_alarm_ack(const struct question *q, struct event *out);
int rule_alarm_rest(const struct question *q, struct event *out);
int rule_alarm_wake(const struct question *q, struct event *out);
/* The alarm that is asked about is for the desk of this role, or there is none. */
bool rule_alarm_fits(const struct book *b, const struct ask *ask, const char *role);

/*
 * rule_alarm.c: *out raises an alarm of this kind, or makes room for it first: ask again then.
 * ZCC_E_AGAIN: the table is full of what is as urgent.  It does not look whether one stands.
 */
int rule_raise(const struct book *b, enum alarm_kind_id id, uint64_t value, struct now now,
    struct event *out);
/* The alarm of this kind about this case, unless one stands already. */
int rule_alarm_about(const struct book *b, enum alarm_kind_id kind, uint64_t id, struct now now,
    struct event *out);
/* The standing alarm of this kind about this; NULL: none, or it is gone. */
const struct zcc_alarm_row *rule_alarm_standing(const struct book *b, enum alarm_kind_id kind,
    uint64_t value);
/* One of this kind stands, whatever it is about. */
bool rule_alarm_stands(const struct book *b, enum alarm_kind_id kind);
void rule_alarm_change(const struct zcc_alarm_row *a, enum alarm_act act, struct event *out);
/* rule_alarm_waitroom.c: each as rule_alarm_kind.c has it of every kind. */
bool rule_retriage_urgent_lacks(const struct book *b, struct now now, uint64_t *value);
bool rule_retriage_urgent_is_needed(const struct book *b, const struct zcc_alarm_row *a,
    struct now now);
bool rule_retriage_late_lacks(const struct book *b, struct now now, uint64_t *value);
bool rule_retriage_late_is_needed(const struct book *b, const struct zcc_alarm_row *a,
    struct now now);
/* rule_alarm_kind.c: the next that is needed and does not stand. */
int rule_alarm_lacks(const struct book *b, struct now now, struct event *out);
/* kind NULL: of a newer release. */
bool rule_alarm_is_needed(const struct book *b, const struct zcc_alarm_row *a,
    const struct alarm_kind *kind, struct now now);
/* rule_alarm_stand.c: the next that is over, at the end of its rest, to be known further, or to be put at
 * rest. */
int rule_alarm_passes(const struct book *b, struct now now, struct event *out);
/* TE-2: the next U0 or U1 that nobody takes: the bell, and then the alarm. */
int rule_unclaimed(const struct book *b, struct now now, struct event *out);
/* A post fell away from this case, and no alarm says so yet. */
int rule_lost_alarm(const struct book *b, uint64_t id, struct now now, struct event *out);
/* On hold over its limit, and no alarm says so yet. */
int rule_hold_alarm(const struct book *b, const struct book_case *c, struct now now,
    struct event *out);
/* The regiearts must decide on it, and no alarm says so yet. */
int rule_regie_alarm(const struct book *b, const struct book_case *c, struct now now,
    struct event *out);

#endif
