/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * link - the console's line to the hub: the shared picture, signed commands, presence.
 *
 * One seat for the life of the console, 64 random bits.  The operator logs in (`hello`) in the
 * first role that fits the desk and that the hub grants; after a restart of the hub, or when it
 * gave up the seat, the link logs in again by itself with the same seat.
 *
 * Tests: tests/tui against a real hub.   Threads: one.   Memory: at link_open(); see client.h.
 */
#ifndef ZCC_TUI_LINK_H
#define ZCC_TUI_LINK_H

#include "shared/care/board.h"
#include "shared/edge/client.h"
#include "tui/core/intent.h"

enum { LINK_DOSSIER_MAX = 64, LINK_WAITS = 2 };

struct link;

struct link_told {
	/* An answer to an intent, or ZCC_E_OUTCOME when none came in time. */
	void (*answer)(void *arg, uint32_t ticket, int code, uint64_t row, uint32_t version,
	    const char *text);
	/* A dossier that was asked for; wiped after the call. */
	void (*dossier)(void *arg, uint64_t row, const struct dossier_part *part, unsigned num);
	/* Logged in with this role, or NULL and why not. */
	void (*role)(void *arg, const struct role_settings *role, const char *why);
	void *arg;
};

/* desk: DESK_NONE = the first role that is granted.  Asks for a passphrase when the key wants one:
 * before the screen starts.  Codes of client_open(); ZCC_E_CONFIG: no role for that desk. */
ZCC_CHECK int link_open(const struct site *site, const char *as, enum desk desk,
    const struct link_told *told, struct link **out, struct fault *f);
/* Says `bye` when logged in; waits at most 300 ms for it. */
void link_close(struct link **l);

uint64_t link_seat(const struct link *l);
const struct board *link_board(const struct link *l);
/* Sockets to wait on: fills w[0..LINK_WAITS), returns how many. */
unsigned link_waits(struct link *l, struct sock_wait *w);
/* Send an intent of INTENT_SEND; the answer comes through `told`.  ZCC_E_DENIED: not logged in. */
ZCC_CHECK int link_send(struct link *l, const struct intent *want, struct fault *f);
/* Bring the picture up to date, take answers, keep the seat alive.  True: the picture changed. */
bool link_turn(struct link *l, int64_t now_ms);

#endif
