/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * zcc-console - one operator's workplace (zcc-console(1)).
 *
 *     main.c      options, site
 *     app.c       the loop
 *     edge/       tty.c: the terminal; term.c: the screen on it; link.c: the hub; lang.c: the catalogue
 *     core/       everything on the screen, pure: console.h says how it hangs together
 */
#include "shared/base/err.h"
#include "shared/base/last.h"
#include "shared/base/log.h"
#include "shared/edge/seal.h"
#include "shared/edge/site.h"
#include "shared/edge/sock.h"
#include "tui/app.h"
#include "tui/core/desk.h"
#include "tui/edge/lang.h"

#include <getopt.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: zcc-console [-c FILE] [--as OPERATOR] [--desk triage|regie|vervolgzorg|toezicht|meldkamer]\n"
    "                   [--location WORD] [--lang nl|en] [--ascii] [--mono] [--no-bell]\n"
    "                   [--help] [--version]\n";

enum { TABLE_BYTES = 64 * 1024 }; /* from here on room comes from the system, empty */

struct options {
	const char *conf;
	struct app_options app;
};

static int
printed(void)
{
	struct fault f = { 0 };
	int rc = fault_of_output(&f);

	if (rc != ZCC_OK)
		fprintf(stderr, "zcc-console: %s\n", f.text);
	return err_exit_code(rc);
}

/* -1: go on; else the exit code. */
static int
parse_options(int argc, char **argv, struct options *o)
{
	enum { OPT_AS = 1000, OPT_DESK, OPT_LOCATION, OPT_LANG, OPT_ASCII, OPT_MONO, OPT_NO_BELL,
		OPT_HELP, OPT_VERSION };
	static const struct option longs[] = { { "as", required_argument, NULL, OPT_AS },
		{ "desk", required_argument, NULL, OPT_DESK },
		{ "location", required_argument, NULL, OPT_LOCATION },
		{ "lang", required_argument, NULL, OPT_LANG }, { "ascii", no_argument, NULL, OPT_ASCII },
		{ "mono", no_argument, NULL, OPT_MONO },
		{ "no-bell", no_argument, NULL, OPT_NO_BELL }, { "help", no_argument, NULL, OPT_HELP },
		{ "version", no_argument, NULL, OPT_VERSION }, { NULL, 0, NULL, 0 } };
	int c;

	while ((c = getopt_long(argc, argv, "c:", longs, NULL)) != -1) {
		switch (c) {
		case 'c':
			o->conf = optarg;
			break;
		case OPT_AS:
			o->app.as = optarg;
			break;
		case OPT_DESK:
			o->app.desk = desk_by_word(optarg);
			if (strcmp(desk_word(o->app.desk), optarg) == 0 && optarg[0] != '\0')
				break;
			fprintf(stderr, "zcc-console: no desk %s; there are triage, regie, vervolgzorg, "
			    "toezicht and meldkamer\n", optarg);
			return err_exit_code(ZCC_E_USAGE);
		case OPT_LOCATION:
			o->app.location = optarg;
			break;
		case OPT_LANG:
			o->app.lang = optarg;
			if (lang_is_known(optarg))
				break;
			fprintf(stderr, "zcc-console: no language %s; there are nl and en\n", optarg);
			return err_exit_code(ZCC_E_USAGE);
		case OPT_ASCII:
			o->app.term.is_ascii = true;
			break;
		case OPT_MONO:
			o->app.term.is_mono = true;
			break;
		case OPT_NO_BELL:
			o->app.term.is_silent = true;
			break;
		case OPT_HELP:
			fputs(usage, stdout);
			return printed();
		case OPT_VERSION:
			puts("zcc-console " ZCC_VERSION);
			return printed();
		default:
			fputs(usage, stderr);
			return err_exit_code(ZCC_E_USAGE);
		}
	}
	if (optind == argc)
		return -1;
	fprintf(stderr, "zcc-console: %s is no option\n%s", argv[optind], usage);
	return err_exit_code(ZCC_E_USAGE);
}

int
main(int argc, char **argv)
{
	struct options o = { .app.lang = "nl" };
	struct site site = { 0 };
	struct fault f = { 0 };
	int done = parse_options(argc, argv, &o);

	if (done >= 0)
		return done;
	/* Tables have room for many thousands of rows: what of it is never used takes no memory. */
	mallopt(M_MMAP_THRESHOLD, TABLE_BYTES);
	/* libzmq's thread takes too little to have a heap of its own. */
	mallopt(M_ARENA_MAX, 1);
	log_open("zcc-console");
	last_word_install();
	int rc = seal_init(&f);
	if (rc == ZCC_OK)
		rc = site_find(o.conf, &site, &f);
	if (rc == ZCC_OK)
		rc = app_run(&site, &o.app, &f);
	if (rc != ZCC_OK)
		log_line(LOG_ERROR, "%s", f.text);
	site_free(&site);
	sock_end();
	return err_exit_code(rc);
}
