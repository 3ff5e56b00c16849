/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * packet - what the meldkamer must know of a case that is handed over to it (RV-1), from its row and,
 * where that was asked for, its dossier.  What nobody knows is said in a word.
 *
 * Tests: cli/rav.t.   Pure.   Memory: the caller's; the texts are personal, wipe after use.
 */
#ifndef ZCC_CTL_PACKET_H
#define ZCC_CTL_PACKET_H

#include "hub/ctl/out.h"

#define PACKET_UNKNOWN "ONBEKEND"

struct packet {
	const struct meldkamer_settings *meldkamer; /* NULL: the configuration names none */
	bool is_guessed; /* the place is unknown: the region's first meldkamer */
	/* "" = it stands in the dossier, which was not asked for */
	char location[ZCC_ADDRESS_SIZE + ZCC_PLACE_SIZE + 24];
	char call_back[ZCC_PHONE_SIZE];
	char complaint[ZCC_ADDRESS_SIZE];
};

/* False: this case is not handed over to a meldkamer. */
bool packet_fill(struct packet *p, const struct out_case *c);

#endif
