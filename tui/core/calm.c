/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/calm.h"

int64_t
calm_ms(const struct console *c, int64_t since_line)
{
	enum { STEP = 10000, MINUTE = 60000, MINUTES_FROM = 2 * MINUTE };
	int64_t now = c->board->now_line;
	int64_t ms = now - now % (c->who.is_slow ? MINUTE : STEP) - since_line;

	if (ms < MINUTES_FROM)
		return ms;
	ms = now - now % MINUTE - since_line;
	return ms < MINUTES_FROM ? MINUTES_FROM : ms;
}
