/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/keymap.h"

#include "tui/core/text.h"
#include "zcc/err.h"

#include <stddef.h>
#include <string.h>

#define KEY(id, where, key, label, brief, help, words, colon, arg, verb)                           \
	{ id, where, key, label, brief, help, words, colon, arg, verb },
const struct binding bindings[] = {
#include "tui/core/keys.def"
};
#undef KEY
const unsigned bindings_num = sizeof(bindings) / sizeof(bindings[0]);

/* For hands that know other programs; every one also has a letter. */
static const struct {
	int from, to;
} aliases[] = {
	{ KEY_F0 + 1, '?' },
	{ KEY_F0 + 2, '?' },
	{ KEY_F0 + 3, KEY_ESC },
	{ KEY_F0 + 5, 'n' },
	{ KEY_F0 + 7, '/' },
	{ KEY_F0 + 8, ':' },
	{ KEY_BACKTAB, KEY_TAB },
	{ '\n', KEY_ENTER },
};

const struct binding *
binding_of(enum action a)
{
	ZCC_MUST(a > DO_NOTHING && a < ACTIONS_NUM);
	return &bindings[a - 1];
}

enum action
keymap_action(int key, unsigned where)
{
	for (unsigned i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
		if (aliases[i].from == key)
			key = aliases[i].to;
	if (key >= 'A' && key <= 'Z')
		key += 'a' - 'A';
	if (key == 0)
		return DO_NOTHING;
	for (unsigned i = 0; i < bindings_num; i++)
		if (bindings[i].key == key && (bindings[i].where & where))
			return bindings[i].action;
	return DO_NOTHING;
}

/* 2: one of the words of `list` is `word`; 1: begins with it; 0: neither. */
static int
match(const char *list, const char *word)
{
	size_t len = strlen(word);
	int best = 0;

	while (*list != '\0') {
		size_t n = strcspn(list, " ");
		if (n >= len && strncmp(list, word, len) == 0)
			best = n == len ? 2 : best > 1 ? best : 1;
		list += n;
		list += strspn(list, " ");
	}
	return best;
}

const struct binding *
keymap_command(const char *word, unsigned *count)
{
	const struct binding *found = NULL;

	*count = 0;
	if (word[0] == '\0')
		return NULL;
	for (unsigned i = 0; i < bindings_num; i++) {
		int m = match(bindings[i].colon, word);
		if (m == 2) {
			*count = 1;
			return &bindings[i];
		}
		if (m == 1) {
			found = &bindings[i];
			(*count)++;
		}
	}
	return *count == 1 ? found : NULL;
}
