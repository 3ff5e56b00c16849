/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/send.h"

#include "shared/care/board.h"
#include "shared/care/state.h"
#include "shared/care/waitroom.h"
#include "tui/core/say.h"
#include "tui/core/text.h"

#include <string.h>

bool
send_may(const struct console *c, enum zcc_verb verb)
{
	if (verb == VERB_NONE || (verb_needs(verb) & VN_FREE))
		return true;
	return c->role != NULL && !c->is_refused && (c->role->verbs >> verb & 1);
}

bool
send_may_binding(const struct console *c, const struct binding *b)
{
	bool is_packet = b->action == DO_OPEN && c->who.desk == DESK_MELDKAMER; /* opens, and takes nothing */

	return c->role == NULL || is_packet || send_may(c, (enum zcc_verb)b->verb);
}

/* There is a hub, and it let us in; else says what is missing. */
bool
send_may_act(struct console *c)
{
	if (!console_is_live(c))
		console_say(c, true, _("NO HUB: nothing can be recorded now, nothing was done"));
	else if (c->is_refused)
		console_say(c, true, _("READ ONLY: you are not logged in, nothing was done"));
	else if (c->role == NULL)
		console_say(c, true, _("Not logged in yet, nothing was done"));
	else
		return true;
	return false;
}

bool
send_may_verb(struct console *c, enum zcc_verb verb)
{
	if (!send_may_act(c))
		return false;
	if (!send_may(c, verb))
		console_say(c, true, _("Role %s may not do this: %s"), c->who.role, say_verb(verb));
	return send_may(c, verb);
}

bool
send_act(struct console *c, const struct intent *want)
{
	struct console_pending *p = NULL;

	/* the answer to what was offered needs no grant */
	bool is_answer = want->verb == VERB_PUSH && want->reason[0] != '\0';
	/* nor does the reading of what the noodknop opened */
	is_answer = is_answer || (want->verb == VERB_DOSSIER && want->row == c->noodknop.opened);
	if (is_answer ? !send_may_act(c) : !send_may_verb(c, (enum zcc_verb)want->verb))
		return false;
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++)
		if (c->pending[i].ticket == 0)
			p = &c->pending[i];
	if (p == NULL || c->out_num == CONSOLE_OUT_MAX) {
		console_say(c, true, _("Still waiting for the hub; nothing was done"));
		return false;
	}
	c->out[c->out_num] = *want;
	c->out[c->out_num].ticket = ++c->ticket;
	c->out_num++;
	*p = (struct console_pending){ c->ticket, want->verb, want->row, c->now_ms };
	return true;
}

void
send_plain(struct console *c, const struct intent *want)
{
	if (c->out_num < CONSOLE_OUT_MAX)
		c->out[c->out_num++] = *want;
}

bool
send_can_ask(const struct console *c, const struct zcc_case_row *row)
{
	return state_is_talking((enum zcc_state)row->state) ||
	    (row->state == CASE_INGEZET && waitroom_waits(c->board, row));
}

/* The protocol of this post is the one that the hub weighs by. */
static bool
is_in_force(const struct console *c)
{
	return c->protocol != NULL &&
	    memcmp(c->protocol->hash, c->board->hub.protocol, sizeof(c->protocol->hash)) == 0;
}

bool
send_may_triage(const struct console *c, const struct zcc_case_row *row)
{
	return console_is_live(c) && send_may(c, VERB_TRIAGE) && case_is_of(row, c->who.operator) &&
	    send_can_ask(c, row) && (c->triage.row == row->id || is_in_force(c));
}
