/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * args - the command line as words and named values, against a table of what is allowed.
 *
 * Long options with `--name value` or `--name=value`, and `-c FILE`; `--` ends them.  A value is
 * taken as it stands, also when it begins with a dash.
 *
 * Tests: cli/usage.t.   Threads: no state.   Memory: the caller's; values are borrowed from argv.
 */
#ifndef ZCC_CTL_ARGS_H
#define ZCC_CTL_ARGS_H

#include "zcc/err.h"
#include "zcc/limits.h"

#include <stdbool.h>

enum arg_kind { ARG_FLAG, ARG_ONCE, ARG_MANY }; /* no value; one; may be given again */

/* One row of a table that ends with a NULL name. */
struct arg_option {
	const char *name; /* without dashes; one letter: a short option */
	enum arg_kind kind;
	const char *value; /* what the value is, for help: "FILE" */
};

enum { ARGS_WORDS_MAX = 4, ARGS_GIVEN_MAX = ZCC_ROLES_MAX + 24 };

struct args {
	const char *word[ARGS_WORDS_MAX];
	int words_num;
	struct {
		const char *name, *value;
	} given[ARGS_GIVEN_MAX];
	int given_num;
};

/*
 * Read argv[0..argc).
 *
 *   own, common   tables of options; own wins; either may be NULL
 *   stops         stop at the first word, so that a verb is found before its options are known
 *   used          how many of argv were read
 *
 * ZCC_E_USAGE: an option that is not in the tables, one given twice, one without its value, or more
 * words than ARGS_WORDS_MAX.  The fault names it.
 */
ZCC_CHECK int args_parse(struct args *a, const struct arg_option *own,
    const struct arg_option *common, int argc, char **argv, bool stops, int *used, struct fault *f);

bool args_has(const struct args *a, const char *name);
/* NULL when it was not given.  args_next() walks an ARG_MANY: *at starts at 0. */
const char *args_value(const struct args *a, const char *name);
const char *args_next(const struct args *a, const char *name, int *at);
/* ZCC_E_USAGE when it was not given. */
ZCC_CHECK int args_need(const struct args *a, const char *name, const char **out, struct fault *f);

#endif
