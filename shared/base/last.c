/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/last.h"

#include "shared/base/err.h"
#include "shared/base/log.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static void
on_abort(int number)
{
	if (err_is_broken()) {
		signal(number, SIG_DFL);
		raise(number);
		return;
	}
	/* What follows is not safe in every handler, but here it is that or no word at all. */
	log_line(LOG_FATAL, "a library gave up, most likely for want of memory or file descriptors; "
	    "see to that and start again");
	_exit(err_exit_code(ZCC_E_FULL));
}

/* Memory that a file stands behind: the shared picture of the hub above all. */
static void
on_cut(int number)
{
	(void)number;
	log_line(LOG_FATAL, "a file that is in memory was cut short, or its disk failed; what was acknowledged is "
	    "kept: start again");
	_exit(err_exit_code(ZCC_E_IO));
}

void
last_word_install(void)
{
	struct sigaction act = {.sa_handler = on_abort}, cut = {.sa_handler = on_cut};
	sigemptyset(&act.sa_mask);
	sigaction(SIGABRT, &act, NULL);
	sigemptyset(&cut.sa_mask);
	sigaction(SIGBUS, &cut, NULL);
	signal(SIGXFSZ, SIG_IGN);
}
