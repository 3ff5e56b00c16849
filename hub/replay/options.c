/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/replay/options.h"

#include "hub/replay/operators.h"
#include "hub/replay/plan.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/ask.h"

#include <stdio.h>
#include <string.h>

const char options_help[] =
    "usage: zcc-replay [-c FILE] [--as OPERATOR] --calls FILE.csv --map FILE.conf [options]\n"
    "       zcc-replay [-c FILE] [--as OPERATOR] --capacity FILE.csv --map FILE.conf [options]\n"
    "\n"
    "Feeds calls and capacity from CSV files into the hub, as signed commands.\n"
    "\n"
    "  -c FILE                 configuration of the site\n"
    "  --as OPERATOR           whose key signs what is fed\n"
    "  --calls FILE --map FILE calls, and how to read them\n"
    "  --capacity FILE --map FILE\n"
    "                          capacity, and how to read it\n"
    "  --speed N|max           N times as fast as it was (default 1)\n"
    "  --limit CALLS           stop after so many calls\n"
    "  --repeat N              the whole file of calls N times\n"
    "  --operators N           simulated operators who take and close calls (default 0)\n"
    "  --operator-names A,B    whose keys they use (default demo)\n"
    "  --figures FILE          how long they talk and callers wait\n"
    "  --hang-up               some callers hang up before they are answered\n"
    "  --seed N                repeat the same chance\n"
    "  --give-up S             seconds without a hub before giving up (default 30)\n"
    "  --json                  the summary as JSON\n"
    "  --quiet                 no progress and no summary\n"
    "  --help, --version\n"
    "\n"
    "zcc-replay(1) describes the map files.\n";

enum kind { FLAG, TEXT, NUMBER, SPEED, NAMES, MAP };

struct option_row {
	const char *name;
	enum kind kind;
	size_t at;       /* of its field in struct options */
	int64_t lo, hi;  /* NUMBER */
};

#define AT(field) offsetof(struct options, field)
/* Numbers are read into these first: their fields have different widths. */
enum number { N_LIMIT, N_REPEAT, N_OPERATORS, N_SEED, N_GIVE_UP, N_NUM };

static const struct option_row rows[] = {
    {"-c", TEXT, AT(conf), 0, 0},
    {"--as", TEXT, AT(as), 0, 0},
    {"--calls", TEXT, AT(calls), 0, 0},
    {"--capacity", TEXT, AT(capacity), 0, 0},
    {"--map", MAP, 0, 0, 0},
    {"--speed", SPEED, 0, 0, 0},
    {"--limit", NUMBER, N_LIMIT, 1, INT64_MAX},
    {"--repeat", NUMBER, N_REPEAT, 1, 10000},
    {"--operators", NUMBER, N_OPERATORS, 0, OPERATORS_MAX},
    {"--operator-names", NAMES, 0, 0, 0},
    {"--figures", TEXT, AT(figures), 0, 0},
    {"--hang-up", FLAG, AT(hang_up), 0, 0},
    {"--seed", NUMBER, N_SEED, 0, INT64_MAX},
    {"--give-up", NUMBER, N_GIVE_UP, 0, 86400},
    {"--json", FLAG, AT(json), 0, 0},
    {"--quiet", FLAG, AT(quiet), 0, 0},
    {"--help", FLAG, AT(help), 0, 0},
    {"--version", FLAG, AT(version), 0, 0},
};

struct parsing {
	struct options *o;
	const char **map_of; /* of the file named last; the next --map belongs to it */
	int64_t number[N_NUM];
	struct fault *f;
};

static const struct option_row *
row_of(const char *name)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	return NULL;
}

static int
take_names(struct options *o, const char *value, struct fault *f)
{
	o->names_num = 0;
	for (const char *at = value;; at++) {
		size_t len = strcspn(at, ",");

		if (o->names_num == OPTIONS_NAMES_MAX)
			return fault_set(f, ZCC_E_USAGE, 0,
			    "--operator-names takes at most %d names", OPTIONS_NAMES_MAX);
		char *name = o->names[o->names_num];
		snprintf(name, sizeof o->names[0], "%.*s", (int)(len < 32 ? len : 0), at);
		if (!name_is_valid(name, sizeof o->names[0]))
			return fault_set(f, ZCC_E_USAGE, 0,
			    "--operator-names takes names of operators with commas between them");
		o->names_num++;
		at += len;
		if (*at == '\0')
			return ZCC_OK;
	}
}

static int
take_value(struct parsing *p, const struct option_row *r, const char *value)
{
	char *field = (char *)p->o + r->at;
	char shown[64];

	text_escape(shown, sizeof shown, value, strlen(value));
	switch (r->kind) {
	case TEXT:
		*(const char **)(void *)field = value;
		if (r->at == AT(calls))
			p->map_of = &p->o->calls_map;
		else if (r->at == AT(capacity))
			p->map_of = &p->o->capacity_map;
		break;
	case MAP:
		if (p->map_of == NULL)
			return fault_set(p->f, ZCC_E_USAGE, 0,
			    "--map %s must follow the --calls or --capacity it belongs to", shown);
		*p->map_of = value;
		break;
	case NUMBER:
		if (!text_to_i64(value, r->lo, r->hi, &p->number[r->at]))
			return fault_set(p->f, ZCC_E_USAGE, 0,
			    "%s takes a number from %lld to %lld, not \"%s\"", r->name,
			    (long long)r->lo, (long long)r->hi, shown);
		break;
	case SPEED:
		if (!plan_speed_parse(value, &p->o->speed_milli))
			return fault_set(p->f, ZCC_E_USAGE, 0,
			    "--speed takes \"max\" or a number from 0.1 to 1000000, not "
			    "\"%s\"", shown);
		break;
	case NAMES:
		return take_names(p->o, value, p->f);
	case FLAG:
		break;
	}
	return ZCC_OK;
}

static int
check_whole(const struct options *o, struct fault *f)
{
	if (o->help || o->version)
		return ZCC_OK;
	if (o->calls == NULL && o->capacity == NULL)
		return fault_set(f, ZCC_E_USAGE, 0, "--calls FILE.csv is missing");
	if (o->calls != NULL && o->calls_map == NULL)
		return fault_set(f, ZCC_E_USAGE, 0, "--calls needs --map FILE.conf after it");
	if (o->capacity != NULL && o->capacity_map == NULL)
		return fault_set(f, ZCC_E_USAGE, 0, "--capacity needs --map FILE.conf after it");
	return ZCC_OK;
}

static void
take_numbers(struct options *o, const int64_t number[N_NUM])
{
	if (number[N_LIMIT] > 0)
		o->limit = (uint64_t)number[N_LIMIT];
	o->repeat = (unsigned)number[N_REPEAT];
	o->operators = (unsigned)number[N_OPERATORS];
	o->has_seed = number[N_SEED] >= 0;
	o->seed = o->has_seed ? (uint64_t)number[N_SEED] : 0;
	o->give_up_ms = number[N_GIVE_UP] * 1000;
}

int
options_parse(int argc, char *const argv[], struct options *out, struct fault *f)
{
	struct parsing p = {.o = out, .f = f, .number = {0, 1, 0, -1, 30}};

	*out = (struct options){.speed_milli = 1000, .limit = UINT64_MAX, .names_num = 1};
	snprintf(out->names[0], sizeof out->names[0], "demo");
	for (int i = 1; i < argc; i++) {
		const struct option_row *r = row_of(argv[i]);
		char shown[64];

		text_escape(shown, sizeof shown, argv[i], strlen(argv[i]));
		if (r == NULL)
			return fault_set(f, ZCC_E_USAGE, 0, "there is no option %s", shown);
		if (r->kind == FLAG) {
			*((bool *)(void *)((char *)out + r->at)) = true;
			continue;
		}
		if (i + 1 == argc)
			return fault_set(f, ZCC_E_USAGE, 0, "%s needs a value", shown);
		int rc = take_value(&p, r, argv[++i]);
		if (rc != ZCC_OK)
			return rc;
	}
	take_numbers(out, p.number);
	return check_whole(out, f);
}
