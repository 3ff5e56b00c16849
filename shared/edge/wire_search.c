/* SPDX-License-Identifier: EUPL-1.2 */
/* What a search found, as the hub hands it to whoever asked. */
#include "shared/edge/wire.h"
#include "shared/edge/wire_pack.h"

#include <string.h>

int
wire_encode_search(const struct wire_search *s, uint8_t *room, size_t size, size_t *len)
{
	struct wire_out o = out_to(room, size);
	out_array(&o, 3);
	out_u64(&o, s->what);
	out_u64(&o, s->from);
	out_bool(&o, s->has_more);
	return out_end(&o, len);
}

int
wire_decode_search(const uint8_t *data, size_t len, size_t *at, struct wire_search *s)
{
	struct wire_doc doc;
	struct wire_in in;
	memset(s, 0, sizeof *s);
	*at = 0;
	if (wire_span(data, len, at) != ZCC_OK)
		return ZCC_E_DATA;
	int r = in_open(&doc, data, *at, &in);
	if (r == ZCC_OK) {
		struct wire_in all = in_array(&in);
		s->what = (uint8_t)in_u64(&all, UINT8_MAX);
		s->from = in_u64(&all, UINT64_MAX);
		s->has_more = in_bool(&all);
		r = in_at_end(&all) ? ZCC_OK : ZCC_E_DATA;
	}
	in_close(&doc);
	return r;
}

int
wire_encode_found(const struct wire_found *f, uint8_t *room, size_t size, size_t *len)
{
	struct wire_out o = out_after(room, size, *len);
	out_array(&o, 3);
	out_bin(&o, &f->whole, sizeof f->whole);
	out_i64(&o, f->noted_ms);
	out_str(&o, f->noted_by, sizeof f->noted_by);
	return out_end_after(&o, len);
}

int
wire_decode_found(const uint8_t *data, size_t len, size_t *at, struct wire_found *f)
{
	struct wire_doc doc;
	struct wire_in in;
	memset(f, 0, sizeof *f);
	int r = in_open_at(&doc, data, len, *at, &in);
	if (r == ZCC_OK) {
		in_bin_exact(&in, (uint8_t *)&f->whole, sizeof f->whole);
		f->noted_ms = in_i64(&in, INT64_MIN, INT64_MAX);
		in_str(&in, f->noted_by, sizeof f->noted_by);
	}
	return in_close_at(&doc, &in, r, at);
}
