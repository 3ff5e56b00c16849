/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a dump of the book: it is refused, or it is a book that gives the same dump, counts
 * itself right, and lives on: time passes, calls come in, cases are taken and closed.
 */
#include "hub/core/rule.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct book_sizes sizes = {
    .board_cases = 4, .cases = 8, .operators = 4, .capacity = 4, .alarms = 3};

static void
check_dump(const struct book *b, const uint8_t *data, size_t size)
{
	struct bytes out = bytes_grower();
	book_dump(b, &out);
	ZCC_MUST(bytes_ok(&out) && out.at == size && memcmp(out.data, data, size) == 0);
	bytes_free(&out);
}

static void
check_counts(const struct book *b)
{
	struct book_totals t = book_totals(b);
	uint64_t open = 0;
	uint32_t held = 0;
	for (uint32_t i = 0; book_each_open(b, &i) != NULL;)
		open++;
	for (uint32_t i = 0; book_each_case(b, &i) != NULL;)
		held++;
	ZCC_MUST(held == t.held && open == t.waiting + t.open);
	ZCC_MUST(t.waiting + t.open + t.closed == book_next_case(b) - 1);
}

static bool
apply(struct book *b, struct event *e, struct now now)
{
	if (book_seq(b) == UINT64_MAX || book_next_case(b) == UINT64_MAX)
		return false;
	e->seq = book_seq(b) + 1;
	e->version = event_version(e->type);
	e->line_ms = now.line_ms;
	book_apply(b, e);
	return true;
}

/* One act on every open case, by an operator who may or may not. */
static void
live_on(struct book *b)
{
	static const uint8_t verbs[] = {VERB_INTAKE, VERB_NEXT, VERB_CLAIM, VERB_HOLD, VERB_RESUME,
	    VERB_ABANDON, VERB_CALLBACK, VERB_CLOSE, VERB_UNDO, VERB_RAV};
	struct now now = {1000, 1772442000000};
	struct edge_facts facts = {0};
	struct event e;
	struct refusal no;
	uint32_t first = 0;
	const struct book_operator *op = book_each_operator(b, &first);
	for (size_t v = 0; v < sizeof verbs; v++) {
		struct ask a;
		uint32_t i = 0;
		const struct book_case *c = book_each_open(b, &i);
		ask_init(&a, (enum zcc_verb)verbs[v]);
		memcpy(a.operator, op != NULL ? op->name : "anna", op != NULL ? sizeof op->name : 5);
		a.board.line = LINE_SPOED;
		a.board.attempt = verbs[v] == VERB_CALLBACK ? ATTEMPT_NO_ANSWER : ATTEMPT_NONE;
		a.row = c != NULL ? c->row.id : 1;
		a.version = c != NULL ? c->row.version : 1;
		if (rule_decide(b, &a, &facts, now, &e, &no) == ZCC_OK && !apply(b, &e, now))
			return;
		check_counts(b);
	}
	for (int n = 0; n < 20 && rule_room(b, &e) == ZCC_OK && apply(b, &e, now); n++)
		check_counts(b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct book *b = book_new(&sizes);
	struct bytes in = bytes_reader(data, size);
	if (b == NULL)
		return 0;
	int code = book_load(b, &in);
	ZCC_MUST(code == ZCC_OK || code == ZCC_E_DATA);
	if (code == ZCC_OK) {
		check_dump(b, data, size);
		check_counts(b);
		live_on(b);
	}
	book_free(b);
	return 0;
}
