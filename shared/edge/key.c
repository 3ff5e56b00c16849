/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A sealed seed is locked under the stretched passphrase with every line before it as associated
 * data, so neither the name nor the parameters can be exchanged.  The public key after it is
 * checked against the seed.
 */
#include "shared/edge/key.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/ask.h"
#include "shared/edge/file.h"
#include "shared/edge/key_file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	PASSPHRASE_SIZE = 256,
	SALT = 16,
	SEED = 32,
	SEED_SEALED = SEED + SEAL_LOCK_EXTRA
};
/* What we are willing to spend on a file: ten times and sixteen times the usual. */
static const int64_t ops_max = 10, mem_max = INT64_C(1) << 30;

struct key_text {
	char name[ZCC_OPERATOR_SIZE];
	bool is_sealed;
	int64_t ops, mem;
	uint8_t salt[SALT], seed[SEED_SEALED], public_key[ZCC_KEY_BYTES];
	size_t head_len; /* of the lines before the seed */
};

/* --- The text -------------------------------------------------------------------------------- */

struct lines {
	const char *at;
	size_t left;
};

/* "label VALUE\n" is the next line: its value, NUL-ended. */
static bool
next_line(struct lines *l, const char *label, char *value, size_t size)
{
	size_t label_len = strlen(label);
	const char *end = l->left > 0 ? memchr(l->at, '\n', l->left) : NULL;
	if (end == NULL)
		return false;
	size_t len = (size_t)(end - l->at);
	if (len <= label_len || memcmp(l->at, label, label_len) != 0 || l->at[label_len] != ' ')
		return false;
	const char *from = l->at + label_len + 1;
	size_t value_len = (size_t)(end - from);
	if (value_len >= size || memchr(from, 0, value_len) != NULL)
		return false;
	memcpy(value, from, value_len);
	value[value_len] = 0;
	l->left -= len + 1;
	l->at = end + 1;
	return true;
}

static bool
next_hex(struct lines *l, const char *label, uint8_t *out, size_t len)
{
	char hex[2 * SEED_SEALED + 1];
	bool is_good = next_line(l, label, hex, sizeof hex) && strlen(hex) == 2 * len &&
	    text_unhex(hex, out, len);
	seal_wipe(hex, sizeof hex);
	return is_good;
}

static bool
next_number(struct lines *l, const char *label, int64_t min, int64_t max, int64_t *out)
{
	char digits[24];
	return next_line(l, label, digits, sizeof digits) && text_to_i64(digits, min, max, out);
}

static bool
read_lines(const char *text, size_t len, struct key_text *k)
{
	struct lines l = {text, len};
	char word[ZCC_OPERATOR_SIZE];
	memset(k, 0, sizeof *k);
	if (len > KEY_FILE_MAX || !next_line(&l, "zcc-key", word, sizeof word) ||
	    strcmp(word, "1") != 0 || !next_line(&l, "name", k->name, sizeof k->name) ||
	    !name_is_valid(k->name, sizeof k->name) || !next_line(&l, "kdf", word, sizeof word))
		return false;
	k->is_sealed = strcmp(word, "argon2id") == 0;
	if (!k->is_sealed && strcmp(word, "none") != 0)
		return false;
	/* Without a passphrase there is nothing to set. */
	int64_t ops_min = k->is_sealed ? 1 : 0, ops_top = k->is_sealed ? ops_max : 0;
	int64_t mem_min = k->is_sealed ? 8192 : 0, mem_top = k->is_sealed ? mem_max : 0;
	if (!next_number(&l, "ops", ops_min, ops_top, &k->ops) ||
	    !next_number(&l, "mem", mem_min, mem_top, &k->mem) ||
	    !next_hex(&l, "salt", k->salt, SALT))
		return false;
	k->head_len = (size_t)(l.at - text);
	return next_hex(&l, "seed", k->seed, k->is_sealed ? SEED_SEALED : SEED) &&
	    next_hex(&l, "public", k->public_key, ZCC_KEY_BYTES) && l.left == 0;
}

int
key_parse(const char *text, size_t len, char name[ZCC_OPERATOR_SIZE],
    uint8_t public_key[ZCC_KEY_BYTES], bool *is_sealed, struct fault *f)
{
	struct key_text k;
	bool is_key = read_lines(text, len, &k);
	if (is_key) {
		memcpy(name, k.name, sizeof k.name);
		memcpy(public_key, k.public_key, sizeof k.public_key);
		*is_sealed = k.is_sealed;
	}
	seal_wipe(&k, sizeof k);
	return is_key ? ZCC_OK : fault_set(f, ZCC_E_DATA, 0, "this is not a key file");
}

/* --- Private keys ---------------------------------------------------------------------------- */

static bool
add_line(char text[KEY_FILE_MAX + 1], const char *label, const char *value)
{
	size_t at = strlen(text);
	return text_format(text + at, KEY_FILE_MAX + 1 - at, "%s %s\n", label, value);
}

static bool
add_number(char text[KEY_FILE_MAX + 1], const char *label, uint64_t v)
{
	char digits[24];
	return text_format(digits, sizeof digits, "%llu", (unsigned long long)v) &&
	    add_line(text, label, digits);
}

static bool
add_hex(char text[KEY_FILE_MAX + 1], const char *label, const uint8_t *data, size_t len)
{
	char hex[2 * SEED_SEALED + 1];
	text_hex(hex, data, len);
	bool fits = add_line(text, label, hex);
	seal_wipe(hex, sizeof hex);
	return fits;
}

/* All lines of a key file.  ZCC_E_FULL: no memory to stretch the passphrase. */
static int
compose(const char *name, const char *passphrase, const uint8_t seed[SEED],
    const uint8_t public_key[ZCC_KEY_BYTES], char text[KEY_FILE_MAX + 1])
{
	uint8_t salt[SALT] = {0}, key[32], sealed[SEED_SEALED];
	uint64_t ops = 0, mem = 0;
	if (passphrase != NULL) {
		seal_random(salt, sizeof salt);
		seal_stretch_defaults(&ops, &mem);
	}
	text[0] = 0;
	bool fits = add_line(text, "zcc-key", "1") && add_line(text, "name", name) &&
	    add_line(text, "kdf", passphrase != NULL ? "argon2id" : "none") &&
	    add_number(text, "ops", ops) && add_number(text, "mem", mem) &&
	    add_hex(text, "salt", salt, sizeof salt);
	if (passphrase != NULL) {
		int r = seal_stretch(passphrase, salt, ops, mem, key);
		if (r != ZCC_OK)
			return r;
		seal_lock(key, seed, SEED, (const uint8_t *)text, strlen(text), sealed);
		seal_wipe(key, sizeof key);
		fits = fits && add_hex(text, "seed", sealed, sizeof sealed);
	} else {
		fits = fits && add_hex(text, "seed", seed, SEED);
	}
	fits = fits && add_hex(text, "public", public_key, ZCC_KEY_BYTES);
	ZCC_MUST(fits);
	return ZCC_OK;
}

int
key_create(const char *path, const char *name, const char *passphrase,
    uint8_t public_key[ZCC_KEY_BYTES], struct fault *f)
{
	if (!name_is_valid(name, ZCC_OPERATOR_SIZE))
		return fault_set(f, ZCC_E_DATA, 0,
		    "a name is at most %d of a-z 0-9 . _ - and begins with a letter or digit",
		    ZCC_OPERATOR_SIZE - 1);
	if (passphrase != NULL && (passphrase[0] == 0 || strlen(passphrase) >= PASSPHRASE_SIZE))
		return fault_set(f, ZCC_E_DATA, 0, "a passphrase has 1 to %d bytes",
		    PASSPHRASE_SIZE - 1);
	char text[KEY_FILE_MAX + 1];
	uint8_t seed[SEED];
	struct seal_keys keys;
	seal_random(seed, sizeof seed);
	int r = seal_keys_from_seed(seed, &keys);
	ZCC_MUST(r == ZCC_OK);
	memcpy(public_key, keys.sign_pk, ZCC_KEY_BYTES);
	if (compose(name, passphrase, seed, public_key, text) == ZCC_OK)
		r = key_file_write_new(path, 0600, text, f);
	else
		r = fault_set(f, ZCC_E_FULL, 0, "not enough memory to seal %s", path);
	seal_wipe(&keys, sizeof keys);
	seal_wipe(seed, sizeof seed);
	seal_wipe(text, sizeof text);
	return r;
}

/* The seed of a sealed file, by asking for its passphrase. */
static int
unseal(const struct key_text *k, const char *text, const char *path, key_ask_fn ask, void *arg,
    uint8_t seed[SEED], struct fault *f)
{
	char passphrase[PASSPHRASE_SIZE] = "";
	uint8_t key[32];
	size_t len = 0;
	errno = 0;
	if (ask == NULL || !ask(k->name, passphrase, sizeof passphrase, arg)) {
		const char *why = errno == ECANCELED ? "was given up: nothing was done"
		    : errno == EINVAL                ? "was empty or too long: try again"
		                                     : "cannot be asked: run this on a terminal";
		seal_wipe(passphrase, sizeof passphrase);
		return fault_set(f, ZCC_E_DENIED, 0, "%s is sealed; its passphrase %s", path, why);
	}
	int r = seal_stretch(passphrase, k->salt, (uint64_t)k->ops, (uint64_t)k->mem, key);
	seal_wipe(passphrase, sizeof passphrase);
	if (r != ZCC_OK)
		return fault_set(f, ZCC_E_FULL, 0,
		    "not enough memory to open %s: it takes %lld MiB", path,
		    (long long)(k->mem >> 20));
	r = seal_unlock(key, k->seed, SEED_SEALED, (const uint8_t *)text, k->head_len, seed, &len);
	seal_wipe(key, sizeof key);
	if (r != ZCC_OK || len != SEED)
		return fault_set(f, ZCC_E_DENIED, 0, "this passphrase does not open %s", path);
	return ZCC_OK;
}

int
key_load(const char *path, key_ask_fn ask, void *arg, struct seal_keys *out, struct fault *f)
{
	char text[KEY_FILE_MAX + 1];
	uint8_t seed[SEED];
	struct key_text k;
	size_t len;
	int r = key_file_read(path, true, text, &len, f);
	if (r != ZCC_OK)
		return r;
	if (!read_lines(text, len, &k))
		r = fault_set(f, ZCC_E_DATA, 0, "%s is not a key file", path);
	else if (k.is_sealed)
		r = unseal(&k, text, path, ask, arg, seed, f);
	else
		memcpy(seed, k.seed, SEED);
	if (r == ZCC_OK && (seal_keys_from_seed(seed, out) != ZCC_OK ||
	                       !seal_equal(out->sign_pk, k.public_key, ZCC_KEY_BYTES)))
		r = fault_set(
		    f, ZCC_E_DATA, 0, "%s is damaged: its two keys do not belong together", path);
	if (r != ZCC_OK)
		seal_wipe(out, sizeof *out);
	seal_wipe(seed, sizeof seed);
	seal_wipe(text, sizeof text);
	seal_wipe(&k, sizeof k);
	return r;
}

/* --- Public keys, and where keys are --------------------------------------------------------- */

int
key_load_public(const char *path, uint8_t public_key[ZCC_KEY_BYTES], struct fault *f)
{
	char text[KEY_FILE_MAX + 1];
	size_t len;
	int r = key_file_read(path, false, text, &len, f);
	if (r != ZCC_OK)
		return r;
	if (len > 0 && text[len - 1] == '\n')
		len--;
	bool is_hex = len == 2 * ZCC_KEY_BYTES;
	text[is_hex ? len : 0] = 0;
	if (!is_hex || !text_unhex(text, public_key, ZCC_KEY_BYTES))
		return fault_set(f, ZCC_E_DATA, 0, "%s is not one line of %d hex digits", path,
		    2 * ZCC_KEY_BYTES);
	return ZCC_OK;
}

/* Public keys may be replaced: written beside the old one, then renamed over it. */
int
key_save_public(const char *path, const uint8_t public_key[ZCC_KEY_BYTES], struct fault *f)
{
	char text[2 * ZCC_KEY_BYTES + 2], beside[PATH_MAX];
	text_hex(text, public_key, ZCC_KEY_BYTES);
	strcat(text, "\n");
	if (!text_format(beside, sizeof beside, "%s.%ld", path, (long)getpid()))
		return fault_set(f, ZCC_E_CREATE, ENAMETOOLONG, "cannot make %s", path);
	unlink(beside);
	int r = key_file_write_new(beside, 0644, text, f);
	if (r != ZCC_OK)
		return r;
	if (rename(beside, path) != 0 || !file_sync_parent(path)) {
		r = fault_set(f, ZCC_E_CREATE, errno, "cannot make %s", path);
		unlink(beside);
	}
	return r;
}

int
key_find(const char *site_dir, const char *name, char *path, size_t size, struct fault *f)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	bool fits = false;
	if (!name_is_valid(name, ZCC_OPERATOR_SIZE))
		return fault_set(f, ZCC_E_DATA, 0,
		    "'%.60s' cannot be an operator's name: a-z, 0-9, '.', '_' and '-', at most %d", name,
		    ZCC_OPERATOR_SIZE - 1);
	if (config != NULL && config[0] == '/')
		fits = text_format(path, size, "%s/zcc/%s.key", config, name);
	else if (home != NULL && home[0] == '/')
		fits = text_format(path, size, "%s/.config/zcc/%s.key", home, name);
	if (fits && access(path, F_OK) == 0)
		return ZCC_OK;
	fits = text_format(path, size, "%s/keys/%s.key", site_dir, name);
	if (fits && access(path, F_OK) == 0)
		return ZCC_OK;
	return fault_set(f, ZCC_E_DENIED, fits ? errno : ENAMETOOLONG,
	    "no key of operator %s, neither in $XDG_CONFIG_HOME/zcc (else ~/.config/zcc) nor %s", name, path);
}
