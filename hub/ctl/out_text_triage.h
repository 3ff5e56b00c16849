/* SPDX-License-Identifier: EUPL-1.2 */
/* out_text_triage - triage, for people.   Tests: cli/triage.t.   Threads: no state. */
#ifndef ZCC_CTL_OUT_TEXT_TRIAGE_H
#define ZCC_CTL_OUT_TEXT_TRIAGE_H

#include "shared/care/protocol.h"
#include "zcc/segment.h"

/* Who the patient is (ID-1). */
void out_text_identity(const struct zcc_identity *who);
/* Nothing for a case that was not triaged.  p: by which it was, NULL = it is not at hand. */
void out_text_triage(const struct zcc_triage *t, const struct protocol *p);
/* Lines of a dossier in the words of the protocol: what was answered, and what was told; nothing of "". */
void out_text_answers(const struct protocol *p, const char *answers);
void out_text_told(const struct protocol *p, const char *codes);
/* Of `status`: the protocol in force. */
void out_text_protocol_of(const struct zcc_hub_row *h);

#endif
