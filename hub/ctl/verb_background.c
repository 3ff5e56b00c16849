/* SPDX-License-Identifier: EUPL-1.2 */
/* What is known of a patient (BG-1), and striking it or a note (PE-6), from the command line. */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

const struct arg_option verb_background_options[] = {
    {"kind", ARG_ONCE, "KIND"},
    {"from", ARG_ONCE, "ORIGIN"},
    {"consent", ARG_ONCE, "CONSENT"},
    {"not", ARG_ONCE, "LIMIT"},
    {"allow", ARG_ONCE, "LIMIT"},
    {"since", ARG_ONCE, "YYYY-MM-DD"},
    {"text", ARG_ONCE, "TEXT|-"},
    {NULL, ARG_FLAG, NULL},
};
const struct arg_option verb_strike_options[] = {
    {"reason", ARG_ONCE, "REASON"},
    {NULL, ARG_FLAG, NULL},
};

/* An option that is a word of a list; `must`: it cannot be left out. */
static int
take_word(const struct args *a, const char *name, bool must, char *room, size_t size, struct fault *f)
{
	const char *word = args_value(a, name);
	if (word == NULL && must)
		return fault_set(f, ZCC_E_USAGE, 0, "background needs --%s", name);
	if (word != NULL && !text_copy(room, size, word))
		return fault_set(f, ZCC_E_DATA, 0, "--%s '%.40s' is too long", name, word);
	return ZCC_OK;
}

/* The text is read as a note is, and kept as what it is. */
static int
take_item(struct ask *ask, const char *text, struct fault *f)
{
	int rc = text != NULL ? verb_set_note(ask, text, f) : ZCC_OK;
	if (rc == ZCC_OK && !text_copy(ask->dossier.item, sizeof ask->dossier.item, ask->dossier.note))
		rc = fault_set(f, ZCC_E_DATA, 0, "--text is longer than %zu bytes",
		    sizeof ask->dossier.item - 1);
	ask->dossier.note[0] = '\0';
	return rc;
}

int
verb_background(struct ctl *c, const struct args *a)
{
	struct ask ask;
	struct ask_dossier *d = &ask.dossier;
	bool has_both = args_has(a, "not") && args_has(a, "allow");
	if (has_both)
		return fault_set(&c->fault, ZCC_E_USAGE, 0, "either --not or --allow");
	ask_init(&ask, VERB_BACKGROUND);
	int rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	if (rc == ZCC_OK)
		rc = take_item(&ask, args_value(a, "text"), &c->fault);
	if (rc == ZCC_OK)
		rc = take_word(a, "kind", true, d->item_kind, sizeof d->item_kind, &c->fault);
	if (rc == ZCC_OK)
		rc = take_word(a, "from", true, d->origin, sizeof d->origin, &c->fault);
	if (rc == ZCC_OK)
		rc = take_word(a, "consent", true, d->consent, sizeof d->consent, &c->fault);
	if (rc == ZCC_OK)
		rc = take_word(a, "since", false, d->since, sizeof d->since, &c->fault);
	ask.board.allowed = args_has(a, "allow");
	if (rc == ZCC_OK)
		rc = take_word(a, ask.board.allowed ? "allow" : "not", false, ask.board.care,
		    sizeof ask.board.care, &c->fault);
	ask.has_dossier = true;
	if (rc == ZCC_OK)
		rc = ctl_act(c, &ask);
	seal_wipe(&ask, sizeof ask);
	return rc;
}

static int
about_part(struct ctl *c, const struct args *a, struct ask *ask)
{
	int64_t part;
	ask_init(ask, VERB_STRIKE);
	int rc = ctl_case_id(a->word[0], &ask->row, &c->fault);
	if (rc == ZCC_OK && !text_to_i64(a->word[1], 1, INT64_MAX, &part))
		rc = fault_set(&c->fault, ZCC_E_USAGE, 0,
		    "'%.40s' is no number of a part, as show --dossier has them", a->word[1]);
	if (rc == ZCC_OK)
		ask->board.from = (uint64_t)part;
	return rc;
}

int
verb_strike(struct ctl *c, const struct args *a)
{
	struct ask ask;
	const char *why = args_value(a, "reason");
	if (why == NULL || strike_number(why) == STRIKE_NONE)
		return fault_set(&c->fault, why == NULL ? ZCC_E_USAGE : ZCC_E_DATA, 0,
		    "strike needs --reason, one of onjuist, andere-patient, dubbel, achterhaald");
	int rc = about_part(c, a, &ask);
	if (rc != ZCC_OK)
		return rc;
	(void)text_copy(ask.board.reason, sizeof ask.board.reason, why);
	return ctl_act(c, &ask);
}

int
verb_unstrike(struct ctl *c, const struct args *a)
{
	struct ask ask;
	int rc = about_part(c, a, &ask);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}
