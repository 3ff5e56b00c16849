/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/engine_priv.h"

#include "shared/base/text.h"

#include "hub/edge/chain.h"
#include "shared/base/err.h"

#include <string.h>

void
engine_step(const struct engine *e, const char *name)
{
	if (e->s.step != NULL)
		e->s.step(name, e->s.arg);
}

int
record_begin(struct engine *e, struct fault *f)
{
	if (e->in_group)
		return ZCC_OK;
	int code = e->s.journal->ops->begin(e->s.journal, f);
	e->in_group = code == ZCC_OK;
	return code;
}

/* The case an event is about; 0 = none. */
static uint64_t
case_of(const struct event *ev)
{
	switch ((enum event_type)ev->type) {
	case EV_CASE_RECEIVED:
	case EV_CASE_ENTERED: return ev->u.received.row.id;
	case EV_CASE_CHANGED: return ev->u.changed.id;
	case EV_CASE_LINKED: return ev->u.linked.id;
	case EV_CASE_ASKED: return ev->u.asked.id;
	case EV_CASE_IDENTIFIED: return ev->u.identified.id;
	case EV_CASE_NOTED:
	case EV_CASE_LEFT:
	case EV_CASE_RETIRED:
	case EV_CASE_RUNG:
	case EV_CASE_ERASED:
	case EV_READ: return ev->u.of_case.id;
	case EV_REFUSED: return ev->u.refused.id;
	case EV_CASE_PUSHED: return ev->u.pushed.id;
	case EV_NOODKNOP: return ev->u.noodknop.case_id;
	case EV_BACKGROUND: return ev->u.background.id;
	case EV_STRUCK: return ev->u.struck.id;
	case EV_CASE_MENDED: return ev->u.mended.id;
	case EV_PART_MOVED: return ev->u.moved.id;
	case EV_TAGGED: return ev->u.tagged.case_id;
	case EV_REVIEWED: return ev->u.reviewed.case_id;
	default: return 0;
	}
}

/* NEN 7513's four checks: authorised, treatment relation, consent, emergency button (AU-3). */
static void
audit_flags(const struct engine *e, const struct record *r, uint64_t case_id, char flags[5])
{
	const struct book_case *c = book_case(e->s.book, case_id);
	bool is_reading = r->event->type == EV_READ && r->event->u.of_case.is_dossier;
	unsigned by = r->event->u.of_case.relation;
	bool has_relation = is_reading ? by != RELATION_NOODKNOP :
	    c != NULL && r->work != NULL &&
	        strcmp(c->row.claimed_by, r->work->cmd.ask.operator) == 0;
	bool is_emergency = r->event->type == EV_NOODKNOP ||
	    (is_reading && by == RELATION_NOODKNOP);
	/* a line that is closed is closed to everybody: nobody lacked a right */
	bool is_barred = r->outcome == ZCC_E_DENIED &&
	    (r->work == NULL || r->work->no.grounds.why != WHY_LINE_CLOSED);
	flags[0] = is_barred ? 'F' : 'T';
	flags[1] = has_relation ? 'T' : 'F';
	flags[2] = 'F';
	flags[3] = is_emergency ? 'T' : 'F';
	flags[4] = '\0';
}

static void
from_command(struct journal_row *row, const struct record *r)
{
	const struct wire_command *cmd = &r->work->cmd;
	memcpy(row->actor, cmd->ask.operator, sizeof row->actor);
	memcpy(row->responsible, cmd->ask.operator, sizeof row->responsible);
	/* of a command that was refused for it, it may be any text: not for a column in clear */
	if (name_is_valid(cmd->ask.role, sizeof cmd->ask.role))
		memcpy(row->role, cmd->ask.role, sizeof row->role);
	memcpy(row->cmd_id, cmd->ask.id, sizeof row->cmd_id);
	row->seat = cmd->ask.seat;
	row->verb = cmd->ask.verb;
	row->action = verb_action(cmd->ask.verb);
	if (r->hides_header)
		return;
	row->header = cmd->header;
	row->header_len = cmd->header_len;
	row->sig = cmd->sig;
	row->sig_len = ZCC_SIG_BYTES;
}

int
record_event(struct engine *e, const struct record *r, struct now now, struct fault *f)
{
	int code = record_begin(e, f);
	if (code != ZCC_OK)
		return code;
	struct event *ev = r->event;
	ev->seq = book_seq(e->s.book) + 1;
	ev->version = event_version(ev->type);
	ev->at_ms = now.wall_ms;
	ev->line_ms = now.line_ms;
	struct bytes body = bytes_writer(e->body, BODY_BYTES);
	event_code(&body, ev);
	ZCC_MUST(bytes_ok(&body));

	struct journal_row row = {.seq = ev->seq,
	    .type = ev->type,
	    .version = ev->version,
	    .at_ms = ev->at_ms,
	    .line_ms = ev->line_ms,
	    .epoch = e->s.epoch,
	    .case_id = case_of(ev),
	    .action = 'E',
	    .outcome = (int16_t)r->outcome,
	    .body = e->body,
	    .body_len = (uint32_t)body.at,
	    .sealed = r->sealed,
	    .sealed_len = r->sealed_len};
	memcpy(row.actor, ev->actor, sizeof row.actor);
	if (r->work != NULL)
		from_command(&row, r);
	audit_flags(e, r, row.case_id, row.flags);
	chain_next(e->head, &row);
	code = e->s.journal->ops->append(e->s.journal, &row, f);
	if (code != ZCC_OK)
		return code;
	engine_step(e, "recorded");
	memcpy(e->head, row.h, sizeof e->head);
	book_apply(e->s.book, ev);
	e->has_rows = true;
	engine_step(e, "applied");
	return ZCC_OK;
}

int
record_own(struct engine *e, struct event *ev, struct now now, struct fault *f)
{
	struct record r = {.event = ev};
	return record_event(e, &r, now, f);
}

int
record_protocol_mark(struct engine *e, struct now now, struct fault *f)
{
	struct event ev = {.type = EV_PROTOCOL};
	struct protocol_mark *m = &ev.u.protocol;
	e->protocol = e->s.protocol != NULL ? e->s.protocol(e->s.arg) : NULL;
	if (e->protocol != NULL) {
		memcpy(m->hash, e->protocol->hash, sizeof m->hash);
		(void)text_copy(m->name, sizeof m->name, e->protocol->name);
		(void)text_copy(m->version, sizeof m->version, e->protocol->version);
	}
	if (memcmp(m, book_protocol(e->s.book), sizeof *m) == 0)
		return ZCC_OK;
	return record_own(e, &ev, now, f);
}

int
record_what_follows(struct engine *e, const struct event *done, struct now now, struct fault *f)
{
	struct event ev;
	int code = ZCC_OK;
	while (code == ZCC_OK && rule_follow(e->s.book, done, now, &ev) == ZCC_OK)
		code = record_own(e, &ev, now, f);
	return code;
}
