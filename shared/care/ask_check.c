/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Everything that can be said about a command without knowing the book: HB-8.  A message repeats
 * what stands on the board anyway; of a dossier field it gives the name of the field alone.
 */
#include "shared/base/text.h"
#include "shared/care/ask.h"
#include "shared/care/ask_args.h"
#include "shared/care/given.h"
#include "shared/care/message.h"
#include "shared/care/triage.h"

#include <stdio.h>
#include <string.h>

/* Text of a record from outside: it must end within its room before anything else looks at it. */
struct field {
	const char *name, *text;
	size_t room;
};

#define FIELD(name, array) {name, array, sizeof(array)}

static int
check_text(const struct field *t, struct refusal *no)
{
	int32_t cp;
	char shown[12];
	if (strnlen(t->text, t->room) == t->room)
		return refuse(
		    no, (struct because){WHY_TOO_LONG, t->name, numeral(t->room - 1).text});
	if (text_check(t->text, &cp) == ZCC_OK)
		return ZCC_OK;
	if (cp < 0)
		return refuse(no, (struct because){WHY_NOT_UTF8, t->name});
	/* A character alone tells nothing about a person. */
	snprintf(shown, sizeof shown, "U+%04X", (unsigned)cp);
	return refuse(no,
	    (struct because){cp == '\n' || cp == '\t' ? WHY_BAD_BREAK : WHY_BAD_CHARACTER, t->name,
	        shown});
}

static void
forget_blank(char *text, size_t room)
{
	if (strnlen(text, room) < room && text_is_blank(text))
		memset(text, 0, room);
}

void
ask_forget_blanks(struct ask *a)
{
	bool has_words = a->dossier.complaint[0] != '\0';
#define TEXT(member, is_typed) forget_blank(a->dossier.member, sizeof a->dossier.member);
	ASK_TEXTS(TEXT)
#undef TEXT
	forget_blank(a->board.message, sizeof a->board.message);
	if (has_words && a->dossier.complaint[0] == '\0')
		a->board.is_freetext = false;
}

/* Empty, or a name as name_is_valid() wants it. */
static int
check_name(const struct field *t, struct refusal *no)
{
	char shown[REFUSAL_VALUE_SIZE];
	if (t->text[0] == '\0' || name_is_valid(t->text, t->room))
		return ZCC_OK;
	text_escape(shown, sizeof shown, t->text, strnlen(t->text, t->room));
	return refuse(
	    no, (struct because){WHY_NO_NAME, t->name, shown, numeral(t->room - 1).text});
}

static int
check_roles(const struct ask_board *b, struct refusal *no)
{
	int e = ZCC_OK;
	if (b->roles_num > ZCC_ROLES_MAX)
		return refuse(no, (struct because){WHY_TOO_MANY_ROLES, numeral(b->roles_num).text,
		    numeral(ZCC_ROLES_MAX).text});
	for (uint8_t i = 0; i < b->roles_num && e == ZCC_OK; i++) {
		struct field role = FIELD("role", b->role[i]);
		e = b->role[i][0] == '\0' ? refuse(no, (struct because){WHY_ROLE_EMPTY})
					  : check_name(&role, no);
	}
	return e;
}

static int
check_names(const struct ask *a, struct refusal *no)
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
	    FIELD("post", b->post),
	};
	int e = ZCC_OK;
	for (size_t i = 0; i < sizeof names / sizeof names[0] && e == ZCC_OK; i++)
		e = check_name(&names[i], no);
	return e == ZCC_OK ? check_roles(b, no) : e;
}

static int
check_texts(const struct ask *a, struct refusal *no)
{
#define TEXT(member, is_typed) FIELD(#member, a->dossier.member),
	const struct field texts[] = {
	    FIELD("place", a->board.place),
	    FIELD("provider", a->board.provider),
	    FIELD("message", a->board.message),
	    FIELD("not_complaints", a->board.not_complaints),
	    FIELD("not_decisions", a->board.not_decisions),
	    ASK_TEXTS(TEXT)
	};
#undef TEXT
	int e = ZCC_OK;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0] && e == ZCC_OK; i++)
		e = check_text(&texts[i], no);
	return e;
}

static int
check_numbers(const struct ask_board *b, struct refusal *no)
{
	if (b->line > ZCC_LINES_NUM)
		return refuse(no, (struct because){WHY_BAD_LINE, numeral(b->line).text,
		    numeral(ZCC_LINES_NUM).text});
	if (b->sex != SEX_UNKNOWN && sex_word(b->sex)[0] == '\0')
		return refuse(no, (struct because){WHY_BAD_SEX, numeral(b->sex).text});
	if (b->attempt != ATTEMPT_NONE && attempt_word(b->attempt)[0] == '\0')
		return refuse(no, (struct because){WHY_BAD_ATTEMPT, numeral(b->attempt).text});
	if (b->age != AGE_UNKNOWN && b->age > ASK_AGE_MAX)
		return refuse(no, (struct because){WHY_BAD_AGE, numeral(b->age).text,
		    numeral(ASK_AGE_MAX).text});
	if (b->total < -1 || b->free < -1 || b->waiting < -1)
		return refuse(no,
		    (struct because){WHY_BAD_COUNTS, signed_numeral(b->total).text,
		        signed_numeral(b->free).text, signed_numeral(b->waiting).text});
	if (b->total >= 0 && b->free > b->total)
		return refuse(no, (struct because){WHY_FREE_ABOVE_TOTAL,
		    signed_numeral(b->free).text, signed_numeral(b->total).text});
	if (b->urgency != URGENCY_NONE && b->urgency > URGENCY_MAX)
		return refuse(no, (struct because){WHY_BAD_URGENCY, numeral(b->urgency).text});
	if (b->asks > HELPS_NUM || b->professional > PROFESSIONALS_NUM)
		return refuse(no, (struct because){WHY_BAD_ASKS});
	uint8_t content[ZCC_HASH_BYTES];
	if (b->protocol[0] != '\0' && !text_unhex(b->protocol, content, sizeof content))
		return refuse(no, (struct because){WHY_BAD_CONTENT});
	if (b->text_len > ZCC_CONFIG_MAX)
		return refuse(no, (struct because){WHY_CONFIG_LONG, numeral(b->text_len).text,
		    numeral(ZCC_CONFIG_MAX).text});
	return ZCC_OK;
}

static int
check_dossier(const struct ask_dossier *d, const char *today, struct refusal *no)
{
	char digits[ZCC_PHONE_SIZE];
	if (d->bsn[0] != '\0' && !bsn_is_valid(d->bsn))
		return refuse(no, (struct because){WHY_BAD_BSN});
	if (d->birth_date[0] != '\0' && !date_is_valid(d->birth_date))
		return refuse(no, (struct because){WHY_BAD_DATE});
	if (d->since[0] != '\0' && !date_is_valid(d->since))
		return refuse(no, (struct because){WHY_SINCE_DATE});
	if (strcmp(d->since, today) > 0)
		return refuse(no, (struct because){WHY_SINCE_AHEAD, today});
	if (strcmp(d->birth_date, today) > 0)
		return refuse(no, (struct because){WHY_DATE_AHEAD, today});
	if (d->phone[0] != '\0' && !phone_clean(d->phone, digits))
		return refuse(no, (struct because){WHY_BAD_PHONE});
	return ZCC_OK;
}

/* A call that comes in now has no times of its own. */
static bool
has_own_times(const struct ask_board *b)
{
	return b->received != 0 || b->answered != 0 || b->closed != 0 || b->reason[0] != '\0';
}

/* What a verb cannot do without; WHY_NONE: it has it. */
static enum why
lack_of(const struct ask *a)
{
	const struct ask_board *b = &a->board;
	switch (a->verb) {
	case VERB_INTAKE:
		return b->line == LINE_NONE ? WHY_NEEDS_LINE
		    : has_own_times(b)      ? WHY_OWN_TIMES
		                            : WHY_NONE;
	case VERB_ENTER:
		return b->line == LINE_NONE ? WHY_NEEDS_LINE
		    : b->received == 0      ? WHY_NEEDS_RECEIVED
		                            : WHY_NONE;
	case VERB_CLOSE: return b->reason[0] == '\0' ? WHY_NEEDS_REASON : WHY_NONE;
	case VERB_NOODKNOP:
		return noodknop_number(b->reason) == NOODKNOP_NONE ? WHY_NOODKNOP_REASON
		    : a->dossier.note[0] == '\0'                  ? WHY_NOODKNOP_WORDS
		                                                  : WHY_NONE;
	case VERB_AUTHORISE:
		return strcmp(b->reason, a->dossier.note[0] != '\0' ? TRIAGE_BACK : "") != 0 ? WHY_DECLINE
		                                                                         : WHY_NONE;
	case VERB_REVIEW:
		return review_number(b->reason) == REVIEW_NONE ? WHY_REVIEW_OUTCOME : WHY_NONE;
	case VERB_TAG:
		return b->from != 0 ? (tag_end_number(b->reason) == TAG_OPEN ? WHY_TAG_WHAT : WHY_NONE)
		    : tag_number(b->kind) == TAG_NONE || a->dossier.note[0] == '\0' ? WHY_TAG_WHAT
		                                                                    : WHY_NONE;
	case VERB_NOTE: return a->dossier.note[0] == '\0' ? WHY_NEEDS_NOTE : WHY_NONE;
	case VERB_SEARCH: return a->dossier.query[0] == '\0' ? WHY_NEEDS_QUERY : WHY_NONE;
	case VERB_OPERATOR_REVOKE:
		return b->operator[0] == '\0' ? WHY_NEEDS_OPERATOR : WHY_NONE;
	case VERB_OPERATOR_ADD:
		return b->operator[0] == '\0' ? WHY_NEEDS_OPERATOR
		    : b->roles_num == 0       ? WHY_NEEDS_ROLE
		                              : WHY_NONE;
	case VERB_CAPACITY:
		return b->provider[0] == '\0' || b->kind[0] == '\0' ? WHY_CAPACITY_INCOMPLETE
		                                                    : WHY_NONE;
	case VERB_CALLBACK:
		return (b->at != 0) == (b->attempt != ATTEMPT_NONE) ? WHY_NEEDS_ATTEMPT : WHY_NONE;
	case VERB_MESSAGE:
		return b->from != 0          ? WHY_NONE
		    : b->message[0] == '\0'  ? WHY_NEEDS_MESSAGE
		    : b->operator[0] == '\0' ? WHY_NEEDS_OPERATOR
		                             : WHY_NONE;
	case VERB_TRIAGE:
		return a->dossier.answers[0] == '\0' && a->dossier.advice[0] == '\0' &&
			b->urgency == URGENCY_NONE && !b->safety_net && a->dossier.note[0] == '\0'
		    ? WHY_TRIAGE_EMPTY
		    : WHY_NONE;
	case VERB_DEPLOY: return b->care[0] == '\0' ? WHY_NEEDS_CARE : WHY_NONE;
	case VERB_MOVE: return b->operator[0] == '\0' ? WHY_NEEDS_OPERATOR : WHY_NONE;
	case VERB_PUSH:
		return b->operator[0] == '\0' && b->reason[0] == '\0' ? WHY_NEEDS_OPERATOR : WHY_NONE;
	case VERB_SHIFT: return b->kind[0] == '\0' ? WHY_BAD_SHIFT_ACT : WHY_NONE;
	case VERB_ALARM_ACK: return b->alarm == 0 ? WHY_NEEDS_ALARM : WHY_NONE;
	case VERB_ALARM_REST:
	case VERB_ALARM_WAKE: return b->alarm == 0 ? WHY_ALARM_NEEDED : WHY_NONE;
	case VERB_CONFIG:
		return b->text == NULL || b->text_len == 0 ? WHY_NEEDS_TEXT : WHY_NONE;
	default: return WHY_NONE;
	}
}

static int
check_needs(const struct ask *a, struct refusal *no)
{
	unsigned needs = verb_needs(a->verb);
	enum why lack = lack_of(a);
	if ((needs & VN_CASE) != 0 && a->row == 0)
		return refuse(no, (struct because){WHY_NEEDS_CASE, verb_word(a->verb)});
	if (lack == WHY_NEEDS_OPERATOR)
		return refuse(no, (struct because){WHY_NEEDS_OPERATOR, verb_word(a->verb)});
	if (lack == WHY_ALARM_NEEDED)
		return refuse(no, (struct because){WHY_ALARM_NEEDED, verb_word(a->verb)});
	if (lack != WHY_NONE)
		return refuse(no, (struct because){lack});
	if (a->has_dossier && (needs & VN_DOSSIER) == 0)
		return refuse(no, (struct because){WHY_NO_DOSSIER_FIELDS, verb_word(a->verb)});
	return ZCC_OK;
}

/* Words without a code belong to the dossier, a code to the board; never both. */
static int
check_complaint(const struct ask *a, struct refusal *no)
{
	bool has_words = a->dossier.complaint[0] != '\0';
	if (a->board.is_freetext == has_words && !(has_words && a->board.complaint[0] != '\0'))
		return ZCC_OK;
	return refuse(no, (struct because){WHY_TWO_COMPLAINTS});
}

/* Both may have been heard wrong, and which one is not ours to choose.  One year off is the birthday
 * that somebody forgot to count. */
static int
check_age(const struct ask *a, const char *today, struct refusal *no)
{
	int age = a->board.age, years;
	if (age == AGE_UNKNOWN || a->dossier.birth_date[0] == '\0')
		return ZCC_OK;
	years = date_years(a->dossier.birth_date, today);
	if (age >= years - 1 && age <= years + 1)
		return ZCC_OK;
	return refuse(no, (struct because){WHY_AGE_OFF, numeral(a->board.age).text});
}

int
ask_check(const struct ask *a, const char *today, struct refusal *no)
{
	if (verb_word(a->verb)[0] == '\0')
		return refuse(no, (struct because){WHY_BAD_VERB, numeral(a->verb).text});
	const char *beyond = ask_args_beyond(a);
	if (beyond != NULL)
		return refuse(no, (struct because){WHY_ARGUMENT_BEYOND, verb_word(a->verb), beyond});
	int e = check_names(a, no);
	if (e == ZCC_OK)
		e = check_texts(a, no);
	if (e == ZCC_OK)
		e = check_numbers(&a->board, no);
	if (e == ZCC_OK)
		e = check_needs(a, no);
	if (e == ZCC_OK)
		e = check_complaint(a, no);
	if (e == ZCC_OK)
		e = check_dossier(&a->dossier, today, no);
	if (e == ZCC_OK && (verb_needs(a->verb) & VN_NEW) != 0)
		e = given_check(a->dossier.answers, no);
	if (e == ZCC_OK)
		e = message_check(a->board.message, today, no);
	return e == ZCC_OK ? check_age(a, today, no) : e;
}
