/* SPDX-License-Identifier: EUPL-1.2 */
/* What people do at their consoles: any verb, mostly sensible, sometimes not. */
#include "tests/sim/world_priv.h"

#include "shared/care/hand.h"
#include "shared/care/rank.h"
#include "shared/care/takeover.h"

#include <stdio.h>
#include <string.h>

static uint64_t
any(struct world *w, uint64_t num)
{
	return (uint64_t)chance_range(&w->chance, 0, (int64_t)num - 1);
}

/* A case that was there once: mostly one that is open, now and then any other. */
static uint64_t
some_case(struct world *w, const struct book *b)
{
	uint64_t newest = book_next_case(b) - 1, n = 0;
	struct book_totals t = book_totals(b);
	const struct book_case *k;
	if (chance_hits(&w->chance, 100) || t.waiting + t.open == 0)
		return newest + 1 - any(w, newest < 30 ? newest + 1 : 30);
	uint64_t want = any(w, t.waiting + t.open);
	for (uint32_t i = 0; (k = book_each_open(b, &i)) != NULL; n++)
		if (n == want)
			return k->row.id;
	return newest;
}

/* One that this operator has in hand, when there is one. */
static uint64_t
my_case(struct world *w, const struct book *b, const char *operator)
{
	const struct book_case *k;
	uint64_t found = 0, n = 0;
	for (uint32_t i = 0; (k = book_each_open(b, &i)) != NULL;)
		if (strcmp(k->row.claimed_by, operator) == 0 && any(w, ++n) == 0)
			found = k->row.id;
	return found != 0 ? found : some_case(w, b);
}

/* One to call back, mostly the one that was tried most; 0 = none can be. */
static uint64_t
to_call_back(struct world *w, const struct book *b)
{
	const struct book_case *k, *best = NULL;
	for (uint32_t i = 0; (k = book_each_open(b, &i)) != NULL;)
		if (rank_is_call_back(&k->row) && (k->row.marks & CASE_MARK_NO_NUMBER) == 0 &&
		    (best == NULL || (k->row.attempts >= best->row.attempts &&
		    chance_hits(&w->chance, 800))))
			best = k;
	return best != NULL ? best->row.id : 0;
}

static void
see(struct world *w, const struct book *b, struct ask *a, uint64_t id)
{
	const struct book_case *k = book_case(b, id);
	a->row = id;
	a->version = k != NULL ? k->row.version : 1;
	if (chance_hits(&w->chance, 60)) /* looked a moment too long */
		a->version--;
}

static void
tell_dossier(struct world *w, struct ask *a)
{
	struct ask_dossier *d = &a->dossier;
	a->has_dossier = true;
	strcpy(d->name, "J. de Vries");
	if (chance_hits(&w->chance, 600))
		snprintf(d->phone, sizeof d->phone, "06-1234567%u", (unsigned)any(w, 4));
	if (chance_hits(&w->chance, 200))
		strcpy(d->bsn, chance_hits(&w->chance, 900) ? "111222333" : "111222334");
	if (chance_hits(&w->chance, 300))
		strcpy(d->note, "wacht op terugbellen");
}

static void
take_call(struct world *w, struct ask *a)
{
	ask_init(a, VERB_INTAKE);
	a->board.line = (uint8_t)(1 + any(w, ZCC_LINES_NUM));
	if (chance_hits(&w->chance, 500))
		strcpy(a->board.complaint, any(w, 10) == 0 ? "onbekend" :
		    any(w, 2) == 0 ? "adem" : "borst");
	if (chance_hits(&w->chance, 300))
		strcpy(a->board.place, any(w, 10) == 0 ? "Nergens" : "7511");
	if (chance_hits(&w->chance, 500))
		tell_dossier(w, a);
	if (chance_hits(&w->chance, 300))
		strcpy(a->board.post, any(w, 10) == 0 ? "hap-nergens" : "hap-oost");
	if (a->board.line == LINE_ZORGVERLENER || any(w, 40) == 0)
		deed_asks(w, a);
	if (chance_hits(&w->chance, a->board.line == LINE_ZELFTRIAGE ? 900 : 600))
		deed_told(w, a);
}

/* A card of paper: mostly times that can be, now and then in the wrong order, old or ahead. */
static void
take_paper(struct world *w, int64_t wall_ms, struct ask *a)
{
	struct ask_board *b = &a->board;
	int64_t at = wall_ms - chance_range(&w->chance, -1000, 3 * 3600 * 1000);
	take_call(w, a);
	a->verb = VERB_ENTER;
	b->received = (uint64_t)at;
	at += chance_range(&w->chance, -500, 200000);
	if (chance_hits(&w->chance, 600))
		b->answered = (uint64_t)at;
	if (!chance_hits(&w->chance, 400))
		return;
	b->closed = (uint64_t)(at + chance_range(&w->chance, -500, 200000));
	strcpy(b->reason, any(w, 10) == 0 ? "geen-gehoor" : any(w, 10) == 0 ? "" : "advies");
}

static void
report_capacity(struct world *w, struct ask *a)
{
	ask_init(a, VERB_CAPACITY);
	snprintf(a->board.provider, sizeof a->board.provider, "Huis %u", (unsigned)any(w, 6));
	strcpy(a->board.kind, "elv");
	a->board.total = 10;
	a->board.free = (int32_t)any(w, 12);
}

static void
run_site(struct world *w, const struct book *b, int64_t wall_ms, struct ask *a)
{
	struct book_operator fred;
	region_operator(w->region, FRED, &fred);
	const struct book_operator *is = book_operator(b, fred.name);
	switch (any(w, 9)) {
	case 0:
	case 1:
		ask_init(a, is == NULL || is->is_revoked ? VERB_OPERATOR_ADD : VERB_OPERATOR_REVOKE);
		strcpy(a->board.operator, fred.name);
		if (a->verb == VERB_OPERATOR_REVOKE)
			break;
		memcpy(a->board.key, fred.key, sizeof a->board.key);
		a->board.has_key = true;
		a->board.roles_num = fred.roles_num;
		memcpy(a->board.role, fred.role, sizeof a->board.role);
		strcpy(a->board.not_complaints, "adem");
		break;
	case 2:
	case 3:
		ask_init(a, VERB_ERASE);
		a->row = some_case(w, b);
		break;
	case 4:
		ask_init(a, VERB_CONFIG);
		static const char *const texts[] = {"variant 0", "variant 1", "variant 2", "bad"};
		const char *text = texts[any(w, 4)];
		a->board.text = (const uint8_t *)text;
		a->board.text_len = (uint32_t)strlen(text);
		break;
	case 5:
		ask_init(a, VERB_JOURNAL);
		a->board.from = any(w, 3) == 0 ? UINT64_MAX : any(w, book_seq(b) + 1);
		break;
	case 6: ask_init(a, any(w, 2) == 0 ? VERB_OPERATOR_LIST : VERB_REVIEWS); break;
	case 7:
		if (any(w, 2) == 0)
			deed_review(w, b, a);
		else
			deed_tag_review(w, b, a);
		break;
	default: deed_alarm(w, b, wall_ms, a); break;
	}
}

static void
look(struct world *w, const struct book *b, const char *operator, struct ask *a)
{
	uint64_t what = any(w, 5);
	switch (what) {
	case 2: deed_noodknop(w, b, operator, a, some_case(w, b)); break;
	case 0:
		ask_init(a, VERB_SEARCH);
		a->has_dossier = true;
		static const char *const queries[] = {"vries", "de", "111222333", "0612345678",
		    "7511AB 1", "1", "x"};
		strcpy(a->dossier.query, queries[any(w, 7)]);
		break;
	default:
		ask_init(a, what == 1 ? VERB_SHOW : VERB_DOSSIER);
		a->row = some_case(w, b);
	}
}

/* A promise, now and then of a time that is past or far; or the outcome of an attempt. */
static void
call_back(struct world *w, int64_t wall_ms, struct ask *a)
{
	if (chance_hits(&w->chance, 300))
		a->board.at = (uint64_t)(wall_ms + chance_range(&w->chance, -2000, 60000));
	else
		a->board.attempt = chance_hits(&w->chance, 700) ? ATTEMPT_NO_ANSWER : ATTEMPT_REACHED;
	if (chance_hits(&w->chance, 100)) { /* also of who was never sent anywhere */
		a->board.at = 0;
		a->board.attempt = ATTEMPT_NO_SHOW;
	}
	if (chance_hits(&w->chance, 20))
		a->board.at = (uint64_t)wall_ms + ZCC_PROMISE_MAX_MS + 60000;
}

/* What goes on between an operator and a caller. */
static void
care(struct world *w, const struct console *k, const struct view *v, struct ask *a)
{
	static const uint8_t verbs[] = {VERB_CLAIM, VERB_CLAIM, VERB_CLAIM, VERB_NEXT, VERB_NEXT,
	    VERB_NEXT, VERB_RELEASE, VERB_RELEASE, VERB_CLOSE, VERB_CLOSE, VERB_CLOSE, VERB_CLOSE,
	    VERB_ABANDON, VERB_ABANDON, VERB_RAV, VERB_NOTE, VERB_UNDO, VERB_UNDO, VERB_HOLD, VERB_HOLD,
	    VERB_RESUME, VERB_CALLBACK, VERB_CALLBACK, VERB_CALLBACK, VERB_TRIAGE, VERB_TRIAGE,
	    VERB_TRIAGE, VERB_DEPLOY, VERB_DEPLOY, VERB_IDENTIFY, VERB_IDENTIFY, VERB_LINK,
	    VERB_BACKGROUND, VERB_STRIKE, VERB_FORWARD, VERB_FORWARD, VERB_WRONG_PATIENT,
	    VERB_WRONG_PATIENT, VERB_TAG};
	static const char *const cares[] = {"zelfzorg", "consult-hap", "visite", "ambulance", "spook"};
	enum zcc_verb verb = (enum zcc_verb)verbs[any(w, sizeof verbs)];
	const struct book *b = v->book;
	bool is_mine = chance_hits(&w->chance, 800);
	bool gives_up = verb == VERB_CLOSE && any(w, 4) == 0;
	uint64_t called = verb == VERB_CALLBACK || gives_up ? to_call_back(w, b) : 0;
	ask_init(a, verb);
	if (verb == VERB_TRIAGE || ((verb == VERB_RAV || verb == VERB_DEPLOY) && any(w, 2) == 0))
		deed_triage(w, a, verb);
	if (verb == VERB_DEPLOY)
		strcpy(a->board.care, cares[any(w, 5)]);
	if (verb == VERB_IDENTIFY)
		deed_identify(w, a);
	if (verb == VERB_FORWARD)
		deed_forward(w, a);
	if (verb == VERB_LINK)
		a->board.from = any(w, 3) == 0 ? 0 : some_case(w, b);
	if (called != 0)
		see(w, b, a, called);
	else if (verb == VERB_CLAIM)
		see(w, b, a, some_case(w, b));
	else if ((verb_needs(verb) & VN_CASE) != 0)
		see(w, b, a, is_mine ? my_case(w, b, region_name(k->person)) : some_case(w, b));
	deed_known(w, b, region_name(k->person), a);
	deed_given(w, a);
	if (verb == VERB_CLOSE)
		strcpy(a->board.reason, gives_up ? "geen-gehoor" :
		    any(w, 20) == 0 ? "zomaar" : deed_reason(w, b, a->row));
	if (verb == VERB_CALLBACK)
		call_back(w, v->wall_ms, a);
	if (a->board.attempt == ATTEMPT_NO_SHOW)
		see(w, b, a, some_case(w, b));
	if (verb == VERB_NOTE || (verb == VERB_CLOSE && chance_hits(&w->chance, 200))) {
		a->has_dossier = true;
		strcpy(a->dossier.note, "rustig gebleven");
	}
}

/* What is typed and not sent, of no case or of one. */
static void
type(struct world *w, const struct book *b, struct ask *a)
{
	if (any(w, 20) == 0) { /* a passphrase at a locked screen, now and then told wrongly */
		ask_init(a, VERB_UNLOCK);
		a->board.total = (int32_t)any(w, 4);
		return;
	}
	ask_init(a, VERB_DRAFT);
	a->row = chance_hits(&w->chance, 700) ? 0 : some_case(w, b);
	a->has_dossier = true;
	snprintf(a->dossier.note, sizeof a->dossier.note, "half een zin %u", (unsigned)any(w, 100));
}

/* This operator hands over, to `me` or to anybody in a role. */
static bool
hands_over_to(const struct book_operator *op, const struct book_operator *me)
{
	return op != me && me != NULL &&
	    (op->shift.to_role[0] != '\0' || strcmp(op->shift.to, me->name) == 0);
}

static bool
is_asked(const struct console *k, const struct book *b)
{
	const struct book_operator *op, *me = book_operator(b, region_name(k->person));
	for (uint32_t i = 0; (op = book_each_operator(b, &i)) != NULL;)
		if (hands_over_to(op, me))
			return true;
	return false;
}

/* Begin, end, hand over, and answer who hands over; mostly what makes sense now. */
static void
change_shift(struct world *w, const struct console *k, const struct book *b, struct ask *a)
{
	static const char *const acts[] = {"start", "end", "accept", "refuse", "withdraw", "pause",
	    "resume"};
	static const char *const takers[] = {"anna", "bram", "chris", "dora", "regiearts", "triagist",
	    "niemand", ""}; /* the last two are refused while anything is open */
	const struct book_operator *op, *me = book_operator(b, region_name(k->person));
	const char *act = acts[any(w, 7)], *whom = takers[any(w, 8)];
	bool runs = me != NULL && me->shift.began_wall != 0;
	if (chance_hits(&w->chance, 700))
		act = runs ? "end" : "start";
	for (uint32_t i = 0; (op = book_each_operator(b, &i)) != NULL;) {
		if (!hands_over_to(op, me) || chance_hits(&w->chance, 100))
			continue;
		act = chance_hits(&w->chance, 700) ? "accept" : "refuse";
		whom = op->name;
	}
	ask_init(a, VERB_SHIFT);
	strcpy(a->board.kind, act);
	strcpy(a->board.operator, whom);
}

static void
some_colleague(struct world *w, struct ask *a)
{
	static const char *const names[] = {"anna", "bram", "chris", "dora", "fred", "eva"};
	strcpy(a->board.operator, names[any(w, 6)]);
}

/* Put somebody on other lines, or give him a break of half a minute. */
static void
move(struct world *w, int64_t wall_ms, struct ask *a)
{
	static const char *const kinds[] = {"lines", "lines", "all", "all", "pause", "resume"};
	ask_init(a, VERB_MOVE);
	some_colleague(w, a);
	strcpy(a->board.kind, kinds[any(w, 6)]);
	if (strcmp(a->board.kind, "lines") == 0)
		a->board.lines = (uint8_t)(any(w, 64) << 1);
	if (strcmp(a->board.kind, "pause") == 0 && chance_hits(&w->chance, 800))
		a->board.at = (uint64_t)(wall_ms + chance_range(&w->chance, -1000, 60000));
}

/* Offer a call to a colleague, or decline what is offered to us. */
static void
push(struct world *w, const struct console *k, const struct book *b, struct ask *a)
{
	const struct book_operator *me = book_operator(b, region_name(k->person));
	ask_init(a, VERB_PUSH);
	if (me != NULL && me->push.id != 0) {
		a->row = me->push.id;
		strcpy(a->board.reason, any(w, 5) == 0 ? "zomaar" : "bezig");
		return;
	}
	a->row = some_case(w, b);
	some_colleague(w, a);
}

/* One to answer: sent to the meldkamer, or asked of somebody to take over; 0 = none is. */
static uint64_t
handed_over(struct world *w, const struct book *b)
{
	const struct book_case *k;
	uint64_t found = 0, n = 0;
	for (uint32_t i = 0; (k = book_each_open(b, &i)) != NULL;)
		if (hand_is_open(&k->row, &k->hand) && any(w, ++n) == 0)
			found = k->row.id;
	return found;
}

/* To a meldkamer, by telephone too or by the console alone; now and then to one that is not there. */
static void
send(struct world *w, struct ask *a)
{
	static const char *const services[] = {"politie", "brandweer", "grip", "ramp", ""};
	static const char *const whom[] = {"mk-oost", "mk-noord", "mk-nergens"};
	if (a->verb == VERB_MELDKAMER)
		strcpy(a->board.kind, services[any(w, 5)]);
	if (chance_hits(&w->chance, 250))
		strcpy(a->board.source, whom[any(w, 3)]);
	a->has_dossier = chance_hits(&w->chance, 400);
	if (a->has_dossier)
		strcpy(a->dossier.spoken, "centralist Bos");
}

/* Ask somebody to take it over; mostly all is said that he must know. */
static void
ask_to_take(struct world *w, struct ask *a)
{
	static const char *const takers[] = {"anna", "bram", "chris", "dora", "triagist", "regiearts",
	    "partner", "niemand"};
	strcpy(a->board.operator, takers[any(w, 8)]);
	a->has_dossier = true;
	strcpy(a->dossier.situation, "pijn op de borst");
	strcpy(a->dossier.background, "hartinfarct in 2019");
	strcpy(a->dossier.assessment, "stabiel");
	if (!chance_hits(&w->chance, 50))
		strcpy(a->dossier.recommendation, "blijf aan de lijn");
}

/* Everything that a case can be handed over by, and the answer to it. */
static void
hand_over(struct world *w, const struct console *k, const struct book *b, struct ask *a)
{
	static const uint8_t verbs[] = {VERB_RAV, VERB_RAV, VERB_MELDKAMER, VERB_TRANSFER, VERB_TRANSFER,
	    VERB_ACCEPT, VERB_ACCEPT, VERB_ACCEPT, VERB_ACCEPT, VERB_CLOSE};
	static const char *const returns[] = {"onvolledig", "geen-plaats", "zomaar"};
	enum zcc_verb verb = (enum zcc_verb)verbs[any(w, sizeof verbs)];
	uint64_t sent = handed_over(w, b);
	bool is_of_sent = verb == VERB_ACCEPT || chance_hits(&w->chance, 400);
	ask_init(a, verb);
	see(w, b, a, sent != 0 && is_of_sent ? sent : my_case(w, b, region_name(k->person)));
	if (verb == VERB_RAV || verb == VERB_MELDKAMER)
		send(w, a);
	else if (verb == VERB_TRANSFER)
		ask_to_take(w, a);
	else if (verb == VERB_CLOSE)
		strcpy(a->board.reason, any(w, 2) == 0 ? "meldkamer" : "ambulance");
	else if (chance_hits(&w->chance, 250))
		strcpy(a->board.reason, returns[any(w, 3)]);
}

/* A word to the desks, or none any more. */
static void
say(struct world *w, const struct book *b, int64_t wall_ms, struct ask *a)
{
	static const char *const to[] = {"all", "triagist", "anna", "niemand", "triage", "regie"};
	ask_init(a, VERB_MESSAGE);
	if (chance_hits(&w->chance, 300)) {
		a->board.from = 1 + any(w, book_next_message(b));
		return;
	}
	strcpy(a->board.message, any(w, 10) == 0 ? "bsn 111222333" : "lijn 112 is druk");
	strcpy(a->board.operator, to[any(w, 6)]);
	if (any(w, 3) == 0)
		strcpy(a->board.kind, MESSAGE_DESK);
	a->board.at = (uint64_t)(wall_ms + chance_range(&w->chance, -1000, 60000));
}

void
deed_seat(const struct console *k, enum zcc_verb verb, struct ask *a)
{
	ask_init(a, verb);
	a->seat = k->seat;
}

bool
deed_choose(struct world *w, struct console *k, const struct view *v, struct ask *a)
{
	unsigned kind = (unsigned)any(w, 100);
	if (k->person == PIET) {
		if (kind < 85)
			take_call(w, a);
		else
			report_capacity(w, a);
	} else if (k->person == EVA && book_alarms_num(v->book) > 0 && kind < 30) {
		deed_alarm(w, v->book, v->wall_ms, a);
	} else if (k->person == EVA && kind < 80) {
		run_site(w, v->book, v->wall_ms, a);
	} else if (kind < 2 && k->seat != 0) {
		deed_seat(k, VERB_BYE, a);
		k->is_away = true;
	} else if (chance_hits(&w->chance, 400) && deed_goes_on(w, v->book, region_name(k->person), a)) {
		; /* with the questions to who is on the line */
	} else if (is_asked(k, v->book) && chance_hits(&w->chance, 300)) {
		change_shift(w, k, v->book, a);
	} else if (takeover_is_due(&book_placing(v->book)->is) && chance_hits(&w->chance, 100)) {
		deed_takeover(w, v->book, a);
	} else if (book_advised_num(v->book) > 0 && chance_hits(&w->chance, k->person == CHRIS ? 400 : 30)) {
		deed_authorise(w, k, v->book, a);
	} else if (kind < 4) {
		take_paper(w, v->wall_ms, a);
	} else if (kind < 12) {
		take_call(w, a);
		if (chance_hits(&w->chance, 200)) /* it is for a colleague */
			ask_to_take(w, a);
	} else if (kind < 15) {
		look(w, v->book, region_name(k->person), a);
	} else if (kind < 17) {
		deed_alarm(w, v->book, v->wall_ms, a);
	} else if (kind < 18) {
		report_capacity(w, a);
	} else if (kind < 21) {
		type(w, v->book, a);
	} else if (kind < (k->person == CHRIS || k->person == BRAM ? 34u : 24u)) {
		change_shift(w, k, v->book, a);
	} else if (kind < 40 && chance_hits(&w->chance, 250)) {
		move(w, v->wall_ms, a);
	} else if (kind == 99 && chance_hits(&w->chance, 500)) {
		say(w, v->book, v->wall_ms, a);
	} else if (kind < 46 && chance_hits(&w->chance, 500)) {
		push(w, k, v->book, a);
	} else if (kind < 58) {
		hand_over(w, k, v->book, a);
	} else {
		care(w, k, v, a);
	}
	a->seat = k->seat;
	/* mostly the hub finds the role; a regiearts may ask for that one */
	if (k->person == BRAM && a->verb != VERB_SHIFT && chance_hits(&w->chance, 500))
		strcpy(a->role, "regiearts");
	return true;
}
