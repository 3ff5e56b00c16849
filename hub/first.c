/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/first.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/ask.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_MAX = 64 };

static bool
parse_line(char *line, struct book_operator *op)
{
	char *rest = NULL;
	const char *name = strtok_r(line, " \n", &rest), *hex = strtok_r(NULL, " \n", &rest);
	char *roles = strtok_r(NULL, " \n", &rest), *more = NULL;
	if (name == NULL || hex == NULL || roles == NULL || strtok_r(NULL, " \n", &rest) != NULL)
		return false;
	memset(op, 0, sizeof *op);
	if (!name_is_valid(name, sizeof op->name) || !text_copy(op->name, sizeof op->name, name) ||
	    !text_unhex(hex, op->key, sizeof op->key))
		return false;
	for (const char *r = strtok_r(roles, ",", &more); r != NULL; r = strtok_r(NULL, ",", &more)) {
		if (op->roles_num == ZCC_ROLES_MAX || !name_is_valid(r, ZCC_ROLE_SIZE) ||
		    !text_copy(op->role[op->roles_num++], ZCC_ROLE_SIZE, r))
			return false;
	}
	return op->roles_num > 0;
}

int
first_operators(const char *path, struct book_operator **out, uint32_t *num, struct fault *f)
{
	char line[1024];
	int code = ZCC_OK;
	*num = 0;
	*out = NULL;
	FILE *file = fopen(path, "re");
	if (file == NULL)
		return errno == ENOENT ? ZCC_OK
		                       : fault_set(f, ZCC_E_CONFIG, errno, "cannot read %s", path);
	*out = calloc(FIRST_MAX, sizeof **out);
	if (*out == NULL)
		code = fault_set(f, ZCC_E_FULL, 0, "no memory to read %s", path);
	while (code == ZCC_OK && *out != NULL && fgets(line, sizeof line, file) != NULL) {
		if (*num == FIRST_MAX || !parse_line(line, &(*out)[*num]))
			code = fault_set(f, ZCC_E_CONFIG, 0,
			    "%s:%u is not \"NAME KEY ROLE[,ROLE...]\"", path, *num + 1);
		else
			(*num)++;
	}
	fclose(file);
	return code;
}
