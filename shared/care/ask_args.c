/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/ask_args.h"

#include <assert.h>
#include <stddef.h>

/* Each argument: its name on the wire, and when it is given. */
#define BOARD_ARGS(X)                                                                              \
	X(line, b->line != LINE_NONE)                                                              \
	X(sex, b->sex != SEX_UNKNOWN)                                                              \
	X(age, b->age != AGE_UNKNOWN)                                                              \
	X(freetext, b->is_freetext)                                                                \
	X(complaint, b->complaint[0] != '\0')                                                      \
	X(place, b->place[0] != '\0')                                                              \
	X(reason, b->reason[0] != '\0')                                                            \
	X(operator, b->operator[0] != '\0')                                                        \
	X(key, b->has_key)                                                                         \
	X(roles, b->roles_num > 0)                                                                 \
	X(provider, b->provider[0] != '\0')                                                        \
	X(kind, b->kind[0] != '\0')                                                                \
	X(source, b->source[0] != '\0')                                                            \
	X(total, b->total != -1)                                                                   \
	X(free, b->free != -1)                                                                     \
	X(waiting, b->waiting != -1)                                                               \
	X(alarm, b->alarm != 0)                                                                    \
	X(from, b->from != 0)                                                                      \
	X(text, b->text_len > 0)                                                                   \
	X(at, b->at != 0)                                                                          \
	X(attempt, b->attempt != ATTEMPT_NONE)                                                     \
	X(lines, b->lines != 0)                                                                    \
	X(post, b->post[0] != '\0')                                                                \
	X(received, b->received != 0)                                                              \
	X(answered, b->answered != 0)                                                              \
	X(closed, b->closed != 0)                                                                  \
	X(message, b->message[0] != '\0')                                                          \
	X(not_complaints, b->not_complaints[0] != '\0')                                            \
	X(not_decisions, b->not_decisions[0] != '\0')                                              \
	X(urgency, b->urgency != URGENCY_NONE)                                                     \
	X(read_back, b->read_back != 0)                                                            \
	X(verified, b->verified)                                                                   \
	X(safety_net, b->safety_net)                                                               \
	X(allowed, b->allowed)                                                                     \
	X(abcd_ms, b->abcd_ms != 0)                                                                \
	X(protocol, b->protocol[0] != '\0')                                                        \
	X(care, b->care[0] != '\0')                                                                \
	X(asks, b->asks != HELP_NONE)                                                              \
	X(professional, b->professional != PROFESSIONAL_NONE)

enum arg {
#define NUMBER(name, test) AT_##name,
	BOARD_ARGS(NUMBER)
#undef NUMBER
	ARGS_NUM
};
static_assert(ARGS_NUM <= 64, "a bit for each");

#define A(name) (UINT64_C(1) << AT_##name)
#define OF_INTAKE (A(line) | A(sex) | A(age) | A(freetext) | A(complaint) | A(place) | A(post) | A(asks) | \
	A(professional) | A(operator))
/* What a triage has that is half made: when by whom it is assessed along, too. */
#define OF_ANSWERS (A(protocol) | A(abcd_ms) | A(operator))
#define OF_TRIAGE (OF_ANSWERS | A(urgency) | A(reason) | A(safety_net) | A(kind))

static const uint64_t takes[VERBS_NUM] = {
    [VERB_HELLO] = A(source),
    [VERB_INTAKE] = OF_INTAKE,
    [VERB_CLOSE] = A(reason),
    [VERB_RAV] = A(source) | OF_ANSWERS,
    [VERB_OPERATOR_ADD] = A(operator) | A(key) | A(roles) | A(lines) | A(not_complaints) | A(not_decisions),
    [VERB_OPERATOR_REVOKE] = A(operator),
    [VERB_CONFIG] = A(text),
    [VERB_ERASE] = A(reason),
    [VERB_SEARCH] = A(kind),
    [VERB_CAPACITY] = A(provider) | A(kind) | A(total) | A(free) | A(waiting) | A(source),
    [VERB_ALARM_ACK] = A(alarm),
    [VERB_JOURNAL] = A(from),
    [VERB_AUDIT] = A(from),
    [VERB_OPERATOR_LIST] = A(from),
    [VERB_DRAFT] = A(kind),
    [VERB_CALLBACK] = A(at) | A(attempt),
    [VERB_SHIFT] = A(kind) | A(operator) | A(at),
    [VERB_ACCEPT] = A(reason),
    [VERB_TRANSFER] = A(operator),
    [VERB_MELDKAMER] = A(kind) | A(source) | OF_ANSWERS,
    [VERB_HANDOVER] = A(total) | A(from),
    [VERB_NOODKNOP] = A(reason),
    [VERB_ALARM_REST] = A(alarm) | A(reason) | A(at),
    [VERB_ALARM_WAKE] = A(alarm),
    [VERB_MOVE] = A(operator) | A(kind) | A(lines) | A(at),
    [VERB_PUSH] = A(operator) | A(reason),
    [VERB_MESSAGE] = A(message) | A(operator) | A(kind) | A(at) | A(from),
    [VERB_ENTER] = OF_INTAKE | A(received) | A(answered) | A(closed) | A(reason),
    [VERB_REVIEW] = A(from) | A(reason),
    [VERB_DEPLOY] = OF_TRIAGE | A(care),
    [VERB_TRIAGE] = OF_TRIAGE,
    [VERB_AUTHORISE] = A(reason),
    [VERB_REVIEWS] = A(from) | A(kind),
    [VERB_BACKGROUND] = A(care) | A(allowed),
    [VERB_IDENTIFY] = A(read_back) | A(verified) | A(kind) | A(reason),
    [VERB_STRIKE] = A(from) | A(reason),
    [VERB_LINK] = A(from),
    [VERB_FORWARD] = A(operator) | A(reason) | A(asks) | A(professional),
    [VERB_WRONG_PATIENT] = A(from),
    [VERB_TAG] = A(kind) | A(from) | A(reason),
    [VERB_UNLOCK] = A(total),
};

static uint64_t
given(const struct ask_board *b)
{
	uint64_t set = 0;
#define TEST(name, test) set |= (test) ? A(name) : 0;
	BOARD_ARGS(TEST)
#undef TEST
	return set;
}

const char *
ask_args_beyond(const struct ask *a)
{
	static const char *const names[] = {
#define NAME(name, test) #name,
	    BOARD_ARGS(NAME)
#undef NAME
	};
	uint64_t beyond = given(&a->board) & ~takes[a->verb];
	for (unsigned i = 0; i < ARGS_NUM; i++)
		if (beyond >> i & 1)
			return names[i];
	return NULL;
}
