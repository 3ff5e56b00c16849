/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/room/staff_priv.h"

#include "shared/base/err.h"

#include <stdlib.h>
#include <string.h>

enum {
	BREATH_MS = 15 * SECOND, /* after a conversation */
	HELLO_AGAIN_MS = 2 * SECOND,
	SURE_MS = 3 * SECOND
};

int64_t
staff_moment(const struct staff *s, unsigned permille)
{
	return s->from_ms + (s->to_ms - s->from_ms) * permille / 1000;
}

struct staff *
staff_new(struct room *r, struct phones *phones, const struct member *all, unsigned num,
    int64_t from_ms, int64_t to_ms)
{
	struct staff *s = calloc(1, sizeof *s);
	ZCC_MUST(s != NULL && num <= PEOPLE_MAX);
	*s = (struct staff){
	    .room = r, .phones = phones, .from_ms = from_ms, .to_ms = to_ms, .num = num};
	for (unsigned i = 0; i < num; i++) {
		struct person *p = &s->person[i];
		const struct role_settings *role = settings_role(&r->rig.site.settings, all[i].role);
		ZCC_MUST(role != NULL);
		p->is = &all[i];
		p->seat = 1000 + i;
		p->lines = role->verbs >> VERB_NEXT & 1 ? role->lines : 0;
		mail_open(&p->mail, &r->rig.site, all[i].name);
	}
	return s;
}

void
staff_free(struct staff *s)
{
	for (unsigned i = 0; i < s->num; i++)
		mail_close(&s->person[i].mail);
	free(s);
}

void
person_ask(struct person *p, enum zcc_verb verb, uint64_t id, struct ask *a)
{
	ask_init(a, verb);
	a->seat = p->seat;
	a->row = id;
	strcpy(a->role, p->is->role);
}

void
person_send(struct person *p, struct ask *a)
{
	mail_send(&p->mail, a);
}

void
person_free(struct staff *s, struct person *p)
{
	p->doing = FREE;
	p->id = 0;
	p->noticed_ms = 0;
	p->was_held = p->is_deaf = p->is_hurried = p->has_asked = p->has_judged = p->has_regraded = p->will_ask = p->has_told = false;
	p->part = 0;
	p->waits_regie = 0;
	p->due_ms = s->room->now_ms + room_draw(s->room, SECOND, BREATH_MS);
}

/* --- Being there ------------------------------------------------------------------------------ */

const struct zcc_operator_row *
person_row(const struct room *r, const struct person *p)
{
	for (uint32_t i = 0; i < r->board->operators_end; i++) {
		const struct zcc_operator_row *o = &r->board->operators[i];
		if (o->seat == p->seat && strcmp(o->name, p->is->name) == 0)
			return o;
	}
	return NULL;
}

/* The post is shown as it should be, to this very hub. */
static bool
is_shown(const struct room *r, const struct person *p)
{
	const struct zcc_operator_row *o = person_row(r, p);
	return o != NULL && o->state == SEAT_THERE && p->epoch == r->board->epoch;
}

bool
person_asks(const struct person *p, enum zcc_verb verb)
{
	for (unsigned i = 0; i < MAIL_MAX; i++)
		if (p->mail.sent[i].is_used && p->mail.sent[i].ask.verb == verb)
			return true;
	return false;
}

static void
stay_there(struct staff *s, struct person *p)
{
	struct room *r = s->room;
	struct ask a;
	if (r->board->is_live && !is_shown(r, p) && r->now_ms >= p->next_hello_ms &&
	    !person_asks(p, VERB_HELLO)) {
		person_ask(p, VERB_HELLO, 0, &a);
		if (p->is->location != NULL)
			strcpy(a.board.source, p->is->location);
		person_send(p, &a);
		p->next_hello_ms = r->now_ms + HELLO_AGAIN_MS;
	}
	if (!p->has_token || r->now_ms < p->beat_ms)
		return;
	client_alive(p->mail.client, p->token);
	p->beat_ms = r->now_ms + SECOND;
	if (r->now_ms < p->sure_ms || person_asks(p, VERB_DRAFT))
		return;
	/* Nobody answers a sign of life, and the clock may not run away from one on its way: an answer
	 * to what was sent behind it says that it came. */
	person_ask(p, VERB_DRAFT, 0, &a);
	person_send(p, &a);
	p->sure_ms = r->now_ms + SURE_MS;
}

static void
go_home(struct staff *s, struct person *p)
{
	struct ask a;
	person_ask(p, VERB_BYE, 0, &a);
	person_send(p, &a);
	p->is_gone = true;
	p->has_token = false;
	room_say(s->room, "%s goes home", p->is->name);
}

/* A new console, of the same person, at another seat. */
static void
come_back(struct staff *s, struct person *p)
{
	p->dead_ms = 0;
	p->seat += 100;
	p->has_token = p->has_offered = p->is_paused = false;
	p->push_id = 0;
	mail_forget(&p->mail);
	person_free(s, p);
	room_say(s->room, "%s is back", p->is->name);
}

static void
step(struct staff *s, struct person *p)
{
	struct room *r = s->room;
	if (p->is_gone || r->now_ms < staff_moment(s, p->is->from) || r->now_ms < p->cut_ms)
		return;
	if (p->dead_ms != 0) {
		if (r->now_ms < p->dead_ms)
			return;
		come_back(s, p);
	}
	bool had_shift = p->has_shift;
	stay_there(s, p);
	if (!p->has_token)
		return;
	if (shift_step(s, p)) {
		shift_break(s, p);
		work_step(s, p);
	} else if (had_shift && shift_has_run_out(s, p) && !person_asks(p, VERB_SHIFT) &&
	    board_shift_of(r->board, p->is->name) == NULL && r->board->is_live)
		go_home(s, p);
}

void
staff_step(struct staff *s)
{
	for (unsigned i = 0; i < s->num; i++)
		step(s, &s->person[i]);
}

/* --- Answers ---------------------------------------------------------------------------------- */

static bool
hear(struct staff *s, struct person *p)
{
	static struct ask of;
	struct wire_answer got;
	struct room *r = s->room;
	if (r->now_ms < p->cut_ms || p->dead_ms != 0 || !mail_take(&p->mail, &of, &got))
		return false;
	room_look(r);
	bool is_over = of.verb == VERB_ALARM_ACK && got.code == ZCC_E_UNKNOWN; /* meanwhile */
	/* a hub that died had not recorded that it is the meldkamer's */
	bool is_forgotten = got.grounds.why == WHY_BAD_SERVICE;
	bool is_not_his = got.grounds.why == WHY_NO_SHIFT || got.grounds.why == WHY_NOT_THEIR_DECISION;
	if (got.code != ZCC_OK && got.code != ZCC_E_BUSY && got.code != ZCC_E_STATE && !is_over &&
	    got.code != ZCC_E_STALE && got.code != ZCC_E_TAKEN && !is_not_his && !is_forgotten)
		rig_broken("%s: %s was refused: %s", p->is->name, verb_word(of.verb), got.text);
	s->count.refused += got.code != ZCC_OK;
	if (of.verb == VERB_HELLO && got.code == ZCC_OK && got.data_len >= sizeof p->token) {
		memcpy(p->token, got.data, sizeof p->token);
		p->has_token = true;
		p->epoch = r->board->epoch;
	} else if (of.verb == VERB_SHIFT) {
		shift_hear(s, p, &of, &got);
	} else if (of.verb != VERB_HELLO && of.verb != VERB_BYE && of.verb != VERB_DRAFT) {
		work_hear(s, p, &of, &got);
	}
	return true;
}

bool
staff_hear(struct staff *s)
{
	for (unsigned i = 0; i < s->num; i++)
		if (hear(s, &s->person[i]))
			return true;
	return false;
}

unsigned
staff_under_way(const struct staff *s)
{
	unsigned n = 0;
	for (unsigned i = 0; i < s->num; i++)
		if (s->person[i].dead_ms == 0 && s->room->now_ms >= s->person[i].cut_ms)
			n += s->person[i].mail.under_way;
	return n;
}

int64_t
staff_wake_ms(const struct staff *s)
{
	int64_t wake = INT64_MAX;
	for (unsigned i = 0; i < s->num; i++) {
		const struct person *p = &s->person[i];
		int64_t due = p->doing == FREE ? p->noticed_ms : p->due_ms;
		if (!p->is_gone && due > s->room->now_ms && due < wake)
			wake = due;
	}
	return wake;
}

void
staff_errand(struct staff *s, enum errand e)
{
	s->errands[e]++;
}

/* --- What goes wrong ---------------------------------------------------------------------------- */

static void
lose(struct staff *s, struct person *p, int64_t until_ms, bool is_cut)
{
	room_say(s->room, "%s is %s, with case %llu", p->is->name, is_cut ? "cut off" : "dead",
	    (unsigned long long)p->id);
	s->count.lost++;
	if (is_cut)
		p->cut_ms = until_ms;
	else
		p->dead_ms = until_ms;
}

const char *
staff_lose(struct staff *s, int64_t until_ms, bool is_cut)
{
	struct person *who = NULL;
	for (unsigned i = 0; i < s->num; i++) {
		struct person *p = &s->person[i];
		if (!p->has_shift || p->is_gone || p->lines == 0 || p->dead_ms != 0 ||
		    s->room->now_ms < p->cut_ms)
			continue;
		if (who == NULL || (who->doing != TALKING && p->doing == TALKING))
			who = p;
	}
	if (who == NULL)
		return NULL;
	lose(s, who, until_ms, is_cut);
	return who->is->name;
}

bool
staff_lose_holder(struct staff *s, int64_t until_ms)
{
	for (unsigned i = 0; i < s->num; i++) {
		struct person *p = &s->person[i];
		if (p->doing != HOLDING || p->dead_ms != 0 || s->room->now_ms < p->cut_ms ||
		    p->due_ms < until_ms)
			continue;
		lose(s, p, until_ms, true);
		return true;
	}
	return false;
}

void
staff_deafen(struct staff *s, unsigned num)
{
	for (unsigned i = 0; i < s->num && num > 0; i++)
		if (s->person[i].doing == TALKING && !s->person[i].is_deaf) {
			s->person[i].is_deaf = true;
			s->person[i].due_ms = s->room->now_ms;
			num--;
		}
}

void
staff_busy(struct staff *s, int64_t until_ms)
{
	s->busy_ms = until_ms;
}

struct staff_count
staff_count(const struct staff *s)
{
	return s->count;
}
