/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * attack_text - G-18: hostile text in every field, on screens, in pipes, in logs.
 *
 * Nothing reaches a terminal but text and the few control sequences that the console places it
 * with, and no cell outside a field is another than with harmless text.
 */
#include "tests/attack/hostile.h"
#include "tests/attack/text_part.h"
#include "tests/attack/tries.h"
#include "tests/attack/vt.h"

#include <inttypes.h>
#include <locale.h>

enum { FULL = 1000000, LIVE = 500, LIVE_LEAST = 60 /* some of them must be taken by the hub */ };

/* The kinds of terminal, with the share of the texts and until when each may take its time. */
static const struct {
	struct text_screen screen;
	unsigned percent, permille;
} kinds[] = {
    {{"xterm-256color", "C.UTF-8", VT_UTF8, false}, 40, 300},
    {{"tmux-256color", "C.UTF-8", VT_UTF8, true}, 10, 370},
    {{"xterm", "nl_NL.ISO-8859-1", VT_LATIN1, false}, 15, 450},
    {{"vt220", "C", VT_ASCII, false}, 10, 520},
    {{"linux", "C.UTF-8", VT_UTF8, false}, 5, 560},
};

int
main(void)
{
	uint64_t shown = 0;
	unsigned part = 0;
	tries_open("G-18", FULL);
	setlocale(LC_CTYPE, "C.UTF-8");
	unsigned lines = hostile_open();
	/* all of them, or in a short form each so manyth */
	uint32_t every = (uint32_t)(FULL / tries_count());
	for (; part < sizeof kinds / sizeof kinds[0]; part++)
		shown += text_on_screens(&kinds[part].screen, tries_chance(part),
		    tries_count() * kinds[part].percent / 100, kinds[part].permille,
		    every > 0 ? every : 1);
	uint64_t printed =
	    text_in_pipes(tries_chance(++part), tries_count() / 5, 700);
	uint64_t live = tries_count() / LIVE > LIVE_LEAST ? tries_count() / LIVE : LIVE_LEAST;
	live = text_live(tries_chance(++part), live, 1000);
	tries_are_done();
	gate_reached(shown, FULL / 10 * 8);
	gate_reached(printed, FULL / 5);
	gate_reached(live, FULL / LIVE);
	return gate_held("0 bytes outside the grammar, 0 cells outside their field: %" PRIu64
	                 " texts on screens, %" PRIu64 " printed, %" PRIu64
	                 " through the programs (%u lines of the sets beside the tree)",
	    shown, printed, live, lines);
}
