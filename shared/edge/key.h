/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * key - key files: one seed, sealed with a passphrase or (hub, demo) not.
 *
 * Text, at most 1 KiB, one "name value" per line, fixed order, hex in lower case:
 *     zcc-key 1 | name NAME | kdf none|argon2id | ops N | mem N | salt HEX | seed HEX (sealed)
 *     | public HEX
 * A file must be 0600 and the caller's own (else ZCC_E_DENIED).  Public keys: NAME.pub, one line of
 * 64 hex digits.     Tests: unit/test_key.c, fuzz/fuzz_key.c.   Threads: no state.
 */
#ifndef ZCC_KEY_H
#define ZCC_KEY_H

#include "shared/edge/seal.h"

/* Asked only when the file is sealed: fill `room`, return false to give up, with errno as
 * key_ask_terminal() has it.  From a terminal, never from an argument or the environment. */
typedef bool (*key_ask_fn)(const char *name, char *room, size_t size, void *arg);

/* New key file; passphrase NULL = unsealed.  ZCC_E_CREATE: it stands already or cannot be made;
 * ZCC_E_DATA: not a name, or a passphrase that is empty or too long; ZCC_E_FULL: no memory. */
ZCC_CHECK int key_create(const char *path, const char *name, const char *passphrase,
    uint8_t public_key[ZCC_KEY_BYTES], struct fault *f);
/* ZCC_E_DENIED: not there, not yours, not 0600, or the passphrase does not open it; ZCC_E_DATA: not
 * a key file, or damaged; ZCC_E_FULL: no memory to open it; ZCC_E_IO. */
ZCC_CHECK int key_load(const char *path, key_ask_fn ask, void *arg, struct seal_keys *out,
    struct fault *f);
/* Only what is in clear.  ZCC_E_DATA: not a key file. */
ZCC_CHECK int key_parse(const char *text, size_t len, char name[ZCC_OPERATOR_SIZE],
    uint8_t public_key[ZCC_KEY_BYTES], bool *is_sealed, struct fault *f);
ZCC_CHECK int key_load_public(const char *path, uint8_t public_key[ZCC_KEY_BYTES], struct fault *f);
ZCC_CHECK int key_save_public(const char *path, const uint8_t public_key[ZCC_KEY_BYTES],
    struct fault *f);
/* $XDG_CONFIG_HOME/zcc/NAME.key (or ~/.config), then SITE/keys/NAME.key. */
ZCC_CHECK int key_find(const char *site_dir, const char *name, char *path, size_t size,
    struct fault *f);
/* Asks on /dev/tty without echo.  False, with errno ECANCELED: given up (Ctrl-C, Ctrl-D, hung up);
 * EINVAL: empty, or longer than fits; anything else: there is no terminal to ask on. */
bool key_ask_terminal(const char *name, char *room, size_t size, void *arg);

#endif
