/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/sim/world_priv.h"

#include "shared/care/takeover.h"

#include <string.h>

static uint64_t
any(struct world *w, uint64_t num)
{
	return (uint64_t)chance_range(&w->chance, 0, (int64_t)num - 1);
}

/* The list as it is, and now and then as it was. */
void
deed_takeover(struct world *w, const struct book *b, struct ask *a)
{
	struct takeover_list l = {0};
	const struct book_case *k;
	ask_init(a, VERB_HANDOVER);
	for (uint32_t i = 0; (k = book_each_open(b, &i)) != NULL;)
		takeover_add(&l, &k->row);
	a->board.total = (int32_t)l.num;
	a->board.from = l.number + any(w, 10) / 9;
}

/* Mostly read first, by whoever may and who may not. */
void
deed_authorise(struct world *w, const struct console *k, const struct book *b, struct ask *a)
{
	const struct book_operator *me = book_operator(b, region_name(k->person));
	const struct book_case *c;
	uint64_t found = 0, n = 0;
	for (uint32_t i = 0; (c = book_each_advised(b, &i)) != NULL;)
		if (any(w, ++n) == 0)
			found = c->row.id;
	c = me != NULL ? book_case(b, me->opened_case) : NULL;
	bool has_read = c != NULL && (c->row.marks & CASE_MARK_ADVISED) != 0;
	ask_init(a, has_read || any(w, 10) == 0 ? VERB_AUTHORISE : VERB_DOSSIER);
	a->row = has_read ? c->row.id : found;
	c = book_case(b, a->row);
	a->version = c != NULL ? c->row.version - (any(w, 20) == 0) : 1;
	a->has_dossier = a->verb == VERB_AUTHORISE && any(w, 3) == 0;
	if (!a->has_dossier)
		return;
	strcpy(a->board.reason, "terug"); /* not agreed */
	strcpy(a->dossier.note, "laat vandaag nog een arts kijken");
}

/* Mostly one that stands: seen, put at rest for a time that is now and then too long, woken. */
void
deed_alarm(struct world *w, const struct book *b, int64_t wall_ms, struct ask *a)
{
	static const uint8_t verbs[] = {VERB_ALARM_ACK, VERB_ALARM_ACK, VERB_ALARM_REST,
	    VERB_ALARM_WAKE};
	static const char *const reasons[] = {"bekend", "gepland", "onterecht", "klappert"};
	const struct zcc_alarm_row *r;
	uint64_t n = 0;
	ask_init(a, (enum zcc_verb)verbs[any(w, 4)]);
	a->board.alarm = any(w, book_next_alarm(b)) + 1;
	for (uint32_t i = 0; (r = book_each_alarm(b, &i)) != NULL;)
		if (any(w, ++n) == 0 && chance_hits(&w->chance, 900))
			a->board.alarm = r->id;
	if (a->verb != VERB_ALARM_REST)
		return;
	strcpy(a->board.reason, reasons[any(w, 4)]);
	a->board.at = (uint64_t)(wall_ms + chance_range(&w->chance, -2000, 65000));
}
