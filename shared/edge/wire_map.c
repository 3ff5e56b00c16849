/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The two maps of a command, each described once by a table: the key on the wire, its type, its
 * place in the struct, and the value that means "not given", which is not sent.
 */
#include "shared/care/ask.h"
#include "shared/edge/wire_pack.h"

#include <string.h>

enum field_type {
	FIELD_STR,
	FIELD_U8,
	FIELD_BOOL,
	FIELD_I32,
	FIELD_U64,
	FIELD_KEY,   /* with has_key */
	FIELD_ROLES, /* with roles_num */
	FIELD_TEXT   /* with text_len */
};

struct field {
	const char *key;
	enum field_type type;
	size_t at, room;
	int unset; /* of a number */
};

#define BOARD(name, type, unset)                                                                   \
	{#name, type, offsetof(struct ask_board, name), sizeof((struct ask_board *)0)->name, unset}
static const struct field board_fields[] = {
    BOARD(line, FIELD_U8, 0),
    BOARD(sex, FIELD_U8, SEX_UNKNOWN),
    BOARD(age, FIELD_U8, AGE_UNKNOWN),
    {"freetext", FIELD_BOOL, offsetof(struct ask_board, is_freetext), sizeof(bool), 0},
    BOARD(complaint, FIELD_STR, 0),
    BOARD(place, FIELD_STR, 0),
    BOARD(reason, FIELD_STR, 0),
    BOARD(operator, FIELD_STR, 0),
    BOARD(key, FIELD_KEY, 0),
    {"roles", FIELD_ROLES, offsetof(struct ask_board, role), ZCC_ROLE_SIZE, 0},
    BOARD(provider, FIELD_STR, 0),
    BOARD(kind, FIELD_STR, 0),
    BOARD(source, FIELD_STR, 0),
    BOARD(total, FIELD_I32, -1),
    BOARD(free, FIELD_I32, -1),
    BOARD(waiting, FIELD_I32, -1),
    BOARD(alarm, FIELD_U64, 0),
    BOARD(from, FIELD_U64, 0),
    BOARD(text, FIELD_TEXT, 0),
    BOARD(at, FIELD_U64, 0),
    BOARD(attempt, FIELD_U8, 0),
    BOARD(lines, FIELD_U8, 0),
    BOARD(post, FIELD_STR, 0),
    BOARD(received, FIELD_U64, 0),
    BOARD(answered, FIELD_U64, 0),
    BOARD(closed, FIELD_U64, 0),
    BOARD(message, FIELD_STR, 0),
    BOARD(not_complaints, FIELD_STR, 0),
    BOARD(not_decisions, FIELD_STR, 0),
    BOARD(urgency, FIELD_U8, URGENCY_NONE),
    BOARD(read_back, FIELD_U8, 0),
    BOARD(verified, FIELD_BOOL, 0),
    BOARD(safety_net, FIELD_BOOL, 0),
    BOARD(allowed, FIELD_BOOL, 0),
    BOARD(abcd_ms, FIELD_U64, 0),
    BOARD(protocol, FIELD_STR, 0),
    BOARD(care, FIELD_STR, 0),
    BOARD(asks, FIELD_U8, 0),
    BOARD(professional, FIELD_U8, 0),
};
#undef BOARD

#define TEXT(member, is_typed)                                                                     \
	{#member, FIELD_STR, offsetof(struct ask_dossier, member),                                 \
	    sizeof((struct ask_dossier *)0)->member, 0},
static const struct field dossier_fields[] = {ASK_TEXTS(TEXT)};
#undef TEXT

enum {
	BOARD_FIELDS = sizeof board_fields / sizeof board_fields[0],
	DOSSIER_FIELDS = sizeof dossier_fields / sizeof dossier_fields[0]
};

static bool
is_set(const struct field *field, const char *at, const struct ask_board *b)
{
	switch (field->type) {
	case FIELD_STR:
		return at[0] != 0;
	case FIELD_U8:
		return *(const uint8_t *)at != field->unset;
	case FIELD_BOOL:
		return *(const bool *)at;
	case FIELD_I32:
		return *(const int32_t *)(const void *)at != field->unset;
	case FIELD_U64:
		return *(const uint64_t *)(const void *)at != 0;
	case FIELD_KEY:
		ZCC_MUST(b != NULL);
		return b->has_key;
	case FIELD_ROLES:
		ZCC_MUST(b != NULL);
		return b->roles_num > 0;
	case FIELD_TEXT:
		ZCC_MUST(b != NULL);
		return b->text_len > 0;
	}
	return false;
}

static void
out_value(struct wire_out *o, const struct field *field, const char *at, const struct ask_board *b)
{
	switch (field->type) {
	case FIELD_STR:
		out_str(o, at, field->room);
		break;
	case FIELD_U8:
		out_u64(o, *(const uint8_t *)at);
		break;
	case FIELD_BOOL:
		out_bool(o, *(const bool *)at);
		break;
	case FIELD_I32:
		out_i64(o, *(const int32_t *)(const void *)at);
		break;
	case FIELD_U64:
		out_u64(o, *(const uint64_t *)(const void *)at);
		break;
	case FIELD_KEY:
		out_bin(o, b->key, sizeof b->key);
		break;
	case FIELD_ROLES:
		ZCC_MUST(b->roles_num <= ZCC_ROLES_MAX);
		out_array(o, b->roles_num);
		for (unsigned i = 0; i < b->roles_num; i++)
			out_str(o, b->role[i], sizeof b->role[i]);
		break;
	case FIELD_TEXT:
		out_bin(o, b->text, b->text_len);
		break;
	}
}

static void
out_fields(struct wire_out *o, const struct field *fields, unsigned num, const void *from,
    const struct ask_board *b)
{
	const char *base = from;
	size_t set = 0;
	for (unsigned i = 0; i < num; i++)
		set += is_set(&fields[i], base + fields[i].at, b);
	out_map(o, set);
	for (unsigned i = 0; i < num; i++) {
		if (!is_set(&fields[i], base + fields[i].at, b))
			continue;
		out_str(o, fields[i].key, strlen(fields[i].key));
		out_value(o, &fields[i], base + fields[i].at, b);
	}
}

static void
in_roles(struct wire_in *in, struct ask_board *b)
{
	struct wire_in roles = in_array(in);
	ZCC_MUST(b != NULL);
	if (roles.left > ZCC_ROLES_MAX) {
		in_fail(in);
		return;
	}
	for (b->roles_num = 0; roles.left > 0; b->roles_num++)
		in_str(&roles, b->role[b->roles_num], sizeof b->role[0]);
}

static void
in_value(struct wire_in *in, const struct field *field, char *at, struct ask_board *b)
{
	switch (field->type) {
	case FIELD_STR:
		in_str(in, at, field->room);
		break;
	case FIELD_U8:
		*(uint8_t *)at = (uint8_t)in_u64(in, UINT8_MAX);
		break;
	case FIELD_BOOL:
		*(bool *)at = in_bool(in);
		break;
	case FIELD_I32:
		*(int32_t *)(void *)at = (int32_t)in_i64(in, INT32_MIN, INT32_MAX);
		break;
	case FIELD_U64:
		*(uint64_t *)(void *)at = in_u64(in, UINT64_MAX);
		break;
	case FIELD_KEY:
		ZCC_MUST(b != NULL);
		in_bin_exact(in, b->key, sizeof b->key);
		b->has_key = true;
		break;
	case FIELD_ROLES:
		in_roles(in, b);
		break;
	case FIELD_TEXT:
		in_bin(in, &b->text, &b->text_len);
		break;
	}
}

static const struct field *
find(const struct field *fields, unsigned num, const char *key, size_t len)
{
	for (unsigned i = 0; i < num; i++)
		if (strlen(fields[i].key) == len && memcmp(fields[i].key, key, len) == 0)
			return &fields[i];
	return NULL;
}

/* A key that is unknown or comes twice is a failure: two readers must never differ about it. */
static void
in_fields(struct wire_in *in, const struct field *fields, unsigned num, void *to,
    struct ask_board *b)
{
	struct wire_in map = in_map(in);
	uint64_t seen = 0;
	while (map.left > 0 && !map.doc->has_failed) {
		const char *key;
		size_t len;
		const struct field *field =
		    in_key(&map, &key, &len) ? find(fields, num, key, len) : NULL;
		uint64_t bit = field != NULL ? UINT64_C(1) << (field - fields) : 0;
		if (field == NULL || (seen & bit) != 0) {
			in_fail(in);
			return;
		}
		seen |= bit;
		in_value(&map, field, (char *)to + field->at, b);
	}
}

void
out_board(struct wire_out *o, const struct ask_board *b)
{
	out_fields(o, board_fields, BOARD_FIELDS, b, b);
}

void
in_board(struct wire_in *in, struct ask_board *b)
{
	memset(b, 0, sizeof *b);
	b->age = AGE_UNKNOWN;
	b->urgency = URGENCY_NONE;
	b->total = b->free = b->waiting = -1;
	in_fields(in, board_fields, BOARD_FIELDS, b, b);
}

void
out_dossier(struct wire_out *o, const struct ask_dossier *d)
{
	out_fields(o, dossier_fields, DOSSIER_FIELDS, d, NULL);
}

void
in_dossier(struct wire_in *in, struct ask_dossier *d)
{
	memset(d, 0, sizeof *d);
	in_fields(in, dossier_fields, DOSSIER_FIELDS, d, NULL);
}
