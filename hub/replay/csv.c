/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One state per byte:
 *
 *     START --"--> QUOTED --"--> CLOSED --"--> QUOTED           (a doubled quote is one quote)
 *     START --x--> BARE                CLOSED , or line end: the cell is complete
 *     any of START BARE CLOSED --CR--> RETURN --LF--> end of the row
 *
 * The first thing wrong with a row is remembered and the row is read to its end, so that one bad
 * row costs one row.  A row that outgrows the room ends at the next line end, inside quotes or not:
 * a quote that is never closed would otherwise take the rest of the file along.
 */
#include "hub/replay/csv.h"

#include "shared/base/err.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum state { START, BARE, QUOTED, CLOSED, RETURN };
enum { BLOCK_BYTES = 65536, END = -1 };

struct csv {
	FILE *file;          /* NULL: everything is in `from` already */
	char *name;
	const uint8_t *from; /* block being read */
	size_t from_len, from_at;
	uint64_t row;
	bool has_begun;
	int sys;             /* errno of a read that failed */
	/* the row being built */
	size_t used;
	unsigned cells_num;
	const char *wrong;   /* what is wrong with it, NULL = nothing */
	unsigned wrong_cell; /* 1.. */
	char text[CSV_ROW_MAX];
	uint8_t block[BLOCK_BYTES];
};

static bool
fill(struct csv *c)
{
	if (c->file == NULL)
		return false;
	size_t got = fread(c->block, 1, sizeof c->block, c->file);
	if (got == 0 && ferror(c->file))
		c->sys = errno != 0 ? errno : EIO;
	c->from = c->block;
	c->from_len = got;
	c->from_at = 0;
	return got > 0;
}

static inline int
next_byte(struct csv *c)
{
	if (c->from_at == c->from_len && !fill(c))
		return END;
	return c->from[c->from_at++];
}

static void
skip_mark(struct csv *c)
{
	static const uint8_t mark[] = {0xef, 0xbb, 0xbf};

	c->has_begun = true;
	if (c->from_at == c->from_len && !fill(c))
		return;
	if (c->from_len >= sizeof mark && memcmp(c->from, mark, sizeof mark) == 0)
		c->from_at = sizeof mark;
}

static void
spoil(struct csv *c, const char *wrong)
{
	if (c->wrong != NULL)
		return;
	c->wrong = wrong;
	c->wrong_cell = c->cells_num + 1;
}

static inline void
put(struct csv *c, int byte)
{
	if (byte == 0 && c->wrong == NULL)
		spoil(c, "a zero byte");
	if (c->used < sizeof c->text)
		c->text[c->used++] = (char)byte;
	else
		spoil(c, "the row is longer than 65536 bytes (a quote that is never closed?)");
}

static void
end_cell(struct csv *c, struct csv_row *row, size_t *cell_at)
{
	if (c->cells_num == CSV_CELLS_MAX) {
		spoil(c, "more than 512 cells");
		return;
	}
	if (c->used == sizeof c->text) {
		spoil(c, "the row is longer than 65536 bytes (a quote that is never closed?)");
		return;
	}
	c->text[c->used++] = '\0';
	row->cell[c->cells_num++] = c->text + *cell_at;
	*cell_at = c->used;
}

/* The state after `byte` in a cell that is not inside quotes; line ends and commas are dealt with
 * by the caller. */
static enum state
outside(struct csv *c, enum state state, int byte)
{
	if (state == RETURN)
		spoil(c, "a carriage return without a line feed");
	else if (state == CLOSED && byte != '\r')
		spoil(c, "text after a closing quote");
	else if (state == BARE && byte == '"')
		spoil(c, "a quote inside a cell that does not begin with one");
	if (byte == '\r')
		return RETURN;
	if (byte == '"' && state == START)
		return QUOTED;
	put(c, byte);
	return BARE;
}

/* Reads to the end of the row; false when the file ended before its first byte. */
static bool
read_row(struct csv *c, struct csv_row *row)
{
	enum state state = START;
	size_t cell_at = 0;
	bool is_empty = true, is_blank = true;

	for (;;) {
		int byte = next_byte(c);
		bool is_full = c->used == sizeof c->text && c->wrong != NULL;

		if (byte == END) {
			if (is_empty)
				return false;
			if (state == QUOTED)
				spoil(c, "a quote that is never closed");
			break;
		}
		is_empty = false;
		is_blank = is_blank && (byte == '\r' || byte == '\n');
		if (state == QUOTED && !(is_full && byte == '\n')) {
			if (byte == '"')
				state = CLOSED;
			else
				put(c, byte);
		} else if (state == CLOSED && byte == '"') {
			put(c, byte);
			state = QUOTED;
		} else if (byte == '\n') {
			break;
		} else if (byte == ',' && state != RETURN) {
			end_cell(c, row, &cell_at);
			state = START;
		} else {
			state = outside(c, state, byte);
		}
	}
	/* A blank line is no row; an empty cell that stands alone is written "". */
	if (!is_blank || c->wrong != NULL)
		end_cell(c, row, &cell_at);
	return true;
}

int
csv_next(struct csv *c, struct csv_row *row, struct fault *f)
{
	if (!c->has_begun)
		skip_mark(c);
	do {
		c->used = 0;
		c->cells_num = 0;
		c->wrong = NULL;
		bool is_there = read_row(c, row);
		if (c->sys != 0)
			return fault_set(f, ZCC_E_IO, c->sys, "cannot read %s after row %llu",
			    c->name, (unsigned long long)c->row);
		if (!is_there)
			return ZCC_E_AGAIN;
		c->row++;
	} while (c->cells_num == 0 && c->wrong == NULL);
	row->number = c->row;
	row->cells_num = c->cells_num;
	if (c->wrong != NULL)
		return fault_set(f, ZCC_E_DATA, 0, "%s row %llu, column %u: %s", c->name,
		    (unsigned long long)c->row, c->wrong_cell, c->wrong);
	return ZCC_OK;
}

/* NULL: no memory, said in *f. */
static struct csv *
csv_new(const char *name, struct fault *f)
{
	struct csv *c = malloc(sizeof *c);
	char *copy = strdup(name);

	if (c == NULL || copy == NULL) {
		free(c);
		free(copy);
		fault_set(f, ZCC_E_IO, ENOMEM, "no memory to read %s", name);
		return NULL;
	}
	/* All but the two large rooms, which are written before they are read. */
	memset(c, 0, offsetof(struct csv, text));
	c->name = copy;
	return c;
}

int
csv_open(const char *path, struct csv **out, struct fault *f)
{
	*out = csv_new(path, f);
	if (*out == NULL)
		return ZCC_E_IO;
	(*out)->file = fopen(path, "rbe");
	if ((*out)->file != NULL)
		return ZCC_OK;
	fault_set(f, ZCC_E_IO, errno, "cannot open %s", path);
	csv_close(out);
	return ZCC_E_IO;
}

int
csv_open_memory(const void *data, size_t len, const char *name, struct csv **out, struct fault *f)
{
	*out = csv_new(name, f);
	if (*out == NULL)
		return ZCC_E_IO;
	(*out)->from = data;
	(*out)->from_len = len;
	return ZCC_OK;
}

void
csv_close(struct csv **c)
{
	if (*c == NULL)
		return;
	if ((*c)->file != NULL)
		fclose((*c)->file);
	free((*c)->name);
	free(*c);
	*c = NULL;
}

int
csv_rewind(struct csv *c, struct fault *f)
{
	if (c->file != NULL) {
		if (fseeko(c->file, 0, SEEK_SET) != 0)
			return fault_set(f, ZCC_E_IO, errno,
			    "cannot read %s a second time; --repeat needs a plain file", c->name);
		c->from_len = 0;
	}
	c->from_at = 0;
	c->row = 0;
	c->has_begun = false;
	return ZCC_OK;
}
