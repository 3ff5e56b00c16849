/* SPDX-License-Identifier: EUPL-1.2 */
/* The shift: begun, ended, handed over (SH-1, HB-10). */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <string.h>

const struct arg_option verb_shift_end_options[] = {
    {"to", ARG_ONCE, "NAME|ROLE"},
    {NULL, ARG_FLAG, NULL},
};

/* Ask, then show how the floor is; the board is published before the hub answers. */
static int
act(struct ctl *c, const char *what, const char *whom)
{
	struct ask ask;
	struct wire_answer done;
	const struct board *at = NULL;
	ask_init(&ask, VERB_SHIFT);
	text_copy(ask.board.kind, sizeof ask.board.kind, what);
	if (whom != NULL && !text_copy(ask.board.operator, sizeof ask.board.operator, whom))
		return fault_set(&c->fault, ZCC_E_UNKNOWN, 0,
		    "'%.60s' is longer than the name of an operator or a role", whom);
	int rc = ctl_ask(c, &ask, &done);
	if (rc != ZCC_OK)
		return rc;
	if (ctl_board(c, &at) != ZCC_OK) { /* it is done all the same */
		c->fault = (struct fault){0};
		c->out->acted(&done);
		return ZCC_OK;
	}
	c->out->shift(at, &c->site.settings, &(struct out_shift){c->operator, &done});
	return ZCC_OK;
}

int
verb_shift_start(struct ctl *c, const struct args *a)
{
	(void)a;
	return act(c, "start", NULL);
}

int
verb_shift_end(struct ctl *c, const struct args *a)
{
	return act(c, "end", args_value(a, "to"));
}

int
verb_shift_accept(struct ctl *c, const struct args *a)
{
	return act(c, "accept", a->word[0]);
}

int
verb_shift_refuse(struct ctl *c, const struct args *a)
{
	return act(c, "refuse", a->word[0]);
}

int
verb_shift_withdraw(struct ctl *c, const struct args *a)
{
	(void)a;
	return act(c, "withdraw", NULL);
}

int
verb_shift_list(struct ctl *c, const struct args *a)
{
	const struct board *at;
	(void)a;
	int rc = ctl_board_live(c, &at);
	if (at != NULL)
		c->out->shifts(at, &c->site.settings);
	return rc;
}
