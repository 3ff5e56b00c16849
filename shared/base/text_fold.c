/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Folding for search: a table of base letters for the Latin blocks that Dutch names come in, the
 * few letters that become two, and plain shifts for Greek and Cyrillic capitals.
 */
#include "shared/base/text.h"

#include <string.h>

/* U+00C0..U+024F: the base letter of each, '.' where there is none. */
static const char latin[] =
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y" /* U+00C0 */
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll" /* U+0100 */
    "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" /* U+0140 */
    "b...............................oo.............uu....zz........." /* U+0180 */
    ".............aaiioouuuuuuuuuu.aaaa..ggggkkoooo..j...gg..nnaa...." /* U+01C0 */
    "aaaaeeeeiiiioooorrrruuuusstt..hh....zzaaeeooooooooyy............" /* U+0200 */
    "...b............" /* U+0240 */;
/* U+1E00..U+1EFF. */
static const char latin_more[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" /* U+1E00 */
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" /* U+1E40 */
    "wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" /* U+1E80 */
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......" /* U+1EC0 */;

static const struct {
	int32_t upper, lower;
	const char *letters;
} doubles[] = {
    {0x00c6, 0x00e6, "ae"},
    {0x00de, 0x00fe, "th"},
    {0x1e9e, 0x00df, "ss"},
    {0x0132, 0x0133, "ij"},
    {0x0152, 0x0153, "oe"},
};

/* The capital's small letter, in the alphabets where that is a shift. */
static int32_t
shifted(int32_t cp)
{
	if (cp >= 'A' && cp <= 'Z')
		return cp + 32;
	if (cp >= 0x391 && cp <= 0x3a9)
		return cp + 32;
	if (cp >= 0x410 && cp <= 0x42f)
		return cp + 32;
	if (cp >= 0x400 && cp <= 0x40f)
		return cp + 80;
	return cp;
}

static size_t
encode(int32_t cp, char out[4])
{
	uint32_t c = (uint32_t)cp;
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const uint8_t first[] = {0, 0, 0xc0, 0xe0, 0xf0};
	for (size_t i = len - 1; i > 0; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)(first[len] | c);
	return len;
}

/* One code point folded into `out`; 0 bytes for a combining mark or an invalid byte. */
static size_t
fold_one(int32_t cp, char out[4])
{
	if (cp < 0 || text_width_of(cp) == 0)
		return 0;
	for (size_t i = 0; i < sizeof doubles / sizeof doubles[0]; i++) {
		if (cp == doubles[i].upper || cp == doubles[i].lower) {
			memcpy(out, doubles[i].letters, 2);
			return 2;
		}
	}
	char letter = '.';
	if (cp >= 0xc0 && cp <= 0x24f)
		letter = latin[cp - 0xc0];
	else if (cp >= 0x1e00 && cp <= 0x1eff)
		letter = latin_more[cp - 0x1e00];
	return encode(letter != '.' ? letter : shifted(cp), out);
}

void
text_fold(char *out, size_t size, const char *s)
{
	size_t at = 0;
	if (size == 0)
		return;
	while (*s != '\0') {
		char one[4];
		size_t len = fold_one(text_next(&s), one);
		if (at + len >= size)
			break;
		memcpy(out + at, one, len);
		at += len;
	}
	out[at] = '\0';
}

/* Three rows of the table are kept: this one, and the two above it. */
unsigned
text_distance(const char *a, const char *b)
{
	enum { LONGEST = 24 };
	size_t rows = strlen(a), columns = strlen(b);
	if (rows > LONGEST || columns > LONGEST)
		return LONGEST;
	unsigned all[3][LONGEST + 1];
	for (size_t j = 0; j <= columns; j++)
		all[0][j] = (unsigned)j;
	for (size_t i = 1; i <= rows; i++) {
		unsigned *row = all[i % 3];
		const unsigned *above = all[(i - 1) % 3], *second = all[(i + 1) % 3];
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= columns; j++) {
			unsigned change = above[j - 1] + (a[i - 1] != b[j - 1]);
			unsigned step = (above[j] < row[j - 1] ? above[j] : row[j - 1]) + 1;
			row[j] = change < step ? change : step;
			bool is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
			if (is_swapped && second[j - 2] + 1 < row[j])
				row[j] = second[j - 2] + 1;
		}
	}
	return all[rows % 3][columns];
}
