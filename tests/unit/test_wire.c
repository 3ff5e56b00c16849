/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint8_t room[ZCC_BODY_MAX];
static const uint8_t zeros[ZCC_BODY_MAX];

static struct ask
an_intake(void)
{
	struct ask a = {.verb = VERB_INTAKE, .seat = 7, .operator = "ina", .role = "triagist"};
	memset(a.id, 0xab, sizeof a.id);
	a.board.line = LINE_SPOED;
	a.board.age = 0;
	a.board.sex = SEX_V;
	a.board.total = a.board.free = a.board.waiting = -1;
	strcpy(a.board.complaint, "koorts");
	strcpy(a.board.place, "Utrecht");
	return a;
}

/* The header and the whole command of `a`; the decoded one borrows from `room`. */
static int
there_and_back(const struct ask *a, struct wire_command *cmd)
{
	static uint8_t header[ZCC_BODY_MAX];
	uint8_t sig[ZCC_SIG_BYTES] = {1}, token[WIRE_TOKEN_BYTES], hash[ZCC_HASH_BYTES] = {9};
	size_t header_len, len;
	enum wire_kind kind;
	int r = wire_encode_header(a, hash, header, sizeof header, &header_len);
	if (r == ZCC_OK)
		r = wire_encode_command(header, header_len, sig, zeros, 3, room, sizeof room, &len);
	if (r == ZCC_OK)
		r = wire_decode(room, len, &kind, cmd, token);
	if (r == ZCC_OK)
		assert_int_equal(kind, WIRE_COMMAND);
	return r;
}

static void
an_intake_comes_back_as_it_was(void **state)
{
	(void)state;
	struct wire_command cmd;
	struct ask a = an_intake();
	assert_int_equal(there_and_back(&a, &cmd), ZCC_OK);
	assert_memory_equal(&cmd.ask, &a, sizeof a);
	assert_int_equal(cmd.sig[0], 1);
	assert_int_equal(cmd.sealed_len, 3);
	assert_int_equal(cmd.dossier_hash[0], 9);
}

static void
every_board_field_comes_back(void **state)
{
	(void)state;
	struct wire_command cmd;
	struct ask a = an_intake();
	struct ask_board *b = &a.board;
	static const uint8_t text[] = "region = \"demo\";\n";
	b->is_freetext = true;
	b->age = 104;
	strcpy(b->reason, "klaar");
	strcpy(b->operator, "piet");
	memset(b->key, 0x5a, sizeof b->key);
	b->has_key = true;
	b->roles_num = ZCC_ROLES_MAX;
	for (unsigned i = 0; i < ZCC_ROLES_MAX; i++)
		strcpy(b->role[i], "coordinerend-triagist");
	strcpy(b->provider, "Thuiszorg De Linde");
	strcpy(b->kind, "elv-laag");
	strcpy(b->source, "zorgaanbieder");
	b->total = 12;
	b->free = 0;
	b->waiting = INT32_MAX;
	b->alarm = UINT64_MAX;
	b->from = 1;
	b->at = UINT64_MAX;
	b->attempt = ATTEMPT_REACHED;
	a.row = UINT64_MAX;
	a.version = UINT32_MAX;
	b->text = text;
	b->text_len = sizeof text;
	assert_int_equal(there_and_back(&a, &cmd), ZCC_OK);
	assert_int_equal(cmd.ask.board.text_len, sizeof text);
	assert_memory_equal(cmd.ask.board.text, text, sizeof text);
	cmd.ask.board.text = text;
	assert_memory_equal(&cmd.ask, &a, sizeof a);
}

static void
a_configuration_of_the_greatest_size_fits(void **state)
{
	(void)state;
	struct wire_command cmd;
	struct ask a = an_intake();
	a.board.text = zeros;
	a.board.text_len = ZCC_CONFIG_MAX;
	assert_int_equal(there_and_back(&a, &cmd), ZCC_OK);
	assert_int_equal(cmd.ask.board.text_len, ZCC_CONFIG_MAX);
	a.board.text_len = ZCC_BODY_MAX;
	assert_int_equal(there_and_back(&a, &cmd), ZCC_E_FULL);
}

static void
only_what_is_set_is_sent(void **state)
{
	(void)state;
	struct ask a = {.verb = VERB_HELLO, .board = {.age = AGE_UNKNOWN, .urgency = URGENCY_NONE}};
	size_t len;
	a.board.total = a.board.free = a.board.waiting = -1;
	assert_int_equal(wire_encode_header(&a, zeros, room, sizeof room, &len), ZCC_OK);
	/* 9a 01 c4 10 id a0 a0 00 00 00 01 80 c4 20 hash */
	assert_int_equal(len, 1 + 1 + 18 + 2 + 4 + 1 + 34);
	assert_int_equal(room[26], 0x80);
}

/* --- Hostile commands: a good one, put together by hand, with one thing wrong ---------------- */

struct forged {
	uint8_t data[512];
	size_t len;
};

static void
add(struct forged *g, const char *bytes, size_t len)
{
	memcpy(g->data + g->len, bytes, len);
	g->len += len;
}
#define ADD(g, literal) add(g, literal, sizeof(literal) - 1)

static void
add_bin(struct forged *g, const uint8_t *data, size_t len)
{
	ADD(g, "\xc5");
	uint8_t size[2] = {(uint8_t)(len >> 8), (uint8_t)len};
	add(g, (const char *)size, 2);
	add(g, (const char *)data, len);
}

/* A header with these bytes as its board map, in a whole command. */
static int
decode_board(const char *board, size_t board_len, struct wire_command *cmd)
{
	static struct forged h, body;
	uint8_t token[WIRE_TOKEN_BYTES];
	enum wire_kind kind;
	h.len = body.len = 0;
	ADD(&h, "\x9a\x01");
	add_bin(&h, zeros, ZCC_ID_BYTES);
	ADD(&h, "\xa3ina\xa8triagist\x00\x00\x00\x03");
	add(&h, board, board_len);
	add_bin(&h, zeros, ZCC_HASH_BYTES);
	ADD(&body, "\x93");
	add_bin(&body, h.data, h.len);
	add_bin(&body, zeros, ZCC_SIG_BYTES);
	add_bin(&body, zeros, 0);
	return wire_decode(body.data, body.len, &kind, cmd, token);
}
#define BOARD(literal, cmd) decode_board(literal, sizeof(literal) - 1, cmd)

static void
a_board_made_by_hand_is_understood(void **state)
{
	(void)state;
	struct wire_command cmd;
	assert_int_equal(BOARD("\x82\xa4line\x02\xa5total\xff", &cmd), ZCC_OK);
	assert_int_equal(cmd.ask.board.line, LINE_REGULIER);
	assert_int_equal(cmd.ask.board.total, -1);
	assert_int_equal(cmd.ask.board.age, AGE_UNKNOWN);
	assert_int_equal(cmd.ask.verb, VERB_INTAKE);
	assert_string_equal(cmd.ask.operator, "ina");
}

static void
a_board_field_that_is_wrong_is_refused(void **state)
{
	(void)state;
	struct wire_command cmd;
	assert_int_equal(BOARD("\x81\xa4lime\x02", &cmd), ZCC_E_DATA);             /* unknown key */
	assert_int_equal(BOARD("\x82\xa4line\x02\xa4line\x02", &cmd), ZCC_E_DATA); /* twice */
	assert_int_equal(BOARD("\x81\xa4line\xcd\x01\x00", &cmd), ZCC_E_DATA);     /* 256 */
	assert_int_equal(BOARD("\x81\xa4line\xff", &cmd), ZCC_E_DATA);             /* -1 */
	assert_int_equal(BOARD("\x81\xa4line\xa1x", &cmd), ZCC_E_DATA);            /* a string */
	assert_int_equal(BOARD("\x81\x04\x02", &cmd), ZCC_E_DATA); /* key a number */
	assert_int_equal(BOARD("\x81\xa5place\xa3"
	                       "a\0b",
	                     &cmd), ZCC_E_DATA); /* a NUL inside */
	assert_int_equal(BOARD("\x81\xa6reason\xb8xxxxxxxxxxxxxxxxxxxxxxxx", &cmd), ZCC_E_DATA);
	assert_int_equal(BOARD("\x81\xa6reason\xb7xxxxxxxxxxxxxxxxxxxxxxx", &cmd), ZCC_OK);
	assert_int_equal(BOARD("\x81\xa3key\xc4\x01k", &cmd), ZCC_E_DATA); /* not 32 bytes */
	assert_int_equal(BOARD("\x81\xa8"
	                       "freetext\x01",
	                     &cmd), ZCC_E_DATA); /* 1 is not true */
	assert_int_equal(BOARD("\x81\xa5total\xce\x80\x00\x00\x00", &cmd), ZCC_E_DATA); /* 2^31 */
	assert_int_equal(BOARD("\x90", &cmd), ZCC_E_DATA);                 /* no map */
}

static void
too_many_roles_are_refused(void **state)
{
	(void)state;
	struct wire_command cmd;
	char board[64] = "\x81\xa5roles\xdc\x00\x21";
	memset(board + 10, 0xa0, 33);
	assert_int_equal(decode_board(board, 10 + 33, &cmd), ZCC_E_DATA);
	board[9] = 0x20;
	assert_int_equal(decode_board(board, 10 + 32, &cmd), ZCC_OK);
	assert_int_equal(cmd.ask.board.roles_num, ZCC_ROLES_MAX);
}

static void
another_major_gives_its_id_only(void **state)
{
	(void)state;
	static struct forged h, body;
	struct wire_command cmd;
	uint8_t token[WIRE_TOKEN_BYTES], id[ZCC_ID_BYTES];
	enum wire_kind kind;
	memset(id, 0x11, sizeof id);
	ADD(&h, "\x93\x02");
	add_bin(&h, id, sizeof id);
	ADD(&h, "\xc3");
	ADD(&body, "\x93");
	add_bin(&body, h.data, h.len);
	add_bin(&body, zeros, ZCC_SIG_BYTES);
	add_bin(&body, zeros, 0);
	assert_int_equal(wire_decode(body.data, body.len, &kind, &cmd, token), ZCC_E_CONFIG);
	assert_memory_equal(cmd.ask.id, id, sizeof id);
}

static void
no_prefix_and_no_extension_of_a_command_is_one(void **state)
{
	(void)state;
	struct wire_command cmd;
	struct ask a = an_intake();
	uint8_t token[WIRE_TOKEN_BYTES], header[512], *copy;
	size_t header_len, len;
	enum wire_kind kind;
	assert_int_equal(wire_encode_header(&a, zeros, header, sizeof header, &header_len), ZCC_OK);
	assert_int_equal(wire_encode_command(header, header_len, zeros, NULL, 0, room, sizeof room,
	                     &len), ZCC_OK);
	for (size_t n = 0; n < len; n++) {
		/* Of the exact size, so that a sanitizer sees every step too far. */
		copy = malloc(n + 1);
		assert_non_null(copy);
		memcpy(copy, room, n);
		assert_int_equal(wire_decode(copy, n, &kind, &cmd, token), ZCC_E_DATA);
		free(copy);
	}
	room[len] = 0xc0;
	assert_int_equal(wire_decode(room, len + 1, &kind, &cmd, token), ZCC_E_DATA);
	/* Without room for all of it nothing is given out. */
	for (size_t n = 0; n < header_len; n++)
		assert_int_equal(wire_encode_header(&a, zeros, room, n, &len), ZCC_E_FULL);
}

static void
a_value_that_is_no_array_is_no_message(void **state)
{
	(void)state;
	static const uint8_t values[][2] = {{0x05}, {0xc0}, {0xc3}, {0x80}, {0x90}, {0xa1, 'x'}};
	struct wire_command cmd;
	struct wire_answer answer;
	struct wire_part part;
	uint8_t token[WIRE_TOKEN_BYTES];
	enum wire_kind kind;
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		size_t len = values[i][0] == 0xa1 ? 2 : 1, at = 0;
		assert_int_equal(wire_decode(values[i], len, &kind, &cmd, token), ZCC_E_DATA);
		assert_int_equal(wire_decode_answer(values[i], len, &answer), ZCC_E_DATA);
		assert_int_equal(wire_decode_part(values[i], len, &at, &part), ZCC_E_DATA);
	}
}

static void
presence_carries_a_token(void **state)
{
	(void)state;
	struct wire_command cmd;
	uint8_t token[WIRE_TOKEN_BYTES], sent[WIRE_TOKEN_BYTES];
	size_t len;
	enum wire_kind kind;
	memset(sent, 0x77, sizeof sent);
	assert_int_equal(wire_encode_alive(sent, room, sizeof room, &len), ZCC_OK);
	assert_int_equal(wire_decode(room, len, &kind, &cmd, token), ZCC_OK);
	assert_int_equal(kind, WIRE_ALIVE);
	assert_memory_equal(token, sent, sizeof sent);
	assert_int_equal(wire_decode((const uint8_t *)"\x93\x01\xa5"
	                                              "alivE\xc4\x00",
	                     10, &kind, &cmd, token), ZCC_E_DATA);
}

/* --- The walk -------------------------------------------------------------------------------- */

#define WALK(literal) wire_walk((const uint8_t *)(literal), sizeof(literal) - 1)

static void
the_walk_takes_one_value_of_every_kind(void **state)
{
	(void)state;
	assert_int_equal(WALK("\xc0"), ZCC_OK);
	assert_int_equal(WALK("\x7f"), ZCC_OK);
	assert_int_equal(WALK("\xe0"), ZCC_OK);
	assert_int_equal(WALK("\xcf\1\2\3\4\5\6\7\x08"), ZCC_OK);
	assert_int_equal(WALK("\xd1\1\2"), ZCC_OK);
	assert_int_equal(WALK("\xca\1\2\3\4"), ZCC_OK);
	assert_int_equal(WALK("\xcb\1\2\3\4\5\6\7\x08"), ZCC_OK);
	assert_int_equal(WALK("\xa2hi"), ZCC_OK);
	assert_int_equal(WALK("\xd9\x02hi"), ZCC_OK);
	assert_int_equal(WALK("\xc6\0\0\0\x02hi"), ZCC_OK);
	assert_int_equal(WALK("\xd8\1aaaaaaaaaaaaaaaa"), ZCC_OK);
	assert_int_equal(WALK("\xc7\x02\1hi"), ZCC_OK);
	assert_int_equal(WALK("\xdc\0\x02\xc0\xc0"), ZCC_OK);
	assert_int_equal(WALK("\xdf\0\0\0\1\xc0\xc0"), ZCC_OK);
	assert_int_equal(WALK("\x80"), ZCC_OK);
}

static void
the_walk_refuses_what_is_cut_or_left_over(void **state)
{
	(void)state;
	assert_int_equal(WALK(""), ZCC_E_DATA);
	assert_int_equal(WALK("\xc0\xc0"), ZCC_E_DATA);
	assert_int_equal(WALK("\xc1"), ZCC_E_DATA);
	assert_int_equal(WALK("\xa3hi"), ZCC_E_DATA);
	assert_int_equal(WALK("\xdb\xff\xff\xff\xff"), ZCC_E_DATA);
	assert_int_equal(WALK("\xc9\xff\xff\xff\xff\1"), ZCC_E_DATA);
	assert_int_equal(WALK("\xdd\xff\xff\xff\xff\xc0"), ZCC_E_DATA);
	assert_int_equal(WALK("\xdf\xff\xff\xff\xff\xc0"), ZCC_E_DATA);
	assert_int_equal(WALK("\x82\xc0\xc0\xc0"), ZCC_E_DATA);
	assert_int_equal(WALK("\xcd\1"), ZCC_E_DATA);
}

static void
the_walk_stops_at_the_deepest_level(void **state)
{
	(void)state;
	uint8_t nest[ZCC_DEPTH_MAX + 2];
	memset(nest, 0x91, sizeof nest);
	nest[ZCC_DEPTH_MAX - 1] = 0x90;
	assert_int_equal(wire_walk(nest, ZCC_DEPTH_MAX), ZCC_OK);
	nest[ZCC_DEPTH_MAX - 1] = 0x91;
	nest[ZCC_DEPTH_MAX] = 0x90;
	assert_int_equal(wire_walk(nest, ZCC_DEPTH_MAX + 1), ZCC_E_DATA);
	nest[ZCC_DEPTH_MAX] = 0xc0;
	assert_int_equal(wire_walk(nest, ZCC_DEPTH_MAX + 1), ZCC_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_intake_comes_back_as_it_was),
	    cmocka_unit_test(every_board_field_comes_back),
	    cmocka_unit_test(a_configuration_of_the_greatest_size_fits),
	    cmocka_unit_test(only_what_is_set_is_sent),
	    cmocka_unit_test(a_board_made_by_hand_is_understood),
	    cmocka_unit_test(a_board_field_that_is_wrong_is_refused),
	    cmocka_unit_test(too_many_roles_are_refused),
	    cmocka_unit_test(another_major_gives_its_id_only),
	    cmocka_unit_test(no_prefix_and_no_extension_of_a_command_is_one),
	    cmocka_unit_test(a_value_that_is_no_array_is_no_message),
	    cmocka_unit_test(presence_carries_a_token),
	    cmocka_unit_test(the_walk_takes_one_value_of_every_kind),
	    cmocka_unit_test(the_walk_refuses_what_is_cut_or_left_over),
	    cmocka_unit_test(the_walk_stops_at_the_deepest_level),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("wire", tests, NULL, NULL);
}
