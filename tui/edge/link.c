/* SPDX-License-Identifier: EUPL-1.2 */
/*
 *   AWAY --hello--> ASKED --token--> THERE --epoch or seat gone--> AWAY
 *     ^               | denied: the next role that fits; none left: REFUSED
 *     '--- no answer -'
 */
#include "tui/edge/link.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/seg_read.h"

#include <stdlib.h>
#include <string.h>

enum presence { AWAY, ASKED, THERE, REFUSED };
enum {
	SLOTS = 16,
	ANSWER_MS = 5000,  /* DESIGN 7: after that the outcome is unknown */
	ALIVE_MS = 1000,
	SEAT_MS = 3000,    /* the hub shows a new seat within this */
	BELL_RETRY_MS = 1000
};

struct slot {
	uint8_t id[ZCC_ID_BYTES];
	uint32_t ticket; /* 0 = free */
	uint16_t verb;
	uint64_t row;
	int64_t sent_ms;
};

struct link {
	const struct site *site;
	struct link_told told;
	struct seg_reader *reader;
	struct client *client;
	struct sock *bell;
	uint64_t seat, epoch, group;
	bool was_live;
	char operator[ZCC_OPERATOR_SIZE];
	const struct role_settings *roles[ZCC_ROLES_MAX]; /* that fit, best first */
	unsigned roles_num, role_i;
	enum presence presence;
	uint8_t hello_id[ZCC_ID_BYTES];
	uint8_t token[WIRE_TOKEN_BYTES];
	int64_t asked_ms, alive_ms, bell_ms, second;
	struct slot slot[SLOTS];
};

static void
add_role(struct link *l, const struct role_settings *r, enum desk desk)
{
	if (desk != DESK_NONE && r->desk != desk)
		return;
	for (unsigned i = 0; i < l->roles_num; i++)
		if (l->roles[i] == r)
			return;
	l->roles[l->roles_num++] = r;
}

/* A role named as the operator first, then roles of the triage desk, then all. */
static void
collect_roles(struct link *l, const struct settings *s, enum desk desk)
{
	const struct role_settings *own = settings_role(s, l->operator);

	if (own != NULL)
		add_role(l, own, desk);
	for (uint32_t i = 0; i < s->roles_num; i++)
		if (s->role[i].desk == DESK_TRIAGE)
			add_role(l, &s->role[i], desk);
	for (uint32_t i = 0; i < s->roles_num; i++)
		if (s->role[i].desk != DESK_NONE)
			add_role(l, &s->role[i], desk);
}

int
link_open(const struct site *site, const char *as, enum desk desk, const struct link_told *told,
    struct link **out, struct fault *f)
{
	char room[ZCC_OPERATOR_SIZE], run[PATH_MAX];
	struct link *l = calloc(1, sizeof(*l));
	int rc = ZCC_E_FULL;

	*out = NULL;
	if (l == NULL)
		return fault_set(f, ZCC_E_FULL, 0, "no memory");
	l->site = site;
	l->told = *told;
	text_copy(l->operator, sizeof(l->operator), site_operator(site, as, room));
	collect_roles(l, &site->settings, desk);
	if (l->roles_num == 0) {
		rc = fault_set(f, ZCC_E_CONFIG, 0, "no role has this desk: see roles in zcc.conf");
		goto out_free;
	}
	while (l->seat == 0)
		seal_random(&l->seat, sizeof(l->seat));
	if (!site_path(site, "run", run, sizeof(run))) {
		rc = fault_set(f, ZCC_E_CONFIG, 0, "the site's path is too long");
		goto out_free;
	}
	rc = seg_reader_new(run, site->id, &l->reader);
	if (rc != ZCC_OK) {
		fault_set(f, rc, 0, "cannot prepare to read the shared picture");
		goto out_free;
	}
	rc = client_open(site, l->operator, key_ask_terminal, NULL, &l->client, f);
	if (rc != ZCC_OK)
		goto out_reader;
	*out = l;
	return ZCC_OK;

out_reader:
	seg_reader_free(l->reader);
out_free:
	free(l);
	return rc;
}

static void
fill_ask(const struct link *l, struct ask *a, enum zcc_verb verb)
{
	ask_init(a, verb);
	a->seat = l->seat;
	text_copy(a->role, sizeof(a->role), l->roles[l->role_i]->name);
}

void
link_close(struct link **l)
{
	struct wire_answer answer;
	struct fault f;
	struct ask a;

	if (*l == NULL)
		return;
	if ((*l)->presence == THERE) {
		fill_ask(*l, &a, VERB_BYE);
		/* Unheard is no harm: the hub notices the silence. */
		if (client_ask((*l)->client, &a, 300, &answer, &f) != ZCC_OK)
			(*l)->presence = AWAY;
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

unsigned
link_waits(struct link *l, struct sock_wait *w)
{
	unsigned n = 0;

	w[n++] = (struct sock_wait){ .sock = client_sock(l->client), .fd = -1 };
	if (l->bell != NULL)
		w[n++] = (struct sock_wait){ .sock = l->bell, .fd = -1 };
	return n;
}

int
link_send(struct link *l, const struct intent *want, struct fault *f)
{
	struct slot *s = NULL;
	struct ask a;

	if (l->presence != THERE)
		return fault_set(f, ZCC_E_DENIED, 0, "not logged in yet");
	for (unsigned i = 0; i < SLOTS; i++)
		if (l->slot[i].ticket == 0)
			s = &l->slot[i];
	if (s == NULL)
		return fault_set(f, ZCC_E_BUSY, 0, "%d commands are unanswered", (int)SLOTS);
	fill_ask(l, &a, (enum zcc_verb)want->verb);
	a.row = want->row;
	a.version = verb_needs(want->verb) & VN_VERSION ? want->version : 0;
	a.board.alarm = want->alarm;
	text_copy(a.board.reason, sizeof(a.board.reason), want->reason);
	if (want->note[0] != '\0') {
		a.has_dossier = true;
		text_copy(a.dossier.note, sizeof(a.dossier.note), want->note);
	}
	int rc = client_send(l->client, &a, f);
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
show_dossier(struct link *l, const struct slot *s, const struct wire_answer *answer)
{
	static struct dossier_part part[LINK_DOSSIER_MAX];
	uint8_t *plain = NULL;
	size_t len = 0, at = 0;
	struct wire_part p;
	struct fault f;
	unsigned num = 0;

	if (answer->sealed_len > 0 && client_unbox(l->client, answer, &plain, &len, &f) != ZCC_OK) {
		l->told.answer(l->told.arg, s->ticket, f.code, s->row, 0, f.text);
		return;
	}
	while (wire_decode_part(plain, len, &at, &p) == ZCC_OK) {
		if (num == LINK_DOSSIER_MAX) { /* the newest matter most */
			memmove(part, part + 1, sizeof(part) - sizeof(part[0]));
			num--;
		}
		part[num].at_ms = p.at_ms;
		part[num].verb = p.verb;
		memcpy(part[num].operator, p.operator, sizeof(part[num].operator));
		part[num++].fields = p.dossier;
	}
	l->told.dossier(l->told.arg, s->row, part, num);
	seal_wipe(part, sizeof(part));
	seal_wipe(&p, sizeof(p));
	if (plain != NULL)
		seal_wipe(plain, len);
	free(plain);
}

static void
hello_answered(struct link *l, const struct wire_answer *answer, int64_t now_ms)
{
	if (answer->code == ZCC_OK && answer->data_len == WIRE_TOKEN_BYTES) {
		memcpy(l->token, answer->data, WIRE_TOKEN_BYTES);
		l->presence = THERE;
		l->asked_ms = now_ms;
		l->epoch = link_board(l)->epoch;
		l->told.role(l->told.arg, l->roles[l->role_i], NULL);
	} else if (answer->code == ZCC_E_DENIED && l->role_i + 1 < l->roles_num) {
		l->role_i++;
		l->presence = AWAY;
	} else {
		l->presence = REFUSED;
		l->asked_ms = now_ms;
		l->role_i = 0;
		l->told.role(l->told.arg, NULL, answer->text);
	}
}

static void
take_answer(struct link *l, const struct wire_answer *answer, int64_t now_ms)
{
	if (l->presence == ASKED && memcmp(answer->id, l->hello_id, ZCC_ID_BYTES) == 0) {
		hello_answered(l, answer, now_ms);
		return;
	}
	for (unsigned i = 0; i < SLOTS; i++) {
		struct slot s = l->slot[i];
		if (s.ticket == 0 || memcmp(s.id, answer->id, ZCC_ID_BYTES) != 0)
			continue;
		l->slot[i].ticket = 0;
		if (s.verb == VERB_DOSSIER && answer->code == ZCC_OK)
			show_dossier(l, &s, answer);
		l->told.answer(l->told.arg, s.ticket, answer->code, answer->row, answer->version,
		    answer->text);
	}
}

static void
give_up_old(struct link *l, int64_t now_ms)
{
	for (unsigned i = 0; i < SLOTS; i++) {
		struct slot *s = &l->slot[i];
		if (s->ticket == 0 || now_ms - s->sent_ms < ANSWER_MS)
			continue;
		client_forget(l->client, s->id);
		l->told.answer(l->told.arg, s->ticket, ZCC_E_OUTCOME, s->row, 0, "");
		s->ticket = 0;
	}
}

/* --- Presence --------------------------------------------------------------------------------- */

static bool
seat_is_shown(const struct link *l)
{
	const struct board *b = link_board(l);

	for (uint32_t i = 0; i < b->operators_num; i++)
		if (b->operators[i].seat == l->seat && b->operators[i].state == SEAT_THERE)
			return true;
	return false;
}

static void
say_hello(struct link *l, int64_t now_ms)
{
	struct fault f;
	struct ask a;

	fill_ask(l, &a, VERB_HELLO);
	if (client_send(l->client, &a, &f) != ZCC_OK)
		return;
	memcpy(l->hello_id, a.id, sizeof(l->hello_id));
	l->asked_ms = now_ms;
	l->presence = ASKED;
}

static void
keep_seat(struct link *l, int64_t now_ms)
{
	const struct board *b = link_board(l);

	if (l->presence == THERE && b->is_live && (b->epoch != l->epoch ||
	    (now_ms - l->asked_ms > SEAT_MS && !seat_is_shown(l))))
		l->presence = AWAY;
	if (l->presence == ASKED && now_ms - l->asked_ms > ANSWER_MS) {
		client_forget(l->client, l->hello_id);
		l->presence = AWAY;
	}
	/* Rights may have come meanwhile, or the hub had no room. */
	if (l->presence == REFUSED && now_ms - l->asked_ms > 10 * ANSWER_MS)
		l->presence = AWAY;
	if (l->presence == AWAY && b->is_live)
		say_hello(l, now_ms);
	if (l->presence == THERE && now_ms - l->alive_ms >= ALIVE_MS) {
		client_alive(l->client, l->token);
		l->alive_ms = now_ms;
	}
}

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

bool
link_turn(struct link *l, int64_t now_ms)
{
	const struct board *b = link_board(l);
	struct wire_answer answer;
	struct fault f;

	hear_bell(l, now_ms);
	if (seg_refresh(l->reader, &f) < SEG_OPEN)
		f.code = ZCC_OK; /* the board says that it is not live */
	while (client_receive(l->client, 0, &answer) == ZCC_OK)
		take_answer(l, &answer, now_ms);
	give_up_old(l, now_ms);
	keep_seat(l, now_ms);
	int64_t second = (b->is_live ? b->now_line : b->age_ms) / 1000;
	bool has_changed = b->group != l->group || second != l->second || b->is_live != l->was_live;
	l->group = b->group;
	l->second = second;
	l->was_live = b->is_live;
	return has_changed;
}
