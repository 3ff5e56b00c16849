/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/identity.h"

unsigned
identity_count(unsigned read_back)
{
	unsigned n = 0;
	for (unsigned i = 1; i <= IDENTIFIERS_NUM; i++)
		n += read_back >> i & 1;
	return n;
}

unsigned
identity_told(const struct ask_dossier *d)
{
	unsigned told = 0;
	told |= d->name[0] != '\0' ? 1U << IDENTIFIER_NAME : 0;
	told |= d->birth_date[0] != '\0' ? 1U << IDENTIFIER_BIRTH : 0;
	told |= d->bsn[0] != '\0' ? 1U << IDENTIFIER_BSN : 0;
	told |= d->address[0] != '\0' ? 1U << IDENTIFIER_ADDRESS : 0;
	return told;
}

bool
identity_is_asked(const struct zcc_identity *who)
{
	return who->state != IDENTITY_NONE;
}
