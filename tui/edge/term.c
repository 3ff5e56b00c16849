/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * curses writes its bytes with write(2) and in pieces, so it is given a pipe: after each frame what
 * is in the pipe goes to the terminal at once.  Modes and size of the terminal are set here, by
 * termios, for the same reason.  curses always works in UTF-8; for a Latin-1 terminal the bytes are
 * turned on their way out.
 */
#define _GNU_SOURCE 1 /* F_SETPIPE_SZ, wide curses */
#include "tui/edge/term.h"

#include "shared/base/err.h"
#include "shared/edge/guard.h"
#include "tui/core/line.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

enum { PIPE_BYTES = 1 << 20, IN_FD = STDIN_FILENO, OUT_FD = STDOUT_FILENO };
enum charset { CHARSET_UTF8, CHARSET_LATIN1, CHARSET_ASCII };

static struct {
	struct termios before;
	int from_curses; /* read end of the pipe */
	int wake[2];
	FILE *to_pipe, *input;
	SCREEN *screen;
	enum charset charset;
	bool is_open, is_mono, is_ascii, is_silent, has_16, has_column;
	char buffer[PIPE_BYTES];
	struct cell shown[FRAME_ROWS_MAX][FRAME_COLS_MAX]; /* what curses has */
} term;
static volatile sig_atomic_t raised;

/* Leave the alternate screen, default attributes, cursor on, no bracketed paste: for the way out
 * when curses cannot be asked any more. */
static const char restore[] = "\033[0m\033[?2004l\033[?25h\033[?1049l\r\n";

static void
write_all(const char *p, size_t len)
{
	while (len > 0) {
		ssize_t n = write(OUT_FD, p, len);
		if (n < 0 && errno == EINTR && !(raised & TERM_STOP))
			continue;
		if (n <= 0)
			return; /* the line is gone: reading says so */
		p += n;
		len -= (size_t)n;
	}
}

static void
on_signal(int number)
{
	int was = errno;

	raised |= number == SIGWINCH ? TERM_RESIZED : TERM_STOP;
	ssize_t ignored = write(term.wake[1], "", 1);
	(void)ignored; /* full pipe: the loop wakes anyway */
	errno = was;
}

/* Without asking curses. */
static void
put_back(void)
{
	term.is_open = false;
	tcsetattr(IN_FD, TCSANOW, &term.before);
	write_all(restore, sizeof(restore) - 1);
}

/* Who heard of a crash before: in the end it is handed on. */
static const int crashes[] = { SIGABRT, SIGSEGV, SIGILL, SIGFPE };
enum { CRASHES = sizeof(crashes) / sizeof(crashes[0]) };
static struct sigaction before_us[CRASHES];

static void
on_crash(int number)
{
	if (term.is_open)
		put_back();
	for (size_t i = 0; i < CRASHES; i++)
		if (crashes[i] == number)
			sigaction(number, &before_us[i], NULL);
	raise(number);
}

static void
set_signals(void)
{
	static const int stops[] = { SIGHUP, SIGTERM, SIGINT, SIGWINCH };
	struct sigaction act = { .sa_handler = on_signal }, was;

	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++)
		sigaction(stops[i], &act, NULL);
	act.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &act, NULL);
	sigaction(SIGTSTP, &act, NULL);
	act.sa_handler = on_crash;
	/* a sanitizer keeps what it took; an abort of a library has the last word of last.h */
	for (size_t i = 0; i < CRASHES; i++)
		if (sigaction(crashes[i], NULL, &was) == 0 && was.sa_handler != on_crash &&
		    (was.sa_handler == SIG_DFL || crashes[i] == SIGABRT))
			sigaction(crashes[i], &act, &before_us[i]);
}

/* What the terminal shows, by the locale; by its name when the locale is not installed. */
static enum charset
find_charset(void)
{
	const char *name = getenv("LC_ALL");
	const char *codeset = setlocale(LC_CTYPE, "") != NULL ? nl_langinfo(CODESET) : "";

	if (name == NULL || name[0] == '\0')
		name = getenv("LC_CTYPE");
	if (name == NULL || name[0] == '\0')
		name = getenv("LANG");
	if (name == NULL)
		name = "";
	setlocale(LC_CTYPE, "C.UTF-8");
	if (strcasestr(codeset, "utf") != NULL || strcasestr(name, "utf") != NULL)
		return CHARSET_UTF8;
	if (strstr(codeset, "8859-1") != NULL || strstr(name, "8859-1") != NULL)
		return CHARSET_LATIN1;
	return CHARSET_ASCII;
}

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

	term_size(&rows, &cols);
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
set_modes(void)
{
	struct termios raw = term.before;

	raw.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON | IXOFF);
	raw.c_oflag &= ~(tcflag_t)OPOST;
	raw.c_lflag &= ~(tcflag_t)(ECHO | ICANON | IEXTEN | ISIG);
	raw.c_cflag = (raw.c_cflag & ~(tcflag_t)CSIZE) | CS8;
	raw.c_cc[VMIN] = 0;
	raw.c_cc[VTIME] = 0;
	tcsetattr(IN_FD, TCSANOW, &raw);
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
	term.input = fdopen(dup(IN_FD), "r");
	if (term.to_pipe == NULL || term.input == NULL || pipe2(term.wake, O_CLOEXEC | O_NONBLOCK) != 0)
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
	write_all(term.buffer, len);
}

/*
 * Both under the guard: curses does not look whether it got its memory, or ends the process.  The
 * signals are set between the two, since the guard gives back the handler that it found.
 */
static void
begin_curses(void *arg)
{
	(void)arg;
	term.screen = start_curses();
	term.has_column = term.screen != NULL && has_sequence("hpa", "\033[%i%p1%dG");
}

static void
set_up_curses(void *arg)
{
	int rows, cols;

	(void)arg;
	set_colours();
	nonl();
	typeahead(-1);
	leaveok(stdscr, FALSE);
	term_size(&rows, &cols);
	resizeterm(rows, cols);
}

int
term_open(const struct term_options *o, struct fault *f)
{
	static const char preparing[] = "preparing the terminal";

	if (!isatty(IN_FD) || !isatty(OUT_FD) || tcgetattr(IN_FD, &term.before) != 0)
		return fault_set(f, ZCC_E_DOWN, 0, "the console needs a terminal on both ends: "
		    "run it by hand or with ssh -t");
	term.charset = find_charset();
	term.is_mono = o->is_mono;
	term.is_silent = o->is_silent;
	term.is_ascii = o->is_ascii || term.charset == CHARSET_ASCII;
	int rc = open_pipe(f);
	if (rc != ZCC_OK)
		return rc;
	if (guard_call(begin_curses, NULL, preparing) != ZCC_OK)
		return fault_set(f, ZCC_E_FULL, 0, "no memory while %s", preparing);
	if (term.screen == NULL)
		return fault_set(f, ZCC_E_DOWN, 0, "no terminal description for TERM, xterm or vt100: "
		    "install ncurses-base");
	set_modes();
	term.is_open = true;
	set_signals();
	atexit(term_close);
	if (guard_call(set_up_curses, NULL, preparing) != ZCC_OK) {
		put_back();
		return fault_set(f, ZCC_E_FULL, 0, "no memory while %s", preparing);
	}
	flush_pipe(true);
	write_all("\033[?2004h", 8);
	return ZCC_OK;
}

void
term_close(void)
{
	if (!term.is_open)
		return;
	term.is_open = false;
	write_all("\033[?2004l", 8);
	endwin();
	flush_pipe(true);
	tcsetattr(IN_FD, TCSANOW, &term.before);
}

bool
term_is_ascii(void)
{
	return term.is_ascii;
}

void
term_size(int *rows, int *cols)
{
	struct winsize w = { 0 };

	if (ioctl(OUT_FD, TIOCGWINSZ, &w) != 0 || w.ws_row == 0 || w.ws_col == 0)
		w = (struct winsize){ .ws_row = 24, .ws_col = 80 };
	*rows = w.ws_row > FRAME_ROWS_MAX ? FRAME_ROWS_MAX : w.ws_row;
	*cols = w.ws_col > FRAME_COLS_MAX ? FRAME_COLS_MAX : w.ws_col;
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

/* What takes exactly `width` on this terminal.  What does not, because the system measures it
 * otherwise than the frame or because it must go out as Latin-1, would push the rest of its row. */
static bool
fits(uint32_t cp, int width)
{
	if (term.charset == CHARSET_LATIN1 && cp > 0xff && (width != 1 || frame_to_ascii(cp) == '?'))
		return false;
	return wcwidth((wchar_t)cp) == width;
}

static void
put_cell(int y, int x, const struct cell *c, int width)
{
	wchar_t text[FRAME_MARKS_MAX + 2] = { L'?' };
	cchar_t out;
	short pair;
	attr_t a = attributes((enum style)c->style, &pair);

	if (fits(c->cp, width)) {
		text[0] = (wchar_t)c->cp;
		for (int i = 0, at = 1; i < FRAME_MARKS_MAX; i++)
			if (c->mark[i] != 0 && fits(c->mark[i], 0))
				text[at++] = (wchar_t)c->mark[i];
		width = 1;
	}
	if (setcchar(&out, text, a, pair, NULL) == OK)
		mvadd_wch(y, x, &out);
	if (width == 2)
		put_cell(y, x + 1, &(struct cell){ .cp = ' ', .style = c->style }, 1);
}

static void
put_row(const struct frame *f, int y)
{
	for (int x = 0, width; x < f->cols; x += width) {
		width = x + 1 < f->cols && f->cell[y][x + 1].cp == 0 ? 2 : 1;
		put_cell(y, x, &f->cell[y][x], width);
	}
	memcpy(term.shown[y], f->cell[y], (size_t)f->cols * sizeof(f->cell[y][0]));
}

void
term_draw(const struct frame *f, bool is_repaint)
{
	bool is_whole = is_repaint || f->rows != LINES || f->cols != COLS;

	if (f->rows != LINES || f->cols != COLS)
		resizeterm(f->rows, f->cols);
	/* curses takes longer for a cell than all else does; before the first frame no row is alike */
	for (int y = 0; y < f->rows; y++)
		if (is_whole || memcmp(term.shown[y], f->cell[y],
		    (size_t)f->cols * sizeof(f->cell[y][0])) != 0)
			put_row(f, y);
	move(f->cursor_y, f->cursor_x);
	if (is_repaint)
		clearok(stdscr, TRUE);
	wnoutrefresh(stdscr);
	doupdate();
	if (f->has_bell && !term.is_silent)
		fputc('\a', term.to_pipe);
	flush_pipe(is_whole);
}

long
term_read(void *room, size_t size)
{
	struct pollfd p = { .fd = IN_FD, .events = POLLIN };
	ssize_t n;

	if (poll(&p, 1, 0) <= 0)
		return 0;
	do
		n = read(IN_FD, room, size);
	while (n < 0 && errno == EINTR);
	return n > 0 ? (long)n : -1; /* readable but nothing there: hung up */
}

int
term_input_fd(void)
{
	return IN_FD;
}

int
term_wake_fd(void)
{
	return term.wake[0];
}

unsigned
term_events(void)
{
	char junk[64];
	unsigned bits = (unsigned)raised;

	raised = 0;
	while (read(term.wake[0], junk, sizeof(junk)) > 0)
		;
	return bits;
}
