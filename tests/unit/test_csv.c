/* SPDX-License-Identifier: EUPL-1.2 */
/* csv: RFC 4180 as files really are, and what happens to rows that are wrong. */
#include "hub/replay/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct csv *
reader(const char *text)
{
	struct csv *c;

	assert_int_equal(csv_open_memory(text, strlen(text), "calls.csv", &c, NULL), ZCC_OK);
	return c;
}

static void
expect_row(struct csv *c, uint64_t number, unsigned num, ...)
{
	struct csv_row row;
	struct fault f;
	va_list ap;

	assert_int_equal(csv_next(c, &row, &f), ZCC_OK);
	assert_int_equal(row.number, number);
	assert_int_equal(row.cells_num, num);
	va_start(ap, num);
	for (unsigned i = 0; i < num; i++)
		assert_string_equal(row.cell[i], va_arg(ap, const char *));
	va_end(ap);
}

static void
expect_bad(struct csv *c, const char *text)
{
	struct csv_row row;
	struct fault f;

	assert_int_equal(csv_next(c, &row, &f), ZCC_E_DATA);
	assert_string_equal(f.text, text);
}

static void
expect_end(struct csv *c)
{
	struct csv_row row;

	assert_int_equal(csv_next(c, &row, NULL), ZCC_E_AGAIN);
	csv_close(&c);
	assert_null(c);
}

static void
quotes_hold_commas_quotes_and_line_ends(void **state)
{
	(void)state;
	struct csv *c = reader("a,\"b,c\",d\n\"x \"\"y\"\" z\",\"two\nlines\",\"cr\r\nlf\"\n");

	expect_row(c, 1, 3, "a", "b,c", "d");
	expect_row(c, 2, 3, "x \"y\" z", "two\nlines", "cr\r\nlf");
	expect_end(c);
}

static void
empty_cells_are_cells(void **state)
{
	(void)state;
	struct csv *c = reader(",\n\"\",\"\"\n\"\"\na,,");

	expect_row(c, 1, 2, "", "");
	expect_row(c, 2, 2, "", "");
	expect_row(c, 3, 1, "");
	expect_row(c, 4, 3, "a", "", "");
	expect_end(c);
}

static void
line_ends_and_the_byte_order_mark_are_not_data(void **state)
{
	(void)state;
	struct csv *c = reader("\xef\xbb\xbf" "a,b\r\n1,\"2\"\r\n3,4\r");

	expect_row(c, 1, 2, "a", "b");
	expect_row(c, 2, 2, "1", "2");
	expect_row(c, 3, 2, "3", "4");
	expect_end(c);
}

static void
blank_lines_are_counted_and_skipped(void **state)
{
	(void)state;
	struct csv *c = reader("\na\n\r\n\nb");

	expect_row(c, 2, 1, "a");
	expect_row(c, 5, 1, "b");
	expect_end(c);
	expect_end(reader(""));
	expect_end(reader("\n\n"));
}

static void
a_bad_row_costs_one_row_and_is_named(void **state)
{
	(void)state;
	struct csv *c = reader("a,b\n1,x\"y\n\"q\"z,2\n3,c\rd\n5,6\n");

	expect_row(c, 1, 2, "a", "b");
	expect_bad(c,
	    "calls.csv row 2, column 2: a quote inside a cell that does not begin with one");
	expect_bad(c, "calls.csv row 3, column 1: text after a closing quote");
	expect_bad(c, "calls.csv row 4, column 2: a carriage return without a line feed");
	expect_row(c, 5, 2, "5", "6");
	expect_end(c);
}

static void
a_zero_byte_is_refused(void **state)
{
	(void)state;
	struct csv *c;

	assert_int_equal(csv_open_memory("a\0b\nc", 5, "calls.csv", &c, NULL), ZCC_OK);
	expect_bad(c, "calls.csv row 1, column 1: a zero byte");
	expect_row(c, 2, 1, "c");
	expect_end(c);
}

static void
a_quote_that_never_closes_is_named_at_the_end(void **state)
{
	(void)state;
	struct csv *c = reader("a\n\"b\nc\n");

	expect_row(c, 1, 1, "a");
	expect_bad(c, "calls.csv row 2, column 1: a quote that is never closed");
	expect_end(c);
}

/* A text of `head`, `len` times 'x', `tail`. */
static char *
long_text(const char *head, size_t len, const char *tail)
{
	char *text = malloc(strlen(head) + len + strlen(tail) + 1);

	assert_non_null(text);
	strcpy(text, head);
	memset(text + strlen(head), 'x', len);
	strcpy(text + strlen(head) + len, tail);
	return text;
}

static void
a_row_that_is_too_long_does_not_take_the_rest_along(void **state)
{
	(void)state;
	static const char *const heads[] = {"a,", "a,\""};

	for (unsigned i = 0; i < 2; i++) {
		char *text = long_text(heads[i], CSV_ROW_MAX, "\nnext,row\n");
		struct csv *c = reader(text);

		expect_bad(c, "calls.csv row 1, column 2: the row is longer than 65536 bytes (a "
		              "quote that is never closed?)");
		expect_row(c, 2, 2, "next", "row");
		expect_end(c);
		free(text);
	}
	char *text = long_text("", CSV_ROW_MAX - 1, "\n");
	struct csv *c = reader(text);
	struct csv_row row;
	assert_int_equal(csv_next(c, &row, NULL), ZCC_OK);
	assert_int_equal(strlen(row.cell[0]), CSV_ROW_MAX - 1);
	expect_end(c);
	free(text);
}

static void
more_cells_than_fit_are_refused(void **state)
{
	(void)state;
	char text[CSV_CELLS_MAX + 8];

	memset(text, ',', CSV_CELLS_MAX);
	strcpy(text + CSV_CELLS_MAX, "\nx\n");
	struct csv *c = reader(text);
	expect_bad(c, "calls.csv row 1, column 513: more than 512 cells");
	expect_row(c, 2, 1, "x");
	expect_end(c);
}

static void
a_file_reads_like_memory_and_can_begin_again(void **state)
{
	(void)state;
	char dir[] = "/tmp/zcc-csv-XXXXXX", path[64];
	struct csv *c;
	struct fault f;

	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/calls.csv", dir);
	assert_int_equal(csv_open(path, &c, &f), ZCC_E_IO);
	assert_null(c);
	assert_non_null(strstr(f.text, "calls.csv: No such file"));

	FILE *file = fopen(path, "w");
	assert_non_null(file);
	/* More than one block, so that rows fall over the edge of one. */
	for (unsigned i = 0; i < 30000; i++)
		fprintf(file, "%u,\"cell\"\n", i);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(csv_open(path, &c, &f), ZCC_OK);
	for (unsigned round = 0; round < 2; round++) {
		struct csv_row row;
		for (unsigned i = 0; i < 30000; i++) {
			assert_int_equal(csv_next(c, &row, &f), ZCC_OK);
			assert_int_equal(row.number, i + 1);
			assert_int_equal(strtoul(row.cell[0], NULL, 10), i);
			assert_string_equal(row.cell[1], "cell");
		}
		assert_int_equal(csv_next(c, &row, &f), ZCC_E_AGAIN);
		assert_int_equal(csv_rewind(c, &f), ZCC_OK);
	}
	csv_close(&c);
	unlink(path);
	rmdir(dir);
}

/* The published cases: every cell, in order, must stand in the expected JSON as its string.  Only
 * what these files need of JSON is undone: \" and \n and \r. */
static bool
json_string(const char **json, char *out)
{
	const char *s = strchr(*json, '"');

	if (s == NULL)
		return false;
	for (s++; *s != '"'; s++) {
		if (*s == '\\') {
			s++;
			*out++ = (char)(*s == 'n' ? '\n' : *s == 'r' ? '\r' : *s);
		} else {
			*out++ = *s;
		}
	}
	*out = '\0';
	*json = s + 1;
	return true;
}

static size_t
read_all(const char *dir, const char *kind, const char *name, char *out, size_t size)
{
	char path[512];

	snprintf(path, sizeof path, "%s/%s/%s.%s", dir, kind, name,
	    strcmp(kind, "json") == 0 ? "json" : "csv");
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	size_t len = fread(out, 1, size - 1, file);
	fclose(file);
	out[len] = '\0';
	return len;
}

/* Copies of these files easily lose their carriage returns (version control, editors); those whose
 * name says CRLF get them back, so that the case that was published is the one tested. */
static size_t
restore_line_ends(char *out, const char *text)
{
	size_t len = 0;

	for (char before = 0; *text != '\0'; before = *text++) {
		if (*text == '\n' && before != '\r')
			out[len++] = '\r';
		out[len++] = *text;
	}
	return len;
}

static void
compare_with_json(const char *dir, const char *name)
{
	char json[4096], text[4096], whole[8192], word[1024];
	struct csv *c;
	struct csv_row row;
	static char head[16][64];

	read_all(dir, "json", name, json, sizeof json);
	size_t len = read_all(dir, "csvs", name, text, sizeof text);
	memcpy(whole, text, len);
	if (strstr(name, "_crlf") != NULL)
		len = restore_line_ends(whole, text);
	assert_int_equal(csv_open_memory(whole, len, name, &c, NULL), ZCC_OK);
	assert_int_equal(csv_next(c, &row, NULL), ZCC_OK);
	unsigned columns = row.cells_num;
	for (unsigned i = 0; i < columns; i++)
		snprintf(head[i], sizeof head[i], "%s", row.cell[i]);
	const char *at = json;
	while (csv_next(c, &row, NULL) == ZCC_OK) {
		assert_int_equal(row.cells_num, columns);
		for (unsigned i = 0; i < columns; i++) {
			assert_true(json_string(&at, word));
			assert_string_equal(word, head[i]);
			assert_true(json_string(&at, word));
			assert_string_equal(word, row.cell[i]);
		}
	}
	assert_false(json_string(&at, word));
	csv_close(&c);
}

static void
the_published_cases_read_as_they_say(void **state)
{
	(void)state;
	static const char *const names[] = {"comma_in_quotes", "empty", "empty_crlf",
	    "escaped_quotes", "json", "newlines", "newlines_crlf", "quotes_and_newlines", "simple",
	    "simple_crlf", "utf8"};
	const char *data = getenv("ZCC_SHARED_DATA");
	char dir[256];

	snprintf(dir, sizeof dir, "%s/csv-spectrum", data != NULL ? data : "../shared/data");
	if (access(dir, R_OK) != 0) {
		print_message("# no %s: set ZCC_SHARED_DATA to read the published cases\n", dir);
		return;
	}
	for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++)
		compare_with_json(dir, names[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(quotes_hold_commas_quotes_and_line_ends),
	    cmocka_unit_test(empty_cells_are_cells),
	    cmocka_unit_test(line_ends_and_the_byte_order_mark_are_not_data),
	    cmocka_unit_test(blank_lines_are_counted_and_skipped),
	    cmocka_unit_test(a_bad_row_costs_one_row_and_is_named),
	    cmocka_unit_test(a_zero_byte_is_refused),
	    cmocka_unit_test(a_quote_that_never_closes_is_named_at_the_end),
	    cmocka_unit_test(a_row_that_is_too_long_does_not_take_the_rest_along),
	    cmocka_unit_test(more_cells_than_fit_are_refused),
	    cmocka_unit_test(a_file_reads_like_memory_and_can_begin_again),
	    cmocka_unit_test(the_published_cases_read_as_they_say),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
