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
 * Tests: unit/test_console.c, unit/test_console_keys.c (random keys), unit/test_screens.c (golden screens).
 * Threads: one.   Memory: at console_new(); dossier and note are wiped when they leave the screen.
 */
#ifndef ZCC_TUI_CONSOLE_H
#define ZCC_TUI_CONSOLE_H

#include "tui/core/console_state.h"

/* NULL: no memory.  `cases`: most cases a board can have.  Settings are borrowed. */
ZCC_CHECK struct console *console_new(const struct console_who *who, const struct settings *s,
    uint32_t cases);
void console_free(struct console *c);

/* Logged in with this role, at its desk. */
void console_role(struct console *c, const struct role_settings *role);
/* The triage protocol of the site, borrowed; NULL = it has none.  A triage that is being made goes on by
 * the one it began with (NT-10): that must live until console_uses() says otherwise. */
void console_protocol(struct console *c, const struct protocol *p);
/* One that was in force before, borrowed as that: for the text of a triage that was begun by it, before
 * console_draft().  console_lacks(): the triage of this text was begun by one that is not at hand. */
void console_earlier(struct console *c, const struct protocol *p);
bool console_lacks(const struct console *c, const char *triage, uint8_t hash[ZCC_HASH_BYTES]);
/* The same to read by: that of the case which is looked at, when it was triaged before another came in force.
 * console_reads(): there is such a one, not at hand; ask again when the frame is drawn. */
void console_read(struct console *c, const struct protocol *p);
bool console_reads(const struct console *c, uint8_t hash[ZCC_HASH_BYTES]);
bool console_uses(const struct console *c, const struct protocol *p);
/* What the settings hold is another than before: roles, codes, words.  gone: the role in which this
 * operator works and which stands there no more, borrowed, with what it may still do; else NULL. */
void console_settings(struct console *c, const struct role_settings *gone);
/* The hub keeps a note about this case that an earlier console of this operator left half typed. */
void console_left_draft(struct console *c, uint64_t row);
/* Not logged in, and why: everything can be read and nothing done. */
void console_refused(struct console *c, const struct console_reply *r);
/* No role of this operator has the desk that INTENT_DESK asked for. */
void console_no_desk(struct console *c, enum desk desk);
void console_size(struct console *c, int rows, int cols);
void console_update(struct console *c, const struct board *b, int64_t now_ms);
/* Whether the picture that run/segment names can be followed; said while the board is not live. */
void console_picture(struct console *c, enum picture picture);
/* All keys of one read.  INPUT_BURST or more characters were pasted, or held up on their way: they go into the
 * field that is open, or into the command line that the first, a colon, opens; elsewhere nothing is done. */
void console_keys(struct console *c, const struct key_event *keys, unsigned num, int64_t now_ms);
/* After a frame was drawn: what was typed ahead for the case that came with it.  True: there was some, so there
 * may be something to send and to draw. */
bool console_ahead(struct console *c, int64_t now_ms);
void console_draw(struct console *c, struct frame *f, int64_t now_ms);
/* The screen locks after so many seconds without a key, unless somebody is on the line; 0 = never. */
void console_lock_after(struct console *c, uint32_t seconds);
/* What became of INTENT_UNLOCK: ZCC_OK, ZCC_E_DENIED for another passphrase; else it cannot be known now. */
void console_unlock(struct console *c, int code, int64_t now_ms);
/* What time alone makes due: a draft, the lock.  Then console_intent(). */
void console_time(struct console *c, int64_t now_ms);
/* Something typed cannot be sent before the hub has said what it keeps: who ends waits a moment. */
bool console_is_unheard(const struct console *c);
/* The console ends: what was typed last is due now. */
void console_end(struct console *c, int64_t now_ms);
/* The next thing to do: false = nothing more.  The caller wipes it. */
bool console_intent(struct console *c, struct intent *out);
/* What the hub said.  ZCC_E_OUTCOME: nothing came in time. */
void console_answer(struct console *c, uint32_t ticket, const struct console_reply *r,
    int64_t now_ms);
/* The messages between desks that stand for this operator, oldest first. */
void console_messages(struct console *c, const struct message *m, unsigned num);
/* What a search that was asked for found, newest first; copied.  Before its answer. */
void console_found(struct console *c, const struct search_told *told, const struct found_case *found,
    unsigned num);
/* The draft about this case that was asked for, its note and its triage, "" of what is not kept; before
 * its answer. */
void console_draft(struct console *c, uint64_t row, const char *note, const char *triage);
/* By which right the dossier of a case was told, enum zcc_relation; by the noodknop, until when. */
void console_right(struct console *c, uint64_t row, unsigned relation, int64_t until_wall);
/* Uses of the noodknop that were asked for; copied. */
void console_reviews(struct console *c, const struct review_item *item, unsigned num);
/* The parts of a dossier that was asked for; copied. */
void console_dossier(struct console *c, uint64_t row, const struct dossier_part *part,
    unsigned num);
/* Ms until something on the screen can change by itself, or console_time() has work: at most 1000. */
int console_tick_ms(const struct console *c);

#endif
