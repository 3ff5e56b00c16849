/* SPDX-License-Identifier: EUPL-1.2 */
/* What a search of the invented board found. */
#include "tests/lib/a_board.h"

#include <string.h>

void
a_search(const struct a_board *a, struct search_told *told, struct found_case found[A_FOUND_NUM])
{
	const int64_t day = 24 * 3600 * 1000, now = a->board.now_line + a->board.wall_offset;

	*told = (struct search_told){ .what = FIND_NAME, .from = 812, .has_more = true };
	memset(found, 0, A_FOUND_NUM * sizeof(found[0]));
	found[0].row = *board_case(&a->board, 24009);
	found[1].row = *board_case(&a->board, 23975);
	found[1].noted_ms = now - 600 * 1000;
	strcpy(found[1].noted_by, "k.vos");
	found[2].row = (struct zcc_case_row){ .id = 21377, .line = LINE_REGULIER, .state = CASE_GESLOTEN,
		.age = 71, .sex = SEX_V, .complaint = "benauwd", .place = "Enschede",
		.received_wall = now - 40 * day, .due_line = ZCC_NEVER };
	found[2].noted_ms = now - 39 * day;
	strcpy(found[2].noted_by, "een-lange-naam-van-iemand");
	found[3].row = (struct zcc_case_row){ .id = 901, .line = LINE_SPOED, .state = CASE_GESLOTEN,
		.age = AGE_UNKNOWN, .flags = CASE_FLAG_ERASED, .received_wall = now - 400 * day,
		.due_line = ZCC_NEVER };
}
