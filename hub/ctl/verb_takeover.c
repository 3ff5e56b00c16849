/* SPDX-License-Identifier: EUPL-1.2 */
/* The regie of vervolgzorg goes to the desk whose turn it is (OP-4). */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/takeover.h"

#include <stdlib.h>

const struct arg_option verb_handover_accept_options[] = {
    {"list", ARG_ONCE, "NUMBER"},
    {NULL, ARG_FLAG, NULL},
};

/* The open vervolgzorg cases in the order of the queue. */
static int
show(struct ctl *c, const struct board *at)
{
	uint32_t num = 0;
	uint32_t *order = calloc(at->cases_num + 1, sizeof *order);
	if (order == NULL)
		return fault_set(&c->fault, ZCC_E_IO, 0, "no memory for the list");
	uint32_t open = board_queue(at, order);
	for (uint32_t i = 0; i < open; i++)
		if (takeover_has(&at->cases[order[i]]))
			order[num++] = order[i];
	c->out->takeover(at, &c->site.settings, &(struct out_takeover){order, num});
	free(order);
	return ZCC_OK;
}

int
verb_handover_list(struct ctl *c, const struct args *a)
{
	const struct board *at;
	(void)a;
	int rc = ctl_board_live(c, &at);
	if (at == NULL)
		return rc;
	int shown = show(c, at);
	return shown == ZCC_OK ? rc : shown;
}

/* What is acknowledged is the list that is printed, or the one whose number was read before. */
int
verb_handover_accept(struct ctl *c, const struct args *a)
{
	const struct board *at;
	struct ask ask;
	struct wire_answer done;
	int64_t number;
	int rc = ctl_board_live(c, &at);
	if (rc != ZCC_OK)
		return rc;
	struct takeover_list l = takeover_of_board(at);
	ask_init(&ask, VERB_HANDOVER);
	ask.board.total = (int32_t)l.num;
	ask.board.from = l.number;
	if (args_has(a, "list")) {
		if (!text_to_i64(args_value(a, "list"), 0, INT64_MAX, &number))
			return fault_set(&c->fault, ZCC_E_DATA, 0,
			    "'%.40s' is no list: its number stands in `zcc-ctl handover list`",
			    args_value(a, "list"));
		ask.board.from = (uint64_t)number;
	}
	rc = ctl_ask(c, &ask, &done);
	return rc == ZCC_OK && ctl_board(c, &at) == ZCC_OK ? show(c, at) : rc;
}
