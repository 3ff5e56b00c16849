/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_keep - a triage that is being made as one line of words, so that the hub can keep it: the words
 * of its answers (triage.h), and beside them where one stands and what is typed.
 *
 *     protocol:HEX step:N row:N letter:B own:U2/REASON with:NAME care:KIND again:REASON alone:1 said:CODE
 *     abcd-ms:N
 *     why:WORDS place:WORDS number:WORDS find:WORDS score:WORDS
 *
 * In what is typed `%_` stands for a blank and `%%` for a percent sign.
 *
 * Tests: unit/test_triage_draft.c.   Pure.
 */
#ifndef ZCC_TUI_TRIAGE_KEEP_H
#define ZCC_TUI_TRIAGE_KEEP_H

#include "tui/core/triage_form.h"

#include <stddef.h>

/* False: it is more than `size`; what stands there is less. */
ZCC_CHECK bool triage_keep_write(const struct triage_form *f, char *out, size_t size);
/* The content of the protocol by which it was begun; false: the words do not say. */
ZCC_CHECK bool triage_keep_protocol(const char *words, uint8_t hash[ZCC_HASH_BYTES]);
/* Into a form that was just opened.  What its protocol does not know is left out.  False: it was begun
 * by another protocol, and its answers are to be looked through. */
ZCC_CHECK bool triage_keep_read(struct triage_form *f, const char *words, int64_t now_ms);

#endif
