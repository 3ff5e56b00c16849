/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/out_text_region.h"

#include "hub/ctl/out_cell.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/route.h"
#include "shared/care/routing.h"
#include "shared/care/takeover.h"
#include "shared/care/words.h"
#include "shared/edge/picture.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void
out_text_post_counts(const struct board *at)
{
	for (unsigned i = 0; i < ZCC_POSTS_MAX; i++) {
		const struct zcc_post_row *r = &at->posts[i];
		if (r->post[0] == '\0')
			continue;
		printf("%-18s", "post");
		out_cell(r->post, 16);
		printf("%u calls, %u answered (%u within the norm), %u abandoned today; "
		       "%u, %u (%u), %u this shift; %u, %u (%u), %u in 60 min\n",
		    r->calls_day, r->answered_day, r->within_day, r->abandoned_day, r->calls_shift,
		    r->answered_shift, r->within_shift, r->abandoned_shift, r->calls_60,
		    r->answered_60, r->within_60, r->abandoned_60);
	}
}

void
out_text_posts(const struct settings *s)
{
	for (uint32_t i = 0; i < s->posts_num; i++) {
		out_cell(s->post[i].code, 24);
		out_column(s->post[i].words, 0);
		putchar('\n');
	}
}

void
out_text_placements(const struct board *at, const struct settings *s)
{
	struct routing r;
	char when[CLOCK_MINUTE_SIZE];
	if (!routing_at(s, at->now_line + at->wall_offset, &r))
		return;
	printf("%-18s", "placements");
	out_column(r.desk != NULL ? r.desk->code : "nobody", 0);
	if (r.until_ms != ZCC_NEVER) {
		clock_minute(when, r.until_ms);
		printf(" until %s, then ", when);
		out_column(r.next != NULL ? r.next->code : "nobody", 0);
	}
	if (takeover_is_due(&at->hub.placing)) {
		printf("; the regie is still with ");
		out_column(at->hub.placing.desk, 0);
	}
	putchar('\n');
}

/* Who has the regie of vervolgzorg, since when and by whom; and who is to take it over. */
void
out_text_takeover(const struct board *at, const struct settings *s)
{
	const struct zcc_placing *p = &at->hub.placing;
	char when[CLOCK_MINUTE_SIZE];
	struct takeover_list l = takeover_of_board(at);
	if (p->desk[0] == '\0') {
		puts("no desk has the regie of vervolgzorg: the configuration has no rota");
		return;
	}
	clock_minute(when, p->taken_wall);
	printf("%-18s", "regie");
	out_column(p->desk, 0);
	printf(" since %s", when);
	if (p->taken_by[0] != '\0') {
		fputs(", taken over by ", stdout);
		out_column(p->taken_by, 0);
	}
	if (takeover_is_due(p)) {
		clock_minute(when, p->due_wall);
		printf("\n%-18s", "to take over");
		out_column(p->next, 0);
		printf(" since %s; ", when);
		clock_minute(when, p->due_wall + (int64_t)s->takeover_s * 1000);
		printf("an alarm from %s on", when);
	}
	printf("\n%-18s%u, list %llu\n", "open cases", (unsigned)l.num, (unsigned long long)l.number);
}

/* --- The form of paper, in the words of the floor --- */

enum { PAPER_COLS = 78 };

static void
rule_line(const char *title)
{
	int used = printf("--- %s ", title);
	for (; used < PAPER_COLS; used++)
		putchar('-');
	putchar('\n');
}

/* Codes behind each other, as many on a line as fit. */
static void
codes(const char *title, const char *first, size_t stride, uint32_t num)
{
	int at = printf("%-15s", title);
	for (uint32_t i = 0; i < num; i++) {
		const char *code = first + i * stride;
		int width = (int)strlen(code) + 1;
		if (at + width > PAPER_COLS)
			at = printf("\n%-15s", "") - 1;
		putchar(' ');
		out_column(code, 0);
		at += width;
	}
	putchar('\n');
}

static void
agreed(const char *what, const char *words)
{
	if (words[0] == '\0')
		return;
	printf("%-16s", what);
	out_column(words, 0);
	putchar('\n');
}

static void
form_head(const struct settings *s, int64_t wall_ms)
{
	char when[CLOCK_MINUTE_SIZE];
	clock_minute(when, wall_ms);
	fputs("NOODFORMULIER ZCC, regio ", stdout);
	out_column(s->region, 0);
	printf(", gemaakt %s\n\n", when);
	for (uint32_t i = 0; i < s->meldkamers_num; i++) {
		agreed("U0/U1", s->meldkamer[i].words);
		agreed("", s->meldkamer[i].telephone);
		agreed("of", s->meldkamer[i].second);
	}
	for (int i = 0; i < LACKS_NUM; i++)
		agreed(lack_word((enum lack)i), s->lack[i]);
	for (uint32_t i = 0; i < s->roles_num; i++)
		agreed(s->role[i].name, s->role[i].absent);
	putchar('\n');
}

static void
form_codes(const struct settings *s)
{
	rule_line("codes");
	char lines[ZCC_LINES_NUM][ZCC_CODE_SIZE + 16];
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
		text_format(lines[line - 1], sizeof lines[0], "%s (%us)", line_word(line),
		    s->line[line].norm_s);
	codes("lijn (norm)", lines[0], sizeof lines[0], ZCC_LINES_NUM);
	codes("klacht", s->complaint[0], sizeof s->complaint[0], s->complaints_num);
	codes("post", s->post[0].code, sizeof s->post[0], s->posts_num);
	/* what a professional asks with the desk that answers it, and as what he calls (KB-1, PI-8) */
	char asks[HELPS_NUM][2 * ZCC_CODE_SIZE + 4], roles[PROFESSIONALS_NUM][ZCC_CODE_SIZE];
	for (unsigned help = 1; help <= HELPS_NUM; help++)
		text_format(asks[help - 1], sizeof asks[0], "%s (%s)", help_word(help),
		    alarm_desk_word(route_desk_of(s, help)));
	for (unsigned role = 1; role <= PROFESSIONALS_NUM; role++)
		text_copy(roles[role - 1], sizeof roles[0], professional_word(role));
	codes("vraagt (balie)", asks[0], sizeof asks[0], HELPS_NUM);
	codes("functie", roles[0], sizeof roles[0], PROFESSIONALS_NUM);
	codes("reden", s->reason[0], sizeof s->reason[0], s->reasons_num);
	codes("plaats", s->place[0], sizeof s->place[0], s->places_num);
	putchar('\n');
}

static void
form_card(unsigned number)
{
	char title[24];
	snprintf(title, sizeof title, "kaart %u", number);
	rule_line(title);
	puts("binnen __:__   aangenomen __:__   gesloten __:__   reden __________________\n"
	     "lijn ____________   post ____________   klacht __________________________\n"
	     "leeftijd ___   geslacht m/v/x   plaats ________________   U0 U1 U2 U3 U4 U5\n"
	     "zorgverlener vraagt ____________   functie ____________   org. _____________\n"
	     "naam ______________________________________   geboren ____-__-__\n"
	     "adres _____________________________________   BSN _____________\n"
	     "telefoon __________________   beller ____________________________________\n"
	     "MKA gebeld __:__   gesproken met ________________________________________\n"
	     "notitie __________________________________________________________________\n"
	     "__________________________________________________________________________\n"
	     "door ______________________   ingevoerd als melding _____________\n");
}

void
out_text_form(const struct settings *s, unsigned cards, int64_t wall_ms)
{
	form_head(s, wall_ms);
	form_codes(s);
	for (unsigned i = 1; i <= cards; i++)
		form_card(i);
	rule_line("later invoeren");
	puts("zcc-ctl intake --line LIJN --received 21:40 [--answered 21:41]\n"
	     "        [--closed 21:50 --reason REDEN] [--post POST] [--complaint KLACHT]\n"
	     "        [--asks VRAAGT --professional FUNCTIE --organisation NAAM] ...\n"
	     "of veel tegelijk: zcc-ctl intake --file BESTAND, een regel JSON per kaart.");
}

/* KB-12: its first bytes tell pictures apart well enough for two who read them to each other. */
void
out_text_picture(const struct board *at)
{
	enum { SPOKEN_BYTES = 6 };
	uint8_t hash[ZCC_HASH_BYTES];
	char hex[2 * SPOKEN_BYTES + 1];
	picture_hash(at, hash);
	text_hex(hex, hash, SPOKEN_BYTES);
	printf("%-18sgroup %" PRIu64 ", %s\n", "picture", at->group, hex);
}
