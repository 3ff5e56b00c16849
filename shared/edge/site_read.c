/* SPDX-License-Identifier: EUPL-1.2 */
/* What the parts of zcc.conf are made of: codes, times, norms with their source, lists of texts. */
#include "shared/edge/site_priv.h"

#include "shared/base/text.h"

#include <string.h>

bool
site_is_code(const char *s)
{
	return s[0] != '\0' && s[0] != '-' &&
	       s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

const char *
site_read_code(struct conf *c, const struct conf_node *g, const char *key, size_t size)
{
	const char *s = conf_str(c, g, key, size);
	if (s[0] != '\0' && !site_is_code(s))
		conf_fail(c, g, key, "a code has only a-z, 0-9 and dashes");
	return s;
}

uint32_t
site_read_texts(struct conf *c, const struct conf_node *g, const char *key, bool are_codes, char *out,
    size_t size, uint32_t max)
{
	const struct conf_node *list = conf_list(c, g, key, 1, max);
	uint32_t num = conf_count(list);
	for (uint32_t i = 0; i < num; i++) {
		const char *s = conf_item_str(c, list, i, size);
		if (s[0] == '\0')
			return 0; /* there is a fault */
		if (are_codes && !site_is_code(s))
			conf_fail_item(c, list, i, "a code has only a-z, 0-9 and dashes");
		for (uint32_t k = 0; k < i; k++)
			if (strcmp(out + k * size, s) == 0)
				conf_fail_item(c, list, i, "stands twice in the list");
		(void)text_copy(out + i * size, size, s);
	}
	return num;
}

void
site_check_source(struct conf *c, const struct conf_node *g)
{
	(void)conf_str(c, g, "source", SITE_SOURCE_SIZE);
	(void)conf_date(c, g, "valid_from");
}

uint32_t
site_read_limit(struct conf *c, const struct conf_node *limits, const char *key, int lo, int hi)
{
	const struct conf_node *g = conf_group(c, limits, key);
	conf_keys(c, g, "value source valid_from");
	site_check_source(c, g);
	return (uint32_t)conf_int(c, g, "value", lo, hi);
}

uint32_t
site_read_limit_or(struct conf *c, const struct conf_node *limits, const char *key, int lo, int hi,
    uint32_t fallback)
{
	return conf_has(limits, key) ? site_read_limit(c, limits, key, lo, hi) : fallback;
}

bool
site_parse_minute(const char *s, uint16_t *minute)
{
	static const char shape[] = "dd:dd";
	if (strlen(s) != sizeof shape - 1)
		return false;
	for (size_t i = 0; i < sizeof shape - 1; i++)
		if (shape[i] == 'd' ? s[i] < '0' || s[i] > '9' : s[i] != shape[i])
			return false;
	unsigned hour = (unsigned)(s[0] - '0') * 10 + (unsigned)(s[1] - '0');
	unsigned min = (unsigned)(s[3] - '0') * 10 + (unsigned)(s[4] - '0');
	*minute = (uint16_t)(hour * 60 + min);
	return hour < 24 && min < 60;
}
