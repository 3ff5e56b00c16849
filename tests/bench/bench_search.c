/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bench_search [cases=N] - P13: finding cases by what their dossiers hold, among 10,000.
 *
 * Each case is a call that came in, with a name, a BSN or a phone number and an address.  Asked is by
 * part of a name that few, many or none have, and by each of the others; to the answer in hand, p99.
 * Beside it, in the same rounds, a claim and a release, which flush like a search and look at nothing.
 * And how long after a start it takes until every name is found again.
 */
#include "shared/base/text.h"
#include "shared/care/find.h"
#include "shared/edge/client.h"
#include "tests/bench/figure.h"
#include "tests/bench/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ASKS = 200, ANSWER_MS = 30000, READY_MS = 60000 };

static struct rig rig;
static struct client *asker;

static const char *const first[] = {"Anna", "Bram", "Cornelis", "Dirkje", "Eva", "Floor", "Gerrit",
    "Hanneke", "Ibrahim", "Jan", "Katrien", "Lieve", "Mohamed", "Neeltje", "Özlem", "Pieter"};
static const char *const middle[] = {"", "de ", "van ", "van den ", "van der ", "ter ", "'t ", ""};
static const char *const last[] = {"Jansen", "Vries", "Berg", "Bakker", "Dijk", "Visser", "Smit",
    "Meijer", "Boer", "Mulder", "Groot", "Bos", "Vos", "Peters", "Hendriks", "Leeuwen", "Dekker",
    "Brouwer", "Wit", "Dijkstra", "Smits", "Graaf", "Meer", "Linden", "Kok", "Jacobs", "Haan",
    "Vermeulen", "Heuvel", "Veen", "Broek", "Yılmaz"};
#define NUM(a) (sizeof(a) / sizeof(a)[0])

static void
name_of(unsigned i, char *out, size_t size)
{
	snprintf(out, size, "%s %s%s%s%s", first[i % NUM(first)], middle[i / 16 % NUM(middle)],
	    last[i / 128 % NUM(last)], i % 3 == 0 ? "-" : "", i % 3 == 0 ? last[i / 7 % NUM(last)] : "");
}

static void
fill(unsigned cases)
{
	struct wire_answer got;
	for (unsigned i = 0; i < cases; i++) {
		struct ask a;
		ask_init(&a, VERB_INTAKE);
		a.board.line = LINE_REGULIER;
		a.has_dossier = true;
		name_of(i, a.dossier.name, sizeof a.dossier.name);
		snprintf(a.dossier.phone, sizeof a.dossier.phone, "06%08u", i);
		snprintf(a.dossier.address, sizeof a.dossier.address, "Straat %u, %u%c%c", 1 + i % 200,
		    1000 + i / 8, 'A' + i % 20, 'B');
		rig_ask(asker, &a, ANSWER_MS, &got);
	}
}

/* The answers' p99 in ms, and how many cases the last one had. */
static double
search(const char *what, const char *query, unsigned *found)
{
	static double ms[ASKS];
	struct wire_answer got;
	struct fault f = {0};
	uint8_t *plain = NULL;
	size_t len = 0, at = 0;
	struct wire_search head;
	struct wire_found row;
	for (int i = 0; i < ASKS; i++) {
		struct ask a;
		ask_init(&a, VERB_SEARCH);
		a.has_dossier = true;
		snprintf(a.board.kind, sizeof a.board.kind, "%s", what);
		snprintf(a.dossier.query, sizeof a.dossier.query, "%s", query);
		double begin = figure_now_us();
		rig_ask(asker, &a, ANSWER_MS, &got);
		ms[i] = (figure_now_us() - begin) / 1e3;
	}
	*found = 0;
	if (client_unbox(asker, &got, &plain, &len, &f) != ZCC_OK ||
	    wire_decode_search(plain, len, &at, &head) != ZCC_OK)
		rig_fail("no answer to a search");
	while (wire_decode_found(plain, len, &at, &row) == ZCC_OK)
		(*found)++;
	free(plain);
	return figure_part(ms, ASKS, 0.99);
}

static double
claim_and_release(void)
{
	static double ms[ASKS];
	struct wire_answer got;
	for (int i = 0; i < ASKS; i++) {
		struct ask a;
		ask_init(&a, i % 2 == 0 ? VERB_NEXT : VERB_RELEASE);
		if (i % 2 == 1) {
			a.row = got.row;
			a.version = got.version;
		}
		double begin = figure_now_us();
		rig_ask(asker, &a, ANSWER_MS, &got);
		ms[i] = (figure_now_us() - begin) / 1e3;
	}
	return figure_part(ms, ASKS, 0.99);
}

static const struct query {
	const char *what, *query, *says;
} queries[] = {
    {"name", "vermeul", "P13 part of a name that many have, p99"},
    {"name", "ozlem der yil", "P13 three parts of a name that few have, p99"},
    {"name", "xqwz", "P13 a name that nobody has, p99"},
    {"name", "en", "P13 two letters, p99"},
    {"phone", "06-00001234", "P13 phone, p99"},
    {"address", "1100 AB 1", "P13 postcode and number, p99"},
    {"case", "1234", "P13 case number, p99"},
};

static double
until_all_names(void)
{
	double begin = figure_now_us();
	struct wire_search head = {.from = 2};
	while (head.from > 1) {
		struct ask a;
		struct wire_answer got;
		struct fault f = {0};
		uint8_t *plain = NULL;
		size_t len = 0, at = 0;
		ask_init(&a, VERB_SEARCH);
		a.has_dossier = true;
		snprintf(a.dossier.query, sizeof a.dossier.query, "xqwz");
		rig_ask(asker, &a, ANSWER_MS, &got);
		if (client_unbox(asker, &got, &plain, &len, &f) != ZCC_OK ||
		    wire_decode_search(plain, len, &at, &head) != ZCC_OK)
			rig_fail("no answer to a search");
		free(plain);
		if (figure_now_us() - begin > READY_MS * 1e3)
			rig_fail("the names are not read after %d ms", READY_MS);
	}
	return (figure_now_us() - begin) / 1e3;
}

static void
open_asker(void)
{
	struct fault f = {0};
	client_close(&asker);
	if (client_open(&rig.site, "demo", NULL, NULL, &asker, &f) != ZCC_OK)
		rig_fail("%s", f.text);
}

static void
start(void)
{
	rig_start(&rig);
	if (!rig_is_ready(&rig, READY_MS))
		rig_fail("the hub is not ready after %d ms", READY_MS);
	open_asker();
}

int
main(int argc, char **argv)
{
	static double ms[NUM(queries)][ROUNDS], base[ROUNDS], again[ROUNDS];
	unsigned found[NUM(queries)];
	int64_t cases = 10000;
	if (argc > 2 || (argc == 2 && (strncmp(argv[1], "cases=", 6) != 0 ||
					  !text_to_i64(argv[1] + 6, 2000, 60000, &cases)))) {
		fprintf(stderr, "usage: bench_search [cases=N]\n");
		return 64;
	}
	rig_open(&rig);
	start();
	fill((unsigned)cases);
	for (int round = 0; round < ROUNDS; round++) {
		base[round] = claim_and_release();
		for (size_t q = 0; q < NUM(queries); q++)
			ms[q][round] = search(queries[q].what, queries[q].query, &found[q]);
	}
	for (int round = 0; round < ROUNDS; round++) {
		rig_stop(&rig);
		start();
		again[round] = until_all_names();
	}
	for (size_t q = 0; q < NUM(queries); q++) {
		figure_most(queries[q].says, ms[q], "ms", 50);
		printf("    cases listed: %u\n", found[q]);
	}
	figure_plain("P13 beside it a claim or a release, p99", base, "ms");
	figure_plain("P13 from ready until every name is found", again, "ms");
	client_close(&asker);
	rig_close(&rig);
	return figure_end();
}
