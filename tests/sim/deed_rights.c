/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/sim/world_priv.h"

#include <string.h>

static uint64_t
any(struct world *w, uint64_t num)
{
	return (uint64_t)chance_range(&w->chance, 0, (int64_t)num - 1);
}

/* The case of some use; 0: there is none. */
static uint64_t
opened(struct world *w, const struct book *b)
{
	const struct noodknop_use *u;
	uint64_t id = 0, n = 0;
	for (uint32_t i = 0; (u = book_each_noodknop(b, &i)) != NULL;)
		if (any(w, ++n) == 0)
			id = u->case_id;
	return id;
}

/* A dossier that is mostly not to be read, now and then without a good reason, or without words; or one
 * that was opened so. */
void
deed_noodknop(struct world *w, const struct book *b, struct ask *a, uint64_t row)
{
	uint64_t was = any(w, 2) == 0 ? opened(w, b) : 0;
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
	const struct noodknop_use *u;
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

/* Some row near the end: mostly no part of this case at all. */
static void
strike(struct world *w, const struct book *b, struct ask *a)
{
	const struct book_case *c = book_case(b, a->row);
	uint64_t seq = book_seq(b);
	a->board.from = seq - any(w, seq < 40 ? seq + 1 : 40);
	for (unsigned i = 1; c != NULL && i <= LIMITS_NUM; i++)
		if (c->limit_seq[i] != 0 && any(w, 2) == 0)
			a->board.from = c->limit_seq[i];
	if (any(w, 4) != 0)
		strcpy(a->board.reason, any(w, 10) == 0 ? "zomaar" : "onjuist");
}

void
deed_known(struct world *w, const struct book *b, struct ask *a)
{
	if (a->verb == VERB_BACKGROUND)
		background(w, a);
	else if (a->verb == VERB_STRIKE)
		strike(w, b, a);
}
