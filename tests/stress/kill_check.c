/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/stress/kill_check.h"

#include "hub/edge/recover.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A row of the journal, and the entry that asked for it. */
struct seen {
	uint8_t id[ZCC_ID_BYTES];
	uint64_t seq, row;
	int16_t outcome;
	uint16_t verb;
	bool is_asked;
};

struct check {
	struct seen *seen;
	size_t num, room;
	uint64_t *left; /* cases that left the book, by number */
	size_t left_num, left_room;
	uint64_t last_seq;
	struct kill_figures *f;
};

static void
keep_left(struct check *c, uint64_t id)
{
	if (c->left_num == c->left_room) {
		c->left_room = c->left_room > 0 ? 2 * c->left_room : 4096;
		c->left = realloc(c->left, c->left_room * sizeof *c->left);
		ZCC_MUST(c->left != NULL);
	}
	c->left[c->left_num++] = id;
}

static int
keep_row(const struct journal_row *row, void *arg)
{
	struct check *c = arg;
	c->last_seq = row->seq;
	if (row->type == EV_CASE_RETIRED)
		keep_left(c, row->case_id);
	/* the hub's own rows, those of consoles that came and went, and of zcc-ctl beside them */
	if (row->actor[0] == '\0' || row->verb == VERB_HELLO || row->verb == VERB_BYE ||
	    row->verb == VERB_JOURNAL || row->verb == VERB_AUDIT || row->verb == VERB_CONFIG)
		return 0;
	if (c->num == c->room) {
		c->room = c->room > 0 ? 2 * c->room : 4096;
		c->seen = realloc(c->seen, c->room * sizeof *c->seen);
		ZCC_MUST(c->seen != NULL);
	}
	struct seen *s = &c->seen[c->num++];
	*s = (struct seen){.seq = row->seq, .row = row->case_id, .outcome = row->outcome,
	    .verb = row->verb};
	memcpy(s->id, row->cmd_id, sizeof s->id);
	return 0;
}

static int
by_id(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;
	return memcmp(x->id, y->id, sizeof x->id);
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x, y;
	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

static void
say(uint64_t *count, const uint8_t id[ZCC_ID_BYTES], const char *what)
{
	char hex[2 * ZCC_ID_BYTES + 1];
	text_hex(hex, id, ZCC_ID_BYTES);
	if ((*count)++ == 0)
		fprintf(stderr, "%s: %s\n", hex, what);
}

static void
check_entry(struct check *c, const struct entry *e)
{
	struct seen key;
	memcpy(key.id, e->id, sizeof key.id);
	struct seen *s = bsearch(&key, c->seen, c->num, sizeof key, by_id);
	c->f->commands++;
	c->f->acked += e->is_acked;
	if (e->verb == VERB_DRAFT)
		return; /* stands beside the journal, and the next one takes its place */
	if (s == NULL && e->is_acked)
		say(&c->f->lost, e->id, "acknowledged, and not in the journal");
	if (s == NULL)
		return;
	s->is_asked = true;
	if (e->is_acked && !e->is_blank && (s->seq != e->answer.seq || s->outcome != e->answer.code ||
	    s->row != e->answer.row))
		say(&c->f->wrong, e->id, "the journal has something else than the answer said");
}

static void
check_rows(struct check *c)
{
	c->f->rows = c->num;
	for (size_t i = 0; i < c->num; i++) {
		if (i > 0 && by_id(&c->seen[i - 1], &c->seen[i]) == 0)
			say(&c->f->doubled, c->seen[i].id, "stands twice in the journal");
		else if (!c->seen[i].is_asked && c->f->strange++ == 0)
			fprintf(stderr, "row %ju: nobody asked for this %s\n", (uintmax_t)c->seen[i].seq,
			    verb_word(c->seen[i].verb));
	}
}

/* Is what this answer told in the book?  A closed case may have left it, by event. */
static bool
is_in_book(const struct check *c, const struct book *b, const struct entry *e)
{
	const struct book_case *at = book_case(b, e->answer.row);
	if (at == NULL)
		return bsearch(&e->answer.row, c->left, c->left_num, sizeof *c->left, by_number) != NULL;
	return at->row.version >= e->answer.version &&
	    (e->verb != VERB_CLOSE || at->row.state == CASE_GESLOTEN);
}

/* Where the answers say that this worker's cases are, against the book. */
static void
check_effects(struct check *c, const struct book *b, const struct worker *w, unsigned num)
{
	struct book_totals is = book_totals(b), want = {0};
	for (unsigned k = 0; k < num; k++)
		for (size_t i = 0; i < w[k].num; i++) {
			const struct entry *e = &w[k].ledger[i];
			if (e->answer.code != ZCC_OK || e->verb == VERB_DRAFT)
				continue;
			want.waiting += e->verb == VERB_INTAKE;
			want.waiting -= e->verb == VERB_NEXT;
			want.open += e->verb == VERB_NEXT;
			want.open -= e->verb == VERB_CLOSE;
			want.closed += e->verb == VERB_CLOSE;
			if (!e->is_blank && !is_in_book(c, b, e))
				say(&c->f->wrong, e->id, "its effect is not in the book");
		}
	if (is.waiting == want.waiting && is.open == want.open && is.closed == want.closed)
		return;
	c->f->wrong++;
	fprintf(stderr,
	    "the book has %ju waiting, %ju open, %ju closed; the answers say %ju, %ju, %ju\n",
	    (uintmax_t)is.waiting, (uintmax_t)is.open, (uintmax_t)is.closed,
	    (uintmax_t)want.waiting, (uintmax_t)want.open, (uintmax_t)want.closed);
}

static struct book *
replay(const struct rig *r, struct journal *j)
{
	struct fault f;
	struct recovered got;
	struct recover_from from = {.sign_pk = r->site.hub_key, .site = r->site.id};
	struct book *b = book_new(&(struct book_sizes){.board_cases = r->site.sizes.cases,
	    .cases = r->site.sizes.book_cases,
	    .operators = r->site.sizes.operators,
	    .capacity = r->site.sizes.capacity,
	    .alarms = r->site.sizes.alarms});
	ZCC_MUST(b != NULL);
	if (recover_book(j, &from, b, &got, &f) != ZCC_OK)
		rig_broken("the journal cannot be replayed: %s", f.text);
	return b;
}

bool
kill_check(const struct rig *r, const struct worker *w, unsigned num, struct kill_figures *out)
{
	char path[PATH_MAX];
	struct journal *j;
	struct fault f;
	struct check c = {.f = out};
	memset(out, 0, sizeof *out);
	if (!site_path(&r->site, "state/journal.db", path, sizeof path) ||
	    journal_sqlite_open(path, true, &j, &f) != ZCC_OK)
		rig_fail("the journal cannot be opened: %s", f.text);
	for (uint64_t before = UINT64_MAX; before != c.last_seq;) {
		before = c.last_seq;
		if (j->ops->page(j, before + 1, ZCC_GROUP_MAX, keep_row, &c, &f) != ZCC_OK)
			rig_broken("the journal cannot be read: %s", f.text);
	}
	qsort(c.seen, c.num, sizeof *c.seen, by_id);
	qsort(c.left, c.left_num, sizeof *c.left, by_number);
	for (unsigned k = 0; k < num; k++)
		for (size_t i = 0; i < w[k].num; i++)
			check_entry(&c, &w[k].ledger[i]);
	check_rows(&c);
	struct book *b = replay(r, j);
	check_effects(&c, b, w, num);
	book_free(b);
	j->ops->close(j);
	free(c.seen);
	free(c.left);
	return out->lost + out->doubled + out->strange + out->wrong == 0;
}
