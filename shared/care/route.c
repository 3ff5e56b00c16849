/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/route.h"

#include "shared/care/alarm.h"
#include "shared/care/rank.h"
#include "shared/care/words.h"

/* Who judges what is urgent; who has the units and the region; who places patients. */
enum desk
route_desk_of(unsigned help)
{
	static const uint8_t desks[HELPS_NUM + 1] = {[HELP_URGENCY] = DESK_TRIAGE,
	    [HELP_DEPLOY] = DESK_REGIE, [HELP_STAY] = DESK_VERVOLGZORG,
	    [HELP_FOLLOW_UP] = DESK_VERVOLGZORG};
	return help <= HELPS_NUM ? (enum desk)desks[help] : DESK_NONE;
}

bool
route_by_word(const char *word, struct route *out)
{
	unsigned line = line_number(word);
	*out = (struct route){.line = (uint8_t)line};
	if (line != LINE_NONE)
		return line != LINE_ZELFTRIAGE && line != LINE_TERUGBELLEN;
	out->desk = (uint8_t)alarm_desk_number(word);
	return out->desk == DESK_TRIAGE || out->desk == DESK_REGIE || out->desk == DESK_VERVOLGZORG;
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
