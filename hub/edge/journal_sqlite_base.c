/* SPDX-License-Identifier: EUPL-1.2 */
/* What every part of the SQLite journal needs: its faults in words, and sums over kept values. */
#include "hub/edge/journal_sqlite_base.h"

#include "shared/base/err.h"
#include "shared/edge/seal.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

int
sqlite_fault(struct sqlite_journal *s, struct fault *f, const char *doing)
{
	int x = sqlite3_extended_errcode(s->db), sys = sqlite3_system_errno(s->db);
	if ((x & 0xff) != SQLITE_IOERR && (x & 0xff) != SQLITE_CANTOPEN)
		sys = 0; /* left over from another call */
	if ((x & 0xff) == SQLITE_FULL || sys == ENOSPC || sys == EDQUOT)
		return fault_set(f, ZCC_E_FULL, sys, "journal %s: no room while %s", s->path, doing);
	if ((x & 0xff) == SQLITE_BUSY)
		return fault_set(f, ZCC_E_BUSY, 0, "journal %s: another process has it open; stop it first",
		    s->path);
	return fault_set(f, ZCC_E_IO, sys, "journal %s: %s (SQLite %d) while %s", s->path,
	    sqlite3_errstr(x), x, doing);
}

void
sqlite_sum(uint8_t out[SQLITE_SUM_BYTES], const char *owner, const uint8_t id[ZCC_ID_BYTES],
    uint64_t case_id, const void *data, uint32_t len)
{
	uint8_t hash[ZCC_HASH_BYTES], number[8];
	for (unsigned i = 0; i < sizeof number; i++)
		number[i] = (uint8_t)(case_id >> (8 * i));
	struct seal_hash_state s;
	seal_hash_init(&s);
	seal_hash_add(&s, owner, strlen(owner) + 1);
	seal_hash_add(&s, id, ZCC_ID_BYTES);
	seal_hash_add(&s, number, sizeof number);
	if (len > 0)
		seal_hash_add(&s, data, len);
	seal_hash_end(&s, hash);
	memcpy(out, hash, SQLITE_SUM_BYTES);
}
