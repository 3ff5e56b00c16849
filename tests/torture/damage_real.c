/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/torture/damage.h"

#include "tests/torture/shot.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READY_MS = 30000 };

/* The files of a copy in the place of the site's own.  Keys and configuration stand in one of the
 * copies only; they are put there each time, or those that were damaged before would stay. */
static void
put_in_place(const struct damage *d, const char *dir)
{
	static const char script[] =
	    "cd \"$FROM\" && rm -f \"$TO\"/state/journal.db* \"$TO\"/state/*.snap && "
	    "cp journal.db* \"$TO\"/state/ && if test -e hub.key; then cp *.snap \"$TO\"/state/; fi && "
	    "cd \"$KEYS\" && cp -p *.key *.pub \"$TO\"/keys/ && cat zcc.conf >\"$TO\"/zcc.conf";
	setenv("FROM", dir, 1);
	setenv("TO", d->rig.site.dir, 1);
	setenv("KEYS", d->stopped, 1);
	if (system(script) != 0)
		rig_fail("cannot put a copy in its place");
}

static int
run(struct range *r, char *const argv[], struct shot *s)
{
	static const struct inject none = {SHIM_NONE, SHIM_ERROR, false, 0};
	shot_run(r, argv, NULL, &none, s);
	return WIFEXITED(s->status) ? WEXITSTATUS(s->status) : 128;
}

static bool
is_refusal(int code, const struct shot *s)
{
	return (code == 65 || code == 74 || code == 77 || code == 78) && strlen(s->err) > 12;
}

/* Starts and stops, or refuses with a sentence. */
static int
run_hub(struct damage *d, struct range *r, struct shot *s)
{
	static char word_c[] = "-c";
	char hub[PATH_MAX + 16], said[4096] = "";
	snprintf(hub, sizeof hub, "%s/zcc-hub", d->rig.bin);
	struct running run = shot_start(r, (char *[]){hub, word_c, d->rig.site.conf, NULL}, NULL, false);
	d->rig.hub = run.pid;
	memset(s, 0, sizeof *s);
	bool has_ended = false;
	for (int i = 0; i < READY_MS && strstr(said, "ready") == NULL && !has_ended; i++) {
		has_ended = shot_has_ended(&run, 1, &s->status);
		shot_said(r, "err", said, sizeof said);
	}
	if (!has_ended) {
		kill(run.pid, SIGTERM);
		shot_end(r, &run, READY_MS, s);
	}
	memcpy(s->err, said, sizeof said);
	d->rig.hub = 0;
	return WIFEXITED(s->status) ? WEXITSTATUS(s->status) : 128;
}

bool
real_agrees(struct damage *d, enum content_kind kind, const char *dir, enum content_found found)
{
	static struct range r;
	static struct shot verify, hub;
	static char word_c[] = "-c", journal[] = "journal", word_verify[] = "verify";
	char ctl[PATH_MAX + 16];
	if (r.shim == NULL)
		range_open(&r, d->rig.dir);
	snprintf(ctl, sizeof ctl, "%s/zcc-ctl", d->rig.bin);
	put_in_place(d, dir);
	int by_verify = run(&r, (char *[]){ctl, word_c, d->rig.site.conf, journal, word_verify, NULL},
	    &verify);
	put_in_place(d, dir);
	int by_hub = run_hub(d, &r, &hub);
	bool verify_refuses = is_refusal(by_verify, &verify), hub_refuses = is_refusal(by_hub, &hub);
	snprintf(d->why, sizeof d->why, "verify gives %d (%.120s), the hub %d (%.120s)", by_verify,
	    verify.err, by_hub, hub.err);
	d->confirmed++;
	if ((by_verify != 0 && !verify_refuses) || (by_hub != 0 && !hub_refuses))
		return false; /* a crash, a hang, no word */
	if (kind == CONTENT_JOURNAL && found == FOUND_NOTICED) /* a draft only by who opens it */
		return verify_refuses || hub_refuses || d->is_at_use;
	if (kind == CONTENT_JOURNAL && found == FOUND_SAME)
		return by_verify == 0 && by_hub == 0;
	return true;
}
