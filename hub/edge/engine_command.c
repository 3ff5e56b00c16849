/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One command: size and decoding, key and signature, age, id, dossier, fields, role, rule; then
 * its event, its keys and its answer.  What fails before the signature holds costs a counter and
 * an answer, never a disk write; what a signed command is refused for is a row of the audit.
 */
#include "hub/edge/engine_priv.h"

#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdio.h>
#include <string.h>

/* An id that has its row in the audit for one read may not carry another one past it. */
static int
check_asked(struct engine *e, struct work *w, const struct wire_answer *was)
{
	uint8_t asked[ZCC_HASH_BYTES];
	int code = engine_asked(e, w, asked);
	if (code == ZCC_OK &&
	    (was->data_len != sizeof asked || !seal_equal(was->data, asked, sizeof asked)))
		return work_refuse(w, (struct because){WHY_ID_USED});
	return code;
}

/* A read that was done before is done again, without a second row in the audit. */
static int
read_again(struct engine *e, struct work *w, const struct wire_answer *was)
{
	struct event ignored = {0};
	struct edge_facts no_facts = {0};
	int code = work_open_dossier(e, w);
	if (code == ZCC_OK && w->no.code == ZCC_OK)
		code = check_asked(e, w, was);
	bool is_granted = code == ZCC_OK && w->no.code == ZCC_OK &&
	    rule_may(e->s.book, &w->cmd.ask, &w->no) == ZCC_OK &&
	    rule_decide(e->s.book, &w->cmd.ask, &no_facts, w->now, &ignored, &w->no) == ZCC_OK;
	w->row = was->row;
	w->version = was->version;
	w->seq = was->seq;
	if (is_granted)
		code = read_answer(e, w, &ignored);
	if (code == ZCC_OK)
		engine_answer_only(e, w);
	return code;
}

/* The same id gave an answer before: the same again.  ZCC_E_UNKNOWN: it is new. */
static int
answer_again(struct engine *e, struct work *w)
{
	const struct ask *a = &w->cmd.ask;
	struct wire_answer was;
	uint32_t len = 0;
	int code = e->s.journal->ops->answer_get(e->s.journal, a->operator, a->id, e->stored,
	    ZCC_ANSWER_MAX, &len, w->f);
	if (code != ZCC_OK)
		return code;
	e->counters.repeated++;
	if (len == 0) { /* what it said about a case that was erased is gone with it */
		work_refuse(w, (struct because){WHY_ERASED_SINCE});
		engine_answer_only(e, w);
		return ZCC_OK;
	}
	if ((verb_needs(a->verb) & VN_READ) != 0 &&
	    wire_decode_answer(e->stored, len, &was) == ZCC_OK && was.code == ZCC_OK)
		return read_again(e, w, &was);
	engine_answer_queue(e, w->in, e->stored, len);
	return ZCC_OK;
}

static bool
makes_case(const struct work *w)
{
	return (verb_needs(w->cmd.ask.verb) & VN_NEW) != 0;
}

static int
parse_config(struct engine *e, struct work *w, struct edge_facts *facts)
{
	struct fault f = {0};
	const struct ask_board *b = &w->cmd.ask.board;
	if (b->text_len == 0)
		return work_refuse(w, (struct because){WHY_CONFIG_EMPTY});
	int code = e->s.parse(b->text, b->text_len, e->parsed, &f, e->s.arg);
	if (code == ZCC_E_FULL)
		return ZCC_E_AGAIN;
	if (code != ZCC_OK)
		return work_refuse_text(w, code == ZCC_E_IO ? ZCC_E_IO : ZCC_E_CONFIG, f.text);
	facts->settings = e->parsed;
	seal_hash(NULL, b->text, b->text_len, facts->config_hash);
	return ZCC_OK;
}

/* Whatever is told of a person is found from now on, with the call or later. */
static int
put_finds(struct engine *e, struct work *w, uint64_t case_id, const struct event *ev)
{
	struct find_of of = {case_id, ev->seq, makes_case(w) ? ev->u.received.row.received_line
	                                                     : ev->line_ms};
	if (!w->cmd.ask.has_dossier || (verb_needs(w->cmd.ask.verb) & VN_READ) != 0 || case_id == 0)
		return ZCC_OK;
	return find_keep(e, w, &w->cmd.ask.dossier, &of);
}

/* One caller in the ear: who is there already goes on hold first (TE-1). */
static int
put_on_hold(struct engine *e, struct work *w, const struct event *next)
{
	struct event ev;
	int code = ZCC_OK;
	while (code == ZCC_OK && rule_ear(e->s.book, next, w->now, &ev) == ZCC_OK)
		code = record_own(e, &ev, w->now, w->f);
	return code;
}

/* What comes along with it: cases that change hands, a hand-over that is taken back. */
static int
record_along(struct engine *e, struct work *w, const struct event *next)
{
	struct event ev;
	for (uint32_t i = 0; rule_along(e->s.book, &w->cmd.ask, next, &i, w->now, &ev) == ZCC_OK;) {
		int code = record_own(e, &ev, w->now, w->f);
		if (code != ZCC_OK)
			return code;
	}
	return ZCC_OK;
}

/* A call that comes in for a colleague is in the hands of who took it in, and in his ear. */
static int
pass_on(struct engine *e, struct work *w, uint64_t case_id)
{
	struct event ev;
	if (rule_passed_on(e->s.book, &w->cmd.ask, case_id, w->now, &ev, &w->no) != ZCC_OK) {
		w->no.code = ZCC_OK; /* the call is taken in; the answer says what was not done */
		return ZCC_OK;
	}
	int code = put_on_hold(e, w, &ev);
	if (code == ZCC_OK)
		code = record_along(e, w, &ev);
	return code == ZCC_OK ? record_own(e, &ev, w->now, w->f) : code;
}

static int
make_room(struct engine *e, struct work *w)
{
	struct event ev;
	for (int i = 0; i < 2 && rule_room(e->s.book, &ev) == ZCC_OK; i++) {
		int code = record_own(e, &ev, w->now, w->f);
		if (code != ZCC_OK)
			return code;
	}
	return ZCC_OK;
}

/* Which lines are open is decided at the moment of the call, not of the last tick. */
static int
bring_windows(struct engine *e, struct work *w)
{
	struct event ev;
	for (int i = 0; i < ZCC_LINES_NUM && rule_window(e->s.book, w->now, &ev) == ZCC_OK; i++) {
		int code = record_own(e, &ev, w->now, w->f);
		if (code != ZCC_OK)
			return code;
	}
	return ZCC_OK;
}

/* Who the patient is, or where he lives or can be called, may tell that he was here before. */
static int
second_contact(struct engine *e, struct work *w, uint64_t case_id)
{
	struct event ev;
	if (rule_second_contact(e->s.book, case_id, w->earlier, &ev) != ZCC_OK)
		return ZCC_OK;
	return record_own(e, &ev, w->now, w->f);
}

static int
erase(struct engine *e, struct work *w, uint64_t case_id)
{
	find_forget(e, case_id);
	return e->s.journal->ops->erase(e->s.journal, case_id, w->f);
}

/* Decided: seal the dossier part, record, and do what goes with it. */
static int
carry_out(struct engine *e, struct work *w, struct event *ev)
{
	struct record r = {.event = ev, .work = w};
	const struct ask *a = &w->cmd.ask;
	uint64_t case_id = makes_case(w)       ? ev->u.received.row.id
	    : ev->type == EV_REVIEWED ? ev->u.reviewed.case_id
	                               : a->row;
	int code = ZCC_OK;
	if (makes_case(w)) {
		e->s.draw(w->case_key, sizeof w->case_key, e->s.arg);
		w->has_case_key = true;
	} else if (w->plain != NULL && (verb_needs(a->verb) & VN_READ) == 0) {
		code = case_key(e, w, case_id);
	}
	if (code == ZCC_E_UNKNOWN)
		return work_refuse(w, (struct because){WHY_ERASED, numeral(case_id).text});
	if (code != ZCC_OK)
		return code;
	if (w->plain != NULL && w->has_case_key) {
		vault_seal(w->case_key, case_id, a->id, w->plain, w->plain_len, e->sealed);
		r.sealed = e->sealed;
		r.sealed_len = (uint32_t)w->plain_len + SEAL_LOCK_EXTRA;
	}
	code = put_on_hold(e, w, ev);
	if (code == ZCC_OK)
		code = record_along(e, w, ev);
	if (code == ZCC_OK && a->verb == VERB_WRONG_PATIENT)
		code = mend_begin(e, w);
	if (code == ZCC_OK)
		code = record_event(e, &r, w->now, w->f);
	w->seq = ev->seq;
	if (code == ZCC_OK && a->verb == VERB_WRONG_PATIENT)
		code = mend_carry(e, w, ev);
	if (code == ZCC_OK && makes_case(w))
		code = find_new_key(e, case_id, w->case_key, w->f);
	if (code == ZCC_OK)
		code = put_finds(e, w, case_id, ev);
	if (code == ZCC_OK)
		code = record_what_follows(e, ev, w->now, w->f);
	if (code == ZCC_OK && a->verb == VERB_INTAKE)
		code = pass_on(e, w, case_id);
	if (code == ZCC_OK && verb_tells_who(a->verb))
		code = second_contact(e, w, case_id);
	if (code == ZCC_OK && a->verb == VERB_ERASE)
		code = erase(e, w, case_id);
	e->must_scrub = e->must_scrub || a->verb == VERB_ERASE;
	if (a->verb == VERB_CONFIG) {
		e->adopted = a->board.text;
		e->adopted_len = a->board.text_len;
	}
	return code;
}

/* What is now true of the case the answer is about. */
static void
say_case(struct engine *e, struct work *w, const struct event *ev)
{
	w->row = makes_case(w)              ? ev->u.received.row.id
	    : ev->type == EV_CASE_CHANGED ? ev->u.changed.id
	    : ev->type == EV_CASE_LINKED  ? ev->u.linked.id /* the younger of the two */
	    : ev->type == EV_CASE_MENDED  ? ev->u.mended.other /* where the patient is */
	                                  : w->cmd.ask.row;
	const struct book_case *c = book_case(e->s.book, w->row);
	w->version = c != NULL ? c->row.version : 0;
}

/* By which this command is weighed (NT-10). */
static const struct protocol *
its_protocol(const struct engine *e, const struct ask *a)
{
	uint8_t hash[ZCC_HASH_BYTES];
	rule_protocol(e->s.book, a, hash);
	if (e->protocol != NULL && memcmp(e->protocol->hash, hash, sizeof hash) == 0)
		return e->protocol;
	return e->s.earlier_protocol != NULL ? e->s.earlier_protocol(hash, e->s.arg) : NULL;
}

static int
decide(struct engine *e, struct work *w, struct event *ev)
{
	struct ask *a = &w->cmd.ask;
	struct edge_facts facts = {.protocol = its_protocol(e, a)};
	int code = ZCC_OK;
	if (rule_may(e->s.book, a, &w->no) == ZCC_OK && a->verb == VERB_CONFIG)
		code = parse_config(e, w, &facts);
	if (code != ZCC_OK || w->no.code != ZCC_OK)
		return code;
	seats_facts(e, a, &facts);
	if (a->verb == VERB_IDENTIFY && book_case(e->s.book, a->row) != NULL) {
		unsigned told = 0;
		code = look_told(e, w, &told);
		facts.known = (uint8_t)told;
	}
	if (code == ZCC_OK && a->dossier.answers[0] != '\0' && book_case(e->s.book, a->row) != NULL)
		code = look_triage(e, w, &facts);
	if (code == ZCC_OK && a->verb == VERB_ERASE)
		code = last_change(e, w, &facts.changed_wall);
	if (code == ZCC_OK && a->verb == VERB_STRIKE)
		code = struck_find(e, w, &facts.part);
	if (code == ZCC_OK && a->verb == VERB_WRONG_PATIENT && book_case(e->s.book, a->row) != NULL) {
		code = mend_find(e, w);
		facts.mend = &w->mend;
	}
	if (code == ZCC_OK)
		code = find_earlier(e, w, &facts.earlier_case);
	w->earlier = facts.earlier_case;
	if (code == ZCC_OK && a->verb == VERB_INTAKE)
		code = bring_windows(e, w);
	if (code == ZCC_OK && (makes_case(w) || a->verb == VERB_WRONG_PATIENT))
		code = make_room(e, w);
	if (code != ZCC_OK)
		return code;
	if (rule_decide(e->s.book, a, &facts, w->now, ev, &w->no) == ZCC_OK &&
	    a->verb == VERB_CONFIG && e->s.adopting != NULL &&
	    !e->s.adopting(a->board.text, a->board.text_len, e->s.arg))
		return work_refuse(w, (struct because){WHY_CONFIG_UNWRITTEN});
	return ZCC_OK;
}

/* Which acts may still be done on a full disk: log out and hand over (DESIGN 3); and reading messages, which
 * writes nothing. */
static bool
may_use_reserve(unsigned verb)
{
	return verb == VERB_BYE || verb == VERB_RELEASE || verb == VERB_RAV || verb == VERB_HELLO ||
	    verb == VERB_SHIFT || verb == VERB_ACCEPT || verb == VERB_TRANSFER ||
	    verb == VERB_MELDKAMER || verb == VERB_HANDOVER || verb == VERB_MESSAGES;
}

/* The ground, and of a line that was closed where its caller was referred to (OP-3). */
static void
say_why_refused(const struct engine *e, const struct work *w, struct event *ev)
{
	ev->u.refused.why = w->no.grounds.why;
	if (ev->u.refused.why != WHY_LINE_CLOSED)
		return;
	ev->u.refused.line = w->cmd.ask.board.line;
	memcpy(ev->u.refused.referral,
	    settings_referral(book_settings(e->s.book), ev->u.refused.line)->code,
	    sizeof ev->u.refused.referral);
}

static int
record_refusal(struct engine *e, struct work *w)
{
	const struct ask *a = &w->cmd.ask;
	struct event ev = {.type = EV_REFUSED, .version = 1};
	struct record r = {.event = &ev, .work = w, .outcome = w->no.code,
	    .hides_header = w->no.code == ZCC_E_DATA};
	memcpy(ev.actor, a->operator, sizeof ev.actor);
	ev.u.refused.verb = a->verb;
	ev.u.refused.code = (int16_t)w->no.code;
	ev.u.refused.id = a->row;
	say_why_refused(e, w, &ev);
	e->counters.refused++;
	int code = record_event(e, &r, w->now, w->f);
	w->seq = ev.seq;
	w->row = a->row;
	const struct book_case *c = book_case(e->s.book, w->row);
	w->version = c != NULL ? c->row.version : 0;
	return code;
}

/* A page that goes on where this operator's last one ended belongs to the same look (AU-2). */
static bool
is_same_look(const struct engine *e, const struct ask *a)
{
	return a->verb == e->page_verb && a->board.from != 0 && a->board.from == e->page_next &&
	    strcmp(e->page_operator, a->operator) == 0;
}

static int
run(struct engine *e, struct work *w)
{
	struct event ev = {0};
	const struct ask *a = &w->cmd.ask;
	bool goes_on = is_same_look(e, a); /* before the page moves where the next one begins */
	int code = work_read(e, w);
	if (code == ZCC_OK && w->is_forged) {
		e->counters.bad_signature++;
		engine_answer_only(e, w);
		return ZCC_OK;
	}
	if (code == ZCC_OK && w->no.code == ZCC_OK)
		code = decide(e, w, &ev);
	if (code == ZCC_OK && w->no.code == ZCC_OK && (verb_needs(a->verb) & VN_READ) != 0)
		code = read_answer(e, w, &ev);
	if (code != ZCC_OK)
		return code;
	if (w->no.code == ZCC_OK && goes_on) {
		engine_answer_only(e, w);
		return ZCC_OK;
	}
	if (w->no.code == ZCC_OK && (a->verb == VERB_HELLO || a->verb == VERB_BYE))
		code = seat_answer(e, w);
	if (code == ZCC_OK && w->no.code == ZCC_OK)
		code = carry_out(e, w, &ev);
	if (code == ZCC_OK && w->no.code == ZCC_OK)
		say_case(e, w, &ev);
	if (code == ZCC_OK && w->no.code == ZCC_OK && a->verb == VERB_HELLO)
		code = seat_give_back(e, a, w->now, w->f);
	if (code == ZCC_OK && w->no.code == ZCC_OK && a->verb == VERB_CONFIG &&
	    (code = record_protocol_mark(e, w->now, w->f)) == ZCC_OK)
		code = bring_windows(e, w);
	if (code == ZCC_OK && w->no.code == ZCC_OK && a->verb == VERB_HELLO)
		code = draft_offer(e, w);
	if (code == ZCC_OK && w->no.code == ZCC_OK && a->verb == VERB_OPERATOR_REVOKE)
		presence_revoke(e->s.presence, a->board.operator);
	if (code == ZCC_OK && w->no.code != ZCC_OK)
		code = record_refusal(e, w);
	return code == ZCC_OK ? engine_answer_keep(e, w) : code;
}

/* Not a command of ours: counted; another version of the protocol is told so. */
static int
drop(struct engine *e, struct work *w, int code)
{
	if (code == ZCC_E_FULL)
		return ZCC_OK; /* no memory to read it: it is sent again */
	e->counters.malformed++;
	if (code == ZCC_E_CONFIG) {
		work_refuse(w, (struct because){WHY_PROTOCOL, numeral(WIRE_MAJOR).text});
		engine_answer_only(e, w);
	}
	return ZCC_OK;
}

static int
take_seriously(struct engine *e, struct work *w, enum engine_mode mode)
{
	e->counters.commands++;
	if (!work_is_authentic(e, w)) {
		engine_answer_only(e, w);
		return ZCC_OK;
	}
	int code = answer_again(e, w);
	if (code != ZCC_E_UNKNOWN)
		return code;
	if (mode == ENGINE_SPENT ||
	    (mode == ENGINE_FULL && !may_use_reserve(w->cmd.ask.verb))) {
		work_refuse(
		    w, (struct because){mode == ENGINE_FULL ? WHY_DISK_FULL : WHY_DISK_SPENT});
		engine_answer_only(e, w);
		return ZCC_OK;
	}
	presence_seen(e->s.presence, w->cmd.ask.operator, w->cmd.ask.seat, w->now.line_ms);
	code = w->cmd.ask.verb == VERB_MESSAGES              ? messages_handle(e, w)
	    : (verb_needs(w->cmd.ask.verb) & VN_DRAFT) != 0 ? draft_handle(e, w)
	                                                    : run(e, w);
	return code == ZCC_E_AGAIN ? ZCC_OK : code; /* no memory for it: it is sent again */
}

/*
 * Beyond what one peer may have under way.  What was carried out before is not called busy now: it
 * gets no answer, and when it is asked once more in a calmer group, the one it had.
 */
static int
refuse_crowded(struct engine *e, struct work *w)
{
	const struct ask *a = &w->cmd.ask;
	uint32_t len = 0;
	e->counters.crowded++;
	int code = e->s.journal->ops->answer_get(e->s.journal, a->operator, a->id, e->stored,
	    ZCC_ANSWER_MAX, &len, w->f);
	if (code != ZCC_E_UNKNOWN)
		return code;
	work_refuse(w, (struct because){WHY_CROWDED, numeral(ZCC_OUTSTANDING_MAX).text});
	engine_answer_only(e, w);
	return ZCC_OK;
}

int
command_handle(struct engine *e, const struct engine_in *in, enum engine_mode mode, struct now now,
    struct fault *f)
{
	struct work *w = e->work;
	enum wire_kind kind;
	uint8_t token[WIRE_TOKEN_BYTES];
	memset(w, 0, sizeof *w);
	w->in = in;
	w->now = now;
	w->f = f;
	int code = wire_decode(in->body, in->len, &kind, &w->cmd, token);
	if (code != ZCC_OK) {
		code = drop(e, w, code);
	} else if (kind == WIRE_ALIVE) {
		presence_alive(e->s.presence, token, now.line_ms);
	} else if (in->is_beyond) {
		code = refuse_crowded(e, w);
	} else {
		code = take_seriously(e, w, mode);
	}
	bool was_dossier = w->plain != NULL || w->sealed_len > 0;
	if (w->plain != NULL)
		work_shut_dossier(e);
	seal_wipe(w, sizeof *w);
	/* decoding and folding leave pieces of it in their frames */
	if (was_dossier)
		seal_wipe_stack();
	return code;
}
