/* SPDX-License-Identifier: EUPL-1.2 */
/* What the configuration says of the region; no hub is asked. */
#include "hub/ctl/verbs.h"

int
verb_region_posts(struct ctl *c, const struct args *a)
{
	(void)a;
	int rc = ctl_site(c);
	if (rc == ZCC_OK)
		c->out->posts(&c->site.settings);
	return rc;
}
