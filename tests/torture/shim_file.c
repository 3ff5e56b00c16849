/* SPDX-License-Identifier: EUPL-1.2 */
/* Files: writing, flushing, mapping, opening. */
#define _LARGEFILE64_SOURCE /* libraries call these by their names with 64 */
#include "tests/torture/shim_priv.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* --- Writing --- */

bool
spoils(int fd, size_t *len, const void *caller)
{
	struct stat st;
	if (shim == NULL || fd == STDERR_FILENO || /* what cannot be said on it, nobody hears */
	    fstat(fd, &st) != 0 || (st.st_mode & S_IFMT) == 0)
		return false;
	note_write();
	if (!fails(SHIM_WRITE, caller))
		return false;
	switch ((enum shim_kind)atomic_load(&shim->kind)) {
	case SHIM_SHORT: *len = *len > 1 ? 1 : *len; return false;
	case SHIM_EINTR: errno = EINTR; return true;
	case SHIM_ERROR: break;
	}
	if (S_ISSOCK(st.st_mode))
		shutdown(fd, SHUT_RDWR); /* a connection that is reset brings nothing more either */
	errno = S_ISREG(st.st_mode) ? ENOSPC : S_ISSOCK(st.st_mode) ? ECONNRESET : EIO;
	return true;
}

ssize_t
write(int fd, const void *data, size_t len)
{
	REAL(write)
	return spoils(fd, &len, CALLER) ? -1 : real(fd, data, len);
}

ssize_t
pwrite(int fd, const void *data, size_t len, off_t at)
{
	REAL(pwrite)
	return spoils(fd, &len, CALLER) ? -1 : real(fd, data, len, at);
}

ssize_t
pwrite64(int fd, const void *data, size_t len, off64_t at)
{
	REAL(pwrite64)
	return spoils(fd, &len, CALLER) ? -1 : real(fd, data, len, at);
}

/* Of several pieces, a short write takes the first only. */
ssize_t
writev(int fd, const struct iovec *piece, int num)
{
	size_t left = (size_t)num;
	REAL(writev)
	return spoils(fd, &left, CALLER) ? -1 : real(fd, piece, (int)left);
}

ssize_t
pwritev(int fd, const struct iovec *piece, int num, off_t at)
{
	size_t left = (size_t)num;
	REAL(pwritev)
	return spoils(fd, &left, CALLER) ? -1 : real(fd, piece, (int)left, at);
}

/* --- Flushing --- */

int
fsync(int fd)
{
	REAL(fsync)
	FAIL_IF(SHIM_FSYNC, EIO, -1)
	return real(fd);
}

int
fdatasync(int fd)
{
	REAL(fdatasync)
	FAIL_IF(SHIM_FSYNC, EIO, -1)
	return real(fd);
}

/* --- Mapping, and room in files --- */

void *
mmap(void *at, size_t len, int prot, int flags, int fd, off_t offset)
{
	REAL(mmap)
	FAIL_IF(SHIM_MMAP, ENOMEM, MAP_FAILED)
	return real(at, len, prot, flags, fd, offset);
}

void *
mmap64(void *at, size_t len, int prot, int flags, int fd, off64_t offset)
{
	REAL(mmap64)
	FAIL_IF(SHIM_MMAP, ENOMEM, MAP_FAILED)
	return real(at, len, prot, flags, fd, offset);
}

int
posix_fallocate(int fd, off_t at, off_t len)
{
	REAL(posix_fallocate)
	note_write();
	return fails(SHIM_MMAP, CALLER) ? ENOSPC : real(fd, at, len);
}

int
posix_fallocate64(int fd, off64_t at, off64_t len)
{
	REAL(posix_fallocate64)
	note_write();
	return fails(SHIM_MMAP, CALLER) ? ENOSPC : real(fd, at, len);
}

int
ftruncate(int fd, off_t len)
{
	REAL(ftruncate)
	note_write();
	FAIL_IF(SHIM_MMAP, EIO, -1)
	return real(fd, len);
}

int
ftruncate64(int fd, off64_t len)
{
	REAL(ftruncate64)
	note_write();
	FAIL_IF(SHIM_MMAP, EIO, -1)
	return real(fd, len);
}

int
shm_open(const char *name, int flags, mode_t mode)
{
	REAL(shm_open)
	note_write();
	FAIL_IF(SHIM_MMAP, EMFILE, -1)
	return real(name, flags, mode);
}

/* --- Descriptors --- */

/* The mode is there only when the flags say so. */
#define MODE_AFTER(flags_, mode_)                                                                  \
	mode_t mode_ = 0;                                                                          \
	if (((flags_) & O_CREAT) != 0) {                                                           \
		note_write();                                                                      \
		va_list ap;                                                                        \
		va_start(ap, flags_);                                                              \
		mode_ = va_arg(ap, mode_t);                                                        \
		va_end(ap);                                                                        \
	}

int
open(const char *path, int flags, ...)
{
	MODE_AFTER(flags, mode)
	REAL(open)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
	MODE_AFTER(flags, mode)
	REAL(open64)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(path, flags, mode);
}

int
openat(int dir, const char *path, int flags, ...)
{
	MODE_AFTER(flags, mode)
	REAL(openat)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(dir, path, flags, mode);
}

int
openat64(int dir, const char *path, int flags, ...)
{
	MODE_AFTER(flags, mode)
	REAL(openat64)
	FAIL_IF(SHIM_SOCKET, EMFILE, -1)
	return real(dir, path, flags, mode);
}

FILE *
fopen(const char *path, const char *how)
{
	REAL(fopen)
	FAIL_IF(SHIM_SOCKET, EMFILE, NULL)
	return real(path, how);
}

FILE *
fopen64(const char *path, const char *how)
{
	REAL(fopen64)
	FAIL_IF(SHIM_SOCKET, EMFILE, NULL)
	return real(path, how);
}

DIR *
opendir(const char *path)
{
	REAL(opendir)
	FAIL_IF(SHIM_SOCKET, EMFILE, NULL)
	return real(path);
}
