/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * shim - makes the n-th call of a class fail, in a program that knows nothing of it (G-6, F7, F8).
 *
 * shim.so is loaded before a program (LD_PRELOAD) and maps the file that $ZCC_SHIM names; the driver
 * has the same file mapped and says there, at any moment, what is to fail.  Without the variable it
 * does nothing.
 *
 * What stdio and the allocator of libc do inside libc is out of its reach; what libraries call is
 * not.  A write to an eventfd is left alone: such a write does not fail.
 *
 * Threads: all of the program's; calls are counted over all of them.
 */
#ifndef ZCC_TESTS_SHIM_H
#define ZCC_TESTS_SHIM_H

#include <stdatomic.h>
#include <stdint.h>

enum shim_class {
	SHIM_NONE,
	SHIM_MALLOC, /* malloc, calloc, realloc, posix_memalign, aligned_alloc: ENOMEM */
	SHIM_WRITE,  /* write, pwrite, writev, pwritev; send, sendto, sendmsg: ENOSPC, EIO, ECONNRESET */
	SHIM_FSYNC,  /* fsync, fdatasync: EIO */
	SHIM_MMAP,   /* mmap ENOMEM; posix_fallocate ENOSPC; ftruncate EIO; shm_open EMFILE */
	SHIM_SOCKET, /* whatever makes or takes a descriptor: EMFILE; bind EACCES; connect ECONNREFUSED */
	SHIM_CLASSES
};

enum shim_kind {
	SHIM_ERROR,
	SHIM_SHORT, /* of a write: one byte is written, and no more */
	SHIM_EINTR  /* of a write: interrupted before its first byte */
};

enum { SHIM_SITES = 65536 };

struct shim {
	_Atomic uint32_t class;  /* enum shim_class; SHIM_NONE = nothing fails and nothing is counted */
	_Atomic uint32_t kind;   /* enum shim_kind */
	_Atomic uint64_t at;     /* the call that fails, from 1; 0 = none: only count */
	_Atomic uint32_t is_for_ever; /* and every later one */
	_Atomic uint64_t calls;  /* of the class, since the driver set this to 0 */
	_Atomic uint64_t failed; /* how many were made to fail */
	_Atomic uint64_t writes; /* of any class: what it wrote, sent, truncated or made, not on stderr */
	_Atomic uint64_t caller; /* who asked for the first of these, in the program's addresses */
	char caller_in[64];      /* the file that this is in */
	/* While `at` is 0: by which way each call was reached, from the first; a hash of the addresses. */
	_Atomic uint32_t site[SHIM_SITES];
};

#endif
