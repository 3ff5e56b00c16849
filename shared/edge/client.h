/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * client - send signed commands to the hub and match the answers: for zcc-ctl, zcc-replay and the
 * console.  The same id is sent again until an answer comes, so a retry has no second effect.
 *
 * Tests: unit/test_client.c, cli/.   Threads: one.   Memory: at client_open(), and a body for each
 * command under way; the operator's keys in a guarded room.   Before it: seal_init().
 */
#ifndef ZCC_CLIENT_H
#define ZCC_CLIENT_H

#include "shared/edge/key.h"
#include "shared/edge/site.h"
#include "shared/edge/sock.h"
#include "shared/edge/wire.h"

struct client;

/* `as`: operator name (site_operator()); its key is found and loaded here.  A hub that is not there
 * is no failure yet.  ZCC_E_CONFIG: the site's hub key cannot be read; others as key.h, sock.h. */
ZCC_CHECK int client_open(const struct site *site, const char *as, key_ask_fn ask, void *arg,
    struct client **out, struct fault *f);
/*
 * The same in three steps, for who has other work while a connection comes to stand, which takes
 * some tenths of a millisecond, or while the hub is busy with the first command:
 *     client_dial()   the site need only be found; says nothing of a connection that cannot be
 *                     made, which is for the next step.  NULL: no memory.
 *     client_enter()  the site has been read; after it commands without a dossier can be sent
 *     client_share()  the key of dossiers
 * client_close() also after a failure.
 */
struct client *client_dial(const struct site *site);
ZCC_CHECK int client_enter(struct client *c, const struct site *site, const char *as,
    key_ask_fn ask, void *arg, struct fault *f);
ZCC_CHECK int client_share(struct client *c, const struct site *site, struct fault *f);
void client_close(struct client **c);

/* Sign and send; fills a->operator and, when it is all zero, a->id (client_id()).  Keeps what is
 * needed to send it again.  ZCC_E_BUSY: ZCC_OUTSTANDING_MAX - 2 are under way already;
 * ZCC_E_DATA: it does not fit in one message. */
ZCC_CHECK int client_send(struct client *c, struct ask *a, struct fault *f);
/* An answer to any command under way: ZCC_OK, or ZCC_E_AGAIN when none came within timeout_ms.
 * Unanswered commands are sent again every 500 ms meanwhile, also those the hub did not look at
 * because more than ZCC_OUTSTANDING_MAX lay there.  What `out` points to stays good until the next
 * call.  A hub of another protocol version shows as code ZCC_E_CONFIG. */
ZCC_CHECK int client_receive(struct client *c, int timeout_ms, struct wire_answer *out);
/* Give up on one: it is not sent again, a late answer is dropped. */
void client_forget(struct client *c, const uint8_t id[ZCC_ID_BYTES]);
/*
 * Send and wait: ZCC_OK and the answer, whatever its code.  After timeout_ms (DESIGN 7: 5 s) the
 * command is given up: ZCC_E_OUTCOME, it may have happened; ZCC_E_DOWN, it could not even be sent.
 * a->id stays, to ask again with.  Answers to other commands under way come again later.
 */
ZCC_CHECK int client_ask(struct client *c, struct ask *a, int timeout_ms, struct wire_answer *out,
    struct fault *f);
/* Open the boxed part of an answer.  *plain is heap; caller frees with seal_wipe + free. */
ZCC_CHECK int client_unbox(struct client *c, const struct wire_answer *a, uint8_t **plain,
    size_t *len, struct fault *f);
/* Presence: send the token that hello gave. */
void client_alive(struct client *c, const uint8_t token[WIRE_TOKEN_BYTES]);
/* For sock_wait(): until an answer comes, or what is not sent yet can be. */
struct sock_wait client_wait(struct client *c);
unsigned client_under_way(const struct client *c);
/* Give the connection what it did not take yet, without asking for answers. */
void client_offer(struct client *c);
/* Is there a command that no connection took yet?  client_receive() offers it again. */
bool client_has_unsent(struct client *c);

/* A new command id: 48 bits UTC ms, 80 random bits. */
void client_id(uint8_t id[ZCC_ID_BYTES]);

#endif
