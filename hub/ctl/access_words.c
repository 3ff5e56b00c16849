/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/access_words.h"

#include "hub/core/event.h"
#include "shared/care/words.h"

static const char *const words[VERBS_NUM] = {
    [VERB_INTAKE] = "heeft uw oproep vastgelegd",
    [VERB_ENTER] = "heeft uw oproep van papier overgenomen",
    [VERB_CLAIM] = "heeft uw oproep aangenomen",
    [VERB_NEXT] = "heeft uw oproep aangenomen",
    [VERB_RELEASE] = "heeft uw oproep aan een collega gelaten",
    [VERB_NOTE] = "heeft iets in uw dossier geschreven",
    [VERB_CLOSE] = "heeft uw melding afgesloten",
    [VERB_ABANDON] = "heeft vastgelegd dat de verbinding verbroken was",
    [VERB_RAV] = "heeft uw melding aan de ambulancedienst doorgegeven",
    [VERB_MELDKAMER] = "heeft uw melding aan de meldkamer doorgegeven",
    [VERB_UNDO] = "heeft een handeling teruggedraaid",
    [VERB_DOSSIER] = "heeft uw dossier gelezen",
    [VERB_ERASE] = "heeft uw dossier vernietigd",
    [VERB_SHOW] = "heeft de stand van uw melding bekeken, zonder uw dossier",
    [VERB_HOLD] = "heeft u in de wacht gezet",
    [VERB_RESUME] = "heeft u weer te woord gestaan",
    [VERB_CALLBACK] = "heeft vastgelegd dat u wordt of werd teruggebeld",
    [VERB_ACCEPT] = "heeft uw melding overgenomen of teruggegeven",
    [VERB_TRANSFER] = "heeft een collega gevraagd uw melding over te nemen",
    [VERB_PUSH] = "heeft uw oproep aan een collega aangeboden",
    [VERB_TRIAGE] = "heeft vastgelegd hoe dringend uw klacht is",
    [VERB_DEPLOY] = "heeft passende zorg gekozen",
    [VERB_AUTHORISE] = "heeft als arts het gegeven advies beoordeeld",
    [VERB_IDENTIFY] = "heeft vastgelegd wie u bent",
    [VERB_BACKGROUND] = "heeft vastgelegd wat over u bekend is, zoals behandelgrenzen",
    [VERB_STRIKE] = "heeft iets in uw dossier doorgehaald, of dat hersteld",
    [VERB_NOODKNOP] = "heeft uw dossier met de noodknop geopend, zonder u te behandelen",
    [VERB_REVIEW] = "heeft nagekeken of dat terecht was",
    [VERB_FORWARD] = "heeft uw melding doorgezet, of vastgelegd wat over u gevraagd wordt",
    [VERB_WRONG_PATIENT] = "heeft hersteld dat hier iets over een ander was vastgelegd",
    [VERB_TAG] = "heeft aangegeven dat hier iets van te leren valt, of dat nagekeken",
    [VERB_LINK] = "heeft uw melding aan een eerdere gekoppeld, of ervan losgemaakt",
};

/* Why a dossier was destroyed, where that was told. */
static const char *
erased_words(const struct journal_row *row)
{
	struct event e = {.type = row->type, .version = row->version};
	struct bytes b = bytes_reader(row->body, row->body_len);
	event_code(&b, &e);
	switch (row->type == EV_CASE_ERASED && bytes_at_end(&b) ? e.u.of_case.erasure : ERASURE_NONE) {
	case ERASURE_TERM: return "heeft uw dossier vernietigd, omdat de bewaartermijn voorbij was";
	case ERASURE_ASKED: return "heeft uw dossier vernietigd, op uw verzoek";
	default: return words[VERB_ERASE];
	}
}

const char *
access_words(const struct journal_row *row)
{
	if (row->verb == VERB_ERASE)
		return erased_words(row);
	if (row->type == EV_CASE_MENDED && row->verb == VERB_NONE)
		return "heeft hierheen gehaald wat over u in een andere melding was vastgelegd";
	if (row->verb == VERB_DOSSIER && row->flags[3] == 'T') /* emergency button */
		return "heeft uw dossier gelezen na gebruik van de noodknop";
	if (row->verb < VERBS_NUM && words[row->verb] != NULL)
		return words[row->verb];
	switch (row->action) {
	case 'C': return "heeft iets over u vastgelegd";
	case 'R': return "heeft iets over u gelezen";
	case 'D': return "heeft iets over u verwijderd";
	default: return "heeft iets aan uw melding gewijzigd";
	}
}

bool
access_is_by_person(const struct journal_row *row)
{
	return row->actor[0] != '\0' && (row->verb != VERB_NONE || row->type == EV_CASE_MENDED);
}
