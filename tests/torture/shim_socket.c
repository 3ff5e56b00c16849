/* SPDX-License-Identifier: EUPL-1.2 */
/* Sockets, pipes and the like. */
#include "tests/torture/shim_priv.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

/* Of Linux, and not in the headers that this file asks for. */
int accept4(int fd, struct sockaddr *from, socklen_t *len, int flags);
int pipe2(int fd[2], int flags);

ssize_t
send(int fd, const void *data, size_t len, int flags)
{
	REAL(send)
	return spoils(fd, &len, CALLER) ? -1 : real(fd, data, len, flags);
}

ssize_t
sendto(int fd, const void *data, size_t len, int flags, const struct sockaddr *to, socklen_t to_len)
{
	REAL(sendto)
	return spoils(fd, &len, CALLER) ? -1 : real(fd, data, len, flags, to, to_len);
}

ssize_t
sendmsg(int fd, const struct msghdr *m, int flags)
{
	size_t whole = 1;
	REAL(sendmsg)
	return spoils(fd, &whole, CALLER) ? -1 : real(fd, m, flags);
}

int
pipe(int fd[2])
{
	REAL(pipe)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(fd);
}

int
pipe2(int fd[2], int flags)
{
	REAL(pipe2)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(fd, flags);
}

int
eventfd(unsigned count, int flags)
{
	REAL(eventfd)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(count, flags);
}

int
epoll_create1(int flags)
{
	REAL(epoll_create1)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(flags);
}

int
socket(int family, int type, int protocol)
{
	REAL(socket)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(family, type, protocol);
}

int
socketpair(int family, int type, int protocol, int fd[2])
{
	REAL(socketpair)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(family, type, protocol, fd);
}

int
bind(int fd, const struct sockaddr *to, socklen_t len)
{
	REAL(bind)
	FAIL_IF(SHIM_SOCKET, EACCES, -1)
	return real(fd, to, len);
}

int
connect(int fd, const struct sockaddr *to, socklen_t len)
{
	REAL(connect)
	FAIL_IF(SHIM_SOCKET, ECONNREFUSED, -1)
	return real(fd, to, len);
}

int
listen(int fd, int waiting)
{
	REAL(listen)
	FAIL_IF(SHIM_SOCKET, EADDRINUSE, -1)
	return real(fd, waiting);
}

int
accept(int fd, struct sockaddr *from, socklen_t *len)
{
	REAL(accept)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(fd, from, len);
}

int
accept4(int fd, struct sockaddr *from, socklen_t *len, int flags)
{
	REAL(accept4)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(fd, from, len, flags);
}
