/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/bench/figure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static bool has_missed;

double
figure_now_us(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int
by_value(const void *a, const void *b)
{
	double x, y;
	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

double
figure_part(double *values, size_t n, double part)
{
	qsort(values, n, sizeof *values, by_value);
	size_t i = (size_t)((double)n * part);
	return values[i < n ? i : n - 1];
}

double
figure_median(double *values, size_t n)
{
	return figure_part(values, n, 0.5);
}

struct spread {
	double least, middle, most;
};

static struct spread
spread_of(const double values[ROUNDS])
{
	double v[ROUNDS];
	memcpy(v, values, sizeof v);
	double middle = figure_median(v, ROUNDS);
	return (struct spread){v[0], middle, v[ROUNDS - 1]};
}

static void
say(const char *what, struct spread s, const char *unit)
{
	printf("%-52s %10.3g %-5s [%.3g .. %.3g]", what, s.middle, unit, s.least, s.most);
}

/* The goal and the distance: 1.0 is just met, 2.0 is twice too much or half of what it should be. */
static void
judge(double value, double goal, bool is_most)
{
	bool is_met = is_most ? value <= goal : value >= goal;
	printf("  goal %s %g: %s, %.2f of it\n", is_most ? "<=" : ">=", goal, is_met ? "met" : "MISSED",
	    value / goal);
	has_missed = has_missed || !is_met;
}

void
figure_plain(const char *what, const double values[ROUNDS], const char *unit)
{
	say(what, spread_of(values), unit);
	putchar('\n');
}

void
figure_most(const char *what, const double values[ROUNDS], const char *unit, double goal)
{
	struct spread s = spread_of(values);
	say(what, s, unit);
	judge(s.middle, goal, true);
}

static void
ratio(const char *what, const double a[ROUNDS], const double b[ROUNDS], double goal, bool is_most)
{
	double r[ROUNDS];
	for (int i = 0; i < ROUNDS; i++)
		r[i] = a[i] / b[i];
	struct spread s = spread_of(r);
	say(what, s, "x");
	judge(s.middle, goal, is_most);
}

void
figure_ratio(const char *what, const double a[ROUNDS], const double b[ROUNDS], double goal)
{
	ratio(what, a, b, goal, true);
}

void
figure_ratio_least(const char *what, const double a[ROUNDS], const double b[ROUNDS], double goal)
{
	ratio(what, a, b, goal, false);
}

void
figure_fact(const char *what, bool is_so)
{
	printf("%-52s %s\n", what, is_so ? "yes" : "NO");
	has_missed = has_missed || !is_so;
}

int
figure_end(void)
{
	fflush(stdout);
	return has_missed ? 1 : 0;
}
