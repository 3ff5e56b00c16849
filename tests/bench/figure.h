/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * figure - how a bench says what it measured: the median over rounds, [least .. most], the goal, and
 * how far it is.  A goal that is missed is said and remembered; it never ends a bench.
 *
 * Threads: one.   Memory: the caller's.
 */
#ifndef ZCC_TESTS_FIGURE_H
#define ZCC_TESTS_FIGURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ROUNDS = 5 };

double figure_now_us(void);                      /* monotonic */
double figure_median(double *values, size_t n);  /* sorts them */
double figure_part(double *values, size_t n, double part); /* 0.99: the 99th percentile; sorts */

/* A value per round, with its unit; no goal. */
void figure_plain(const char *what, const double values[ROUNDS], const char *unit);
/* The same with a goal in that unit. */
void figure_most(const char *what, const double values[ROUNDS], const char *unit, double goal);
/* Round by round a / b, and a goal for that: at most, or at least. */
void figure_ratio(const char *what, const double a[ROUNDS], const double b[ROUNDS], double goal);
void figure_ratio_least(const char *what, const double a[ROUNDS], const double b[ROUNDS],
    double goal);
/* Whether something is as it should be. */
void figure_fact(const char *what, bool is_so);
/* 0, or 1 when a goal was missed: the exit status. */
int figure_end(void);

#endif
