/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * curses writes its bytes with write(2) and in pieces, so it is given a pipe: after each frame what
 * is in the pipe goes to the terminal at once.  Modes and size of the terminal are set by termios
 * (tty.c) for the same reason.  curses always works in UTF-8; for a Latin-1 terminal the bytes are
 * turned on their way out.
 *
 * curses is asked under the guard: it does not look whether it got its memory, or ends the process.
 */
#define _GNU_SOURCE 1 /* F_SETPIPE_SZ, wide curses */
#include "tui/edge/term.h"

#include "shared/base/err.h"
#include "shared/edge/guard.h"
#include "tui/core/line.h"
#include "tui/edge/charset.h"
#include "tui/edge/tty.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

enum { PIPE_BYTES = 1 << 20 };

static struct {
	int from_curses; /* read end of the pipe */
	FILE *to_pipe, *input;
	SCREEN *screen;
	enum charset charset;
	bool is_open, is_in_curses, is_mono, is_ascii, is_silent, has_16, has_column;
	char buffer[PIPE_BYTES];
	struct cell shown[FRAME_ROWS_MAX * FRAME_COLS_MAX]; /* what curses has, as in a frame */
} term;

static bool
is_name(const char *s)
{
	size_t n = strlen(s);

	return n > 0 && n <= 32 && s[strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "0123456789.+-_")] == '\0';
}

static SCREEN *
try_term(const char *name)
{
	if (name == NULL || !is_name(name))
		return NULL;
	SCREEN *s = newterm(name, term.to_pipe, term.input);
	if (s == NULL)
		return NULL;
	if (tigetstr("cup") == NULL || tigetstr("cup") == (char *)-1) {
		endwin();
		delscreen(s);
		return NULL;
	}
	return s;
}

/*
 * curses cannot ask a pipe, and would set the margins of the terminal to the 24 rows of its
 * description: a cursor that then goes down by one stays in row 24.
 */
static void
tell_size(void)
{
	char text[16];
	int rows, cols;

	tty_size(&rows, &cols);
	snprintf(text, sizeof(text), "%d", rows);
	setenv("LINES", text, 1);
	snprintf(text, sizeof(text), "%d", cols);
	setenv("COLUMNS", text, 1);
}

/* Only the system's terminal descriptions: those of the user could be anything. */
static SCREEN *
start_curses(void)
{
	static const char *const hostile[] = { "TERMINFO", "TERMINFO_DIRS", "TERMCAP", "ESCDELAY" };
	const char *home = getenv("HOME");
	char *kept = home != NULL ? strdup(home) : NULL;

	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++)
		unsetenv(hostile[i]);
	unsetenv("HOME");
	tell_size();
	SCREEN *s = try_term(getenv("TERM"));
	if (s == NULL)
		s = try_term("xterm");
	if (s == NULL)
		s = try_term("vt100");
	if (kept != NULL)
		setenv("HOME", kept, 1);
	free(kept);
	return s;
}

static bool
has_sequence(const char *capability, const char *sequence)
{
	const char *s = tigetstr(capability);

	return s != NULL && s != (char *)-1 && strcmp(s, sequence) == 0;
}

static void
set_colours(void)
{
	const char *none = getenv("NO_COLOR");

	if (none != NULL && none[0] != '\0')
		term.is_mono = true;
	if (term.is_mono || !has_colors() || start_color() == ERR) {
		term.is_mono = true;
		return;
	}
	use_default_colors();
	term.has_16 = COLORS >= 16;
	for (int s = 0; s < STYLES_NUM; s++) {
		const struct style_look *l = style_look((enum style)s);
		if (l->bg >= 0)
			init_pair((short)(s + 1), l->fg > 7 && !term.has_16 ? 7 : l->fg, l->bg);
	}
}

static int
open_pipe(struct fault *f)
{
	int fds[2];

	if (pipe2(fds, O_CLOEXEC) != 0)
		return fault_set(f, ZCC_E_IO, errno, "cannot make a pipe");
	fcntl(fds[1], F_SETPIPE_SZ, PIPE_BYTES);
	fcntl(fds[0], F_SETFL, O_NONBLOCK);
	term.from_curses = fds[0];
	term.to_pipe = fdopen(fds[1], "w");
	term.input = fdopen(dup(tty_input_fd()), "r");
	if (term.to_pipe == NULL || term.input == NULL)
		return fault_set(f, ZCC_E_IO, errno, "cannot make a pipe");
	return ZCC_OK;
}

/* What curses has written so far, in one write; is_whole: it says all, whatever was there before. */
static void
flush_pipe(bool is_whole)
{
	size_t len = 0;
	ssize_t n;

	fflush(term.to_pipe);
	while (len < sizeof(term.buffer) &&
	    (n = read(term.from_curses, term.buffer + len, sizeof(term.buffer) - len)) > 0)
		len += (size_t)n;
	len = line_shorten(term.buffer, len);
	if (!is_whole)
		len = line_keep_charset(term.buffer, len);
	if (term.has_column)
		len = line_step(term.buffer, len);
	if (term.charset == CHARSET_LATIN1)
		len = line_to_latin1(term.buffer, len);
	tty_write(term.buffer, len);
}

/* Without asking curses. */
static void
put_back(void)
{
	term.is_open = false;
	tty_put_back();
}

static int
no_memory(const char *doing, struct fault *f)
{
	return fault_set(f, ZCC_E_FULL, 0, "no memory while %s", doing);
}

/* Calls of curses, in fn; what they wrote is still in the pipe. */
static int
ask_curses(void (*fn)(void *arg), void *arg, const char *doing, struct fault *f)
{
	term.is_in_curses = true;
	int rc = guard_call(fn, arg, doing);
	term.is_in_curses = false;
	return rc == ZCC_OK ? ZCC_OK : no_memory(doing, f);
}

static void
begin(void *arg)
{
	(void)arg;
	term.screen = start_curses();
	term.has_column = term.screen != NULL && has_sequence("hpa", "\033[%i%p1%dG");
}

static void
set_up(void *arg)
{
	int rows, cols;

	(void)arg;
	set_colours();
	nonl();
	typeahead(-1);
	leaveok(stdscr, FALSE);
	tty_size(&rows, &cols);
	resizeterm(rows, cols);
}

int
term_open(const struct term_options *o, struct fault *f)
{
	static const char preparing[] = "preparing the terminal";
	int rc = tty_open(f);

	if (rc != ZCC_OK)
		return rc;
	term.charset = charset_find();
	term.is_mono = o->is_mono;
	term.is_silent = o->is_silent;
	term.is_ascii = o->is_ascii || term.charset == CHARSET_ASCII;
	rc = open_pipe(f);
	if (rc == ZCC_OK)
		rc = ask_curses(begin, NULL, preparing, f);
	if (rc != ZCC_OK)
		return rc;
	if (term.screen == NULL)
		return fault_set(f, ZCC_E_DOWN, 0, "no terminal description for TERM, xterm or vt100: "
		    "install ncurses-base");
	tty_take();
	term.is_open = true;
	atexit(term_close);
	rc = ask_curses(set_up, NULL, preparing, f);
	if (rc != ZCC_OK) {
		put_back();
		return rc;
	}
	flush_pipe(true);
	tty_write("\033[?2004h", 8);
	return ZCC_OK;
}

static void
end(void *arg)
{
	(void)arg;
	endwin();
}

/* Also when curses ends the process, in the middle of what it was asked. */
void
term_close(void)
{
	if (!term.is_open)
		return;
	if (term.is_in_curses) {
		put_back();
		return;
	}
	term.is_open = false;
	tty_write("\033[?2004l", 8);
	if (ask_curses(end, NULL, "giving the terminal back", NULL) != ZCC_OK) {
		put_back();
		return;
	}
	flush_pipe(true);
	tty_give_back();
}

bool
term_is_ascii(void)
{
	return term.is_ascii;
}

static attr_t
attributes(enum style s, short *pair)
{
	const struct style_look *l = style_look(s);
	unsigned bits = term.is_mono ? l->mono : l->attr;
	attr_t a = A_NORMAL;

	*pair = !term.is_mono && l->bg >= 0 ? (short)(s + 1) : 0;
	if (bits & ATTR_BOLD || (*pair != 0 && l->fg > 7 && !term.has_16))
		a |= A_BOLD;
	if (bits & ATTR_REVERSE)
		a |= A_REVERSE;
	if (bits & ATTR_UNDERLINE)
		a |= A_UNDERLINE;
	if (bits & ATTR_BLINK)
		a |= A_BLINK;
	return a;
}

static void
put_cell(int y, int x, const struct cell *c, int width)
{
	wchar_t text[FRAME_MARKS_MAX + 2] = { L'?' };
	cchar_t out;
	short pair;
	attr_t a = attributes((enum style)c->style, &pair);

	if (charset_fits(term.charset, c->cp, width)) {
		text[0] = (wchar_t)c->cp;
		for (int i = 0, at = 1; i < FRAME_MARKS_MAX; i++)
			if (c->mark[i] != 0 && charset_fits(term.charset, c->mark[i], 0))
				text[at++] = (wchar_t)c->mark[i];
		width = 1;
	}
	if (setcchar(&out, text, a, pair, NULL) == OK)
		mvadd_wch(y, x, &out);
	if (width == 2)
		put_cell(y, x + 1, &(struct cell){ .cp = ' ', .style = c->style }, 1);
}

static size_t
row_bytes(const struct frame *f)
{
	return (size_t)f->cols * sizeof(f->cell[0]);
}

static void
put_row(const struct frame *f, int y)
{
	for (int x = 0, width; x < f->cols; x += width) {
		const struct cell *c = &f->cell[frame_at(f, y, x)];
		width = x + 1 < f->cols && c[1].cp == 0 ? 2 : 1;
		put_cell(y, x, c, width);
	}
	memcpy(&term.shown[frame_at(f, y, 0)], &f->cell[frame_at(f, y, 0)], row_bytes(f));
}

struct draw {
	const struct frame *frame;
	bool is_repaint, is_whole;
	bool is_short; /* a sequence that there was no memory for is missing: curses says nothing of it */
};

static void
draw(void *arg)
{
	struct draw *d = arg;
	const struct frame *f = d->frame;

	errno = 0;
	if (f->rows != LINES || f->cols != COLS)
		resizeterm(f->rows, f->cols);
	/* curses takes longer for a cell than all else does; before the first frame no row is alike */
	for (int y = 0; y < f->rows; y++)
		if (d->is_whole || memcmp(&term.shown[frame_at(f, y, 0)], &f->cell[frame_at(f, y, 0)],
		    row_bytes(f)) != 0)
			put_row(f, y);
	move(f->cursor_y, f->cursor_x);
	if (d->is_repaint)
		clearok(stdscr, TRUE);
	wnoutrefresh(stdscr);
	doupdate();
	d->is_short = errno == ENOMEM;
}

int
term_draw(const struct frame *f, bool is_repaint, struct fault *why)
{
	static const char drawing[] = "drawing";
	struct draw d = { .frame = f, .is_repaint = is_repaint,
		.is_whole = is_repaint || f->rows != LINES || f->cols != COLS };
	int rc = ask_curses(draw, &d, drawing, why);

	if (rc == ZCC_OK && d.is_short) { /* anything may stand anywhere */
		d.is_repaint = d.is_whole = true;
		rc = ask_curses(draw, &d, drawing, why);
	}
	if (rc == ZCC_OK && d.is_short)
		rc = no_memory(drawing, why);
	if (rc != ZCC_OK) {
		put_back();
		return rc;
	}
	if (f->has_bell && !term.is_silent)
		fputc('\a', term.to_pipe);
	flush_pipe(d.is_whole);
	return ZCC_OK;
}
