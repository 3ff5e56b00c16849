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

void
console_read(struct console *c, const struct protocol *p)
{
	c->read = p;
}

static const struct protocol *
at_hand(const struct console *c, const uint8_t hash[ZCC_HASH_BYTES])
{
	const struct protocol *here[] = { c->protocol, c->earlier, c->read };

	for (size_t i = 0; i < sizeof(here) / sizeof(here[0]); i++)
		if (here[i] != NULL && memcmp(here[i]->hash, hash, ZCC_HASH_BYTES) == 0)
			return here[i];
	return NULL;
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
console_reads(const struct console *c, uint8_t hash[ZCC_HASH_BYTES])
{
	const struct zcc_case_row *row = c->board == NULL || c->painted_id == 0 ? NULL :
	    board_case(c->board, c->painted_id);

	if (row == NULL || board_triage(c->board, row)->times == 0)
		return false;
	memcpy(hash, board_triage(c->board, row)->protocol, ZCC_HASH_BYTES);
	return at_hand(c, hash) == NULL;
}

bool
console_uses(const struct console *c, const struct protocol *p)
{
	return p != NULL && (c->protocol == p || c->earlier == p || c->read == p || c->triage.p == p);
}

const struct protocol *
console_protocol_of(const struct console *c, const struct zcc_case_row *row)
{
	if (row == NULL || board_triage(c->board, row)->times == 0)
		return c->protocol;
	return at_hand(c, board_triage(c->board, row)->protocol);
}
