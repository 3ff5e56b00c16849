/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * zcc-replay - feeds calls and capacity from CSV files into a hub, as signed commands.
 *
 *     options   the command line                     csv, map   rows, and what they mean
 *     plan      when a row is due                    seen       rows of one call make one case
 *     feed      the four above as one line of items  post       commands to the hub and back
 *     rng, figures, operators, callers               simulated people
 *     progress  what is said                         run        the loop
 *
 * The parts from csv to callers know neither the hub nor the clock.
 */
#include "hub/replay/run.h"

#include "shared/base/err.h"
#include "shared/base/last.h"
#include "shared/base/log.h"

#include <stdio.h>

static int
exit_code(int rc, const struct tally *t)
{
	if (rc == ZCC_OK && t->bad_rows + t->refused + t->operators.refused > 0)
		rc = ZCC_E_DATA;
	return err_exit_code(rc);
}

/* What was printed may be all that anybody keeps of a replay. */
static int
say_lost(struct fault *f)
{
	int rc = fault_of_output(f);
	if (rc != ZCC_OK)
		fprintf(stderr, "zcc-replay: %s\n", f->text);
	return rc;
}

int
main(int argc, char *argv[])
{
	struct options o;
	struct fault f = {0};
	struct run *r;
	log_open("zcc-replay");
	last_word_install();
	int rc = options_parse(argc, argv, &o, &f);

	if (rc != ZCC_OK) {
		fprintf(stderr, "zcc-replay: %s; see zcc-replay --help\n", f.text);
		return err_exit_code(rc);
	}
	if (o.help || o.version) {
		fputs(o.help ? options_help : "zcc-replay " ZCC_VERSION "\n", stdout);
		return err_exit_code(say_lost(&f));
	}
	rc = run_new(&o, &r, &f);
	if (rc != ZCC_OK) {
		fprintf(stderr, "zcc-replay: %s\n", f.text);
		run_free(&r);
		return err_exit_code(rc);
	}
	rc = run_all(r, &f);
	if (rc != ZCC_OK)
		progress_say(run_progress(r), "%s", f.text);
	progress_end(run_progress(r), run_tally(r), o.quiet, o.json);
	int code = exit_code(rc, run_tally(r)), lost = say_lost(&f);
	run_free(&r);
	return code != 0 ? code : err_exit_code(lost);
}
