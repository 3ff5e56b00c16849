/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * post - commands on their way to the hub as one operator: at most POST_MAX under way, each sent
 * again under the same id until the hub has decided.
 *
 * An answer that says "not now" (busy, 75; disk full or I/O, 74) is no decision: the command waits
 * 100 ms, then twice as long each time up to 2 s, and goes again.  The one exception is `next`,
 * where busy means that nobody waits.  While anything waits like this, post_has_room() is false.
 *
 * Tests: cli/replay.t.   Threads: one.   Memory: some 300 KiB at post_open().
 */
#ifndef ZCC_REPLAY_POST_H
#define ZCC_REPLAY_POST_H

#include "shared/care/ask.h"
#include "shared/edge/site.h"
#include "shared/edge/sock.h"

#include <stdbool.h>
#include <stdint.h>

enum { POST_MAX = 48 };

struct post; /* opaque; whoever opened it closes it */

struct post_reply {
	uint16_t verb;    /* of the command */
	uint64_t tag;     /* as given to post_send() */
	int code;         /* enum zcc_err: the hub's decision */
	uint64_t row;     /* the case, 0 = none */
	uint32_t version; /* of the case, now */
	char text[200];   /* why it was refused */
	unsigned why;     /* enum why, 0 = in words alone */
};

/* As client_open(): ZCC_E_DOWN when there is no hub now. */
ZCC_CHECK int post_open(const struct site *site, const char *as, struct post **out,
    struct fault *f);
void post_close(struct post **p);
struct sock_wait post_wait(struct post *p);

/* A command may be sent, and nothing says that the hub is busy. */
bool post_has_room(const struct post *p);
/* One may be sent, busy or not. */
bool post_has_slot(const struct post *p);
/* Send a copy of *ask; needs a slot.  ZCC_E_*: it cannot be encoded or signed; nothing was sent. */
ZCC_CHECK int post_send(struct post *p, const struct ask *ask, uint64_t tag, int64_t now_ms,
    struct fault *f);
/* The next decision of the hub: ZCC_OK or ZCC_E_AGAIN.  Never blocks; call it at least each 500 ms
 * while anything is under way, because it also sends again what is due. */
ZCC_CHECK int post_receive(struct post *p, int64_t now_ms, struct post_reply *out);
unsigned post_under_way(const struct post *p);
/* When post_receive() has something to send again, INT64_MAX = nothing. */
int64_t post_wake_ms(const struct post *p);
/* How long the hub has left us without any answer, 0 when nothing is under way. */
int64_t post_silent_ms(const struct post *p, int64_t now_ms);
/* The hub's reason for "not now" when it is one of disk or journal, once each time it begins; else
 * NULL. */
const char *post_trouble(struct post *p);
/* Give up what waits to be sent again: the hub has not taken it. */
void post_drop_waiting(struct post *p);

#endif
