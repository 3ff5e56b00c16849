/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * console - one operator's workplace as plain state: a board and keys go in, a frame and intents
 * come out.  Terminal, hub and clock are elsewhere; the same keys give the same frames.
 *
 *     console_update(board) ---.                    .---> console_draw(frame)
 *     console_keys(keys)    ---+--> struct console -+
 *     console_answer(...)   ---'                    '---> console_intent(): ask the hub, quit
 *
 * Rules that hold on every screen: only `j` makes something final, and not within 300 ms of its
 * prompt; an act names the case and version that stood on the last frame; without a live hub
 * everything can be read and nothing done.
 *
 * Tests: unit/test_console.c (random keys, random boards), unit/test_screens.c (golden screens).
 * Threads: one.   Memory: at console_new(); dossier and note are wiped when they leave the screen.
 */
#ifndef ZCC_TUI_CONSOLE_H
#define ZCC_TUI_CONSOLE_H

#include "shared/care/settings.h"
#include "tui/core/field.h"
#include "tui/core/frame.h"
#include "tui/core/intent.h"
#include "tui/core/keymap.h"
#include "tui/core/model.h"

enum {
	CONSOLE_COLS = 80, CONSOLE_ROWS = 24, /* smaller: one line that says so */
	CONSOLE_WIDE = 100,                   /* from here on more columns */
	CONSOLE_SPLIT = 132,                  /* from here on list and detail side by side */
	CONSOLE_COMMIT_MS = 300,              /* `j` is deaf this long after its prompt */
	CONSOLE_DIGITS_MS = 1500,             /* digits this close together are one number */
	CONSOLE_WAIT_MS = 300,                /* an answer that takes longer is announced */
	CONSOLE_PENDING_MAX = 8,
	CONSOLE_OUT_MAX = 4,
	CONSOLE_HISTORY_MAX = 8,
	CONSOLE_PARTS_MAX = 64,
	CONSOLE_LEFT_MAX = 32
};

enum screen { SCREEN_QUEUE, SCREEN_CASE, SCREEN_TOEZICHT, SCREEN_ALARMS };
enum overlay { OVER_NONE, OVER_HELP, OVER_ASK, OVER_FILTER, OVER_LINE, OVER_NOTE };
enum pane { PANE_ALARMS, PANE_SEATS, PANE_CAPACITY, PANES_NUM };

struct key_event {
	int key;          /* enum key or a code point */
	const char *text; /* with KEY_PASTE */
};

struct console_who {
	char operator[ZCC_OPERATOR_SIZE];
	char role[ZCC_ROLE_SIZE];
	uint64_t seat;
	enum desk desk;
	bool is_ascii;
	bool is_slow; /* a thin line: waits in minutes, nothing blinks */
};

struct console_pending {
	uint32_t ticket; /* 0 = free */
	uint16_t verb;
	uint64_t row;
	int64_t since_ms;
};

struct console {
	struct console_who who;
	const struct settings *settings; /* borrowed */
	const struct role_settings *role; /* NULL: no such role; nothing may be done */
	bool is_refused;                  /* the hub does not let this operator in */
	struct model model;
	const struct board *board; /* borrowed until the next console_update(); NULL before it */
	int64_t now_ms;            /* of the last event, any steady clock */
	int rows, cols;

	enum screen screen, home;
	enum overlay over;
	uint64_t case_id;          /* of SCREEN_CASE */
	/* what the last frame showed under the cursor */
	uint64_t painted_id;
	uint32_t painted_version;
	uint64_t painted_alarm;

	struct field field;        /* filter, command or help search */
	struct field note;
	uint64_t note_row;
	unsigned help_i, help_top;
	char history[CONSOLE_HISTORY_MAX][64];
	unsigned history_num, history_i;
	char digits[8];
	int64_t digits_ms;

	struct {
		uint16_t verb;
		uint64_t row;
		uint32_t version;
		int reason;        /* into settings->reason, -1 = not chosen yet */
		unsigned page;
		int64_t since_ms;  /* the prompt for `j` appeared; 0 = not yet */
	} ask;

	enum pane pane;
	unsigned pane_top[PANES_NUM];
	uint64_t alarm;            /* selected alarm */

	struct {
		uint64_t row;      /* 0 = none open */
		unsigned num, top;
		struct dossier_part part[CONSOLE_PARTS_MAX];
	} dossier;

	/* cases whose post fell away, until somebody is done with them: who takes one over must know
	 * with whom the caller may still be talking */
	struct {
		uint64_t row; /* 0 = free */
		char by[ZCC_OPERATOR_SIZE];
	} left[CONSOLE_LEFT_MAX];

	char message[256];
	bool is_warning;
	int64_t undo_until_ms;     /* 0 = nothing to take back */
	int64_t back_ms;           /* the hub came back at this time, 0 = long ago */
	bool was_lost;
	struct console_pending pending[CONSOLE_PENDING_MAX];
	uint32_t ticket;
	struct intent out[CONSOLE_OUT_MAX];
	unsigned out_num;
};

/* NULL: no memory.  `cases`: most cases a board can have.  Settings are borrowed. */
ZCC_CHECK struct console *console_new(const struct console_who *who, const struct settings *s,
    uint32_t cases);
void console_free(struct console *c);

/* Logged in with this role, at its desk. */
void console_role(struct console *c, const struct role_settings *role);
/* Not logged in, and why: everything can be read and nothing done. */
void console_refused(struct console *c, const char *why);
/* No role of this operator has the desk that INTENT_DESK asked for. */
void console_no_desk(struct console *c, enum desk desk);
void console_size(struct console *c, int rows, int cols);
void console_update(struct console *c, const struct board *b, int64_t now_ms);
/* All keys of one read: INPUT_BURST or more characters outside a field count as a paste. */
void console_keys(struct console *c, const struct key_event *keys, unsigned num, int64_t now_ms);
void console_draw(struct console *c, struct frame *f, int64_t now_ms);
/* The next thing to do: false = nothing more.  The caller wipes out->note. */
bool console_intent(struct console *c, struct intent *out);
/* What the hub said.  ZCC_E_OUTCOME: nothing came in time. */
struct console_reply {
	int code;
	uint64_t row;
	uint32_t version;
	const char *text; /* the hub's own words */
};
void console_answer(struct console *c, uint32_t ticket, const struct console_reply *r,
    int64_t now_ms);
/* The parts of a dossier that was asked for; copied. */
void console_dossier(struct console *c, uint64_t row, const struct dossier_part *part,
    unsigned num);
/* Words for the answer line. */
void console_say(struct console *c, bool is_warning, const char *fmt, ...) ZCC_PRINTF(3, 4);
/* The frame is shown at that size; is what was typed kept?  Always. */
bool console_is_typing(const struct console *c);
/* Ms until something on the screen can change by itself: at most 1000. */
int console_tick_ms(const struct console *c);

#endif
