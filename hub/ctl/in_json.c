/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/in_json.h"

#include "hub/ctl/ctl.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* "an array" and so on, for the message. */
static const char *
kind(const json_t *v)
{
	switch (json_typeof(v)) {
	case JSON_OBJECT: return "an object";
	case JSON_ARRAY: return "an array";
	case JSON_REAL: return "a number with a fraction";
	default: return "true or false";
	}
}

static int
take(struct ask *a, const char *name, const json_t *v, struct fault *f)
{
	char number[24];
	if (json_is_null(v))
		return ZCC_OK;
	if (json_is_string(v))
		return ctl_field(a, name, json_string_value(v), f);
	if (!json_is_integer(v))
		return fault_set(f, ZCC_E_DATA, 0,
		    "field '%.40s' is %s: a string or a whole number is needed", name, kind(v));
	text_format(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
	return ctl_field(a, name, number, f);
}

/* The library's text may quote the line: say only what is wrong, and where. */
static int
not_json(json_error_t *why, const char *line, size_t len, struct fault *f)
{
	if (len >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0)
		return fault_set(f, ZCC_E_DATA, 0, "begins with a byte order mark; save it without");
	switch (json_error_code(why)) {
	case json_error_duplicate_key:
		return fault_set(f, ZCC_E_DATA, 0, "a field stands twice, at byte %d", why->position);
	case json_error_invalid_utf8:
		return fault_set(f, ZCC_E_DATA, 0, "not valid UTF-8, at byte %d", why->position);
	case json_error_null_character:
		return fault_set(f, ZCC_E_DATA, 0, "holds the character U+0000, at byte %d",
		    why->position);
	case json_error_numeric_overflow:
		return fault_set(f, ZCC_E_DATA, 0, "a number is too large, at byte %d", why->position);
	default:
		return fault_set(f, ZCC_E_DATA, 0, "not JSON, at byte %d", why->position);
	}
}

int
in_json_intake(const char *line, size_t len, struct ask *a, struct fault *f)
{
	json_error_t why;
	json_t *root = json_loadb(line, len, JSON_REJECT_DUPLICATES, &why);
	if (root == NULL)
		return not_json(&why, line, len, f);
	if (!json_is_object(root)) {
		json_decref(root);
		return fault_set(f, ZCC_E_DATA, 0, "not a JSON object: {\"line\": ...} is needed");
	}
	const char *name;
	json_t *value;
	int rc = ZCC_OK;
	json_object_foreach(root, name, value)
	{
		if (rc == ZCC_OK)
			rc = take(a, name, value, f);
	}
	json_decref(root);
	if (rc == ZCC_E_USAGE) /* of the words of a command line; of a line of a file it is data */
		f->code = rc = ZCC_E_DATA;
	return rc;
}
