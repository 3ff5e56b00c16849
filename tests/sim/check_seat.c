/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/sim/check_priv.h"

#include "shared/care/state.h"
#include "shared/edge/wire.h"

#include <string.h>

static struct heard *
seat_of(struct check *c, enum person person, uint64_t seat)
{
	for (uint32_t i = 0; i < c->seats_num; i++)
		if (c->seats[i].seat == seat && c->seats[i].person == person)
			return &c->seats[i];
	ZCC_MUST(c->seats_num < SEATS_MAX);
	struct heard *h = &c->seats[c->seats_num++];
	*h = (struct heard){
	    .person = person, .seat = seat, .line_ms = ZCC_NEVER, .sure_ms = ZCC_NEVER};
	return h;
}

static void
forget(struct heard *h)
{
	h->line_ms = h->sure_ms = ZCC_NEVER;
	memset(h->token, 0, sizeof h->token);
}

static const struct heard *
seat_heard(const struct check *c, const char *operator, uint64_t seat)
{
	for (uint32_t i = 0; i < c->seats_num; i++)
		if (c->seats[i].seat == seat &&
		    strcmp(region_name(c->seats[i].person), operator) == 0)
			return &c->seats[i];
	return NULL;
}

void
seat_told(struct check *c, const struct fate *f, const uint8_t *token, int64_t line_ms)
{
	struct heard *h = seat_of(c, f->sent.person, f->sent.seat);
	forget(h);
	if (f->sent.verb != VERB_HELLO)
		return;
	h->line_ms = h->sure_ms = line_ms;
	memcpy(h->token, token, sizeof h->token);
}

void
seat_signed(struct check *c, const struct fate *f, int64_t line_ms)
{
	struct heard *h = seat_of(c, f->sent.person, f->sent.seat);
	if (h->line_ms != ZCC_NEVER)
		h->line_ms = h->sure_ms = line_ms;
}

void
check_heard(struct check *c, const struct engine_in *in, struct now now)
{
	static const uint8_t none[PRESENCE_TOKEN_BYTES];
	uint8_t token[WIRE_TOKEN_BYTES];
	enum wire_kind kind;
	struct wire_command cmd;
	if (wire_decode(in->body, in->len, &kind, &cmd, token) != ZCC_OK || kind != WIRE_ALIVE)
		return;
	for (uint32_t i = 0; i < c->seats_num; i++) {
		struct heard *h = &c->seats[i];
		if (memcmp(h->token, token, sizeof token) != 0 || memcmp(token, none, sizeof none) == 0)
			continue;
		int64_t from = h->sure_ms > c->counts_from ? h->sure_ms : c->counts_from;
		if (now.line_ms - from < LOST_S * 1000)
			h->sure_ms = now.line_ms;
		h->line_ms = now.line_ms;
	}
}

void
check_counts_from(struct check *c, int64_t line_ms, bool is_new)
{
	c->counts_from = line_ms;
	if (!is_new)
		return;
	c->ready_seq = book_seq(c->shadow);
	for (uint32_t i = 0; i < c->seats_num; i++)
		forget(&c->seats[i]);
}

void
seats_revoked(struct check *c, const char *operator, uint64_t seq)
{
	enum person p = region_person(operator);
	if (p < PEOPLE_NUM)
		c->revoked_seq[p] = seq;
	for (uint32_t i = 0; i < c->seats_num; i++)
		if (strcmp(region_name(c->seats[i].person), operator) == 0)
			forget(&c->seats[i]);
}

int64_t
claim_silence(const struct check *c, const struct book_case *k, int64_t now_line, bool is_sure)
{
	const struct claim *claim = &c->claims[k->row.id];
	const struct book_operator *op = book_operator(c->shadow, k->row.claimed_by);
	if (op != NULL && op->is_revoked) /* has nothing to say any more */
		return (LOST_S + 1) * 1000;
	const struct heard *h = seat_heard(c, k->row.claimed_by, claim->seat);
	int64_t from = h == NULL ? ZCC_NEVER : is_sure ? h->sure_ms : h->line_ms;
	if (claim->line_ms > from)
		from = claim->line_ms;
	if (c->counts_from > from)
		from = c->counts_from;
	return now_line - from;
}

void
check_claims(struct check *c, const struct book *b, struct now now)
{
	const struct book_case *k;
	for (uint32_t i = 0; (k = book_each_open(b, &i)) != NULL;) {
		if (!state_is_held((enum zcc_state)k->row.state) || c->claims[k->row.id].seat == 0)
			continue;
		int64_t silence = claim_silence(c, k, now.line_ms, false);
		if (silence >= (LOST_S + 2) * 1000)
			check_fail(c, "HB-3", "case %llu is still claimed by %s at seat %llu, silent "
			    "for %lld ms", (unsigned long long)k->row.id, k->row.claimed_by,
			    (unsigned long long)c->claims[k->row.id].seat, (long long)silence);
	}
}
