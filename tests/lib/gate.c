/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/gate.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
	const char *id;
	int64_t seconds, end_ms;
	uint64_t seed;
	_Atomic bool was_over;
	bool is_counted;
	uint64_t percent; /* of the count that came least far */
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
	bool is_over = gate.seconds > 0 && clock_boot_ms() >= gate.end_ms;
	if (is_over)
		gate.was_over = true;
	return is_over;
}

void
gate_reached(uint64_t done, uint64_t full)
{
	uint64_t percent = done >= full ? 100 : (uint64_t)(100.0 * (double)done / (double)full);
	if (!gate.is_counted || percent < gate.percent)
		gate.percent = percent;
	gate.is_counted = true;
}

static void
say_reached(void)
{
	if (gate.is_counted ? gate.percent == 100 : !gate.was_over)
		printf("full: ");
	else if (!gate.is_counted)
		printf("part: ");
	else if (gate.percent == 0)
		printf("<1 %%: ");
	else
		printf("%" PRIu64 " %%: ", gate.percent);
}

__attribute__((format(printf, 2, 0))) static void
say(const char *word, const char *fmt, va_list ap)
{
	printf("gate: %s %s ", gate.id, word);
	if (strcmp(word, "held") == 0)
		say_reached();
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
