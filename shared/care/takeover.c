/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/takeover.h"

#include "shared/care/state.h"

#include <string.h>

bool
takeover_has(const struct zcc_case_row *row)
{
	return row->id != 0 && row->state != CASE_GESLOTEN &&
	    (row->marks & CASE_MARK_FOLLOW_UP) != 0;
}

/* A sum that no other order changes, and hardly another set of cases has. */
void
takeover_add(struct takeover_list *l, const struct zcc_case_row *row)
{
	if (!takeover_has(row))
		return;
	l->num++;
	l->number = (l->number + row->id * UINT64_C(0x9e3779b97f4a7c15)) & INT64_MAX; /* fits JSON */
}

bool
takeover_is_due(const struct zcc_placing *p)
{
	return p->next[0] != '\0';
}

bool
takeover_is_for(const struct settings *s, const struct zcc_placing *p, const char *role)
{
	const struct desk_settings *d = takeover_is_due(p) ? settings_desk(s, p->next) : NULL;
	return d != NULL && strcmp(d->role, role) == 0;
}

struct takeover_list
takeover_of_board(const struct board *b)
{
	struct takeover_list l = {0};
	for (uint32_t i = 0; i < b->cases_end; i++)
		takeover_add(&l, &b->cases[i]);
	return l;
}

bool
takeover_stays(const struct board *b, const struct zcc_case_row *row)
{
	bool has_caller = state_is_talking((enum zcc_state)row->state) ||
	    row->state == CASE_AANGEHOUDEN;
	for (uint32_t i = 0; has_caller && i < b->operators_end; i++) {
		const struct zcc_operator_row *o = &b->operators[i];
		if (o->seat != 0 && (o->in_ear > 0 || o->on_hold > 0) &&
		    strcmp(o->name, row->claimed_by) == 0)
			return true;
	}
	return false;
}
