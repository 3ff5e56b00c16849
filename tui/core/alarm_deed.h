/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * alarm_deed - what can be done about an alarm from where one reads it: for each kind at most three
 * acts, the first of which is also what Enter opens.
 *
 * None of them does anything final: each leads to the case, the person or the list that the alarm is
 * about, where its own keys are.  What the role may not do is not offered.
 *
 * Tests: unit/test_console_alarm.c.   Pure.
 */
#ifndef ZCC_TUI_ALARM_DEED_H
#define ZCC_TUI_ALARM_DEED_H

#include "tui/core/console_state.h"

enum { DEEDS_MAX = 3 };

enum deed {
	DEED_NONE,
	DEED_CASE,     /* to the case in the list of this desk */
	DEED_OFFER,    /* to one person */
	DEED_LIST,     /* the open cases */
	DEED_PERSON,   /* to him in the list of staff */
	DEED_LINE,     /* to the staff, to move somebody to this line */
	DEED_RESERVE,  /* who can be called in */
	DEED_PHONE,    /* the panels */
	DEED_BACK,
	DEED_HANDS,
	DEED_WAITROOM, /* who waits where care is given */
	DEED_TAKEOVER, /* the list of vervolgzorg */
	DEED_REGION    /* what is agreed for when something fails */
};

/* What this role is offered, in its order; returns how many. */
unsigned alarm_deeds(const struct console *c, const struct zcc_alarm_row *a,
    enum deed out[DEEDS_MAX]);
/* "open case 4711" */
void alarm_deed_said(const struct console *c, const struct zcc_alarm_row *a, enum deed d, char *out,
    size_t size);

#endif
