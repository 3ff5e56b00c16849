/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/page.h"

void
page_row(struct bytes *b, struct journal_row *row)
{
	uint8_t action = (uint8_t)row->action;
	uint16_t outcome = (uint16_t)row->outcome;
	bytes_u64(b, &row->seq);
	if (row->seq == 0)
		return;
	bytes_u16(b, &row->type);
	bytes_u16(b, &row->version);
	bytes_i64(b, &row->at_ms);
	bytes_i64(b, &row->line_ms);
	bytes_u64(b, &row->epoch);
	bytes_str(b, row->actor, sizeof row->actor);
	bytes_str(b, row->responsible, sizeof row->responsible);
	bytes_str(b, row->role, sizeof row->role);
	bytes_u64(b, &row->seat);
	bytes_u64(b, &row->case_id);
	bytes_u16(b, &row->verb);
	bytes_u8(b, &action);
	bytes_u16(b, &outcome);
	bytes_str(b, row->flags, sizeof row->flags);
	bytes_raw(b, row->cmd_id, sizeof row->cmd_id);
	bytes_blob(b, &row->header, &row->header_len);
	bytes_blob(b, &row->sig, &row->sig_len);
	bytes_blob(b, &row->body, &row->body_len);
	bytes_blob(b, &row->sealed, &row->sealed_len);
	bytes_raw(b, row->sealed_hash, sizeof row->sealed_hash);
	bytes_raw(b, row->h, sizeof row->h);
	row->action = (char)action;
	row->outcome = (int16_t)outcome;
}

void
page_point(struct bytes *b, struct chain_point *p)
{
	bytes_u64(b, &p->seq);
	if (p->seq == 0)
		return;
	bytes_raw(b, p->h, sizeof p->h);
	bytes_raw(b, p->sig, sizeof p->sig);
	p->is_signed = true;
}

void
page_digest(struct bytes *b, struct page_digest *d)
{
	bytes_u64(b, &d->seq);
	bytes_raw(b, d->book, sizeof d->book);
	bytes_raw(b, d->head, sizeof d->head);
}
