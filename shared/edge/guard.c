/* SPDX-License-Identifier: EUPL-1.2 */
/*
 *     guard_call()            SIGSEGV (same thread)              exit() out of the library
 *       handler in place
 *       sigsetjmp ----------- address in the first page,
 *                             or no memory since then: jump
 *       fn(arg)                                                  at_exit(): says why, ends with 74
 *       handler as it was
 *
 * The jump leaves the library in the middle: it held no lock, since what fell was its own code with a
 * null pointer in hand, not the allocator.  curses falls elsewhere, too: without memory for what tells
 * which lines moved, it moves lines by numbers that nobody wrote.
 */
#include "shared/edge/guard.h"

#include "shared/base/err.h"
#include "shared/base/log.h"

#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

enum { FIRST_PAGE = 4096 };

static _Thread_local sigjmp_buf back;
static _Thread_local const char *volatile under_way; /* NULL: no call in this thread */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct sigaction former;

static void
on_fault(int signo, siginfo_t *info, void *context)
{
	(void)context;
	bool is_for_want = (uintptr_t)info->si_addr < FIRST_PAGE || errno == ENOMEM;
	if (under_way != NULL && info->si_code > 0 && is_for_want)
		siglongjmp(back, 1);
	sigaction(signo, &former, NULL);
	raise(signo);
}

static void
at_exit(void)
{
	if (under_way == NULL)
		return;
	log_line(LOG_ERROR, "no memory while %s", under_way);
	_exit(err_exit_code(ZCC_E_FULL));
}

int
guard_call(void (*fn)(void *arg), void *arg, const char *doing)
{
	static bool is_told; /* under the lock */
	struct sigaction act = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
	sigemptyset(&act.sa_mask);
	pthread_mutex_lock(&lock);
	int code = is_told || atexit(at_exit) == 0 ? ZCC_OK : ZCC_E_FULL;
	is_told = code == ZCC_OK;
	if (code == ZCC_OK)
		code = sigaction(SIGSEGV, &act, &former) == 0 ? ZCC_OK : ZCC_E_FULL;
	if (code != ZCC_OK)
		goto out;
	if (sigsetjmp(back, 0) == 0) {
		under_way = doing;
		errno = 0;
		fn(arg);
	} else {
		code = ZCC_E_FULL;
	}
	under_way = NULL;
	sigaction(SIGSEGV, &former, NULL);
out:
	pthread_mutex_unlock(&lock);
	return code;
}
