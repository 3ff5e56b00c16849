/* SPDX-License-Identifier: EUPL-1.2 */
/* The houses around the ZCC in zcc.conf.  All of it may be left out; older files do. */
#include "shared/edge/site_priv.h"

#include "shared/base/text.h"
#include "shared/care/calendar.h"

#include <stdlib.h>
#include <string.h>

/* --- posts = ( ... ) --- */

static void
read_post(struct conf *c, const struct conf_node *g, struct settings *s, unsigned i)
{
	struct post_settings *p = &s->post[i];
	conf_keys(c, g, "post words source valid_from");
	const char *code = site_read_code(c, g, "post", sizeof p->code);
	(void)text_copy(p->code, sizeof p->code, code);
	(void)text_copy(p->words, sizeof p->words, conf_str(c, g, "words", sizeof p->words));
	site_check_source(c, g);
	for (unsigned k = 0; k < i; k++)
		if (strcmp(s->post[k].code, p->code) == 0)
			conf_fail(c, g, "post", "%s stands twice", p->code);
}

static void
read_posts(struct conf *c, struct settings *s)
{
	const struct conf_node *list = conf_list(c, conf_root(c), "posts", 0, ZCC_POSTS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++)
		read_post(c, conf_item_group(c, list, i), s, i);
	s->posts_num = conf_count(list);
}

/* --- desks = ( ... ), placements = ( ... ) --- */

static uint8_t
read_kind(struct conf *c, const struct conf_node *g)
{
	static const char *const kinds[] = {"deelnemer", "centraal", "zorgcentrale"};
	const char *word = conf_str(c, g, "kind", ZCC_CODE_SIZE);
	for (unsigned i = 0; i < 3; i++)
		if (strcmp(kinds[i], word) == 0)
			return (uint8_t)(DESK_KIND_PARTICIPANT + i);
	if (word[0] != '\0')
		conf_fail(c, g, "kind", "must be one of: deelnemer centraal zorgcentrale");
	return DESK_KIND_CENTRAL;
}

/* Whose people see its cases, and take them over: a role of the desk of vervolgzorg. */
static void
read_role(struct conf *c, const struct conf_node *g, const struct settings *s,
    struct desk_settings *d)
{
	const char *name = conf_has(g, "role") ? conf_str(c, g, "role", sizeof d->role) :
	    desk_kind_role(d->kind);
	const struct role_settings *r = settings_role(s, name);
	if (name[0] != '\0' && (r == NULL || r->desk != DESK_VERVOLGZORG))
		conf_fail(c, g, conf_has(g, "role") ? "role" : "kind",
		    "%s is no role whose desk is vervolgzorg", name);
	(void)text_copy(d->role, sizeof d->role, name);
}

static void
read_desk(struct conf *c, const struct conf_node *g, struct settings *s, unsigned i)
{
	struct desk_settings *d = &s->desk[i];
	conf_keys(c, g, "desk words kind role source");
	const char *code = site_read_code(c, g, "desk", sizeof d->code);
	(void)text_copy(d->code, sizeof d->code, code);
	(void)text_copy(d->words, sizeof d->words, conf_str(c, g, "words", sizeof d->words));
	d->kind = read_kind(c, g);
	read_role(c, g, s, d);
	(void)conf_str(c, g, "source", SITE_SOURCE_SIZE);
	for (unsigned k = 0; k < i; k++)
		if (strcmp(s->desk[k].code, d->code) == 0)
			conf_fail(c, g, "desk", "%s stands twice", d->code);
}

static uint8_t
read_rotation(struct conf *c, const struct conf_node *g)
{
	const char *word = conf_str(c, g, "rotation", ZCC_CODE_SIZE);
	if (word[0] != '\0' && strcmp(word, "dag") != 0 && strcmp(word, "week") != 0)
		conf_fail(c, g, "rotation", "must be one of: dag week");
	return strcmp(word, "dag") == 0 ? ROTATION_DAY : ROTATION_WEEK;
}

static void
read_turns(struct conf *c, const struct conf_node *g, const struct settings *s,
    struct route_settings *r)
{
	const struct conf_node *list = conf_list(c, g, "desks", 1, ZCC_TURNS_MAX);
	r->desks_num = (uint8_t)conf_count(list);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const char *code = conf_item_str(c, list, i, ZCC_CODE_SIZE);
		bool is_there = false;
		for (uint32_t k = 0; k < s->desks_num; k++)
			if (strcmp(s->desk[k].code, code) == 0) {
				r->desk[i] = (uint8_t)k;
				is_there = true;
			}
		if (code[0] != '\0' && !is_there)
			conf_fail_item(c, list, i, "no desk of that name in \"desks\"");
	}
}

static void
read_route(struct conf *c, const struct conf_node *g, const struct settings *s,
    struct route_settings *r)
{
	conf_keys(c, g, "desks rotation since days from to source valid_from");
	read_turns(c, g, s, r);
	r->is_always = !conf_has(g, "days");
	if (!r->is_always)
		site_read_when(c, g, &r->when);
	else if (conf_has(g, "from") || conf_has(g, "to"))
		conf_fail(c, g, "days", "from and to belong to days");
	if (r->desks_num > 1) {
		r->rotation = read_rotation(c, g);
		const char *since = conf_date(c, g, "since");
		if (since[0] != '\0')
			r->since_day = calendar_day(atoi(since), atoi(since + 5), atoi(since + 8));
	} else if (conf_has(g, "rotation") || conf_has(g, "since")) {
		conf_fail(c, g, "desks", "one desk takes no turns: rotation and since are for more");
	}
	site_check_source(c, g);
}

static void
read_placements(struct conf *c, struct settings *s)
{
	const struct conf_node *list = conf_list(c, conf_root(c), "desks", 0, ZCC_DESKS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++)
		read_desk(c, conf_item_group(c, list, i), s, i);
	s->desks_num = conf_count(list);
	list = conf_list(c, conf_root(c), "placements", 0, ZCC_ROUTES_MAX);
	for (unsigned i = 0; i < conf_count(list); i++)
		read_route(c, conf_item_group(c, list, i), s, &s->route[i]);
	s->routes_num = conf_count(list);
}

/* --- downtime = ( ... ) --- */

static void
read_lack(struct conf *c, const struct conf_node *g, struct settings *s)
{
	conf_keys(c, g, "lack fallback source");
	const char *word = conf_str(c, g, "lack", ZCC_CODE_SIZE);
	const char *fallback = conf_str(c, g, "fallback", ZCC_ABSENT_SIZE);
	(void)conf_str(c, g, "source", SITE_SOURCE_SIZE);
	for (unsigned i = 0; i < LACKS_NUM; i++) {
		if (strcmp(lack_word((enum lack)i), word) != 0)
			continue;
		if (s->lack[i][0] != '\0')
			conf_fail(c, g, "lack", "%s stands twice", word);
		(void)text_copy(s->lack[i], sizeof s->lack[i], fallback);
		return;
	}
	if (word[0] != '\0')
		conf_fail(c, g, "lack", "must be one of: hub schijf beeld capaciteit mka");
}

static void
read_downtime(struct conf *c, struct settings *s)
{
	const struct conf_node *list = conf_list(c, conf_root(c), "downtime", 0, LACKS_NUM);
	for (unsigned i = 0; i < conf_count(list); i++)
		read_lack(c, conf_item_group(c, list, i), s);
}

void
site_read_partners(struct conf *c, struct settings *s)
{
	if (conf_has(conf_root(c), "posts"))
		read_posts(c, s);
	if (conf_has(conf_root(c), "desks") || conf_has(conf_root(c), "placements"))
		read_placements(c, s);
	if (conf_has(conf_root(c), "downtime"))
		read_downtime(c, s);
}
