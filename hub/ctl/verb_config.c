/* SPDX-License-Identifier: EUPL-1.2 */
/* Check a configuration here; let the hub adopt it. */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/edge/site_protocol.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One byte more than allowed, so that a file that is too long is seen by the parser. */
enum { FILE_ROOM = ZCC_CONFIG_MAX + 1 };

static int
read_file(const char *path, char **out, size_t *len, struct fault *f)
{
	*out = NULL;
	FILE *file = fopen(path, "re");
	if (file == NULL)
		return fault_set(f, ZCC_E_CONFIG, errno, "cannot open '%.200s'", path);
	char *text = malloc(FILE_ROOM);
	int rc = ZCC_OK;
	if (text == NULL)
		rc = fault_set(f, ZCC_E_IO, 0, "no memory to read %.200s", path);
	else
		*len = fread(text, 1, FILE_ROOM, file);
	if (rc == ZCC_OK && ferror(file))
		rc = fault_set(f, ZCC_E_IO, errno, "cannot read %.200s", path);
	fclose(file);
	if (rc != ZCC_OK) {
		free(text);
		text = NULL;
	}
	*out = text;
	return rc;
}

/* The triage protocol that a configuration names, below the directory of its site. */
static int
check_protocol(const struct site *where, const struct site *s, struct fault *f)
{
	struct protocol_file file;
	int rc = site_protocol(where, s->protocol, &file, f);
	if (rc == ZCC_OK)
		protocol_file_free(&file);
	return rc;
}

/* A file that is not adopted yet is for the site of the call; where there is none, for the directory it is in. */
static int
check_protocol_of(struct ctl *c, const char *path, const struct site *s)
{
	static struct site where;
	struct fault ignored;
	int rc = site_find(c->conf, &where, &ignored);
	if (rc != ZCC_OK)
		rc = site_find(path, &where, &c->fault);
	return rc == ZCC_OK ? check_protocol(&where, s, &c->fault) : rc;
}

/* What came into being after a file of roles was written is granted to nobody: right, and rarely meant. */
static void
warn_of_grants(const struct site *s)
{
	static const struct {
		enum zcc_verb verb;
		const char *lack;
	} needed[] = {
	    {VERB_NOODKNOP, "nobody opens a dossier where care cannot wait"},
	    {VERB_REVIEWS, "nobody sees who used the noodknop"},
	    {VERB_REVIEW, "nobody reviews who used the noodknop"},
	};
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
		bool is_granted = false;
		for (uint32_t r = 0; r < s->settings.roles_num; r++)
			is_granted = is_granted || (s->settings.role[r].verbs >> needed[i].verb & 1) != 0;
		if (!is_granted)
			fprintf(stderr, "zcc-ctl: warning: no role is granted \"%s\": %s; see roles in zcc.conf(5)\n",
			    verb_word(needed[i].verb), needed[i].lack);
	}
}

int
verb_config_check(struct ctl *c, const struct args *a)
{
	static struct site checked;
	char *text = NULL;
	size_t len = 0;
	if (a->words_num == 0) {
		int rc = ctl_site(c);
		if (rc == ZCC_OK)
			rc = check_protocol(&c->site, &c->site, &c->fault);
		if (rc == ZCC_OK)
			c->out->checked(c->site.conf, &c->site);
		if (rc == ZCC_OK)
			warn_of_grants(&c->site);
		return rc;
	}
	int rc = read_file(a->word[0], &text, &len, &c->fault);
	if (rc == ZCC_OK)
		rc = site_parse(text, len, a->word[0], &checked, &c->fault);
	if (rc == ZCC_OK)
		rc = check_protocol_of(c, a->word[0], &checked);
	if (rc == ZCC_OK)
		c->out->checked(a->word[0], &checked);
	if (rc == ZCC_OK)
		warn_of_grants(&checked);
	site_free(&checked);
	free(text);
	return rc;
}

/* What the hub cannot change while it runs; the file says what it runs with. */
static void
say_later(const struct site *before, const struct site *after)
{
	if (memcmp(&before->sizes, &after->sizes, sizeof before->sizes) != 0 ||
	    strcmp(before->group, after->group) != 0)
		fputs("zcc-ctl: adopted; table sizes and group take effect at the hub's next start\n",
		    stderr);
}

int
verb_config_apply(struct ctl *c, const struct args *a)
{
	static struct site checked;
	struct ask ask;
	char *text = NULL;
	size_t len = 0;
	int rc = read_file(a->word[0], &text, &len, &c->fault);
	if (rc == ZCC_OK)
		rc = site_parse(text, len, a->word[0], &checked, &c->fault);
	if (rc == ZCC_OK) {
		ask_init(&ask, VERB_CONFIG);
		ask.board.text = (const uint8_t *)text;
		ask.board.text_len = (uint32_t)len;
		rc = ctl_act(c, &ask);
	}
	if (rc == ZCC_OK)
		say_later(&c->site, &checked);
	site_free(&checked);
	free(text);
	return rc;
}
