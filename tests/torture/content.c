/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/torture/damage.h"

#include "hub/core/book.h"
#include "hub/edge/chain.h"
#include "hub/edge/recover.h"
#include "hub/edge/snapshot.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What reading gives, folded into one number as it comes. */
struct reading {
	struct damage *d;
	struct journal *j;
	struct content *out;
	struct seal_hash_state sum;
	struct fault f;
	uint8_t room[ZCC_ANSWER_MAX];
};

static void
fold(struct reading *r, const char *what, const void *data, size_t len)
{
	uint64_t n = len;
	seal_hash_add(&r->sum, what, strlen(what) + 1);
	seal_hash_add(&r->sum, &n, sizeof n);
	if (len > 0)
		seal_hash_add(&r->sum, data, len);
}

/* An outcome that is an answer too: there is none.  Anything else ends the reading. */
static int
settle(struct reading *r, const char *what, int code, const void *data, size_t len)
{
	if (code != ZCC_OK && code != ZCC_E_UNKNOWN)
		return code;
	fold(r, what, data, code == ZCC_OK ? len : 0);
	return ZCC_OK;
}

static int
take_row(const struct journal_row *row, void *arg)
{
	struct reading *r = arg;
	if (row->seq != r->out->rows + 1 || row->seq >= ROWS_MAX)
		return ZCC_E_DATA;
	r->out->rows = row->seq;
	memcpy(r->out->h[row->seq], row->h, ZCC_HASH_BYTES);
	return 0;
}

static int
take_seq(const struct journal_row *row, void *arg)
{
	fold(arg, "part", &row->seq, sizeof row->seq);
	return 0;
}

static int
take_point(uint64_t seq, const uint8_t *h, const uint8_t *sig, void *arg)
{
	fold(arg, "point", &seq, sizeof seq);
	fold(arg, "point", h, ZCC_HASH_BYTES);
	fold(arg, "point", sig, ZCC_SIG_BYTES);
	return 0;
}

/* As at a start without a snapshot. */
static int
read_book(struct reading *r)
{
	struct damage *d = r->d;
	struct recover_from from = {.sign_pk = d->keys.sign_pk, .site = d->rig.site.id};
	const struct site_sizes *s = &d->rig.site.sizes;
	struct book_sizes sizes = {s->cases, s->book_cases, s->operators, s->capacity, s->alarms};
	struct recovered got;
	struct book *b = book_new(&sizes);
	struct bytes dump = bytes_grower();
	if (b == NULL)
		rig_fail("no memory for a book");
	int code = recover_book(r->j, &from, b, &got, &r->f);
	if (code == ZCC_OK) {
		book_dump(b, &dump);
		fold(r, "book", dump.data, dump.at);
		fold(r, "mark", &got.mark, sizeof got.mark);
	}
	bytes_free(&dump);
	book_free(b);
	return code;
}

static int
read_case(struct reading *r, uint64_t id)
{
	const struct journal_ops *ops = r->j->ops;
	uint8_t key[ZCC_KEY_BYTES];
	int64_t at_ms = 0;
	uint32_t len = 0;
	size_t plain_len = 0;
	uint8_t plain[ZCC_DOSSIER_MAX + SEAL_LOCK_EXTRA];
	int has_key = vault_case_key(r->d->vault, r->j, id, key, &r->f);
	int code = settle(r, "key", has_key, key, sizeof key);
	if (code == ZCC_OK)
		code = ops->parts(r->j, id, take_seq, r, &r->f);
	if (code == ZCC_OK)
		code = ops->history(r->j, id, take_seq, r, &r->f);
	if (code != ZCC_OK)
		return code;
	code = ops->draft_get(r->j, "demo", id, &at_ms, r->room, sizeof r->room, &len, &r->f);
	struct vault_draft of = {"demo", id, at_ms};
	if (code == ZCC_OK && len > 0 && (has_key != ZCC_OK || len > sizeof plain ||
	        vault_unseal_draft(r->d->vault, key, &of, r->room, len, plain, &plain_len) !=
	            ZCC_OK))
		return fault_set(&r->f, ZCC_E_IO, 0, "a draft does not open");
	return settle(r, "draft", code, plain, plain_len);
}

static int
read_beside(struct reading *r)
{
	const struct journal_ops *ops = r->j->ops;
	uint8_t hash[ZCC_HASH_BYTES];
	uint32_t len = 0;
	int code = ZCC_OK;
	for (unsigned i = 0; i < r->d->asked_num && code == ZCC_OK; i++)
		code = settle(r, "answer", ops->answer_get(r->j, "demo", r->d->asked[i], r->room,
		    sizeof r->room, &len, &r->f), r->room, len);
	for (uint64_t id = 1; id <= CASES && code == ZCC_OK; id++)
		code = read_case(r, id);
	uint64_t id = 0;
	vault_match(r->d->vault, "phone", "+31612345678", hash);
	if (code == ZCC_OK)
		code = settle(r, "match", ops->match_find(r->j, hash, INT64_MIN, &id, &r->f), &id, sizeof id);
	return code;
}

int
content_read(struct damage *d, const char *dir, struct content *out)
{
	static struct reading r;
	char path[PATH_ROOM];
	snprintf(path, sizeof path, "%s/journal.db", dir);
	memset(&r, 0, sizeof r);
	memset(out, 0, sizeof *out);
	r.d = d;
	r.out = out;
	seal_hash_init(&r.sum);
	int code = journal_sqlite_open(path, false, &r.j, &r.f);
	if (code == ZCC_OK) {
		code = r.j->ops->integrity(r.j, &r.f);
		if (code == ZCC_OK)
			code = read_book(&r);
		if (code == ZCC_OK)
			code = r.j->ops->page(r.j, 1, ROWS_MAX, take_row, &r, &r.f);
		if (code == ZCC_OK)
			code = r.j->ops->checkpoints(r.j, take_point, &r, &r.f);
		d->is_at_use = code == ZCC_OK;
		if (code == ZCC_OK)
			code = read_beside(&r);
		r.j->ops->close(r.j);
	}
	seal_hash_end(&r.sum, out->digest);
	snprintf(d->why, sizeof d->why, "%s", r.f.text);
	return code;
}

static enum content_found
look_at_journal(struct damage *d, const char *dir)
{
	static struct content is;
	const struct content *was = dir == d->crashed ? &d->crashed_content : &d->stopped_content;
	off_t said = lseek(d->said, 0, SEEK_END);
	dup2(d->said, STDERR_FILENO);
	int code = content_read(d, dir, &is);
	dup2(d->stderr_was, STDERR_FILENO);
	if (code != ZCC_OK)
		return d->why[0] != '\0' ? FOUND_NOTICED : FOUND_OTHER;
	if (is.rows == was->rows && memcmp(is.digest, was->digest, sizeof is.digest) == 0)
		return FOUND_SAME;
	bool is_shorter = is.rows < was->rows && memcmp(is.h[is.rows], was->h[is.rows], ZCC_HASH_BYTES) == 0;
	snprintf(d->why, sizeof d->why, "rows %llu of %llu", (unsigned long long)is.rows,
	    (unsigned long long)was->rows);
	if (!is_shorter)
		return FOUND_OTHER;
	return lseek(d->said, 0, SEEK_END) > said ? FOUND_SAID : FOUND_SHORT;
}

/* Passed over, or the one that was written. */
static enum content_found
look_at_snapshot(struct damage *d, const char *dir)
{
	struct journal *j;
	struct fault f = {0};
	struct snapshot s;
	char path[PATH_ROOM];
	snprintf(path, sizeof path, "%s/journal.db", dir);
	if (journal_sqlite_open(path, true, &j, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	int code = snapshot_load_newest(dir, j, NULL, NULL, &s, &f);
	j->ops->close(j);
	if (code != ZCC_OK)
		return FOUND_NOTICED;
	bool is_same = memcmp(s.digest, d->snapshot_digest, sizeof s.digest) == 0;
	snapshot_free(&s);
	return is_same ? FOUND_SAME : FOUND_OTHER;
}

/* Refused, or the keys that were there. */
static enum content_found
look_at_keys(struct damage *d, const char *dir)
{
	static const char *const names[] = {"hub.key", "demo.key"};
	char path[PATH_ROOM];
	struct fault f = {0};
	uint8_t pk[ZCC_KEY_BYTES];
	for (int i = 0; i < 2; i++) {
		struct seal_keys k;
		snprintf(path, sizeof path, "%s/%s", dir, names[i]);
		if (key_load(path, NULL, NULL, &k, &f) != ZCC_OK)
			return FOUND_NOTICED;
		if (memcmp(k.sign_pk, d->public_key[i], sizeof pk) != 0)
			return FOUND_OTHER;
	}
	snprintf(path, sizeof path, "%s/hub.pub", dir);
	if (key_load_public(path, pk, &f) != ZCC_OK)
		return FOUND_NOTICED;
	/* the hub compares it with its own key, and does not start */
	return memcmp(pk, d->public_key[0], sizeof pk) == 0 ? FOUND_SAME : FOUND_NOTICED;
}

/* Refused; or not the text whose hash the journal has, which the hub adopts by an event and says. */
static enum content_found
look_at_config(struct damage *d, const char *dir)
{
	static struct site site;
	char path[PATH_ROOM];
	char text[ZCC_CONFIG_MAX];
	uint8_t hash[ZCC_HASH_BYTES];
	struct fault f = {0};
	snprintf(path, sizeof path, "%s/zcc.conf", dir);
	FILE *file = fopen(path, "re");
	if (file == NULL)
		rig_fail("cannot read %s", path);
	size_t len = fread(text, 1, sizeof text, file);
	fclose(file);
	seal_hash(NULL, text, len, hash);
	if (memcmp(hash, d->config_hash, sizeof hash) == 0)
		return FOUND_SAME;
	int code = site_parse(text, len, path, &site, &f);
	site_free(&site);
	return code == ZCC_OK ? FOUND_SAID : FOUND_NOTICED;
}

enum content_found
content_look(struct damage *d, enum content_kind kind, const char *dir)
{
	d->why[0] = '\0';
	switch (kind) {
	case CONTENT_JOURNAL: return look_at_journal(d, dir);
	case CONTENT_SNAPSHOT: return look_at_snapshot(d, dir);
	case CONTENT_KEYS: return look_at_keys(d, dir);
	case CONTENT_CONFIG: return look_at_config(d, dir);
	}
	return FOUND_OTHER;
}
