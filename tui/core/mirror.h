/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mirror - when the hub is told of what stands in a form: at a pause or each second, one message at a
 * time, and not before it was asked what it keeps.
 *
 *     open --question--> known --change, pause--> sent --ok--> known
 *                                                   '--no answer--> changed, again after a while
 *
 * Tests: unit/test_draft.c, unit/test_triage_draft.c, unit/test_intake_draft.c.   Pure: the time is an argument.
 */
#ifndef ZCC_TUI_MIRROR_H
#define ZCC_TUI_MIRROR_H

#include <stdbool.h>
#include <stdint.h>

enum {
	MIRROR_PAUSE_MS = 400, /* so long without a key: send */
	MIRROR_EACH_MS = 1000, /* and at most so long after the first change */
	MIRROR_AGAIN_MS = 1000 /* after a failure */
};

struct mirror {
	uint32_t ticket;         /* sent about it and unanswered, 0 = nothing */
	bool is_question;        /* ... what is kept? */
	bool is_known;           /* the hub has said what it keeps */
	bool is_dirty;           /* the form is not what the hub keeps */
	bool is_kept;            /* the hub keeps something, as far as we know */
	int64_t since_ms, key_ms; /* first and last change that the hub does not have */
	int64_t again_ms;        /* nothing is sent before this */
};

/* The form is about another case now. */
void mirror_open(struct mirror *m, int64_t now_ms);
/* It changed; has_text: and is not empty. */
void mirror_changed(struct mirror *m, bool has_text, int64_t now_ms);
/* Send without waiting for a pause. */
void mirror_hurry(struct mirror *m, int64_t now_ms);
/* Ms until something is to be sent, a question when is_open: the form stands on the screen.  -1 = nothing. */
int mirror_wait_ms(const struct mirror *m, bool is_open, int64_t now_ms);
/* Something was typed, and the hub has not said yet what it keeps: nothing of it can be sent. */
bool mirror_is_unheard(const struct mirror *m);
/* It was sent. */
void mirror_sent(struct mirror *m, uint32_t ticket, bool is_question, bool has_text);
/* It was answered with this code.  False: it can never be kept. */
bool mirror_answered(struct mirror *m, int code, int64_t now_ms);

#endif
