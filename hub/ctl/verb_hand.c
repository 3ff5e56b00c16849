/* SPDX-License-Identifier: EUPL-1.2 */
/* Handing over: to the meldkamer, to a colleague, to another line or desk; and acknowledging it. */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/route.h"

const struct arg_option verb_meldkamer_options[] = {
    {"kind", ARG_ONCE, "politie|brandweer|grip|ramp"},
    {"meldkamer", ARG_ONCE, "NAME"},
    {"spoken", ARG_ONCE, "NAME"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_accept_options[] = {
    {"return", ARG_ONCE, "REASON"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_transfer_options[] = {
    {"to", ARG_ONCE, "ROLE|OPERATOR"},
    {"situation", ARG_ONCE, "TEXT"},
    {"background", ARG_ONCE, "TEXT"},
    {"assessment", ARG_ONCE, "TEXT"},
    {"recommendation", ARG_ONCE, "TEXT"},
    {NULL, ARG_FLAG, NULL},
};

const struct arg_option verb_forward_options[] = {
    {"to", ARG_ONCE, "LINE|DESK"},
    {"reason", ARG_ONCE, "REASON"},
    {"asks", ARG_ONCE, "KIND"},
    {"professional", ARG_ONCE, "ROLE"},
    {"organisation", ARG_ONCE, "NAME"},
    {"note", ARG_ONCE, "TEXT"},
    {NULL, ARG_FLAG, NULL},
};

static int
set_code(const struct args *a, const char *option, char *room, size_t size, struct fault *f)
{
	const char *value = args_value(a, option);
	if (value == NULL || text_copy(room, size, value))
		return ZCC_OK;
	return fault_set(f, ZCC_E_DATA, 0, "--%s '%.40s' is longer than %zu bytes", option, value,
	    size - 1);
}

/* With whom one spoke is a person: it goes to the dossier. */
static int
set_spoken(struct ask *ask, const struct args *a, struct fault *f)
{
	struct ask_dossier *d = &ask->dossier;
	if (!args_has(a, "spoken"))
		return ZCC_OK;
	if (text_is_blank(args_value(a, "spoken")))
		return fault_set(f, ZCC_E_DATA, 0, "--spoken needs the name of whom you spoke with");
	ask->has_dossier = true;
	return set_code(a, "spoken", d->spoken, sizeof d->spoken, f);
}

static int
to_meldkamer(struct ctl *c, const struct args *a, struct ask *ask)
{
	int rc = ctl_case_id(a->word[0], &ask->row, &c->fault);
	if (rc == ZCC_OK)
		rc = set_code(a, "meldkamer", ask->board.source, sizeof ask->board.source, &c->fault);
	if (rc == ZCC_OK)
		rc = set_spoken(ask, a, &c->fault);
	return rc == ZCC_OK ? ctl_act(c, ask) : rc;
}

int
verb_rav(struct ctl *c, const struct args *a)
{
	struct ask ask;
	ask_init(&ask, VERB_RAV);
	int rc = verb_triage_answers(&ask, a, &c->fault);
	return rc == ZCC_OK ? to_meldkamer(c, a, &ask) : rc;
}

int
verb_meldkamer(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *kind = args_value(a, "kind");
	ask_init(&ask, VERB_MELDKAMER);
	if (kind != NULL && service_number(kind) == SERVICE_NONE)
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--kind '%.40s' is not one of politie, brandweer, grip, ramp", kind);
	int rc = set_code(a, "kind", ask.board.kind, sizeof ask.board.kind, &c->fault);
	return rc == ZCC_OK ? to_meldkamer(c, a, &ask) : rc;
}

int
verb_accept(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *reason = args_value(a, "return");
	ask_init(&ask, VERB_ACCEPT);
	if (reason != NULL && return_number(reason) == RETURN_NONE)
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--return '%.40s' is not one of niet-voor-ons, geen-plaats, onvolledig, te-dringend",
		    reason);
	int rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	if (rc == ZCC_OK)
		rc = set_code(a, "return", ask.board.reason, sizeof ask.board.reason, &c->fault);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

int
verb_transfer(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *to;
	int rc = args_need(a, "to", &to, &c->fault);
	ask_init(&ask, VERB_TRANSFER);
	if (rc == ZCC_OK)
		rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	for (const struct arg_option *o = verb_transfer_options; rc == ZCC_OK && o->name != NULL; o++)
		rc = ctl_option_field(&ask, a, o->name, &c->fault);
	if (rc == ZCC_OK)
		rc = ctl_act(c, &ask);
	seal_wipe(&ask, sizeof ask);
	return rc;
}

int
verb_forward(struct ctl *c, const struct args *a)
{
	struct ask ask;
	struct route ignored;
	const char *to = args_value(a, "to"), *why = args_value(a, "reason");
	ask_init(&ask, VERB_FORWARD);
	if (to != NULL && !route_by_word(to, &ignored))
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--to '%.40s' is not one of the lines spoed, regulier, zorgverlener, 112 "
		    "and the desks triage, regie, vervolgzorg", to);
	if (why != NULL && forward_number(why) == FORWARD_NONE)
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--reason '%.40s' is not one of verkeerde-lijn, ander-loket, dringender, "
		    "deskundigheid, vervolgstap, overig", why);
	int rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	for (const struct arg_option *o = verb_forward_options; rc == ZCC_OK && o->name != NULL; o++)
		rc = ctl_option_field(&ask, a, o->name, &c->fault);
	if (rc == ZCC_OK)
		rc = ctl_act(c, &ask);
	seal_wipe(&ask, sizeof ask);
	return rc;
}
