/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/model.h"

#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/hand.h"
#include "shared/care/route.h"
#include "shared/care/state.h"
#include "shared/care/words.h"
#include "tui/core/fmt.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
model_init(struct model *m, uint32_t room)
{
	memset(m, 0, sizeof(*m));
	m->lines = 0xff;
	m->page = 1;
	m->room = room > 0 ? room : 1;
	m->order = calloc(m->room, sizeof(*m->order));
	m->shown = calloc(m->room, sizeof(*m->shown));
	if (m->order == NULL || m->shown == NULL) {
		model_fini(m);
		return ZCC_E_FULL;
	}
	return ZCC_OK;
}

void
model_fini(struct model *m)
{
	free(m->order);
	free(m->shown);
	m->order = m->shown = NULL;
}

const struct zcc_case_row *
model_row(const struct model *m, uint32_t i)
{
	ZCC_MUST(i < m->shown_num);
	return &m->board->cases[m->shown[i]];
}

const struct zcc_case_row *
model_selected(const struct model *m)
{
	return m->selected != 0 ? model_row(m, m->selected_i) : NULL;
}

bool
case_is_urgent(const struct zcc_case_row *c, int64_t now_line)
{
	return c->urgency <= 2 || norm_now(c->due_line, c->norm_s, now_line) == NORM_OVER;
}

bool
case_is_of(const struct zcc_case_row *c, const char *operator)
{
	return (state_is_held((enum zcc_state)c->state) || hand_is_to_meldkamer(c)) &&
	    c->claimed_by[0] != '\0' && strcmp(c->claimed_by, operator) == 0;
}

/* Every word of the filter stands somewhere in what the row shows. */
static bool
passes(const struct model *m, const struct zcc_case_row *c)
{
	char text[320], folded[320], age[FMT_ROOM], word[MODEL_FILTER_SIZE];
	const char *p = m->filter;

	fmt_age_sex(age, c->age, c->sex);
	text_format(text, sizeof(text), "%" PRIu64 " %s %s %s %s %s %s %s %s %s %s %s", c->id,
	    urgency_word(c->urgency), line_word(c->line), age, board_complaint(m->board, c), c->place,
	    state_word(c->state), c->claimed_by, c->post, help_word(c->asks),
	    professional_word(c->professional), alarm_desk_word(c->desk));
	text_fold(folded, sizeof(folded), text);
	while (*(p += strspn(p, " ")) != '\0') {
		size_t n = strcspn(p, " ");
		memcpy(word, p, n);
		word[n] = '\0';
		if (strstr(folded, word) == NULL)
			return false;
		p += n;
	}
	return true;
}

static void
keep_selection(struct model *m)
{
	for (uint32_t i = 0; i < m->shown_num; i++) {
		if (model_row(m, i)->id == m->selected) {
			m->selected_i = i;
			return;
		}
	}
	if (m->selected != 0)
		m->lost = m->selected;
	m->selected = 0;
	if (m->shown_num == 0) {
		m->selected_i = 0;
		return;
	}
	if (m->selected_i >= m->shown_num)
		m->selected_i = m->shown_num - 1;
	m->selected = model_row(m, m->selected_i)->id;
}

static void
choose_shown(struct model *m)
{
	m->shown_num = 0;
	for (uint32_t i = 0; i < m->order_num; i++)
		if (m->filter[0] == '\0' || passes(m, &m->board->cases[m->order[i]]))
			m->shown[m->shown_num++] = m->order[i];
	keep_selection(m);
}

/* What is offered to this operator stands before all others; the rest keep their order. */
static void
put_first(struct model *m)
{
	uint32_t i = 0;

	while (i < m->order_num && m->board->cases[m->order[i]].id != m->first)
		i++;
	if (m->first == 0 || i == m->order_num)
		return;
	uint32_t row = m->order[i];
	memmove(m->order + 1, m->order, i * sizeof(*m->order));
	m->order[0] = row;
}

/* Who sent it on sees it until somebody has it (PI-5). */
static bool
is_sent_on(const struct model *m, const struct zcc_case_row *c)
{
	const struct zcc_hand *h = board_hand(m->board, c);

	return c->forwards > 0 && m->operator != NULL && hand_is_forwarded(h) && strcmp(h->forward.by, m->operator) == 0;
}

static bool
is_listed(const struct model *m, const struct zcc_case_row *c)
{
	const struct route_taker who = { .lines = m->lines, .at_desk = UINT8_MAX, .desk = m->desk,
		.manned = m->manned, .now_line = m->board->now_line };

	return route_is_theirs(c, &who) ||
	    (m->operator != NULL && c->desk != DESK_NONE && case_is_of(c, m->operator)) || is_sent_on(m, c);
}

void
model_update(struct model *m, const struct board *b)
{
	bool is_first = m->board == NULL;
	uint64_t newest = m->newest;
	uint32_t n = 0;

	m->board = b;
	ZCC_MUST(b->cases_num <= m->room);
	uint32_t all = board_queue(b, m->order);
	for (uint32_t i = 0; i < all; i++) {
		const struct zcc_case_row *c = &b->cases[m->order[i]];
		if (!is_listed(m, c))
			continue;
		if (c->id > m->newest && !is_first)
			m->fresh++;
		if (c->id > newest)
			newest = c->id;
		m->order[n++] = m->order[i];
	}
	m->newest = newest;
	m->order_num = n;
	put_first(m);
	choose_shown(m);
}

void
model_filter(struct model *m, const char *text)
{
	text_fold(m->filter, sizeof(m->filter), text);
	if (m->board != NULL)
		choose_shown(m);
	m->lost = 0; /* hidden is not gone */
}

void
model_window(struct model *m, uint32_t rows)
{
	/* The last line says how many more there are. */
	m->page = m->shown_num > rows && rows > 1 ? rows - 1 : rows;
	if (m->page == 0)
		m->page = 1;
	if (m->selected_i < m->top)
		m->top = m->selected_i;
	if (m->selected_i >= m->top + m->page)
		m->top = m->selected_i - m->page + 1;
	if (m->top + m->page > m->shown_num)
		m->top = m->shown_num > m->page ? m->shown_num - m->page : 0;

	uint32_t urgent = 0, seen = 0;
	for (uint32_t i = 0; i < m->order_num; i++)
		urgent += case_is_urgent(&m->board->cases[m->order[i]], m->board->now_line);
	for (uint32_t i = m->top; i < m->shown_num && i < m->top + m->page; i++)
		seen += case_is_urgent(model_row(m, i), m->board->now_line);
	m->urgent_hidden = urgent - seen;
}

void
model_move(struct model *m, int64_t rows)
{
	int64_t to = (int64_t)m->selected_i + rows;

	if (m->shown_num == 0)
		return;
	if (to >= (int64_t)m->shown_num)
		to = (int64_t)m->shown_num - 1;
	if (to < 0)
		to = 0;
	m->selected_i = (uint32_t)to;
	m->selected = model_row(m, m->selected_i)->id;
}

bool
model_select(struct model *m, uint64_t id)
{
	for (uint32_t i = 0; i < m->shown_num; i++) {
		if (model_row(m, i)->id == id) {
			m->selected = id;
			m->selected_i = i;
			return true;
		}
	}
	return false;
}

uint64_t
model_ends_in(const struct model *m, const char *digits, uint32_t *count)
{
	char number[24];
	size_t len = strlen(digits);
	uint64_t first = 0;

	*count = 0;
	for (uint32_t i = 0; i < m->shown_num; i++) {
		uint64_t id = model_row(m, i)->id;
		int n = snprintf(number, sizeof(number), "%" PRIu64, id);
		if ((size_t)n < len || strcmp(number + (size_t)n - len, digits) != 0)
			continue;
		if ((size_t)n == len) { /* the whole number: no doubt */
			*count = 1;
			return id;
		}
		if ((*count)++ == 0)
			first = id;
	}
	return first;
}

uint64_t
model_next_of(const struct model *m, const char *operator, uint64_t id)
{
	uint64_t first = 0;
	bool is_past = false;

	for (uint32_t i = 0; i < m->order_num; i++) {
		const struct zcc_case_row *c = &m->board->cases[m->order[i]];
		if (case_is_of(c, operator) && c->id != id) {
			if (is_past)
				return c->id;
			if (first == 0)
				first = c->id;
		}
		is_past = is_past || c->id == id;
	}
	return first;
}

uint32_t
model_count_of(const struct model *m, const char *operator)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < m->order_num; i++)
		n += case_is_of(&m->board->cases[m->order[i]], operator);
	return n;
}

void
model_mark(struct model *m, uint64_t id)
{
	uint64_t *room = NULL;

	for (unsigned i = 0; i < MODEL_MARKS_MAX; i++) {
		if (m->marked[i] == id) {
			m->marked[i] = 0;
			return;
		}
		if (m->marked[i] == 0 && room == NULL)
			room = &m->marked[i];
	}
	if (room != NULL)
		*room = id;
}

bool
model_is_marked(const struct model *m, uint64_t id)
{
	for (unsigned i = 0; i < MODEL_MARKS_MAX; i++)
		if (m->marked[i] == id)
			return true;
	return false;
}

struct model_waiting
model_waiting(const struct model *m)
{
	struct model_waiting w = { 0 };

	for (uint32_t i = 0; i < m->order_num; i++) {
		const struct zcc_case_row *c = &m->board->cases[m->order[i]];
		if (!state_is_waiting((enum zcc_state)c->state))
			continue;
		int64_t ms = m->board->now_line - c->received_line;
		w.waiting++;
		w.late += norm_now(c->due_line, c->norm_s, m->board->now_line) == NORM_OVER;
		if (ms > w.longest_ms)
			w.longest_ms = ms;
	}
	return w;
}
