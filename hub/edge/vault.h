/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * vault - the keys behind dossiers: one key per case, wrapped by the site's master key, and the
 * keyed hashes by which a returning phone number or BSN is known without being stored.
 *
 * Master and hash key are derived from the hub's own key, each under its label; case keys stand in
 * the journal's table of their own, so that deleting one is erasing the dossier (DESIGN 2.6).
 *
 * Tests: unit/test_vault.c.   Threads: one.   Memory: secrets in a guarded room.
 */
#ifndef ZCC_VAULT_H
#define ZCC_VAULT_H

#include "hub/edge/journal.h"
#include "shared/edge/seal.h"

enum { VAULT_WRAPPED_BYTES = ZCC_KEY_BYTES + SEAL_LOCK_EXTRA };

struct vault;

ZCC_CHECK int vault_open(const struct seal_keys *hub, struct vault **out, struct fault *f);
void vault_close(struct vault *v);

/* A new case key: drawn by the caller, wrapped for the journal. */
void vault_wrap(const struct vault *v, uint64_t case_id, const uint8_t key[ZCC_KEY_BYTES],
    uint8_t wrapped[VAULT_WRAPPED_BYTES]);
/* ZCC_E_IO: damaged, or of another case or site. */
ZCC_CHECK int vault_unwrap(const struct vault *v, uint64_t case_id, const uint8_t *wrapped,
    size_t len, uint8_t key[ZCC_KEY_BYTES]);

/* The key of a case from the journal.  ZCC_E_UNKNOWN: a row erased it.  ZCC_E_IO, with *f: damaged, or
 * gone without such a row; and what the journal returns. */
ZCC_CHECK int vault_case_key(const struct vault *v, struct journal *j, uint64_t case_id,
    uint8_t key[ZCC_KEY_BYTES], struct fault *f);

/* A dossier part under the case's key, bound to its case and command. */
void vault_seal(const uint8_t key[ZCC_KEY_BYTES], uint64_t case_id, const uint8_t id[ZCC_ID_BYTES],
    const uint8_t *plain, size_t len, uint8_t *out); /* len + SEAL_LOCK_EXTRA bytes */
ZCC_CHECK int vault_unseal(const uint8_t key[ZCC_KEY_BYTES], uint64_t case_id,
    const uint8_t id[ZCC_ID_BYTES], const uint8_t *sealed, size_t len, uint8_t *plain,
    size_t *plain_len);

/*
 * A draft, bound to its operator, slot and time, all of which stand beside it in clear: where one of
 * them changed, it does not open.  One that release 0.1 kept is bound to operator and slot alone.
 * A draft of a case goes under the case's key, so that it is erased with it; `key` NULL is slot 0: a
 * key of the vault's own.
 */
struct vault_draft {
	const char *operator;
	uint64_t slot;
	int64_t at_ms;
};
void vault_seal_draft(const struct vault *v, const uint8_t *key, const struct vault_draft *d,
    const uint8_t *plain, size_t len, uint8_t *out); /* len + SEAL_LOCK_EXTRA bytes */
ZCC_CHECK int vault_unseal_draft(const struct vault *v, const uint8_t *key,
    const struct vault_draft *d, const uint8_t *sealed, size_t len, uint8_t *plain,
    size_t *plain_len);

/* kind: "phone" or "bsn"; the same text under another kind gives another hash. */
void vault_match(const struct vault *v, const char *kind, const char *text,
    uint8_t hash[ZCC_HASH_BYTES]);
/* What a read asked for, so that the same id cannot ask for something else. */
void vault_asked(const struct vault *v, const void *asked, size_t len,
    uint8_t hash[ZCC_HASH_BYTES]);

#endif
