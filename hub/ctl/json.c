/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/json.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/words.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

void
json_no_memory(void)
{
	fputs("zcc-ctl: no memory to say it as JSON; what was asked may be done: ask again with --id, "
	      "or look\n", stderr);
	_exit(err_exit_code(ZCC_E_FULL)); /* what is in stdout's buffer is half a document */
}

void
json_put(json_t *object, const char *name, json_t *value)
{
	if (json_object_set_new(object, name, value) != 0)
		json_no_memory();
}

void
json_add(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		json_no_memory();
}

/* A failing write shows in ferror(stdout), which main() and `watch` look at. */
static void
dump(const json_t *value)
{
	if (json_dumpf(value, stdout, JSON_COMPACT) != 0 && !ferror(stdout))
		json_no_memory();
}

void
json_say(json_t *document)
{
	dump(document);
	putchar('\n');
	json_decref(document);
}

/* How many entries the list on stdout has. */
static unsigned list_num;

void
json_list_begin(void)
{
	list_num = 0;
	putchar('[');
}

void
json_list_add(json_t *entry)
{
	if (list_num++ > 0)
		putchar(',');
	dump(entry);
	json_decref(entry);
}

void
json_list_end(void)
{
	puts("]");
}

json_t *
json_text(const char *s)
{
	char clean[2 * ZCC_NOTE_SIZE];
	if (s == NULL || s[0] == '\0')
		return json_null();
	text_clean(clean, sizeof clean, s, false);
	return json_string(clean);
}

json_t *
json_when(int64_t wall_ms)
{
	char when[25];
	clock_rfc3339(when, wall_ms);
	return json_string(when);
}

json_t *
json_lines(unsigned lines)
{
	json_t *all = json_array();
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
		if ((lines >> line & 1) != 0)
			json_add(all, json_text(line_word(line)));
	return all;
}

json_t *
json_limits(unsigned limits)
{
	json_t *all = json_array();
	for (unsigned i = 1; i <= LIMITS_NUM; i++)
		if ((limits >> i & 1) != 0)
			json_add(all, json_text(limit_word(i)));
	return all;
}

json_t *
json_tags(unsigned tags)
{
	json_t *all = json_array();
	for (unsigned i = 1; i <= TAGS_NUM; i++)
		if ((tags >> i & 1) != 0)
			json_add(all, json_text(tag_word(i)));
	return all;
}

json_t *
json_codes(const char *commas)
{
	json_t *all = json_array();
	for (const char *s = commas; *s != '\0';) {
		size_t len = strcspn(s, ",");
		json_add(all, json_stringn(s, len));
		s += len + (s[len] == ',');
	}
	return all;
}
