/* SPDX-License-Identifier: EUPL-1.2 */
/* Who the patient is (ID-1), and that he was here before (NT-6), from the command line. */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <string.h>

const struct arg_option verb_identify_options[] = {
    {"caller-is", ARG_ONCE, "WHERE"},
    {"read-back", ARG_ONCE, "WHAT,WHAT"},
    {"bsn-verified", ARG_FLAG, NULL},
    {"impossible", ARG_ONCE, "REASON"},
    {"name", ARG_ONCE, "NAME"},
    {"birth-date", ARG_ONCE, "YYYY-MM-DD"},
    {"bsn", ARG_ONCE, "BSN"},
    {"phone", ARG_ONCE, "NUMBER"},
    {"address", ARG_ONCE, "ADDRESS"},
    {"caller", ARG_ONCE, "NAME"},
    {NULL, ARG_FLAG, NULL},
};

/* "naam,geboortedatum" as bits. */
static int
take_read_back(const char *value, uint8_t *bits, struct fault *f)
{
	char word[ZCC_CODE_SIZE];
	for (; value[0] != '\0'; value += value[0] == ',') {
		size_t len = strcspn(value, ",");
		unsigned what = text_format(word, sizeof word, "%.*s", (int)len, value)
		    ? identifier_number(word) : IDENTIFIER_NONE;
		if (what == IDENTIFIER_NONE)
			return fault_set(f, ZCC_E_DATA, 0,
			    "--read-back '%.40s' is not of naam, geboortedatum, bsn, adres", value);
		*bits |= (uint8_t)(1U << what);
		value += len;
	}
	return ZCC_OK;
}

int
verb_identify(struct ctl *c, const struct args *a)
{
	static const char *const told[] = {"name", "birth-date", "bsn", "phone", "address", "caller"};
	struct ask ask;
	const char *where = args_value(a, "caller-is"), *back = args_value(a, "read-back");
	const char *why = args_value(a, "impossible");
	ask_init(&ask, VERB_IDENTIFY);
	int rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	if (rc == ZCC_OK && where != NULL && presence_number(where) == PRESENCE_NONE)
		rc = fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--caller-is '%.40s' is not one of zelf, erbij, elders", where);
	if (rc == ZCC_OK && why != NULL && no_identity_number(why) == NO_IDENTITY_NONE)
		rc = fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--impossible '%.40s' is not one of onbekend, niet-aanspreekbaar, verward, taal, "
		    "weigert, overig", why);
	if (rc == ZCC_OK && back != NULL)
		rc = take_read_back(back, &ask.board.read_back, &c->fault);
	for (size_t i = 0; i < sizeof told / sizeof told[0] && rc == ZCC_OK; i++)
		rc = ctl_option_field(&ask, a, told[i], &c->fault);
	(void)text_copy(ask.board.kind, sizeof ask.board.kind, where != NULL ? where : "");
	(void)text_copy(ask.board.reason, sizeof ask.board.reason, why != NULL ? why : "");
	ask.board.verified = args_has(a, "bsn-verified");
	if (rc == ZCC_OK)
		rc = ctl_act(c, &ask);
	seal_wipe(&ask, sizeof ask);
	return rc;
}

/* A second contact is linked to the earlier one, or no longer (NT-6, PE-7). */
int
verb_link(struct ctl *c, const struct args *a)
{
	struct ask ask;
	ask_init(&ask, VERB_LINK);
	int rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	if (rc == ZCC_OK)
		rc = ctl_case_id(a->word[1], &ask.board.from, &c->fault);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}

int
verb_unlink(struct ctl *c, const struct args *a)
{
	struct ask ask;
	ask_init(&ask, VERB_LINK);
	int rc = ctl_case_id(a->word[0], &ask.row, &c->fault);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}
