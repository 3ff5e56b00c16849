/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Both layers are read side by side, step by step: first all texts and criteria, then what refers
 * to them.  So a reference finds what holds in the end, whichever file it stands in.
 */
#include "shared/edge/protocol_file.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/conf.h"
#include "shared/edge/protocol_priv.h"
#include "shared/edge/seal.h"
#include "shared/edge/site.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void
protocol_item_hash(const struct protocol *p, const struct protocol_item *item,
    uint8_t room[PROTOCOL_ITEM_MAX], uint8_t out[ZCC_HASH_BYTES])
{
	struct bytes b = bytes_writer(room, PROTOCOL_ITEM_MAX);
	protocol_encode(p, item, &b);
	ZCC_MUST(bytes_ok(&b));
	seal_hash(NULL, room, b.at, out);
}

/* Over the hashes of the items, so that one item can be proved without the others. */
static int
hash_all(struct protocol *p, struct fault *f)
{
	struct seal_hash_state state;
	uint8_t *room = malloc(PROTOCOL_ITEM_MAX); /* of a hub the stack may be small */
	if (room == NULL)
		return fault_set(f, ZCC_E_FULL, ENOMEM, "cannot weigh a protocol");
	static const uint8_t encoding = PROTOCOL_ENCODING;
	seal_hash_init(&state);
	seal_hash_add(&state, &encoding, 1);
	for (enum protocol_item_kind kind = ITEM_HEAD; kind < ITEM_KINDS_NUM; kind++)
		for (unsigned i = 0; i < protocol_items_num(p, kind); i++) {
			struct protocol_item item = protocol_item(p, kind, i);
			uint8_t hash[ZCC_HASH_BYTES];
			protocol_item_hash(p, &item, room, hash);
			seal_hash_add(&state, hash, sizeof hash);
		}
	seal_hash_end(&state, p->hash);
	free(room);
	return ZCC_OK;
}

/* --- From texts --- */

/* Stops at the first layer that has a fault: what comes later would only be its echo. */
static int
read_step(void (*step)(struct reading *r), struct reading *r, unsigned layers, struct fault *f)
{
	int rc = ZCC_OK;
	for (unsigned i = 0; rc == ZCC_OK && i < layers; i++) {
		step(&r[i]);
		rc = conf_done(r[i].c, f);
	}
	return rc;
}

static int
read_layers(struct reading *r, unsigned layers, struct fault *f)
{
	int rc = read_step(protocol_read_head, r, layers, f);
	if (rc == ZCC_OK)
		rc = read_step(protocol_read_asked, r, layers, f);
	if (rc != ZCC_OK)
		return rc;
	protocol_sort_asked(r->p);
	rc = read_step(protocol_read_complaints, r, layers, f);
	if (rc != ZCC_OK)
		return rc;
	protocol_sort_complaints(r->p);
	return read_step(protocol_read_pathways, r, layers, f);
}

static struct protocol *
new_protocol(const struct protocol_source *layer, unsigned layers)
{
	struct protocol *p = calloc(1, sizeof *p);
	size_t size = 1;
	for (unsigned i = 0; i < layers; i++)
		size += layer[i].len;
	if (p != NULL)
		p->pool = malloc(size);
	if (p == NULL || p->pool == NULL) {
		free(p);
		return NULL;
	}
	p->pool_size = (uint32_t)size;
	p->base_name = p->base_version = "";
	return p;
}

int
protocol_parse(
    const struct protocol_source *layer, unsigned layers, struct protocol **out, struct fault *f)
{
	struct reading r[PROTOCOL_LAYERS_MAX] = {0};
	*out = NULL;
	ZCC_MUST(layers >= 1 && layers <= PROTOCOL_LAYERS_MAX);
	struct protocol *p = new_protocol(layer, layers);
	int rc =
	    p != NULL ? ZCC_OK : fault_set(f, ZCC_E_FULL, ENOMEM, "cannot read %s", layer[0].name);
	for (unsigned i = 0; rc == ZCC_OK && i < layers; i++) {
		r[i].p = p;
		r[i].layer = i;
		rc = conf_parse_long(
		    layer[i].text, layer[i].len, PROTOCOL_TEXT_MAX, layer[i].name, &r[i].c, f);
	}
	if (rc == ZCC_OK)
		rc = read_layers(r, layers, f);
	for (unsigned i = 0; i < layers; i++)
		conf_free(r[i].c);
	if (rc == ZCC_OK)
		rc = hash_all(p, f);
	if (rc != ZCC_OK) {
		protocol_free(p);
		return rc;
	}
	*out = p;
	return ZCC_OK;
}

void
protocol_free(struct protocol *p)
{
	if (p == NULL)
		return;
	free(p->pool);
	free(p);
}

/* --- From files --- */

/* The base that a text names; "" for one that stands alone. */
static int
base_of(const struct protocol_text_of *l, const char *name, char base[ZCC_CODE_SIZE], struct fault *f)
{
	struct conf *c;
	int rc = conf_parse_long(l->text, l->len, PROTOCOL_TEXT_MAX, name, &c, f);
	base[0] = '\0';
	if (rc != ZCC_OK)
		return rc;
	const struct conf_node *g = conf_group(c, conf_root(c), "protocol");
	if (conf_has(g, "base")) {
		const char *s = conf_str(c, g, "base", ZCC_CODE_SIZE);
		/* The name becomes part of a path. */
		if (s[0] != '\0' && s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0')
			conf_fail(c, g, "base", "a code has only a-z, 0-9 and dashes");
		(void)text_copy(base, ZCC_CODE_SIZE, s);
	}
	rc = conf_done(c, f);
	conf_free(c);
	return rc;
}

/* Beside the file that names it, else where the programs have their data. */
static int
find_base(const char *beside, const char *base, char path[PATH_MAX], struct fault *f)
{
	const char *slash = strrchr(beside, '/');
	int dir_len = slash == NULL ? 0 : (int)(slash - beside) + 1;
	char below[64];
	struct fault missing;
	if (text_format(path, PATH_MAX, "%.*s%s.conf", dir_len, beside, base) &&
	    access(path, F_OK) == 0)
		return ZCC_OK;
	if (text_format(below, sizeof below, "protocols/%s.conf", base) &&
	    site_data_path(below, path, PATH_MAX, &missing) == ZCC_OK)
		return ZCC_OK;
	return fault_set(f, ZCC_E_CONFIG, 0,
	    "%s: protocol.base: there is no %s.conf beside it or in protocols/ of the installed "
	    "data",
	    beside, base);
}

static int
load(struct protocol_file *file, const char *path, struct fault *f)
{
	struct protocol_text_of *l = file->text;
	char base[ZCC_CODE_SIZE] = "", other[ZCC_CODE_SIZE];
	struct protocol_text_of named = {0};
	int rc = conf_read_long(path, PROTOCOL_TEXT_MAX, &named.text, &named.len, f);
	if (rc == ZCC_OK)
		rc = base_of(&named, path, base, f);
	unsigned top = rc == ZCC_OK && base[0] != '\0' ? 1 : 0;
	l[top] = named;
	if (rc == ZCC_OK && !text_copy(file->path[top], sizeof file->path[top], path))
		rc = fault_set(f, ZCC_E_CONFIG, 0, "the path of the protocol is too long");
	file->layers = top + 1;
	if (rc != ZCC_OK || top == 0)
		return rc;
	rc = find_base(path, base, file->path[0], f);
	if (rc == ZCC_OK)
		rc = conf_read_long(file->path[0], PROTOCOL_TEXT_MAX, &l[0].text, &l[0].len, f);
	if (rc == ZCC_OK)
		rc = base_of(&l[0], file->path[0], other, f);
	if (rc == ZCC_OK && other[0] != '\0')
		rc = fault_set(f, ZCC_E_CONFIG, 0,
		    "%s: is laid over %s itself; a base stands alone", file->path[0], other);
	return rc;
}

int
protocol_file_read(const char *path, struct protocol_file *out, struct fault *f)
{
	struct protocol_source layer[PROTOCOL_LAYERS_MAX];
	*out = (struct protocol_file){0};
	int rc = load(out, path, f);
	for (unsigned i = 0; i < out->layers; i++)
		layer[i] = (struct protocol_source){
		    out->path[i], out->text[i].text, out->text[i].len};
	if (rc == ZCC_OK)
		rc = protocol_parse(layer, out->layers, &out->protocol, f);
	if (rc != ZCC_OK)
		protocol_file_free(out);
	return rc;
}

void
protocol_file_free(struct protocol_file *file)
{
	protocol_free(file->protocol);
	file->protocol = NULL;
	protocol_file_forget(file);
}

void
protocol_file_forget(struct protocol_file *file)
{
	for (unsigned i = 0; i < PROTOCOL_LAYERS_MAX; i++) {
		free(file->text[i].text);
		file->text[i] = (struct protocol_text_of){0};
	}
}
