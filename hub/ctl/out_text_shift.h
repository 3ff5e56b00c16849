/* SPDX-License-Identifier: EUPL-1.2 */
/* out_text_shift - shifts and who is there, for people.     Tests: cli/shift.t.   Threads: one. */
#ifndef ZCC_CTL_OUT_TEXT_SHIFT_H
#define ZCC_CTL_OUT_TEXT_SHIFT_H

#include "hub/ctl/out.h"

void out_text_staff(const struct board *at, const struct settings *s);
void out_text_shift(const struct board *at, const struct settings *s, const struct out_shift *o);
void out_text_message(const struct message *m);
void out_text_shifts(const struct board *at, const struct settings *s);

#endif
