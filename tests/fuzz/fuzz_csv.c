/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as CSV: every row is whole or named, the reader comes to the end, and what is read
 * twice is read the same.
 */
#include "hub/replay/csv.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t
read_all(struct csv *c, size_t size)
{
	struct csv_row row;
	struct fault f;
	uint64_t sum = 0, before = 0;
	size_t rows = 0;
	int rc;

	while ((rc = csv_next(c, &row, &f)) != ZCC_E_AGAIN) {
		ZCC_MUST(rc == ZCC_OK || rc == ZCC_E_DATA);
		ZCC_MUST(++rows <= size + 1);
		ZCC_MUST(row.number > before);
		before = row.number;
		if (rc == ZCC_E_DATA) {
			ZCC_MUST(strncmp(f.text, "fuzz row ", 9) == 0);
			continue;
		}
		ZCC_MUST(row.cells_num >= 1 && row.cells_num <= CSV_CELLS_MAX);
		for (unsigned i = 0; i < row.cells_num; i++)
			sum = sum * 31 + strlen(row.cell[i]);
	}
	return sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* A copy of exactly this size, so that reading past the end is noticed. */
	uint8_t *copy = malloc(size == 0 ? 1 : size);
	struct csv *c;
	struct fault f;

	ZCC_MUST(copy != NULL);
	if (size > 0)
		memcpy(copy, data, size);
	ZCC_MUST(csv_open_memory(copy, size, "fuzz", &c, &f) == ZCC_OK);
	uint64_t sum = read_all(c, size);
	ZCC_MUST(csv_rewind(c, &f) == ZCC_OK);
	ZCC_MUST(read_all(c, size) == sum);
	csv_close(&c);
	free(copy);
	return 0;
}
