/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/bench/bare_hub.h"

#include "tests/lib/rig.h"

#include <signal.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zmq.h>

enum { GROUP = 256, PEER = 8, MESSAGE = BARE_SIG + BARE_BODY };

struct bare_client {
	const struct bare_hub *hub;
	void *context, *socket;
	uint64_t serial;
};

static void
must_sql(sqlite3 *db, const char *sql)
{
	char *why = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		rig_fail("the bare hub: %s: %s", sql, why);
}

static sqlite3_stmt *
open_journal(const char *dir, sqlite3 **db)
{
	char path[160];
	sqlite3_stmt *insert;
	snprintf(path, sizeof path, "%s/bare.db", dir);
	if (sqlite3_open(path, db) != SQLITE_OK)
		rig_fail("the bare hub cannot open %s", path);
	must_sql(*db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
		      "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4096;"
		      "CREATE TABLE events (seq INTEGER PRIMARY KEY, message BLOB)");
	if (sqlite3_prepare_v2(*db, "INSERT INTO events (message) VALUES (?)", -1, &insert, NULL) !=
	    SQLITE_OK)
		rig_fail("the bare hub cannot prepare");
	return insert;
}

struct taken {
	uint8_t peer[PEER];
	size_t peer_len;
	uint8_t message[MESSAGE];
};

/* The next message that is there, or false. */
static bool
take(void *router, struct taken *t)
{
	int n = zmq_recv(router, t->peer, sizeof t->peer, ZMQ_DONTWAIT);
	if (n < 0)
		return false;
	t->peer_len = (size_t)n;
	if (zmq_recv(router, t->message, sizeof t->message, 0) != MESSAGE)
		rig_fail("the bare hub got another message");
	return true;
}

static void
serve(void *router, sqlite3 *db, sqlite3_stmt *insert, const uint8_t pk[32])
{
	static struct taken group[GROUP];
	for (;;) {
		zmq_pollitem_t item = {.socket = router, .events = ZMQ_POLLIN};
		zmq_poll(&item, 1, -1);
		int num = 0;
		must_sql(db, "BEGIN IMMEDIATE");
		for (; num < GROUP && take(router, &group[num]); num++) {
			const uint8_t *m = group[num].message;
			if (crypto_sign_verify_detached(m, m + BARE_SIG, BARE_BODY, pk) != 0)
				rig_fail("the bare hub got a bad signature");
			sqlite3_bind_blob(insert, 1, m, MESSAGE, SQLITE_STATIC);
			if (sqlite3_step(insert) != SQLITE_DONE)
				rig_fail("the bare hub cannot insert");
			sqlite3_reset(insert);
		}
		must_sql(db, "COMMIT");
		for (int i = 0; i < num; i++) {
			zmq_send(router, group[i].peer, group[i].peer_len, ZMQ_SNDMORE);
			zmq_send(router, group[i].message, 64, 0);
		}
	}
}

void
bare_hub_start(struct bare_hub *h, const char *dir)
{
	snprintf(h->address, sizeof h->address, "ipc://%s/bare.sock", dir);
	crypto_sign_keypair(h->pk, h->sk);
	h->pid = fork();
	if (h->pid < 0)
		rig_fail("no process for the bare hub");
	if (h->pid > 0)
		return;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	sqlite3 *db;
	sqlite3_stmt *insert = open_journal(dir, &db);
	void *router = zmq_socket(zmq_ctx_new(), ZMQ_ROUTER);
	if (router == NULL || zmq_bind(router, h->address) != 0)
		rig_fail("the bare hub cannot listen on %s", h->address);
	serve(router, db, insert, h->pk);
	_exit(0);
}

void
bare_hub_stop(struct bare_hub *h)
{
	kill(h->pid, SIGKILL);
	waitpid(h->pid, NULL, 0);
}

struct bare_client *
bare_client_new(const struct bare_hub *h)
{
	struct bare_client *c = calloc(1, sizeof *c);
	if (c == NULL)
		rig_fail("no memory for a client");
	c->hub = h;
	c->context = zmq_ctx_new();
	c->socket = zmq_socket(c->context, ZMQ_DEALER);
	if (c->socket == NULL || zmq_connect(c->socket, h->address) != 0)
		rig_fail("no client of the bare hub");
	return c;
}

void
bare_client_free(struct bare_client *c)
{
	int now = 0;
	zmq_setsockopt(c->socket, ZMQ_LINGER, &now, sizeof now);
	zmq_close(c->socket);
	zmq_ctx_term(c->context);
	free(c);
}

void
bare_client_ask(struct bare_client *c)
{
	uint8_t message[MESSAGE] = {0}, answer[64];
	c->serial++;
	memcpy(message + BARE_SIG, &c->serial, sizeof c->serial);
	crypto_sign_detached(message, NULL, message + BARE_SIG, BARE_BODY, c->hub->sk);
	if (zmq_send(c->socket, message, sizeof message, 0) < 0 ||
	    zmq_recv(c->socket, answer, sizeof answer, 0) < 0)
		rig_fail("the bare hub does not answer");
}
