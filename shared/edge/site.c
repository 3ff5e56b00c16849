/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/site.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/conf.h"
#include "shared/edge/guard.h"
#include "shared/edge/key.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *
env_or_null(const char *name)
{
	const char *s = getenv(name);
	return s != NULL && s[0] != '\0' ? s : NULL;
}

/* The site's directory is where zcc.conf really is, so a link to it works from anywhere. */
static int
find_conf(const char *option, char conf[PATH_MAX], char dir[PATH_MAX], struct fault *f)
{
	const char *path = option != NULL ? option : env_or_null("ZCC_CONFIG");
	if (path == NULL)
		path = "/etc/zcc/zcc.conf";
	if (realpath(path, conf) == NULL)
		return fault_set(f, ZCC_E_CONFIG, errno,
		    "cannot open the configuration %s (-c FILE or $ZCC_CONFIG names it)", path);
	memcpy(dir, conf, PATH_MAX);
	char *slash = strrchr(dir, '/');
	ZCC_MUST(slash != NULL); /* realpath() gives absolute paths */
	slash[slash == dir] = '\0';
	return ZCC_OK;
}

int
site_find(const char *conf_option, struct site *s, struct fault *f)
{
	*s = (struct site){0};
	return find_conf(conf_option, s->conf, s->dir, f);
}

int
site_read(struct site *s, struct fault *f)
{
	char conf[PATH_MAX], dir[PATH_MAX], key[PATH_MAX];
	char *text = NULL;
	size_t len = 0;
	memcpy(conf, s->conf, sizeof conf);
	memcpy(dir, s->dir, sizeof dir);
	int r = conf_read(conf, &text, &len, f);
	if (r == ZCC_OK)
		r = site_parse(text, len, conf, s, f);
	free(text);
	memcpy(s->conf, conf, sizeof s->conf);
	memcpy(s->dir, dir, sizeof s->dir);
	if (r != ZCC_OK)
		return r;
	/* Whoever only looks at the board needs no key, and before `init` ends there is none. */
	if (!site_path(s, "keys/hub.pub", key, sizeof key) ||
	    key_load_public(key, s->hub_key, NULL) != ZCC_OK)
		memset(s->hub_key, 0, sizeof s->hub_key);
	return ZCC_OK;
}

int
site_open(const char *conf_option, struct site *s, struct fault *f)
{
	int r = site_find(conf_option, s, f);
	return r == ZCC_OK ? site_read(s, f) : r;
}

void
site_free(struct site *s)
{
	free(s->text);
	s->text = NULL;
	s->text_len = 0;
}

bool
site_path(const struct site *s, const char *below, char *out, size_t size)
{
	bool is_root = strcmp(s->dir, "/") == 0;
	return text_format(out, size, "%s/%s", is_root ? "" : s->dir, below);
}

static void
find_login(void *arg)
{
	const struct passwd **pw = arg;
	*pw = getpwuid(getuid());
}

/* libc looks it up with memory that it does not ask whether it got. */
static const char *
login_name(void)
{
	const struct passwd *pw = NULL;
	int code = guard_call(find_login, &pw, "looking up the login name");
	return code == ZCC_OK && pw != NULL ? pw->pw_name : NULL;
}

const char *
site_operator(const struct site *s, const char *as_option, char room[ZCC_OPERATOR_SIZE])
{
	const char *name = as_option != NULL ? as_option : env_or_null("ZCC_OPERATOR");
	if (name == NULL && s->settings.is_demo)
		name = "demo";
	if (name == NULL)
		name = login_name();
	if (name == NULL || name[0] == '\0' || !text_copy(room, ZCC_OPERATOR_SIZE, name))
		return NULL;
	return room;
}

/* DIR of the running program, without a slash at the end. */
static bool
program_dir(char *out, size_t size)
{
	ssize_t n = readlink("/proc/self/exe", out, size - 1);
	if (n <= 0)
		return false;
	out[n] = '\0';
	char *slash = strrchr(out, '/');
	if (slash == NULL)
		return false;
	*slash = '\0';
	return true;
}

static bool
is_there(const char *dir, const char *sub, const char *below, char *out, size_t size)
{
	return text_format(out, size, "%s%s/%s", dir, sub, below) && access(out, R_OK) == 0;
}

int
site_data_path(const char *below, char *out, size_t size, struct fault *f)
{
	char dir[PATH_MAX];
	const char *env = env_or_null("ZCC_DATA");
	if (env != NULL) {
		if (is_there(env, "", below, out, size))
			return ZCC_OK;
		return fault_set(
		    f, ZCC_E_CONFIG, 0, "cannot read %s in $ZCC_DATA (%s)", below, env);
	}
	/* Installed: PREFIX/bin and PREFIX/share/zcc.  In the tree: build/MODE/bin and conf. */
	if (program_dir(dir, sizeof dir) && (is_there(dir, "/../share/zcc", below, out, size) ||
	    is_there(dir, "/../../../conf", below, out, size)))
		return ZCC_OK;
	if (is_there(ZCC_PREFIX, "/share/zcc", below, out, size))
		return ZCC_OK;
	return fault_set(f, ZCC_E_CONFIG, 0,
	    "cannot find %s beside the program or in %s/share/zcc; set $ZCC_DATA", below,
	    ZCC_PREFIX);
}
