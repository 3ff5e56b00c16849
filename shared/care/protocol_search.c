/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/protocol.h"

#include "shared/base/text.h"

#include <string.h>

enum { FOLDED_SIZE = 80, BY_CODE = 0, BY_NAME, BY_SYNONYM, BYS_NUM };

/* Does a word of the text begin with these folded letters? */
static bool
has_word(const char *text, const char *typed)
{
	char folded[FOLDED_SIZE];
	text_fold(folded, sizeof folded, text);
	for (const char *at = folded; (at = strstr(at, typed)) != NULL; at++)
		if (at == folded || at[-1] == ' ' || at[-1] == '-')
			return true;
	return false;
}

static int
matched_by(const struct protocol_complaint *c, const char *typed)
{
	if (strncmp(c->code, typed, strlen(typed)) == 0)
		return BY_CODE;
	if (has_word(c->name, typed))
		return BY_NAME;
	for (unsigned i = 0; i < c->synonyms_num; i++)
		if (has_word(c->synonym[i], typed))
			return BY_SYNONYM;
	return BYS_NUM;
}

unsigned
protocol_search(const struct protocol *p, const char *typed, uint16_t *out, unsigned max)
{
	char folded[FOLDED_SIZE];
	unsigned num = 0;
	text_fold(folded, sizeof folded, typed);
	if (folded[0] == '\0')
		return 0;
	for (int by = BY_CODE; by < BYS_NUM; by++)
		for (unsigned i = 0; i < p->complaints_num; i++)
			if (matched_by(&p->complaint[i], folded) == by && num++ < max)
				out[num - 1] = (uint16_t)i;
	return num;
}
