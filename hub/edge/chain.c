/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/chain.h"

#include "shared/base/err.h"
#include "shared/edge/seal.h"

#include <stdlib.h>
#include <string.h>

static const char chain_label[] = "zcc-chain-1";
static const char sign_label[] = "zcc-checkpoint-1";

/* The fixed columns are gathered in one place, so that the hash is fed a few times, not thirty. */
struct plate {
	uint8_t data[512];
	size_t at;
};

static void
plate_u64(struct plate *p, uint64_t v)
{
	ZCC_MUST(p->at + 8 <= sizeof p->data);
	for (unsigned i = 0; i < 8; i++)
		p->data[p->at++] = (uint8_t)(v >> (8 * i));
}

static void
plate_raw(struct plate *p, const void *data, size_t len)
{
	ZCC_MUST(len <= sizeof p->data - p->at);
	memcpy(p->data + p->at, data, len);
	p->at += len;
}

static void
plate_blob(struct plate *p, const void *data, size_t len)
{
	plate_u64(p, len);
	plate_raw(p, data, len);
}

static void
plate_text(struct plate *p, const char *s, size_t size)
{
	plate_blob(p, s, strnlen(s, size));
}

static void
hash_blob(struct seal_hash_state *s, const uint8_t *data, uint32_t len)
{
	struct plate p = {.at = 0};
	plate_u64(&p, len);
	seal_hash_add(s, p.data, p.at);
	if (len > 0)
		seal_hash_add(s, data, len);
}

/* The row's h, with row->sealed_hash as it stands. */
static void
row_hash(const uint8_t before[ZCC_HASH_BYTES], const struct journal_row *row,
    uint8_t out[ZCC_HASH_BYTES])
{
	struct plate p = {.at = 0};
	plate_raw(&p, chain_label, sizeof chain_label - 1);
	plate_raw(&p, before, ZCC_HASH_BYTES);
	plate_u64(&p, row->seq);
	plate_u64(&p, row->type);
	plate_u64(&p, row->version);
	plate_u64(&p, (uint64_t)row->at_ms);
	plate_u64(&p, (uint64_t)row->line_ms);
	plate_u64(&p, row->epoch);
	plate_text(&p, row->actor, sizeof row->actor);
	plate_text(&p, row->responsible, sizeof row->responsible);
	plate_text(&p, row->role, sizeof row->role);
	plate_u64(&p, row->seat);
	plate_u64(&p, row->case_id);
	plate_u64(&p, row->verb);
	plate_text(&p, &row->action, 1);
	plate_u64(&p, (uint64_t)(int64_t)row->outcome);
	plate_text(&p, row->flags, sizeof row->flags);
	plate_blob(&p, row->cmd_id, sizeof row->cmd_id);

	struct seal_hash_state s;
	seal_hash_init(&s);
	seal_hash_add(&s, p.data, p.at);
	hash_blob(&s, row->header, row->header_len);
	hash_blob(&s, row->sig, row->sig_len);
	hash_blob(&s, row->body, row->body_len);
	hash_blob(&s, row->sealed_hash, sizeof row->sealed_hash);
	seal_hash_end(&s, out);
}

void
chain_next(const uint8_t before[ZCC_HASH_BYTES], struct journal_row *row)
{
	if (row->sealed_len > 0)
		seal_hash(NULL, row->sealed, row->sealed_len, row->sealed_hash);
	else
		memset(row->sealed_hash, 0, sizeof row->sealed_hash);
	row_hash(before, row, row->h);
}

/* What a checkpoint signs. */
static struct plate
sign_text(const uint8_t site[ZCC_SITE_BYTES], uint64_t seq, const uint8_t h[ZCC_HASH_BYTES])
{
	struct plate p = {.at = 0};
	plate_raw(&p, site, ZCC_SITE_BYTES);
	plate_u64(&p, seq);
	plate_raw(&p, h, ZCC_HASH_BYTES);
	return p;
}

void
chain_sign(const struct seal_keys *k, const uint8_t site[ZCC_SITE_BYTES], uint64_t seq,
    const uint8_t h[ZCC_HASH_BYTES], uint8_t sig[ZCC_SIG_BYTES])
{
	struct plate p = sign_text(site, seq, h);
	seal_sign_label(k, sign_label, p.data, p.at, sig);
}

/* --- Points --- */

struct points {
	struct chain_point *at;
	uint32_t num, size;
};

static int
points_add(uint64_t seq, const uint8_t *h, const uint8_t *sig, void *arg)
{
	struct points *p = arg;
	if (p->num == p->size) {
		uint32_t size = p->size == 0 ? 64 : 2 * p->size;
		struct chain_point *more = realloc(p->at, size * sizeof *more);
		if (more == NULL)
			return ZCC_E_FULL;
		p->at = more;
		p->size = size;
	}
	struct chain_point *point = &p->at[p->num++];
	point->seq = seq;
	point->is_signed = true;
	memcpy(point->h, h, sizeof point->h);
	memcpy(point->sig, sig, sizeof point->sig);
	return 0;
}

int
chain_points_read(struct journal *j, struct chain_point **points, uint32_t *num, struct fault *f)
{
	struct points p = {.num = 0};
	int r = j->ops->checkpoints(j, points_add, &p, f);
	if (r != ZCC_OK) {
		free(p.at);
		if (r == ZCC_E_FULL)
			fault_set(f, r, 0, "no memory for %u checkpoints", p.num + 1);
		return r;
	}
	*points = p.at;
	*num = p.num;
	return ZCC_OK;
}

/* --- Verification --- */

static int
bad(struct chain_verify *v, uint64_t seq, struct fault *f, const char *why)
{
	v->bad_seq = seq;
	return fault_set(f, ZCC_E_DATA, 0, "row %llu: %s", (unsigned long long)seq, why);
}

/* Row v->seq is right as far as the chain goes: what do the points say about it? */
static int
meet_points(struct chain_verify *v, struct fault *f)
{
	for (; v->point_i < v->points_num && v->points[v->point_i].seq <= v->seq; v->point_i++) {
		const struct chain_point *p = &v->points[v->point_i];
		if (p->seq < v->seq)
			continue;
		if (!seal_equal(p->h, v->h, sizeof v->h))
			return bad(v, v->seq, f,
			    "the chain up to here is not the one that was recorded elsewhere");
		if (!p->is_signed || v->sign_pk == NULL)
			continue;
		struct plate text = sign_text(v->site, p->seq, p->h);
		if (!seal_verify_label(v->sign_pk, sign_label, text.data, text.at, p->sig))
			return bad(v, v->seq, f, "its checkpoint is not signed by this hub's key");
		v->signed_seq = v->seq;
		v->unsigned_rows = 0;
	}
	return ZCC_OK;
}

int
chain_verify_start(struct chain_verify *v, uint64_t seq, const uint8_t h[ZCC_HASH_BYTES],
    struct fault *f)
{
	ZCC_MUST(v->sign_pk == NULL || v->site != NULL);
	v->point_i = 0;
	v->seq = seq;
	v->signed_seq = 0;
	for (uint32_t i = 0; i < v->points_num && v->points[i].seq < seq; i++)
		if (v->points[i].is_signed)
			v->signed_seq = v->points[i].seq;
	v->unsigned_rows = seq - v->signed_seq;
	v->bad_seq = 0;
	memcpy(v->h, h, sizeof v->h);
	return meet_points(v, f);
}

int
chain_verify_row(struct chain_verify *v, const struct journal_row *row, struct fault *f)
{
	uint8_t hash[ZCC_HASH_BYTES];
	uint64_t seq = v->seq + 1;
	if (row->seq != seq)
		return bad(v, seq, f, "missing, or not in its place");
	if (row->sealed_len > 0) {
		seal_hash(NULL, row->sealed, row->sealed_len, hash);
		if (!seal_equal(hash, row->sealed_hash, sizeof hash))
			return bad(v, seq, f, "its sealed part was changed");
	}
	row_hash(v->h, row, hash);
	if (!seal_equal(hash, row->h, sizeof hash))
		return bad(v, seq, f, "it or the row before it was changed");
	v->seq = seq;
	memcpy(v->h, hash, sizeof v->h);
	v->unsigned_rows++;
	int r = meet_points(v, f);
	if (r == ZCC_OK && v->sign_pk != NULL && v->unsigned_rows > CHAIN_UNSIGNED_MAX)
		return bad(v, v->signed_seq + CHAIN_SIGN_ROWS, f, "the checkpoint due here is missing");
	return r;
}

int
chain_verify_end(struct chain_verify *v, struct fault *f)
{
	if (v->point_i < v->points_num)
		return bad(v, v->seq + 1, f, "missing: the end of the journal was cut off");
	return ZCC_OK;
}
