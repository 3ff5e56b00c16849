/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/sim/world_priv.h"

#include <string.h>

static uint64_t
any(struct world *w, uint64_t num)
{
	return (uint64_t)chance_range(&w->chance, 0, (int64_t)num - 1);
}

/* Who the patient is; now and then too little of it, or what nobody told. */
void
deed_identify(struct world *w, struct ask *a)
{
	static const char *const callers[] = {"zelf", "erbij", "elders", ""};
	if (any(w, 4) == 0) {
		strcpy(a->board.reason, any(w, 8) == 0 ? "zomaar" : "onbekend");
		return;
	}
	strcpy(a->board.kind, callers[any(w, 20) == 0 ? 3 : any(w, 3)]);
	a->board.read_back = (uint8_t)(any(w, 16) << 1);
	a->board.verified = any(w, 4) == 0;
	a->has_dossier = true;
	strcpy(a->dossier.name, any(w, 2) == 0 ? "A. de Vries" : "");
	strcpy(a->dossier.birth_date, "1950-02-28");
	strcpy(a->dossier.bsn, any(w, 3) == 0 ? "111222333" : "");
	strcpy(a->dossier.address, any(w, 3) == 0 ? "Straat 1a, 7511AB" : "");
}
