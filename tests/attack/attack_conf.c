/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * attack_conf - G-19: hostile configuration.
 *
 * A million texts through the reader itself: the configuration of a site and all files of conf/,
 * changed by chance, numbers written in every way there is, and texts of the grammar's own making.
 * Whatever is accepted is read as it is written: every number in it is a plain whole one and the
 * reader gives that very number.  A sample goes through the programs: `zcc-hub -n`, `zcc-ctl config
 * check` and `apply`, and SIGHUP to a hub that runs: it stays, answers, and keeps what it had.
 */
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/conf.h"
#include "tests/attack/conf_made.h"
#include "tests/attack/tries.h"
#include "tests/attack/run.h"
#include "tests/lib/rig.h"

#include "shared/edge/client.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	FULL = 1000000,
	SAMPLES = 500, /* of the full count, through the programs; */
	SAMPLES_LEAST = 20,
	ANSWER_MS = 20000,
	READY_MS = 60000
};

static struct {
	struct rig rig;
	struct client *good;
	char path[PATH_MAX]; /* where a sample stands */
	struct site site, again;
	uint64_t accepted, values, applied;
} t;

/* --- Through the reader ------------------------------------------------------------------------ */

static void
expect_refused(const struct fault *f)
{
	if (f->code != ZCC_E_CONFIG || f->text[0] == '\0')
		tries_broken("refused with code %d and \"%s\"", f->code, f->text);
}

static void
expect_kept(const struct made *m)
{
	struct fault f;
	if (site_parse(t.site.text, t.site.text_len, "again", &t.again, &f) != ZCC_OK ||
	    memcmp(&t.site.settings, &t.again.settings, sizeof t.site.settings) != 0)
		tries_broken("what was accepted is not accepted again as it was kept");
	site_free(&t.again);
	const struct site_sizes *z = &t.site.sizes;
	const uint32_t got[MADE_SIZES] = {
	    z->cases, z->book_cases, z->operators, z->capacity, z->alarms};
	for (unsigned i = 0; i < MADE_SIZES; i++) {
		int64_t want;
		if (m->number[i][0] == '\0')
			continue;
		t.values++;
		if (!text_to_i64(m->number[i], INT32_MIN, INT32_MAX, &want) || want != got[i])
			tries_broken("number %s was read as %" PRIu32, m->number[i], got[i]);
	}
}

static bool
try_site(const struct made *m)
{
	struct fault f = {0};
	bool is_good = site_parse(m->text, m->len, "made", &t.site, &f) == ZCC_OK;
	if (is_good)
		expect_kept(m);
	else
		expect_refused(&f);
	site_free(&t.site);
	return is_good;
}

/* Values at the top, by the names that conf_made gives them. */
static void
try_values(const struct made *m, struct conf *c)
{
	char name[16];
	for (unsigned i = 0; i < m->values_num; i++) {
		int64_t want;
		snprintf(name, sizeof name, "v%u", i);
		int got = conf_int(c, conf_root(c), name, INT32_MIN, INT32_MAX);
		t.values++;
		if (!text_to_i64(m->value[i], INT32_MIN, INT32_MAX, &want) || want != got)
			tries_broken("number %s was read as %d", m->value[i], got);
	}
}

static void
try_text(const struct made *m)
{
	struct conf *c;
	struct fault f = {0};
	char why[80];
	if (conf_parse(m->text, m->len, "made", &c, &f) != ZCC_OK) {
		expect_refused(&f);
		return;
	}
	t.accepted++;
	if (!made_numbers_are_plain(m->text, m->len, why, sizeof why))
		tries_broken("number %s was read", why);
	try_values(m, c);
	if (conf_done(c, &f) != ZCC_OK)
		tries_broken("a number that stands there was not read: %s", f.text);
	conf_free(c);
}

/* --- Through the programs ---------------------------------------------------------------------- */

static void
write_text(const char *path, const char *text, size_t len)
{
	FILE *f = fopen(path, "w");
	if (f == NULL || fwrite(text, 1, len, f) != len || fclose(f) != 0)
		rig_fail("%s cannot be written", path);
}

static void
expect_answer(void)
{
	struct ask a;
	struct wire_answer got;
	struct fault f;
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_SPOED;
	if (client_ask(t.good, &a, ANSWER_MS, &got, &f) != ZCC_OK)
		tries_broken("the hub does not answer: %s", f.text);
	if (got.code != ZCC_OK)
		tries_broken("the emergency line is refused: %s", got.text);
}

static int
ctl(const char *verb)
{
	struct run r;
	run_program(&r, (const char *const[]){t.rig.bin, "zcc-ctl", "-c", t.rig.site.conf, "config",
	                    verb, t.path, NULL});
	if (r.code != 0 && !run_is_clean(&r))
		tries_broken("zcc-ctl config %s wrote bytes that a terminal could obey", verb);
	return r.code;
}

/* The file of the site itself, by SIGHUP; the hub hears it before it answers. */
static void
by_signal(const struct made *m)
{
	write_text(t.rig.site.conf, m->text, m->len);
	kill(t.rig.hub, SIGHUP);
	expect_answer();
	write_text(t.rig.site.conf, t.rig.site.text, t.rig.site.text_len);
	kill(t.rig.hub, SIGHUP);
	expect_answer();
}

static void
try_programs(const struct made *m, bool is_good)
{
	struct run r;
	write_text(t.path, m->text, m->len);
	run_program(&r, (const char *const[]){t.rig.bin, "zcc-hub", "-n", "-c", t.path, NULL});
	if ((r.code != 0 && r.code != 78) || (r.code == 0 && !is_good) || !run_is_clean(&r))
		tries_broken("zcc-hub -n ends with %d, the reader says %s", r.code,
		    is_good ? "right" : "wrong");
	int code = ctl("check");
	if (code != (is_good ? 0 : 78))
		tries_broken("zcc-ctl config check ends with %d, the reader says %s", code,
		    is_good ? "right" : "wrong");
	code = ctl("apply");
	if (!is_good && code != 78)
		tries_broken("zcc-ctl config apply of a wrong text ends with %d", code);
	/* a right one may be another site's, or lock everybody out */
	if (is_good && code != 0 && code != 65 && code != 77 && code != 78)
		tries_broken("zcc-ctl config apply ends with %d", code);
	t.applied += code == 0;
	by_signal(m);
}

static void
open_hub(void)
{
	struct fault f;
	rig_open(&t.rig);
	rig_start(&t.rig);
	if (!rig_is_ready(&t.rig, READY_MS) ||
	    !site_path(&t.rig.site, "made.conf", t.path, sizeof t.path) ||
	    client_open(&t.rig.site, "demo", NULL, NULL, &t.good, &f) != ZCC_OK)
		rig_fail("no hub to attack");
	made_open(t.rig.site.text, t.rig.site.text_len);
}

int
main(void)
{
	static struct made m;
	uint64_t done = 0, samples = 0;
	tries_open("G-19", FULL);
	struct chance c = tries_chance(19);
	open_hub();
	uint64_t least = tries_count() / SAMPLES_LEAST, step = FULL / SAMPLES;
	step = step < least ? step : least + 1;
	for (; tries_go_on(done); done++) {
		made_next(&m, &c);
		try_text(&m);
		if (!m.is_site)
			continue;
		bool is_good = try_site(&m);
		if (done / step >= samples) {
			try_programs(&m, is_good);
			samples++;
		}
	}
	expect_answer();
	client_close(&t.good);
	sock_end();
	rig_stop(&t.rig);
	tries_are_done();
	return gate_held("0 hub exits, 0 numbers changed in %" PRIu64 " texts (%" PRIu64
	                 " accepted, %" PRIu64 " numbers compared, %" PRIu64
	                 " through the programs, %" PRIu64 " adopted)",
	    done, t.accepted, t.values, samples, t.applied);
}
