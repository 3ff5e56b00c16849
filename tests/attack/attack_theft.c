/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * attack_theft - G-21: whoever wants to be the hub of a site that has one.
 *
 * By turns: a second hub is started; somebody else on the machine (user nobody) tries to remove the
 * hub's sockets, to bind his own in their place and to connect; the directory is opened to him, so
 * that he can, and a client is asked to send there.  Each time the first hub goes on serving and the
 * thief is sent nothing.  Now and then the hub is killed, so that its sockets stay behind, and the
 * next one takes the site.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "tests/attack/peer.h"
#include "tests/attack/run.h"
#include "tests/attack/tries.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FULL = 1000, NOBODY = 65534, KILL_EACH = 100, READY_MS = 60000 };

static struct {
	struct peer peer;
	uint64_t hubs, thefts, opened, kills;
} t;

static struct sockaddr_un
address_of(const char *path)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	ZCC_MUST(strlen(path) < sizeof to.sun_path);
	strcpy(to.sun_path, path);
	return to;
}

static void
second_hub(void)
{
	static struct run r;
	run_program(&r, (const char *const[]){t.peer.rig.bin, "zcc-hub", "-c", t.peer.rig.site.conf,
	                    NULL});
	if (r.code <= 0 || r.code == 127)
		tries_broken("a second hub ended with %d", r.code);
	t.hubs++;
}

/* As nobody: 0 when nothing succeeds, else what did. */
static int
steal(void)
{
	char other[PATH_MAX + 8];
	struct sockaddr_un at = address_of(t.peer.socket);
	if (setgid(NOBODY) != 0 || setuid(NOBODY) != 0)
		return 9;
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	snprintf(other, sizeof other, "%s.old", t.peer.socket);
	if (unlink(t.peer.socket) == 0 || rename(t.peer.socket, other) == 0)
		return 1;
	if (bind(fd, (struct sockaddr *)&at, sizeof at) == 0)
		return 2;
	if (connect(fd, (struct sockaddr *)&at, sizeof at) == 0)
		return 3;
	if (access(t.peer.rig.run, R_OK) == 0 || symlink("/", other) == 0)
		return 4;
	return 0;
}

static void
thief(void)
{
	static const char *const what[] = {"", "removed the hub's socket", "bound a socket there",
	    "connected to the hub", "looked into run/ or wrote there"};
	int status = 0;
	pid_t pid = fork();
	if (pid == 0)
		_exit(steal());
	waitpid(pid, &status, 0);
	int did = WIFEXITED(status) ? WEXITSTATUS(status) : 9;
	if (did > 4)
		rig_fail("nobody cannot be");
	if (did > 0)
		tries_broken("somebody else %s", what[did]);
	t.thefts++;
}

/*
 * The directory is opened by mistake, the thief's socket stands in the hub's place: the client looks
 * at the directory and does not connect.
 */
static void
opened(void)
{
	struct client *c = NULL;
	struct fault f = {0};
	char kept[PATH_MAX + 8];
	struct sockaddr_un at = address_of(t.peer.socket);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
	snprintf(kept, sizeof kept, "%s.old", t.peer.socket);
	if (fd < 0 || rename(t.peer.socket, kept) != 0 ||
	    bind(fd, (struct sockaddr *)&at, sizeof at) != 0 || listen(fd, 8) != 0 ||
	    chmod(t.peer.rig.run, 0777) != 0)
		rig_fail("the trap cannot be laid");
	int code = client_open(&t.peer.rig.site, "demo", NULL, NULL, &c, &f);
	if (code == ZCC_OK)
		tries_broken("a client goes into a directory that is open to all");
	if (accept(fd, NULL, NULL) >= 0 || errno != EAGAIN)
		tries_broken("the thief has a connection");
	close(fd);
	if (rename(kept, t.peer.socket) != 0 || chmod(t.peer.rig.run, 0750) != 0)
		rig_fail("the trap cannot be taken away");
	t.opened++;
}

/* Its sockets, lock and segment stay; the next hub takes the site. */
static void
stale(void)
{
	rig_kill(&t.peer.rig);
	rig_start(&t.peer.rig);
	if (!rig_is_ready(&t.peer.rig, READY_MS))
		tries_broken("no hub starts over what a killed one left");
	t.kills++;
}

int
main(void)
{
	uint64_t done = 0;
	tries_open("G-21", FULL);
	if (geteuid() != 0) {
		tries_are_done();
		return gate_absent("it needs root, to be somebody else");
	}
	peer_open(&t.peer);
	/* so that only run/ keeps him out */
	if (chmod(t.peer.rig.dir, 0755) != 0 || chmod(t.peer.rig.site.dir, 0755) != 0)
		rig_fail("the site cannot be shown");
	for (; tries_go_on(done); done++) {
		if (done % KILL_EACH == KILL_EACH - 1)
			stale();
		else if (done % 3 == 0)
			second_hub();
		else if (done % 3 == 1)
			thief();
		else
			opened();
		(void)peer_good_intake(&t.peer);
	}
	peer_close(&t.peer);
	tries_are_done();
	return gate_held("the first hub kept serving and no thief got a frame in %" PRIu64 " tries: %" PRIu64
	                 " second hubs, %" PRIu64 " thefts, %" PRIu64 " opened directories, %" PRIu64
	                 " stale sockets",
	    done, t.hubs, t.thefts, t.opened, t.kills);
}
