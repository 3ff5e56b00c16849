/* SPDX-License-Identifier: EUPL-1.2 */
/* settings_priv - the parts of settings_code().  See settings.h. */
#ifndef ZCC_SETTINGS_PRIV_H
#define ZCC_SETTINGS_PRIV_H

#include "shared/care/settings.h"

/* The houses around the ZCC, since version 2 (settings_partner.c). */
void settings_code_partners(struct bytes *b, struct settings *s, unsigned version);
/* Meldkamers, and the times of handing over (settings_hand.c). */
void settings_code_hands(struct bytes *b, struct settings *s, unsigned version);

/* The length of a list; 0 after a failure, so that no loop runs past its array. */
static inline uint32_t
settings_code_num(struct bytes *b, uint32_t *num, uint32_t max)
{
	bytes_u32(b, num);
	if (*num > max)
		bytes_fail(b);
	return bytes_ok(b) ? *num : 0;
}

#endif
