/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/triage_draft.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "tui/core/say.h"
#include "tui/core/text.h"
#include "tui/core/triage_keep.h"

#include <inttypes.h>
#include <string.h>

static bool
may_send(const struct console *c)
{
	return console_is_live(c) && c->role != NULL && !c->is_refused && c->triage_draft.row != 0 &&
	    c->out_num < CONSOLE_OUT_MAX;
}

static void
send(struct console *c, bool is_question)
{
	struct intent *want = &c->out[c->out_num++];
	bool has_form = c->triage.row == c->triage_draft.row && c->triage.p != NULL &&
	    c->triage_draft.is_touched;

	*want = (struct intent){ .kind = INTENT_SEND, .verb = VERB_DRAFT, .row = c->triage_draft.row,
		.ticket = ++c->ticket, .has_note = !is_question };
	text_copy(want->shift, sizeof(want->shift), "triage");
	/* of one that is too long the answers stand in front */
	if (!is_question && has_form && !triage_keep_write(&c->triage, want->answers, sizeof(want->answers)))
		console_say(c, true, _("These are more answers than one triage holds"));
	mirror_sent(&c->triage_draft.mirror, want->ticket, is_question, has_form);
}

void
triage_draft_open(struct console *c, uint64_t row)
{
	if (c->triage_draft.row == row)
		return; /* asked already, by who found that it was left */
	c->triage_draft.row = row;
	c->triage_draft.is_touched = false;
	mirror_open(&c->triage_draft.mirror, c->now_ms);
	triage_draft_time(c);
}

void
triage_draft_changed(struct console *c)
{
	c->triage_draft.is_touched = true;
	mirror_changed(&c->triage_draft.mirror, true, c->now_ms);
}

void
triage_draft_drop(struct console *c)
{
	c->triage_draft.is_touched = false;
	mirror_changed(&c->triage_draft.mirror, false, c->now_ms);
	triage_draft_flush(c);
}

void
triage_draft_flush(struct console *c)
{
	mirror_hurry(&c->triage_draft.mirror, c->now_ms);
	triage_draft_time(c);
}

void
triage_draft_time(struct console *c)
{
	if (triage_draft_wait_ms(c) == 0)
		send(c, !c->triage_draft.mirror.is_known);
}

int
triage_draft_wait_ms(const struct console *c)
{
	return may_send(c) ? mirror_wait_ms(&c->triage_draft.mirror, true, c->now_ms) : -1;
}

bool
triage_draft_is_safe(const struct console *c)
{
	const struct mirror *m = &c->triage_draft.mirror;

	return !m->is_dirty && (m->ticket == 0 || m->is_question);
}

bool
triage_draft_answer(struct console *c, uint32_t ticket, const struct console_reply *r)
{
	char why[SAY_SIZE];

	if (ticket == 0 || ticket != c->triage_draft.mirror.ticket)
		return false;
	if (mirror_answered(&c->triage_draft.mirror, r->code, c->now_ms))
		return true;
	say_why(r->grounds, r->text, why);
	console_say(c, true, _("This triage is not kept while you make it: %s"), why);
	return true;
}

/* It was begun by a protocol that is in force no more, and is at hand: on by that one (NT-10). */
static void
go_by_its_own(struct console *c, const char *words)
{
	const struct zcc_case_row *row = board_case(c->board, c->triage.row);
	uint8_t hash[ZCC_HASH_BYTES];

	if (row == NULL || c->earlier == NULL || !triage_keep_protocol(words, hash) ||
	    memcmp(c->earlier->hash, hash, sizeof(hash)) != 0)
		return;
	int16_t months = c->triage.months;
	triage_form_open(&c->triage, row->id, c->earlier, row->complaint, c->now_ms);
	triage_form_age(&c->triage, months);
	if (row->flags & CASE_FLAG_EARLIER)
		triage_form_second_contact(&c->triage);
}

bool
triage_draft_text(struct console *c, uint64_t row, const char *words)
{
	if (row != c->triage_draft.row || row != c->triage.row || c->triage_draft.mirror.is_known ||
	    c->triage_draft.is_touched || words[0] == '\0')
		return false;
	c->triage_draft.mirror.is_kept = c->triage_draft.is_touched = true;
	go_by_its_own(c, words);
	if (triage_keep_read(&c->triage, words, c->now_ms))
		console_say(c, false, _("The triage of %" PRIu64 " goes on where it was"), row);
	else
		console_say(c, true, _("The triage of %" PRIu64 " was begun by another protocol: look its "
		    "answers through"), row);
	return true;
}
