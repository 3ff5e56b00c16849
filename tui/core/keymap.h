/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * keymap - every key and command, once: keys.def gives dispatch, footer, help and the manual.
 *
 * Tests: unit/test_keymap.c, unit/test_help.c, lint of man/zcc-console.1.   Pure; constant data.
 */
#ifndef ZCC_TUI_KEYMAP_H
#define ZCC_TUI_KEYMAP_H

#include "shared/care/words.h"

#include <stdbool.h>
#include <stdint.h>

/* A key as input.h gives it: a code point, or one of these. */
enum key {
	KEY_NONE = 0,
	KEY_CTRL_L = 0x0c,
	KEY_CTRL_Q = 0x11,
	KEY_CTRL_S = 0x13,
	KEY_CTRL_U = 0x15,
	KEY_CTRL_Z = 0x1a,
	KEY_TAB = 0x09,
	KEY_ENTER = 0x0d,
	KEY_ESC = 0x1b,
	KEY_BACKSPACE = 0x200000,
	KEY_DELETE,
	KEY_INSERT,
	KEY_UP,
	KEY_DOWN,
	KEY_LEFT,
	KEY_RIGHT,
	KEY_PGUP,
	KEY_PGDN,
	KEY_HOME,
	KEY_END,
	KEY_BACKTAB,
	KEY_PASTE, /* pasted text follows in struct key_event */
	KEY_F0,    /* F1 is KEY_F0 + 1, up to F12 */
	KEY_LAST = KEY_F0 + 12
};

/* Where a key means something. */
enum where {
	IN_QUEUE = 1,
	IN_CASE = 2,
	IN_TOEZICHT = 4,
	IN_ALARMS = 8,
	IN_ASK = 16,
	IN_REGION = 32,
	IN_STAFF = 64,
	IN_PANEL = 128,
	IN_MELDKAMER = 256,
	IN_FOUND = 1024,
	IN_PACKET = 512, /* a case at the desk of the meldkamer, beside IN_CASE */
	IN_TRIAGE = 2048,
	IN_REGIE = 4096,
	IN_JUDGED = 8192, /* a case that was opened from the list of the regie, beside IN_CASE */
	IN_WAITROOM = 16384,
	IN_LISTS = IN_QUEUE | IN_TOEZICHT | IN_ALARMS,
	IN_CARE = IN_QUEUE | IN_CASE | IN_MELDKAMER,
	IN_HAND = IN_CARE | IN_TRIAGE, /* with a case in hand, also while its questions are asked */
	IN_ALL = IN_QUEUE | IN_CASE | IN_TOEZICHT | IN_ALARMS | IN_REGION | IN_STAFF |
	    IN_PANEL | IN_MELDKAMER | IN_FOUND | IN_TRIAGE | IN_REGIE | IN_WAITROOM
};

enum keys_arg { ARG_NONE, ARG_CASE, ARG_CASE_TEXT, ARG_WORD };

#define KEY(id, where, key, label, brief, help, words, colon, arg, verb) id,
enum action {
	DO_NOTHING,
#include "tui/core/keys.def"
	ACTIONS_NUM
};
#undef KEY

struct binding {
	enum action action;
	unsigned where;    /* enum where bits */
	int key;           /* 0 = no key, a command only */
	const char *label; /* as it stands on the keyboard, or ":word" */
	const char *brief; /* message id, for the footer; "" = not in the footer */
	const char *help;  /* message id: one line */
	const char *words; /* message id: everyday words that find it */
	const char *colon; /* commands that mean it, short forms first, separated by blanks */
	enum keys_arg arg;
	enum zcc_verb verb; /* the role must have it; VERB_NONE = everybody */
};
extern const struct binding bindings[];
extern const unsigned bindings_num;

const struct binding *binding_of(enum action a);
/* The action of a key in a place; letters count without case, F-keys as their letter.
 * DO_NOTHING when the key means nothing there. */
enum action keymap_action(int key, unsigned where);
/* The binding whose command is `word`, or the only one that begins with it; NULL when there is
 * none or more than one (*count says how many). */
const struct binding *keymap_command(const char *word, unsigned *count);

#endif
