/* SPDX-License-Identifier: EUPL-1.2 */
/* out_text_hand - what is handed over, as text (out.h). */
#ifndef ZCC_CTL_OUT_TEXT_HAND_H
#define ZCC_CTL_OUT_TEXT_HAND_H

#include "hub/ctl/out.h"

/* What a professional asks, for whom the case is, and where it came from. */
void out_text_route(const struct zcc_case_row *r, const struct zcc_forward *f);
void out_text_hand(const struct board *at, const struct out_case *c);
void out_text_hands(const struct board *at);

#endif
