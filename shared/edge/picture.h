/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * picture - what a reader of the shared picture has, as one hash: who has the same group and the same
 * hash sees the same, wherever he sits (KB-12).
 *
 * Tests: unit/test_picture.c, cli/picture.t.   Pure.
 */
#ifndef ZCC_PICTURE_H
#define ZCC_PICTURE_H

#include "shared/care/board.h"

/* BLAKE2b-256 over epoch, group and all rows in use with their places.  What the reader adds himself, as
 * the time that passed since, is no part of it. */
void picture_hash(const struct board *b, uint8_t out[ZCC_HASH_BYTES]);

#endif
