/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * call_form - the fields of the form of a call that comes in, and of one from paper.
 *
 * Tests: unit/test_console_intake.c, unit/test_intake_draft.c.   Constant data.
 */
#ifndef ZCC_TUI_CALL_FORM_H
#define ZCC_TUI_CALL_FORM_H

#include "tui/core/intent.h"

#include <stddef.h>

/* The texts first, and of these the first eight are everybody's, the next of who hands it over at once, and
 * then of who calls on the line for professionals. */
enum call_form_field {
	CALL_LINE = 0,
	CALL_TO = 8,
	CALL_NOTE = 13,
	CALL_ASKS,
	CALL_PROFESSIONAL,
	CALL_ORGANISATION,
	CALL_RECEIVED,
	CALL_ANSWERED,
	CALL_CLOSED,
	CALL_REASON,
	CALL_FORM
};
static_assert((int)CALL_RECEIVED == (int)CALL_FIELDS, "the texts that an intent has room for come first");

struct call_form_row {
	const char *name;  /* of the outside contract */
	const char *label; /* message id */
	size_t max;        /* bytes */
};
extern const struct call_form_row call_form[CALL_FORM];

#endif
