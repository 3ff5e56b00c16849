/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/stress/pest.h"

#include "shared/base/err.h"
#include "shared/edge/client.h"
#include "tests/stress/attack_raw.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { UNDER_WAY = ZCC_OUTSTANDING_MAX - 2, WAIT_MS = 100, MUTE_BURST = 64, MUTE_MS = 20 };

/* A claim of a case that never was: refused, and each refusal is a row of the journal. */
static void
flood(const struct site *site)
{
	struct client *c;
	struct fault f;
	if (client_open(site, "triagist", NULL, NULL, &c, &f) != ZCC_OK)
		return;
	for (;;) {
		struct wire_answer got;
		while (client_under_way(c) < UNDER_WAY) {
			struct ask a;
			ask_init(&a, VERB_CLAIM);
			a.row = UINT64_C(1) << 40;
			a.version = 1;
			if (client_send(c, &a, &f) != ZCC_OK)
				break;
		}
		(void)!client_receive(c, WAIT_MS, &got);
	}
}

/* A command of a known operator with a signature of nobody's: answered, so that answers pile up. */
static size_t
forged_command(uint8_t *body, size_t size)
{
	uint8_t header[1024], hash[ZCC_HASH_BYTES] = {0}, sig[ZCC_SIG_BYTES] = {1};
	struct ask a;
	size_t header_len = 0, len = 0;
	ask_init(&a, VERB_NEXT);
	strcpy(a.operator, "triagist");
	client_id(a.id);
	ZCC_MUST(wire_encode_header(&a, hash, header, sizeof header, &header_len) == ZCC_OK);
	ZCC_MUST(wire_encode_command(header, header_len, sig, NULL, 0, body, size, &len) == ZCC_OK);
	return len;
}

static void
mute(const struct rig *r)
{
	char path[128];
	uint8_t body[2048];
	size_t len = forged_command(body, sizeof body);
	snprintf(path, sizeof path, "%s/command.sock", r->run);
	int fd = raw_connect(path);
	raw_greet(fd, "DEALER");
	for (;;) {
		for (int i = 0; i < MUTE_BURST; i++)
			if (!raw_frame(fd, body, len, false))
				return; /* the hub has cut it off, which is one answer to it */
		poll(NULL, 0, MUTE_MS);
	}
}

/*
 * What it takes of this machine's processors is not what it takes of the hub.  A kernel that shares
 * them between sessions heeds nice() only within one, so it gets a session of its own, of the least
 * weight; otherwise the hub and whoever measures would pay for what it uses.
 */
static void
weigh_least(void)
{
	errno = 0;
	if (setsid() < 0 || (nice(19) == -1 && errno != 0))
		_exit(1);
	int fd = open("/proc/self/autogroup", O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return; /* a kernel without them */
	(void)!write(fd, "19", 2);
	close(fd);
}

pid_t
pest_start(const struct rig *r, enum pest kind)
{
	pid_t pid = fork();
	if (pid < 0)
		rig_fail("no process for a pest");
	if (pid > 0) {
		waitpid(pid, NULL, WUNTRACED);
		return pid;
	}
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	weigh_least();
	raise(SIGSTOP);
	if (kind == PEST_FLOOD)
		flood(&r->site);
	else
		mute(r);
	_exit(0);
}

void
pest_end(pid_t pid)
{
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}
