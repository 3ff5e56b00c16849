/* SPDX-License-Identifier: EUPL-1.2 */
/* What an answer of the hub carries, opened and told to the console; wiped behind it. */
#include "tui/edge/link_told.h"

#include "shared/edge/client.h"
#include "shared/edge/seal.h"

#include <stdlib.h>
#include <string.h>

/* All of it, or it is not shown: what is missing would not be missed. */
int
link_show_dossier(struct link *l, const struct slot *s, const struct wire_answer *answer)
{
	static struct dossier_part part[LINK_DOSSIER_MAX];
	uint8_t *plain = NULL;
	size_t len = 0, at = 0;
	struct wire_part p;
	struct fault f;
	unsigned num = 0;
	int rc = ZCC_OK;

	if (answer->sealed_len > 0)
		rc = client_unbox(l->client, answer, &plain, &len, &f);
	while (rc == ZCC_OK && at < len) {
		rc = wire_decode_part(plain, len, &at, &p);
		if (rc != ZCC_OK)
			break;
		if (num == LINK_DOSSIER_MAX) { /* the newest matter most */
			memmove(part, part + 1, sizeof(part) - sizeof(part[0]));
			num--;
		}
		part[num] = (struct dossier_part){ .seq = p.seq, .struck_why = p.struck_why,
			.struck_ms = p.struck_ms };
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
	if (plain != NULL)
		seal_wipe(plain, len);
	free(plain);
	return rc;
}

int
link_show_reviews(struct link *l, const struct wire_answer *answer)
{
	static struct review_item item[REVIEWS_MAX];
	static struct wire_use u;
	uint8_t *plain = NULL;
	size_t len = 0, at = 0;
	unsigned num = 0;
	struct fault f;
	int rc = ZCC_OK;

	if (answer->sealed_len > 0)
		rc = client_unbox(l->client, answer, &plain, &len, &f);
	while (rc == ZCC_OK && at < len && num < REVIEWS_MAX) {
		rc = wire_decode_use(plain, len, &at, &u);
		if (rc != ZCC_OK || u.use.outcome != REVIEW_NONE)
			continue;
		item[num] = (struct review_item){ .use = u.use, .is_erased = u.is_erased };
		memcpy(item[num++].words, u.words, sizeof(u.words));
	}
	if (rc == ZCC_OK)
		l->told.reviews(l->told.arg, item, num);
	seal_wipe(item, sizeof(item));
	seal_wipe(&u, sizeof(u));
	if (plain != NULL)
		seal_wipe(plain, len);
	free(plain);
	return rc;
}

int
link_show_draft(struct link *l, const struct slot *s, const struct wire_answer *answer)
{
	uint8_t *plain = NULL;
	size_t len = 0;
	struct ask_dossier d = { 0 };
	struct fault f;

	if (answer->sealed_len == 0) /* there is none, or this answers one that was sent */
		return ZCC_OK;
	int rc = client_unbox(l->client, answer, &plain, &len, &f);
	if (rc == ZCC_OK)
		rc = wire_decode_dossier(plain, len, &d);
	if (rc == ZCC_OK)
		l->told.draft(l->told.arg, s->row, d.note, d.answers);
	seal_wipe(&d, sizeof(d));
	if (plain != NULL)
		seal_wipe(plain, len);
	free(plain);
	return rc;
}

int
link_show_messages(struct link *l, const struct wire_answer *answer)
{
	static struct message m[ZCC_MESSAGES_MAX];
	uint8_t *plain = NULL;
	size_t len = 0, at = 0;
	unsigned num = 0;
	struct fault f;
	int rc = ZCC_OK;

	if (answer->sealed_len > 0)
		rc = client_unbox(l->client, answer, &plain, &len, &f);
	while (rc == ZCC_OK && at < len && num < ZCC_MESSAGES_MAX) {
		rc = wire_decode_message(plain, len, &at, &m[num]);
		num += rc == ZCC_OK;
	}
	if (rc == ZCC_OK)
		l->told.messages(l->told.arg, m, num);
	free(plain);
	return rc;
}

int
link_show_found(struct link *l, const struct wire_answer *answer)
{
	static struct found_case found[FOUND_MAX];
	struct wire_search head;
	struct wire_found one;
	uint8_t *plain = NULL;
	size_t len = 0, at = 0;
	unsigned num = 0;
	struct fault f;

	int rc = client_unbox(l->client, answer, &plain, &len, &f);
	if (rc == ZCC_OK)
		rc = wire_decode_search(plain, len, &at, &head);
	while (rc == ZCC_OK && at < len && num < FOUND_MAX) {
		rc = wire_decode_found(plain, len, &at, &one);
		found[num] = (struct found_case){ .row = one.whole.row, .noted_ms = one.noted_ms };
		memcpy(found[num++].noted_by, one.noted_by, sizeof(one.noted_by));
	}
	if (rc == ZCC_OK)
		l->told.found(l->told.arg, &(struct search_told){ head.what, head.from, head.has_more },
		    found, num);
	free(plain);
	return rc;
}
