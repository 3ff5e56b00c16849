/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * client_priv - the inside of a client.
 *
 *     client.c       commands, answers
 *     client_open.c  the connection, the operator's key
 */
#ifndef ZCC_CLIENT_PRIV_H
#define ZCC_CLIENT_PRIV_H

#include "shared/edge/client.h"

enum { UNDER_WAY_MAX = ZCC_OUTSTANDING_MAX - 2 };

/* One command without an answer; body NULL = not in use. */
struct pending {
	uint8_t id[ZCC_ID_BYTES];
	uint8_t *body;
	size_t len;
	int64_t next_ms; /* boot clock: when it is sent again */
	uint64_t serial; /* rises with every command */
	bool was_sent;   /* a connection took it, at least once */
};

/* What must not lie about in memory. */
struct secrets {
	struct seal_keys keys;
	struct seal_shared hub;
	bool has_hub;
};

struct client {
	struct sock *sock; /* NULL: none could be made yet */
	struct secrets *secrets;
	char operator[ZCC_OPERATOR_SIZE];
	uint8_t site[ZCC_SITE_BYTES];
	unsigned under_way;
	uint64_t serial; /* of the newest command */
	struct pending pending[UNDER_WAY_MAX];
};

#endif
