/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes from a keyboard at a whole console over a busy board, in pieces, with time, answers,
 * dossiers, other sizes and a hub that comes and goes between them.  The console draws after each
 * piece: every cell is a character that a terminal may have, the cursor is within the frame; a final
 * act is asked for by `j` alone, and a deed only of a hub that is there.
 *
 * A piece is a byte that says what happens, one that says how much, and for keys so many bytes.
 */
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "tests/lib/a_board.h"
#include "tui/core/console.h"
#include "tui/core/input.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PIECES_MAX = 400, CASES = 32 };

static struct {
	struct a_board a;
	struct settings settings;
	struct console *c;
	struct input in;
	struct frame frame;
	int64_t now_ms;
	bool has_j; /* since the last piece that was not keys */
} t;

static void
on_key(void *arg, int key, const char *text)
{
	struct key_event e = {key, text};
	(void)arg;
	t.has_j = t.has_j || key == 'j';
	console_keys(t.c, &e, 1, t.now_ms);
}

static void
expect_frame(void)
{
	const struct frame *f = &t.frame;
	ZCC_MUST(f->rows >= 1 && f->rows <= FRAME_ROWS_MAX && f->cols >= 1 &&
	    f->cols <= FRAME_COLS_MAX);
	ZCC_MUST(f->cursor_y >= 0 && f->cursor_y < f->rows && f->cursor_x >= 0 &&
	    f->cursor_x < f->cols);
	for (int y = 0; y < f->rows; y++)
		for (int x = 0; x < f->cols; x++) {
			const struct cell *cell = &f->cell[frame_at(f, y, x)];
			bool is_right = cell->cp == 0 && x > 0 &&
			    text_width_of((int32_t)cell[-1].cp) == 2;
			ZCC_MUST(is_right || text_is_allowed((int32_t)cell->cp));
			for (int m = 0; m < FRAME_MARKS_MAX; m++)
				ZCC_MUST(cell->mark[m] == 0 || text_is_allowed((int32_t)cell->mark[m]));
		}
}

static void
draw(void)
{
	console_draw(t.c, &t.frame, t.now_ms);
	expect_frame();
}

/* What was asked for, and what comes back: `how` says.  A question that is not answered stays. */
static void
do_intents(uint8_t how)
{
	struct intent i;
	while (console_intent(t.c, &i)) {
		ZCC_MUST(!i.is_final || t.has_j);
		ZCC_MUST(memchr(i.note, '\0', sizeof i.note) != NULL);
		if (i.kind != INTENT_SEND)
			continue;
		ZCC_MUST(t.a.board.is_live || i.verb == VERB_DRAFT);
		if (i.verb == VERB_DRAFT && !i.has_note && how % 2 == 0)
			console_draft(t.c, i.row, how % 4 == 0 ? "half typed" : "", "");
		struct console_reply r = {how % 3 == 0 ? ZCC_OK : -(how % 20), i.row,
		    how % 5 == 0 ? "" : "the hub's own words", NULL};
		if (how != 0xff)
			console_answer(t.c, i.ticket, &r, t.now_ms);
	}
}

static void
keys(const uint8_t *data, size_t len)
{
	input_bytes(&t.in, data, len, t.now_ms, on_key, NULL);
}

static void
dossier(uint8_t how)
{
	static struct dossier_part part[3];
	for (unsigned i = 0; i < 3; i++) {
		part[i] = (struct dossier_part){.at_ms = 1772458320000, .verb = VERB_INTAKE};
		memset(part[i].fields.note, 'a' + how % 26, how * 3);
		memcpy(part[i].fields.name, "Puk", sizeof "Puk");
	}
	console_dossier(t.c, t.a.cases[how % 17].id, part, how % 4);
}

static void
board(uint8_t how)
{
	struct zcc_case_row *r = &t.a.cases[how % 17];
	if (how < 64) {
		r->state = (uint8_t)(1 + how % 12);
		r->version++;
		r->claimed_by[0] = '\0';
	} else if (how < 96) {
		memcpy(r->claimed_by, how % 2 == 0 ? "demo" : "anna", 5);
	} else {
		t.a.board.is_live = how % 2 == 0;
		t.a.board.group++;
	}
	a_board_later(&t.a, how);
	console_update(t.c, &t.a.board, t.now_ms);
}

static size_t
piece(const uint8_t *data, size_t size)
{
	uint8_t how = data[1];
	size_t len = 0;
	switch (data[0] % 8) {
	case 1: t.now_ms += how * 20; break;
	case 2: console_size(t.c, how % 64, 40 + how); break;
	case 3: board(how); break;
	case 4: dossier(how); break;
	case 5: console_role(t.c, &t.settings.role[how % t.settings.roles_num]); break;
	case 6: console_left_draft(t.c, t.a.cases[how % 17].id); break;
	default:
		len = how % 32U < size - 2 ? how % 32U : size - 2;
		keys(data + 2, len);
	}
	input_time(&t.in, t.now_ms, on_key, NULL);
	console_time(t.c, t.now_ms);
	do_intents(data[0] / 8 == 31 ? 0xff : data[0] / 8);
	draw();
	t.has_j = false;
	return 2 + len;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct console_who who = {.operator = "demo", .role = "triagist", .seat = 1,
	    .desk = DESK_TRIAGE};
	size_t at = 0;
	t.settings = a_settings();
	t.now_ms = 1000;
	a_busy_board(&t.a);
	t.a.board.cases_num = t.a.board.cases_end = CASES;
	input_init(&t.in);
	t.c = console_new(&who, &t.settings, CASES);
	if (t.c == NULL)
		return 0;
	console_update(t.c, &t.a.board, t.now_ms);
	draw();
	for (unsigned n = 0; n < PIECES_MAX && size - at >= 2; n++)
		at += piece(data + at, size - at);
	console_end(t.c, t.now_ms);
	do_intents(0);
	console_free(t.c);
	return 0;
}
