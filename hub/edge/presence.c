/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/presence.h"

#include <stdlib.h>
#include <string.h>

struct presence {
	struct presence_seat *seats;
	uint32_t max;
	int64_t count_from; /* silence before this does not count */
};

struct presence *
presence_new(uint32_t seats_max, int64_t ready_line)
{
	struct presence *p = calloc(1, sizeof *p);
	if (p == NULL)
		return NULL;
	p->seats = calloc(seats_max, sizeof *p->seats);
	p->max = seats_max;
	p->count_from = ready_line;
	if (p->seats == NULL) {
		free(p);
		return NULL;
	}
	return p;
}

void
presence_free(struct presence *p)
{
	if (p == NULL)
		return;
	free(p->seats);
	free(p);
}

static struct presence_seat *
seat_find(const struct presence *p, uint64_t seat)
{
	for (uint32_t i = 0; i < p->max; i++)
		if (p->seats[i].seat == seat)
			return &p->seats[i];
	return NULL;
}

/* An empty slot, else the longest lost one: its claims are verlaten already. */
static struct presence_seat *
seat_room(struct presence *p)
{
	struct presence_seat *s = seat_find(p, 0);
	if (s != NULL)
		return s;
	for (uint32_t i = 0; i < p->max; i++)
		if (p->seats[i].is_lost && (s == NULL || p->seats[i].alive_line < s->alive_line))
			s = &p->seats[i];
	return s;
}

int
presence_hello(struct presence *p, const char *operator, const char *role, uint64_t seat,
    const uint8_t token[PRESENCE_TOKEN_BYTES], int64_t now_line)
{
	struct presence_seat *s = seat_find(p, seat);
	if (s != NULL && strcmp(s->operator, operator) != 0)
		return ZCC_E_TAKEN;
	if (s == NULL) {
		s = seat_room(p);
		if (s == NULL)
			return ZCC_E_BUSY;
		memset(s, 0, sizeof *s);
		s->since_line = now_line;
	}
	if (s->is_lost)
		s->since_line = now_line;
	s->seat = seat;
	s->is_lost = false;
	s->alive_line = now_line;
	strncpy(s->operator, operator, sizeof s->operator - 1);
	strncpy(s->role, role, sizeof s->role - 1);
	memcpy(s->token, token, sizeof s->token);
	return ZCC_OK;
}

void
presence_locate(struct presence *p, uint64_t seat, const char *location)
{
	struct presence_seat *s = seat != 0 ? seat_find(p, seat) : NULL;
	if (s == NULL)
		return;
	memset(s->location, 0, sizeof s->location);
	strncpy(s->location, location, sizeof s->location - 1);
}

void
presence_bye(struct presence *p, const char *operator, uint64_t seat)
{
	struct presence_seat *s = seat_find(p, seat);
	if (seat != 0 && s != NULL && strcmp(s->operator, operator) == 0)
		memset(s, 0, sizeof *s);
}

void
presence_revoke(struct presence *p, const char *operator)
{
	for (uint32_t i = 0; i < p->max; i++)
		if (p->seats[i].seat != 0 && strcmp(p->seats[i].operator, operator) == 0)
			memset(&p->seats[i], 0, sizeof p->seats[i]);
}

void
presence_alive(struct presence *p, const uint8_t token[PRESENCE_TOKEN_BYTES], int64_t now_line)
{
	for (uint32_t i = 0; i < p->max; i++)
		if (p->seats[i].seat != 0 && !p->seats[i].is_lost &&
		    memcmp(p->seats[i].token, token, PRESENCE_TOKEN_BYTES) == 0)
			p->seats[i].alive_line = now_line;
}

void
presence_seen(struct presence *p, const char *operator, uint64_t seat, int64_t now_line)
{
	struct presence_seat *s = seat != 0 ? seat_find(p, seat) : NULL;
	if (s == NULL || strcmp(s->operator, operator) != 0)
		return;
	s->alive_line = now_line;
}

void
presence_was_late(struct presence *p, int64_t now_line)
{
	p->count_from = now_line;
}

bool
presence_has(const struct presence *p, const char *operator)
{
	for (uint32_t i = 0; i < p->max; i++)
		if (p->seats[i].seat != 0 && !p->seats[i].is_lost &&
		    strcmp(p->seats[i].operator, operator) == 0)
			return true;
	return false;
}

bool
presence_is_there(const struct presence *p, const char *operator, uint64_t seat)
{
	const struct presence_seat *s = seat != 0 ? seat_find(p, seat) : NULL;
	return s != NULL && !s->is_lost && strcmp(s->operator, operator) == 0;
}

static bool
silent_since(const struct presence *p, int64_t alive_line, int64_t now_line, uint32_t lost_s)
{
	int64_t from = alive_line > p->count_from ? alive_line : p->count_from;
	return now_line - from >= (int64_t)lost_s * 1000;
}

/* Claiming was one too. */
static int64_t
last_sign(const struct presence *p, const struct presence_claim *c)
{
	const struct presence_seat *s = c->seat != 0 ? seat_find(p, c->seat) : NULL;
	return s != NULL && strcmp(s->operator, c->operator) == 0 && s->alive_line > c->claim_line
	    ? s->alive_line : c->claim_line;
}

bool
presence_is_silent(const struct presence *p, const struct presence_claim *c, int64_t now_line,
    uint32_t lost_s)
{
	return silent_since(p, last_sign(p, c), now_line, lost_s);
}

const struct presence_seat *
presence_since(const struct presence *p, const struct presence_claim *c)
{
	const struct presence_seat *last = NULL;
	int64_t sign = last_sign(p, c);
	for (uint32_t i = 0; i < p->max; i++) {
		const struct presence_seat *s = &p->seats[i];
		if (s->seat == 0 || s->is_lost || s->seat == c->seat || s->since_line < sign ||
		    strcmp(s->operator, c->operator) != 0)
			continue;
		if (last == NULL || s->since_line > last->since_line)
			last = s;
	}
	return last;
}

void
presence_tick(struct presence *p, int64_t now_line, uint32_t lost_s)
{
	for (uint32_t i = 0; i < p->max; i++) {
		struct presence_seat *s = &p->seats[i];
		struct presence_claim own = {s->operator, s->seat, 0};
		if (s->seat != 0 && s->is_lost && presence_since(p, &own) != NULL) {
			memset(s, 0, sizeof *s);
			continue;
		}
		if (s->seat == 0 || s->is_lost || !silent_since(p, s->alive_line, now_line, lost_s))
			continue;
		s->is_lost = true;
		s->since_line = now_line;
	}
}

const struct presence_seat *
presence_slot(const struct presence *p, uint32_t i)
{
	return i < p->max ? &p->seats[i] : NULL;
}

uint32_t
presence_count(const struct presence *p)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < p->max; i++)
		n += p->seats[i].seat != 0 && !p->seats[i].is_lost;
	return n;
}
