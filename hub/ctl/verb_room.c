/* SPDX-License-Identifier: EUPL-1.2 */
/* The room: who serves which lines, breaks, a call for one person (TE-1), messages between desks. */
#include "hub/ctl/moment.h"
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/alarm.h"

#include <string.h>

const struct arg_option verb_shift_move_options[] = {
    {"line", ARG_MANY, "LINE"},
    {"all", ARG_FLAG, NULL},
    {"pause", ARG_FLAG, NULL},
    {"resume", ARG_FLAG, NULL},
    {"until", ARG_ONCE, "TIME"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_shift_pause_options[] = {
    {"until", ARG_ONCE, "TIME"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_push_options[] = {
    {"to", ARG_ONCE, "NAME"},
    {"decline", ARG_ONCE, "REASON"},
    {NULL, ARG_FLAG, NULL},
};

const struct arg_option verb_message_options[] = {
    {"to", ARG_ONCE, "NAME|ROLE|all"},
    {"desk", ARG_ONCE, "DESK"},
    {"until", ARG_ONCE, "TIME"},
    {NULL, ARG_FLAG, NULL},
};

static int
take_until(const struct args *a, struct ask *ask, struct fault *f)
{
	const char *until = args_value(a, "until");
	int64_t at;
	if (until == NULL)
		return ZCC_OK;
	if (moment_next(&at, "--until", until, f) != ZCC_OK)
		return ZCC_E_DATA;
	ask->board.at = (uint64_t)at;
	return ZCC_OK;
}

static int
take_lines(const struct args *a, struct ask_board *b, struct fault *f)
{
	int at = 0;
	for (const char *word; (word = args_next(a, "line", &at)) != NULL;) {
		unsigned line = line_number(word);
		if (line == LINE_NONE)
			return fault_set(f, ZCC_E_DATA, 0,
			    "--line '%.40s' is not one of spoed, regulier, zorgverlener, 112, "
			    "zelftriage, terugbellen", word);
		b->lines |= (uint8_t)(1u << line);
	}
	return ZCC_OK;
}

static int
take_name(const char *word, struct ask *ask, struct fault *f)
{
	if (text_copy(ask->board.operator, sizeof ask->board.operator, word))
		return ZCC_OK;
	return fault_set(f, ZCC_E_UNKNOWN, 0, "there is no operator '%.60s'", word);
}

int
verb_shift_move(struct ctl *c, const struct args *a)
{
	static const char *const kinds[] = {"all", "pause", "resume"};
	struct ask ask;
	const char *kind = args_has(a, "line") ? "lines" : NULL;
	int num = kind != NULL;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (args_has(a, kinds[i])) {
			kind = kinds[i];
			num++;
		}
	if (num != 1)
		return fault_set(&c->fault, ZCC_E_USAGE, 0,
		    "shift move takes one of --line, --all, --pause and --resume");
	if (args_has(a, "until") && strcmp(kind, "pause") != 0)
		return fault_set(&c->fault, ZCC_E_USAGE, 0, "--until goes with --pause alone");
	ask_init(&ask, VERB_MOVE);
	text_copy(ask.board.kind, sizeof ask.board.kind, kind);
	int rc = take_name(a->word[0], &ask, &c->fault);
	if (rc == ZCC_OK)
		rc = take_lines(a, &ask.board, &c->fault);
	if (rc == ZCC_OK)
		rc = take_until(a, &ask, &c->fault);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

static int
own_break(struct ctl *c, const struct args *a, const char *kind)
{
	struct ask ask;
	ask_init(&ask, VERB_SHIFT);
	text_copy(ask.board.kind, sizeof ask.board.kind, kind);
	int rc = take_until(a, &ask, &c->fault);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

int
verb_shift_pause(struct ctl *c, const struct args *a)
{
	return own_break(c, a, "pause");
}

int
verb_shift_resume(struct ctl *c, const struct args *a)
{
	return own_break(c, a, "resume");
}

int
verb_push(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *to = args_value(a, "to"), *decline = args_value(a, "decline");
	if ((to != NULL) == (decline != NULL))
		return fault_set(
		    &c->fault, ZCC_E_USAGE, 0, "push takes one of --to and --decline");
	ask_init(&ask, VERB_PUSH);
	int rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	if (rc == ZCC_OK && to != NULL)
		rc = take_name(to, &ask, &c->fault);
	if (rc == ZCC_OK && decline != NULL && (decline_number(decline) == DECLINE_NONE ||
	    !text_copy(ask.board.reason, sizeof ask.board.reason, decline)))
		rc = fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--decline '%.40s' is not one of bezig, pauze, bevoegdheid, bekende, overig",
		    decline);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

int
verb_message(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *to = args_value(a, "to"), *desk = args_value(a, "desk");
	if ((to == NULL) == (desk == NULL) || !args_has(a, "until"))
		return fault_set(
		    &c->fault, ZCC_E_USAGE, 0, "message needs --until, and one of --to and --desk");
	ask_init(&ask, VERB_MESSAGE);
	if (desk != NULL) {
		to = desk;
		text_copy(ask.board.kind, sizeof ask.board.kind, MESSAGE_DESK);
		if (alarm_desk_number(desk) == DESK_NONE)
			return fault_set(&c->fault, ZCC_E_DATA, 0,
			    "--desk '%.40s' is not one of triage, regie, vervolgzorg, toezicht, "
			    "meldkamer", desk);
	}
	if (!text_copy(ask.board.operator, sizeof ask.board.operator, to))
		return fault_set(&c->fault, ZCC_E_UNKNOWN, 0,
		    "'%.60s' is longer than the name of an operator or a role", to);
	if (!text_copy(ask.board.message, sizeof ask.board.message, a->word[0]))
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "the message is too long: at most %d characters", ZCC_MESSAGE_CHARS);
	int rc = take_until(a, &ask, &c->fault);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

int
verb_message_withdraw(struct ctl *c, const struct args *a)
{
	struct ask ask;
	int64_t id;
	if (!text_to_i64(a->word[0], 1, INT64_MAX, &id))
		return fault_set(
		    &c->fault, ZCC_E_USAGE, 0, "'%.40s' is no number of a message", a->word[0]);
	ask_init(&ask, VERB_MESSAGE);
	ask.board.from = (uint64_t)id;
	return ctl_act(c, &ask);
}

int
verb_message_list(struct ctl *c, const struct args *a)
{
	struct ask ask;
	struct wire_answer answer;
	struct message m;
	uint8_t *plain = NULL;
	size_t len = 0, at = 0;
	(void)a;
	ask_init(&ask, VERB_MESSAGES);
	int rc = ctl_ask(c, &ask, &answer);
	if (rc == ZCC_OK && answer.sealed_len > 0)
		rc = ctl_unbox(c, &answer, &plain, &len);
	if (rc != ZCC_OK)
		return rc;
	c->out->list_begin();
	while (rc == ZCC_OK && at < len) {
		rc = wire_decode_message(plain, len, &at, &m);
		if (rc == ZCC_OK)
			c->out->list_message(&m);
	}
	c->out->list_end();
	ctl_plain_free(plain, len);
	return rc == ZCC_OK ? rc : fault_set(&c->fault, rc, 0, "the hub's answer is no list of messages");
}
