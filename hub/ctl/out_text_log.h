/* SPDX-License-Identifier: EUPL-1.2 */
/* out_text_log - the log for people: one line per row.  See out.h. */
#ifndef ZCC_CTL_OUT_TEXT_LOG_H
#define ZCC_CTL_OUT_TEXT_LOG_H

#include "hub/ctl/out.h"

void out_text_review(const struct wire_review *u);
void out_text_access(const struct journal_row *row);
void out_text_audit(const struct journal_row *row);
void out_text_verified(const struct out_verified *v);

#endif
