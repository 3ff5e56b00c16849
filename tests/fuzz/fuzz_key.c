/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a key file: refused, or a valid name and a public key that stand in it. */
#include "shared/base/text.h"
#include "shared/care/ask.h"
#include "shared/edge/key.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char name[ZCC_OPERATOR_SIZE], hex[2 * ZCC_KEY_BYTES + 1];
	uint8_t public_key[ZCC_KEY_BYTES];
	bool is_sealed;
	struct fault f = {0};
	/* A copy of exactly this size, so that reading past the end is noticed. */
	char *text = malloc(size == 0 ? 1 : size);
	ZCC_MUST(text != NULL);
	if (size > 0)
		memcpy(text, data, size);
	if (key_parse(text, size, name, public_key, &is_sealed, &f) == ZCC_OK) {
		ZCC_MUST(name_is_valid(name, sizeof name));
		text_hex(hex, public_key, sizeof public_key);
		/* "public HEX\n" is the last line. */
		ZCC_MUST(memcmp(text + size - sizeof hex, hex, sizeof hex - 1) == 0);
	} else {
		ZCC_MUST(f.code == ZCC_E_DATA);
	}
	free(text);
	return 0;
}
