/* SPDX-License-Identifier: EUPL-1.2 */
/* To whom cases are handed over, and within which time. */
#include "shared/care/settings_priv.h"

#include <stdlib.h>
#include <string.h>

const struct meldkamer_settings *
settings_meldkamer(const struct settings *s, const char *code)
{
	for (uint32_t i = 0; i < s->meldkamers_num; i++)
		if (strcmp(s->meldkamer[i].code, code) == 0)
			return &s->meldkamer[i];
	return NULL;
}

static bool
is_in_range(const struct meldkamer_settings *m, const char *place)
{
	bool is_postcode = strspn(place, "0123456789") == 4 && place[4] == '\0';
	unsigned postcode = is_postcode ? (unsigned)atoi(place) : 0;
	for (uint32_t i = 0; i < m->ranges_num; i++)
		if (postcode >= m->range[i].from && postcode <= m->range[i].to)
			return true;
	return false;
}

const struct meldkamer_settings *
settings_meldkamer_of(const struct settings *s, const char *place, bool *is_guessed)
{
	*is_guessed = false;
	for (uint32_t i = 0; i < s->places_num; i++)
		if (strcmp(s->place[i], place) == 0 && s->place_meldkamer[i] != 0)
			return &s->meldkamer[s->place_meldkamer[i] - 1];
	for (uint32_t i = 0; i < s->meldkamers_num; i++)
		if (is_in_range(&s->meldkamer[i], place))
			return &s->meldkamer[i];
	*is_guessed = true;
	return s->meldkamers_num > 0 ? &s->meldkamer[0] : NULL;
}

static void
code_meldkamer(struct bytes *b, struct meldkamer_settings *m)
{
	bytes_str(b, m->code, sizeof m->code);
	bytes_str(b, m->words, sizeof m->words);
	bytes_str(b, m->telephone, sizeof m->telephone);
	bytes_str(b, m->second, sizeof m->second);
	uint32_t num = settings_code_num(b, &m->ranges_num, ZCC_RANGES_MAX);
	for (uint32_t i = 0; i < num; i++) {
		bytes_u16(b, &m->range[i].from);
		bytes_u16(b, &m->range[i].to);
	}
}

/* Since version 2, as the telephone. */
void
settings_code_hands(struct bytes *b, struct settings *s, unsigned version)
{
	if (version < 2) {
		s->rav_wait_s = SETTINGS_RAV_WAIT_S;
		s->contact_s = SETTINGS_CONTACT_S;
		s->ride_s = SETTINGS_RIDE_S;
		s->transfer_s = SETTINGS_TRANSFER_S;
		s->check_s = SETTINGS_CHECK_S;
		s->authorise_s = SETTINGS_AUTHORISE_S;
		s->noodknop_s = SETTINGS_NOODKNOP_S;
		s->review_s = SETTINGS_REVIEW_S;
		s->tag_review_s = SETTINGS_TAG_REVIEW_S;
		s->dossier_years = SETTINGS_DOSSIER_YEARS;
		s->consult_s = SETTINGS_CONSULT_S;
		memcpy(s->triaged_s, settings_triaged_s, sizeof s->triaged_s);
		s->triaged_s[URGENCY_MAX] = 0; /* of these days no clock ran */
		return;
	}
	bytes_u32(b, &s->rav_wait_s);
	bytes_u32(b, &s->contact_s);
	bytes_u32(b, &s->ride_s);
	bytes_u32(b, &s->transfer_s);
	for (unsigned u = 0; u <= URGENCY_MAX; u++)
		bytes_u32(b, &s->triaged_s[u]);
	bytes_u32(b, &s->check_s);
	bytes_u32(b, &s->authorise_s);
	for (unsigned u = 0; u <= URGENCY_MAX; u++)
		bytes_u32(b, &s->retriage_s[u]);
	bytes_u32(b, &s->noodknop_s);
	bytes_u32(b, &s->review_s);
	bytes_u32(b, &s->tag_review_s);
	bytes_u32(b, &s->dossier_years);
	bytes_u32(b, &s->consult_s);
	for (unsigned help = 1; help <= HELPS_NUM; help++) {
		bytes_u8(b, &s->asks_desk[help]);
		if (s->asks_desk[help] > DESK_VERVOLGZORG)
			bytes_fail(b);
	}
	uint32_t num = settings_code_num(b, &s->meldkamers_num, ZCC_MELDKAMERS_MAX);
	for (uint32_t i = 0; i < num; i++)
		code_meldkamer(b, &s->meldkamer[i]);
	uint32_t places = bytes_ok(b) ? s->places_num : 0;
	for (uint32_t i = 0; i < places; i++) {
		bytes_u8(b, &s->place_meldkamer[i]);
		if (s->place_meldkamer[i] > num)
			bytes_fail(b);
	}
}
