/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ctl - what the verbs of zcc-ctl share: the options of the call, the site, the way to the hub, and
 * the table of verbs.
 *
 * A verb gives ZCC_OK, or a code with ctl->fault filled; main() says the fault and turns the code
 * into an exit code.  Nothing is opened before a verb asks for it.
 *
 * Tests: cli/.   Threads: one.   Memory: struct ctl is the caller's; ctl_fini() frees what it
 * opened.
 */
#ifndef ZCC_CTL_H
#define ZCC_CTL_H

#include "hub/ctl/args.h"
#include "hub/ctl/out.h"
#include "shared/edge/client.h"
#include "shared/edge/seg_read.h"

enum {
	CTL_ANSWER_MS = 5000, /* how long one id is repeated (DESIGN 7) */
	CTL_TICK_MS = 20      /* between two looks at a hub that is not live yet */
};

struct ctl {
	const char *conf, *as, *role; /* NULL = not given */
	bool is_json, has_id;
	uint8_t id[ZCC_ID_BYTES];
	const struct out_ops *out;
	struct site site;
	bool has_site;
	char operator[ZCC_OPERATOR_SIZE];
	struct client *client;
	struct seg_reader *seg;
	struct fault fault;
	char done[2 * ZCC_ID_BYTES + 1]; /* the id of the command that was done, as hex; "" = none */
	unsigned taken;                  /* calls of a file that were taken in */
};

struct ctl_verb {
	const char *name, *sub; /* "operator" "add"; sub NULL = the verb alone */
	int (*run)(struct ctl *c, const struct args *a);
	int words_min, words_max;         /* words after the verb */
	const struct arg_option *options; /* its own; NULL = none */
	const char *usage;                /* "CASE --reason R" */
	const char *help;                 /* one line */
};
extern const struct ctl_verb ctl_verbs[];
extern const unsigned ctl_verbs_num;
extern const struct arg_option ctl_options[]; /* those of every verb */

/* The verb of argv[0] (and argv[1]); *used = 1 or 2.  ZCC_E_USAGE names the word and the nearest.
 */
ZCC_CHECK int ctl_verb_find(
    int argc, char **argv, const struct ctl_verb **out, int *used, struct fault *f);

/* The site of -c, read once. */
ZCC_CHECK int ctl_site(struct ctl *c);
/* A way to the hub for the operator of --as: key found, opened, socket connected; once. */
ZCC_CHECK int ctl_client(struct ctl *c);
/* The picture as it is now, live or not.  ZCC_E_DOWN: there is none. */
ZCC_CHECK int ctl_board(struct ctl *c, const struct board **out);
/* The same, waiting up to ZCC_LIVE_MS for a live hub.  ZCC_E_DOWN also when the picture is not
 * live; then *out is the last one, and NULL when there is none at all. */
ZCC_CHECK int ctl_board_live(struct ctl *c, const struct board **out);

/* Fill in role, id, and the version that the board shows when the verb needs one; check; send;
 * wait. Also gives the code of a refusal, with its text in the fault. */
ZCC_CHECK int ctl_ask(struct ctl *c, struct ask *a, struct wire_answer *out);
/* ctl_ask(), and say on stdout what was done. */
ZCC_CHECK int ctl_act(struct ctl *c, struct ask *a);
/* On stderr, after `who`: the call was taken in, and what else was asked was not done (C19). */
void ctl_say_not_done(const struct wire_answer *done, const char *who);
/* The same fill and checks, for who sends by himself. */
ZCC_CHECK int ctl_prepare(struct ctl *c, struct ask *a, struct fault *f);
/* Open the boxed part of an answer to *plain; ctl_plain_free() it. */
ZCC_CHECK int ctl_unbox(struct ctl *c, const struct wire_answer *a, uint8_t **plain, size_t *len);
void ctl_plain_free(uint8_t *plain, size_t len);
void ctl_fini(struct ctl *c);

/* A case id; ZCC_E_USAGE when the word is not one. */
ZCC_CHECK int ctl_case_id(const char *word, uint64_t *id, struct fault *f);
/* Set the intake or note field `name` (ask_set()).  ZCC_E_USAGE: no such field. */
ZCC_CHECK int ctl_field(struct ask *a, const char *name, const char *value, struct fault *f);
/* The same from an option, if that was given: --birth-date is the field birth_date. */
ZCC_CHECK int ctl_option_field(
    struct ask *a, const struct args *given, const char *option, struct fault *f);
/* A call with times of its own is entered later; one without comes in now.  What was given with it says by
 * whom, when only its line does. */
void ctl_call_verb(struct ask *a);

#endif
