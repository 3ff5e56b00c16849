/* SPDX-License-Identifier: EUPL-1.2 */
/* One case, or the cases that a search finds. */
#include "hub/ctl/verbs.h"
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/find.h"
#include "shared/edge/protocol_kept.h"
#include "shared/edge/site_protocol.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct arg_option verb_show_options[] = {
    {"dossier", ARG_FLAG, NULL},
    {"struck", ARG_FLAG, NULL},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_search_options[] = {
    {"by", ARG_ONCE, "WHAT"},
    {NULL, ARG_FLAG, NULL},
};

/* From the picture; a closed case that left it, or any case while it is not live, from the hub. */
static int
find_case(struct ctl *c, uint64_t id, struct zcc_case *out, const struct board **at)
{
	struct ask ask;
	struct wire_answer answer;
	const struct zcc_case_row *there = NULL;
	int rc = ctl_board(c, at);
	if (rc == ZCC_OK && (*at)->is_live)
		there = board_case(*at, id);
	if (there != NULL) {
		*out = board_whole(*at, there);
		return ZCC_OK;
	}
	ask_init(&ask, VERB_SHOW);
	ask.row = id;
	rc = ctl_ask(c, &ask, &answer);
	if (rc != ZCC_OK)
		return rc;
	if (answer.data_len != sizeof *out)
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "the hub's answer is not a case: is it of another version?");
	memcpy(out, answer.data, sizeof *out);
	return *at != NULL ? ZCC_OK : ctl_board(c, at);
}

/* Grows *parts by one; the old room is wiped, as it holds a dossier. */
static struct wire_part *
one_more(struct wire_part **parts, unsigned num)
{
	struct wire_part *more = malloc((num + 1) * sizeof *more);
	if (more == NULL)
		return NULL;
	if (*parts != NULL)
		memcpy(more, *parts, num * sizeof *more);
	ctl_plain_free((uint8_t *)*parts, num * sizeof *more);
	*parts = more;
	return &more[num];
}

/* By which the dossier was told. */
struct right {
	unsigned relation;
	int64_t until_wall;
};

/* For people, beside the dossier: they have no business in it but this. */
static void
say_noodknop(const struct right *right)
{
	char until[25];
	if (right->relation != RELATION_NOODKNOP)
		return;
	clock_rfc3339(until, right->until_wall);
	fprintf(stderr, "zcc-ctl: NOODKNOP: open to you until %s; this is reviewed\n", until);
}

static int
read_parts(struct ctl *c, uint64_t id, struct wire_part **parts, unsigned *num, struct right *right)
{
	struct ask ask;
	struct wire_answer answer;
	uint8_t *plain = NULL;
	size_t len = 0, at = 0;
	ask_init(&ask, VERB_DOSSIER);
	ask.row = id;
	int rc = ctl_ask(c, &ask, &answer);
	if (rc == ZCC_OK)
		wire_decode_right(answer.data, answer.data_len, &right->relation, &right->until_wall);
	if (rc == ZCC_OK && answer.sealed_len > 0)
		rc = ctl_unbox(c, &answer, &plain, &len);
	while (rc == ZCC_OK && at < len) {
		struct wire_part *part = one_more(parts, *num);
		rc = part == NULL ? ZCC_E_FULL : wire_decode_part(plain, len, &at, part);
		if (rc == ZCC_OK)
			(*num)++;
		if (rc == ZCC_E_FULL)
			fault_set(&c->fault, rc, 0, "no memory for the dossier");
	}
	if (rc == ZCC_E_AGAIN)
		rc = ZCC_OK;
	if (rc == ZCC_E_DATA)
		rc = fault_set(&c->fault, rc, 0, "the hub's answer is not a dossier");
	ctl_plain_free(plain, len);
	return rc;
}

/* That in whose words people read it: of its triage, also when another is in force by now; of what was
 * answered before any, the site's.  Without one there are codes, which is no fault of who asks. */
static void
read_protocol(const struct ctl *c, const struct zcc_triage *t, struct protocol_file *out)
{
	char path[PATH_MAX];
	struct fault f;
	if (site_protocol(&c->site, c->site.protocol, out, &f) != ZCC_OK)
		*out = (struct protocol_file){0};
	if (t->times == 0 ||
	    (out->protocol != NULL && memcmp(out->protocol->hash, t->protocol, ZCC_HASH_BYTES) == 0))
		return;
	protocol_file_free(out);
	*out = (struct protocol_file){0};
	if (!site_path(&c->site, "run/protocols", path, sizeof path) ||
	    protocol_kept_get(path, t->protocol, out, &f) != ZCC_OK)
		*out = (struct protocol_file){0};
}

int
verb_show(struct ctl *c, const struct args *a)
{
	struct zcc_case whole = {0};
	const struct board *at = NULL;
	struct wire_part *parts = NULL;
	unsigned parts_num = 0;
	struct right right = {RELATION_NONE, 0};
	struct protocol_file file = {0};
	uint64_t id;
	bool has_dossier = args_has(a, "dossier");
	int rc = ctl_case_id(a->word[0], &id, &c->fault);
	if (rc == ZCC_OK)
		rc = find_case(c, id, &whole, &at);
	/* An id names one command; the dossier is asked under one of its own. */
	c->has_id = false;
	if (rc == ZCC_OK && has_dossier)
		rc = read_parts(c, id, &parts, &parts_num, &right);
	if (rc == ZCC_OK && !c->is_json && (has_dossier || whole.triage.times > 0))
		read_protocol(c, &whole.triage, &file);
	if (rc == ZCC_OK)
		c->out->one_case(at, &(struct out_case){.whole = &whole,
					 .parts = parts,
					 .parts_num = parts_num,
					 .has_dossier = has_dossier,
					 .shows_struck = args_has(a, "struck"),
					 .relation = relation_word(right.relation),
					 .settings = &c->site.settings,
					 .protocol = file.protocol});
	if (rc == ZCC_OK)
		say_noodknop(&right);
	protocol_file_free(&file);
	ctl_plain_free((uint8_t *)parts, parts_num * sizeof *parts);
	return rc;
}

/* What it went by, and whether there is more than it shows: for people, beside the list. */
static void
say_bounds(const struct wire_search *s)
{
	if (s->has_more)
		fputs("zcc-ctl: there are more: say more of it\n", stderr);
	if (s->what == FIND_NAME && s->from > 1)
		fprintf(stderr, "zcc-ctl: of cases before %" PRIu64 " no name was looked at\n", s->from);
}

static int
read_found(const uint8_t *plain, size_t len, struct wire_search *head, struct wire_found *found,
    uint32_t *num)
{
	size_t used = 0;
	int rc = wire_decode_search(plain, len, &used, head);
	while (rc == ZCC_OK && used < len && *num < FOUND_MAX)
		rc = wire_decode_found(plain, len, &used, &found[(*num)++]);
	return rc;
}

int
verb_search(struct ctl *c, const struct args *a)
{
	static struct wire_found found[FOUND_MAX];
	struct wire_search head = {0};
	struct ask ask;
	struct wire_answer answer;
	const struct board *at;
	uint8_t *plain = NULL;
	size_t len = 0;
	uint32_t num = 0;
	const char *by = args_value(a, "by");
	ask_init(&ask, VERB_SEARCH);
	if (by != NULL && find_number(by) == FIND_NONE)
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--by \"%s\" is not one of name, bsn, phone, address, case", by);
	(void)text_copy(ask.board.kind, sizeof ask.board.kind, by != NULL ? by : "");
	if (!text_copy(ask.dossier.query, sizeof ask.dossier.query, a->word[0]))
		return fault_set(&c->fault, ZCC_E_DATA, 0, "the query is longer than %zu bytes",
		    sizeof ask.dossier.query - 1);
	ask.has_dossier = true;
	int rc = ctl_ask(c, &ask, &answer);
	if (rc == ZCC_OK)
		rc = ctl_unbox(c, &answer, &plain, &len);
	if (rc == ZCC_OK && read_found(plain, len, &head, found, &num) != ZCC_OK)
		rc = fault_set(&c->fault, ZCC_E_DATA, 0, "the hub's answer is not a list of cases");
	if (rc == ZCC_OK)
		rc = ctl_board(c, &at);
	if (rc == ZCC_OK) {
		c->out->found(at, found, num);
		say_bounds(&head);
	}
	ctl_plain_free(plain, len);
	return rc;
}
