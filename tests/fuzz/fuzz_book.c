/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A book that lived through any deeds, and any damage to its dump.
 *
 * The input is: a byte, how many deeds; four bytes each: verb, operator, case, seconds before it; the
 * rest is damage, four bytes each: where in the dump (two), which bits, and whether to cut it there.
 * So a corpus outlives the versions of the dump.  An undamaged dump is loaded; a damaged one is
 * refused, or it is a book that gives the same dump, counts itself right, and lives on.
 */
#include "hub/core/rule.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct book_sizes sizes = {
    .board_cases = 4, .cases = 8, .operators = 4, .capacity = 4, .alarms = 3};

enum { OPERATORS = 2, TURNS = 40 };

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

struct life {
	struct book *b;
	struct now now;
};

static bool
apply(struct life *l, struct event *e)
{
	if (book_seq(l->b) == UINT64_MAX || book_next_case(l->b) == UINT64_MAX)
		return false;
	e->seq = book_seq(l->b) + 1;
	e->version = event_version(e->type);
	e->at_ms = l->now.wall_ms;
	e->line_ms = l->now.line_ms;
	book_apply(l->b, e);
	check_counts(l->b);
	return true;
}

static void
pass_time(struct life *l)
{
	struct event e;
	for (int n = 0; n < TURNS && rule_time(l->b, l->now, &e) == ZCC_OK && apply(l, &e); n++)
		;
}

static void
make_room(struct life *l)
{
	struct event e;
	for (int n = 0; n < TURNS && rule_room(l->b, &e) == ZCC_OK && apply(l, &e); n++)
		;
}

/* One deed by an operator who may or may not: what the rules refuse does not happen. */
static void
deed(struct life *l, unsigned verb, const struct book_operator *op, uint64_t id, unsigned detail)
{
	struct edge_facts facts = {0};
	struct event e;
	struct refusal no;
	struct ask a;
	const struct book_case *c = book_case(l->b, id);
	if (op == NULL || verb == VERB_NONE || verb >= VERBS_NUM)
		return;
	if (verb == VERB_INTAKE)
		make_room(l);
	ask_init(&a, (enum zcc_verb)verb);
	memcpy(a.operator, op->name, sizeof a.operator);
	strcpy(a.role, "triagist");
	a.board.line = (uint8_t)(1 + detail % ZCC_LINES_NUM);
	a.board.attempt = verb == VERB_CALLBACK ? (uint8_t)(detail % 3) : ATTEMPT_NONE;
	if (verb == VERB_CALLBACK && a.board.attempt == ATTEMPT_NONE)
		a.board.at = (uint64_t)l->now.wall_ms + 60000;
	if (verb == VERB_CLOSE)
		strcpy(a.board.reason, detail % 8 == 0 ? "advies" : "overig");
	if (verb == VERB_CAPACITY) {
		strcpy(a.board.provider, "huis");
		strcpy(a.board.kind, "elv-laag");
		a.board.total = (int32_t)detail;
	}
	if (verb == VERB_SHIFT)
		strcpy(a.board.kind, detail % 2 != 0 ? "start" : "end");
	a.board.alarm = id;
	a.seat = detail % 4;
	a.row = id;
	a.version = c != NULL ? c->row.version : 1;
	if (rule_decide(l->b, &a, &facts, l->now, &e, &no) == ZCC_OK)
		(void)apply(l, &e);
}

static void
configure(struct life *l)
{
	static const uint8_t text[] = "tekst";
	struct settings *s = calloc(1, sizeof *s);
	struct event e = {.type = EV_CONFIG};
	if (s == NULL)
		return;
	strcpy(s->region, "proef");
	for (unsigned i = 1; i <= ZCC_LINES_NUM; i++)
		s->line[i] = (struct line_settings){30 * i, 90, (uint8_t)(i % 6), i == LINE_SPOED};
	s->lost_s = s->undo_s = 10;
	s->leave_board_s = 60;
	s->leave_book_s = 600;
	s->earlier_s = 3600;
	s->hold_s = 30;
	s->callback_attempts = 2;
	s->roles_num = 1;
	strcpy(s->role[0].name, "triagist");
	s->role[0].lines = 0x7e;
	s->role[0].verbs = UINT64_MAX;
	s->reasons_num = 2;
	strcpy(s->reason[0], "advies");
	strcpy(s->reason[1], "overig");
	s->shifts_num = 1;
	e.u.config.settings = s;
	e.u.config.text = text;
	e.u.config.text_len = sizeof text;
	(void)apply(l, &e);
	free(s);
}

static void
hire(struct life *l, const char *name, uint8_t key)
{
	struct event e = {.type = EV_OPERATOR_ADDED};
	strcpy(e.u.operator.name, name);
	strcpy(e.u.operator.role[0], "triagist");
	e.u.operator.roles_num = 1;
	memset(e.u.operator.key, key, ZCC_KEY_BYTES);
	(void)apply(l, &e);
}

/* The operator with this number, counted around. */
static const struct book_operator *
operator_of(const struct book *b, unsigned number)
{
	const struct book_operator *op = NULL;
	uint32_t i = 0;
	for (unsigned n = 0; n <= number % OPERATORS; n++)
		op = book_each_operator(b, &i);
	return op;
}

/* The deeds at the front of the input; how many bytes of it they were. */
static size_t
live(struct life *l, const uint8_t *data, size_t size)
{
	size_t at = 1, deeds = size > 0 ? data[0] : 0;
	for (; deeds > 0 && size - at >= 4; deeds--, at += 4) {
		l->now.line_ms += data[at + 3] * 1000;
		l->now.wall_ms += data[at + 3] * 1000;
		pass_time(l);
		deed(l, data[at], operator_of(l->b, data[at + 1] & 3),
		    data[at + 2] % 16, data[at + 1] >> 2);
	}
	return at;
}

/* The rest of the input as damage to a dump: true when there was any. */
static bool
damage(struct bytes *dump, const uint8_t *data, size_t size)
{
	bool is_changed = false;
	for (size_t i = 0; i + 4 <= size && dump->at > 0; i += 4) {
		size_t where = ((size_t)data[i] << 8 | data[i + 1]) % dump->at;
		dump->data[where] ^= data[i + 2];
		if (data[i + 3] == 0xff)
			dump->at = where;
		is_changed |= data[i + 2] != 0 || data[i + 3] == 0xff;
	}
	return is_changed;
}

/* What loaded goes on as any book does. */
static void
live_on(struct life *l)
{
	pass_time(l);
	for (unsigned v = 1; v < VERBS_NUM; v++) {
		uint32_t i = 0;
		const struct book_case *c = book_each_open(l->b, &i);
		deed(l, v, operator_of(l->b, 0), c != NULL ? c->row.id : 1, v);
	}
	make_room(l);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct life first = {book_new(&sizes), {1000, INT64_C(1772442000000)}}, second = first;
	struct bytes dump = bytes_grower();
	second.b = book_new(&sizes);
	if (first.b != NULL && second.b != NULL) {
		configure(&first);
		hire(&first, "anna", 1);
		hire(&first, "bram", 2);
		size_t at = live(&first, data, size);
		book_dump(first.b, &dump);
		ZCC_MUST(bytes_ok(&dump));
		bool is_changed = at < size && damage(&dump, data + at, size - at);
		struct bytes in = bytes_reader(dump.data, dump.at);
		int code = book_load(second.b, &in);
		ZCC_MUST(code == ZCC_OK || (is_changed && code == ZCC_E_DATA));
		if (code == ZCC_OK) {
			second.now = first.now;
			check_dump(second.b, dump.data, dump.at);
			check_counts(second.b);
			live_on(&second);
		}
	}
	bytes_free(&dump);
	book_free(first.b);
	book_free(second.b);
	return 0;
}
