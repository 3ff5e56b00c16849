/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_mend.h"

#include "shared/base/text.h"
#include "tui/core/fmt.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view.h"

#include <inttypes.h>
#include <string.h>

enum step { STEP_CASE, STEP_WORDS, STEP_ASKED };
enum { BOX_ROWS = 8, NUMBER_MAX = 18 };

static void
wipe(struct console *c)
{
	field_clear(&c->mend.to);
	field_clear(&c->mend.words);
	c->mend.row = c->mend.target = 0;
	c->mend.step = STEP_CASE;
}

void
mend_begin(struct console *c, uint64_t row, uint32_t version)
{
	wipe(c);
	field_init(&c->mend.to, NUMBER_MAX);
	field_init(&c->mend.words, ZCC_SBAR_SIZE - 1);
	c->mend.row = row;
	c->mend.version = version;
	c->over = OVER_MEND;
	c->message[0] = '\0';
}

void
mend_insert(struct console *c, const char *text)
{
	if (c->mend.step == STEP_CASE)
		field_insert(&c->mend.to, text);
	else if (c->mend.step == STEP_WORDS)
		field_insert(&c->mend.words, text);
}

/* Nothing typed is a new case; a number is one that stands on the board. */
static bool
take_target(struct console *c)
{
	const char *text = c->mend.to.text;
	int64_t id = 0;

	c->mend.target = 0;
	if (text[0] == '\0')
		return true;
	bool is_number = text_to_i64(text, 1, INT64_MAX, &id);
	const struct zcc_case_row *row = is_number ? board_case(c->board, (uint64_t)id) : NULL;
	if (row == NULL || row->state == CASE_GESLOTEN || row->id == c->mend.row) {
		console_say(c, true, _("%s is no other open case: a number of the list, or nothing for a new one"),
		    text);
		return false;
	}
	c->mend.target = (uint64_t)id;
	return true;
}

static void
commit(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_WRONG_PATIENT, .row = c->mend.row,
		.version = c->mend.version, .list = c->mend.target, .is_final = true };

	text_copy(want.note, sizeof(want.note), c->mend.words.text);
	if (!send_act(c, &want))
		return;
	c->over = OVER_NONE;
	wipe(c);
}

void
mend_key(struct console *c, int key)
{
	struct field *typed = c->mend.step == STEP_CASE ? &c->mend.to : &c->mend.words;

	c->message[0] = '\0';
	if (key == KEY_ESC && c->mend.step == STEP_CASE) {
		c->over = OVER_NONE;
		wipe(c);
	} else if (key == KEY_ESC) {
		c->mend.step--;
	} else if (c->mend.step == STEP_ASKED) {
		if (keymap_action(key, IN_ASK) == DO_COMMIT &&
		    c->now_ms - c->mend.since_ms >= CONSOLE_COMMIT_MS)
			commit(c);
	} else if (!field_key(typed, key) && key == KEY_ENTER) {
		if (c->mend.step == STEP_CASE && !take_target(c))
			return;
		c->mend.step++;
		c->mend.since_ms = c->now_ms;
	}
}

void
mend_done(struct console *c, uint64_t from, uint64_t to)
{
	if (c->dossier.row == from || c->dossier.row == to)
		console_wipe_dossier(c);
	c->undo_until_ms = 0; /* it is moved back, not taken back */
	model_select(&c->model, to);
	console_say(c, true, _("What was recorded is with %" PRIu64 " now; %" PRIu64 " is to be asked again."), to,
	    from);
}

/* "13  U3  regulier  78M  Enschede  pijn-borst": as a list has it, and no name. */
static void
case_line(const struct console *c, uint64_t id, struct frame *f, int y, int x, int width)
{
	const struct zcc_case_row *row = board_case(c->board, id);
	char urgency[FMT_ROOM], age[FMT_ROOM];

	if (row == NULL)
		return;
	fmt_urgency(urgency, row->urgency, row->urgency_by == BY_LINE);
	fmt_age_sex(age, row->age, row->sex);
	frame_put(f, y, x, width, STYLE_STRONG, "%" PRIu64 "  %s  %s  %s  %s  %s", row->id, urgency,
	    line_word(row->line), age, row->place[0] != '\0' ? row->place : "?", row->complaint);
}

static void
becomes_draw(const struct console *c, struct frame *f)
{
	int y = f->rows - 3 - BOX_ROWS, width = f->cols - 2;
	char title[96];

	text_format(title, sizeof(title), _("WRONG PATIENT in %" PRIu64), c->mend.row);
	frame_box(f, y, 1, BOX_ROWS, width, title);
	case_line(c, c->mend.row, f, y + 1, 3, width - 4);
	frame_text(f, y + 2, 5, width - 6, STYLE_PLAIN,
	    _("who it is, triage, notes and background go; they stay here, struck"));
	frame_text(f, y + 3, 5, width - 6, STYLE_PLAIN,
	    _("as urgent as it was until it is triaged again; care is chosen anew"));
	if (c->mend.target != 0)
		case_line(c, c->mend.target, f, y + 4, 3, width - 4);
	else
		frame_text(f, y + 4, 3, width - 4, STYLE_STRONG, _("a new case, which waits for who takes it"));
	frame_text(f, y + 5, 5, width - 6, STYLE_PLAIN,
	    _("gets all of that; of two triages the graver counts"));
	frame_text(f, y + 6, 5, width - 6, STYLE_PLAIN, c->mend.target != 0 ?
	    _("whoever has it is told") : _("it has no number yet: give it with i or p"));
}

void
mend_draw(struct console *c, struct frame *f)
{
	int y = f->rows - 2;

	if (c->mend.step == STEP_ASKED)
		becomes_draw(c, f);
	frame_clear(f, y, 0, 2, f->cols);
	if (c->message[0] != '\0' && c->mend.step == STEP_CASE) {
		answer_whole(f, y, f->cols - 2, STYLE_STRONG, c->message);
		field_draw(&c->mend.to, f, y + 1, 1, f->cols - 2);
	} else if (c->mend.step == STEP_CASE) {
		frame_put(f, y, 1, f->cols - 2, STYLE_STRONG,
		    _("WRONG PATIENT in %" PRIu64 ": of which case is it? Empty is a new one"),
		    c->mend.row);
		field_draw(&c->mend.to, f, y + 1, 1, f->cols - 2);
	} else if (c->mend.step == STEP_WORDS) {
		frame_text(f, y, 1, f->cols - 2, STYLE_STRONG,
		    _("What happened? Enter goes on, also without words; Esc back"));
		field_draw(&c->mend.words, f, y + 1, 1, f->cols - 2);
	} else {
		int used = frame_put(f, y, 1, f->cols - 2, STYLE_STRONG, c->mend.target != 0 ?
		    _("Move all that was recorded in %" PRIu64 " to %" PRIu64 "?") :
		    _("Move all that was recorded in %" PRIu64 " to a new case?"), c->mend.row, c->mend.target);
		frame_cursor(f, y, 1 + used);
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, _("j commit  Esc back"));
	}
}
