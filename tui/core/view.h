/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view - what the screens of the console draw.
 *
 * A draw function may note what it painted and how much fits; nothing else of the state changes.
 *
 * Tests: unit/test_screens.c, unit/test_console.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_H
#define ZCC_TUI_VIEW_H

#include "tui/core/console_state.h"

/* view_status.c: row 1, the answer line, the keys. */
void status_draw(struct console *c, struct frame *f);
void answer_draw(struct console *c, struct frame *f);
/* Words from column 1 on in `width` columns, in as many rows as they take, of which y is the last. */
void answer_whole(struct frame *f, int y, int width, enum style style, const char *said);
void footer_draw(struct console *c, struct frame *f);
/* view_lost.c: the box of what fails; rows it took, 0 = all is well. */
int lost_draw(struct console *c, struct frame *f);

/* view_queue.c: SCREEN_QUEUE */
void queue_draw(struct console *c, struct frame *f, int y);
/* The last row of a list that is cut: how many stand below what shows, or above it. */
void list_more(struct frame *f, int y, int width, unsigned above, unsigned below);
/* The head of the queue, and the colleagues below it, beside another screen: nothing is chosen there. */
void queue_beside(const struct console *c, struct frame *f, int y, int height, int width);

/* view_detail.c: board data of one case in `height` rows of `width` columns. */
void detail_draw(const struct console *c, struct frame *f, int y, int x, int height, int width,
    const struct zcc_case_row *row);

/* view_dossier.c: SCREEN_CASE */
void case_draw(struct console *c, struct frame *f, int y);

/* view_region.c: SCREEN_REGION */
void region_draw(struct console *c, struct frame *f, int y);

/* view_toezicht.c: SCREEN_TOEZICHT */
void toezicht_draw(struct console *c, struct frame *f, int y);
void toezicht_move(struct console *c, int64_t rows);
/* Parts of it that other screens show too. */
void seats_draw(const struct console *c, struct frame *f, int y, int x, int height, int width,
    unsigned top);

#endif
