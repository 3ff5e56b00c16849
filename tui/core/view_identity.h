/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_identity - who the patient is (ID-1): a form over the case, filled from its own dossier, in which
 * what was read back is said, or why nobody can say who it is.  Nothing comes from another case.
 *
 * Tests: unit/test_console_identity.c, unit/test_screens.c.   Threads: one.   Memory: wiped when it ends.
 */
#ifndef ZCC_TUI_VIEW_IDENTITY_H
#define ZCC_TUI_VIEW_IDENTITY_H

#include "tui/core/console_state.h"

/* Ask for the dossier of the case, which is recorded; the form opens with what it tells. */
void identity_ask(struct console *c, const struct zcc_case_row *row);
/* The same for the head of a triage that begins: the form stays shut. */
void identity_prepare(struct console *c, const struct zcc_case_row *row);
/* It was asked for this, where no dossier is shown. */
bool identity_is_hidden(const struct console *c, uint64_t row);
/* It came. */
void identity_dossier(struct console *c, uint64_t row, const struct dossier_part *part, unsigned num);
/* Enter at the first step of a triage: what is known is agreed to, or the form opens.  False: who it is
 * was said before, or is not for this role to say. */
bool identity_confirm(struct console *c, const struct zcc_case_row *row);
/* "Zoë de Vlugt, 12-03-1946: ..." in the head of a triage; columns used. */
int identity_head(const struct console *c, struct frame *f, int y, int x, int width,
    const struct zcc_case_row *row);
void identity_key(struct console *c, int key);
void identity_insert(struct console *c, const char *text);
void identity_draw(struct console *c, struct frame *f);
bool identity_is_typing(const struct console *c);
/* Recorded: the form goes; refused: it stands there again with what was typed. */
void identity_done(struct console *c, unsigned verb, uint64_t row);
void identity_refused(struct console *c, uint64_t row);
void identity_wipe(struct console *c);
/* The same patient called before: the number of that case as typed, "" = it is none after all (NT-6). */
void identity_link(struct console *c, const struct zcc_case_row *row, const char *text);

#endif
