/* SPDX-License-Identifier: EUPL-1.2 */
/* The houses around the ZCC: the posts that forward their calls. */
#include "shared/care/settings.h"

#include <string.h>

const struct post_settings *
settings_post(const struct settings *s, const char *code)
{
	for (uint32_t i = 0; i < s->posts_num; i++)
		if (strcmp(s->post[i].code, code) == 0)
			return &s->post[i];
	return NULL;
}

void
settings_code_partners(struct bytes *b, struct settings *s, unsigned version)
{
	if (version < 2) {
		s->enter_max_s = SETTINGS_ENTER_S;
		return;
	}
	bytes_u32(b, &s->enter_max_s);
	uint32_t num = settings_code_num(b, &s->posts_num, ZCC_POSTS_MAX);
	for (uint32_t i = 0; i < num; i++) {
		bytes_str(b, s->post[i].code, sizeof s->post[i].code);
		bytes_str(b, s->post[i].words, sizeof s->post[i].words);
	}
}
