/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Triage: answers to the protocol, a judgement of one's own, advice.  Three urgencies stand apart, each
 * with who and why (NT-4):
 *
 *     system      what the protocol makes of the answers: nobody's to choose
 *     own         the triagist's: the same, or another with a reason; below the system's only when
 *                 everything was asked (NT-9), and then it waits for the regiearts before the patient is
 *                 left with advice alone (TB-6)
 *     regie       the regiearts's, who need not have the case in hand
 *
 * Instead of judging the regiearts may send it back, with an instruction that stands in the dossier: the
 * triagist judges again.
 *
 * The last of these that was given counts, for the order of the queue and the clock.  A triage that is
 * made anew begins anew: what was judged and advised before is in the journal.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/identity.h"
#include "shared/care/kind.h"
#include "shared/care/protocol_urgency.h"
#include "shared/care/triage.h"
#include "shared/base/text.h"

#include <string.h>

static bool
is_regie(const struct question *q)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	return r != NULL && r->desk == DESK_REGIE;
}

/* The code of what gave the urgency: of a rule, which has a name in words, the complaint's. */
static const char *
cause_code(const struct protocol *p, const struct triage_answers *a, const struct triage_result *r)
{
	switch ((enum triage_cause)r->cause) {
	case CAUSE_ABCD: return p->abcd[r->index].code;
	case CAUSE_CRITERION: return p->criterion[r->index].code;
	case CAUSE_RULE: return p->complaint[a->complaint].code;
	case CAUSE_FACTOR: return p->factor[r->index].code;
	case CAUSE_PAIN:
	case CAUSE_NONE:
	default: return "";
	}
}

static uint16_t
tenths(uint64_t ms)
{
	return ms == 0 ? 0 : ms < 100 ? 1 : ms / 100 < UINT16_MAX ? (uint16_t)(ms / 100) : UINT16_MAX;
}

/* The row of a new triage: the triagist agrees with the protocol until he says otherwise. */
static void
fill(const struct question *q, const struct triage_answers *a, const struct triage_result *r,
    struct zcc_triage *t)
{
	const struct protocol *p = q->facts->protocol;
	uint8_t times = t->times < UINT8_MAX ? (uint8_t)(t->times + 1) : t->times;
	*t = (struct zcc_triage){.times = times,
	    .system = r->urgency,
	    .own = r->urgency,
	    .regie = URGENCY_NONE,
	    .cause_kind = r->cause,
	    .flags = a->variant == VARIANT_PHYSICAL ? TRIAGE_FLAG_PHYSICAL : 0,
	    .asked = r->asked,
	    .asked_of = r->asked_of,
	    .abcd = r->abcd_asked,
	    .abcd_of = r->abcd_of,
	    .abcd_ds = tenths(q->ask->board.abcd_ms),
	    .system_wall = q->now.wall_ms,
	    .own_wall = q->now.wall_ms,
	    .made_line = q->now.line_ms};
	memcpy(t->with_by, q->ask->board.operator, sizeof t->with_by);
	memcpy(t->protocol, p->hash, sizeof t->protocol);
	memcpy(t->own_by, q->ask->operator, sizeof t->own_by);
	/* a protocol's codes fit: its reader saw to that */
	(void)text_copy(t->cause, sizeof t->cause, cause_code(p, a, r));
	if (a->complaint != PROTOCOL_NONE)
		(void)text_copy(t->complaint, sizeof t->complaint, p->complaint[a->complaint].code);
}

/* Who was here before is triaged as such, whoever ticks it or not (NT-6). */
static void
tick_second_contact(const struct protocol *p, const struct book_case *c, struct triage_answers *a)
{
	for (unsigned i = 0; (c->row.flags & CASE_FLAG_EARLIER) != 0 && i < p->factors_num; i++)
		if (p->factor[i].is_second_contact)
			a->factors |= UINT64_C(1) << i;
}

/* Who calls is not where the patient is: there must be a number that rings there (NT-5).  Of a U0 or U1
 * nothing waits for it. */
static int
has_place_number(const struct question *q, const struct triage_answers *a, uint64_t told,
    struct refusal *no)
{
	const struct protocol *p = q->facts->protocol;
	bool is_given = q->ask->dossier.phone[0] != '\0';
	for (unsigned i = 0; i < p->factors_num; i++)
		if (p->factor[i].asks_callback && (told >> i & 1) != 0 && !is_given &&
		    !protocol_urgency(p, a).leads_to_rav)
			return refuse(no, (struct because){WHY_NEEDS_PLACE_NUMBER});
	return ZCC_OK;
}

/* Who assesses a patient together with the asker (PI-1) is somebody else of this site, and the patient is
 * there. */
static int
may_assess_along(const struct question *q, const struct triage_answers *a, struct refusal *no)
{
	const char *with = q->ask->board.operator;
	const struct book_operator *op = with[0] != '\0' ? book_operator(q->book, with) : NULL;
	if (with[0] == '\0' || (op != NULL && !op->is_revoked && a->variant == VARIANT_PHYSICAL &&
	        strcmp(with, q->ask->operator) != 0))
		return ZCC_OK;
	return refuse(no, (struct because){WHY_ASSESSOR, with});
}

/* Of who is that young another complaint is asked (NT-7).  A U0 or U1 waits for no better question. */
static int
is_of_his_age(const struct question *q, const struct triage_answers *a, struct refusal *no)
{
	const struct protocol *p = q->facts->protocol;
	uint16_t other = protocol_instead(p, a->complaint, rule_months(q));
	if (other == PROTOCOL_NONE)
		return ZCC_OK;
	const struct protocol_complaint *c = &p->complaint[other];
	return refuse(no, (struct because){WHY_YOUNGER, numeral(c->under_months).text, c->code,
	    c->instead_of});
}

void
rule_protocol(const struct book *b, const struct ask *ask, uint8_t hash[ZCC_HASH_BYTES])
{
	const struct book_case *c = book_case(b, ask->row);
	bool is_new = ask->dossier.answers[0] != '\0' || c == NULL || c->triage.times == 0;
	if (!is_new)
		memcpy(hash, c->triage.protocol, ZCC_HASH_BYTES);
	else if (!text_unhex(ask->board.protocol, hash, ZCC_HASH_BYTES))
		memcpy(hash, book_protocol(b)->hash, ZCC_HASH_BYTES);
}

/* It was in force when this triage began, and its content is at hand. */
static int
has_protocol(const struct question *q, const struct book_case *c, struct refusal *no)
{
	static const uint8_t none[ZCC_HASH_BYTES];
	uint8_t hash[ZCC_HASH_BYTES];
	rule_protocol(q->book, q->ask, hash);
	bool is_named = q->ask->board.protocol[0] != '\0' && q->ask->dossier.answers[0] != '\0';
	if (is_named && !book_protocol_is_of(q->book, c, hash))
		return refuse(no, (struct because){WHY_NOT_ITS_PROTOCOL, numeral(c->row.id).text});
	if (q->facts->protocol != NULL)
		return ZCC_OK;
	if (memcmp(hash, none, sizeof hash) == 0)
		return refuse(no, (struct because){WHY_NO_PROTOCOL});
	return refuse(no, (struct because){WHY_PROTOCOL_LOST, numeral(c->row.id).text});
}

static int
take_answers(
    const struct question *q, const struct book_case *c, struct refusal *no, struct zcc_triage *t)
{
	struct triage_answers a = {0};
	int code = has_protocol(q, c, no);
	if (code != ZCC_OK)
		return code;
	code = triage_read(q->facts->protocol, q->ask->dossier.answers, &a, no);
	if (code != ZCC_OK)
		return code;
	uint64_t by_caller = protocol_by_caller(q->facts->protocol, c->row.who.presence, a.variant);
	/* its first triage had the number from who said where the caller is; who ticks it again tells another */
	uint64_t told = a.factors | (c->triage.times == 0 ? by_caller : 0);
	a.factors |= by_caller;
	tick_second_contact(q->facts->protocol, c, &a);
	a.factors |= protocol_by_age(q->facts->protocol, rule_months(q));
	struct triage_result r = protocol_urgency(q->facts->protocol, &a);
	code = triage_is_whole(q->facts->protocol, &a, &r, no);
	if (code == ZCC_OK)
		code = has_place_number(q, &a, told, no);
	if (code == ZCC_OK)
		code = may_assess_along(q, &a, no);
	if (code == ZCC_OK && !r.leads_to_rav)
		code = is_of_his_age(q, &a, no);
	if (code == ZCC_OK)
		fill(q, &a, &r, t);
	return code;
}

static void
count_urgency(struct ev_case_changed *ch)
{
	ch->urgency = (uint8_t)triage_urgency(&ch->triage);
	ch->urgency_by = ch->triage.regie != URGENCY_NONE ? BY_REGIEARTS : BY_TRIAGIST;
}

void
rule_triage_along(const struct question *q, const struct book_case *c, struct ev_case_changed *ch)
{
	struct refusal unheard;
	struct zcc_triage t = ch->triage;
	if (q->ask->dossier.answers[0] == '\0' || take_answers(q, c, &unheard, &t) != ZCC_OK ||
	    rule_given(q, &unheard, &t) != ZCC_OK)
		return;
	ch->triage = t;
	count_urgency(ch);
}

/* The triagist's own: to agree with the protocol needs no reason. */
static int
take_own(const struct question *q, struct zcc_triage *t)
{
	const struct ask_board *a = &q->ask->board;
	unsigned reason = regrade_number(a->reason);
	bool asked_all = t->asked == t->asked_of && t->abcd == t->abcd_of;
	if (a->urgency != t->system && reason == REGRADE_NONE)
		return refuse(q->no, (struct because){WHY_NEEDS_REGRADE, urgency_word(t->system)});
	if (a->urgency > t->system && !asked_all)
		return refuse(q->no, (struct because){WHY_ASK_ALL_FIRST, urgency_word(t->system),
		    numeral(t->asked + (uint64_t)t->abcd).text,
		    numeral(t->asked_of + (uint64_t)t->abcd_of).text});
	t->own = a->urgency;
	t->own_reason = a->urgency != t->system ? (uint8_t)reason : REGRADE_NONE;
	t->own_wall = q->now.wall_ms;
	memcpy(t->own_by, q->ask->operator, sizeof t->own_by);
	t->regie = URGENCY_NONE; /* it was given about another judgement */
	t->regie_reason = REGRADE_NONE;
	t->regie_wall = 0;
	memset(t->regie_by, 0, sizeof t->regie_by);
	t->flags &= (uint8_t)~TRIAGE_FLAG_INSTRUCTED;
	return ZCC_OK;
}

static int
take_regie(const struct question *q, struct zcc_triage *t)
{
	unsigned reason = regrade_number(q->ask->board.reason);
	if (reason == REGRADE_NONE)
		return refuse(
		    q->no, (struct because){WHY_NEEDS_REGRADE, urgency_word(triage_urgency(t))});
	t->regie = q->ask->board.urgency;
	t->regie_reason = (uint8_t)reason;
	t->flags &= (uint8_t)~TRIAGE_FLAG_INSTRUCTED;
	t->regie_wall = q->now.wall_ms;
	memcpy(t->regie_by, q->ask->operator, sizeof t->regie_by);
	return ZCC_OK;
}

/* What was said is of the protocol that the triage is of: that is what was read from. */
static int
take_advice(const struct question *q, const struct book_case *c, struct zcc_triage *t)
{
	const char *said = q->ask->dossier.advice;
	unsigned flags = 0;
	if (said[0] != '\0' && has_protocol(q, c, q->no) != ZCC_OK)
		return q->no->code;
	if (said[0] != '\0' &&
	    triage_advice(q->facts->protocol, t->complaint, said, &flags, q->no) != ZCC_OK)
		return q->no->code;
	if (q->ask->board.safety_net)
		flags |= TRIAGE_FLAG_SAFETY_NET;
	t->flags |= (uint8_t)flags;
	return ZCC_OK;
}

/* Criteria belong to somebody (ID-1); who is in danger is not kept waiting for his name. */
static int
must_know_patient(const struct question *q, const struct book_case *c, const struct zcc_triage *t)
{
	if (identity_is_asked(&c->row.who) || triage_urgency(t) <= URGENCY_ALARM)
		return ZCC_OK;
	return refuse(q->no, (struct because){WHY_IDENTIFY_FIRST, numeral(c->row.id).text});
}

/* Whoever has it in hand, with a dossier that can hold what is said of it. */
int
rule_may_triage(const struct question *q, const struct book_case *c)
{
	bool has_answers = q->ask->dossier.answers[0] != '\0';
	int code = must_be_mine(q, c);
	if (code == ZCC_OK && (c->row.flags & CASE_FLAG_ERASED) != 0)
		code = refuse(q->no, (struct because){WHY_ERASED, numeral(c->row.id).text});
	if (code == ZCC_OK && !has_answers && c->triage.times == 0)
		code = refuse(q->no, (struct because){WHY_NOT_TRIAGED, numeral(c->row.id).text});
	return code;
}

int
rule_triage_own(const struct question *q, const struct book_case *c, struct ev_case_changed *ch)
{
	int code = ZCC_OK;
	if (q->ask->dossier.answers[0] != '\0')
		code = take_answers(q, c, q->no, &ch->triage);
	if (code == ZCC_OK && q->ask->board.urgency != URGENCY_NONE)
		code = take_own(q, &ch->triage);
	if (code == ZCC_OK)
		code = take_advice(q, c, &ch->triage);
	if (code == ZCC_OK && q->ask->dossier.answers[0] != '\0')
		code = must_know_patient(q, c, &ch->triage);
	if (code == ZCC_OK && q->ask->dossier.answers[0] != '\0')
		code = rule_given(q, q->no, &ch->triage);
	else if (code == ZCC_OK && q->ask->board.kind[0] != '\0')
		code = refuse(q->no, (struct because){WHY_AGAIN_NOTHING, numeral(c->row.id).text});
	if (q->ask->dossier.phone[0] != '\0')
		ch->marks &= (uint8_t)~CASE_MARK_NO_NUMBER;
	count_urgency(ch);
	return code;
}

/* The regiearts judges what somebody else has in hand, and says nothing else of it. */
static int
triage_for_regie(const struct question *q, const struct book_case *c, struct ev_case_changed *ch)
{
	if ((c->row.flags & CASE_FLAG_ERASED) != 0)
		return refuse(q->no, (struct because){WHY_ERASED, numeral(c->row.id).text});
	if (c->triage.times == 0)
		return refuse(q->no, (struct because){WHY_NOT_TRIAGED, numeral(c->row.id).text});
	int code = take_regie(q, &ch->triage);
	if (code == ZCC_OK)
		code = take_advice(q, c, &ch->triage);
	count_urgency(ch);
	return code;
}

/* Words alone. */
static bool
is_instruction(const struct question *q)
{
	const struct ask *a = q->ask;
	return a->dossier.note[0] != '\0' && a->dossier.answers[0] == '\0' &&
	    a->dossier.advice[0] == '\0' && !a->board.safety_net && a->board.urgency == URGENCY_NONE;
}

/* TB-5: who has it goes on with it, and is told. */
static int
instruct(const struct question *q, const struct book_case *c, struct event *out)
{
	struct zcc_triage *t = &out->u.changed.triage;
	if (!is_regie(q))
		return refuse(q->no, (struct because){WHY_TRIAGE_EMPTY});
	int code = begin_act(q, c, ACT_INSTRUCT);
	if (code == ZCC_OK && (c->row.flags & CASE_FLAG_ERASED) != 0)
		code = refuse(q->no, (struct because){WHY_ERASED, numeral(c->row.id).text});
	if (code == ZCC_OK && !triage_wants_regie(&c->triage))
		code = refuse(q->no, (struct because){WHY_NO_CONSULT, numeral(c->row.id).text});
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_INSTRUCT, c->row.state_line, &out->u.changed);
	t->flags |= TRIAGE_FLAG_INSTRUCTED;
	t->regie_wall = q->now.wall_ms;
	memcpy(t->regie_by, q->ask->operator, sizeof t->regie_by);
	out->u.changed.has_undo = false;
	return ZCC_OK;
}

int
rule_triage(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	struct ev_case_changed *ch = &out->u.changed;
	if (is_instruction(q))
		return instruct(q, c, out);
	bool is_for_regie = is_regie(q) && q->ask->board.urgency != URGENCY_NONE &&
	    q->ask->dossier.answers[0] == '\0';
	/* It stays what it is, and with whom it is: care on its way, or a caller on hold with a clock of his
	 * own. */
	bool is_on_hold = c->row.state == CASE_AANGEHOUDEN;
	bool is_under_way = is_for_regie && (is_on_hold || c->row.state == CASE_INGEZET);
	enum case_act act = is_under_way ? ACT_JUDGE : ACT_TRIAGE;
	int code = begin_act(q, c, act);
	if (code == ZCC_OK && !is_for_regie)
		code = rule_may_triage(q, c);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, act, q->now.line_ms, ch);
	if (c->row.state == CASE_GETRIEERD || is_under_way)
		ch->state_line = c->row.state_line;
	code = is_for_regie ? triage_for_regie(q, c, ch) : rule_triage_own(q, c, ch);
	if (code == ZCC_OK && !is_on_hold)
		run_triage_clock(q->book, c, ch);
	return code;
}

int
rule_may_leave(const struct question *q, uint64_t id, const struct zcc_triage *t, const char *as)
{
	if (triage_is_below(t))
		return refuse(q->no, (struct because){WHY_WANTS_REGIE, numeral(id).text,
		    urgency_word(t->own), urgency_word(t->system)});
	if (!triage_is_advised(t))
		return refuse(q->no, (struct because){WHY_NEEDS_ADVICE, numeral(id).text, as});
	return ZCC_OK;
}

int
rule_may_advise(const struct question *q, const struct book_case *c)
{
	const char *reason = q->ask->board.reason;
	if (!triage_is_advice(reason))
		return ZCC_OK;
	/* What advice there was, and what to watch for, stand with a triage: without one neither is recorded. */
	if (c->triage.times == 0)
		return refuse(
		    q->no, (struct because){WHY_ADVICE_UNTRIAGED, numeral(c->row.id).text, reason});
	/* Who is in danger is for the ambulance service, or for a judgement (KB-3).  Of others a regiearts says
	 * afterwards whether advice was enough. */
	unsigned kind = care_number(reason);
	unsigned gravest = care_gravest(kind != CARE_NONE ? kind : care_number("telefonisch-consult"));
	if (triage_urgency(&c->triage) <= URGENCY_ALARM)
		return refuse(q->no, (struct because){WHY_CARE_TOO_LITTLE, reason, urgency_word(gravest),
		    numeral(c->row.id).text, urgency_word(triage_urgency(&c->triage))});
	return rule_may_leave(q, c->row.id, &c->triage, reason);
}
