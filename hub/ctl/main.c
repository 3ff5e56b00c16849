/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * zcc-ctl - everything an operator can do, as commands that can be scripted.
 *
 *   main.c     options of every verb, help, exit code     args.c     words and options
 *   verbs.c    the table of verbs                         ctl.c      site, picture, way to the hub
 *   verb_*.c   one file per group of verbs                lines.c    intake from JSON Lines
 *   keys.c     making key files                           made.c     undoing a half-made site
 *   out_*.c    text and JSON                              row.c      what a row means
 *   in_json.c  one JSON line as an intake
 */
#include "hub/ctl/ctl.h"
#include "shared/base/err.h"
#include "shared/base/last.h"
#include "shared/base/log.h"
#include "shared/base/text.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static void
say_usage(FILE *to, const struct ctl_verb *v)
{
	fprintf(to, "usage: zcc-ctl %s%s%s%s%s\n", v->name, v->sub != NULL ? " " : "",
	    v->sub != NULL ? v->sub : "", v->usage[0] != '\0' ? " " : "", v->usage);
}

static void
say_help(void)
{
	puts("usage: zcc-ctl [-c FILE] [--as OPERATOR] [--role ROLE] [--json] [--id HEX32] VERB "
	     "...\n"
	     "       zcc-ctl VERB --help | --help | --version\n");
	for (unsigned i = 0; i < ctl_verbs_num; i++) {
		char name[32];
		text_format(name, sizeof name, "%s%s%s", ctl_verbs[i].name,
		    ctl_verbs[i].sub != NULL ? " " : "",
		    ctl_verbs[i].sub != NULL ? ctl_verbs[i].sub : "");
		printf("  %-16s  %s\n", name, ctl_verbs[i].help);
	}
	puts("\nThe configuration is -c FILE, else $ZCC_CONFIG, else /etc/zcc/zcc.conf."
	     "\nThe manual is zcc-ctl(1).");
}

static void
say_verb_help(const struct ctl_verb *v)
{
	say_usage(stdout, v);
	printf("%s\n", v->help);
	for (const struct arg_option *o = v->options; o != NULL && o->name != NULL; o++)
		printf("  --%s%s%s\n", o->name, o->kind != ARG_FLAG ? " " : "",
		    o->kind != ARG_FLAG ? o->value : "");
}

/* For the completion: one verb per line, with its options. */
static void
say_list(void)
{
	for (unsigned i = 0; i < ctl_verbs_num; i++) {
		const struct ctl_verb *v = &ctl_verbs[i];
		printf("%s %s", v->name, v->sub != NULL ? v->sub : "-");
		for (const struct arg_option *o = v->options; o != NULL && o->name != NULL; o++)
			printf(" --%s", o->name);
		putchar('\n');
	}
}

static int
help(struct ctl *c, const struct args *given, int argc, char **argv)
{
	const struct ctl_verb *v = NULL;
	int used;
	if (argc == 1 && strcmp(argv[0], "--list") == 0) {
		say_list();
		return ZCC_OK;
	}
	if (argc == 0 || args_has(given, "help")) {
		say_help();
		return ZCC_OK;
	}
	int rc = ctl_verb_find(argc, argv, &v, &used, &c->fault);
	if (rc == ZCC_OK)
		say_verb_help(v);
	return rc;
}

/* What was given of the options of every verb; later ones win. */
static int
adopt(struct ctl *c, const struct args *a)
{
	const char *v;
	if ((v = args_value(a, "c")) != NULL)
		c->conf = v;
	if ((v = args_value(a, "as")) != NULL)
		c->as = v;
	if (args_has(a, "json"))
		c->is_json = true;
	if ((v = args_value(a, "id")) == NULL)
		return ZCC_OK;
	if (!text_unhex(v, c->id, sizeof c->id) || strspn(v, "0") == strlen(v)) /* 0: none was given */
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "'%.60s' is no command id: 32 hex digits in lower case", v);
	c->has_id = true;
	return ZCC_OK;
}

static int
check_words(struct ctl *c, const struct ctl_verb *v, const struct args *a)
{
	if (a->words_num < v->words_min)
		return fault_set(&c->fault, ZCC_E_USAGE, 0, "something is missing after '%s'",
		    a->words_num > 0 ? a->word[a->words_num - 1]
		    : v->sub != NULL ? v->sub
				     : v->name);
	if (a->words_num > v->words_max)
		return fault_set(
		    &c->fault, ZCC_E_USAGE, 0, "one word too many: '%.60s'", a->word[v->words_max]);
	return ZCC_OK;
}

static int
run(struct ctl *c, int argc, char **argv, const struct ctl_verb **verb)
{
	struct args a;
	int used, words;
	int rc = args_parse(&a, NULL, ctl_options, argc, argv, true, &used, &c->fault);
	if (rc == ZCC_OK)
		rc = adopt(c, &a);
	if (rc != ZCC_OK)
		return rc;
	c->role = args_value(&a, "role");
	argc -= used;
	argv += used;
	if (args_has(&a, "version")) {
		puts("zcc-ctl " ZCC_VERSION);
		return ZCC_OK;
	}
	if (args_has(&a, "help") || (argc > 0 && strcmp(argv[0], "help") == 0))
		return help(c, &a, argc > 0 ? argc - 1 : 0, argv + 1);
	rc = ctl_verb_find(argc, argv, verb, &words, &c->fault);
	if (rc != ZCC_OK)
		return rc;
	rc = args_parse(
	    &a, (*verb)->options, ctl_options, argc - words, argv + words, false, &used, &c->fault);
	if (rc == ZCC_OK && args_has(&a, "help")) {
		say_verb_help(*verb);
		return ZCC_OK;
	}
	if (rc == ZCC_OK)
		rc = adopt(c, &a);
	if (rc == ZCC_OK)
		rc = check_words(c, *verb, &a);
	if (rc != ZCC_OK)
		return rc;
	/* `operator add --role` is its own; elsewhere --role may also follow the verb. */
	if (c->role == NULL && ((*verb)->sub == NULL || strcmp((*verb)->sub, "add") != 0))
		c->role = args_value(&a, "role");
	if (c->role != NULL && c->role[0] == '\0')
		return fault_set(&c->fault, ZCC_E_DATA, 0, "'' is no role: leave --role out for the first that may");
	c->out = c->is_json ? &out_json : &out_text;
	return (*verb)->run(c, &a);
}

/* Who does not see that it was done would ask for it again. */
static int
arrived(struct ctl *c)
{
	int rc = fault_of_output(&c->fault);
	if (rc != ZCC_OK && c->taken > 0)
		return fault_set(&c->fault, rc, 0,
		    "the output could not be written, and %u calls were taken in: the same file would take them in "
		    "once more; zcc-ctl queue has their numbers", c->taken);
	if (rc == ZCC_OK || c->done[0] == '\0')
		return rc;
	return fault_set(&c->fault, rc, 0,
	    "the output could not be written, and the command was done: "
	    "with --id %s it is not done twice, and gives its answer again", c->done);
}

static void
say_fault(const struct fault *f, const struct ctl_verb *verb)
{
	char clean[2 * sizeof f->text];
	text_clean(clean, sizeof clean, f->text, false);
	fprintf(stderr, "zcc-ctl: %s\n", clean);
	if (f->code == ZCC_E_USAGE && verb != NULL)
		say_usage(stderr, verb);
	else if (f->code == ZCC_E_USAGE)
		fputs("see zcc-ctl --help\n", stderr);
}

int
main(int argc, char **argv)
{
	static struct ctl c;
	const struct ctl_verb *verb = NULL;
	log_open("zcc-ctl");
	last_word_install();
	signal(SIGPIPE, SIG_IGN); /* a closed pipe is seen where it is written to */
	umask(077);               /* what others may see is said with chmod, by name */
	int rc = seal_init(&c.fault);
	if (rc == ZCC_OK)
		rc = run(&c, argc - 1, argv + 1, &verb);
	if (rc == ZCC_OK)
		rc = arrived(&c);
	if (rc != ZCC_OK) {
		fflush(stdout);
		c.fault.code = rc;
		say_fault(&c.fault, verb);
	}
	ctl_fini(&c);
	return rc == ZCC_OK ? 0 : err_exit_code(rc);
}
