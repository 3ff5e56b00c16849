/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as the sealed part of a command, opened: the reader says yes or no.  What it takes is texts
 * that end within their room, and comes back as it was written.
 */
#include "shared/base/err.h"
#include "shared/care/ask.h"
#include "shared/edge/wire.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct ask_dossier d, back;
	static uint8_t room[2 * ZCC_DOSSIER_MAX];
	static const uint8_t random[32] = {0x5e};
	size_t len = 0;
	memset(&d, 0xa5, sizeof d); /* what it does not say is not what stood there */
	if (wire_decode_dossier(data, size, &d) != ZCC_OK)
		return 0;
#define TEXT(member, is_typed) ZCC_MUST(memchr(d.member, '\0', sizeof d.member) != NULL);
	ASK_TEXTS(TEXT)
#undef TEXT
	ZCC_MUST(wire_encode_dossier(&d, random, room, sizeof room, &len) == ZCC_OK);
	ZCC_MUST(wire_decode_dossier(room, len, &back) == ZCC_OK);
#define TEXT(member, is_typed) ZCC_MUST(strcmp(d.member, back.member) == 0);
	ASK_TEXTS(TEXT)
#undef TEXT
	return 0;
}
