/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The journal itself is used, by a table of operations that is a copy of its own but for those that
 * write: these are told before and after.
 */
#include "hub/edge/fault.h"

#include "hub/edge/journal.h"

static const struct journal_ops *real;
static struct journal_ops marked;

#define AROUND(name, call)                                                                         \
	do {                                                                                       \
		fault_step("journal-" name);                                                       \
		int r = real->call;                                                                \
		fault_step("journal-" name "-done");                                               \
		return r;                                                                          \
	} while (0)

static int
begin(struct journal *j, struct fault *f)
{
	AROUND("begin", begin(j, f));
}

static int
append(struct journal *j, const struct journal_row *row, struct fault *f)
{
	AROUND("append", append(j, row, f));
}

static int
answer_put(struct journal *j, const char *operator, const uint8_t id[ZCC_ID_BYTES],
    const struct journal_answer *a, struct fault *f)
{
	AROUND("answer", answer_put(j, operator, id, a, f));
}

static int
key_put(struct journal *j, uint64_t case_id, const uint8_t *wrapped, uint32_t len, struct fault *f)
{
	AROUND("key", key_put(j, case_id, wrapped, len, f));
}

static int
match_put(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], uint64_t case_id, int64_t line_ms,
    struct fault *f)
{
	AROUND("match", match_put(j, hash, case_id, line_ms, f));
}

static int
match_drop(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], uint64_t case_id, struct fault *f)
{
	AROUND("match", match_drop(j, hash, case_id, f));
}

static int
checkpoint_put(struct journal *j, uint64_t seq, const uint8_t h[ZCC_HASH_BYTES],
    const uint8_t sig[ZCC_SIG_BYTES], struct fault *f)
{
	AROUND("checkpoint", checkpoint_put(j, seq, h, sig, f));
}

static int
draft_put(struct journal *j, const char *operator, uint64_t slot, const struct journal_draft *d,
    struct fault *f)
{
	AROUND("draft", draft_put(j, operator, slot, d, f));
}

static int
erase(struct journal *j, uint64_t case_id, struct fault *f)
{
	AROUND("erase", erase(j, case_id, f));
}

static int
answers_expire(struct journal *j, int64_t before_line, uint32_t max, struct fault *f)
{
	AROUND("expire", answers_expire(j, before_line, max, f));
}

static int
meta_put(struct journal *j, const char *name, const void *data, uint32_t len, struct fault *f)
{
	AROUND("meta", meta_put(j, name, data, len, f));
}

static int
commit(struct journal *j, struct fault *f)
{
	AROUND("commit", commit(j, f));
}

static int
scrub(struct journal *j, struct fault *f)
{
	AROUND("scrub", scrub(j, f));
}

void
fault_journal(struct journal *j)
{
	real = j->ops;
	marked = *real;
	marked.begin = begin;
	marked.append = append;
	marked.answer_put = answer_put;
	marked.key_put = key_put;
	marked.match_put = match_put;
	marked.match_drop = match_drop;
	marked.checkpoint_put = checkpoint_put;
	marked.draft_put = draft_put;
	marked.erase = erase;
	marked.answers_expire = answers_expire;
	marked.meta_put = meta_put;
	marked.commit = commit;
	marked.scrub = scrub;
	j->ops = &marked;
}
