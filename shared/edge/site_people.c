/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The people of zcc.conf: what is agreed for when nobody of a role is there, who is on call, and where
 * they work.  Any of it may be left out, and older files do.
 */
#include "shared/edge/site_priv.h"

#include "shared/base/text.h"

#include <string.h>

static struct role_settings *
role_of(struct conf *c, const struct conf_node *g, struct settings *s)
{
	const char *name = conf_str(c, g, "role", ZCC_ROLE_SIZE);
	for (uint32_t i = 0; i < s->roles_num; i++)
		if (strcmp(s->role[i].name, name) == 0)
			return &s->role[i];
	if (name[0] != '\0')
		conf_fail(c, g, "role", "%s is none of the roles", name);
	return NULL;
}

static void
read_fallback(struct conf *c, const struct conf_node *g, struct settings *s)
{
	conf_keys(c, g, "role fallback source");
	struct role_settings *role = role_of(c, g, s);
	const char *words = conf_str(c, g, "fallback", ZCC_ABSENT_SIZE);
	(void)conf_str(c, g, "source", SITE_SOURCE_SIZE);
	if (role == NULL)
		return;
	if (role->absent[0] != '\0')
		conf_fail(c, g, "role", "%s stands twice", role->name);
	(void)text_copy(role->absent, sizeof role->absent, words);
}

/* Without days, from and to somebody is on call always. */
static void
read_oncall(struct conf *c, const struct conf_node *g, struct settings *s, struct oncall_settings *o)
{
	conf_keys(c, g, "role oncall days from to source");
	const struct role_settings *role = role_of(c, g, s);
	if (role != NULL)
		memcpy(o->role, role->name, sizeof o->role);
	(void)text_copy(o->words, sizeof o->words, conf_str(c, g, "oncall", sizeof o->words));
	(void)conf_str(c, g, "source", SITE_SOURCE_SIZE);
	o->is_always = !conf_has(g, "days") && !conf_has(g, "from") && !conf_has(g, "to");
	if (!o->is_always)
		site_read_when(c, g, &o->when);
}

void
site_read_people(struct conf *c, struct settings *s)
{
	const struct conf_node *root = conf_root(c), *list;
	if (conf_has(root, "fallbacks")) {
		list = conf_list(c, root, "fallbacks", 0, ZCC_ROLES_MAX);
		for (unsigned i = 0; i < conf_count(list); i++)
			read_fallback(c, conf_item_group(c, list, i), s);
	}
	if (conf_has(root, "oncall")) {
		list = conf_list(c, root, "oncall", 0, ZCC_ONCALL_MAX);
		for (unsigned i = 0; i < conf_count(list); i++)
			read_oncall(c, conf_item_group(c, list, i), s, &s->oncall[i]);
		s->oncall_num = conf_count(list);
	}
	if (conf_has(root, "locations"))
		s->locations_num = site_read_texts(c, root, "locations", true, s->location[0],
		    ZCC_CODE_SIZE, ZCC_LOCATIONS_MAX);
}
