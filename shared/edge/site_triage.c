/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What zcc.conf says of triage: how soon help must be there after one, and which protocol asks the
 * questions.  Both may be left out: an older file has the limits of the field and no triage.
 */
#include "shared/edge/site_priv.h"

#include "shared/base/text.h"

#include <string.h>

enum { DAY_S = 86400, DAYS_2_S = 172800 };

void
site_read_triaged(struct conf *c, const struct conf_node *g, struct settings *s)
{
	static const char *const keys[URGENCY_MAX + 1] = {NULL, "triaged_u1_s", "triaged_u2_s",
	    "triaged_u3_s", "triaged_u4_s", NULL};
	memcpy(s->triaged_s, settings_triaged_s, sizeof s->triaged_s);
	for (unsigned u = 0; u <= URGENCY_MAX; u++)
		if (keys[u] != NULL)
			s->triaged_s[u] =
			    site_read_limit_or(c, g, keys[u], 60, DAYS_2_S, s->triaged_s[u]);
	static const char *const again[URGENCY_MAX + 1] = {NULL, "retriage_u1_s", "retriage_u2_s",
	    "retriage_u3_s", "retriage_u4_s", "retriage_u5_s"};
	for (unsigned u = 1; u <= URGENCY_MAX; u++)
		s->retriage_s[u] =
		    site_read_limit_or(c, g, again[u], 0, DAY_S, settings_retriage_s[u]);
	s->triaged_s[URGENCY_MAX] = site_read_limit_or(
	    c, g, "triaged_u5_day_s", 0, DAY_S, settings_triaged_s[URGENCY_MAX]);
	for (unsigned u = 2; u < URGENCY_MAX; u++)
		if (s->triaged_s[u] < s->triaged_s[u - 1])
			conf_fail(c, g, keys[u], "%u is less than that of the graver urgency, %u",
			    s->triaged_s[u], s->triaged_s[u - 1]);
}

void
site_read_triage(struct conf *c, struct site *s)
{
	if (!conf_has(conf_root(c), "triage"))
		return;
	const struct conf_node *g = conf_group(c, conf_root(c), "triage");
	conf_keys(c, g, "protocol");
	const char *file = conf_str(c, g, "protocol", sizeof s->protocol);
	if (file[0] == '\0')
		conf_fail(c, g, "protocol", "must name a file");
	(void)text_copy(s->protocol, sizeof s->protocol, file);
}
