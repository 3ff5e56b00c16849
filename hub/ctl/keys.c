/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/keys.h"

#include "shared/base/err.h"
#include "shared/edge/key.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PASSPHRASE_SIZE = 256 };

static int
not_given(const char *name, struct fault *f)
{
	if (errno == ECANCELED)
		return fault_set(f, ZCC_E_CREATE, 0,
		    "the passphrase for '%s' was given up: nothing was made", name);
	if (errno == EINVAL)
		return fault_set(f, ZCC_E_CREATE, 0, "the passphrase for '%s' was empty or longer than %d "
		    "bytes: nothing was made, try again", name, PASSPHRASE_SIZE - 1);
	return fault_set(f, ZCC_E_CREATE, 0,
	    "no terminal to ask a passphrase for '%s' on: run this on a terminal", name);
}

/* Both rooms hold the same good passphrase afterwards. */
static int
ask_twice(const char *name, char *first, char *again, struct fault *f)
{
	fprintf(stderr, "A new passphrase for the key of %s, at least %d characters:\n", name,
	    KEYS_PASSPHRASE_MIN);
	if (!key_ask_terminal(name, first, PASSPHRASE_SIZE, NULL))
		return not_given(name, f);
	if (strlen(first) < KEYS_PASSPHRASE_MIN)
		return fault_set(f, ZCC_E_CREATE, 0,
		    "the passphrase is too short: at least %d characters", KEYS_PASSPHRASE_MIN);
	fputs("The same once more:\n", stderr);
	if (!key_ask_terminal(name, again, PASSPHRASE_SIZE, NULL) && errno == ECANCELED)
		return not_given(name, f);
	if (strcmp(first, again) != 0)
		return fault_set(
		    f, ZCC_E_CREATE, 0, "the two passphrases differ: nothing was made, try again");
	return ZCC_OK;
}

int
keys_create(const char *path, const char *name, bool is_sealed, uint8_t public_key[ZCC_KEY_BYTES],
    struct fault *f)
{
	if (!is_sealed)
		return key_create(path, name, NULL, public_key, f);
	/* Before the question, so that nobody types a passphrase for nothing. */
	if (access(path, F_OK) == 0)
		return fault_set(f, ZCC_E_CREATE, 0, "%.200s stands already", path);
	char *first = seal_room(PASSPHRASE_SIZE), *again = seal_room(PASSPHRASE_SIZE);
	int rc = fault_set(f, ZCC_E_IO, 0, "no guarded memory for a passphrase");
	if (first != NULL && again != NULL)
		rc = ask_twice(name, first, again, f);
	if (rc == ZCC_OK)
		rc = key_create(path, name, first, public_key, f);
	seal_room_free(first);
	seal_room_free(again);
	return rc;
}
