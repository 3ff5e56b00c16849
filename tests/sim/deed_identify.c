/* SPDX-License-Identifier: EUPL-1.2 */
/* Who the patient is, what is wrong with him, and what was said of that before. */
#include "tests/sim/world_priv.h"

#include "shared/care/state.h"
#include "shared/care/triage.h"

#include <stdio.h>
#include <string.h>

static uint64_t
any(struct world *w, uint64_t num)
{
	return (uint64_t)chance_range(&w->chance, 0, (int64_t)num - 1);
}

/* Who the patient is; now and then too little of it, or what nobody told. */
void
deed_identify(struct world *w, struct ask *a)
{
	static const char *const callers[] = {"zelf", "erbij", "elders", ""};
	if (any(w, 3) == 0) {
		strcpy(a->board.reason, any(w, 8) == 0 ? "zomaar" : "onbekend");
		return;
	}
	strcpy(a->board.kind, callers[any(w, 20) == 0 ? 3 : any(w, 3)]);
	a->board.read_back = (uint8_t)(any(w, 16) << 1);
	a->board.verified = any(w, 4) == 0;
	a->has_dossier = true;
	strcpy(a->dossier.name, any(w, 2) == 0 ? "A. de Vries" : "");
	strcpy(a->dossier.birth_date, "1950-02-28");
	strcpy(a->dossier.bsn, any(w, 3) == 0 ? "111222333" : "");
	strcpy(a->dossier.address, any(w, 3) == 0 ? "Straat 1a, 7511AB" : "");
}

/* Answers, a judgement, advice; now and then what the protocol does not have. */
void
deed_triage(struct world *w, struct ask *a, enum zcc_verb verb)
{
	static const char *const reasons[] = {"context", "gezien", "", "zomaar"};
	uint64_t kind = any(w, 10);
	ask_init(a, verb);
	if (kind < 6) {
		a->has_dossier = true;
		if (any(w, 6) == 0)
			strcpy(a->board.operator, region_name((enum person)any(w, PEOPLE_NUM)));
		unsigned at = (unsigned)any(w, 10) == 0 ? 2 : 4;
		snprintf(a->dossier.answers, sizeof a->dossier.answers,
		    "%sabcd:A=%u abcd:B=4 abcd:C=4 abcd:D=4 complaint:%s answer:fever=%u answer:speech=%u "
		    "pain:%u", any(w, 4) == 0 ? "mode:physical " : "", at,
		    any(w, 12) == 0 ? "spook" : "ill", (unsigned)any(w, 4), (unsigned)any(w, 4),
		    (unsigned)any(w, 12));
	}
	if (kind < 6 && any(w, 3) == 0)
		region_protocol_name(w->region, (unsigned)any(w, REGION_PROTOCOLS), a->board.protocol);
	if (kind == 6 || kind == 7 || kind == 0) {
		a->board.urgency = (uint8_t)any(w, URGENCY_MAX + 1);
		strcpy(a->board.reason, reasons[any(w, 4)]);
	}
	if (verb == VERB_TRIAGE && any(w, 8) == 0) { /* an instruction, of whom may give one and who may not */
		ask_init(a, verb);
		a->has_dossier = true;
		strcpy(a->dossier.note, "meet eerst de saturatie");
		return;
	}
	if (kind > 7 || any(w, 2) == 0) { /* with the answers, or later */
		a->has_dossier = true;
		strcpy(a->dossier.advice, any(w, 6) == 0 ? "" : "drink");
		a->board.safety_net = any(w, 6) != 0;
	}
}

/* Of a self-triage, or of whoever had the patient before: now and then what is no answer, or ABCD. */
void
deed_told(struct world *w, struct ask *a)
{
	static const char *const told[] = {"answer:fever=2", "answer:fever=3 answer:speech=onbekend pain:3",
	    "answer:speech=2 factor:infectious", "answer:fever=nee", "answer:fever=soms", "abcd:A=4"};
	a->has_dossier = true;
	strcpy(a->dossier.answers, told[any(w, any(w, 6) == 0 ? 6 : 4)]);
}

/* Most take over what was given, from where the last one gave it; some ask all again, with a reason or
 * without; and now and then one says what is not so. */
void
deed_given(struct world *w, struct ask *a)
{
	static const char *const reasons[] = {"antwoorden-oud", "tegenstrijdig", "overig", "zomaar"};
	bool is_triage = a->verb == VERB_TRIAGE || a->verb == VERB_DEPLOY || a->verb == VERB_RAV;
	char *words = a->dossier.answers;
	if (!is_triage || words[0] == '\0')
		return;
	if (any(w, 3) == 0) {
		if (a->verb != VERB_RAV && any(w, 4) != 0)
			strcpy(a->board.kind, reasons[any(w, any(w, 8) == 0 ? 4 : 3)]);
		return;
	}
	for (unsigned i = 0; i < GIVEN_ASKED; i++) {
		const char *name;
		uint64_t seq = check_given_row(w->check, a->row, i, &name);
		if (any(w, 20) == 0)
			seq++;
		size_t at = strlen(words);
		if (seq > 0 && any(w, 3) != 0)
			snprintf(words + at, SENT_ANSWERS - at, " taken:%s=%llu", name, (unsigned long long)seq);
	}
	if (any(w, 30) == 0)
		strcat(words, " taken:abcd:A=1");
}

const char *
deed_reason(struct world *w, const struct book *b, uint64_t id)
{
	static const char *const advices[] = {"advies", "advies", "zelfzorg"};
	static const char *const others[] = {"informatie", "overig"};
	const struct book_case *k = book_case(b, id);
	bool is_told = k != NULL && triage_is_advised(&k->triage);
	if (chance_hits(&w->chance, is_told ? 800 : 200))
		return advices[any(w, 3)];
	return others[any(w, 2)];
}

/* A triage that can end in advice: nothing grave, and both are said (NT-9). */
static void
advise(struct ask *a)
{
	ask_init(a, VERB_TRIAGE);
	a->has_dossier = true;
	strcpy(a->dossier.answers, "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 complaint:ill answer:fever=3 answer:speech=3");
	strcpy(a->dossier.advice, "drink");
	a->board.safety_net = true;
}

bool
deed_goes_on(struct world *w, const struct book *b, const char *operator, struct ask *a)
{
	const struct book_case *k, *mine = NULL;
	for (uint32_t i = 0; (k = book_each_open(b, &i)) != NULL;)
		if (strcmp(k->row.claimed_by, operator) == 0 && state_is_talking((enum zcc_state)k->row.state))
			mine = k;
	if (mine == NULL)
		return false;
	if (mine->row.who.state == IDENTITY_NONE) {
		ask_init(a, VERB_IDENTIFY);
		strcpy(a->board.reason, "onbekend");
	} else if (triage_is_advised(&mine->triage) && any(w, 4) != 0) { /* that was all */
		ask_init(a, VERB_CLOSE);
		strcpy(a->board.reason, deed_reason(w, b, mine->row.id));
	} else if (any(w, 3) != 0) {
		advise(a);
	} else {
		deed_triage(w, a, VERB_TRIAGE);
	}
	a->row = mine->row.id;
	a->version = mine->row.version;
	deed_given(w, a);
	return true;
}
