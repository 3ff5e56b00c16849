/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_line.h"

#include "shared/base/text.h"
#include "tui/core/act.h"
#include "tui/core/desk.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view_help.h"
#include "tui/core/view_found.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct command {
	const struct binding *binding; /* NULL: no such command */
	unsigned matches;
	uint64_t row;      /* 0 = the selected case */
	uint32_t rows;     /* cases that end in these digits, when digits were given */
	char word[24], digits[24];
	const char *text;  /* rest of the line, never NULL */
};

/* A case for the command line may also be outside the filter. */
static uint64_t
case_by_digits(const struct console *c, const char *digits, uint32_t *count)
{
	uint64_t id = model_ends_in(&c->model, digits, count);
	uint64_t whole = strtoull(digits, NULL, 10);

	if (id == 0 && board_case(c->board, whole) != NULL) {
		*count = 1;
		return whole;
	}
	return id;
}

static const char *
take_word(const char *s, char *out, size_t size, const char *set)
{
	size_t n = set != NULL ? strspn(s, set) : strcspn(s, " .;");
	size_t kept = n < size ? n : size - 1;

	memcpy(out, s, kept);
	out[kept] = '\0';
	s += n;
	return s + strspn(s, " .");
}

static struct command
parse(const struct console *c, const char *line)
{
	struct command cmd = { .text = "" };

	line += strspn(line, " :");
	line = take_word(line, cmd.word, sizeof(cmd.word), NULL);
	cmd.binding = keymap_command(cmd.word, &cmd.matches);
	if (cmd.binding == NULL)
		return cmd;
	if (cmd.binding->arg == ARG_CASE || cmd.binding->arg == ARG_CASE_TEXT)
		line = take_word(line, cmd.digits, sizeof(cmd.digits), "0123456789");
	if (cmd.digits[0] != '\0')
		cmd.row = case_by_digits(c, cmd.digits, &cmd.rows);
	cmd.text = line + strspn(line, "; ");
	return cmd;
}

/* What was meant by a word that is no command, as far as it can be guessed: the name of a desk, a command
 * of which a letter or two differ, or a line of the help that its letters find.  "" = no guess. */
static const struct binding *
guess(const struct console *c, const char *word, char *out, size_t size)
{
	const struct binding *best = NULL;
	unsigned least = strlen(word) > 4 ? 3 : 2; /* more letters apart is another word */
	uint8_t found[ACTIONS_NUM];
	char four[5];

	out[0] = '\0';
	if (strlen(word) >= 3 && desk_by_word(word) != DESK_NONE) {
		text_format(out, size, "desk %s", desk_word(desk_by_word(word)));
		return binding_of(DO_DESK);
	}
	for (unsigned i = 0; i < bindings_num && strlen(word) >= 3; i++) {
		const char *p = bindings[i].colon;
		for (size_t n; *p != '\0'; p += n + strspn(p + n, " ")) {
			char colon[24];
			n = strcspn(p, " ");
			text_format(colon, sizeof(colon), "%.*s", (int)n, p);
			unsigned d = text_distance(colon, word);
			if (d >= least || n < 3)
				continue;
			least = d;
			best = &bindings[i];
			text_copy(out, size, colon);
		}
	}
	text_format(four, sizeof(four), "%.4s", word);
	if (best == NULL && strlen(word) >= 3 && help_search(four, console_where(c), found) > 0 &&
	    bindings[found[0]].colon[0] != '\0') {
		best = &bindings[found[0]];
		text_format(out, size, "%.*s", (int)strcspn(best->colon, " "), best->colon);
	}
	return best;
}

/* The command that may have been meant and what that does, as many of its words as fit. */
static void
say_guess(const struct console *c, const char *word, const char *meant, const char *help, char *out,
    size_t size)
{
	char does[160];
	size_t n = strlen(help);
	bool is_first = true;

	for (;;) {
		text_format(does, sizeof(does), "%.*s%s", (int)n, help, help[n] == ' ' ? " .." : "");
		/* TRANSLATORS: the word that is no command, the command that it may have been, what
		 * that does */
		text_format(out, size, _("No command %s; Tab = :%s  (%s)"), word, meant, does);
		if (text_width(out) <= c->cols - 2 || n == 0)
			return;
		if (is_first && help[strcspn(help, ":;,(")] != '\0')
			n = strcspn(help, ":;,(");
		else
			while (n > 0 && help[--n] != ' ')
				;
		is_first = false;
	}
}

/* What Enter would do, in words; false when it would do nothing. */
static bool
preview(const struct console *c, const struct command *cmd, char *out, size_t size)
{
	const struct binding *b = cmd->binding;
	char meant[48];

	out[0] = '\0';
	if (cmd->word[0] == '\0')
		return false;
	if (b == NULL) {
		if (cmd->matches > 1)
			text_format(out, size, _("%s can mean %u commands: type on"), cmd->word, cmd->matches);
		else if ((b = guess(c, cmd->word, meant, sizeof(meant))) != NULL)
			say_guess(c, cmd->word, meant, _(b->help), out, size);
		else
			text_format(out, size, _("No command %s; ? shows them all"), cmd->word);
		return false;
	}
	if (cmd->digits[0] != '\0' && cmd->rows != 1) {
		text_format(out, size, _("%u cases end in %s"), (unsigned)cmd->rows, cmd->digits);
		return false;
	}
	uint64_t row = cmd->row != 0 ? cmd->row : c->screen == SCREEN_CASE ? c->case_id :
	    c->model.selected;
	if (b->arg == ARG_CASE || b->arg == ARG_CASE_TEXT)
		text_format(out, size, "Enter: %s (%" PRIu64 ")", _(b->help), row);
	else
		text_format(out, size, "Enter: %s", _(b->help));
	return true;
}

static void
remember(struct console *c, const char *line)
{
	if (strlen(line) >= sizeof(c->history[0]))
		return; /* half a command would be another command */
	if (c->history_num == CONSOLE_HISTORY_MAX) {
		memmove(c->history[0], c->history[1], sizeof(c->history) - sizeof(c->history[0]));
		c->history_num--;
	}
	text_copy(c->history[c->history_num++], sizeof(c->history[0]), line);
}

static void
run(struct console *c)
{
	struct command cmd = parse(c, c->field.text);
	char text[ZCC_NOTE_SIZE], words[160];

	if (!preview(c, &cmd, words, sizeof(words))) {
		if (cmd.word[0] == '\0')
			c->over = OVER_NONE;
		return; /* the line says what is wrong and stays */
	}
	text_copy(text, sizeof(text), cmd.text);
	bool is_personal = strchr(c->field.text, ';') != NULL || cmd.binding->action == DO_FIND;
	if (!is_personal) /* free text may be about a person, and what one is found by is */
		remember(c, c->field.text);
	c->over = OVER_NONE;
	c->message[0] = '\0';
	act_run(c, cmd.binding->action, &(struct act_arg){ cmd.row, text });
}

static void
complete(struct console *c)
{
	char line[64];
	unsigned matches;
	const struct binding *b = keymap_command(c->field.text, &matches);

	if (b == NULL && matches == 0) {
		struct command cmd = parse(c, c->field.text);
		if (guess(c, cmd.word, line, sizeof(line) - 1) != NULL) {
			strcat(line, " ");
			field_set(&c->field, line);
		}
	}
	if (b == NULL)
		return;
	size_t n = strcspn(b->colon, " ");
	/* The full verb when there is one: the short form was typed to find it. */
	const char *full = b->colon[n] == ' ' ? b->colon + n + 1 : b->colon;
	text_format(line, sizeof(line), "%.*s ", (int)strcspn(full, " "), full);
	field_set(&c->field, line);
}

static void
recall(struct console *c, int step)
{
	int to = (int)c->history_i + step;

	if (to < 0 || to > (int)c->history_num)
		return;
	c->history_i = (unsigned)to;
	field_set(&c->field, to < (int)c->history_num ? c->history[to] : "");
}

void
line_key(struct console *c, int key)
{
	bool is_filter = c->over == OVER_FILTER;
	char query[ZCC_NAME_SIZE];

	if (key == KEY_ESC) {
		c->over = OVER_NONE;
		if (is_filter)
			model_filter(&c->model, "");
	} else if (key == KEY_ENTER && is_filter) {
		c->over = OVER_NONE;
	} else if (key == KEY_ENTER) {
		run(c);
	} else if (key == KEY_TAB && is_filter) {
		text_copy(query, sizeof(query), c->field.text);
		model_filter(&c->model, "");
		found_ask(c, query);
	} else if (key == KEY_TAB) {
		complete(c);
	} else if (key == KEY_UP || key == KEY_DOWN) {
		if (is_filter)
			model_move(&c->model, key == KEY_UP ? -1 : 1);
		else
			recall(c, key == KEY_UP ? -1 : 1);
	} else if (field_key(&c->field, key) && is_filter) {
		model_filter(&c->model, c->field.text);
	}
}

void
line_draw(struct console *c, struct frame *f)
{
	int y = f->rows - 1;
	char words[160];

	frame_clear(f, y, 0, 1, f->cols);
	if (c->over == OVER_LINE) {
		struct command cmd = parse(c, c->field.text);
		preview(c, &cmd, words, sizeof(words));
		frame_clear(f, y - 1, 0, 1, f->cols);
		frame_text(f, y - 1, 1, f->cols - 2, STYLE_PLAIN, words);
	}
	if (c->over == OVER_FILTER && send_may(c, VERB_SEARCH)) {
		frame_clear(f, y - 1, 0, 1, f->cols);
		frame_text(f, y - 1, 1, f->cols - 2, STYLE_PLAIN,
		    _("Enter keeps the filter  Tab finds it in all dossiers (recorded)"));
	}
	frame_text(f, y, 0, 1, STYLE_STRONG, c->over == OVER_FILTER ? "/" : ":");
	field_draw(&c->field, f, y, 1, f->cols - 2);
}
