/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * People write numbers with blanks, dots and dashes in them.  A run is what has only digits and such
 * signs; of each run every piece is looked at that begins and ends where a group of digits does, so
 * that "24009 06-12345678" hides nothing behind the number of a case.
 */
#include "shared/care/message.h"

#include "shared/base/text.h"
#include "shared/care/ask.h"

#include <stdio.h>
#include <string.h>

enum { PIECE_SIZE = 40 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_of_run(char c)
{
	return is_digit(c) || (c != '\0' && strchr(" -./()+_", c) != NULL);
}

/* The digits of a piece. */
static size_t
digits_of(const char *piece, char *out, size_t size)
{
	size_t n = 0;
	for (; *piece != '\0'; piece++)
		if (is_digit(*piece) && n + 1 < size)
			out[n++] = *piece;
	out[n] = '\0';
	return n;
}

static int
number_at(const char *digits, int num)
{
	int n = 0;
	for (int i = 0; i < num; i++)
		n = n * 10 + (digits[i] - '0');
	return n;
}

/* A day that has passed.  A year of two digits is of the century that makes it so. */
static bool
is_past_day(int year, int month, int day, const char *today)
{
	char date[32];
	int this_year = number_at(today, 4);
	if (year < 100)
		year += this_year / 100 * 100 - (year > this_year % 100 ? 100 : 0);
	snprintf(date, sizeof date, "%04d-%02d-%02d", year, month, day);
	return date_is_valid(date) && strcmp(date, today) < 0;
}

/* "12-03-1946", "1946-3-12", "12/3/46", "12031946", "19460312". */
static bool
is_birth_date(const char *piece, const char *today)
{
	int part[4], len[4], num = 0;
	char d[PIECE_SIZE];
	for (const char *p = piece; *p != '\0';) {
		size_t n = strspn(p, "0123456789");
		if (n == 0) {
			p++;
			continue;
		}
		if (num == 3 || n > 8)
			return false;
		part[num] = number_at(p, (int)n);
		len[num++] = (int)n;
		p += n;
	}
	if (num == 1 && len[0] == 8) {
		digits_of(piece, d, sizeof d);
		return is_past_day(number_at(d + 4, 4), number_at(d + 2, 2), number_at(d, 2), today) ||
		    is_past_day(number_at(d, 4), number_at(d + 4, 2), number_at(d + 6, 2), today);
	}
	if (num != 3 || len[1] > 2)
		return false;
	if (len[0] == 4 && len[2] <= 2)
		return is_past_day(part[0], part[1], part[2], today);
	return len[0] <= 2 && (len[2] == 2 || len[2] == 4) &&
	    is_past_day(part[2], part[1], part[0], today);
}

/* "12 maart 1946", "12 mrt 46": a day, a word that begins as a month, a year. */
static bool
is_written_date(const char *p, const char *today)
{
	static const char *const months[] = {"jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug",
	    "sep", "okt", "nov", "dec", "mrt", "mar", "may", "oct"};
	static const int number[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 3, 3, 5, 10};
	size_t day = strspn(p, "0123456789"), n, year;
	if (day == 0 || day > 2)
		return false;
	const char *word = p + day + strspn(p + day, " -.");
	n = strspn(word, "abcdefghijklmnopqrstuvwxyz");
	const char *rest = word + n + strspn(word + n, " -.'");
	year = strspn(rest, "0123456789");
	if (year != 2 && year != 4)
		return false;
	for (size_t i = 0; i < sizeof months / sizeof months[0]; i++)
		if (n >= 3 && strncmp(word, months[i], 3) == 0)
			return is_past_day(number_at(rest, (int)year), number[i],
			    number_at(p, (int)day), today);
	return false;
}

static bool
is_phone(const char *piece)
{
	char dial[ZCC_PHONE_SIZE], plain[PIECE_SIZE];
	for (char *p = strcpy(plain, piece); *p != '\0'; p++)
		if (*p == '_')
			*p = ' ';
	return phone_clean(plain, dial);
}

static bool
is_bsn(const char *piece)
{
	char digits[PIECE_SIZE];
	return digits_of(piece, digits, sizeof digits) == 9 && bsn_is_valid(digits);
}

static bool
piece_is(enum why why, const char *piece, const char *today)
{
	return why == WHY_MESSAGE_BSN   ? is_bsn(piece)
	    : why == WHY_MESSAGE_PHONE ? is_phone(piece)
	                               : is_birth_date(piece, today);
}

/* Some piece of the run that begins here, from its first group of digits on, is such a thing. */
static bool
begins(enum why why, const char *start, const char *today)
{
	char piece[PIECE_SIZE];
	for (size_t len = 1; len < sizeof piece && is_of_run(start[len - 1]); len++) {
		if (!is_digit(start[len - 1]) || is_digit(start[len]))
			continue;
		memcpy(piece, start, len);
		piece[len] = '\0';
		if (piece_is(why, piece, today))
			return true;
	}
	return why == WHY_MESSAGE_DATE && is_written_date(start, today);
}

/* A piece may begin with the plus of a country, or the bracket around an area. */
static bool
is_start(const char *text, const char *p)
{
	if (*p == '+' || *p == '(')
		return true;
	return is_digit(*p) && (p == text || !is_digit(p[-1]));
}

static size_t
count_characters(const char *text)
{
	size_t n = 0;
	for (const char *p = text; text_next(&p) != 0;)
		n++;
	return n;
}

int
message_check(const char *text, const char *today, struct refusal *no)
{
	/* a telephone number may begin like a date, so it is looked for first */
	static const enum why whys[] = {WHY_MESSAGE_BSN, WHY_MESSAGE_PHONE, WHY_MESSAGE_DATE};
	char folded[ZCC_MESSAGE_SIZE];
	if (count_characters(text) > ZCC_MESSAGE_CHARS)
		return refuse(no, (struct because){WHY_MESSAGE_LONG, numeral(ZCC_MESSAGE_CHARS).text});
	text_fold(folded, sizeof folded, text);
	for (size_t i = 0; i < sizeof whys / sizeof whys[0]; i++)
		for (const char *p = folded; *p != '\0'; p++)
			if (is_start(folded, p) && begins(whys[i], p, today))
				return refuse(no, (struct because){whys[i]});
	return ZCC_OK;
}

const char *
message_to(const struct message *m, char room[MESSAGE_TO_SIZE])
{
	snprintf(room, MESSAGE_TO_SIZE, "%s%s", m->kind == MESSAGE_TO_DESK ? MESSAGE_DESK " " : "",
	    m->kind == MESSAGE_TO_ALL ? MESSAGE_ALL : m->to);
	return room;
}

const char *
message_to_word(const struct message *m)
{
	static const char *const words[] = {[MESSAGE_TO_ALL] = MESSAGE_ALL,
	    [MESSAGE_TO_ROLE] = "role", [MESSAGE_TO_OPERATOR] = "operator",
	    [MESSAGE_TO_DESK] = MESSAGE_DESK};
	return m->kind < sizeof words / sizeof words[0] && words[m->kind] != NULL ? words[m->kind] : "";
}
