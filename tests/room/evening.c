/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * evening CSV MAP FIGURES CALLERS MINUTES DAY SEED calm|wild [aloud] - an evening in a room, on a real hub: the
 * calls that came on that evening by the file, whose first day is 0, callers by callers.h, twelve people
 * of six roles who answer them, and what goes wrong: in a wild one more than can be told beforehand.
 *
 * It moves the clock of clockwork.h and begins where that stands.  Prints "site DIR" and then, each
 * time that the figures can be looked at, "look N": the clock stands still until a line comes back.
 * Last it prints what happened, "sum" and one JSON document.
 */
#include "tests/room/staff.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	STEP_MS = 50,          /* at least, when there is no moment to go to */
	ANSWER_US = 300000,    /* of this machine's own time; a hub that died does not answer */
	READY_MS = 60000,
	HUB_DOWN_MS = 4 * SECOND,
	HOLDER_AWAY_MS = 10600,
	HUB_AWAY_MS = 40 * SECOND, /* long enough for paper */
	WALL_STEP_MS = 3 * SECOND,
	RETRIAGE_S = 60, /* no triagist is to keep somebody for longer, for a test */
	LOW_CALLS = 5 /* in an hour, which tell whether a line is below its target */
};

/* Two begin with the night shift and two go home then: at 23:00 of an evening from 16:30 to 00:30. */
static const struct member people[] = {
    {"anna", "triagist", 0, 815, 250, 280, "carla", "hengelo", NULL, NULL},
    {"bram", "triagist", 0, 830, 350, 380, "dirk", "hengelo", NULL, NULL},
    {"carla", "triagist", 10, 1001, 450, 480, NULL, "enschede", NULL, NULL},
    {"dirk", "triagist", 20, 1001, 700, 730, NULL, "thuis", "val", "visite"},
    {"emma", "triagist", 780, 1001, 900, 920, NULL, "almelo", "wond", NULL},
    {"fatma", "coordinerend-triagist", 5, 1001, 500, 540, NULL, "hengelo", NULL, NULL},
    {"gijs", "regiearts", 0, 820, 0, 0, "hanna", "hengelo", NULL, NULL},
    {"hanna", "regiearts", 790, 1001, 0, 0, NULL, "hengelo", NULL, NULL},
    {"ivo", "centralist", 0, 1001, 0, 0, NULL, "hengelo", NULL, NULL},
    {"jet", "centralist", 15, 1001, 600, 640, NULL, "hengelo", NULL, NULL},
    {"lotte", "ggz", 30, 930, 560, 590, NULL, "enschede", NULL, NULL},
    {"karel", "toezicht", 0, 1001, 0, 0, NULL, NULL, NULL, NULL}, /* at a real console */
};
enum { PEOPLE = sizeof people / sizeof people[0], PLAYED = PEOPLE - 1 };

struct evening {
	struct room room;
	struct phones *phones;
	struct staff *staff;
	int64_t from_ms, to_ms, up_ms;
	unsigned done; /* of the programme */
	bool is_to_die, is_wild, is_holder_to_go;
	int64_t away_ms; /* of the hub that is to die */
	int64_t wild_ms;
};

/* --- What goes wrong, and when -------------------------------------------------------------------- */

static void
lose_one(struct evening *e)
{
	staff_lose(e->staff, e->room.now_ms + 3 * MINUTE, false);
}

static void
lose_two(struct evening *e)
{
	staff_lose(e->staff, e->room.now_ms + 2 * MINUTE, false);
	staff_lose(e->staff, e->room.now_ms + 5 * MINUTE, false);
}

/* Shorter than the hub waits: nobody notices. */
static void
cut_short(struct evening *e)
{
	staff_lose(e->staff, e->room.now_ms + 6 * SECOND, true);
}

/* Longer than the hub waits, with a caller on hold, and back before that is over; a colleague may be
 * sooner, so this is done more than once. */
static void
cut_holder(struct evening *e)
{
	staff_errand(e->staff, ERRAND_HOLD);
	e->is_holder_to_go = true;
}

static void
cut_site(struct evening *e)
{
	staff_lose(e->staff, e->room.now_ms + 40 * SECOND, true);
	staff_lose(e->staff, e->room.now_ms + 40 * SECOND, true);
}

static void
break_line(struct evening *e)
{
	phones_break(e->phones, 5);
	staff_deafen(e->staff, 2);
}

/* An urgent call, and nobody to take it: bells, an alarm, which nobody sees, so that it is for more desks
 * (TE-2, PE-9); and a line below its target. */
static void
be_busy(struct evening *e)
{
	phones_ring(e->phones, LINE_SPOED, 0);
	for (unsigned i = 0; i < 4; i++)
		phones_ring(e->phones, LINE_ZORGVERLENER, 0);
	staff_busy(e->staff, e->room.now_ms + 70 * SECOND);
}

static void
kill_hub(struct evening *e)
{
	e->is_to_die = true;
	e->away_ms = HUB_DOWN_MS;
}

/* And it stays away: who calls meanwhile is written on paper (PT-1). */
static void
lose_hub(struct evening *e)
{
	static const uint8_t lines[] = {LINE_REGULIER, LINE_SPOED, LINE_ZORGVERLENER, LINE_REGULIER};
	kill_hub(e);
	e->away_ms = HUB_AWAY_MS;
	for (unsigned i = 0; i < sizeof lines; i++)
		phones_ring(e->phones, (enum zcc_line)lines[i], (10 + 5 * (int64_t)i) * SECOND);
}

static void
set_clocks(struct evening *e)
{
	room_set_wall(&e->room, WALL_STEP_MS);
}

static void
move_lines(struct evening *e)
{
	staff_errand(e->staff, ERRAND_MOVE);
	staff_errand(e->staff, ERRAND_MESSAGE);
	for (unsigned i = 0; i < 3; i++) /* on a line that is not his any more */
		phones_ring(e->phones, LINE_ZORGVERLENER, (40 + 50 * (int64_t)i) * SECOND);
}

static void
move_back(struct evening *e)
{
	staff_errand(e->staff, ERRAND_MOVE_BACK);
	staff_errand(e->staff, ERRAND_MESSAGE_SHORT);
}

static void
give_breaks(struct evening *e)
{
	staff_errand(e->staff, ERRAND_BREAK);
	staff_errand(e->staff, ERRAND_BREAK_OPEN);
}

/* Whose shift ends, or whose post is lost, before his time was over had none. */
static void
give_another(struct evening *e)
{
	staff_errand(e->staff, ERRAND_BREAK);
}

static void
end_break(struct evening *e)
{
	staff_errand(e->staff, ERRAND_BREAK_END);
}

static void
push_calls(struct evening *e)
{
	for (unsigned i = 0; i < 3; i++)
		staff_errand(e->staff, ERRAND_PUSH);
}

static void
pass_on(struct evening *e)
{
	staff_errand(e->staff, ERRAND_PASS_ON);
}

/* A consult is left until an alarm says so (TB-5). */
static void
leave_consult(struct evening *e)
{
	staff_errand(e->staff, ERRAND_UNANSWERED);
}

/* A dossier that is not his to read (AU-8). */
static void
press(struct evening *e)
{
	staff_errand(e->staff, ERRAND_NOODKNOP);
}

/* Of who waits where care is given (NT-12): long enough for an alarm. */
static void
leave_waiting(struct evening *e)
{
	staff_errand(e->staff, ERRAND_WAITROOM);
}

/* Somebody is to say with whom he spoke (RV-1). */
static void
be_deaf(struct evening *e)
{
	staff_errand(e->staff, ERRAND_UNHEARD);
}

/* Let a second pass twice in which nobody acts, then see that the hub is done with all of it. */
static void
look(struct evening *e)
{
	static unsigned num;
	char line[16];
	room_go(&e->room, e->room.now_ms + SECOND);
	room_go(&e->room, e->room.now_ms + SECOND);
	room_rest(&e->room);
	room_await_consoles(&e->room);
	printf("look %u\n", ++num);
	if (fgets(line, sizeof line, stdin) == NULL)
		rig_fail("nobody says how to go on");
}

static const struct {
	unsigned permille;
	void (*act)(struct evening *e);
} programme[] = {
    {80, move_lines},
    {100, push_calls},
    {150, leave_consult},
    {160, leave_waiting},
    {170, move_back},
    {200, lose_one},
    {230, give_breaks},
    {250, look},
    {270, end_break},
    {300, break_line},
    {330, pass_on},
    {340, cut_holder},
    {380, press},
    {400, cut_short},
    {410, be_deaf},
    {420, cut_site},
    {440, cut_holder},
    {480, set_clocks},
    {500, look},
    {540, cut_holder},
    {550, lose_two},
    {600, lose_hub},
    {640, cut_holder},
    {625, look},
    {650, push_calls},
    {665, give_another},
    {680, break_line},
    {700, cut_holder},
    {710, press},
    {720, lose_one},
    {770, be_busy},
    {840, look},
    {1000, look},
};

static void
play(struct evening *e)
{
	for (; e->done < sizeof programme / sizeof programme[0]; e->done++) {
		int64_t due = e->from_ms + (e->to_ms - e->from_ms) * programme[e->done].permille / 1000;
		if (e->room.now_ms < due)
			return;
		programme[e->done].act(e);
	}
}

/* Of a wild evening: every minute something more may go wrong, but for the last ones. */
static void
be_wild(struct evening *e)
{
	struct room *r = &e->room;
	if (!e->is_wild || r->now_ms < e->wild_ms || r->now_ms > e->to_ms - 5 * MINUTE)
		return;
	e->wild_ms = r->now_ms + MINUTE;
	if (room_happens(r, 100))
		staff_lose(e->staff, r->now_ms + room_draw(r, 5 * SECOND, 4 * MINUTE), false);
	if (room_happens(r, 100))
		staff_lose(e->staff, r->now_ms + room_draw(r, 3 * SECOND, MINUTE), true);
	if (room_happens(r, 100))
		break_line(e);
	if (room_happens(r, 50))
		be_busy(e);
	if (room_happens(r, 30))
		kill_hub(e);
}

/* --- The hub ------------------------------------------------------------------------------------- */

static void
hub_starts(struct evening *e)
{
	rig_start(&e->room.rig);
	if (!rig_is_ready(&e->room.rig, READY_MS))
		rig_fail("the hub does not start");
	e->room.is_hub_up = true;
	room_look(&e->room);
}

/* With commands on their way to it. */
static void
hub_dies(struct evening *e)
{
	if (!e->room.is_hub_up || phones_under_way(e->phones) + staff_under_way(e->staff) == 0)
		return;
	rig_kill(&e->room.rig);
	room_say(&e->room, "the hub is killed");
	e->is_to_die = e->room.is_hub_up = false;
	e->room.down_ms = e->room.now_ms;
	e->up_ms = e->room.now_ms + e->away_ms;
}

/* --- The evening ----------------------------------------------------------------------------------- */

static void
add(const struct rig *r, const struct member *m)
{
	const char *words[RIG_WORDS_MAX] = {"operator", "add", m->name, "--role", m->role, NULL};
	unsigned n = 5;
	if (m->not_complaint != NULL) {
		words[n++] = "--no-complaint";
		words[n++] = m->not_complaint;
	}
	if (m->not_decision != NULL) {
		words[n++] = "--no-decision";
		words[n++] = m->not_decision;
	}
	words[n] = NULL;
	if (rig_ctl(r, words) != 0)
		rig_fail("%s cannot be added", m->name);
}

/* The people of a demo site have the names of roles, and a name is a person before it is a role. */
static void
revoke_demo(const struct rig *r)
{
	static const char *const names[] = {"triagist", "coordinerend-triagist", "regiearts", "vervolgzorg",
	    "toezicht", "centralist", "ggz", "wijkverpleging", "seh", "so", "rapid", "zorgcentrale"};
	for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *words[] = {"operator", "revoke", names[i], NULL};
		if (rig_ctl(r, words) != 0)
			rig_fail("%s cannot be revoked", names[i]);
	}
}

/* A demo site gives keys without a passphrase; from then on it is one as any other. */
static void
make_real(struct rig *r)
{
	static char text[ZCC_CONFIG_MAX];
	char conf[PATH_MAX];
	struct fault f;
	rig_set(r, "line_low_calls", LOW_CALLS);
	for (unsigned u = 2; u <= 5; u++) {
		char again[] = "retriage_uN_s";
		again[sizeof "retriage_u" - 1] = (char)('0' + u);
		rig_set(r, again, RETRIAGE_S);
	}
	text_copy(conf, sizeof conf, r->site.conf);
	FILE *file = fopen(conf, "r");
	size_t len = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
	text[len] = '\0';
	char *at = strstr(text, "demo = true");
	if (file == NULL || fclose(file) != 0 || at == NULL)
		rig_fail("%s is no demo site", conf);
	file = fopen(conf, "w");
	if (file == NULL || fprintf(file, "%.*sdemo = false;\n\tlock_after_s = 0%s", (int)(at - text), text,
	    at + strlen("demo = true")) < 0 || fclose(file) != 0)
		rig_fail("%s cannot be written", conf);
	site_free(&r->site);
	if (site_open(conf, &r->site, &f) != ZCC_OK)
		rig_fail("%s", f.text);
}

static void
prepare(struct evening *e)
{
	hub_starts(e);
	for (unsigned i = 0; i < PEOPLE; i++)
		add(&e->room.rig, &people[i]);
	revoke_demo(&e->room.rig);
	e->room.is_hub_up = false;
	rig_stop(&e->room.rig);
	make_real(&e->room.rig);
	hub_starts(e);
	room_meet(&e->room, "intake");
}

/* All answers of this moment, as long as a hub is there to give them. */
static void
settle(struct evening *e)
{
	int64_t left_us = ANSWER_US;
	do {
		room_look(&e->room);
		while (phones_hear(e->phones) || staff_hear(e->staff))
			left_us = ANSWER_US;
	} while (e->room.is_hub_up && phones_under_way(e->phones) + staff_under_way(e->staff) > 0 &&
	    !room_wait(&left_us));
	room_look(&e->room);
}

static int64_t
earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void
go_on(struct evening *e)
{
	struct room *r = &e->room;
	int64_t second = r->now_ms - r->now_ms % SECOND + SECOND;
	int64_t to = earlier(second, earlier(phones_wake_ms(e->phones), staff_wake_ms(e->staff)));
	room_go(r, to > r->now_ms + STEP_MS ? to : earlier(second, r->now_ms + STEP_MS));
	if (!r->is_hub_up && r->now_ms >= e->up_ms)
		hub_starts(e);
	play(e);
	if (e->is_holder_to_go)
		e->is_holder_to_go = !staff_lose_holder(e->staff, r->now_ms + HOLDER_AWAY_MS);
	be_wild(e);
	phones_step(e->phones);
	staff_step(e->staff);
	if (e->is_to_die)
		hub_dies(e);
	settle(e);
}

static void
print_sum(const struct evening *e)
{
	struct phones_count p = phones_count(e->phones);
	struct staff_count s = staff_count(e->staff);
	printf("sum {\"rang\":%u,\"referred\":%u,\"left\":%u,\"again\":%u,\"anonymous\":%u,\"dropped\":%u,",
	    p.rang, p.referred, p.left, p.again, p.anonymous, p.dropped);
	printf("\"deployed\":%u,", s.deployed);
	printf("\"answered\":%u,\"closed\":%u,\"held\":%u,\"second\":%u,\"dialled\":%u,\"rav\":%u,",
	    s.answered, s.closed, s.held, s.second, s.dialled, s.rav);
	printf("\"accepted\":%u,\"transferred\":%u,\"taken_over\":%u,\"paused\":%u,\"checked\":%u,\"authorised\":%u,",
	    s.accepted, s.transferred, s.taken_over, s.paused, s.checked, s.authorised);
	printf("\"declined\":%u,\"told\":%u,\"struck\":%u,\"pressed\":%u,", s.declined, s.told, s.struck,
	    s.pressed);
	printf("\"promised\":%u,\"handed_over\":%u,\"not_taken_over\":%u,\"withdrawn\":%u,", s.promised,
	    s.handed_over, s.not_taken_over, s.withdrawn);
	printf("\"triaged\":%u,\"judged\":%u,\"paper\":%u,\"entered\":%u,\"ran_ahead\":%u,", s.triaged,
	    s.judged, p.paper, s.entered, s.ran_ahead);
	printf("\"overstepped\":%u,\"lost\":%u,\"refused\":%u}\n", s.overstepped, s.lost, s.refused);
}

int
main(int argc, char **argv)
{
	static struct evening e;
	int64_t minutes, day, seed;
	struct fault f;
	if (argc < 9 || !text_to_i64(argv[5], 10, 24 * 60, &minutes) ||
	    !text_to_i64(argv[6], 0, 1000, &day) || !text_to_i64(argv[7], 0, INT64_MAX, &seed)) {
		fputs("usage: evening CSV MAP FIGURES CALLERS MINUTES DAY SEED calm|wild [aloud]\n", stderr);
		return 64;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (seal_init(&f) != ZCC_OK)
		rig_fail("%s", f.text);
	room_open(&e.room, argv[3], argv[4], (uint64_t)seed);
	e.is_wild = strcmp(argv[8], "wild") == 0;
	e.room.is_told = argc > 9;
	prepare(&e);
	printf("site %s\n", e.room.rig.site.dir);
	struct local_time t = clock_local(room_wall_ms(&e.room));
	int64_t place = ((day * 24 + t.hour) * 60 + t.minute) * MINUTE;
	e.from_ms = e.room.now_ms;
	e.to_ms = e.from_ms + minutes * MINUTE;
	e.phones = phones_new(&e.room, argv[1], argv[2], place, place + minutes * MINUTE);
	e.staff = staff_new(&e.room, e.phones, people, PLAYED, e.from_ms, e.to_ms);
	while (e.done < sizeof programme / sizeof programme[0])
		go_on(&e);
	print_sum(&e);
	staff_free(e.staff);
	phones_free(e.phones);
	rig_stop(&e.room.rig);
	room_close(&e.room);
	sock_end();
	return 0;
}
