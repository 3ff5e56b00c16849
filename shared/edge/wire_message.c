/* SPDX-License-Identifier: EUPL-1.2 */
/* A message between desks, as the hub hands it to whom it is for. */
#include "shared/edge/wire.h"
#include "shared/edge/wire_pack.h"

#include <string.h>

int
wire_encode_message(const struct message *m, uint8_t *room, size_t size, size_t *len)
{
	struct wire_out o = out_after(room, size, *len);
	out_array(&o, 7);
	out_u64(&o, m->id);
	out_i64(&o, m->at_wall);
	out_i64(&o, m->until_wall);
	out_u64(&o, m->kind);
	out_str(&o, m->from, sizeof m->from);
	out_str(&o, m->to, sizeof m->to);
	out_str(&o, m->text, sizeof m->text);
	return out_end_after(&o, len);
}

int
wire_decode_message(const uint8_t *data, size_t len, size_t *at, struct message *m)
{
	struct wire_doc doc;
	struct wire_in in;
	memset(m, 0, sizeof *m);
	int r = in_open_at(&doc, data, len, *at, &in);
	if (r == ZCC_OK) {
		m->id = in_u64(&in, UINT64_MAX);
		m->at_wall = in_i64(&in, INT64_MIN, INT64_MAX);
		m->until_wall = in_i64(&in, INT64_MIN, INT64_MAX);
		m->kind = (uint8_t)in_u64(&in, UINT8_MAX);
		in_str(&in, m->from, sizeof m->from);
		in_str(&in, m->to, sizeof m->to);
		in_str(&in, m->text, sizeof m->text);
	}
	return in_close_at(&doc, &in, r, at);
}
