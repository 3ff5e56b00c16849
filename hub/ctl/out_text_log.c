/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/out_text_log.h"

#include "hub/ctl/audit_words.h"
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/care/words.h"

#include <inttypes.h>
#include <stdio.h>

/* Names are of the closed forms that name_is_valid() knows: safe for a terminal. */
void
out_text_audit(const struct journal_row *row)
{
	char when[25];
	clock_rfc3339(when, row->at_ms);
	printf("%8" PRIu64 "  %s  %c %-16s  %-24s  %-20s  seat %016" PRIx64 "  ", row->seq, when,
	    row->action, audit_event_word(row->type), row->actor[0] != '\0' ? row->actor : "(hub)",
	    row->role[0] != '\0' ? row->role : "-", row->seat);
	if (row->case_id != 0)
		printf("case %-8" PRIu64 "  ", row->case_id);
	else
		printf("%-13s  ", "-");
	printf("%-16s  %-8s  %s\n", row->verb != 0 ? verb_word(row->verb) : "-",
	    err_word(row->outcome), row->flags);
}

void
out_text_verified(const struct out_verified *v)
{
	printf("rows        %" PRIu64 ", up to %" PRIu64 "\n", v->rows, v->seq);
	printf("chain       whole, head %s\n", v->head);
	printf("checkpoints good, newest vouches for row %" PRIu64 "\n", v->signed_seq);
	printf("signatures  %" PRIu64 " good\n", v->signatures);
	if (v->compared_seq != 0)
		printf("replay      equal at row %" PRIu64 ", digest %s\n", v->compared_seq,
		    v->digest);
	else if (v->digest[0] != '\0')
		printf("replay      nothing to compare with, digest %s\n", v->digest);
}
