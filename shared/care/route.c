/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/route.h"

#include "shared/care/alarm.h"
#include "shared/care/rank.h"
#include "shared/care/words.h"

/* Who judges what is urgent; who has the units and the region; who places patients: where a region does not
 * say otherwise. */
enum desk
route_desk_of(const struct settings *s, unsigned help)
{
	static const uint8_t desks[HELPS_NUM + 1] = {[HELP_URGENCY] = DESK_TRIAGE,
	    [HELP_DEPLOY] = DESK_REGIE, [HELP_STAY] = DESK_VERVOLGZORG,
	    [HELP_FOLLOW_UP] = DESK_VERVOLGZORG};
	if (help > HELPS_NUM)
		return DESK_NONE;
	return (enum desk)(s->asks_desk[help] != DESK_NONE ? s->asks_desk[help] : desks[help]);
}

enum desk
route_desk_by_word(const char *word)
{
	unsigned desk = alarm_desk_number(word);
	bool takes_calls = desk == DESK_TRIAGE || desk == DESK_REGIE || desk == DESK_VERVOLGZORG;
	return takes_calls ? (enum desk)desk : DESK_NONE;
}

bool
route_by_word(const char *word, struct route *out)
{
	unsigned line = line_number(word);
	*out = (struct route){.line = (uint8_t)line};
	if (line != LINE_NONE)
		return line != LINE_ZELFTRIAGE && line != LINE_TERUGBELLEN;
	out->desk = (uint8_t)route_desk_by_word(word);
	return out->desk != DESK_NONE;
}

bool
route_is_of(const struct zcc_case_row *row, uint8_t lines, unsigned desk)
{
	return (lines >> row->line & 1) != 0 || (row->desk != DESK_NONE && row->desk == desk);
}

bool
route_is_theirs(const struct zcc_case_row *row, const struct route_taker *who)
{
	bool is_on_line = (who->lines >> row->line & 1) != 0;
	if (row->desk == DESK_NONE)
		return is_on_line;
	if (row->desk == who->desk)
		return (who->at_desk >> row->line & 1) != 0;
	return is_on_line &&
	    (row->urgency <= URGENCY_ALARM || (who->manned >> row->desk & 1) == 0 ||
	        rank_is_overdue(row->due_line, who->now_line / 1000));
}
