/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/replay/figures.h"

#include "shared/base/text.h"
#include "shared/edge/conf.h"

#include <stdlib.h>

/* A day: nobody talks or waits longer. */
enum { SECONDS_MAX = 86400 };

static void
read_quantiles(struct conf *c, const char *key, struct rng_quantiles *out)
{
	const struct conf_node *group = conf_group(c, conf_root(c), key);

	conf_keys(c, group, "permille seconds");
	const struct conf_node *permille = conf_list(c, group, "permille", 2, RNG_QUANTILES_MAX);
	const struct conf_node *seconds = conf_list(c, group, "seconds", 2, RNG_QUANTILES_MAX);
	unsigned num = conf_count(permille);

	if (num != conf_count(seconds)) {
		conf_fail(c, group, NULL, "permille has %u points and seconds %u", num,
		    conf_count(seconds));
		return;
	}
	for (unsigned i = 0; i < num; i++) {
		out->permille[i] = (uint32_t)conf_item_int(c, permille, i, 0, 1000);
		out->value[i] = (uint32_t)conf_item_int(c, seconds, i, 0, SECONDS_MAX);
	}
	out->num = num;
	if (!rng_quantiles_are_valid(out))
		conf_fail(
		    c, group, NULL, "permille must rise from 0 to 1000, and seconds must not fall");
}

int
figures_parse(const char *text, size_t len, const char *name, struct figures *out, struct fault *f)
{
	struct conf *c;
	int rc = conf_parse(text, len, name, &c, f);

	*out = (struct figures){0};
	if (rc != ZCC_OK)
		return rc;
	const struct conf_node *root = conf_root(c);
	conf_keys(c, root, "service hang_up_permille patience note_permille note");
	read_quantiles(c, "service", &out->service);
	read_quantiles(c, "patience", &out->patience);
	out->hang_up_permille = (uint32_t)conf_int(c, root, "hang_up_permille", 0, 1000);
	out->note_permille = (uint32_t)conf_int_or(c, root, "note_permille", 0, 1000, 0);
	if (out->note_permille > 0 &&
	    !text_copy(out->note, sizeof out->note, conf_str(c, root, "note", sizeof out->note)))
		conf_fail(c, root, "note", "is too long");
	rc = conf_done(c, f);
	conf_free(c);
	return rc;
}

int
figures_load(const char *path, struct figures *out, struct fault *f)
{
	char *text;
	size_t len;
	int rc = conf_read(path, &text, &len, f);

	if (rc != ZCC_OK)
		return rc;
	rc = figures_parse(text, len, path, out, f);
	free(text);
	return rc;
}
