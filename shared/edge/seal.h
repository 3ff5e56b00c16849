/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seal - everything that libsodium does for us: signatures, boxes, hashes, chance.
 *
 * One 32-byte seed per person or hub; its Ed25519 pair signs, the X25519 pair made of that boxes.
 * Tests: unit/test_seal.c (with published vectors where the data is there).   Threads: no state
 * after seal_init(), but for seal_chance(); one signs or verifies at a time.   Memory: long-lived
 * secrets belong in seal_room() (guarded, not in cores).
 */
#ifndef ZCC_SEAL_H
#define ZCC_SEAL_H

#include "zcc/err.h"
#include "zcc/limits.h"

#include <stdbool.h>
#include <stddef.h>

/* Once per process, before anything else: also refuses too old libraries, turns off core dumps. */
ZCC_CHECK int seal_init(struct fault *f);
void *seal_room(size_t bytes); /* sodium_malloc, locked; NULL when that fails */
void seal_room_free(void *room);
void seal_wipe(void *data, size_t len);
void seal_wipe_stack(void); /* what calls that have returned left on the stack: 64 KiB, or a quarter of it */
void seal_random(void *data, size_t len);
/* From now on every random byte of this process comes from `fill`; NULL: from the system again.
 * For the simulator alone, whose runs must repeat: keys made under it are no secrets. */
void seal_chance(void (*fill)(void *data, size_t len));
bool seal_equal(const void *a, const void *b, size_t len); /* in constant time */

/* What a person or hub keeps.  The public half of the box pair is not in it: who boxes for somebody
 * derives it from sign_pk. */
struct seal_keys {
	uint8_t sign_pk[32], sign_sk[64], box_sk[32];
};
ZCC_CHECK int seal_keys_from_seed(const uint8_t seed[32], struct seal_keys *out);
/* E_DATA: no such point. */
ZCC_CHECK int seal_box_pk(const uint8_t sign_pk[32], uint8_t box_pk[32]);

/* The signed bytes of a command: "zcc-cmd-1" || site || header. */
void seal_sign(const struct seal_keys *k, const uint8_t site[ZCC_SITE_BYTES], const uint8_t *header,
    size_t len, uint8_t sig[ZCC_SIG_BYTES]);
bool seal_verify(const uint8_t sign_pk[32], const uint8_t site[ZCC_SITE_BYTES],
    const uint8_t *header, size_t len, const uint8_t sig[ZCC_SIG_BYTES]);
/* Any other signed text, under its own label so that none can be taken for another: signed is the
 * label with its NUL, then the data. */
void seal_sign_label(const struct seal_keys *k, const char *label, const uint8_t *data, size_t len,
    uint8_t sig[ZCC_SIG_BYTES]);
bool seal_verify_label(const uint8_t sign_pk[32], const char *label, const uint8_t *data,
    size_t len, const uint8_t sig[ZCC_SIG_BYTES]);

/* Boxes between an operator and the hub, with the cached shared key (crypto_box_beforenm). */
struct seal_shared {
	uint8_t key[32];
};
ZCC_CHECK int seal_shared_key(const struct seal_keys *mine, const uint8_t their_sign_pk[32],
    struct seal_shared *out);
enum { SEAL_BOX_EXTRA = 24 + 16 }; /* nonce before, tag */
void seal_box(const struct seal_shared *k, const uint8_t *plain, size_t len, uint8_t *out);
ZCC_CHECK int seal_unbox(const struct seal_shared *k, const uint8_t *box, size_t len,
    uint8_t *plain, size_t *plain_len); /* E_DENIED: not for this key, or damaged */

/* Under one symmetric key (a case's key, the site's master key): XChaCha20-Poly1305 with a
 * random nonce. */
enum { SEAL_LOCK_EXTRA = 24 + 16 };
void seal_lock(const uint8_t key[32], const uint8_t *plain, size_t len, const uint8_t *ad,
    size_t ad_len, uint8_t *out);
ZCC_CHECK int seal_unlock(const uint8_t key[32], const uint8_t *box, size_t len, const uint8_t *ad,
    size_t ad_len, uint8_t *plain, size_t *plain_len);

/* BLAKE2b-256, at once or in pieces; with a key (32 bytes) for phone and BSN, else NULL. */
void seal_hash(const uint8_t *key, const void *data, size_t len, uint8_t out[ZCC_HASH_BYTES]);
struct seal_hash_state {
	_Alignas(64) unsigned char opaque[384];
};
void seal_hash_init(struct seal_hash_state *s);
void seal_hash_add(struct seal_hash_state *s, const void *data, size_t len);
void seal_hash_end(struct seal_hash_state *s, uint8_t out[ZCC_HASH_BYTES]);

/* Argon2id, parameters as stored.  E_DATA: parameters out of range; E_FULL: no memory for it. */
ZCC_CHECK int seal_stretch(const char *passphrase, const uint8_t salt[16], uint64_t ops,
    uint64_t mem, uint8_t key[32]);
void seal_stretch_defaults(uint64_t *ops, uint64_t *mem);

#endif
