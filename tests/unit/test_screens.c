/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Golden screens: an invented board, keys, and tests/screen/NAME.screen compared byte for byte.
 * `make screens-update` writes them anew.
 */
#include "tests/lib/unit.h"

#include "tests/lib/a_board.h"
#include "tests/lib/shot.h"
#include "tui/core/console.h"

#include <stdio.h>
#include <string.h>

static struct settings region; /* with the houses around it */
static struct settings phone; /* the invented ones, with what the telephone asks */

static struct settings regie; /* the same with who may authorise */

static struct settings forms; /* the same, and every role may fill in the forms */

static struct settings hands; /* the same with what handing over asks */

static const struct shot shots[] = {
	{ "queue", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "" },
	{ "queue-wide", "nl", "triagist", DESK_TRIAGE, 30, 110, .keys = "\033[B\033[B" },
	{ "queue-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .keys = "\033[B\033[B" },
	{ "queue-en", "en", "triagist", DESK_TRIAGE, 24, 80, .keys = "" },
	{ "queue-ascii", "nl", "triagist", DESK_TRIAGE, 24, 80, true, .keys = "" },
	{ "queue-empty", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_empty = true, .keys = "" },
	{ "queue-filter", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "/oor" },
	{ "queue-filtered", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "/oor\r" },
	{ "queue-lost", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_lost = true, .keys = "" },
	{ "queue-lost-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_lost = true, .keys = "" },
	{ "queue-end", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "\033[4~" },
	{ "identity", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_known = true, .keys = "975\rp", .more = "" },
	{ "identity-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_known = true, .keys = "975\rp",
		.more = "" },
	{ "identity-why", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_known = true, .keys = "975\rp",
		.more = "0" },
	{ "identity-why-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_known = true,
		.keys = "975\rp", .more = "0" },
	{ "identity-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_known = true,
		.keys = "975\rp", .more = "\033[A" },
	{ "limits-queue", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_limited = true, .keys = "" },
	{ "limits-case", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_limited = true, .is_known = true,
		.keys = "975\r", .more = "" },
	{ "limits-struck", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_limited = true, .is_known = true,
		.keys = "975\r", .more = "z" },
	{ "limits-split", "en", "triagist", DESK_TRIAGE, 43, 132, .is_limited = true, .is_known = true,
		.keys = "975\r", .more = "g1" },
	{ "background", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_limited = true, .keys = "975\rg" },
	{ "background-origin", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_limited = true,
		.keys = "975\rg2" },
	{ "background-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_limited = true,
		.keys = "975\rg2" },
	{ "background-words", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_limited = true,
		.keys = "975\rg241apixaban" },
	{ "noodknop", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_noodknop = true, .keys = ":nood 031\r" },
	{ "noodknop-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_noodknop = true,
		.keys = ":nood 031\r" },
	{ "noodknop-words", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_noodknop = true,
		.keys = ":nood 031\r2nam niet op" },
	{ "noodknop-ask", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_noodknop = true,
		.keys = ":nood 031\r2nam niet op\r" },
	{ "noodknop-open", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_noodknop = true, .is_known = true,
		.keys = "975\r", .more = "" },
	{ "noodknop-open-split", "en", "triagist", DESK_TRIAGE, 43, 132, .is_noodknop = true,
		.is_known = true, .keys = "975\r", .more = "" },
	{ "review-waits", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_noodknop = true, .keys = "" },
	{ "review", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_review = true, .keys = "\033[B", .more = "" },
	{ "review-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .is_review = true, .keys = "\033[B",
		.more = "\033[B" },
	{ "review-words", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_review = true, .keys = "\033[B",
		.more = "2gesprek" },
	{ "review-split", "nl", "toezicht", DESK_TOEZICHT, 43, 132, .is_review = true, .keys = "\033[B",
		.more = "1\r" },
	{ "mend", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_mended = true, .keys = "975\rv" },
	{ "mend-no-case", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_mended = true,
		.keys = "975\rv999\r" },
	{ "mend-words", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_mended = true,
		.keys = "975\rv24009\rlijn 2 was een ander" },
	{ "mend-asked", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_mended = true,
		.keys = "975\rv24009\r\r" },
	{ "mend-asked-new", "en", "triagist", DESK_TRIAGE, 24, 80, .is_mended = true,
		.keys = "975\rv\r\r" },
	{ "mend-asked-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_mended = true,
		.keys = "975\rv24009\r\r" },
	{ "mend-list", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_mended = true, .keys = "" },
	{ "mend-list-split", "en", "triagist", DESK_TRIAGE, 43, 132, .is_mended = true, .keys = "" },
	{ "mend-case", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_mended = true, .is_known = true,
		.keys = "975\r", .more = "" },
	{ "mend-case-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_mended = true, .is_known = true,
		.keys = "975\r", .more = "z" },
	{ "tag", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_mended = true, .keys = ":leer 031\r" },
	{ "tag-words", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_mended = true,
		.keys = ":leer 031\r2rit kwam niet" },
	{ "tag-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_mended = true, .keys = ":leer 031\r" },
	{ "tags-wait", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_mended = true, .keys = "" },
	{ "tags-regie", "nl", "regiearts", DESK_REGIE, 24, 80, .is_regie = true, .settings = &regie,
		.is_mended = true, .keys = "a" },
	{ "tags", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_mended = true, .is_review = true,
		.is_tags = true, .keys = "e", .more = "" },
	{ "tags-asked", "en", "toezicht", DESK_TOEZICHT, 24, 80, .is_mended = true, .is_review = true,
		.is_tags = true, .keys = "e", .more = "2\r" },
	{ "tags-split", "nl", "regiearts", DESK_REGIE, 43, 132, .is_mended = true, .is_review = true,
		.is_tags = true, .keys = ":leerpunten\r", .more = "1besproken" },
	{ "find", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = ":vind\rjans" },
	{ "found", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_found = true, .keys = "\033[B" },
	{ "found-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_found = true, .keys = "" },
	{ "found-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_found = true, .keys = "" },
	{ "command", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = ":s 022" },
	{ "help", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "?" },
	{ "help-search", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "?teru" },
	{ "help-en", "en", "triagist", DESK_TRIAGE, 43, 132, .keys = "?" },
	{ "ask-rav", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "!" },
	{ "ask-reason", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "s" },
	{ "ask-reason-triaged", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_triage = true,
		.keys = "975s" },
	{ "ask-close", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "s2" },
	{ "note", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "ipartner belt" },
	{ "note-left", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "", .left = 24009 },
	{ "note-back", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "i", .left = 24009,
		.draft = "saturatie thuis 89%, partner b" },
	{ "note-back-en", "en", "triagist", DESK_TRIAGE, 24, 80, .keys = "i", .left = 24009,
		.draft = "saturatie thuis 89%, partner b" },
	{ "case", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "975\r" },
	{ "triage-case", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_triage = true, .keys = "975\r" },
	{ "triage-case-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_triage = true,
		.keys = "975\r" },
	{ "triage", "nl", "regiearts", DESK_REGIE, 24, 80, .is_triage = true, .keys = "975" },
	{ "triage-split", "nl", "regiearts", DESK_REGIE, 43, 132, .is_triage = true, .keys = "009" },
	{ "regie", "nl", "regiearts", DESK_REGIE, 24, 80, .keys = "" },
	{ "consults-queue", "nl", "regiearts", DESK_REGIE, 24, 80, .is_regie = true, .settings = &regie,
		.keys = "" },
	{ "consults", "nl", "regiearts", DESK_REGIE, 24, 80, .is_regie = true, .settings = &regie,
		.keys = "a" },
	{ "consults-en", "en", "regiearts", DESK_REGIE, 24, 80, .is_regie = true, .settings = &regie,
		.keys = "a" },
	{ "consults-split", "nl", "regiearts", DESK_REGIE, 43, 132, .is_regie = true,
		.settings = &regie, .keys = "a\033[B\033[B\033[B" },
	{ "consults-empty", "nl", "regiearts", DESK_REGIE, 24, 80, .is_empty = true,
		.settings = &regie, .keys = "a" },
	{ "consults-case", "nl", "regiearts", DESK_REGIE, 24, 80, .is_regie = true, .settings = &regie,
		.keys = "a\r" },
	{ "consults-decline", "nl", "regiearts", DESK_REGIE, 24, 80, .is_regie = true, .settings = &regie,
		.keys = "a\033[B\033[B\033[B\rzvandaag nog laten zien" },
	{ "consults-decline-en", "en", "regiearts", DESK_REGIE, 24, 80, .is_regie = true,
		.settings = &regie, .keys = "a\033[B\033[B\033[B\rzto be seen today" },
	{ "consults-declined", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_regie = true,
		.settings = &regie, .keys = "952" },
	{ "consults-declined-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_regie = true,
		.settings = &regie, .keys = "952" },
	{ "consults-shift", "nl", "regiearts", DESK_REGIE, 24, 80, .is_regie = true, .settings = &regie,
		.duty = DUTY_ON, .keys = ":dienst\r" },
	{ "consults-judge", "nl", "regiearts", DESK_REGIE, 24, 80, .is_regie = true,
		.settings = &regie, .keys = "a\r+" },
	{ "consults-judge-en", "en", "regiearts", DESK_REGIE, 24, 80, .is_regie = true,
		.settings = &regie, .keys = "a\ra1" },
	{ "waitroom", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_waitroom = true, .keys = "f\033[B" },
	{ "waitroom-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_waitroom = true, .keys = "f" },
	{ "waitroom-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_waitroom = true,
		.keys = "f\033[B\033[B" },
	{ "waitroom-empty", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_empty = true, .keys = ":wachtkamer\r" },
	{ "waitroom-toezicht", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_waitroom = true, .keys = "f" },
	{ "vervolgzorg", "nl", "vervolgzorg", DESK_VERVOLGZORG, 24, 80, .keys = "" },
	{ "toezicht", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .keys = "" },
	{ "toezicht-split", "nl", "toezicht", DESK_TOEZICHT, 43, 132, .keys = "" },
	{ "toezicht-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .keys = "" },
	{ "toezicht-lost", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_lost = true, .keys = "" },
	{ "alarms", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .keys = "a" },
	{ "alarms-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .keys = "a" },
	{ "alarms-split", "nl", "toezicht", DESK_TOEZICHT, 43, 132, .keys = "a" },
	{ "alarms-regie", "nl", "regiearts", DESK_REGIE, 24, 80, .keys = ":al\r" },
	{ "alarms-past", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .keys = "ah" },
	{ "alarms-rest", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .keys = "a\033[Br" },
	{ "alarms-rest-how-long", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .keys = "a\033[Br1" },
	{ "alarms-flood", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_flood = true, .keys = "a" },
	{ "windows", "nl", "triagist", DESK_TRIAGE, 24, 80, .window = SHOT_OPEN, .keys = "" },
	{ "windows-quiet", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_empty = true,
		.window = SHOT_OPEN, .keys = "" },
	{ "windows-quiet-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_empty = true,
		.window = SHOT_OPEN, .keys = "" },
	{ "windows-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .window = SHOT_OPEN, .keys = "" },
	{ "windows-en", "en", "triagist", DESK_TRIAGE, 24, 80, .window = SHOT_OPEN, .keys = "" },
	{ "windows-closed", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_empty = true,
		.window = SHOT_CLOSED, .keys = "" },
	{ "toezicht-closed", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .window = SHOT_CLOSED,
		.keys = "" },
	{ "toezicht-closed-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .window = SHOT_CLOSED,
		.keys = "" },
	{ "toezicht-closed-split", "nl", "toezicht", DESK_TOEZICHT, 43, 132, .window = SHOT_CLOSED,
		.keys = "" },
	{ "phone", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_phone = true, .settings = &phone,
		.keys = "" },
	{ "phone-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_phone = true, .settings = &phone,
		.keys = "" },
	{ "phone-back", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_phone = true, .settings = &phone,
		.keys = "103" },
	{ "phone-promised", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_phone = true,
		.settings = &phone, .keys = "105" },
	{ "phone-again", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_phone = true, .settings = &phone,
		.keys = "108" },
	{ "phone-anonymous", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_phone = true,
		.settings = &phone, .keys = "107b" },
	{ "phone-promise", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_phone = true,
		.settings = &phone, .keys = "108t30" },
	{ "phone-case", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_phone = true, .settings = &phone,
		.keys = "101\r" },
	{ "phone-regie", "nl", "regiearts", DESK_REGIE, 24, 80, .is_phone = true, .settings = &phone,
		.keys = "106" },
	{ "phone-toezicht", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_phone = true, .keys = "" },
	{ "shift-none", "nl", "triagist", DESK_TRIAGE, 24, 80, .duty = DUTY_OFF, .keys = "" },
	{ "shift-start", "nl", "triagist", DESK_TRIAGE, 24, 80, .duty = DUTY_OFF, .keys = ":dienst\r" },
	{ "shift-to", "nl", "triagist", DESK_TRIAGE, 24, 80, .duty = DUTY_ON, .keys = ":dienst\r" },
	{ "shift-end-to", "nl", "triagist", DESK_TRIAGE, 24, 80, .duty = DUTY_ON,
		.keys = ":dienst\r3" },
	{ "shift-wait", "nl", "triagist", DESK_TRIAGE, 24, 80, .duty = DUTY_WAITS,
		.keys = ":dienst\r" },
	{ "shift-take", "nl", "triagist", DESK_TRIAGE, 24, 80, .duty = DUTY_ASKED,
		.keys = ":dienst\r" },
	{ "shift-take-en", "en", "triagist", DESK_TRIAGE, 24, 80, .duty = DUTY_ASKED,
		.keys = ":dienst\r" },
	{ "shift-end", "nl", "triagist", DESK_TRIAGE, 24, 80, .duty = DUTY_ON, .is_empty = true,
		.keys = ":dienst\r" },
	{ "shift-floor", "nl", "triagist", DESK_TRIAGE, 24, 80, .duty = DUTY_ON, .is_empty = true,
		.keys = ":dienst\rd" },
	{ "shift-floor-to", "nl", "triagist", DESK_TRIAGE, 24, 80, .duty = DUTY_ON, .is_empty = true,
		.keys = ":dienst\rd1" },
	{ "shift-out", "nl", "triagist", DESK_TRIAGE, 24, 80, .duty = DUTY_ON, .is_empty = true,
		.keys = ":uit\r" },
	{ "staff", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .duty = DUTY_WAITS, .keys = "" },
	{ "staff-split", "nl", "toezicht", DESK_TOEZICHT, 43, 132, .duty = DUTY_ON, .keys = "" },
	{ "staff-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .duty = DUTY_OFF, .keys = "" },
	{ "room", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .keys = "m" },
	{ "room-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .keys = "m" },
	{ "room-split", "nl", "toezicht", DESK_TOEZICHT, 43, 132, .is_room = true, .keys = "m" },
	{ "room-move", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .keys = "m\033[Bv" },
	{ "room-move-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .keys = "m\033[Bv" },
	{ "roster", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .duty = DUTY_ON, .keys = "mr" },
	{ "roster-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .duty = DUTY_ON,
		.keys = "mr" },
	{ "roster-split", "nl", "toezicht", DESK_TOEZICHT, 43, 132, .is_room = true, .duty = DUTY_ON,
		.keys = "mr" },
	{ "reserve", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .duty = DUTY_ON, .keys = "mo" },
	{ "reserve-call", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .duty = DUTY_ON,
		.keys = "mo1" },
	{ "panel-phone", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .keys = "1" },
	{ "panel-phone-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .keys = "1" },
	{ "panel-phone-split", "nl", "toezicht", DESK_TOEZICHT, 43, 132, .is_room = true, .keys = "1" },
	{ "panel-back", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_phone = true, .keys = "3" },
	{ "panel-back-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .is_phone = true, .keys = "3" },
	{ "panel-hands", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .duty = DUTY_WAITS, .keys = "4" },
	{ "room-offer", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_room = true, .keys = "" },
	{ "room-offer-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_room = true, .keys = "" },
	{ "messages", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_room = true, .keys = ":berichten\r" },
	{ "messages-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_room = true,
		.keys = ":berichten\r" },
	{ "intake", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_room = true, .keys = "m2\rkoorts\rBorne" },
	{ "intake-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_room = true, .keys = "m" },
	{ "intake-professional", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_room = true,
		.keys = "m3\r\r\r\r\r\r\r\r3\r" },
	{ "intake-professional-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_room = true,
		.keys = "m3\r\r\r\r\r\r\r\r" },
	{ "intake-professional-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_room = true,
		.keys = "m3\r\r\r\r\r\r\r\rind\rap" },
	{ "forward-queue", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_forward = true, .keys = "026" },
	{ "forward-queue-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_forward = true, .keys = "027" },
	{ "forward-queue-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_forward = true, .keys = "027" },
	{ "forward-vervolgzorg", "nl", "vervolgzorg", DESK_VERVOLGZORG, 24, 80, .is_forward = true,
		.keys = "" },
	{ "forward-vervolgzorg-split", "nl", "vervolgzorg", DESK_VERVOLGZORG, 43, 132, .is_forward = true,
		.keys = "022" },
	{ "forward", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_forward = true, .settings = &forms,
		.keys = "027l" },
	{ "forward-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_forward = true, .settings = &forms,
		.keys = "027l7\r" },
	{ "forward-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_forward = true, .settings = &forms,
		.keys = "020l7\r2\r3\r" },
	{ "forward-ask", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_forward = true, .settings = &forms,
		.keys = "027l3\r2\r3\rhuisarts\rDe Linde\r\r" },
	{ "forward-stays", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_forward = true, .settings = &forms,
		.keys = "020l\r\r3\r\r\r\r" },
	{ "forward-professional", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_forward = true, .settings = &forms,
		.keys = "020l" },
	{ "say-to", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_room = true, .keys = "@" },
	{ "say-to-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .keys = "@0" },
	{ "say", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_room = true,
		.keys = "@2lijn 112 is druk, eerst 24009" },
	{ "say-until", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_room = true,
		.keys = "@2lijn 112 is druk, eerst 24009\r" },
	{ "say-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_room = true, .keys = "@1back at 15:00\r" },
	{ "say-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_room = true, .keys = "@2druk" },
	{ "push", "nl", "regiearts", DESK_REGIE, 24, 80, .is_room = true, .keys = "26g" },
	{ "push-en", "en", "regiearts", DESK_REGIE, 24, 80, .is_room = true, .keys = "31g" },
	{ "push-split", "nl", "regiearts", DESK_REGIE, 43, 132, .is_room = true, .keys = "26g" },
	{ "push-call", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true, .keys = "1g" },
	{ "push-person-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true,
		.keys = "2\033[Bg" },
	{ "decline", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_room = true, .keys = ":weiger\r" },
	{ "messages-line", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_room = true,
		.keys = "\033" },
	{ "region", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_region = true,
		.settings = &region, .placing = PLACING_IS_HAD, .keys = ":regio\r" },
	{ "region-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .is_region = true,
		.settings = &region, .placing = PLACING_IS_HAD, .keys = ":regio\r" },
	{ "region-split", "nl", "toezicht", DESK_TOEZICHT, 43, 132, .is_region = true,
		.settings = &region, .placing = PLACING_IS_HAD, .keys = ":regio\r" },
	{ "places", "nl", "vervolgzorg", DESK_VERVOLGZORG, 24, 80, .settings = &region,
		.placing = PLACING_IS_HAD, .is_empty = true, .keys = "" },
	{ "places-en", "en", "vervolgzorg", DESK_VERVOLGZORG, 24, 80, .settings = &region,
		.placing = PLACING_IS_HAD, .is_empty = true, .keys = "" },
	{ "places-toezicht", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .settings = &region,
		.placing = PLACING_IS_HAD, .keys = "" },
	{ "takeover-row", "nl", "vervolgzorg", DESK_VERVOLGZORG, 24, 80, .settings = &region,
		.placing = PLACING_IS_DUE, .keys = "" },
	{ "takeover-toezicht", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .settings = &region,
		.placing = PLACING_IS_DUE, .keys = "" },
	{ "takeover", "nl", "vervolgzorg", DESK_VERVOLGZORG, 24, 80, .settings = &region,
		.placing = PLACING_IS_DUE, .keys = "v" },
	{ "takeover-en", "en", "vervolgzorg", DESK_VERVOLGZORG, 24, 80, .settings = &region,
		.placing = PLACING_IS_DUE, .keys = "v" },
	{ "takeover-split", "nl", "vervolgzorg", DESK_VERVOLGZORG, 43, 132, .settings = &region,
		.placing = PLACING_IS_DUE, .keys = "v" },
	{ "takeover-had", "nl", "vervolgzorg", DESK_VERVOLGZORG, 24, 80, .settings = &region,
		.placing = PLACING_IS_HAD, .keys = "v" },
	{ "agreed-lost", "nl", "triagist", DESK_TRIAGE, 24, 80, .settings = &region, .is_lost = true,
		.keys = "" },
	{ "agreed-lost-en", "en", "triagist", DESK_TRIAGE, 24, 80, .settings = &region,
		.is_lost = true, .keys = "" },
	{ "agreed-full", "nl", "triagist", DESK_TRIAGE, 24, 80, .settings = &region, .is_full = true,
		.keys = "" },
	{ "agreed-full-en", "en", "triagist", DESK_TRIAGE, 24, 80, .settings = &region,
		.is_full = true, .keys = "" },
	{ "agreed-full-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .settings = &region,
		.is_full = true, .keys = "" },
	{ "agreed-region", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .settings = &region,
		.is_lost = true, .keys = ":regio\r" },
	{ "paper", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_region = true, .keys = "031" },
	{ "paper-case", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_region = true, .keys = "975\r" },
	{ "meldkamer", "nl", "centralist", DESK_MELDKAMER, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "" },
	{ "meldkamer-split", "nl", "centralist", DESK_MELDKAMER, 43, 132, .is_hand = true,
		.settings = &hands, .keys = "" },
	{ "meldkamer-en", "en", "centralist", DESK_MELDKAMER, 24, 80, .is_hand = true,
		.settings = &hands, .keys = "\033[B" },
	{ "meldkamer-empty", "nl", "centralist", DESK_MELDKAMER, 24, 80, .is_empty = true,
		.settings = &hands, .keys = "" },
	{ "meldkamer-packet", "nl", "centralist", DESK_MELDKAMER, 24, 80, .is_hand = true,
		.settings = &hands, .keys = "\r" },
	{ "hand", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "201" },
	{ "hand-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "201" },
	{ "hand-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_hand = true, .settings = &hands,
		.keys = "202" },
	{ "hand-late-split", "en", "triagist", DESK_TRIAGE, 43, 132, .is_hand = true, .settings = &hands,
		.keys = "201" },
	{ "hand-told", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "204" },
	{ "hand-for-us", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "207" },
	{ "hand-asked", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "208" },
	{ "hand-back", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "209" },
	{ "hand-case", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "201\r" },
	{ "hand-spoken", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "201!De Vries" },
	{ "hand-record", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "201!De Vries\r" },
	{ "hand-service", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "209k" },
	{ "transfer-to", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "209d" },
	{ "transfer", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "209d2val van trap\rwoont alleen\r" },
	{ "transfer-ask", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "209d2val van trap\rwoont alleen\rgeen letsel\rneem het gesprek over\r" },
	{ "transfer-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_hand = true, .settings = &hands,
		.keys = "209d2" },
	{ "pause", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = ":pauze\r20" },
	{ "pause-en", "en", "triagist", DESK_TRIAGE, 24, 80, .keys = ":pauze\r" },
	{ "pause-split", "nl", "toezicht", DESK_TOEZICHT, 43, 132, .is_room = true, .keys = "mp16:45" },
	{ "enter", "nl", "triagist", DESK_TRIAGE, 24, 80, .settings = &forms,
		.keys = ":papier\r2\r13:20\r13:25\r14:00\r" },
	{ "enter-professional", "nl", "triagist", DESK_TRIAGE, 24, 80, .settings = &forms,
		.keys = ":papier\r3\r13:20\r13:25\r\r\rval\r\r\r\r\r\r\rind\r" },
	{ "enter-en", "en", "triagist", DESK_TRIAGE, 24, 80, .settings = &forms, .keys = ":enter\r2\r" },
	{ "enter-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .settings = &forms,
		.keys = ":papier\r2\r13:20\r13:25\r14:00\r1\rkoorts\r" },
	{ "capacity", "nl", "vervolgzorg", DESK_VERVOLGZORG, 24, 80, .settings = &forms,
		.keys = ":stand\rde l\relv-h\r" },
	{ "capacity-en", "en", "vervolgzorg", DESK_VERVOLGZORG, 24, 80, .settings = &forms,
		.keys = ":capacity\r" },
	{ "capacity-split", "nl", "vervolgzorg", DESK_VERVOLGZORG, 43, 132, .settings = &forms,
		.keys = ":stand\rNieuw Huis\rrespijt\r12\r" },
	{ "lock", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_known = true, .keys = "975\rpo",
		.more = "\033\033[17~geheim" },
	{ "lock-en", "en", "triagist", DESK_TRIAGE, 24, 80, .is_phone = true, .settings = &phone,
		.keys = "ipartner belt\033[17~" },
	{ "lock-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_room = true, .keys = ":slot\r" },
	{ "lock-wrong", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_wrong = true,
		.keys = ":slot\rgeheim\r" },
	{ "lock-toezicht", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .keys = ":slot\r" },
	{ "lock-no-passphrase", "nl", "triagist", DESK_TRIAGE, 24, 80, .has_no_passphrase = true,
		.keys = ":slot\r" },
	{ "too-small", "nl", "triagist", DESK_TRIAGE, 20, 60, .keys = "" },
};

static void
every_screen_is_as_it_was_agreed(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(shots) / sizeof(shots[0]); i++)
		wrong += !shot_is_golden(&shots[i]);
	assert_int_equal(wrong, 0);
}

static void
no_word_is_cut_off_in_either_language(void **state)
{
	static char text[SHOT_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(shots) / sizeof(shots[0]); i++) {
		shot_take(&shots[i], text);
		/* The last item of the keys and of row 1 show whole. */
		if (shots[i].keys[0] == '\0' && shots[i].rows >= CONSOLE_ROWS) {
			assert_true(strstr(text, "? hulp\n") != NULL || strstr(text, "? help\n") != NULL);
			assert_non_null(strstr(text, "| AL "));
		}
	}
}

/* Each place that may blink, "@row column width new", is one cell with the sign. */
static bool
blinks_as_a_sign(const char *text)
{
	unsigned y, x, width;

	for (const char *at = text; (at = strstr(at, "\n@")) != NULL; at++) {
		char style[16] = "";
		if (sscanf(at, "\n@%u %u %u %15s", &y, &x, &width, style) != 4 || strcmp(style, "new") != 0)
			continue;
		const char *line = text;
		while (--y > 0)
			line = strchr(line, '\n') + 1;
		while (--x > 0)
			line += 1 + ((line[1] & 0xc0) == 0x80) + ((line[2] & 0xc0) == 0x80 && (line[1] & 0xc0) == 0x80);
		if (width != 1 || *line != '!')
			return false;
	}
	return true;
}

/* UX goal 22 */
static void
nothing_blinks_but_the_sign_of_an_alarm(void **state)
{
	static char text[SHOT_SIZE];

	(void)state;
	assert_int_equal(style_look(STYLE_NEW)->attr & ATTR_BLINK, ATTR_BLINK);
	for (unsigned i = 0; i < STYLES_NUM; i++)
		assert_true(i == STYLE_NEW || ((style_look((enum style)i)->attr | style_look((enum style)i)->mono) & ATTR_BLINK) == 0);
	for (size_t i = 0; i < sizeof(shots) / sizeof(shots[0]); i++) {
		shot_take(&shots[i], text);
		if (!blinks_as_a_sign(text))
			fail_msg("more than a sign blinks on %s", shots[i].name);
	}
}

int
main(void)
{
	region = a_settings();
	a_region_settings(&region);
	hands = a_hand_settings();
	regie = a_regie_settings();
	forms = a_settings();
	for (uint32_t i = 0; i < forms.roles_num; i++)
		forms.role[i].verbs |= UINT64_C(1) << VERB_ENTER | UINT64_C(1) << VERB_CAPACITY |
		    UINT64_C(1) << VERB_FORWARD;
	phone = a_settings();
	for (uint32_t i = 0; i < phone.roles_num; i++)
		if (phone.role[i].verbs & 1 << VERB_CLAIM)
			phone.role[i].verbs |= 1 << VERB_HOLD | 1 << VERB_RESUME | 1 << VERB_CALLBACK;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen_is_as_it_was_agreed),
		cmocka_unit_test(no_word_is_cut_off_in_either_language),
		cmocka_unit_test(nothing_blinks_but_the_sign_of_an_alarm),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("screens", tests, NULL, NULL);
}
