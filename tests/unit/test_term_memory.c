/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The terminal when there is no memory while it draws: the n-th request fails, once or all from there
 * on, until none is left to fail.  What stands on the screen then is whole, or the terminal is put back.
 */
#include "tests/lib/unit.h"

#include "tests/lib/pty.h"
#include "tests/lib/vt.h"
#include "tui/edge/term.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 24, COLS = 80, REQUESTS_MAX = 500 };
enum ending { NONE_FAILED = 10, WENT_ON, ENDED, NO_TERMINAL };

struct want {
	unsigned at; /* the request that fails, from 1 */
	bool is_for_ever;
};

static unsigned failed;
static struct want want; /* at 0: nothing fails */

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { HAS_MALLOC = 0 }; /* it is the sanitizer's */
#else
enum { HAS_MALLOC = 1 };

/* glibc's own, behind ours, which the libraries take too. */
void *__libc_malloc(size_t len);
void *__libc_calloc(size_t num, size_t len);
void *__libc_realloc(void *was, size_t len);

static bool
fails(void)
{
	static unsigned requests;

	if (want.at == 0)
		return false;
	requests++;
	if (requests < want.at || (requests > want.at && !want.is_for_ever))
		return false;
	failed++;
	errno = ENOMEM;
	return true;
}

void *
malloc(size_t len)
{
	return fails() ? NULL : __libc_malloc(len);
}

void *
calloc(size_t num, size_t len)
{
	return fails() ? NULL : __libc_calloc(num, len);
}

void *
realloc(void *was, size_t len)
{
	return fails() ? NULL : __libc_realloc(was, len);
}
#endif

static void
fill(struct frame *f, int turn)
{
	static const char *const words[] = { "Wachtrij", "koorts", "partner belt", "Enschede" };

	frame_begin(f, ROWS, COLS, true);
	for (int y = 0; y < ROWS; y += 1 + turn)
		frame_text(f, y, 3 * (y % 7), 40, (enum style)((y + turn) % STYLES_NUM),
		    words[(y + turn) % 4]);
	f->cursor_y = 5 + turn;
	f->cursor_x = 20;
}

static int
play(void *arg, int tell)
{
	static struct frame f;
	struct fault why;
	int rc = ZCC_OK;

	setenv("TERM", "vt100", 1);
	setenv("LC_ALL", "C", 1);
	if (term_open(&(struct term_options){ .is_ascii = true }, &why) != ZCC_OK)
		return NO_TERMINAL;
	want = *(const struct want *)arg;
	for (int turn = 0; turn < 3 && rc == ZCC_OK; turn++) {
		fill(&f, turn);
		rc = term_draw(&f, false, &why);
	}
	want.at = 0;
	pty_tell(tell);
	return rc != ZCC_OK ? ENDED : failed > 0 ? WENT_ON : NONE_FAILED;
}

static int
run(struct want *w, struct pty *pty, struct vt *vt)
{
	assert_true(pty_start(pty, ROWS, COLS, play, w));
	int ending = pty_end(pty, 60000);
	vt_init(vt, ROWS, COLS);
	vt_feed(vt, pty->text, pty->kept);
	return ending;
}

static void
walk(bool is_for_ever)
{
	static struct pty pty;
	static struct vt good, vt;
	unsigned n, went_on = 0;
	int ending = WENT_ON;

	assert_int_equal(run(&(struct want){ .at = 0 }, &pty, &good), NONE_FAILED);
	assert_true(vt_row_has(&good, 6, "Wachtrij"));
	for (n = 1; n < REQUESTS_MAX; n++) {
		ending = run(&(struct want){ n, is_for_ever }, &pty, &vt);
		if (ending == NONE_FAILED)
			break;
		if (ending == WENT_ON) {
			assert_memory_equal(vt.cell, good.cell, sizeof(vt.cell));
			went_on++;
		} else {
			assert_int_equal(ending, ENDED);
			assert_non_null(strstr(pty.text, "\033[?2004l"));
		}
	}
	print_message("# of %u requests it went on after %u\n", n - 1, went_on);
	assert_int_equal(ending, NONE_FAILED);
	assert_in_range(n, 2, REQUESTS_MAX);
	/* curses does without some of it, for a cache or a faster way */
	if (is_for_ever)
		assert_true(went_on < n - 1);
	else
		assert_int_not_equal(went_on, 0);
}

static void
after_one_request_that_fails_the_screen_is_whole(void **state)
{
	(void)state;
	if (!HAS_MALLOC)
		skip();
	walk(false);
}

static void
without_memory_the_terminal_is_put_back(void **state)
{
	(void)state;
	if (!HAS_MALLOC)
		skip();
	walk(true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(after_one_request_that_fails_the_screen_is_whole),
		cmocka_unit_test(without_memory_the_terminal_is_put_back),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("term_memory", tests, NULL, NULL);
}
