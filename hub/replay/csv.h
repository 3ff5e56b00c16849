/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * csv - rows of an RFC 4180 file, one at a time: quotes, doubled quotes, line ends inside quotes,
 * LF or CR LF, a byte order mark, a last row without line end.
 *
 * Rows are numbered as a spreadsheet shows them: the first is 1, blank lines count and are skipped.
 * Bytes are handed on as they stand: whether they are clean text is for the reader of a cell.
 *
 * Tests:   unit/test_csv.c, fuzz/fuzz_csv.c        Threads: one reader per thread
 * Memory:  some 140 KiB at csv_open(), whatever the size of the file.
 */
#ifndef ZCC_REPLAY_CSV_H
#define ZCC_REPLAY_CSV_H

#include "zcc/err.h"

#include <stddef.h>
#include <stdint.h>

enum {
	CSV_ROW_MAX = 65536,  /* bytes of one row, its cells each with a closing NUL */
	CSV_CELLS_MAX = 512
};

struct csv; /* opaque; whoever opened it closes it */

struct csv_row {
	uint64_t number;                 /* 1.. */
	unsigned cells_num;              /* 1..CSV_CELLS_MAX */
	const char *cell[CSV_CELLS_MAX]; /* NUL-ended, good until the next csv_next() */
};

/* ZCC_E_IO: the file cannot be opened, with its name and why. */
ZCC_CHECK int csv_open(const char *path, struct csv **out, struct fault *f);
/* The same from memory, borrowed until csv_close(); `name` stands in messages. */
ZCC_CHECK int csv_open_memory(const void *data, size_t len, const char *name, struct csv **out,
    struct fault *f);
void csv_close(struct csv **c);

/*
 * The next row.
 *
 * ZCC_OK       *row is filled
 * ZCC_E_AGAIN  the file has ended
 * ZCC_E_DATA   this row is malformed; f names the row and the column, never its text, and the next
 *              call goes on with the line after it
 * ZCC_E_IO     the file cannot be read further
 */
ZCC_CHECK int csv_next(struct csv *c, struct csv_row *row, struct fault *f);

/* Begin again at row 1.  ZCC_E_IO: a pipe cannot be read twice. */
ZCC_CHECK int csv_rewind(struct csv *c, struct fault *f);

#endif
