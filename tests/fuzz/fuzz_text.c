/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes through the text functions: what comes out is clean, bounded and stays as it is when it
 * goes through again.  The first byte chooses the room, so that every cut is met.
 */
#include "shared/base/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
try_clean(const char *s, size_t room, bool ascii)
{
	char out[256], again[sizeof out];
	int32_t cp;
	size_t len = text_clean(out, room, s, ascii);
	ZCC_MUST(len < room && strlen(out) == len);
	ZCC_MUST(text_check(out, &cp) == ZCC_OK);
	ZCC_MUST(text_clean(again, sizeof again, out, ascii) == len && strcmp(again, out) == 0);
	ZCC_MUST(text_width(out) >= 0);
}

static void
try_fold(const char *s, size_t room)
{
	char out[256], again[sizeof out];
	int32_t cp;
	text_fold(out, room, s);
	ZCC_MUST(strlen(out) < room);
	for (const char *p = out; *p != '\0';) {
		cp = text_next(&p);
		ZCC_MUST(cp > 0);
	}
	text_fold(again, sizeof again, out);
	ZCC_MUST(strcmp(again, out) == 0);
}

static void
try_escape(const uint8_t *data, size_t size, size_t room)
{
	char out[256];
	text_escape(out, room, data, size);
	ZCC_MUST(strlen(out) < room);
	for (const char *p = out; *p != '\0'; p++)
		ZCC_MUST(*p >= 0x20 && *p <= 0x7e);
}

static void
try_copy(const char *s, size_t room)
{
	char out[256];
	int32_t cp;
	bool fits = text_copy(out, room, s);
	ZCC_MUST(fits == (strlen(s) < room) && strncmp(out, s, strlen(out)) == 0);
	if (text_check(s, &cp) == ZCC_OK) /* a cut never makes bad text of good */
		ZCC_MUST(text_check(out, &cp) == ZCC_OK);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	size_t room = data[0] == 0 ? 256 : data[0];
	char *s = malloc(size);
	if (s == NULL)
		return 0;
	memcpy(s, data + 1, size - 1);
	s[size - 1] = '\0';

	try_clean(s, room, false);
	try_clean(s, room, true);
	try_fold(s, room);
	try_escape(data + 1, size - 1, room);
	try_copy(s, room);
	free(s);
	return 0;
}
