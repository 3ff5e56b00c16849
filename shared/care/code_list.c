/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/code_list.h"

#include <string.h>

bool
code_list_next(const char *list, size_t *at, char code[ZCC_CODE_SIZE])
{
	const char *from = list + *at;
	size_t len = strcspn(from, ","), kept = len < ZCC_CODE_SIZE ? len : ZCC_CODE_SIZE - 1;
	if (*from == '\0')
		return false;
	memset(code, 0, ZCC_CODE_SIZE);
	memcpy(code, from, kept);
	*at += len + (from[len] == ',');
	return true;
}

bool
code_list_has(const char *list, const char *code)
{
	size_t len = strlen(code);
	for (const char *p = list; len > 0 && *p != '\0';) {
		size_t n = strcspn(p, ",");
		if (n == len && memcmp(p, code, len) == 0)
			return true;
		p += n + (p[n] == ',');
	}
	return false;
}
