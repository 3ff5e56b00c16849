/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/sim/world_priv.h"

#include <string.h>

static uint64_t
any(struct world *w, uint64_t num)
{
	return (uint64_t)chance_range(&w->chance, 0, (int64_t)num - 1);
}

/* The case of some use of his; 0: there is none. */
static uint64_t
opened(struct world *w, const struct book *b, const char *operator)
{
	const struct to_review *u;
	uint64_t id = 0, n = 0;
	for (uint32_t i = 0; (u = book_each_noodknop(b, &i)) != NULL;)
		if (strcmp(u->operator, operator) == 0 && any(w, ++n) == 0)
			id = u->case_id;
	return id;
}

/* A dossier that is mostly not to be read, now and then without a good reason, or without words; or one
 * that was opened so. */
void
deed_noodknop(
    struct world *w, const struct book *b, const char *operator, struct ask *a, uint64_t row)
{
	uint64_t was = any(w, 2) == 0 ? opened(w, b, operator) : 0;
	ask_init(a, was != 0 ? VERB_DOSSIER : VERB_NOODKNOP);
	a->row = was != 0 ? was : row;
	if (was != 0)
		return;
	strcpy(a->board.reason, any(w, 12) == 0 ? "zomaar" : "collega-weg");
	a->has_dossier = true;
	strcpy(a->dossier.note, any(w, 12) == 0 ? "" : "collega nam niet op");
}

/* Mostly one that waits. */
void
deed_review(struct world *w, const struct book *b, struct ask *a)
{
	static const char *const outcomes[] = {"terecht", "terecht", "onterecht", "datalek", "mooi"};
	const struct to_review *u;
	uint64_t n = 0;
	ask_init(a, VERB_REVIEW);
	a->board.from = any(w, book_next_noodknop(b) + 1);
	for (uint32_t i = 0; (u = book_each_noodknop(b, &i)) != NULL;)
		if (u->outcome == REVIEW_NONE && any(w, ++n) == 0)
			a->board.from = u->id;
	strcpy(a->board.reason, outcomes[any(w, 5)]);
	if (any(w, 2) == 0)
		return;
	a->has_dossier = true;
	strcpy(a->dossier.note, "gesproken");
}

/* What is known of whom he has in hand; now and then not whole. */
static void
background(struct world *w, struct ask *a)
{
	static const char *const kinds[] = {"behandelgrens", "medicatie", "allergie", "horoscoop"};
	static const char *const limits[] = {"reanimeren", "ic", "ziekenhuis", "alles"};
	static const char *const consents[] = {"gegeven", "nood", "geweigerd", ""};
	uint64_t kind = any(w, 2) == 0 ? 0 : any(w, 4);
	a->has_dossier = true;
	strcpy(a->dossier.item_kind, kinds[kind]);
	strcpy(a->dossier.origin, "huisarts");
	strcpy(a->dossier.consent, consents[any(w, 3) == 0 ? any(w, 4) : 0]);
	if (kind == 0) {
		strcpy(a->board.care, limits[any(w, 4)]);
		a->board.allowed = any(w, 4) == 0;
	}
	if (any(w, 3) != 0)
		strcpy(a->dossier.item, "apixaban");
}

static bool
has_limit(const struct book_case *c)
{
	for (unsigned i = 1; i <= LIMITS_NUM; i++)
		if (c->limit_seq[i] != 0)
			return true;
	return false;
}

static bool
has_record(const struct book_case *c)
{
	return c->triage.times > 0 || c->row.who.state != IDENTITY_NONE ||
	    (c->row.flags & CASE_FLAG_NOTED) != 0;
}

/* One of his of which this is so, where there is one. */
static const struct book_case *
one_of_his(struct world *w, const struct book *b, const char *operator,
    bool (*is_so)(const struct book_case *))
{
	const struct book_case *c, *found = NULL;
	uint64_t n = 0;
	for (uint32_t i = 0; (c = book_each_open(b, &i)) != NULL;)
		if (strcmp(c->row.claimed_by, operator) == 0 && is_so(c) && any(w, ++n) == 0)
			found = c;
	return found;
}

/* What was told last of a behandelgrens, or some row near the end: mostly no part of this case at all. */
static void
strike(struct world *w, const struct book *b, const char *operator, struct ask *a)
{
	const struct book_case *c = any(w, 4) != 0 ? one_of_his(w, b, operator, has_limit) : NULL;
	uint64_t seq = book_seq(b);
	a->row = c != NULL ? c->row.id : a->row;
	a->board.from = seq - any(w, seq < 40 ? seq + 1 : 40);
	for (unsigned i = 1; c != NULL && i <= LIMITS_NUM; i++)
		if (c->limit_seq[i] != 0 && any(w, 8) != 0)
			a->board.from = c->limit_seq[i];
	if (any(w, 4) != 0)
		strcpy(a->board.reason, any(w, 10) == 0 ? "zomaar" : "onjuist");
}

/* To a new case, to some other, or back to where it came from. */
static void
wrong_patient(struct world *w, const struct book *b, const char *operator, struct ask *a)
{
	const struct book_case *c = any(w, 5) != 0 ? one_of_his(w, b, operator, has_record) : NULL;
	uint64_t num = book_next_case(b);
	if (c != NULL) {
		a->row = c->row.id;
		a->version = c->row.version - (any(w, 12) == 0);
	}
	c = book_case(b, a->row);
	a->board.from = any(w, 2) == 0 ? 0 : num - any(w, num < 12 ? num : 12);
	if (c != NULL && c->row.mend != MEND_NONE && any(w, 2) == 0)
		a->board.from = c->row.mended;
	if (any(w, 3) != 0)
		return;
	a->has_dossier = true;
	strcpy(a->dossier.note, "andere beller");
}

static void
tag(struct world *w, struct ask *a)
{
	static const char *const kinds[] = {"leerpunt", "ketenincident", "ketenincident", "zomaar"};
	strcpy(a->board.kind, kinds[any(w, 4)]);
	a->has_dossier = true;
	strcpy(a->dossier.note, any(w, 10) == 0 ? "" : "te laat gebeld");
}

void
deed_tag_review(struct world *w, const struct book *b, struct ask *a)
{
	static const char *const outcomes[] = {"opgepakt", "doorgezet", "geen", "terecht"};
	const struct to_review *t;
	uint64_t n = 0;
	ask_init(a, VERB_TAG);
	a->row = 1;
	a->board.from = 1 + any(w, book_next_tag(b));
	for (uint32_t i = 0; (t = book_each_tag(b, &i)) != NULL;)
		if (t->outcome == TAG_OPEN && any(w, ++n) == 0) {
			a->board.from = t->id;
			a->row = t->case_id;
		}
	strcpy(a->board.reason, outcomes[any(w, 4)]);
}

void
deed_known(struct world *w, const struct book *b, const char *operator, struct ask *a)
{
	if (a->verb == VERB_WRONG_PATIENT)
		wrong_patient(w, b, operator, a);
	else if (a->verb == VERB_TAG)
		tag(w, a);
	if (a->verb == VERB_BACKGROUND)
		background(w, a);
	else if (a->verb == VERB_STRIKE)
		strike(w, b, operator, a);
}
