/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_say - the form of a message between desks: to whom of those who are there, the text, until when.
 *
 *     to whom --digit, or Enter on the first--> the text --Enter--> until when --Enter--> sent
 *         ^------------------ Esc ------------------'  ^------- Up ------'
 *
 * What was typed stays until it is sent, whatever comes in between; a refusal of the hub stands at the
 * field that it is about.
 *
 * Tests: unit/test_console_room.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_SAY_H
#define ZCC_TUI_VIEW_SAY_H

#include "tui/core/console_state.h"

void say_begin(struct console *c);
void say_key(struct console *c, int key);
void say_insert(struct console *c, const char *text); /* pasted */
void say_draw(struct console *c, struct frame *f);
/* The hub took it, or refused it: r tells why. */
void say_sent(struct console *c);
void say_refused(struct console *c, const struct console_reply *r);

#endif
