/* SPDX-License-Identifier: EUPL-1.2 */
/* Commands and their answers, and books against each other. */
#include "tests/sim/check_priv.h"

#include "hub/edge/chain.h"
#include "hub/edge/recover.h"
#include "shared/care/state.h"
#include "shared/edge/wire.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned long long ull;

struct check *
check_new(const struct region *r)
{
	struct check *c = calloc(1, sizeof *c);
	ZCC_MUST(c != NULL);
	c->region = r;
	c->shadow = book_new(&region_sizes);
	c->settings = calloc(1, sizeof *c->settings);
	ZCC_MUST(c->shadow != NULL && c->settings != NULL);
	seal_hash_init(&c->told);
	return c;
}

void
check_free(struct check *c)
{
	book_free(c->shadow);
	free(c->settings);
	bytes_free(&c->snapshot);
	free(c);
}

const char *
check_broken(const struct check *c)
{
	return c->broken[0] != '\0' ? c->broken : NULL;
}

void
check_fail(struct check *c, const char *rule, const char *fmt, ...)
{
	if (c->broken[0] != '\0')
		return;
	int n = snprintf(c->broken, sizeof c->broken, "%s: ", rule);
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(c->broken + n, sizeof c->broken - (size_t)n, fmt, ap);
	va_end(ap);
}

struct check_counts
check_counts(const struct check *c)
{
	return c->counts;
}

/* --- Commands --- */

void
check_sent(struct check *c, struct sent *s)
{
	ZCC_MUST(c->fates_num < SENT_MAX);
	uint32_t n = c->fates_num++;
	for (int i = 0; i < 4; i++)
		s->id[ZCC_ID_BYTES - 1 - i] = (uint8_t)(n >> 8 * i);
	c->fates[n] = (struct fate){.sent = *s};
}

struct fate *
fate_of(struct check *c, const uint8_t id[ZCC_ID_BYTES])
{
	uint32_t n = 0;
	for (int i = 4; i > 0; i--)
		n = n << 8 | id[ZCC_ID_BYTES - i];
	if (n >= c->fates_num || memcmp(c->fates[n].sent.id, id, ZCC_ID_BYTES) != 0)
		return NULL;
	return &c->fates[n];
}

static bool
is_read(const struct fate *f)
{
	return (verb_needs(f->sent.verb) & VN_READ) != 0;
}

/* Outside the time that ids are taken in. */
static bool
is_aged(const struct fate *f, struct now now)
{
	int64_t ms = 0;
	for (int i = 0; i < 6; i++)
		ms = ms << 8 | f->sent.id[i];
	return now.wall_ms - ms > ZCC_AGE_MAX_MS || ms - now.wall_ms > ZCC_AHEAD_MAX_MS;
}

/* A draft has no row; it is a sign of life all the same. */
static bool
may_be_of_draft(struct check *c, const struct fate *f, const struct wire_answer *a, struct now now)
{
	bool is_erased = f->sent.row < CASES_MAX && c->is_erased[f->sent.row];
	if (f->sent.verb != VERB_DRAFT ||
	    !(a->code == ZCC_OK || a->code == ZCC_E_STALE || a->code == ZCC_E_UNKNOWN ||
	        (a->code == ZCC_E_STATE && is_erased)))
		return false;
	draft_told(c, f, a->code);
	if (f->sent.seat != 0)
		seat_signed(c, f, now.line_ms);
	return true;
}

/* An answer without a row: of a command that could not be believed, taken or kept. */
static void
check_unrecorded(struct check *c, const struct fate *f, const struct wire_answer *a, struct now now,
    bool is_full)
{
	bool may = (a->code == ZCC_E_DENIED && (f->sent.is_forged || f->sent.person == FRED)) ||
	    (a->code == ZCC_E_DATA && is_aged(f, now)) ||
	    (a->code == ZCC_E_BUSY && f->row_seq == 0) || /* its peer was crowded */
	    (a->code == ZCC_E_FULL && is_full && f->row_seq == 0) ||
	    (a->code == ZCC_E_STATE && f->case_id < CASES_MAX && c->is_erased[f->case_id]) ||
	    (a->code == ZCC_OK && (f->sent.verb == VERB_JOURNAL || f->sent.verb == VERB_AUDIT)) ||
	    may_be_of_draft(c, f, a, now);
	if (!may)
		check_fail(c, "audit", "\"%s\" of %s was answered %d (%s) and left no row",
		    verb_word(f->sent.verb), region_name(f->sent.person), a->code, a->text);
}

/* Nothing gives this person that dossier now, in none of his roles (TR-1); by the noodknop also one in which
 * no dossier is read. */
static bool
is_a_stranger(const struct check *c, const struct fate *f, struct now now)
{
	const struct book_operator *op = book_operator(c->shadow, region_name(f->sent.person));
	for (unsigned i = 0; op != NULL && i < op->roles_num; i++) {
		const struct role_settings *r = settings_role(book_settings(c->shadow), op->role[i]);
		bool reads = r != NULL && (r->verbs >> VERB_DOSSIER & 1) != 0;
		unsigned by = rule_relation(c->shadow, op, op->role[i], f->sent.row, now);
		if (by == RELATION_NOODKNOP || (reads && by != RELATION_NONE))
			return false;
	}
	return true;
}

/* A read whose answer was lost, and that its operator may not have again: revoked since its row, or of a
 * dossier that is none of his now.  Who is added again, or whose revocation a crash took along, has the answer
 * of the row after all. */
static bool
is_withheld(
    const struct check *c, const struct fate *f, const struct wire_answer *a, struct now now)
{
	bool is_his = is_read(f) && a->code == ZCC_E_DENIED && f->outcome == ZCC_OK && f->row_seq == a->seq;
	return is_his && (c->revoked_seq[f->sent.person] > f->row_seq ||
	    (f->sent.verb == VERB_DOSSIER && is_a_stranger(c, f, now)));
}

/* The first answer of record: it says what its row says. */
static void
check_first(struct check *c, struct fate *f, const struct wire_answer *a, struct now now)
{
	f->is_told = true;
	bool is_withheld_now = is_withheld(c, f, a, now);
	f->code = is_withheld_now ? f->outcome : a->code;
	f->row = a->row;
	f->version = a->version;
	f->seq = a->seq;
	if ((f->row_seq != a->seq || f->outcome != a->code) && !is_withheld_now)
		check_fail(c, "HB-1", "\"%s\" of %s was answered %d at row %llu, but has %d at row %llu",
		    verb_word(f->sent.verb), region_name(f->sent.person), a->code, (ull)a->seq,
		    f->outcome, (ull)f->row_seq);
	if (a->code == ZCC_OK)
		c->counts.successes++;
	else
		c->counts.refusals++;
	if (f->sent.seat != 0 && a->seq > c->ready_seq)
		seat_signed(c, f, now.line_ms);
	bool is_seat = f->sent.verb == VERB_HELLO || f->sent.verb == VERB_BYE;
	/* an answer that another hub gave before it ended says nothing about who this one knows, nor
	 * does a hello whose operator was revoked later in its group */
	if (is_seat && a->code == ZCC_OK && a->seq > c->ready_seq &&
	    a->seq > c->revoked_seq[f->sent.person])
		seat_told(c, f, a->data, now.line_ms);
}

/* A row that nobody needs more than who has a case in hand. */
static bool
has_row_to_give(const struct book *b)
{
	for (uint32_t i = 0; i < book_sizes(b)->board_cases; i++) {
		const struct book_case *k = book_board_row(b, i);
		if (k == NULL || k->row.state == CASE_GESLOTEN ||
		    (state_is_waiting((enum zcc_state)k->row.state) && k->pushed_to[0] == '\0'))
			return true;
	}
	return false;
}

/* HB-5: what somebody has in hand, or is offered, has a row as long as there is one, and no call is hidden
 * beside one that waits less urgently. */
static void
check_board(struct check *c, const struct book *b)
{
	const struct book_case *k;
	unsigned least = URGENCY_NONE, most = 0; /* of the hidden that wait; of the shown */
	for (uint32_t i = 0; (k = book_each_open(b, &i)) != NULL;) {
		bool waits = state_is_waiting((enum zcc_state)k->row.state) && k->pushed_to[0] == '\0';
		if (k->board_i < 0 && !waits && has_row_to_give(b))
			check_fail(c, "HB-5", "case %llu is %s of %s and has no row", (ull)k->row.id,
			    state_word(k->row.state), k->row.claimed_by);
		else if (k->board_i < 0 && waits && k->row.urgency < least)
			least = k->row.urgency;
		else if (k->board_i >= 0 && waits && k->row.urgency > most)
			most = k->row.urgency;
	}
	if (least < most)
		check_fail(c, "HB-5", "a call of U%u is hidden beside a row of U%u", least, most);
}

static void
check_again(struct check *c, const struct fate *f, const struct wire_answer *a)
{
	c->counts.repeats++;
	/* a read is done again, and what it reads may have been erased or forbidden since */
	if (is_read(f) && f->code == ZCC_OK && a->seq == f->seq)
		return;
	if (a->code != f->code || a->row != f->row || a->version != f->version || a->seq != f->seq)
		check_fail(c, "HB-1", "\"%s\" of %s was answered %d at row %llu, and again with %d at "
		    "row %llu", verb_word(f->sent.verb), region_name(f->sent.person), f->code,
		    (ull)f->seq, a->code, (ull)a->seq);
}

void
check_told(struct check *c, const struct engine_answer *answer, struct now now, bool is_full)
{
	struct wire_answer a;
	seal_hash_add(&c->told, answer->bytes, answer->len);
	c->counts.answers++;
	if (wire_decode_answer(answer->bytes, answer->len, &a) != ZCC_OK) {
		check_fail(c, "HB-1", "an answer cannot be decoded");
		return;
	}
	struct fate *f = fate_of(c, a.id);
	if (f == NULL)
		check_fail(c, "HB-1", "an answer to nothing that was asked: %s", a.text);
	else if (a.seq == 0)
		check_unrecorded(c, f, &a, now, is_full);
	else if (f->is_told)
		check_again(c, f, &a);
	else
		check_first(c, f, &a, now);
}

/* --- Rows and books --- */

static int
take_row(const struct journal_row *row, void *arg)
{
	struct check *c = arg;
	struct event e;
	struct fault f = {0};
	if (recover_event(row, c->settings, &e, &f) != ZCC_OK) {
		check_fail(c, "HB-2", "%s", f.text);
		return 1;
	}
	check_row(c, row, &e);
	if (c->broken[0] != '\0')
		return 1;
	book_apply(c->shadow, &e);
	memcpy(c->head, row->h, sizeof c->head);
	return 0;
}

void
check_rows(struct check *c, struct journal *j)
{
	uint64_t seq;
	uint8_t h[ZCC_HASH_BYTES];
	struct fault f = {0};
	c->group_commands = 0;
	ZCC_MUST(j->ops->head(j, &seq, h, &f) == ZCC_OK);
	if (seq < book_seq(c->shadow))
		check_fail(c, "HB-1", "the journal went back from row %llu to row %llu",
		    (ull)book_seq(c->shadow), (ull)seq);
	while (c->broken[0] == '\0' && book_seq(c->shadow) < seq)
		j->ops->page(j, book_seq(c->shadow) + 1, ZCC_GROUP_MAX, take_row, c, &f);
	if (c->broken[0] == '\0')
		check_mend_whole(c);
	book_changes_clear(c->shadow);
}

void
check_book(struct check *c, const struct book *b)
{
	struct book_totals t = book_totals(b);
	uint64_t open_rows = 0;
	for (uint32_t i = 0; i < region_sizes.board_cases; i++) {
		const struct book_case *k = book_board_row(b, i);
		open_rows += k != NULL && k->row.state != CASE_GESLOTEN;
	}
	if (t.waiting + t.open + t.closed != book_next_case(b) - 1)
		check_fail(c, "totals", "%llu waiting, %llu open, %llu closed of %llu cases",
		    (ull)t.waiting, (ull)t.open, (ull)t.closed, (ull)book_next_case(b) - 1);
	if (open_rows + t.hidden != t.waiting + t.open)
		check_fail(c, "totals", "%llu open cases, %llu on the board, %llu hidden",
		    (ull)(t.waiting + t.open), (ull)open_rows, (ull)t.hidden);
	check_board(c, b);
	if (t.hidden > 0 && t.free_rows > 0)
		check_fail(c, "totals", "%llu cases hidden beside %u free rows", (ull)t.hidden,
		    t.free_rows);
	check_offers(c, b);
	check_takeover_num(c, b);
	c->counts.hidden += t.hidden > 0;
}

static void
digest(const struct book *b, uint8_t out[ZCC_HASH_BYTES])
{
	struct bytes dump = bytes_grower();
	book_dump(b, &dump);
	ZCC_MUST(bytes_ok(&dump));
	seal_hash(NULL, dump.data, dump.at, out);
	bytes_free(&dump);
}

static void
check_same(struct check *c, const struct book *a, const struct book *b, const char *how)
{
	uint8_t x[ZCC_HASH_BYTES], y[ZCC_HASH_BYTES];
	digest(a, x);
	digest(b, y);
	if (memcmp(x, y, sizeof x) != 0)
		check_fail(c, "HB-2", "%s gives another book at row %llu", how, (ull)book_seq(a));
}

void
check_digest(struct check *c, const struct book *b)
{
	check_same(c, b, c->shadow, "applying what the journal kept");
}

void
check_snapshot(struct check *c, const struct book *b, const uint8_t head[ZCC_HASH_BYTES])
{
	bytes_free(&c->snapshot);
	c->snapshot = bytes_grower();
	book_dump(b, &c->snapshot);
	ZCC_MUST(bytes_ok(&c->snapshot));
	memcpy(c->snapshot_head, head, sizeof c->snapshot_head);
}

static void
replay(struct check *c, struct journal *j, const struct book *live, bool from_dump)
{
	struct recover_from from = {.sign_pk = c->region->hub.sign_pk, .site = c->region->site};
	struct recovered r;
	struct fault f = {0};
	struct book *b = book_new(&region_sizes);
	ZCC_MUST(b != NULL);
	if (from_dump) {
		struct bytes in = bytes_reader(c->snapshot.data, c->snapshot.at);
		if (book_load(b, &in) != ZCC_OK)
			check_fail(c, "HB-2", "a dump cannot be loaded");
		memcpy(from.head, c->snapshot_head, sizeof from.head);
	}
	if (check_broken(c) == NULL && recover_book(j, &from, b, &r, &f) != ZCC_OK)
		check_fail(c, "HB-2", "%s", f.text);
	if (check_broken(c) == NULL) {
		check_same(c, live, b, from_dump ? "a dump and the rows after it" : "a replay");
		check_book(c, b);
		if (memcmp(r.head, c->head, sizeof r.head) != 0)
			check_fail(c, "HB-2", "a replay ends at another link of the chain");
	}
	book_free(b);
}

void
check_replay(struct check *c, struct journal *j, const struct book *live)
{
	replay(c, j, live, false);
	if (c->snapshot.data != NULL && check_broken(c) == NULL)
		replay(c, j, live, true);
}

struct recount {
	struct check *c;
	uint8_t seen[SENT_MAX];
};

static int
recount_row(const struct journal_row *row, void *arg)
{
	struct recount *r = arg;
	const struct fate *f = fate_of(r->c, row->cmd_id);
	if (f != NULL)
		r->seen[f - r->c->fates]++;
	return 0;
}

void
check_end(struct check *c, struct journal *j, const struct book *live, int64_t now_line)
{
	struct recount r = {.c = c};
	struct fault f = {0};
	check_replay(c, j, live);
	check_kept(c, j, now_line);
	j->ops->page(j, 1, UINT32_MAX, recount_row, &r, &f);
	for (uint32_t i = 0; i < c->fates_num; i++) {
		const struct fate *k = &c->fates[i];
		if (r.seen[i] > 1 || (k->is_told && r.seen[i] != 1))
			check_fail(c, "HB-1", "\"%s\" of %s, answered %d, has %u rows at the end",
			    verb_word(k->sent.verb), region_name(k->sent.person), k->code, r.seen[i]);
	}
}

void
check_hash(struct check *c, const struct book *b, uint8_t out[ZCC_HASH_BYTES])
{
	uint8_t book[ZCC_HASH_BYTES];
	digest(b, book);
	seal_hash_add(&c->told, book, sizeof book);
	seal_hash_add(&c->told, c->head, sizeof c->head);
	seal_hash_end(&c->told, out);
}
