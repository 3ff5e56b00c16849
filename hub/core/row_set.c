/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/core/row_set.h"

#include <stdlib.h>

bool
row_set_init(struct row_set *s, uint32_t rows)
{
	s->rows = calloc(rows, sizeof *s->rows);
	s->is_in = calloc(rows, 1);
	return s->rows != NULL && s->is_in != NULL;
}

void
row_set_fini(struct row_set *s)
{
	free(s->rows);
	free(s->is_in);
}

void
row_set_add(struct row_set *s, uint32_t row)
{
	if (s->is_in[row])
		return;
	s->is_in[row] = 1;
	s->rows[s->num++] = row;
}

void
row_set_clear(struct row_set *s)
{
	for (uint32_t i = 0; i < s->num; i++)
		s->is_in[s->rows[i]] = 0;
	s->num = 0;
}
