/* SPDX-License-Identifier: EUPL-1.2 */
/* What a professional asks, and a case that goes on to another line or desk. */
#include "tests/sim/world_priv.h"

#include <string.h>

static uint64_t
any(struct world *w, uint64_t num)
{
	return (uint64_t)chance_range(&w->chance, 0, (int64_t)num - 1);
}

void
deed_asks(struct world *w, struct ask *a)
{
	a->board.asks = (uint8_t)any(w, HELPS_NUM + 1);
	a->board.professional = (uint8_t)any(w, PROFESSIONALS_NUM + 1);
	if (!chance_hits(&w->chance, 300))
		return;
	a->has_dossier = true;
	strcpy(a->dossier.organisation, "Praktijk De Linde");
}

/* Now and then to where it is already, nowhere, or without a reason; or it stays, and is asked about. */
void
deed_forward(struct world *w, struct ask *a)
{
	static const char *const to[] = {"spoed", "regulier", "zorgverlener", "112", "triage", "regie",
	    "vervolgzorg", "terugbellen", ""};
	static const char *const reasons[] = {"verkeerde-lijn", "ander-loket", "dringender", "deskundigheid",
	    "vervolgstap", "zomaar"};
	strcpy(a->board.operator, to[any(w, sizeof to / sizeof to[0])]);
	strcpy(a->board.reason, reasons[any(w, sizeof reasons / sizeof reasons[0])]);
	if (a->board.operator[0] == '\0' || any(w, 4) == 0)
		deed_asks(w, a);
}
