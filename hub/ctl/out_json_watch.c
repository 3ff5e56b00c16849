/* SPDX-License-Identifier: EUPL-1.2 */
/* `watch`: one line per event; each with the number of the newest event in the picture it is from.
 */
#include "hub/ctl/json.h"
#include "hub/ctl/out.h"

#include <stdlib.h>

static json_t *
event(const struct board *at, const char *name)
{
	json_t *o = json_object();
	json_put(o, "event", json_string(name));
	json_put(o, "seq", json_integer((json_int_t)at->hub.seq));
	json_put(o, "group", json_integer((json_int_t)at->group));
	return o;
}

static json_t *
whole_case(const struct board *at, const struct zcc_case_row *row)
{
	struct zcc_case c = board_whole(at, row);
	return json_case(at, &c);
}

/* All cases on the board: the open ones in queue order, then those closed not long ago. */
static json_t *
cases(const struct board *at)
{
	json_t *all = json_array();
	uint32_t *order = calloc(at->cases_num + 1, sizeof *order);
	bool *is_listed = calloc(at->cases_num + 1, sizeof *is_listed);
	if (order == NULL || is_listed == NULL)
		json_no_memory();
	uint32_t num = board_queue(at, order);
	for (uint32_t i = 0; i < num; i++) {
		json_add(all, whole_case(at, &at->cases[order[i]]));
		is_listed[order[i]] = true;
	}
	for (uint32_t i = 0; i < at->cases_num; i++)
		if (at->cases[i].id != 0 && !is_listed[i])
			json_add(all, whole_case(at, &at->cases[i]));
	free(order);
	free(is_listed);
	return all;
}

static json_t *
operators(const struct board *at)
{
	json_t *all = json_array();
	for (uint32_t i = 0; i < at->operators_end; i++)
		if (at->operators[i].name[0] != '\0')
			json_add(all, json_operator(&at->operators[i]));
	return all;
}

void
out_watch_snapshot(const struct board *at, const char *region)
{
	json_t *o = event(at, "snapshot");
	json_put(o, "status", json_status(at, region));
	json_put(o, "cases", cases(at));
	json_put(o, "operators", operators(at));
	json_put(o, "capacity", json_capacities(at));
	json_put(o, "alarms", json_alarms(at, false));
	json_say(o);
}

void
out_watch_state(const struct board *at, const char *region)
{
	json_t *o = event(at, "state");
	json_put(o, "status", json_status(at, region));
	json_say(o);
}

static void
tell(const struct board *at, const char *name, json_t *row)
{
	json_t *o = event(at, name);
	json_put(o, name, row);
	json_say(o);
}

void
out_watch_case(const struct board *at, const struct zcc_case_row *row)
{
	tell(at, "case", whole_case(at, row));
}

void
out_watch_operator(const struct board *at, const struct zcc_operator_row *row)
{
	tell(at, "operator", json_operator(row));
}

void
out_watch_capacity(const struct board *at, const struct zcc_capacity_row *row)
{
	tell(at, "capacity", json_capacity(at, row));
}

void
out_watch_alarm(const struct board *at, const struct zcc_alarm_row *row)
{
	tell(at, "alarm", json_alarm(at, row));
}

void
out_watch_gone_id(const struct board *at, const char *table, uint64_t id)
{
	json_t *o = event(at, "left");
	json_put(o, "table", json_string(table));
	json_put(o, "id", json_integer((json_int_t)id));
	json_say(o);
}

void
out_watch_gone_name(const struct board *at, const char *table, const char *name, const char *kind)
{
	json_t *o = event(at, "left");
	json_put(o, "table", json_string(table));
	json_put(o, "name", json_text(name));
	if (kind != NULL)
		json_put(o, "kind", json_text(kind));
	json_say(o);
}
