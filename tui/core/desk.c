/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/desk.h"

#include <string.h>

static const char *const words[] = { [DESK_NONE] = "", [DESK_TRIAGE] = "triage",
	[DESK_REGIE] = "regie", [DESK_VERVOLGZORG] = "vervolgzorg", [DESK_TOEZICHT] = "toezicht",
	[DESK_MELDKAMER] = "meldkamer" };

const char *
desk_word(enum desk d)
{
	return words[d];
}

enum desk
desk_by_word(const char *word)
{
	size_t len = strlen(word);

	for (int i = DESK_TRIAGE; len > 0 && i < DESKS_NUM; i++)
		if (strncmp(words[i], word, len) == 0)
			return (enum desk)i;
	return DESK_NONE;
}

const struct role_settings *
desk_role(const struct settings *s, const char *roles, enum desk desk)
{
	char name[ZCC_ROLE_SIZE];

	while (*roles != '\0') {
		size_t n = strcspn(roles, ",");
		if (n < sizeof(name)) {
			memcpy(name, roles, n);
			name[n] = '\0';
			const struct role_settings *r = settings_role(s, name);
			if (r != NULL && r->desk != DESK_NONE && (desk == DESK_NONE || r->desk == desk))
				return r;
		}
		roles += n;
		roles += *roles == ',';
	}
	return NULL;
}
