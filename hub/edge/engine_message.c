/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The messages that stand for one operator.  Asking for them changes nothing and tells nothing of a
 * patient, so it leaves no row: a message is read by every desk, each time another comes.
 */
#include "hub/edge/engine_priv.h"

/* The oldest that is for this operator, after the one of number `id`; NULL: no more. */
static const struct message *
next_after(const struct book *b, const struct book_operator *op, uint64_t id)
{
	const struct message *m, *best = NULL;
	for (uint32_t i = 0; (m = book_each_message(b, &i)) != NULL;)
		if (m->id > id && (best == NULL || m->id < best->id) && book_message_is_for(b, m, op))
			best = m;
	return best;
}

static int
gather(struct engine *e, struct work *w)
{
	const struct message *m = next_after(e->s.book, w->op, 0);
	size_t len = 0;
	for (; m != NULL; m = next_after(e->s.book, w->op, m->id))
		ZCC_MUST(wire_encode_message(m, e->boxed, DATA_BYTES - SEAL_BOX_EXTRA, &len) == ZCC_OK);
	return len > 0 ? box_answer(e, w, len) : ZCC_OK;
}

int
messages_handle(struct engine *e, struct work *w)
{
	int code = ZCC_OK;
	if (rule_may(e->s.book, &w->cmd.ask, &w->no) == ZCC_OK)
		code = work_read(e, w);
	if (code == ZCC_OK && w->no.code == ZCC_OK)
		code = gather(e, w);
	if (code != ZCC_OK)
		return code;
	if (w->no.code != ZCC_OK)
		e->counters.refused++;
	engine_answer_only(e, w);
	return ZCC_OK;
}
