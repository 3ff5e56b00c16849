/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/vault.h"

#include "hub/core/event.h"
#include "shared/base/bytes.h"
#include "shared/base/err.h"

#include <string.h>

struct vault {
	uint8_t master[ZCC_KEY_BYTES];
	uint8_t match[ZCC_KEY_BYTES];
	uint8_t asked[ZCC_KEY_BYTES];
	uint8_t draft[ZCC_KEY_BYTES];
};

int
vault_open(const struct seal_keys *hub, struct vault **out, struct fault *f)
{
	struct vault *v = seal_room(sizeof *v);
	if (v == NULL)
		return fault_set(f, ZCC_E_FULL, 0, "no guarded memory for the site's keys");
	/* the first half of the secret signing key is the seed */
	static const char master_label[] = "zcc-master-1", match_label[] = "zcc-match-1",
	    asked_label[] = "zcc-asked-1", draft_label[] = "zcc-draft-1";
	seal_hash(hub->sign_sk, master_label, sizeof master_label - 1, v->master);
	seal_hash(hub->sign_sk, match_label, sizeof match_label - 1, v->match);
	seal_hash(hub->sign_sk, asked_label, sizeof asked_label - 1, v->asked);
	seal_hash(hub->sign_sk, draft_label, sizeof draft_label - 1, v->draft);
	*out = v;
	return ZCC_OK;
}

void
vault_close(struct vault *v)
{
	seal_room_free(v);
}

/* What a box is bound to: it opens for this case (and command) only. */
static size_t
binding(uint64_t case_id, const uint8_t *id, uint8_t room[8 + ZCC_ID_BYTES])
{
	struct bytes b = bytes_writer(room, 8 + ZCC_ID_BYTES);
	bytes_u64(&b, &case_id);
	if (id != NULL) {
		uint8_t copy[ZCC_ID_BYTES];
		memcpy(copy, id, sizeof copy);
		bytes_raw(&b, copy, sizeof copy);
	}
	return b.at;
}

void
vault_wrap(const struct vault *v, uint64_t case_id, const uint8_t key[ZCC_KEY_BYTES],
    uint8_t wrapped[VAULT_WRAPPED_BYTES])
{
	uint8_t ad[8 + ZCC_ID_BYTES];
	size_t ad_len = binding(case_id, NULL, ad);
	seal_lock(v->master, key, ZCC_KEY_BYTES, ad, ad_len, wrapped);
}

int
vault_unwrap(const struct vault *v, uint64_t case_id, const uint8_t *wrapped, size_t len,
    uint8_t key[ZCC_KEY_BYTES])
{
	uint8_t ad[8 + ZCC_ID_BYTES];
	size_t ad_len = binding(case_id, NULL, ad), got = 0;
	if (len != VAULT_WRAPPED_BYTES)
		return ZCC_E_IO;
	return seal_unlock(v->master, wrapped, len, ad, ad_len, key, &got) == ZCC_OK &&
	        got == ZCC_KEY_BYTES ? ZCC_OK : ZCC_E_IO;
}

static int
is_erasure(const struct journal_row *row, void *arg)
{
	(void)arg;
	return row->type == EV_CASE_ERASED ? 1 : 0;
}

/* Every case has a key from its first row until the row that erases it. */
static int
no_key(struct journal *j, uint64_t case_id, struct fault *f)
{
	int code = j->ops->history(j, case_id, is_erasure, NULL, f);
	if (code == 0)
		return fault_set(f, ZCC_E_IO, 0,
		    "the key of case %llu is gone, and the case was never erased; restore a backup",
		    (unsigned long long)case_id);
	return code > 0 ? ZCC_E_UNKNOWN : code;
}

int
vault_case_key(const struct vault *v, struct journal *j, uint64_t case_id,
    uint8_t key[ZCC_KEY_BYTES], struct fault *f)
{
	uint8_t wrapped[VAULT_WRAPPED_BYTES];
	uint32_t len = 0;
	int code = j->ops->key_get(j, case_id, wrapped, sizeof wrapped, &len, f);
	if (code == ZCC_E_UNKNOWN)
		return no_key(j, case_id, f);
	if (code != ZCC_OK)
		return code;
	if (vault_unwrap(v, case_id, wrapped, len, key) != ZCC_OK)
		return fault_set(f, ZCC_E_IO, 0, "the key of case %llu is damaged",
		    (unsigned long long)case_id);
	return ZCC_OK;
}

void
vault_seal(const uint8_t key[ZCC_KEY_BYTES], uint64_t case_id, const uint8_t id[ZCC_ID_BYTES],
    const uint8_t *plain, size_t len, uint8_t *out)
{
	uint8_t ad[8 + ZCC_ID_BYTES];
	size_t ad_len = binding(case_id, id, ad);
	seal_lock(key, plain, len, ad, ad_len, out);
}

int
vault_unseal(const uint8_t key[ZCC_KEY_BYTES], uint64_t case_id, const uint8_t id[ZCC_ID_BYTES],
    const uint8_t *sealed, size_t len, uint8_t *plain, size_t *plain_len)
{
	uint8_t ad[8 + ZCC_ID_BYTES];
	size_t ad_len = binding(case_id, id, ad);
	return seal_unlock(key, sealed, len, ad, ad_len, plain, plain_len) == ZCC_OK ? ZCC_OK : ZCC_E_IO;
}

/* Longer than binding()'s, so that no draft opens as a part, nor a part as a draft.  Release 0.1 left
 * out the time, which stands last. */
enum { DRAFT_BINDING_0_1 = 8 + ZCC_OPERATOR_SIZE, DRAFT_BINDING_BYTES = DRAFT_BINDING_0_1 + 8 };

static void
draft_binding(const struct vault_draft *d, uint8_t room[DRAFT_BINDING_BYTES])
{
	struct vault_draft copy = *d;
	uint8_t operator[ZCC_OPERATOR_SIZE] = {0};
	size_t len = strlen(d->operator);
	ZCC_MUST(len < sizeof operator);
	memcpy(operator, d->operator, len);
	struct bytes b = bytes_writer(room, DRAFT_BINDING_BYTES);
	bytes_u64(&b, &copy.slot);
	bytes_raw(&b, operator, sizeof operator);
	bytes_i64(&b, &copy.at_ms);
}

void
vault_seal_draft(const struct vault *v, const uint8_t *key, const struct vault_draft *d,
    const uint8_t *plain, size_t len, uint8_t *out)
{
	uint8_t ad[DRAFT_BINDING_BYTES];
	draft_binding(d, ad);
	seal_lock(key != NULL ? key : v->draft, plain, len, ad, sizeof ad, out);
}

int
vault_unseal_draft(const struct vault *v, const uint8_t *key, const struct vault_draft *d,
    const uint8_t *sealed, size_t len, uint8_t *plain, size_t *plain_len)
{
	const uint8_t *k = key != NULL ? key : v->draft;
	uint8_t ad[DRAFT_BINDING_BYTES];
	draft_binding(d, ad);
	if (seal_unlock(k, sealed, len, ad, sizeof ad, plain, plain_len) == ZCC_OK ||
	    seal_unlock(k, sealed, len, ad, DRAFT_BINDING_0_1, plain, plain_len) == ZCC_OK)
		return ZCC_OK;
	return ZCC_E_IO;
}

void
vault_match(const struct vault *v, const char *kind, const char *text, uint8_t hash[ZCC_HASH_BYTES])
{
	uint8_t room[16 + ZCC_NAME_SIZE];
	size_t kind_len = strlen(kind) + 1, text_len = strlen(text);
	ZCC_MUST(kind_len + text_len <= sizeof room);
	memcpy(room, kind, kind_len);
	memcpy(room + kind_len, text, text_len);
	seal_hash(v->match, room, kind_len + text_len, hash);
	seal_wipe(room, sizeof room);
}

void
vault_asked(const struct vault *v, const void *asked, size_t len, uint8_t hash[ZCC_HASH_BYTES])
{
	seal_hash(v->asked, asked, len, hash);
}
