/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * protocol_kit - protocols for unit tests: those that are shipped, and the smallest one.  The tests
 * run from the root of the tree.
 */
#ifndef ZCC_TESTS_PROTOCOL_KIT_H
#define ZCC_TESTS_PROTOCOL_KIT_H

#include "tests/lib/unit.h"

#include "shared/edge/protocol_file.h"
#include "shared/edge/seal.h"

#include <stdio.h>
#include <stdlib.h>

static inline struct protocol *
kit_protocol(const char *path)
{
	static struct protocol_file file;
	struct fault fault = {0};
	if (seal_init(&fault) != ZCC_OK || /* its hash is made */
	    protocol_file_read(path, &file, &fault) != ZCC_OK)
		fail_msg("%s", fault.text);
	protocol_file_forget(&file);
	return file.protocol;
}

static inline struct protocol *
kit_shipped(const char *name)
{
	char path[512];
	const char *data = getenv("ZCC_DATA");
	snprintf(path, sizeof path, "%s/protocols/%s.conf", data == NULL ? "conf" : data, name);
	return kit_protocol(path);
}

#endif
