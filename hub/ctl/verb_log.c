/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * journal verify, audit verify, audit show, audit access.  Verifying reads every row: its link of the chain, the
 * signed checkpoints, the signature of the operator who had that name then; journal verify also
 * replays it all into a new book and compares that with the hub's (or the newest snapshot's).
 */
#include "hub/ctl/access_words.h"
#include "hub/ctl/log.h"
#include "hub/ctl/verbs.h"

#include "hub/edge/recover.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdlib.h>
#include <string.h>

struct verify {
	struct ctl *ctl;
	struct log *log;
	struct chain_verify chain;
	struct book *book;
	struct settings *settings;
	struct page_digest want; /* seq 0: nothing to compare with */
	struct out_verified out;
	bool ends_at_want; /* rows after the digest's are the reading itself */
};

static int
check_signature(struct verify *v, const struct journal_row *row)
{
	const struct book_operator *op = book_operator(v->book, row->actor);
	if (row->sig_len == 0)
		return ZCC_OK; /* the hub's own, or refused as bad data: no header is kept of those
				*/
	if (op != NULL && row->sig_len == ZCC_SIG_BYTES &&
	    seal_verify(op->key, v->ctl->site.id, row->header, row->header_len, row->sig)) {
		v->out.signatures++;
		return ZCC_OK;
	}
	return fault_set(&v->ctl->fault, ZCC_E_IO, 0,
	    "row %llu does not carry the signature of the operator it names",
	    (unsigned long long)row->seq);
}

/* Of the book as it is now. */
static int
digest_now(struct verify *v, uint8_t digest[ZCC_HASH_BYTES])
{
	struct bytes dump = bytes_grower();
	book_dump(v->book, &dump);
	if (!bytes_ok(&dump)) {
		bytes_free(&dump);
		return fault_set(&v->ctl->fault, ZCC_E_IO, 0, "no memory for the digest");
	}
	seal_hash(NULL, dump.data, dump.at, digest);
	bytes_free(&dump);
	text_hex(v->out.digest, digest, ZCC_HASH_BYTES);
	return ZCC_OK;
}

static int
compare(struct verify *v)
{
	uint8_t digest[ZCC_HASH_BYTES];
	int code = digest_now(v, digest);
	if (code != ZCC_OK)
		return code;
	v->out.compared_seq = v->want.seq;
	if (memcmp(digest, v->want.book, sizeof digest) == 0)
		return ZCC_OK;
	return fault_set(&v->ctl->fault, ZCC_E_IO, 0,
	    "the replay of rows 1 to %llu gives another book than %s has",
	    (unsigned long long)v->want.seq, log_is_live(v->log) ? "the hub" : "the snapshot");
}

static int
verify_row(const struct journal_row *row, void *arg)
{
	struct verify *v = arg;
	struct event ev;
	v->chain.points = log_points(v->log, &v->chain.points_num);
	int code = chain_verify_row(&v->chain, row, &v->ctl->fault);
	if (code == ZCC_OK)
		code = check_signature(v, row);
	if (code == ZCC_OK)
		code = recover_event(row, v->settings, &ev, &v->ctl->fault);
	if (code != ZCC_OK)
		return code == ZCC_E_DATA ? ZCC_E_IO : code;
	book_apply(v->book, &ev);
	v->out.rows++;
	if (row->seq != v->want.seq)
		return 0;
	code = compare(v);
	return code == ZCC_OK && v->ends_at_want ? 1 : code;
}

static int
verify_begin(struct verify *v, struct ctl *c, enum zcc_verb verb)
{
	static const uint8_t none[ZCC_HASH_BYTES];
	v->ctl = c;
	int code = log_open_site(c, verb, &v->log);
	if (code != ZCC_OK)
		return code;
	struct book_sizes sizes = {.board_cases = c->site.sizes.cases,
	    .cases = c->site.sizes.book_cases,
	    .operators = c->site.sizes.operators,
	    .capacity = c->site.sizes.capacity,
	    .alarms = c->site.sizes.alarms};
	v->book = book_new(&sizes);
	v->settings = calloc(1, sizeof *v->settings);
	if (v->book == NULL || v->settings == NULL)
		return fault_set(&c->fault, ZCC_E_IO, 0, "no memory to replay the journal");
	v->chain.sign_pk = c->site.hub_key;
	v->chain.site = c->site.id;
	v->chain.points = log_points(v->log, &v->chain.points_num);
	return chain_verify_start(&v->chain, 0, none, &c->fault);
}

static int
verify_run(struct verify *v)
{
	int code = log_rows(v->log, 1, verify_row, v);
	if (code == 1) /* stopped where the comparison was */
		return ZCC_OK;
	if (code == ZCC_OK)
		code = chain_verify_end(&v->chain, &v->ctl->fault);
	return code == ZCC_E_DATA ? ZCC_E_IO : code;
}

static void
verify_end(struct verify *v, int code)
{
	if (code == ZCC_OK) {
		v->out.seq = v->chain.seq;
		v->out.signed_seq = v->chain.signed_seq;
		text_hex(v->out.head, v->chain.h, sizeof v->chain.h);
		v->ctl->out->verified(&v->out);
	}
	book_free(v->book);
	free(v->settings);
	log_close(v->log);
}

int
verb_journal_verify(struct ctl *c, const struct args *a)
{
	(void)a;
	struct verify v = {0};
	uint8_t digest[ZCC_HASH_BYTES];
	int code = verify_begin(&v, c, VERB_JOURNAL);
	if (code == ZCC_OK)
		code = log_digest(v.log, &v.want);
	if (code == ZCC_E_UNKNOWN) /* no hub and no snapshot: nothing to compare with */
		code = ZCC_OK;
	v.ends_at_want = code == ZCC_OK && v.want.seq != 0 && log_is_live(v.log);
	if (code == ZCC_OK)
		code = verify_run(&v);
	if (code == ZCC_OK)
		code = log_integrity(v.log);
	if (code == ZCC_OK && v.out.compared_seq == 0)
		code = digest_now(&v, digest);
	verify_end(&v, code);
	return code;
}

int
verb_audit_verify(struct ctl *c, const struct args *a)
{
	(void)a;
	struct verify v = {0};
	int code = verify_begin(&v, c, VERB_AUDIT);
	if (code == ZCC_OK)
		code = verify_run(&v);
	verify_end(&v, code);
	return code;
}

struct shown {
	struct ctl *ctl;
	uint64_t case_id; /* 0 = all */
	uint64_t left;
};

static int
show_row(const struct journal_row *row, void *arg)
{
	struct shown *s = arg;
	if (s->left == 0)
		return 1;
	if (s->case_id != 0 && row->case_id != s->case_id)
		return 0;
	s->left--;
	s->ctl->out->list_audit(row);
	return 0;
}

const struct arg_option verb_audit_show_options[] = {
    {"from", ARG_ONCE, "SEQ"},
    {"limit", ARG_ONCE, "N"},
    {"case", ARG_ONCE, "CASE"},
    {NULL, ARG_FLAG, NULL},
};

static int
option_number(
    struct ctl *c, const struct args *a, const char *name, uint64_t otherwise, uint64_t *out)
{
	int64_t n;
	const char *word = args_value(a, name);
	*out = otherwise;
	if (word == NULL)
		return ZCC_OK;
	if (!text_to_i64(word, 1, INT64_MAX, &n))
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--%s wants a number from 1, not '%.40s'", name, word);
	*out = (uint64_t)n;
	return ZCC_OK;
}

int
verb_audit_show(struct ctl *c, const struct args *a)
{
	struct shown s = {.ctl = c};
	struct log *l = NULL;
	uint64_t from = 1;
	int code = option_number(c, a, "from", 1, &from);
	if (code == ZCC_OK)
		code = option_number(c, a, "limit", UINT64_MAX, &s.left);
	if (code == ZCC_OK)
		code = option_number(c, a, "case", 0, &s.case_id);
	if (code == ZCC_OK)
		code = log_open_site(c, VERB_AUDIT, &l);
	if (code == ZCC_OK) {
		c->out->list_begin();
		code = log_rows(l, from, show_row, &s);
		c->out->list_end();
	}
	log_close(l);
	return code == 1 ? ZCC_OK : code;
}

/* What is about the patient of a case stood in another one first (ID-2). */
struct stood {
	uint64_t from, part; /* there, from this row on ... */
	uint64_t until;      /* ... and from this one on as what is struck */
};

struct accessed {
	struct ctl *ctl;
	uint64_t cases[ARGS_WORDS_MAX];
	int num;
	struct stood stood[ARGS_WORDS_MAX];
	int stood_num;
};

static bool
is_asked_for(const struct accessed *s, uint64_t id)
{
	for (int i = 0; i < s->num; i++)
		if (s->cases[i] == id)
			return true;
	return false;
}

static void
stood_in(struct accessed *s, const struct ev_part_moved *p, uint64_t seq)
{
	int i = 0;
	while (i < s->stood_num && s->stood[i].from != p->from)
		i++;
	if (i == ARGS_WORDS_MAX)
		return;
	if (i == s->stood_num)
		s->stood[s->stood_num++] = (struct stood){p->from, p->part, seq};
	if (p->part < s->stood[i].part)
		s->stood[i].part = p->part;
}

/* Before the list: where else to look. */
static int
find_stood(const struct journal_row *row, void *arg)
{
	struct accessed *s = arg;
	struct event e = {.type = row->type, .version = row->version};
	struct bytes b = bytes_reader(row->body, row->body_len);
	if (row->type != EV_PART_MOVED || !is_asked_for(s, row->case_id))
		return 0;
	event_code(&b, &e);
	if (bytes_at_end(&b))
		stood_in(s, &e.u.moved, row->seq);
	return 0;
}

/* Of that case what was done while it stood there, and after that who read it, as it is read as struck. */
static bool
was_near(const struct accessed *s, const struct journal_row *row)
{
	for (int i = 0; i < s->stood_num; i++) {
		const struct stood *was = &s->stood[i];
		bool reads = row->verb == VERB_DOSSIER || row->verb == VERB_NOODKNOP;
		if (row->case_id == was->from && row->seq >= was->part && (row->seq < was->until || reads))
			return true;
	}
	return false;
}

static int
access_row(const struct journal_row *row, void *arg)
{
	struct accessed *s = arg;
	if (access_is_by_person(row) && (is_asked_for(s, row->case_id) || was_near(s, row)))
		s->ctl->out->list_access(row);
	return 0;
}

/* For the patient whose cases these are (AU-5). */
int
verb_audit_access(struct ctl *c, const struct args *a)
{
	struct accessed s = {.ctl = c};
	struct log *l = NULL;
	int code = ZCC_OK;
	for (int i = 0; i < a->words_num && code == ZCC_OK; i++)
		code = ctl_case_id(a->word[i], &s.cases[s.num++], &c->fault);
	if (code == ZCC_OK)
		code = log_open_site(c, VERB_AUDIT, &l);
	if (code == ZCC_OK)
		code = log_rows(l, 1, find_stood, &s);
	if (code == ZCC_OK) {
		c->out->list_begin();
		code = log_rows(l, 1, access_row, &s);
		c->out->list_end();
	}
	log_close(l);
	return code;
}
