/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sock - the only file that knows ZeroMQ: ROUTER and PUB for the hub, DEALER and SUB for the rest.
 *
 * ipc only, in SITE/run (0750).  One context per process; a socket stays in its maker's thread.
 * Tests: unit/test_sock.c.   Memory: libzmq's; frames far over ZCC_BODY_MAX, of answers
 * over ZCC_ANSWER_MAX, are cut off by it.
 */
#ifndef ZCC_SOCK_H
#define ZCC_SOCK_H

#include "zcc/err.h"
#include "zcc/limits.h"

#include <stdbool.h>
#include <stddef.h>

struct sock;
enum { SOCK_PEER_BYTES = 8 }; /* routing ids are made by libzmq: 5 bytes; kept in 8, zero padded */

/* May a socket stand there?  ZCC_E_CONFIG: not absolute, or longer than the system takes. */
ZCC_CHECK int sock_check_path(const char *path, struct fault *f);
/* Hub side.  The caller holds the site's lock.  Socket files become 0660. */
ZCC_CHECK int sock_bind_router(const char *path, struct sock **out, struct fault *f);
ZCC_CHECK int sock_bind_pub(const char *path, struct sock **out, struct fault *f);
/* Client side.  A socket that is not there yet is no failure: the connection is made when it comes,
 * and again after each loss.  ZCC_E_DOWN: no such directory; ZCC_E_DENIED: owner or mode of the
 * directory is not what it should be (somebody else could have put the socket there).
 * Both sides: ZCC_E_CONFIG when the path is not absolute or longer than the system takes (107). */
ZCC_CHECK int sock_connect_dealer(const char *path, struct sock **out, struct fault *f);
ZCC_CHECK int sock_connect_sub(const char *path, const char *topic, struct sock **out,
    struct fault *f);
void sock_close(struct sock **s);
void sock_end(void); /* end the context: last thing a process does */

/* Next message: ZCC_OK, ZCC_E_AGAIN (none), ZCC_E_DATA (not ours, dropped: count it).
 * Router: `peer` is who sent it.  *body stays good until the next receive on this socket. */
ZCC_CHECK int sock_receive(struct sock *s, uint8_t peer[SOCK_PEER_BYTES], const uint8_t **body,
    size_t *len);
/* Router: end the connection by which the last message came.  Its peer may connect anew. */
void sock_cut(struct sock *s);
/* Never blocks.  ZCC_E_AGAIN: the peer's queue is full, a client has no connection now, or there is no
 * memory (the message is dropped).  ZCC_E_DOWN: the peer has left. */
int sock_send_peer(struct sock *s, const uint8_t peer[SOCK_PEER_BYTES], const void *body,
    size_t len);
int sock_send(struct sock *s, const void *body, size_t len);

/* Wait until one of the sockets or plain descriptors can be read, or timeout_ms (-1 = for ever).
 * A socket with wants_room is also waited for until a send would be taken: a client until it has its
 * connection.  is_ready is set per entry; returns how many, 0 on time-out or signal. */
enum { SOCK_WAIT_MAX = 16 }; /* entries of one wait */
struct sock_wait {
	struct sock *sock; /* or NULL: then fd */
	int fd;
	bool wants_room, is_ready;
};
int sock_wait(struct sock_wait *w, unsigned num, int timeout_ms);

#endif
