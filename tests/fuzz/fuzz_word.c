/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a word with a grammar of its own: a number, a date, a time, a phone number, a name of
 * an operator, of a file, of a segment.  The first byte chooses which.  Each is accepted exactly when
 * a second, plain description of it says so, and prints back to what it was.
 */
#include "hub/ctl/args.h"
#include "hub/edge/snapshot_file.h"
#include "hub/replay/map.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/seg_name.h"

#include <inttypes.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
matches(const char *word, const char *pattern)
{
	regex_t re;
	ZCC_MUST(regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB) == 0);
	bool is_so = regexec(&re, word, 0, NULL, 0) == 0;
	regfree(&re);
	return is_so;
}

static void
try_number(const char *word)
{
	int64_t n;
	/* exact: a long double has 64 bits */
	long double v = strtold(word, NULL);
	bool is_one = matches(word, "^(0|-?[1-9][0-9]{0,18})$") && v >= (long double)INT64_MIN &&
	    v <= (long double)INT64_MAX;
	ZCC_MUST(text_to_i64(word, INT64_MIN, INT64_MAX, &n) == is_one);
	ZCC_MUST(!is_one || (long double)n == v);
	if (is_one) {
		ZCC_MUST(n == INT64_MIN || !text_to_i64(word, INT64_MIN, n - 1, &n));
		ZCC_MUST(text_to_i64(word, n, n, &n));
	}
}

static void
try_hex(const char *word)
{
	char back[2 * ZCC_KEY_BYTES + 1];
	uint8_t key[ZCC_KEY_BYTES];
	bool is_one = matches(word, "^[0-9a-f]{64}$");
	ZCC_MUST(text_unhex(word, key, sizeof key) == is_one);
	if (is_one)
		text_hex(back, key, sizeof key);
	ZCC_MUST(!is_one || strcmp(back, word) == 0);
}

static void
try_date(const char *word)
{
	struct tm tm = {0}, same;
	bool is_one = false;
	if (matches(word, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")) {
		ZCC_MUST(sscanf(word, "%4d-%2d-%2d", &tm.tm_year, &tm.tm_mon, &tm.tm_mday) == 3);
		is_one = tm.tm_year >= 1880;
		tm.tm_year -= 1900;
		tm.tm_mon -= 1;
		same = tm;
		(void)timegm(&same);
		is_one = is_one && same.tm_mon == tm.tm_mon && same.tm_mday == tm.tm_mday;
	}
	ZCC_MUST(date_is_valid(word) == is_one);
}

static void
try_bsn(const char *word)
{
	long n = strtol(word, NULL, 10), sum = -(n % 10);
	for (long weight = 2, left = n / 10; weight <= 9; weight++, left /= 10)
		sum += weight * (left % 10);
	bool is_one = matches(word, "^[0-9]{9}$") && n != 0 && sum % 11 == 0;
	ZCC_MUST(bsn_is_valid(word) == is_one);
}

static void
try_phone(const char *word)
{
	char clean[ZCC_PHONE_SIZE], again[ZCC_PHONE_SIZE];
	if (!phone_clean(word, clean)) {
		ZCC_MUST(clean[0] == '\0');
		return;
	}
	ZCC_MUST(matches(clean, "^\\+[1-9][0-9]{7,14}$"));
	ZCC_MUST(phone_clean(clean, again) && strcmp(clean, again) == 0);
}

/* Names of operators, of snapshots, of segments. */
static void
try_name(const char *word)
{
	char name[ZCC_OPERATOR_SIZE], file[SNAPSHOT_NAME_SIZE], shm[SEG_NAME_SIZE];
	uint8_t site[ZCC_SITE_BYTES];
	uint64_t seq;
	bool is_name = matches(word, "^[a-z0-9][a-z0-9._-]*$") && strlen(word) < sizeof name;
	ZCC_MUST(name_is_valid(word, sizeof name) == is_name);
	if (snapshot_name_parse(word, &seq)) {
		snapshot_name(file, seq);
		ZCC_MUST(strcmp(file, word) == 0);
	}
	bool is_shm = matches(word, "^/zcc-[0-9a-f]{32}-[0-9]{1,20}$");
	ZCC_MUST(seg_name_is_of(word, NULL) == is_shm);
	if (!is_shm)
		return;
	memcpy(shm, word + 5, 2 * sizeof site);
	shm[2 * sizeof site] = '\0';
	ZCC_MUST(text_unhex(shm, site, sizeof site) && seg_name_is_of(word, site));
	site[0] ^= 1;
	ZCC_MUST(!seg_name_is_of(word, site));
}

/* A format, a newline, a time in it. */
static void
try_time(char *word)
{
	struct tm tm = {.tm_year = 70, .tm_mday = 1};
	int64_t ms;
	char *text = strchr(word, '\n');
	if (text == NULL)
		return;
	*text++ = '\0';
	if (!map_time_parse(word, text, &ms))
		return;
	/* strptime() takes more than we do, and the same from it */
	const char *end = strptime(text, word, &tm);
	ZCC_MUST(end != NULL && (int64_t)timegm(&tm) * 1000 == ms);
}

/* Two words, a newline between them: as far apart one way as the other. */
static void
try_distance(char *word)
{
	enum { LONGEST = 24 };
	char *other = strchr(word, '\n');
	if (other == NULL)
		return;
	*other++ = '\0';
	unsigned d = text_distance(word, other);
	ZCC_MUST(d == text_distance(other, word) && d <= LONGEST);
	ZCC_MUST((d == 0) == (strcmp(word, other) == 0) || d == LONGEST);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	/* Of exactly this size, so that reading past the end is noticed. */
	char *word = malloc(size);
	ZCC_MUST(word != NULL);
	memcpy(word, data + 1, size - 1);
	word[size - 1] = '\0';
	switch (data[0] % 8) {
	case 0: try_number(word); break;
	case 1: try_hex(word); break;
	case 2: try_date(word); break;
	case 3: try_bsn(word); break;
	case 4: try_phone(word); break;
	case 5: try_name(word); break;
	case 6: try_time(word); break;
	default: try_distance(word);
	}
	free(word);
	return 0;
}
