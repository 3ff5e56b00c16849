/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/console_state.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/state.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool
console_is_live(const struct console *c)
{
	return c->board != NULL && c->board->is_live;
}

/* Somebody who takes calls at the desk of his role, and was not put on some lines alone: as the hub has it. */
static uint8_t
mans(const struct console *c, const struct zcc_operator_row *o)
{
	const struct role_settings *r = settings_role(c->settings, o->role);

	if (r == NULL || (r->verbs >> VERB_NEXT & 1) == 0 || o->is_paused || o->task_lines != 0 ||
	    !board_is_there(o, settings_asks_shift(c->settings, o->role)))
		return 0;
	return (uint8_t)(1U << r->desk);
}

void
route_update(struct console *c, const struct board *b)
{
	bool takes_calls = c->role != NULL && (c->role->verbs >> VERB_CLAIM & 1) != 0;

	c->model.operator = c->who.operator;
	c->model.desk = takes_calls ? (uint8_t)c->role->desk : DESK_NONE;
	c->model.manned = 0;
	for (uint32_t i = 0; takes_calls && i < b->operators_end; i++)
		c->model.manned |= mans(c, &b->operators[i]);
}

bool
console_is_typing(const struct console *c)
{
	if (c->lock.is_on)
		return true;
	return (c->over == OVER_NONE && c->screen == SCREEN_TRIAGE && triage_form_is_typing(&c->triage)) ||
	    c->over == OVER_FILTER || c->over == OVER_FIND ||
	    (c->over == OVER_IDENTITY && c->who_is.at < IDENTITY_FIELDS) ||
	    c->over == OVER_LINE || c->over == OVER_NOTE ||
	    (c->over == OVER_NOODKNOP && c->noodknop.why != 0 && !c->noodknop.is_asked) ||
	    (c->over == OVER_BACKGROUND && c->background.choice[4] != 0) ||
	    (c->over == OVER_MEND && c->mend.step < 2) ||
	    (c->over == OVER_TAG && c->tag.tag != 0) ||
	    (c->over == OVER_REVIEW && c->review.outcome != 0 && !c->review.is_asked) ||
	    c->over == OVER_HELP || c->over == OVER_SAY || c->over == OVER_INTAKE || c->over == OVER_WHEN ||
	    c->over == OVER_CAPACITY ||
	    (c->over == OVER_FORWARD && c->forward.at < FORWARD_FIELDS) || (c->over == OVER_TRANSFER && c->transfer.to[0] != '\0' &&
	    c->transfer.at < TRANSFER_PARTS);
}

bool
console_judges(const struct console *c)
{
	return c->screen == SCREEN_CASE && c->regie.opened != 0 && c->regie.opened == c->case_id;
}

unsigned
console_where(const struct console *c)
{
	static const unsigned where[] = { [SCREEN_QUEUE] = IN_QUEUE, [SCREEN_CASE] = IN_CASE,
		[SCREEN_TOEZICHT] = IN_TOEZICHT, [SCREEN_ALARMS] = IN_ALARMS,
		[SCREEN_REGION] = IN_REGION, [SCREEN_STAFF] = IN_STAFF,
		[SCREEN_PANEL] = IN_PANEL, [SCREEN_MELDKAMER] = IN_MELDKAMER,
		[SCREEN_FOUND] = IN_FOUND, [SCREEN_TRIAGE] = IN_TRIAGE,
		[SCREEN_REGIE] = IN_REGIE, [SCREEN_WAITROOM] = IN_WAITROOM };

	return where[c->screen] |
	    (c->screen == SCREEN_CASE && c->who.desk == DESK_MELDKAMER ? IN_PACKET : 0) |
	    (console_judges(c) ? IN_JUDGED : 0);
}

bool
console_is_asked(const struct console *c, const struct zcc_alarm_row *a)
{
	return c->role != NULL && (c->role->verbs >> VERB_ALARM_ACK & 1) != 0 &&
	    alarm_asks(a, c->who.desk, c->who.operator);
}

const char *
console_left_by(const struct console *c, uint64_t row)
{
	const struct zcc_case_row *r = board_case(c->board, row);

	/* where care is on its way nobody is on the line */
	if (r == NULL || state_is_under_way((enum zcc_state)r->before) ||
	    state_is_under_way((enum zcc_state)r->state))
		return NULL;
	const char *by = r->state == CASE_VERLATEN ? r->claimed_by :
	    r->marks & CASE_MARK_LEFT ? r->held_by : "";
	return by[0] != '\0' && strcmp(by, c->who.operator) != 0 ? by : NULL;
}

const struct zcc_operator_row *
console_own(const struct console *c)
{
	const struct zcc_operator_row *own = NULL;

	for (uint32_t i = 0; i < c->board->operators_end; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		if (strcmp(o->name, c->who.operator) != 0)
			continue;
		if (own == NULL || (o->seat == c->who.seat && o->seat != 0))
			own = o;
	}
	return own;
}

const char *
console_pushed_to(const struct console *c, uint64_t id)
{
	for (uint32_t i = 0; id != 0 && i < c->board->operators_end; i++)
		if (c->board->operators[i].push_case == id)
			return c->board->operators[i].name;
	return "";
}

uint64_t
console_time_of(const struct console *c, const char *text, unsigned minutes)
{
	int64_t now = c->board->now_line + c->board->wall_offset, in, at;

	if (text_to_i64(text, 1, minutes, &in))
		return (uint64_t)(now + in * 60000);
	return clock_parse_next(text, now, &at) && at > 0 ? (uint64_t)at : 0;
}

void
console_paints(struct console *c, const struct zcc_case_row *row)
{
	c->painted_id = row->id;
	c->painted_version = row->version;
}

void
console_say(struct console *c, bool is_warning, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(c->message, sizeof(c->message), fmt, ap);
	va_end(ap);
	c->is_warning = is_warning;
	c->is_undo_said = false;
}

void
console_wipe_who(struct console *c)
{
	volatile char *told = c->who_is.told[0];

	if (c->who_is.row == 0)
		return;
	for (size_t i = 0; i < sizeof(c->who_is.told); i++)
		told[i] = 0;
	for (unsigned i = 0; i < IDENTITY_FIELDS; i++)
		field_clear(&c->who_is.field[i]);
	c->who_is.row = 0;
	if (c->over == OVER_IDENTITY)
		c->over = OVER_NONE;
}

void
console_wipe_dossier(struct console *c)
{
	volatile unsigned char *p = (volatile unsigned char *)&c->dossier;

	console_wipe_who(c);
	if (c->dossier.row == 0 && c->dossier.num == 0)
		return; /* none was opened, and its room is no memory yet */
	for (size_t i = 0; i < sizeof(c->dossier); i++)
		p[i] = 0;
}

void
console_leave(struct console *c)
{
	if (c->screen == SCREEN_QUEUE && c->model.filter[0] != '\0')
		model_filter(&c->model, "");
	else if (c->screen != c->home) {
		/* a case that was found is left for the list it was found in; so is one of the regie */
		bool is_found = c->screen == SCREEN_CASE && c->found.num > 0;
		bool judges = console_judges(c);
		bool is_waiting = (c->screen == SCREEN_CASE || c->screen == SCREEN_TRIAGE) &&
		    c->waitroom.opened != 0 && c->waitroom.opened == c->case_id;
		console_wipe_dossier(c);
		c->screen = judges ? SCREEN_REGIE : is_waiting ? SCREEN_WAITROOM : is_found ? SCREEN_FOUND : c->home;
		if (!is_found)
			memset(&c->found, 0, sizeof(c->found));
		c->regie.opened = c->waitroom.opened = 0;
	}
}
