/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/torture/damage.h"

#include "hub/core/book.h"
#include "hub/edge/recover.h"
#include "hub/edge/snapshot.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/client.h"
#include "shared/edge/sock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ANSWER_MS = 30000 };

/* --- Files --- */

static void
write_kept(const struct kept *k)
{
	int fd = open(k->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, k->data, k->len) != (ssize_t)k->len || close(fd) != 0)
		rig_fail("cannot write %s: %s", k->path, strerror(errno));
}

/* A file of the site into a copy, and into memory. */
static void
keep(struct damage *d, const char *from, const char *dir, const char *name)
{
	char path[PATH_MAX + 64];
	struct stat st;
	struct kept *k = &d->kept[d->kept_num++];
	if (d->kept_num > FILE_MAX)
		rig_fail("too many files");
	snprintf(path, sizeof path, "%s/%s/%s", d->rig.site.dir, from, name);
	FILE *file = fopen(path, "re");
	if (file == NULL || fstat(fileno(file), &st) != 0)
		rig_fail("cannot open %s", path);
	k->len = (size_t)st.st_size;
	k->data = malloc(k->len + 1);
	if (k->data == NULL || fread(k->data, 1, k->len, file) != k->len)
		rig_fail("cannot read %s", path);
	fclose(file);
	if (snprintf(k->path, sizeof k->path, "%s/%s", dir, name) >= (int)sizeof k->path)
		rig_fail("the path of a copy is too long");
	write_kept(k);
}

void
copy_again(struct damage *d, const char *dir, const char *name)
{
	char path[PATH_ROOM];
	bool is_journal = strncmp(name, "journal.db", 10) == 0;
	for (unsigned i = 0; i < d->kept_num; i++) {
		snprintf(path, sizeof path, "%s/%s", dir, name);
		bool is_named = strcmp(d->kept[i].path, path) == 0;
		snprintf(path, sizeof path, "%s/journal.db", dir);
		if (is_named || (is_journal && strncmp(d->kept[i].path, path, strlen(path)) == 0))
			write_kept(&d->kept[i]);
	}
	snprintf(path, sizeof path, "%s/journal.db-wal", dir);
	if (is_journal && dir == d->stopped && unlink(path) != 0 && errno != ENOENT)
		rig_fail("cannot remove %s", path);
}

/* --- The site --- */

static uint64_t
ask(struct damage *d, struct client *c, struct ask *a)
{
	struct wire_answer got;
	struct fault f;
	client_id(a->id);
	if (client_ask(c, a, ANSWER_MS, &got, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	if (got.code != ZCC_OK)
		rig_fail("%s", got.text);
	if (d->asked_num == ASKED_MAX)
		rig_fail("too many commands");
	memcpy(d->asked[d->asked_num++], a->id, ZCC_ID_BYTES);
	return got.row;
}

static void
take_in(struct damage *d, struct client *c)
{
	struct ask a;
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_SPOED;
	text_copy(a.dossier.name, sizeof a.dossier.name, "Een Naam");
	text_copy(a.dossier.phone, sizeof a.dossier.phone, "0612345678");
	a.has_dossier = true;
	ask(d, c, &a);
}

static void
act(struct damage *d, struct client *c, enum zcc_verb verb, uint64_t id, uint32_t version)
{
	struct ask a;
	ask_init(&a, verb);
	a.row = id;
	a.version = version;
	if (verb == VERB_NOTE || verb == VERB_DRAFT) {
		text_copy(a.dossier.note, sizeof a.dossier.note, "een regel");
		a.has_dossier = true;
	}
	if (verb == VERB_CLOSE)
		text_copy(a.board.reason, sizeof a.board.reason, "overig");
	ask(d, c, &a);
}

/* Some of every table: cases, keys, hashes, answers, a draft, an erased case. */
static void
fill(struct damage *d)
{
	struct client *c;
	struct fault f;
	if (client_open(&d->rig.site, "demo", NULL, NULL, &c, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	for (int i = 0; i < CASES; i++)
		take_in(d, c);
	act(d, c, VERB_CLAIM, 1, 1);
	act(d, c, VERB_NOTE, 1, 0);
	act(d, c, VERB_DRAFT, 1, 0);
	act(d, c, VERB_CLAIM, 2, 1);
	act(d, c, VERB_CLOSE, 2, 2);
	act(d, c, VERB_ERASE, 2, 0);
	act(d, c, VERB_DOSSIER, 1, 0);
	act(d, c, VERB_CLAIM, 3, 1);
	act(d, c, VERB_RELEASE, 3, 2);
	client_close(&c);
	sock_end();
}

static void
make_snapshot(struct damage *d)
{
	char state[PATH_MAX + 16], path[PATH_MAX + 32];
	const struct site_sizes *s = &d->rig.site.sizes;
	struct book_sizes sizes = {s->cases, s->book_cases, s->operators, s->capacity, s->alarms};
	struct recover_from from = {.sign_pk = d->keys.sign_pk, .site = d->rig.site.id};
	struct recovered got;
	struct journal *j;
	struct fault f;
	struct bytes dump = bytes_grower();
	uint64_t seq;
	snprintf(state, sizeof state, "%s/state", d->rig.site.dir);
	snprintf(path, sizeof path, "%s/journal.db", state);
	struct snapshot_writer *w = snapshot_writer_new(state);
	struct book *b = book_new(&sizes);
	if (w == NULL || b == NULL || journal_sqlite_open(path, true, &j, &f) != ZCC_OK ||
	    recover_book(j, &from, b, &got, &f) != ZCC_OK)
		rig_fail("no snapshot can be made: %s", f.text);
	j->ops->close(j);
	memcpy(d->config_hash, book_config_hash(b), ZCC_HASH_BYTES);
	book_dump(b, &dump);
	seal_hash(NULL, dump.data, dump.at, d->snapshot_digest);
	if (snapshot_write_start(w, got.seq, got.head, &dump, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	int code;
	while ((code = snapshot_write_result(w, &seq, &f)) == ZCC_E_AGAIN)
		poll(NULL, 0, 1);
	if (code != ZCC_OK)
		rig_fail("%s", f.text);
	snapshot_writer_free(w);
	book_free(b);
	snprintf(d->snapshot, sizeof d->snapshot, "book-%llu.snap", (unsigned long long)seq);
}

static void
load_keys(struct damage *d)
{
	static const char *const names[] = {"hub", "demo"};
	char path[PATH_MAX + 32];
	struct fault f;
	for (int i = 0; i < 2; i++) {
		struct seal_keys k;
		snprintf(path, sizeof path, "%s/keys/%s.key", d->rig.site.dir, names[i]);
		if (key_load(path, NULL, NULL, &k, &f) != ZCC_OK)
			rig_fail("%s", f.text);
		memcpy(d->public_key[i], k.sign_pk, ZCC_KEY_BYTES);
		if (i == 0)
			d->keys = k;
	}
	if (vault_open(&d->keys, &d->vault, &f) != ZCC_OK)
		rig_fail("%s", f.text);
}

static void
make_copies(struct damage *d, unsigned job)
{
	snprintf(d->crashed, sizeof d->crashed, "%.200s/crashed%u", d->room, job);
	snprintf(d->stopped, sizeof d->stopped, "%.200s/stopped%u", d->room, job);
	if (mkdir(d->crashed, 0700) != 0 || mkdir(d->stopped, 0700) != 0)
		rig_fail("cannot make a directory in %s", d->room);
}

/* Shared memory: thousands of copies would be flushed to a disk one by one. */
static void
make_rooms(struct damage *d)
{
	struct stat st;
	const char *below = stat("/dev/shm", &st) == 0 ? "/dev/shm" : d->rig.dir;
	snprintf(d->room, sizeof d->room, "%s/zcc-damage.XXXXXX", below);
	if (mkdtemp(d->room) == NULL)
		rig_fail("cannot make a directory in %s", below);
	make_copies(d, 0);
}

static void
open_said(struct damage *d, unsigned job)
{
	char path[PATH_ROOM];
	snprintf(path, sizeof path, "%s/said%u", d->rig.dir, job);
	d->said = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	d->stderr_was = dup(STDERR_FILENO);
	if (d->said < 0 || d->stderr_was < 0)
		rig_fail("cannot make %s", path);
}

void
damage_move(struct damage *d, unsigned job)
{
	char name[PATH_ROOM];
	size_t crashed_len = strlen(d->crashed);
	close(d->said);
	close(d->stderr_was);
	open_said(d, job);
	make_copies(d, job);
	for (unsigned i = 0; i < d->kept_num; i++) {
		struct kept *k = &d->kept[i];
		bool is_crashed = strncmp(strrchr(d->crashed, '/'), k->path + strlen(d->room), 8) == 0;
		snprintf(name, sizeof name, "%s", strrchr(k->path, '/') + 1);
		snprintf(k->path, sizeof k->path, "%.*s/%.40s", (int)crashed_len,
		    is_crashed ? d->crashed : d->stopped, name);
		write_kept(k);
	}
}

void
damage_open(struct damage *d)
{
	rig_open(&d->rig);
	rig_set_small(&d->rig, 64, 3600);
	rig_set(&d->rig, "book_cases", 64);
	load_keys(d);
	make_rooms(d);
	rig_start(&d->rig);
	if (!rig_is_ready(&d->rig, ANSWER_MS))
		rig_fail("the hub is not ready");
	fill(d);
	keep(d, "state", d->crashed, "journal.db");
	keep(d, "state", d->crashed, "journal.db-wal");
	rig_stop(&d->rig);
	make_snapshot(d);
	keep(d, "state", d->stopped, "journal.db");
	keep(d, "state", d->stopped, d->snapshot);
	keep(d, "keys", d->stopped, "hub.key");
	keep(d, "keys", d->stopped, "hub.pub");
	keep(d, "keys", d->stopped, "demo.key");
	keep(d, ".", d->stopped, "zcc.conf");
	open_said(d, 0);
	if (content_read(d, d->crashed, &d->crashed_content) != ZCC_OK)
		rig_fail("the copy of a crash cannot be read: %s", d->why);
	copy_again(d, d->crashed, "journal.db");
	if (content_read(d, d->stopped, &d->stopped_content) != ZCC_OK)
		rig_fail("the copy of a stop cannot be read: %s", d->why);
	copy_again(d, d->stopped, "journal.db");
	if (d->crashed_content.rows < 20 || d->stopped_content.rows <= d->crashed_content.rows)
		rig_fail("the copies are not what they should be");
}

void
damage_close(struct damage *d)
{
	char command[PATH_ROOM + 16];
	for (unsigned i = 0; i < d->kept_num; i++)
		free(d->kept[i].data);
	vault_close(d->vault);
	snprintf(command, sizeof command, "rm -rf '%s'", d->room);
	if (system(command) != 0)
		rig_fail("cannot remove %s", d->room);
}
