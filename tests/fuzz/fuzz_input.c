/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes from a terminal, in reads of any size with any time between them.  The first bytes say
 * how: each is one read, of up to 15 bytes (low half) after a wait (high half).  Only keys that exist
 * come out; nothing is pending for ever; and a plain key after enough silence is that key.
 */
#include "tui/core/input.h"

#include "shared/base/text.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { READS = 16, REST_MS = INPUT_PASTE_MS + INPUT_GUARD_MS };

static struct {
	unsigned keys;
	int last;
} heard;

static void
on_key(void *arg, int key, const char *text)
{
	(void)arg;
	heard.keys++;
	heard.last = key;
	ZCC_MUST((text != NULL) == (key == KEY_PASTE));
	ZCC_MUST(key > 0 && key <= KEY_LAST);
	/* a character is one that may stand in a field, or a control of the keyboard */
	if (key < KEY_BACKSPACE)
		ZCC_MUST(key < 0x20 || text_is_allowed(key));
	if (text == NULL)
		return;
	ZCC_MUST(strlen(text) <= INPUT_PASTE_BYTES);
	for (const char *p = text; *p != '\0'; p++)
		ZCC_MUST((uint8_t)*p >= 0x20 && *p != 0x7f);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int16_t waits[] = {0, 1, 5, 20, 50, 99, 100, 101, 150, 399, 400, 500, 501, 1000,
	    1999, 2001};
	static struct input in;
	int64_t now_ms = 1000;
	size_t at = READS < size ? READS : size;
	input_init(&in);
	for (size_t i = 0; at < size; i = (i + 1) % READS) {
		size_t take = data[i] & 15;
		take = take == 0 || take > size - at ? size - at : take;
		now_ms += waits[data[i] >> 4];
		heard.keys = 0;
		input_bytes(&in, data + at, take, now_ms, on_key, NULL);
		/* each byte is one key at most, and so are a late Esc or up to three of Latin-1 */
		ZCC_MUST(heard.keys <= take + 4);
		at += take;
	}
	now_ms += REST_MS;
	input_time(&in, now_ms, on_key, NULL);
	ZCC_MUST(input_wait(&in, now_ms) == -1);
	heard.keys = 0;
	input_bytes(&in, "n", 1, now_ms, on_key, NULL);
	ZCC_MUST(heard.keys == 1 && heard.last == 'n');
	return 0;
}
