/* SPDX-License-Identifier: EUPL-1.2 */
/* Keys, and who may come in with them. */
#include "hub/ctl/keys.h"
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/key.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const struct arg_option verb_operator_add_options[] = {
    {"role", ARG_MANY, "ROLE"},
    {"pubkey", ARG_ONCE, "FILE"},
    {"lines", ARG_ONCE, "LINE,LINE"},
    {"no-complaint", ARG_MANY, "CODE"},
    {"no-decision", ARG_MANY, "REASON"},
    {NULL, ARG_FLAG, NULL},
};

/* "hub" is the name of the hub's own key. */
static int
check_name(const char *name, struct fault *f)
{
	if (name_is_valid(name, ZCC_OPERATOR_SIZE) && strcmp(name, "hub") != 0)
		return ZCC_OK;
	return fault_set(f, ZCC_E_DATA, 0,
	    "'%.60s' cannot be an operator's name: a-z, 0-9, '.', '_' and '-', at most %d, not "
	    "'hub'",
	    name, ZCC_OPERATOR_SIZE - 1);
}

/* $XDG_CONFIG_HOME/zcc, else ~/.config/zcc; made when it is not there. */
static int
config_dir(char *out, size_t size, struct fault *f)
{
	const char *xdg = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	bool fits;
	if (xdg != NULL && xdg[0] == '/')
		fits = text_copy(out, size, xdg);
	else if (home != NULL && home[0] == '/')
		fits = text_format(out, size, "%s/.config", home);
	else
		return fault_set(f, ZCC_E_CREATE, 0, "no place for a key: HOME is not set");
	size_t len = strlen(out);
	if (fits && mkdir(out, 0700) != 0 && errno != EEXIST)
		return fault_set(f, ZCC_E_CREATE, errno, "cannot make %.200s", out);
	fits = fits && text_format(out + len, size - len, "/zcc");
	if (!fits)
		return fault_set(f, ZCC_E_CREATE, 0, "the path for a key is too long");
	if (mkdir(out, 0700) != 0 && errno != EEXIST)
		return fault_set(f, ZCC_E_CREATE, errno, "cannot make %.200s", out);
	return ZCC_OK;
}

int
verb_key_new(struct ctl *c, const struct args *a)
{
	char path[PATH_MAX];
	char hex[2 * ZCC_KEY_BYTES + 1];
	uint8_t pk[ZCC_KEY_BYTES];
	const char *name = a->word[0];
	int rc = check_name(name, &c->fault);
	if (rc == ZCC_OK)
		rc = config_dir(path, sizeof path, &c->fault);
	if (rc != ZCC_OK)
		return rc;
	size_t len = strlen(path);
	if (!text_format(path + len, sizeof path - len, "/%s.key", name))
		return fault_set(&c->fault, ZCC_E_CREATE, 0, "the path for a key is too long");
	rc = keys_create(path, name, true, pk, &c->fault);
	if (rc != ZCC_OK) {
		path[len] = '\0';
		rmdir(path); /* when nothing is in it: it was made for this */
		return rc;
	}
	text_hex(hex, pk, sizeof pk);
	c->out->key(name, hex, path);
	return ZCC_OK;
}

/* The public half that a key file shows in clear. */
static int
public_half(const char *path, uint8_t pk[ZCC_KEY_BYTES], struct fault *f)
{
	char text[1024], name[ZCC_OPERATOR_SIZE];
	bool is_sealed;
	FILE *file = fopen(path, "re");
	if (file == NULL)
		return fault_set(f, ZCC_E_DATA, errno, "cannot open %.200s", path);
	size_t len = fread(text, 1, sizeof text, file);
	fclose(file);
	int rc = key_parse(text, len, name, pk, &is_sealed, f);
	seal_wipe(text, sizeof text);
	return rc;
}

/* The new operator's key in the site, or there already when a command is repeated with its id. */
static int
key_in_site(
    struct ctl *c, const char *name, char path[PATH_MAX], uint8_t pk[ZCC_KEY_BYTES], bool *is_made)
{
	char below[sizeof "keys/.key" + ZCC_OPERATOR_SIZE];
	text_format(below, sizeof below, "keys/%s.key", name);
	if (!site_path(&c->site, below, path, PATH_MAX))
		return fault_set(&c->fault, ZCC_E_CREATE, 0, "the path for a key is too long");
	if (c->has_id && access(path, F_OK) == 0)
		return public_half(path, pk, &c->fault);
	int rc = keys_create(path, name, !c->site.settings.is_demo, pk, &c->fault);
	*is_made = rc == ZCC_OK;
	return rc;
}

static int
take_roles(const struct args *a, struct ask_board *b, struct fault *f)
{
	int at = 0;
	for (const char *role; (role = args_next(a, "role", &at)) != NULL;) {
		if (b->roles_num == ZCC_ROLES_MAX)
			return fault_set(f, ZCC_E_USAGE, 0, "more than %d roles", ZCC_ROLES_MAX);
		if (!text_copy(b->role[b->roles_num++], ZCC_ROLE_SIZE, role))
			return fault_set(f, ZCC_E_DATA, 0, "'%.60s' is no role", role);
	}
	if (b->roles_num == 0)
		return fault_set(f, ZCC_E_USAGE, 0, "option '--role' is missing");
	return ZCC_OK;
}

/* "spoed,regulier" */
static int
take_lines(const struct args *a, struct ask_board *b, struct fault *f)
{
	const char *list = args_value(a, "lines");
	char word[ZCC_CODE_SIZE];
	while (list != NULL && list[0] != '\0') {
		size_t len = strcspn(list, ",");
		unsigned line = LINE_NONE;
		if (text_format(word, sizeof word, "%.*s", (int)len, list))
			line = line_number(word);
		if (line == LINE_NONE)
			return fault_set(f, ZCC_E_DATA, 0,
			    "'%.40s' is no line: spoed, regulier, zorgverlener, 112, zelftriage or "
			    "terugbellen, with commas between them", list);
		b->lines |= (uint8_t)(1u << line);
		list += len + (list[len] == ',');
	}
	if (args_has(a, "lines") && b->lines == 0)
		return fault_set(f, ZCC_E_DATA, 0, "option '--lines' names no line");
	return ZCC_OK;
}

/* Each value of an option, with commas between them. */
static int
take_codes(const struct args *a, const char *option, char list[ZCC_CODES_SIZE], struct fault *f)
{
	int at = 0;
	for (const char *code; (code = args_next(a, option, &at)) != NULL;) {
		size_t len = strlen(list);
		if (!name_is_valid(code, ZCC_CODE_SIZE))
			return fault_set(f, ZCC_E_DATA, 0, "--%s '%.40s' is no code", option, code);
		if (!text_format(list + len, ZCC_CODES_SIZE - len, "%s%s", len > 0 ? "," : "", code))
			return fault_set(f, ZCC_E_DATA, 0, "more of --%s than fit, at '%.40s'", option, code);
	}
	return ZCC_OK;
}

int
verb_operator_add(struct ctl *c, const struct args *a)
{
	struct ask ask;
	struct wire_answer done;
	char path[PATH_MAX];
	bool is_made = false;
	const char *name = a->word[0], *pubkey = args_value(a, "pubkey");
	ask_init(&ask, VERB_OPERATOR_ADD);
	int rc = check_name(name, &c->fault);
	if (rc == ZCC_OK)
		rc = take_roles(a, &ask.board, &c->fault);
	if (rc == ZCC_OK)
		rc = take_lines(a, &ask.board, &c->fault);
	if (rc == ZCC_OK)
		rc = take_codes(a, "no-complaint", ask.board.not_complaints, &c->fault);
	if (rc == ZCC_OK)
		rc = take_codes(a, "no-decision", ask.board.not_decisions, &c->fault);
	if (rc == ZCC_OK) /* before a key is made: who cannot ask need not */
		rc = ctl_client(c);
	if (rc == ZCC_OK && pubkey != NULL)
		rc = key_load_public(pubkey, ask.board.key, &c->fault);
	else if (rc == ZCC_OK)
		rc = key_in_site(c, name, path, ask.board.key, &is_made);
	if (rc != ZCC_OK)
		return rc;
	text_copy(ask.board.operator, sizeof ask.board.operator, name);
	ask.board.has_key = true;
	rc = ctl_ask(c, &ask, &done);
	/* Refused: the key opens nothing.  Unknown: it may, so it stays. */
	if (is_made && rc != ZCC_OK && rc != ZCC_E_OUTCOME)
		unlink(path);
	if (rc == ZCC_OK) {
		char hex[2 * ZCC_KEY_BYTES + 1];
		text_hex(hex, ask.board.key, ZCC_KEY_BYTES);
		c->out->key(name, hex, is_made ? path : pubkey);
	}
	return rc;
}

int
verb_operator_revoke(struct ctl *c, const struct args *a)
{
	struct ask ask;
	ask_init(&ask, VERB_OPERATOR_REVOKE);
	if (!text_copy(ask.board.operator, sizeof ask.board.operator, a->word[0]))
		return fault_set(
		    &c->fault, ZCC_E_UNKNOWN, 0, "there is no operator '%.60s'", a->word[0]);
	return ctl_act(c, &ask);
}

/* "NAME ROLE,ROLE active|revoked PUBLICHEX LINE,LINE|- CODE,CODE|- CODE,CODE|-"; an older hub says
 * nothing of lines and codes. */
static bool
parse_operator(char *line, struct out_operator *o)
{
	char *save = NULL;
	const char *name = strtok_r(line, " ", &save), *roles = strtok_r(NULL, " ", &save);
	const char *state = strtok_r(NULL, " ", &save), *key = strtok_r(NULL, " ", &save);
	const char *lines = strtok_r(NULL, " ", &save), *complaints = strtok_r(NULL, " ", &save);
	const char *decisions = strtok_r(NULL, " ", &save);
	if (key == NULL)
		return false;
	o->is_revoked = strcmp(state, "revoked") == 0;
	if (lines == NULL || strcmp(lines, "-") == 0)
		lines = "";
	if (complaints == NULL || strcmp(complaints, "-") == 0)
		complaints = "";
	if (decisions == NULL || strcmp(decisions, "-") == 0)
		decisions = "";
	return text_copy(o->not_complaints, sizeof o->not_complaints, complaints) &&
	       text_copy(o->not_decisions, sizeof o->not_decisions, decisions) &&
	       text_copy(o->lines, sizeof o->lines, lines) &&
	       text_copy(o->name, sizeof o->name, name) &&
	       text_copy(o->roles, sizeof o->roles, roles) &&
	       text_copy(o->public_key, sizeof o->public_key, key);
}

/* One page of lines; *lines counts those of all pages. */
static int
list_page(struct ctl *c, const struct wire_answer *page, uint64_t *lines)
{
	static char text[ZCC_BODY_MAX];
	char *save = NULL;
	struct out_operator o;
	if (page->data_len >= sizeof text)
		return fault_set(&c->fault, ZCC_E_DATA, 0, "the hub's answer is too long");
	memcpy(text, page->data, page->data_len);
	text[page->data_len] = '\0';
	for (char *line = strtok_r(text, "\n", &save); line != NULL;
	     line = strtok_r(NULL, "\n", &save)) {
		if (!parse_operator(line, &o))
			return fault_set(&c->fault, ZCC_E_DATA, 0,
			    "the hub's answer is not a list of operators");
		c->out->list_operator(&o);
		(*lines)++;
	}
	return ZCC_OK;
}

int
verb_operator_list(struct ctl *c, const struct args *a)
{
	struct wire_answer page;
	uint64_t lines = 0;
	int rc;
	(void)a;
	c->out->list_begin();
	do {
		struct ask ask;
		ask_init(&ask, VERB_OPERATOR_LIST);
		ask.board.from = lines;
		rc = ctl_ask(c, &ask, &page);
		c->has_id = false; /* an id names one page */
		if (rc == ZCC_OK && page.data_len > 0)
			rc = list_page(c, &page, &lines);
	} while (rc == ZCC_OK && page.data_len > 0);
	if (rc == ZCC_OK)
		c->out->list_end();
	return rc;
}
