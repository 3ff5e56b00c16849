/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check - what must hold whatever happens to lines, clocks, disks and processes.
 *
 * It keeps a book of its own, fed row by row from what the journal has committed, and a list of
 * every command that was sent.  Each rule has a name; the first that is broken ends the run:
 *
 *     HB-1      what saw an old version is not carried out; an acknowledged success stands in the journal exactly once, for ever after; one id
 *               has one row and one answer; what was refused changed no case
 *     HB-2      rows follow each other without a gap; a replay of the journal, from its beginning or
 *               from a dump, gives the book that is live; the chain and its signatures verify
 *     HB-3      a claim is taken from a silent console, and never from one that was heard (C2)
 *     HB-4      received times stay; the time line does not fall, and within one boot it goes on as
 *               true time does, whatever the wall clock says
 *     HB-5      `next` takes the first by rank of what waits where the operator serves
 *     TE-1      ... or what is offered to him, or a U0 or U1 from elsewhere; what is offered to one
 *               is taken by nobody else before its limit, unless it is a U0 or U1
 *     TB-4      a claim is only of a case that waits
 *     state     every change of a case is legal, and its version rises by one
 *     totals    waiting + open + closed = cases ever; rows of the board = open cases - hidden
 *     C19       a line that is never refused is not refused while the book has room
 *     OP-1      a call is taken, and refused for a closed line, by what the calendar says at its
 *               moment; a line that is never refused is not closed (C19)
 *     audit     every signed command has one row, and nothing is done for who was revoked; what
 *               has no good signature makes nobody write
 *     group     at most ZCC_GROUP_MAX commands in one commit
 *     full      on a full disk only log-out and hand-over are written, and then nothing
 *     norm      a case has the norm of its line on the day it came, and is judged by that one
 *     PE-8      nothing is changed without a shift, in a role that asks for one
 *     SH-1      a shift ends once, and is never taken from who was heard
 *     HB-10     cases go to who was asked and accepted; who has open cases has a shift that runs
 *     OP-4      the regie of vervolgzorg passes to who acknowledged it at the desk whose turn it is, with
 *               all that is in hand there but conversations; or, with nothing open, by itself
 *     VS-1      what changes hands keeps its clocks
 *     PT-1      what was on paper has its own times, none of them ahead, and the norm of its line
 *     RL-2      `next` offers nobody a complaint outside his competence, but for a U0 or U1
 *     message   one comes once, and goes by its sender or by its time
 *     NT-13     what a triage took over its triagist said so of, from the row that gave it last, and ABCD is
 *               never taken over (KB-9); all is asked again with a reason alone, and counted (KP-16)
 *     TE-2      a U0 or U1 that nobody takes rings and is an alarm at its limit, not before
 *     NT-12     who waits where care is given and is to be triaged again is an alarm, as long as he is
 *     PE-9      an alarm has no twin, is seen by each for himself at a desk that it is for, and rests
 *               only until its time; what somebody waits behind does not rest
 *     ID-2      what was recorded of the wrong patient is in one case at any time: all of it goes, and comes
 *               in the same commit, once; and nobody becomes less urgent by it
 *     KB-15     a tag has words, and is looked into once, by another
 *     draft     what was acknowledged a tick ago is there, and no draft has a row
 *     erase     no key of an erased case; answers stay 24 h all the same (HB-1)
 */
#ifndef ZCC_SIM_CHECK_H
#define ZCC_SIM_CHECK_H

#include "hub/edge/engine.h"
#include "tests/sim/region.h"

enum { SENT_ANSWERS = 256, GIVEN_ASKED = 3 };

/* One signed command, as it left its console. */
struct sent {
	uint8_t id[ZCC_ID_BYTES];
	enum person person;
	uint16_t verb;
	uint8_t line;      /* intake */
	uint64_t seat, row;
	uint32_t version;  /* that its operator saw */
	char answers[SENT_ANSWERS]; /* of a triage, or with a call */
	bool is_forged;    /* its signature is another's */
};

struct check;

struct check *check_new(const struct region *r);
void check_free(struct check *c);
/* The row that gave the newest answer to this question (below GIVEN_ASKED) of a case; 0 = nobody did. */
uint64_t check_given_row(const struct check *c, uint64_t id, unsigned question, const char **name);
/* NULL, or which rule was broken and how. */
const char *check_broken(const struct check *c);
/* For what the simulator itself finds. */
void check_fail(struct check *c, const char *rule, const char *fmt, ...) ZCC_PRINTF(3, 4);

/* The id's last four bytes become the command's number here. */
void check_sent(struct check *c, struct sent *s);
/* What the hub may write from now on. */
void check_mode(struct check *c, enum engine_mode mode);
/* A group of these messages was done, with so many writes to the journal. */
void check_silent(struct check *c, const struct engine_in *in, uint32_t num, uint64_t writes);
/* The hub's time line at a moment of true time, in this boot of the machine. */
void check_clock(struct check *c, unsigned boot, int64_t true_ms, int64_t line_ms);
/* Drafts told so far are on the disk; or the process ended, and the newest may be lost. */
void check_drafts_kept(struct check *c);
void check_drafts_lost(struct check *c);
/* A message reached the engine of a hub that lived on. */
void check_heard(struct check *c, const struct engine_in *in, struct now now);
/* The hub began to count silence anew: it is ready, or it was late.  is_new: it forgot everybody. */
void check_counts_from(struct check *c, int64_t line_ms, bool is_new);
/* The hub tells this answer, after its commit. */
void check_told(struct check *c, const struct engine_answer *a, struct now now, bool is_full);

/* Take in what the journal has committed since. */
void check_rows(struct check *c, struct journal *j);
/* The live book after a group. */
void check_book(struct check *c, const struct book *b);
/* After a tick: no silent console has a claim any more. */
void check_claims(struct check *c, const struct book *b, struct now now);
/* After a tick with room on the disk: nobody is asked to take a case over for too long. */
void check_hands(struct check *c, const struct book *b, struct now now);
/* After a tick with room on the disk: no U0 or U1 waits beyond its limit without an alarm. */
void check_unheard(struct check *c, const struct book *b, struct now now);
/* The live book is the one that the journal gives. */
void check_digest(struct check *c, const struct book *b);
/* Replay from the beginning, or from a dump taken earlier; is_taken: take the dump now. */
void check_replay(struct check *c, struct journal *j, const struct book *live);
void check_snapshot(struct check *c, const struct book *b, const uint8_t head[ZCC_HASH_BYTES]);
/* Once more over everything, when nothing is under way any more. */
void check_end(struct check *c, struct journal *j, const struct book *live, int64_t now_line);

/* What the run came to: the same for the same seed. */
void check_hash(struct check *c, const struct book *b, uint8_t out[ZCC_HASH_BYTES]);
struct check_counts {
	uint64_t rows, answers, successes, refusals, repeats, lost, undone, hidden;
	uint64_t windows, closed; /* lines that opened or closed, and calls that found one closed */
	uint64_t shifts, handed_over, back, due, taken_over;
	uint64_t moved, pushed; /* tasks and breaks that changed, calls that were offered or no more */
	uint64_t sent, taken, given_back, contacts; /* what was handed over, and contacts with a meldkamer */
	uint64_t taken_over_answers, asked_anew; /* of what was given before a triage; and triages */
	uint64_t authorised, declined; /* advice, by a regiearts */
	uint64_t told_limits, struck; /* behandelgrenzen; parts, and those that were right after all */
	uint64_t noodknop_reads, reviewed; /* dossiers read so, and uses of it that were reviewed */
	uint64_t mended, tagged; /* wrong patients; tags that were given or reviewed */
	uint64_t alarms, rested, widened, gave_way, rung, retriages;
};
struct check_counts check_counts(const struct check *c);

#endif
