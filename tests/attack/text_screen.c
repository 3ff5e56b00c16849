/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One process per kind of terminal.  It holds both ends of a pseudo-terminal:
 *
 *     frame --> curses --> slave )( master --> vt
 *       |                                      |
 *       '---- what was asked for  ==  what came out, outside the fields to the cell
 *
 * After each frame a mark goes the same way, so that nobody waits for what does not come.
 */
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "tests/attack/hostile.h"
#include "tests/attack/text_part.h"
#include "tests/attack/tries.h"
#include "tests/attack/vt.h"
#include "tests/lib/a_board.h"
#include "tests/lib/rig.h"
#include "tui/core/console.h"
#include "tui/edge/lang.h"
#include "tui/edge/term.h"

#include <inttypes.h>
#include <pty.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROWS = 24, COLS = 80, LAST_POINT = 0x10ffff, BATCH = 64, PROBES = 300 };

static struct {
	int master, told;
	struct vt vt;
	struct frame frame;
	bool is_field[ROWS][COLS];
	struct a_board board;
	struct console *console;
	struct dossier_part part[2];
	uint64_t shown, points; /* of which for the code points alone */
} t;

/* What is wrong goes to the parent, who ends the gate with it. */
__attribute__((noreturn, format(printf, 1, 2))) static void
broken(const char *fmt, ...)
{
	char text[512];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	term_close();
	if (write(t.told, text, strlen(text)) < 0)
		_exit(3);
	_exit(1);
}

/* --- The terminal ------------------------------------------------------------------------------ */

static void
hear(void)
{
	static const char mark[] = "\xff\xfe\xff";
	static char room[1 << 20];
	size_t len = 0;
	if (write(STDOUT_FILENO, mark, sizeof mark - 1) != sizeof mark - 1)
		broken("the pseudo-terminal is gone");
	while (len < sizeof mark - 1 ||
	       memcmp(room + len - (sizeof mark - 1), mark, sizeof mark - 1) != 0) {
		ssize_t n = read(t.master, room + len, sizeof room - len);
		if (n <= 0)
			broken("the pseudo-terminal is gone");
		len += (size_t)n;
	}
	vt_bytes(&t.vt, room, len - (sizeof mark - 1));
}

static uint32_t
cp_at(const struct frame *f, int y, int x)
{
	return f->cell[frame_at(f, y, x)].cp;
}

/* A cell that was not asked for may be one that curses could not show: only inside a field. */
static bool
is_same(int y, int x)
{
	uint32_t want = cp_at(&t.frame, y, x), got = t.vt.cell[y][x];
	return want == got || t.is_field[y][x];
}

static void
show(const char *what)
{
	if (term_draw(&t.frame, false, NULL) != ZCC_OK)
		broken("no memory to draw");
	hear();
	if (t.vt.offences > 0)
		broken("%s: bytes outside the grammar: %s", what, t.vt.first);
	for (int y = 0; y < ROWS; y++)
		for (int x = 0; x < COLS; x++)
			if (!is_same(y, x))
				broken("%s: U+%04" PRIX32 " instead of U+%04" PRIX32
				       " at row %d, column %d, outside every field",
				    what, t.vt.cell[y][x], cp_at(&t.frame, y, x), y + 1, x + 1);
}

/* --- Fields ------------------------------------------------------------------------------------ */

static void
begin_fields(void)
{
	char dots[COLS + 1];
	memset(dots, '.', COLS);
	dots[COLS] = '\0';
	frame_begin(&t.frame, ROWS, COLS, term_is_ascii());
	memset(t.is_field, 0, sizeof t.is_field);
	for (int y = 0; y < ROWS; y++)
		frame_text(&t.frame, y, 0, COLS, STYLE_PLAIN, dots);
	/* no screen writes the last cell of all: curses can do that by tricks only */
	frame_clear(&t.frame, ROWS - 1, COLS - 1, 1, 1);
	t.is_field[ROWS - 1][COLS - 1] = true;
}

static void
put_field(int y, int x, int width, const char *text, bool is_right, enum style style)
{
	frame_clear(&t.frame, y, x, 1, width);
	for (int i = x; i < x + width; i++)
		t.is_field[y][i] = true;
	if (is_right)
		frame_right(&t.frame, y, x, width, style, text);
	else
		frame_text(&t.frame, y, x, width, style, text);
	t.shown++;
}

static void
expect_dots(void)
{
	for (int y = 0; y < ROWS; y++)
		for (int x = 0; x < COLS; x++)
			if (!t.is_field[y][x] && cp_at(&t.frame, y, x) != '.')
				broken("a cell of the frame outside the field was drawn, row %d, column %d",
				    y + 1, x + 1);
}

static void
some_fields(struct chance *c)
{
	char text[HOSTILE_SIZE];
	begin_fields();
	for (int y = 0; y < ROWS; y++)
		for (int x = (int)chance_range(c, 0, 3), width; x < COLS - 2; x += width + 1) {
			width = (int)chance_range(c, 1, 30);
			width = width > COLS - 1 - x ? COLS - 1 - x : width;
			hostile_text(c, text, sizeof text);
			put_field(y, x, width, text, chance_hits(c, 200),
			    (enum style)chance_range(c, 0, STYLES_NUM - 1));
		}
	expect_dots();
	show("fields");
}

static void
each_point(uint32_t every)
{
	enum { WIDTH = 3 };
	char text[5];
	for (uint32_t cp = 1; cp <= LAST_POINT;) {
		begin_fields();
		for (int y = 0; y < ROWS; y++)
			for (int x = 1; x < COLS - WIDTH - 1 && cp <= LAST_POINT; x += WIDTH + 1) {
				hostile_point(cp, text);
				put_field(y, x, WIDTH, text, false, STYLE_PLAIN);
				cp += every;
			}
		expect_dots();
		show("code points");
	}
}

/* --- Consoles ---------------------------------------------------------------------------------- */

struct filler {
	struct chance *c; /* NULL: `text` in every field */
	const char *text;
	char letter; /* before it: rows with the same text would be shown as one */
	struct chance *lengths; /* not NULL: harmless text of any length instead */
};

static void
harmless(struct chance *c, char *out)
{
	static const char letters[] = "Wm l";
	int64_t n = chance_range(c, 0, chance_hits(c, 500) ? 50 : HOSTILE_SIZE - 2);
	for (int64_t i = 0; i < n; i++)
		out[i] = letters[chance_next(c) % (sizeof letters - 1)];
	out[n] = '\0';
}

static void
fill(struct filler *f, char *field, size_t size)
{
	char text[HOSTILE_SIZE];
	f->letter = f->letter == 'z' ? 'a' : (char)(f->letter + 1);
	text[0] = f->letter;
	if (f->lengths != NULL)
		harmless(f->lengths, text + 1);
	else if (f->c == NULL)
		text_copy(text + 1, sizeof text - 1, f->text);
	else
		t.shown += hostile_text(f->c, text + 1, sizeof text - 1) > 0;
	text_copy(field, size, text);
}
#define FILL(field) fill(f, field, sizeof(field))

static void
fill_dossier(struct filler *f)
{
	for (unsigned i = 0; i < sizeof t.part / sizeof t.part[0]; i++) {
		struct ask_dossier *d = &t.part[i].fields;
		t.part[i].verb = VERB_NOTE;
		FILL(t.part[i].operator);
		FILL(d->name);
		FILL(d->birth_date);
		FILL(d->bsn);
		FILL(d->phone);
		FILL(d->address);
		FILL(d->caller);
		FILL(d->complaint);
		FILL(d->note);
		FILL(d->situation);
		FILL(d->background);
		FILL(d->assessment);
		FILL(d->recommendation);
		FILL(d->spoken);
	}
}

static void
fill_board(struct filler *f)
{
	a_busy_board(&t.board);
	for (unsigned i = 0; i < A_BOARD_CASES; i++) {
		struct zcc_case_row *r = &t.board.cases[i];
		if (r->id == 0)
			continue;
		FILL(r->complaint);
		FILL(r->place);
		FILL(r->reason);
		if (r->claimed_by[0] != '\0')
			FILL(r->claimed_by);
		FILL(r->held_by);
		FILL(r->post);
		t.board.hands[i].id = r->id;
		FILL(t.board.hands[i].hand.to);
		FILL(t.board.hands[i].hand.by);
		FILL(t.board.hands[i].hand.reason);
		FILL(t.board.hands[i].hand.forward.by);
	}
	for (unsigned i = 0; i < A_BOARD_FEW; i++) {
		struct zcc_capacity_row *p = &t.board.capacity[i];
		if (p->provider[0] != '\0') {
			FILL(p->provider);
			FILL(p->kind);
			FILL(p->source);
		}
		if (t.board.alarms[i].id != 0) {
			FILL(t.board.alarms[i].kind);
			FILL(t.board.alarms[i].seen_by);
			FILL(t.board.alarms[i].rest_by);
			FILL(t.board.alarms[i].also[0].by);
		}
		if (t.board.operators[i].name[0] != '\0') {
			FILL(t.board.operators[i].name);
			FILL(t.board.operators[i].role);
			FILL(t.board.operators[i].location);
			FILL(t.board.operators[i].offer_to);
			FILL(t.board.operators[i].refused_by);
			FILL(t.board.operators[i].task_by);
			FILL(t.board.operators[i].push_by);
		}
	}
	fill_dossier(f);
}

/* One screen of the console with such texts. */
static void
draw_console(enum desk desk, bool is_open, struct filler *f)
{
	static struct settings settings;
	static const char *const roles[] = {[DESK_TRIAGE] = "triagist", [DESK_REGIE] = "regiearts",
	    [DESK_VERVOLGZORG] = "vervolgzorg", [DESK_TOEZICHT] = "toezicht",
	    [DESK_MELDKAMER] = "centralist"};
	static_assert(sizeof roles / sizeof roles[0] == DESKS_NUM, "a role for each desk");
	struct console_who who = {.operator = "demo", .seat = 1, .desk = desk,
	    .is_ascii = term_is_ascii()};
	text_copy(who.role, sizeof who.role, roles[desk]);
	struct key_event enter = {KEY_ENTER, NULL};
	settings = a_settings();
	fill_board(f);
	t.console = console_new(&who, &settings, A_BOARD_CASES);
	if (t.console == NULL)
		broken("no memory");
	console_size(t.console, ROWS, COLS);
	console_update(t.console, &t.board.board, 1000);
	console_draw(t.console, &t.frame, 1000);
	if (is_open) {
		/* the case under the cursor is opened as after a claim, and then its dossier */
		struct intent i;
		console_keys(t.console, &enter, 1, 1000);
		if (console_intent(t.console, &i)) {
			struct console_reply r = {.code = ZCC_OK, .row = i.row, .text = ""};
			console_answer(t.console, i.ticket, &r, 1000);
			console_dossier(t.console, i.row, t.part, sizeof t.part / sizeof t.part[0]);
		}
		console_draw(t.console, &t.frame, 1000);
	}
	console_free(t.console);
}

/* Where the fields of a screen are: the cells that change with the length of harmless texts. */
struct shape {
	bool is_known;
	struct frame few;
	bool is_field[ROWS][COLS];
};

static void
find_fields(struct shape *s, enum desk desk, bool is_open)
{
	struct chance c = chance_from(desk, is_open);
	draw_console(desk, is_open, &(struct filler){.letter = 'a', .text = ""});
	s->few = t.frame;
	s->is_known = true;
	for (unsigned i = 0; i < PROBES; i++) {
		draw_console(desk, is_open, &(struct filler){.letter = 'a', .text = "", .lengths = &c});
		for (int y = 0; y < ROWS; y++)
			for (int x = 0; x < COLS; x++)
				s->is_field[y][x] |= cp_at(&t.frame, y, x) != cp_at(&s->few, y, x);
	}
}

/* With hostile text no other cell may change. */
static void
a_console(struct chance *c, enum desk desk, bool is_open)
{
	static struct shape shapes[DESKS_NUM][2];
	struct shape *s = &shapes[desk][is_open];
	if (!s->is_known)
		find_fields(s, desk, is_open);
	memcpy(t.is_field, s->is_field, sizeof t.is_field);
	draw_console(desk, is_open, &(struct filler){.letter = 'a', .c = c});
	for (int y = 0; y < ROWS; y++)
		for (int x = 0; x < COLS; x++) {
			uint32_t was = cp_at(&s->few, y, x), now = cp_at(&t.frame, y, x);
			if (now != was && !t.is_field[y][x])
				broken("desk %d: U+%04" PRIX32 " instead of U+%04" PRIX32
				       " in row %d, column %d, outside every field",
				    desk, now, was, y + 1, x + 1);
		}
	if (t.is_field[ROWS - 1][COLS - 1] || t.is_field[ROWS - 1][COLS - 2])
		broken("desk %d has a field at the last cell of all", desk);
	show("a console");
}

/* --- One kind of terminal ---------------------------------------------------------------------- */

static void
open_terminal(const struct text_screen *s)
{
	struct winsize size = {.ws_row = ROWS, .ws_col = COLS};
	struct fault f;
	int slave;
	if (openpty(&t.master, &slave, NULL, NULL, &size) != 0 || dup2(slave, STDIN_FILENO) < 0 ||
	    dup2(slave, STDOUT_FILENO) < 0)
		rig_fail("no pseudo-terminal");
	setenv("TERM", s->term, 1);
	setenv("LC_ALL", s->lang, 1);
	unsetenv("NO_COLOR");
	if (lang_open("nl", "../../locale") != ZCC_OK ||
	    term_open(&(struct term_options){.is_mono = s->is_mono}, &f) != ZCC_OK)
		rig_fail("no terminal");
	vt_begin(&t.vt, ROWS, COLS, (enum vt_charset)s->charset);
	hear();
}

static void
be_terminal(const struct text_screen *s, struct chance c, uint64_t texts, unsigned permille,
    uint32_t every)
{
	open_terminal(s);
	if (every > 0)
		each_point(every);
	t.points = t.shown;
	texts += t.points;
	for (unsigned i = 0; tries_part_goes_on(t.shown, texts, permille); i++) {
		some_fields(&c);
		if (i % BATCH == 0)
			for (int desk = DESK_TRIAGE; desk < DESKS_NUM; desk++)
				a_console(&c, (enum desk)desk, false);
		if (i % BATCH == BATCH / 2)
			a_console(&c, DESK_TRIAGE, true);
	}
	term_close();
	hear();
	if (t.vt.offences > 0)
		broken("leaving: bytes outside the grammar: %s", t.vt.first);
}

uint64_t
text_on_screens(const struct text_screen *s, struct chance c, uint64_t texts, unsigned permille,
    uint32_t every)
{
	int told[2], status = 0;
	char said[512] = "";
	if (pipe(told) != 0)
		rig_fail("no pipe");
	pid_t pid = fork();
	if (pid == 0) {
		close(told[0]);
		t.told = told[1];
		be_terminal(s, c, texts, permille, every);
		snprintf(said, sizeof said, "%" PRIu64, t.shown - t.points);
		_exit(write(t.told, said, strlen(said)) > 0 ? 0 : 3);
	}
	close(told[1]);
	for (size_t len = 0; len < sizeof said - 1;) {
		ssize_t n = read(told[0], said + len, sizeof said - 1 - len);
		if (n <= 0)
			break;
		len += (size_t)n;
	}
	close(told[0]);
	waitpid(pid, &status, 0);
	if (status != 0)
		tries_broken("TERM=%s in %s: %s", s->term, s->lang, said[0] != '\0' ? said : "it crashed");
	return strtoull(said, NULL, 10);
}
