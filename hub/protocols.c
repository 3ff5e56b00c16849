/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/protocols.h"

#include "hub/edge/fault.h"
#include "shared/base/err.h"
#include "shared/base/log.h"
#include "shared/edge/protocol_kept.h"

#include <string.h>

enum { SWEEP_MS = 10000 };

static const char *const dirs[] = {"state/protocols", "run/protocols"};
enum { DIRS = sizeof dirs / sizeof dirs[0] };

/* In state/ for the hub alone, in run/ for the group that looks. */
static int
keep(const struct hub *h, const struct protocol_file *file, struct fault *f)
{
	char path[PATH_MAX];
	int code = ZCC_OK;
	for (unsigned i = 0; code == ZCC_OK && i < DIRS; i++)
		code = site_path(h->site, dirs[i], path, sizeof path)
		    ? protocol_kept_put(path, file, i == 0 ? KEPT_ALONE : h->gid, f)
		    : fault_set(f, ZCC_E_CONFIG, 0, "the site's path is too long");
	return code;
}

int
protocols_keep(struct hub *h, struct fault *f)
{
	int code = h->protocol_next.protocol != NULL ? keep(h, &h->protocol_next, f) : ZCC_OK;
	fault_step("protocol-kept");
	protocol_file_forget(&h->protocol_next);
	return code;
}

static void
remember(struct hub *h, struct protocol *p)
{
	if (h->protocols_past == BOOK_PROTOCOLS_PAST)
		protocol_free(h->protocol_past[--h->protocols_past]);
	for (unsigned i = h->protocols_past; i > 0; i--)
		h->protocol_past[i] = h->protocol_past[i - 1];
	h->protocol_past[0] = p;
	h->protocols_past++;
}

static bool
is(const struct protocol *p, const uint8_t hash[ZCC_HASH_BYTES])
{
	return p != NULL && memcmp(p->hash, hash, ZCC_HASH_BYTES) == 0;
}

void
protocols_replace(struct hub *h)
{
	struct protocol_file was = h->protocol;
	h->protocol = h->protocol_next;
	h->protocol_next = (struct protocol_file){0};
	h->protocols_next = 0;
	if (was.protocol == NULL)
		return;
	if (h->protocol.protocol != NULL && is(was.protocol, h->protocol.protocol->hash))
		protocol_file_free(&was);
	else
		remember(h, was.protocol);
}

const struct protocol *
protocols_earlier(const uint8_t hash[ZCC_HASH_BYTES], void *arg)
{
	const struct hub *h = arg;
	for (unsigned i = 0; i < h->protocols_past; i++)
		if (is(h->protocol_past[i], hash))
			return h->protocol_past[i];
	return NULL;
}

/* One that was in force before, and what it is worth now. */
static void
read_past(struct hub *h, const struct protocol_mark *m)
{
	char path[PATH_MAX];
	struct protocol_file file = {0};
	struct fault f = {0};
	int code = site_path(h->site, dirs[0], path, sizeof path)
	    ? protocol_kept_get(path, m->hash, &file, &f)
	    : fault_set(&f, ZCC_E_CONFIG, 0, "the site's path is too long");
	if (code != ZCC_OK) {
		log_line(LOG_ERROR,
		    "the triage protocol %s %s that triages were begun by is %s (%s): they are made anew",
		    m->name, m->version, code == ZCC_E_UNKNOWN ? "missing" : "damaged", f.text);
		return;
	}
	if (keep(h, &file, &f) != ZCC_OK)
		log_line(LOG_WARN, "%s: consoles do not find it", f.text);
	protocol_file_forget(&file);
	if (h->protocols_past < BOOK_PROTOCOLS_PAST)
		h->protocol_past[h->protocols_past++] = file.protocol;
	else
		protocol_file_free(&file);
}

void
protocols_start(struct hub *h)
{
	struct fault f = {0};
	const struct book_protocol_past *p;
	const struct protocol_mark *last = book_protocol(h->book);
	if (protocols_keep(h, &f) != ZCC_OK)
		log_line(LOG_WARN, "%s: a triage that is begun now may have to be made anew", f.text);
	for (uint32_t i = 0; (p = book_protocol_past(h->book, i)) != NULL; i++)
		if (book_needs_protocol(h->book, p->mark.hash) &&
		    !is(h->protocol_next.protocol, p->mark.hash))
			read_past(h, &p->mark);
	/* of the last run: in force until the engine starts, and then of those before */
	if (protocol_mark_is_some(last) && book_totals(h->book).held > 0 && !is(h->protocol_next.protocol, last->hash))
		read_past(h, last);
}

static bool
needs(const uint8_t hash[ZCC_HASH_BYTES], void *arg)
{
	const struct hub *h = arg;
	return is(h->protocol.protocol, hash) || is(h->protocol_next.protocol, hash) ||
	    book_needs_protocol(h->book, hash);
}

void
protocols_tick(struct hub *h, int64_t now_line)
{
	char path[PATH_MAX];
	unsigned kept = 0;
	if (now_line < h->protocols_next)
		return;
	h->protocols_next = now_line + SWEEP_MS;
	for (unsigned i = 0; i < h->protocols_past; i++)
		if (needs(h->protocol_past[i]->hash, h))
			h->protocol_past[kept++] = h->protocol_past[i];
		else
			protocol_free(h->protocol_past[i]);
	h->protocols_past = kept;
	for (unsigned i = 0; i < DIRS; i++)
		if (site_path(h->site, dirs[i], path, sizeof path))
			protocol_kept_sweep(path, needs, h);
}

void
protocols_end(struct hub *h)
{
	protocol_file_free(&h->protocol);
	protocol_file_free(&h->protocol_next);
	for (unsigned i = 0; i < h->protocols_past; i++)
		protocol_free(h->protocol_past[i]);
	h->protocols_past = 0;
}
