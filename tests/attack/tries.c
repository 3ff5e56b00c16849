/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/attack/tries.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct {
	uint64_t count, full, done;
	int64_t begin_ms;
	pid_t owner;
	bool is_said;
} tries;

/* A child that exits says nothing for the gate. */
static void
say_broken(void)
{
	if (!tries.is_said && getpid() == tries.owner)
		(void)!gate_broken("it ended by itself");
	fflush(stdout);
}

void
tries_open(const char *id, uint64_t full)
{
	const char *text = getenv("ZCC_GATE_COUNT");
	int64_t n;
	gate_begin(id);
	tries.owner = getpid();
	tries.begin_ms = clock_boot_ms();
	tries.full = full;
	tries.count = text != NULL && text_to_i64(text, 1, INT64_MAX, &n) ? (uint64_t)n : full;
	atexit(say_broken);
}

uint64_t
tries_count(void)
{
	return tries.count;
}

bool
tries_go_on(uint64_t done)
{
	tries.done = done;
	return done < tries.count && !gate_is_over();
}

bool
tries_part_goes_on(uint64_t done, uint64_t count, unsigned permille)
{
	int64_t passed = clock_boot_ms() - tries.begin_ms;
	return done < count && (gate_seconds() == 0 || passed < gate_seconds() * permille);
}

struct chance
tries_chance(uint64_t part)
{
	return chance_from(gate_seed(), part);
}

void
tries_are_done(void)
{
	tries.is_said = true;
	if (tries.done > 0)
		gate_reached(tries.done, tries.full);
}

void
tries_broken(const char *fmt, ...)
{
	char text[1024];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	tries.is_said = true;
	exit(gate_broken("%s", text));
}
