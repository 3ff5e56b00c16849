/* SPDX-License-Identifier: EUPL-1.2 */
/* Alarms: shown from the picture; seen, put at rest and woken by command. */
#include "hub/ctl/moment.h"
#include "hub/ctl/verbs.h"
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/alarm.h"

enum { DAY_MIN = 24 * 60 };

const struct arg_option verb_alarm_list_options[] = {
    {"history", ARG_FLAG, NULL},
    {NULL, ARG_FLAG, NULL},
};

const struct arg_option verb_alarm_rest_options[] = {
    {"reason", ARG_ONCE, "bekend|gepland|onterecht"},
    {"until", ARG_ONCE, "TIME"},
    {"for", ARG_ONCE, "MINUTES"},
    {NULL, ARG_FLAG, NULL},
};

/* The last picture is shown also when the hub is gone; then its age is said and the code is 69. */
int
verb_alarm_list(struct ctl *c, const struct args *a)
{
	const struct board *at;
	int rc = ctl_board_live(c, &at);
	if (at != NULL)
		c->out->alarms(at, args_has(a, "history"));
	return rc;
}

static int
ask_about(struct ctl *c, const struct args *a, enum zcc_verb verb, struct ask *ask)
{
	int64_t id;
	ask_init(ask, verb);
	if (!text_to_i64(a->word[0], 1, INT64_MAX, &id))
		return fault_set(&c->fault, ZCC_E_USAGE, 0,
		    "'%.40s' is no alarm: see `zcc-ctl alarm list`", a->word[0]);
	ask->board.alarm = (uint64_t)id;
	return ZCC_OK;
}

static int
act(struct ctl *c, const struct args *a, enum zcc_verb verb)
{
	struct ask ask;
	int rc = ask_about(c, a, verb, &ask);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

int
verb_alarm_ack(struct ctl *c, const struct args *a)
{
	return act(c, a, VERB_ALARM_ACK);
}

int
verb_alarm_wake(struct ctl *c, const struct args *a)
{
	return act(c, a, VERB_ALARM_WAKE);
}

static int
set_until(const struct args *a, struct ask *ask, struct fault *f)
{
	const char *until = args_value(a, "until"), *minutes = args_value(a, "for");
	int64_t at, num, now = clock_wall_ms();
	if ((until != NULL) == (minutes != NULL))
		return fault_set(f, ZCC_E_USAGE, 0, "alarm rest takes one of --until and --for");
	if (until != NULL && moment_next(&at, "--until", until, f) != ZCC_OK)
		return ZCC_E_DATA;
	if (minutes != NULL && !text_to_i64(minutes, 1, DAY_MIN, &num))
		return fault_set(f, ZCC_E_DATA, 0,
		    "--for '%.40s' is not a whole number of minutes from 1 to %d", minutes, DAY_MIN);
	ask->board.at = (uint64_t)(until != NULL ? at : now + num * 60000);
	return ZCC_OK;
}

int
verb_alarm_rest(struct ctl *c, const struct args *a)
{
	struct ask ask = {0};
	const char *reason;
	int rc = args_need(a, "reason", &reason, &c->fault);
	if (rc == ZCC_OK)
		rc = ask_about(c, a, VERB_ALARM_REST, &ask);
	if (rc == ZCC_OK)
		rc = set_until(a, &ask, &c->fault);
	if (rc == ZCC_OK &&
	    (rest_number(reason) == REST_NONE || !text_copy(ask.board.reason, sizeof ask.board.reason, reason)))
		rc = fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--reason '%.40s' is not one of bekend, gepland, onterecht", reason);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}
