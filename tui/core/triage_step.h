/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_step - what a key does to a triage that is being made, in each of its steps.
 *
 * Tests: unit/test_triage_form.c.   Threads: none of its own.
 */
#ifndef ZCC_TUI_TRIAGE_STEP_H
#define ZCC_TUI_TRIAGE_STEP_H

#include "tui/core/triage_form.h"

enum triage_want triage_step_key(struct triage_form *f, int key, int64_t now_ms);
/* Pasted text. */
void triage_step_insert(struct triage_form *f, const char *text);

#endif
