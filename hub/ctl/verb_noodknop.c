/* SPDX-License-Identifier: EUPL-1.2 */
/* The noodknop (AU-8): a dossier is opened without a treatment relation, and somebody reviews that. */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <string.h>

const struct arg_option verb_noodknop_options[] = {
    {"reason", ARG_ONCE, "REASON"},
    {"text", ARG_ONCE, "TEXT|-"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_review_done_options[] = {
    {"outcome", ARG_ONCE, "OUTCOME"},
    {"text", ARG_ONCE, "TEXT|-"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_review_list_options[] = {
    {"all", ARG_FLAG, NULL},
    {NULL, ARG_FLAG, NULL},
};

int
verb_noodknop(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *why = args_value(a, "reason"), *text = args_value(a, "text");
	if (why == NULL || noodknop_number(why) == NOODKNOP_NONE)
		return fault_set(&c->fault, why == NULL ? ZCC_E_USAGE : ZCC_E_DATA, 0,
		    "noodknop needs --reason, one of levensgevaar, collega-weg, vraag-patient, "
		    "vraag-zorgverlener, incident, overig");
	if (text == NULL)
		return fault_set(&c->fault, ZCC_E_USAGE, 0,
		    "noodknop needs --text: who reviews it reads why you opened it");
	ask_init(&ask, VERB_NOODKNOP);
	(void)text_copy(ask.board.reason, sizeof ask.board.reason, why);
	return verb_tell(c, &ask, a->word[0], text);
}

int
verb_review_done(struct ctl *c, const struct args *a)
{
	struct ask ask;
	int64_t id;
	const char *outcome = args_value(a, "outcome"), *text = args_value(a, "text");
	if (!text_to_i64(a->word[0], 1, INT64_MAX, &id))
		return fault_set(&c->fault, ZCC_E_USAGE, 0,
		    "'%.40s' is no number of review list", a->word[0]);
	if (outcome == NULL || review_number(outcome) == REVIEW_NONE)
		return fault_set(&c->fault, outcome == NULL ? ZCC_E_USAGE : ZCC_E_DATA, 0,
		    "review done needs --outcome, one of terecht, onterecht, datalek");
	ask_init(&ask, VERB_REVIEW);
	ask.board.from = (uint64_t)id;
	(void)text_copy(ask.board.reason, sizeof ask.board.reason, outcome);
	return verb_tell(c, &ask, NULL, text);
}

/* What one answer holds; *from is then the number behind it. */
static int
list_some(struct ctl *c, const struct wire_answer *answer, bool has_all, uint64_t *from)
{
	static struct wire_review use;
	uint8_t *plain = NULL;
	size_t len = 0, at = 0;
	int rc = ctl_unbox(c, answer, &plain, &len);
	while (rc == ZCC_OK && at < len) {
		rc = wire_decode_review(plain, len, &at, &use);
		if (rc == ZCC_OK && (has_all || use.what.outcome == REVIEW_NONE))
			c->out->list_review(&use);
		if (rc == ZCC_OK)
			*from = use.what.id + 1;
	}
	seal_wipe(&use, sizeof use);
	ctl_plain_free(plain, len);
	return rc == ZCC_OK ? rc
	                    : fault_set(&c->fault, rc, 0, "the hub's answer is no list of uses");
}

int
verb_reviews(struct ctl *c, const char *kind, bool has_all)
{
	struct ask ask;
	struct wire_answer answer;
	ask_init(&ask, VERB_REVIEWS);
	ask.board.from = 1;
	(void)text_copy(ask.board.kind, sizeof ask.board.kind, kind);
	int rc = ctl_ask(c, &ask, &answer);
	if (rc != ZCC_OK)
		return rc;
	c->out->list_begin();
	while (rc == ZCC_OK && answer.sealed_len > 0) {
		rc = list_some(c, &answer, has_all, &ask.board.from);
		memset(ask.id, 0, sizeof ask.id); /* the rest is asked for under ids of its own */
		c->has_id = false;
		if (rc == ZCC_OK)
			rc = ctl_ask(c, &ask, &answer);
	}
	c->out->list_end();
	return rc;
}

int
verb_review_list(struct ctl *c, const struct args *a)
{
	return verb_reviews(c, "", args_has(a, "all"));
}
