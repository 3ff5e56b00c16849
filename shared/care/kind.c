/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/kind.h"

#include <string.h>

/* The bounds are cautious ones of ours: a region's own protocol offers less, never more. */
static const struct {
	const char *word;
	unsigned gravest;
} cares[CARES_NUM] = {
    {"", 0},
    {"zelfzorg", 4},
    {"telefonisch-consult", 2},
    {"beeldconsult", 2},
    {"consult-hap", 2},
    {"visite", 1},
    {"planbare-zorg", 4},
    {"eigen-huisarts", 3},
    {"acute-wijkverpleging", 2},
    {"ggz-crisisdienst", 1},
    {"meldpunt-aph", 2},
    {"verslavingszorg", 3},
    {"farmaceutische-spoed", 2},
    {"geboortezorg", 1},
    {"sociaal-domein", 3},
    {"gehandicaptenzorg", 3},
    {"rapid-hag", 1},
    {"ambulance", 0},
    {"seh", 1},
    {"vervolgzorg", 3},
};

static const char *const sectors[] = {"RAV", "HAP", "huisarts", "ziekenhuis", "GGZ", "VVT",
    "thuiszorg", "sociaal domein", "gemeente", "verzekeraar", "zorgkantoor", "apotheek",
    "geboortezorg", "revalidatie", "gehandicaptenzorg", "zorghotel", "zorgcentrale", "meldkamer",
    "ROAZ", "paramedici"};

_Static_assert(sizeof sectors / sizeof sectors[0] == SECTORS_NUM - 1, "each has a word");

const char *
care_word(unsigned care)
{
	return care < CARES_NUM ? cares[care].word : "";
}

unsigned
care_number(const char *word)
{
	for (unsigned i = 1; i < CARES_NUM; i++)
		if (strcmp(cares[i].word, word) == 0)
			return i;
	return CARE_NONE;
}

unsigned
care_gravest(unsigned care)
{
	return care < CARES_NUM ? cares[care].gravest : 0;
}

const char *
sector_word(unsigned sector)
{
	return sector > 0 && sector < SECTORS_NUM ? sectors[sector - 1] : "";
}

unsigned
sector_number(const char *word)
{
	for (unsigned i = 1; i < SECTORS_NUM; i++)
		if (strcmp(sectors[i - 1], word) == 0)
			return i;
	return 0;
}
