/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/hand.h"

bool
hand_is_to_meldkamer(const struct zcc_case_row *row)
{
	return row->state == CASE_RAV || row->state == CASE_MELDKAMER;
}

bool
hand_is_unheard(const struct zcc_case_row *row, const struct zcc_hand *h)
{
	return hand_is_to_meldkamer(row) && h->state <= HAND_SENT;
}

struct zcc_hand
hand_over_anew(const struct zcc_hand *was)
{
	return (struct zcc_hand){
	    .contact_line = was->contact_line, .service = was->service, .forward = was->forward};
}

bool
hand_is_forwarded(const struct zcc_hand *h)
{
	return h->forward.by[0] != '\0' && h->forward.taken_wall == 0;
}

bool
hand_is_transfer(const struct zcc_hand *h)
{
	return h->kind == HAND_TRANSFER && h->state == HAND_SENT;
}

bool
hand_is_open(const struct zcc_case_row *row, const struct zcc_hand *h)
{
	return hand_is_unheard(row, h) || hand_is_transfer(h);
}

bool
hand_may_be_taken(const struct zcc_case_row *row, const struct zcc_hand *h)
{
	return hand_is_to_meldkamer(row) && h->state <= HAND_SPOKEN;
}

int64_t
hand_since(const struct zcc_case_row *row, const struct zcc_hand *h)
{
	if (h->sent_line != 0)
		return h->sent_line;
	return hand_is_to_meldkamer(row) ? row->state_line : ZCC_NEVER;
}

bool
hand_is_ride(const struct zcc_case_row *row, const struct zcc_hand *h)
{
	bool is_ride = h->kind == HAND_RAV || (h->flags & HAND_FLAG_RIDE) != 0;
	return row->state == CASE_OVERGEDRAGEN && is_ride && h->accepted_line != 0;
}

bool
hand_check_is_due(const struct zcc_case_row *row, const struct zcc_hand *h, int64_t now_line)
{
	return hand_is_ride(row, h) && row->promised_line != 0 && row->promised_line <= now_line;
}

enum { TYPE_SHIFT = 4 }; /* HAND_FLAG_TYPE */

unsigned
hand_type(const struct zcc_hand *h)
{
	return (h->flags & HAND_FLAG_TYPE) >> TYPE_SHIFT;
}

void
hand_set_type(struct zcc_hand *h, enum zcc_hand_type type)
{
	h->flags = (uint8_t)((h->flags & (HAND_FLAG_TYPE ^ 0xffu)) | (unsigned)type << TYPE_SHIFT);
}
