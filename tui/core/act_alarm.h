/* SPDX-License-Identifier: EUPL-1.2 */
/* act_alarm - what the keys do about the selected alarm.     Tests: unit/test_console_alarm.c. */
#ifndef ZCC_TUI_ACT_ALARM_H
#define ZCC_TUI_ACT_ALARM_H

#include "tui/core/console_state.h"

/* True when `a` was one of these. */
bool act_alarm(struct console *c, enum action a);
/* Number n, from 1, of those that alarm_deed.h offers for the selected alarm. */
void act_alarm_deed(struct console *c, unsigned n);

#endif
