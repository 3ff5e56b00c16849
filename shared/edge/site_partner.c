/* SPDX-License-Identifier: EUPL-1.2 */
/* The houses around the ZCC in zcc.conf.  All of it may be left out; older files do. */
#include "shared/edge/site_priv.h"

#include "shared/base/text.h"

#include <string.h>

/* --- posts = ( ... ) --- */

static void
read_post(struct conf *c, const struct conf_node *g, struct settings *s, unsigned i)
{
	struct post_settings *p = &s->post[i];
	conf_keys(c, g, "post words source valid_from");
	const char *code = conf_str(c, g, "post", sizeof p->code);
	if (code[0] != '\0' && !site_is_code(code))
		conf_fail(c, g, "post", "a code has only a-z, 0-9 and dashes");
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

void
site_read_partners(struct conf *c, struct settings *s)
{
	if (conf_has(conf_root(c), "posts"))
		read_posts(c, s);
}
