/* SPDX-License-Identifier: EUPL-1.2 */
/* The driver's word, who asked, and memory. */
#define _GNU_SOURCE /* RTLD_NEXT, dladdr */
#include "tests/torture/shim_priv.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

struct shim *shim;

/* A driver maps it before the program's first call; raw calls, since the usual ones are ours. */
__attribute__((constructor)) static void
begin(void)
{
	const char *path = getenv("ZCC_SHIM");
	if (path == NULL)
		return;
	int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0);
	if (fd < 0)
		return;
	void *one[1];
	backtrace(one, 1); /* what it loads at first, it loads uncounted */
	long at = syscall(SYS_mmap, NULL, sizeof *shim, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	syscall(SYS_close, fd);
	if (at > 0 || at < -4095)
		memcpy(&shim, &at, sizeof shim);
}

static void
note_caller(const void *caller)
{
	Dl_info in;
	atomic_store(&shim->caller, (uint64_t)(uintptr_t)caller);
	if (dladdr(caller, &in) == 0 || in.dli_fname == NULL)
		return;
	const char *name = strrchr(in.dli_fname, '/');
	strncpy(shim->caller_in, name != NULL ? name + 1 : in.dli_fname, sizeof shim->caller_in - 1);
	atomic_store(&shim->caller, (uint64_t)((uintptr_t)caller - (uintptr_t)in.dli_fbase));
}

void *
real_of(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

static void
note_site(uint64_t n)
{
	static _Thread_local bool is_noting;
	void *way[24];
	uint32_t hash = 2166136261U;
	if (is_noting || n >= SHIM_SITES)
		return;
	is_noting = true;
	int num = backtrace(way, sizeof way / sizeof way[0]);
	is_noting = false;
	for (int i = 0; i < num; i++)
		hash = (hash ^ (uint32_t)((uintptr_t)way[i] >> 2)) * 16777619U;
	atomic_store_explicit(&shim->site[n], hash, memory_order_relaxed);
}

bool
fails(enum shim_class class, const void *caller)
{
	if (shim == NULL || atomic_load_explicit(&shim->class, memory_order_relaxed) != class)
		return false;
	uint64_t n = atomic_fetch_add(&shim->calls, 1) + 1, at = atomic_load(&shim->at);
	if (at == 0)
		note_site(n - 1);
	if (at == 0 || n < at || (n > at && atomic_load(&shim->is_for_ever) == 0))
		return false;
	if (atomic_fetch_add(&shim->failed, 1) == 0)
		note_caller(caller);
	return true;
}

void
note_write(void)
{
	if (shim != NULL)
		atomic_fetch_add_explicit(&shim->writes, 1, memory_order_relaxed);
}

/* --- Memory --- */

/* dlsym() may ask for memory while malloc() is being found: it gets this, which is never given back. */
static char early[8192];
static size_t early_used;

static void *
take_early(size_t len)
{
	size_t at = early_used;
	len = (len + 15) & ~(size_t)15;
	if (len > sizeof early - at)
		return NULL;
	early_used += len;
	return early + at;
}

static bool
is_early(const void *p)
{
	return (const char *)p >= early && (const char *)p < early + sizeof early;
}

static _Thread_local bool is_finding;

void *
malloc(size_t len)
{
	if (is_finding)
		return take_early(len);
	is_finding = true;
	REAL(malloc)
	is_finding = false;
	FAIL_IF(SHIM_MALLOC, ENOMEM, NULL)
	return real(len);
}

void *
calloc(size_t num, size_t len)
{
	if (is_finding)
		return take_early(num * len);
	is_finding = true;
	REAL(calloc)
	is_finding = false;
	FAIL_IF(SHIM_MALLOC, ENOMEM, NULL)
	return real(num, len);
}

void *
realloc(void *was, size_t len)
{
	REAL(realloc)
	FAIL_IF(SHIM_MALLOC, ENOMEM, NULL)
	if (!is_early(was))
		return real(was, len);
	void *p = malloc(len);
	if (p != NULL)
		memcpy(p, was, len < (size_t)(early + sizeof early - (char *)was)
		    ? len : (size_t)(early + sizeof early - (char *)was));
	return p;
}

void
free(void *p)
{
	REAL(free)
	if (!is_early(p))
		real(p);
}

int
posix_memalign(void **out, size_t align, size_t len)
{
	REAL(posix_memalign)
	return fails(SHIM_MALLOC, CALLER) ? ENOMEM : real(out, align, len);
}

void *
aligned_alloc(size_t align, size_t len)
{
	REAL(aligned_alloc)
	FAIL_IF(SHIM_MALLOC, ENOMEM, NULL)
	return real(align, len);
}
