/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done to one case: each verb is one command. */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/triage.h"

#include <stdio.h>
#include <string.h>

const struct arg_option verb_claim_options[] = {
    {"next", ARG_FLAG, NULL},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_note_options[] = {
    {"text", ARG_ONCE, "TEXT|-"},
    {"note", ARG_ONCE, "TEXT|-"},
    {"phone", ARG_ONCE, "NUMBER"},
    {"address", ARG_ONCE, "ADDRESS"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_authorise_options[] = {
    {"decline", ARG_ONCE, "TEXT|-"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_draft_options[] = {
    {"triage", ARG_FLAG, NULL},
    {"text", ARG_ONCE, "TEXT|-"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_close_options[] = {
    {"reason", ARG_ONCE, "REASON"},
    {"note", ARG_ONCE, "TEXT|-"},
    {NULL, ARG_FLAG, NULL},
};

/* A command about the case that word 0 names. */
static int
about_case(struct ctl *c, const struct args *a, enum zcc_verb verb, struct ask *ask)
{
	ask_init(ask, verb);
	return ctl_case_id(a->word[0], &ask->row, &c->fault);
}

static int
act_on_case(struct ctl *c, const struct args *a, enum zcc_verb verb)
{
	struct ask ask;
	int rc = about_case(c, a, verb, &ask);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

int
verb_claim(struct ctl *c, const struct args *a)
{
	struct ask ask;
	if (args_has(a, "next") == (a->words_num == 1))
		return fault_set(&c->fault, ZCC_E_USAGE, 0, "claim takes either a case or --next");
	if (a->words_num == 1)
		return act_on_case(c, a, VERB_CLAIM);
	ask_init(&ask, VERB_NEXT);
	return ctl_act(c, &ask);
}

int
verb_release(struct ctl *c, const struct args *a)
{
	return act_on_case(c, a, VERB_RELEASE);
}

int
verb_abandon(struct ctl *c, const struct args *a)
{
	return act_on_case(c, a, VERB_ABANDON);
}

const struct arg_option verb_erase_options[] = {
    {"reason", ARG_ONCE, "REASON"},
    {NULL, ARG_FLAG, NULL},
};

int
verb_erase(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *why = args_value(a, "reason");
	if (why != NULL && erasure_number(why) == ERASURE_NONE)
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--reason '%.40s' is not one of bewaartermijn, verzoek", why);
	int rc = about_case(c, a, VERB_ERASE, &ask);
	(void)text_copy(ask.board.reason, sizeof ask.board.reason, why != NULL ? why : "");
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

int
verb_undo(struct ctl *c, const struct args *a)
{
	struct ask ask;
	(void)a;
	ask_init(&ask, VERB_UNDO);
	return ctl_act(c, &ask);
}

/* From stdin.  A note is one line: line breaks become spaces, the last one goes. */
static int
read_note(char *room, size_t size, struct fault *f)
{
	size_t len = fread(room, 1, size, stdin);
	if (ferror(stdin))
		return fault_set(f, ZCC_E_IO, 0, "the note could not be read from standard input");
	if (len == size)
		return fault_set(f, ZCC_E_DATA, 0,
		    "the note is longer than %zu bytes: make more notes of it", size - 1);
	while (len > 0 && (room[len - 1] == '\n' || room[len - 1] == '\r'))
		len--;
	if (memchr(room, '\0', len) != NULL)
		return fault_set(f, ZCC_E_DATA, 0, "the note holds a NUL byte");
	room[len] = '\0';
	for (char *s = room; (s = strpbrk(s, "\r\n\t")) != NULL;)
		*s = ' ';
	return ZCC_OK;
}

int
verb_set_note(struct ask *ask, const char *text, struct fault *f)
{
	char room[ZCC_NOTE_SIZE];
	if (strcmp(text, "-") != 0)
		return ctl_field(ask, "note", text, f);
	int rc = read_note(room, sizeof room, f);
	return rc == ZCC_OK ? ctl_field(ask, "note", room, f) : rc;
}

int
verb_tell(struct ctl *c, struct ask *ask, const char *case_word, const char *text)
{
	int rc = case_word != NULL ? ctl_case_id(case_word, &ask->row, &c->fault) : ZCC_OK;
	if (rc == ZCC_OK && text != NULL)
		rc = verb_set_note(ask, text, &c->fault);
	if (rc == ZCC_OK)
		rc = ctl_act(c, ask);
	seal_wipe(ask, sizeof *ask);
	return rc;
}

int
verb_authorise(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *words = args_value(a, "decline");
	int rc = about_case(c, a, VERB_AUTHORISE, &ask);
	if (rc == ZCC_OK && words != NULL)
		(void)text_copy(ask.board.reason, sizeof ask.board.reason, TRIAGE_BACK);
	return rc == ZCC_OK ? verb_tell(c, &ask, NULL, words) : rc;
}

int
verb_note(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *text = args_value(a, "text");
	if (text == NULL)
		text = args_value(a, "note");
	if (text == NULL || (args_has(a, "text") && args_has(a, "note")))
		return fault_set(&c->fault, ZCC_E_USAGE, 0, "a note needs --text, once");
	int rc = about_case(c, a, VERB_NOTE, &ask);
	if (rc == ZCC_OK)
		rc = verb_set_note(&ask, text, &c->fault);
	if (rc == ZCC_OK && args_has(a, "phone"))
		rc = ctl_field(&ask, "phone", args_value(a, "phone"), &c->fault);
	if (rc == ZCC_OK && args_has(a, "address"))
		rc = ctl_field(&ask, "address", args_value(a, "address"), &c->fault);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

/* Ask for the draft and print it. */
static int
show_draft(struct ctl *c, struct ask *ask, bool is_triage)
{
	struct wire_answer answer;
	struct ask_dossier d = {0};
	uint8_t *plain = NULL;
	size_t len = 0;
	int rc = ctl_ask(c, ask, &answer);
	if (rc == ZCC_OK && answer.sealed_len > 0) {
		rc = ctl_unbox(c, &answer, &plain, &len);
		int read = rc == ZCC_OK ? wire_decode_dossier(plain, len, &d) : ZCC_OK;
		if (read == ZCC_E_FULL)
			rc = fault_set(&c->fault, read, 0, "no memory for the draft");
		else if (read != ZCC_OK)
			rc = fault_set(&c->fault, ZCC_E_DATA, 0, "the hub's answer is not a draft");
	}
	if (rc == ZCC_OK)
		c->out->draft(ask->row, is_triage ? d.answers : d.note);
	ctl_plain_free(plain, len);
	seal_wipe(&d, sizeof d);
	return rc;
}

/* Case 0 is the draft that belongs to no case. */
int
verb_draft(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *text = args_value(a, "text");
	bool is_triage = args_has(a, "triage");
	int rc = ZCC_OK;
	ask_init(&ask, VERB_DRAFT);
	if (strcmp(a->word[0], "0") != 0)
		rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	if (rc != ZCC_OK)
		return rc;
	if (text == NULL)
		return show_draft(c, &ask, is_triage);
	if (!is_triage)
		rc = verb_set_note(&ask, text, &c->fault);
	else if (!text_copy(ask.dossier.answers, sizeof ask.dossier.answers, text))
		rc = fault_set(&c->fault, ZCC_E_DATA, 0, "--text is longer than %zu bytes",
		    sizeof ask.dossier.answers - 1);
	if (is_triage)
		(void)text_copy(ask.board.kind, sizeof ask.board.kind, "triage");
	ask.has_dossier = true; /* also when it is empty: that is what deletes */
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

int
verb_close(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *reason;
	const char *note = args_value(a, "note");
	int rc = args_need(a, "reason", &reason, &c->fault);
	if (rc == ZCC_OK)
		rc = about_case(c, a, VERB_CLOSE, &ask);
	if (rc == ZCC_OK && !text_copy(ask.board.reason, sizeof ask.board.reason, reason))
		rc = fault_set(
		    &c->fault, ZCC_E_DATA, 0, "'%.60s' is longer than a reason can be", reason);
	return rc == ZCC_OK ? verb_tell(c, &ask, NULL, note) : rc;
}
