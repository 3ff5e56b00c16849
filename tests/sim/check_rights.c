/* SPDX-License-Identifier: EUPL-1.2 */
/* Who reads a dossier (TR-1), and the noodknop (AU-8), of a row before it is applied to the shadow. */
#include "tests/sim/check_priv.h"

#include "shared/care/state.h"

#include <string.h>

typedef unsigned long long ull;

/* Of a right that can be told by other means than the rule's. */
static bool
is_sound(const struct check *c, const struct journal_row *row, unsigned relation)
{
	enum person p = region_person(row->actor);
	const struct book_case *k = book_case(c->shadow, row->case_id);
	bool has_it = k != NULL && k->row.state != CASE_GESLOTEN &&
	    strcmp(k->row.claimed_by, row->actor) == 0;
	switch (relation) {
	case RELATION_HOLDS: return has_it;
	case RELATION_HELD:
		return p < PEOPLE_NUM && row->case_id < CASES_MAX && c->had[p][row->case_id];
	case RELATION_LIST:
		return k != NULL && (k->row.claimed_by[0] == '\0' || !state_is_held(k->row.state));
	case RELATION_NOODKNOP:
		return p < PEOPLE_NUM && row->case_id < CASES_MAX &&
		    row->line_ms < c->pressed_until[p][row->case_id];
	default: return relation != RELATION_NONE;
	}
}

void
check_read(struct check *c, const struct journal_row *row, const struct event *e)
{
	unsigned relation = e->u.of_case.relation;
	if (!e->u.of_case.is_dossier)
		return;
	if (!is_sound(c, row, relation))
		check_fail(c, "TR-1", "row %llu: %s reads case %llu by right %u", (ull)row->seq,
		    row->actor, (ull)row->case_id, relation);
	if ((row->flags[3] == 'T') != (relation == RELATION_NOODKNOP))
		check_fail(c, "AU-3", "row %llu: flags %s of a reading by right %u", (ull)row->seq,
		    row->flags, relation);
	c->counts.noodknop_reads += relation == RELATION_NOODKNOP;
}

void
check_pressed(struct check *c, const struct journal_row *row, const struct ev_noodknop *n)
{
	enum person p = region_person(row->actor);
	const struct book_case *k = book_case(c->shadow, n->case_id);
	int64_t open_ms = (int64_t)book_settings(c->shadow)->noodknop_s * 1000;
	if (n->id != book_next_noodknop(c->shadow) || n->until_line != row->line_ms + open_ms ||
	    row->flags[3] != 'T' || row->sealed_len == 0)
		check_fail(c, "AU-8", "row %llu: use %llu until %lld", (ull)row->seq, (ull)n->id,
		    (long long)n->until_line);
	if (k != NULL && k->row.state != CASE_GESLOTEN && strcmp(k->row.claimed_by, row->actor) == 0)
		check_fail(c, "AU-8", "row %llu: %s has case %llu in hand", (ull)row->seq, row->actor,
		    (ull)n->case_id);
	if (p < PEOPLE_NUM && n->case_id < CASES_MAX)
		c->pressed_until[p][n->case_id] = n->until_line;
}

void
check_reviewed(struct check *c, const struct journal_row *row, const struct event *e)
{
	const struct to_review *u = book_noodknop(c->shadow, e->u.reviewed.id);
	if (u == NULL || u->outcome != REVIEW_NONE || strcmp(u->operator, row->actor) == 0)
		check_fail(c, "AU-8", "row %llu: %s reviews use %llu", (ull)row->seq, row->actor,
		    (ull)e->u.reviewed.id);
	c->counts.reviewed++;
}

/* In whose hands a case was, in this run: before and after each of its changes. */
void
check_in_hand(struct check *c, uint64_t id, const char *operator)
{
	enum person p = region_person(operator);
	if (p < PEOPLE_NUM && id < CASES_MAX)
		c->had[p][id] = true;
}

/* BG-1, PE-6: a limit that is told or struck is the newest word on it, or nothing changes. */
void
check_limits(struct check *c, const struct journal_row *row, const struct event *e)
{
	const struct ev_struck *s = &e->u.struck;
	bool is_told = e->type == EV_BACKGROUND;
	if (is_told && (row->sealed_len == 0 || e->u.background.limit > LIMITS_NUM))
		check_fail(c, "BG-1", "row %llu: background without its words", (ull)row->seq);
	if (!is_told && (s->part >= row->seq || s->is_struck != (s->reason != STRIKE_NONE)))
		check_fail(c, "PE-6", "row %llu strikes part %llu", (ull)row->seq, (ull)s->part);
	c->counts.told_limits += is_told && e->u.background.limit != LIMIT_NONE;
	c->counts.struck += !is_told;
}
