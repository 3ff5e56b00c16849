/* SPDX-License-Identifier: EUPL-1.2 */
/* What the hub told that was asked for: drafts, dossiers, uses of the noodknop. */
#include "tui/core/console.h"

#include "shared/care/board.h"
#include "tui/core/draft.h"
#include "tui/core/intake_draft.h"
#include "tui/core/triage_desk.h"
#include "tui/core/triage_draft.h"
#include "tui/core/view_ask.h"
#include "tui/core/view_identity.h"
#include "tui/core/view_intake.h"
#include "tui/core/view_review.h"

#include <string.h>

void
console_right(struct console *c, uint64_t row, unsigned relation, int64_t until_wall)
{
	if (c->dossier.row != row)
		return;
	c->dossier.relation = (uint8_t)relation;
	c->dossier.until_wall = until_wall;
}

void
console_reviews(struct console *c, const struct review_item *item, unsigned num)
{
	review_are(c, item, num);
}

void
console_draft(struct console *c, uint64_t row, const char *note, const char *triage)
{
	const struct zcc_case_row *now = board_case(c->board, row);

	if (row == 0) { /* of no case yet */
		if (intake_draft_text(c, note))
			intake_says_earlier(c);
		return;
	}
	draft_text(c, row, note);
	if (triage[0] == '\0' || now == NULL)
		return;
	if (c->triage_draft.left == row) { /* an earlier console left it: back to it */
		c->triage_draft.left = 0;
		triage_begin(c, now);
	}
	triage_draft_text(c, row, triage);
}

void
console_dossier(struct console *c, uint64_t row, const struct dossier_part *part, unsigned num)
{
	triage_dossier(c, row, part, num);
	if (identity_is_hidden(c, row)) {
		identity_dossier(c, row, part, num);
		return;
	}
	console_wipe_dossier(c);
	c->case_id = row;
	c->screen = SCREEN_CASE;
	c->dossier.row = row;
	c->dossier.num = num < CONSOLE_PARTS_MAX ? num : CONSOLE_PARTS_MAX;
	/* The newest matter most when there are too many. */
	memcpy(c->dossier.part, part + (num - c->dossier.num), c->dossier.num * sizeof(*part));
	identity_dossier(c, row, part, num);
	if (c->calling == row) {
		const struct zcc_case_row *now = board_case(c->board, row);
		c->calling = 0;
		if (now != NULL && c->over == OVER_NONE)
			ask_begin(c, VERB_CALLBACK, now, now->version, -1);
	}
}
