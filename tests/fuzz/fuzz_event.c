/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as the body of an event: what decodes must encode to the same bytes again, because the
 * chain of the journal stands on them.  The first byte chooses the type.
 */
#include "hub/core/event.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct settings settings;
	struct event e = {.version = 1};
	if (size == 0)
		return 0;
	e.type = data[0] & 0x7f;
	if ((data[0] & 0x80) != 0) /* as it is written now; else as 0.1 wrote it */
		e.version = event_version(e.type);
	if (e.type == EV_CONFIG)
		e.u.config.settings = &settings;
	struct bytes in = bytes_reader(data + 1, size - 1);
	event_code(&in, &e);
	if (!bytes_at_end(&in))
		return 0;
	struct bytes out = bytes_grower();
	event_code(&out, &e);
	ZCC_MUST(bytes_ok(&out) && out.at == size - 1);
	ZCC_MUST(out.at == 0 || memcmp(out.data, data + 1, out.at) == 0);
	bytes_free(&out);
	return 0;
}
