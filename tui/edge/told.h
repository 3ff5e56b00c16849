/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * told - what the link tells the console's loop.
 *
 * Tests: see link.h.   Threads: the loop's.   Memory: nothing outlives the call.
 */
#ifndef ZCC_TUI_TOLD_H
#define ZCC_TUI_TOLD_H

#include "shared/care/message.h"
#include "tui/core/intent.h"

enum { LINK_DOSSIER_MAX = 64 };

struct link_told {
	/* An answer to an intent, or ZCC_E_OUTCOME when none came in time. */
	void (*answer)(void *arg, uint32_t ticket, const struct console_reply *r);
	/* A dossier that was asked for; wiped after the call. */
	void (*dossier)(void *arg, uint64_t row, const struct dossier_part *part, unsigned num);
	/* And then by which right it was told, enum zcc_relation; by the noodknop, until when. */
	void (*right)(void *arg, uint64_t row, unsigned relation, int64_t until_wall);
	/* Uses of the noodknop that were asked for; wiped after the call. */
	void (*reviews)(void *arg, const struct review_item *item, unsigned num);
	/* A draft that was asked for, its note and its triage; wiped after the call. */
	void (*draft)(void *arg, uint64_t row, const char *note, const char *triage);
	/* The messages between desks that were asked for. */
	void (*messages)(void *arg, const struct message *m, unsigned num);
	/* What a search found that was asked for. */
	void (*found)(void *arg, const struct search_told *told, const struct found_case *found,
	    unsigned num);
	/* Logged in with this role.  draft: the case of a half-typed note that the hub keeps, 0 = none. */
	void (*role)(void *arg, const struct role_settings *role, uint64_t draft);
	/* Not logged in, and why.  is_final: no role of this operator has the desk, ever. */
	void (*refused)(void *arg, const struct console_reply *r, bool is_final);
	void *arg;
};

#endif
