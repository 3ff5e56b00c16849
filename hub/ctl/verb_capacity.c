/* SPDX-License-Identifier: EUPL-1.2 */
/* Care capacity: shown from the picture, changed by command. */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdio.h>
#include <string.h>

enum { CAPACITY_MAX = 1000000 }; /* places of one provider; more is a slip of the hand */

const struct arg_option verb_capacity_set_options[] = {
    {"provider", ARG_ONCE, "NAME"},
    {"kind", ARG_ONCE, "KIND"},
    {"total", ARG_ONCE, "N|?"},
    {"free", ARG_ONCE, "N|?"},
    {"waiting", ARG_ONCE, "N|?"},
    {"source", ARG_ONCE, "CODE"},
    {NULL, ARG_FLAG, NULL},
};

/* The last picture is shown also when the hub is gone; then its age is said and the code is 69. */
int
verb_capacity(struct ctl *c, const struct args *a)
{
	const struct board *at;
	(void)a;
	int rc = ctl_board_live(c, &at);
	if (at != NULL)
		c->out->capacity(at);
	return rc;
}

static int
set_text(const struct args *a, const char *name, char *room, size_t size, struct fault *f)
{
	const char *value = args_value(a, name);
	if (value != NULL && !text_copy(room, size, value))
		return fault_set(f, ZCC_E_DATA, 0, "--%s is longer than %zu bytes", name, size - 1);
	return ZCC_OK;
}

/* Not given, or "?": unknown, which is not the same as 0. */
static int
set_count(const struct args *a, const char *name, int32_t *count, struct fault *f)
{
	const char *value = args_value(a, name);
	int64_t n;
	*count = -1;
	if (value == NULL || strcmp(value, "?") == 0)
		return ZCC_OK;
	if (!text_to_i64(value, 0, CAPACITY_MAX, &n))
		return fault_set(f, ZCC_E_DATA, 0,
		    "--%s '%.40s' is no number: 0 to %d, or ? for unknown", name, value,
		    CAPACITY_MAX);
	*count = (int32_t)n;
	return ZCC_OK;
}

int
verb_capacity_set(struct ctl *c, const struct args *a)
{
	struct ask ask;
	struct ask_board *b = &ask.board;
	struct fault *f = &c->fault;
	const char *needed;
	int rc = args_need(a, "provider", &needed, f);
	if (rc == ZCC_OK)
		rc = args_need(a, "kind", &needed, f);
	ask_init(&ask, VERB_CAPACITY);
	if (rc == ZCC_OK)
		rc = set_text(a, "provider", b->provider, sizeof b->provider, f);
	if (rc == ZCC_OK)
		rc = set_text(a, "kind", b->kind, sizeof b->kind, f);
	if (rc == ZCC_OK)
		rc = set_text(a, "source", b->source, sizeof b->source, f);
	if (rc == ZCC_OK)
		rc = set_count(a, "total", &b->total, f);
	if (rc == ZCC_OK)
		rc = set_count(a, "free", &b->free, f);
	if (rc == ZCC_OK)
		rc = set_count(a, "waiting", &b->waiting, f);
	return rc == ZCC_OK ? ctl_act(c, &ask) : rc;
}
