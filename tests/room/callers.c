/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/room/callers.h"

#include "shared/base/text.h"
#include "tests/lib/rig.h"

#include <stdio.h>
#include <string.h>

enum { SECOND_MS = 1000, DAY_S = 86400 };

static int64_t
seconds(const char *path, const char *word)
{
	int64_t s;
	if (!text_to_i64(word, 0, DAY_S, &s))
		rig_fail("%s: '%s' is no number of seconds", path, word);
	return s * SECOND_MS;
}

static void
load_day(struct callers *c, const char *path)
{
	char patience[16], service[16];
	FILE *in = fopen(path, "r");
	if (in == NULL)
		rig_fail("%s cannot be read", path);
	while (c->num < CALLERS_MAX && fscanf(in, "%15s %15s", patience, service) == 2)
		c->row[c->num++] = (struct caller){
		    strcmp(patience, "-") == 0 ? INT64_MAX : seconds(path, patience), seconds(path, service)};
	if (fclose(in) != 0 || c->num == 0)
		rig_fail("%s has no callers", path);
	c->next = rng_below(c->rng, c->num);
}

void
callers_load(struct callers *c, const char *figures, const char *day, struct rng *rng)
{
	struct fault f;
	*c = (struct callers){.rng = rng};
	if (figures_load(figures, &c->figures, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	if (strcmp(day, "-") != 0)
		load_day(c, day);
}

struct caller
callers_next(struct callers *c)
{
	if (c->num > 0)
		return c->row[c->next++ % c->num];
	bool hangs_up = rng_happens(c->rng, c->figures.hang_up_permille);
	return (struct caller){hangs_up ? rng_draw_milli(c->rng, &c->figures.patience) : INT64_MAX,
	    rng_draw_milli(c->rng, &c->figures.service)};
}
