/* SPDX-License-Identifier: EUPL-1.2 */
/* out_text_triage - triage, for people.   Tests: cli/triage.t.   Threads: no state. */
#ifndef ZCC_CTL_OUT_TEXT_TRIAGE_H
#define ZCC_CTL_OUT_TEXT_TRIAGE_H

#include "zcc/segment.h"

/* Nothing for a case that was not triaged. */
/* Who the patient is (ID-1). */
void out_text_identity(const struct zcc_identity *who);
void out_text_triage(const struct zcc_triage *t);
/* Of `status`: the protocol in force. */
void out_text_protocol_of(const struct zcc_hub_row *h);

#endif
