/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/replay/post.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/client.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { AGAIN_FIRST_MS = 100, AGAIN_MOST_MS = 2000 };

struct slot {
	bool is_used;
	int64_t again_ms; /* INT64_MAX: under way; else when it goes again */
	int wait_ms;      /* the next wait */
	uint64_t tag;
	struct ask ask;   /* with the id it was first sent under */
};

struct post {
	struct client *client;
	unsigned used, waiting;
	int64_t heard_ms;     /* last answer, or when the first of these commands left */
	bool is_troubled;     /* the last answer spoke of disk or journal */
	bool has_news;        /* and post_trouble() has not told it yet */
	char trouble[200];
	struct slot slot[POST_MAX];
};

int
post_open(const struct site *site, const char *as, struct post **out, struct fault *f)
{
	struct post *p = calloc(1, sizeof *p);

	*out = NULL;
	if (p == NULL)
		return fault_set(f, ZCC_E_IO, ENOMEM, "no memory for commands");
	int rc = client_open(site, as, key_ask_terminal, NULL, &p->client, f);
	if (rc != ZCC_OK) {
		free(p);
		return rc;
	}
	*out = p;
	return ZCC_OK;
}

void
post_close(struct post **p)
{
	if (*p == NULL)
		return;
	client_close(&(*p)->client);
	free(*p);
	*p = NULL;
}

struct sock_wait
post_wait(struct post *p)
{
	return client_wait(p->client);
}

bool
post_has_slot(const struct post *p)
{
	return p->used < POST_MAX;
}

bool
post_has_room(const struct post *p)
{
	return p->waiting == 0 && post_has_slot(p);
}

static struct slot *
free_slot(struct post *p)
{
	unsigned i = 0;

	while (i < POST_MAX && p->slot[i].is_used)
		i++;
	ZCC_MUST(i < POST_MAX);
	return &p->slot[i];
}

int
post_send(struct post *p, const struct ask *ask, uint64_t tag, int64_t now_ms, struct fault *f)
{
	struct slot *s = free_slot(p);

	s->ask = *ask;
	int rc = client_send(p->client, &s->ask, f);
	if (rc != ZCC_OK)
		return rc;
	if (p->used == 0)
		p->heard_ms = now_ms;
	s->is_used = true;
	s->again_ms = INT64_MAX;
	s->wait_ms = AGAIN_FIRST_MS;
	s->tag = tag;
	p->used++;
	return ZCC_OK;
}

/* "Not now" instead of a decision. */
static bool
is_undecided(const struct slot *s, int code)
{
	return code == ZCC_E_IO || code == ZCC_E_FULL ||
	    (code == ZCC_E_BUSY && s->ask.verb != VERB_NEXT);
}

static void
put_off(struct post *p, struct slot *s, const struct wire_answer *a, int64_t now_ms)
{
	bool is_trouble = a->code != ZCC_E_BUSY;

	if (is_trouble && !p->is_troubled) {
		p->has_news = true;
		text_clean(p->trouble, sizeof p->trouble, a->text, false);
	}
	p->is_troubled = is_trouble;
	p->waiting++;
	s->again_ms = now_ms + s->wait_ms;
	s->wait_ms = s->wait_ms * 2 < AGAIN_MOST_MS ? s->wait_ms * 2 : AGAIN_MOST_MS;
}

static void
send_again(struct post *p, int64_t now_ms)
{
	for (unsigned i = 0; p->waiting > 0 && i < POST_MAX; i++) {
		struct slot *s = &p->slot[i];

		if (!s->is_used || s->again_ms > now_ms)
			continue;
		/* What could be sent once can be sent again; if not now, then at the next turn. */
		if (client_send(p->client, &s->ask, NULL) != ZCC_OK)
			return;
		s->again_ms = INT64_MAX;
		p->waiting--;
		p->heard_ms = now_ms;
	}
}

static struct slot *
slot_of(struct post *p, const uint8_t id[ZCC_ID_BYTES])
{
	for (unsigned i = 0; i < POST_MAX; i++)
		if (p->slot[i].is_used && memcmp(p->slot[i].ask.id, id, ZCC_ID_BYTES) == 0)
			return &p->slot[i];
	return NULL;
}

int
post_receive(struct post *p, int64_t now_ms, struct post_reply *out)
{
	struct wire_answer a;

	send_again(p, now_ms);
	while (p->used > 0 && client_receive(p->client, 0, &a) == ZCC_OK) {
		struct slot *s = slot_of(p, a.id);

		p->heard_ms = now_ms;
		if (s == NULL || s->again_ms != INT64_MAX)
			continue;
		if (is_undecided(s, a.code)) {
			put_off(p, s, &a, now_ms);
			continue;
		}
		p->is_troubled = false;
		out->verb = s->ask.verb;
		out->tag = s->tag;
		out->code = a.code;
		out->row = a.row;
		out->version = a.version;
		text_clean(out->text, sizeof out->text, a.text, false);
		out->why = a.grounds.why;
		s->is_used = false;
		p->used--;
		return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}

unsigned
post_under_way(const struct post *p)
{
	return p->used;
}

int64_t
post_wake_ms(const struct post *p)
{
	int64_t wake_ms = INT64_MAX;

	for (unsigned i = 0; p->waiting > 0 && i < POST_MAX; i++)
		if (p->slot[i].is_used && p->slot[i].again_ms < wake_ms)
			wake_ms = p->slot[i].again_ms;
	return wake_ms;
}

int64_t
post_silent_ms(const struct post *p, int64_t now_ms)
{
	return p->used > p->waiting ? now_ms - p->heard_ms : 0;
}

const char *
post_trouble(struct post *p)
{
	if (!p->has_news)
		return NULL;
	p->has_news = false;
	return p->trouble;
}

void
post_drop_waiting(struct post *p)
{
	for (unsigned i = 0; i < POST_MAX; i++) {
		struct slot *s = &p->slot[i];

		if (s->is_used && s->again_ms != INT64_MAX) {
			s->is_used = false;
			p->used--;
			p->waiting--;
		}
	}
}
