/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/fault.h"

#include "shared/base/err.h"
#include "shared/base/text.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const steps[] = {
#define STEP(name) name,
#include "hub/edge/steps.def"
#undef STEP
};
enum { STEPS = sizeof steps / sizeof steps[0] };

static const char *wanted;
static int64_t wanted_at = 1;
static atomic_int_fast64_t passed;

static bool
is_step(const char *name)
{
	for (unsigned i = 0; i < STEPS; i++)
		if (strcmp(steps[i], name) == 0)
			return true;
	return false;
}

void
fault_open(void)
{
	const char *at = getenv("ZCC_FAULT_AT");
	wanted = getenv("ZCC_FAULT_STEP");
	if (wanted == NULL)
		return;
	if (strcmp(wanted, "list") == 0) {
		for (unsigned i = 0; i < STEPS; i++)
			puts(steps[i]);
		exit(0);
	}
	ZCC_MUST(is_step(wanted));
	ZCC_MUST(at == NULL || text_to_i64(at, 1, INT64_MAX, &wanted_at));
}

void
fault_step(const char *name)
{
	ZCC_MUST(is_step(name));
	if (wanted == NULL || strcmp(name, wanted) != 0 ||
	    atomic_fetch_add(&passed, 1) + 1 != wanted_at)
		return;
	kill(getpid(), SIGKILL);
	for (;;) /* nothing of this thread happens after the step */
		pause();
}

void
fault_hook(const char *name, void *arg)
{
	(void)arg;
	fault_step(name);
}
