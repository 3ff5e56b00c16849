/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as every kind of message: refused, or understood; what is understood is understood the
 * same again after it was encoded.
 */
#include "shared/edge/wire.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint8_t room[ZCC_BODY_MAX + ZCC_DOSSIER_MAX];

static void
try_command(const uint8_t *data, size_t size)
{
	static struct wire_command one, two;
	static uint8_t header[ZCC_BODY_MAX];
	uint8_t token[WIRE_TOKEN_BYTES];
	enum wire_kind kind;
	size_t header_len, len;
	if (wire_decode(data, size, &kind, &one, token) != ZCC_OK || kind != WIRE_COMMAND)
		return;
	/* Numbers may have come in a longer form than ours, never in a shorter one. */
	ZCC_MUST(wire_encode_header(&one.ask, one.dossier_hash, header, sizeof header,
	             &header_len) == ZCC_OK);
	ZCC_MUST(header_len <= one.header_len);
	ZCC_MUST(wire_encode_command(header, header_len, one.sig, one.sealed, one.sealed_len, room,
	             sizeof room, &len) == ZCC_OK);
	ZCC_MUST(wire_decode(room, len, &kind, &two, token) == ZCC_OK && kind == WIRE_COMMAND);
	ZCC_MUST(one.ask.board.text_len == two.ask.board.text_len);
	one.ask.board.text = two.ask.board.text = NULL;
	ZCC_MUST(memcmp(&one.ask, &two.ask, sizeof one.ask) == 0);
}

static void
try_dossier(const uint8_t *data, size_t size)
{
	static struct ask_dossier one, two;
	size_t len;
	if (wire_decode_dossier(data, size, &one) != ZCC_OK)
		return;
	ZCC_MUST(wire_encode_dossier(&one, data, room, sizeof room, &len) == ZCC_OK && len <= size);
	ZCC_MUST(wire_decode_dossier(room, len, &two) == ZCC_OK);
	ZCC_MUST(memcmp(&one, &two, sizeof one) == 0);
}

static void
try_answer(const uint8_t *data, size_t size)
{
	struct wire_answer one, two;
	char said[REFUSAL_TEXT_SIZE];
	size_t len;
	if (wire_decode_answer(data, size, &one) != ZCC_OK)
		return;
	ZCC_MUST(wire_encode_answer(&one, room, sizeof room, &len) == ZCC_OK && len <= size);
	ZCC_MUST(wire_decode_answer(room, len, &two) == ZCC_OK);
	ZCC_MUST(one.code == two.code && one.row == two.row && one.seq == two.seq);
	ZCC_MUST(one.data_len == two.data_len && one.sealed_len == two.sealed_len);
	ZCC_MUST(memcmp(&one.grounds, &two.grounds, sizeof one.grounds) == 0);
	ZCC_MUST(strcmp(one.text, two.text) == 0);
	/* What a screen makes of it, whatever number and values came. */
	const char *own = refusal_sentence(one.grounds.why);
	if (own != NULL)
		(void)!refusal_say(&one.grounds, own, NULL, said, sizeof said);
}

static void
try_bell(const uint8_t *data, size_t size)
{
	static struct wire_bell one, two;
	size_t len;
	if (wire_decode_bell(data, size, &one) != ZCC_OK)
		return;
	ZCC_MUST(wire_encode_bell(&one, room, sizeof room, &len) == ZCC_OK && len <= size);
	ZCC_MUST(wire_decode_bell(room, len, &two) == ZCC_OK);
	ZCC_MUST(memcmp(&one, &two, sizeof one) == 0);
}

static void
try_parts(const uint8_t *data, size_t size)
{
	struct wire_part p;
	size_t at = 0, before = 0;
	while (wire_decode_part(data, size, &at, &p) == ZCC_OK) {
		ZCC_MUST(at > before && at <= size);
		before = at;
	}
}

static void
try_messages(const uint8_t *data, size_t size)
{
	struct message m;
	size_t at = 0, before = 0;
	while (wire_decode_message(data, size, &at, &m) == ZCC_OK) {
		ZCC_MUST(at > before && at <= size);
		before = at;
	}
}

static void
try_search(const uint8_t *data, size_t size)
{
	struct wire_search s;
	struct wire_found f;
	size_t at = 0, before;
	if (wire_decode_search(data, size, &at, &s) != ZCC_OK)
		return;
	for (before = at; wire_decode_found(data, size, &at, &f) == ZCC_OK; before = at)
		ZCC_MUST(at > before && at <= size);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* A copy of exactly this size, so that reading past the end is noticed. */
	uint8_t *copy = malloc(size == 0 ? 1 : size);
	ZCC_MUST(copy != NULL);
	if (size > 0)
		memcpy(copy, data, size);
	(void)!wire_walk(copy, size);
	try_command(copy, size);
	try_dossier(copy, size);
	try_answer(copy, size);
	try_bell(copy, size);
	try_parts(copy, size);
	try_messages(copy, size);
	try_search(copy, size);
	free(copy);
	return 0;
}
