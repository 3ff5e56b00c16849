/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a configuration: the reader and the schema of a site say yes or no, never more.
 * What a site accepts must be accepted again as it was kept.
 */
#include "shared/edge/conf.h"
#include "shared/edge/conf_scan.h"
#include "shared/edge/site.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__asan_default_options(void);

/* libconfig 1.5 loses the string at hand when the syntax is wrong: at most the text's own size. */
const char *
__asan_default_options(void)
{
	return "detect_leaks=0";
}

/* Every reader on every element, with its wrong types. */
static void
read_everything(struct conf *c, const struct conf_node *list)
{
	for (unsigned i = 0; i < conf_count(list); i++) {
		const struct conf_node *g = conf_item_group(c, list, i);
		(void)conf_item_str(c, list, i, 24);
		(void)conf_item_int(c, list, i, -5, 5);
		if (g == NULL)
			continue;
		conf_keys(c, g, "name value");
		(void)conf_date(c, g, "name");
		(void)conf_bool(c, g, "value");
	}
}

static void
try_conf(const char *text, size_t len)
{
	struct conf *c;
	struct fault f = {0};
	if (conf_parse(text, len, "fuzz", &c, &f) != ZCC_OK) {
		ZCC_MUST(c == NULL && f.code == ZCC_E_CONFIG && strncmp(f.text, "fuzz", 4) == 0);
		return;
	}
	const struct conf_node *root = conf_root(c);
	read_everything(c, root);
	read_everything(c, conf_list(c, root, "lines", 0, 6));
	(void)conf_int_or(c, conf_group(c, root, "site"), "cases", 16, 65536, 16);
	int r = conf_done(c, &f);
	ZCC_MUST(r == ZCC_OK || strncmp(f.text, "fuzz:", 5) == 0);
	conf_free(c);
}

static void
try_site(const char *text, size_t len)
{
	struct site *s = malloc(sizeof *s), *again = malloc(sizeof *again);
	struct fault f = {0};
	ZCC_MUST(s != NULL && again != NULL);
	if (site_parse(text, len, "fuzz", s, &f) == ZCC_OK) {
		ZCC_MUST(s->text_len == len && memcmp(s->text, text, len) == 0);
		ZCC_MUST(site_parse(s->text, s->text_len, "again", again, &f) == ZCC_OK);
		ZCC_MUST(memcmp(&s->settings, &again->settings, sizeof s->settings) == 0);
		site_free(again);
	} else {
		ZCC_MUST(f.code == ZCC_E_CONFIG && s->text == NULL);
	}
	site_free(s);
	free(s);
	free(again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* A copy of exactly this size, so that reading past the end is noticed. */
	char *text = malloc(size == 0 ? 1 : size);
	ZCC_MUST(text != NULL);
	if (size > 0)
		memcpy(text, data, size);
	try_conf(text, size);
	try_site(text, size);
	free(text);
	return 0;
}
