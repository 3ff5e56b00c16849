/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/bench/bare_hop.h"

#include "tests/bench/figure.h"
#include "tests/lib/rig.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zmq.h>

enum { BYTES = 200, TRY_MS = 100 };

struct bare_hop {
	void *context, *pub;
	pid_t pid;
	int had; /* moments at which the other had a message */
};

__attribute__((noreturn)) static void
other_main(const char *address, int tell)
{
	char room[BYTES];
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	void *sub = zmq_socket(zmq_ctx_new(), ZMQ_SUB);
	if (sub == NULL || zmq_setsockopt(sub, ZMQ_SUBSCRIBE, "", 0) != 0 ||
	    zmq_connect(sub, address) != 0)
		_exit(1);
	while (zmq_recv(sub, room, sizeof room, 0) >= 0) {
		double now = figure_now_us();
		if (write(tell, &now, sizeof now) != sizeof now)
			break;
	}
	_exit(0);
}

struct bare_hop *
bare_hop_new(const char *dir)
{
	char address[128];
	int told[2];
	struct bare_hop *h = calloc(1, sizeof *h);
	snprintf(address, sizeof address, "ipc://%s/hop.sock", dir);
	if (h == NULL || pipe(told) != 0)
		rig_fail("no memory or no pipe");
	h->pid = fork();
	if (h->pid < 0)
		rig_fail("no process");
	if (h->pid == 0)
		other_main(address, told[1]);
	close(told[1]);
	h->had = told[0];
	h->context = zmq_ctx_new();
	h->pub = zmq_socket(h->context, ZMQ_PUB);
	if (h->pub == NULL || zmq_bind(h->pub, address) != 0)
		rig_fail("cannot publish on %s", address);
	/* until the other has joined, what is sent is lost */
	double had;
	struct pollfd p = {.fd = h->had, .events = POLLIN};
	do
		zmq_send(h->pub, "", 1, 0);
	while (poll(&p, 1, TRY_MS) == 0);
	while (poll(&p, 1, TRY_MS) > 0 && read(h->had, &had, sizeof had) == sizeof had)
		;
	return h;
}

void
bare_hop_free(struct bare_hop *h)
{
	int now = 0;
	kill(h->pid, SIGKILL);
	waitpid(h->pid, NULL, 0);
	zmq_setsockopt(h->pub, ZMQ_LINGER, &now, sizeof now);
	zmq_close(h->pub);
	zmq_ctx_term(h->context);
	close(h->had);
	free(h);
}

double
bare_hop_us(struct bare_hop *h)
{
	char message[BYTES] = {0};
	double had, begin = figure_now_us();
	if (zmq_send(h->pub, message, sizeof message, 0) < 0 ||
	    read(h->had, &had, sizeof had) != sizeof had)
		rig_fail("the message did not come");
	return had - begin;
}
