/* SPDX-License-Identifier: EUPL-1.2 */
#define _GNU_SOURCE 1 /* strcasestr */
#include "tui/edge/charset.h"

#include "tui/core/frame.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum charset
charset_find(void)
{
	const char *name = getenv("LC_ALL");
	const char *codeset = setlocale(LC_CTYPE, "") != NULL ? nl_langinfo(CODESET) : "";

	if (name == NULL || name[0] == '\0')
		name = getenv("LC_CTYPE");
	if (name == NULL || name[0] == '\0')
		name = getenv("LANG");
	if (name == NULL)
		name = "";
	setlocale(LC_CTYPE, "C.UTF-8");
	if (strcasestr(codeset, "utf") != NULL || strcasestr(name, "utf") != NULL)
		return CHARSET_UTF8;
	if (strstr(codeset, "8859-1") != NULL || strstr(name, "8859-1") != NULL)
		return CHARSET_LATIN1;
	return CHARSET_ASCII;
}

bool
charset_fits(enum charset c, uint32_t cp, int width)
{
	if (c == CHARSET_LATIN1 && cp > 0xff && (width != 1 || frame_to_ascii(cp) == '?'))
		return false;
	return wcwidth((wchar_t)cp) == width;
}
