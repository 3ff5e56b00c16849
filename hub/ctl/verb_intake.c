/* SPDX-License-Identifier: EUPL-1.2 */
/* A call comes in: by options, or many by JSON Lines (lines.c). */
#include "hub/ctl/lines.h"
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

const struct arg_option verb_intake_options[] = {
    {"line", ARG_ONCE, "LINE"},
    {"complaint", ARG_ONCE, "CODE|WORDS"},
    {"age", ARG_ONCE, "YEARS"},
    {"sex", ARG_ONCE, "m|v|x"},
    {"place", ARG_ONCE, "MUNICIPALITY|POSTCODE4"},
    {"post", ARG_ONCE, "CODE"},
    {"name", ARG_ONCE, "NAME"},
    {"birth-date", ARG_ONCE, "YYYY-MM-DD"},
    {"bsn", ARG_ONCE, "BSN"},
    {"phone", ARG_ONCE, "NUMBER"},
    {"address", ARG_ONCE, "ADDRESS"},
    {"caller", ARG_ONCE, "NAME"},
    {"note", ARG_ONCE, "TEXT"},
    {"asks", ARG_ONCE, "KIND"},
    {"professional", ARG_ONCE, "ROLE"},
    {"organisation", ARG_ONCE, "NAME"},
    {"answer", ARG_ONCE, "CODE=N,..."},
    {"factor", ARG_ONCE, "CODE,..."},
    {"pain", ARG_ONCE, "N[/CORRECTED]"},
    {"given-by", ARG_ONCE, "CODE"},
    {"given-at", ARG_ONCE, "TIME"},
    {"received", ARG_ONCE, "TIME"},
    {"answered", ARG_ONCE, "TIME"},
    {"closed", ARG_ONCE, "TIME"},
    {"reason", ARG_ONCE, "REASON"},
    {"to", ARG_ONCE, "ROLE|OPERATOR"},
    {"situation", ARG_ONCE, "TEXT"},
    {"background", ARG_ONCE, "TEXT"},
    {"assessment", ARG_ONCE, "TEXT"},
    {"recommendation", ARG_ONCE, "TEXT"},
    {"file", ARG_ONCE, "FILE|-"},
    {NULL, ARG_FLAG, NULL},
};

static int
from_file(struct ctl *c, const struct args *a, const char *path)
{
	if (a->given_num > 1)
		for (const struct arg_option *o = verb_intake_options; o->name != NULL; o++)
			if (strcmp(o->name, "file") != 0 && args_has(a, o->name))
				return fault_set(&c->fault, ZCC_E_USAGE, 0,
				    "--%s does not go with --file: the lines say it", o->name);
	if (c->has_id)
		return fault_set(&c->fault, ZCC_E_USAGE, 0,
		    "--id is for one command; each line of --file has its own");
	if (strcmp(path, "-") == 0)
		return lines_intake(c, STDIN_FILENO);
	int in = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (in < 0)
		return fault_set(&c->fault, ZCC_E_DATA, errno, "cannot open '%.200s'", path);
	int rc = lines_intake(c, in);
	close(in);
	return rc;
}

int
verb_intake(struct ctl *c, const struct args *a)
{
	const char *file = args_value(a, "file");
	if (file != NULL)
		return from_file(c, a, file);
	struct ask ask;
	const char *line;
	int rc = args_need(a, "line", &line, &c->fault);
	ask_init(&ask, VERB_INTAKE);
	for (const struct arg_option *o = verb_intake_options; rc == ZCC_OK && o->name != NULL; o++)
		rc = ctl_option_field(&ask, a, o->name, &c->fault);
	if (rc == ZCC_OK && args_has(a, "to") && args_has(a, "received"))
		rc = fault_set(&c->fault, ZCC_E_USAGE, 0,
		    "--to does not go with --received: that call is over");
	if (rc == ZCC_OK)
		rc = ctl_site(c);
	if (rc == ZCC_OK) {
		ctl_call_verb(&ask);
		ask_complaint(&ask, &c->site.settings);
		rc = ctl_act(c, &ask);
	}
	seal_wipe(&ask, sizeof ask);
	return rc;
}
