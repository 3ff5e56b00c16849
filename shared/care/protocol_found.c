/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/protocol_found.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Twice the same, or more than needs be said: every answer still weighs what it should. */
static bool
is_untidy(const char *word)
{
	static const char *const words[] = {"said-twice", "care-twice", "same-word", "idle-condition"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

void
check_found(struct checking *c, const char *word, struct protocol_place place, const char *fmt, ...)
{
	if (c->only_grave && is_untidy(word))
		return;
	if (c->num++ >= c->max)
		return;
	struct protocol_finding *f = &c->out[c->num - 1];
	f->word = word;
	f->place = place;
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(f->text, sizeof f->text, fmt, ap);
	va_end(ap);
}

struct protocol_place
check_top(const struct protocol *p)
{
	return (struct protocol_place){.layer = p->base_name[0] != '\0', .line = 1};
}
