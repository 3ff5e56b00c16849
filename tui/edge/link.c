/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/edge/link.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/seg_read.h"
#include "tui/edge/fill.h"
#include "tui/edge/link_seat.h"
#include "tui/edge/link_told.h"

#include <stdlib.h>
#include <string.h>

enum { BELL_RETRY_MS = 1000, HAIL_MS = 10, LOGIN_MS = 20, TICK_MS = 1000 };

struct link *
link_new(const struct site *site, const struct link_told *told)
{
	struct link *l = calloc(1, sizeof(*l));

	if (l == NULL)
		return NULL;
	l->site = site;
	l->told = *told;
	l->client = client_dial(site);
	if (l->client != NULL)
		return l;
	free(l);
	return NULL;
}

int
link_open(struct link *l, const char *as, enum desk desk, struct fault *f)
{
	const struct site *site = l->site;
	char room[ZCC_OPERATOR_SIZE], run[PATH_MAX];

	text_copy(l->operator, sizeof(l->operator), site_operator(site, as, room));
	l->desk = desk;
	while (l->seat == 0)
		seal_random(&l->seat, sizeof(l->seat));
	if (!site_path(site, "run", run, sizeof(run)))
		return fault_set(f, ZCC_E_CONFIG, 0, "the site's path is too long");
	int rc = seg_reader_new(run, site->id, &l->reader);
	if (rc != ZCC_OK)
		return fault_set(f, rc, 0, "cannot prepare to read the shared picture");
	return client_enter(l->client, site, l->operator, key_ask_terminal, NULL, f);
}

void
link_locate(struct link *l, const char *location)
{
	text_copy(l->location, sizeof(l->location), location);
}

void
link_close(struct link **l)
{
	struct wire_answer answer;
	struct fault f;
	struct ask a;

	if (*l == NULL)
		return;
	if ((*l)->is_seated || (*l)->presence == ASKED) {
		link_fill(*l, &a, VERB_BYE);
		/* Unheard is no harm: the hub notices the silence. */
		if (client_ask((*l)->client, &a, 300, &answer, &f) != ZCC_OK)
			(*l)->is_seated = false;
	}
	if ((*l)->bell != NULL)
		sock_close(&(*l)->bell);
	client_close(&(*l)->client);
	seg_reader_free((*l)->reader);
	seal_wipe(*l, sizeof(**l));
	free(*l);
	*l = NULL;
}

uint64_t
link_seat(const struct link *l)
{
	return l->seat;
}

const struct board *
link_board(const struct link *l)
{
	return seg_board(l->reader);
}

enum picture
link_picture(const struct link *l)
{
	return l->picture;
}

bool
link_desk(struct link *l, enum desk desk)
{
	const struct role_settings *r = desk_role(&l->site->settings, l->roles, desk);

	if (r == NULL || l->presence != THERE)
		return false;
	l->desk = desk;
	l->role = r;
	link_hello(l, clock_boot_ms());
	return true;
}

const char *
link_role(const struct link *l)
{
	return l->role != NULL ? l->role->name : "";
}

bool
link_settings(struct link *l, const char *role, const struct role_settings *gone)
{
	if (l->role == NULL)
		return false;
	l->role = settings_role(&l->site->settings, role);
	bool is_gone = l->role == NULL &&
	    desk_role(&l->site->settings, l->roles, DESK_NONE) == NULL;
	if (is_gone)
		l->role = gone;
	else if (l->role == NULL)
		l->presence = AWAY;
	return is_gone;
}

bool
link_is_settled(const struct link *l)
{
	return l->presence == THERE || l->presence == REFUSED || !seg_board(l->reader)->is_live;
}

unsigned
link_waits(struct link *l, struct sock_wait *w)
{
	unsigned n = 0;

	w[n++] = client_wait(l->client);
	if (l->bell != NULL)
		w[n++] = (struct sock_wait){ .sock = l->bell, .fd = -1 };
	return n;
}

int
link_wait_ms(const struct link *l)
{
	const struct board *b = seg_board(l->reader);

	/* The first picture waits for the answer, and for no longer than it may. */
	if (l->presence == ASKED)
		return LOGIN_MS;
	/* A hub that fell silent shows as such when it has been so for long enough, not a tick later. */
	int64_t silent_in = ZCC_LIVE_MS + 1 - b->age_ms;
	return b->is_live && silent_in < TICK_MS ? (int)silent_in : TICK_MS;
}

int
link_send(struct link *l, const struct intent *want)
{
	struct slot *s = NULL;
	struct ask a;
	struct fault f;

	if (l->presence != THERE)
		return ZCC_E_DENIED;
	for (unsigned i = 0; i < SLOTS; i++)
		if (l->slot[i].ticket == 0)
			s = &l->slot[i];
	if (s == NULL)
		return ZCC_E_BUSY;
	link_fill(l, &a, (enum zcc_verb)want->verb);
	int rc = fill_ask(&a, want, &l->site->settings, &f);
	if (rc == ZCC_OK)
		rc = client_send(l->client, &a, &f);
	if (rc == ZCC_OK) {
		*s = (struct slot){ .ticket = want->ticket, .verb = want->verb, .row = want->row,
			.sent_ms = clock_boot_ms() };
		memcpy(s->id, a.id, sizeof(s->id));
	}
	seal_wipe(&a, sizeof(a));
	return rc;
}

/* --- Answers ---------------------------------------------------------------------------------- */

static void
take_answer(struct link *l, const struct wire_answer *answer, int64_t now_ms)
{
	if (l->presence == ASKED && memcmp(answer->id, l->hello_id, ZCC_ID_BYTES) == 0) {
		link_hello_answered(l, answer, now_ms);
		return;
	}
	for (unsigned i = 0; i < SLOTS; i++) {
		struct slot s = l->slot[i];
		if (s.ticket == 0 || memcmp(s.id, answer->id, ZCC_ID_BYTES) != 0)
			continue;
		l->slot[i].ticket = 0;
		int code = answer->code;
		if (s.verb == VERB_DOSSIER && code == ZCC_OK)
			code = link_show_dossier(l, &s, answer);
		if (s.verb == VERB_REVIEWS && code == ZCC_OK)
			code = link_show_reviews(l, answer);
		if (s.verb == VERB_DRAFT && code == ZCC_OK)
			code = link_show_draft(l, &s, answer);
		if (s.verb == VERB_SEARCH && code == ZCC_OK)
			code = link_show_found(l, answer);
		if (s.verb == VERB_MESSAGES && code == ZCC_OK)
			code = link_show_messages(l, answer);
		l->told.answer(l->told.arg, s.ticket, &(struct console_reply){ code, answer->row,
		    answer->text, &answer->grounds, answer->version });
	}
}

static bool
give_up_old(struct link *l, int64_t now_ms)
{
	bool any = false;

	for (unsigned i = 0; i < SLOTS; i++) {
		struct slot *s = &l->slot[i];
		if (s->ticket == 0 || now_ms - s->sent_ms < ANSWER_MS)
			continue;
		client_forget(l->client, s->id);
		l->told.answer(l->told.arg, s->ticket,
		    &(struct console_reply){ ZCC_E_OUTCOME, s->row, "", NULL });
		s->ticket = 0;
		any = true;
	}
	return any;
}

/* --- A turn -------------------------------------------------------------------------------------- */

static void
hear_bell(struct link *l, int64_t now_ms)
{
	const uint8_t *body;
	size_t len;
	char path[PATH_MAX];
	struct fault f;

	if (l->bell == NULL && now_ms - l->bell_ms >= BELL_RETRY_MS) {
		l->bell_ms = now_ms;
		if (site_path(l->site, "run/bell.sock", path, sizeof(path)) &&
		    sock_connect_sub(path, WIRE_BELL_TOPIC, &l->bell, &f) != ZCC_OK)
			l->bell = NULL; /* not there yet: the tick does the work meanwhile */
	}
	/* What changed stands in the picture; the bell only says when to look. */
	while (l->bell != NULL && sock_receive(l->bell, NULL, &body, &len) != ZCC_E_AGAIN)
		;
}

static void
say_hello(struct link *l)
{
	struct fault f;

	if (seg_refresh(l->reader, &f) != SEG_OPEN)
		return;
	link_keep_seat(l, clock_boot_ms());
	struct sock_wait w = client_wait(l->client);
	if (w.wants_room && sock_wait(&w, 1, HAIL_MS))
		client_offer(l->client);
}

int
link_hail(struct link *l, struct fault *f)
{
	say_hello(l);
	return client_share(l->client, l->site, f);
}

bool
link_turn(struct link *l, int64_t now_ms)
{
	const struct board *b = link_board(l);
	struct wire_answer answer;
	struct fault f;

	hear_bell(l, now_ms);
	enum seg_outcome how = seg_refresh(l->reader, &f);
	enum picture picture = how == SEG_VERSION ? PICTURE_VERSION
	    : how == SEG_FOREIGN		  ? PICTURE_UNREADABLE
						  : PICTURE_FINE;
	bool has_changed = picture != l->picture;
	l->picture = picture;
	while (client_receive(l->client, 0, &answer) == ZCC_OK) {
		take_answer(l, &answer, now_ms);
		has_changed = true;
	}
	has_changed = give_up_old(l, now_ms) || has_changed;
	link_keep_seat(l, now_ms);
	int64_t second = (b->is_live ? b->now_line : b->age_ms) / 1000;
	has_changed = has_changed || b->group != l->group || second != l->second || b->is_live != l->was_live;
	l->group = b->group;
	l->second = second;
	l->was_live = b->is_live;
	return has_changed;
}
