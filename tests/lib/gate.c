/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/gate.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static struct {
	const char *id;
	int64_t seconds, end_ms;
	uint64_t seed;
} gate;

static int64_t
number(const char *name, int64_t otherwise)
{
	const char *text = getenv(name);
	int64_t n;
	return text != NULL && text_to_i64(text, 1, INT64_MAX / 2000, &n) ? n : otherwise;
}

void
gate_begin(const char *id)
{
	gate.id = id;
	gate.seconds = number("ZCC_GATE_S", 0);
	gate.seed = (uint64_t)number("ZCC_GATE_SEED", 1);
	gate.end_ms = clock_boot_ms() + gate.seconds * 1000;
}

uint64_t
gate_seed(void)
{
	return gate.seed;
}

int64_t
gate_seconds(void)
{
	return gate.seconds;
}

bool
gate_is_over(void)
{
	return gate.seconds > 0 && clock_boot_ms() >= gate.end_ms;
}

__attribute__((format(printf, 2, 0))) static void
say(const char *word, const char *fmt, va_list ap)
{
	printf("gate: %s %s ", gate.id, word);
	vprintf(fmt, ap);
	putchar('\n');
	fflush(stdout);
}

int
gate_held(const char *figure, ...)
{
	va_list ap;
	va_start(ap, figure);
	say("held", figure, ap);
	va_end(ap);
	return 0;
}

int
gate_broken(const char *figure, ...)
{
	va_list ap;
	va_start(ap, figure);
	say("broken", figure, ap);
	va_end(ap);
	return 1;
}

int
gate_absent(const char *reason, ...)
{
	va_list ap;
	va_start(ap, reason);
	say("absent", reason, ap);
	va_end(ap);
	return 77;
}
