/* SPDX-License-Identifier: EUPL-1.2 */
/* questions = ( ... ) in zcc.conf: the desk that answers each kind of what a professional asks (KB-1).  All of
 * it may be left out, and each kind. */
#include "shared/edge/site_priv.h"

#include "shared/care/route.h"
#include "shared/care/words.h"

/* Somebody can be there: a call for a desk of which no role takes calls would only ever be taken when its norm
 * is over. */
static bool
has_people(const struct settings *s, enum desk desk)
{
	for (uint32_t i = 0; i < s->roles_num; i++)
		if (s->role[i].desk == desk && (s->role[i].verbs >> VERB_CLAIM & 1) != 0)
			return true;
	return false;
}

static void
read_question(struct conf *c, const struct conf_node *g, struct settings *s)
{
	conf_keys(c, g, "asks desk source valid_from");
	const char *asks = conf_str(c, g, "asks", ZCC_CODE_SIZE);
	const char *word = conf_str(c, g, "desk", ZCC_CODE_SIZE);
	unsigned help = help_number(asks);
	enum desk desk = route_desk_by_word(word);
	site_check_source(c, g);
	if (asks[0] != '\0' && help == HELP_NONE)
		conf_fail(c, g, "asks", "must be one of: urgentie inzet indicatie vervolgzorg");
	else if (s->asks_desk[help] != DESK_NONE)
		conf_fail(c, g, "asks", "%s stands twice", help_word(help));
	if (word[0] != '\0' && desk == DESK_NONE)
		conf_fail(c, g, "desk", "must be one of: triage regie vervolgzorg");
	else if (desk != DESK_NONE && !has_people(s, desk))
		conf_fail(c, g, "desk", "no role of the desk %s is granted claim", word);
	if (help != HELP_NONE)
		s->asks_desk[help] = (uint8_t)desk;
}

void
site_read_questions(struct conf *c, struct settings *s)
{
	if (!conf_has(conf_root(c), "questions"))
		return; /* an older file */
	const struct conf_node *list = conf_list(c, conf_root(c), "questions", 0, HELPS_NUM);
	for (unsigned i = 0; i < conf_count(list); i++)
		read_question(c, conf_item_group(c, list, i), s);
}
