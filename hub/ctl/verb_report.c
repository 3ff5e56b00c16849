/* SPDX-License-Identifier: EUPL-1.2 */
/* report kpi: figures over a time that is past, from the rows of the journal. */
#include "hub/ctl/log.h"
#include "hub/ctl/moment.h"
#include "hub/ctl/report.h"
#include "hub/ctl/verbs.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

const struct arg_option verb_report_options[] = {
    {"from", ARG_ONCE, "TIME"},
    {"to", ARG_ONCE, "TIME"},
    {NULL, ARG_FLAG, NULL},
};

static int
take_time(struct ctl *c, const struct args *a, const char *name, int64_t *out)
{
	const char *word = args_value(a, name);
	char shown[16];
	(void)text_format(shown, sizeof shown, "--%s", name);
	return word == NULL ? ZCC_OK : moment_past(out, shown, word, &c->fault);
}

static int
take_row(const struct journal_row *row, void *arg)
{
	return report_take(arg, row);
}

static int
run(struct ctl *c, struct report *r, struct report_sum *sum)
{
	struct log *l = NULL;
	int code = log_open_site(c, VERB_AUDIT, &l);
	if (code == ZCC_OK)
		code = log_rows(l, 1, take_row, r);
	log_close(l);
	if (code == ZCC_E_FULL)
		return fault_set(&c->fault, ZCC_E_IO, 0, "no memory for the cases of the journal");
	if (code != ZCC_OK)
		return code;
	if (!report_sum(r, sum))
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "between these times there were more posts, roles or reasons than a report has room for: "
		    "ask for a shorter time");
	return ZCC_OK;
}

int
verb_report_kpi(struct ctl *c, const struct args *a)
{
	static struct report_sum sum; /* some 10 KiB */
	int64_t from = 0, to = clock_wall_ms();
	if (!args_has(a, "from"))
		return fault_set(&c->fault, ZCC_E_USAGE, 0, "report kpi needs --from");
	int code = take_time(c, a, "from", &from);
	if (code == ZCC_OK)
		code = take_time(c, a, "to", &to);
	if (code == ZCC_OK && from >= to)
		code = fault_set(&c->fault, ZCC_E_DATA, 0, "--from is not before %s",
		    args_has(a, "to") ? "--to" : "now, where --to is not given");
	if (code != ZCC_OK)
		return code;
	struct report *r = report_new(from, to);
	code = r == NULL ? fault_set(&c->fault, ZCC_E_IO, 0, "no memory for a report") : run(c, r, &sum);
	report_free(r);
	sum.inhabitants = c->site.inhabitants;
	if (code == ZCC_OK)
		c->out->report(&sum);
	return code;
}
