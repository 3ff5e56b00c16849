/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/choice.h"

#include "shared/base/text.h"

#include <string.h>

static bool
begins(const char *word, const char *typed)
{
	return strncmp(word, typed, strlen(typed)) == 0;
}

static unsigned
hits_of(const char *typed, choice_word word, unsigned num)
{
	unsigned hits = 0;

	for (unsigned i = 1; i <= num; i++)
		hits += begins(word(i), typed);
	return hits;
}

unsigned
choice_meant(const char *typed, choice_word word, unsigned num)
{
	unsigned found = 0;
	int64_t number;

	if (text_to_i64(typed, 1, num, &number))
		return (unsigned)number;
	for (unsigned i = 1; i <= num; i++) {
		if (strcmp(word(i), typed) == 0)
			return i;
		if (begins(word(i), typed))
			found = i;
	}
	return typed[0] != '\0' && hits_of(typed, word, num) == 1 ? found : 0;
}

void
choice_draw(struct frame *f, int y, int x, int rows, int width, const char *typed, choice_word word,
    unsigned num)
{
	char item[64];
	int row = 0, at = 0;
	/* of what is meant the whole list is of use, and to who typed a word that is none of it */
	bool is_word = hits_of(typed, word, num) > 0 && choice_meant(typed, word, num) == 0;

	for (unsigned i = 1; i <= num && row < rows; i++) {
		if (is_word && !begins(word(i), typed))
			continue;
		text_format(item, sizeof(item), "%u %s", i, word(i));
		if (at + text_width(item) > width) {
			row++;
			at = 0;
		}
		if (row < rows)
			frame_text(f, y + row, x + at, width - at, STYLE_PLAIN, item);
		at += text_width(item) + 2;
	}
}
