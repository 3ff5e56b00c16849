/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * report_care - what became of calls, from the rows of the journal: how long until somebody decided
 * (KP-7), with which urgency and which care (KP-8), how often a case was triaged twice, asked anew or judged
 * otherwise than before (KP-16), the time that a professional lost until he had a place or an answer (KP-18), and how
 * often cases went on to another line or desk (PI-5).
 *
 * A call is decided when care is chosen, it goes to a meldkamer, or it is closed, by somebody who had it.
 * Line is that on which it came in.  A professional has his answer when it is decided, but for a case that was
 * closed because nobody could reach him; who asked how urgent it is, when it was triaged.
 * Twice triaged is a case that two people triaged; asked anew one in which somebody threw away what another
 * was answered, with a reason (NT-13).  What was taken back is in no figure.
 *
 * Tests: unit/test_report_care.c, cli/report.t, and an evening counts it again
 * (tests/room/Recount/Care.pm).   Pure, but for the memory of a sort.
 */
#ifndef ZCC_CTL_REPORT_CARE_H
#define ZCC_CTL_REPORT_CARE_H

#include "hub/core/event.h"
#include "shared/care/kind.h"

/* Of one case. */
struct report_course {
	int64_t received_line, decided_line; /* ZCC_NEVER: not decided */
	int64_t triaged_line, offered_line;  /* the same; offered: what was decided is an answer to who called */
	uint8_t asks, forwards;              /* enum zcc_help; how often it went on to another line or desk */
	uint8_t line, twice_at;              /* the triage by which it was so twice; 0 = it was not */
	uint8_t anew_at, anew;               /* the first that asked all anew, and why; 0 = none did */
	bool is_late;                        /* entered later: nobody measured when it was decided */
	struct zcc_triage triage;
};

struct report_pace {
	uint32_t cases;
	int64_t median_ms, p90_ms; /* -1: there are none */
};

struct report_care {
	struct report_pace pace[ZCC_LINES_NUM + 1]; /* by enum zcc_line; [0] of all */
	struct report_pace help[HELPS_NUM + 1];     /* by enum zcc_help; [0] of all four */
	uint32_t forwarded, forwards, forwards_max; /* cases; how often in all, and the most of one */
	uint32_t triaged, twice;                    /* cases */
	uint32_t anew[RETRIAGES_NUM];               /* by why; [0] all */
	uint32_t taken, changed; /* answers that others were given: as they were, otherwise; by who triaged last */
	uint32_t urgency[URGENCY_MAX + 1], care[CARES_NUM];
	uint32_t up, down;             /* the triagist: graver or milder than the protocol */
	uint32_t regie_up, regie_down; /* the regiearts: than the triagist */
};

void report_course_begins(struct report_course *c, const struct event *e);
void report_course_goes_on(struct report_course *c, const struct ev_case_changed *ch, int64_t line_ms);
/* What the professional asks was told later. */
void report_course_asked(struct report_course *c, const struct ev_case_asked *a);
/* Which of the ends of a course is measured: ZCC_NEVER: it has not come. */
int64_t report_course_decided(const struct report_course *c);
int64_t report_course_offered(const struct report_course *c);
/* One more case. */
void report_care_add(struct report_care *s, const struct report_course *c);
/* So many of a number of inhabitants, not 0: in thousandths per 1000 of them (KP-8). */
int64_t report_care_per_1000(uint32_t num, uint32_t inhabitants);
/* Of `took`, the durations of some cases, which are sorted here. */
struct report_pace report_care_pace(int64_t *took, uint32_t num);

#endif
