/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/site.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/conf.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* "twente" of "twente.conf"; false for any other file. */
static bool
region_of(const char *file, char name[ZCC_CODE_SIZE])
{
	size_t len = strlen(file);
	if (len < 6 || len - 5 >= ZCC_CODE_SIZE || strcmp(file + len - 5, ".conf") != 0)
		return false;
	memcpy(name, file, len - 5);
	name[len - 5] = '\0';
	return true;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* The regions that exist, sorted, with spaces between; cut to what fits. */
static void
list_regions(const char *dir, char *out, size_t size)
{
	enum { REGIONS_MAX = 64 };
	char names[REGIONS_MAX][ZCC_CODE_SIZE];
	size_t num = 0, at = 0;
	out[0] = '\0';
	DIR *d = opendir(dir);
	if (d == NULL)
		return;
	for (const struct dirent *e; num < REGIONS_MAX && (e = readdir(d)) != NULL;)
		num += region_of(e->d_name, names[num]);
	closedir(d);
	qsort(names, num, sizeof names[0], by_name);
	for (size_t i = 0; i < num && text_format(out + at, size - at, " %s", names[i]); i++)
		at += strlen(out + at);
}

/* Whatever the case that it is typed in: a region is a code, in small letters. */
static int
find_region(const char *typed, char *path, size_t size, struct fault *f)
{
	char dir[PATH_MAX], all[160], shown[64], region[ZCC_CODE_SIZE + 1];
	int r = site_data_path("regions", dir, sizeof dir, f);
	if (r != ZCC_OK)
		return r;
	/* The name becomes part of a path: nothing but a code may. */
	text_fold(region, sizeof region, typed);
	bool is_code = strlen(typed) == strlen(region) && region[0] != '\0' && strlen(region) < ZCC_CODE_SIZE &&
		       region[strspn(region, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
	struct fault missing;
	char below[64];
	if (is_code && text_format(below, sizeof below, "regions/%s.conf", region) &&
	    site_data_path(below, path, size, &missing) == ZCC_OK)
		return ZCC_OK;
	list_regions(dir, all, sizeof all);
	text_escape(shown, sizeof shown, typed, strlen(typed));
	return fault_set(f, ZCC_E_DATA, 0, "no region '%s'; there are:%s", shown, all);
}

static int
read_data(const char *path, char **text, size_t *len, struct fault *f)
{
	int r = conf_read(path, text, len, f);
	if (r != ZCC_OK)
		return fault_while(f, "composing a configuration");
	if (strlen(*text) != *len)
		return fault_set(
		    f, ZCC_E_CONFIG, 0, "%s: a NUL byte; the file must be plain text", path);
	return ZCC_OK;
}

static const char site_block[] =
    "# The whole configuration of this site; zcc.conf(5) explains every key.\n"
    "# After a change: zcc-ctl config check FILE, then zcc-ctl config apply FILE.\n"
    "\n"
    "site = {\n"
    "\tid = \"%s\";      # never change it: signatures hold for this id only\n"
    "\tgroup = \"%s\";      # Unix group that may look at the board\n"
    "\tdemo = %s;\n"
    "\t# rows of the tables; a change needs a restart\n"
    "\tcases = 16384;\n"
    "\tbook_cases = 65536;\n"
    "\toperators = 1024;\n"
    "\tcapacity = 8192;\n"
    "\talarms = 1024;\n"
    "};\n\n"
    "%s";

/* Only a demonstration has a protocol before somebody chooses one. */
static const char triage_block[] = "triage = { protocol = \"" SITE_DEMO_PROTOCOL "\"; };\n\n";

/* The three texts behind each other, checked as a whole. */
static int
join(const char *block, const char *region, const char *roles, char **text, uint32_t *len,
    struct fault *f)
{
	size_t size = strlen(block) + strlen(region) + strlen(roles) + 2;
	char *all = malloc(size);
	if (all == NULL)
		return fault_set(f, ZCC_E_FULL, ENOMEM, "cannot compose a configuration");
	ZCC_MUST(text_format(all, size, "%s%s\n%s", block, region, roles));
	struct site *s = malloc(sizeof *s);
	int r = s == NULL ? fault_set(f, ZCC_E_FULL, ENOMEM, "cannot check the configuration")
			  : site_parse(all, strlen(all), "zcc.conf", s, f);
	if (s != NULL)
		site_free(s);
	free(s);
	if (r != ZCC_OK) {
		free(all);
		return r;
	}
	*text = all;
	*len = (uint32_t)strlen(all);
	return ZCC_OK;
}

int
site_compose(const char *region, bool is_demo, const uint8_t id[ZCC_SITE_BYTES], const char *group,
    char **text, uint32_t *len, struct fault *f)
{
	char region_path[PATH_MAX], roles_path[PATH_MAX];
	char block[sizeof site_block + sizeof triage_block + 2 * ZCC_SITE_BYTES + 64], hex[2 * ZCC_SITE_BYTES + 1];
	char *region_text = NULL, *roles_text = NULL;
	size_t region_len, roles_len;
	*text = NULL;
	*len = 0;
	text_hex(hex, id, ZCC_SITE_BYTES);
	if (!text_format(block, sizeof block, site_block, hex, group,
	        is_demo ? "true" : "false", is_demo ? triage_block : ""))
		return fault_set(f, ZCC_E_DATA, 0, "the name of the group is too long");
	int r = find_region(region, region_path, sizeof region_path, f);
	if (r == ZCC_OK)
		r = site_data_path("roles.conf", roles_path, sizeof roles_path, f);
	if (r == ZCC_OK)
		r = read_data(region_path, &region_text, &region_len, f);
	if (r == ZCC_OK)
		r = read_data(roles_path, &roles_text, &roles_len, f);
	if (r == ZCC_OK)
		r = join(block, region_text, roles_text, text, len, f);
	free(region_text);
	free(roles_text);
	return r;
}
