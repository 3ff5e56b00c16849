/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * field - one line of text being typed: a filter, a command, a note.
 *
 * Tests: unit/test_field.c.   Pure.   Memory: the caller's; field_clear() wipes it.
 */
#ifndef ZCC_TUI_FIELD_H
#define ZCC_TUI_FIELD_H

#include "tui/core/frame.h"
#include "zcc/limits.h"

struct field {
	size_t at, len; /* bytes, at a character's edge */
	size_t max;     /* most bytes it takes, < ZCC_NOTE_SIZE */
	char text[ZCC_NOTE_SIZE];
};

void field_init(struct field *f, size_t max);
void field_clear(struct field *f);
void field_set(struct field *f, const char *text);
/* True when the key was for the field: text, Left, Right, Home, End, Backspace, Delete, ^U. */
bool field_key(struct field *f, int key);
/* Pasted or completed text at the cursor; what is not allowed or does not fit is left out. */
void field_insert(struct field *f, const char *text);
/* The text as one word, to keep: `%_` is a blank in it and `%%` a percent sign.  False: no room; out is "". */
ZCC_CHECK bool field_word(const struct field *f, char *out, size_t size);
void field_from_word(struct field *f, const char *word);
/* In `width` columns, scrolled so that the cursor shows; the hardware cursor goes there. */
void field_draw(const struct field *f, struct frame *fr, int y, int x, int width);

#endif
