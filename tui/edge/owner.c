/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/edge/owner.h"

#include "shared/base/text.h"
#include "shared/edge/key.h"

#include <limits.h>
#include <string.h>

/* What was typed, when the file asks for it. */
struct typed {
	const char *passphrase;
	bool was_asked;
};

static bool
tell(const char *name, char *room, size_t size, void *arg)
{
	struct typed *t = arg;

	(void)name;
	t->was_asked = true;
	return t->passphrase != NULL && text_copy(room, size, t->passphrase);
}

static int
look(const struct site *site, const char *operator, struct typed *t)
{
	char path[PATH_MAX];
	struct fault f;
	struct seal_keys *keys = seal_room(sizeof(*keys));
	int rc = keys != NULL ? key_find(site->dir, operator, path, sizeof(path), &f) : ZCC_E_FULL;

	if (rc == ZCC_OK)
		rc = key_load(path, tell, t, keys, &f);
	if (keys != NULL)
		seal_room_free(keys);
	return rc;
}

bool
owner_has_passphrase(const struct site *site, const char *operator)
{
	struct typed t = { NULL, false };

	return look(site, operator, &t) != ZCC_OK;
}

int
owner_is_here(const struct site *site, const char *operator, const char *passphrase)
{
	struct typed t = { passphrase, false };
	int rc = look(site, operator, &t);

	/* denied before it was asked: the file has gone, or is another's */
	return rc == ZCC_E_DENIED && !t.was_asked ? ZCC_E_IO : rc;
}
