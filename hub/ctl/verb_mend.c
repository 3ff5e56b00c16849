/* SPDX-License-Identifier: EUPL-1.2 */
/* The wrong patient (ID-2), and what there is to learn from a case (KB-15), from the command line. */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <string.h>

const struct arg_option verb_wrong_patient_options[] = {
    {"to", ARG_ONCE, "CASE"},
    {"text", ARG_ONCE, "TEXT|-"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_tag_add_options[] = {
    {"kind", ARG_ONCE, "KIND"},
    {"text", ARG_ONCE, "TEXT|-"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_tag_done_options[] = {
    {"outcome", ARG_ONCE, "OUTCOME"},
    {"text", ARG_ONCE, "TEXT|-"},
    {NULL, ARG_FLAG, NULL},
};

/* Who it is about that is not told here: that goes with identify. */
int
verb_wrong_patient(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *to = args_value(a, "to"), *text = args_value(a, "text");
	ask_init(&ask, VERB_WRONG_PATIENT);
	int rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	if (rc == ZCC_OK && to != NULL)
		rc = ctl_case_id(to, &ask.board.from, &c->fault);
	return rc == ZCC_OK ? verb_tell(c, &ask, NULL, text) : rc;
}

int
verb_tag_add(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *kind = args_value(a, "kind"), *text = args_value(a, "text");
	if (kind == NULL || tag_number(kind) == TAG_NONE)
		return fault_set(&c->fault, kind == NULL ? ZCC_E_USAGE : ZCC_E_DATA, 0,
		    "tag add needs --kind, one of leerpunt, ketenincident");
	if (text == NULL)
		return fault_set(
		    &c->fault, ZCC_E_USAGE, 0, "tag add needs --text: what is there to learn?");
	ask_init(&ask, VERB_TAG);
	(void)text_copy(ask.board.kind, sizeof ask.board.kind, kind);
	return verb_tell(c, &ask, a->word[0], text);
}

int
verb_tag_done(struct ctl *c, const struct args *a)
{
	struct ask ask;
	int64_t id = 0;
	const char *outcome = args_value(a, "outcome"), *text = args_value(a, "text");
	if (!text_to_i64(a->word[1], 1, INT64_MAX, &id))
		return fault_set(&c->fault, ZCC_E_USAGE, 0, "'%.40s' is no number of tag list", a->word[1]);
	if (outcome == NULL || tag_end_number(outcome) == TAG_OPEN)
		return fault_set(&c->fault, outcome == NULL ? ZCC_E_USAGE : ZCC_E_DATA, 0,
		    "tag done needs --outcome, one of opgepakt, doorgezet, geen");
	ask_init(&ask, VERB_TAG);
	ask.board.from = (uint64_t)id;
	(void)text_copy(ask.board.reason, sizeof ask.board.reason, outcome);
	return verb_tell(c, &ask, a->word[0], text);
}

int
verb_tag_list(struct ctl *c, const struct args *a)
{
	return verb_reviews(c, REVIEWS_OF_TAGS, args_has(a, "all"));
}
