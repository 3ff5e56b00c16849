/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/edge/lang.h"

#include "shared/base/text.h"
#include "shared/edge/guard.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* glibc's own: raised when the language changes within a process, so that gettext looks again. */
extern int _nl_msg_cat_cntr;

static const char *
catalogue_dir(const char *below, char room[PATH_MAX])
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

	if (n <= 0)
		return ZCC_PREFIX "/share/locale";
	self[n] = '\0';
	char *slash = strrchr(self, '/');
	if (slash != NULL)
		*slash = '\0';
	if (!text_format(room, PATH_MAX, "%s/%s", self, below) || access(room, R_OK) != 0)
		return ZCC_PREFIX "/share/locale";
	return room;
}

bool
lang_is_known(const char *lang)
{
	return strcmp(lang, "nl") == 0 || strcmp(lang, "en") == 0;
}

/* gettext reads the catalogue and makes its converter with the first text, and does not look whether
 * it got its memory. */
static void
read_first(void *arg)
{
	const char **first = arg;
	*first = gettext("");
}

int
lang_open(const char *lang, const char *below)
{
	char room[PATH_MAX];
	const char *first;

	if (!lang_is_known(lang))
		return ZCC_E_USAGE;
	setenv("LANGUAGE", lang, 1);
	setlocale(LC_MESSAGES, "C.UTF-8");
	bindtextdomain("zcc", catalogue_dir(below, room));
	bind_textdomain_codeset("zcc", "UTF-8");
	textdomain("zcc");
	_nl_msg_cat_cntr++;
	return guard_call(read_first, &first, "reading the screens' texts");
}
