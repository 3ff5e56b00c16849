/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * zcc-hub - keeps the queues and the care capacity of a region live.  zcc-hub(8) is its manual.
 *
 *     include/zcc     words, limits and layouts that all programs agree on
 *     shared/base     errors, text, bytes, clocks, log lines
 *     shared/care     states, queue order, fields, settings: pure
 *     shared/edge     configuration, segment, wire, sockets, keys: one foreign library each
 *     hub/core        events, the book, the rules: pure
 *     hub/edge        journal, chain, engine, vault, presence, publishing
 *     hub/loop.c      the loop; start and stop are here
 *     hub/ctl         zcc-ctl;  hub/replay  zcc-replay;  tui  zcc-console
 */
#include "hub/access.h"
#include "hub/config.h"
#include "hub/first.h"
#include "hub/loop.h"
#include "hub/notify.h"
#include "hub/protocols.h"
#include "hub/signals.h"
#include "hub/snapshots.h"
#include "hub/sockets.h"

#include "hub/edge/fault.h"
#include "hub/edge/recover.h"
#include "shared/base/err.h"
#include "shared/base/last.h"
#include "shared/base/log.h"
#include "shared/base/text.h"
#include "shared/edge/key.h"
#include "shared/edge/lock.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHECKED_BYTES = 16 << 20 }; /* read and checked in a tenth of a second */

static const char usage[] =
    "usage: zcc-hub [-c FILE] [-n]\n"
    "Keeps the queues and the care capacity of one site live; runs in the foreground.\n"
    "\n"
    "  -c, --config FILE  the site's zcc.conf (else $ZCC_CONFIG, else /etc/zcc/zcc.conf)\n"
    "  -n, --check        check the configuration and exit\n"
    "      --help         show this\n"
    "      --version      show the version\n";

struct options {
	const char *config;
	bool is_check;
};

/* ZCC_OK: go on; ZCC_E_AGAIN: answered, exit 0. */
static int
parse_options(int argc, char **argv, struct options *o)
{
	static const struct option longs[] = {{"config", required_argument, NULL, 'c'},
	    {"check", no_argument, NULL, 'n'}, {"help", no_argument, NULL, 'h'},
	    {"version", no_argument, NULL, 'v'}, {NULL, 0, NULL, 0}};
	for (int c; (c = getopt_long(argc, argv, "c:n", longs, NULL)) != -1;) {
		switch (c) {
		case 'c': o->config = optarg; break;
		case 'n': o->is_check = true; break;
		case 'h': fputs(usage, stdout); return ZCC_E_AGAIN;
		case 'v': puts("zcc-hub " ZCC_VERSION); return ZCC_E_AGAIN;
		default: fputs(usage, stderr); return ZCC_E_USAGE;
		}
	}
	if (optind < argc) {
		fprintf(stderr, "zcc-hub: takes no word \"%s\"; see --help\n", argv[optind]);
		return ZCC_E_USAGE;
	}
	return ZCC_OK;
}

static void
draw(void *room, size_t len, void *arg)
{
	(void)arg;
	seal_random(room, len);
}

static int
load_keys(struct hub *h, struct fault *f)
{
	static const uint8_t no_key[ZCC_KEY_BYTES]; /* cannot be read: whoever needs it says so */
	char path[PATH_MAX];
	h->keys = seal_room(sizeof *h->keys);
	if (h->keys == NULL)
		return fault_set(f, ZCC_E_FULL, 0, "no guarded memory for the hub's key");
	if (!site_path(h->site, "keys/hub.key", path, sizeof path))
		return fault_set(f, ZCC_E_CONFIG, 0, "the site's path is too long");
	int code = key_load(path, NULL, NULL, h->keys, f);
	if (code != ZCC_OK || seal_equal(h->site->hub_key, no_key, sizeof no_key) ||
	    seal_equal(h->site->hub_key, h->keys->sign_pk, sizeof h->site->hub_key))
		return code;
	return fault_set(f, ZCC_E_CONFIG, 0, "keys/hub.pub is not the public half of keys/hub.key, so "
	    "nobody could trust this hub: restore the one that is damaged");
}

/* Sockets have the shortest paths of all: said before anything is touched. */
static int
check_paths(const struct site *site, struct fault *f)
{
	char path[PATH_MAX];
	if (!site_path(site, "run/command.sock", path, sizeof path))
		return fault_set(f, ZCC_E_CONFIG, 0, "the site's path is too long");
	return sock_check_path(path, f);
}

/* The lock first: everything else may only be touched by who has it. */
static int
open_site(struct hub *h, struct fault *f)
{
	char path[PATH_MAX];
	if (!site_path(h->site, "run/lock", path, sizeof path) ||
	    !site_path(h->site, "state/reserve", h->reserve, sizeof h->reserve) ||
	    !site_path(h->site, "state", h->state_dir, sizeof h->state_dir))
		return fault_set(f, ZCC_E_CONFIG, 0, "the site's path is too long");
	int code = lock_take(path, &h->lock_fd, f);
	fault_step("locked");
	if (code == ZCC_OK)
		code = access_files(h->site, h->gid, f);
	if (code == ZCC_OK)
		code = load_keys(h, f);
	if (code == ZCC_OK)
		code = vault_open(h->keys, &h->vault, f);
	/* the start itself writes: on a full disk it needs the reserve */
	if (code == ZCC_OK)
		hub_watch_disk(h);
	if (code == ZCC_OK && !site_path(h->site, "state/journal.db", path, sizeof path))
		code = fault_set(f, ZCC_E_CONFIG, 0, "the site's path is too long");
	if (code == ZCC_OK)
		code = journal_sqlite_open(path, false, &h->journal, f);
	fault_step("journal-open");
	if (code == ZCC_OK)
		fault_journal(h->journal);
	/* what no row's chain covers: a large file is for `zcc-ctl journal verify`, with the hub down */
	if (code == ZCC_OK && h->journal->ops->bytes(h->journal) <= CHECKED_BYTES)
		code = h->journal->ops->integrity(h->journal, f);
	return code;
}

static struct book_sizes
sizes_of(const struct site *s)
{
	return (struct book_sizes){.board_cases = s->sizes.cases,
	    .cases = s->sizes.book_cases,
	    .operators = s->sizes.operators,
	    .capacity = s->sizes.capacity,
	    .alarms = s->sizes.alarms};
}

static int
start_time(struct hub *h, const struct timeline_mark *mark, int64_t *clamp_ms, struct fault *f)
{
	char boot_id[37];
	int code = clock_boot_id(boot_id);
	if (code != ZCC_OK)
		return fault_set(f, ZCC_E_IO, 0, "the kernel does not tell its boot id");
	timeline_start(&h->timeline, mark, boot_id, clock_boot_ms(), clock_wall_ms(), clamp_ms);
	return ZCC_OK;
}

static int
start_engine(struct hub *h, const struct recovered *r, int64_t clamp_ms, struct fault *f)
{
	char path[PATH_MAX];
	struct engine_first first = {.text = (const uint8_t *)h->site->text,
	    .text_len = h->site->text_len,
	    .settings = &h->site->settings,
	    .clamp_ms = clamp_ms};
	struct book_operator *added = NULL;
	uint32_t none = 0;
	struct engine_setup setup = {.journal = h->journal,
	    .book = h->book,
	    .presence = h->presence,
	    .vault = h->vault,
	    .hub_keys = h->keys,
	    .timeline = &h->timeline,
	    .epoch = book_epoch(h->book) + 1,
	    .checkpoint_seq = r->signed_seq,
	    .parse = config_parse,
	    .adopting = config_prepare,
	    .adopted = config_keep,
	    .protocol = config_protocol,
	    .earlier_protocol = protocols_earlier,
	    .draw = draw,
	    .step = FAULT_HOOK,
	    .arg = h};
	memcpy(setup.site, h->site->id, sizeof setup.site);
	memcpy(setup.head, r->head, sizeof setup.head);
	seal_hash(NULL, first.text, first.text_len, first.hash);
	int code = config_start(h, h->site, f);
	if (code == ZCC_OK)
		protocols_start(h);
	if (code == ZCC_OK)
		code = engine_new(&setup, &h->engine, f);
	if (code == ZCC_OK && book_each_operator(h->book, &none) == NULL) {
		code = site_path(h->site, "keys/first-operators", path, sizeof path)
		    ? first_operators(path, &added, &first.added_num, f)
		    : fault_set(f, ZCC_E_CONFIG, 0, "the site's path is too long");
		first.added = added;
	}
	if (code == ZCC_OK)
		code = engine_start(h->engine, &first, hub_now(h), f);
	fault_step("started");
	free(added);
	return code;
}

static int
load_book(struct hub *h, struct recovered *r, struct fault *f)
{
	struct recover_from from = {.sign_pk = h->keys->sign_pk, .site = h->site->id};
	struct book_sizes sizes = sizes_of(h->site);
	int code = snapshots_load(h, &sizes, &from, f);
	return code == ZCC_OK ? recover_book(h->journal, &from, h->book, r, f) : code;
}

/* zcc.conf was replaced after it was read: read it, and what was built by it, again. */
static int
load_again(struct hub *h, struct recovered *r, struct fault *f)
{
	char conf[PATH_MAX];
	memcpy(conf, h->site->conf, sizeof conf);
	snapshots_end(h);
	book_free(h->book);
	h->snapshots = NULL;
	h->book = NULL;
	site_free(h->site);
	int code = site_open(conf, h->site, f);
	if (code == ZCC_OK)
		code = access_group(h->site->group, &h->gid, f);
	if (code == ZCC_OK)
		code = access_files(h->site, h->gid, f);
	return code == ZCC_OK ? load_book(h, r, f) : code;
}

static int
start_book(struct hub *h, struct fault *f)
{
	struct recovered r;
	int64_t clamp_ms = 0;
	int code = load_book(h, &r, f);
	if (code == ZCC_OK)
		code = config_finish(h, book_config_hash(h->book), f);
	if (code == ZCC_E_AGAIN)
		code = load_again(h, &r, f);
	if (code == ZCC_OK)
		code = start_time(h, &r.mark, &clamp_ms, f);
	if (code != ZCC_OK)
		return code;
	fault_step("loaded");
	h->presence = presence_new(h->site->sizes.operators, hub_now(h).line_ms);
	if (h->presence == NULL)
		return fault_set(f, ZCC_E_FULL, 0, "no memory for consoles");
	return start_engine(h, &r, clamp_ms, f);
}

static int
start_telling(struct hub *h, struct fault *f)
{
	char run[PATH_MAX];
	struct seg_plan plan = {.epoch = book_epoch(h->book),
	    .cases = h->site->sizes.cases,
	    .operators = h->site->sizes.operators,
	    .capacity = h->site->sizes.capacity,
	    .alarms = h->site->sizes.alarms + ZCC_ALARMS_PAST,
	    .gid = h->gid};
	memcpy(plan.site, h->site->id, sizeof plan.site);
	if (!site_path(h->site, "run", run, sizeof run))
		return fault_set(f, ZCC_E_CONFIG, 0, "the site's path is too long");
	int code = seg_create(&plan, run, &h->segment, f);
	fault_step("segment-made");
	if (code == ZCC_OK)
		code = sockets_open(h, f);
	fault_step("bound");
	if (code != ZCC_OK)
		return code;
	h->publisher = publish_new(h->book, h->presence, h->segment);
	if (h->publisher == NULL)
		return fault_set(f, ZCC_E_FULL, 0, "no memory for publishing");
	struct publish_facts pf = {.counters = engine_counters(h->engine),
	    .journal_bytes = h->journal->ops->bytes(h->journal),
	    .now_line = hub_now(h).line_ms,
	    .now_wall = hub_now(h).wall_ms};
	publish_all(h->publisher, h->book, &pf);
	hub_heartbeat(h);
	hub_watch_disk(h);
	seg_state(h->segment, h->mode == ENGINE_OPEN ? SEG_LIVE : SEG_VOL);
	return ZCC_OK;
}

static void
close_all(struct hub *h)
{
	sockets_close(h);
	if (h->segment != NULL)
		seg_close(h->segment);
	snapshots_end(h);
	publish_free(h->publisher);
	engine_free(h->engine);
	protocols_end(h);
	presence_free(h->presence);
	book_free(h->book);
	if (h->journal != NULL)
		h->journal->ops->close(h->journal);
	if (h->vault != NULL)
		vault_close(h->vault);
	seal_room_free(h->keys);
	lock_give(&h->lock_fd);
}

static int
run(struct hub *h, struct fault *f)
{
	int code = open_site(h, f);
	if (code == ZCC_OK)
		code = signals_install(f);
	if (code == ZCC_OK)
		code = start_book(h, f);
	if (code == ZCC_OK)
		code = start_telling(h, f);
	if (code != ZCC_OK)
		return code;
	fault_step("ready");
	log_line(LOG_INFO, "ready");
	notify_ready();
	code = loop_run(h, f);
	if (code != ZCC_OK)
		/* The outcome of a group is unknown: nothing more may be told or written (DESIGN 2.1). */
		_exit((log_line(LOG_FATAL, "%s; the outcome of the last group is unknown", f->text),
		    err_exit_code(code)));
	notify_stopping();
	fault_step("stopping");
	code = engine_stop(h->engine, hub_now(h), f);
	fault_step("stopped");
	return code;
}

static int
check_only(struct hub *h, struct fault *f)
{
	char hex[2 * ZCC_HASH_BYTES + 1];
	int code = config_start(h, h->site, f);
	const struct protocol *p = h->protocol_next.protocol;
	if (code != ZCC_OK)
		return code;
	printf("%s: good\n", h->site->conf);
	if (p == NULL)
		return fault_of_output(f);
	text_hex(hex, p->hash, sizeof p->hash);
	printf("triage protocol %s %s, content %s\n", p->name, p->version, hex);
	return fault_of_output(f);
}

int
main(int argc, char **argv)
{
	struct options o = {0};
	struct fault f = {0};
	static struct hub h = {.lock_fd = -1}; /* large, and a hub may have a small stack */
	log_open("zcc-hub");
	log_never_wait();
	fault_open();
	last_word_install();
	int code = parse_options(argc, argv, &o);
	if (code == ZCC_E_AGAIN && (code = fault_of_output(&f)) == ZCC_OK)
		return 0;
	if (code == ZCC_E_IO)
		fprintf(stderr, "zcc-hub: %s\n", f.text);
	if (code != ZCC_OK)
		return err_exit_code(code);
	umask(027);
	h.site = calloc(1, sizeof *h.site);
	code = h.site == NULL ? fault_set(&f, ZCC_E_FULL, 0, "no memory") : seal_init(&f);
	if (code == ZCC_OK)
		code = site_open(o.config, h.site, &f);
	if (code == ZCC_OK)
		code = access_group(h.site->group, &h.gid, &f);
	if (code == ZCC_OK)
		code = check_paths(h.site, &f);
	if (code == ZCC_OK && o.is_check)
		code = check_only(&h, &f);
	else if (code == ZCC_OK)
		code = run(&h, &f);
	if (code != ZCC_OK)
		log_line(LOG_ERROR, "%s", f.text);
	close_all(&h);
	if (h.site != NULL)
		site_free(h.site);
	free(h.site);
	return err_exit_code(code);
}
