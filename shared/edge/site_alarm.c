/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The limits of zcc.conf that are about alarms.  Each may be left out: an older file has none of
 * them, and a U1 that nobody takes is an alarm there too.
 */
#include "shared/edge/site_priv.h"

void
site_read_alarms(struct conf *c, const struct conf_node *g, struct alarm_settings *a)
{
	*a = settings_alarm;
	a->bell_s = site_read_limit_or(c, g, "unclaimed_bell_s", 1, 3600, a->bell_s);
	a->urgent_s = site_read_limit_or(c, g, "unclaimed_alarm_s", 1, 3600, a->urgent_s);
	a->widen_s = site_read_limit_or(c, g, "alarm_widen_s", 0, 3600, a->widen_s);
	a->late_s = site_read_limit_or(c, g, "callback_late_s", 0, 86400, a->late_s);
	a->low_calls = site_read_limit_or(c, g, "line_low_calls", 1, 10000, a->low_calls);
	a->low_back_pct = site_read_limit_or(c, g, "line_low_back_pct", 0, 100, a->low_back_pct);
	a->rest_max_s = site_read_limit_or(c, g, "alarm_rest_max_s", 60, 86400, a->rest_max_s);
	a->chatter_s = site_read_limit_or(c, g, "alarm_chatter_s", 0, 86400, a->chatter_s);
	if (a->urgent_s < a->bell_s)
		conf_fail(c, g, "unclaimed_alarm_s", "%u is less than unclaimed_bell_s, %u", a->urgent_s,
		    a->bell_s);
}
