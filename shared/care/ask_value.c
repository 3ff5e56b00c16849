/* SPDX-License-Identifier: EUPL-1.2 */
/* Single values as people write them: citizen numbers, dates, phone numbers, names of things. */
#include "shared/base/text.h"
#include "shared/care/ask.h"

#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
bsn_is_valid(const char *bsn)
{
	int sum = 0, any = 0;
	if (strnlen(bsn, 10) != 9)
		return false;
	for (int i = 0; i < 9; i++) {
		if (!is_digit(bsn[i]))
			return false;
		int weight = i == 8 ? -1 : 9 - i;
		sum += weight * (bsn[i] - '0');
		any |= bsn[i] - '0';
	}
	return any != 0 && sum % 11 == 0;
}

static int
two_digits(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

bool
date_is_valid(const char *date)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (strnlen(date, 11) != 10)
		return false;
	for (int i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? date[i] != '-' : !is_digit(date[i]))
			return false;
	int year = two_digits(date) * 100 + two_digits(date + 2);
	int month = two_digits(date + 5), day = two_digits(date + 8);
	if (year < 1880 || month < 1 || month > 12)
		return false;
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return day >= 1 && day <= days[month - 1] + (month == 2 && is_leap);
}

int
date_years(const char *from, const char *to)
{
	int years = (two_digits(to) - two_digits(from)) * 100 + two_digits(to + 2) -
	    two_digits(from + 2);
	return strcmp(to + 4, from + 4) < 0 ? years - 1 : years;
}

/* The digits, and a plus in front if there was one; signs people put between them are dropped.
 * "(0)" is the trunk zero that is not dialled after a country code. */
static bool
dial_string(const char *phone, char *out, size_t size)
{
	size_t at = 0;
	for (const char *p = phone; *p != '\0'; p++) {
		bool has_country = at > 0 && (out[0] == '+' || (at > 2 && out[0] == '0' && out[1] == '0'));
		if (has_country && strncmp(p, "(0)", 3) == 0) {
			p += 2;
			continue;
		}
		if (strchr(" -./()", *p) != NULL)
			continue;
		if (!is_digit(*p) && !(*p == '+' && at == 0))
			return false;
		if (at + 1 >= size)
			return false;
		out[at++] = *p;
	}
	return true;
}

/* What follows +31: nine digits, but 0800 and 090x numbers have four or seven after that. */
static bool
is_dutch(const char *national)
{
	size_t len = strlen(national);
	if (strncmp(national, "800", 3) == 0 || strncmp(national, "90", 2) == 0)
		return len == 7 || len == 10;
	return len == 9 && national[0] != '0';
}

bool
phone_clean(const char *phone, char out[ZCC_PHONE_SIZE])
{
	char dial[ZCC_PHONE_SIZE] = "";
	out[0] = '\0';
	if (!dial_string(phone, dial, sizeof dial))
		return false;
	bool fits;
	if (dial[0] == '+')
		fits = text_format(out, ZCC_PHONE_SIZE, "%s", dial);
	else if (dial[0] == '0' && dial[1] == '0')
		fits = text_format(out, ZCC_PHONE_SIZE, "+%s", dial + 2);
	else if (dial[0] == '0')
		fits = text_format(out, ZCC_PHONE_SIZE, "+31%s", dial + 1);
	else
		return false; /* no trunk zero, no country: nobody can say which number it is */
	size_t digits = strlen(out) - 1;
	if (fits && out[1] != '0' && digits >= 8 && digits <= 15 &&
	    (strncmp(out, "+31", 3) != 0 || is_dutch(out + 3)))
		return true;
	out[0] = '\0';
	return false;
}

bool
name_is_valid(const char *name, size_t room)
{
	static const char first[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	static const char rest[] = "abcdefghijklmnopqrstuvwxyz0123456789._-";
	size_t len = strnlen(name, room);
	return len > 0 && len < room && strchr(first, name[0]) != NULL && strspn(name, rest) == len;
}
