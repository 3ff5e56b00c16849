/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/alarm_deed.h"

#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/board.h"
#include "shared/care/words.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <inttypes.h>

static const enum deed of_kind[KINDS_NUM][DEEDS_MAX] = {
	[KIND_CLOCK_STEP] = { DEED_REGION },
	[KIND_BOARD_FULL] = { DEED_LIST, DEED_LINE, DEED_RESERVE },
	[KIND_HOLD_LIMIT] = { DEED_CASE, DEED_OFFER, DEED_PHONE },
	[KIND_CALLBACK_REGIE] = { DEED_CASE, DEED_BACK },
	[KIND_SHIFT_LONG] = { DEED_PERSON, DEED_RESERVE },
	[KIND_RAV_WAIT] = { DEED_CASE, DEED_HANDS, DEED_REGION },
	[KIND_UNCLAIMED] = { DEED_CASE, DEED_OFFER, DEED_LINE },
	[KIND_LEFT] = { DEED_CASE, DEED_OFFER, DEED_BACK },
	[KIND_UNREACHED] = { DEED_CASE, DEED_BACK },
	[KIND_POST_LOST] = { DEED_CASE, DEED_OFFER, DEED_RESERVE },
	[KIND_HOLD_LONG] = { DEED_CASE, DEED_OFFER },
	[KIND_REGIE_DECIDES] = { DEED_CASE, DEED_BACK },
	[KIND_TRANSFER_BACK] = { DEED_CASE, DEED_HANDS },
	[KIND_CALLBACK_LATE] = { DEED_CASE, DEED_BACK, DEED_OFFER },
	[KIND_LINE_LOW] = { DEED_LINE, DEED_PHONE, DEED_RESERVE },
	[KIND_CONSULT_URGENT] = { DEED_CASE },
	[KIND_CONSULT_LATE] = { DEED_CASE },
	[KIND_RETRIAGE_URGENT] = { DEED_CASE, DEED_WAITROOM },
	[KIND_RETRIAGE_LATE] = { DEED_WAITROOM, DEED_CASE },
	[KIND_TAKEOVER_WAIT] = { DEED_TAKEOVER, DEED_REGION },
};

/* The panels and the staff are of toezicht. */
static bool
may(const struct console *c, const struct zcc_alarm_row *a, enum deed d)
{
	switch (d) {
	case DEED_NONE:
		return false;
	case DEED_CASE:
		return board_case(c->board, a->value) != NULL;
	case DEED_OFFER:
		return send_may(c, VERB_PUSH) && board_case(c->board, a->value) != NULL;
	case DEED_PERSON: case DEED_LINE: case DEED_RESERVE: case DEED_PHONE: case DEED_BACK:
	case DEED_HANDS:
		return c->who.desk == DESK_TOEZICHT;
	default:
		return true;
	}
}

unsigned
alarm_deeds(const struct console *c, const struct zcc_alarm_row *a, enum deed out[DEEDS_MAX])
{
	const struct alarm_kind *k = alarm_kind(a->kind);
	unsigned num = 0;

	for (unsigned i = 0; k != NULL && !a->done && i < DEEDS_MAX; i++)
		if (may(c, a, of_kind[k - alarm_kinds][i]))
			out[num++] = of_kind[k - alarm_kinds][i];
	return num;
}

void
alarm_deed_said(const struct console *c, const struct zcc_alarm_row *a, enum deed d, char *out,
    size_t size)
{
	static const char *const words[] = { [DEED_NONE] = "", [DEED_LIST] = N_("the open cases, to close what is done"),
		[DEED_RESERVE] = N_("call somebody in: who is on call"),
		[DEED_PHONE] = N_("the telephone, line by line"), [DEED_BACK] = N_("the call backs, and who can call"),
		[DEED_HANDS] = N_("what is handed over, with the numbers"),
		[DEED_WAITROOM] = N_("the waiting room: who is triaged again, and when"),
		[DEED_TAKEOVER] = N_("the list that is to be taken over"),
		[DEED_REGION] = N_("what the region agreed for this") };

	if (d == DEED_CASE)
		text_format(out, size, _("go to case %" PRIu64), a->value);
	else if (d == DEED_OFFER)
		text_format(out, size, _("offer case %" PRIu64 " to one person"), a->value);
	else if (d == DEED_PERSON)
		text_format(out, size, _("go to %s in the list of staff"), board_alarm_operator(c->board, a));
	else if (d == DEED_LINE && alarm_is(a, KIND_LINE_LOW))
		text_format(out, size, _("move somebody to %s"), line_word((unsigned)a->value));
	else if (d == DEED_LINE)
		text_format(out, size, "%s", _("move somebody to this line"));
	else
		text_format(out, size, "%s", words[d][0] != '\0' ? _(words[d]) : "");
}
