/* SPDX-License-Identifier: EUPL-1.2 */
/* What an answer of the hub carries, opened and told to the console; wiped behind it. */
#include "tui/edge/link_told.h"

#include "shared/edge/client.h"
#include "shared/edge/seal.h"

#include <stdlib.h>
#include <string.h>

/* The sealed part of an answer, in clear until shut(). */
struct opened {
	uint8_t *plain;
	size_t len;
};

/* An answer without one opens as nothing. */
static int
open_sealed(struct link *l, const struct wire_answer *answer, struct opened *o)
{
	struct fault f;

	*o = (struct opened){ 0 };
	return answer->sealed_len == 0 ? ZCC_OK : client_unbox(l->client, answer, &o->plain, &o->len, &f);
}

static void
shut(struct opened *o)
{
	if (o->plain != NULL)
		seal_wipe(o->plain, o->len);
	free(o->plain);
}

/* All of it, or it is not shown: what is missing would not be missed. */
int
link_show_dossier(struct link *l, const struct slot *s, const struct wire_answer *answer)
{
	static struct dossier_part part[LINK_DOSSIER_MAX];
	struct opened o;
	size_t at = 0;
	struct wire_part p;
	unsigned num = 0;

	int rc = open_sealed(l, answer, &o);
	while (rc == ZCC_OK && at < o.len) {
		rc = wire_decode_part(o.plain, o.len, &at, &p);
		if (rc != ZCC_OK)
			break;
		if (num == LINK_DOSSIER_MAX) { /* the newest matter most */
			memmove(part, part + 1, sizeof(part) - sizeof(part[0]));
			num--;
		}
		part[num] = (struct dossier_part){ .seq = p.seq, .struck_why = p.struck_why,
			.struck_ms = p.struck_ms, .went_to = p.went_to, .came_from = p.came_from,
			.limit = p.limit, .is_allowed = p.is_allowed };
		memcpy(part[num].struck_by, p.struck_by, sizeof(part[num].struck_by));
		part[num].at_ms = p.at_ms;
		part[num].verb = p.verb;
		memcpy(part[num].operator, p.operator, sizeof(part[num].operator));
		part[num++].fields = p.dossier;
	}
	unsigned relation;
	int64_t until_wall;
	if (rc == ZCC_OK) {
		l->told.dossier(l->told.arg, s->row, part, num);
		wire_decode_right(answer->data, answer->data_len, &relation, &until_wall);
		l->told.right(l->told.arg, s->row, relation, until_wall);
	}
	seal_wipe(part, sizeof(part));
	seal_wipe(&p, sizeof(p));
	shut(&o);
	return rc;
}

int
link_show_reviews(struct link *l, const struct wire_answer *answer)
{
	static struct review_item item[REVIEWS_MAX];
	static struct wire_review u;
	struct opened o;
	size_t at = 0;
	unsigned num = 0;

	int rc = open_sealed(l, answer, &o);
	while (rc == ZCC_OK && at < o.len && num < REVIEWS_MAX) {
		rc = wire_decode_review(o.plain, o.len, &at, &u);
		if (rc != ZCC_OK || u.what.outcome != REVIEW_NONE)
			continue;
		item[num] = (struct review_item){ .what = u.what, .is_erased = u.is_erased };
		memcpy(item[num++].words, u.words, sizeof(u.words));
	}
	if (rc == ZCC_OK)
		l->told.reviews(l->told.arg, item, num);
	seal_wipe(item, sizeof(item));
	seal_wipe(&u, sizeof(u));
	shut(&o);
	return rc;
}

int
link_show_draft(struct link *l, const struct slot *s, const struct wire_answer *answer)
{
	struct opened o;
	struct ask_dossier d = { 0 };

	if (answer->sealed_len == 0) /* there is none, or this answers one that was sent */
		return ZCC_OK;
	int rc = open_sealed(l, answer, &o);
	if (rc == ZCC_OK)
		rc = wire_decode_dossier(o.plain, o.len, &d);
	if (rc == ZCC_OK)
		l->told.draft(l->told.arg, s->row, d.note, d.answers);
	seal_wipe(&d, sizeof(d));
	shut(&o);
	return rc;
}

int
link_show_messages(struct link *l, const struct wire_answer *answer)
{
	static struct message m[ZCC_MESSAGES_MAX];
	struct opened o;
	size_t at = 0;
	unsigned num = 0;

	int rc = open_sealed(l, answer, &o);
	while (rc == ZCC_OK && at < o.len && num < ZCC_MESSAGES_MAX) {
		rc = wire_decode_message(o.plain, o.len, &at, &m[num]);
		num += rc == ZCC_OK;
	}
	if (rc == ZCC_OK)
		l->told.messages(l->told.arg, m, num);
	shut(&o);
	return rc;
}

int
link_show_found(struct link *l, const struct wire_answer *answer)
{
	static struct found_case found[FOUND_MAX];
	struct wire_search head;
	struct wire_found one;
	struct opened o;
	size_t at = 0;
	unsigned num = 0;

	int rc = open_sealed(l, answer, &o);
	if (rc == ZCC_OK)
		rc = wire_decode_search(o.plain, o.len, &at, &head);
	while (rc == ZCC_OK && at < o.len && num < FOUND_MAX) {
		rc = wire_decode_found(o.plain, o.len, &at, &one);
		found[num] = (struct found_case){ .row = one.whole.row, .noted_ms = one.noted_ms };
		memcpy(found[num++].noted_by, one.noted_by, sizeof(one.noted_by));
	}
	if (rc == ZCC_OK)
		l->told.found(l->told.arg, &(struct search_told){ head.what, head.from, head.has_more },
		    found, num);
	shut(&o);
	return rc;
}
