/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/site_protocol.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/protocol_check.h"

int
site_protocol(const struct site *where, const char *file, struct protocol_file *out, struct fault *f)
{
	char path[PATH_MAX];
	struct protocol_finding first;
	*out = (struct protocol_file){0};
	if (file[0] == '\0')
		return ZCC_OK;
	bool fits = file[0] == '/' ? text_copy(path, sizeof path, file)
	                           : site_path(where, file, path, sizeof path);
	if (!fits)
		return fault_set(f, ZCC_E_CONFIG, 0, "the path of the triage protocol is too long");
	int code = protocol_file_read(path, out, f);
	unsigned faults = code == ZCC_OK ? protocol_check_grave(out->protocol, &first, 1) : 0;
	if (faults > 0) {
		code = fault_set(f, ZCC_E_CONFIG, 0,
		    "the triage protocol has %u fault%s, the first: %s; see zcc-ctl protocol check %s",
		    faults, faults == 1 ? "" : "s", first.text, path);
		protocol_file_free(out);
	}
	return code;
}
