/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/room/phones.h"

#include "hub/replay/feed.h"
#include "shared/base/err.h"
#include "tests/room/mail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	GIVEN_EVERY = 3,   /* of the calls one comes with what a huisarts was answered */
	GIVEN_CASES = 8192,
	CALLS_MAX = 256,   /* people on the line, or about to ring, at one time */
	SAME_MS = 90000,   /* two rang about one thing within this time */
	ANONYMOUS = 120,   /* permille who hide their number */
	FORWARDED = 400,   /* by a huisartsenpost */
	SAYS_WHAT = 700,
	CALLS_AGAIN = 800, /* of those who hung up */
	AGAIN_MS = 2 * MINUTE,
	SOON_AGAIN = 3,
	PAPER_AFTER_MS = 2 * SECOND, /* then everybody knows that there is no hub */
	CARDS_MAX = 32
};

enum step { NOBODY, COMES, RINGS, WAITS, TALKS, LEAVES };

struct call {
	enum step step;
	uint64_t id;        /* of the case */
	int64_t due_ms;     /* COMES: rings; WAITS: hangs up */
	char phone[ZCC_PHONE_SIZE];
	bool is_again, is_patient;
	struct ask_board board;
	struct caller is;
};

/* A call that was written on paper, and when its writer is done with it. */
struct card {
	struct ask_board board;
	char phone[ZCC_PHONE_SIZE];
	int64_t done_ms;
};

struct phones {
	struct room *room;
	struct feed *feed;
	struct mail mail;
	int64_t from_ms, to_ms; /* of the file */
	int64_t began_ms;       /* of the room */
	int64_t place_ms;       /* of the row before */
	unsigned same;          /* rows of that very second before it */
	uint32_t number;        /* of the next caller's telephone */
	struct phones_count count;
	struct call call[CALLS_MAX];
	struct card card[CARDS_MAX];
	unsigned cards;
	uint64_t given[GIVEN_CASES]; /* by case: the row of its intake; 0 = it came without */
	unsigned patient_cards, answered_cards; /* of who may wait; of who did not */
};

/* The next row of the file in its time, or NULL. */
static const struct feed_item *
peek(struct phones *p)
{
	const struct feed_item *item;
	struct fault f;
	int code = feed_peek(p->feed, &item, &f);
	if (code == ZCC_E_AGAIN || (code == ZCC_OK && item->place >= p->to_ms))
		return NULL;
	if (code != ZCC_OK)
		rig_fail("%s", f.text);
	return item;
}

struct phones *
phones_new(struct room *r, const char *csv, const char *map, int64_t from_ms, int64_t to_ms)
{
	struct phones *p = calloc(1, sizeof *p);
	struct feed_source source = {.csv = csv, .map = map, .kind = MAP_CALLS,
	    .site = &r->rig.site.settings, .limit = UINT64_MAX, .repeat = 1};
	struct fault f;
	ZCC_MUST(p != NULL);
	p->room = r;
	p->from_ms = from_ms;
	p->to_ms = to_ms;
	p->began_ms = r->now_ms;
	p->number = 10000001;
	if (feed_open(&source, &p->feed, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	mail_open(&p->mail, &r->rig.site, "intake");
	for (const struct feed_item *i = peek(p); i != NULL && i->place < from_ms; i = peek(p))
		feed_take(p->feed);
	return p;
}

void
phones_free(struct phones *p)
{
	feed_close(&p->feed);
	mail_close(&p->mail);
	free(p);
}

static struct call *
find(struct phones *p, enum step step, uint64_t id)
{
	for (unsigned i = 0; i < CALLS_MAX; i++)
		if (p->call[i].step == step && p->call[i].id == id)
			return &p->call[i];
	return NULL;
}

static struct call *
new_call(struct phones *p, int64_t due_ms, const struct ask_board *board)
{
	struct call *c = find(p, NOBODY, 0);
	if (c == NULL)
		rig_fail("more than %d callers at one time", CALLS_MAX);
	*c = (struct call){.step = COMES,
	    .due_ms = due_ms,
	    .board = *board,
	    .is = callers_next(&p->room->callers)};
	return c;
}

/* Some come by the huisartsenpost of where they are (KB-2). */
static void
forward(struct room *r, struct ask_board *board)
{
	const struct settings *s = &r->rig.site.settings;
	bool may = board->line == LINE_REGULIER || board->line == LINE_ZORGVERLENER;
	if (may && s->posts_num > 0 && room_happens(r, FORWARDED))
		memcpy(board->post, s->post[rng_below(&r->rng, s->posts_num)].code, sizeof board->post);
}

/* Most professionals say what they ask, and as what they call (KB-1, PI-8). */
static void
ask(struct room *r, struct ask_board *board)
{
	if (board->line != LINE_ZORGVERLENER || !room_happens(r, SAYS_WHAT))
		return;
	board->asks = (uint8_t)(1 + rng_below(&r->rng, HELPS_NUM));
	board->professional = (uint8_t)(1 + rng_below(&r->rng, PROFESSIONALS_NUM));
}

/* An incident for which several units left has several rows of one second: two people rang about it,
 * one after the other. */
static void
arrive(struct phones *p, const struct feed_item *item)
{
	struct room *r = p->room;
	int64_t due = p->began_ms + item->place - p->from_ms;
	p->same = item->place == p->place_ms ? p->same + 1 : 0;
	p->place_ms = item->place;
	if (p->same > 1)
		return;
	if (p->same == 1)
		due += room_draw(r, 0, SAME_MS);
	struct call *c = new_call(p, due, &item->board);
	forward(r, &c->board);
	ask(r, &c->board);
	if (room_happens(r, ANONYMOUS))
		p->count.anonymous++;
	else
		snprintf(c->phone, sizeof c->phone, "06%08u", (unsigned)p->number++);
}

/* Of those of whom that may be so for a while every third still waits.  Of the others, in turn, one is done
 * with and one is to be called back: whoever else calls meanwhile, there is one of each. */
static void
write_down(struct phones *p, const struct call *c)
{
	struct room *r = p->room;
	struct card *card = &p->card[p->cards++];
	bool may_wait = c->board.line == LINE_REGULIER || c->board.line == LINE_ZORGVERLENER;
	bool waits = may_wait && p->patient_cards++ % 3 == 0;
	bool is_done = !waits && p->answered_cards++ % 2 == 0;
	int64_t wall = room_wall_ms(r), at = wall;
	p->count.paper++;
	*card = (struct card){.board = c->board};
	memcpy(card->phone, c->phone, sizeof card->phone);
	card->board.received = (uint64_t)wall;
	if (!waits)
		card->board.answered = (uint64_t)(at += room_draw(r, 2 * SECOND, 10 * SECOND));
	if (is_done) {
		at += c->is.service_ms < MINUTE ? c->is.service_ms : MINUTE;
		card->board.closed = (uint64_t)at;
		strcpy(card->board.reason, "advies");
	}
	card->done_ms = r->now_ms + at - wall;
}

static bool
has_no_hub(const struct phones *p)
{
	const struct room *r = p->room;
	return !r->is_hub_up && r->now_ms - r->down_ms > PAPER_AFTER_MS && p->cards < CARDS_MAX;
}

static void
ring(struct phones *p, struct call *c)
{
	struct ask a;
	if (has_no_hub(p)) {
		write_down(p, c);
		*c = (struct call){0};
		return;
	}
	ask_init(&a, VERB_INTAKE);
	a.board = c->board;
	a.has_dossier = true;
	memcpy(a.dossier.phone, c->phone, sizeof a.dossier.phone);
	/* the telephone system keeps the case with its call: which call, the note says */
	snprintf(a.dossier.caller, sizeof a.dossier.caller, "lijn %u", (unsigned)(c - p->call));
	if ((c - p->call) % GIVEN_EVERY == 0)
		strcpy(a.dossier.answers, "answer:praten=3 given-by:huisarts");
	mail_send(&p->mail, &a);
	c->step = RINGS;
	p->count.rang++;
	p->count.again += c->is_again;
}

static void
hang_up(struct phones *p, struct call *c)
{
	struct ask a;
	ask_init(&a, VERB_ABANDON);
	a.row = c->id;
	mail_send(&p->mail, &a);
	c->step = LEAVES;
}

void
phones_step(struct phones *p)
{
	struct room *r = p->room;
	for (const struct feed_item *i = peek(p);
	     i != NULL && p->began_ms + i->place - p->from_ms <= r->now_ms; i = peek(p)) {
		arrive(p, i);
		feed_take(p->feed);
	}
	for (unsigned i = 0; i < CALLS_MAX && mail_has_room(&p->mail); i++) {
		struct call *c = &p->call[i];
		if (c->step == COMES && c->due_ms <= r->now_ms)
			ring(p, c);
		else if (c->step == WAITS && c->due_ms <= r->now_ms)
			hang_up(p, c);
	}
}

int64_t
phones_wake_ms(const struct phones *p)
{
	struct fault f;
	const struct feed_item *item;
	int64_t wake = INT64_MAX;
	if (feed_peek(p->feed, &item, &f) == ZCC_OK && item->place < p->to_ms)
		wake = p->began_ms + item->place - p->from_ms;
	for (unsigned i = 0; i < CALLS_MAX; i++)
		if ((p->call[i].step == COMES || p->call[i].step == WAITS) &&
		    p->call[i].due_ms < wake)
			wake = p->call[i].due_ms;
	return wake;
}

/* How long this one waits before he hangs up. */
static int64_t
patience(struct phones *p, const struct call *c)
{
	if (c->is_patient || c->is.patience_ms == INT64_MAX)
		return INT64_MAX;
	return p->room->now_ms + c->is.patience_ms;
}

static void
rang(struct phones *p, const struct ask *a, const struct wire_answer *got)
{
	unsigned n;
	ZCC_MUST(sscanf(a->dossier.caller, "lijn %u", &n) == 1 && n < CALLS_MAX);
	struct call *c = &p->call[n];
	if (got->code != ZCC_OK) {
		if (got->grounds.why != WHY_LINE_CLOSED)
			rig_broken("a ring was refused: %s", got->text);
		p->count.referred++;
		c->step = NOBODY;
		return;
	}
	c->id = got->row;
	c->step = WAITS;
	c->due_ms = patience(p, c);
	if (a->dossier.answers[0] != '\0' && c->id < GIVEN_CASES)
		p->given[c->id] = got->seq;
}

/* Who hung up just when somebody answered is heard by that person. */
static void
left(struct phones *p, uint64_t id, const struct wire_answer *got)
{
	struct call *c = find(p, LEAVES, id);
	if (c == NULL)
		return;
	if (got->code != ZCC_OK) {
		if (got->code != ZCC_E_STATE && got->code != ZCC_E_TAKEN)
			rig_broken("a hang-up was refused: %s", got->text);
		c->step = TALKS;
		return;
	}
	p->count.left++;
	struct call was = *c;
	*c = (struct call){0};
	bool calls_again = p->count.again == 0 || room_happens(p->room, CALLS_AGAIN);
	if (was.phone[0] == '\0' || was.is_again || !calls_again)
		return;
	/* the first ones at once, before anybody calls back */
	int64_t after_ms = p->count.again < SOON_AGAIN ? room_draw(p->room, 2 * SECOND, 6 * SECOND)
	                                               : room_draw(p->room, 20 * SECOND, AGAIN_MS);
	struct call *again = new_call(p, p->room->now_ms + after_ms, &was.board);
	memcpy(again->phone, was.phone, sizeof again->phone);
	again->is = was.is;
	again->is_again = true;
}

bool
phones_hear(struct phones *p)
{
	static struct ask of;
	struct wire_answer got;
	if (!mail_take(&p->mail, &of, &got))
		return false;
	if (of.verb == VERB_INTAKE)
		rang(p, &of, &got);
	else
		left(p, of.row, &got);
	return true;
}

unsigned
phones_under_way(const struct phones *p)
{
	return p->mail.under_way;
}

uint64_t
phones_given(const struct phones *p, uint64_t id)
{
	return id < GIVEN_CASES ? p->given[id] : 0;
}

void
phones_answered(struct phones *p, uint64_t id)
{
	struct call *c = find(p, WAITS, id);
	if (c != NULL)
		c->step = TALKS;
}

void
phones_waits(struct phones *p, uint64_t id)
{
	struct call *c = find(p, TALKS, id);
	if (c == NULL)
		return;
	c->step = WAITS;
	c->due_ms = patience(p, c);
}

void
phones_over(struct phones *p, uint64_t id)
{
	struct call *c = find(p, TALKS, id);
	if (c == NULL)
		c = find(p, WAITS, id);
	if (c != NULL)
		*c = (struct call){0};
}

int64_t
phones_service_ms(struct phones *p, uint64_t id)
{
	const struct call *c = find(p, TALKS, id);
	return c != NULL ? c->is.service_ms : callers_next(&p->room->callers).service_ms;
}

bool
phones_take_card(struct phones *p, struct ask *a)
{
	unsigned i = 0;
	while (i < p->cards && p->card[i].done_ms >= p->room->now_ms)
		i++;
	if (i == p->cards)
		return false;
	a->board = p->card[i].board;
	a->has_dossier = p->card[i].phone[0] != '\0';
	memcpy(a->dossier.phone, p->card[i].phone, sizeof a->dossier.phone);
	p->card[i] = p->card[--p->cards];
	return true;
}

void
phones_ring(struct phones *p, enum zcc_line line, int64_t in_ms)
{
	struct ask a;
	ask_init(&a, VERB_INTAKE);
	a.board.line = (uint8_t)line;
	struct call *c = new_call(p, p->room->now_ms + in_ms, &a.board);
	c->is_patient = true;
	snprintf(c->phone, sizeof c->phone, "06%08u", (unsigned)p->number++);
}

void
phones_break(struct phones *p, unsigned num)
{
	for (unsigned i = 0; i < CALLS_MAX && num > 0; i++) {
		if (p->call[i].step != WAITS)
			continue;
		p->call[i].due_ms = p->room->now_ms;
		p->count.dropped++;
		num--;
	}
}

struct phones_count
phones_count(const struct phones *p)
{
	return p->count;
}
