/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/alarm.h"

#include "shared/care/rank.h"
#include "shared/care/state.h"

#include <string.h>

#define ALARM(identifier, code, priority, whom, later, about, rest, sentence, todo)                \
	[identifier] = {code, priority, whom, later, about, rest, sentence, todo},
#define MAY_REST true
#define NO_REST false
const struct alarm_kind alarm_kinds[KINDS_NUM] = {
#include "zcc/alarms.def"
};
#undef ALARM

#define X(name, number, word) [name] = (word),
static const char *const reasons[] = {ZCC_REST_REASONS(X)};
#undef X

const struct alarm_kind *
alarm_kind(const char *code)
{
	for (unsigned i = 0; i < KINDS_NUM; i++)
		if (strcmp(alarm_kinds[i].code, code) == 0)
			return &alarm_kinds[i];
	return NULL;
}

bool
alarm_is(const struct zcc_alarm_row *a, enum alarm_kind_id id)
{
	return strcmp(a->kind, alarm_kinds[id].code) == 0;
}

const char *
rest_word(unsigned reason)
{
	return reason < sizeof reasons / sizeof reasons[0] && reasons[reason] != NULL
	    ? reasons[reason]
	    : "";
}

unsigned
rest_number(const char *word)
{
	for (unsigned i = 1; i < sizeof reasons / sizeof reasons[0]; i++)
		if (strcmp(reasons[i], word) == 0)
			return i;
	return REST_NONE;
}

bool
alarm_is_seen_by(const struct zcc_alarm_row *a, const char *operator)
{
	bool is = a->seen_by[0] != '\0' && strcmp(a->seen_by, operator) == 0;
	for (unsigned i = 0; i < ZCC_SEEN_ALSO && !is; i++)
		is = a->also[i].by[0] != '\0' && strcmp(a->also[i].by, operator) == 0;
	return is;
}

enum alarm_state
alarm_state(const struct zcc_alarm_row *a, const char *operator)
{
	if (a->gone)
		return ALARM_GONE;
	if (a->reason != REST_NONE)
		return ALARM_RESTS;
	return alarm_is_seen_by(a, operator) ? ALARM_SEEN : ALARM_NEW;
}

const char *
alarm_state_word(enum alarm_state s)
{
	static const char *const words[] = {[ALARM_NEW] = "nieuw", [ALARM_SEEN] = "gezien",
	    [ALARM_RESTS] = "rust", [ALARM_GONE] = "weg"};
	return words[s];
}

const char *
alarm_desk_word(unsigned desk)
{
	static const char *const words[] = {[DESK_NONE] = "", [DESK_TRIAGE] = "triage",
	    [DESK_REGIE] = "regie", [DESK_VERVOLGZORG] = "vervolgzorg", [DESK_TOEZICHT] = "toezicht",
	    [DESK_MELDKAMER] = "meldkamer"};
	return desk < sizeof words / sizeof words[0] ? words[desk] : "";
}

enum desk
alarm_desk_number(const char *word)
{
	for (unsigned desk = DESK_NONE + 1; desk < DESKS_NUM; desk++)
		if (strcmp(alarm_desk_word(desk), word) == 0)
			return (enum desk)desk;
	return DESK_NONE;
}

bool
alarm_is_for(const struct zcc_alarm_row *a, enum desk desk)
{
	return a->id != 0 && !a->done && (a->whom >> desk & 1) != 0;
}

bool
alarm_asks(const struct zcc_alarm_row *a, enum desk desk, const char *operator)
{
	return alarm_is_for(a, desk) && a->reason == REST_NONE && !alarm_is_seen_by(a, operator);
}

bool
alarm_case_is_alone(const struct zcc_case_row *row)
{
	return row->urgency <= URGENCY_ALARM && state_is_waiting((enum zcc_state)row->state) &&
	    !(rank_is_call_back(row) &&
	        (row->marks & (CASE_MARK_NO_NUMBER | CASE_MARK_REGIE)) != 0);
}

int64_t
alarm_alone_line(const struct zcc_case_row *row)
{
	bool is_promised = row->promised_line != 0 && rank_is_call_back(row);
	return is_promised && row->promised_line > row->state_line ? row->promised_line
								   : row->state_line;
}
