/* SPDX-License-Identifier: EUPL-1.2 */
/* out_text_alarm - alarms, for people.     Tests: cli/alarm.t.   Threads: one. */
#ifndef ZCC_CTL_OUT_TEXT_ALARM_H
#define ZCC_CTL_OUT_TEXT_ALARM_H

#include "hub/ctl/out.h"

void out_text_alarms(const struct board *at, bool is_past);

#endif
