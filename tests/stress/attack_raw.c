/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/stress/attack_raw.h"

#include "tests/lib/rig.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { GREETING = 64, FLAG_MORE = 1, FLAG_LONG = 2, FLAG_COMMAND = 4, WAIT_MS = 60000 };

int
raw_connect(const char *path)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	size_t len = strlen(path);
	ZCC_MUST(len < sizeof to.sun_path);
	memcpy(to.sun_path, path, len);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		rig_fail("no socket: %s", strerror(errno));
	if (connect(fd, (struct sockaddr *)&to, sizeof to) != 0)
		rig_broken("the hub takes no connection: %s", strerror(errno));
	return fd;
}

bool
raw_bytes(int fd, const void *bytes, size_t len)
{
	const uint8_t *at = bytes;
	while (len > 0) {
		ssize_t n = send(fd, at, len, MSG_NOSIGNAL);
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

static void
read_all(int fd, size_t len)
{
	uint8_t room[GREETING];
	while (len > 0) {
		struct pollfd p = {.fd = fd, .events = POLLIN};
		if (poll(&p, 1, WAIT_MS) != 1)
			rig_broken("the hub does not greet back");
		ssize_t n = read(fd, room, len < sizeof room ? len : sizeof room);
		if (n <= 0)
			rig_broken("the hub cut a peer that greeted well");
		len -= (size_t)n;
	}
}

void
raw_greet(int fd, const char *type)
{
	static const uint8_t greeting[GREETING] = {
	    0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0, 'N', 'U', 'L', 'L'};
	static const uint8_t ready[] = "\x05READY\x0bSocket-Type\0\0";
	uint8_t len = (uint8_t)strlen(type);
	uint8_t head[2] = {FLAG_COMMAND, (uint8_t)(sizeof ready + 1 + len)}, size[2] = {0, len};
	if (!raw_bytes(fd, greeting, sizeof greeting) || !raw_bytes(fd, head, sizeof head) ||
	    !raw_bytes(fd, ready, sizeof ready - 1) || !raw_bytes(fd, size, sizeof size) ||
	    !raw_bytes(fd, type, len))
		rig_broken("the hub cut a peer that greeted well");
	read_all(fd, GREETING);
}

bool
raw_frame(int fd, const void *body, size_t len, bool has_more)
{
	uint8_t head[9] = {(uint8_t)(FLAG_LONG | (has_more ? FLAG_MORE : 0))};
	for (unsigned i = 0; i < 8; i++)
		head[1 + i] = (uint8_t)((uint64_t)len >> (56 - 8 * i));
	return raw_bytes(fd, head, sizeof head) && raw_bytes(fd, body, len);
}
