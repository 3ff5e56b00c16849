/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wire - commands, answers and bells as MessagePack bytes (zcc-protocol(7)).  No sockets, no keys.
 *
 * Command body:  [ header bin, signature bin(64), sealed bin ]
 *   header:      [ major, id bin(16), operator, role, seat, row, version, verb, {board},
 *                  H bin(32) ]
 *   signed:      "zcc-cmd-1" || site id || header            (seal.h)
 *   sealed:      crypto_box_seal-like box of the dossier plaintext, empty when there is none
 *   dossier:     32 random bytes || MessagePack map;  H = BLAKE2b-256 of it, zeros when none
 * Presence:      [ major, "alive", token bin(16) ]           unsigned, grants nothing
 * Answer:        [ major, id bin(16), code, case, version, seq, text, data bin, sealed bin ]
 *   refused:     and then [ number, value str, ... ]: the sentence's row of zcc/refusals.def
 * Bell:          8-byte topic "zcc-bell" || [ major, epoch, group, seq, [changed case ids] or nil ]
 *
 * What an answer carries, by verb; rows as in zcc/segment.h:
 *   hello          data    the token, WIRE_TOKEN_BYTES, then the operator's roles: "ROLE,ROLE";
 *                  case    what the operator's newest draft is about, 0 = none that is still there
 *   show           data    one struct zcc_case
 *   search         sealed  one struct wire_search, then struct wire_found each, newest first
 *   dossier        sealed  struct wire_part each, oldest first
 *                  data    by which right: uint8, int64 little-endian (wire_encode_right())
 *   draft          sealed  the dossier plaintext that was sent; empty when there is none
 *   messages       sealed  one message each (wire_encode_message()); empty when none stands
 *   reviews        sealed  struct wire_review each, by number, from number `from` on: as many as fit;
 *                          empty at the end
 *   operator-list  data    text lines "NAME ROLE,ROLE active|revoked PUBLICHEX ...": all but the first
 *                          `from` of them, as many as fit; empty at the end
 *
 * Nothing is trusted: wire_walk() checks nesting and counts against the bytes left before the
 * library may allocate.   Tests: unit/test_wire.c, unit/test_wire_answer.c, fuzz/fuzz_wire.c.   Threads: no state.
 */
#ifndef ZCC_WIRE_H
#define ZCC_WIRE_H

#include "shared/care/ask.h"
#include "shared/care/message.h"
#include "shared/care/review.h"
#include "zcc/segment.h"

#include <stddef.h>

enum { WIRE_MAJOR = 1, WIRE_TOKEN_BYTES = 16, WIRE_BELL_IDS_MAX = 64 };
#define WIRE_BELL_TOPIC "zcc-bell"

/* The bytes are one MessagePack value, nothing after it, nested at most ZCC_DEPTH_MAX deep. */
ZCC_CHECK int wire_walk(const uint8_t *data, size_t len);

/* A command as received: pieces of the body, borrowed from it. */
struct wire_command {
	const uint8_t *header; uint32_t header_len;
	const uint8_t *sig; /* 64 bytes */
	const uint8_t *sealed; uint32_t sealed_len;
	uint8_t dossier_hash[ZCC_HASH_BYTES];
	struct ask ask; /* from the header, dossier still empty; ask.board.text borrows the body */
};

enum wire_kind { WIRE_COMMAND = 1, WIRE_ALIVE = 2 };

/* ZCC_OK: *kind says which of the two was filled.  ZCC_E_DATA: not ours; drop and count.
 * ZCC_E_CONFIG: another major; answer with it if there is an id.  ZCC_E_FULL: no memory to read
 * it. */
ZCC_CHECK int wire_decode(const uint8_t *body, size_t len, enum wire_kind *kind,
    struct wire_command *cmd, uint8_t token[WIRE_TOKEN_BYTES]);

/* Encoders write to `room` and give the length; ZCC_E_FULL when it does not fit. */
ZCC_CHECK int wire_encode_header(const struct ask *a, const uint8_t hash[ZCC_HASH_BYTES],
    uint8_t *room, size_t size, size_t *len);
ZCC_CHECK int wire_encode_command(const uint8_t *header, size_t header_len, const uint8_t *sig,
    const uint8_t *sealed, size_t sealed_len, uint8_t *room, size_t size, size_t *len);
ZCC_CHECK int wire_encode_alive(const uint8_t token[WIRE_TOKEN_BYTES], uint8_t *room, size_t size,
    size_t *len);
/* Dossier plaintext: 32 random bytes first.  ZCC_E_DATA on decode: not such a map;
 * ZCC_E_FULL: no memory to read it. */
ZCC_CHECK int wire_encode_dossier(const struct ask_dossier *d, const uint8_t random[32],
    uint8_t *room, size_t size, size_t *len);
ZCC_CHECK int wire_decode_dossier(const uint8_t *data, size_t len, struct ask_dossier *d);

struct wire_answer {
	uint8_t id[ZCC_ID_BYTES];
	int32_t code;      /* enum zcc_err */
	uint64_t row;      /* case id, when there is one */
	uint32_t version;  /* of that case, now */
	uint64_t seq;      /* of the event, 0 when nothing was recorded */
	char text[REFUSAL_TEXT_SIZE];
	struct grounds grounds; /* what the text says, for other languages; none in old answers */
	const uint8_t *data; uint32_t data_len;     /* in clear: token of hello, pages */
	const uint8_t *sealed; uint32_t sealed_len; /* boxed to the operator: dossier data */
};
ZCC_CHECK int wire_encode_answer(const struct wire_answer *a, uint8_t *room, size_t size,
    size_t *len);
/* What a later hub adds at the end is passed over.  ZCC_E_CONFIG: the hub speaks another major; only
 * a->id is filled, if that could be read. */
ZCC_CHECK int wire_decode_answer(const uint8_t *body, size_t len, struct wire_answer *a);

struct wire_bell {
	uint64_t epoch, group, seq;
	uint32_t ids_num; /* more changed than fit: ids_num = 0 and has_more */
	bool has_more;
	uint64_t ids[WIRE_BELL_IDS_MAX];
};
ZCC_CHECK int wire_encode_bell(const struct wire_bell *b, uint8_t *room, size_t size, size_t *len);
ZCC_CHECK int wire_decode_bell(const uint8_t *frame, size_t len, struct wire_bell *b);

/* A dossier as the hub hands it out (boxed): one entry per recorded part, oldest first. */
struct wire_part {
	uint64_t seq;
	int64_t at_ms;
	char operator[ZCC_OPERATOR_SIZE];
	uint16_t verb;
	struct ask_dossier dossier;
	uint8_t struck_why; /* enum zcc_strike; 0 = it is not struck, and the next two say nothing */
	int64_t struck_ms;
	char struck_by[ZCC_OPERATOR_SIZE];
	uint64_t went_to;   /* the case of its patient, where it is now (ID-2); 0 = it is here */
	uint64_t came_from; /* the case in which it was recorded first; 0 = in this one */
	uint8_t limit;      /* enum zcc_limit that it is about; 0 = it is no behandelgrens */
	bool is_allowed;    /* ... and that may be done after all */
};
/* Append one part to room at *len; `decode` gives the next one from *at, ZCC_E_AGAIN at the end. */
ZCC_CHECK int wire_encode_part(const struct wire_part *p, uint8_t *room, size_t size, size_t *len);
ZCC_CHECK int wire_decode_part(const uint8_t *data, size_t len, size_t *at, struct wire_part *p);
/* A search: what it went by, and then each case that it found, newest first (wire_search.c). */
struct wire_search {
	uint8_t what;  /* enum zcc_find */
	uint64_t from; /* by name: the oldest case whose name was looked at; 1 = all were */
	bool has_more; /* there are more than it found */
};
struct wire_found {
	struct zcc_case whole;
	int64_t noted_ms;                 /* its newest note, UTC; 0 = it has none */
	char noted_by[ZCC_OPERATOR_SIZE];
};
ZCC_CHECK int wire_encode_search(const struct wire_search *s, uint8_t *room, size_t size, size_t *len);
ZCC_CHECK int wire_decode_search(const uint8_t *data, size_t len, size_t *at, struct wire_search *s);
ZCC_CHECK int wire_encode_found(const struct wire_found *f, uint8_t *room, size_t size, size_t *len);
ZCC_CHECK int wire_decode_found(const uint8_t *data, size_t len, size_t *at, struct wire_found *f);
/* By which right a dossier was told (enum zcc_relation), and by the noodknop until when, UTC ms: the clear
 * part of that answer.  What cannot be read is no right. */
enum { WIRE_RIGHT_BYTES = 9 };
void wire_encode_right(unsigned relation, int64_t until_wall, uint8_t room[WIRE_RIGHT_BYTES]);
void wire_decode_right(
    const uint8_t *data, size_t len, unsigned *relation, int64_t *until_wall);
/* A use of the noodknop, the same way, for who reviews it (wire_noodknop.c). */
struct wire_review {
	struct to_review what;
	bool is_erased; /* the dossier is gone, and the words with it */
	char words[ZCC_NOTE_SIZE], reviewed_words[ZCC_NOTE_SIZE]; /* why; and what was found */
};
ZCC_CHECK int wire_encode_review(const struct wire_review *u, uint8_t *room, size_t size, size_t *len);
ZCC_CHECK int wire_decode_review(const uint8_t *data, size_t len, size_t *at, struct wire_review *u);
/* A message between desks, the same way (wire_message.c). */
ZCC_CHECK int wire_encode_message(const struct message *m, uint8_t *room, size_t size, size_t *len);
ZCC_CHECK int wire_decode_message(const uint8_t *data, size_t len, size_t *at, struct message *m);

#endif
