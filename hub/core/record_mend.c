/* SPDX-License-Identifier: EUPL-1.2 */
/* What was recorded of the wrong patient, and went where it belongs (ID-2); what there is to learn (KB-15). */
#include "hub/core/record.h"

#include "shared/care/words.h"

void
record_mended(struct bytes *b, struct ev_case_mended *m)
{
	bytes_u64(b, &m->id);
	bytes_u64(b, &m->other);
	bytes_u8(b, &m->way);
	bytes_u64(b, &m->since);
	record_identity(b, &m->who);
	bytes_u8(b, &m->age);
	bytes_bool(b, &m->has_phone);
	bytes_bool(b, &m->has_address);
	bytes_u8(b, &m->limits);
	for (unsigned i = 1; i <= LIMITS_NUM; i++)
		bytes_u64(b, &m->limit_seq[i]);
	if (mend_word(m->way)[0] == '\0' || m->id == m->other || m->other == 0)
		bytes_fail(b);
}

void
record_moved(struct bytes *b, struct ev_part_moved *m)
{
	bytes_u64(b, &m->id);
	bytes_u64(b, &m->from);
	bytes_u64(b, &m->part);
	bytes_u16(b, &m->type);
	bytes_u16(b, &m->verb);
	bytes_str(b, m->by, sizeof m->by);
	bytes_i64(b, &m->at_ms);
	bytes_u8(b, &m->limit);
	bytes_bool(b, &m->is_allowed);
	if (m->limit > LIMITS_NUM || m->id == m->from || m->part == 0)
		bytes_fail(b);
}

void
record_tagged(struct bytes *b, struct ev_tagged *t)
{
	bytes_u8(b, &t->act);
	bytes_u64(b, &t->id);
	bytes_u64(b, &t->case_id);
	bytes_u8(b, &t->tag);
	bytes_u8(b, &t->outcome);
	bytes_str(b, t->role, sizeof t->role);
	if (t->act == 0 || t->act >= TAG_ACTS_NUM || t->id == 0 || tag_word(t->tag)[0] == '\0' ||
	    (t->act == TAG_REVIEWED) != (tag_end_word(t->outcome)[0] != '\0'))
		bytes_fail(b);
}
