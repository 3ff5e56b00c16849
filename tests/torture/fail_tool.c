/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every public command of zcc-ctl, under fire while a sound hub serves it.  What was said to be done
 * is done; what was not, is done once by the same command repeated with its id.
 */
#include "tests/torture/fail.h"

#include "shared/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	ACT = 1,      /* has an id: repeated with it after the shot */
	CASE = 2,     /* wants a waiting case, in place of CASE */
	CLAIMED = 4,  /* wants one that is claimed */
	CLOSED = 128, /* wants one that is closed */
	SAME = 8,     /* the repeated command says the same on stdout */
	LINES = 16,   /* intake of JSON Lines: each id that was said is a case */
	NO_CONF = 32, /* takes no -c */
	INIT = 64,    /* makes a site: there whole, or not there */
	WORDS_MAX = 20,
	ROOM = 256
};

struct tool {
	const char *name;
	unsigned flags;
	const char *says; /* stands in the output of a command that went well */
	const char *words[WORDS_MAX - 6];
};

/* CASE, NEW and DIR stand for a case, a name and a directory that were not used before. */
static const struct tool tools[] = {
    {"init", NO_CONF | INIT, "", {"init", "DIR", "--region", "twente", "--demo"}},
    {"operator add", ACT, "", {"operator", "add", "NEW", "--role", "triagist"}},
    {"operator list", 0, "triagist", {"operator", "list"}},
    {"status", 0, "cases", {"status"}},
    {"status --json", 0, "}", {"--json", "status"}},
    {"queue", CASE, "CASE", {"queue"}},
    {"queue --json", CASE, "]", {"--json", "queue"}},
    {"show", CASE, "CASE", {"show", "CASE"}},
    {"show --dossier", CASE, "Een Naam", {"--json", "show", "CASE", "--dossier"}},
    {"search", CASE, "CASE", {"search", "een naam"}},
    {"intake", ACT | SAME, "", {"intake", "--line", "spoed", "--complaint", "koorts", "--name",
        "Een Naam", "--phone", "0612345678"}},
    {"intake --file", LINES, "", {"intake", "--file", "-"}},
    {"claim", ACT | CASE | SAME, "", {"claim", "CASE"}},
    {"release", ACT | CLAIMED | SAME, "", {"release", "CASE"}},
    {"note", ACT | CLAIMED | SAME, "", {"note", "CASE", "--text", "een regel"}},
    {"draft", ACT | CLAIMED, "", {"draft", "CASE", "--text", "een begin"}},
    {"close", ACT | CLAIMED | SAME, "", {"close", "CASE", "--reason", "overig"}},
    {"abandon", ACT | CLAIMED | SAME, "", {"abandon", "CASE"}},
    {"rav", ACT | CLAIMED | SAME, "", {"rav", "CASE"}},
    {"rav --spoken", ACT | CLAIMED | SAME, "", {"rav", "CASE", "--spoken", "Een Naam"}},
    {"meldkamer", ACT | CLAIMED | SAME, "", {"meldkamer", "CASE", "--kind", "politie"}},
    {"transfer", ACT | CLAIMED | SAME, "", {"transfer", "CASE", "--to", "regiearts", "--situation", "a",
        "--background", "b", "--assessment", "c", "--recommendation", "d"}},
    {"dossier erase", ACT | CLOSED | SAME, "", {"dossier", "erase", "CASE"}},
    {"capacity", 0, "", {"capacity"}},
    {"capacity set", ACT | SAME, "", {"capacity", "set", "--provider", "Huis", "--kind", "elv",
        "--total", "4", "--free", "1"}},
    {"alarm list", 0, "", {"alarm", "list"}},
    {"config check", 0, "", {"config", "check"}},
    {"config apply", ACT | SAME, "", {"config", "apply", "CONF"}},
    {"journal verify", 0, "", {"journal", "verify"}},
    {"audit verify", 0, "", {"audit", "verify"}},
    {"audit show", 0, "", {"audit", "show", "--limit", "20"}},
};

static const char lines_text[] = "{\"line\":\"spoed\",\"complaint\":\"koorts\"}\n"
                                 "{\"line\":\"regulier\",\"name\":\"Een Naam\"}\n"
                                 "{\"line\":\"112\"}\n";
enum { LINES_NUM = 3 };

/* Words that execv() wants to be able to write to. */
static char word_c[] = "-c", word_id[] = "--id", word_n[] = "-n", word_show[] = "show";

/* A command line, and the words that were made for it. */
struct call {
	char *argv[WORDS_MAX];
	char program[PATH_MAX + 16], id[2 * ZCC_ID_BYTES + 1], number[24], name[24], dir[ROOM];
	char lines[ROOM];
	uint64_t case_id;
};

/* The one that no command has reached yet; or, of commands that change nothing, seen any number of times. */
static uint64_t *
kept_case(struct world *w, const struct tool *t)
{
	return &w->kept[(t->flags & CLOSED) != 0 ? 2 : (t->flags & CLAIMED) != 0 ? 1 : 0];
}

static uint64_t
case_for(struct world *w, const struct tool *t)
{
	uint64_t *kept = kept_case(w, t);
	if ((t->flags & (CASE | CLAIMED | CLOSED)) == 0)
		return 0;
	if (*kept == 0)
		*kept = world_case(w, (t->flags & (CLAIMED | CLOSED)) != 0, (t->flags & CLOSED) != 0);
	return *kept;
}

static void
fill(struct world *w, const struct tool *t, struct call *c)
{
	unsigned n = 0;
	uint8_t id[ZCC_ID_BYTES];
	client_id(id);
	text_hex(c->id, id, sizeof id);
	snprintf(c->program, sizeof c->program, "%s/zcc-ctl", w->rig.bin);
	snprintf(c->name, sizeof c->name, "op%u", ++w->serial);
	snprintf(c->dir, sizeof c->dir, "%s/n", w->rig.dir);
	snprintf(c->lines, sizeof c->lines, "%s/lines", w->rig.dir);
	c->case_id = case_for(w, t);
	snprintf(c->number, sizeof c->number, "%llu", (unsigned long long)c->case_id);
	c->argv[n++] = c->program;
	if ((t->flags & NO_CONF) == 0) {
		c->argv[n++] = word_c;
		c->argv[n++] = w->rig.site.conf;
	}
	if ((t->flags & ACT) != 0) {
		c->argv[n++] = word_id;
		c->argv[n++] = c->id;
	}
	for (unsigned i = 0; t->words[i] != NULL; i++) {
		union {
			const char *from;
			char *to; /* execv() changes nothing */
		} word = {t->words[i]};
		c->argv[n++] = strcmp(word.from, "CASE") == 0 ? c->number
		    : strcmp(word.from, "NEW") == 0            ? c->name
		    : strcmp(word.from, "DIR") == 0            ? c->dir
		    : strcmp(word.from, "CONF") == 0           ? w->rig.site.conf
		                                               : word.to;
	}
	c->argv[n] = NULL;
}

/* --- What must be true afterwards --- */

static void
check_said(struct world *w, const struct item *it, const struct inject *i, const struct call *c,
    const struct shot *s)
{
	const struct tool *t = it->what;
	const char *says = strcmp(t->says, "CASE") == 0 ? c->number : t->says;
	if (!shot_is_well(s))
		return;
	if (strstr(s->out, says) == NULL)
		broken(w, it, i, "exit 0, and \"%s\" is not in its output", says);
	if ((t->flags & ACT) == 0 && s->out[0] == '\0' && strncmp(it->name, "alarm", 5) != 0 &&
	    strcmp(it->name, "capacity") != 0)
		broken(w, it, i, "exit 0, and it said nothing");
}

/* The same command with the same id: done once, whatever came of it before. */
static void
repeat(struct world *w, const struct item *it, const struct inject *i, struct call *c,
    const struct shot *s)
{
	const struct tool *t = it->what;
	char out[sizeof s->out];
	int code = plain_ctl(w, c->argv, NULL, out, sizeof out);
	if (code != 0)
		broken(w, it, i, "exit %d after it was said to be %s: the same command with its id gives %d; "
		    "said: %.300s", WEXITSTATUS(s->status), shot_is_well(s) ? "done" : "not done", code,
		    s->err);
	else if (shot_is_well(s) && (t->flags & SAME) != 0 && strcmp(out, s->out) != 0)
		broken(w, it, i, "the same command with its id says something else");
}

/* Each line of stdout is the id of a case that is there.  What libpgm says before it gives up goes there
 * too, and is the last. */
static void
check_lines(struct world *w, const struct item *it, const struct inject *i, struct call *c,
    const struct shot *s)
{
	unsigned num = 0;
	char out[sizeof s->out], *rest = NULL;
	memcpy(out, s->out, sizeof out);
	for (char *line = strtok_r(out, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
		if (!shot_is_well(s) && strncmp(line, "Fatal: file ", 12) == 0)
			break;
		char *argv[] = {c->program, word_c, w->rig.site.conf, word_show, line, NULL};
		if (plain_ctl(w, argv, NULL, NULL, 0) != 0)
			broken(w, it, i, "case %.20s was acknowledged and is not there", line);
		num++;
	}
	if (shot_is_well(s) && num != LINES_NUM)
		broken(w, it, i, "exit 0, and %u of %d cases", num, LINES_NUM);
}

static void
remove_tree(const char *dir)
{
	char command[ROOM + 16];
	snprintf(command, sizeof command, "rm -rf '%s'", dir);
	if (system(command) != 0)
		rig_fail("cannot remove %s", dir);
}

/* A site that works, or nothing: and then it can be made. */
static void
check_init(struct world *w, const struct item *it, const struct inject *i, struct call *c,
    const struct shot *s)
{
	struct stat st;
	if (s->writes == 0)
		return;
	char conf[ROOM + 16], hub[PATH_MAX + 16];
	bool is_there = stat(c->dir, &st) == 0;
	if (!shot_is_well(s) && is_there)
		broken(w, it, i, "a site that could not be made is there by half");
	if (!shot_is_well(s) && plain_ctl(w, c->argv, NULL, NULL, 0) != 0)
		broken(w, it, i, "no site can be made there any more");
	snprintf(conf, sizeof conf, "%s/zcc.conf", c->dir);
	snprintf(hub, sizeof hub, "%s/zcc-hub", w->rig.bin);
	char *argv[] = {hub, word_n, word_c, conf, NULL};
	if (plain_ctl(w, argv, NULL, NULL, 0) != 0)
		broken(w, it, i, "the site that was made does not work");
	remove_tree(c->dir);
}

static void
write_lines(const struct call *c)
{
	FILE *file = fopen(c->lines, "we");
	if (file == NULL || fputs(lines_text, file) < 0 || fclose(file) != 0)
		rig_fail("cannot write %s", c->lines);
}

static void
fire(struct world *w, const struct item *it, const struct inject *i, struct shot *out)
{
	const struct tool *t = it->what;
	struct call c;
	bool has_lines = (t->flags & LINES) != 0;
	plain_hub(w, true);
	fill(w, t, &c);
	if (has_lines)
		write_lines(&c);
	shot_run(&w->range, c.argv, has_lines ? c.lines : NULL, i, out);
	judge(w, it, i, out);
	check_said(w, it, i, &c, out);
	if (has_lines)
		check_lines(w, it, i, &c, out);
	if ((t->flags & INIT) != 0)
		check_init(w, it, i, &c, out);
	if (out->writes == 0)
		return; /* it has asked for nothing and changed nothing */
	w->used++;
	if ((t->flags & ACT) != 0) {
		repeat(w, it, i, &c, out);
		*kept_case(w, t) = 0;
	}
}

unsigned
tool_items(struct item *items, unsigned num, unsigned max)
{
	static const struct item_kind kind = {fire};
	for (unsigned t = 0; t < sizeof tools / sizeof tools[0]; t++)
		num = item_classes(items, num, max, &kind, &tools[t], tools[t].name);
	return num;
}
