/* SPDX-License-Identifier: EUPL-1.2 */
/* The houses around the ZCC: posts that forward their calls, desks that place patients, and what is
 * agreed for when something fails. */
#include "shared/care/settings_priv.h"

#include <string.h>

const struct post_settings *
settings_post(const struct settings *s, const char *code)
{
	for (uint32_t i = 0; i < s->posts_num; i++)
		if (strcmp(s->post[i].code, code) == 0)
			return &s->post[i];
	return NULL;
}

const char *
desk_kind_word(unsigned kind)
{
	static const char *const words[] = {[DESK_KIND_PARTICIPANT] = "deelnemer",
	    [DESK_KIND_CENTRAL] = "centraal",
	    [DESK_KIND_ZORGCENTRALE] = "zorgcentrale"};
	return kind >= DESK_KIND_PARTICIPANT && kind <= DESK_KIND_ZORGCENTRALE ? words[kind] : "";
}

const char *
desk_kind_role(unsigned kind)
{
	return kind == DESK_KIND_ZORGCENTRALE ? "zorgcentrale" : "vervolgzorg";
}

const struct desk_settings *
settings_desk(const struct settings *s, const char *code)
{
	for (uint32_t i = 0; i < s->desks_num; i++)
		if (strcmp(s->desk[i].code, code) == 0)
			return &s->desk[i];
	return NULL;
}

bool
settings_places(const struct settings *s, const char *role)
{
	for (uint32_t i = 0; i < s->desks_num; i++)
		if (strcmp(s->desk[i].role, role) == 0)
			return true;
	return false;
}

const char *
lack_word(enum lack lack)
{
	static const char *const words[LACKS_NUM] = {[LACK_HUB] = "hub",
	    [LACK_DISK] = "schijf",
	    [LACK_PICTURE] = "beeld",
	    [LACK_CAPACITY] = "capaciteit",
	    [LACK_MKA] = "mka"};
	return words[lack];
}

static void
code_route(struct bytes *b, const struct settings *s, struct route_settings *r)
{
	enum { DAY_MINUTES = 24 * 60 };
	bytes_bool(b, &r->is_always);
	bytes_u16(b, &r->when.days);
	bytes_u16(b, &r->when.from_min);
	bytes_u16(b, &r->when.to_min);
	bytes_u8(b, &r->rotation);
	bytes_i64(b, &r->since_day);
	bytes_u8(b, &r->desks_num);
	if (r->desks_num < 1 || r->desks_num > ZCC_TURNS_MAX || r->rotation > ROTATION_WEEK ||
	    r->when.days > DAYS_ALL || r->when.from_min >= DAY_MINUTES ||
	    r->when.to_min > DAY_MINUTES)
		bytes_fail(b);
	for (unsigned i = 0; bytes_ok(b) && i < r->desks_num; i++) {
		bytes_u8(b, &r->desk[i]);
		if (r->desk[i] >= s->desks_num)
			bytes_fail(b);
	}
}

static void
code_routing(struct bytes *b, struct settings *s)
{
	uint32_t num = settings_code_num(b, &s->desks_num, ZCC_DESKS_MAX);
	for (uint32_t i = 0; i < num; i++) {
		bytes_str(b, s->desk[i].code, sizeof s->desk[i].code);
		bytes_str(b, s->desk[i].words, sizeof s->desk[i].words);
		bytes_u8(b, &s->desk[i].kind);
		bytes_str(b, s->desk[i].role, sizeof s->desk[i].role);
		if (desk_kind_word(s->desk[i].kind)[0] == '\0')
			bytes_fail(b);
	}
	num = settings_code_num(b, &s->routes_num, ZCC_ROUTES_MAX);
	for (uint32_t i = 0; bytes_ok(b) && i < num; i++)
		code_route(b, s, &s->route[i]);
}

void
settings_code_partners(struct bytes *b, struct settings *s, unsigned version)
{
	if (version < 2) {
		s->enter_max_s = SETTINGS_ENTER_S;
		s->takeover_s = SETTINGS_TAKEOVER_S;
		return;
	}
	bytes_u32(b, &s->enter_max_s);
	uint32_t num = settings_code_num(b, &s->posts_num, ZCC_POSTS_MAX);
	for (uint32_t i = 0; i < num; i++) {
		bytes_str(b, s->post[i].code, sizeof s->post[i].code);
		bytes_str(b, s->post[i].words, sizeof s->post[i].words);
	}
	code_routing(b, s);
	bytes_u32(b, &s->takeover_s);
	for (unsigned i = 0; i < LACKS_NUM; i++)
		bytes_str(b, s->lack[i], sizeof s->lack[i]);
}
