/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terminal [lives=N] - G-27: consoles whose terminal takes every size, and hangs up in the middle
 * of a form.
 *
 * Three operators have a note of their own about one call.  Each in turn logs in, is given back
 * what he had typed and nothing of anybody else's, and types another note over it, while his
 * terminal is resized ten times: no size at all, one column, one row, a size that no frame can
 * have.  Then the terminal hangs up, by the signal alone or because it is gone.  Every other time
 * that waits until the note is on the screen: all of it must be kept.  The other times nobody
 * waits, and the form has room in every size: what is kept is what had come, up to some letter of
 * it.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "tests/lib/gate.h"
#include "tests/lib/pty.h"
#include "tests/lib/rig.h"
#include "tests/lib/vt.h"
#include "tests/sim/chance.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	ROWS = 24,
	COLS = 80,
	FULL = 10000, /* lives */
	RESIZES = 10, /* of each */
	LETTERS = 12,
	TEXT_ROOM = 80,
	READY_MS = 60000,
	SEE_MS = 60000, /* beside whatever else the machine does */
	ASK_MS = 60000,
	END_MS = 60000
};

static struct person {
	const char *as;
	struct client *client;
	char kept[TEXT_ROOM]; /* what the hub has of his; empty = none */
} people[] = {{.as = "demo"}, {.as = "triagist"}, {.as = "coordinerend-triagist"}};
enum { PEOPLE = sizeof people / sizeof people[0] };

static struct rig rig;
static struct pty pty; /* of the one console that is there */
static struct vt vt;
static const struct person *sitting;
static int rows_now, cols_now;
static struct chance luck; /* the same lives from the same seed */
static uint64_t the_case;
static unsigned resizes, recovered;

/* --- What stands on the screen --- */

static bool
is_shown(const char *text)
{
	for (int y = 0; y < ROWS; y++)
		if (vt_row_has(&vt, y, text))
			return true;
	return false;
}

static void
show_screen(void)
{
	for (int y = 0; y < ROWS; y++)
		fprintf(stderr, "|%s\n", vt.cell[y]);
}

/* What comes within ms; false: nothing. */
static bool
take(int ms)
{
	char room[4096];
	struct pollfd p = {.fd = pty.master, .events = POLLIN};
	if (poll(&p, 1, ms) <= 0)
		return false;
	ssize_t n = read(pty.master, room, sizeof room);
	if (n <= 0)
		rig_broken("the console of %s has gone by itself", sitting->as);
	vt_feed(&vt, room, (size_t)n);
	return true;
}

static void
sees(const char *text)
{
	int64_t end = clock_boot_ms() + SEE_MS;
	while (!is_shown(text)) {
		if (clock_boot_ms() < end) {
			take(50);
			continue;
		}
		show_screen();
		rig_broken("%s does not see '%s'", sitting->as, text);
	}
}

/* --- A terminal --- */

static int
run_console(void *arg, int tell)
{
	const struct person *p = arg;
	(void)tell;
	return rig_be_console(&rig, p->as, "triage");
}

/* To the size that it has already would tell nobody. */
static void
resize(int rows, int cols)
{
	if (rows == rows_now && cols == cols_now)
		return;
	rows_now = rows;
	cols_now = cols;
	pty_size(&pty, rows, cols);
	resizes++;
	while (take(0))
		;
}

static void
resize_anyhow(void)
{
	static const struct {
		int rows, cols;
	} odd[] = {{0, 0}, {1, 1}, {24, 1}, {1, 80}, {0, 80}, {24, 0}, {23, 79}, {2, 2}, {43, 132},
	    {65535, 65535}, {1, 65535}, {65535, 1}, {24, 79}, {23, 80}};
	uint64_t n = chance_next(&luck) % (2 * sizeof odd / sizeof odd[0]);
	if (n < sizeof odd / sizeof odd[0])
		resize(odd[n].rows, odd[n].cols);
	else
		resize((int)chance_range(&luck, 0, 99), (int)chance_range(&luck, 0, 299));
}

/* Room for the form: in less, a key that nobody sees what it does to does nothing. */
static void
resize_with_room(void)
{
	resize(
	    (int)chance_range(&luck, ROWS, ROWS + 59), (int)chance_range(&luck, COLS, COLS + 199));
}

/* As it was, and all of it painted anew: what the terminal itself made of the sizes is nobody's
 * guess. */
static void
resize_back(const char *text)
{
	vt_init(&vt, ROWS, COLS);
	resize(ROWS + 1, COLS);
	resize(ROWS, COLS);
	sees("Enter legt vast");
	sees(text);
}

/* The signal alone, or the terminal with all that was in it. */
static void
hang_up(void)
{
	if (chance_hits(&luck, 500)) {
		kill(pty.pid, SIGHUP);
	} else {
		int null = open("/dev/null", O_RDWR | O_CLOEXEC);
		if (null < 0 || dup2(null, pty.master) < 0)
			rig_fail("no /dev/null");
		close(null);
	}
	int code = pty_end(&pty, END_MS);
	if (code != 0)
		rig_broken("a console of %s that was hung up on ended with %d", sitting->as, code);
}

/* --- A draft --- */

static void
ask_draft(const struct person *p, char text[TEXT_ROOM])
{
	struct ask a;
	struct wire_answer got;
	struct ask_dossier d = {0};
	struct fault f;
	uint8_t *plain = NULL;
	size_t len = 0;
	ask_init(&a, VERB_DRAFT);
	a.row = the_case;
	rig_ask(p->client, &a, ASK_MS, &got);
	text[0] = '\0';
	if (got.sealed_len == 0)
		return;
	if (client_unbox(p->client, &got, &plain, &len, &f) != ZCC_OK ||
	    wire_decode_dossier(plain, len, &d) != ZCC_OK || !text_copy(text, TEXT_ROOM, d.note))
		rig_broken("what the hub gives %s is no draft", p->as);
	free(plain);
}

/* Each has what was kept of his, also who did nothing. */
static void
nobody_has_another(void)
{
	char text[TEXT_ROOM];
	for (unsigned i = 0; i < PEOPLE; i++) {
		ask_draft(&people[i], text);
		if (strcmp(text, people[i].kept) != 0)
			rig_broken(
			    "%s has '%s' and typed '%s'", people[i].as, text, people[i].kept);
	}
}

/* --- A life --- */

static void
log_in(struct person *p)
{
	char said[80];
	sitting = p;
	rows_now = ROWS;
	cols_now = COLS;
	vt_init(&vt, ROWS, COLS);
	if (!pty_start(&pty, ROWS, COLS, run_console, p) ||
	    fcntl(pty.master, F_SETFD, FD_CLOEXEC) != 0)
		rig_fail("no terminal for a console");
	sees("AL ");
	(void)text_format(
	    said, sizeof said, "Notitie bij %llu is niet af", (unsigned long long)the_case);
	if (p->kept[0] != '\0')
		sees(said);
	pty_send(&pty, "i", 1);
	sees("Enter legt vast");
	if (p->kept[0] != '\0')
		sees(p->kept);
	recovered += p->kept[0] != '\0';
	for (unsigned i = 0; i < PEOPLE; i++)
		if (&people[i] != p && people[i].kept[0] != '\0' && is_shown(people[i].kept))
			rig_broken("%s sees what %s typed", p->as, people[i].as);
}

/* A note over the old one, letter by letter, the terminal of another size at each. */
static void
type_note(const char *text, bool waits)
{
	unsigned len = (unsigned)strlen(text), first = len - LETTERS, typed = 0, sizes = 2;
	char so_far[TEXT_ROOM] = "";
	pty_send(&pty, "\025", 1);
	while (typed < len) {
		unsigned n = typed == 0 ? first : (unsigned)chance_range(&luck, 1, len - typed);
		pty_send(&pty, text + typed, n);
		typed += n;
		memcpy(so_far, text, typed);
		so_far[typed] = '\0';
		if (waits)
			sees(so_far);
		for (; sizes + 2 < RESIZES && chance_hits(&luck, 667); sizes++)
			if (waits)
				resize_anyhow();
			else
				resize_with_room();
		if (waits)
			resize_back(so_far);
	}
}

static void
live(struct person *p, unsigned number)
{
	char text[TEXT_ROOM], kept[TEXT_ROOM];
	bool waits = number % 2 == 0;
	int at = snprintf(text, sizeof text, "van-%s-%u-", p->as, number);
	for (unsigned i = 0; i < LETTERS; i++)
		text[at++] = (char)chance_range(&luck, 'a', 'z');
	text[at] = '\0';
	log_in(p);
	type_note(text, waits);
	while (resizes < number * RESIZES + RESIZES)
		if (waits)
			resize_anyhow();
		else
			resize_with_room();
	hang_up();
	ask_draft(p, kept);
	bool is_old = strcmp(kept, p->kept) == 0, is_part = strncmp(text, kept, strlen(kept)) == 0;
	if (waits ? strcmp(kept, text) != 0 : !is_old && !is_part)
		rig_broken("%s typed '%s' over '%s', and '%s' is kept", p->as, text, p->kept, kept);
	memcpy(p->kept, kept, sizeof p->kept);
	nobody_has_another();
}

static void
begin(void)
{
	struct ask a;
	struct wire_answer got;
	struct fault f;
	rig_open(&rig);
	rig_set_small(&rig, 2048, 2);
	rig_start(&rig);
	if (!rig_is_ready(&rig, READY_MS))
		rig_broken("the hub is not ready");
	for (unsigned i = 0; i < PEOPLE; i++)
		if (client_open(&rig.site, people[i].as, NULL, NULL, &people[i].client, &f) !=
		    ZCC_OK)
			rig_fail("%s", f.text);
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_SPOED;
	rig_ask(people[0].client, &a, ASK_MS, &got);
	the_case = got.row;
}

int
main(int argc, char **argv)
{
	unsigned wanted = argc > 1 && strncmp(argv[1], "lives=", 6) == 0
			      ? (unsigned)strtoul(argv[1] + 6, NULL, 10)
			      : FULL,
		 lives = 0;
	gate_begin("G-27");
	rig_gate(gate_broken);
	luck = chance_from(gate_seed(), 27);
	begin();
	for (; lives < wanted && !gate_is_over(); lives++)
		live(&people[lives % PEOPLE], lives);
	if (rig_ctl(&rig, (const char *const[]){"journal", "verify", NULL}) != 0)
		rig_broken("journal verify does not hold");
	for (unsigned i = 0; i < PEOPLE; i++)
		client_close(&people[i].client);
	rig_stop(&rig);
	sock_end();
	gate_reached(lives, FULL);
	return gate_held(
	    "%u hang-ups of %u, %u sizes; %u drafts given back, each to who typed it, 0 lost",
	    lives, wanted, resizes, recovered);
}
