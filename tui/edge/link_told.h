/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * link_told - what an answer of the hub carries, told to the console.
 *
 * Each gives ZCC_OK, or why the answer cannot be read; then nothing of it was told.
 *
 * Tests: see link.h.   Threads: the loop's.   Memory: what was personal is wiped before they return.
 */
#ifndef ZCC_TUI_LINK_TOLD_H
#define ZCC_TUI_LINK_TOLD_H

#include "shared/edge/wire.h"
#include "tui/edge/link_state.h"

int link_show_dossier(struct link *l, const struct slot *s, const struct wire_answer *answer);
int link_show_reviews(struct link *l, const struct wire_answer *answer);
int link_show_draft(struct link *l, const struct slot *s, const struct wire_answer *answer);
int link_show_messages(struct link *l, const struct wire_answer *answer);
int link_show_found(struct link *l, const struct wire_answer *answer);

#endif
