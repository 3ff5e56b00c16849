/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * identity - who the patient is, as it was asked before the criteria (ID-1).
 *
 * Tests: unit/test_rule_identify.c.   Pure.
 */
#ifndef ZCC_IDENTITY_H
#define ZCC_IDENTITY_H

#include "shared/care/ask.h"
#include "zcc/segment.h"

enum {
	IDENTIFIERS_NUM = 4,
	IDENTITY_FEWEST = 2 /* of them are read back */
};

/* How many identifiers these bits are. */
unsigned identity_count(unsigned read_back);
/* Bits of those that a dossier part tells. */
unsigned identity_told(const struct ask_dossier *d);
/* It was asked: done, or not possible for a reason that was given. */
bool identity_is_asked(const struct zcc_identity *who);

#endif
