/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who was sent somewhere and did not come (OV-4): the case is open again, and he is called.
 *
 *     ingezet, opvolging, gesloten --no-show--> terugbellen, now
 *
 * Who hears of it need not be who has the case: the one who expected the patient telephones the room.  What
 * was advice alone has nobody who expects anybody, and a ride is the meldkamer's.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/kind.h"
#include "shared/care/triage.h"

#include <string.h>

/* A kind of care to which the patient goes, or that comes to him. */
static bool
is_expected(const char *care)
{
	unsigned number = care_number(care);
	bool is_passed_on = strcmp(care, "doorverwezen") == 0; /* the region's word for anywhere else */
	return is_passed_on ||
	    (number != CARE_NONE && number != CARE_AMBULANCE && !triage_is_advice(care));
}

int
rule_no_show(const struct question *q, const struct book_case *c, struct event *out)
{
	struct ev_case_changed *ch = &out->u.changed;
	struct numeral id = numeral(q->ask->row);
	if (c == NULL)
		return refuse(q->no, (struct because){WHY_CASE_CLOSED, id.text});
	int code = begin_act(q, c, ACT_NO_SHOW);
	if (code == ZCC_OK && (c->row.flags & CASE_FLAG_ERASED) != 0)
		code = refuse(q->no, (struct because){WHY_ERASED, id.text});
	if (code == ZCC_OK && !is_expected(c->row.reason) && !is_expected(care_word(c->triage.care)))
		code = refuse(q->no, (struct because){WHY_NOBODY_EXPECTED, id.text});
	if (code == ZCC_OK)
		code = rule_line_is_mine(q, c);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_NO_SHOW, q->now.line_ms, ch);
	ch->callback_line = q->now.line_ms;
	ch->flags |= CASE_FLAG_CALLBACK;
	memset(ch->reason, 0, sizeof ch->reason);
	ch->promised_line = q->now.line_ms; /* he is called at once, and that is what the clock says */
	ch->promised_wall = q->now.wall_ms;
	changed_to_nobody(q->book, c, ch);
	return ZCC_OK;
}
