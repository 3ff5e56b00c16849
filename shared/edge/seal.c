/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is signed is put together in one buffer, because Ed25519 reads its message twice.
 */
#include "shared/edge/seal.h"

#include "shared/base/err.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <sodium.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* libsodium 1.0.18: refuses Ed25519 points of small order, has a constant-time pk conversion. */
enum { SODIUM_MAJOR_MIN = 10, SODIUM_MINOR_MIN = 3 };
enum { TEXT_MAX = ZCC_BODY_MAX + 256 }; /* what is signed, with the label before it */
enum { STACK_BYTES = 64 * 1024 }; /* deeper than any call that decodes a dossier */

static const char command_label[] = "zcc-cmd-1";

static_assert(crypto_sign_SEEDBYTES == ZCC_KEY_BYTES, "a seed is a key's size");
static_assert(crypto_sign_BYTES == ZCC_SIG_BYTES, "signature size");
static_assert(crypto_box_NONCEBYTES + crypto_box_MACBYTES == SEAL_BOX_EXTRA, "box size");
static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES +
            crypto_aead_xchacha20poly1305_ietf_ABYTES == SEAL_LOCK_EXTRA, "lock size");
static_assert(sizeof(crypto_generichash_state) <= sizeof(struct seal_hash_state), "hash room");
static_assert(_Alignof(crypto_generichash_state) <= _Alignof(struct seal_hash_state), "hash room");

int
seal_init(struct fault *f)
{
	if (sodium_init() < 0)
		return fault_set(f, ZCC_E_CONFIG, 0, "libsodium found no source of random numbers");
	int major = sodium_library_version_major(), minor = sodium_library_version_minor();
	if (major < SODIUM_MAJOR_MIN || (major == SODIUM_MAJOR_MIN && minor < SODIUM_MINOR_MIN))
		return fault_set(f, ZCC_E_CONFIG, 0,
		    "libsodium %s is too old: install 1.0.18 or newer", sodium_version_string());
	struct rlimit none = {0, 0};
	if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
		return fault_set(f, ZCC_E_CONFIG, errno, "core dumps cannot be turned off");
	return ZCC_OK;
}

void *
seal_room(size_t bytes)
{
	return sodium_malloc(bytes);
}

void
seal_room_free(void *room)
{
	sodium_free(room);
}

void
seal_wipe(void *data, size_t len)
{
	if (len > 0)
		sodium_memzero(data, len);
}

/* Of a small stack a quarter: what a call can have left lies above, or there was no room for it. */
void
seal_wipe_stack(void)
{
	struct rlimit stack;
	size_t bytes = STACK_BYTES;
	if (getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur / 4 < bytes)
		bytes = (size_t)stack.rlim_cur / 4;
	sodium_stackzero(bytes);
}

void
seal_random(void *data, size_t len)
{
	randombytes_buf(data, len);
}

static void (*chance_fill)(void *data, size_t len);

static const char *
chance_name(void)
{
	return "seal_chance";
}

static uint32_t
chance_u32(void)
{
	uint32_t v;
	chance_fill(&v, sizeof v);
	return v;
}

static void
chance_buf(void *const data, const size_t len)
{
	chance_fill(data, len);
}

void
seal_chance(void (*fill)(void *data, size_t len))
{
	static struct randombytes_implementation given = {
	    .implementation_name = chance_name, .random = chance_u32, .buf = chance_buf};
	chance_fill = fill;
	randombytes_set_implementation(
	    fill != NULL ? &given : &randombytes_sysrandom_implementation);
}

bool
seal_equal(const void *a, const void *b, size_t len)
{
	return len == 0 || sodium_memcmp(a, b, len) == 0;
}

/* --- Keys and signatures --------------------------------------------------------------------- */

int
seal_keys_from_seed(const uint8_t seed[32], struct seal_keys *out)
{
	if (crypto_sign_seed_keypair(out->sign_pk, out->sign_sk, seed) != 0 ||
	    crypto_sign_ed25519_sk_to_curve25519(out->box_sk, out->sign_sk) != 0)
		return ZCC_E_DATA;
	return ZCC_OK;
}

int
seal_box_pk(const uint8_t sign_pk[32], uint8_t box_pk[32])
{
	return crypto_sign_ed25519_pk_to_curve25519(box_pk, sign_pk) == 0 ? ZCC_OK : ZCC_E_DATA;
}

/* What a signature is over: two pieces of prefix, then the text. */
struct signed_text {
	const void *part[3];
	size_t len[3];
};

/* One room for all threads, used under its lock: neither a signature nor a "no" may hang on whether
 * there is memory, and on a thread's own there is no room for it. */
static pthread_mutex_t room_lock = PTHREAD_MUTEX_INITIALIZER;
static uint8_t room[TEXT_MAX];

/* Into the room.  False: longer than any text that is signed. */
static bool
join(const struct signed_text *t, size_t *len)
{
	*len = 0;
	for (size_t i = 0; i < 3; i++) {
		if (t->len[i] > sizeof room - *len)
			return false;
		if (t->len[i] > 0)
			memcpy(room + *len, t->part[i], t->len[i]);
		*len += t->len[i];
	}
	return true;
}

static void
sign(const struct seal_keys *k, const struct signed_text *t, uint8_t sig[ZCC_SIG_BYTES])
{
	size_t len;
	pthread_mutex_lock(&room_lock);
	ZCC_MUST(join(t, &len));
	crypto_sign_detached(sig, NULL, room, len, k->sign_sk);
	sodium_memzero(room, len);
	pthread_mutex_unlock(&room_lock);
}

static bool
verify(const uint8_t pk[32], const struct signed_text *t, const uint8_t sig[ZCC_SIG_BYTES])
{
	size_t len;
	pthread_mutex_lock(&room_lock);
	bool is_good = join(t, &len) && crypto_sign_verify_detached(sig, room, len, pk) == 0;
	sodium_memzero(room, len);
	pthread_mutex_unlock(&room_lock);
	return is_good;
}

static struct signed_text
command_text(const uint8_t site[ZCC_SITE_BYTES], const uint8_t *header, size_t len)
{
	return (struct signed_text){{command_label, site, header},
	    {sizeof command_label - 1, ZCC_SITE_BYTES, len}};
}

/* The NUL goes along, so that no label is the beginning of another one's text. */
static struct signed_text
label_text(const char *label, const uint8_t *data, size_t len)
{
	ZCC_MUST(strcmp(label, command_label) != 0);
	return (struct signed_text){{label, NULL, data}, {strlen(label) + 1, 0, len}};
}

void
seal_sign(const struct seal_keys *k, const uint8_t site[ZCC_SITE_BYTES], const uint8_t *header,
    size_t len, uint8_t sig[ZCC_SIG_BYTES])
{
	struct signed_text t = command_text(site, header, len);
	sign(k, &t, sig);
}

bool
seal_verify(const uint8_t sign_pk[32], const uint8_t site[ZCC_SITE_BYTES], const uint8_t *header,
    size_t len, const uint8_t sig[ZCC_SIG_BYTES])
{
	struct signed_text t = command_text(site, header, len);
	return verify(sign_pk, &t, sig);
}

void
seal_sign_label(const struct seal_keys *k, const char *label, const uint8_t *data, size_t len,
    uint8_t sig[ZCC_SIG_BYTES])
{
	struct signed_text t = label_text(label, data, len);
	sign(k, &t, sig);
}

bool
seal_verify_label(const uint8_t sign_pk[32], const char *label, const uint8_t *data, size_t len,
    const uint8_t sig[ZCC_SIG_BYTES])
{
	struct signed_text t = label_text(label, data, len);
	return verify(sign_pk, &t, sig);
}

/* --- Boxes and locks: a random nonce, then the ciphertext with its tag ----------------------- */

int
seal_shared_key(const struct seal_keys *mine, const uint8_t their_sign_pk[32],
    struct seal_shared *out)
{
	uint8_t their_box_pk[32];
	if (seal_box_pk(their_sign_pk, their_box_pk) != ZCC_OK ||
	    crypto_box_beforenm(out->key, their_box_pk, mine->box_sk) != 0)
		return ZCC_E_DATA;
	return ZCC_OK;
}

void
seal_box(const struct seal_shared *k, const uint8_t *plain, size_t len, uint8_t *out)
{
	randombytes_buf(out, crypto_box_NONCEBYTES);
	int r = crypto_box_easy_afternm(out + crypto_box_NONCEBYTES, plain, len, out, k->key);
	ZCC_MUST(r == 0);
}

int
seal_unbox(const struct seal_shared *k, const uint8_t *box, size_t len, uint8_t *plain,
    size_t *plain_len)
{
	if (len < SEAL_BOX_EXTRA)
		return ZCC_E_DENIED;
	if (crypto_box_open_easy_afternm(plain, box + crypto_box_NONCEBYTES,
	        len - crypto_box_NONCEBYTES, box, k->key) != 0)
		return ZCC_E_DENIED;
	*plain_len = len - SEAL_BOX_EXTRA;
	return ZCC_OK;
}

enum { NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES };

void
seal_lock(const uint8_t key[32], const uint8_t *plain, size_t len, const uint8_t *ad, size_t ad_len,
    uint8_t *out)
{
	randombytes_buf(out, NONCE);
	int r = crypto_aead_xchacha20poly1305_ietf_encrypt(
	    out + NONCE, NULL, plain, len, ad, ad_len, NULL, out, key);
	ZCC_MUST(r == 0);
}

int
seal_unlock(const uint8_t key[32], const uint8_t *box, size_t len, const uint8_t *ad, size_t ad_len,
    uint8_t *plain, size_t *plain_len)
{
	if (len < SEAL_LOCK_EXTRA)
		return ZCC_E_DENIED;
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL, box + NONCE, len - NONCE,
	        ad, ad_len, box, key) != 0)
		return ZCC_E_DENIED;
	*plain_len = len - SEAL_LOCK_EXTRA;
	return ZCC_OK;
}

/* --- Hashes ---------------------------------------------------------------------------------- */

void
seal_hash(const uint8_t *key, const void *data, size_t len, uint8_t out[ZCC_HASH_BYTES])
{
	int r = crypto_generichash(out, ZCC_HASH_BYTES, data, len, key,
	    key != NULL ? crypto_generichash_KEYBYTES : 0);
	ZCC_MUST(r == 0);
}

static crypto_generichash_state *
hash_state(struct seal_hash_state *s)
{
	/* cppcheck-suppress ctuuninitvar ; the address of the array alone: nothing is read here */
	return (void *)s->opaque;
}

void
seal_hash_init(struct seal_hash_state *s)
{
	int r = crypto_generichash_init(hash_state(s), NULL, 0, ZCC_HASH_BYTES);
	ZCC_MUST(r == 0);
}

void
seal_hash_add(struct seal_hash_state *s, const void *data, size_t len)
{
	int r = crypto_generichash_update(hash_state(s), data, len);
	ZCC_MUST(r == 0);
}

void
seal_hash_end(struct seal_hash_state *s, uint8_t out[ZCC_HASH_BYTES])
{
	int r = crypto_generichash_final(hash_state(s), out, ZCC_HASH_BYTES);
	ZCC_MUST(r == 0);
}

/* --- Passphrases ----------------------------------------------------------------------------- */

static_assert(crypto_pwhash_SALTBYTES == 16, "salt size");

int
seal_stretch(const char *passphrase, const uint8_t salt[16], uint64_t ops, uint64_t mem,
    uint8_t key[32])
{
	if (ops < crypto_pwhash_argon2id_OPSLIMIT_MIN ||
	    ops > crypto_pwhash_argon2id_OPSLIMIT_MAX ||
	    mem < crypto_pwhash_argon2id_MEMLIMIT_MIN || mem > crypto_pwhash_argon2id_MEMLIMIT_MAX)
		return ZCC_E_DATA;
	if (crypto_pwhash(key, 32, passphrase, strlen(passphrase), salt, ops, (size_t)mem,
	        crypto_pwhash_ALG_ARGON2ID13) != 0)
		return ZCC_E_FULL;
	return ZCC_OK;
}

void
seal_stretch_defaults(uint64_t *ops, uint64_t *mem)
{
	*ops = crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE;
	*mem = crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE;
}
