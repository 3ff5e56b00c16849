/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * review - what somebody is to review afterwards, and what became of it: a use of the noodknop (AU-8), by which a
 * dossier was opened without a treatment relation, for a limited time; and a tag (KB-15).  The words on both sides
 * stand in the dossier.
 *
 * Plain data.
 */
#ifndef ZCC_REVIEW_H
#define ZCC_REVIEW_H

#include "zcc/limits.h"

#include <stdint.h>

/* VERB_REVIEWS: what `kind` says to be told the tags instead of the uses of the noodknop. */
#define REVIEWS_OF_TAGS "leerpunten"

struct to_review {
	uint64_t id;      /* rising; 0 = none */
	uint64_t case_id;
	uint64_t seq;     /* the row of the journal, whose sealed part has the words */
	char operator[ZCC_OPERATOR_SIZE];
	char role[ZCC_ROLE_SIZE];
	uint8_t tag;      /* enum zcc_tag; 0 = a use of the noodknop */
	uint8_t reason;   /* enum zcc_noodknop; of a tag 0 */
	int64_t at_wall, at_line;
	int64_t until_line, until_wall; /* the dossier is open to him until then */
	uint8_t outcome;  /* enum zcc_review, of a tag enum zcc_tag_end; 0 = nobody reviewed it yet */
	char reviewed_by[ZCC_OPERATOR_SIZE];
	int64_t reviewed_wall;
	uint64_t reviewed_seq;
};

#endif
