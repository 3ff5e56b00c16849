/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A new site: all of it, or nothing.  Where DIR does not exist it is built beside it and renamed;
 * an empty DIR is filled, zcc.conf last, because that file is what makes a directory a site.  What
 * was said to be made is there after a power cut too.
 */
#include "hub/ctl/keys.h"
#include "hub/ctl/made.h"
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/conf.h"
#include "shared/edge/key.h"
#include "shared/edge/protocol_file.h"
#include "shared/edge/sock.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const struct arg_option verb_init_options[] = {
    {"region", ARG_ONCE, "NAME"},
    {"demo", ARG_FLAG, NULL},
    {"admin", ARG_ONCE, "NAME"},
    {NULL, ARG_FLAG, NULL},
};

#define ADMIN_ROLE "beheer"
#define DEMO_NAME "demo"
#define TMP_SUFFIX ".tmpXXXXXX"

struct init {
	char dir[PATH_MAX];
	bool exists; /* DIR stands there, empty */
	bool is_demo;
	char admin[ZCC_OPERATOR_SIZE]; /* empty = none */
	struct made made;
	char *text; /* of zcc.conf */
	uint32_t text_len;
	struct site site; /* what the text means */
	char *first;      /* lines of keys/first-operators */
	size_t first_size;
	FILE *first_file;
	struct fault *f;
};

/* Nothing there, an empty directory, or a reason to refuse. */
static int
look(struct init *in)
{
	char conf[PATH_MAX + 16];
	struct stat st;
	DIR *d = opendir(in->dir);
	if (d == NULL && errno == ENOENT)
		return ZCC_OK;
	if (d == NULL)
		return fault_set(
		    in->f, ZCC_E_CREATE, errno, "cannot make a site in %.200s", in->dir);
	in->exists = true;
	bool is_empty = true;
	for (const struct dirent *e; (e = readdir(d)) != NULL;)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			is_empty = false;
	closedir(d);
	snprintf(conf, sizeof conf, "%s/zcc.conf", in->dir);
	if (stat(conf, &st) == 0)
		return fault_set(in->f, ZCC_E_CREATE, 0,
		    "%.200s is a site already: choose another directory", in->dir);
	if (!is_empty)
		return fault_set(in->f, ZCC_E_CREATE, 0,
		    "%.200s is not empty: choose another directory", in->dir);
	return ZCC_OK;
}

/* The directory to build in: DIR itself, or one beside it. */
static int
begin(struct init *in)
{
	size_t len = strlen(in->dir);
	while (len > 1 && in->dir[len - 1] == '/')
		in->dir[--len] = '\0';
	int rc = look(in);
	if (rc != ZCC_OK)
		return rc;
	struct made *m = &in->made;
	if (!text_format(m->dir, sizeof m->dir, "%s%s", in->dir, in->exists ? "" : TMP_SUFFIX))
		return fault_set(in->f, ZCC_E_CREATE, 0, "the path of the site is too long");
	if (!in->exists && mkdtemp(m->dir) == NULL) {
		int sys = errno;
		m->dir[0] = '\0'; /* nothing there to remove */
		return fault_set(in->f, ZCC_E_CREATE, sys, "cannot make %.200s", in->dir);
	}
	if (!in->exists && chmod(m->dir, 0750) != 0)
		return fault_set(
		    in->f, ZCC_E_CREATE, errno, "cannot set the mode of %.200s", m->dir);
	return ZCC_OK;
}

/* Where nobody could ever reach the hub there is no use in a site. */
static int
check_length(struct init *in)
{
	char path[PATH_MAX], below[PATH_MAX + 32];
	if (realpath(in->made.dir, path) == NULL)
		return fault_set(in->f, ZCC_E_CREATE, errno, "cannot find %.200s", in->made.dir);
	if (!in->exists)
		path[strlen(path) - strlen(TMP_SUFFIX)] = '\0';
	text_format(below, sizeof below, "%s/run/command.sock", path);
	return sock_check_path(below, in->f) == ZCC_OK ? ZCC_OK : ZCC_E_CREATE;
}

static int
hub_key(struct init *in)
{
	char path[PATH_MAX];
	uint8_t pk[ZCC_KEY_BYTES];
	made_path(&in->made, "keys/hub.key", path);
	int rc = key_create(path, "hub", NULL, pk, in->f);
	if (rc != ZCC_OK)
		return rc;
	made_note(&in->made, "keys/hub.key");
	made_path(&in->made, "keys/hub.pub", path);
	rc = key_save_public(path, pk, in->f);
	if (rc == ZCC_OK) {
		made_note(&in->made, "keys/hub.pub");
		/* Everybody boxes to it, so everybody may read it. */
		if (chmod(path, 0644) != 0)
			rc = fault_set(
			    in->f, ZCC_E_CREATE, errno, "cannot set the mode of %.200s", path);
	}
	return rc;
}

/* A key, and a line in keys/first-operators; `roles` as "beheer" or "beheer,triagist". */
static int
first_operator(struct init *in, const char *name, const char *roles)
{
	char below[MADE_NAME_SIZE], path[PATH_MAX], hex[2 * ZCC_KEY_BYTES + 1];
	uint8_t pk[ZCC_KEY_BYTES];
	text_format(below, sizeof below, "keys/%s.key", name);
	made_path(&in->made, below, path);
	int rc = keys_create(path, name, !in->is_demo, pk, in->f);
	if (rc != ZCC_OK)
		return rc;
	made_note(&in->made, below);
	text_hex(hex, pk, sizeof pk);
	fprintf(in->first_file, "%s %s %s\n", name, hex, roles);
	return ZCC_OK;
}

/* One operator per role, named after it, and `demo` with all of them. */
static int
demo_operators(struct init *in)
{
	char all[ZCC_ROLES_MAX * ZCC_ROLE_SIZE] = "";
	const struct settings *s = &in->site.settings;
	for (uint32_t i = 0; i < s->roles_num; i++) {
		const char *role = s->role[i].name;
		size_t at = strlen(all);
		text_format(all + at, sizeof all - at, "%s%s", at > 0 ? "," : "", role);
		int rc = first_operator(in, role, role);
		if (rc != ZCC_OK)
			return rc;
	}
	return first_operator(in, DEMO_NAME, all);
}

static int
operators(struct init *in)
{
	if (settings_role(&in->site.settings, ADMIN_ROLE) == NULL)
		return fault_set(in->f, ZCC_E_CONFIG, 0, "the region has no role '%s'", ADMIN_ROLE);
	in->first_file = open_memstream(&in->first, &in->first_size);
	if (in->first_file == NULL)
		return fault_set(in->f, ZCC_E_IO, errno, "no memory for the first operators");
	int rc = ZCC_OK;
	if (in->is_demo)
		rc = demo_operators(in);
	if (rc == ZCC_OK && in->admin[0] != '\0')
		rc = first_operator(in, in->admin, ADMIN_ROLE);
	fclose(in->first_file);
	if (rc == ZCC_OK)
		rc = made_file(
		    &in->made, "keys/first-operators", 0600, in->first, in->first_size, in->f);
	return rc;
}

/* A failure leaves it where it was built. */
static int
put_in_place(struct init *in)
{
	if (rename(in->made.dir, in->dir) != 0)
		return fault_set(in->f, ZCC_E_CREATE, errno, "cannot make %.200s", in->dir);
	int rc = made_sync_above(in->dir, in->f);
	if (rc != ZCC_OK && rename(in->dir, in->made.dir) != 0)
		return fault_set(in->f, rc, errno, "%.200s may be gone after a power cut", in->dir);
	return rc;
}

/* A file of the installed data becomes one of the site, under a name of its own. */
static int
copy_data(struct init *in, const char *data, const char *below)
{
	char path[PATH_MAX];
	char *text = NULL;
	size_t len = 0;
	int rc = site_data_path(data, path, sizeof path, in->f);
	if (rc == ZCC_OK)
		rc = conf_read_long(path, PROTOCOL_TEXT_MAX, &text, &len, in->f);
	if (rc == ZCC_OK)
		rc = made_file(&in->made, below, 0640, text, len, in->f);
	free(text);
	return rc;
}

/* The demonstration protocol, with what the region lays over it, if it has something: copies, so that
 * another version of the programs changes no triage. */
static int
demo_protocol(struct init *in)
{
	char data[64], path[PATH_MAX];
	struct fault none;
	bool has_own = text_format(data, sizeof data, "protocols/%s.conf", in->site.settings.region) &&
	    site_data_path(data, path, sizeof path, &none) == ZCC_OK;
	int rc = made_dir(&in->made, "protocols", 0750, in->f);
	if (rc == ZCC_OK)
		rc = copy_data(in, "protocols/demo.conf", "protocols/demo.conf");
	if (rc == ZCC_OK)
		rc = copy_data(in, has_own ? data : "protocols/demo.conf", SITE_DEMO_PROTOCOL);
	return rc == ZCC_OK ? made_sync(&in->made, "protocols", in->f) : rc;
}

static int
build(struct init *in)
{
	struct made *m = &in->made;
	int rc = made_dir(m, "keys", 0700, in->f);
	if (rc == ZCC_OK)
		rc = made_dir(m, "state", 0700, in->f);
	if (rc == ZCC_OK)
		rc = made_dir(m, "run", 0750, in->f);
	if (rc == ZCC_OK && in->is_demo)
		rc = demo_protocol(in);
	if (rc == ZCC_OK)
		rc = hub_key(in);
	if (rc == ZCC_OK)
		rc = operators(in);
	if (rc == ZCC_OK)
		rc = made_sync(m, "keys", in->f);
	if (rc == ZCC_OK)
		rc = made_file(m, "zcc.conf", 0640, in->text, in->text_len, in->f);
	if (rc == ZCC_OK)
		rc = made_sync(m, "", in->f);
	return rc == ZCC_OK && !in->exists ? put_in_place(in) : rc;
}

static void
undo(struct init *in)
{
	if (in->made.dir[0] == '\0')
		return;
	made_undo(&in->made);
	if (!in->exists)
		rmdir(in->made.dir);
}

static int
compose(struct init *in, const char *region)
{
	uint8_t id[ZCC_SITE_BYTES];
	seal_random(id, sizeof id);
	int rc = site_compose(region, in->is_demo, id, "", &in->text, &in->text_len, in->f);
	if (rc == ZCC_OK)
		rc = site_parse(in->text, in->text_len, "zcc.conf", &in->site, in->f);
	return rc;
}

/* Without --admin and --demo the caller is the first operator: else nobody could ever come in. */
static int
choose_admin(struct init *in, const char *given)
{
	char room[ZCC_OPERATOR_SIZE];
	if (given == NULL && in->is_demo)
		return ZCC_OK;
	const char *name = given != NULL ? given : site_operator(&in->site, NULL, room);
	if (name == NULL || !name_is_valid(name, sizeof in->admin) || strcmp(name, "hub") == 0)
		return fault_set(in->f, ZCC_E_USAGE, 0,
		    "'%.60s' cannot be an operator's name: a-z, 0-9, '.', '_' and '-', "
		    "at most %zu, not 'hub'; give --admin NAME",
		    name != NULL ? name : "", sizeof in->admin - 1);
	text_copy(in->admin, sizeof in->admin, name);
	if (in->is_demo &&
	    (strcmp(name, DEMO_NAME) == 0 || settings_role(&in->site.settings, name) != NULL))
		return fault_set(in->f, ZCC_E_USAGE, 0,
		    "a demo site has an operator '%s' already: choose another --admin", name);
	if (given == NULL)
		fprintf(stderr, "zcc-ctl: the first operator is %s, in the role %s\n", in->admin,
		    ADMIN_ROLE);
	return ZCC_OK;
}

int
verb_init(struct ctl *c, const struct args *a)
{
	static struct init in;
	const char *region;
	in.f = &c->fault;
	in.is_demo = args_has(a, "demo");
	int rc = args_need(a, "region", &region, in.f);
	if (rc == ZCC_OK &&
	    (a->word[0][0] == '\0' || !text_copy(in.dir, sizeof in.dir, a->word[0])))
		rc = fault_set(in.f, ZCC_E_USAGE, 0, "the path of the site is empty or too long");
	if (rc == ZCC_OK)
		rc = compose(&in, region);
	if (rc == ZCC_OK)
		rc = choose_admin(&in, args_value(a, "admin"));
	if (rc == ZCC_OK)
		rc = begin(&in);
	if (rc == ZCC_OK)
		rc = check_length(&in);
	if (rc == ZCC_OK)
		rc = build(&in);
	if (rc != ZCC_OK)
		undo(&in);
	else
		c->out->site(in.dir, in.site.settings.region, in.is_demo ? DEMO_NAME : in.admin);
	free(in.first);
	free(in.text);
	site_free(&in.site);
	return rc;
}
