/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * shot - a screen as somebody sees it who pressed some keys at the invented board, and the golden
 * file that it must equal byte for byte.
 *
 * Threads: one at a time, the rooms are static.   Memory: none is kept.
 */
#ifndef ZCC_TESTS_SHOT_H
#define ZCC_TESTS_SHOT_H

#include "shared/care/protocol.h"
#include "shared/care/settings.h"
#include "tests/lib/a_board.h"

enum { SHOT_SIZE = 65536 };

struct shot {
	const char *name; /* tests/screen/NAME.screen */
	const char *lang, *role;
	enum desk desk;
	int rows, cols;
	bool is_ascii, is_empty, is_lost, is_phone, is_hand;
	bool is_room;   /* people serve lines, a call is offered, messages stand */
	bool is_triage, is_regie, is_waitroom;
	bool is_forward; /* professionals ask something, and cases were sent on */
	bool is_known;  /* the dossier that was asked for has come, after the keys; more keys follow */
	const char *more;
	bool is_given;  /* ... with what a self-triage and a colleague were answered before */
	bool is_limited; /* case 23975 has behandelgrenzen, and its dossier a note that was struck */
	bool is_noodknop; /* who sits here may use and review it; what is_known brings is open by it */
	bool is_review; /* uses of it that were asked for have come, after the keys; `more` follow */
	bool is_mended; /* who sits here may mend; what was recorded in 24031 went to 23975, which is tagged */
	bool is_tags;   /* with is_review: tags, not uses */
	bool is_found;  /* what a search found has come, after the keys */
	bool is_flood;  /* of alarms */
	bool is_wrong;  /* the passphrase that was typed opens nothing */
	bool has_no_passphrase; /* the operator's key */
	bool is_full; /* the disk of the hub */
	bool is_region; /* posts have forwarded calls; some were on paper */
	bool goes_down; /* the hub falls away once the keys were pressed */
	const char *keys;
	enum a_duty duty; /* shifts are asked for, and this is ours */
	const struct protocol *protocol; /* the hub's and ours, and every role may triage; NULL: there is none */
	const struct settings *settings; /* NULL: the invented ones */
	uint64_t left;     /* an earlier console left a draft with this case, 0 = none */
	enum shot_window { SHOT_NO_WINDOWS, SHOT_OPEN, SHOT_CLOSED } window; /* regulier and zelftriage */
	enum a_placing placing; /* who has the regie of vervolgzorg */
	const char *draft; /* what the hub keeps of it, when the form asks; NULL: does not say */
};

/* The screen as text: its cells, then the places that are not plain.  Fails the test that calls
 * when the screen or its language cannot be made. */
void shot_take(const struct shot *s, char out[SHOT_SIZE]);
/* Is it as agreed?  Prints it when not.  With $ZCC_SCREENS_UPDATE the file is written instead. */
bool shot_is_golden(const struct shot *s);

#endif
