/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a page of the journal, as zcc-ctl gets them from who says it is the hub: what decodes
 * encodes to the same bytes, its chain can be computed and its events are decoded or refused.
 */
#include "hub/edge/page.h"
#include "hub/edge/recover.h"
#include "shared/base/err.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct settings settings;

static void
try_row(struct journal_row *row)
{
	static const uint8_t no_site[ZCC_SITE_BYTES], no_key[ZCC_KEY_BYTES];
	static const uint8_t none[ZCC_HASH_BYTES];
	struct chain_verify chain = {.sign_pk = no_key, .site = no_site};
	struct event e;
	struct fault f = {0};
	ZCC_MUST(chain_verify_start(&chain, row->seq - 1, none, &f) == ZCC_OK);
	/* no chance has the right hash */
	ZCC_MUST(chain_verify_row(&chain, row, &f) != ZCC_OK && f.text[0] != '\0');
	chain_next(row->h, row);
	int rc = recover_event(row, &settings, &e, &f);
	ZCC_MUST(rc == ZCC_OK || (rc == ZCC_E_IO && f.text[0] != '\0'));
}

static void
try_page(const uint8_t *data, size_t size)
{
	struct bytes in = bytes_reader(data, size), out = bytes_grower();
	struct journal_row row;
	struct chain_point point;
	do {
		memset(&row, 0, sizeof row);
		page_row(&in, &row);
		if (!bytes_ok(&in))
			break;
		page_row(&out, &row);
		if (row.seq != 0)
			try_row(&row);
	} while (row.seq != 0);
	do {
		memset(&point, 0, sizeof point);
		page_point(&in, &point);
		if (!bytes_ok(&in))
			break;
		page_point(&out, &point);
	} while (point.seq != 0);
	if (bytes_at_end(&in))
		ZCC_MUST(bytes_ok(&out) && out.at == size && memcmp(out.data, data, size) == 0);
	bytes_free(&out);
}

static void
try_digest(const uint8_t *data, size_t size)
{
	uint8_t room[sizeof(struct page_digest)];
	struct page_digest d;
	struct bytes in = bytes_reader(data, size), out = bytes_writer(room, sizeof room);
	page_digest(&in, &d);
	if (!bytes_at_end(&in))
		return;
	page_digest(&out, &d);
	ZCC_MUST(bytes_ok(&out) && out.at == size && memcmp(room, data, size) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	try_page(data, size);
	try_digest(data, size);
	return 0;
}
