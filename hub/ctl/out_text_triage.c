/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/out_text_triage.h"

#include "hub/ctl/out_cell.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/identity.h"
#include "shared/care/kind.h"
#include "shared/care/triage.h"
#include "shared/care/triage_said.h"
#include "shared/care/words.h"
#include "shared/edge/seal.h"

#include <stdio.h>
#include <string.h>

/* A triage with all there is to answer, each by its text. */
enum { SAID_SIZE = 8 * ZCC_ANSWERS_SIZE };

static void
time_said(int64_t at_ms, char *out, size_t size)
{
	char when[25];
	clock_rfc3339(when, at_ms);
	(void)text_copy(out, size, when);
}

static const struct said_phrases phrases = {
    .was_here = "the patient was there",
    .unknown = "unknown",
    .counts_as = "counts as",
    .pain = "pain",
    .given_by = "asked by",
    .given_at = "at",
    .taken_over = "(taken over)",
    .judged = "judged",
    .with = "together with",
    .why = "because",
    .place = "place",
    .number = "number",
    .care = care_word,
    .time = time_said,
};

static void
say_grade(const char *whose, unsigned urgency, const char *by, unsigned reason)
{
	printf("%s %s", whose, urgency_word(urgency));
	if (by[0] != '\0') {
		fputs(" by ", stdout);
		out_column(by, 0);
	}
	if (reason != REGRADE_NONE)
		printf(" (%s)", regrade_word(reason));
}

void
out_text_identity(const struct zcc_identity *who)
{
	if (who->state == IDENTITY_IMPOSSIBLE)
		printf("patient not established: %s\n", no_identity_word(who->reason));
	if (who->state != IDENTITY_DONE)
		return;
	printf("patient established: caller is %s, read back", presence_word(who->presence));
	for (unsigned i = 1; i <= IDENTIFIERS_NUM; i++)
		if ((who->read_back >> i & 1) != 0)
			printf(" %s", identifier_word(i));
	puts(who->bsn == BSN_VERIFIED ? ", BSN verified"
	        : who->bsn == BSN_UNVERIFIED ? ", BSN not verified" : "");
}

void
out_text_triage(const struct zcc_triage *t, const struct protocol *p)
{
	char said[160];
	if (t->times == 0)
		return;
	say_grade("triage: protocol", t->system, "", REGRADE_NONE);
	printf(" from %s ", cause_word(t->cause_kind));
	out_column(t->cause, 0);
	said_cause(p, &phrases, t, said, sizeof said);
	if (strcmp(said, t->cause) != 0) {
		fputs(" (", stdout);
		out_column(said, 0);
		putchar(')');
	}
	say_grade(", triagist", t->own, t->own_by, t->own_reason);
	if (t->regie != URGENCY_NONE)
		say_grade(", regiearts", t->regie, t->regie_by, t->regie_reason);
	printf("\nasked %u of %u criteria, %u of %u letters%s\n", t->asked, t->asked_of, t->abcd,
	    t->abcd_of, t->flags & TRIAGE_FLAG_PHYSICAL ? ", the patient was there" : "");
	if (t->taken + t->changed > 0)
		printf("of what others were answered %u taken over, %u changed\n", t->taken, t->changed);
	if (t->again != RETRIAGE_NONE)
		printf("what others were answered was thrown away: %s\n", retriage_word(t->again));
	if (t->with_by[0] != '\0') {
		fputs("together with ", stdout);
		out_column(t->with_by, 0);
		putchar('\n');
	}
	if (t->care != CARE_NONE)
		printf("care %s\n", care_word(t->care));
	if (triage_wants_regie(t))
		puts("below the protocol: to the regiearts");
	if (triage_is_instructed(t)) {
		printf("below the protocol: sent back with an instruction by ");
		out_column(t->regie_by, 0);
		putchar('\n');
	}
	printf("advice %s, safety net %s\n", t->flags & TRIAGE_FLAG_ADVICE ? "given" : "not given",
	    t->flags & TRIAGE_FLAG_SAFETY_NET ? "given" : "not given");
}

void
out_text_protocol_of(const struct zcc_hub_row *h)
{
	printf("%-18s", "triage protocol");
	out_column(h->protocol_name[0] != '\0' ? h->protocol_name : "none", 0);
	if (h->protocol_version[0] != '\0') {
		putchar(' ');
		out_column(h->protocol_version, 0);
	}
	putchar('\n');
}

static void
line(const char *name, const char *said)
{
	static char clean[SAID_SIZE];
	if (said[0] == '\0')
		return;
	text_clean(clean, sizeof clean, said, false);
	printf("  %-16s%s\n", name, clean);
	seal_wipe(clean, sizeof clean);
}

void
out_text_answers(const struct protocol *p, const char *answers)
{
	static char said[SAID_SIZE];
	said_answers(p, &phrases, answers, said, sizeof said);
	line("answers", said);
	seal_wipe(said, sizeof said);
}

void
out_text_told(const struct protocol *p, const char *codes)
{
	static char said[SAID_SIZE];
	said_texts(p, codes, said, sizeof said);
	line("advice", said);
	seal_wipe(said, sizeof said);
}
