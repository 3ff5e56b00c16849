/* SPDX-License-Identifier: EUPL-1.2 */
/* The protocol is one datagram of NAME=VALUE lines; a whole library for that is not worth it. */
#include "hub/notify.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void
notify(const char *text)
{
	const char *path = getenv("NOTIFY_SOCKET");
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	if (path == NULL || (path[0] != '/' && path[0] != '@') || strlen(path) >= sizeof to.sun_path)
		return;
	strcpy(to.sun_path, path);
	if (to.sun_path[0] == '@')
		to.sun_path[0] = '\0'; /* an abstract name */
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return;
	socklen_t len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(path));
	/* A supervisor that does not listen holds nobody up; it gets the next sign of life. */
	(void)sendto(fd, text, strlen(text), MSG_NOSIGNAL | MSG_DONTWAIT, (struct sockaddr *)&to, len);
	close(fd);
}

void
notify_ready(void)
{
	notify("READY=1");
}

void
notify_watchdog(void)
{
	notify("WATCHDOG=1");
}

void
notify_stopping(void)
{
	notify("STOPPING=1");
}
