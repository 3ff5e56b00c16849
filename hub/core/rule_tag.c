/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What there is to learn from a case (KB-15): whoever works with it says so, with words that stand in its
 * dossier; somebody else looks into it and says what came of that.  Of a case that was closed too, as long as
 * it is in the book.
 */
#include "hub/core/rule_priv.h"

#include <string.h>

/* One that was reviewed makes room. */
static int
check_room(const struct question *q)
{
	uint32_t num = book_tags_waiting(q->book);
	if (num < ZCC_NOODKNOPS_MAX)
		return ZCC_OK;
	return refuse(q->no, (struct because){WHY_TAGS_FULL, numeral(num).text});
}

static int
give(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	unsigned tag = tag_number(q->ask->board.kind);
	struct numeral id = numeral(q->ask->row);
	if (tag == TAG_NONE || !q->ask->has_dossier || q->ask->dossier.note[0] == '\0')
		return refuse(q->no, (struct because){WHY_TAG_WHAT});
	if (c == NULL)
		return refuse(q->no, (struct because){WHY_CASE_GONE, id.text});
	if ((c->row.flags & CASE_FLAG_ERASED) != 0)
		return refuse(q->no, (struct because){WHY_ERASED, id.text});
	int code = check_room(q);
	if (code != ZCC_OK)
		return code;
	out->u.tagged = (struct ev_tagged){.act = TAG_GIVEN,
	    .id = book_next_tag(q->book),
	    .case_id = c->row.id,
	    .tag = (uint8_t)tag};
	return ZCC_OK;
}

static bool
may_review(const struct question *q)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	return r != NULL && (r->verbs >> VERB_REVIEWS & 1) != 0;
}

static int
review(const struct question *q, struct event *out)
{
	const struct to_review *t = book_tag(q->book, q->ask->board.from);
	struct numeral tag = numeral(q->ask->board.from);
	unsigned outcome = tag_end_number(q->ask->board.reason);
	if (!may_review(q))
		return refuse(q->no,
		    (struct because){WHY_ROLE_MAY_NOT, q->ask->role, verb_word(VERB_REVIEWS)});
	if (t == NULL || t->case_id != q->ask->row || t->outcome != TAG_OPEN)
		return refuse(
		    q->no, (struct because){WHY_NO_TAG, numeral(q->ask->row).text, tag.text});
	if (outcome == TAG_OPEN)
		return refuse(q->no, (struct because){WHY_TAG_WHAT});
	if (strcmp(t->operator, q->ask->operator) == 0)
		return refuse(q->no, (struct because){WHY_OWN_TAG, tag.text});
	out->u.tagged = (struct ev_tagged){.act = TAG_REVIEWED,
	    .id = t->id,
	    .case_id = t->case_id,
	    .tag = t->tag,
	    .outcome = (uint8_t)outcome};
	return ZCC_OK;
}

int
rule_tag(const struct question *q, struct event *out)
{
	out->type = EV_TAGGED;
	int code = q->ask->board.from != 0 ? review(q, out) : give(q, out);
	memcpy(out->u.tagged.role, q->ask->role, sizeof out->u.tagged.role);
	return code;
}

/* Who looks into tags need not be who looks into the noodknop. */
int
rule_reviews(const struct question *q, struct event *out)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	bool is_of_tags = strcmp(q->ask->board.kind, REVIEWS_OF_TAGS) == 0;
	if (!is_of_tags && (r == NULL || (r->verbs >> VERB_REVIEW & 1) == 0))
		return refuse(
		    q->no, (struct because){WHY_ROLE_MAY_NOT, q->ask->role, verb_word(VERB_REVIEW)});
	return rule_look(q, out);
}
