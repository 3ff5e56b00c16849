/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/access_words.h"

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
    [VERB_LINK] = "heeft uw melding aan een eerdere gekoppeld, of ervan losgemaakt",
};

const char *
access_words(const struct journal_row *row)
{
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
	return row->actor[0] != '\0' && row->verb != VERB_NONE;
}
