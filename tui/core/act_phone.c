/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/act_phone.h"

#include "shared/care/board.h"
#include "shared/care/hand.h"
#include "shared/care/rank.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view_when.h"

#include <inttypes.h>

/* Who is on hold is spoken to again by the same key. */
void
act_hold(struct console *c, const struct zcc_case_row *row, struct intent *want)
{
	want->verb = row->state == CASE_AANGEHOUDEN ? VERB_RESUME : VERB_HOLD;
	send_act(c, want);
}

/* From the key the time is still to be typed. */
void
act_promise(struct console *c, struct intent *want, const char *text)
{
	if (text == NULL)
		when_begin(c, WHEN_PROMISE, want->row, want->version, "");
	else if ((want->at = console_time_of(c, text, ZCC_PROMISE_MAX_MS / 60000)) != 0)
		send_act(c, want);
	else
		console_say(c, true, _("Call back when? Minutes or a time: :tb %" PRIu64 " 30, :tb %"
		    PRIu64 " 15:30"), want->row, want->row);
}

/* The number is in the dossier, and reading that is recorded; what became of it is asked with it. */
void
act_call_back(struct console *c, const struct zcc_case_row *row)
{
	struct intent read = { .kind = INTENT_SEND, .verb = VERB_DOSSIER, .row = row->id };

	if (row->marks & CASE_MARK_NO_NUMBER)
		console_say(c, true, _("%" PRIu64 " cannot be called back: the caller was anonymous"),
		    row->id);
	else if (!rank_is_call_back(row) && !hand_is_ride(row, board_hand(c->board, row)))
		console_say(c, true, _("%" PRIu64 " is no call back: the caller is on the line"),
		    row->id);
	else if (send_act(c, &read))
		c->calling = row->id;
}

void
act_no_show(struct console *c, uint64_t row, uint32_t version)
{
	send_act(c, &(struct intent){ .kind = INTENT_SEND, .verb = VERB_CALLBACK, .row = row,
		.version = version, .attempt = ATTEMPT_NO_SHOW });
}
