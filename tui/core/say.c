/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/say.h"

#include "shared/base/text.h"
#include "shared/care/kind.h"
#include "shared/care/words.h"
#include "tui/core/text.h"

#include <string.h>

static const char *const verbs[VERBS_NUM] = {
	[VERB_HELLO] = NC_("verb", "log in"),
	[VERB_BYE] = NC_("verb", "log out"),
	[VERB_INTAKE] = NC_("verb", "intake"),
	[VERB_ENTER] = NC_("verb", "enter a call later"),
	[VERB_CLAIM] = NC_("verb", "take"),
	[VERB_NEXT] = NC_("verb", "take the next"),
	[VERB_RELEASE] = NC_("verb", "release"),
	[VERB_NOTE] = NC_("verb", "note"),
	[VERB_CLOSE] = NC_("verb", "close"),
	[VERB_ABANDON] = NC_("verb", "caller hung up"),
	[VERB_RAV] = NC_("verb", "ambulance"),
	[VERB_UNDO] = NC_("verb", "take back"),
	[VERB_OPERATOR_ADD] = NC_("verb", "add an operator"),
	[VERB_OPERATOR_REVOKE] = NC_("verb", "revoke an operator"),
	[VERB_CONFIG] = NC_("verb", "change the configuration"),
	[VERB_DOSSIER] = NC_("verb", "open a dossier"),
	[VERB_ERASE] = NC_("verb", "erase a dossier"),
	[VERB_SEARCH] = NC_("verb", "search"),
	[VERB_CAPACITY] = NC_("verb", "record capacity"),
	[VERB_ALARM_ACK] = NC_("verb", "mark an alarm as seen"),
	[VERB_JOURNAL] = NC_("verb", "read the journal"),
	[VERB_AUDIT] = NC_("verb", "read the audit"),
	[VERB_SHOW] = NC_("verb", "look at a case"),
	[VERB_OPERATOR_LIST] = NC_("verb", "list the operators"),
	[VERB_DRAFT] = NC_("verb", "keep a draft"),
	[VERB_HOLD] = NC_("verb", "put on hold"),
	[VERB_RESUME] = NC_("verb", "speak on"),
	[VERB_CALLBACK] = NC_("verb", "call back"),
	[VERB_SHIFT] = NC_("verb", "change the shift"),
	[VERB_HANDOVER] = NC_("verb", "take over vervolgzorg"),
	[VERB_MOVE] = NC_("verb", "move somebody"),
	[VERB_PUSH] = NC_("verb", "offer a call"),
	[VERB_ACCEPT] = NC_("verb", "acknowledge"),
	[VERB_TRANSFER] = NC_("verb", "hand over"),
	[VERB_MELDKAMER] = NC_("verb", "meldkamer"),
	[VERB_TRIAGE] = NC_("verb", "triage"),
	[VERB_DEPLOY] = NC_("verb", "choose care"),
	[VERB_AUTHORISE] = NC_("verb", "authorise"),
	[VERB_IDENTIFY] = NC_("verb", "say who the patient is"),
	[VERB_LINK] = NC_("verb", "link to an earlier contact"),
	[VERB_FORWARD] = NC_("verb", "send on"),
	[VERB_UNLOCK] = NC_("verb", "try to unlock"),
	[VERB_BACKGROUND] = NC_("verb", "record background"),
	[VERB_STRIKE] = NC_("verb", "strike"),
	[VERB_WRONG_PATIENT] = NC_("verb", "wrong patient"),
	[VERB_TAG] = NC_("verb", "tag"),
	[VERB_NOODKNOP] = NC_("verb", "open a dossier by the noodknop"),
	[VERB_REVIEW] = NC_("verb", "review the noodknop"),
	[VERB_REVIEWS] = NC_("verb", "list what the noodknop opened"),
	[VERB_MESSAGE] = NC_("verb", "send a message"),
	[VERB_MESSAGES] = NC_("verb", "read the messages"),
	[VERB_ALARM_REST] = NC_("verb", "put an alarm at rest"),
	[VERB_ALARM_WAKE] = NC_("verb", "wake an alarm"),
};

static const char *const states[] = {
	[CASE_WACHTEND] = NC_("state", "waiting"),
	[CASE_AANGENOMEN] = NC_("state", "taken"),
	[CASE_GETRIEERD] = NC_("state", "triaged"),
	[CASE_INGEZET] = NC_("state", "deployed"),
	[CASE_OPVOLGING] = NC_("state", "followed up"),
	[CASE_OVERGEDRAGEN] = NC_("state", "handed on"),
	[CASE_GESLOTEN] = NC_("state", "closed"),
	[CASE_AANGEHOUDEN] = NC_("state", "put on hold"),
	[CASE_TERUGBELLEN] = NC_("state", "to be called back"),
	[CASE_AFGEHAAKT] = NC_("state", "hung up"),
	[CASE_VERLATEN] = NC_("state", "left"),
	[CASE_RAV] = NC_("state", "given to the RAV"),
	[CASE_MELDKAMER] = NC_("state", "given to the meldkamer"),
};

static const char *const windows[] = {
	[WINDOW_DAG] = NC_("window", "daytime"),
	[WINDOW_AVOND] = NC_("window", "evening"),
	[WINDOW_NACHT] = NC_("window", "night"),
	[WINDOW_WEEKEND] = NC_("window", "weekend"),
	[WINDOW_FEESTDAG] = NC_("window", "holiday"),
};

/* In the order of kind.h; none is wider than the column of a list of them. */
static const char *const cares[] = {
	"",
	NC_("care", "self-care"),
	NC_("care", "telephone consult"),
	NC_("care", "video consult"),
	NC_("care", "consult at the HAP"),
	NC_("care", "home visit"),
	NC_("care", "planned care"),
	NC_("care", "own GP"),
	NC_("care", "acute district nursing"),
	NC_("care", "GGZ crisis service"),
	NC_("care", "meldpunt APH"),
	NC_("care", "addiction care"),
	NC_("care", "urgent pharmacy"),
	NC_("care", "maternity care"),
	NC_("care", "social domain (Wmo)"),
	NC_("care", "disability care"),
	NC_("care", "Rapid HAG"),
	NC_("care", "ambulance"),
	NC_("care", "emergency department"),
	NC_("care", "vervolgzorg"),
};
_Static_assert(sizeof cares / sizeof cares[0] == CARES_NUM, "each kind has its words");

/* Fields by their names in the outside contract. */
static const struct {
	const char *name, *id;
} fields[] = {
	{ "operator", NC_("field", "operator") },
	{ "role", NC_("field", "role") },
	{ "complaint", NC_("field", "complaint") },
	{ "reason", NC_("field", "reason") },
	{ "kind", NC_("field", "kind") },
	{ "source", NC_("field", "source") },
	{ "place", NC_("field", "place") },
	{ "provider", NC_("field", "provider") },
	{ "name", NC_("field", "name") },
	{ "birth_date", NC_("field", "birth date") },
	{ "bsn", NC_("field", "BSN") },
	{ "phone", NC_("field", "phone") },
	{ "address", NC_("field", "address") },
	{ "caller", NC_("field", "caller") },
	{ "note", NC_("field", "note") },
	{ "message", NC_("field", "message") },
	{ "not_complaints", NC_("field", "complaints that are not theirs") },
	{ "not_decisions", NC_("field", "decisions that are not theirs") },
	{ "query", NC_("field", "search text") },
	{ "post", NC_("field", "post") },
	{ "received", NC_("field", "time received") },
	{ "answered", NC_("field", "time answered") },
	{ "closed", NC_("field", "time closed") },
	{ "spoken", NC_("field", "spoke with") },
	{ "situation", NC_("field", "situation") },
	{ "background", NC_("field", "background") },
	{ "assessment", NC_("field", "assessment") },
	{ "recommendation", NC_("field", "recommendation") },
	{ "organisation", NC_("field", "organisation") },
};

const char *
say_verb(unsigned verb)
{
	return verb < VERBS_NUM && verbs[verb] != NULL ? in_context(verbs[verb]) : "";
}

const char *
say_state(unsigned state)
{
	return state < sizeof(states) / sizeof(states[0]) && states[state] != NULL ?
	    in_context(states[state]) : "";
}

const char *
say_window(unsigned window)
{
	return window < sizeof(windows) / sizeof(windows[0]) && windows[window] != NULL ?
	    in_context(windows[window]) : "";
}

const char *
say_care(unsigned care)
{
	return care > CARE_NONE && care < CARES_NUM ? in_context(cares[care]) : "";
}

const char *
say_reason(const char *code)
{
	unsigned care = care_number(code);

	return care != CARE_NONE ? say_care(care) : code;
}

static const char *
field_said(const char *name)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (strcmp(fields[i].name, name) == 0)
			return in_context(fields[i].id);
	return "";
}

/* "claim rav": each as the screen says it, with commas between them. */
static void
say_verbs(const char *words, char *room, size_t size)
{
	char word[REFUSAL_VALUE_SIZE];

	room[0] = '\0';
	while (*words != '\0') {
		size_t len = strcspn(words, " "), at = strlen(room);
		text_format(word, sizeof(word), "%.*s", (int)len, words);
		const char *said = say_verb(verb_number(word));
		text_format(room + at, size - at, "%s%s", at > 0 ? ", " : "", *said != '\0' ? said : word);
		words += len + strspn(words + len, " ");
	}
}

/* Words of the contract that this console does not know stay as they are. */
static void
say_value(const char *place, const char *value, char *room, size_t size)
{
	const char *said = "";

	if (strcmp(place, "state") == 0)
		said = say_state(state_number(value));
	else if (strcmp(place, "verb") == 0)
		said = say_verb(verb_number(value));
	else if (strcmp(place, "field") == 0)
		said = field_said(value);
	else if (strcmp(place, "care") == 0)
		said = say_care(care_number(value));
	if (strcmp(place, "verbs") == 0)
		say_verbs(value, room, size);
	else
		text_clean(room, size, *said != '\0' ? said : value, false);
}

/* A sentence begins with a capital, but a name of somebody is left as it is. */
static void
capitalise(const char *sentence, char *room)
{
	bool is_ours = sentence[0] != '{' || strncmp(sentence, "{field}", 7) == 0 ||
	    strncmp(sentence, "{care}", 6) == 0 || strncmp(sentence, "{verb}", 6) == 0;

	if (is_ours && room[0] >= 'a' && room[0] <= 'z')
		room[0] = (char)(room[0] - 'a' + 'A');
}

bool
say_refusal(const struct grounds *g, char room[SAY_SIZE])
{
	const char *own = refusal_sentence(g->why);
	const char *sentence = own != NULL ? gettext(own) : "";

	if (own == NULL || !refusal_say(g, sentence, say_value, room, SAY_SIZE))
		return false;
	capitalise(sentence, room);
	return true;
}

void
say_why(const struct grounds *g, const char *text, char room[SAY_SIZE])
{
	if (g == NULL || !say_refusal(g, room))
		text_copy(room, SAY_SIZE, text);
}
