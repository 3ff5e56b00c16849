/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * NT-13, KB-9: no triage has an answer of another's that its triagist did not take over by itself, from the
 * row that had it last; none has ABCD of another; and who asked all again said why.  By what was sent, not by
 * what the hub keeps.
 */
#include "tests/sim/check_priv.h"

#include "shared/care/state.h"
#include "shared/care/triage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned long long ull;

static const char *const questions[GIVEN_ASKED] = {"answer:fever", "answer:speech", "pain"};

uint64_t
check_given_row(const struct check *c, uint64_t id, unsigned question, const char **name)
{
	*name = questions[question];
	return id < CASES_MAX ? c->given[id][question].seq : 0;
}

/* These words answer it. */
static bool
answers(const char *words, const char *question)
{
	size_t len = strlen(question);
	for (const char *s = strstr(words, question); s != NULL; s = strstr(s + 1, question))
		if ((s == words || s[-1] == ' ') && (s[len] == '=' || s[len] == ':'))
			return true;
	return false;
}

/* The row from which these words take it over; 0 = they do not. */
static uint64_t
taken_from(const char *words, const char *question)
{
	char word[48];
	snprintf(word, sizeof word, "taken:%s=", question);
	const char *s = strstr(words, word);
	return s != NULL ? strtoull(s + strlen(word), NULL, 10) : 0;
}

static unsigned
count_taken(const char *words)
{
	unsigned num = 0;
	for (const char *s = words; (s = strstr(s, "taken:")) != NULL; s++)
		num++;
	return num;
}

static void
check_taken(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch, const char *words)
{
	const struct zcc_triage *t = &ch->triage;
	bool is_anew = false, uses = false;
	unsigned known = 0, others = 0;
	for (unsigned i = 0; i < GIVEN_ASKED; i++) {
		const struct told_answer *a = &c->given[ch->id][i];
		uint64_t from = taken_from(words, questions[i]);
		bool is_other = a->seq != 0 && strcmp(a->by, row->actor) != 0;
		known += from != 0;
		others += from != 0 && is_other;
		uses = uses || (from != 0 && is_other);
		is_anew = is_anew || (is_other && answers(words, questions[i]));
		if (from != 0 && (from != a->seq || !answers(words, questions[i])))
			check_fail(c, "NT-13", "row %llu takes %s of case %llu over from row %llu, which row %llu has",
			    (ull)row->seq, questions[i], (ull)ch->id, (ull)from, (ull)a->seq);
	}
	if (strstr(words, "taken:abcd") != NULL || known != count_taken(words))
		check_fail(c, "KB-9", "row %llu takes over what nobody may: %s", (ull)row->seq, words);
	if (t->taken + t->changed != others)
		check_fail(c, "NT-13", "row %llu counts %u answers as taken over, not %u", (ull)row->seq,
		    t->taken + t->changed, others);
	if (ch->act != ACT_RAV && is_anew && !uses && t->again == RETRIAGE_NONE &&
	    triage_urgency(t) > URGENCY_ALARM)
		check_fail(c, "NT-13", "row %llu asks all of case %llu again without a reason", (ull)row->seq,
		    (ull)ch->id);
	if (t->again != RETRIAGE_NONE && others > 0)
		check_fail(c, "KP-16", "row %llu counts as asked again, and takes answers over", (ull)row->seq);
	c->counts.taken_over_answers += known;
	c->counts.asked_anew += t->again != RETRIAGE_NONE;
}

static void
remember(struct check *c, const struct journal_row *row, const struct sent *s)
{
	bool is_call = (verb_needs(s->verb) & VN_NEW) != 0;
	bool has_line = is_call && (s->line == LINE_ZELFTRIAGE || s->line == LINE_112);
	for (unsigned i = 0; i < GIVEN_ASKED; i++) {
		struct told_answer *a = &c->given[row->case_id][i];
		if (!answers(s->answers, questions[i]))
			continue;
		a->seq = row->seq;
		snprintf(a->by, sizeof a->by, "%s", has_line ? line_word(s->line) : row->actor);
	}
}

void
check_given(struct check *c, const struct journal_row *row, const struct event *e, const struct fate *f)
{
	const struct ev_case_changed *ch = &e->u.changed;
	if (row->outcome != ZCC_OK || f->sent.answers[0] == '\0' || row->case_id >= CASES_MAX)
		return;
	const struct book_case *k = book_case(c->shadow, row->case_id);
	/* what was of somebody else went with its answers, or came with them (ID-2): whose they are is not followed */
	bool is_followed = k != NULL && k->row.mend == MEND_NONE;
	if (e->type == EV_CASE_CHANGED && is_followed && ch->triage.times != k->triage.times)
		check_taken(c, row, ch, f->sent.answers);
	remember(c, row, &f->sent);
}
