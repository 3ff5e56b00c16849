/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The meldkamers of zcc.conf (RV-1): who they are, how they are reached, which places they serve.  Each
 * municipality of the region has one and no more, or nobody would know where its ambulance comes from.
 */
#include "shared/edge/site_priv.h"

#include "shared/base/text.h"

#include <stdlib.h>
#include <string.h>

enum { POSTCODE_LEAST = 1000, POSTCODE_MOST = 9999 };

static void
read_municipality(struct conf *c, const struct conf_node *list, unsigned i, struct settings *s,
    uint8_t number)
{
	const char *name = conf_item_str(c, list, i, ZCC_PLACE_SIZE);
	for (uint32_t k = 0; k < s->places_num; k++) {
		if (strcmp(s->place[k], name) != 0)
			continue;
		if (s->place_meldkamer[k] != 0)
			conf_fail_item(c, list, i, "served by two meldkamers, or named twice");
		s->place_meldkamer[k] = number;
		return;
	}
	if (name[0] != '\0')
		conf_fail_item(c, list, i, "no municipality of this region");
}

/* "7500-7699", or one postcode. */
static bool
parse_range(const char *s, uint16_t *from, uint16_t *to)
{
	size_t len = strspn(s, "0123456789");
	bool is_one = len == 4 && s[4] == '\0';
	bool is_two = len == 4 && s[4] == '-' && strspn(s + 5, "0123456789") == 4 && s[9] == '\0';
	if (!is_one && !is_two)
		return false;
	*from = (uint16_t)atoi(s);
	*to = is_two ? (uint16_t)atoi(s + 5) : *from;
	return *from >= POSTCODE_LEAST && *to <= POSTCODE_MOST && *from <= *to;
}

static bool
overlaps(const struct settings *s, uint32_t number, uint32_t range)
{
	const struct meldkamer_settings *mine = &s->meldkamer[number];
	for (uint32_t i = 0; i <= number; i++) {
		const struct meldkamer_settings *m = &s->meldkamer[i];
		for (uint32_t k = 0; k < (i == number ? range : m->ranges_num); k++)
			if (m->range[k].from <= mine->range[range].to &&
			    mine->range[range].from <= m->range[k].to)
				return true;
	}
	return false;
}

static void
read_postcodes(struct conf *c, const struct conf_node *g, struct settings *s, uint32_t number)
{
	struct meldkamer_settings *m = &s->meldkamer[number];
	const struct conf_node *list = conf_list(c, g, "postcodes", 1, ZCC_RANGES_MAX);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const char *text = conf_item_str(c, list, i, 16);
		if (text[0] == '\0')
			return; /* there is a fault */
		if (!parse_range(text, &m->range[i].from, &m->range[i].to))
			conf_fail_item(c, list, i,
			    "must be postcodes, written like 7500-7699, or one of four digits");
		else if (overlaps(s, number, i))
			conf_fail_item(c, list, i, "holds postcodes that stand in another range");
	}
	m->ranges_num = conf_count(list);
}

static void
read_meldkamer(struct conf *c, const struct conf_node *g, struct settings *s, uint32_t number)
{
	struct meldkamer_settings *m = &s->meldkamer[number];
	conf_keys(c, g, "meldkamer words telephone second municipalities postcodes source valid_from");
	const char *code = site_read_code(c, g, "meldkamer", sizeof m->code);
	for (uint32_t i = 0; i < number; i++)
		if (strcmp(s->meldkamer[i].code, code) == 0)
			conf_fail(c, g, "meldkamer", "%s stands twice", code);
	(void)text_copy(m->code, sizeof m->code, code);
	(void)text_copy(m->words, sizeof m->words, conf_str(c, g, "words", sizeof m->words));
	(void)text_copy(m->telephone, sizeof m->telephone,
	    conf_str(c, g, "telephone", sizeof m->telephone));
	(void)text_copy(m->second, sizeof m->second, conf_str(c, g, "second", sizeof m->second));
	if (m->second[0] != '\0' && strcmp(m->second, m->telephone) == 0)
		conf_fail(c, g, "second", "is the first number again");
	site_check_source(c, g);
	if (conf_has(g, "municipalities")) {
		const struct conf_node *list =
		    conf_list(c, g, "municipalities", 1, ZCC_PLACES_MAX);
		for (unsigned i = 0; i < conf_count(list); i++)
			read_municipality(c, list, i, s, (uint8_t)(number + 1));
	}
	if (conf_has(g, "postcodes"))
		read_postcodes(c, g, s, number);
	if (!conf_has(g, "municipalities") && !conf_has(g, "postcodes"))
		conf_fail(c, g, "municipalities", "is missing: it serves no place");
}

void
site_read_meldkamers(struct conf *c, struct settings *s)
{
	if (!conf_has(conf_root(c), "meldkamers"))
		return;
	const struct conf_node *list =
	    conf_list(c, conf_root(c), "meldkamers", 1, ZCC_MELDKAMERS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++)
		read_meldkamer(c, conf_item_group(c, list, i), s, i);
	s->meldkamers_num = conf_count(list);
	for (uint32_t i = 0; i < s->places_num; i++)
		if (s->place_meldkamer[i] == 0)
			conf_fail(c, list, NULL, "none serves the municipality %s", s->place[i]);
}
