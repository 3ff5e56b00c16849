/* SPDX-License-Identifier: EUPL-1.2 */
/*
 *   GROUND --ESC--> ESC --[--> CSI --final--> table or nothing
 *                    |  --O--> SS3 --any----> table or nothing
 *                    |  --P ] X ^ _--> STRING --ST or BEL--> nothing
 *                    |  --ESC--> Esc, again ESC
 *                    '- 100 ms: Esc, then a guard: [ or O may still be the rest of a sequence
 *   CSI 200 ~ --> PASTE --CSI 201 ~--> KEY_PASTE
 */
#include "tui/core/input.h"

#include "shared/base/text.h"

#include <stdbool.h>
#include <string.h>

enum { GROUND, ESC, CSI, SS3, STRING, STRING_ESC, PASTE };

/* Sequences after ESC.  Keys with Shift, Alt or Ctrl ("1;5A") are not in it: swallowed. */
static const struct {
	const char *seq;
	int key;
} table[] = {
	/* xterm, VT220 and everything after; "O" forms are the application mode */
	{ "[A", KEY_UP }, { "[B", KEY_DOWN }, { "[C", KEY_RIGHT }, { "[D", KEY_LEFT },
	{ "OA", KEY_UP }, { "OB", KEY_DOWN }, { "OC", KEY_RIGHT }, { "OD", KEY_LEFT },
	{ "[H", KEY_HOME }, { "[F", KEY_END }, { "OH", KEY_HOME }, { "OF", KEY_END },
	{ "[1~", KEY_HOME }, { "[4~", KEY_END }, { "[7~", KEY_HOME }, { "[8~", KEY_END },
	{ "[2~", KEY_INSERT }, { "[3~", KEY_DELETE }, { "[5~", KEY_PGUP }, { "[6~", KEY_PGDN },
	{ "[Z", KEY_BACKTAB }, { "OM", KEY_ENTER },
	/* F1-F4: VT100 keypad, PuTTY and VT220, Linux console */
	{ "OP", KEY_F0 + 1 }, { "OQ", KEY_F0 + 2 }, { "OR", KEY_F0 + 3 }, { "OS", KEY_F0 + 4 },
	{ "[11~", KEY_F0 + 1 }, { "[12~", KEY_F0 + 2 }, { "[13~", KEY_F0 + 3 },
	{ "[14~", KEY_F0 + 4 }, { "[[A", KEY_F0 + 1 }, { "[[B", KEY_F0 + 2 },
	{ "[[C", KEY_F0 + 3 }, { "[[D", KEY_F0 + 4 }, { "[[E", KEY_F0 + 5 },
	{ "[15~", KEY_F0 + 5 }, { "[17~", KEY_F0 + 6 }, { "[18~", KEY_F0 + 7 },
	{ "[19~", KEY_F0 + 8 }, { "[20~", KEY_F0 + 9 }, { "[21~", KEY_F0 + 10 },
	{ "[23~", KEY_F0 + 11 }, { "[24~", KEY_F0 + 12 },
	/* SCO; its F1 "[M" would be a mouse report, and the mouse is off */
	{ "[M", KEY_F0 + 1 }, { "[N", KEY_F0 + 2 }, { "[O", KEY_F0 + 3 }, { "[P", KEY_F0 + 4 },
	{ "[Q", KEY_F0 + 5 }, { "[I", KEY_PGUP }, { "[G", KEY_PGDN },
	/* the numeric keypad in application mode */
	{ "Op", '0' }, { "Oq", '1' }, { "Or", '2' }, { "Os", '3' }, { "Ot", '4' }, { "Ou", '5' },
	{ "Ov", '6' }, { "Ow", '7' }, { "Ox", '8' }, { "Oy", '9' },
};

void
input_init(struct input *in)
{
	memset(in, 0, sizeof(*in));
}

static void
sequence_ends(struct input *in, input_fn fn, void *arg)
{
	in->state = GROUND;
	in->seq[in->seq_len] = '\0';
	if (strcmp(in->seq, "[200~") == 0) {
		in->state = PASTE;
		in->paste_len = 0;
		in->seq_len = 0;
		return;
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].seq, in->seq) == 0) {
			fn(arg, table[i].key, NULL);
			return;
		}
	}
}

static void
sequence_byte(struct input *in, unsigned char b, input_fn fn, void *arg)
{
	bool is_linux = in->seq_len == 2 && in->seq[1] == '[';

	if (b < 0x20 || b > 0x7e) { /* torn: what came is dropped, a control ends it */
		in->state = b == 0x1b ? ESC : GROUND;
		in->seq_len = 0;
		return;
	}
	if (in->seq_len < sizeof(in->seq) - 1)
		in->seq[in->seq_len++] = (char)b;
	if (in->state == SS3 || is_linux)
		sequence_ends(in, fn, arg);
	else if (b >= 0x40 && !(b == '[' && in->seq_len == 2))
		sequence_ends(in, fn, arg);
}

static void
begin_sequence(struct input *in, unsigned char b)
{
	in->seq[0] = (char)b;
	in->seq_len = 1;
	in->state = b == '[' ? CSI : SS3;
}

static void
after_esc(struct input *in, unsigned char b, input_fn fn, void *arg)
{
	switch (b) {
	case '[': case 'O':
		begin_sequence(in, b);
		break;
	case 'P': case ']': case 'X': case '^': case '_':
		in->state = STRING;
		break;
	case 0x1b:
		fn(arg, KEY_ESC, NULL);
		break;
	default: /* Alt and a letter: no key of ours */
		in->state = GROUND;
	}
}

/* How long the sequence is that begins with the ESC at s; of one that never ends no more than its beginning. */
static size_t
sequence_len(const char *s, size_t left)
{
	size_t n = 2;

	if (left < 2 || s[1] < 0x20)
		return 1;
	if (s[1] == '[') {
		while (n < left && s[n] >= 0x20 && s[n] < 0x40)
			n++;
		return n < left && s[n] >= 0x40 && s[n] < 0x7f ? n + 1 : n;
	}
	if (strchr("P]X^_", s[1]) == NULL)
		return s[1] == 'O' && left > 2 ? 3 : 2;
	for (; n < left; n++) {
		if (s[n] == 0x07)
			return n + 1;
		if (s[n] == 0x1b && n + 1 < left && s[n + 1] == '\\')
			return n + 2;
	}
	return 2;
}

/* What a terminal would obey goes whole; a line end, or another control, is a blank, and at the end nothing. */
static void
paste_ends(struct input *in, input_fn fn, void *arg)
{
	size_t len = 0;

	in->state = GROUND;
	for (size_t i = 0; i < in->paste_len;) {
		unsigned char b = (unsigned char)in->paste[i];
		if (b == 0x1b) {
			i += sequence_len(in->paste + i, in->paste_len - i);
			continue;
		}
		in->paste[len++] = b < 0x20 || b == 0x7f ? ' ' : (char)b;
		i++;
	}
	while (len > 0 && in->paste[len - 1] == ' ')
		len--;
	in->paste[len] = '\0';
	fn(arg, KEY_PASTE, in->paste);
}

static void
paste_put(struct input *in, char b)
{
	if (in->paste_len < INPUT_PASTE_BYTES)
		in->paste[in->paste_len++] = b;
}

static void
paste_byte(struct input *in, unsigned char b, input_fn fn, void *arg)
{
	static const char end[] = "\033[201~";

	if (b == (unsigned char)end[in->seq_len]) {
		if (++in->seq_len == sizeof(end) - 1)
			paste_ends(in, fn, arg);
		return;
	}
	for (unsigned i = 0; i < in->seq_len; i++) /* it was another one */
		paste_put(in, end[i]);
	in->seq_len = b == 0x1b;
	if (b != 0x1b)
		paste_put(in, (char)b);
}

/* Bytes that are no UTF-8 are Latin-1; its controls and its soft hyphen are dropped. */
static void
flush_latin(struct input *in, input_fn fn, void *arg)
{
	for (unsigned i = 0; i < in->utf_len; i++)
		if (text_is_allowed((unsigned char)in->utf[i]))
			fn(arg, (unsigned char)in->utf[i], NULL);
	in->utf_len = 0;
}

static void
utf_byte(struct input *in, unsigned char b, input_fn fn, void *arg)
{
	if (in->utf_len > 0 && (b & 0xC0) != 0x80)
		flush_latin(in, fn, arg);
	if (in->utf_len == 0) {
		in->utf_want = b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 :
		    b >= 0xF0 && b < 0xF5 ? 4 : 1;
	}
	in->utf[in->utf_len++] = (char)b;
	if (in->utf_len < in->utf_want)
		return;
	char s[5] = { 0 };
	memcpy(s, in->utf, in->utf_len);
	const char *p = s;
	int32_t cp = in->utf_want > 1 ? text_next(&p) : -1;
	if (cp <= 0) {
		flush_latin(in, fn, arg);
		return;
	}
	in->utf_len = 0;
	if (text_is_allowed(cp))
		fn(arg, cp, NULL);
}

static void
ground_byte(struct input *in, unsigned char b, int64_t now_ms, input_fn fn, void *arg)
{
	bool is_guarded = in->guard_ms > now_ms;

	in->guard_ms = 0;
	if (b >= 0x80) {
		utf_byte(in, b, fn, arg);
		return;
	}
	flush_latin(in, fn, arg);
	if (is_guarded && (b == '[' || b == 'O'))
		begin_sequence(in, b);
	else if (b == 0x1b)
		in->state = ESC;
	else if (b == 0x7f || b == 0x08)
		fn(arg, KEY_BACKSPACE, NULL);
	else if (b != 0)
		fn(arg, b == '\n' ? KEY_ENTER : b, NULL);
}

void
input_bytes(struct input *in, const void *data, size_t len, int64_t now_ms, input_fn fn, void *arg)
{
	const unsigned char *p = data;

	input_time(in, now_ms, fn, arg);
	for (size_t i = 0; i < len; i++) {
		switch (in->state) {
		case GROUND:
			ground_byte(in, p[i], now_ms, fn, arg);
			break;
		case ESC:
			after_esc(in, p[i], fn, arg);
			break;
		case CSI: case SS3:
			sequence_byte(in, p[i], fn, arg);
			break;
		case STRING:
			in->state = p[i] == 0x07 ? GROUND : p[i] == 0x1b ? STRING_ESC : STRING;
			break;
		case STRING_ESC:
			in->state = p[i] == '\\' ? GROUND : STRING;
			break;
		default:
			paste_byte(in, p[i], fn, arg);
		}
	}
	in->since_ms = now_ms;
}

static int64_t
patience_ms(const struct input *in)
{
	switch (in->state) {
	case GROUND:
		return in->utf_len > 0 ? INPUT_ESC_MS : -1;
	case ESC:
		return INPUT_ESC_MS;
	case PASTE:
		return INPUT_PASTE_MS;
	default:
		return INPUT_SEQ_MS;
	}
}

void
input_time(struct input *in, int64_t now_ms, input_fn fn, void *arg)
{
	int64_t patience = patience_ms(in);

	if (patience < 0 || now_ms - in->since_ms < patience)
		return;
	switch (in->state) {
	case GROUND:
		flush_latin(in, fn, arg);
		break;
	case ESC:
		in->state = GROUND;
		in->guard_ms = in->since_ms + INPUT_GUARD_MS;
		fn(arg, KEY_ESC, NULL);
		break;
	case PASTE:
		paste_ends(in, fn, arg);
		break;
	default:
		in->state = GROUND;
	}
}

int
input_wait(const struct input *in, int64_t now_ms)
{
	int64_t patience = patience_ms(in);

	if (patience < 0)
		return -1;
	int64_t left = in->since_ms + patience - now_ms;
	return left < 0 ? 0 : (int)left;
}
