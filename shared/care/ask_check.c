/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Everything that can be said about a command without knowing the book: HB-8.  A message repeats
 * what stands on the board anyway; of a dossier field it gives the name of the field alone.
 */
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/ask.h"

#include <string.h>

/* Text of a record from outside: it must end within its room before anything else looks at it. */
struct field {
	const char *name, *text;
	size_t room;
};

#define FIELD(name, array) {name, array, sizeof(array)}

static int
check_text(const struct field *t, struct fault *f)
{
	int32_t cp;
	if (strnlen(t->text, t->room) == t->room)
		return fault_set(f, ZCC_E_DATA, 0, "%s is longer than %zu bytes; shorten it",
		    t->name, t->room - 1);
	if (text_check(t->text, &cp) == ZCC_OK)
		return ZCC_OK;
	if (cp < 0)
		return fault_set(
		    f, ZCC_E_DATA, 0, "%s is not valid UTF-8; send it as UTF-8", t->name);
	/* A character alone tells nothing about a person. */
	return fault_set(f, ZCC_E_DATA, 0,
	    "%s holds the character U+%04X, which may not stand there%s", t->name, (unsigned)cp,
	    cp == '\n' || cp == '\t' ? "; write it on one line, with spaces" : "; leave it out");
}

/* Empty, or a name as name_is_valid() wants it. */
static int
check_name(const struct field *t, struct fault *f)
{
	char shown[48];
	if (t->text[0] == '\0' || name_is_valid(t->text, t->room))
		return ZCC_OK;
	text_escape(shown, sizeof shown, t->text, strnlen(t->text, t->room));
	return fault_set(f, ZCC_E_DATA, 0,
	    "%s \"%s\" is no name: at most %zu of a-z 0-9 . _ -, first a letter or digit", t->name,
	    shown, t->room - 1);
}

static int
check_names(const struct ask *a, struct fault *f)
{
	const struct ask_board *b = &a->board;
	const struct field names[] = {
	    FIELD("operator", a->operator),
	    FIELD("role", a->role),
	    FIELD("complaint", b->complaint),
	    FIELD("reason", b->reason),
	    FIELD("operator", b->operator),
	    FIELD("kind", b->kind),
	    FIELD("source", b->source),
	};
	int e = ZCC_OK;
	for (size_t i = 0; i < sizeof names / sizeof names[0] && e == ZCC_OK; i++)
		e = check_name(&names[i], f);
	if (e == ZCC_OK && b->roles_num > ZCC_ROLES_MAX)
		e = fault_set(
		    f, ZCC_E_DATA, 0, "%d roles; at most %d", b->roles_num, ZCC_ROLES_MAX);
	for (uint8_t i = 0; i < b->roles_num && e == ZCC_OK; i++) {
		struct field role = FIELD("role", b->role[i]);
		e = b->role[i][0] == '\0' ? fault_set(f, ZCC_E_DATA, 0, "a role is empty; name it")
					  : check_name(&role, f);
	}
	return e;
}

static int
check_texts(const struct ask *a, struct fault *f)
{
	const struct ask_dossier *d = &a->dossier;
	const struct field texts[] = {
	    FIELD("place", a->board.place),
	    FIELD("provider", a->board.provider),
	    FIELD("name", d->name),
	    FIELD("birth_date", d->birth_date),
	    FIELD("bsn", d->bsn),
	    FIELD("phone", d->phone),
	    FIELD("address", d->address),
	    FIELD("caller", d->caller),
	    FIELD("complaint", d->complaint),
	    FIELD("note", d->note),
	    FIELD("query", d->query),
	};
	int e = ZCC_OK;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0] && e == ZCC_OK; i++)
		e = check_text(&texts[i], f);
	return e;
}

static int
check_numbers(const struct ask_board *b, struct fault *f)
{
	if (b->line > ZCC_LINES_NUM)
		return fault_set(f, ZCC_E_DATA, 0, "line %d does not exist; 1 to %d do", b->line,
		    ZCC_LINES_NUM);
	if (b->sex != SEX_UNKNOWN && sex_word(b->sex)[0] == '\0')
		return fault_set(f, ZCC_E_DATA, 0, "sex %d is not one of m, v, x", b->sex);
	if (b->age != AGE_UNKNOWN && b->age > ASK_AGE_MAX)
		return fault_set(f, ZCC_E_DATA, 0, "age %d is above %d", b->age, ASK_AGE_MAX);
	if (b->total < -1 || b->free < -1 || b->waiting < -1)
		return fault_set(f, ZCC_E_DATA, 0,
		    "total %d, free %d, waiting %d: a number is 0 or more, or left out when "
		    "unknown",
		    b->total, b->free, b->waiting);
	if (b->total >= 0 && b->free > b->total)
		return fault_set(
		    f, ZCC_E_DATA, 0, "free %d is more than total %d", b->free, b->total);
	if (b->text_len > ZCC_CONFIG_MAX)
		return fault_set(f, ZCC_E_DATA, 0, "the configuration has %u bytes; at most %d fit",
		    b->text_len, ZCC_CONFIG_MAX);
	return ZCC_OK;
}

static int
check_dossier(const struct ask_dossier *d, const char *today, struct fault *f)
{
	char digits[ZCC_PHONE_SIZE];
	if (d->bsn[0] != '\0' && !bsn_is_valid(d->bsn))
		return fault_set(f, ZCC_E_DATA, 0,
		    "bsn is not valid: it takes nine digits that pass the 11-proef; ask for it "
		    "again");
	if (d->birth_date[0] != '\0' && !date_is_valid(d->birth_date))
		return fault_set(f, ZCC_E_DATA, 0,
		    "birth_date is not a day that exists, written YYYY-MM-DD, from 1880 on");
	if (strcmp(d->birth_date, today) > 0)
		return fault_set(
		    f, ZCC_E_DATA, 0, "birth_date is in the future; today is %s", today);
	if (d->phone[0] != '\0' && !phone_clean(d->phone, digits))
		return fault_set(f, ZCC_E_DATA, 0,
		    "phone cannot be a number: it takes a Dutch number from its 0, or + and a "
		    "country code");
	return ZCC_OK;
}

/* What a verb cannot do without. */
static int
check_needs(const struct ask *a, struct fault *f)
{
	const struct ask_board *b = &a->board;
	unsigned needs = verb_needs(a->verb);
	const char *lack = NULL;
	if ((needs & VN_CASE) != 0 && a->row == 0)
		lack = "a case number";
	else if (a->verb == VERB_INTAKE && b->line == LINE_NONE)
		lack = "a line";
	else if (a->verb == VERB_CLOSE && b->reason[0] == '\0')
		lack = "a reason";
	else if (a->verb == VERB_NOTE && a->dossier.note[0] == '\0')
		lack = "a note";
	else if (a->verb == VERB_SEARCH && a->dossier.query[0] == '\0')
		lack = "what to look for";
	else if ((a->verb == VERB_OPERATOR_ADD || a->verb == VERB_OPERATOR_REVOKE) &&
	    b->operator[0] == '\0')
		lack = "the name of an operator";
	else if (a->verb == VERB_OPERATOR_ADD && b->roles_num == 0)
		lack = "at least one role";
	else if (a->verb == VERB_CAPACITY && (b->provider[0] == '\0' || b->kind[0] == '\0'))
		lack = "a provider and a kind";
	else if (a->verb == VERB_ALARM_ACK && b->alarm == 0)
		lack = "the number of an alarm";
	else if (a->verb == VERB_CONFIG && (b->text == NULL || b->text_len == 0))
		lack = "the text of a configuration";
	if (lack != NULL)
		return fault_set(f, ZCC_E_DATA, 0, "%s needs %s", verb_word(a->verb), lack);
	if (a->has_dossier && (needs & VN_DOSSIER) == 0)
		return fault_set(
		    f, ZCC_E_DATA, 0, "%s takes no dossier fields", verb_word(a->verb));
	return ZCC_OK;
}

/* Words without a code belong to the dossier, a code to the board; never both. */
static int
check_complaint(const struct ask *a, struct fault *f)
{
	bool has_words = a->dossier.complaint[0] != '\0';
	if (a->board.is_freetext == has_words && !(has_words && a->board.complaint[0] != '\0'))
		return ZCC_OK;
	return fault_set(f, ZCC_E_DATA, 0, "complaint is a code or words, not both; give one");
}

int
ask_check(const struct ask *a, const char *today, struct fault *f)
{
	if (verb_word(a->verb)[0] == '\0')
		return fault_set(
		    f, ZCC_E_DATA, 0, "verb %u does not exist in this version", a->verb);
	int e = check_names(a, f);
	if (e == ZCC_OK)
		e = check_texts(a, f);
	if (e == ZCC_OK)
		e = check_numbers(&a->board, f);
	if (e == ZCC_OK)
		e = check_needs(a, f);
	if (e == ZCC_OK)
		e = check_complaint(a, f);
	if (e == ZCC_OK)
		e = check_dossier(&a->dossier, today, f);
	return e;
}
