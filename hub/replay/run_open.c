/* SPDX-License-Identifier: EUPL-1.2 */
/* Everything a replay needs before its first command: site, files, people, keys, the hub. */
#include "hub/replay/run_priv.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/edge/seal.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

enum { CONNECT_EVERY_MS = 100 };

volatile sig_atomic_t run_is_interrupted;

static void
on_interrupt(int sig)
{
	(void)sig;
	run_is_interrupted = 1;
}

static void
catch_interrupts(void)
{
	/* Once: a second interrupt ends the program the usual way. */
	struct sigaction once = {.sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND};

	sigaction(SIGINT, &once, NULL);
	sigaction(SIGTERM, &once, NULL);
	signal(SIGPIPE, SIG_IGN);
}

static int
connect_as(struct run *r, const char *name, struct post **out, struct fault *f)
{
	const struct timespec pause = {.tv_nsec = CONNECT_EVERY_MS * 1000000L};
	int64_t until_ms = clock_boot_ms() + r->o->give_up_ms;

	for (;;) {
		int rc = post_open(&r->site, name, out, f);
		if (rc != ZCC_E_DOWN || clock_boot_ms() >= until_ms || run_is_interrupted)
			return rc;
		nanosleep(&pause, NULL);
	}
}

static int
open_feeds(struct run *r, struct fault *f)
{
	const struct options *o = r->o;
	int rc = ZCC_OK;

	if (o->calls != NULL)
		rc = feed_open(&(struct feed_source){o->calls, o->calls_map, MAP_CALLS,
		                   &r->site.settings, o->limit, o->repeat}, &r->calls, f);
	if (rc == ZCC_OK && o->capacity != NULL)
		rc = feed_open(&(struct feed_source){o->capacity, o->capacity_map, MAP_CAPACITY,
		                   &r->site.settings, UINT64_MAX, 1}, &r->capacity, f);
	return rc;
}

static int
open_people(struct run *r, struct fault *f)
{
	const struct options *o = r->o;
	char path[PATH_MAX], run_dir[PATH_MAX];
	int rc = ZCC_OK;

	if (o->operators == 0 && !o->hang_up)
		return ZCC_OK;
	if (o->figures == NULL)
		rc = site_data_path("demo/operators.conf", path, sizeof path, f);
	if (rc == ZCC_OK)
		rc = figures_load(o->figures != NULL ? o->figures : path, &r->figures, f);
	if (rc == ZCC_OK && o->operators > 0)
		rc = operators_new(o->operators, &r->figures, &r->site.settings, o->speed_milli,
		    r->tally.seed, &r->operators, f);
	if (rc == ZCC_OK && !site_path(&r->site, "run", run_dir, sizeof run_dir))
		rc = fault_set(f, ZCC_E_CONFIG, 0, "the path of the site is too long");
	if (rc == ZCC_OK)
		rc = seg_reader_new(run_dir, r->site.id, &r->board);
	if (rc != ZCC_OK || !o->hang_up)
		return rc;
	r->callers = malloc(sizeof *r->callers);
	if (r->callers == NULL)
		return fault_set(f, ZCC_E_IO, ENOMEM, "no memory for callers");
	callers_init(r->callers, &r->figures, o->speed_milli, ~r->tally.seed);
	return ZCC_OK;
}

static int
open_posts(struct run *r, struct fault *f)
{
	char room[ZCC_OPERATOR_SIZE];
	int rc = connect_as(r, site_operator(&r->site, r->o->as, room), &r->own, f);

	for (unsigned i = 0; rc == ZCC_OK && r->operators != NULL && i < r->o->names_num; i++) {
		rc = connect_as(r, r->o->names[i], &r->desk[i], f);
		r->desks_num = i + 1;
	}
	return rc;
}

static uint64_t
new_seed(void)
{
	uint32_t seed; /* short enough to type */

	seal_random(&seed, sizeof seed);
	return seed;
}

int
run_new(const struct options *o, struct run **out, struct fault *f)
{
	struct run *r = calloc(1, sizeof *r);

	*out = r;
	if (r == NULL)
		return fault_set(f, ZCC_E_IO, ENOMEM, "no memory");
	catch_interrupts();
	r->o = o;
	r->stop_ms = INT64_MAX;
	progress_init(&r->progress, o->quiet);
	int rc = seal_init(f);
	if (rc != ZCC_OK)
		return rc;
	r->tally.seed = o->has_seed ? o->seed : new_seed();
	rc = site_open(o->conf, &r->site, f);
	if (rc == ZCC_OK)
		rc = open_feeds(r, f);
	if (rc == ZCC_OK)
		rc = open_people(r, f);
	if (rc == ZCC_OK)
		rc = open_posts(r, f);
	/* Without this role the hub picks the first of the operator's that may. */
	r->operator_role = settings_role(&r->site.settings, "triagist") != NULL ? "triagist" : "";
	return rc;
}

void
run_free(struct run **out)
{
	struct run *r = *out;

	if (r == NULL)
		return;
	for (unsigned i = 0; i < r->desks_num; i++)
		post_close(&r->desk[i]);
	post_close(&r->own);
	sock_end();
	if (r->board != NULL)
		seg_reader_free(r->board);
	operators_free(&r->operators);
	free(r->callers);
	feed_close(&r->calls);
	feed_close(&r->capacity);
	site_free(&r->site);
	free(r);
	*out = NULL;
}
