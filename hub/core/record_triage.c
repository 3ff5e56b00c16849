/* SPDX-License-Identifier: EUPL-1.2 */
/* What is journalled of triage: the protocol in force, and the newest triage of a case. */
#include "hub/core/record.h"

#include "shared/care/kind.h"
#include "shared/care/words.h"

#include <string.h>

void
record_protocol(struct bytes *b, struct protocol_mark *p)
{
	bytes_raw(b, p->hash, sizeof p->hash);
	bytes_str(b, p->name, sizeof p->name);
	bytes_str(b, p->version, sizeof p->version);
}

bool
protocol_mark_is_some(const struct protocol_mark *p)
{
	static const struct protocol_mark none;
	return memcmp(p->hash, none.hash, sizeof p->hash) != 0;
}

static bool
is_sound(const struct zcc_triage *t)
{
	bool has_regie = t->regie != URGENCY_NONE;
	return t->system <= URGENCY_MAX && t->own <= URGENCY_MAX &&
	    (t->regie <= URGENCY_MAX || !has_regie) && cause_word(t->cause_kind)[0] != '\0' &&
	    (t->own_reason != REGRADE_NONE) == (t->own != t->system) &&
	    (t->own_reason == REGRADE_NONE || regrade_word(t->own_reason)[0] != '\0') &&
	    has_regie == (t->regie_reason != REGRADE_NONE) &&
	    (!has_regie || regrade_word(t->regie_reason)[0] != '\0') && t->asked <= t->asked_of &&
	    t->abcd <= t->abcd_of && t->care < CARES_NUM && t->again < RETRIAGES_NUM &&
	    (t->again == RETRIAGE_NONE || t->taken + t->changed == 0);
}

void
record_identity(struct bytes *b, struct zcc_identity *who)
{
	bytes_u8(b, &who->state);
	bytes_u8(b, &who->presence);
	bytes_u8(b, &who->read_back);
	bytes_u8(b, &who->reason);
	bytes_u8(b, &who->bsn);
	if (who->state > IDENTITY_IMPOSSIBLE || who->bsn > BSN_VERIFIED ||
	    (who->presence != PRESENCE_NONE && presence_word(who->presence)[0] == '\0') ||
	    (who->reason != NO_IDENTITY_NONE && no_identity_word(who->reason)[0] == '\0'))
		bytes_fail(b);
}

void
record_triage(struct bytes *b, struct zcc_triage *t, uint16_t version)
{
	bytes_u8(b, &t->times);
	if (t->times == 0)
		return;
	bytes_raw(b, t->protocol, sizeof t->protocol);
	bytes_str(b, t->complaint, sizeof t->complaint);
	bytes_str(b, t->cause, sizeof t->cause);
	bytes_str(b, t->own_by, sizeof t->own_by);
	bytes_str(b, t->regie_by, sizeof t->regie_by);
	bytes_i64(b, &t->system_wall);
	bytes_i64(b, &t->own_wall);
	bytes_i64(b, &t->regie_wall);
	bytes_u8(b, &t->system);
	bytes_u8(b, &t->own);
	bytes_u8(b, &t->own_reason);
	bytes_u8(b, &t->regie);
	bytes_u8(b, &t->regie_reason);
	bytes_u8(b, &t->cause_kind);
	bytes_u8(b, &t->flags);
	bytes_u8(b, &t->asked);
	bytes_u8(b, &t->asked_of);
	bytes_u8(b, &t->abcd);
	bytes_u8(b, &t->abcd_of);
	if (version >= 4) {
		bytes_u8(b, &t->care);
		bytes_u16(b, &t->abcd_ds);
	}
	if (version >= 5) {
		bytes_str(b, t->with_by, sizeof t->with_by);
		bytes_i64(b, &t->made_line);
	}
	if (version >= 7) {
		bytes_u8(b, &t->taken);
		bytes_u8(b, &t->changed);
		bytes_u8(b, &t->again);
	}
	if (!is_sound(t))
		bytes_fail(b);
}
