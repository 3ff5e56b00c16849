/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The house number is the last number before the postcode ("Plein 1940 12, 7511 AB"), or the first
 * behind it ("7511AB 12").
 */
#include "shared/care/find.h"

#include "shared/base/text.h"
#include "shared/care/ask.h"
#include "shared/care/words.h"

#include <string.h>

enum { HOUSE_DIGITS = 5, SUFFIX_MAX = 4, POSTCODE_DIGITS = 4, BSN_DIGITS = 9 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Behind the postcode that begins here, of folded text; NULL: none does. */
static const char *
postcode_end(const char *s)
{
	const char *p = s;
	if (*p < '1' || *p > '9')
		return NULL;
	while (is_digit(*p))
		p++;
	if (p - s != POSTCODE_DIGITS)
		return NULL;
	while (*p == ' ')
		p++;
	/* "7511AB12": the number may stand against it */
	if (!is_letter(p[0]) || !is_letter(p[1]) || is_letter(p[2]))
		return NULL;
	return p + 2;
}

/* Where the last postcode begins, not in the middle of a word; NULL: there is none.  What looks like
 * one before it is of the street ("Plein 1944 nr. 5, 7512XY"). */
static const char *
find_postcode(const char *s)
{
	const char *found = NULL;
	for (const char *p = s; *p != '\0'; p++)
		if ((p == s || (!is_digit(p[-1]) && !is_letter(p[-1]))) && postcode_end(p) != NULL)
			found = p;
	return found;
}

/* "12-3", "12a3": what hangs on a number is no number of its own. */
static bool
is_on_its_own(const char *s, const char *p)
{
	if (p > s && (p[-1] == '-' || p[-1] == '/'))
		return p == s + 1 || !is_digit(p[-2]);
	return p == s || !is_letter(p[-1]);
}

/* The number that may be a house's in s..end: the last one, or the first.  Its digits; 0 = none. */
static size_t
find_house(const char *s, const char *end, bool is_last, const char **house)
{
	size_t found = 0;
	for (const char *p = s; p < end; p++) {
		size_t n = 0;
		while (p + n < end && is_digit(p[n]))
			n++;
		if (n > 0 && n <= HOUSE_DIGITS && *p != '0' && is_on_its_own(s, p)) {
			*house = p;
			found = n;
			if (!is_last)
				return found;
		}
		p += n > 0 ? n - 1 : 0;
	}
	return found;
}

/* What belongs to the number: "12a", "12-3", "12 a", "12 bis"; its length, 0 = nothing. */
static size_t
suffix_of(const char *s, const char *end, const char **suffix)
{
	bool is_apart = s < end && *s == ' ';
	if (s < end && (*s == ' ' || *s == '-' || *s == '/'))
		s++;
	size_t n = 0;
	while (s + n < end && (is_letter(s[n]) || is_digit(s[n])))
		n++;
	*suffix = s;
	if (is_apart && !(n == 1 && is_letter(*s)) && !(n == 3 && strncmp(s, "bis", 3) == 0))
		return 0; /* "12 Enschede" */
	return n <= SUFFIX_MAX ? n : 0;
}

bool
address_key(const char *address, bool is_whole, char key[ADDRESS_KEY_SIZE])
{
	char folded[ZCC_ADDRESS_SIZE];
	const char *house = NULL, *suffix = NULL;
	text_fold(folded, sizeof folded, address);
	key[0] = '\0';
	const char *code = find_postcode(folded);
	if (code == NULL)
		return false;
	const char *behind = postcode_end(code), *end = code;
	size_t n = find_house(folded, code, true, &house);
	if (n == 0) {
		end = behind + strlen(behind);
		n = find_house(behind, end, false, &house);
	}
	if (n == 0)
		return false;
	size_t more = is_whole ? suffix_of(house + n, end, &suffix) : 0;
	return text_format(key, ADDRESS_KEY_SIZE, "%.4s%.2s %.*s%s%.*s", code, behind - 2, (int)n,
	    house, more > 0 ? "-" : "", (int)more, more > 0 ? suffix : "");
}

enum sign { SIGN_WORD, SIGN_WITHIN, SIGN_APART };

/* Within a word: "d'Angelo", typed with any apostrophe or none, and "J.P.".  Apart: all else that is
 * neither letter nor digit, also hyphens and blanks of typesetters. */
static enum sign
sign_of(int32_t cp)
{
	if (cp == '\'' || cp == '`' || cp == '.' || cp == 0xb4 || cp == 0x2bc || cp == 0x2018 || cp == 0x2019)
		return SIGN_WITHIN;
	if (cp < 0x80)
		return is_digit((char)cp) || is_letter((char)cp) ? SIGN_WORD : SIGN_APART;
	return cp == 0xa0 || (cp >= 0x2000 && cp <= 0x206f) ? SIGN_APART : SIGN_WORD;
}

void
name_key(const char *name, char key[FIND_KEY_SIZE])
{
	size_t at = 0;
	text_fold(key, FIND_KEY_SIZE, name);
	for (const char *p = key; *p != '\0';) {
		const char *from = p;
		enum sign sign = sign_of(text_next(&p));
		if (sign == SIGN_WORD) {
			memmove(key + at, from, (size_t)(p - from));
			at += (size_t)(p - from);
		} else if (sign == SIGN_APART && at > 0 && key[at - 1] != ' ') {
			key[at++] = ' ';
		}
	}
	if (at > 0 && key[at - 1] == ' ')
		at--;
	memset(key + at, 0, FIND_KEY_SIZE - at);
}

bool
name_has(const char *name, const char *query)
{
	char word[FIND_KEY_SIZE];
	bool is_there = query[0] != '\0';
	while (is_there && *query != '\0') {
		size_t n = strcspn(query, " ");
		memcpy(word, query, n);
		word[n] = '\0';
		is_there = strstr(name, word) != NULL;
		query += n + strspn(query + n, " ");
	}
	return is_there;
}

/* Only digits and the signs that people put between them. */
static bool
is_number(const char *query, unsigned *digits)
{
	*digits = 0;
	for (const char *p = query; *p != '\0'; p++) {
		if (!is_digit(*p) && strchr(" -./()+", *p) == NULL)
			return false;
		*digits += is_digit(*p);
	}
	return *digits > 0;
}

enum zcc_find
find_kind(const char *query)
{
	char folded[FIND_KEY_SIZE], number[ZCC_PHONE_SIZE];
	unsigned digits;
	text_fold(folded, sizeof folded, query);
	if (is_number(query, &digits)) {
		if (phone_clean(query, number))
			return FIND_PHONE;
		bool is_bare = strspn(query, "0123456789") == strlen(query);
		return digits == BSN_DIGITS           ? FIND_BSN
		    : digits < BSN_DIGITS && is_bare ? FIND_CASE
		                                     : FIND_PHONE;
	}
	char house[ADDRESS_KEY_SIZE];
	return find_postcode(folded) == folded || address_key(query, true, house) ? FIND_ADDRESS : FIND_NAME;
}

enum zcc_find
find_asked(const char *word, const char *query)
{
	return word[0] != '\0' ? (enum zcc_find)find_number(word) : find_kind(query);
}

static enum why
bsn_key(const char *query, char key[FIND_KEY_SIZE])
{
	size_t at = 0;
	for (; *query != '\0' && at < FIND_KEY_SIZE - 1; query++)
		if (strchr(" .-", *query) == NULL)
			key[at++] = *query;
	key[at] = '\0';
	return bsn_is_valid(key) ? WHY_NONE : WHY_BAD_BSN;
}

enum why
find_key(enum zcc_find what, const char *query, char key[FIND_KEY_SIZE])
{
	int64_t id;
	key[0] = '\0';
	switch (what) {
	case FIND_NAME:
		name_key(query, key);
		return strlen(key) >= FIND_FEWEST ? WHY_NONE : WHY_SEARCH_SHORT;
	case FIND_BSN: return bsn_key(query, key);
	case FIND_PHONE: return phone_clean(query, key) ? WHY_NONE : WHY_BAD_PHONE;
	case FIND_ADDRESS: return address_key(query, true, key) ? WHY_NONE : WHY_SEARCH_ADDRESS;
	case FIND_CASE:
		(void)text_copy(key, FIND_KEY_SIZE, query);
		return text_to_i64(key, 1, INT64_MAX, &id) ? WHY_NONE : WHY_SEARCH_CASE;
	default: return WHY_SEARCH_KIND;
	}
}
