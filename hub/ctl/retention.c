/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/retention.h"

#include "hub/core/event.h"
#include "hub/ctl/json.h"
#include "hub/ctl/out_cell.h"
#include "hub/edge/journal.h"
#include "shared/base/clock.h"
#include "shared/care/retention.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct kept_case *
case_of(struct kept *k, uint64_t id)
{
	if (id >= k->num) {
		size_t num = (size_t)id * 2 + 64;
		struct kept_case *more = realloc(k->cases, num * sizeof *more);
		if (more == NULL)
			return NULL;
		memset(more + k->num, 0, (num - k->num) * sizeof *more);
		k->cases = more;
		k->num = num;
	}
	k->cases[id].id = id;
	return &k->cases[id];
}

int
kept_take(struct kept *k, const struct journal_row *row)
{
	struct event e = {.type = row->type, .version = row->version};
	if (row->case_id == 0 || (row->type != EV_CASE_ERASED && !event_changes_case(row->type)))
		return ZCC_OK;
	struct kept_case *c = case_of(k, row->case_id);
	if (c == NULL)
		return ZCC_E_FULL;
	c->is_erased = c->is_erased || row->type == EV_CASE_ERASED;
	if (row->type == EV_CASE_ERASED)
		return ZCC_OK;
	if (row->at_ms > c->changed_ms)
		c->changed_ms = row->at_ms;
	struct bytes b = bytes_reader(row->body, row->body_len);
	event_code(&b, &e);
	if (!bytes_at_end(&b))
		return ZCC_OK;
	if (row->type == EV_CASE_CHANGED)
		c->is_open = e.u.changed.state != CASE_GESLOTEN;
	else if (row->type == EV_CASE_RECEIVED || row->type == EV_CASE_ENTERED)
		c->is_open = e.u.received.row.state != CASE_GESLOTEN;
	return ZCC_OK;
}

void
kept_free(struct kept *k)
{
	free(k->cases);
	k->cases = NULL;
	k->num = 0;
}

bool
kept_is_due(const struct kept *k, const struct kept_case *c)
{
	return c->changed_ms != 0 && !c->is_erased &&
	    k->at_ms >= retention_end(c->changed_ms, k->years);
}

/* "31-12-2046" */
static void
put_day(int64_t wall_ms)
{
	struct local_time t = clock_local(wall_ms);
	printf("%02d-%02d-%04d", t.day, t.month, t.year);
}

static void
put_case(const struct kept *k, const struct kept_case *c)
{
	printf("melding %-8" PRIu64 "  laatst gewijzigd ", c->id);
	put_day(c->changed_ms);
	fputs("  bewaard tot ", stdout);
	put_day(retention_end(c->changed_ms, k->years));
	fputs(c->was_erased            ? "  vernietigd"
	        : c->refused[0] != '\0' ? "  NIET vernietigd: "
	        : c->is_open            ? "  nog open: eerst afsluiten"
	                                : "  te vernietigen", stdout);
	if (c->refused[0] != '\0')
		out_column(c->refused, 0);
	putchar('\n');
}

static void
put_end(const struct kept *k, unsigned erased)
{
	if (k->is_try) {
		puts("Er is niets vernietigd: dit is een proef.  \"zcc-ctl retention erase\" vernietigt ze.");
		return;
	}
	printf("Vernietigd: %u.  Van elk de sleutel, en daarmee alles wat in het dossier stond, de\n"
	       "concepten en waarop het te vinden was; het is door niemand meer te lezen.\n"
	       "Wie wanneer wat deed blijft in de logging, zonder inhoud: ten minste 5 jaar (NEN 7513).\n"
	       "Een reservekopie van voor vandaag kan de sleutels nog hebben: vernietig die ook.\n", erased);
}

void
out_text_kept(const struct kept *k)
{
	unsigned due = 0, gone = 0, all = 0, erased = 0;
	printf("Een dossier wordt %u jaar na de laatste wijziging bewaard.  Peildatum ", k->years);
	put_day(k->at_ms);
	putchar('\n');
	for (size_t i = 1; i < k->num; i++) {
		const struct kept_case *c = &k->cases[i];
		all += c->changed_ms != 0;
		gone += c->is_erased;
		erased += c->was_erased;
		if (!kept_is_due(k, c))
			continue;
		due++;
		put_case(k, c);
	}
	printf("Te oud: %u van %u dossiers.  Eerder vernietigd: %u.\n", due, all, gone);
	put_end(k, erased);
}

void
out_json_kept(const struct kept *k)
{
	json_t *o = json_object(), *list = json_array();
	for (size_t i = 1; i < k->num; i++) {
		const struct kept_case *c = &k->cases[i];
		if (!kept_is_due(k, c))
			continue;
		json_t *one = json_object();
		json_put(one, "case", json_integer((json_int_t)c->id));
		json_put(one, "changed_at", json_when(c->changed_ms));
		json_put(one, "kept_until", json_when(retention_end(c->changed_ms, k->years)));
		json_put(one, "open", json_boolean(c->is_open));
		json_put(one, "erased", json_boolean(c->was_erased));
		json_put(one, "refused", json_text(c->refused));
		json_add(list, one);
	}
	json_put(o, "years", json_integer(k->years));
	json_put(o, "at", json_when(k->at_ms));
	json_put(o, "due", list);
	json_say(o);
}
