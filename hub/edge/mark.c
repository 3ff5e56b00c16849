/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/mark.h"

void
mark_code(struct bytes *b, struct timeline_mark *m)
{
	bytes_str(b, m->boot_id, sizeof m->boot_id);
	bytes_i64(b, &m->offset_ms);
	bytes_i64(b, &m->line_ms);
	bytes_i64(b, &m->wall_ms);
}
