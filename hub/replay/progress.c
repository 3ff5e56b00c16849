/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/replay/progress.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

/* The line is padded to this instead of erased, so that no terminal need know an escape. */
enum { LINE_COLUMNS = 78, EVERY_MS = 200 };

void
progress_init(struct progress *p, bool quiet)
{
	*p = (struct progress){.is_shown = !quiet && isatty(STDERR_FILENO) == 1};
}

static double
rate_of(const struct tally *t)
{
	return t->elapsed_ms > 0 ? (double)t->calls * 1000.0 / (double)t->elapsed_ms : 0.0;
}

static void
clear_line(struct progress *p)
{
	if (p->is_on_line)
		fprintf(stderr, "\r%*s\r", LINE_COLUMNS, "");
	p->is_on_line = false;
}

void
progress_show(struct progress *p, const struct tally *t, int64_t now_ms)
{
	char total[32] = "", line[160];

	if (!p->is_shown || now_ms < p->next_ms)
		return;
	p->next_ms = now_ms + EVERY_MS;
	if (t->calls_total > 0)
		snprintf(total, sizeof total, "/%" PRIu64, t->calls_total);
	snprintf(line, sizeof line, "zcc-replay: %" PRIu64 "%s calls, %.1f/s, %" PRIu64 " closed, %"
	    PRId64 " s behind", t->calls, total, rate_of(t), t->operators.closed,
	    t->behind_ms / 1000);
	fprintf(stderr, "\r%-*.*s", LINE_COLUMNS, LINE_COLUMNS, line);
	p->is_on_line = true;
}

void
progress_say(struct progress *p, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	clear_line(p);
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	fprintf(stderr, "zcc-replay: %s\n", text);
}

static void
print_json(const struct tally *t)
{
	printf("{\"calls\": %" PRIu64 ", \"cases\": %" PRIu64 ", \"capacity\": %" PRIu64
	    ", \"refused\": %" PRIu64 ", \"bad_rows\": %" PRIu64 ", \"hung_up\": %" PRIu64
	    ", \"claimed\": %" PRIu64 ", \"noted\": %" PRIu64 ", \"closed\": %" PRIu64
	    ", \"released\": %" PRIu64 ", \"elapsed_s\": %.3f, \"calls_per_s\": %.1f, \"seed\": %"
	    PRIu64 ", \"interrupted\": %s}\n",
	    t->calls, t->cases, t->capacity, t->refused, t->bad_rows, t->hung_up,
	    t->operators.claimed, t->operators.noted, t->operators.closed, t->operators.released,
	    (double)t->elapsed_ms / 1000.0, rate_of(t), t->seed,
	    t->is_interrupted ? "true" : "false");
}

void
progress_end(struct progress *p, const struct tally *t, bool quiet, bool json)
{
	clear_line(p);
	if (json) {
		print_json(t);
	} else if (!quiet) {
		printf("%" PRIu64 " calls sent, %" PRIu64 " cases made, %" PRIu64 " refused",
		    t->calls, t->cases, t->refused);
		if (t->bad_rows > 0)
			printf(", %" PRIu64 " bad rows", t->bad_rows);
		if (t->capacity > 0)
			printf(", %" PRIu64 " capacity rows", t->capacity);
		if (t->operators.claimed > 0)
			printf(", %" PRIu64 " claimed, %" PRIu64 " closed", t->operators.claimed,
			    t->operators.closed);
		if (t->hung_up > 0)
			printf(", %" PRIu64 " hung up", t->hung_up);
		printf(", in %.1f s (%.1f calls/s), seed %" PRIu64 "\n",
		    (double)t->elapsed_ms / 1000.0, rate_of(t), t->seed);
	}
	fflush(stdout);
}
