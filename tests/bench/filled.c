/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/bench/filled.h"

#include "hub/core/rule.h"
#include "hub/edge/chain.h"
#include "hub/edge/mark.h"
#include "hub/edge/recover.h"
#include "hub/edge/vault.h"
#include "shared/base/clock.h"
#include "shared/edge/client.h"
#include "shared/edge/key.h"

#include <stdlib.h>
#include <string.h>

enum { HEADER = 110, ANSWER = 60, GROUP = 256 };

struct filler {
	struct journal *journal;
	struct book *book;
	struct vault *vault;
	struct seal_keys keys;
	struct recovered at;
	uint8_t site[ZCC_SITE_BYTES], head[ZCC_HASH_BYTES];
	uint64_t signed_seq, turn;
	uint32_t in_group;
	int64_t boot_ms; /* when the mark's time was taken up */
};

static void
must(int code, const struct fault *f)
{
	if (code != ZCC_OK)
		rig_fail("%s", f->text);
}

static void
open_all(struct filler *w, struct rig *r)
{
	char path[PATH_MAX];
	struct fault f = {0};
	struct book_sizes sizes = {.board_cases = r->site.sizes.cases,
	    .cases = r->site.sizes.book_cases,
	    .operators = r->site.sizes.operators,
	    .capacity = r->site.sizes.capacity,
	    .alarms = r->site.sizes.alarms};
	memset(w, 0, sizeof *w);
	memcpy(w->site, r->site.id, sizeof w->site);
	if (!site_path(&r->site, "keys/hub.key", path, sizeof path))
		rig_fail("the path is too long");
	must(key_load(path, NULL, NULL, &w->keys, &f), &f);
	must(vault_open(&w->keys, &w->vault, &f), &f);
	if (!site_path(&r->site, "state/journal.db", path, sizeof path))
		rig_fail("the path is too long");
	must(journal_sqlite_open(path, false, &w->journal, &f), &f);
	w->book = book_new(&sizes);
	if (w->book == NULL)
		rig_fail("no memory for a book");
	struct recover_from from = {.sign_pk = w->keys.sign_pk, .site = w->site};
	must(recover_book(w->journal, &from, w->book, &w->at, &f), &f);
	memcpy(w->head, w->at.head, sizeof w->head);
	w->signed_seq = w->at.signed_seq;
	w->boot_ms = clock_boot_ms();
}

/* The time line goes on from where the hub left it. */
static struct now
now_of(const struct filler *w)
{
	return (struct now){w->at.mark.line_ms + clock_boot_ms() - w->boot_ms, clock_wall_ms()};
}

static void
begin_group(struct filler *w)
{
	struct fault f = {0};
	if (w->in_group == 0)
		must(w->journal->ops->begin(w->journal, &f), &f);
	w->in_group++;
}

static void
end_group(struct filler *w)
{
	struct fault f = {0};
	uint8_t room[96];
	struct timeline_mark mark = w->at.mark;
	struct bytes b = bytes_writer(room, sizeof room);
	mark.line_ms = now_of(w).line_ms;
	mark.wall_ms = now_of(w).wall_ms;
	mark_code(&b, &mark);
	must(w->journal->ops->meta_put(w->journal, "timeline", room, (uint32_t)b.at, &f), &f);
	must(w->journal->ops->commit(w->journal, &f), &f);
	w->in_group = 0;
}

static void
close_all(struct filler *w)
{
	if (w->in_group > 0)
		end_group(w);
	w->journal->ops->close(w->journal);
	vault_close(w->vault);
	book_free(w->book);
}

static void
sign_point(struct filler *w, uint64_t seq)
{
	struct fault f = {0};
	uint8_t sig[ZCC_SIG_BYTES];
	chain_sign(&w->keys, w->site, seq, w->head, sig);
	must(w->journal->ops->checkpoint_put(w->journal, seq, w->head, sig, &f), &f);
	w->signed_seq = seq;
}

/* As the engine records: row, chain, journal, book. */
static void
record(struct filler *w, struct event *ev, const struct ask *a, struct now now)
{
	static const uint8_t header[HEADER], sig[ZCC_SIG_BYTES];
	static uint8_t room[4096];
	struct fault f = {0};
	ev->seq = book_seq(w->book) + 1;
	ev->version = event_version(ev->type);
	ev->at_ms = now.wall_ms;
	ev->line_ms = now.line_ms;
	struct bytes body = bytes_writer(room, sizeof room);
	event_code(&body, ev);
	struct journal_row row = {.seq = ev->seq,
	    .type = ev->type,
	    .version = ev->version,
	    .at_ms = ev->at_ms,
	    .line_ms = ev->line_ms,
	    .epoch = book_epoch(w->book),
	    .case_id = ev->type == EV_CASE_RECEIVED ? ev->u.received.row.id : ev->u.of_case.id,
	    .action = 'E',
	    .flags = "TFFF",
	    .verb = a->verb,
	    .header = header,
	    .header_len = sizeof header,
	    .sig = sig,
	    .sig_len = sizeof sig,
	    .body = room,
	    .body_len = (uint32_t)body.at};
	memcpy(row.actor, ev->actor, sizeof row.actor);
	memcpy(row.cmd_id, a->id, sizeof row.cmd_id);
	chain_next(w->head, &row);
	must(w->journal->ops->append(w->journal, &row, &f), &f);
	memcpy(w->head, row.h, sizeof w->head);
	book_apply(w->book, ev);
	if (ev->seq - w->signed_seq >= CHAIN_SIGN_ROWS)
		sign_point(w, ev->seq);
	if (w->in_group >= GROUP)
		end_group(w);
}

static void
put_answer(struct filler *w, const struct ask *a, uint64_t case_id, struct now now)
{
	static const uint8_t bytes[ANSWER];
	struct fault f = {0};
	struct journal_answer answer = {
	    .at_line = now.line_ms, .case_id = case_id, .bytes = bytes, .len = sizeof bytes};
	must(w->journal->ops->answer_put(w->journal, a->operator, a->id, &answer, &f), &f);
}

static void
put_key(struct filler *w, uint64_t case_id)
{
	uint8_t key[ZCC_KEY_BYTES], wrapped[VAULT_WRAPPED_BYTES];
	struct fault f = {0};
	seal_random(key, sizeof key);
	vault_wrap(w->vault, case_id, key, wrapped);
	must(w->journal->ops->key_put(w->journal, case_id, wrapped, sizeof wrapped, &f), &f);
}

/* One command of `demo`. */
static void
act(struct filler *w, enum zcc_verb verb, uint64_t row)
{
	struct ask a;
	struct event ev;
	struct refusal no = {0};
	struct edge_facts facts = {0};
	struct now now = now_of(w);
	const struct book_case *c = book_case(w->book, row);
	ask_init(&a, verb);
	client_id(a.id);
	strcpy(a.operator, "demo");
	a.row = row;
	a.version = c != NULL ? c->row.version : 0;
	a.board.line = (uint8_t)(1 + w->turn++ % ZCC_LINES_NUM);
	if (rule_may(w->book, &a, &no) != ZCC_OK ||
	    rule_decide(w->book, &a, &facts, now, &ev, &no) != ZCC_OK)
		rig_fail("filling: %s", no.text);
	uint64_t id = verb == VERB_INTAKE ? ev.u.received.row.id : row;
	begin_group(w);
	if (verb == VERB_INTAKE)
		put_key(w, id);
	put_answer(w, &a, id, now);
	record(w, &ev, &a, now);
}

void
filled_to(struct rig *r, uint32_t cases, uint64_t events)
{
	struct filler w;
	open_all(&w, r);
	while (book_next_case(w.book) <= cases)
		act(&w, VERB_INTAKE, 0);
	for (uint64_t i = 0; book_seq(w.book) < events; i++) {
		uint64_t id = 1 + i % cases;
		act(&w, VERB_CLAIM, id);
		act(&w, VERB_RELEASE, id);
	}
	close_all(&w);
}
