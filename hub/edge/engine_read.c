/* SPDX-License-Identifier: EUPL-1.2 */
/* What reads answer.  Dossier data leaves only in a box for the operator who asked. */
#include "hub/edge/engine_priv.h"

#include "hub/edge/page.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_BYTES = 60 << 10 };

/* Gathers the parts of one case into e->boxed. */
struct gather {
	struct engine *e;
	struct work *w;
	size_t len;        /* of what is in e->boxed */
	bool is_damaged;
	struct struck struck;
};

/* Who recorded it when, and what became of it since. */
static void
tell_origin(const struct gather *g, const struct journal_row *row, struct wire_part *p)
{
	struct ev_part_moved first = part_origin(row);
	struct struck_word w = struck_says(&g->struck, row);
	p->at_ms = first.at_ms;
	p->verb = first.verb;
	p->came_from = first.from;
	memcpy(p->operator, first.by, sizeof p->operator);
	p->struck_why = w.why;
	p->struck_ms = w.at_ms;
	p->went_to = w.went_to;
	memcpy(p->struck_by, w.by, sizeof p->struck_by);
	p->limit = first.limit;
	p->is_allowed = first.is_allowed;
}

static int
gather_part(const struct journal_row *row, void *arg)
{
	struct gather *g = arg;
	struct engine *e = g->e;
	struct wire_part p = {.seq = row->seq, .at_ms = row->at_ms, .verb = row->verb};
	size_t plain_len = 0, len = 0;
	if (row->sealed_len < SEAL_LOCK_EXTRA || row->sealed_len > ZCC_DOSSIER_MAX + SEAL_LOCK_EXTRA ||
	    vault_unseal(g->w->case_key, row->case_id, row->cmd_id, row->sealed, row->sealed_len,
	        e->plain, &plain_len) != ZCC_OK ||
	    wire_decode_dossier(e->plain, plain_len, &p.dossier) != ZCC_OK) {
		g->is_damaged = true;
	} else {
		tell_origin(g, row, &p);
		/* room for the box around it; a dossier longer than an answer ends where it is full */
		if (wire_encode_part(&p, e->boxed + g->len, DATA_BYTES - SEAL_BOX_EXTRA - g->len,
		        &len) == ZCC_OK)
			g->len += len;
	}
	seal_wipe(&p, sizeof p);
	seal_wipe(e->plain, PLAIN_BYTES);
	return 0;
}

/* By which right it is told, for the screen that must say so. */
static void
tell_right(struct engine *e, struct work *w, const struct event *ev)
{
	const struct to_review *u = rule_noodknop(e->s.book, w->op->name, w->cmd.ask.row);
	unsigned relation = ev->u.of_case.relation;
	bool is_emergency = relation == RELATION_NOODKNOP && u != NULL;
	wire_encode_right(relation, is_emergency ? u->until_wall : 0, w->right);
	w->data = w->right;
	w->data_len = sizeof w->right;
}

static int
read_dossier(struct engine *e, struct work *w, const struct event *ev)
{
	uint64_t id = w->cmd.ask.row;
	struct gather g = {.e = e, .w = w};
	int code = case_key(e, w, id);
	if (code == ZCC_E_UNKNOWN)
		return work_refuse(w, (struct because){WHY_ERASED, numeral(id).text});
	if (code == ZCC_OK)
		code = struck_of(e, w, id, &g.struck);
	if (code == ZCC_OK)
		code = e->s.journal->ops->parts(e->s.journal, id, gather_part, &g, w->f);
	if (code == ZCC_OK)
		code = draft_unrecorded(e, w, &g.len);
	if (code != ZCC_OK)
		return code;
	if (g.is_damaged)
		return work_refuse(w, (struct because){WHY_DOSSIER_DAMAGED, numeral(id).text});
	tell_right(e, w, ev);
	return box_answer(e, w, g.len);
}

struct page_walk {
	struct bytes out;
	uint64_t first, next; /* rows [first, next) are on the page */
};

static int
page_add(const struct journal_row *row, void *arg)
{
	struct page_walk *p = arg;
	struct journal_row copy = *row;
	size_t before = p->out.at;
	page_row(&p->out, &copy);
	if (!bytes_ok(&p->out) || (p->out.at > PAGE_BYTES && before > 0)) {
		p->out.at = before; /* it opens the next page */
		p->out.has_failed = false;
		return 1;
	}
	p->next = row->seq + 1;
	return 0;
}

static int
page_add_point(uint64_t seq, const uint8_t *h, const uint8_t *sig, void *arg)
{
	struct page_walk *p = arg;
	struct chain_point point = {.seq = seq};
	if (seq < p->first)
		return 0;
	if (seq >= p->next)
		return 1;
	memcpy(point.h, h, sizeof point.h);
	memcpy(point.sig, sig, sizeof point.sig);
	page_point(&p->out, &point);
	return 0;
}

/* The page that begins where this one ends belongs to the same look (AU-2). */
static void
remember_page(struct engine *e, const struct ask *a, uint64_t next)
{
	e->page_next = next;
	e->page_verb = a->verb;
	memcpy(e->page_operator, a->operator, sizeof e->page_operator);
}

static int
read_page(struct engine *e, struct work *w)
{
	const struct ask *a = &w->cmd.ask;
	struct journal *j = e->s.journal;
	struct journal_row no_row = {0};
	struct chain_point no_point = {0};
	struct page_walk p = {.out = bytes_writer(e->data, DATA_BYTES),
	    .first = a->board.from,
	    .next = a->board.from};
	int code = j->ops->page(j, p.first, ZCC_GROUP_MAX, page_add, &p, w->f);
	page_row(&p.out, &no_row);
	if (code >= ZCC_OK)
		code = j->ops->checkpoints(j, page_add_point, &p, w->f);
	if (code < ZCC_OK)
		return code;
	page_point(&p.out, &no_point);
	ZCC_MUST(bytes_ok(&p.out));
	e->has_page = true;
	remember_page(e, a, p.next);
	w->data = e->data;
	w->data_len = (uint32_t)p.out.at;
	return ZCC_OK;
}

static int
read_digest(struct engine *e, struct work *w)
{
	struct page_digest d = {.seq = book_seq(e->s.book)};
	struct bytes dump = bytes_grower();
	book_dump(e->s.book, &dump);
	if (!bytes_ok(&dump)) {
		bytes_free(&dump);
		return work_refuse(w, (struct because){WHY_NO_MEMORY_DIGEST});
	}
	seal_hash(NULL, dump.data, dump.at, d.book);
	memcpy(d.head, e->head, sizeof d.head);
	bytes_free(&dump);
	struct bytes out = bytes_writer(e->data, DATA_BYTES);
	page_digest(&out, &d);
	w->data = e->data;
	w->data_len = (uint32_t)out.at;
	return ZCC_OK;
}

/* "spoed,regulier", or "-" for all of the roles. */
static void
put_lines(const struct book_operator *op, char room[80])
{
	strcpy(room, op->lines == 0 ? "-" : "");
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
		if ((op->lines >> line & 1) != 0) {
			strcat(room, room[0] != '\0' ? "," : "");
			strcat(room, line_word(line));
		}
}

/* One line per operator: NAME ROLE[,ROLE...] active|revoked PUBLIC-KEY LINE[,LINE...]|-
 * COMPLAINT[,COMPLAINT...]|- REASON[,REASON...]|-: the last two are not theirs; `from` of them skipped. */
static int
read_operators(struct engine *e, struct work *w)
{
	const struct book_operator *op;
	char *out = (char *)e->data;
	size_t at = 0;
	uint64_t skip = w->cmd.ask.board.from, next = skip;
	for (uint32_t i = 0; (op = book_each_operator(e->s.book, &i)) != NULL;) {
		if (skip > 0) {
			skip--;
			continue;
		}
		char roles[ZCC_ROLES_MAX * ZCC_ROLE_SIZE] = "", hex[2 * ZCC_KEY_BYTES + 1];
		char lines[80];
		put_lines(op, lines);
		for (unsigned k = 0; k < op->roles_num; k++) {
			if (k > 0)
				strcat(roles, ",");
			strcat(roles, op->role[k]);
		}
		text_hex(hex, op->key, sizeof op->key);
		int n = snprintf(out + at, DATA_BYTES - at, "%s %s %s %s %s %s %s\n", op->name, roles,
		    op->is_revoked ? "revoked" : "active", hex, lines,
		    op->not_complaints[0] != '\0' ? op->not_complaints : "-",
		    op->not_decisions[0] != '\0' ? op->not_decisions : "-");
		if (n < 0 || (size_t)n >= DATA_BYTES - at)
			break;
		at += (size_t)n;
		next++;
	}
	remember_page(e, &w->cmd.ask, next);
	w->data = e->data;
	w->data_len = (uint32_t)at;
	return ZCC_OK;
}

static int
read_case(struct engine *e, struct work *w)
{
	struct zcc_case c;
	int code = find_case(e, w, w->cmd.ask.row, &c);
	if (code != ZCC_OK || w->no.code != ZCC_OK)
		return code;
	memcpy(e->data, &c, sizeof c);
	w->data = e->data;
	w->data_len = sizeof c;
	return ZCC_OK;
}

static int
read_log(struct engine *e, struct work *w)
{
	return w->cmd.ask.board.from == PAGE_DIGEST ? read_digest(e, w) : read_page(e, w);
}

int
read_answer(struct engine *e, struct work *w, struct event *ev)
{
	switch (w->cmd.ask.verb) {
	case VERB_DOSSIER: return read_dossier(e, w, ev);
	case VERB_SEARCH: return read_search(e, w, ev);
	case VERB_SHOW: return read_case(e, w);
	case VERB_REVIEWS: return read_uses(e, w);
	case VERB_OPERATOR_LIST: return read_operators(e, w);
	case VERB_JOURNAL:
	case VERB_AUDIT: return read_log(e, w);
	default: return ZCC_OK;
	}
}
