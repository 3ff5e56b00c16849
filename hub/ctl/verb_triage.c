/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Triage from the command line: what was asked and answered, a judgement of one's own, advice.  The
 * answers become one line of words (triage.h), which the hub reads by the protocol in force.
 */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <string.h>

enum { ABCD_MAX_MS = 86400000 }; /* a day: more was no conversation */

/* What was answered; also given along when the ambulance is called. */
#define ANSWER_OPTIONS                                                                             \
	{"complaint", ARG_ONCE, "CODE"}, {"physical", ARG_FLAG, NULL},                             \
	    {"abcd", ARG_MANY, "LETTER=N,..."}, {"abcd-ms", ARG_ONCE, "MS"},                       \
	    {"answer", ARG_MANY, "CODE=N,..."}, {"factor", ARG_MANY, "CODE,..."},                  \
	    {"pain", ARG_ONCE, "N[/CORRECTED]"}, {"taken", ARG_MANY, "QUESTION=ROW,..."},          \
	    {"protocol", ARG_ONCE, "CONTENT"}

const struct arg_option verb_rav_options[] = {
    {"meldkamer", ARG_ONCE, "NAME"},
    {"spoken", ARG_ONCE, "NAME"},
    ANSWER_OPTIONS,
    {NULL, ARG_FLAG, NULL},
};
#define TRIAGE_OPTIONS                                                                             \
	ANSWER_OPTIONS, {"urgency", ARG_ONCE, "U0..U5"}, {"reason", ARG_ONCE, "REASON"},           \
	    {"text", ARG_ONCE, "TEXT"}, {"phone", ARG_ONCE, "NUMBER"},                             \
	    {"again", ARG_ONCE, "REASON"},                                                         \
	    {"advice", ARG_MANY, "CODE,..."}, {"vangnet", ARG_FLAG, NULL},                             \
	    {"with", ARG_ONCE, "OPERATOR"}

const struct arg_option verb_triage_options[] = {
    TRIAGE_OPTIONS,
    {"instruction", ARG_ONCE, "TEXT"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_deploy_options[] = {
    {"care", ARG_ONCE, "KIND"},
    {"to", ARG_ONCE, "WORDS"},
    TRIAGE_OPTIONS,
    {NULL, ARG_FLAG, NULL},
};

/* One more word at the end, with a blank before it. */
static int
put_word(char *room, size_t size, const char *kind, const char *value, int len, struct fault *f)
{
	size_t at = strlen(room);
	for (int i = 0; i < len; i++)
		if (value[i] == ' ')
			return fault_set(f, ZCC_E_DATA, 0, "'%.60s' holds a blank: codes have none", value);
	if (text_format(room + at, size - at, "%s%s%.*s", at > 0 ? " " : "", kind, len, value))
		return ZCC_OK;
	return fault_set(f, ZCC_E_DATA, 0, "the answers are longer than %zu bytes", size - 1);
}

/* Each value of an option, and in it each part up to a comma. */
static int
put_all(const struct args *a, const char *option, const char *kind, char *room, size_t size,
    struct fault *f)
{
	const char *value;
	int rc = ZCC_OK;
	for (int at = 0; rc == ZCC_OK && (value = args_next(a, option, &at)) != NULL;) {
		if (value[0] == '\0')
			rc = fault_set(f, ZCC_E_DATA, 0, "--%s needs a value", option);
		for (; rc == ZCC_OK && value[0] != '\0'; value += value[0] == ',') {
			int len = (int)strcspn(value, ",");
			rc = put_word(room, size, kind, value, len, f);
			value += len;
		}
	}
	return rc;
}

static int
put_abcd_ms(struct ask *ask, const struct args *a, struct fault *f)
{
	const char *ms = args_value(a, "abcd-ms");
	int64_t n;
	if (ms == NULL)
		return ZCC_OK;
	if (!text_to_i64(ms, 1, ABCD_MAX_MS, &n))
		return fault_set(
		    f, ZCC_E_DATA, 0, "--abcd-ms '%.40s' is no number from 1 to %d", ms, ABCD_MAX_MS);
	ask->board.abcd_ms = (uint64_t)n;
	return ZCC_OK;
}

static int
put_protocol(struct ask *ask, const struct args *a, struct fault *f)
{
	const char *content = args_value(a, "protocol");
	uint8_t hash[ZCC_HASH_BYTES];
	if (content == NULL)
		return ZCC_OK;
	if (!text_unhex(content, hash, sizeof hash))
		return fault_set(f, ZCC_E_DATA, 0,
		    "--protocol '%.80s' is no content: those are the %d digits that protocol show prints",
		    content, 2 * ZCC_HASH_BYTES);
	text_hex(ask->board.protocol, hash, sizeof hash);
	return ZCC_OK;
}

int
verb_triage_answers(struct ask *ask, const struct args *a, struct fault *f)
{
	char *room = ask->dossier.answers;
	size_t size = sizeof ask->dossier.answers;
	int rc = put_abcd_ms(ask, a, f);
	if (rc == ZCC_OK)
		rc = put_protocol(ask, a, f);
	if (rc == ZCC_OK && args_has(a, "physical"))
		rc = put_word(room, size, "", "mode:physical", 13, f);
	if (rc == ZCC_OK)
		rc = put_all(a, "complaint", "complaint:", room, size, f);
	if (rc == ZCC_OK)
		rc = put_all(a, "abcd", "abcd:", room, size, f);
	if (rc == ZCC_OK)
		rc = put_all(a, "answer", "answer:", room, size, f);
	if (rc == ZCC_OK)
		rc = put_all(a, "factor", "factor:", room, size, f);
	if (rc == ZCC_OK)
		rc = put_all(a, "pain", "pain:", room, size, f);
	if (rc == ZCC_OK)
		rc = put_all(a, "taken", "taken:", room, size, f);
	ask->has_dossier = ask->has_dossier || room[0] != '\0';
	return rc;
}

static int
put_judgement(struct ask *ask, const struct args *a, struct fault *f)
{
	const char *urgency = args_value(a, "urgency"), *reason = args_value(a, "reason");
	const char *text = args_value(a, "text");
	if (urgency == NULL && (reason != NULL || text != NULL))
		return fault_set(
		    f, ZCC_E_USAGE, 0, "--%s goes with --urgency", reason != NULL ? "reason" : "text");
	if (urgency == NULL)
		return ZCC_OK;
	if ((urgency[0] != 'U' && urgency[0] != 'u') || urgency[1] < '0' || urgency[1] > '5' ||
	    urgency[2] != '\0')
		return fault_set(f, ZCC_E_DATA, 0, "--urgency '%.40s' is not one of U0..U5", urgency);
	ask->board.urgency = (uint8_t)(urgency[1] - '0');
	if (reason != NULL && regrade_number(reason) == REGRADE_NONE)
		return fault_set(f, ZCC_E_DATA, 0,
		    "--reason '%.40s' is not one of context, alarmsignaal, risicogroep, "
		    "bekende-patient, gezien, protocol-past-niet, overig",
		    reason);
	if (reason != NULL)
		(void)text_copy(ask->board.reason, sizeof ask->board.reason, reason);
	return text != NULL ? ctl_field(ask, "note", text, f) : ZCC_OK;
}

/* All that is said of a triage; then it is sent, and wiped. */
static int
send(struct ctl *c, const struct args *a, struct ask *ask)
{
	struct ask_dossier *d = &ask->dossier;
	const char *phone = args_value(a, "phone"), *with = args_value(a, "with");
	const char *again = args_value(a, "again");
	int rc = ctl_case_id(a->word[0], &ask->row, &c->fault);
	if (rc == ZCC_OK)
		rc = verb_triage_answers(ask, a, &c->fault);
	if (rc == ZCC_OK)
		rc = put_judgement(ask, a, &c->fault);
	if (rc == ZCC_OK && phone != NULL)
		rc = ctl_field(ask, "phone", phone, &c->fault);
	if (rc == ZCC_OK)
		rc = put_all(a, "advice", "", d->advice, sizeof d->advice, &c->fault);
	if (rc == ZCC_OK && with != NULL &&
	    !text_copy(ask->board.operator, sizeof ask->board.operator, with))
		rc = fault_set(&c->fault, ZCC_E_DATA, 0, "--with '%.40s' is no operator", with);
	if (rc == ZCC_OK && again != NULL && !text_copy(ask->board.kind, sizeof ask->board.kind, again))
		rc = fault_set(&c->fault, ZCC_E_DATA, 0, "--again '%.40s' is no reason", again);
	ask->board.safety_net = args_has(a, "vangnet");
	ask->has_dossier = ask->has_dossier || d->advice[0] != '\0' || d->destination[0] != '\0';
	if (rc == ZCC_OK)
		rc = ctl_act(c, ask);
	seal_wipe(ask, sizeof *ask);
	return rc;
}

int
verb_triage(struct ctl *c, const struct args *a)
{
	const char *text = args_value(a, "instruction");
	struct ask ask;
	ask_init(&ask, VERB_TRIAGE);
	if (text != NULL && args_has(a, "urgency"))
		return fault_set(&c->fault, ZCC_E_USAGE, 0, "--instruction sends back, and --urgency judges");
	int rc = text != NULL ? ctl_field(&ask, "note", text, &c->fault) : ZCC_OK;
	return rc == ZCC_OK ? send(c, a, &ask) : rc;
}

int
verb_deploy(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *care = args_value(a, "care"), *to = args_value(a, "to");
	ask_init(&ask, VERB_DEPLOY);
	if (care != NULL && !text_copy(ask.board.care, sizeof ask.board.care, care))
		return fault_set(&c->fault, ZCC_E_DATA, 0, "--care '%.40s' is no kind of care", care);
	if (to != NULL && !text_copy(ask.dossier.destination, sizeof ask.dossier.destination, to))
		return fault_set(&c->fault, ZCC_E_DATA, 0, "--to is longer than %zu bytes",
		    sizeof ask.dossier.destination - 1);
	return send(c, a, &ask);
}
