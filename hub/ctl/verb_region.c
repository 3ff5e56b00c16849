/* SPDX-License-Identifier: EUPL-1.2 */
/* What the configuration says of the region; no hub is asked. */
#include "hub/ctl/verbs.h"
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

enum { CARDS = 3, CARDS_MAX = 50 };

const struct arg_option verb_region_form_options[] = {
    {"cards", ARG_ONCE, "N"},
    {NULL, ARG_FLAG, NULL},
};

int
verb_region_posts(struct ctl *c, const struct args *a)
{
	(void)a;
	int rc = ctl_site(c);
	if (rc == ZCC_OK)
		c->out->posts(&c->site.settings);
	return rc;
}

int
verb_region_form(struct ctl *c, const struct args *a)
{
	const char *word = args_value(a, "cards");
	int64_t cards = CARDS;
	if (word != NULL && !text_to_i64(word, 1, CARDS_MAX, &cards))
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--cards '%.40s' is not a whole number from 1 to %d", word, CARDS_MAX);
	int rc = ctl_site(c);
	if (rc == ZCC_OK)
		c->out->form(&c->site.settings, (unsigned)cards, clock_wall_ms());
	return rc;
}
