/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/args.h"

#include "shared/base/err.h"
#include "shared/base/text.h"

#include <string.h>

static const struct arg_option *
find(const struct arg_option *table, const char *name, size_t len)
{
	for (; table != NULL && table->name != NULL; table++)
		if (strlen(table->name) == len && strncmp(table->name, name, len) == 0)
			return table;
	return NULL;
}

static bool
is_option(const char *s)
{
	return s[0] == '-' && s[1] != '\0';
}

/* "--" for long names, "-" for one letter. */
static const char *
dashes(const char *name)
{
	return name[1] == '\0' ? "-" : "--";
}

static const char *
nearest(const struct arg_option *own, const struct arg_option *common, const char *name)
{
	const char *best = NULL;
	unsigned least = 3;
	const struct arg_option *tables[] = {own, common};
	for (int t = 0; t < 2; t++)
		for (const struct arg_option *o = tables[t]; o != NULL && o->name != NULL; o++) {
			unsigned d = text_distance(o->name, name);
			if (d < least && strlen(o->name) > 1) {
				least = d;
				best = o->name;
			}
		}
	return best;
}

static int
unknown(const struct arg_option *own, const struct arg_option *common, const char *given,
    struct fault *f)
{
	const char *best = nearest(own, common, given + strspn(given, "-"));
	if (best != NULL)
		return fault_set(
		    f, ZCC_E_USAGE, 0, "unknown option '%.60s'; did you mean '--%s'?", given, best);
	return fault_set(f, ZCC_E_USAGE, 0, "unknown option '%.60s'", given);
}

/* One option at argv[0]; gives how many of argv it took, or a negative code. */
static int
take(struct args *a, const struct arg_option *own, const struct arg_option *common, int argc,
    char **argv, struct fault *f)
{
	const char *name = argv[0] + (argv[0][1] == '-' ? 2 : 1);
	const char *equals = strchr(name, '=');
	size_t len = equals != NULL ? (size_t)(equals - name) : strlen(name);
	const struct arg_option *o = find(own, name, len);
	if (o == NULL)
		o = find(common, name, len);
	if (o == NULL || (len == 1) != (argv[0][1] != '-'))
		return unknown(own, common, argv[0], f);
	if (o->kind != ARG_MANY && args_has(a, o->name))
		return fault_set(
		    f, ZCC_E_USAGE, 0, "option '%s%s' is given twice", dashes(o->name), o->name);
	if (a->given_num == ARGS_GIVEN_MAX)
		return fault_set(f, ZCC_E_USAGE, 0, "more than %d options", ARGS_GIVEN_MAX);
	const char *value = "";
	int took = 1;
	if (o->kind == ARG_FLAG && equals != NULL)
		return fault_set(f, ZCC_E_USAGE, 0, "option '--%s' takes no value", o->name);
	if (o->kind != ARG_FLAG && equals != NULL) {
		value = equals + 1;
	} else if (o->kind != ARG_FLAG) {
		if (argc < 2)
			return fault_set(f, ZCC_E_USAGE, 0, "option '%s%s' needs a value: %s",
			    dashes(o->name), o->name, o->value);
		value = argv[1];
		took = 2;
	}
	a->given[a->given_num].name = o->name;
	a->given[a->given_num++].value = value;
	return took;
}

int
args_parse(struct args *a, const struct arg_option *own, const struct arg_option *common, int argc,
    char **argv, bool stops, int *used, struct fault *f)
{
	bool are_words = false; /* after "--" */
	memset(a, 0, sizeof *a);
	int i = 0;
	while (i < argc) {
		if (!are_words && strcmp(argv[i], "--") == 0) {
			are_words = true;
			i++;
		} else if (!are_words && is_option(argv[i])) {
			int took = take(a, own, common, argc - i, argv + i, f);
			if (took < 0)
				return took;
			i += took;
		} else if (stops) {
			break;
		} else if (a->words_num == ARGS_WORDS_MAX) {
			return fault_set(f, ZCC_E_USAGE, 0, "one word too many: '%.60s'", argv[i]);
		} else {
			a->word[a->words_num++] = argv[i++];
		}
	}
	*used = i;
	return ZCC_OK;
}

bool
args_has(const struct args *a, const char *name)
{
	return args_value(a, name) != NULL;
}

const char *
args_value(const struct args *a, const char *name)
{
	int at = 0;
	return args_next(a, name, &at);
}

const char *
args_next(const struct args *a, const char *name, int *at)
{
	while (*at < a->given_num) {
		int i = (*at)++;
		if (strcmp(a->given[i].name, name) == 0)
			return a->given[i].value;
	}
	return NULL;
}

int
args_need(const struct args *a, const char *name, const char **out, struct fault *f)
{
	*out = args_value(a, name);
	if (*out == NULL)
		return fault_set(f, ZCC_E_USAGE, 0, "option '--%s' is missing", name);
	return ZCC_OK;
}
