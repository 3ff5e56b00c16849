/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view - the screens of the console: what each draws, and the keys that only it knows.
 *
 * Inside tui/core only.  A draw function may note what it painted and how much fits; nothing else.
 *
 * Tests: unit/test_screens.c, unit/test_console.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_H
#define ZCC_TUI_VIEW_H

#include "tui/core/console.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"

#include <inttypes.h>

/* act.c: do what an action means.  arg: what stood behind the command, NULL from a key. */
struct act_arg {
	uint64_t row;     /* 0 = what is selected */
	const char *text; /* NULL or the rest of the line */
};
void act_run(struct console *c, enum action a, const struct act_arg *arg);
/* Ask the hub; false (and said why) when it cannot be asked now. */
bool act_send(struct console *c, const struct intent *want);
/* The role may use it. */
bool act_may(const struct console *c, enum zcc_verb verb);
void act_leave(struct console *c); /* one level back */
void act_wipe_dossier(struct console *c);

/* reply.c: what an answer means on the screen; see console_answer(). */

/* view_status.c: row 1, the answer line, the keys, the box without a hub. */
void status_draw(struct console *c, struct frame *f);
void answer_draw(struct console *c, struct frame *f);
void footer_draw(struct console *c, struct frame *f);
int lost_draw(struct console *c, struct frame *f); /* rows it took, 0 = hub is live */
const char *desk_title(enum desk d);
unsigned console_where(const struct console *c); /* enum where bit of the screen */
bool console_is_live(const struct console *c);
const char *console_left_by(const struct console *c, uint64_t row); /* verlaten; NULL = was not */

/* view_queue.c, column.c */
void queue_draw(struct console *c, struct frame *f, int y);
void column_heads(struct frame *f, int y, int width);
void column_row(const struct console *c, struct frame *f, int y, int width,
    const struct zcc_case_row *row);
/* How long something has been so, as lists show it. */
int64_t calm_ms(const struct console *c, int64_t since_line);
const char *state_label(unsigned state);
const char *complaint_label(const struct zcc_case_row *row);
enum style urgency_style(unsigned urgency);
enum style norm_style(enum norm n);

/* view_detail.c: board data of one case in `height` rows of `width` columns. */
void detail_draw(const struct console *c, struct frame *f, int y, int x, int height, int width,
    const struct zcc_case_row *row);

/* view_dossier.c: SCREEN_CASE */
void case_draw(struct console *c, struct frame *f, int y);

/* view_toezicht.c: SCREEN_TOEZICHT and SCREEN_ALARMS */
void toezicht_draw(struct console *c, struct frame *f, int y);
void alarms_draw(struct console *c, struct frame *f, int y);
void toezicht_move(struct console *c, int64_t rows);
/* Parts of it that other screens show too. */
void seats_draw(const struct console *c, struct frame *f, int y, int x, int height, int width,
    unsigned top);
void alarm_list_draw(struct console *c, struct frame *f, int y, int x, int height, int width,
    bool has_focus);

/* view_help.c */
void help_draw(struct console *c, struct frame *f);
void help_key(struct console *c, int key);
/* Rows of the help for a search, best first: into bindings[].  Returns how many. */
unsigned help_search(const char *query, unsigned where, uint8_t found[ACTIONS_NUM]);

/* view_ask.c: reason and `j` */
void ask_begin(struct console *c, enum zcc_verb verb, const struct zcc_case_row *row,
    uint32_t version, int reason);
void ask_draw(struct console *c, struct frame *f);
void ask_key(struct console *c, int key);

/* view_line.c: `/` and `:` */
void line_draw(struct console *c, struct frame *f);
void line_key(struct console *c, int key);

#endif
