/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/out_text_log.h"

#include "hub/ctl/access_words.h"
#include "hub/ctl/audit_words.h"
#include "hub/ctl/out_cell.h"
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/care/words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Also what stands in a journal is cleaned: a signed refusal may hold what its sender chose. */
void
out_text_audit(const struct journal_row *row)
{
	char when[25], detail[AUDIT_DETAIL_SIZE];
	const char *word = audit_event_word(row, detail);
	clock_rfc3339(when, row->at_ms);
	printf("%8" PRIu64 "  %s  ", row->seq, when);
	out_column((char[]){row->action, '\0'}, 1);
	printf(" %-16s  ", word);
	out_cell(row->actor[0] != '\0' ? row->actor : "(hub)", 24);
	out_cell(row->role, 20);
	printf("seat %016" PRIx64 "  ", row->seat);
	if (row->case_id != 0)
		printf("case %-8" PRIu64 "  ", row->case_id);
	else
		printf("%-13s  ", "-");
	printf("%-16s  %-8s  ", row->verb != 0 ? verb_word(row->verb) : "-",
	    err_word(row->outcome));
	out_column(row->flags, 0);
	if (detail[0] != '\0') {
		fputs("  ", stdout);
		out_column(detail, 0);
	}
	putchar('\n');
}

/* "30-11-2026 14:31  k.vos, triagist, heeft uw dossier gelezen" */
void
out_text_access(const struct journal_row *row)
{
	struct local_time t = clock_local(row->at_ms);
	printf("%02d-%02d-%04d %02d:%02d  ", t.day, t.month, t.year, t.hour, t.minute);
	out_column(row->actor, 0);
	if (row->role[0] != '\0') {
		fputs(", ", stdout);
		out_column(row->role, 0);
		putchar(',');
	}
	const char *words = access_words(row);
	/* Each begins with "heeft": of what was refused it says that it was not done. */
	if (row->outcome != ZCC_OK && strncmp(words, "heeft ", 6) == 0)
		printf(" is geweigerd, en heeft dus niet %s\n", words + 6);
	else
		printf(" %s\n", words);
}

/* Of the noodknop or a tag: what it was, why, and what somebody made of it. */
void
out_text_review(const struct wire_review *u)
{
	const struct to_review *n = &u->what;
	char at[25], until[25];
	clock_rfc3339(at, n->at_wall);
	clock_rfc3339(until, n->until_wall);
	printf("%" PRIu64 "  case %" PRIu64 "  ", n->id, n->case_id);
	out_column(n->operator, 0);
	fputs(", ", stdout);
	out_column(n->role, 0);
	if (n->tag != TAG_NONE)
		printf("  %s  %s\n    ", at, tag_word(n->tag));
	else
		printf("  %s until %s  %s\n    ", at, until, noodknop_word(n->reason));
	out_column(u->is_erased ? "(the dossier was erased, and the words with it)" : u->words, 0);
	putchar('\n');
	if (n->outcome == REVIEW_NONE)
		return;
	clock_rfc3339(at, n->reviewed_wall);
	printf("    %s by ", n->tag != TAG_NONE ? tag_end_word(n->outcome) : review_word(n->outcome));
	out_column(n->reviewed_by, 0);
	printf(" %s  ", at);
	out_column(u->reviewed_words, 0);
	putchar('\n');
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
