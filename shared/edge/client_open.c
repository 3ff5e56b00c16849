/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/client_priv.h"

#include "shared/base/err.h"
#include "shared/base/text.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static int
connect_to_hub(struct client *c, const struct site *site, struct fault *f)
{
	char path[PATH_MAX];
	if (!site_path(site, "run/command.sock", path, sizeof path))
		return fault_set(f, ZCC_E_CONFIG, 0, "the path of the site is too long");
	return sock_connect_dealer(path, &c->sock, f);
}

struct client *
client_dial(const struct site *site)
{
	struct fault f;
	struct client *c = calloc(1, sizeof *c);
	if (c != NULL && connect_to_hub(c, site, &f) != ZCC_OK)
		c->sock = NULL; /* client_enter() tries again, and says why not */
	return c;
}

/* What needs no connection to be refused; `path`: the operator's key. */
static int
find_keys(struct client *c, const struct site *site, const char *as, char path[PATH_MAX],
    struct fault *f)
{
	static const uint8_t no_key[ZCC_KEY_BYTES];
	if (!text_copy(c->operator, sizeof c->operator, as))
		return fault_set(f, ZCC_E_DATA, 0, "an operator's name has at most %d characters",
		    ZCC_OPERATOR_SIZE - 1);
	if (seal_equal(site->hub_key, no_key, sizeof no_key))
		return fault_set(f, ZCC_E_CONFIG, 0,
		    "the hub's public key keys/hub.pub below %.200s cannot be read", site->dir);
	return key_find(site->dir, c->operator, path, PATH_MAX, f);
}

int
client_enter(struct client *c, const struct site *site, const char *as, key_ask_fn ask, void *arg,
    struct fault *f)
{
	char path[PATH_MAX];
	memcpy(c->site, site->id, sizeof c->site);
	int r = find_keys(c, site, as, path, f);
	/* The connection comes to stand, in libzmq's thread, while the key is loaded. */
	if (r == ZCC_OK && c->sock == NULL)
		r = connect_to_hub(c, site, f);
	if (r != ZCC_OK)
		return r;
	c->secrets = seal_room(sizeof *c->secrets);
	if (c->secrets == NULL)
		return fault_set(f, ZCC_E_IO, 0, "no locked memory for the operator's key");
	c->secrets->has_hub = false;
	return key_load(path, ask, arg, &c->secrets->keys, f);
}

int
client_share(struct client *c, const struct site *site, struct fault *f)
{
	if (seal_shared_key(&c->secrets->keys, site->hub_key, &c->secrets->hub) != ZCC_OK)
		return fault_set(
		    f, ZCC_E_CONFIG, 0, "keys/hub.pub below %.200s is not a public key", site->dir);
	c->secrets->has_hub = true;
	return ZCC_OK;
}

int
client_open(const struct site *site, const char *as, key_ask_fn ask, void *arg, struct client **out,
    struct fault *f)
{
	struct client *c = calloc(1, sizeof *c);
	*out = NULL;
	if (c == NULL)
		return fault_set(f, ZCC_E_IO, 0, "no memory for a connection to the hub");
	int r = client_enter(c, site, as, ask, arg, f);
	if (r == ZCC_OK)
		r = client_share(c, site, f);
	if (r != ZCC_OK)
		client_close(&c);
	*out = c;
	return r;
}
