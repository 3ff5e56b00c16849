/* SPDX-License-Identifier: EUPL-1.2 */
/* retention: dossiers that are kept for longer than they must be, listed and erased (AU-6). */
#include "hub/ctl/log.h"
#include "hub/ctl/moment.h"
#include "hub/ctl/retention.h"
#include "hub/ctl/verbs.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <string.h>

const struct arg_option verb_retention_options[] = {
    {"at", ARG_ONCE, "TIME"},
    {NULL, ARG_FLAG, NULL},
};

static int
take_row(const struct journal_row *row, void *arg)
{
	return kept_take(arg, row);
}

static int
read_all(struct ctl *c, struct kept *k)
{
	struct log *l = NULL;
	int code = ctl_site(c);
	k->years = c->site.settings.dossier_years;
	if (code == ZCC_OK)
		code = log_open_site(c, VERB_AUDIT, &l);
	if (code == ZCC_OK)
		code = log_rows(l, 1, take_row, k);
	log_close(l);
	return code == ZCC_E_FULL
	    ? fault_set(&c->fault, ZCC_E_IO, 0, "no memory for the cases of the journal") : code;
}

int
verb_retention_list(struct ctl *c, const struct args *a)
{
	struct kept k = {.at_ms = clock_wall_ms(), .is_try = true};
	const char *at = args_value(a, "at");
	int code = at == NULL ? ZCC_OK : moment_next(&k.at_ms, "--at", at, &c->fault);
	if (code == ZCC_OK)
		code = read_all(c, &k);
	if (code == ZCC_OK)
		c->out->kept(&k);
	kept_free(&k);
	return code;
}

/* Each is a command of its own: one that is refused keeps none of the others. */
static int
erase(struct ctl *c, struct kept_case *one)
{
	struct ask ask;
	struct wire_answer done;
	ask_init(&ask, VERB_ERASE);
	ask.row = one->id;
	(void)text_copy(ask.board.reason, sizeof ask.board.reason, erasure_word(ERASURE_TERM));
	c->has_id = false;
	int code = ctl_ask(c, &ask, &done);
	one->was_erased = code == ZCC_OK;
	if (code == ZCC_OK || code == ZCC_E_DENIED || code == ZCC_E_DOWN || code == ZCC_E_OUTCOME)
		return code;
	(void)text_copy(one->refused, sizeof one->refused, c->fault.text);
	memset(&c->fault, 0, sizeof c->fault);
	return ZCC_OK;
}

int
verb_retention_erase(struct ctl *c, const struct args *a)
{
	struct kept k = {.at_ms = clock_wall_ms()};
	(void)a;
	int code = read_all(c, &k);
	for (size_t i = 1; i < k.num && code == ZCC_OK; i++)
		if (kept_is_due(&k, &k.cases[i]) && !k.cases[i].is_open)
			code = erase(c, &k.cases[i]);
	if (code == ZCC_OK)
		c->out->kept(&k);
	kept_free(&k);
	return code;
}
