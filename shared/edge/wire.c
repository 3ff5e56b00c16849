/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/wire.h"

#include "shared/edge/wire_pack.h"

#include <string.h>

enum { RANDOM_BYTES = 32, TOPIC_BYTES = sizeof WIRE_BELL_TOPIC - 1 };

/* A message is an array that fills the bytes; *in gives what is in it. */
static int
open_message(struct wire_doc *doc, const uint8_t *data, size_t len, struct wire_in *in)
{
	struct wire_in root;
	int r = in_open(doc, data, len, &root);
	if (r != ZCC_OK)
		return r;
	*in = in_array(&root);
	return !doc->has_failed ? ZCC_OK : ZCC_E_DATA;
}

/* --- Commands -------------------------------------------------------------------------------- */

/* The rest of a header of our major. */
static void
in_header(struct wire_in *in, struct wire_command *cmd)
{
	struct ask *a = &cmd->ask;
	in_bin_exact(in, a->id, sizeof a->id);
	in_str(in, a->operator, sizeof a->operator);
	in_str(in, a->role, sizeof a->role);
	a->seat = in_u64(in, UINT64_MAX);
	a->row = in_u64(in, UINT64_MAX);
	a->version = (uint32_t)in_u64(in, UINT32_MAX);
	a->verb = (uint16_t)in_u64(in, UINT16_MAX);
	in_board(in, &a->board);
	in_bin_exact(in, cmd->dossier_hash, sizeof cmd->dossier_hash);
}

/* Of another major only the id is read, where ours has it; zeros when it is not there. */
static void
in_foreign_id(struct wire_in *in, uint8_t id[ZCC_ID_BYTES])
{
	const uint8_t *data;
	uint32_t len;
	if (in_type(in) != WIRE_BIN)
		return;
	in_bin(in, &data, &len);
	if (len == ZCC_ID_BYTES)
		memcpy(id, data, len);
}

static int
decode_header(struct wire_command *cmd)
{
	struct wire_doc doc;
	struct wire_in in;
	int r = open_message(&doc, cmd->header, cmd->header_len, &in);
	if (r == ZCC_OK) {
		uint64_t major = in_u64(&in, UINT32_MAX);
		if (!doc.has_failed && major != WIRE_MAJOR) {
			in_foreign_id(&in, cmd->ask.id);
			r = ZCC_E_CONFIG;
		} else {
			in_header(&in, cmd);
			r = in_at_end(&in) ? ZCC_OK : ZCC_E_DATA;
		}
	}
	in_close(&doc);
	return r;
}

static int
decode_command(struct wire_in *in, struct wire_command *cmd)
{
	uint32_t sig_len;
	in_bin(in, &cmd->header, &cmd->header_len);
	in_bin(in, &cmd->sig, &sig_len);
	in_bin(in, &cmd->sealed, &cmd->sealed_len);
	if (!in_at_end(in) || sig_len != ZCC_SIG_BYTES)
		return ZCC_E_DATA;
	return decode_header(cmd);
}

static int
decode_alive(struct wire_in *in, uint8_t token[WIRE_TOKEN_BYTES])
{
	char word[sizeof "alive"];
	uint64_t major = in_u64(in, UINT32_MAX);
	in_str(in, word, sizeof word);
	if (in->doc->has_failed || strcmp(word, "alive") != 0)
		return ZCC_E_DATA;
	if (major != WIRE_MAJOR)
		return ZCC_E_CONFIG;
	in_bin_exact(in, token, WIRE_TOKEN_BYTES);
	return in_at_end(in) ? ZCC_OK : ZCC_E_DATA;
}

int
wire_decode(const uint8_t *body, size_t len, enum wire_kind *kind, struct wire_command *cmd,
    uint8_t token[WIRE_TOKEN_BYTES])
{
	struct wire_doc doc;
	struct wire_in in;
	memset(cmd, 0, sizeof *cmd);
	memset(token, 0, WIRE_TOKEN_BYTES);
	*kind = WIRE_COMMAND;
	if (len > ZCC_BODY_MAX)
		return ZCC_E_DATA;
	int r = open_message(&doc, body, len, &in);
	if (r == ZCC_OK && in_type(&in) == WIRE_BIN) {
		r = decode_command(&in, cmd);
	} else if (r == ZCC_OK) {
		*kind = WIRE_ALIVE;
		r = decode_alive(&in, token);
	}
	in_close(&doc);
	return r;
}

int
wire_encode_header(const struct ask *a, const uint8_t hash[ZCC_HASH_BYTES], uint8_t *room,
    size_t size, size_t *len)
{
	struct wire_out o = out_to(room, size);
	out_array(&o, 10);
	out_u64(&o, WIRE_MAJOR);
	out_bin(&o, a->id, sizeof a->id);
	out_str(&o, a->operator, sizeof a->operator);
	out_str(&o, a->role, sizeof a->role);
	out_u64(&o, a->seat);
	out_u64(&o, a->row);
	out_u64(&o, a->version);
	out_u64(&o, a->verb);
	out_board(&o, &a->board);
	out_bin(&o, hash, ZCC_HASH_BYTES);
	return out_end(&o, len);
}

int
wire_encode_command(const uint8_t *header, size_t header_len, const uint8_t *sig,
    const uint8_t *sealed, size_t sealed_len, uint8_t *room, size_t size, size_t *len)
{
	struct wire_out o = out_to(room, size < ZCC_BODY_MAX ? size : ZCC_BODY_MAX);
	out_array(&o, 3);
	out_bin(&o, header, header_len);
	out_bin(&o, sig, ZCC_SIG_BYTES);
	out_bin(&o, sealed, sealed_len);
	return out_end(&o, len);
}

int
wire_encode_alive(const uint8_t token[WIRE_TOKEN_BYTES], uint8_t *room, size_t size, size_t *len)
{
	struct wire_out o = out_to(room, size);
	out_array(&o, 3);
	out_u64(&o, WIRE_MAJOR);
	out_str(&o, "alive", sizeof "alive");
	out_bin(&o, token, WIRE_TOKEN_BYTES);
	return out_end(&o, len);
}

/* --- Dossiers -------------------------------------------------------------------------------- */

int
wire_encode_dossier(const struct ask_dossier *d, const uint8_t random[32], uint8_t *room,
    size_t size, size_t *len)
{
	struct wire_out o = out_to(room, size < ZCC_DOSSIER_MAX ? size : ZCC_DOSSIER_MAX);
	out_raw(&o, random, RANDOM_BYTES);
	out_dossier(&o, d);
	return out_end(&o, len);
}

int
wire_decode_dossier(const uint8_t *data, size_t len, struct ask_dossier *d)
{
	struct wire_doc doc;
	struct wire_in in;
	memset(d, 0, sizeof *d);
	if (len < RANDOM_BYTES || len > ZCC_DOSSIER_MAX)
		return ZCC_E_DATA;
	int r = in_open(&doc, data + RANDOM_BYTES, len - RANDOM_BYTES, &in);
	if (r == ZCC_OK) {
		in_dossier(&in, d);
		r = in_at_end(&in) ? ZCC_OK : ZCC_E_DATA;
	}
	in_close(&doc);
	return r;
}

int
wire_encode_part(const struct wire_part *p, uint8_t *room, size_t size, size_t *len)
{
	struct wire_out o = out_after(room, size, *len);
	bool is_struck = p->struck_why != STRIKE_NONE;
	bool has_limit = p->limit != LIMIT_NONE;
	bool has_moved = p->went_to != 0 || p->came_from != 0 || has_limit;
	out_array(&o, has_limit ? 12 : has_moved ? 10 : is_struck ? 8 : 5);
	out_u64(&o, p->seq);
	out_i64(&o, p->at_ms);
	out_str(&o, p->operator, sizeof p->operator);
	out_u64(&o, p->verb);
	out_dossier(&o, &p->dossier);
	if (is_struck || has_moved) {
		out_u64(&o, p->struck_why);
		out_i64(&o, p->struck_ms);
		out_str(&o, p->struck_by, sizeof p->struck_by);
	}
	if (has_moved) {
		out_u64(&o, p->went_to);
		out_u64(&o, p->came_from);
	}
	if (has_limit) {
		out_u64(&o, p->limit);
		out_u64(&o, p->is_allowed);
	}
	return out_end_after(&o, len);
}

int
wire_decode_part(const uint8_t *data, size_t len, size_t *at, struct wire_part *p)
{
	struct wire_doc doc;
	struct wire_in in;
	memset(p, 0, sizeof *p);
	int r = in_open_at(&doc, data, len, *at, &in);
	if (r == ZCC_OK) {
		p->seq = in_u64(&in, UINT64_MAX);
		p->at_ms = in_i64(&in, INT64_MIN, INT64_MAX);
		in_str(&in, p->operator, sizeof p->operator);
		p->verb = (uint16_t)in_u64(&in, UINT16_MAX);
		in_dossier(&in, &p->dossier);
		if (!in_at_end(&in)) {
			p->struck_why = (uint8_t)in_u64(&in, UINT8_MAX);
			p->struck_ms = in_i64(&in, INT64_MIN, INT64_MAX);
			in_str(&in, p->struck_by, sizeof p->struck_by);
		}
		if (!in_at_end(&in)) {
			p->went_to = in_u64(&in, UINT64_MAX);
			p->came_from = in_u64(&in, UINT64_MAX);
		}
		if (!in_at_end(&in)) {
			p->limit = (uint8_t)in_u64(&in, UINT8_MAX);
			p->is_allowed = in_u64(&in, 1) != 0;
		}
	}
	return in_close_at(&doc, &in, r, at);
}

/* --- Answers and bells ----------------------------------------------------------------------- */

static void
out_grounds(struct wire_out *o, const struct grounds *g)
{
	out_array(o, 1 + (size_t)g->values_num);
	out_u64(o, g->why);
	for (unsigned i = 0; i < g->values_num; i++)
		out_str(o, g->value[i], sizeof g->value[i]);
}

int
wire_encode_answer(const struct wire_answer *a, uint8_t *room, size_t size, size_t *len)
{
	struct wire_out o = out_to(room, size < ZCC_ANSWER_MAX ? size : ZCC_ANSWER_MAX);
	out_array(&o, a->grounds.why != WHY_NONE ? 10 : 9);
	out_u64(&o, WIRE_MAJOR);
	out_bin(&o, a->id, sizeof a->id);
	out_i64(&o, a->code);
	out_u64(&o, a->row);
	out_u64(&o, a->version);
	out_u64(&o, a->seq);
	out_str(&o, a->text, sizeof a->text);
	out_bin(&o, a->data, a->data_len);
	out_bin(&o, a->sealed, a->sealed_len);
	if (a->grounds.why != WHY_NONE)
		out_grounds(&o, &a->grounds);
	return out_end(&o, len);
}

static void
in_grounds(struct wire_in *in, struct grounds *g)
{
	struct wire_in values = in_array(in);
	g->why = (uint16_t)in_u64(&values, UINT16_MAX);
	if (g->why == WHY_NONE || values.left > REFUSAL_VALUES_MAX)
		in_fail(in);
	for (; values.left > 0 && !values.doc->has_failed; g->values_num++)
		in_str(&values, g->value[g->values_num], sizeof g->value[0]);
}

static void
in_answer(struct wire_in *in, struct wire_answer *a)
{
	in_bin_exact(in, a->id, sizeof a->id);
	a->code = (int32_t)in_i64(in, ZCC_E_LAST, ZCC_OK);
	a->row = in_u64(in, UINT64_MAX);
	a->version = (uint32_t)in_u64(in, UINT32_MAX);
	a->seq = in_u64(in, UINT64_MAX);
	in_str(in, a->text, sizeof a->text);
	in_bin(in, &a->data, &a->data_len);
	in_bin(in, &a->sealed, &a->sealed_len);
	if (in->left > 0)
		in_grounds(in, &a->grounds);
	while (in->left > 0 && !in->doc->has_failed)
		in_skip(in);
}

int
wire_decode_answer(const uint8_t *body, size_t len, struct wire_answer *a)
{
	struct wire_doc doc;
	struct wire_in in;
	memset(a, 0, sizeof *a);
	if (len > ZCC_ANSWER_MAX)
		return ZCC_E_DATA;
	int r = open_message(&doc, body, len, &in);
	if (r == ZCC_OK) {
		uint64_t major = in_u64(&in, UINT32_MAX);
		if (!doc.has_failed && major != WIRE_MAJOR) {
			in_foreign_id(&in, a->id);
			r = ZCC_E_CONFIG;
		} else {
			in_answer(&in, a);
			r = in_at_end(&in) ? ZCC_OK : ZCC_E_DATA;
		}
	}
	in_close(&doc);
	return r;
}

int
wire_encode_bell(const struct wire_bell *b, uint8_t *room, size_t size, size_t *len)
{
	struct wire_out o = out_to(room, size);
	ZCC_MUST(b->ids_num <= WIRE_BELL_IDS_MAX);
	out_raw(&o, WIRE_BELL_TOPIC, TOPIC_BYTES);
	out_array(&o, 5);
	out_u64(&o, WIRE_MAJOR);
	out_u64(&o, b->epoch);
	out_u64(&o, b->group);
	out_u64(&o, b->seq);
	if (b->has_more) {
		out_nil(&o);
	} else {
		out_array(&o, b->ids_num);
		for (uint32_t i = 0; i < b->ids_num; i++)
			out_u64(&o, b->ids[i]);
	}
	return out_end(&o, len);
}

static void
in_bell(struct wire_in *in, struct wire_bell *b)
{
	b->epoch = in_u64(in, UINT64_MAX);
	b->group = in_u64(in, UINT64_MAX);
	b->seq = in_u64(in, UINT64_MAX);
	b->has_more = in_type(in) == WIRE_NIL;
	if (b->has_more) {
		in_skip(in);
		return;
	}
	struct wire_in ids = in_array(in);
	if (ids.left > WIRE_BELL_IDS_MAX) {
		in_fail(in);
		return;
	}
	while (ids.left > 0)
		b->ids[b->ids_num++] = in_u64(&ids, UINT64_MAX);
}

int
wire_decode_bell(const uint8_t *frame, size_t len, struct wire_bell *b)
{
	struct wire_doc doc;
	struct wire_in in;
	memset(b, 0, sizeof *b);
	if (len < TOPIC_BYTES || memcmp(frame, WIRE_BELL_TOPIC, TOPIC_BYTES) != 0)
		return ZCC_E_DATA;
	int r = open_message(&doc, frame + TOPIC_BYTES, len - TOPIC_BYTES, &in);
	if (r == ZCC_OK) {
		uint64_t major = in_u64(&in, UINT32_MAX);
		if (!doc.has_failed && major != WIRE_MAJOR) {
			r = ZCC_E_CONFIG;
		} else {
			in_bell(&in, b);
			r = in_at_end(&in) ? ZCC_OK : ZCC_E_DATA;
		}
	}
	in_close(&doc);
	return r;
}
