/* SPDX-License-Identifier: EUPL-1.2 */
/* A use of the noodknop, as the hub hands it to who reviews it. */
#include "shared/edge/wire.h"
#include "shared/base/bytes.h"
#include "shared/edge/wire_pack.h"

#include <string.h>

void
wire_encode_right(unsigned relation, int64_t until_wall, uint8_t room[WIRE_RIGHT_BYTES])
{
	struct bytes b = bytes_writer(room, WIRE_RIGHT_BYTES);
	uint8_t by = (uint8_t)relation;
	bytes_u8(&b, &by);
	bytes_i64(&b, &until_wall);
}

void
wire_decode_right(const uint8_t *data, size_t len, unsigned *relation, int64_t *until_wall)
{
	struct bytes b = bytes_reader(data, len);
	uint8_t by = RELATION_NONE;
	int64_t until = 0;
	bytes_u8(&b, &by);
	bytes_i64(&b, &until);
	bool is_whole = bytes_at_end(&b);
	*relation = is_whole ? by : RELATION_NONE;
	*until_wall = is_whole ? until : 0;
}

int
wire_encode_review(const struct wire_review *u, uint8_t *room, size_t size, size_t *len)
{
	const struct to_review *n = &u->what;
	struct wire_out o = out_after(room, size, *len);
	out_array(&o, 14);
	out_u64(&o, n->id);
	out_u64(&o, n->case_id);
	out_str(&o, n->operator, sizeof n->operator);
	out_str(&o, n->role, sizeof n->role);
	out_u64(&o, n->reason);
	out_i64(&o, n->at_wall);
	out_i64(&o, n->until_wall);
	out_bool(&o, u->is_erased);
	out_str(&o, u->words, sizeof u->words);
	out_u64(&o, n->outcome);
	out_str(&o, n->reviewed_by, sizeof n->reviewed_by);
	out_i64(&o, n->reviewed_wall);
	out_str(&o, u->reviewed_words, sizeof u->reviewed_words);
	out_u64(&o, n->tag);
	return out_end_after(&o, len);
}

static void
in_review(struct wire_in *all, struct wire_review *u)
{
	struct to_review *n = &u->what;
	n->id = in_u64(all, UINT64_MAX);
	n->case_id = in_u64(all, UINT64_MAX);
	in_str(all, n->operator, sizeof n->operator);
	in_str(all, n->role, sizeof n->role);
	n->reason = (uint8_t)in_u64(all, UINT8_MAX);
	n->at_wall = in_i64(all, INT64_MIN, INT64_MAX);
	n->until_wall = in_i64(all, INT64_MIN, INT64_MAX);
	u->is_erased = in_bool(all);
	in_str(all, u->words, sizeof u->words);
	n->outcome = (uint8_t)in_u64(all, UINT8_MAX);
	in_str(all, n->reviewed_by, sizeof n->reviewed_by);
	n->reviewed_wall = in_i64(all, INT64_MIN, INT64_MAX);
	in_str(all, u->reviewed_words, sizeof u->reviewed_words);
	n->tag = in_at_end(all) ? TAG_NONE : (uint8_t)in_u64(all, UINT8_MAX);
}

int
wire_decode_review(const uint8_t *data, size_t len, size_t *at, struct wire_review *u)
{
	struct wire_doc doc;
	struct wire_in in;
	memset(u, 0, sizeof *u);
	int r = in_open_at(&doc, data, len, *at, &in);
	if (r == ZCC_OK)
		in_review(&in, u);
	return in_close_at(&doc, &in, r, at);
}
