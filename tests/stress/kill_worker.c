/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/stress/kill_worker.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdlib.h>
#include <string.h>

enum {
	WINDOW = 8,       /* commands under way */
	PACE_MS = 4,      /* between two sends */
	SILENCE_MS = 60,  /* without an answer: connect anew and ask again */
	PATIENCE_MS = 60000,
	HELD_MAX = 64,
	WAITING_MAX = 100, /* that this one took in more than it claimed: the tables are small */
	CLOSED_MAX = 64,
	REPEAT_WINDOW = 48
};

/* Cases that some worker asked to erase, or is about to: their answers may be gone. */
enum { ERASED_MAX = 1 << 20 };
static atomic_bool erased[ERASED_MAX];

struct held {
	uint64_t row;
	uint32_t version;
};

struct post {
	struct worker *w;
	struct client *c;
	size_t under_way[WINDOW]; /* entries; SIZE_MAX = free */
	struct held held[HELD_MAX];
	unsigned held_num;
	uint64_t closed[CLOSED_MAX]; /* that may be erased */
	unsigned closed_num;
	int waiting; /* taken in, less claimed */
	unsigned power; /* when the connection was opened */
	int64_t sent_ms, heard_ms;
};

static void
broken(struct worker *w, const struct entry *e, const char *what)
{
	char hex[2 * ZCC_ID_BYTES + 1];
	text_hex(hex, e->id, sizeof e->id);
	if (w->broken[0] == '\0')
		text_format(w->broken, sizeof w->broken, "%s %s: %s", verb_word(e->verb), hex, what);
}

/* The command that an entry stands for; the same id each time. */
static void
ask_of(const struct entry *e, struct ask *a)
{
	ask_init(a, (enum zcc_verb)e->verb);
	memcpy(a->id, e->id, sizeof a->id);
	a->row = e->row;
	a->version = e->version;
	a->board.line = e->line;
	if (e->verb == VERB_CLOSE)
		text_copy(a->board.reason, sizeof a->board.reason, "overig");
	if (e->verb == VERB_NOTE || e->verb == VERB_DRAFT)
		text_copy(a->dossier.note, sizeof a->dossier.note, "belt terug na het eten");
	a->has_dossier = e->verb == VERB_INTAKE || e->verb == VERB_NOTE || e->verb == VERB_DRAFT;
	if (e->verb != VERB_INTAKE)
		return;
	text_copy(a->board.complaint, sizeof a->board.complaint, "koorts");
	text_copy(a->dossier.name, sizeof a->dossier.name, "Een Naam");
	if (e->phone != 0)
		text_format(a->dossier.phone, sizeof a->dossier.phone, "06123%05u", (unsigned)e->phone);
}

/* Is its answer kept, so that it is the same when it is asked for again? */
static bool
has_answer(const struct entry *e)
{
	uint64_t row = e->answer.row;
	return e->verb != VERB_DRAFT && e->verb != VERB_ERASE && !e->is_blank &&
	    !(row < ERASED_MAX && atomic_load(&erased[row]));
}

static bool
is_same(const struct wire_answer *a, const struct wire_answer *b)
{
	return a->code == b->code && a->row == b->row && a->version == b->version &&
	    a->seq == b->seq && strcmp(a->text, b->text) == 0;
}

static unsigned
power_of(const struct worker *w)
{
	return w->power != NULL ? atomic_load(w->power) : 0;
}

static void
open_client(struct post *d)
{
	struct fault f;
	struct ask a;
	d->power = power_of(d->w);
	if (d->c != NULL) {
		client_close(&d->c);
		d->w->reconnects++;
	}
	if (client_open(d->w->site, d->w->as, NULL, NULL, &d->c, &f) != ZCC_OK) {
		text_copy(d->w->broken, sizeof d->w->broken, f.text);
		return;
	}
	d->heard_ms = clock_boot_ms();
	for (unsigned i = 0; i < WINDOW; i++) {
		if (d->under_way[i] == SIZE_MAX)
			continue;
		ask_of(&d->w->ledger[d->under_way[i]], &a);
		ZCC_MUST(client_send(d->c, &a, &f) == ZCC_OK);
	}
}

static struct entry *
new_entry(struct worker *w)
{
	if (w->num == w->room) {
		w->room = w->room > 0 ? 2 * w->room : 4096;
		w->ledger = realloc(w->ledger, w->room * sizeof *w->ledger);
		ZCC_MUST(w->ledger != NULL);
	}
	struct entry *e = &w->ledger[w->num++];
	memset(e, 0, sizeof *e);
	client_id(e->id);
	return e;
}

/* What is asked for beside the usual; false = nothing now. */
static bool
choose_more(struct post *d, struct entry *e, uint32_t r)
{
	struct worker *w = d->w;
	unsigned note = atomic_load(&w->mix.note), draft = atomic_load(&w->mix.draft),
	         erase = atomic_load(&w->mix.erase);
	r %= 100;
	if (r < note && d->held_num > 0) {
		e->verb = VERB_NOTE;
		e->row = d->held[--d->held_num].row;
	} else if (r >= note && r < note + draft) {
		e->verb = VERB_DRAFT;
	} else if (r >= note + draft && r < note + draft + erase && d->closed_num > 0) {
		e->verb = VERB_ERASE;
		e->row = d->closed[--d->closed_num];
		ZCC_MUST(e->row < ERASED_MAX);
		atomic_store(&erased[e->row], true);
	}
	return e->verb != 0;
}

/* What to do next: a new command, or now and then one that was answered already. */
static size_t
choose(struct post *d)
{
	struct worker *w = d->w;
	uint32_t r;
	seal_random(&r, sizeof r);
	if (r % 16 == 0 && w->num > 0) {
		size_t i = (r >> 8) % w->num;
		if (w->ledger[i].is_acked && has_answer(&w->ledger[i]))
			return i;
	}
	struct entry *e = new_entry(w);
	if (choose_more(d, e, r >> 16))
		return w->num - 1;
	if (d->waiting < WAITING_MAX && (r % 3 == 0 || (d->held_num == 0 && r % 3 == 2))) {
		e->verb = VERB_INTAKE;
		d->waiting++;
		e->line = (r & 64) != 0 ? LINE_SPOED : LINE_REGULIER;
		e->phone = (r & 128) != 0 ? (uint16_t)(1 + (r >> 8) % 500) : 0;
	} else if (d->held_num == 0 || (r % 3 == 1 && d->held_num < HELD_MAX - WINDOW)) {
		e->verb = VERB_NEXT;
	} else {
		struct held h = d->held[--d->held_num];
		e->verb = VERB_CLOSE;
		e->row = h.row;
		e->version = h.version;
	}
	return w->num - 1;
}

static void
send_one(struct post *d)
{
	struct ask a;
	struct fault f;
	for (unsigned i = 0; i < WINDOW; i++) {
		if (d->under_way[i] != SIZE_MAX)
			continue;
		size_t n = choose(d);
		for (unsigned k = 0; k < WINDOW; k++)
			if (d->under_way[k] == n)
				return;
		d->under_way[i] = n;
		d->sent_ms = clock_boot_ms();
		ask_of(&d->w->ledger[n], &a);
		ZCC_MUST(client_send(d->c, &a, &f) == ZCC_OK);
		return;
	}
}

static void
tell_seq(atomic_uint_fast64_t *greatest, uint64_t seq)
{
	uint64_t was = atomic_load(greatest);
	while (seq > was && !atomic_compare_exchange_weak(greatest, &was, seq))
		;
}

static void
take_answer(struct worker *w, struct entry *e, const struct wire_answer *a)
{
	if (e->is_acked) {
		w->repeats++;
		if (has_answer(e) && !is_same(&e->answer, a)) {
			char what[160];
			text_format(what, sizeof what, "answered with %d (row %ju, seq %ju), then with %d "
			    "(row %ju, seq %ju): %.60s", e->answer.code, (uintmax_t)e->answer.row,
			    (uintmax_t)e->answer.seq, a->code, (uintmax_t)a->row, (uintmax_t)a->seq, a->text);
			broken(w, e, what);
		}
		return;
	}
	e->is_acked = true;
	e->answer = *a;
	e->answer.data = e->answer.sealed = NULL;
	e->is_blank = strstr(a->text, "erased since") != NULL;
	if (e->is_blank) {
		e->answer.code = ZCC_OK;
		return;
	}
	tell_seq(w->acked_seq, a->seq);
	/* Nobody waiting is an answer too, and so is a newer draft; anything else was to be done. */
	if (a->code != ZCC_OK && !(e->verb == VERB_NEXT && a->code == ZCC_E_BUSY) &&
	    !(e->verb == VERB_DRAFT && a->code == ZCC_E_STALE))
		broken(w, e, a->text);
}

static void
heard(struct post *d, const struct wire_answer *a)
{
	d->heard_ms = clock_boot_ms();
	if (d->power % 2 == 1 || power_of(d->w) != d->power)
		return;
	for (unsigned i = 0; i < WINDOW; i++) {
		if (d->under_way[i] == SIZE_MAX)
			continue;
		struct entry *e = &d->w->ledger[d->under_way[i]];
		if (memcmp(e->id, a->id, sizeof e->id) != 0)
			continue;
		bool is_new = !e->is_acked;
		take_answer(d->w, e, a);
		is_new = is_new && !e->is_blank;
		d->under_way[i] = SIZE_MAX;
		d->waiting -= is_new && e->verb == VERB_NEXT && a->code == ZCC_OK;
		if (is_new && (e->verb == VERB_NEXT || e->verb == VERB_NOTE) && a->code == ZCC_OK)
			d->held[d->held_num++] = (struct held){a->row, a->version};
		if (is_new && e->verb == VERB_CLOSE && d->closed_num < CLOSED_MAX)
			d->closed[d->closed_num++] = a->row;
		return;
	}
}

static bool
has_nothing_under_way(const struct post *d)
{
	for (unsigned i = 0; i < WINDOW; i++)
		if (d->under_way[i] != SIZE_MAX)
			return false;
	return true;
}

void *
worker_main(void *worker)
{
	struct worker *w = worker;
	struct post d = {.w = w};
	struct wire_answer a;
	int64_t closing_ms = 0;
	for (unsigned i = 0; i < WINDOW; i++)
		d.under_way[i] = SIZE_MAX;
	open_client(&d);
	while (w->broken[0] == '\0') {
		int64_t now = clock_boot_ms();
		bool is_closing = atomic_load(&w->is_closing);
		if (is_closing && has_nothing_under_way(&d))
			break;
		if (is_closing && closing_ms == 0)
			closing_ms = now;
		if (is_closing && now - closing_ms > PATIENCE_MS)
			text_copy(w->broken, sizeof w->broken, "commands stay without an answer");
		if (!is_closing && now - d.sent_ms >= PACE_MS)
			send_one(&d);
		if (client_receive(d.c, PACE_MS, &a) == ZCC_OK)
			heard(&d, &a);
		else if (clock_boot_ms() - d.heard_ms > SILENCE_MS)
			open_client(&d);
		if (power_of(w) != d.power && power_of(w) % 2 == 0)
			open_client(&d);
	}
	client_close(&d.c);
	return NULL;
}

/* Fill the window with what comes next; `slot` says which entries are under way. */
static void
fill(struct worker *w, struct client *c, size_t slot[REPEAT_WINDOW], size_t *next)
{
	struct ask ask;
	struct fault f;
	for (unsigned i = 0; i < REPEAT_WINDOW && *next < w->num; i++) {
		if (slot[i] != SIZE_MAX)
			continue;
		while (*next < w->num && !has_answer(&w->ledger[*next]))
			(*next)++;
		if (*next == w->num)
			return;
		slot[i] = (*next)++;
		ask_of(&w->ledger[slot[i]], &ask);
		ZCC_MUST(client_send(c, &ask, &f) == ZCC_OK);
	}
}

void
worker_repeat_all(struct worker *w)
{
	struct client *c;
	struct fault f;
	struct wire_answer a;
	size_t slot[REPEAT_WINDOW], next = 0;
	for (unsigned i = 0; i < REPEAT_WINDOW; i++)
		slot[i] = SIZE_MAX;
	ZCC_MUST(client_open(w->site, w->as, NULL, NULL, &c, &f) == ZCC_OK);
	fill(w, c, slot, &next);
	while (client_under_way(c) > 0 && w->broken[0] == '\0') {
		if (client_receive(c, PATIENCE_MS, &a) != ZCC_OK) {
			text_copy(w->broken, sizeof w->broken, "no answer to a repeated command");
			break;
		}
		for (unsigned i = 0; i < REPEAT_WINDOW; i++) {
			if (slot[i] == SIZE_MAX || memcmp(w->ledger[slot[i]].id, a.id, sizeof a.id) != 0)
				continue;
			take_answer(w, &w->ledger[slot[i]], &a);
			slot[i] = SIZE_MAX;
			break;
		}
		fill(w, c, slot, &next);
	}
	client_close(&c);
}
