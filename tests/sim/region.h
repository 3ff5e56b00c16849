/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * region - the site that the simulator runs: its people with their keys, roles, norms, and tables
 * so small that they fill up.
 */
#ifndef ZCC_SIM_REGION_H
#define ZCC_SIM_REGION_H

#include "hub/core/book.h"
#include "shared/care/protocol.h"
#include "shared/edge/seal.h"

enum person {
	ANNA,  /* triagist, at two desks at once */
	BRAM,  /* triagist and regiearts */
	CHRIS, /* regiearts, not on every line */
	DORA,  /* triagist */
	EVA,   /* beheer */
	PIET,  /* partner: takes calls in from a script, without a seat */
	FRED,  /* triagist, added and revoked while the hub runs */
	PEOPLE_NUM
};

enum { LOST_S = 10, UNDO_S = 10, REGION_PROTOCOLS = 3 };

struct region {
	uint8_t site[ZCC_SITE_BYTES];
	struct seal_keys hub;
	struct seal_keys keys[PEOPLE_NUM];
	struct seal_shared box[PEOPLE_NUM]; /* each person's, with the hub */
	struct protocol *protocol[REGION_PROTOCOLS]; /* of triage, by variant of the configuration */
};

extern const struct book_sizes region_sizes;

void region_init(struct region *r);
void region_fini(struct region *r);
/* That with this content; NULL = none.  The name of one, by its number. */
const struct protocol *region_protocol(const struct region *r, const uint8_t hash[ZCC_HASH_BYTES]);
void region_protocol_name(const struct region *r, unsigned i, char out[2 * ZCC_HASH_BYTES + 1]);
const char *region_name(enum person p);
/* PEOPLE_NUM: nobody here has that name. */
enum person region_person(const char *name);
/* How the operator stands in the book. */
void region_operator(const struct region *r, enum person p, struct book_operator *out);
/* The configuration called `variant`: the same roles, other norms. */
void region_settings(unsigned variant, struct settings *s);

#endif
