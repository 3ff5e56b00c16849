/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/bench/load.h"

#include "shared/base/text.h"
#include "shared/edge/client.h"
#include "tests/bench/figure.h"

#include <dirent.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zmq.h>

enum { PROVIDERS = 32 };

struct load {
	struct rig *rig;
	struct seal_keys keys;
	void *context, *socket[LOAD_CLIENTS];
	uint32_t serial;
};

static void
connect_all(struct load *l)
{
	char address[192];
	snprintf(address, sizeof address, "ipc://%s/command.sock", l->rig->run);
	l->context = zmq_ctx_new();
	for (int i = 0; i < LOAD_CLIENTS; i++) {
		l->socket[i] = zmq_socket(l->context, ZMQ_DEALER);
		if (l->socket[i] == NULL || zmq_connect(l->socket[i], address) != 0)
			rig_fail("client %d does not connect", i);
	}
}

struct load *
load_new(struct rig *r)
{
	char path[PATH_MAX];
	struct fault f = {0};
	struct load *l = calloc(1, sizeof *l);
	if (l == NULL || !site_path(&r->site, "keys/demo.key", path, sizeof path))
		rig_fail("no memory for the clients");
	l->rig = r;
	if (key_load(path, NULL, NULL, &l->keys, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	connect_all(l);
	return l;
}

void
load_free(struct load *l)
{
	for (int i = 0; i < LOAD_CLIENTS; i++)
		zmq_close(l->socket[i]);
	zmq_ctx_term(l->context);
	free(l);
}

static void
sign_one(struct load *l, struct load_command *c)
{
	static const uint8_t none[ZCC_HASH_BYTES];
	struct ask a;
	uint8_t header[LOAD_BODY];
	size_t len = 0;
	uint32_t n = l->serial++;
	ask_init(&a, VERB_CAPACITY);
	client_id(a.id);
	strcpy(a.operator, "demo");
	snprintf(a.board.provider, sizeof a.board.provider, "Instelling %u", n % PROVIDERS);
	strcpy(a.board.kind, "elv-laag");
	strcpy(a.board.source, "meting");
	a.board.total = 40;
	a.board.free = (int32_t)(n / PROVIDERS % 40);
	if (wire_encode_header(&a, none, header, sizeof header, &len) != ZCC_OK)
		rig_fail("a command does not fit");
	seal_sign(&l->keys, l->rig->site.id, header, len, c->sig);
	if (wire_encode_command(header, len, c->sig, NULL, 0, c->body, sizeof c->body, &c->len) !=
	    ZCC_OK)
		rig_fail("a command does not fit");
	for (size_t at = 0; at + len <= c->len; at++)
		if (memcmp(c->body + at, header, len) == 0)
			c->header = c->body + at;
	c->header_len = len;
}

void
load_sign(struct load *l, struct load_command *commands, size_t num)
{
	for (size_t i = 0; i < num; i++)
		sign_one(l, &commands[i]);
}

static void
send_one(struct load *l, int client, const struct load_command *c)
{
	if (zmq_send(l->socket[client], c->body, c->len, 0) < 0)
		rig_fail("a command cannot be sent");
}

static void
take_answer(struct load *l, int client)
{
	uint8_t room[2048];
	struct wire_answer a;
	int n = zmq_recv(l->socket[client], room, sizeof room, 0);
	if (n < 0 || wire_decode_answer(room, (size_t)n, &a) != ZCC_OK || a.code != ZCC_OK)
		rig_fail("a command was refused: %s", n > 0 ? a.text : "no answer");
}

double
load_run(struct load *l, const struct load_command *commands, size_t num)
{
	zmq_pollitem_t items[LOAD_CLIENTS];
	size_t sent = 0, done = 0;
	double start = figure_now_us();
	for (int i = 0; i < LOAD_CLIENTS; i++) {
		items[i] = (zmq_pollitem_t){.socket = l->socket[i], .events = ZMQ_POLLIN};
		if (sent < num)
			send_one(l, i, &commands[sent++]);
	}
	while (done < num) {
		if (zmq_poll(items, LOAD_CLIENTS, 30000) <= 0)
			rig_fail("the hub does not answer");
		for (int i = 0; i < LOAD_CLIENTS; i++) {
			if (items[i].revents == 0)
				continue;
			take_answer(l, i);
			done++;
			if (sent < num)
				send_one(l, i, &commands[sent++]);
		}
	}
	return figure_now_us() - start;
}

double
load_check(const struct load *l, const struct load_command *commands, size_t num)
{
	struct timespec from, to;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
	for (size_t i = 0; i < num; i++)
		if (crypto_sign_verify_detached(commands[i].sig, commands[i].header,
			commands[i].header_len, l->keys.sign_pk) == 0)
			rig_fail("the label and the site are not signed");
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
	return (double)(to.tv_sec - from.tv_sec) * 1e6 + (double)(to.tv_nsec - from.tv_nsec) / 1e3;
}

static double
thread_us(pid_t pid, const char *thread)
{
	char path[320];
	uint64_t ns = 0;
	snprintf(path, sizeof path, "/proc/%d/task/%s/schedstat", (int)pid, thread);
	FILE *in = fopen(path, "r");
	if (in == NULL)
		return 0; /* it ended meanwhile */
	int got = fscanf(in, "%" SCNu64, &ns);
	fclose(in);
	return got == 1 ? (double)ns / 1e3 : 0;
}

struct cpu_used
cpu_used(pid_t pid)
{
	char path[64];
	struct cpu_used used = {0};
	snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
	DIR *dir = opendir(path);
	if (dir == NULL)
		rig_fail("cannot look into %s", path);
	for (struct dirent *d; (d = readdir(dir)) != NULL;)
		if (d->d_name[0] != '.')
			*(strtol(d->d_name, NULL, 10) == pid ? &used.main_us : &used.others_us) +=
			    thread_us(pid, d->d_name);
	closedir(dir);
	return used;
}
