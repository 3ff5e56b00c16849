/* SPDX-License-Identifier: EUPL-1.2 */
/* The part that knows msgpack-c.  Its unpacker points into the bytes for strings and binaries. */
#include "shared/edge/wire_pack.h"

#include <errno.h>
#include <msgpack.h>
#include <string.h>

/* --- Out ------------------------------------------------------------------------------------- */

static int
append(void *arg, const char *data, size_t len)
{
	struct wire_out *o = arg;
	if (o->is_full || len > o->size - o->len) {
		o->is_full = true;
		return -1;
	}
	if (len > 0)
		memcpy(o->room + o->len, data, len);
	o->len += len;
	return 0;
}

static msgpack_packer
packer(struct wire_out *o)
{
	msgpack_packer p;
	msgpack_packer_init(&p, o, append);
	return p;
}

struct wire_out
out_to(uint8_t *room, size_t size)
{
	return (struct wire_out){.room = room, .size = size};
}

struct wire_out
out_after(uint8_t *room, size_t size, size_t len)
{
	return (struct wire_out){.room = room, .size = size, .len = len, .is_full = len > size};
}

void
out_raw(struct wire_out *o, const void *data, size_t len)
{
	append(o, data, len);
}

void
out_array(struct wire_out *o, size_t num)
{
	msgpack_packer p = packer(o);
	msgpack_pack_array(&p, num);
}

void
out_map(struct wire_out *o, size_t num)
{
	msgpack_packer p = packer(o);
	msgpack_pack_map(&p, num);
}

void
out_nil(struct wire_out *o)
{
	msgpack_packer p = packer(o);
	msgpack_pack_nil(&p);
}

void
out_bool(struct wire_out *o, bool v)
{
	msgpack_packer p = packer(o);
	if (v)
		msgpack_pack_true(&p);
	else
		msgpack_pack_false(&p);
}

void
out_u64(struct wire_out *o, uint64_t v)
{
	msgpack_packer p = packer(o);
	msgpack_pack_uint64(&p, v);
}

void
out_i64(struct wire_out *o, int64_t v)
{
	msgpack_packer p = packer(o);
	msgpack_pack_int64(&p, v);
}

void
out_str(struct wire_out *o, const char *s, size_t room)
{
	msgpack_packer p = packer(o);
	msgpack_pack_str_with_body(&p, s, strnlen(s, room));
}

void
out_bin(struct wire_out *o, const void *data, size_t len)
{
	msgpack_packer p = packer(o);
	msgpack_pack_bin_with_body(&p, data, len);
}

int
out_end(const struct wire_out *o, size_t *len)
{
	*len = o->len;
	return o->is_full ? ZCC_E_FULL : ZCC_OK;
}

int
out_end_after(const struct wire_out *o, size_t *len)
{
	if (o->is_full)
		return ZCC_E_FULL;
	*len = o->len;
	return ZCC_OK;
}

/* --- In -------------------------------------------------------------------------------------- */

int
in_open(struct wire_doc *d, const uint8_t *data, size_t len, struct wire_in *in)
{
	size_t used, off = 0;
	*d = (struct wire_doc){0};
	*in = (struct wire_in){.doc = d};
	if (wire_span(data, len, &used) != ZCC_OK || used != len)
		return ZCC_E_DATA;
	msgpack_unpacked u;
	msgpack_unpacked_init(&u);
	errno = 0;
	msgpack_unpack_return r = msgpack_unpack_next(&u, (const char *)data, len, &off);
	d->zone = msgpack_unpacked_release_zone(&u);
	/* of all its reasons to stop, it calls only some a lack of memory */
	if (r != MSGPACK_UNPACK_SUCCESS || off != len)
		return errno == ENOMEM ? ZCC_E_FULL : ZCC_E_DATA;
	/* A lone number needs no zone and gets none; it is no message of ours. */
	if (d->zone == NULL)
		return ZCC_E_DATA;
	msgpack_object *root = msgpack_zone_malloc(d->zone, sizeof *root);
	if (root == NULL)
		return ZCC_E_FULL;
	*root = u.data;
	in->item = root;
	in->left = 1;
	return ZCC_OK;
}

void
in_close(struct wire_doc *d)
{
	if (d->zone != NULL)
		msgpack_zone_free(d->zone);
	d->zone = NULL;
}

int
in_open_at(struct wire_doc *d, const uint8_t *data, size_t len, size_t at, struct wire_in *in)
{
	struct wire_in root;
	size_t used;
	*d = (struct wire_doc){0};
	*in = (struct wire_in){.doc = d};
	if (at >= len)
		return ZCC_E_AGAIN;
	int r = wire_span(data + at, len - at, &used);
	if (r == ZCC_OK)
		r = in_open(d, data + at, used, &root);
	if (r != ZCC_OK)
		return r;
	d->used = used;
	*in = in_array(&root);
	return ZCC_OK;
}

int
in_close_at(struct wire_doc *d, const struct wire_in *in, int code, size_t *at)
{
	if (code == ZCC_OK && !in_at_end(in))
		code = ZCC_E_DATA;
	in_close(d);
	if (code == ZCC_OK)
		*at += d->used;
	return code;
}

void
in_fail(struct wire_in *in)
{
	in->doc->has_failed = true;
}

static const msgpack_object *
peek(const struct wire_in *in)
{
	if (in->left == 0)
		return NULL;
	if (in->is_map)
		return &((const msgpack_object_kv *)in->item)->val;
	return in->item;
}

void
in_skip(struct wire_in *in)
{
	if (in->left == 0) {
		in_fail(in);
		return;
	}
	in->left--;
	in->item = (const char *)in->item +
	    (in->is_map ? sizeof(msgpack_object_kv) : sizeof(msgpack_object));
}

/* The next value if it is of this type, else NULL and a failure. */
static const msgpack_object *
take(struct wire_in *in, msgpack_object_type type)
{
	const msgpack_object *o = peek(in);
	in_skip(in);
	if (o == NULL || o->type != type) {
		in_fail(in);
		return NULL;
	}
	return o;
}

enum wire_type
in_type(const struct wire_in *in)
{
	const msgpack_object *o = peek(in);
	if (o != NULL && o->type == MSGPACK_OBJECT_NIL)
		return WIRE_NIL;
	return o != NULL && o->type == MSGPACK_OBJECT_BIN ? WIRE_BIN : WIRE_OTHER;
}

bool
in_key(const struct wire_in *in, const char **key, size_t *len)
{
	if (!in->is_map || in->left == 0)
		return false;
	const msgpack_object *o = &((const msgpack_object_kv *)in->item)->key;
	if (o->type != MSGPACK_OBJECT_STR)
		return false;
	*key = o->via.str.ptr;
	*len = o->via.str.size;
	return true;
}

struct wire_in
in_array(struct wire_in *in)
{
	const msgpack_object *o = take(in, MSGPACK_OBJECT_ARRAY);
	if (o == NULL)
		return (struct wire_in){.doc = in->doc};
	return (struct wire_in){in->doc, o->via.array.ptr, o->via.array.size, false};
}

struct wire_in
in_map(struct wire_in *in)
{
	const msgpack_object *o = take(in, MSGPACK_OBJECT_MAP);
	if (o == NULL)
		return (struct wire_in){.doc = in->doc, .is_map = true};
	return (struct wire_in){in->doc, o->via.map.ptr, o->via.map.size, true};
}

bool
in_bool(struct wire_in *in)
{
	const msgpack_object *o = take(in, MSGPACK_OBJECT_BOOLEAN);
	return o != NULL && o->via.boolean;
}

uint64_t
in_u64(struct wire_in *in, uint64_t max)
{
	const msgpack_object *o = take(in, MSGPACK_OBJECT_POSITIVE_INTEGER);
	if (o == NULL)
		return 0;
	if (o->via.u64 > max) {
		in_fail(in);
		return 0;
	}
	return o->via.u64;
}

int64_t
in_i64(struct wire_in *in, int64_t min, int64_t max)
{
	const msgpack_object *o = peek(in);
	int64_t v = 0;
	bool is_negative = o != NULL && o->type == MSGPACK_OBJECT_NEGATIVE_INTEGER;
	if (is_negative)
		v = o->via.i64;
	if (is_negative)
		in_skip(in);
	else
		v = (int64_t)in_u64(in, INT64_MAX);
	if (v < min || v > max) {
		in_fail(in);
		return 0;
	}
	return v;
}

void
in_str(struct wire_in *in, char *room, size_t size)
{
	memset(room, 0, size);
	const msgpack_object *o = take(in, MSGPACK_OBJECT_STR);
	if (o == NULL)
		return;
	uint32_t len = o->via.str.size;
	if (len >= size || (len > 0 && memchr(o->via.str.ptr, 0, len) != NULL)) {
		in_fail(in);
		return;
	}
	if (len > 0)
		memcpy(room, o->via.str.ptr, len);
}

void
in_bin(struct wire_in *in, const uint8_t **data, uint32_t *len)
{
	const msgpack_object *o = take(in, MSGPACK_OBJECT_BIN);
	*data = o != NULL ? (const uint8_t *)o->via.bin.ptr : NULL;
	*len = o != NULL ? o->via.bin.size : 0;
}

void
in_bin_exact(struct wire_in *in, uint8_t *out, size_t len)
{
	const uint8_t *data;
	uint32_t have;
	in_bin(in, &data, &have);
	memset(out, 0, len);
	if (data == NULL || have != len)
		in_fail(in);
	else
		memcpy(out, data, len);
}

bool
in_at_end(const struct wire_in *in)
{
	return !in->doc->has_failed && in->left == 0;
}
