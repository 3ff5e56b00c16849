/* SPDX-License-Identifier: EUPL-1.2 */
/* The triage protocols that a console goes by: see console.h. */
#include "tui/core/console.h"

#include "shared/care/board.h"
#include "tui/core/triage_keep.h"

#include <string.h>

void
console_protocol(struct console *c, const struct protocol *p)
{
	c->protocol = p;
}

void
console_earlier(struct console *c, const struct protocol *p)
{
	c->earlier = p;
}

bool
console_lacks(const struct console *c, const char *triage, uint8_t hash[ZCC_HASH_BYTES])
{
	const struct protocol *here[] = { c->protocol, c->earlier };

	if (!triage_keep_protocol(triage, hash))
		return false;
	for (size_t i = 0; i < sizeof(here) / sizeof(here[0]); i++)
		if (here[i] != NULL && memcmp(here[i]->hash, hash, ZCC_HASH_BYTES) == 0)
			return false;
	return true;
}

bool
console_uses(const struct console *c, const struct protocol *p)
{
	return p != NULL && (c->protocol == p || c->earlier == p || c->triage.p == p);
}

const struct protocol *
console_protocol_of(const struct console *c, const struct zcc_case_row *row)
{
	const struct protocol *here[] = { c->protocol, c->earlier };

	if (row == NULL)
		return c->protocol;
	for (size_t i = 0; i < sizeof(here) / sizeof(here[0]); i++)
		if (here[i] != NULL && memcmp(here[i]->hash, board_triage(c->board, row)->protocol,
		    ZCC_HASH_BYTES) == 0)
			return here[i];
	return NULL;
}
