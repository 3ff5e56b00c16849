/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A setter takes one value as it was typed and puts it where it belongs: on the board or in the
 * dossier.  It refuses what cannot be stored; what is stored but not plausible ask_check() refuses.
 */
#include "shared/care/ask.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/settings.h"

#include <string.h>

void
ask_init(struct ask *a, enum zcc_verb verb)
{
	memset(a, 0, sizeof *a);
	a->verb = (uint16_t)verb;
	a->board.age = AGE_UNKNOWN;
	a->board.urgency = URGENCY_NONE;
	a->board.total = a->board.free = a->board.waiting = -1;
}

/* A value of the board in a message: printable and short, whatever was typed. */
struct shown {
	char text[48];
};

static struct shown
show(const char *value)
{
	struct shown s = {{0}};
	text_escape(s.text, sizeof s.text, value, strlen(value));
	return s;
}

static int
set_line(struct ask *a, const char *value, struct fault *f)
{
	unsigned line = line_number(value);
	if (line == LINE_NONE)
		return fault_set(f, ZCC_E_DATA, 0,
		    "line \"%s\" is not one of spoed, regulier, zorgverlener, 112, zelftriage, "
		    "terugbellen",
		    show(value).text);
	a->board.line = (uint8_t)line;
	return ZCC_OK;
}

static int
set_age(struct ask *a, const char *value, struct fault *f)
{
	int64_t age;
	if (!text_to_i64(value, 0, ASK_AGE_MAX, &age))
		return fault_set(f, ZCC_E_DATA, 0,
		    "age \"%s\" is not a whole number of years from 0 to %d", show(value).text,
		    ASK_AGE_MAX);
	a->board.age = (uint8_t)age;
	return ZCC_OK;
}

static int
set_sex(struct ask *a, const char *value, struct fault *f)
{
	unsigned sex = sex_number(value);
	if (sex == SEX_UNKNOWN)
		return fault_set(
		    f, ZCC_E_DATA, 0, "sex \"%s\" is not one of m, v, x", show(value).text);
	a->board.sex = (uint8_t)sex;
	return ZCC_OK;
}

static int
set_place(struct ask *a, const char *value, struct fault *f)
{
	if (text_copy(a->board.place, sizeof a->board.place, value))
		return ZCC_OK;
	a->board.place[0] = '\0';
	return fault_set(f, ZCC_E_DATA, 0, "place \"%s\" is longer than %zu bytes",
	    show(value).text, sizeof a->board.place - 1);
}

static int
set_post(struct ask *a, const char *value, struct fault *f)
{
	if (value[0] != '\0' && !name_is_valid(value, sizeof a->board.post))
		return fault_set(f, ZCC_E_DATA, 0,
		    "post \"%s\" is no code; \"zcc-ctl region posts\" lists those there are",
		    show(value).text);
	text_copy(a->board.post, sizeof a->board.post, value);
	return ZCC_OK;
}

static int
set_reason(struct ask *a, const char *value, struct fault *f)
{
	if (value[0] != '\0' && !name_is_valid(value, sizeof a->board.reason))
		return fault_set(f, ZCC_E_DATA, 0,
		    "reason \"%s\" is no code of the list in zcc.conf (reasons)", show(value).text);
	text_copy(a->board.reason, sizeof a->board.reason, value);
	return ZCC_OK;
}

/* To whom a call that comes in is handed over at once. */
static int
set_to(struct ask *a, const char *value, struct fault *f)
{
	if (text_copy(a->board.operator, sizeof a->board.operator, value))
		return ZCC_OK;
	a->board.operator[0] = '\0';
	return fault_set(f, ZCC_E_DATA, 0, "to \"%s\" is longer than the name of an operator or a role",
	    show(value).text);
}

static int
set_asks(struct ask *a, const char *value, struct fault *f)
{
	unsigned asks = help_number(value);
	if (asks == HELP_NONE && value[0] != '\0')
		return fault_set(f, ZCC_E_DATA, 0,
		    "asks \"%s\" is not one of urgentie, inzet, indicatie, vervolgzorg",
		    show(value).text);
	a->board.asks = (uint8_t)asks;
	return ZCC_OK;
}

static int
set_professional(struct ask *a, const char *value, struct fault *f)
{
	unsigned professional = professional_number(value);
	if (professional == PROFESSIONAL_NONE && value[0] != '\0')
		return fault_set(f, ZCC_E_DATA, 0,
		    "professional \"%s\" is not one of huisarts, huisartsenpost, ambulance, wijkverpleging, "
		    "seh, ziekenhuis, vvt, so, ggz, verloskundige, apotheek, gehandicaptenzorg, "
		    "sociaal-domein, meldkamer, paramedicus, overig", show(value).text);
	a->board.professional = (uint8_t)professional;
	return ZCC_OK;
}

/* A dossier field; its value never stands in a message. */
static int
keep(struct ask *a, char *field, size_t size, const char *name, const char *value, struct fault *f)
{
	if (!text_copy(field, size, value)) {
		memset(field, 0, size);
		return fault_set(
		    f, ZCC_E_DATA, 0, "%s is longer than %zu bytes; shorten it", name, size - 1);
	}
	if (field[0] != '\0')
		a->has_dossier = true;
	return ZCC_OK;
}

/* A code goes on the board; words may name a person, so they go to the dossier. */
static int
set_complaint(struct ask *a, const char *value, struct fault *f)
{
	struct ask_dossier *d = &a->dossier;
	bool is_code = value[0] == '\0' || name_is_valid(value, sizeof a->board.complaint);
	text_copy(a->board.complaint, sizeof a->board.complaint, is_code ? value : "");
	a->board.is_freetext = !is_code;
	return keep(a, d->complaint, sizeof d->complaint, "complaint", is_code ? "" : value, f);
}

/* One more word of what was given with a call; which it is, is never said. */
static int
add_given(struct ask *a, const char *kind, const char *value, int len, struct fault *f)
{
	char *room = a->dossier.answers;
	size_t at = strlen(room), size = sizeof a->dossier.answers;
	if (!text_format(room + at, size - at, "%s%s%.*s", at > 0 ? " " : "", kind, len, value))
		return fault_set(f, ZCC_E_DATA, 0, "the given answers are longer than %zu bytes", size - 1);
	a->has_dossier = true;
	return ZCC_OK;
}

/* "CODE=N,CODE=ja": each part up to a comma. */
static int
add_all_given(struct ask *a, const char *kind, const char *value, struct fault *f)
{
	int rc = ZCC_OK;
	for (; rc == ZCC_OK && value[0] != '\0'; value += value[0] == ',') {
		int len = (int)strcspn(value, ",");
		if (len == 0 || strcspn(value, " ") < (size_t)len)
			return fault_set(f, ZCC_E_DATA, 0,
			    "%.*s: codes with commas between, and no blanks", (int)strcspn(kind, ":"), kind);
		rc = add_given(a, kind, value, len, f);
		value += len;
	}
	return rc;
}

static int
set_answer(struct ask *a, const char *value, struct fault *f)
{
	return add_all_given(a, "answer:", value, f);
}

static int
set_factor(struct ask *a, const char *value, struct fault *f)
{
	return add_all_given(a, "factor:", value, f);
}

static int
set_pain(struct ask *a, const char *value, struct fault *f)
{
	return add_all_given(a, "pain:", value, f);
}

static int
set_given_by(struct ask *a, const char *value, struct fault *f)
{
	return add_all_given(a, "given-by:", value, f);
}

static int
set_given_at(struct ask *a, const char *value, struct fault *f)
{
	return add_all_given(a, "given-at:", value, f);
}

/* What is more than a text to keep. */
static const struct {
	const char *name;
	int (*set)(struct ask *a, const char *value, struct fault *f);
} setters[] = {
    {"line", set_line},
    {"complaint", set_complaint},
    {"age", set_age},
    {"sex", set_sex},
    {"place", set_place},
    {"post", set_post},
    {"reason", set_reason},
    {"to", set_to},
    {"asks", set_asks},
    {"professional", set_professional},
    {"answer", set_answer},
    {"factor", set_factor},
    {"pain", set_pain},
    {"given_by", set_given_by},
    {"given_at", set_given_at},
};

#define TEXT(member, is_typed)                                                                     \
	{#member, offsetof(struct ask_dossier, member), sizeof((struct ask_dossier *)0)->member,   \
	    is_typed},
static const struct {
	const char *name;
	size_t at, room;
	bool is_typed;
} texts[] = {ASK_TEXTS(TEXT)};
#undef TEXT

int
ask_set(struct ask *a, const char *field, const char *value, struct fault *f)
{
	for (size_t i = 0; i < sizeof setters / sizeof setters[0]; i++)
		if (strcmp(setters[i].name, field) == 0)
			return setters[i].set(a, value, f);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (texts[i].is_typed && strcmp(texts[i].name, field) == 0)
			return keep(a, (char *)&a->dossier + texts[i].at, texts[i].room,
			    texts[i].name, value, f);
	return ZCC_E_UNKNOWN;
}

void
ask_complaint(struct ask *a, const struct settings *s)
{
	if (a->board.complaint[0] == '\0' || settings_has_complaint(s, a->board.complaint))
		return;
	text_copy(a->dossier.complaint, sizeof a->dossier.complaint, a->board.complaint);
	memset(a->board.complaint, 0, sizeof a->board.complaint);
	a->board.is_freetext = true;
	a->has_dossier = true;
}
