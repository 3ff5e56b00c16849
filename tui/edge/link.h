/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * link - the console's line to the hub: the shared picture, signed commands, presence.
 *
 * One seat for the life of the console, 64 random bits.  The operator logs in (`hello`) without a
 * role: the hub answers with all roles of the operator, and the link says hello again when another
 * one than the first fits the desk.  After a restart of the hub, or when it gave up the seat, the
 * link logs in again by itself, with the same seat and role.  An operator who is refused stays out
 * until the hub has restarted: each try stands in the audit.
 *
 * Tests: tests/screen against a real hub.   Threads: one.   Memory: at link_new(); see client.h.
 */
#ifndef ZCC_TUI_LINK_H
#define ZCC_TUI_LINK_H

#include "shared/care/board.h"
#include "shared/edge/client.h"
#include "tui/core/console_state.h"
#include "tui/edge/told.h"

enum { LINK_WAITS = 2 };

struct link;

/*
 * In three steps, so that a connection comes to stand while the site is read, and the hub commits
 * the hello while the terminal is set up:
 *     link_new()   the site need only be found.  NULL: no memory.
 *     link_open()  the site has been read.  desk: DESK_NONE = of the first role that has one.  Asks
 *                  for a passphrase when the key wants one.  Codes of client_open().
 *     link_hail()  says hello, to a hub that runs; 10 ms at most.  Calls nothing of `told`.
 * link_close() also after a failure.
 */
struct link *link_new(const struct site *site, const struct link_told *told);
ZCC_CHECK int link_open(struct link *l, const char *as, enum desk desk, struct fault *f);
/* Where the seat stands: told with each hello from now on; before link_hail(). */
void link_locate(struct link *l, const char *location);
ZCC_CHECK int link_hail(struct link *l, struct fault *f);
/* Says `bye` when the hub has our seat, or may have; waits at most 300 ms for it. */
void link_close(struct link **l);

uint64_t link_seat(const struct link *l);
const struct board *link_board(const struct link *l);
/* As of the last turn: can the shared picture be followed? */
enum picture link_picture(const struct link *l);
/* Logged in, refused, or without a hub to log in to: what is on the screen stays there. */
bool link_is_settled(const struct link *l);
/* Go and sit at another desk, in the role for it.  False: no role of this operator has it. */
bool link_desk(struct link *l, enum desk desk);
/* The site's settings are to be replaced: the name of the role in force, "" when there is none; and
 * that they were: the same role goes on, and when it is gone the hub is asked for another.  True: there is
 * no other with a desk, and from now on `gone`, borrowed, is the role. */
const char *link_role(const struct link *l);
bool link_settings(struct link *l, const char *role, const struct role_settings *gone);
/* Sockets to wait on: fills w[0..LINK_WAITS), returns how many. */
unsigned link_waits(struct link *l, struct sock_wait *w);
int link_wait_ms(const struct link *l); /* and at most this long until the next turn */
/* Send an intent of INTENT_SEND; the answer comes through `told`.  ZCC_E_DENIED: not logged in;
 * ZCC_E_BUSY: too many are unanswered; ZCC_E_DATA: too long; ZCC_E_IO: no memory. */
ZCC_CHECK int link_send(struct link *l, const struct intent *want);
/* Bring the picture up to date, take answers, keep the seat alive.  True: something to show changed. */
bool link_turn(struct link *l, int64_t now_ms);

#endif
