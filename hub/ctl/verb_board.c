/* SPDX-License-Identifier: EUPL-1.2 */
/* What the picture shows: no key, no command, no line in the audit. */
#include "hub/ctl/verbs.h"
#include "shared/base/err.h"
#include "shared/care/waitroom.h"

#include <stdlib.h>

/* Both print the last picture also when the hub is gone; the code then says that it is old. */
int
verb_status(struct ctl *c, const struct args *a)
{
	const struct board *at;
	(void)a;
	int rc = ctl_board_live(c, &at);
	if (at != NULL)
		c->out->status(at, &c->site.settings);
	return rc;
}

/* The picture, and room for as many of its rows as it has, which the caller frees; NULL: *rc says why. */
static uint32_t *
rows_of_board(struct ctl *c, const struct board **at, int *rc)
{
	*rc = ctl_board_live(c, at);
	if (*at == NULL)
		return NULL;
	uint32_t *rows = calloc((*at)->cases_num + 1, sizeof *rows);
	if (rows == NULL)
		*rc = fault_set(&c->fault, ZCC_E_IO, 0, "no memory for the list");
	return rows;
}

/* The consults, then the advice. */
int
verb_regie_list(struct ctl *c, const struct args *a)
{
	static const enum regie_kind kinds[] = {REGIE_CONSULT, REGIE_ADVICE};
	const struct board *at;
	int rc;
	(void)a;
	uint32_t *rows = rows_of_board(c, &at, &rc);
	if (rows == NULL)
		return rc;
	c->out->list_begin();
	for (unsigned i = 0; i < 2; i++)
		c->out->regie(at, &c->site.settings, kinds[i], rows,
		    regie_list(at, kinds[i], rows, at->cases_num));
	c->out->list_end();
	free(rows);
	return rc;
}

int
verb_waitroom(struct ctl *c, const struct args *a)
{
	const struct board *at;
	const struct settings *s = &c->site.settings;
	int rc;
	(void)a;
	uint32_t *rows = rows_of_board(c, &at, &rc);
	if (rows == NULL)
		return rc;
	c->out->list_begin();
	c->out->waitroom(at, s, rows, waitroom_list(at, s, rows, at->cases_num));
	c->out->list_end();
	free(rows);
	return rc;
}

int
verb_queue(struct ctl *c, const struct args *a)
{
	const struct board *at;
	int rc;
	(void)a;
	uint32_t *order = rows_of_board(c, &at, &rc);
	if (order == NULL)
		return rc;
	c->out->queue(at, order, board_queue(at, order));
	free(order);
	return rc;
}
