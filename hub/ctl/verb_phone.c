/* SPDX-License-Identifier: EUPL-1.2 */
/* What happens on the telephone: a caller on hold, and calling back. */
#include "hub/ctl/moment.h"
#include "hub/ctl/verbs.h"
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdio.h>
#include <string.h>

const struct arg_option verb_callback_options[] = {
    {"at", ARG_ONCE, "TIME"},
    {"in", ARG_ONCE, "MINUTES"},
    {"attempt", ARG_ONCE, "geen-gehoor|bereikt|komt-niet"},
    {NULL, ARG_FLAG, NULL},
};

static int
act_on_case(struct ctl *c, const struct args *a, enum zcc_verb verb)
{
	struct ask ask;
	ask_init(&ask, verb);
	int rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

int
verb_hold(struct ctl *c, const struct args *a)
{
	return act_on_case(c, a, VERB_HOLD);
}

int
verb_resume(struct ctl *c, const struct args *a)
{
	return act_on_case(c, a, VERB_RESUME);
}

static int
set_in(struct ask *ask, const char *word, struct fault *f)
{
	int64_t minutes;
	if (!text_to_i64(word, 1, ZCC_PROMISE_MAX_MS / 60000, &minutes))
		return fault_set(f, ZCC_E_DATA, 0,
		    "--in '%.40s' is not a whole number of minutes from 1 to %lld", word,
		    ZCC_PROMISE_MAX_MS / 60000);
	ask->board.at = (uint64_t)(clock_wall_ms() + minutes * 60000);
	return ZCC_OK;
}

static int
set_at(struct ask *ask, const char *word, struct fault *f)
{
	int64_t at;
	if (moment_next(&at, "--at", word, f) != ZCC_OK)
		return ZCC_E_DATA;
	ask->board.at = (uint64_t)at;
	return ZCC_OK;
}

static int
set_attempt(struct ask *ask, const char *word, struct fault *f)
{
	ask->board.attempt = (uint8_t)attempt_number(word);
	if (ask->board.attempt == ATTEMPT_NONE)
		return fault_set(f, ZCC_E_DATA, 0,
		    "--attempt '%.40s' is not one of geen-gehoor, bereikt, komt-niet", word);
	return ZCC_OK;
}

int
verb_callback(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *at = args_value(a, "at"), *in = args_value(a, "in");
	const char *attempt = args_value(a, "attempt");
	if ((at != NULL) + (in != NULL) + (attempt != NULL) != 1)
		return fault_set(&c->fault, ZCC_E_USAGE, 0,
		    "callback takes one of --at, --in and --attempt");
	ask_init(&ask, VERB_CALLBACK);
	int rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	if (rc == ZCC_OK && at != NULL)
		rc = set_at(&ask, at, &c->fault);
	else if (rc == ZCC_OK && in != NULL)
		rc = set_in(&ask, in, &c->fault);
	else if (rc == ZCC_OK)
		rc = set_attempt(&ask, attempt, &c->fault);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

int
verb_reopen(struct ctl *c, const struct args *a)
{
	struct ask ask;
	ask_init(&ask, VERB_CALLBACK);
	ask.board.attempt = ATTEMPT_NO_SHOW;
	int rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}
