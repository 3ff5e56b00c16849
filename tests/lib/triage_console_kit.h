/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_console_kit - the console of console_kit for who triages by the shipped protocol.  The group of tests is
 * run with open_protocol and close_protocol around it.
 */
#ifndef ZCC_TESTS_TRIAGE_CONSOLE_KIT_H
#define ZCC_TESTS_TRIAGE_CONSOLE_KIT_H

#include "tests/lib/console_kit.h"
#include "tests/lib/protocol_kit.h"

static struct protocol *protocol;

static inline int
open_protocol(void **state)
{
	(void)state;
	protocol = kit_shipped("twente");
	return 0;
}

static inline int
close_protocol(void **state)
{
	(void)state;
	protocol_free(protocol);
	return 0;
}

/* The board is what it was made, and the protocol is in force on it and at hand. */
static inline void
show_board(void)
{
	memcpy(a.board.hub.protocol, protocol->hash, sizeof(a.board.hub.protocol));
	console_protocol(c, protocol);
	console_update(c, &a.board, now_ms);
}

/* What is asked of the hub, but for the dossier: who it is stands there (ID-1), with what was given before, and it
 * is answered. */
static inline bool
next_act(struct intent *i)
{
	while (next_intent(i)) {
		if (i->verb != VERB_DOSSIER)
			return true;
		answer(i, ZCC_OK, i->row);
	}
	return false;
}

#endif
