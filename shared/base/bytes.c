/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Numbers are little-endian; a bool is one byte; a string is a u16 length and its bytes; a blob is
 * a u32 length and its bytes.  Everything goes through take(): the one place that checks bounds.
 */
#include "shared/base/bytes.h"

#include <stdlib.h>
#include <string.h>

/* A grower starts at one page.  It stops at 1 GiB: the largest honest record, a dump of a full
 * book, is a few tens of MiB, so more than this is a fault and must not take the host's memory. */
enum { GROW_FIRST = 4096, GROW_MAX = 1 << 30 };

struct bytes
bytes_reader(const void *data, size_t size)
{
	/* One struct serves both directions; a reader never writes through this pointer. */
	return (struct bytes){.data = (uint8_t *)(uintptr_t)data, .size = data == NULL ? 0 : size};
}

struct bytes
bytes_writer(void *room, size_t size)
{
	return (struct bytes){.data = room, .size = size, .is_write = true};
}

struct bytes
bytes_grower(void)
{
	return (struct bytes){.is_write = true, .is_growing = true};
}

void
bytes_free(struct bytes *b)
{
	if (b->is_growing && b->data != NULL) {
		explicit_bzero(b->data, b->size);
		free(b->data);
	}
	*b = (struct bytes){.is_write = b->is_write, .is_growing = b->is_growing};
}

bool
bytes_ok(const struct bytes *b)
{
	return !b->has_failed;
}

bool
bytes_at_end(const struct bytes *b)
{
	return !b->has_failed && b->at == b->size;
}

void
bytes_fail(struct bytes *b)
{
	b->has_failed = true;
}

/* Room for `len` more bytes.  Not realloc(): it may leave a copy of a dossier behind. */
static bool
grow(struct bytes *b, size_t len)
{
	if (len > GROW_MAX - b->at)
		return false;
	size_t size = b->size == 0 ? GROW_FIRST : b->size;
	while (size < b->at + len)
		size *= 2;
	uint8_t *data = malloc(size);
	if (data == NULL)
		return false;
	if (b->data != NULL) {
		memcpy(data, b->data, b->at);
		explicit_bzero(b->data, b->size);
		free(b->data);
	}
	b->data = data;
	b->size = size;
	return true;
}

/* The next `len` bytes, or NULL (and failed) when they are not there. */
static uint8_t *
take(struct bytes *b, size_t len)
{
	if (b->has_failed)
		return NULL;
	if (len > b->size - b->at && !(b->is_growing && grow(b, len))) {
		b->has_failed = true;
		return NULL;
	}
	uint8_t *p = b->data + b->at;
	b->at += len;
	return p;
}

static uint64_t
number(struct bytes *b, uint64_t v, size_t len)
{
	uint8_t *p = take(b, len);
	if (p == NULL)
		return b->is_write ? v : 0;
	if (b->is_write) {
		for (size_t i = 0; i < len; i++)
			p[i] = (uint8_t)(v >> (8 * i));
		return v;
	}
	v = 0;
	for (size_t i = 0; i < len; i++)
		v |= (uint64_t)p[i] << (8 * i);
	return v;
}

void
bytes_u8(struct bytes *b, uint8_t *v)
{
	*v = (uint8_t)number(b, *v, sizeof *v);
}

void
bytes_u16(struct bytes *b, uint16_t *v)
{
	*v = (uint16_t)number(b, *v, sizeof *v);
}

void
bytes_u32(struct bytes *b, uint32_t *v)
{
	*v = (uint32_t)number(b, *v, sizeof *v);
}

void
bytes_u64(struct bytes *b, uint64_t *v)
{
	*v = number(b, *v, sizeof *v);
}

void
bytes_i64(struct bytes *b, int64_t *v)
{
	*v = (int64_t)number(b, (uint64_t)*v, sizeof *v);
}

void
bytes_bool(struct bytes *b, bool *v)
{
	uint64_t n = number(b, b->is_write ? *v : 0, 1); /* what is to be read may hold anything */
	if (n > 1)
		b->has_failed = true;
	*v = n == 1;
}

void
bytes_raw(struct bytes *b, void *data, size_t len)
{
	if (len == 0)
		return;
	uint8_t *p = take(b, len);
	if (p == NULL) {
		if (!b->is_write)
			memset(data, 0, len);
	} else if (b->is_write) {
		memcpy(p, data, len);
	} else {
		memcpy(data, p, len);
	}
}

static void
write_str(struct bytes *b, const char *s, size_t room)
{
	size_t len = strnlen(s, room);
	if (len == room || len > UINT16_MAX) {
		b->has_failed = true;
		return;
	}
	number(b, len, 2);
	uint8_t *p = take(b, len);
	if (p != NULL && len > 0)
		memcpy(p, s, len);
}

void
bytes_str(struct bytes *b, char *s, size_t room)
{
	if (b->is_write) {
		write_str(b, s, room);
		return;
	}
	size_t len = (size_t)number(b, 0, 2);
	memset(s, 0, room);
	if (len >= room) {
		b->has_failed = true;
		return;
	}
	const uint8_t *p = take(b, len);
	if (p == NULL || len == 0)
		return;
	if (memchr(p, 0, len) != NULL)
		b->has_failed = true;
	else
		memcpy(s, p, len);
}

void
bytes_blob(struct bytes *b, const uint8_t **data, uint32_t *len)
{
	uint32_t n = b->is_write ? *len : 0;
	bytes_u32(b, &n);
	uint8_t *p = take(b, n);
	if (b->is_write) {
		if (p != NULL && n > 0)
			memcpy(p, *data, n);
		return;
	}
	*data = n > 0 ? p : NULL;
	*len = p == NULL ? 0 : n;
}
