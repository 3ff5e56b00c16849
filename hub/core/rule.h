/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rule - may this operator do this now, and what happens then: the only place that says no.
 *
 * A rule looks at the book and at `struct ask`, and either fills one event or refuses with a code,
 * a sentence and, on a conflict, what is there now.  It changes nothing.
 *
 * Tests: unit/test_rule.c, unit/test_rule_phone.c, unit/test_rule_time.c, tests/sim.   Pure: time and chance are arguments.
 */
#ifndef ZCC_RULE_H
#define ZCC_RULE_H

#include "hub/core/book.h"
#include "shared/care/ask.h"
#include "shared/care/protocol.h"
#include "shared/care/refusal.h"

/* Time, as the loop read it once for the whole group. */
struct now {
	int64_t line_ms, wall_ms;
};

/* A part of a dossier that can be struck: a note, or of the background. */
struct edge_part {
	bool is_there, is_struck;
	char by[ZCC_OPERATOR_SIZE];
	uint8_t limit; /* enum zcc_limit, 0 = none */
	bool is_allowed;
	uint64_t went_to; /* the case of its patient, where it moved to (ID-2); 0 = it did not */
};

/*
 * What moves out of a case whose answers were of another patient (ID-2), and what is left there: as its rows
 * tell, which only the edge can read.
 */
enum { MEND_PARTS_MAX = 128, MENDS_MAX = 16 }; /* parts at once; times that one case is mended */
struct edge_mend {
	uint64_t since;  /* what was recorded from this row on moves; 0 = all but the call itself */
	uint32_t parts;  /* that can move */
	uint32_t times;  /* that something moved out before */
	bool is_other;   /* the other case is known to be about somebody else */
	struct {
		struct zcc_identity who;
		uint8_t age, urgency_by;
		bool has_phone, has_address;
		uint8_t limits;
		uint64_t limit_seq[LIMITS_NUM + 1];
		struct zcc_triage triage;
	} left;
	struct {
		uint8_t age; /* as the identity that moves told it; AGE_UNKNOWN = it did not */
		bool has_phone, has_address;
	} moved;
};

/* Chance and what only the edge can know, drawn before the rule is asked. */
struct edge_facts {
	uint64_t earlier_case; /* a case of the same phone or BSN, by keyed hash; 0 = none */
	const struct settings *settings; /* config: what its text means, checked */
	uint8_t served; /* next: bit line number, the lines that others at a console serve, where no
	                   shift tells so */
	uint8_t manned; /* next, claim, callback: bit desk, those at which somebody at a console takes calls,
	                   where no shift tells so */
	uint8_t config_hash[ZCC_HASH_BYTES];
	int64_t changed_wall;  /* erase: when something was last recorded in the case, UTC ms */
	struct edge_part part; /* strike: what is to be struck */
	const struct edge_mend *mend; /* wrong-patient; NULL = the case left the book */
	uint8_t known; /* identify: a bit for each enum zcc_identifier that the dossier tells by now */
	struct protocol_day born; /* triage: when the patient was, as his dossier tells; year 0 = not told */
	const struct given *given; /* triage with answers: what the dossier has of them; NULL = nothing */
	const struct protocol *protocol; /* triage: the one of rule_protocol(); NULL = there is none,
	                                    or it is kept no more */
};

/*
 * ZCC_OK: *out is the event to record (seq, at and line are set by the caller).
 * Otherwise *no says why; nothing happens.
 */
ZCC_CHECK int rule_decide(const struct book *b, const struct ask *ask,
    const struct edge_facts *facts, struct now now, struct event *out, struct refusal *no);

/* By which content a triage is weighed (NT-10): the one that the command names, that of the triage
 * to which it adds something, or the one in force.  Zeros: none. */
void rule_protocol(const struct book *b, const struct ask *ask, uint8_t hash[ZCC_HASH_BYTES]);

/*
 * The operator has the role and the role may use the verb: ZCC_OK, or ZCC_E_DENIED with *no.
 * A command without a role gets the first of the operator's roles that may: filled in here.
 */
ZCC_CHECK int rule_may(const struct book *b, struct ask *ask, struct refusal *no);

/* By which right this operator may read the dossier of a case in this role now (TR-1, AU-8). */
enum zcc_relation rule_relation(
    const struct book *b, const struct book_operator *op, const char *role, uint64_t id, struct now now);

/* The newest use of the noodknop by this operator for this case, be it over or not; NULL = none. */
const struct to_review *rule_noodknop(const struct book *b, const char *operator, uint64_t id);

/* Before an intake: the event that makes room for it, by letting a closed case go early.
 * ZCC_E_AGAIN: there is room, or nothing that may go. */
ZCC_CHECK int rule_room(const struct book *b, struct event *out);

/*
 * The next line that opens or closes by now, or whose window is another: ZCC_OK fills *out.
 * ZCC_E_AGAIN: every line is in the book as the calendar has it.  rule_time() asks it; ask it before
 * an intake too, so that 17:00:00 is 17:00:00 and not the next tick.
 */
ZCC_CHECK int rule_window(const struct book *b, struct now now, struct event *out);

/*
 * The next event that the mere passing of time brings, if any: shift, windows, callers who were on
 * hold too long, what waits for another to take it over, closed cases that leave.
 * ZCC_OK fills *out; ZCC_E_AGAIN: nothing now.  Call until ZCC_E_AGAIN.
 */
ZCC_CHECK int rule_time(const struct book *b, struct now now, struct event *out);

/*
 * Before `next` puts a caller in somebody's ear: the event that puts the one who is there on hold
 * (TE-1).  Call until ZCC_E_AGAIN.
 */
ZCC_CHECK int rule_ear(const struct book *b, const struct event *next, struct now now,
    struct event *out);

/* After `done` was applied: what follows from it at once.  A call back hears that its caller called
 * again (TB-3), the regiearts whom nobody can reach (CB-1), toezicht that a post fell away.  Call until ZCC_E_AGAIN. */
ZCC_CHECK int rule_follow(const struct book *b, const struct event *done, struct now now,
    struct event *out);

/* After an intake that is passed on at once (OV-5): who took it in has it, and somebody is asked to take
 * it over.  ZCC_E_AGAIN: it is not; *no says why, when that was asked for. */
ZCC_CHECK int rule_passed_on(const struct book *b, const struct ask *ask, uint64_t id, struct now now,
    struct event *out, struct refusal *no);

/* What was told of this case later shows that its patient was here before (NT-6): links it.
 * ZCC_E_AGAIN: it is linked already, or there is nothing to link. */
ZCC_CHECK int rule_second_contact(const struct book *b, uint64_t id, uint64_t earlier, struct event *out);

/*
 * After a wrong-patient that was decided (ID-2), in this order and in the same group.  Of who asked; `from`:
 * the case that it was recorded in, as it was then.
 *
 *   rule_mend_new    the case that is made for the right patient, before all else
 *   rule_mend_left   how the wrong case stands from then on
 *   rule_mend_came   that the parts came, after them; `first` = the row of the first
 *   rule_mend_right  how the right case stands with their triage.  ZCC_E_AGAIN: as it did
 */
void rule_mend_new(const struct book *b, const struct book_case *from, struct now now, struct event *out);
void rule_mend_left(const struct book *b, uint64_t id, const struct edge_mend *m, struct now now,
    struct event *out);
void rule_mend_came(const struct book *b, uint64_t id, const struct book_case *from,
    const struct edge_mend *m, uint64_t first, struct event *out);
ZCC_CHECK int rule_mend_right(const struct book *b, uint64_t id, const struct book_case *from,
    const struct edge_mend *m, struct now now, struct event *out);

/* The alarm about a wall clock that jumped, or a reboot whose gap was cut (DESIGN 2.8). */
void rule_clock_alarm(const struct book *b, int64_t step_ms, struct now now, struct event *out);

/*
 * What an operator still owes when his shift ends: cases that he has in hand, and those that stay
 * with him until the RAV has them.  *i starts at 0; NULL at the end.  What else he has promised
 * (call-backs, authorisations) is to be found here too, and then changes hands with the rest.
 */
const struct book_case *rule_owed(const struct book *b, const char *operator, uint32_t *i);

/*
 * The events that come along with a command that was decided, before `next`, its own: *i starts at 0,
 * call until ZCC_E_AGAIN, and record each before the next.  Cases change hands; and who hands over his
 * shift and gets a case that was not his stays, for nobody takes over what he did not see (HB-10).
 */
ZCC_CHECK int rule_along(const struct book *b, const struct ask *ask, const struct event *next,
    uint32_t *i, struct now now, struct event *out);

/* Whoever has this in hand has a caller in the ear: of a call back nobody, until somebody is reached. */
bool rule_in_ear(unsigned state, unsigned flags);

/* All lines (bit line number) that the operator may take in this role (RL-2). */
uint8_t rule_takes(const struct book *b, const struct book_operator *op, const char *role);
/* The lines (bit line number) of which `next` offers calls to this operator in this role: none while
 * he has a break. */
uint8_t rule_serving(const struct book *b, const struct book_operator *op, const char *role);

/* The desk (bit desk) at which this operator takes calls in this role now: none while he has a break, or
 * was put on some lines alone. */
uint8_t rule_mans(const struct book *b, const struct book_operator *op, const char *role);

/* The post of this operator fell away: his shift ends.  ZCC_E_AGAIN: none runs. */
ZCC_CHECK int rule_shift_lost(const struct book_operator *op, struct event *out);

/* After a hello: what comes back to who sat at a post that fell away.  *i starts at 0; call until
 * ZCC_E_AGAIN, and record each before the next. */
ZCC_CHECK int rule_back(const struct book *b, const struct ask *ask, uint32_t *i, struct event *out);

/* Who has this case is gone: *out makes it verlaten.  ZCC_E_AGAIN: nobody has it in hand. */
ZCC_CHECK int rule_lost(const struct book *b, const struct book_case *c, struct now now,
    struct event *out);

#endif
