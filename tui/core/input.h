/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * input - bytes from a terminal to keys, the same for every TERM.
 *
 * Terminals disagree about their keys and TERM is often wrong, so one table knows all the common
 * sequences at once.  What is not in it is swallowed whole: no stray byte of a sequence is ever a
 * key.  Text is UTF-8, and Latin-1 byte by byte where it is not.  Time is an argument: an Esc that
 * nothing follows within INPUT_ESC_MS is the Esc key, and a sequence that a slow line tore apart
 * after it is still swallowed.
 *
 * Tests: unit/test_input.c (sequences, gaps, any bytes).   Threads: none of its own.   Pure.
 */
#ifndef ZCC_TUI_INPUT_H
#define ZCC_TUI_INPUT_H

#include "tui/core/keymap.h"

#include <stddef.h>

enum {
	INPUT_ESC_MS = 100,   /* a lone Esc acts after this */
	INPUT_GUARD_MS = 400, /* and what looks like the rest of a sequence is dropped this long */
	INPUT_SEQ_MS = 500,   /* an unfinished sequence is given up */
	INPUT_PASTE_MS = 2000,
	INPUT_PASTE_BYTES = 4096, /* of one paste; the rest is dropped */
	INPUT_BURST = 20          /* so many characters in one read may be a paste without its mark */
};

struct input {
	unsigned char state; /* see input.c */
	unsigned char seq_len;
	char seq[24];         /* after ESC */
	unsigned char utf_len, utf_want;
	char utf[4];
	int64_t since_ms;     /* of the last byte of what is unfinished */
	int64_t guard_ms;     /* end of the guard after a lone Esc, 0 = none */
	size_t paste_len;
	char paste[INPUT_PASTE_BYTES + 1]; /* good until the next paste begins */
};

/* Called for each key; `text` only with KEY_PASTE. */
typedef void (*input_fn)(void *arg, int key, const char *text);

void input_init(struct input *in);
void input_bytes(struct input *in, const void *data, size_t len, int64_t now_ms, input_fn fn,
    void *arg);
/* Time passed without a byte. */
void input_time(struct input *in, int64_t now_ms, input_fn fn, void *arg);
/* Ms until input_time() has something to do, -1 = nothing. */
int input_wait(const struct input *in, int64_t now_ms);

#endif
